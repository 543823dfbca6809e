"""The group itself, whatever papers are due: who should be in it, what is old, what is not said (AG-08 to AG-14, AG-36 to AG-40).

Asked once for each group (and AG-36 for each sak), on the day of the run. These rules only tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.problem import Quoted, Severity
from docgen.rules.ansvarsgruppe_avslutning import UNCLEAR_AGES
from docgen.rules.base import GRUPPEN, SAKEN, Facts, Finding, Rule
from docgen.rules.days import months_later, shown

FOSTER = "foster"
"""How a relasjon begins that the routines say nothing about."""


def _handed_over(facts: Facts) -> Iterator[Finding]:
    """A change of koordinator: the one who takes over has said yes."""
    gruppe = facts.subject.gruppe
    for bytte in gruppe.koordinator_bytte if gruppe else ():
        if bytte.akseptert is None and bytte.dato <= facts.dato:
            yield Finding(bytte.where.of("akseptert", "til"), {"til": Quoted(bytte.til)}, field="akseptert")


def _start_told(facts: Facts) -> Iterator[Finding]:
    """AG-09: for children the start is reported; for an adult there is no such notice (domain.md §2.5)."""
    gruppe = facts.subject.gruppe
    if gruppe is None:
        return
    group = facts.subject.målgruppe(gruppe.opprettet or facts.dato)
    told = gruppe.meldt_oppstart
    if group == "voksen" and told is not None:
        yield Finding(gruppe.where.of("meldt_oppstart"), field="meldt_oppstart", about="voksen", severity=Severity.INFO)
    elif group == "barn_og_unge" and gruppe.status == "aktiv" and (told is None or told.dato is None):
        where = told.where.of("dato") if told else gruppe.where.of("meldt_oppstart")
        yield Finding(where, field="meldt_oppstart")


def _gp_is_member(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    if gruppe is None or gruppe.status == "avsluttet" or gruppe.fastlege_ikke_med:
        return
    units = (facts.subject.enhet(medlem.enhet) for medlem in facts.subject.medlemmer(facts.dato))
    if not any(unit is not None and unit.type == "fastlege" for unit in units):
        yield Finding(gruppe.where.of("medlemmer"), field="medlemmer")


def _members_reviewed(facts: Facts) -> Iterator[Finding]:
    """AG-14: «jevnlig» is a number of months that the municipality sets; none, and nothing is asked."""
    gruppe, months = facts.subject.gruppe, facts.oppsett.medlemmer_evalueres_måneder
    if gruppe is None or months is None or gruppe.status != "aktiv":
        return
    last = gruppe.medlemmer_evaluert or gruppe.opprettet
    if last is not None and facts.dato > months_later(last, months):
        values = {"dato": shown(last), "måneder": str(months)}
        about = "" if gruppe.medlemmer_evaluert else "aldri"
        yield Finding(gruppe.where.of("medlemmer_evaluert"), values, field="medlemmer_evaluert", about=about)


def _on_what_ground(facts: Facts) -> Iterator[Finding]:
    case = facts.subject.person_case
    if case is None:
        return
    for representant in case.representanter:
        if not representant.grunnlag:
            values = {"navn": Quoted(representant.navn)}
            yield Finding(representant.where.of("grunnlag", "navn"), values, field="grunnlag")
    verge = case.bruker.verge
    if verge is not None and not verge.mandat:
        yield Finding(verge.where.of("mandat", "navn"), {"navn": Quoted(verge.navn)}, field="mandat", about="verge")
    for foresatt in case.foresatte:
        if foresatt.relasjon.casefold().startswith(FOSTER):
            yield Finding(foresatt.where.of("relasjon"), {"navn": Quoted(foresatt.navn)}, field="relasjon", about="foster")


def _goals(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    if gruppe is None:
        return
    if gruppe.status == "aktiv" and not gruppe.mål:
        yield Finding(gruppe.where.of("mål"), field="mål")
    for mål in gruppe.mål:
        if mål.til and mål.status == "åpent":
            yield Finding(mål.where.of("til"), {"tekst": Quoted(mål.tekst), "til": shown(mål.til)}, field="til", about="åpent")


def _which_group(facts: Facts) -> Iterator[Finding]:
    """AG-40: at 18 to 24 it should be said whether she is of the young or of the adults. A closing has AG-33 for it."""
    gruppe, age = facts.subject.gruppe, facts.subject.age(facts.dato)
    if gruppe is None or gruppe.målgruppe is not None or gruppe.status == "avsluttet" or gruppe.avslutning is not None:
        return
    if age in UNCLEAR_AGES:
        yield Finding(gruppe.where.of("målgruppe"), {"alder": str(age)}, field="målgruppe")


# fmt: off
GRUPPEREGLER: tuple[Rule, ...] = (
    Rule(
        "AG-08", "advarsel", GRUPPEN, _handed_over,
        nb="Det står ikke at «{til}» har tatt over som koordinator.",
        en="It does not say that “{til}” has taken over as coordinator.",
        help_nb="Spør den nye koordinatoren, og skriv dagen under «koordinator_bytte», for eksempel «akseptert: 02.10.2026».",
        help_en="Ask the new coordinator, and write the day under “koordinator_bytte”, for example “akseptert: 02.10.2026”.",
        wrong="koordinator_bytte:\n  - fra: Siri Aas\n    til: Per Li\n    dato: 01.10.2026",
        right="koordinator_bytte:\n  - fra: Siri Aas\n    til: Per Li\n    dato: 01.10.2026\n    akseptert: 02.10.2026",
    ),
    Rule(
        "AG-09", "advarsel", GRUPPEN, _start_told,
        nb="Det står ikke når oppstarten er meldt til Oppvekstteamet.",
        en="It does not say when the start was reported to the Oppvekstteam.",
        help_nb="Skriv dagen, for eksempel «meldt_oppstart: {{dato: 01.09.2026}}», og send meldingen, som da får den datoen. "
        "Skriv «sendt: ja» når den er sendt.",
        help_en="Write the day, for example “meldt_oppstart: {{dato: 01.09.2026}}”, and send the notice, which then has that "
        "date. Write “sendt: ja” when it is sent.",
        wrong="status: aktiv\nopprettet: 25.08.2026\nmeldt_oppstart:",
        right="status: aktiv\nopprettet: 25.08.2026\nmeldt_oppstart:\n  dato: 01.09.2026",
    ),
    Rule(
        "AG-09", "info", GRUPPEN, _start_told, about="voksen",
        nb="Melding om oppstart gjelder bare barn og unge.", en="A notice of start is for children and young people only.",
        help_nb="Slett «meldt_oppstart». Er bruker regnet blant barn og unge, skriv «målgruppe: barn_og_unge».",
        help_en="Delete “meldt_oppstart”. If the user counts among children and young people, write “målgruppe: barn_og_unge”.",
        wrong="målgruppe: voksen\nmeldt_oppstart:\n  dato: 01.09.2026", right="målgruppe: voksen",
    ),
    Rule(
        "AG-11", "advarsel", GRUPPEN, _gp_is_member,
        nb="Fastlegen er ikke medlem av gruppen.", en="The GP is not a member of the group.",
        help_nb="Før opp fastlegen under «medlemmer», eller skriv hvorfor ikke, for eksempel «fastlege_ikke_med: vil ha "
        "referat».",
        help_en="Add the GP under “medlemmer”, or write why not, for example “fastlege_ikke_med: vil ha referat”.",
        wrong="medlemmer:\n  - navn: Per Li\n    enhet: ppt",
        right="fastlege_ikke_med: vil ha referat\nmedlemmer:\n  - navn: Per Li\n    enhet: ppt",
    ),
    Rule(
        "AG-14", "advarsel", GRUPPEN, _members_reviewed,
        nb="Det ble sist vurdert {dato} hvem som skal delta fast; det er over {måneder} måneder siden.",
        en="Who is to take part was last considered on {dato}; that is more than {måneder} months ago.",
        help_nb="Ta det opp i neste møte, og skriv dagen, for eksempel «medlemmer_evaluert: 22.10.2026».",
        help_en="Take it up at the next meeting, and write the day, for example “medlemmer_evaluert: 22.10.2026”.",
        wrong="medlemmer_evaluert: 10.09.2025", right="medlemmer_evaluert: 22.10.2026",
    ),
    Rule(
        "AG-14", "advarsel", GRUPPEN, _members_reviewed, about="aldri",
        nb="Gruppen ble opprettet {dato}, og det er ikke vurdert siden hvem som skal delta fast (over {måneder} måneder).",
        en="The group was started on {dato}, and who is to take part has not been considered since (over {måneder} months).",
        help_nb="Ta det opp i neste møte, og skriv dagen, for eksempel «medlemmer_evaluert: 22.10.2026».",
        help_en="Take it up at the next meeting, and write the day, for example “medlemmer_evaluert: 22.10.2026”.",
        wrong="opprettet: 01.09.2025\nmedlemmer_evaluert:", right="opprettet: 01.09.2025\nmedlemmer_evaluert: 22.10.2026",
    ),
    Rule(
        "AG-36", "advarsel", (*GRUPPEN, *SAKEN), _on_what_ground,
        nb="Det står ikke hvorfor «{navn}» kan representere bruker.",
        en="It does not say why “{navn}” can represent the user.",
        help_nb="Skriv grunnlaget, for eksempel «grunnlag: søster, etter brukers ønske».",
        help_en="Write the basis, for example “grunnlag: søster, etter brukers ønske”.",
        wrong="representanter:\n  - navn: Nina Bø\n    type: pårørende",
        right="representanter:\n  - navn: Nina Bø\n    type: pårørende\n    grunnlag: søster, etter brukers ønske",
    ),
    Rule(
        "AG-36", "advarsel", (*GRUPPEN, *SAKEN), _on_what_ground, about="verge",
        nb="Det står ikke hva vergen «{navn}» kan bestemme.", en="It does not say what the guardian “{navn}” may decide.",
        help_nb="Skriv mandatet fra Statsforvalteren, for eksempel «mandat: [personlige_forhold]». Uten det får vergen "
        "ingen brev.",
        help_en="Write the mandate from the Statsforvalter, for example “mandat: [personlige_forhold]”. Without it the "
        "guardian gets "
        "no letters.",
        wrong="verge:\n  navn: Vera Moe", right="verge:\n  navn: Vera Moe\n  mandat: [personlige_forhold]",
    ),
    Rule(
        "AG-36", "info", (*GRUPPEN, *SAKEN), _on_what_ground, about="foster",
        nb="«{navn}» er fosterforelder; hvem som da skal ha brev, er ikke dekket av retningslinjene.",
        en="“{navn}” is a foster parent; who is to get letters then is not covered by the routines.",
        help_nb="Avklar det med barneverntjenesten. Skriv «foreldreansvar», og «skal_ha_kopi: ja» eller «nei».",
        help_en="Settle it with the child welfare service. Write “foreldreansvar”, and “skal_ha_kopi: ja” or “nei”.",
        wrong="- navn: Rut Ek\n  relasjon: fostermor", right="- navn: Rut Ek\n  relasjon: mor",
    ),
    Rule(
        "AG-39", "advarsel", GRUPPEN, _goals,
        nb="Gruppen har ingen felles mål.", en="The group has no common goals.",
        help_nb="Skriv målene, for eksempel «mål: [{{id: m1, tekst: Sove godt hjemme}}]».",
        help_en="Write the goals, for example “mål: [{{id: m1, tekst: Sove godt hjemme}}]”.",
        wrong="mål: []", right="mål:\n  - id: m1\n    tekst: Sove godt hjemme",
    ),
    Rule(
        "AG-39", "advarsel", GRUPPEN, _goals, about="åpent",
        nb="Målet «{tekst}» er ført som ferdig {til}, men statusen er åpent.",
        en="The goal “{tekst}” is noted as done on {til}, but its status is open.",
        help_nb="Skriv «status: nådd» eller «status: lagt_bort». Er målet åpent, så slett linjen «til».",
        help_en="Write “status: nådd” or “status: lagt_bort”. If the goal is open, delete the line “til”.",
        wrong="mål:\n  - tekst: Sove godt hjemme\n    til: 02.10.2026",
        right="mål:\n  - tekst: Sove godt hjemme\n    status: nådd\n    til: 02.10.2026",
    ),
    Rule(
        "AG-40", "advarsel", GRUPPEN, _which_group,
        nb="Bruker er {alder} år, og det står ikke om bruker regnes blant barn og unge eller voksne.",
        en="The user is {alder} years old, and it does not say whether that counts as young or as adult.",
        help_nb="Skriv «målgruppe: voksen» eller «målgruppe: barn_og_unge».",
        help_en="Write “målgruppe: voksen” or “målgruppe: barn_og_unge”.",
        wrong="målgruppe:", right="målgruppe: voksen",
    ),
)
# fmt: on
