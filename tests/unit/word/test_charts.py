"""Charts of the template's own that get their numbers from values, and tags in the text of drawings."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from chart_maker import KINDS, A, C, chart, docx_with, drawing, group, shown, with_types
from docx_maker import compiled, docx, faults_of, p, part, rendered, tree
from test_cases import check_valid

from docgen.word.cache import freeze, thaw
from docgen.word.chart_values import Chart, Series
from docgen.word.render import render
from docgen.word.sandbox import Dialect

THREE = Chart(("Hildre", "Nes"), (Series("2024", (1, 2)), Series("2025", (3.5, None)), Series("2026", (0, -4))))
ONE = Chart(("Hildre", "Nes"), (Series("2026", (3, 5)),))
TAG = "{% chart x %}Saker"


def with_chart(kind: str = "column", count: int = 3, alt: str = TAG, **how: object) -> bytes:
    return docx_with(drawing("rIdC1", alt), charts={1: chart(kind, count, **how)})  # type: ignore[arg-type]


def alts(data: bytes) -> list[str]:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return [element.get("descr", "") for element in tree(data).iter(f"{{{wp}}}docPr")]


def names_in(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sorted(archive.namelist())


def accents(data: bytes, name: str = "word/charts/chart2.xml") -> list[str]:
    """The colour each series is filled with."""
    found = []
    for one in tree(data, name).iter(f"{{{C}}}ser"):
        colour = one.find(f"{{{C}}}spPr").find(f".//{{{A}}}schemeClr")
        shades = "".join(f" {child.tag.rpartition('}')[2]} {child.get('val')}" for child in colour)
        found.append(colour.get("val", "") + shades)
    return found


# Numbers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_chart_shows_the_values_numbers_and_has_them_in_its_workbook(kind: str) -> None:
    value = ONE if kind == "pie" else THREE
    out = rendered(with_chart(kind, 1 if kind == "pie" else 2), x=value)
    (made,) = shown(out)
    texts = [(one.name, value.categories, tuple(None if n is None else str(n) for n in one.values)) for one in value.series]
    assert list(made.series) == texts
    columns = list(zip(*made.cells, strict=True))
    assert [tuple(columns[0])] == [(None, *value.categories)]
    assert columns[1:] == [(name, *numbers) for name, _, numbers in texts]
    check_valid(out)


def test_the_formulas_point_at_the_cells_that_hold_the_numbers() -> None:
    (made,) = shown(rendered(with_chart(), x=ONE))
    assert made.formulas == ("Ark1!$B$1", "Ark1!$A$2:$A$3", "Ark1!$B$2:$B$3")
    assert made.cells == ((None, "2026"), ("Hildre", "3"), ("Nes", "5"))


@pytest.mark.parametrize(
    ("written", "formula", "name"),
    [
        ("Sheet1", "Sheet1", "Sheet1"),
        ("'Saker i år'", "'Saker i år'", "Saker i år"),
        ("'Per''s'", "'Per''s'", "Per's"),
        ("[1]Ark2", "Ark2", "Ark2"),
        ("'[Bok 1.xlsx]Mitt ark'", "'Mitt ark'", "Mitt ark"),
        ("'a/b'", "Ark1", "Ark1"),
    ],
)
def test_the_sheet_has_the_name_that_the_template_gave_it(written: str, formula: str, name: str) -> None:
    (made,) = shown(rendered(with_chart(sheet=written), x=ONE))
    assert (made.formulas[0], made.sheet) == (f"{formula}!$B$1", name)


def test_the_author_decides_the_looks_and_none_of_the_sample_is_left() -> None:
    out = rendered(with_chart(), x=THREE)
    xml = part(out, "word/charts/chart2.xml")
    assert 'val="219"' in xml and '<c14:style val="102"/>' in xml and "nb-NO" in xml
    assert "Kategori" not in xml and "Serie 1" not in xml
    assert names_in(out) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/custom.xml", "word/_rels/document.xml.rels",
        "word/charts/_rels/chart2.xml.rels", "word/charts/chart2.xml", "word/charts/colors2.xml", "word/charts/style2.xml",
        "word/document.xml", "word/embeddings/Microsoft_Excel_Worksheet2.xlsx", "word/styles.xml",
    ]  # fmt: skip
    assert "chart1.xml" not in part(out, "[Content_Types].xml") + part(out, "word/_rels/document.xml.rels")


def many(count: int) -> Chart:
    return Chart(("a",), tuple(Series(f"s{n}", (n,)) for n in range(count)))


def test_more_series_than_the_template_take_accents_that_it_does_not_use() -> None:
    out = rendered(with_chart("line", 2), x=many(8))
    assert accents(out) == [*(f"accent{n}" for n in range(1, 7)), "accent1 lumMod 60000", "accent2 lumMod 60000"]
    markers = [
        marker.find(f".//{{{A}}}schemeClr").get("val")
        for marker in tree(out, "word/charts/chart2.xml").iter(f"{{{C}}}marker")
        if len(marker)
    ]
    assert markers[:6] == [f"accent{n}" for n in range(1, 7)]
    check_valid(out)


def test_a_colour_that_is_no_accent_is_not_given_to_the_series_behind() -> None:
    template = with_chart("column", 1).replace(b"", b"")
    red = chart("column", 1).replace('<a:schemeClr val="accent1"/>', '<a:srgbClr val="C00000"/>')
    template = docx_with(drawing("rIdC1", TAG), charts={1: red})
    xml = part(rendered(template, x=many(3)), "word/charts/chart2.xml")
    assert xml.count("C00000") == 1 and 'val="accent1"' in xml and 'val="accent2"' in xml


def test_fewer_series_than_the_template_leave_nothing_of_the_others() -> None:
    out = rendered(with_chart("column", 3), x=ONE)
    assert accents(out) == ["accent1"]
    check_valid(out)


def test_slices_beyond_the_templates_look_like_its_last_and_those_it_has_too_many_are_gone() -> None:
    for count in (2, 4, 9):
        value = Chart(tuple("abcdefghi"[:count]), (Series("x", tuple(range(1, count + 1))),))
        out = rendered(with_chart("pie", 1), x=value)
        points = list(tree(out, "word/charts/chart2.xml").iter(f"{{{C}}}dPt"))
        assert [point.find(f"{{{C}}}idx").get("val") for point in points] == [str(n) for n in range(count)]
        fills = [point.find(f".//{{{A}}}schemeClr") for point in points]
        assert [fill.get("val") for fill in fills] == [f"accent{n % 6 + 1}" for n in range(count)]
        assert [len(fill) for fill in fills] == [int(n > 5) for n in range(count)]
        assert part(out, "word/charts/chart2.xml").count('val="lt1"') == count
        check_valid(out)


def test_labels_of_single_points_and_of_the_legend_follow_the_numbers() -> None:
    label = '<c:dLbls><c:dLbl><c:idx val="{0}"/><c:delete val="1"/></c:dLbl><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    entry = '<c:legendEntry><c:idx val="2"/><c:delete val="1"/></c:legendEntry>'
    for index, value, labels, legends in ((1, THREE, 3, 1), (3, THREE, 0, 1), (1, ONE, 1, 0)):
        out = rendered(with_chart(inside=label.format(index), entries=entry), x=value)
        xml = part(out, "word/charts/chart2.xml")
        assert (xml.count("<c:dLbl>"), xml.count("<c:legendEntry>")) == (labels, legends)
        check_valid(out)


def test_a_chart_of_columns_and_a_line_takes_the_series_in_order() -> None:
    template = docx_with(drawing("rIdC1", TAG), charts={1: chart("column", 1, more=group("line", 1, first=1))})
    out = rendered(template, x=THREE)
    root = tree(out, "word/charts/chart2.xml")
    names = [
        [series.findtext(f".//{{{C}}}v") for series in root.find(f".//{{{C}}}{kind}").iter(f"{{{C}}}ser")]
        for kind in ("barChart", "lineChart")
    ]
    assert names == [["2024"], ["2025", "2026"]]
    check_valid(out)
    (fault,) = faults_of(template, x=ONE)
    assert "diagrammet trenger minst 2 serier, men verdien har 1." in fault.message()


def test_a_chart_without_a_workbook_gets_one() -> None:
    out = rendered(with_chart(data=False), x=ONE)
    assert shown(out)[0].cells == ((None, "2026"), ("Hildre", "3"), ("Nes", "5"))
    check_valid(out)


NASTY = ("A & B <x>", '"sitat"', "=1+1", "https://x.no", "_x0041_", "{{ x }}", "\ufdd00\ufdd1", "", " æ ø å ")


def test_names_are_kept_to_the_letter_and_none_becomes_a_formula_or_a_link() -> None:
    value = Chart(NASTY, tuple(Series(name, tuple(range(len(NASTY)))) for name in NASTY))
    (made,) = shown(rendered(with_chart(), x=value))
    assert [name for name, _, _ in made.series] == [*NASTY]
    assert made.series[0][1] == tuple(name or None for name in NASTY) or made.series[0][1] == NASTY
    read = [row[0] for row in made.cells[1:]]
    assert [text and text.replace("_x005F_", "_") for text in read] == [name or "" for name in NASTY]


def test_the_number_format_is_the_sheets_and_the_charts() -> None:
    out = rendered(with_chart(), x=replace(ONE, number_format="0.0 %"))
    assert "<c:formatCode>0.0 %</c:formatCode>" in part(out, "word/charts/chart2.xml")
    with (
        zipfile.ZipFile(io.BytesIO(out)) as archive,
        zipfile.ZipFile(io.BytesIO(archive.read("word/embeddings/Microsoft_Excel_Worksheet2.xlsx"))) as book,
    ):
        assert 'formatCode="0.0 %"' in book.read("xl/styles.xml").decode()


def test_the_same_values_give_the_same_bytes_also_from_the_cache() -> None:
    template = compiled(with_chart())
    first = render(template, {"x": THREE})
    assert render(template, {"x": THREE}) == first == render(thaw(freeze(template), Dialect()), {"x": THREE})


# Places -------------------------------------------------------------------------------------------------------------


def test_a_chart_in_a_loop_is_one_of_its_own_each_time_with_its_own_title_and_text() -> None:
    body = (p("{%p for e in enheter %}"), drawing("rIdC1", "{% diagram e.tall %}Saker i {{ e.navn }}"), p("{%p endfor %}"))
    template = docx_with(*body, charts={1: chart(title="Om {{ e.navn }} {# glemt #}i {{ år }}")})
    units = [{"navn": name, "tall": Chart((name,), (Series("s", (n,)),))} for n, name in enumerate(("Nes & co", "Hildre", "Øy"))]
    out = rendered(template, enheter=units, år=2026)
    made = shown(out)
    assert [one.title for one in made] == ["Om Nes & co i 2026", "Om Hildre i 2026", "Om Øy i 2026"]
    assert [one.series for one in made] == [(("s", (name,), (str(n),)),) for n, name in enumerate(("Nes & co", "Hildre", "Øy"))]
    assert [one.cells[1] for one in made] == [("Nes & co", "0"), ("Hildre", "1"), ("Øy", "2")]
    assert alts(out) == ["Saker i Nes & co", "Saker i Hildre", "Saker i Øy"]
    assert len({one.name for one in made}) == 3
    check_valid(out)


def test_a_chart_that_is_not_shown_adds_nothing() -> None:
    template = docx_with(p("{%p if x %}"), drawing("rIdC1", TAG), p("{%p endif %}"), p("etter"), charts={1: chart()})
    out = rendered(template, x=None)
    assert [name for name in names_in(out) if "chart" in name or "embeddings" in name] == []
    check_valid(out)


def test_a_chart_in_a_header_belongs_to_the_header() -> None:
    link = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdC1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart1.xml"/></Relationships>'
    data = docx(
        p("x"),
        stories={"header": drawing("rIdC1", TAG)},
        parts={"word/charts/chart1.xml": chart(data=False), "word/_rels/header1.xml.rels": link},
    )
    data = with_types(
        data,
        '<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>',
    )
    out = rendered(data, x=ONE)
    assert shown(out, "word/header1.xml")[0].series == (("2026", ("Hildre", "Nes"), ("3", "5")),)
    check_valid(out)


def test_a_chart_without_a_tag_stays_as_it_is_beside_one_with() -> None:
    other = chart("line", 2)
    out = rendered(docx_with(drawing("rIdC1", "Fast"), drawing("rIdC2", TAG, 2), charts={1: other, 2: chart()}), x=ONE)
    assert part(out, "word/charts/chart1.xml") == other
    assert "word/embeddings/Microsoft_Excel_Worksheet1.xlsx" in names_in(out)
    assert "word/charts/chart2.xml" not in names_in(out) and "word/charts/chart3.xml" in names_in(out)


def test_a_sample_that_a_drawing_without_a_tag_shows_too_is_kept() -> None:
    out = rendered(docx_with(drawing("rIdC1", TAG), drawing("rIdC1", "Eksempel", 2), charts={1: chart()}), x=ONE)
    assert [one.name for one in shown(out)] == ["word/charts/chart2.xml", "word/charts/chart1.xml"]
    check_valid(out)


# Text of drawings -----------------------------------------------------------------------------------------------------


def test_tags_in_an_ordinary_charts_title_are_filled_in() -> None:
    out = rendered(with_chart(alt="Fast", title="Tall for {{ år }}{% if a %}, foreløpig{% endif %}"), år="2026 & <2027>", a=True)
    assert shown_title(out) == "Tall for 2026 & <2027>, foreløpig"


def shown_title(data: bytes) -> str:
    return "".join(tree(data, "word/charts/chart1.xml").find(f".//{{{C}}}title").itertext(f"{{{A}}}t"))


def test_tags_in_smartart_are_filled_in_both_in_its_data_and_in_its_drawing() -> None:
    d = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    text_ = '<a:p><a:r><a:t>{{ na</a:t></a:r><a:r><a:rPr b="1"/><a:t>vn }}!</a:t></a:r></a:p>'
    files = {
        "word/diagrams/data1.xml": f'<dgm:dataModel xmlns:dgm="{d}" xmlns:a="{A}"><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/>{text_}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>',
        "word/diagrams/drawing1.xml": f'<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:a="{A}"><dsp:txBody>{text_}</dsp:txBody></dsp:drawing>',
    }
    types = (
        '<Override PartName="/word/diagrams/data1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"/>'
        '<Override PartName="/word/diagrams/drawing1.xml" ContentType="application/vnd.ms-office.drawingml.diagramDrawing+xml"/>'
    )
    data = with_types(docx(p("x"), parts=files), types)
    out = rendered(data, navn="Per & Kari")
    for name in files:
        assert "".join(tree(out, name).itertext(f"{{{A}}}t")) == "Per & Kari!"
    (fault, *_) = faults_of(data)
    assert fault.message() == "SmartArt-figur: «{{ navn }}»: «navn» finnes ikke."


# Faults -----------------------------------------------------------------------------------------------------------------

AT = "brødtekst, avsnitt 1: «{% chart x %}»: "


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([1, 2], "verdien er ikke tall til et diagram, men en liste."),
        (None, "verdien er ikke tall til et diagram, men en NoneType."),
        (Chart((), ()), "det er ingen tall å vise i diagrammet."),
        (Chart(("a", "b"), (Series("2026", (1,)),)), "serien «2026» har 1 tall, men diagrammet har 2 kategorier."),
        (Chart(("a",), (Series("2026", ("3",)),)), "«3» i serien «2026» er ikke et tall."),
        (Chart(("a",), (Series("2026", (float("nan"),)),)), "«nan» i serien «2026» er ikke et tall."),
        (Chart(("a",), (Series("2026", (True,)),)), "«True» i serien «2026» er ikke et tall."),
        (Chart(("a\x0b",), (Series("2026", (1,)),)), "verdien har et tegn som ikke kan stå i et dokument (U+000B, tegn nr. 2)."),
        (Chart(("a",) * 20_001, (Series("2026", (1,) * 20_001),)), "malen gjør for mye (chart)."),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_drawn_is_told_with_the_tag(value: object, message: str) -> None:
    assert [fault.message() for fault in faults_of(with_chart(), x=value)] == [AT + message]


def test_a_pie_shows_one_series() -> None:
    (fault,) = faults_of(with_chart("pie", 1), x=THREE)
    assert fault.message() == AT + "et sektordiagram viser én serie, men verdien har 3."


def test_a_name_that_is_not_there_is_told() -> None:
    (fault,) = faults_of(with_chart(alt="{% chart fakta.per %}x"), fakta={"per_enhet": 1})
    assert fault.message() == "brødtekst, avsnitt 1: «{% chart fakta.per %}»: «per» finnes ikke."


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (docx(p("{% chart x %}")), AT + "«chart» står ikke i den alternative teksten til et diagram."),
        (docx(p('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="b" descr="{% diagram x %}"/></wp:inline></w:drawing></w:r>')),
         AT.replace("chart", "diagram") + "«diagram» står ikke i den alternative teksten til et diagram."),
        (with_chart(alt="{% chart %}x"), "brødtekst, avsnitt 1: «{% chart %}»: taggen er tom."),
        (with_chart(alt="{% chart x|stor %}x"), "brødtekst, avsnitt 1: «{% chart x|stor %}»: filteret «stor» finnes ikke."),
        (with_chart(title="a {% if x %}b{% endif %}"), "brødtekst, avsnitt 1: «{% if x %}»: tittelen i et diagram med egne tall kan bare ha verdier."),
        (docx_with(drawing("rIdC1", TAG), charts={1: chart().replace("barChart", "scatterChart")}),
         AT + "diagrammet er av et slag som ikke kan fylles (punktdiagram)."),
        (docx_with(drawing("rIdC1", TAG), charts={1: chart().replace("catAx", "dateAx")}),
         AT + "diagrammet er av et slag som ikke kan fylles (datoakse)."),
        (docx_with(drawing("rIdC9", TAG), charts={1: chart()}), AT + "diagrammet i malen mangler noe (chart)."),
        (with_chart("column", 0), AT + "diagrammet i malen mangler noe (c:ser)."),
        (with_chart(inside='<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:plus><c:numRef><c:f>Ark1!$F$2</c:f></c:numRef></c:plus></c:errBars>'),
         AT + "noe i diagrammet henter tekst eller tall fra bestemte celler i arket."),
    ],
)  # fmt: skip
def test_a_chart_tag_that_cannot_be_used_is_told_with_its_place(template: bytes, message: str) -> None:
    assert [fault.message() for fault in faults_of(template, x=ONE) if fault.code != "unopened-block"][:1] == [message]


def test_a_tag_in_the_sheet_of_an_ordinary_chart_is_told() -> None:
    template = docx_with(drawing("rIdC1", "Fast"), charts={1: chart("pie", 1).replace("Kategori 2", "{{ navn }}")})
    (fault,) = faults_of(template, navn="x")
    assert fault.message() == "diagram: «{{ navn }}»: taggen står i diagrammets tallark."


def test_a_block_over_several_runs_of_a_title_is_told() -> None:
    title = '{% if x %}a</a:t></a:r><a:r><a:rPr b="1"/><a:t>b{% endif %}'
    (fault,) = faults_of(with_chart(alt="Fast", title=title), x=1)
    assert fault.message() == "diagram: «{% if x %}»: «if» må begynne og slutte i samme avsnitt, med lik skrift."
