"""Light Markdown: what is markup, what only looks like it, and that no letter is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.word.markdown import Block, Span, blocks, is_plain, plain


def shape(text: str) -> list[str]:
    """`bullet0: text` for each block, with `*` for bold, `/` for italic and `<url>` for links."""
    found = []
    for block in blocks(text):
        shown = ""
        for span in block.spans:
            mark = "*" * span.bold + "/" * span.italic
            shown += f"{mark}{span.text}{mark[::-1]}" + (f"<{span.url}>" if span.url else "")
        found.append(shown if block.kind == "text" else f"{block.kind}{block.level}:{shown}")
    return found


MARKUP = (
    ("a\n\nb", ["a", "b"]), ("a\n\n\n\nb\n", ["a", "b"]), ("\n\na", ["a"]), ("a\nb", ["a\nb"]),
    ("- a\n- b", ["bullet0:a", "bullet0:b"]), ("* a\n+ b\n• c", ["bullet0:a", "bullet0:b", "bullet0:c"]),
    ("Vi ble enige om:\n- å ringe\n- å skrive\n\nSlutt", ["Vi ble enige om:", "bullet0:å ringe", "bullet0:å skrive", "Slutt"]),
    ("- a\n  - b\n    - c\n- d", ["bullet0:a", "bullet1:b", "bullet2:c", "bullet0:d"]),
    ("- a\n\n  mer om a\n\n- b", ["bullet0:a", "continued0:mer om a", "bullet0:b"]),
    ("- a\nfortsetter\n- b", ["bullet0:a\nfortsetter", "bullet0:b"]),
    ("1. a\n2. b\n3) c", ["number0:a", "number0:b", "number0:c"]),
    ("1. a\n   - x\n   - y\n2. b", ["number0:a", "bullet1:x", "bullet1:y", "number0:b"]),
    ("- a\n  1. x\n  2. y\n- b", ["bullet0:a", "number1:x", "number1:y", "bullet0:b"]),
    ("1. a\n\n2. b", ["number0:a", "number0:b"]),
    ("**viktig** og *nå* og ***begge***", ["*viktig* og /nå/ og */begge/*"]), ("__a__ _b_", ["*a* /b/"]),
    ("**a\nb**", ["*a\nb*"]), ("**Frist:** *i dag*.", ["*Frist:* /i dag/."]), ("se [siden](https://a.no/x?y=1)", ["se siden<https://a.no/x?y=1>"]),
    ("**[her](mailto:a@b.no)**", ["*her*<mailto:a@b.no>"]),
    (r"\*ikke\* \_slik\_ \[x]", ["*ikke* _slik_ [x]"]), ("\\- ikke liste", ["- ikke liste"]), ("1\\. a\n2\\. b", ["1. a\n2. b"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKUP, ids=[repr(row[0]) for row in MARKUP])
def test_markup(text: str, expected: list[str]) -> None:
    assert shape(text) == expected


LOOKS_LIKE_IT = (
    "1. desember 2026 møtes vi", "22. oktober\n23. oktober", "1. desember\n2. januar", "1. alene", "3. a\n4. b", "2026. a",
    "5 * 3 * 2", "2*3*4 m", "snake_case_navn", "Navn: ____________", "*", "**", "* * *", "---", "- - -", "§ 13 *",
    "# Overskrift", "> sitat", "`kode`", "&amp; &lt;", "<b>x</b>", "![a](https://a.no/b.png)"[:3], "[a](file:///x)", "[a][b]",
    "https://a.no", r"\\server\felles\mappe", r"C:\data", "– Ja, sa hun", "-ikke liste", "1.ikke", "a\tb", "~~x~~", "| a | b |",
    "===", "+47 68 05 00 00", "** x**", "_x_y",
)  # fmt: skip


@pytest.mark.parametrize("text", LOOKS_LIKE_IT)
def test_what_only_looks_like_markup_is_text_to_the_letter(text: str) -> None:
    assert blocks(text) == (Block((Span(text),)),)


def test_every_list_is_its_own() -> None:
    text = "1. a\n2. b\n\nMellom\n\n1. c\n2. d\n   1. e\n   2. f\n3. g"
    assert [(block.kind, block.list) for block in blocks(text)] == [
        ("number", 1), ("number", 1), ("text", 0), ("number", 2), ("number", 2), ("number", 3), ("number", 3), ("number", 2),
    ]  # fmt: skip


def test_plain_is_what_is_read_aloud() -> None:
    assert plain("**Hei**\n\n- a\n- [b](https://b.no)") == "Hei\na\nb"


def test_an_empty_text_is_an_empty_paragraph() -> None:
    assert blocks("") == blocks("\n \n") == (Block(()),)


MARKS = re.compile(r"[\s*_\[\]()\\+•.\-\d]|https?://[a-z.]*|mailto:[a-z.@]*")
PIECES = st.sampled_from(
    ["a", "ø", " ", "\n", "\n\n", "- ", "  - ", "1. ", "2. ", "*", "**", "_", "[", "](https://a.no)", "\\", "desember", "x"]
)


@settings(max_examples=500)
@given(st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text("ab *_-\n[]()\\1.•#>", max_size=40)))
@example("1. - a\n2. b")
@example("- 1. a\n- 2. b")
@example("**a _b** c_")
def test_no_letter_is_lost_and_none_is_added(text: str) -> None:
    told = "\n".join("".join(span.text + f" {span.url} " for span in block.spans) for block in blocks(text))
    assert MARKS.sub("", told) == MARKS.sub("", text)
    # Every mark that is told was written, in the same order: nothing is made up.
    position = 0
    for character in "".join(span.text for block in blocks(text) for span in block.spans).replace("\n", ""):
        position = text.index(character, position) + 1


@settings(max_examples=300)
@given(st.text("ab *_-\n[]()\\1.•#>", max_size=20))
def test_a_plain_text_is_one_block_with_that_text(text: str) -> None:
    if text and is_plain(text):
        assert blocks(text) == (Block((Span(text),)),)
    assert all(0 <= block.level <= 8 for block in blocks(text))


@pytest.mark.parametrize(
    "text",
    ["*a " * 20_000, "[" * 50_000, "_*" * 20_000, "\n".join(" " * n + "- x" for n in range(300)), "1. " * 20_000, "\\" * 50_000],
)
def test_much_of_anything_is_read(text: str) -> None:
    assert blocks(text)


def test_the_page_for_the_secretary_is_true() -> None:
    page = (Path(__file__).parents[3] / "docs" / "word" / "fet-og-lister.md").read_text("utf-8")
    example = page.partition("situasjon: |\n")[2].partition("```")[0]
    text = "\n".join(line.removeprefix("  ") for line in example.split("\n")).strip()
    assert shape(text) == [
        "Skolen og hjemmet er enige om *tre ting*:", "bullet0:faste tider", "bullet0:korte beskjeder", "bullet1:på telefon, ikke e-post",
        "bullet0:møte hver måned", "Mer står i rutinen<https://eksempel.no>.",
    ]  # fmt: skip
    for quoted in (
        "1. desember",
        "22. oktober",
        "2*3",
        "fil_navn",
        "§ 13",
        "____",
        "– Ja, sa hun",
        "# ",
        "> ",
        r"\\server\mappe",
    ):
        assert quoted in page
        assert blocks(quoted.strip()) == (Block((Span(quoted.strip()),)),)
