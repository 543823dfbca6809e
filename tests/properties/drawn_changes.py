"""What happens to a folder afterwards: less consent of one kind or another, or a secretary's work before the next run."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from drawn_casebooks import Folder, id_of
from drawn_choices import TURNING, Choices, on
from drawn_consents import CHANGES
from drawn_people import Family
from invented_names import UNITS, Written, employee

BEFORE_EVERYTHING = on(-80)
"""No document is dated so early."""


def copied(folder: Folder) -> Folder:
    return replace(folder, files=tuple(copy.deepcopy(folder.files)))


def _consents(folder: Folder) -> list[tuple[Written, Written]]:
    """Every consent of the folder with its file."""
    return [(case, one) for case in folder.about_persons() for one in case.get("samtykker", [])]


# --- less consent --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Less:
    """The same folder with one thing less consented to; `what` says which, in words."""

    folder: Folder
    what: str


def less(c: Choices, folder: Folder) -> Less | None:
    """One step less, None when there is no consent to lessen."""
    after = copied(folder)
    found = _consents(after)
    if not found:
        return None
    case, one = c.pick(found)
    ways = [way for way, is_possible in WAYS if is_possible(case, one)]
    way = c.pick(ways)
    said = way(c, case, one)
    return Less(after, f"{id_of(case)} {one['id']}: {said}")


def _no_more_of_it(c: Choices, case: Written, one: Written) -> str:
    case["samtykker"] = [other for other in case["samtykker"] if other is not one]
    return "removed"


def _is_alone(case: Written, one: Written) -> bool:
    """Taking a consent away gives nobody more when it says no to nothing: it holds no withdrawal, and there is no other for
    its purposes that it could speak against (ADR 0004)."""
    others = [other for other in case["samtykker"] if other is not one and set(other["gjelder"]) & set(one["gjelder"])]
    return not one.get("trukket") and not others


def _nothing_left(c: Choices, case: Written, one: Written) -> str:
    case["samtykker"] = []
    return "all consents removed"


def _unit_removed(c: Choices, case: Written, one: Written) -> str:
    line = one["instanser"].pop(c.below(len(one["instanser"])))
    return f"{line['enhet']} not listed"


def _unit_refused(c: Choices, case: Written, one: Written) -> str:
    unit = _some_unit(c, one)
    one["unntatt"] = [*one.get("unntatt", []), unit]
    return f"{unit} refused"


def _unit_refused_by_one(c: Choices, case: Written, one: Written) -> str:
    line, unit = c.pick(one["signert"]), _some_unit(c, one)
    line["unntatt"] = [*line.get("unntatt", []), unit]
    return f"{unit} refused by {line['rolle']}"


def _some_unit(c: Choices, one: Written) -> str:
    return c.pick([line["enhet"] for line in one["instanser"]] or list(UNITS))


def _withdrawn(c: Choices, case: Written, one: Written) -> str:
    units = [line["enhet"] for line in one["instanser"]]
    one["trukket"] = {"dato": on(c.pick(TURNING)), "enheter": "alle" if c.chance(60) or not units else c.some(units, 2, 1)}
    return f"withdrawn {one['trukket']}"


def _signature_lacking(c: Choices, case: Written, one: Written) -> str:
    line = c.pick(one["signert"])
    line["dato"] = ""
    return f"{line['rolle']} has not signed on the line"


def _signature_oral(c: Choices, case: Written, one: Written) -> str:
    line = c.pick(one["signert"])
    line["måte"] = "muntlig"
    line.pop("journalnotat", None)
    return f"{line['rolle']} has signed by word of mouth, without a note"


def _line_removed(c: Choices, case: Written, one: Written) -> str:
    line = c.pick([line for line in one["signert"] if not line.get("unntatt")])
    one["signert"] = [other for other in one["signert"] if other is not line]
    return f"line of {line['rolle']} removed"


def _has_plain_line(case: Written, one: Written) -> bool:
    """The whole line may go when no no stands on it and the form was gone through all the same (ADR 0004)."""
    day = (one.get("gjennomgått") or {}).get("dato") or ""
    return "" < day <= BEFORE_EVERYTHING and any(not line.get("unntatt") for line in one["signert"])


def _ends_earlier(c: Choices, case: Written, one: Written) -> str:
    one["gyldig_til"] = min(on(c.pick(TURNING)), one.get("gyldig_til") or "9999-01-01")
    return f"ends {one['gyldig_til']}"


def _begins_later(c: Choices, case: Written, one: Written) -> str:
    one["gyldig_fra"] = max(on(c.pick(TURNING)), one.get("gyldig_fra") or "0001-01-01")
    return f"begins {one['gyldig_fra']}"


def _unit_ends_earlier(c: Choices, case: Written, one: Written) -> str:
    line = c.pick(one["instanser"])
    line["til"] = min(on(c.pick(TURNING)), line.get("til") or "9999-01-01")
    return f"{line['enhet']} until {line['til']}"


def _persons_removed(c: Choices, case: Written, one: Written) -> str:
    one["personer"] = []
    return "names nobody"


def _always(case: Written, one: Written) -> bool:
    return True


def _has_units(case: Written, one: Written) -> bool:
    return bool(one["instanser"])


def _has_lines(case: Written, one: Written) -> bool:
    return bool(one["signert"])


def _not_withdrawn(case: Written, one: Written) -> bool:
    return not one.get("trukket")


Way = Callable[[Choices, Written, Written], str]
WAYS: tuple[tuple[Way, Callable[[Written, Written], bool]], ...] = (
    (_no_more_of_it, _is_alone),
    (_nothing_left, _always),
    (_unit_removed, _has_units),
    (_unit_removed, _has_units),
    (_unit_refused, _always),
    (_unit_refused_by_one, _has_lines),
    (_withdrawn, _not_withdrawn),
    (_withdrawn, _not_withdrawn),
    (_signature_lacking, _has_lines),
    (_signature_oral, _has_lines),
    (_line_removed, _has_plain_line),
    (_ends_earlier, _always),
    (_begins_later, _always),
    (_unit_ends_earlier, _has_units),
    (_persons_removed, _always),
)


# --- consent that holds no more, for minutes that must be archived all the same ------------------------------------


def without_any_consent(folder: Folder) -> Iterator[Folder]:
    """The folder with consents gone, withdrawn, unsigned, and run out."""
    for spoil in (_gone, _all_withdrawn, _all_unsigned, _all_run_out):
        after = copied(folder)
        for case in after.about_persons():
            spoil(case)
        yield after


def _gone(case: Written) -> None:
    case["samtykker"] = []


def _all_withdrawn(case: Written) -> None:
    for one in case["samtykker"]:
        one["trukket"] = {"dato": on(-89), "enheter": "alle"}


def _all_unsigned(case: Written) -> None:
    for one in case["samtykker"]:
        one["signert"], one["gjennomgått"] = [], {}


def _all_run_out(case: Written) -> None:
    for one in case["samtykker"]:
        one["gyldig_til"] = on(-88)


# --- a secretary's work before the next run ------------------------------------------------------------------------


def later(c: Choices, folder: Folder) -> Folder:
    """The folder as it is at the next run: a few things have happened since."""
    after = copied(folder)
    files = [*after.files]
    for _ in range(c.pick((1, 1, 2, 3))):
        c.pick(HAPPENINGS)(c, files)
    run = folder.i_dag + dt.timedelta(days=c.pick((0, 1, 1, 3, 14, 30, 90, 400)))
    return Folder(tuple(files), run)


def _cases(files: list[Written]) -> list[Written]:
    return [one for one in files if one["type"] in ("sak", "ansvarsgruppe") and one["bruker"].get("navn")]


def _meetings(files: list[Written]) -> list[Written]:
    return [one for one in files if one["type"] == "møte"]


def consent_changes(c: Choices, files: list[Written]) -> None:
    case = c.pick(_cases(files) or [{}])
    if case and case["samtykker"]:
        one = c.pick(case["samtykker"])
        people = Family(case["bruker"], case["foresatte"], case["representanter"])
        c.pick(CHANGES)(c, one, people, [line["enhet"] for line in one["instanser"]] or ["bup"])


def is_sent(c: Choices, files: list[Written]) -> None:
    blocks = [one[name] for one in _meetings(files) for name in ("innkalling", "referat", "avlyst") if one.get(name)]
    if blocks:
        c.pick(blocks)["sendt"] = "ja"


def content_changes(c: Choices, files: list[Written]) -> None:
    for one in _meetings(files):
        if c.chance(50):
            one["sted"] = "Et annet rom"


def meeting_moves(c: Choices, files: list[Written]) -> None:
    one = c.pick(_meetings(files) or [{}])
    if one and one["dato"] != "2026-02-31":
        one["dato"] = (dt.date.fromisoformat(one["dato"]) + dt.timedelta(days=7)).isoformat()


def meeting_is_cancelled(c: Choices, files: list[Written]) -> None:
    planned = [one for one in _meetings(files) if one["status"] == "planlagt" and one["møtetype"] != "ressursteam"]
    if planned:
        one = c.pick(planned)
        group = next((g for g in files if g.get("gruppenummer") == one.get("ansvarsgruppe")), {})
        by = group.get("koordinator", {}).get("navn", employee("skolen", 0))
        one |= {"status": "avlyst", "avlyst": {"dato": on(c.pick((-1, 5, 12))), "av": by}}


def member_leaves(c: Choices, files: list[Written]) -> None:
    group = c.pick([one for one in files if one["type"] == "ansvarsgruppe"] or [{}])
    if group and len(group["medlemmer"]) > 1:
        group["medlemmer"].pop(c.below(len(group["medlemmer"])))


def address_is_blocked(c: Choices, files: list[Written]) -> None:
    for case in _cases(files):
        for one in (case["bruker"], *case["foresatte"]):
            if c.chance(25):
                one["adressesperre"] = "fortrolig"
                for name in ("adresse", "telefon", "e_post"):
                    one.pop(name, None)


def copy_is_blocked(c: Choices, files: list[Written]) -> None:
    people = [one for case in _cases(files) for one in (*case["foresatte"], *case["representanter"])]
    if people:
        c.pick(people)["kopi_sperret"] = "hvisket"


def file_is_gone(c: Choices, files: list[Written]) -> None:
    case = c.pick(_cases(files) or [{}])
    if case and case["type"] == "sak" and not any(case["saksnummer"] in str(one.get("sak")) for one in _meetings(files)):
        files[:] = [one for one in files if one is not case]
        for one in _meetings(files):
            if "saker" in one:
                one["saker"] = [number for number in one["saker"] if number != case["saksnummer"]]


Happening = Callable[[Choices, list[Written]], None]
HAPPENINGS: tuple[Happening, ...] = (
    consent_changes, consent_changes, consent_changes, consent_changes, is_sent, content_changes, meeting_moves,
    meeting_is_cancelled, member_leaves, address_is_blocked, copy_is_blocked, file_is_gone,
)  # fmt: skip
