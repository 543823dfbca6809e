"""The editor's patterns and docgen's reader take the same texts: what the one takes, the other takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from docgen.editor import patterns
from docgen.editor.kinds import KINDS, kind_of
from docgen.editor.schema import FILES
from docgen.model import fields
from docgen.model.people import Trukket
from docgen.model.subjects import Møte
from docgen.reading.shape import EVERYBODY
from docgen.reading.spelling import fold
from docgen.reading.vocabulary import Shapes, models_below

NAMES = {alias: name for name, alias in vars(fields).items() if not name.startswith("_") and alias in [*KINDS]}
ADAPTERS = {alias: TypeAdapter(alias) for alias in KINDS}


def refusal(alias: object, text: str) -> str:
    """Why docgen's reader refuses a text that is not blank; "" when it takes it."""
    if alias is fields.EnhetRef and fold(text) in EVERYBODY:
        return "alle"
    try:
        ADAPTERS[alias].validate_python(text)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return ""


def fits(alias: object, text: str) -> bool:
    """Whether the editor's pattern takes a text."""
    return re.search(patterns.whole(KINDS[alias].pattern, required=True), text) is not None


def is_for_docgen_to_say(text: str, reason: str) -> bool:
    """What no pattern can know: 29 February, the year 0, and that a small raised two is a digit to Python."""
    return reason == "dato_finnes_ikke" or (reason == "navn_med_tall" and not re.search("[0-9]", text))


# --- what a secretary may write, near to right and wrong ------------------------------------------------------------

SPACE = st.sampled_from(["", " ", "  ", "\t", "\n", "\N{NO-BREAK SPACE}"])
NUMBER = st.integers(0, 61).flatmap(lambda number: st.sampled_from([str(number), f"{number:02}", f"{number:03}"]))
YEAR = st.sampled_from(["2026", "1999", "26", "02026", "0000", "2024"])
MONTH = st.sampled_from([*fields.MONTHS, *(name[:3] for name in fields.MONTHS), "sept", "juno", "førjul"]).flatmap(
    lambda name: st.sampled_from([name, name.upper(), name.title(), f"{name}."])
)
DOT = st.sampled_from([".", ". ", ".  ", "-", "/", " ", ""])
DATES = st.one_of(
    st.tuples(YEAR, DOT, NUMBER, DOT, NUMBER), st.tuples(NUMBER, DOT, NUMBER, DOT, YEAR), st.tuples(NUMBER, DOT, MONTH, DOT, YEAR)
).map("".join)
CLOCKS = st.tuples(
    st.sampled_from(["", "kl", "kl.", "kl. ", "Kl ", "KL.", "klokka "]),
    NUMBER,
    st.sampled_from(["", ".", ":", ",", "."]),
    NUMBER,
    st.sampled_from(["", ":00", ":30"]),
).map("".join)
SPANS = st.tuples(CLOCKS, SPACE, st.sampled_from(["-", "–", "—", "til", "TIL", "--", ""]), SPACE, CLOCKS).map("".join)
WORDS = st.sampled_from(
    [*fields.YES, *fields.NO, *fields.WEEKDAYS, *fields.NYNORSK_WEEKDAYS, *EVERYBODY, "vår", "høst", "host", "hoest", "var",
     "RT-2026-017", "AG-2026-005", "RT-26-1", "con", "COM1", "lpt", "nav", "fortløpende", "Kari", "3", "2026", "-", "_", " ", "\n", "."]
)  # fmt: skip
PHRASES = st.lists(WORDS.flatmap(lambda word: st.sampled_from([word, word.upper(), word.title()])), min_size=1, max_size=4).map(
    "".join
)
LETTERS = st.text(st.sampled_from("abkltijnexæøåKLTÆØÅ0123456789 .,:;-–—_/'\"#\t\n\N{NO-BREAK SPACE}²½"), min_size=1, max_size=30)
TEXTS = st.tuples(SPACE, st.one_of(DATES, CLOCKS, SPANS, PHRASES, LETTERS), SPACE).map("".join).filter(str.strip)


@pytest.mark.parametrize("alias", KINDS, ids=NAMES.get)
@given(text=TEXTS)
@example(text="29. februar 2026")
@example(text="31.04.2026")
@example(text="24:00")
@example(text="alle  instanser")
def test_what_docgen_reads_the_editor_does_not_refuse(alias: object, text: str) -> None:
    if not refusal(alias, text):
        assert fits(alias, text)


@pytest.mark.parametrize("alias", KINDS, ids=NAMES.get)
@given(data=st.data())
def test_what_the_editor_lets_through_docgen_reads_or_refuses_for_a_reason_of_its_own(alias: object, data: st.DataObject) -> None:
    text = unicodedata.normalize(
        "NFC", data.draw(st.from_regex(patterns.whole(KINDS[alias].pattern, required=True), fullmatch=True))
    )
    reason = refusal(alias, text)
    assert not reason or is_for_docgen_to_say(text, reason)


@pytest.mark.parametrize("alias", KINDS, ids=NAMES.get)
@given(text=TEXTS)
def test_what_docgen_refuses_the_editor_refuses_too(alias: object, text: str) -> None:
    reason = refusal(alias, text)
    if reason and not is_for_docgen_to_say(text, reason):
        assert not fits(alias, text)


@pytest.mark.parametrize("alias", KINDS, ids=NAMES.get)
def test_a_value_that_is_not_required_may_be_blank(alias: object) -> None:
    for blank in ("", " ", "\n"):
        assert re.search(patterns.whole(KINDS[alias].pattern, required=False), blank)
        assert not re.search(patterns.whole(KINDS[alias].pattern, required=True), blank)


@pytest.mark.parametrize(
    ("alias", "texts"),
    [
        (
            fields.Dato,
            (
                "2026-10-22",
                "2026-3-1",
                "22.10.2026",
                "1.3.2026",
                "1. 3. 2026",
                "1.3.26",
                "1. mars 2026",
                "1 MARS 2026",
                "22 okt. 2026",
            ),
        ),
        (fields.Klokke, ("10:30", "10.30", "1030", "kl. 10.30", "kl 10", "Kl.9", "10:30:00", "0:05")),
        (fields.Tidsrom, ("10.30-12.00", "kl. 10–11.30", "10:30", "10 til 11", "0900-1030")),
        (fields.JaNei, ("ja", "Nei", "J", "n", "x", "X", "true", "False", "yes", "NO")),
        (fields.Frist, ("06.11.2026", "fortløpende", "Før jul")),
        (fields.Ukedag, ("onsdag", "Laurdag")),
        (fields.Halvår, ("2026-høst", "2027 vår", "2026-HOST")),
    ],
)
def test_every_documented_form_fits(alias: object, texts: tuple[str, ...]) -> None:
    assert [text for text in texts if not fits(alias, text) or refusal(alias, text)] == []


@pytest.mark.parametrize(
    ("alias", "texts"),
    [
        (fields.Dato, ("10/22/2026", "31.04.2026", "30. februar 2026", "2026-13-01", "2026", "i morgen", "22.10")),
        (fields.Klokke, ("24:00", "10.60", "10,30", "halv elleve", "930")),
        (fields.Frist, ("31.04.2026", "3 uker")),
        (fields.Navn, ("Kari 2", "Kari\nNordmann")),
        (fields.EnhetRef, ("alle", "Alle instanser", "øvrige")),
        (fields.Id, ("a b", "con", "Com1", "søk/er", "x" * 81)),
    ],
)
def test_what_is_wrong_is_seen_while_it_is_written(alias: object, texts: tuple[str, ...]) -> None:
    assert [text for text in texts if fits(alias, text)] == []


def test_only_a_withdrawal_may_be_about_all_units() -> None:
    allowed = kind_of(Trukket, "enheter").pattern
    assert re.fullmatch(allowed, "alle") and not re.fullmatch(allowed, "andre")
    assert not re.fullmatch(kind_of(Møte, "initiert_av").pattern, "alle")


def parts(hint: Any) -> Iterator[Any]:
    """A type and everything inside it."""
    yield hint
    for part in get_args(hint):
        yield from parts(part)


def test_every_plain_value_is_of_a_kind_that_the_editor_knows() -> None:
    shapes = Shapes()
    records = {record for kind in FILES.values() for record in models_below(kind, shapes)}
    unknown = [
        f"{record.__name__}.{name}"
        for record in records
        for name, shape in shapes.of(record).fields.items()
        if shape.record is None and shape.choices is None
        if not any(part in KINDS for part in parts(get_type_hints(record, include_extras=True)[name]))
    ]
    assert unknown == []
