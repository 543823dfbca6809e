"""D6 referat fra ansvarsgruppemøte: the eight fixed items in their order, and who does what by when."""

from __future__ import annotations

from ansvarsgruppe import about_user, time_and_place
from letterhead import letter
from ooxml import (
    Blocks,
    Column,
    add,
    bullet,
    clock,
    each,
    fact_if,
    heading,
    join,
    or_dash,
    paragraph,
    paragraphs,
    table,
    value,
    when,
)

GROUP_MEETING = "møte.møtetype != 'samarbeidsmøte'"


def referat() -> Blocks:
    deadline = "møte.referat.merknadsfrist"
    return letter(
        about_user(),
        time_and_place(),
        fact_if("møte.møteleder", "Møteleder", "{{ møte.møteleder }}"),
        fact_if("møte.referent", "Referent", "{{ møte.referent }}"),
        _without_user(),
        when("til_stede", heading("Til stede"), _people("til_stede")),
        when("forfall", heading("Forfall"), _people("forfall")),
        _welcome(),
        _users_word(),
        # A samarbeidsmøte has none of the fixed items (design.md §5); what was noted all the same is never left out.
        when(f"{GROUP_MEETING} or møte.referat.forrige_referat", _former_minutes()),
        when(f"{GROUP_MEETING} or møte.referat.status", _status()),
        when(f"{GROUP_MEETING} or møte.referat.endring_mål or møte.referat.endring_tiltak", _changes()),
        _items(),
        _responsibilities(),
        _next_meeting(),
        paragraph(
            "Merknader til referatet meldes til referenten"
            + "{% if not møte.avslutter_gruppen %} eller tas opp i neste møte{% endif %}."
            # A correction may come when the deadline of the first edition is over: it cannot ask for what is past.
            + f"{{% if {deadline} and not (dokument.retter and {deadline} < dokument.dato) %}} Frist for merknader er "
            + value(deadline)
            + ".{% endif %}",
            "SisteAvsnitt",
        ),
    )


def _without_user() -> Blocks:
    return when(
        "uten_bruker and møte.uten_bruker",
        paragraph(
            "Møtet ble holdt uten {{ brukersiden }} etter avklaring med {{ møte.uten_bruker.avklart_med }} "
            "(" + add("møte.uten_bruker.hvordan", "", ", ") + "{{ møte.uten_bruker.avklart_dato }}).",
            "NyttAvsnitt",
        ),
    )


def _people(name: str) -> Blocks:
    return table(
        (
            Column("Navn", 4, "{{ person.navn }}"),
            Column("Rolle", 4, or_dash("person.rolle|kodetekst|stor")),
            Column("Enhet", 5, or_dash("person.enhet")),
        ),
        f"person in {name}",
    )


# --- the eight fixed items ------------------------------------------------------------------------------------------


def _item(title: str, *parts: Blocks) -> Blocks:
    return join(heading(title, numbered=True), *parts)


def _welcome() -> Blocks:
    return _item(
        "Velkommen, samtykke og referent",
        when(
            "samtykke",
            paragraph(
                "Samtykke til å dele opplysninger ble gitt {{ samtykke.dato }}"
                + add("samtykke.gjennomgått_av", ", og er gjennomgått av ")
                + ". Opplysninger deles bare så langt samtykket rekker."
            ),
            otherwise=paragraph("Det er ikke gitt gyldig samtykke til å dele opplysninger med andre enheter."),
        ),
        when("møte.referent", paragraph("{{ møte.referent }} er referent.")),
    )


def _users_word() -> Blocks:
    voice = "møte.referat.barnets_stemme"
    return _item(
        "{% if bruker.barn %}Bruker og foresatte har ordet{% else %}Bruker har ordet{% endif %}",
        paragraphs("møte.referat.bruker_sier"),
        when(
            voice,
            heading("Barnets stemme", 3),
            paragraphs(f"{voice}.innhold"),
            fact_if(f"{voice}.hvem", "Formidlet av", value(f"{voice}.hvem")),
            fact_if(f"{voice}.hvordan", "Hvordan barnet ble hørt", value(f"{voice}.hvordan")),
        ),
        when(
            f"not møte.referat.bruker_sier and not {voice}",
            when(
                "uten_bruker",
                paragraph("{{ brukersiden|stor }} var ikke til stede."),
                otherwise=paragraph("Det er ikke ført noe under dette punktet."),
            ),
        ),
    )


def _former_minutes() -> Blocks:
    former = "møte.referat.forrige_referat"
    dated = "{% if forrige_møte %}" + add("forrige_møte.dato", " ") + "{% endif %}"
    return _item(
        "Referat fra forrige møte",
        when(
            former,
            paragraph(
                f"Referatet fra forrige møte{dated} ble {{% if not {former}.gjennomgått %}}ikke {{% endif %}}gjennomgått."
                f"{{% if {former}.gjennomgått and not {former}.merknader %}} Det var ingen merknader.{{% endif %}}"
            ),
            when(f"{former}.merknader", heading("Merknader", 3), paragraphs(f"{former}.merknader")),
            otherwise=when(
                "forrige_møte",
                paragraph("Det er ikke ført noe under dette punktet."),
                otherwise=paragraph("Dette var det første møtet."),
            ),
        ),
    )


def _status() -> Blocks:
    who = "**{{ medlem.medlem }}" + add("medlem.enhet") + ":** "
    return _item(
        "Status fra medlemmene",
        each(
            "medlem in møte.referat.status",
            each("avsnitt in medlem.tekst|avsnitt", paragraph("{% if loop.first %}" + who + "{% endif %}{{ avsnitt }}")),
            when("not medlem.tekst", paragraph(who + "Ikke ført.")),
        ),
        when("not møte.referat.status", paragraph("Det er ikke ført status fra medlemmene.")),
    )


def _changes() -> Blocks:
    goal = "{{ mål.tekst }}" + add("mål.livsområde", " (", ")") + add("mål.status|kodetekst", ". Status: ")
    return _item(
        "Endring av mål eller tiltak",
        _question("Endring av mål?", "møte.referat.endring_mål"),
        _question("Endring av tiltak?", "møte.referat.endring_tiltak"),
        when("gruppe and gruppe.mål", heading("Mål for arbeidet", 3), each("mål in gruppe.mål", bullet(goal))),
    )


def _question(question: str, name: str) -> Blocks:
    return when(
        f"{name} and {name}.svar is not none",
        paragraph(f"**{question}** {{% if {name}.svar %}}Ja{{% else %}}Nei{{% endif %}}."),
        paragraphs(f"{name}.tekst"),
        otherwise=paragraph(f"**{question}** Ikke besvart."),
    )


def _items() -> Blocks:
    number = "møte.referat.saker|length"
    some = value(f"{number}|tallord|stor") + " saker var meldt."
    how_many = f"{{% if {number} == 1 %}}Én sak var meldt.{{% else %}}{some}{{% endif %}}"
    return _item(
        "Meldte saker",
        # A sentence between the two headings: LibreOffice 7.4 may part headings that follow one another (docs/adr/0005).
        when("møte.referat.saker", paragraph(how_many)),
        each(
            "sak in møte.referat.saker",
            heading("{{ sak.tittel }}", 3),
            when("sak.meldt_av", paragraph("**Meldt av:** {{ sak.meldt_av }}")),
            each(
                "avsnitt in sak.konklusjon|avsnitt",
                paragraph("{% if loop.first %}**Konklusjon:** {% endif %}{{ avsnitt }}"),
            ),
        ),
        when("not møte.referat.saker", paragraph("Ingen saker var meldt.")),
    )


def _responsibilities() -> Blocks:
    return _item(
        "Ansvarsavklaring",
        when(
            "ansvarsavklaring",
            table(
                (
                    Column("Tiltak", 11, "{{ tiltak.tekst }}"),
                    Column("Ansvarlig", 8, "{{ tiltak.ansvarlig }}"),
                    # What is over has no deadline ahead of it.
                    Column(
                        "Frist",
                        7,
                        "{% if tiltak.status in ['utført', 'frafalt'] %}{{ tiltak.status|kodetekst }}"
                        "{% else %}{{ tiltak.frist }}{% endif %}",
                    ),
                ),
                "tiltak in ansvarsavklaring",
            ),
            otherwise=paragraph("Ingen tiltak er avtalt."),
        ),
    )


def _next_meeting() -> Blocks:
    coming = "møte.referat.neste_møte"
    return _item(
        "Neste møte",
        when(
            "møte.avslutter_gruppen",
            paragraph("Ansvarsgruppen avsluttes. Det blir ikke avtalt nytt møte."),
            otherwise=when(
                f"{coming} and {coming}.dato",
                paragraph(
                    "Neste møte er "
                    + value(f"{coming}.dato|ukedag")
                    + clock(f"{coming}.fra", f"{coming}.til")
                    + add(f"{coming}.sted")
                    + "."
                ),
                otherwise=when(
                    f"{coming} and {coming}.avtales_senere",
                    paragraph("Neste møte avtales senere." + add(f"{coming}.grunn", " Grunn: ")),
                    otherwise=paragraph("Neste møte er ikke avtalt."),
                ),
            ),
        ),
    )
