"""What is carried over arrives letter by letter, whatever anybody wrote."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from skeleton_cases import SHAPES, TODAY, in_use, with_minutes

from docgen.model.casebook import Casebook
from docgen.model.registers import Enhet, Oppsett
from docgen.model.subjects import Ansvarsgruppe, Møte, Møteplan
from docgen.reading.nodes import Mapping, Scalar, Sequence
from docgen.reading.pyparser import PythonParser
from docgen.reading.raw import has_impossible
from docgen.reading.source import read_source
from docgen.reading.tree import DEFAULT_PARSER, parse
from docgen.skeleton import Skeleton, new_meeting, new_plan
from docgen.skeleton.yamltext import commented, field, point, scalar

DAY = dt.date(2027, 1, 21)

PIECES = st.one_of(
    st.sampled_from([" #", ": ", "- ", ", ", "null", "ord", "\n\n", "\n  ", "\n\t", " \n", "''", "\\n", "{a: b}", "[c]"]),
    st.sampled_from(list("abcæøå «»–:#-[]{},&*!|>%@`'\"\\?~=<.\t\n0123456789")),
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(["\N{NO-BREAK SPACE}", "\N{SOFT HYPHEN}", "\N{LINE SEPARATOR}", "\x85", "\N{ZERO WIDTH JOINER}", "👩"]),
)


def _as_read(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


paragraphs = (
    st.lists(PIECES, min_size=1, max_size=60).map("".join).map(_as_read).filter(lambda text: text and not has_impossible(text))
)
lines = paragraphs.filter(lambda text: "\n" not in text)
names = lines.filter(lambda text: not any(letter.isdigit() for letter in text))


def book_of(sted: str, navn: str, tekst: str, ansvarlig: str, frist: object, notat: str, mål: str) -> Casebook:
    gruppe = {
        "type": "ansvarsgruppe",
        "gruppenummer": "AG-2026-005",
        "status": "aktiv",
        "bruker": {"navn": "Kari Nordmann", "fødselsdato": "2012-03-14"},
        "koordinator": {"navn": "Oda Fjell", "enhet": "ppt"},
        "medlemmer": [{"navn": navn, "enhet": "ppt"}],
        "mål": [{"id": "m", "tekst": mål}],
    }
    tiltak = {"id": "t1", "tekst": tekst, "ansvarlig": ansvarlig, "mål": mål, "frist": frist, "notat": notat}
    møte = {
        "type": "møte",
        "id": "AG-2026-005-m1",
        "møtetype": "ansvarsgruppemøte",
        "ansvarsgruppe": "AG-2026-005",
        "dato": "2026-10-20",
        "sted": sted,
        "status": "gjennomført",
        "referent": navn,
        "innkalte": [{"navn": navn}],
        "referat": {"tiltak": [tiltak]},
    }
    return Casebook(
        oppsett=Oppsett(type="oppsett", kommunenavn="K"),
        enheter={"ppt": Enhet(id="ppt", navn="PPT", type="ppt")},
        grupper={"AG-2026-005": Ansvarsgruppe.model_validate(gruppe)},
        møter={"AG-2026-005-m1": Møte.model_validate(møte)},
    )


def meeting_in(text: str, skeleton: Skeleton) -> Møte:
    record = read_source(text.encode(), skeleton.path, SHAPES).record
    assert isinstance(record, Møte)
    return record


@settings(deadline=None)  # the first example pays for what is imported when first used
@given(lines, names, paragraphs, lines, st.sampled_from(["fortløpende", "før jul: helst", "2026-12-18"]), paragraphs, lines)
def test_texts_places_and_names_of_a_meeting_arrive(
    sted: str, navn: str, tekst: str, ansvarlig: str, frist: str, notat: str, mål: str
) -> None:
    book = book_of(sted, navn, tekst, ansvarlig, frist, notat, mål)
    skeleton = new_meeting(book, "AG-2026-005", DAY, TODAY)
    assert meeting_in(skeleton.text, skeleton).sted == sted
    møte = meeting_in(with_minutes(skeleton), skeleton)
    former = book.møter["AG-2026-005-m1"]
    assert møte.referat and former.referat
    assert møte.referat.tiltak == former.referat.tiltak
    assert [status.medlem for status in møte.referat.status] == ["Oda Fjell", navn]
    assert navn in [deltaker.navn for deltaker in møte.innkalte]


@settings(deadline=None)
@given(lines)
@example("null")
@example("~")
def test_the_place_of_a_plan_arrives(sted: str) -> None:
    former = {"type": "møteplan", "halvår": "2026-høst", "start": "2026-08-19", "sted": sted}
    book = Casebook(Oppsett(type="oppsett", kommunenavn="K"), {}, møteplaner={"2026-høst": Møteplan.model_validate(former)})
    skeleton = new_plan(book, "2027-vår", TODAY)
    record = read_source(skeleton.text.encode(), skeleton.path, SHAPES).record
    assert isinstance(record, Møteplan) and record.sted == sted


@pytest.mark.parametrize("parser", [DEFAULT_PARSER, PythonParser])
@settings(deadline=None)
@given(text=paragraphs)
@example(text="a #b")
@example(text="a, b")
@example(text="hva nå? ja")
@example(text="a?b")
@example(text="- ikke et punkt")
@example(text="a: b # c")
@example(text="første\n\n  - innrykket\n\tog tabulator\nsiste")
@example(text="første\n  \nsiste")
@example(text="\N{COMBINING LONG SOLIDUS OVERLAY}x")
@example(text="x y" * 70)
def test_any_value_is_read_back_by_either_parser(parser: object, text: str) -> None:
    block = "\n".join(["a:", *point([field("b", text), field("c", text)], "  "), f"d: {{e: {scalar(text, flow=True)}}}", "f: x"])
    for written in (block, in_use(commented(block.split("\n")))):
        root, problems = parse(written.encode(), "x.yaml", parser)  # type: ignore[arg-type]
        assert isinstance(root, Mapping), problems
        values = {key.text: value for key, value in root.entries}
        assert set(values) == {"a", "d", "f"}
        points = values["a"]
        assert isinstance(points, Sequence) and isinstance(points.items[0], Mapping) and isinstance(values["d"], Mapping)
        texts = [value for _, value in (*points.items[0].entries, *values["d"].entries)]
        assert [value.text.removesuffix("\n") for value in texts if isinstance(value, Scalar)] == [text] * 3
        assert not any(problem.code == "DG149" for problem in problems)
