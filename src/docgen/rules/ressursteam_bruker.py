"""What a discussion owes the user and the team: her wishes and answer, who was there, what each proposal rests on.

RT-03 (in time), RT-05 (what was said), RT-10, RT-14 (each seat), RT-17, RT-18, RT-22, and AG-01b: a case of two services.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.model.halfyear import half_year_of
from docgen.model.people import Tiltak
from docgen.model.registers import FIXED_SEATS, Enhet
from docgen.problem import Quoted
from docgen.rules.ansvarsgruppe_oppstart import counts
from docgen.rules.base import SAKEN, Facts, Finding, Rule
from docgen.rules.days import shown
from docgen.rules.people import is_one_of, user_side

DRØFTING = ("referat_ressursteam",)


# --- RT-03, RT-05: reported in time, and discussed -----------------------------------------------------------------


def _in_time(facts: Facts) -> Iterator[Finding]:
    """Each case of the shared agenda was reported so many days before the meeting as the plan, or the municipality, asks."""
    møte, book = facts.subject.møte, facts.subject.book
    if møte is None or møte.dato is None or facts.sendt:
        return
    plan = book.møteplaner.get(half_year_of(møte.dato))
    days = plan.meldefrist_dager if plan and plan.meldefrist_dager is not None else facts.oppsett.frister.melding_dager
    for number in møte.saker if days is not None else ():
        sak = book.saker.get(number)
        last = møte.dato - dt.timedelta(days=days or 0)
        if sak and sak.meldt_dato and sak.meldt_dato > last:
            values = {"sak": number, "meldt": shown(sak.meldt_dato), "møte": shown(møte.dato), "frist": shown(last)}
            yield Finding(sak.where.of("meldt_dato"), values, field="meldt_dato")


def _on_an_agenda(facts: Facts) -> Iterator[Finding]:
    """A reported case stands on the list of a meeting to come, or has been discussed; else it waits and nobody sees it."""
    sak, book = facts.subject.sak, facts.subject.book
    if sak is None or sak.status != "meldt" or any(drøfting.møte in book.faulty for drøfting in sak.drøftinger):
        return
    meetings = book.ressursteammøter()
    # Who keeps no meetings here has the lists elsewhere; one who keeps a ressursteam is asked for the plan (RT-13).
    if not meetings and not book.møteplaner:
        return
    taken_up = {drøfting.møte for drøfting in sak.drøftinger}
    # A planned meeting without a day is told of at its own file; it has not been held.
    ahead = [m for m in meetings if m.status == "planlagt" and (m.dato is None or m.dato >= facts.i_dag)]
    held = [m for m in meetings if m.status == "gjennomført"]
    if any(m.id in taken_up or sak.saksnummer in m.saker for m in (*ahead, *held)):
        return
    coming = next((m.dato for m in ahead if m.dato), None)
    values = {"sak": sak.saksnummer} | ({"neste": shown(coming)} if coming else {})
    yield Finding(sak.where.of("status"), values, field="status", about="neste møte" if coming else "ingen møter")


def _discussed(facts: Facts) -> Iterator[Finding]:
    drøfting = facts.subject.drøfting
    if drøfting is not None and not drøfting.drøfting:
        yield Finding(drøfting.where.of("drøfting"), field="drøfting")


# --- RT-10, RT-22: what a proposal rests on ------------------------------------------------------------------------


def _proposals(facts: Facts) -> Iterator[Finding]:
    drøfting = facts.subject.drøfting
    for tiltak in drøfting.tiltak if drøfting else ():
        yield from _of_which_unit(tiltak)
        yield from _from_the_bank(facts, tiltak)


def _of_which_unit(tiltak: Tiltak) -> Iterator[Finding]:
    # One that is assigned without a unit is RT-09, which stops the paper; it is not said twice.
    if not tiltak.enhet and not (tiltak.tildelt_fagperson and tiltak.avgjort_av):
        yield Finding(tiltak.where.of("enhet", "tekst"), {"tekst": Quoted(tiltak.tekst)}, field="enhet", about="enhet")


def _from_the_bank(facts: Facts, tiltak: Tiltak) -> Iterator[Finding]:
    values = {"tekst": Quoted(tiltak.tekst), "id": Quoted(tiltak.fra_tiltaksbank or "")}
    if tiltak.fra_tiltaksbank:
        if tiltak.fra_tiltaksbank not in facts.subject.book.bank():
            yield Finding(tiltak.where.of("fra_tiltaksbank"), values, field="fra_tiltaksbank", about="ukjent i banken")
    elif not tiltak.internt:
        yield Finding(tiltak.where.of("internt", "fra_tiltaksbank", "tekst"), values, field="fra_tiltaksbank", about="uten kilde")


# --- RT-14: each of the five seats was there, or sent word ---------------------------------------------------------


def _seats_of_meeting(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    if møte is None or facts.subject.drøfting is None:
        return
    for unit_type, seat in FIXED_SEATS.items():
        units = [unit for unit in facts.subject.book.faste_deltakere() if unit.type == unit_type]
        # A seat that the register has not filled is told of at the register.
        if units and not any(_is_listed(facts, unit) for unit in units):
            where = møte.where.of("til_stede", "forfall")
            yield Finding(where, {"sete": seat, "enhet": units[0].id}, field="til_stede")


def _is_listed(facts: Facts, unit: Enhet) -> bool:
    møte = facts.subject.møte
    people = (*møte.til_stede, *møte.forfall) if møte else ()
    return any(person.enhet == unit.id for person in people)


# --- RT-17, RT-18: the user before and after -----------------------------------------------------------------------


def _wishes(facts: Facts) -> Iterator[Finding]:
    sak = facts.subject.sak
    if sak is not None and not sak.brukers_ønsker:
        yield Finding(sak.where.of("brukers_ønsker"), field="brukers_ønsker")


def _told(facts: Facts) -> Iterator[Finding]:
    drøfting = facts.subject.drøfting
    if drøfting is None:
        return
    told = drøfting.tilbakemelding_til_bruker
    blank = [name for name in ("dato", "av", "hvordan") if told is None or not getattr(told, name)]
    if told is None or len(blank) == 3:
        yield Finding(drøfting.where.of("tilbakemelding_til_bruker"), field="tilbakemelding_til_bruker", about="etter")
    elif blank:
        yield Finding(told.where.of(*blank), {"felt": ", ".join(blank)}, field=blank[0], about="halv")


def _takes_part(facts: Facts) -> Iterator[Finding]:
    """A samarbeidsmøte that follows a sak: the user or somebody for her is called, or was there."""
    subject, møte = facts.subject, facts.subject.møte
    if møte is None or subject.sak is None or møte.møtetype != "samarbeidsmøte":
        return
    if facts.kind == "innkalling":
        people, where = møte.innkalte, møte.where.of("innkalte")
    else:
        referat = møte.referat
        people = (referat.til_stede if referat else ()) or møte.til_stede
        where = referat.where.of("til_stede") if referat else møte.where.of("til_stede")
    if people and not any(is_one_of(person.navn, user_side(subject.sak)) for person in people):
        yield Finding(where, field="innkalte" if facts.kind == "innkalling" else "til_stede")


# --- AG-01b --------------------------------------------------------------------------------------------------------


def _wants_a_group(facts: Facts) -> Iterator[Finding]:
    sak = facts.subject.sak
    if sak is None or sak.ansvarsgruppe or sak.status not in ("meldt", "drøftet"):
        return
    units = {unit.id for unit in (facts.subject.enhet(name) for name in sak.instanser_i_saken) if unit and counts(unit)}
    if len(units) >= 2:
        yield Finding(sak.where.of("instanser_i_saken"), {"antall": str(len(units))}, field="ansvarsgruppe")


_NOT_WAITING = (
    "Er saken drøftet, skriv «status: gjennomført» i fila til møtet og «status: drøftet» i saken; skal den ikke drøftes, "
    "skriv «status: avsluttet».",
    "If the case has been discussed, write “status: gjennomført” in the meeting's file and “status: drøftet” in the case; if it "
    "is not to be discussed, write “status: avsluttet”.",
)

# fmt: off
BRUKERREGLER: tuple[Rule, ...] = (
    Rule(
        "RT-03", "advarsel", ("saksliste_ressursteam",), _in_time,
        nb="Sak {sak} er meldt {meldt}, men fristen for møtet {møte} var {frist}.",
        en="The case {sak} was reported on {meldt}, but the deadline for the meeting {møte} was {frist}.",
        help_nb="Sett saken på lista til neste møte, eller avtal med kommunepsykologen at den tas likevel.",
        help_en="Put the case on the list of the next meeting, or agree with the municipal psychologist that it is taken anyway.",
        wrong="# meldefrist_dager: 7, møtet er 11.11.2026\nmeldt_dato: 09.11.2026",
        right="# meldefrist_dager: 7, møtet er 11.11.2026\nmeldt_dato: 02.11.2026",
    ),
    Rule(
        "RT-03", "advarsel", SAKEN, _on_an_agenda, about="neste møte",
        nb="Saken {sak} er meldt, men står ikke på noen saksliste framover.",
        en="The case {sak} is reported, but stands on no agenda to come.",
        help_nb="Skriv nummeret i fila til et møte framover, for eksempel «saker: [{sak}]» i møtet {neste}. " + _NOT_WAITING[0],
        help_en="Write its number in the file of a meeting to come, for example “saker: [{sak}]” in the meeting {neste}. "
        + _NOT_WAITING[1],
        wrong="# i fila til neste møte\nsaker: []", right="# i fila til neste møte\nsaker: [RT-2026-017]",
    ),
    Rule(
        "RT-03", "advarsel", SAKEN, _on_an_agenda, about="ingen møter",
        nb="Saken {sak} er meldt, men står ikke på noen saksliste framover, og det er ikke lagt inn noe møte i ressursteamet.",
        en="The case {sak} is reported, but stands on no agenda to come, and no meeting of the resource team is entered.",
        help_nb="Lag møtet med «docgen new møte ressursteam» og datoen, og skriv «saker: [{sak}]» i fila. " + _NOT_WAITING[0],
        help_en="Make the meeting with “docgen new møte ressursteam” and the date, and write “saker: [{sak}]” in its file. "
        + _NOT_WAITING[1],
        wrong="# ingen møter framover\nstatus: meldt", right="# i fila til et nytt møte\nsaker: [RT-2026-017]",
    ),
    Rule(
        "RT-05", "advarsel", DRØFTING, _discussed,
        nb="Det står ikke hva teamet drøftet.", en="It does not say what the team discussed.",
        help_nb="Skriv det kort, for eksempel «drøfting: Teamet drøftet søvn og skolevei».",
        help_en="Write it briefly, for example “drøfting: Teamet drøftet søvn og skolevei”.",
        wrong="drøfting:", right="drøfting: Teamet drøftet søvn og skolevei",
    ),
    Rule(
        "RT-10", "advarsel", DRØFTING, _proposals, about="enhet",
        nb="Det står ikke hvilken enhet som får oppdraget «{tekst}».",
        en="It does not say which unit gets the task “{tekst}”.",
        help_nb="Skriv enheten på tiltaket, for eksempel «enhet: helsestasjon».",
        help_en="Write the unit at the measure, for example “enhet: helsestasjon”.",
        wrong="- tekst: Søvnkurs", right="- tekst: Søvnkurs\n  enhet: helsestasjon",
    ),
    Rule(
        "RT-14", "advarsel", DRØFTING, _seats_of_meeting,
        nb="Den faste plassen «{sete}» står verken som til stede eller med forfall.",
        en="The fixed seat “{sete}” is listed neither as present nor as absent.",
        help_nb="Før opp plassen i fila til møtet, for eksempel «forfall: [{{navn: Jon Ås, enhet: {enhet}}}]».",
        help_en="Add the seat in the meeting's file, for example “forfall: [{{navn: Jon Ås, enhet: {enhet}}}]”.",
        wrong="til_stede:\n  - {navn: Gro Mo, enhet: helsestasjon}",
        right="til_stede:\n  - {navn: Gro Mo, enhet: helsestasjon}\nforfall:\n  - {navn: Jon Ås, enhet: barnevern}",
    ),
    Rule(
        "RT-17", "advarsel", ("meldeskjema",), _wishes,
        nb="Det står ikke hva bruker selv ønsker.", en="It does not say what the user wishes.",
        help_nb="Spør bruker eller familien, og skriv svaret, for eksempel «brukers_ønsker: Få sove hjemme igjen».",
        help_en="Ask the user or the family, and write the answer, for example “brukers_ønsker: Få sove hjemme igjen”.",
        wrong="brukers_ønsker:", right="brukers_ønsker: Få sove hjemme igjen",
    ),
    Rule(
        "RT-17", "advarsel", DRØFTING, _told, about="etter",
        nb="Det står ikke at bruker har fått vite hva teamet foreslår.",
        en="It does not say that the user has been told what the team suggests.",
        help_nb="Fortell bruker om drøftingen, og skriv for eksempel «tilbakemelding_til_bruker: {{dato: 25.09.2026, av: "
        "Unni Vik, "
        "hvordan: telefon}}».",
        help_en="Tell the user about the discussion, and write for example “tilbakemelding_til_bruker: {{dato: 25.09.2026, "
        "av: Unni Vik, hvordan: telefon}}”.",
        wrong="tilbakemelding_til_bruker:",
        right="tilbakemelding_til_bruker:\n  dato: 25.09.2026\n  av: Unni Vik\n  hvordan: telefon",
    ),
    Rule(
        "RT-17", "advarsel", DRØFTING, _told, about="halv",
        nb="Tilbakemeldingen til bruker mangler {felt}.", en="The feedback to the user lacks {felt}.",
        help_nb="Fyll ut det som mangler under «tilbakemelding_til_bruker», for eksempel «dato: 25.09.2026» og «hvordan: "
        "telefon».",
        help_en="Fill in what is missing under “tilbakemelding_til_bruker”, for example “dato: 25.09.2026” and "
        "“hvordan: telefon”.",
        wrong="tilbakemelding_til_bruker:\n  av: Unni Vik",
        right="tilbakemelding_til_bruker:\n  dato: 25.09.2026\n  av: Unni Vik\n  hvordan: telefon",
    ),
    Rule(
        "RT-18", "advarsel", ("innkalling", "referat"), _takes_part,
        nb="Samarbeidsmøtet har ingen fra brukersiden med.", en="Nobody of the user's side takes part in the cooperation "
        "meeting.",
        help_nb="Før opp bruker eller en som møter for bruker. Har bruker takket nei til å være med, kan advarselen stå.",
        help_en="Add the user or somebody who attends for the user. If the user has declined, the warning may stand.",
        wrong="møtetype: samarbeidsmøte\nsak: RT-2026-017\ninnkalte:\n  - {navn: Gro Mo, enhet: helsestasjon}",
        right="møtetype: samarbeidsmøte\nsak: RT-2026-017\ninnkalte:\n  - {navn: Gro Mo, enhet: helsestasjon}\n  - Kari Bø",
    ),
    Rule(
        "RT-22", "advarsel", DRØFTING, _proposals, about="ukjent i banken",
        nb="«{id}» finnes ikke i tiltaksbanken.", en="“{id}” is not in the list of measures.",
        help_nb="Skriv en id fra tiltaksbank.yaml under «fra_tiltaksbank», eller «internt: ja» om tiltaket ikke står der.",
        help_en="Write an id of tiltaksbank.yaml under “fra_tiltaksbank”, or “internt: ja” if the measure is not in it.",
        wrong="- tekst: Søvnkurs\n  fra_tiltaksbank: søvnn", right="- tekst: Søvnkurs\n  fra_tiltaksbank: søvn",
    ),
    Rule(
        "RT-22", "advarsel", DRØFTING, _proposals, about="uten kilde",
        nb="Det står ikke om tiltaket «{tekst}» er fra tiltaksbanken eller internt.",
        en="It does not say whether the measure “{tekst}” is from the list of measures or internal.",
        help_nb="Skriv «fra_tiltaksbank» med en id fra tiltaksbank.yaml, eller «internt: ja».",
        help_en="Write “fra_tiltaksbank” with an id of tiltaksbank.yaml, or “internt: ja”.",
        wrong="- tekst: Samtaler på skolen", right="- tekst: Samtaler på skolen\n  internt: ja",
    ),
    Rule(
        "AG-01b", "advarsel", SAKEN, _wants_a_group,
        nb="Saken har {antall} hjelpeinstanser, men ingen ansvarsgruppe.",
        en="The case has {antall} helping services, but no responsibility group.",
        help_nb="Tilby familien en ansvarsgruppe («docgen new gruppe»), og skriv nummeret i saken, for eksempel "
        "«ansvarsgruppe: AG-2026-011».",
        help_en="Offer the family a group (“docgen new gruppe”), and write its number in the case, for example "
        "“ansvarsgruppe: AG-2026-011”.",
        wrong="instanser_i_saken: [ppt, barnevern]", right="instanser_i_saken: [ppt, barnevern]\nansvarsgruppe: AG-2026-011",
    ),
)
# fmt: on
