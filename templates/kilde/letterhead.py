"""What stands on every sheet: head and foot, address block, marking, references, signature, distribution list.

The head of the first page is deep, so that the address begins 46 mm down and shows in the window of a C5 or E6/5 envelope
(20–115 × 44–79 mm), and what follows it begins below 84 mm. Frames would have been simpler; LibreOffice ignores them in
styles, and screen readers lose the order.
"""

from __future__ import annotations

from typing import Final

from ooxml import Blocks, Element, add, each, element, field_runs, heading, join, paragraph, rule, run, steer, when

ADDRESS_LINE: Final = 280
"""Twips, as in the style Mottaker."""
ADDRESS_FIELD: Final = 2240
"""Twips from the first address line to what follows: from 46 mm down to 85.5."""
MOST_LINES: Final = 6
SHORT_LIST: Final = "mottakere|length < 3"
"""A page with a name or two alone says too little: so short a list stays with the signature."""
DRAFT: Final = "{% if dokument.utkast %} · UTKAST{% endif %}"


# --- head and foot --------------------------------------------------------------------------------------------------


def first_head() -> Element:
    """The logo, the municipality's name and its department. Equally deep with a logo and without, so the address never moves."""
    second = "{% if kommune.avdeling %}{{ kommune.avdeling }}{% else %}{{ kommune.adresse }}{% endif %}" + DRAFT
    name = paragraph("{{ kommune.kommunenavn }}", "Brevhode")
    with_logo = join(
        paragraph("{{ kommune.logo|bilde(høyde=10) }}", "Logo"), name, paragraph(second, "BrevhodeLinje"),
        rule("BrevhodeStrekUnderLogo", "Strek"),
    )  # fmt: skip
    without = join(name, paragraph(second, "BrevhodeLinje"), rule("BrevhodeStrek", "Strek"))
    return element("hdr", *when("kommune.logo", with_logo, otherwise=without))


def next_head() -> Element:
    """From page two: whose letter this is, and which."""
    line = "{{ kommune.kommunenavn }}" + add("dokument.vår_ref", " · Vår ref.: ") + DRAFT
    return element("hdr", *paragraph(line, "Topptekst"), *rule("ToppStrek", "TynnStrek"))


def first_foot(*, motto: bool = False) -> Element:
    """How to reach the municipality, and the page number."""
    reach = (
        "{% if kommune.adresse %}{{ kommune.adresse }}{% else %}{{ kommune.kommunenavn }}{% endif %}"
        + add("kommune.telefon", " · Telefon ")
        + "{% if kommune.e_post or kommune.nettsted %}\n{% endif %}"
        + add("kommune.e_post", "")
        + "{% if kommune.e_post and kommune.nettsted %} · {% endif %}"
        + add("kommune.nettsted", "")
    )
    return element("ftr", *_motto(motto), *rule("BunnStrek", "TynnStrek"), *paragraph(reach, "Bunntekst"), _page_number())


def next_foot(*, motto: bool = False) -> Element:
    """The page number."""
    return element("ftr", *_motto(motto), _page_number())


def _motto(wanted: bool) -> Blocks:
    return when("kommune.motto", paragraph("{{ kommune.motto }}", "Motto")) if wanted else []


def _page_number() -> Element:
    style = element("pPr", element("pStyle", val="Sidetall"))
    return element("p", style, run("Side "), *field_runs("PAGE"), run(" av "), *field_runs("NUMPAGES"))


# --- top of the first page ------------------------------------------------------------------------------------------


def opening() -> Blocks:
    """Address, marking, draft and copy lines, references, the title (the one heading of level 1), what a correction replaces."""
    return join(address(), status_lines(), references(), heading("{{ dokument.tittel }}", 1), correction())


def address() -> Blocks:
    """The address lines. The last one is followed by as much air as makes the block equally deep for any number of lines."""
    branches = [paragraph("{{ linje }}", "Mottaker")]
    for count in range(1, MOST_LINES + 1):
        condition = f"elif loop.length == {count}" if count < MOST_LINES else "else"
        last = paragraph("{{ linje }}", "Mottaker", after=ADDRESS_FIELD - count * ADDRESS_LINE)
        branches.append(join(steer(condition), last))
    return each("linje in mottaker.linjer", when("not loop.last", *branches))


def status_lines() -> Blocks:
    """What kind of copy this is. In the body, because screen readers pass over the page head."""
    return join(
        when("dokument.gradering", paragraph("{{ dokument.gradering }}", "Gradering")),
        when("dokument.utkast", paragraph("UTKAST", "Utkast")),
        when("dokument.arkiveksemplar", paragraph("Arkiveksemplar", "Eksemplar")),
        when("mottaker.kopi", paragraph("Kopi", "Eksemplar")),
    )


def references() -> Blocks:
    return join(
        when("dokument.vår_ref", paragraph("Vår ref.: {{ dokument.vår_ref }}", "Referanse")),
        # A letter has the line also when nobody has given us a reference (NS 4129): post rooms look for it.
        when(
            "mottaker.linjer",
            paragraph("Deres ref.: {% if mottaker.deres_ref %}{{ mottaker.deres_ref }}{% else %}–{% endif %}", "Referanse"),
        ),
        when("dokument.dato", paragraph("Dato: {{ dokument.dato }}", "Referanse")),
    )


def correction() -> Blocks:
    """Which of two papers holds. Of a former edition that is gone nobody knows the date."""
    former = "{% if dokument.retter.dato %}, som er datert {{ dokument.retter.dato }}"
    sent = "{% if dokument.retter.sendt %} og sendt ut{% endif %}{% endif %}"
    words = (
        f"**Dette dokumentet er rettet.** Det erstatter det forrige dokumentet{former}{sent}. Det forrige gjelder ikke lenger."
    )
    return when("dokument.retter", paragraph(words))


# --- end of the document --------------------------------------------------------------------------------------------


def signature(*, held: str = "false") -> Blocks:
    """Who writes: greeting and signature on one page. `held` says when what follows stays with them.

    A long distribution list, or a slip to tear off, may begin the next page: held to the signature, they would take it and what
    stands before it with them, and leave a third of the page white. Where nobody is named, the unit signs.
    """
    unit = "{% if avsender.enhet %}{{ avsender.enhet }}{% else %}{{ kommune.kommunenavn }}{% endif %}"
    reach = add("avsender.telefon", "\nTelefon ") + add("avsender.e_post", "{% if avsender.telefon %} · {% else %}\n{% endif %}")
    who = "{% if avsender.navn %}{{ avsender.navn }}\n" + add("avsender.tittel|stor", "", ", ") + "{% endif %}" + unit + reach
    return join(
        paragraph("Med hilsen", "Hilsen"),
        when(held, paragraph(who, "Signatur"), otherwise=paragraph(who, "SignaturSlutt")),
    )


def distribution() -> Blocks:
    """Who gets it, and nobody else. A list of six or fewer, and the last three of a longer one, hold together: no page has a
    name or two alone."""
    copies = "mottakere|selectattr('kopi')|list"
    held = "loop.revindex in (2, 3) or loop.length <= 6 and not loop.last"
    return join(
        _receivers("Sendes til", "mottakere|rejectattr('kopi')|list", held=f"loop.last if {copies} else {held}"),
        _receivers("Kopi til", copies, held=held),
    )


def _receivers(title: str, names: str, *, held: str) -> Blocks:
    line = "{{ person.navn }}" + add("person.rolle|kodetekst")
    lines = when(f"({held})", paragraph(line, "FordelingSamlet"), otherwise=paragraph(line, "Fordeling"))
    return when(names, heading(title), each(f"person in {names}", lines))


def letter(*content: Blocks) -> Blocks:
    """A whole letter: opening, what it is about, greeting, distribution list."""
    return join(opening(), *content, signature(held=SHORT_LIST), distribution())


def paper(*content: Blocks) -> Blocks:
    """A paper without a greeting, for example a saksliste or a form."""
    return join(opening(), *content)


# --- the sheet ------------------------------------------------------------------------------------------------------

HEAD_AND_FOOT: Final = (("header", "first", "rId1"), ("header", "default", "rId2"), ("footer", "first", "rId3"),
                        ("footer", "default", "rId4"))  # fmt: skip


def sheet() -> Element:
    """A4, 25 mm on the sides; the head's own depth pushes the text of page one further down."""
    section = element("sectPr")
    for kind, place, relation in HEAD_AND_FOOT:
        reference = element(f"{kind}Reference", type=place)
        reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relation)
        section.append(reference)
    section.append(element("pgSz", w=11906, h=16838))
    section.append(element("pgMar", top=1418, right=1417, bottom=1304, left=1418, header=680, footer=567, gutter=0))
    section.append(element("titlePg"))
    return section
