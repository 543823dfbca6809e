"""Small .docx files with charts as Word writes them, and what a finished one shows.

data = docx_with(drawing("rIdC1", "{% chart fakta %}Saker"), charts={1: chart("bar", series=2)})
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from docx_maker import docx
from lxml import etree
from xlsxwriter import Workbook

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_UNIQUE = (
    '<c:extLst><c:ext uri="{{C3380CC4-5D6E-409C-BE32-E72D297353CC}}" xmlns:c16="http://schemas.microsoft.com/office/drawing/2014/chart">'
    '<c16:uniqueId val="{{0000000{0}-9D5B-4C4F-8A1B-111111111111}}"/></c:ext></c:extLst>'
)
_CATEGORIES = ("Kategori 1", "Kategori 2", "Kategori 3", "Kategori 4")
_AXES = (
    '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
    '<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    '<c:tickLblPos val="nextTo"/><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
    '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
    '<c:majorGridlines/><c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/>'
    '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/>'
    '<c:crossBetween val="between"/></c:valAx>'
)
_IDS = '<c:axId val="1"/><c:axId val="2"/>'


@dataclass(frozen=True)
class Kind:
    """The XML around the series of a kind of chart, and what stands in a series before and behind its values."""

    name: str
    before: str
    behind: str
    shape: str
    tail: str = ""
    axes: str = _AXES


FILL = '<c:spPr><a:solidFill><a:schemeClr val="accent{N}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>'
LINE = (
    '<c:spPr><a:ln w="28575" cap="rnd"><a:solidFill><a:schemeClr val="accent{N}"/></a:solidFill><a:round/></a:ln></c:spPr>'
    '<c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr><a:solidFill><a:schemeClr val="accent{N}"/></a:solidFill></c:spPr></c:marker>'
)
AREA = '<c:spPr><a:solidFill><a:schemeClr val="accent{N}"/></a:solidFill></c:spPr>'
_POINTS = "".join(
    f'<c:dPt><c:idx val="{n}"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:schemeClr val="accent{n + 1}"/></a:solidFill>'
    f'<a:ln w="19050"><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></a:ln></c:spPr>{_UNIQUE.format(n)}</c:dPt>'
    for n in range(4)
)
KINDS: Mapping[str, Kind] = {
    "column": Kind(
        "barChart",
        '<c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
        f'<c:gapWidth val="219"/>{_IDS}',
        FILL,
    ),
    "bar": Kind(
        "barChart",
        '<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
        f'<c:gapWidth val="182"/>{_IDS}',
        FILL,
    ),
    "line": Kind(
        "lineChart",
        '<c:grouping val="standard"/><c:varyColors val="0"/>',
        f'<c:marker val="1"/>{_IDS}',
        LINE,
        '<c:smooth val="0"/>',
    ),
    "area": Kind("areaChart", '<c:grouping val="standard"/><c:varyColors val="0"/>', _IDS, AREA),
    "radar": Kind("radarChart", '<c:radarStyle val="marker"/><c:varyColors val="0"/>', _IDS, LINE),
    "pie": Kind("pieChart", '<c:varyColors val="1"/>', '<c:firstSliceAng val="0"/>', _POINTS, axes=""),
    "doughnut": Kind(
        "doughnutChart", '<c:varyColors val="1"/>', '<c:firstSliceAng val="0"/><c:holeSize val="75"/>', _POINTS, axes=""
    ),
}


def series(kind: Kind, number: int, *, sheet: str = "Ark1", inside: str = "") -> str:
    """A sample series as Word writes it; `inside` goes before the categories."""
    column, shape = "BCDEFGH"[number], kind.shape.replace("{N}", str(number + 1))
    categories = "".join(f'<c:pt idx="{n}"><c:v>{name}</c:v></c:pt>' for n, name in enumerate(_CATEGORIES))
    values = "".join(f'<c:pt idx="{n}"><c:v>{n + 1.5}</c:v></c:pt>' for n in range(4))
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{sheet}!${column}$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>Serie {number + 1}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"{shape}{inside}<c:cat><c:strRef><c:f>{sheet}!$A$2:$A$5</c:f><c:strCache>"
        f'<c:ptCount val="4"/>{categories}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{sheet}!${column}$2:${column}$5</c:f>'
        f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="4"/>{values}</c:numCache></c:numRef></c:val>'
        f"{kind.tail}{_UNIQUE.format(number)}</c:ser>"
    )


def group(kind: str, count: int, *, first: int = 0, sheet: str = "Ark1", inside: str = "") -> str:
    """A kind of chart with so many sample series."""
    made = KINDS[kind]
    body = "".join(series(made, first + n, sheet=sheet, inside=inside) for n in range(count))
    return f"<c:{made.name}>{made.before}{body}{made.behind}</c:{made.name}>"


def chart(
    kind: str = "column", count: int = 3, *, title: str = "Diagramtittel", sheet: str = "Ark1", inside: str = "", more: str = "",
    entries: str = "", data: bool = True,
) -> str:  # fmt: skip
    """A chart part. `more` is another group beside the first, `entries` goes into the legend."""
    data_link = '<c:externalData r:id="rId3"><c:autoUpdate val="0"/></c:externalData>' if data else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}" '
        'xmlns:c16r2="http://schemas.microsoft.com/office/drawing/2015/06/chart"><c:date1904 val="0"/><c:lang val="nb-NO"/>'
        '<c:roundedCorners val="0"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="c14" xmlns:c14="http://schemas.microsoft.com/office/drawing/2007/8/2/chart"><c14:style val="102"/>'
        '</mc:Choice><mc:Fallback><c:style val="2"/></mc:Fallback></mc:AlternateContent><c:chart><c:title><c:tx><c:rich><a:bodyPr/>'
        f'<a:lstStyle/><a:p><a:r><a:rPr lang="nb-NO"/><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
        f'<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{group(kind, count, sheet=sheet, inside=inside)}{more}{KINDS[kind].axes}'
        f'</c:plotArea><c:legend><c:legendPos val="b"/>{entries}<c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="nb-NO"/>'
        f"</a:p></c:txPr>{data_link}</c:chartSpace>"
    )  # fmt: skip


def drawing(link: str, alt: str, number: int = 1) -> str:
    """A paragraph with a chart in the line; `alt` is its alternative text."""
    return (
        '<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5486400" cy="3200400"/>'
        f'<wp:docPr id="{number}" name="Diagram {number}" descr="{alt}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{link}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def book(name: str = "Ark1") -> bytes:
    out = io.BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    workbook.add_worksheet(name).write_string(0, 1, "Serie 1")
    workbook.close()
    return out.getvalue()


_STYLED = (
    "axisTitle", "categoryAxis", "chartArea", "dataLabel", "dataPoint", "dataPoint3D", "dataPointLine", "dataPointMarker",
    "dataPointWireframe", "dataTable", "downBar", "dropLine", "errorBar", "floor", "gridlineMajor", "gridlineMinor", "hiLoLine",
    "leaderLine", "legend", "plotArea", "plotArea3D", "seriesAxis", "seriesLine", "title", "trendline", "trendlineLabel", "upBar",
    "valueAxis", "wall",
)  # fmt: skip
_REFERENCES = '<cs:lnRef idx="0"/><cs:fillRef idx="0"/><cs:effectRef idx="0"/><cs:fontRef idx="minor"/>'
_STYLE = (
    '<cs:chartStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" xmlns:a="{0}" id="201">'
    + "".join(f"<cs:{name}>{_REFERENCES}</cs:{name}>" for name in _STYLED)
    + "</cs:chartStyle>"
)
_COLORS = '<cs:colorStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" xmlns:a="{0}" meth="cycle" id="10"><a:schemeClr val="accent1"/></cs:colorStyle>'


def docx_with(*body: str, charts: Mapping[int, str], rels: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx whose document has `rIdC1` ... for the charts, each with a workbook, a style and colours of its own."""
    files: dict[str, str | bytes] = {}
    overrides = ""
    for number, xml in charts.items():
        rels += f'<Relationship Id="rIdC{number}" Type="{R}/chart" Target="charts/chart{number}.xml"/>'
        files[f"word/charts/chart{number}.xml"] = xml
        files[f"word/charts/style{number}.xml"] = _STYLE.format(A)
        files[f"word/charts/colors{number}.xml"] = _COLORS.format(A)
        files[f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"] = book()
        files[f"word/charts/_rels/chart{number}.xml.rels"] = (
            f'<Relationships xmlns="{_RELS}">'
            f'<Relationship Id="rId3" Type="{R}/package" Target="../embeddings/Microsoft_Excel_Worksheet{number}.xlsx"/>'
            f'<Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2011/relationships/chartColorStyle" Target="colors{number}.xml"/>'
            f'<Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2011/relationships/chartStyle" Target="style{number}.xml"/>'
            "</Relationships>"
        )
        overrides += (
            f'<Override PartName="/word/charts/chart{number}.xml" ContentType="{CHART_TYPE}"/>'
            f'<Override PartName="/word/charts/style{number}.xml" ContentType="application/vnd.ms-office.chartstyle+xml"/>'
            f'<Override PartName="/word/charts/colors{number}.xml" ContentType="application/vnd.ms-office.chartcolorstyle+xml"/>'
        )
    data = docx(*body, rels=rels, parts={**files, **(parts or {})})
    default = '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
    return with_types(data, default + overrides)


def with_types(data: bytes, types: str) -> bytes:
    """The package with more content types."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"</Types>", types.encode() + b"</Types>")
            new.writestr(name, content)
    return out.getvalue()


@dataclass(frozen=True)
class Shown:
    """What a chart of a finished document shows, and what stands in the workbook behind it."""

    name: str
    title: str
    series: tuple[tuple[str, tuple[str, ...], tuple[str | None, ...]], ...]
    formulas: tuple[str, ...]
    sheet: str
    cells: tuple[tuple[str | None, ...], ...]


def shown(data: bytes, part: str = "word/document.xml") -> list[Shown]:
    """The charts of a part in the order they are used in it, followed through every relationship."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = _links(archive, part)
        used = [element.get(f"{{{R}}}id", "") for element in etree.fromstring(archive.read(part)).iter(f"{{{C}}}chart")]
        return [_one(archive, links[link]) for link in used]


def _one(archive: zipfile.ZipFile, name: str) -> Shown:
    root = etree.fromstring(archive.read(name))
    link = root.find(f"{{{C}}}externalData").get(f"{{{R}}}id")
    sheet, cells = cells_of(archive.read(_links(archive, name)[link]))
    found = []
    for one in root.iter(f"{{{C}}}ser"):
        title = "".join(one.find(f"{{{C}}}tx").itertext(f"{{{C}}}v"))
        found.append((title, _points(one.find(f"{{{C}}}cat")), _points(one.find(f"{{{C}}}val"))))
    title = "".join(root.find(f".//{{{C}}}title").itertext(f"{{{A}}}t")) if root.find(f".//{{{C}}}title") is not None else ""
    formulas = tuple(element.text or "" for element in root.iter(f"{{{C}}}f"))
    return Shown(name, title, tuple(found), formulas, sheet, cells)


def _points(holder: etree._Element) -> tuple[str | None, ...]:
    count = int(holder.find(f".//{{{C}}}ptCount").get("val"))
    points = {int(point.get("idx")): point.findtext(f"{{{C}}}v") for point in holder.iter(f"{{{C}}}pt")}
    return tuple(points.get(number) for number in range(count))


def _links(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, base = posixpath.split(part)
    root = etree.fromstring(archive.read(f"{folder}/_rels/{base}.rels"))
    return {rel.get("Id"): posixpath.normpath(posixpath.join(folder, rel.get("Target"))) for rel in root}


def cells_of(data: bytes) -> tuple[str, tuple[tuple[str | None, ...], ...]]:
    """The sheet's name and its cells as text, read as any program would."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        strings = [
            "".join(item.itertext(f"{{{S}}}t"))
            for item in etree.fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{{{S}}}si")
        ]
        name = etree.fromstring(archive.read("xl/workbook.xml")).find(f".//{{{S}}}sheet").get("name")
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        assert list(sheet.iter(f"{{{S}}}f", f"{{{S}}}hyperlink")) == []
        found: dict[tuple[int, int], str] = {}
        for row in sheet.iter(f"{{{S}}}row"):
            for cell in row:
                value = cell.findtext(f"{{{S}}}v") or ""
                column = ord(cell.get("r")[0]) - 65
                found[int(row.get("r")) - 1, column] = strings[int(value)] if cell.get("t") == "s" else value
    height, width = max(place[0] for place in found) + 1, max(place[1] for place in found) + 1
    return name, tuple(tuple(found.get((row, column)) for column in range(width)) for row in range(height))
