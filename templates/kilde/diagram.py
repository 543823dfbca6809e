"""Charts of the house: bars in the accent colour with their numbers on them, no frame, no grid, no title of their own.

Each is made as Word makes one, with a workbook behind it, so that a secretary can change how it looks in Word. What is drawn here
is a sample: the numbers come when a document is made (`{% chart … %}` in the alternative text).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree
from ooxml import TEXT_WIDTH, Blocks, Element, element
from styles import FONT, INK, RULE

from docgen.word.chart_parts import workbook
from docgen.word.chart_values import Chart, Series

C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
EMU_PER_TWIP: Final = 635
EMU_PER_MM: Final = 36_000
SHEET: Final = "Ark1"


@dataclass(frozen=True)
class Diagram:
    """One chart: what it shows, what is said of it to those who cannot see it, and how high it is (millimetres)."""

    number: int
    tag: str
    alt: str
    height: int
    series: tuple[str, ...]

    @property
    def link(self) -> str:
        """Its relationship from the document."""
        return f"rIdC{self.number}"

    @property
    def sample(self) -> Chart:
        """What the template shows in Word."""
        return Chart(("Kategori 1", "Kategori 2"), tuple(Series(name, (4, 2)) for name in self.series), "0")


def place(diagram: Diagram) -> Blocks:
    """The paragraph that a chart stands in."""
    return [element("p", element("pPr", element("pStyle", val="Diagram")), element("r", etree.fromstring(_drawing(diagram))))]


def _drawing(diagram: Diagram) -> str:
    width, height = TEXT_WIDTH * EMU_PER_TWIP, diagram.height * EMU_PER_MM
    return (
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="{WP}" xmlns:a="{A}"'
        f' xmlns:r="{R}"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{100 + diagram.number}" name="Diagram {diagram.number}"'
        f' descr="{{% chart {diagram.tag} %}}{diagram.alt}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{diagram.link}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def part(diagram: Diagram, language: str) -> bytes:
    """The chart's own part. Bars lie down, because the names of units are long; several series are put end to end."""
    count = len(diagram.series)
    grouping, overlap = ("stacked", '<c:overlap val="100"/>') if count > 1 else ("clustered", "")
    root: Element = etree.fromstring(
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/><c:lang val="{language}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        + "".join(_series(diagram.sample, number) for number in range(count))
        + f'<c:gapWidth val="45"/>{overlap}<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{_line(RULE)}{_text()}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/>'
        '<c:axPos val="t"/><c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
        f"</c:plotArea>{_legend() if count > 1 else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text()}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _series(sample: Chart, number: int) -> str:
    column, series = "BCDEF"[number], sample.series[number]
    rows = len(sample.categories) + 1
    names = "".join(f'<c:pt idx="{n}"><c:v>{name}</c:v></c:pt>' for n, name in enumerate(sample.categories))
    values = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(series.values))
    # White on the first colour; the second is light, so its numbers are in ink.
    ink = "FFFFFF" if number == 0 else INK
    place = "ctr" if len(sample.series) > 1 else "inEnd"
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{series.name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:schemeClr val="accent{1 if number == 0 else 3}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="0;;" sourceLinked="0"/>'
        f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(ink, bold=True)}<c:dLblPos val="{place}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${rows}</c:f><c:strCache>"
        f'<c:ptCount val="{len(sample.categories)}"/>{names}</c:strCache></c:strRef></c:cat><c:val><c:numRef>'
        f"<c:f>{SHEET}!${column}$2:${column}${rows}</c:f><c:numCache><c:formatCode>0</c:formatCode>"
        f'<c:ptCount val="{len(sample.categories)}"/>{values}</c:numCache></c:numRef></c:val></c:ser>'
    )


def _text(colour: str = INK, *, bold: bool = False) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000" b="{int(bold)}"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="{FONT}"/></a:defRPr></a:pPr><a:endParaRPr lang="nb-NO"/></a:p></c:txPr>'
    )


def _line(colour: str) -> str:
    return f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'


def _legend() -> str:
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text()}</c:legend>'


def book(diagram: Diagram) -> bytes:
    """The workbook behind the sample."""
    return workbook(diagram.sample, SHEET)
