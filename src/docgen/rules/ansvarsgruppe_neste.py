"""What minutes say of the time to come, and who writes them: the next meeting (AG-25) and the referent (AG-26)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.subjects import Møte, NesteMøte, Referat
from docgen.problem import Quoted
from docgen.rules.ansvarsgruppe_innkalling import is_group_meeting
from docgen.rules.ansvarsgruppe_referat import REFERAT, minutes_of
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.days import is_day_off, shown
from docgen.rules.people import is_one_of, nearly, professionals, user_side


def _next_meeting(facts: Facts) -> Iterator[Finding]:
    found = minutes_of(facts)
    if found is None or not is_group_meeting(facts.subject):
        return
    møte, referat = found
    neste = referat.neste_møte
    if contradicted := _with_closing(facts, neste):
        yield contradicted
    elif _is_closing(facts, *found):
        return
    elif neste is None:
        yield Finding(referat.where.of("neste_møte"), field="neste_møte")
    elif neste.avtales_senere:
        about = "senere" if neste.grunn else "uten grunn"
        yield Finding(neste.where.of("avtales_senere"), {"grunn": Quoted(neste.grunn or "")}, field="grunn", about=about)
    else:
        yield from _agreed(neste, møte)


def _with_closing(facts: Facts, neste: NesteMøte | None) -> Finding | None:
    """A next meeting of a group that this one closes, or that is closed before it; of minutes that went out nobody is told, for
    a group may end suddenly."""
    gruppe = facts.subject.gruppe
    closed = gruppe.avslutning.dato if gruppe and gruppe.avslutning else None
    if neste is None or not (neste.dato or neste.avtales_senere):
        return None
    values = {"neste": shown(neste.dato), "avsluttet": shown(closed)}
    if facts.subject.avslutter_gruppen:
        where = neste.where.of("dato", "avtales_senere")
        return Finding(where, values, field="neste_møte", about="avsluttes")
    if neste.dato and closed and neste.dato > closed and not facts.sendt:
        return Finding(neste.where.of("dato"), values, field="neste_møte", about="etter avslutning")
    return None


def _agreed(neste: NesteMøte, møte: Møte) -> Iterator[Finding]:
    values = {"neste": shown(neste.dato), "dato": shown(møte.dato)}
    if neste.dato is None:
        yield Finding(neste.where.of("dato"), field="neste_møte")
        return
    where = neste.where.of("dato")
    if not (neste.fra or neste.tid):
        yield Finding(neste.where.of("tid", "fra", "dato"), values, field="tid", about="uten tid")
    if møte.dato and neste.dato <= møte.dato:
        yield Finding(where, values, field="dato", about="ikke etter")
    elif is_day_off(neste.dato):
        yield Finding(where, values, field="dato", about="fridag")


def _is_closing(facts: Facts, møte: Møte, referat: Referat) -> bool:
    gruppe = facts.subject.gruppe
    recorded = gruppe.avslutning.ført_i if gruppe and gruppe.avslutning else None
    return recorded == møte.id or any(punkt.type == "avslutning" for punkt in (*møte.saksliste, *referat.saker))


def _referent(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    if møte is None:
        return
    where = møte.where.of("referent")
    if not møte.referent:
        yield Finding(where, field="referent", about="" if møte.referat else "før møtet")
        return
    if facts.subject.gruppe is None:
        return  # a sak names hardly any of the professionals
    known = tuple(dict.fromkeys(_may_write(facts, møte)))
    if not is_one_of(møte.referent, known):
        ment = nearly(møte.referent, known)
        values = {"navn": Quoted(møte.referent), "ment": Quoted(ment or "")}
        yield Finding(where, values, field="referent", about="nær" if ment else "ukjent")


def _may_write(facts: Facts, møte: Møte) -> Iterator[str]:
    """All whom the case or the registers name. Of those in the meeting's lists only who stands there with a unit: a bare name is
    known there because the referent has it (DG172)."""
    subject = facts.subject
    yield from (name for name, _ in professionals(subject, møte.dato or facts.dato))
    yield from user_side(subject.person_case)
    yield from (person.navn for samtykke in subject.samtykker for person in samtykke.personer)
    lists = (møte.innkalte, møte.til_stede, møte.forfall, *((møte.referat.til_stede,) if møte.referat else ()))
    yield from (person.navn for people in lists for person in people if person.navn and person.enhet)
    yield from (name for enhet in subject.book.enheter.values() for name in (enhet.leder, enhet.stedfortreder) if name)


# fmt: off
NESTEREGLER: tuple[Rule, ...] = (
    Rule(
        "AG-25", "feil", REFERAT, _next_meeting,
        nb="Neste møte er ikke avtalt.", en="The next meeting has not been agreed.",
        help_nb="Skriv tiden, for eksempel «neste_møte: {{dato: 14.01.2027, tid: 10.00-11.30}}», eller «avtales_senere: ja».",
        help_en="Write the time, for example “neste_møte: {{dato: 14.01.2027, tid: 10.00-11.30}}”, or “avtales_senere: ja”.",
        wrong="neste_møte:", right="neste_møte:\n  dato: 14.01.2027\n  tid: 10.00-11.30",
    ),
    Rule(
        "AG-25", "feil", REFERAT, _next_meeting, about="uten tid",
        nb="Neste møte {neste} mangler klokkeslett.", en="The next meeting {neste} has no time of day.",
        help_nb="Skriv klokkeslettet, for eksempel «tid: 10.00-11.30».",
        help_en="Write the time, for example “tid: 10.00-11.30”.",
        wrong="neste_møte:\n  dato: 14.01.2027", right="neste_møte:\n  dato: 14.01.2027\n  tid: 10.00-11.30",
    ),
    Rule(
        "AG-25", "feil", REFERAT, _next_meeting, about="ikke etter",
        nb="Neste møte {neste} er ikke etter dette møtet {dato}.", en="The next meeting {neste} is not after this one {dato}.",
        help_nb="Rett datoen, for eksempel «dato: 14.01.2027».", help_en="Correct the date, for example “dato: 14.01.2027”.",
        wrong="dato: 22.10.2026\nreferat:\n  neste_møte:\n    dato: 14.01.2026",
        right="dato: 22.10.2026\nreferat:\n  neste_møte:\n    dato: 14.01.2027",
    ),
    Rule(
        "AG-25", "feil", REFERAT, _next_meeting, about="uten grunn",
        nb="Neste møte avtales senere, men det står ikke hvorfor.",
        en="The next meeting is to be agreed later, but it does not say why.",
        help_nb="Skriv hvorfor, for eksempel «grunn: Venter på utredningen».",
        help_en="Write why, for example “grunn: Venter på utredningen”.",
        wrong="neste_møte:\n  avtales_senere: ja",
        right="neste_møte:\n  avtales_senere: ja\n  grunn: Venter på utredningen",
    ),
    Rule(
        "AG-25", "advarsel", REFERAT, _next_meeting, about="senere",
        nb="Neste møte er ikke avtalt ennå («{grunn}»).", en="The next meeting has not been agreed yet (“{grunn}”).",
        help_nb="Skriv tiden når den er avtalt, for eksempel «neste_møte: {{dato: 14.01.2027, tid: 10.00-11.30}}».",
        help_en="Write the time when it is agreed, for example “neste_møte: {{dato: 14.01.2027, tid: 10.00-11.30}}”.",
        wrong="neste_møte:\n  avtales_senere: ja\n  grunn: Venter på utredningen",
        right="neste_møte:\n  dato: 14.01.2027\n  tid: 10.00-11.30",
    ),
    Rule(
        "AG-25", "advarsel", REFERAT, _next_meeting, about="fridag",
        nb="Neste møte {neste} er på en helligdag eller i en helg.",
        en="The next meeting {neste} is on a public holiday or at a weekend.",
        help_nb="Velg en vanlig arbeidsdag, for eksempel «dato: 14.01.2027».",
        help_en="Choose an ordinary working day, for example “dato: 14.01.2027”.",
        wrong="neste_møte:\n  dato: 17.01.2027\n  tid: 10.00-11.30", right="neste_møte:\n  dato: 14.01.2027\n  tid: 10.00-11.30",
    ),
    Rule(
        "AG-25", "advarsel", REFERAT, _next_meeting, about="avsluttes",
        nb="Gruppen avsluttes i dette møtet, men her står et neste møte. Referatet sier bare at gruppen avsluttes.",
        en="The group is closed in this meeting, but a next meeting stands here. The minutes only say that the group is closed.",
        help_nb="Slett «neste_møte». Går gruppen videre, slett «avslutning» i gruppens fil.",
        help_en="Delete “neste_møte”. If the group goes on, delete “avslutning” in the group's file.",
        wrong="# gruppen avsluttes i dette møtet\nneste_møte:\n  dato: 14.01.2027",
        right="# gruppen avsluttes i dette møtet\nneste_møte:",
    ),
    Rule(
        "AG-25", "advarsel", REFERAT, _next_meeting, about="etter avslutning",
        nb="Neste møte {neste} er etter at gruppen ble avsluttet {avsluttet}.",
        en="The next meeting {neste} is after the group was closed {avsluttet}.",
        help_nb="Rett datoen, eller slett «avslutning» i gruppens fil hvis gruppen fortsetter.",
        help_en="Correct the date, or delete “avslutning” in the group's file if the group goes on.",
        wrong="# gruppen ble avsluttet 10.12.2026\nneste_møte:\n  dato: 14.01.2027",
        right="# gruppen ble avsluttet 10.12.2026\nneste_møte:\n  dato: 03.12.2026\n  tid: 10.00-11.30",
    ),
    Rule(
        "AG-26", "feil", REFERAT, _referent,
        nb="Det står ikke hvem som er referent.", en="It does not say who writes the minutes.",
        help_nb="Skriv navnet i møtets fil, for eksempel «referent: Per Li».",
        help_en="Write the name in the meeting's file, for example “referent: Per Li”.",
        wrong="referent:", right="referent: Per Li",
    ),
    Rule(
        "AG-26", "advarsel", ("innkalling",), _referent, about="før møtet",
        nb="Referent er ikke avtalt ennå; det skal gjøres før møtet.",
        en="Who writes the minutes is not agreed yet; it must be done before the meeting.",
        help_nb="Avtal referent og skriv navnet, for eksempel «referent: Per Li».",
        help_en="Agree who it is and write the name, for example “referent: Per Li”.",
        wrong="referent:", right="referent: Per Li",
    ),
    Rule(
        "AG-26", "advarsel", ("innkalling", "referat"), _referent, about="ukjent",
        nb="Referenten «{navn}» er ikke kjent i saken eller i registrene.",
        en="The referent “{navn}” is known neither in the case nor in the registers.",
        help_nb="Skriv navnet slik det står ellers. Er det en annen, før det opp under «innkalte» eller «til_stede» med enhet, "
        "for eksempel «- {{navn: Tor Dal, enhet: ppt}}».",
        help_en="Write the name as it stands elsewhere. If it is somebody else, put the name under “innkalte” or “til_stede” "
        "with a unit, for example “- {{navn: Tor Dal, enhet: ppt}}”.",
        wrong="referent: Pelle", right="referent: Per Li",
    ),
    Rule(
        "AG-26", "advarsel", ("innkalling", "referat"), _referent, about="nær",
        nb="Referenten «{navn}» er ikke kjent i saken eller i registrene.",
        en="The referent “{navn}” is known neither in the case nor in the registers.",
        help_nb="Mente du «{ment}»? Rett da navnet. Er det en annen, før det opp under «innkalte» eller «til_stede» med enhet.",
        help_en="Did you mean “{ment}”? Then correct the name. If it is somebody else, put the name "
        "under “innkalte” or “til_stede” with a unit.",
        wrong="referent: Per Lie", right="referent: Per Li",
    ),
)
# fmt: on
