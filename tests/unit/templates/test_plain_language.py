"""The fixed texts of the templates are plain Norwegian: LIX and the length of sentences, in `docs/klarspråk.md`.

LIX (Björnsson 1968) is words in a sentence plus the share of words with more than six letters; below 45 is easy to read. Only
whole sentences count: labels, headings and table heads are none. What a tag prints counts as one short word.
"""

from __future__ import annotations

import re
from pathlib import Path

import samples
from lxml import etree

from office import W, parts_of

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "klarspråk.md"
MOST = 45
LONGEST = 25
HEAD = """# How easy the fixed texts are to read

Made by `tests/unit/templates/test_plain_language.py`. LIX is the mean number of words in a sentence plus the share of words with
more than six letters; 25 to 34 is easy, 35 to 44 middling, and none may be above 45. What a tag prints counts as one short word.

| template | sentences | words | words a sentence | longest sentence | LIX |
|---|---|---|---|---|---|
"""


def sentences(template: bytes) -> list[str]:
    root = etree.fromstring(parts_of(template)["word/document.xml"])
    texts = ("".join(paragraph.itertext(f"{W}t")) for paragraph in root.iter(f"{W}p"))
    plain = (re.sub(r"\{\{.*?\}\}", "xx", re.sub(r"\{%.*?%\}", "", text)).strip() for text in texts)
    # «kl. 10» and «jf. offentleglova» end nothing.
    whole = (re.sub(r"\b(kl|jf|nr|ev|f\.eks|m\.m)\.", r"\1", text) for text in plain if text.endswith((".", "?", "!")))
    return [one.strip() for text in whole for one in re.split(r"(?<=[.?!])\s+", text) if len(words(one)) > 1]


def words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text)


def lix(found: list[str]) -> float:
    counted = [word for sentence in found for word in words(sentence)]
    return len(counted) / len(found) + 100 * sum(len(word) > 6 for word in counted) / len(counted) if counted else 0.0


def measured() -> dict[str, list[str]]:
    return {kind: sentences((ROOT / "templates" / f"{kind}.docx").read_bytes()) for kind in samples.FILES}


def test_no_template_is_hard_to_read_and_no_sentence_is_long() -> None:
    texts = measured()
    assert {kind: round(lix(found)) for kind, found in texts.items() if found and lix(found) > MOST} == {}
    assert [one for found in texts.values() for one in found if len(words(one)) > LONGEST] == []


def test_the_measure_finds_what_is_hard() -> None:
    hard = ["Taushetsbelagte personopplysninger utleveres utelukkende etter uttrykkelig samtykkeerklæring fra vedkommende."]
    assert lix(hard) > MOST
    assert lix(["Du kan si nei.", "Det er greit."]) < 10


def test_the_page_shows_what_was_measured(oppdater: bool) -> None:
    rows = ""
    for kind, found in measured().items():
        counted = [len(words(one)) for one in found]
        mean = f"{sum(counted) / len(counted):.1f}" if counted else "–"
        rows += f"| {kind} | {len(counted)} | {sum(counted)} | {mean} | {max(counted, default=0)} | {lix(found):.0f} |\n"
    if oppdater:
        PAGE.write_text(HEAD + rows, "utf-8")
    assert PAGE.read_text("utf-8") == HEAD + rows
