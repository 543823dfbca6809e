"""The whole table of a public evaluation, with every bound that a reader has: no hidden count has one answer."""

from __future__ import annotations

from itertools import product

from docgen.documents.evaluation import BEFORE, DISCUSSED, NEW, ONWARD, _Counted

WAYS = tuple(ONWARD.values())


def facts(new: int, before: int, ways: tuple[int, ...]) -> dict[str, int]:
    return {DISCUSSED: new + before, NEW: new, BEFORE: before, **dict(zip(WAYS, ways, strict=True))}


def printed(table: dict[str, int]) -> tuple[int | None, ...]:
    gone = _counted(table).to_hide()
    return tuple(None if ("fakta", name) in gone else number for name, number in table.items())


def _counted(table: dict[str, int]) -> _Counted:
    return _Counted({"Saker meldt": 0, "Tiltak foreslått": 0, **_no_choices(), **table}, {}, ())


def _no_choices() -> dict[str, int]:
    return {"Tiltak brukeren takket ja til": 0, "Tiltak brukeren takket nei til": 0, "Tiltak som ikke er avklart": 0}


def test_a_case_goes_one_way_at_most_and_still_no_way_can_be_worked_out() -> None:
    most = 9
    tables = [
        facts(new, before, ways)
        for new, before in product(range(most + 1), repeat=2)
        if new + before <= most
        for ways in product(range(new + before + 1), repeat=3)
        if sum(ways) <= new + before
    ]
    behind: dict[tuple[int | None, ...], list[dict[str, int]]] = {}
    for table in tables:
        behind.setdefault(printed(table), []).append(table)
    for told, could_be in behind.items():
        for place, name in enumerate(could_be[0]):
            if told[place] is None:
                assert len({table[name] for table in could_be}) >= 2, (name, told, could_be[:3])
