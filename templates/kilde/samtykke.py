"""D2 samtykkeskjema: the form a person reads, understands, ticks and signs, or does not; D15, the receipt of a withdrawal."""

from __future__ import annotations

from ansvarsgruppe import SENDER
from letterhead import opening, paper, signature
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
    paragraph,
    paragraphs,
    table,
    tick_box,
    when,
)


def samtykkeskjema() -> Blocks:
    return paper(
        paragraph(
            "Vi ber om samtykke til å dele opplysninger som vi har taushetsplikt om. Les gjennom skjemaet sammen med "
            "oss, og spør om alt du lurer på.",
            "Ingress",
        ),
        fact("Hvem opplysningene handler om", "{{ bruker.navn }}, født {{ bruker.fødselsdato }}"),
        fact("Opplysningene kommer fra", "{{ skjema.fra_enhet }}"),
        fact_if("skjema.tolk", "Tolk", "{{ skjema.tolk }}"),
        _purpose(),
        _receivers(),
        _excluded(),
        _choice(),
        when("skjema.barnets_mening", _child()),
        _signatures(),
    )


def _purpose() -> Blocks:
    return join(
        heading("Hva samtykket gjelder"),
        paragraphs("skjema.formål"),
        when(
            "skjema.gjelder",
            paragraph("Vi ber om samtykke til:", "FørListe"),
            each("punkt in skjema.gjelder", bullet("{{ punkt|stor }}")),
        ),
        when(
            "skjema.om == 'gruppe'",
            paragraph(
                "En ansvarsgruppe er fagfolk som samarbeider med {{ brukersiden }} mot felles mål. "
                "Det er {{ brukersiden }} som eier gruppen, og som kan bestemme at den skal starte eller slutte.",
                "NyttAvsnitt",
            ),
            otherwise=paragraph(
                "Ressursteamet er fagfolk fra flere tjenester. De drøfter saken og foreslår tiltak. Møtet holdes uten "
                "bruker til stede. Du bestemmer selv hvilke tiltak du vil takke ja til.",
                "NyttAvsnitt",
            ),
        ),
    )


def _receivers() -> Blocks:
    return join(
        heading("Hvem vi kan dele opplysninger med"),
        paragraph("Sett kryss ved hver enhet du samtykker til. Enheter uten kryss får ingen opplysninger.", "FørListe"),
        each(
            "enhet in skjema.enheter",
            when(
                # The last three hold together, so no page has one box alone.
                "loop.revindex in (2, 3)",
                tick_box("**{{ enhet.navn }}**" + add("enhet.opplysninger", ": "), "AvkryssingSamlet"),
                otherwise=tick_box("**{{ enhet.navn }}**" + add("enhet.opplysninger", ": ")),
            ),
        ),
    )


def _excluded() -> Blocks:
    return join(
        heading("Dette skal ikke deles"),
        paragraph("Du kan si nei til at enkelte opplysninger blir delt. En enhet sier du nei til ved å la ruten stå tom."),
        each(
            "avsnitt in skjema.unntatte_opplysninger|avsnitt",
            paragraph("{% if loop.first %}**Skal ikke deles:** {% endif %}{{ avsnitt }}"),
        ),
        when(
            "skjema.unntatte_enheter",
            paragraph("**Disse enhetene skal ikke ha opplysninger:**", "FørListe"),
            each("enhet in skjema.unntatte_enheter", bullet("{{ enhet }}")),
        ),
        answer_line("Opplysninger jeg ikke vil dele:"),
    )


def _choice() -> Blocks:
    return join(
        heading("Du bestemmer selv"),
        bullet("Det er frivillig å samtykke."),
        bullet("Du kan når som helst trekke samtykket, muntlig eller skriftlig. Du trenger ikke å si hvorfor."),
        bullet("Vi deler bare det som trengs, og bare så langt samtykket rekker."),
        bullet("Trekker du samtykket, deler vi ikke mer. Det som alt er delt eller arkivert, blir ikke slettet."),
        when(
            "skjema.gyldig_til",
            paragraph("Samtykket varer til {{ skjema.gyldig_til }}, hvis du ikke trekker det før.", "NyttAvsnitt"),
            otherwise=answer_line("Samtykket varer til (dato):"),
        ),
    )


def _child() -> Blocks:
    return join(
        heading("Barnets mening"),
        paragraph("Barnet skal få vite hva samtykket gjelder, og få si hva det mener."),
        answer_line("Hvem snakket med barnet, og når:"),
        answer_line("Hva barnet mener:"),
    )


def _signatures() -> Blocks:
    return join(
        heading("Underskrift"),
        paragraph(
            "Jeg har fått informasjon om hva samtykket gjelder. Jeg samtykker til at opplysninger deles som beskrevet her."
        ),
        table(
            (
                Column(
                    "Navn",
                    4,
                    join(cell("{{ person.navn }}"), when("person.rolle", cell("{{ person.rolle|kodetekst|stor }}"))),
                ),
                Column("Dato", 2),
                Column("Underskrift", 5),
            ),
            "person in skjema.signaturer",
            tall=True,
        ),
        when(
            "skjema.gjennomgås_av",
            paragraph(
                "Skjemaet {% if skjema.gjennomgått %}er gjennomgått {{ skjema.gjennomgått }}{% else %}gjennomgås{% endif %} "
                "av {{ skjema.gjennomgås_av }}, {{ skjema.fra_enhet }}.",
                "NyttAvsnitt",
            ),
        ),
    )


# --- D15 ------------------------------------------------------------------------------------------------------------


def samtykke_trukket() -> Blocks:
    """To the one who withdrew it, so without a list of receivers."""
    return join(
        opening(),
        paragraph(
            "Vi bekrefter at samtykket til å dele opplysninger er trukket tilbake."
            "{% if samtykke.fortsetter %} Samtykket gjelder fortsatt for {{ samtykke.fortsetter|map(attribute='navn')|og }}."
            "{% endif %}",
            "Ingress",
        ),
        fact("Samtykket gjaldt", "{{ bruker.navn }}, født {{ bruker.fødselsdato }}"),
        fact_if("samtykke.gjelder", "Samtykke til", "{{ samtykke.gjelder|og }}"),
        each(
            "avsnitt in samtykke.formål|avsnitt",
            paragraph("{% if loop.first %}**Formål:** {% endif %}{{ avsnitt }}", "Fakta"),
        ),
        fact_if("samtykke.dato", "Gitt", "{{ samtykke.dato }}"),
        fact("Trukket", "{{ samtykke.trukket.dato }}" + add("samtykke.trukket.måte")),
        fact_if("samtykke.trukket.av", "Trukket av", "{{ samtykke.trukket.av }}"),
        _what_stops(),
        heading("Dette blir ikke slettet"),
        paragraph(
            "Opplysninger som alt er delt, kan vi ikke hente tilbake. Dokumenter som er arkivert, blir ikke slettet. "
            "Kommunen har plikt til å ta vare på dem."
        ),
        heading("Vil du samtykke på nytt?"),
        paragraph(
            "Du kan samtykke igjen når som helst. Ta kontakt med "
            + SENDER
            + ". Da går vi gjennom et nytt skjema sammen. Du trenger ikke å si hvorfor samtykket ble trukket.",
            "SisteAvsnitt",
        ),
        signature(),
    )


def _what_stops() -> Blocks:
    return join(
        heading("Dette stopper"),
        when(
            "samtykke.stopper",
            paragraph("Disse får ikke flere opplysninger fra oss:", "FørListe"),
            each("enhet in samtykke.stopper", bullet("{{ enhet.navn }}")),
            otherwise=paragraph("Vi deler ikke flere opplysninger etter dette samtykket."),
        ),
    )
