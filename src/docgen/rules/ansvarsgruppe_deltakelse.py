"""How a meeting was held: who came and was heard, what each told, what the tiltak aim at (AG-10, AG-13, AG-21 to AG-39)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.model.people import Deltaker, Tiltak
from docgen.model.signatures import same_name
from docgen.model.subjects import Endring, Medlem, Møte, Referat
from docgen.problem import Quoted
from docgen.reading.spelling import nearest, spelling_table
from docgen.rules.ansvarsgruppe_innkalling import is_group_meeting
from docgen.rules.ansvarsgruppe_referat import FINISHED, minutes_of
from docgen.rules.base import KOMMUNEN, Facts, Finding, Rule
from docgen.rules.people import is_one_of, user_side

REFERAT = ("referat",)
BRIEF = 800
"""How long a status may be while it still is «kort», in characters (AG-21, a proposal of domain.md)."""
OWN_VIEW = 12
"""From this age a child has a say in her own health (pbrl § 4-4): AG-13 says so in stronger words (domain.md §4)."""


def _group_minutes(facts: Facts) -> tuple[Møte, Referat, dt.date] | None:
    """The minutes of the group's own meeting and the day it was held."""
    found = minutes_of(facts)
    if found is None or not is_group_meeting(facts.subject):
        return None
    møte, referat = found
    return møte, referat, møte.dato or facts.dato


def _present(møte: Møte, referat: Referat) -> tuple[Deltaker, ...]:
    return referat.til_stede or møte.til_stede


# --- AG-10, AG-39: each tiltak has a unit of the group and a goal --------------------------------------------------


def _units_of_tiltak(facts: Facts) -> Iterator[Finding]:
    found = _group_minutes(facts)
    if found is None:
        return
    møte, referat, day = found
    koordinator = facts.subject.koordinator(day)
    part = {koordinator.enhet if koordinator else None, *(medlem.enhet for medlem in facts.subject.medlemmer(day))}
    part |= {invitert.enhet for invitert in møte.inviterte}
    for tiltak in referat.tiltak:
        if tiltak.enhet and tiltak.enhet not in part and tiltak.status not in FINISHED:
            unit = facts.subject.enhet(tiltak.enhet)
            values = {"enhet": Quoted(unit.navn if unit else tiltak.enhet), "tekst": Quoted(tiltak.tekst)}
            yield Finding(tiltak.where.of("enhet"), values, field="enhet")


def _goals_of_tiltak(facts: Facts) -> Iterator[Finding]:
    found = _group_minutes(facts)
    gruppe = facts.subject.gruppe
    # A group without goals is told so once, at the group.
    if found is None or gruppe is None or not gruppe.mål:
        return
    goals = [name for mål in gruppe.mål for name in (mål.id, mål.tekst) if name]
    for tiltak in found[1].tiltak:
        meant = nearest(tiltak.mål or "", spelling_table(goals)) or goals[0]
        values = {"tekst": Quoted(tiltak.tekst), "mål": Quoted(tiltak.mål or ""), "eksempel": Quoted(meant)}
        if not tiltak.mål:
            yield Finding(tiltak.where.of("mål", "tekst"), values, field="mål", about="tiltak")
        elif not is_one_of(tiltak.mål, goals):
            yield Finding(tiltak.where.of("mål"), values, field="mål", about="ukjent")


# --- AG-13: the child is heard -------------------------------------------------------------------------------------


def _child(facts: Facts) -> Iterator[Finding]:
    found = _group_minutes(facts)
    if found is None or facts.subject.bruker is None:
        return
    møte, referat, day = found
    age = facts.subject.age(day) or 0
    if not facts.subject.is_child(day) or any(is_one_of(p.navn, (facts.subject.bruker.navn,)) for p in _present(møte, referat)):
        return
    voice = referat.barnets_stemme
    blank = [name for name in ("hvordan", "innhold") if voice is None or not getattr(voice, name)]
    values = {"alder": str(age)}
    if voice is not None and len(blank) == 1:
        yield Finding(voice.where.of(*blank), {"felt": blank[0]}, field=blank[0], about="halv")
    elif blank:
        where = voice.where.start if voice else referat.where.of("barnets_stemme")
        about = "liten" if age < facts.oppsett.aldersgrenser.høres else "tolv" if age >= OWN_VIEW else ""
        yield Finding(where, values, field="barnets_stemme", about=about)


# --- AG-21: who came, and what each told ---------------------------------------------------------------------------


def _listed_once(facts: Facts) -> Iterator[Finding]:
    """Each of those called stands either as present or as absent."""
    found = _group_minutes(facts)
    if found is None:
        return
    møte, referat, day = found
    here = [person.navn for person in _present(møte, referat)]
    if not here:
        return  # nobody is written at all: that is one problem (DG101), not one for each
    away = [person.navn for person in (referat.forfall or møte.forfall)]
    for name in _called(facts, møte, day):
        values = {"navn": Quoted(name)}
        if is_one_of(name, here) and is_one_of(name, away):
            yield Finding(referat.where.of("forfall"), values, field="forfall", about="begge steder")
        elif not is_one_of(name, (*here, *away)):
            yield Finding(referat.where.of("forfall", "til_stede"), values, field="forfall", about="ikke ført")


def _called(facts: Facts, møte: Møte, day: dt.date) -> Iterator[str]:
    """Names of those called: as listed, else the default (domain.md §5.6), of children only those who get their own letters."""
    if møte.innkalte:
        yield from dict.fromkeys(person.navn for person in møte.innkalte if person.navn)
        return
    subject, koordinator = facts.subject, facts.subject.koordinator(day)
    names = [koordinator.navn] if koordinator else []
    names += [medlem.navn for medlem in subject.medlemmer(day)]
    if subject.bruker and (subject.age(day) or 0) >= facts.oppsett.aldersgrenser.egen_post:
        names.append(subject.bruker.navn)
    if subject.is_child(day):
        names += [f.navn for f in subject.foresatte if f.foreldreansvar and not f.kopi_sperret]
    yield from dict.fromkeys(name for name in names if name)


def _statuses(facts: Facts) -> Iterator[Finding]:
    found = _group_minutes(facts)
    if found is None:
        return
    møte, referat, day = found
    for person in _professionals_present(facts, møte, referat, day):
        if not _has_told(referat, person.navn or ""):
            yield Finding(person.where.start, {"navn": Quoted(person.navn or "")}, field="status", about="mangler")
    for status in referat.status:
        length = len(status.tekst or "")
        if length > BRIEF:
            values = {"navn": Quoted(status.medlem), "antall": str(length), "grense": str(BRIEF)}
            yield Finding(status.where.of("tekst"), values, field="tekst", about="lang")


def _professionals_present(facts: Facts, møte: Møte, referat: Referat, day: dt.date) -> Iterator[Deltaker]:
    """Those present who are the group's own professionals: the koordinator counts as one (AG-08), a guest does not."""
    koordinator = facts.subject.koordinator(day)
    names = [koordinator.navn if koordinator else None, *(medlem.navn for medlem in facts.subject.medlemmer(day))]
    yield from (person for person in _present(møte, referat) if is_one_of(person.navn, names))


def _has_told(referat: Referat, name: str) -> bool:
    return any(same_name(status.medlem, name) and bool(status.tekst) for status in referat.status)


# --- AG-22, AG-24: the two questions, the user's word --------------------------------------------------------------


def _changes(facts: Facts) -> Iterator[Finding]:
    found = _group_minutes(facts)
    if found is None:
        return
    referat = found[1]
    asked: tuple[tuple[str, Endring | None], ...] = (
        ("endring_mål", referat.endring_mål),
        ("endring_tiltak", referat.endring_tiltak),
    )
    for name, endring in asked:
        if endring is None or endring.svar is None:
            where = endring.where.of("svar") if endring else referat.where.of(name)
            yield Finding(where, {"felt": name}, field=name)
        elif endring.svar and not endring.tekst:
            yield Finding(endring.where.of("tekst", "svar"), {"felt": name}, field=name, about="hvilken")


def _has_the_word(facts: Facts) -> Iterator[Finding]:
    found = _group_minutes(facts)
    if found is None or found[1].bruker_sier:
        return
    møte, referat, _ = found
    if any(is_one_of(person.navn, user_side(facts.subject.gruppe)) for person in _present(møte, referat)):
        yield Finding(referat.where.of("bruker_sier", "til_stede"), field="bruker_sier")


def _user_first(facts: Facts) -> Iterator[Finding]:
    if facts.oppsett.bruker_først is False:
        yield Finding(facts.oppsett.where.of("bruker_først"), field="bruker_først", about="rekkefølge")


# --- AG-37: each member has a part ---------------------------------------------------------------------------------


def _has_a_part(facts: Facts) -> Iterator[Finding]:
    found = _group_minutes(facts)
    if found is None:
        return
    møte, referat, day = found
    if _is_history(facts, møte):
        return
    here = [person.navn for person in _present(møte, referat)]
    running = _running(facts, day)
    for medlem in facts.subject.medlemmer(day):
        # Who was there and told nothing has been asked for it already (AG-21).
        if _has_told(referat, medlem.navn) or is_one_of(medlem.navn, here):
            continue
        if not any(_is_of(facts, tiltak, medlem) for tiltak in running):
            yield Finding(medlem.where.start, {"navn": Quoted(medlem.navn)}, field="medlemmer")


def _is_history(facts: Facts, møte: Møte) -> bool:
    """Whether the group has met since: who had a part then is no news now."""
    gruppe = facts.subject.gruppe
    held = facts.subject.book.møter_i_gruppe(gruppe.gruppenummer) if gruppe else ()
    return any(other.referat and other.dato and møte.dato and other.dato > møte.dato for other in held)


def _running(facts: Facts, day: dt.date) -> tuple[Tiltak, ...]:
    """Every tiltak of the group's minutes up to this day that is not done or given up."""
    gruppe = facts.subject.gruppe
    held = facts.subject.book.møter_i_gruppe(gruppe.gruppenummer) if gruppe else ()
    return tuple(
        tiltak
        for møte in held
        if møte.referat and møte.dato and møte.dato <= day
        for tiltak in møte.referat.tiltak
        if tiltak.status not in FINISHED
    )


def _is_of(facts: Facts, tiltak: Tiltak, medlem: Medlem) -> bool:
    unit = facts.subject.enhet(medlem.enhet)
    return tiltak.enhet == medlem.enhet or is_one_of(tiltak.ansvarlig, (medlem.navn, medlem.enhet, unit.navn if unit else None))


# fmt: off
DELTAKERREGLER: tuple[Rule, ...] = (
    Rule(
        "AG-10", "advarsel", REFERAT, _units_of_tiltak,
        nb="«{enhet}» har tiltaket «{tekst}», men er verken medlem av gruppen eller invitert.",
        en="“{enhet}” has the measure “{tekst}”, but is neither a member of the group nor invited.",
        help_nb="Vurder om enheten bør være med: før den opp under «medlemmer» eller «inviterte» når samtykket dekker den.",
        help_en="Consider whether the unit should take part: add it under “medlemmer” or “inviterte” when the consent covers it.",
        wrong="tiltak:\n  - tekst: Søvnkurs\n    enhet: bup  # bup er ikke med i gruppen",
        right="tiltak:\n  - tekst: Søvnkurs\n    enhet: helsestasjon",
    ),
    Rule(
        "AG-13", "advarsel", REFERAT, _child,
        nb="Barnet ({alder} år) var ikke med, og det står ikke hva barnet mener.",
        en="The child ({alder} years) was not there, and it does not say what the child thinks.",
        help_nb="Snakk med barnet, og skriv for eksempel «barnets_stemme: {{hvordan: samtale på skolen, hvem: Tor Dal, "
        "innhold: Vil "
        "ha bedre tid om morgenen}}».",
        help_en="Talk with the child, and write for example “barnets_stemme: {{hvordan: samtale på skolen, hvem: Tor Dal, "
        "innhold: "
        "Vil ha bedre tid om morgenen}}”.",
        wrong="barnets_stemme:",
        right="barnets_stemme:\n  hvordan: samtale på skolen\n  hvem: Tor Dal\n  innhold: Vil ha bedre tid om morgenen",
    ),
    Rule(
        "AG-13", "advarsel", REFERAT, _child, about="tolv",
        nb="Barnet er {alder} år og har rett til å si sin mening, men var ikke med, og det står ikke hva barnet mener.",
        en="The child is {alder} years old and has a right to an opinion, but was not there, and it does not say what the child "
        "thinks.",
        help_nb="Snakk med barnet før referatet sendes, og skriv det under «barnets_stemme» med «hvordan», «hvem» og «innhold».",
        help_en="Talk with the child before the minutes are sent, and write it under “barnets_stemme” with “hvordan”, “hvem” and "
        "“innhold”.",
        wrong="# bruker er 13 år\nbarnets_stemme:",
        right="barnets_stemme:\n  hvordan: samtale på skolen\n  hvem: Tor Dal\n  innhold: Vil ha bedre tid om morgenen",
    ),
    Rule(
        "AG-13", "info", REFERAT, _child, about="liten",
        nb="Barnet ({alder} år) var ikke med, og det står ikke hvordan barnet har det.",
        en="The child ({alder} years) was not there, and it does not say how the child is.",
        help_nb="Har noen møtt barnet, skriv det gjerne under «barnets_stemme», for eksempel «innhold: Leker og sover godt».",
        help_en="If somebody has met the child, preferably write it under “barnets_stemme”, for example “innhold: Leker og sover "
        "godt”.",
        wrong="# bruker er 4 år\nbarnets_stemme:",
        right="barnets_stemme:\n  hvordan: besøk i barnehagen\n  innhold: Leker og sover godt",
    ),
    Rule(
        "AG-13", "advarsel", REFERAT, _child, about="halv",
        nb="Barnets stemme mangler «{felt}».", en="The child's voice lacks “{felt}”.",
        help_nb="Skriv både hvordan barnet ble hørt, og hva det sa: «hvordan: samtale på skolen» og «innhold: Vil ha bedre tid».",
        help_en="Write both how the child was heard and what it said: “hvordan: samtale på skolen” and “innhold: Vil ha "
        "bedre tid”.",
        wrong="barnets_stemme:\n  hvordan: samtale på skolen",
        right="barnets_stemme:\n  hvordan: samtale på skolen\n  innhold: Vil ha bedre tid om morgenen",
    ),
    Rule(
        "AG-21", "advarsel", REFERAT, _listed_once, about="ikke ført",
        nb="«{navn}» er innkalt, men står verken som til stede eller med forfall.",
        en="“{navn}” was called, but stands neither as present nor as absent.",
        help_nb="Før opp navnet under «til_stede» eller «forfall».", help_en="Add the name under “til_stede” or “forfall”.",
        wrong="innkalte: [Siri Aas, Per Li]\nreferat:\n  til_stede: [Siri Aas]",
        right="innkalte: [Siri Aas, Per Li]\nreferat:\n  til_stede: [Siri Aas]\n  forfall: [Per Li]",
    ),
    Rule(
        "AG-21", "advarsel", REFERAT, _listed_once, about="begge steder",
        nb="«{navn}» står både som til stede og med forfall.", en="“{navn}” stands both as present and as absent.",
        help_nb="Slett navnet på det ene stedet.", help_en="Delete the name in one of the places.",
        wrong="til_stede: [Siri Aas, Per Li]\nforfall: [Per Li]", right="til_stede: [Siri Aas]\nforfall: [Per Li]",
    ),
    Rule(
        "AG-21", "advarsel", REFERAT, _statuses, about="mangler",
        nb="«{navn}» var til stede, men har ingen status i referatet.",
        en="“{navn}” was present, but has no status in the minutes.",
        help_nb="Skriv kort hva medlemmet fortalte, for eksempel «status: [{{medlem: Per Li, tekst: Kurset er i gang}}]».",
        help_en="Write briefly what the member told, for example “status: [{{medlem: Per Li, tekst: Kurset er i gang}}]”.",
        wrong="til_stede: [Per Li]\nstatus: []", right="til_stede: [Per Li]\nstatus:\n  - medlem: Per Li\n    tekst: Kurset "
        "er i gang",
    ),
    Rule(
        "AG-21", "advarsel", REFERAT, _statuses, about="lang",
        nb="Statusen fra «{navn}» er på {antall} tegn; den skal være kort (under {grense}).",
        en="The status of “{navn}” is {antall} characters long; it should be brief (under {grense}).",
        help_nb="Kort den ned til det som gjelder igangsatte tiltak og situasjonen nå.",
        help_en="Shorten it to what concerns the measures under way and the situation now.",
        wrong="- medlem: Per Li\n  tekst: |\n    (en hel side)", right="- medlem: Per Li\n  tekst: Kurset er i gang, og det "
        "går bra",
    ),
    Rule(
        "AG-22", "advarsel", REFERAT, _changes,
        nb="Spørsmålet «{felt}» er ikke besvart.", en="The question “{felt}” is not answered.",
        help_nb="Skriv ja eller nei, for eksempel «{felt}: nei».", help_en="Write ja or nei, for example “{felt}: nei”.",
        wrong="endring_mål:", right="endring_mål:\n  svar: ja\n  tekst: Målet om skolestart er nådd",
    ),
    Rule(
        "AG-22", "advarsel", REFERAT, _changes, about="hvilken",
        nb="«{felt}» er besvart med ja, men det står ikke hva som er endret.",
        en="“{felt}” is answered ja, but it does not say what has changed.",
        help_nb="Skriv endringen, for eksempel «{felt}: {{svar: ja, tekst: Målet om skolestart er nådd}}».",
        help_en="Write the change, for example “{felt}: {{svar: ja, tekst: Målet om skolestart er nådd}}”.",
        wrong="endring_mål: ja", right="endring_mål:\n  svar: ja\n  tekst: Målet om skolestart er nådd",
    ),
    Rule(
        "AG-24", "advarsel", REFERAT, _has_the_word,
        nb="Brukersiden var til stede, men det står ikke hva de sa.",
        en="The user's side was present, but it does not say what they said.",
        help_nb="Skriv det, for eksempel «bruker_sier: Mor opplever at morgenene er blitt roligere».",
        help_en="Write it, for example “bruker_sier: Mor opplever at morgenene er blitt roligere”.",
        wrong="til_stede: [Siri Aas, Kari Bø]\nbruker_sier:",
        right="til_stede: [Siri Aas, Kari Bø]\nbruker_sier: Mor opplever at morgenene er blitt roligere",
    ),
    Rule(
        "AG-24", "advarsel", KOMMUNEN, _user_first, about="rekkefølge",
        nb="Oppsettet lar bruker komme til ordet først etter referatet fra forrige møte.",
        en="The settings let the user speak only after the former minutes.",
        help_nb="Slett linjen «bruker_først», eller skriv «bruker_først: ja».",
        help_en="Delete the line “bruker_først”, or write “bruker_først: ja”.",
        wrong="bruker_først: nei", right="bruker_først: ja",
    ),
    Rule(
        "AG-37", "info", REFERAT, _has_a_part,
        nb="«{navn}» har verken tiltak eller status i gruppen.", en="“{navn}” has neither a measure nor a status in the group.",
        help_nb="Gi medlemmet en oppgave under «tiltak», skriv en status, eller vurder om medlemmet skal være med videre.",
        help_en="Give the member a task under “tiltak”, write a status, or consider whether the member should stay.",
        wrong="forfall: [Tor Dal]\ntiltak:\n  - tekst: Søvnkurs\n    ansvarlig: Per Li",
        right="forfall: [Tor Dal]\ntiltak:\n  - tekst: Søvnkurs\n    ansvarlig: Tor Dal",
    ),
    Rule(
        "AG-39", "advarsel", REFERAT, _goals_of_tiltak, about="tiltak",
        nb="Tiltaket «{tekst}» viser ikke til noe mål.", en="The measure “{tekst}” points at no goal.",
        help_nb="Skriv id-en til målet, for eksempel «mål: {eksempel}».",
        help_en="Write the goal's id, for example “mål: {eksempel}”.",
        wrong="- tekst: Søvnkurs\n  ansvarlig: Per Li", right="- tekst: Søvnkurs\n  ansvarlig: Per Li\n  mål: m1",
    ),
    Rule(
        "AG-39", "advarsel", REFERAT, _goals_of_tiltak, about="ukjent",
        nb="Tiltaket «{tekst}» viser til «{mål}», som ikke er et av gruppens mål.",
        en="The measure “{tekst}” points at “{mål}”, which is none of the group's goals.",
        help_nb="Skriv id-en til et av målene i gruppens fil, for eksempel «mål: {eksempel}».",
        help_en="Write the id of one of the goals in the group's file, for example “mål: {eksempel}”.",
        wrong="- tekst: Søvnkurs\n  mål: m9  # gruppen har bare m1", right="- tekst: Søvnkurs\n  mål: m1",
    ),
)
# fmt: on
