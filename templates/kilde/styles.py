"""How everything looks: one set of styles, lists, fonts and settings for the thirteen templates.

The look is one sans-serif, one accent colour and air. Nothing in a template is formatted by hand, so a municipality that
wants another colour or font changes it here, or in Word's own list of styles.

No style asks for contextual spacing: LibreOffice 7.4 then forgets to keep headings with what follows them.
"""

from __future__ import annotations

from typing import Final

from ooxml import AGENDA, BULLETS, NUMBERED_HEADINGS, TEXT_WIDTH, Element, element

FONT: Final = "Arial"
"""On every Windows and Mac; elsewhere Liberation Sans, which has the same widths, stands in without moving a line."""

INK: Final = "1F2528"
ACCENT: Final = "1B4F5C"
QUIET: Final = "566166"
RULE: Final = "B8C6CA"
TINT: Final = "E8F0F1"
"""Contrast on white: ink 15.5, accent 8.9, quiet 6.3; accent on tint 7.7. The law asks for 4.5."""

LOGO_LINE: Final = 660
BELOW_HEAD: Final = 1100
"""Twips: the line of the logo, and the air between the head's last line and what follows."""


def styles(language: str) -> Element:
    """`word/styles.xml` of a document in this language (`nb-NO`, `nn-NO`)."""
    paragraphs = (*_text_styles(), *_letter_styles(), *_list_styles())
    return element("styles", _defaults(language), *paragraphs, *_character_styles(), *_tables())


def _defaults(language: str) -> Element:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    tongue = element("lang", val=language, eastAsia=language, bidi="ar-SA")
    characters = element("rPr", fonts, element("color", val=INK), element("sz", val=22), element("szCs", val=22), tongue)
    settings = element("pPr", element("spacing", before=0, after=150, line=300, lineRule="auto"))
    return element("docDefaults", element("rPrDefault", characters), element("pPrDefault", settings))


def style(
    id: str,
    name: str = "",
    *,
    based_on: str = "Normal",
    following: str = "",
    priority: int = 10,
    paragraph: tuple[Element, ...] = (),
    text: tuple[Element, ...] = (),
) -> Element:
    """One paragraph style. `name` is Word's English name where Word has a built-in one, as it translates these itself."""
    parts = [element("name", val=name or id)]
    if id != "Normal":
        parts.append(element("basedOn", val=based_on))
    if following:
        parts.append(element("next", val=following))
    parts += [element("uiPriority", val=priority), element("qFormat")]
    if paragraph:
        parts.append(element("pPr", *paragraph))
    if text:
        parts.append(element("rPr", *text))
    return element("style", *parts, type="paragraph", **default(id == "Normal"), styleId=id)


def default(wanted: bool) -> dict[str, str]:
    """Mark the style that is meant where none is named."""
    return {"default": "1"} if wanted else {}


def space(before: int = 0, after: int = 0, line: int = 0, *, exact: bool = False) -> Element:
    """Air around a paragraph in twips; `line` in 240ths of a line, or in twips when `exact`."""
    if not line:
        return element("spacing", before=before, after=after)
    return element("spacing", before=before, after=after, line=line, lineRule="exact" if exact else "auto")


def size(half_points: int) -> tuple[Element, ...]:
    return element("sz", val=half_points), element("szCs", val=half_points)


def colour(value: str) -> Element:
    return element("color", val=value)


def bold() -> tuple[Element, ...]:
    return element("b"), element("bCs")


def to_the_margin() -> Element:
    """The tab stop to which a line is drawn (`ooxml.rule`)."""
    return element("tabs", element("tab", val="right", pos=TEXT_WIDTH))


def _text_styles() -> list[Element]:
    keep = (element("keepNext"), element("keepLines"))
    return [
        style("Normal", priority=0),
        style(
            "Overskrift1", "heading 1", following="Normal", priority=9,
            paragraph=(*keep, space(320, 200, 264), element("outlineLvl", val=0)),
            text=(*bold(), colour(ACCENT), *size(42)),
        ),
        style(
            "Overskrift2", "heading 2", following="Normal", priority=9,
            paragraph=(*keep, space(250, 90, 264), element("outlineLvl", val=1)),
            text=(*bold(), colour(ACCENT), *size(27)),
        ),
        style(
            "Overskrift3", "heading 3", following="Normal", priority=9,
            paragraph=(*keep, space(220, 50, 276), element("outlineLvl", val=2)),
            text=(*bold(), *size(23)),
        ),
        style("Ingress", following="Normal", paragraph=(space(0, 120, 300),), text=size(24)),
        style("FørListe", "Før liste", following="Punktliste", paragraph=(*keep, space(0, 100, 300))),
        style("Diagram", paragraph=(element("keepNext"), space(0, 120, 240))),
        style("Fakta", paragraph=(space(0, 40, 300),)),
        style("NyttAvsnitt", "Nytt avsnitt", following="Normal", paragraph=(space(200, 150, 300),)),
        style("SisteAvsnitt", "Siste avsnitt", following="Normal", paragraph=(element("keepNext"),)),
        style(
            "SisteNyttAvsnitt", "Siste nytt avsnitt", based_on="NyttAvsnitt", following="Normal",
            paragraph=(element("keepNext"),),
        ),
        style(
            "Merk",
            # The last before the signature of a meldeskjema, and kept with it.
            paragraph=(
                element("keepNext"),
                element("keepLines"),
                element("shd", val="clear", color="auto", fill=TINT),
                space(180, 120, 288),
                element("ind", left=260, right=220),
            ),
        ),
        style(
            "Skrivelinje",
            paragraph=(element("keepLines"), to_the_margin(), space(300, 60, 264)),
        ),
        style("Styring", priority=99, paragraph=(space(0, 0, 240),), text=(element("i"), element("iCs"), colour(QUIET))),
    ]  # fmt: skip


def _letter_styles() -> list[Element]:
    together = (element("keepNext"), element("keepLines"))
    return [
        # Exact lines and no air: six lines are 29.6 mm and end inside the window of a C5 or E6/5 envelope.
        style("Mottaker", paragraph=(element("keepLines"), space(0, 0, 280, exact=True)), text=size(22)),
        style("Gradering", paragraph=(*together, space(0, 60, 276)), text=bold()),
        style("Utkast", paragraph=(*together, space(0, 60, 276)), text=(*bold(), colour(ACCENT))),
        style("Eksemplar", paragraph=(*together, space(0, 60, 276)), text=(*bold(), colour(QUIET))),
        style("Referanse", paragraph=(*together, space(0, 0, 300)), text=(colour(QUIET),)),
        style("Hilsen", following="Signatur", paragraph=(*together, space(250, 380, 276))),
        style("Signatur", paragraph=(*together, space(0, 0, 276))),
        style("SignaturSlutt", "Signatur slutt", paragraph=(element("keepLines"), space(0, 0, 276))),
        style("Brevhode", paragraph=(space(0, 0, 400, exact=True),), text=(*bold(), colour(ACCENT), *size(32))),
        # A logo of 10 mm stands in a line of exact height; the air below the department's line is as much less.
        style("Logo", following="Brevhode", paragraph=(space(0, 0, LOGO_LINE, exact=True),)),
        style("BrevhodeLinje", "Brevhode linje", paragraph=(space(0, 0, 290, exact=True),), text=(colour(QUIET), *size(20))),
        # The lines of head and foot stand in paragraphs of exact height, so that the address is where the window is.
        style("BrevhodeStrek", "Brevhode strek", paragraph=_drawn_in(160, after=BELOW_HEAD), text=size(18)),
        style(
            "BrevhodeStrekUnderLogo", "Brevhode strek under logo", based_on="BrevhodeStrek",
            paragraph=(space(0, BELOW_HEAD - LOGO_LINE, 160, exact=True),),
        ),
        style("Topptekst", "header", paragraph=(space(0, 0, 264),), text=(colour(QUIET), *size(19))),
        style("ToppStrek", "Topp strek", paragraph=_drawn_in(130, after=360), text=size(18)),
        style("BunnStrek", "Bunn strek", paragraph=_drawn_in(120, before=110, after=80), text=size(18)),
        style("Bunntekst", "footer", paragraph=(space(0, 0, 264),), text=(colour(QUIET), *size(19))),
        style("Sidetall", paragraph=(space(0, 0, 264), element("jc", val="right")), text=(colour(QUIET), *size(19))),
        style("Motto", paragraph=(space(0, 80, 264),), text=(*bold(), colour(ACCENT), *size(20))),
    ]  # fmt: skip


def _drawn_in(height: int, *, before: int = 0, after: int = 0) -> tuple[Element, ...]:
    return to_the_margin(), space(before, after, height, exact=True)


def _list_styles() -> list[Element]:
    def listed(list_id: int, level: int = 0) -> Element:
        return element("numPr", element("ilvl", val=level), element("numId", val=list_id))

    return [
        style("Punktliste", "List Bullet", paragraph=(listed(BULLETS), space(0, 76, 288))),
        style(
            "PunktlisteSamlet", "Punktliste samlet", based_on="Punktliste", paragraph=(element("keepNext"), element("keepLines"))
        ),
        style("Fordeling", based_on="Punktliste", paragraph=(element("keepLines"), space(0, 20, 276))),
        style("FordelingSamlet", "Fordeling samlet", based_on="Fordeling", paragraph=(element("keepNext"),)),
        style("Sakspunkt", paragraph=(element("keepLines"), listed(AGENDA), space(170, 30, 288)), text=(*bold(), *size(23))),
        style("SakspunktSamlet", "Sakspunkt samlet", based_on="Sakspunkt", paragraph=(element("keepNext"),)),
        style("Undersak", paragraph=(element("keepLines"), listed(AGENDA, 1), space(0, 50, 288))),
        style("UndersakSamlet", "Undersak samlet", based_on="Undersak", paragraph=(element("keepNext"),)),
        style("Sakstekst", paragraph=(space(0, 50, 288), element("ind", left=567))),
        style("Avkryssing", paragraph=(element("keepLines"), space(0, 110, 288), element("ind", left=397, hanging=397))),
        style("AvkryssingSamlet", "Avkryssing samlet", based_on="Avkryssing", paragraph=(element("keepNext"),)),
        style("Tabelltekst", paragraph=(space(0, 0, 269),)),
        style("TabelltekstSamlet", "Tabelltekst samlet", based_on="Tabelltekst", paragraph=(element("keepNext"),)),
        style("Tabelloverskrift", based_on="Tabelltekst", paragraph=(element("keepNext"),), text=(*bold(), colour(ACCENT))),
    ]  # fmt: skip


def _character_styles() -> list[Element]:
    def characters(id: str, name: str, *text: Element) -> Element:
        parts = [element("name", val=name), element("uiPriority", val=1)]
        look = [element("rPr", *text)] if text else [element("semiHidden")]
        return element("style", *parts, *look, type="character", **default(not text), styleId=id)

    box = element("rFonts", ascii="Segoe UI Symbol", hAnsi="Segoe UI Symbol", eastAsia="Segoe UI Symbol")
    return [
        characters("Standardskrift", "Default Paragraph Font"),
        characters("Etikett", "Strong", *bold()),
        characters("Avkryssingsboks", "Avkryssingsboks", box, *size(24)),
        characters("Strek", "Strek", element("u", val="thick", color=ACCENT)),
        characters("TynnStrek", "Tynn strek", element("u", val="single", color=RULE)),
        characters("Skrivestrek", "Skrivestrek", element("u", val="single", color=QUIET)),
    ]


def _tables() -> list[Element]:
    margins = element(
        "tblCellMar",
        element("top", w=66, type="dxa"),
        element("left", w=113, type="dxa"),
        element("bottom", w=66, type="dxa"),
        element("right", w=113, type="dxa"),
    )
    plain = element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99),
        element("semiHidden"),
        element("unhideWhenUsed"),
        element("tblPr", element("tblInd", w=0, type="dxa"), element("tblCellMar", *_no_margins())),
        type="table",
        default=1,
        styleId="Vanligtabell",
    )
    borders = element(
        "tblBorders",
        element("top", val="single", sz=8, space=0, color=ACCENT),
        element("bottom", val="single", sz=4, space=0, color=RULE),
        element("insideH", val="single", sz=4, space=0, color=RULE),
    )
    first_row = element(
        "tblStylePr",
        element("rPr", *bold(), colour(ACCENT)),
        element("tcPr", element("shd", val="clear", color="auto", fill=TINT)),
        type="firstRow",
    )
    ours = element(
        "style",
        element("name", val="Tabell"),
        element("basedOn", val="Vanligtabell"),
        element("uiPriority", val=39),
        element("qFormat"),
        element("tblPr", borders, margins),
        first_row,
        type="table",
        styleId="Tabell",
    )
    no_list = element(
        "style", element("name", val="No List"), element("uiPriority", val=99), element("semiHidden"),
        type="numbering", default=1, styleId="Ingenliste",
    )  # fmt: skip
    return [plain, ours, no_list]


def _no_margins() -> list[Element]:
    return [element(side, w=width, type="dxa") for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))]


# --- lists ----------------------------------------------------------------------------------------------------------


def numbering() -> Element:
    """`word/numbering.xml`: bullets, the numbered headings of the referat, and the saksliste with points under item 6."""
    bullets = [_level(0, "bullet", "•", 397, 284), _level(1, "bullet", "–", 794, 284)]
    headings = [_level(0, "decimal", "%1", 567, 567)]
    agenda = [_level(0, "decimal", "%1", 567, 567), _level(1, "decimal", "%1.%2", 1304, 737)]
    lists = {BULLETS: bullets, NUMBERED_HEADINGS: headings, AGENDA: agenda}
    return element(
        "numbering",
        *(
            element("abstractNum", element("multiLevelType", val="multilevel"), *levels, abstractNumId=number)
            for number, levels in lists.items()
        ),
        *(element("num", element("abstractNumId", val=number), numId=number) for number in lists),
    )


def _level(number: int, kind: str, text: str, left: int, hanging: int) -> Element:
    mark = [element("rPr", colour(ACCENT))] if kind == "bullet" else []
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=kind),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=left, hanging=hanging)),
        *mark,
        ilvl=number,
    )


# --- fonts and settings ---------------------------------------------------------------------------------------------


def fonts() -> Element:
    """`word/fontTable.xml`: what to take where Arial is missing."""
    arial = element("font", element("altName", val="Liberation Sans"), element("family", val="swiss"), name=FONT)
    return element("fonts", arial)


def settings(language: str) -> Element:
    """`word/settings.xml` of a document in this language.

    Word 2013 and later as it is, no field updating that would stop the reader with a question.
    """
    uri = "http://schemas.microsoft.com/office/word"
    modern = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents",
              "differentiateMultirowTableHeaders")  # fmt: skip
    return element(
        "settings",
        element("zoom", percent=100),
        element("defaultTabStop", val=709),
        element("characterSpacingControl", val="doNotCompress"),
        element(
            "compat",
            element("compatSetting", name="compatibilityMode", uri=uri, val=15),
            *(element("compatSetting", name=name, uri=uri, val=1) for name in modern),
        ),
        element("themeFontLang", val=language),
        element("decimalSymbol", val=","),
        element("listSeparator", val=";"),
    )
