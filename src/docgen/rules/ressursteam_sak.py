"""The sak and its discussion: who reports, what is asked and suggested, and that the user decides (RT-02 to RT-09, RT-19)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.model.people import Tiltak
from docgen.model.registers import Enhet
from docgen.problem import Quoted
from docgen.rules.base import Check, Facts, Finding, Rule
from docgen.rules.people import is_one_of

MELDESKJEMA = ("meldeskjema",)
DRØFTING = ("referat_ressursteam",)


def _reporter(facts: Facts) -> Iterator[Finding]:
    sak = facts.subject.sak
    if sak is None:
        return
    melder = sak.melder
    if melder is None or not (melder.navn or melder.enhet):
        yield Finding(sak.where.of("melder"), field="melder")
    elif not melder.navn:
        yield Finding(melder.where.of("navn"), field="navn", about="navn")
    elif not melder.enhet:
        yield Finding(melder.where.of("enhet"), {"navn": Quoted(melder.navn)}, field="enhet", about="enhet")


def _addressee(facts: Facts) -> Iterator[Finding]:
    if facts.oppsett.roller.kommunepsykolog is None:
        yield Finding(facts.oppsett.where.of("roller"), field="kommunepsykolog")


def _filled(name: str) -> Check:
    """A check that the sak's field is not empty."""

    def check(facts: Facts) -> Iterator[Finding]:
        sak = facts.subject.sak
        if sak is not None and not getattr(sak, name):
            yield Finding(sak.where.of(name), field=name)

    return check


# --- the discussion ------------------------------------------------------------------------------------------------


def _suggestions(facts: Facts) -> Iterator[Finding]:
    drøfting = facts.subject.drøfting
    if drøfting is not None and not drøfting.tiltak and not drøfting.veien_videre:
        yield Finding(drøfting.where.of("tiltak", "veien_videre"), field="tiltak")


def _for_each_tiltak(find: Callable[[Facts, Tiltak], Iterator[Finding]]) -> Check:
    def check(facts: Facts) -> Iterator[Finding]:
        for tiltak in facts.subject.drøfting.tiltak if facts.subject.drøfting else ():
            yield from find(facts, tiltak)

    return check


def _choice(facts: Facts, tiltak: Tiltak) -> Iterator[Finding]:
    """The user decides: nothing is started without a yes; until she has answered it is only said."""
    values = {"tekst": Quoted(tiltak.tekst)}
    where = tiltak.where.of("brukers_valg", "tekst")
    if tiltak.status in ("igangsatt", "utført") and tiltak.brukers_valg != "takket_ja":
        yield Finding(tiltak.where.of("status"), {**values, "status": tiltak.status}, field="status")
    elif tiltak.brukers_valg in (None, "ikke_avklart"):
        yield Finding(where, values, field="brukers_valg", about="ikke avklart")


def _assigned(facts: Facts, tiltak: Tiltak) -> Iterator[Finding]:
    """RT-09: the team suggests a professional; the head of the unit that got the task decides."""
    if not tiltak.tildelt_fagperson:
        return
    unit = facts.subject.enhet(tiltak.enhet)
    values = {"fagperson": Quoted(tiltak.tildelt_fagperson), "av": Quoted(tiltak.avgjort_av or "")}
    if not tiltak.avgjort_av:
        yield Finding(tiltak.where.of("avgjort_av", "tildelt_fagperson"), values, field="avgjort_av")
    elif unit is None and tiltak.enhet is None:
        yield Finding(tiltak.where.of("enhet", "tildelt_fagperson"), values, field="enhet", about="enhet")
    elif unit is not None and not is_one_of(tiltak.avgjort_av, _heads(unit)):
        yield Finding(tiltak.where.of("avgjort_av"), {**values, "enhet": Quoted(unit.navn)}, field="avgjort_av", about="av")


def _heads(unit: Enhet) -> tuple[str | None, ...]:
    return (unit.leder, unit.stedfortreder, *unit.tidligere_ledere)


def _archive_unit(facts: Facts) -> Iterator[Finding]:
    sak = facts.subject.sak
    reporting = sak.melder.enhet if sak and sak.melder else None
    if sak and sak.arkivenhet and reporting and sak.arkivenhet != reporting:
        values = {"arkivenhet": _unit_name(facts, sak.arkivenhet), "meldende": _unit_name(facts, reporting)}
        yield Finding(sak.where.of("arkivenhet"), values, field="arkivenhet")


def _unit_name(facts: Facts, unit: str) -> str:
    found = facts.subject.enhet(unit)
    return Quoted(found.navn if found else unit)


_problemstilling, _situasjon, _forsøkt = _filled("problemstilling"), _filled("situasjon"), _filled("tidligere_forsøkt")
_valg, _tildelt = _for_each_tiltak(_choice), _for_each_tiltak(_assigned)

# fmt: off
SAKSREGLER: tuple[Rule, ...] = (
    Rule(
        "RT-02", "feil", MELDESKJEMA, _reporter,
        nb="Det står ikke hvem som melder saken.", en="It does not say who reports the case.",
        help_nb="Skriv den ansatte som melder, for eksempel «melder: {{navn: Per Li, stilling: rådgiver, enhet: ppt}}».",
        help_en="Write the employee who reports, for example “melder: {{navn: Per Li, stilling: rådgiver, enhet: ppt}}”.",
        wrong="melder:", right="melder:\n  navn: Per Li\n  stilling: rådgiver\n  enhet: ppt",
    ),
    Rule(
        "RT-02", "feil", MELDESKJEMA, _reporter, about="navn",
        nb="Navnet på den som melder saken, mangler.", en="The name of the one who reports the case is missing.",
        help_nb="Skriv navnet under «melder», for eksempel «navn: Per Li».",
        help_en="Write the name under “melder”, for example “navn: Per Li”.",
        wrong="melder:\n  enhet: ppt", right="melder:\n  navn: Per Li\n  enhet: ppt",
    ),
    Rule(
        "RT-02", "feil", MELDESKJEMA, _reporter, about="enhet",
        nb="Det står ikke hvilken enhet «{navn}» melder saken fra.",
        en="It does not say from which unit “{navn}” reports the case.",
        help_nb="Skriv enheten under «melder», for eksempel «enhet: ppt».",
        help_en="Write the unit under “melder”, for example “enhet: ppt”.",
        wrong="melder:\n  navn: Per Li", right="melder:\n  navn: Per Li\n  enhet: ppt",
    ),
    Rule(
        "RT-03", "feil", MELDESKJEMA, _addressee,
        nb="Kommunens oppsett sier ikke hvilken enhet kommunepsykologen hører til, så meldeskjemaet har ingen mottaker.",
        en="The municipality's settings do not say where the municipal psychologist belongs, so the form has no receiver.",
        help_nb="Skriv enheten under «roller» i oppsett.yaml, for eksempel «kommunepsykolog: psykolog».",
        help_en="Write the unit under “roller” in oppsett.yaml, for example “kommunepsykolog: psykolog”.",
        wrong="roller:\n  oppvekstteam: oppvekst", right="roller:\n  oppvekstteam: oppvekst\n  kommunepsykolog: psykolog",
    ),
    Rule(
        "RT-05", "feil", ("meldeskjema", "referat_ressursteam"), _problemstilling,
        nb="Saken mangler problemstilling.", en="The case has no question to discuss.",
        help_nb="Skriv hva teamet skal drøfte, for eksempel «problemstilling: Hvordan kan Ola få hjelp til søvnen?».",
        help_en="Write what the team is to discuss, for example “problemstilling: Hvordan kan Ola få hjelp til søvnen?”.",
        wrong="problemstilling:", right="problemstilling: Hvordan kan Ola få hjelp til søvnen?",
    ),
    Rule(
        "RT-06", "feil", MELDESKJEMA, _situasjon,
        nb="Saken sier ikke hvordan situasjonen er.", en="The case does not say what the situation is.",
        help_nb="Beskriv situasjonen, for eksempel «situasjon: Ola sover tre timer om natten».",
        help_en="Describe the situation, for example “situasjon: Ola sover tre timer om natten”.",
        wrong="situasjon:", right="situasjon: Ola sover tre timer om natten",
    ),
    Rule(
        "RT-06", "feil", MELDESKJEMA, _forsøkt,
        nb="Saken sier ikke hva som er forsøkt tidligere.", en="The case does not say what has been tried before.",
        help_nb="Skriv det, for eksempel «tidligere_forsøkt: Samtaler hos helsesykepleier», eller «ingenting».",
        help_en="Write it, for example “tidligere_forsøkt: Samtaler hos helsesykepleier”, or “ingenting” (nothing).",
        wrong="tidligere_forsøkt:", right="tidligere_forsøkt: Samtaler hos helsesykepleier",
    ),
    Rule(
        "RT-07", "feil", DRØFTING, _suggestions,
        nb="Drøftingen har verken forslag til tiltak eller veien videre.",
        en="The discussion has neither suggested measures nor a way forward.",
        help_nb="Skriv minst ett forslag under «tiltak», eller «veien_videre: Saken tas opp igjen i januar».",
        help_en="Write at least one suggestion under “tiltak”, or “veien_videre: Saken tas opp igjen i januar”.",
        wrong="tiltak: []", right="veien_videre: Saken tas opp igjen i januar",
    ),
    Rule(
        "RT-08", "feil", (*DRØFTING, "tilbakemelding"), _valg,
        nb="Tiltaket «{tekst}» er {status}, men bruker har ikke takket ja.",
        en="The measure “{tekst}” is “{status}” (started or done), but the user has not accepted it.",
        help_nb="Spør bruker. Har bruker takket ja, skriv «brukers_valg: takket_ja»; ellers «status: foreslått».",
        help_en="Ask the user. If the user has accepted, write “brukers_valg: takket_ja”; otherwise “status: foreslått”.",
        wrong="brukers_valg: ikke_avklart\nstatus: igangsatt", right="brukers_valg: takket_ja\nstatus: igangsatt",
    ),
    Rule(
        "RT-08", "advarsel", DRØFTING, _valg, about="ikke avklart",
        nb="Det er ikke avklart om bruker vil ha tiltaket «{tekst}».",
        en="It is not settled whether the user wants the measure “{tekst}”.",
        help_nb="Spør bruker, og skriv svaret, for eksempel «brukers_valg: takket_ja».",
        help_en="Ask the user, and write the answer, for example “brukers_valg: takket_ja”.",
        wrong="brukers_valg: ikke_avklart", right="brukers_valg: takket_ja",
    ),
    Rule(
        "RT-09", "feil", DRØFTING, _tildelt,
        nb="Tiltaket er tildelt «{fagperson}», men det står ikke hvem som har avgjort det.",
        en="The measure is assigned to “{fagperson}”, but it does not say who decided it.",
        help_nb="Skriv enhetslederen som avgjorde det, for eksempel «avgjort_av: Unni Vik», eller bruk «forslag_fagperson».",
        help_en="Write the head of the unit who decided it, for example “avgjort_av: Unni Vik”, or use “forslag_fagperson”.",
        wrong="enhet: ppt\ntildelt_fagperson: Per Li", right="enhet: ppt\ntildelt_fagperson: Per Li\navgjort_av: Unni Vik",
    ),
    Rule(
        "RT-09", "feil", DRØFTING, _tildelt, about="av",
        nb="«{av}» har avgjort hvem som får oppdraget, men er ikke leder eller stedfortreder for «{enhet}».",
        en="“{av}” decided who gets the task, but is not head or deputy head of “{enhet}”.",
        help_nb="Skriv enhetslederen, for eksempel «avgjort_av: Unni Vik», eller rett «leder» hos enheten i instanser.yaml.",
        help_en="Write the head of the unit, for example “avgjort_av: Unni Vik”, or correct “leder” at the unit in "
        "instanser.yaml.",
        wrong="enhet: ppt  # leder: Unni Vik\navgjort_av: Per Li",
        right="enhet: ppt  # leder: Unni Vik\navgjort_av: Unni Vik",
    ),
    Rule(
        "RT-09", "feil", DRØFTING, _tildelt, about="enhet",
        nb="Tiltaket er tildelt «{fagperson}», men det står ikke hvilken enhet som har fått oppdraget.",
        en="The measure is assigned to “{fagperson}”, but it does not say which unit has the task.",
        help_nb="Skriv enheten på tiltaket, for eksempel «enhet: ppt».",
        help_en="Write the unit at the measure, for example “enhet: ppt”.",
        wrong="tildelt_fagperson: Per Li\navgjort_av: Unni Vik",
        right="enhet: ppt\ntildelt_fagperson: Per Li\navgjort_av: Unni Vik",
    ),
    Rule(
        "RT-19", "feil", DRØFTING, _archive_unit,
        nb="Arkivenheten er ført som «{arkivenhet}», men referatet arkiveres hos «{meldende}», som meldte saken.",
        en="The archive unit is given as “{arkivenhet}”, but the minutes are archived at “{meldende}”, which reported the case.",
        help_nb="Slett linjen «arkivenhet»; den regnes ut. Meldte en annen enhet saken, rett enheten under «melder».",
        help_en="Delete the line “arkivenhet”; it is computed. If another unit reported the case, correct it under “melder”.",
        wrong="melder:\n  navn: Per Li\n  enhet: ppt\narkivenhet: barnevern", right="melder:\n  navn: Per Li\n  enhet: ppt",
    ),
)
# fmt: on
