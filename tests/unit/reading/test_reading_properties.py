"""What holds for every text: the reader never crashes, both parsers agree, and no letter is lost."""

from __future__ import annotations

import unicodedata

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_checks import FILE, SAK, SHAPES, read

from docgen.reading.nodes import Mapping, Scalar, Sequence
from docgen.reading.source import read_source
from docgen.reading.spelling import fold
from docgen.reading.tree import DEFAULT_PARSER, PythonParser, parse

# What YAML and Word can both hold; hidden line breaks are read as spaces and have a test of their own.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\u2028\u2029\ufeff", include_characters="\n\t"
)
TEXTS = st.text(LETTERS, max_size=80).map(lambda text: unicodedata.normalize("NFC", text))
YAMLISH = st.text(st.sampled_from("ab: \n-#'\"[]{}|>&*!%@`,?\t\\0æ~<=\u00a0.") | LETTERS, max_size=60)
KEYS = TEXTS.filter(lambda key: key == key.strip() and key != "<<")  # hard spaces before a key are refused
TREES = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12)


def plain(node):
    """A tree as Python's own lists and maps of texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(data):
    read_source(data, FILE, SHAPES)


@settings(max_examples=600, deadline=None)
@given(YAMLISH)
@example("a: b\n\t\n")
def test_no_text_crashes_the_reader_and_every_place_is_in_the_file(text):
    for parser in (DEFAULT_PARSER, PythonParser):
        _, problems = parse(text.encode(), FILE, parser)
        for problem in problems:
            assert problem.message.say("nb") and problem.help.say("en")
            assert 0 <= problem.where.line <= text.count("\n") + text.count("\r") + 1
            assert problem.where.column >= (1 if problem.where.line else 0)
    read(SAK + text)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=5))
def test_both_parsers_give_the_same_tree_with_the_same_places(value):
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    installed, python = parse(text.encode(), FILE, DEFAULT_PARSER), parse(text.encode(), FILE, PythonParser)
    assert installed == python
    tree, _ = installed
    assert isinstance(tree, Mapping)
    assert plain(tree) == value


@settings(max_examples=300, deadline=None)
@given(TEXTS.filter(lambda text: text.strip() and "{" not in text))
def test_every_legal_text_comes_through_letter_by_letter(text):
    record = read(SAK + yaml.safe_dump({"problemstilling": text}, allow_unicode=True)).record
    assert record is not None
    assert record.problemstilling == text.strip()


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
