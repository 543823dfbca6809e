"""The letters of an ansvarsgruppe: D3 oppstart, D4 innkalling, D5 saksliste, D9 avlysning, D10 avslutning.

D3 and D10 go to a leader outside the group and say no more than that the group began or ended (data minimisation).
"""

from __future__ import annotations

from typing import Final

from letterhead import letter, paper
from ooxml import (
    LAST_BUT_ONE,
    Blocks,
    Column,
    add,
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
    table,
    when,
)

WHEN: Final = "{{ møte.dato|ukedag }}" + clock("møte.fra", "møte.til")

REACH: Final = add("gruppe.koordinator.telefon", ", telefon ") + add("gruppe.koordinator.e_post")

# Who to call: the koordinator of a group, the one who reported the sak when a meeting follows a sak.
SENDER: Final = (
    add("avsender.tittel", "", " ") + "{{ avsender.navn }}" + add("avsender.telefon", ", telefon ") + add("avsender.e_post")
)

COORDINATOR: Final = (
    "{{ gruppe.koordinator.navn }}{% if gruppe.koordinator.enhet %}, {{ gruppe.koordinator.enhet.navn }}{% endif %}" + REACH
)


def about_user() -> Blocks:
    return fact("Bruker", "{{ bruker.navn }}, født {{ bruker.fødselsdato }}")


def time_and_place() -> Blocks:
    return join(
        fact("Tid", WHEN),
        fact_if("møte.sted", "Sted", "{{ møte.sted }}"),
        fact_if("møte.digital_lenke", "Digitalt møte", "{{ møte.digital_lenke }}"),
    )


# --- D3 -------------------------------------------------------------------------------------------------------------


def oppstart() -> Blocks:
    return letter(
        paragraph(
            "Det er opprettet en ansvarsgruppe. Den skal samordne hjelpen på tvers av tjenestene. "
            "Denne meldingen sier ikke noe om innholdet i saken.",
            "Ingress",
        ),
        about_user(),
        fact_if("gruppe.opprettet", "Opprettet", "{{ gruppe.opprettet }}"),
        fact("Koordinator", COORDINATOR),
        when(
            "gruppe.instanser",
            heading("Enheter i gruppen"),
            last_bullets("enhet in gruppe.instanser", "{{ enhet.navn }}"),
        ),
    )


# --- D4 -------------------------------------------------------------------------------------------------------------


def innkalling() -> Blocks:
    return letter(
        paragraph(
            "Hensikten med møtet er å samarbeide på tvers av fag og samordne tiltak mot felles mål. "
            "{{ bruker.navn }} skal bli hørt, sett og møtt med respekt.",
            "Ingress",
        ),
        fact("Møtet gjelder", "{{ bruker.navn }}, født {{ bruker.fødselsdato }}"),
        time_and_place(),
        fact_if("møte.møteleder", "Møteleder", "{{ møte.møteleder }}"),
        fact_if("møte.referent", "Referent", "{{ møte.referent }}"),
        fact_if(
            "bruker.tolk and bruker.tolk.behov",
            "Tolk",
            "det er behov for tolk" + add("bruker.tolk.språk"),
        ),
        when(
            "møte.erstatter_dato",
            paragraph("Møtet kommer i stedet for ansvarsgruppemøtet {{ møte.erstatter_dato|ukedag }}.", "NyttAvsnitt"),
        ),
        paragraph("Sakslisten følger vedlagt.", "NyttAvsnitt"),
        when("innkalte", heading("Innkalt til møtet"), _invited()),
        heading("Forfall og saker"),
        paragraph(
            "Kan du ikke komme? Meld forfall til " + SENDER + ". Ta også kontakt hvis du vil melde en sak.", "SisteAvsnitt"
        ),
    )


def _invited() -> Blocks:
    extra = when("person.utvidet", cell("Utvidet ansvarsgruppe"))
    role = cell(or_dash("person.rolle|kodetekst|stor"))
    return table(
        (
            Column("Navn", 4, "{{ person.navn }}"),
            Column("Rolle", 4, join(role, extra)),
            Column("Enhet", 5, or_dash("person.enhet")),
        ),
        "person in innkalte",
        held=LAST_BUT_ONE,
    )


# --- D5 -------------------------------------------------------------------------------------------------------------


def saksliste() -> Blocks:
    detail = add("sak.meldt_av", ", meldt av ") + add("sak.tid_minutter", ", ", " minutter")
    return paper(
        about_user(),
        time_and_place(),
        heading("Saker"),
        each(
            "punkt in saksliste",
            when(
                # The last three hold together, so no page has one or two of them alone.
                "punkt.punkter or punkt.første_møte or loop.revindex in (2, 3)",
                paragraph("{{ punkt.tittel }}", "SakspunktSamlet"),
                otherwise=paragraph("{{ punkt.tittel }}", "Sakspunkt"),
            ),
            each(
                "sak in punkt.punkter",
                when(
                    "loop.last",
                    paragraph("{{ sak.tittel }}" + detail, "UndersakSamlet"),
                    otherwise=paragraph("{{ sak.tittel }}" + detail, "Undersak"),
                ),
            ),
            when("punkt.første_møte", paragraph("Dette er det første møtet i gruppen.", "Sakstekst")),
            when("punkt.meldte_saker and not punkt.punkter", paragraph("Ingen saker er meldt på forhånd.", "Sakstekst")),
        ),
    )


# --- D9 -------------------------------------------------------------------------------------------------------------


def avlysning() -> Blocks:
    name = "{% if møte.møtetype == 'samarbeidsmøte' %}Samarbeidsmøtet{% else %}Ansvarsgruppemøtet{% endif %}"
    clock_and_place = clock("møte.avlyst.ny_fra", "møte.avlyst.ny_til") + add("møte.avlyst.ny_sted")
    new = "Nytt møte er {{ møte.avlyst.ny_dato|ukedag }}" + clock_and_place + "."
    return letter(
        paragraph(f"{name} {WHEN} er avlyst.", "Ingress"),
        when("møte.avlyst and møte.avlyst.ny_dato", paragraph(new), otherwise=paragraph("Nytt møte er ikke avtalt.")),
        fact("Møtet gjelder", "{{ bruker.navn }}"),
        paragraph("Har du spørsmål, kan du ta kontakt med " + SENDER + ".", "SisteNyttAvsnitt"),
    )


# --- D10 ------------------------------------------------------------------------------------------------------------


def avslutning() -> Blocks:
    recorded = (
        "{% if gruppe.avslutning.ført_i %} Avslutningen er ført i referatet fra {{ gruppe.avslutning.ført_i.dato }}.{% endif %}"
    )
    return letter(
        paragraph("Ansvarsgruppen er avsluttet {{ gruppe.avslutning.dato }}." + recorded, "Ingress"),
        about_user(),
        fact_if("gruppe.avslutning.grunn", "Grunn", "{{ gruppe.avslutning.grunn|kodetekst }}"),
        fact("Koordinator", COORDINATOR),
    )
