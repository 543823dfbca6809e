"""What the minutes of a meeting must hold: who was there, the fixed items, who does what by when (AG-18 to AG-23)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from docgen.model.people import Tiltak
from docgen.model.signatures import same_name
from docgen.model.subjects import Agendapunkt, Møte, Referat
from docgen.problem import Quoted
from docgen.rules.ansvarsgruppe_innkalling import is_group_meeting
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.days import shown
from docgen.rules.people import is_one_of, koordinator_or_deputy, professionals, user_side

REFERAT = ("referat",)
FINISHED = frozenset({"utført", "frafalt"})


def minutes_of(facts: Facts) -> tuple[Møte, Referat] | None:
    møte = facts.subject.møte
    return (møte, møte.referat) if møte and møte.referat else None


# --- AG-18: held without the user side -----------------------------------------------------------------------------


def _without_user(facts: Facts) -> Iterator[Finding]:
    found = minutes_of(facts)
    if found is None or not is_group_meeting(facts.subject):
        return
    møte, referat = found
    present = referat.til_stede or møte.til_stede
    if not present or any(is_one_of(person.navn, user_side(facts.subject.gruppe)) for person in present):
        return
    uten = møte.uten_bruker
    if uten is None:
        yield Finding(møte.where.of("uten_bruker"), field="uten_bruker")
        return
    blank = [name for name in ("avklart_dato", "avklart_av", "avklart_med", "hvordan") if not getattr(uten, name)]
    if blank:
        yield Finding(uten.where.of(*blank), {"felt": ", ".join(blank)}, field=blank[0], about="mangler")
    allowed = koordinator_or_deputy(facts.subject, uten.avklart_dato, møte.dato or facts.dato)
    if uten.avklart_av and allowed and not is_one_of(uten.avklart_av, allowed):
        named = {"av": Quoted(uten.avklart_av), "koordinator": Quoted(allowed[0])}
        yield Finding(uten.where.of("avklart_av"), named, field="avklart_av", about="av")
    if uten.avklart_dato and møte.dato and uten.avklart_dato > møte.dato:
        values = {"avklart": shown(uten.avklart_dato), "dato": shown(møte.dato)}
        yield Finding(uten.where.of("avklart_dato"), values, field="avklart_dato", about="etter")


# --- AG-20: the former minutes -------------------------------------------------------------------------------------


def _former_minutes(facts: Facts) -> Iterator[Finding]:
    found = minutes_of(facts)
    if found is None or not is_group_meeting(facts.subject):
        return
    møte, referat = found
    former = facts.subject.book.forrige_møte(møte)
    if møte.møtenummer == 1 or (møte.møtenummer is None and former is None):
        return
    forrige = referat.forrige_referat
    if forrige is None or forrige.gjennomgått is None:
        where = forrige.where.of("gjennomgått") if forrige else referat.where.of("forrige_referat")
        yield Finding(where, field="forrige_referat")
    elif former is not None and former.referat is None:
        where, values = forrige.where.of("gjennomgått"), {"dato": shown(former.dato)}
        yield Finding(where, values, field="forrige_referat", about="uten referat")


# --- AG-23: conclusion, one responsible, a date --------------------------------------------------------------------


def _conclusions(facts: Facts) -> Iterator[Finding]:
    found = minutes_of(facts)
    if found is None:
        return
    møte, referat = found
    for punkt in _points(møte, referat):
        values = {"tittel": Quoted(punkt.tittel)}
        if punkt.type == "sak" and not punkt.konklusjon:
            yield Finding(punkt.where.of("konklusjon", "tittel"), values, field="konklusjon")
        elif punkt.type == "sak" and referat.tiltak and _only_noted(punkt.konklusjon or ""):
            yield Finding(punkt.where.of("konklusjon"), values, field="konklusjon", about="til orientering")


def _points(møte: Møte, referat: Referat) -> tuple[Agendapunkt, ...]:
    """The points of the minutes, and those of the agenda that the minutes do not take up under the same title."""
    taken = [punkt.tittel for punkt in referat.saker]
    return (*referat.saker, *(p for p in møte.saksliste if not any(same_name(p.tittel, title) for title in taken)))


def _only_noted(text: str) -> bool:
    return re.fullmatch(r"(?:saken\s+)?(?:tas|tatt|tatt opp)?\s*til\s+orientering\.?", text.strip(), re.IGNORECASE) is not None


def _responsible(facts: Facts) -> Iterator[Finding]:
    found = minutes_of(facts)
    if found is None:
        return
    for tiltak in found[1].tiltak:
        values = {"tekst": Quoted(tiltak.tekst), "ansvarlig": Quoted(tiltak.ansvarlig or "")}
        where = tiltak.where.of("ansvarlig", "tekst")
        if not tiltak.ansvarlig:
            yield Finding(where, values, field="ansvarlig")
        elif not _is_known(facts, tiltak.ansvarlig):
            about = "flere" if _is_several(tiltak.ansvarlig) else "ukjent"
            yield Finding(where, values, field="ansvarlig", about=about)


def _is_known(facts: Facts, name: str) -> bool:
    """One of koordinator, members, invited, the user side, or a unit of theirs by its id or name."""
    subject, møte = facts.subject, facts.subject.møte
    known = tuple(professionals(subject, (møte.dato if møte else None) or facts.dato))
    units = {unit for _, unit in known} | ({invitert.enhet for invitert in møte.inviterte} if møte else set())
    titles = [name for unit in units if (found := subject.enhet(unit)) for name in (found.navn, found.navn_nynorsk)]
    return is_one_of(name, (*(person for person, _ in known), *user_side(subject.person_case), *units, *titles, *ROLES))


ROLES = ("bruker", "foresatt", "foresatte", "koordinator", "mor", "far", "verge", "fastlege")
"""Roles of the group that name one responsible as well as a name does."""


def _is_several(name: str) -> bool:
    return re.search(r"[,;/&+]|\bog\b|\bsamt\b", name) is not None


def _deadlines(facts: Facts) -> Iterator[Finding]:
    found = minutes_of(facts)
    if found is None:
        return
    møte, referat = found
    for tiltak in referat.tiltak:
        if about := _deadline_fault(tiltak, møte.dato):
            frist = shown(tiltak.frist) if isinstance(tiltak.frist, dt.date) else Quoted(tiltak.frist or "")
            values = {"tekst": Quoted(tiltak.tekst), "frist": frist, "dato": shown(møte.dato)}
            yield Finding(tiltak.where.of("frist", "tekst"), values, field="frist", about=about)


def _deadline_fault(tiltak: Tiltak, held: dt.date | None) -> str | None:
    if not tiltak.frist:
        return "mangler"
    if not isinstance(tiltak.frist, dt.date):
        return "tekst"
    return "før møtet" if held and tiltak.frist < held and tiltak.status not in FINISHED else None


# fmt: off
REFERATREGLER: tuple[Rule, ...] = (
    Rule(
        "AG-18", "feil", REFERAT, _without_user,
        nb="Ingen fra brukersiden var til stede, og det står ikke at møtet er avklart med dem på forhånd.",
        en="Nobody from the user's side was present, and it does not say that the meeting was settled with them beforehand.",
        help_nb="Var noen der, før dem opp under «til_stede». Ellers skriv «uten_bruker» med avklart_dato, avklart_av, "
        "avklart_med og hvordan.",
        help_en="If somebody was there, add them under “til_stede”. Otherwise write “uten_bruker” with avklart_dato, "
        "avklart_av, avklart_med and hvordan.",
        wrong="referat:\n  til_stede: [Siri Aas, Per Li]",
        right="uten_bruker:\n  avklart_dato: 21.10.2026\n  avklart_av: Siri Aas\n  avklart_med: mor\n  hvordan: telefon",
    ),
    Rule(
        "AG-18", "feil", REFERAT, _without_user, about="mangler",
        nb="Møtet ble holdt uten brukersiden, men avklaringen mangler {felt}.",
        en="The meeting was held without the user's side, but the clarification lacks {felt}.",
        help_nb="Fyll ut «uten_bruker», for eksempel «avklart_med: mor» og «hvordan: telefon».",
        help_en="Fill in “uten_bruker”, for example “avklart_med: mor” and “hvordan: telefon”.",
        wrong="uten_bruker:\n  avklart_dato: 21.10.2026\n  avklart_av: Siri Aas",
        right="uten_bruker:\n  avklart_dato: 21.10.2026\n  avklart_av: Siri Aas\n  avklart_med: mor\n  hvordan: telefon",
    ),
    Rule(
        "AG-18", "feil", REFERAT, _without_user, about="av",
        nb="Det er «{av}» som har avklart at møtet holdes uten brukersiden; det skal koordinatoren «{koordinator}» gjøre.",
        en="It was “{av}” who settled that the meeting is held without the user's side; the coordinator “{koordinator}” must.",
        help_nb="Skriv den av koordinator og stedfortreder som snakket med dem, for eksempel «avklart_av: {koordinator}».",
        help_en="Write which of coordinator and deputy talked with them, for example “avklart_av: {koordinator}”.",
        wrong="uten_bruker:\n  avklart_av: Per Li", right="uten_bruker:\n  avklart_av: Siri Aas  # koordinatoren",
    ),
    Rule(
        "AG-18", "feil", REFERAT, _without_user, about="etter",
        nb="Avklaringen er datert {avklart}, etter møtet {dato}; den må være gjort før møtet.",
        en="The clarification is dated {avklart}, after the meeting {dato}; it must be made before the meeting.",
        help_nb="Rett dagen hvis den er feil, for eksempel «avklart_dato: {dato}».",
        help_en="Correct the day if it is wrong, for example “avklart_dato: {dato}”.",
        wrong="dato: 22.10.2026\nuten_bruker:\n  avklart_dato: 23.10.2026",
        right="dato: 22.10.2026\nuten_bruker:\n  avklart_dato: 21.10.2026",
    ),
    Rule(
        "AG-20", "feil", REFERAT, _former_minutes,
        nb="Det står ikke om referatet fra forrige møte er gjennomgått.",
        en="It does not say whether the minutes of the former meeting were gone through.",
        help_nb="Skriv det i referatet, for eksempel «forrige_referat: {{gjennomgått: ja}}». Er dette det første møtet, skriv "
        "«møtenummer: 1».",
        help_en="Write it in the minutes, for example “forrige_referat: {{gjennomgått: ja}}”. If this is the first meeting, "
        "write “møtenummer: 1”.",
        wrong="møtenummer: 3\nreferat:\n  forrige_referat:",
        right="møtenummer: 3\nreferat:\n  forrige_referat:\n    gjennomgått: ja",
    ),
    Rule(
        "AG-20", "advarsel", REFERAT, _former_minutes, about="uten referat",
        nb="Forrige møte {dato} har ikke noe referat.",
        en="The former meeting {dato} has no minutes.",
        help_nb="Skriv referatet i filen til det møtet: «referat:» med «til_stede» og «saker».",
        help_en="Write the minutes in that meeting's file: “referat:” with “til_stede” and “saker”.",
        wrong="# filen til forrige møte\nstatus: gjennomført",
        right="# filen til forrige møte\nstatus: gjennomført\nreferat:\n  til_stede: [Siri Aas, Kari Bø]",
    ),
    Rule(
        "AG-23", "feil", REFERAT, _conclusions,
        nb="Punktet «{tittel}» mangler konklusjon.", en="The point “{tittel}” has no conclusion.",
        help_nb="Skriv konklusjonen under punktet i referatet, for eksempel «konklusjon: Prøves ut til jul».",
        help_en="Write the conclusion under the point in the minutes, for example “konklusjon: Prøves ut til jul”.",
        wrong="saker:\n  - tittel: Skoleveien", right="saker:\n  - tittel: Skoleveien\n    konklusjon: Prøves ut til jul",
    ),
    Rule(
        "AG-23", "advarsel", REFERAT, _conclusions, about="til orientering",
        nb="Punktet «{tittel}» er bare tatt til orientering, selv om det ble avtalt tiltak.",
        en="The point “{tittel}” was only taken note of, though measures were agreed.",
        help_nb="Skriv hva som ble bestemt, for eksempel «konklusjon: Prøves ut til jul», eller sett «type: orientering».",
        help_en="Write what was agreed, for example “konklusjon: Prøves ut til jul”, or set “type: orientering”.",
        wrong="- tittel: Skoleveien\n  konklusjon: Tas til orientering",
        right="- tittel: Skoleveien\n  konklusjon: Prøves ut til jul",
    ),
    Rule(
        "AG-23", "feil", REFERAT, _responsible,
        nb="Tiltaket «{tekst}» mangler ansvarlig.", en="The measure “{tekst}” has nobody responsible.",
        help_nb="Skriv én person eller enhet, for eksempel «ansvarlig: Per Li».",
        help_en="Write one person or unit, for example “ansvarlig: Per Li”.",
        wrong="- tekst: Bestille hjelpemiddel\n  frist: 06.11.2026",
        right="- tekst: Bestille hjelpemiddel\n  ansvarlig: Per Li\n  frist: 06.11.2026",
    ),
    Rule(
        "AG-23", "feil", REFERAT, _responsible, about="flere",
        nb="Tiltaket «{tekst}» har flere ansvarlige («{ansvarlig}»); det skal være én.",
        en="The measure “{tekst}” has several responsible (“{ansvarlig}”); there must be one.",
        help_nb="Skriv bare én, for eksempel «ansvarlig: Per Li», eller del tiltaket i to.",
        help_en="Write only one, for example “ansvarlig: Per Li”, or divide the measure in two.",
        wrong="ansvarlig: Per Li og Siri Aas", right="ansvarlig: Per Li",
    ),
    Rule(
        "AG-23", "advarsel", REFERAT, _responsible, about="ukjent",
        nb="«{ansvarlig}» er ansvarlig for «{tekst}», men er ikke med i gruppen.",
        en="“{ansvarlig}” is responsible for “{tekst}”, but is not part of the group.",
        help_nb="Skriv navnet slik det står i gruppens fil, for eksempel «ansvarlig: Per Li». Er koordinatoren byttet siden "
        "møtet, skriv «koordinator_bytte» i gruppe.yaml. Har et medlem sluttet, la medlemmet stå med «til» og siste dag.",
        help_en="Write the name as it stands in the group's file, for example “ansvarlig: Per Li”. If the coordinator has "
        "changed since the meeting, write “koordinator_bytte” in gruppe.yaml. If a member has left, let the member stand with "
        "“til” and the last day.",
        wrong="ansvarlig: Pelle", right="ansvarlig: Per Li",
    ),
    Rule(
        "AG-23", "feil", REFERAT, _deadlines, about="mangler",
        nb="Tiltaket «{tekst}» mangler frist.", en="The measure “{tekst}” has no deadline.",
        help_nb="Skriv en dato, for eksempel «frist: 06.11.2026».", help_en="Write a date, for example “frist: 06.11.2026”.",
        wrong="- tekst: Bestille hjelpemiddel\n  ansvarlig: Per Li",
        right="- tekst: Bestille hjelpemiddel\n  ansvarlig: Per Li\n  frist: 06.11.2026",
    ),
    Rule(
        "AG-23", "feil", REFERAT, _deadlines, about="før møtet",
        nb="Fristen {frist} for «{tekst}» er før møtet {dato}.",
        en="The deadline {frist} for “{tekst}” is before the meeting {dato}.",
        help_nb="Skriv en ny frist, eller «status: utført» hvis tiltaket er ferdig.",
        help_en="Write a new deadline, or “status: utført” if the measure is done.",
        wrong="dato: 22.10.2026\nreferat:\n  tiltak:\n    - tekst: Bestille hjelpemiddel\n      frist: 02.10.2026",
        right="dato: 22.10.2026\nreferat:\n  tiltak:\n    - tekst: Bestille hjelpemiddel\n      frist: 06.11.2026",
    ),
    Rule(
        "AG-23", "advarsel", REFERAT, _deadlines, about="tekst",
        nb="Fristen for «{tekst}» er «{frist}», ikke en dato.", en="The deadline for “{tekst}” is “{frist}”, not a date.",
        help_nb="Skriv en dato da det skal ses på igjen, for eksempel «frist: 06.11.2026».",
        help_en="Write a date when it is to be looked at again, for example “frist: 06.11.2026”.",
        wrong="frist: fortløpende", right="frist: 06.11.2026",
    ),
)
# fmt: on
