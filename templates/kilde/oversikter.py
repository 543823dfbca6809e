"""Papers about no one person: D11 møteplan, D12 halvårsevaluering and its public edition, D13 the public tiltaksbank."""

from __future__ import annotations

from dataclasses import replace

from diagram import Diagram, place
from letterhead import distribution, letter, paper
from ooxml import (
    LAST_BUT_ONE,
    LAST_TWO,
    Blocks,
    Column,
    add,
    bullet,
    cell,
    clock,
    each,
    fact,
    fact_if,
    heading,
    join,
    last_bullets,
    or_dash,
    paragraph,
    paragraphs,
    table,
    value,
    when,
)

# --- D11 ------------------------------------------------------------------------------------------------------------


def møteplan() -> Blocks:
    return letter(
        paragraph(
            "Ressursteamet møtes hver {% if møteplan.intervall_uker != 1 %}{{ møteplan.intervall_uker }}. {% endif %}uke, "
            "{{ møteplan.ukedag }}" + clock("møteplan.fra", "møteplan.til") + ".",
            "Ingress",
        ),
        fact("Periode", "{{ møteplan.sesong }}"),
        fact_if("møteplan.sted", "Sted", "{{ møteplan.sted }}"),
        fact_if("møteplan.meldefrist_dager", "Frist for å melde sak", "{{ møteplan.meldefrist_dager }} dager før møtet"),
        heading("Møtedager"),
        when(
            "møteplan.datoer",
            when("møteplan.meldefrist_dager", _dates(deadline=True), otherwise=_dates(deadline=False)),
            otherwise=paragraph("Det er ikke satt opp noen møter."),
        ),
        when(
            "møteplan.utgår",
            heading("Møter som utgår"),
            last_bullets("dag in møteplan.utgår", "{{ dag.dato|ukedag|stor }}" + add("dag.grunn", ": ")),
        ),
    )


def _dates(*, deadline: bool) -> Blocks:
    day = join(
        cell("{{ dag.dato|ukedag|stor }}"),
        when("dag.merknad", cell("{{ dag.merknad }}")),
    )
    columns = [
        Column("Uke", 2, "{{ dag.uke }}"),
        Column("Dato", 7, day),
        Column("Kl.", 4, or_dash("dag.fra") + add("dag.til", "–")),
    ]
    if deadline:
        columns.append(Column("Frist for å melde sak", 5, or_dash("dag.meldefrist")))
    # Where a list of cancelled meetings follows, that is what stays with the signature.
    return table(columns, "dag in møteplan.datoer", held=f"{LAST_BUT_ONE} or {LAST_TWO} and not møteplan.utgår")


# --- D12 ------------------------------------------------------------------------------------------------------------


def evaluering() -> Blocks:
    return paper(
        paragraph(
            "Ressursteamet skal bruke ressursene samtidig og på tvers av enheter. Hvert halvår ser vi på hva vi har "
            "gjort, hva som har vært bra, og hva som kan bli bedre.",
            "Ingress",
        ),
        fact("Periode", "{{ evaluering.sesong }}"),
        fact_if("evaluering.dato", "Evaluert", "{{ evaluering.dato }}"),
        _facts(),
        when("oppmøte", heading("Oppmøte", 3), when("diagram.oppmøte", place(ATTENDANCE)), _attendance()),
        heading("Mønster"),
        paragraph("Teamet har svart på fire spørsmål om møteformen."),
        _answer("Hva har vært bra?", "bra"),
        _answer("Hvorfor?", "hvorfor"),
        _answer("Hva kan bli bedre?", "bedre"),
        _answer("Hvordan?", "hvordan"),
        when("evaluering.tiltak_videre", heading("Tiltak for neste halvår"), _next_steps()),
        when(
            "evaluering.deltakere",
            heading("Deltakere i evalueringen"),
            each("person in evaluering.deltakere", bullet("{{ person.navn }}" + add("person.enhet"))),
        ),
        distribution(),
    )


def evaluering_offentlig() -> Blocks:
    """What anybody may read: the counts alone, without those that could point at a person. The answers are the team's own."""
    return paper(
        paragraph("Oversikten er regnet ut fra sakene. Den nevner ingen personer.", "Ingress"),
        fact("Periode", "{{ evaluering.sesong }}"),
        _facts(),
    )


def _facts() -> Blocks:
    return join(
        when("fakta or fakta_per_enhet", heading("Fakta")),
        when(
            "skjulte_tall",
            paragraph(
                "Tall fra 1 til 4 om saker og tiltak kan peke på enkeltpersoner. De er skjult, og det er også tall som de "
                "kunne vært regnet ut fra."
            ),
        ),
        when("fakta", _counts("Hva", "tall.navn", "fakta")),
        when("diagram.valg", heading("Hva brukerne valgte", 3), place(CHOICES), _counts("Valg", "tall.navn", "fakta_valg")),
        when(
            "fakta_per_enhet",
            heading("Saker per meldende enhet", 3),
            # A bar is as thick as the chart has room for: few units have a low one.
            when("diagram.per_enhet", when("fakta_per_enhet|length < 3", place(FEW_UNITS), otherwise=place(PER_UNIT))),
            _counts("Enhet", "tall.enhet", "fakta_per_enhet"),
        ),
    )


CHOICES = Diagram(1, "diagram.valg", "Stolpediagram: hva brukerne valgte. Tallene står i tabellen under.", 36, ("Tiltak",))
PER_UNIT = Diagram(
    2, "diagram.per_enhet", "Stolpediagram: saker per meldende enhet. Tallene står i tabellen under.", 56, ("Saker",)
)
FEW_UNITS = replace(PER_UNIT, number=4, height=22)
ATTENDANCE = Diagram(
    3, "diagram.oppmøte", "Stolpediagram: oppmøte for hver fast plass. Tallene står i tabellen under.", 58, ("Møtt", "Forfall")
)


def _attendance() -> Blocks:
    return table(
        (
            Column("Enhet", 8, "{{ plass.enhet }}"),
            Column("Møtt", 3, "{{ plass.møtt }}"),
            Column("Forfall", 3, "{{ plass.forfall }}"),
        ),
        "plass in oppmøte",
        held=LAST_BUT_ONE,
    )


def _counts(what: str, name: str, rows: str) -> Blocks:
    return table((Column(what, 10, value(name)), Column("Antall", 3, "{{ tall.antall }}")), f"tall in {rows}", held=LAST_BUT_ONE)


def _answer(question: str, name: str) -> Blocks:
    return join(
        heading(question, 3),
        when(
            f"evaluering.mønster and evaluering.mønster.{name}",
            paragraphs(f"evaluering.mønster.{name}"),
            otherwise=paragraph("Ikke besvart ennå."),
        ),
    )


def _next_steps() -> Blocks:
    return table(
        (
            Column("Tiltak", 11, "{{ tiltak.tekst }}"),
            Column("Ansvarlig", 8, or_dash("tiltak.ansvarlig")),
            Column("Frist", 7, or_dash("tiltak.frist")),
        ),
        "tiltak in evaluering.tiltak_videre",
    )


# --- D13 ------------------------------------------------------------------------------------------------------------


def tiltaksbank() -> Blocks:
    return paper(
        each("avsnitt in tiltaksbank.innledning|avsnitt", paragraph("{{ avsnitt }}", "Ingress")),
        each("tiltak in tiltaksbank.tiltak", heading("{{ tiltak.navn }}"), _entry()),
        when("not tiltaksbank.tiltak", paragraph("Det er ingen tiltak i banken nå.")),
    )


def _entry() -> Blocks:
    return join(
        paragraphs("tiltak.beskrivelse"),
        fact_if(
            "tiltak.målgruppe or tiltak.alder",
            "For hvem",
            "{% if tiltak.målgruppe %}{{ tiltak.målgruppe }}{% if tiltak.alder %}, {% endif %}{% endif %}"
            "{% if tiltak.alder %}{{ tiltak.alder }}{% endif %}",
        ),
        fact_if("tiltak.varighet", "Hvor lenge", "{{ tiltak.varighet }}"),
        fact_if(
            "tiltak.enhet",
            "Hvem gir hjelpen",
            "{{ tiltak.enhet.navn }}" + add("tiltak.enhet.telefon", ", telefon "),
        ),
        fact_if("tiltak.slik_får_du_det", "Slik får du hjelpen", "{{ tiltak.slik_får_du_det }}"),
        fact_if("tiltak.kontakt", "Kontakt", "{{ tiltak.kontakt }}"),
    )
