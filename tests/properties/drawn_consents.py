"""Consents as they come to be: one that is in order, then a few things that went otherwise.

What is thrown together by chance would hardly ever cover anybody; so a consent begins as the one that its people and its
date ask for, and is then changed in none, one or a few places.
"""

from __future__ import annotations

from collections.abc import Callable

from drawn_choices import DAY, TURNING, Choices, on
from drawn_people import Family, said
from invented_names import Written, employee, prose


def consents(c: Choices, family: Family, word: str, units: list[str], purposes: tuple[str, ...]) -> list[Written]:
    """The consents of one file, the older above. `units` are those the file's papers would go to."""
    count = c.pick((1,) * 8 + (2, 2, 2, 3, 0))
    return [_consent(c, family, word, units, purposes, number) for number in range(count)]


def _consent(c: Choices, family: Family, word: str, units: list[str], purposes: tuple[str, ...], number: int) -> Written:
    given = on(c.pick((-90, -90, -120, -200, -300)) + 10 * number)
    one: Written = {
        "id": f"s{number + 1}",
        "gjelder": list(purposes),
        "formål": prose(word, number),
        "instanser": [{"enhet": unit, "opplysninger": "skole og hverdag"} for unit in units if not c.chance(8)],
        "gjennomgått": {"dato": given, "av": employee("helsestasjon", number)},
        "signert": _signatures(c, family, given),
        "gyldig_fra": given,
        "gyldig_til": c.pick((on(300),) * 8 + (on(20), on(2), on(-5), "")),
        "notat": f"Hvisket om {word}.",
    }
    if c.chance(60):
        one["barnet_hørt"] = {"dato": given, "av": employee("skolen", 0), "mening": prose(word, number + 3)}
    if c.chance(35):
        one["personer"] = c.some(family.names()[1:], most=2)
    if c.chance(12):
        withdrawn(c, one, family, units)
    for _ in range(c.pick((0, 0, 0, 0, 0, 0, 1, 1, 2, 3))):
        c.pick(CHANGES)(c, one, family, units)
    return one


def _signatures(c: Choices, family: Family, given: str) -> list[Written]:
    """Those whose signatures the person's age asks for in the middle of it all."""
    age = family.age(DAY)
    lines = []
    if age >= 16 or c.chance(15):
        lines.append(_line(said(c, family.bruker["navn"]), "bruker", given))
    if family.bruker.get("omsorg") == "barneverntjenesten":
        lines.append(_line(employee("barnevern", 0), "barneverntjenesten", given))
    elif age < 16 or (age < 18 and c.chance(60)):
        parents = [one for one in family.foresatte if one["foreldreansvar"] != "nei"]
        lines += [_line(said(c, one["navn"]), "foresatt", given) for one in parents]
    verge = family.bruker.get("verge")
    if verge and age >= 18 and c.chance(40):
        lines.append(_line(verge["navn"], "verge", given))
    return lines


def _line(name: str, role: str, day: str) -> Written:
    return {"navn": name, "rolle": role, "dato": day}


# --- what went otherwise -------------------------------------------------------------------------------------------

Change = Callable[[Choices, Written, Family, list[str]], None]


def _day(c: Choices) -> str:
    return on(c.pick(TURNING))


def withdrawn(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    one["trukket"] = {"dato": _day(c), "av": family.bruker["navn"], "enheter": c.pick(("alle", "alle", "noen"))}
    if one["trukket"]["enheter"] == "noen":
        one["trukket"]["enheter"] = c.some(units, most=2, least=1)


def refused(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    one["unntatt"] = c.some(units, most=2, least=1)


def refused_by_one(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    if one["signert"]:
        line = c.pick(one["signert"])
        line["unntatt"] = c.some(units, most=2, least=1)
        if c.chance(30):
            line["dato"] = ""


def not_gone_through(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    one["gjennomgått"] = c.pick(({}, {"dato": _day(c), "av": employee("skolen", 1)}))


def unsigned(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    one["signert"] = []


def line_missing(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    if one["signert"]:
        one["signert"].pop(c.below(len(one["signert"])))


def line_changed(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    if one["signert"]:
        way: Written = c.pick(
            ({"dato": ""}, {"dato": "?"}, {"måte": "muntlig"}, {"måte": "muntlig", "journalnotat": "2026/88"}, {"dato": "?"}),
        )
        c.pick(one["signert"]).update({key: _day(c) if value == "?" else value for key, value in way.items()})


def line_more(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    people = [(family.bruker["navn"], "bruker"), *((f["navn"], "foresatt") for f in family.foresatte)]
    people += [(r["navn"], r["type"]) for r in family.representanter]
    people += [(family.bruker["verge"]["navn"], "verge")] if "verge" in family.bruker else []
    name, role = c.pick(people)
    one["signert"].append(_line(said(c, name), role, _day(c)))


def unit_period(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    if one["instanser"]:
        c.pick(one["instanser"])[c.pick(("til", "fra"))] = _day(c)


def fewer_units(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    one["instanser"] = c.some(one["instanser"], most=2)


def validity(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    one[c.pick(("gyldig_til", "gyldig_fra"))] = _day(c)


def one_purpose(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    one["gjelder"] = [c.pick(one["gjelder"])]


def supplement(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    one["tillegg"] = "ja"


def exception(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    rule = c.pick(("SA-06", "SA-07", "SA-12"))
    one["unntak"] = {"regel": rule, "grunn": "Hvisket grunn.", "av": employee("helsestasjon", 0), "dato": _day(c)}
    if rule == "SA-12" and c.chance(60):
        names = family.names()[1:] or [employee("skolen", 0)]
        one["signert"].append(_line(c.pick(names), "pårørende", one["gyldig_fra"] or on(-90)))


def persons(c: Choices, one: Written, family: Family, units: list[str]) -> None:
    one["personer"] = c.some(family.names()[1:], most=3)


CHANGES: tuple[Change, ...] = (
    withdrawn, withdrawn, refused, refused_by_one, refused_by_one, not_gone_through, unsigned, line_missing,
    line_changed, line_changed, line_more, unit_period, fewer_units, validity, one_purpose, supplement, exception, persons,
)  # fmt: skip
