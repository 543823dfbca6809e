"""The ressursteam's papers: D1 meldeskjema, D7 saksliste without names, D8 referat for one sak, D14 tilbakemelding."""

from __future__ import annotations

from ansvarsgruppe import about_user, time_and_place
from letterhead import letter, opening, signature
from ooxml import (
    Blocks,
    Column,
    add,
    answer_line,
    bullet,
    cell,
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
    tick_box,
    value,
    when,
)


def _section(title: str, name: str) -> Blocks:
    return when(name, heading(title), paragraphs(name))


# --- D1 -------------------------------------------------------------------------------------------------------------


def meldeskjema() -> Blocks:
    return letter(
        paragraph(
            "Ressursteamet bruker kunnskapen i enhetene samtidig og på tvers, slik at hjelpen blir helhetlig og effektiv.",
            "Ingress",
        ),
        when("kommune.prosedyre_melding", paragraph("{{ kommune.prosedyre_melding }}", "NyttAvsnitt")),
        fact("Saksnummer", "{{ sak.saksnummer }}"),
        fact_if("sak.meldt_dato", "Meldt", "{{ sak.meldt_dato }}"),
        fact_if(
            "sak.melder",
            "Meldt av",
            "{{ sak.melder.navn }}"
            + add("sak.melder.stilling")
            + "{% if sak.melder.enhet %}, {{ sak.melder.enhet.navn }}{% endif %}",
        ),
        about_user(),
        each("person in foresatte", fact("Foresatt", "{{ person.navn }}" + add("person.relasjon"))),
        each("person in representanter", fact("{{ person.type|kodetekst|stor }}", "{{ person.navn }}")),
        fact_if(
            "bruker.tolk and bruker.tolk.behov",
            "Tolk",
            "det er behov for tolk" + add("bruker.tolk.språk"),
        ),
        _section("Problemstilling", "sak.problemstilling"),
        _section("Situasjonen i dag", "sak.situasjon"),
        when(
            "sak.tidligere_forsøkt",
            heading("Hva som er forsøkt"),
            each("forsøk in sak.tidligere_forsøkt", bullet("{{ forsøk|stor }}")),
        ),
        _section("Brukers ønsker", "sak.brukers_ønsker"),
        _section("Hva det ønskes hjelp til", "sak.ønsket_hjelp"),
        when(
            "sak.instanser_i_saken",
            heading("Enheter i saken"),
            each("enhet in sak.instanser_i_saken", bullet("{{ enhet.navn }}")),
        ),
        _consent(),
        paragraph(
            "**Meldeplikten til barnevernet går foran.** Gir saken grunn til å melde fra, melder du direkte til "
            "barnevernet. Du venter ikke på ressursteamet.",
            "Merk",
        ),
    )


def _consent() -> Blocks:
    return join(
        heading("Samtykke"),
        when(
            "samtykke",
            paragraph(
                "Samtykket er gitt {{ samtykke.dato }}"
                + add("samtykke.gjennomgått_av", " og er gjennomgått av ")
                + ". Saken kan drøftes med:",
                "FørListe",
            ),
            each(
                "enhet in samtykke.instanser",
                bullet("{{ enhet.navn }}" + add("enhet.opplysninger", ": ")),
            ),
            when(
                "'kopi_av_referat' in samtykke.gjelder",
                paragraph("**Ønsket kopi:** Samtykket gjelder også kopi av referatet til disse enhetene.", "NyttAvsnitt"),
                otherwise=paragraph("**Ønsket kopi:** Samtykket gjelder ikke kopi av referatet.", "NyttAvsnitt"),
            ),
            otherwise=paragraph("Samtykke er ikke registrert."),
        ),
    )


# --- D7 -------------------------------------------------------------------------------------------------------------


def saksliste() -> Blocks:
    seat = "{{ plass.sete }}{% if plass.enhet and plass.enhet != plass.sete %}: {{ plass.enhet }}{% endif %}"
    return letter(
        time_and_place(),
        paragraph("Sakslisten er uten navn. Bruk saksnummeret når du viser til en sak.", "NyttAvsnitt"),
        heading("Saker"),
        when(
            "saker",
            table(
                (
                    Column("Nr.", 2, "{{ sak.nr }}"),
                    Column("Kl.", 4, or_dash("sak.fra") + add("sak.til", "–")),
                    Column("Sak", 5, "{{ sak.saksnummer }}"),
                    Column("Meldende enhet", 7, "{{ sak.enhet }}"),
                    Column("Tema", 7, or_dash("sak.tema|stor")),
                ),
                "sak in saker",
            ),
            otherwise=paragraph("Ingen saker er meldt."),
        ),
        when("faste_deltakere", heading("Faste deltakere"), last_bullets("plass in faste_deltakere", seat)),
    )


# --- D8 -------------------------------------------------------------------------------------------------------------


def referat() -> Blocks:
    return letter(
        fact("Saksnummer", "{{ sak.saksnummer }}"),
        about_user(),
        fact_if("sak.melder and sak.melder.enhet", "Meldt av", "{{ sak.melder.enhet.navn }}"),
        fact("Drøftet", "{{ møte.dato|ukedag }}" + add("møte.sted")),
        fact_if("arkivenhet", "Arkiveres hos", "{{ arkivenhet }}"),
        when("deltakere", heading("Faste deltakere"), _seats()),
        when(
            "inviterte_til_stede",
            heading("Inviterte til denne saken"),
            each("person in inviterte_til_stede", bullet("{{ person.navn }}" + add("person.enhet"))),
        ),
        _section("Problemstilling", "sak.problemstilling"),
        _section("Drøfting og vurdering", "drøfting.drøfting"),
        when("drøfting.tiltak", heading("Forslag til tiltak"), _proposals()),
        _section("Veien videre", "drøfting.veien_videre"),
        when(
            "drøfting.informerer_bruker",
            heading("Informasjon til bruker"),
            paragraph(
                "{{ drøfting.informerer_bruker }} informerer {{ brukersiden }} om drøftingen og forslagene.", "SisteAvsnitt"
            ),
        ),
    )


def _seats() -> Blocks:
    return table(
        (
            Column("Fast plass", 5, "{{ plass.sete }}"),
            Column("Navn", 4, or_dash("plass.navn")),
            Column("Enhet", 5, or_dash("plass.enhet")),
            Column("Oppmøte", 3, or_dash("plass.status|stor")),
        ),
        "plass in deltakere",
    )


def _proposals() -> Blocks:
    return join(
        paragraph("Forslag. Enhetslederen avgjør hvem som får oppdraget."),
        paragraph("{{ brukersiden|stor }} bestemmer selv hvilke tiltak det blir takket ja til."),
        table(
            (
                Column(
                    "Forslag",
                    5,
                    join(
                        cell("{{ tiltak.tekst }}"),
                        when("tiltak.fra_tiltaksbank", cell("Fra tiltaksbanken: {{ tiltak.fra_tiltaksbank }}")),
                        when("tiltak.internt", cell("Internt tiltak")),
                    ),
                ),
                Column("Enhet", 5, "{% if tiltak.enhet %}{{ tiltak.enhet.navn }}{% else %}–{% endif %}"),
                Column(
                    "Forslag til fagperson",
                    5,
                    join(
                        cell(or_dash("tiltak.forslag_fagperson")),
                        when(
                            "tiltak.tildelt_fagperson",
                            cell("Får oppdraget: " + value("tiltak.tildelt_fagperson")),
                            when("tiltak.avgjort_av", cell("Avgjort av: " + value("tiltak.avgjort_av"))),
                        ),
                    ),
                ),
                Column(
                    "Brukers valg",
                    3,
                    "{% if tiltak.brukers_valg %}{{ tiltak.brukers_valg|kodetekst }}{% else %}Ikke avklart{% endif %}",
                ),
            ),
            "tiltak in drøfting.tiltak",
        ),
    )


# --- D14 ------------------------------------------------------------------------------------------------------------


def tilbakemelding() -> Blocks:
    """To one person, so without a list of receivers. Who may have an oppdrag is not settled yet, so no professional is named."""
    return join(
        opening(),
        paragraph(
            "Ressursteamet har drøftet saken, og her er forslagene. Du bestemmer selv hvilke tiltak du vil takke ja til.",
            "Ingress",
        ),
        fact("Saksnummer", "{{ sak.saksnummer }}"),
        about_user(),
        fact("Drøftet", "{{ møte.dato|ukedag }}"),
        when("drøfting.tiltak", heading("Forslag til tiltak"), _suggestions()),
        _section("Veien videre", "drøfting.veien_videre"),
        paragraph(
            "Du kan ombestemme deg når som helst. Spør oss gjerne om forslagene, eller om du vil snakke om noe annet.",
            "SisteNyttAvsnitt",
        ),
        signature(),
        when("drøfting.tiltak|rejectattr('brukers_valg', 'in', ['takket_ja', 'takket_nei'])|list", _answer_slip()),
    )


def _suggestions() -> Blocks:
    return table(
        (
            Column("Forslag", 8, "{{ tiltak.tekst }}"),
            Column("Enhet", 6, "{% if tiltak.enhet %}{{ tiltak.enhet.navn }}{% else %}–{% endif %}"),
            Column(
                "Svar",
                4,
                "{% if tiltak.brukers_valg %}{{ tiltak.brukers_valg|kodetekst }}{% else %}Ikke avklart{% endif %}",
            ),
        ),
        "tiltak in drøfting.tiltak",
    )


def _answer_slip() -> Blocks:
    unsettled = "drøfting.tiltak|rejectattr('brukers_valg', 'in', ['takket_ja', 'takket_nei'])"
    return join(
        heading("Svar på forslagene"),
        paragraph("Kryss av, og lever arket til {{ avsender.navn }}. Du kan også svare muntlig.", "FørListe"),
        each(
            f"tiltak in {unsettled}",
            # Yes and no stand on the same page, and the last two with the signature.
            tick_box("Ja takk: {{ tiltak.tekst }}", "AvkryssingSamlet"),
            when(
                "loop.last",
                tick_box("Nei takk: {{ tiltak.tekst }}", "AvkryssingSamlet"),
                otherwise=tick_box("Nei takk: {{ tiltak.tekst }}"),
            ),
        ),
        answer_line("Dato og underskrift"),
    )
