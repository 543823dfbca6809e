"""Who sat in the room (SA-01, SA-04, SA-05): one of a unit that the consent did not cover on the day the meeting was held.

What is said in a meeting is shared with everybody there, whatever copies are sent afterwards. It cannot be undone, so it holds
nothing back: the koordinator is told, and the family hears of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.model.consent import OF_ONE_RECEIVER, Consents, Verdict, judge
from docgen.model.people import Deltaker
from docgen.model.registers import Enhet
from docgen.model.signatures import same_name
from docgen.problem import Quoted
from docgen.rules.ansvarsgruppe_innkalling import is_group_meeting
from docgen.rules.ansvarsgruppe_referat import minutes_of
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.days import shown
from docgen.rules.people import is_one_of, koordinator_or_deputy, user_side


def _in_the_room(facts: Facts) -> Iterator[Finding]:
    found, consents = minutes_of(facts), facts.subject.consents
    if found is None or consents is None or facts.sendt or not is_group_meeting(facts.subject):
        return
    møte, referat = found
    day = møte.dato or facts.dato
    without: list[Deltaker] = []
    for person, unit in _of_units(facts, referat.til_stede or møte.til_stede, day):
        verdict = _covers(consents, unit, day)
        if verdict.code in OF_ONE_RECEIVER:
            values = {"navn": Quoted(person.navn or unit.navn), "enhet": Quoted(unit.navn), "dato": shown(day)}
            if verdict.code == "SA-05":
                values["dag"] = shown(verdict.on)
            yield Finding(person.where.start, values, (), field="til_stede", about=verdict.code)
        elif verdict.code:
            without.append(person)
    # A consent that does not hold is one thing to say, however many sat there; where it stops the copies it is said already.
    if without and not (facts.units and judge(consents, None, "deling", facts.dato).code):
        names = ", ".join(person.navn or person.enhet or "" for person in without)
        yield Finding(without[0].where.start, {"navn": Quoted(names), "dato": shown(day)}, (), field="til_stede", about="SA-01")


def _covers(consents: Consents, unit: Enhet, day: dt.date) -> Verdict:
    verdict = judge(consents, unit.id, "deling", day)
    # The GP gets what the group gets by either purpose (domain.md §1C, "Purpose").
    other = judge(consents, unit.id, "kopi_av_referat", day) if verdict.code and unit.type == "fastlege" else verdict
    return verdict if other.code else other


def _of_units(facts: Facts, present: tuple[Deltaker, ...], day: dt.date) -> Iterator[tuple[Deltaker, Enhet]]:
    """Those present who come from a unit, with it; not the koordinator's own, which asks for the consent, and nobody private."""
    koordinator = facts.subject.koordinator(day)
    own = koordinator.enhet if koordinator else None
    private = (*user_side(facts.subject.gruppe), *koordinator_or_deputy(facts.subject, day))
    for person in present:
        if person.enhet is None and is_one_of(person.navn, private):
            continue
        units = {person.enhet} if person.enhet else set(_units_of(facts, person.navn or ""))
        # A name in two units has been asked about (DG173).
        unit = facts.subject.enhet(units.pop()) if len(units) == 1 else None
        if unit is not None and unit.id != own:
            yield person, unit


def _units_of(facts: Facts, name: str) -> Iterator[str]:
    gruppe, møte = facts.subject.gruppe, facts.subject.møte
    yield from (medlem.enhet for medlem in (gruppe.medlemmer if gruppe else ()) if same_name(medlem.navn, name))
    yield from (one.enhet for one in (møte.inviterte if møte else ()) if one.navn and same_name(one.navn, name))


_WHO_WAS_THERE = (
    "Se etter hvem som var der, og rett «til_stede» hvis det er feil. Stemmer det, si fra til koordinatoren, som tar det opp med "
    "bruker eller familien. ",
    "See who was there, and correct “til_stede” if it is wrong. If it is right, tell the coordinator, who takes it up with the "
    "user or the family. ",
)
_ROOM = "dato: 22.10.2026\nreferat:\n  til_stede: [Siri Aas, Per Li, Kari Bø]"

# fmt: off
TIL_STEDE: tuple[Rule, ...] = (
    Rule(
        "SA-01", "advarsel", ("referat",), _in_the_room, about="SA-01",
        nb="Ikke noe samtykke gjaldt {dato}, da møtet ble holdt, men «{navn}» var til stede.",
        en="No consent held on {dato}, when the meeting was held, but “{navn}” attended.",
        help_nb=_WHO_WAS_THERE[0] + "Før neste møte må samtykket gjelde den dagen møtet er.",
        help_en=_WHO_WAS_THERE[1] + "Before the next meeting the consent must hold on the day of the meeting.",
        wrong=f"# samtykket er signert dagen etter\n{_ROOM}", right=f"# samtykket er signert i august\n{_ROOM}",
    ),
    Rule(
        "SA-04", "advarsel", ("referat",), _in_the_room, about="SA-04",
        nb="«{navn}» var til stede, men samtykket dekket ikke «{enhet}» den dagen møtet ble holdt, {dato}.",
        en="“{navn}” attended, but the consent did not cover “{enhet}” on the day of the meeting, {dato}.",
        help_nb=_WHO_WAS_THERE[0] + "Skal enheten være med videre, innhent et samtykke der den står under «instanser», for "
        "eksempel «- {{enhet: ppt, opplysninger: skole og læring}}».",
        help_en=_WHO_WAS_THERE[1] + "If the unit is to take part from now on, get a consent that has it under “instanser”, for "
        "example “- {{enhet: ppt, opplysninger: skole og læring}}”.",
        wrong=f"# barnevern står ikke under instanser i samtykket\n{_ROOM}",
        right=f"# barnevern står under instanser i samtykket\n{_ROOM}",
    ),
    Rule(
        "SA-05", "advarsel", ("referat",), _in_the_room, about="SA-05",
        nb="«{navn}» var til stede {dato}, men samtykket for «{enhet}» ble trukket {dag}.",
        en="“{navn}” attended on {dato}, but the consent for “{enhet}” was withdrawn on {dag}.",
        help_nb=_WHO_WAS_THERE[0] + "Enheten kan ikke være med igjen før det finnes et nytt samtykke for den.",
        help_en=_WHO_WAS_THERE[1] + "The unit cannot take part again before there is a new consent for it.",
        wrong=f"# samtykket for barnevern er trukket 15.09.2026\n{_ROOM}",
        right="dato: 22.10.2026\nreferat:\n  til_stede: [Siri Aas, Kari Bø]",
    ),
)
# fmt: on
