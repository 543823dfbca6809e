"""Who may have what, said once more from the rules alone, slowly and plainly: domain.md §1C, §2.3 and §5.5, ADR 0004 and 0007.

It reads the files as they are written and asks the program nothing. Where the rules leave a choice, ADR 0004 has made it; the
line says so. Dates are asked for one by one: nothing is sorted, cached or shared between questions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from invented_names import Written

NEVER, ALWAYS = dt.date.max, dt.date.min
CARE = "personlige_forhold"


# --- reading what is written ---------------------------------------------------------------------------------------


def day_of(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def same(one: str | None, other: str | None) -> bool:
    """Names are matched without regard to capitals and stray spaces (domain.md §5)."""
    return bool(one and other) and " ".join(str(one).split()).casefold() == " ".join(str(other).split()).casefold()


def is_one_of(name: str, names: list[str]) -> bool:
    return any(same(name, other) for other in names)


def limits(oppsett: Written) -> dict[str, int]:
    own = oppsett.get("aldersgrenser", {})
    usual = {"medsamtykke": 16, "egen_post": 15, "myndig": 18}
    return {name: int(own.get(name, years)) for name, years in usual.items()}


def turns(case: Written, years: int) -> dt.date:
    """The day bruker turns so many years; born on 29 February: 1 March in other years."""
    born = dt.date.fromisoformat(case["bruker"]["fødselsdato"])
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return dt.date(born.year + years, 3, 1)


# --- one consent: §5.5, word for word ------------------------------------------------------------------------------


def covers(case: Written, oppsett: Written, unit: str, purpose: str, on: dt.date) -> bool:
    """Whether one consent carries the unit and no newer one speaks against it (ADR 0004)."""
    return any(
        carries(case, oppsett, one, unit, purpose, on)
        and not any(speaks_against(newer, unit, purpose, on) for newer in newer_than(case, one, on))
        for one in case.get("samtykker", [])
    )


def carries(case: Written, oppsett: Written, one: Written, unit: str, purpose: str, on: dt.date) -> bool:
    if purpose not in one["gjelder"]:
        return False
    if gone_through(one, on) is None:
        return False
    if on < (day_of(one.get("gyldig_fra")) or ALWAYS) or has_run_out(one, on):
        return False
    if not is_signed(case, oppsett, one, on, after=ALWAYS):
        return False
    if not is_listed(one, unit, on) or is_refused(one, unit, on):
        return False
    return not is_withdrawn(case, oppsett, one, unit, on)


def gone_through(one: Written, on: dt.date) -> dt.date | None:
    day = day_of((one.get("gjennomgått") or {}).get("dato"))
    return day if day is not None and day <= on else None


def has_run_out(one: Written, on: dt.date) -> bool:
    return on > (day_of(one.get("gyldig_til")) or NEVER)


def is_listed(one: Written, unit: str, on: dt.date) -> bool:
    return any(
        line["enhet"] == unit and (day_of(line.get("fra")) or ALWAYS) <= on <= (day_of(line.get("til")) or NEVER)
        for line in one["instanser"]
    )


def is_refused(one: Written, unit: str, on: dt.date) -> bool:
    """In the consent's own `unntatt` or in that of anybody on a line; a no is not a signature, so it needs no date (ADR 0004)."""
    if unit in one.get("unntatt", []):
        return True
    return any(unit in line.get("unntatt", []) and (day_of(line.get("dato")) or ALWAYS) <= on for line in one["signert"])


def is_withdrawn(case: Written, oppsett: Written, one: Written, unit: str | None, on: dt.date) -> bool:
    """By its own withdrawal, or by another in the file that not all of the needed signatures are later than (ADR 0004).

    `unit` None asks of withdrawals from everybody alone.
    """
    for other in case.get("samtykker", []):
        withdrawal = other.get("trukket")
        if not withdrawal or dt.date.fromisoformat(withdrawal["dato"]) > on:
            continue
        if withdrawal["enheter"] not in ("alle", []) and unit not in withdrawal["enheter"]:
            continue
        if other is one or not is_signed(case, oppsett, one, on, after=dt.date.fromisoformat(withdrawal["dato"])):
            return True
    return False


# --- whose signatures: SA-02, SA-06, SA-07, SA-09, SA-12 -----------------------------------------------------------


def is_signed(case: Written, oppsett: Written, one: Written, on: dt.date, after: dt.date) -> bool:
    """Whether those have signed whom the age on the date asks for, with signatures later than `after`."""
    lines = []
    for line in one["signert"]:
        day = day_of(line.get("dato"))
        is_proven = line.get("måte") != "muntlig" or bool(line.get("journalnotat"))
        if day is not None and after < day <= on and is_proven:
            lines.append((line["rolle"], line["navn"], day))
    if not lines:
        return False
    own, grown = turns(case, limits(oppsett)["medsamtykke"]), turns(case, limits(oppsett)["myndig"])
    excepted = exception(one, on)
    bruker, verge = case["bruker"], case["bruker"].get("verge")
    if on < own:
        return excepted == "SA-06" or carers_have_signed(case, oppsett, lines)
    if on < grown:
        if excepted == "SA-07":
            return carers_have_signed(case, oppsett, lines)
        return any(role == "bruker" and same(name, bruker["navn"]) and day >= own for role, name, day in lines)
    if verge and (CARE in verge["mandat"] or excepted == "SA-12"):
        since = max(day_of(verge.get("fra")) or ALWAYS, grown)
        if since <= on and any(role == "verge" and same(name, verge["navn"]) and day >= since for role, name, day in lines):
            return True
    if excepted == "SA-12":
        # Somebody has written that she cannot consent: her own signature alone is none (ADR 0004).
        return any(role == "pårørende" and day >= grown for role, _, day in lines)
    since = grown if oppsett.get("nytt_samtykke_ved_18") == "ja" else own
    return any(role == "bruker" and same(name, bruker["navn"]) and day >= since for role, name, day in lines)


def carers_have_signed(case: Written, oppsett: Written, lines: list[tuple[str, str, dt.date]]) -> bool:
    """SA-06: everyone with foreldreansvar (an unanswered one counts, ADR 0004), or the service that has the care."""
    if case["bruker"].get("omsorg") == "barneverntjenesten":
        return any(role == "barneverntjenesten" for role, _, _ in lines)
    parents = [one["navn"] for one in case["foresatte"] if one.get("foreldreansvar") != "nei"]
    have = [any(role == "foresatt" and same(name, parent) for role, name, _ in lines) for parent in parents]
    return any(have) and (all(have) or oppsett.get("begge_foresatte") == "nei")


def exception(one: Written, on: dt.date) -> str | None:
    unntak = one.get("unntak")
    return unntak["regel"] if unntak and dt.date.fromisoformat(unntak["dato"]) <= on else None


# --- several consents: ADR 0004, points 2 and 3 --------------------------------------------------------------------


def newer_than(case: Written, one: Written, on: dt.date) -> Iterator[Written]:
    """Those that somebody has been asked by since: gone through, or with anybody under `signert`."""
    file = case.get("samtykker", [])
    for other in file:
        is_put = gone_through(other, on) or any((day_of(line.get("dato")) or ALWAYS) <= on for line in other["signert"])
        if other is one or not is_put:
            continue
        mine, its = gone_through(one, on), gone_through(other, on)
        by_place = [id(each) for each in file].index(id(other)) > [id(each) for each in file].index(id(one))
        if by_place if mine is None or its is None or mine == its else its > mine:
            yield other


def speaks_against(newer: Written, unit: str, purpose: str, on: dt.date) -> bool:
    if purpose not in newer["gjelder"]:
        return False
    if is_refused(newer, unit, on):
        return True
    if newer.get("tillegg") == "ja":
        return False
    return has_run_out(newer, on) or not is_listed(newer, unit, on)


def holds(case: Written, oppsett: Written, purpose: str, on: dt.date, *, withdrawn: bool = True) -> bool:
    """Whether there is a consent for the purpose at all, whoever it names: what RT-01 asks of a case on the shared list.

    With `withdrawn` False a withdrawal is no fault: it is for the receivers (§1C, "How often").
    """
    return any(
        purpose in one["gjelder"]
        and gone_through(one, on) is not None
        and (day_of(one.get("gyldig_fra")) or ALWAYS) <= on
        and not has_run_out(one, on)
        and is_signed(case, oppsett, one, on, after=ALWAYS)
        and not (withdrawn and is_withdrawn(case, oppsett, one, None, on))
        and not any(
            purpose in n["gjelder"] and n.get("tillegg") != "ja" and has_run_out(n, on) for n in newer_than(case, one, on)
        )
        for one in case.get("samtykker", [])
    )


# --- private persons: §2.3, SA-11 ----------------------------------------------------------------------------------


def has_named(case: Written, oppsett: Written, name: str, on: dt.date) -> bool:
    """Whether a consent that bruker has signed herself, at an age to do so, and that holds, names the person."""
    own = turns(case, limits(oppsett)["medsamtykke"])
    for one in case.get("samtykker", []):
        holds_itself = (
            gone_through(one, on) is not None
            and (day_of(one.get("gyldig_fra")) or ALWAYS) <= on
            and not has_run_out(one, on)
            and is_signed(case, oppsett, one, on, after=ALWAYS)
            and not is_withdrawn(case, oppsett, one, None, on)
        )
        her_own = any(
            line["rolle"] == "bruker"
            and same(line["navn"], case["bruker"]["navn"])
            and own <= (day_of(line.get("dato")) or ALWAYS) <= on
            and (line.get("måte") != "muntlig" or line.get("journalnotat"))
            for line in one["signert"]
        )
        if holds_itself and her_own and is_one_of(name, one.get("personer", [])):
            newest = [
                n for n in newer_than(case, one, on) if n.get("tillegg") != "ja" and set(n["gjelder"]) & set(one["gjelder"])
            ]
            # As of units: one that leaves her out or has run out speaks against (ADR 0004, point 3).
            if all(is_one_of(name, newer.get("personer", [])) and not has_run_out(newer, on) for newer in newest):
                return True
    return False


def may_have_letter(case: Written, oppsett: Written, key: str, on: dt.date) -> bool:
    """Whether the private person behind a receiver key may have a letter about bruker on a day."""
    if key == "bruker":
        bruker = case["bruker"]
        wants = bruker.get("skal_ha_kopi")
        return not blocked(case, bruker["navn"]) and (
            wants == "ja" or (not wants and on >= turns(case, limits(oppsett)["egen_post"]))
        )
    if key == "verge":
        verge = case["bruker"]["verge"]
        return CARE in verge["mandat"] and (day_of(verge.get("fra")) or ALWAYS) <= on and not blocked(case, verge["navn"])
    person = person_behind(case, key)
    if blocked(case, person["navn"]):
        return False
    if key.startswith("foresatt-") and on < turns(case, limits(oppsett)["myndig"]):
        wants = person.get("skal_ha_kopi")
        return wants == "ja" or (not wants and person.get("foreldreansvar") == "ja")
    return has_named(case, oppsett, person["navn"], on)


def blocked(case: Written, name: str) -> bool:
    """`kopi_sperret` is about the person, whatever place in the file it stands in (§5: persons are matched by navn)."""
    people = [case["bruker"], *case["foresatte"], *case["representanter"]]
    return any(same(one["navn"], name) and bool(one.get("kopi_sperret")) for one in people)


def person_behind(case: Written, key: str) -> Written:
    """The record that a receiver key stands for."""
    if key in ("bruker", "verge"):
        return case["bruker"] if key == "bruker" else case["bruker"]["verge"]
    kind, _, name = key.partition("-")
    people = case["foresatte"] if kind == "foresatt" else case["representanter"]
    by_id = [one for one in people if one.get("id") == name]
    if by_id:
        return by_id[0]
    without = [one for one in people if not one.get("id")]
    if kind == "foresatt":
        alike = [one for one in without if one["relasjon"].split()[0].casefold() == name.casefold()]
        return (alike or without)[0]
    kinds = [one for one in without if name.startswith(one["type"].replace("_", "-"))]
    number = name.removeprefix(kinds[0]["type"].replace("_", "-"))
    return kinds[int(number) - 1 if number else 0]
