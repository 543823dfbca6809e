"""Mutated templates and random values without end: nothing may crash outside the declared errors, no output may be invalid,
and no letter may be lost.

    python benchmarks/fuzz.py --count 50000 [--seed 1]

Each case is made from its own number, so a case that fails can be run again alone (`--only NUMBER`). What it found stands in
`tests/unit/word/test_fuzz.py`.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "unit" / "word"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from docx_maker import W, docx, p, r, tbl, tc, tr
from parity_templates import ANYWHERE, TABLES
from test_cases import TABLES as MORE_TABLES
from test_cases import TEXTS
from test_rich import png

from docgen.word.compile import compile_template
from docgen.word.faults import TemplateError
from docgen.word.inspection import inspect_template
from docgen.word.markdown import plain
from docgen.word.pictures import Picture
from docgen.word.render import render
from docgen.word.rich import Listing, Markdown, Piece, RichParagraphs, RichText
from docgen.word.sandbox import Dialect

BODIES = [*ANYWHERE.values(), *(body for _, body, _ in TEXTS)]
ROWS = [*TABLES.values(), *(rows for _, rows, _ in MORE_TABLES)]
TAGS = (
    "{{ navn }}",
    "{{ merke }}",
    "{{p x }}",
    "{{r x }}",
    "{{ x }}",
    "{%p if ja %}",
    "{%p endif %}",
    "{% if nei %}",
    "{% endif %}",
    "{%p for i in items %}",
    "{%p endfor %}",
    "{% for f in folk %}",
    "{{ f.navn }}",
    "{% endfor %}",
    "{%tr for f in folk %}",
    "{%tr endfor %}",
    "{%tc for i in items %}",
    "{%tc endfor %}",
    "{% else %}",
    "{%p else %}",
    "{# x #}",
    "{% set y = x %}",
    "{{ y }}",
    "{% vm %}",
    "{% hm %}",
    "{% colspan 2 %}",
    "{% cellbg 'FF0000' %}",
    "{{",
    "}}",
    "{%",
    "%}",
    "«",
    "»",
    "–",
    "{{ navn|",
    "{%- if ja -%}",
    "{% raw %}",
    "{% endraw %}",
    "{% macro m(a) %}",
    "{% endmacro %}",
    "{{ m(x) }}",
    "{{ items }}",
    "{{ 1/0 }}",
    "{{ navn.x.y }}",
)
PIECES = (
    "",
    "x",
    " ",
    "æøå",
    "<",
    "&",
    "\n",
    "\t",
    "a b",
    "- a\n- b",
    "1. a\n2. b",
    "**f** og *k*",
    "{{ navn }}",
    "\u00a0",
    "\u200b",
    "😀",
    "e\u0301",
)
BAD = ("\x00", "\x0b", "\ud800", "\ufffe")


def value(dice: random.Random) -> object:
    """Anything that a caller might pass."""
    text = "".join(dice.choice(PIECES) for _ in range(dice.randint(0, 4)))
    if dice.random() < 0.02:
        text += dice.choice(BAD)
    kinds = (
        lambda: text,
        lambda: text,
        lambda: Markdown(text),
        lambda: Listing(text + "\a" + text),
        lambda: None,
        lambda: dice.randint(-3, 99),
        lambda: RichText(text, Piece("fet", bold=True, url="https://a.no" if dice.random() < 0.3 else "")),
        lambda: RichParagraphs((RichText(text), ""), (RichText("to"), "Overskrift1")),
        lambda: Picture(png(), text),
        lambda: [text],
        lambda: {"navn": text},
        lambda: dice.random() < 0.5,
    )
    return dice.choice(kinds)()


def values(dice: random.Random) -> dict[str, object]:
    count = dice.choice((0, 1, 2, 3))
    return {
        "navn": dice.choice(("Kari", "<&>", "")),
        "ja": True,
        "nei": False,
        "items": [value(dice) for _ in range(count)],
        "ingen": [],
        "folk": [{"navn": value(dice), "rolle": "y"} for _ in range(dice.choice((0, 1, 2)))],
        "x": value(dice),
        "tom": "",
        "tall": 3,
        "merke": "Plan <A> & «b»",
        "linjer": "en\nto",
        "person": {"navn": value(dice), "rolle": "r"},
        "rik": value(dice),
        "lenke": "x",
        "avsnitt": value(dice),
        "opplisting": value(dice),
        "bilde": value(dice),
        "farge": "00FF00",
        "status": "godkjent",
        "ting": "t",
        "ingenting": None,
        "null": 0,
        "halvannen": 1.5,
        "felt": {"items": "i", "keys": "k"},
        "flere": value(dice),
    }


def template(dice: random.Random) -> bytes:
    """A template put together from good ones and then spoiled, or not."""
    blocks: list[str] = []
    for _ in range(dice.randint(1, 3)):
        kind = dice.random()
        if kind < 0.5:
            blocks += dice.choice(BODIES)
        elif kind < 0.8:
            blocks += [tbl(*dice.choice(ROWS)), p("")]
        else:
            blocks.append(p(*(r(dice.choice(TAGS), dice.choice(("", "<w:b/>"))) for _ in range(dice.randint(1, 3)))))
    xml = "".join(blocks)
    for _ in range(dice.choice((0, 0, 1, 1, 2, 4))):
        xml = spoiled(xml, dice)
    places = dice.random()
    if places < 0.15:
        return docx(p("x"), stories={"header": xml})
    if places < 0.25:
        return docx(tbl(tr(tc(xml, p("")), "b")), p(""))
    return docx(xml, p("slutt"))


def spoiled(xml: str, dice: random.Random) -> str:
    """A tag more, a tag less, a character gone, two paragraphs traded, a run split."""
    texts = [match.span(1) for match in re.finditer(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)]
    if not texts:
        return xml
    start, end = dice.choice(texts)
    inner = xml[start:end]
    cut = dice.randint(0, len(inner))
    kind = dice.randint(0, 5)
    if kind == 0:
        tag = dice.choice(TAGS).replace("<", "&lt;")
        inner = inner[:cut] + tag + inner[cut:] if "&" not in inner else inner + tag
    elif kind == 1 and inner and "&" not in inner:
        inner = inner[:cut] + inner[cut + 1 :]
    elif kind == 2 and "&" not in inner:
        inner = f'{inner[:cut]}</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{inner[cut:]}'
    elif kind == 3:
        paragraphs = re.findall(r"<w:p>(?:(?!<w:p>).)*?</w:p>", xml)
        if len(paragraphs) > 1:
            one, other = dice.sample(paragraphs, 2)
            return xml.replace(one, "\0").replace(other, one).replace("\0", other)
    elif kind == 4:
        inner = ""
    elif kind == 5 and "&" not in inner:
        inner = f"{inner[:cut]}</w:t><w:br/><w:t>{inner[cut:]}"
    return xml[:start] + inner + xml[end:]


def says(shown: object) -> str:
    """The letters that a value must leave in a document where it is printed."""
    if isinstance(shown, Markdown):
        return letters(plain(shown))
    return letters(shown.plain() if hasattr(shown, "plain") else shown if isinstance(shown, str) else "")


def letters(text: str) -> str:
    return re.sub(r"[\s\d.•]", "", text)


def judged(data: bytes) -> list[str]:
    """What is wrong with a finished document: well-formedness, and what Word demands of cells and tables."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(archive.read(name))
                for cell in root.iter(f"{{{W}}}tc"):
                    if not len(cell) or cell[-1].tag not in (f"{{{W}}}p", f"{{{W}}}sdt"):
                        found.append(f"{name}: a cell ends with {cell[-1].tag if len(cell) else 'nothing'}")
                found += [
                    f"{name}: a table without rows" for table in root.iter(f"{{{W}}}tbl") if table.find(f"{{{W}}}tr") is None
                ]
                for run in root.iter(f"{{{W}}}r"):
                    if run.getparent().tag == f"{{{W}}}r":
                        found.append(f"{name}: a run in a run")
                for paragraph in root.iter(f"{{{W}}}p"):
                    if paragraph.getparent().tag in (f"{{{W}}}p", f"{{{W}}}r", f"{{{W}}}hyperlink"):
                        found.append(f"{name}: a paragraph in {paragraph.getparent().tag}")
                ids = [node.get("id") for node in root.iter("{*}docPr")]
                if len(ids) != len(set(ids)) and "Fallback" not in etree.tostring(root, encoding="unicode"):
                    found.append(f"{name}: drawings share an id")
                told = "".join(root.itertext())
                if re.search("[\ufdd0-\ufdef\x01-\x08]|<\\?docgen", told):
                    found.append(f"{name}: a mark of the engine's is left")
    return found


def case(number: int, seed: int) -> tuple[str, list[str]]:
    """Run one case: how it ended, and what is wrong."""
    dice = random.Random(seed * 1_000_003 + number)
    data, given = template(dice), values(dice)
    if number % 10 == 0:
        inspect_template(data, name="x", dialect=Dialect())
    try:
        compiled = compile_template(data, name="x", dialect=Dialect(filters={"dobbel": lambda text: str(text) * 2}))
    except TemplateError as error:
        assert all(fault.message("nb") and fault.help("nb") for fault in error.faults)
        return "refused", []
    try:
        out = render(compiled, given)
    except TemplateError as error:
        assert all(fault.message("nb") and fault.help("nb") for fault in error.faults)
        wrong = [fault.message("en") for fault in error.faults if fault.code == "broken-output"]
        return "values refused", wrong
    wrong = judged(out)
    if not wrong:
        # A value that stands in the body under no condition must be there, letter by letter.
        try:
            probe = render(PROBE, {"x": given["x"]})
        except TemplateError:
            probe = b""
        if probe:
            with zipfile.ZipFile(io.BytesIO(probe)) as archive:
                told = letters("".join(etree.fromstring(archive.read("word/document.xml")).itertext(f"{{{W}}}t")))
            if not isinstance(given["x"], Picture) and says(given["x"]) not in told:
                wrong.append(f"letters lost of {given['x']!r}")
    return "rendered", wrong


PROBE = compile_template(docx(p("før"), p("{{ x }}"), p("etter")), name="x", dialect=Dialect())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    numbers = [options.only] if options.only is not None else range(options.first, options.first + options.count)
    ended: Counter[str] = Counter()
    began = time.perf_counter()
    for number in numbers:
        try:
            how, wrong = case(number, options.seed)
        except Exception as error:
            how, wrong = "CRASHED", [f"{type(error).__name__}: {error}"]
            if options.only is not None:
                raise
        ended[how] += 1
        for fault in wrong:
            ended["WRONG"] += 1
            print(f"case {number}: {fault}", flush=True)
    print(f"{dict(ended)} in {time.perf_counter() - began:.0f} s, seed {options.seed}")
    sys.exit(1 if ended["WRONG"] or ended["CRASHED"] else 0)


if __name__ == "__main__":
    main()
