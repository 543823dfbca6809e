"""The 87 cases as one table: what each template is, and what an engine made of it, in a few words.

`outcome_here` and `outcome_docxtpl` run a case for real. docxtpl runs in a process with limits: two of the cases never end.
"""

from __future__ import annotations

import base64
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx_maker import SECTION, W, docx, lines, p, part, r, rendered, tbl, text, tr, tree, zipped
from test_cases import DRAWING, EXTRA, REFUSED, STORIES, TABLES, TEXTS, VALUES, schema_errors

from docgen.word.faults import TemplateError

LONGEST = 70
Show = Callable[[bytes], str]


def _lines(data: bytes) -> str:
    return " ¶ ".join(lines(data)).replace("\n", "↵").replace("\t", "⇥")


@dataclass(frozen=True)
class Case:
    """One case. `show` says what is worth showing of a finished document; `limited` that docxtpl must be stopped."""

    number: int
    title: str
    data: bytes
    values: Mapping[str, Any] = field(default_factory=lambda: {**VALUES, **EXTRA})
    show: Show = _lines
    limited: bool = False


def _attribute(name: str, count: bool = False) -> Show:
    def show(data: bytes) -> str:
        found = [
            str(node.get(f"{{{W}}}val") or node.get("id") or node.get(f"{{{W}}}id")) for node in tree(data).iter("{*}" + name)
        ]
        return f"{len(found)} {name}" if count else f"{name}: {', '.join(found)}"

    return show


def _part(name: str, pattern: str) -> Show:
    def show(data: bytes) -> str:
        found = re.search(pattern, part(data, name))
        return found.group(1) if found else "–"

    return show


_HYPERLINK = (
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
    'Target="https://eksempel.no/%7B%7B%20navn%20%7D%7D" TargetMode="External"/>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sak {{ navn }}</dc:title></cp:coreProperties>'
)
_MARKED = '<w:bookmarkStart w:id="1" w:name="b"/>' + r("{{ i }}") + '<w:bookmarkEnd w:id="1"/>'
_SDT = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>' + r("x") + "</w:sdtContent></w:sdt>"
_LOOP, _END = p("{%p for i in items %}"), p("{%p endfor %}")
_INSTRUCTION = '<w:r><w:instrText xml:space="preserve">QUOTE "{{ navn }}"</w:instrText></w:r>'
_ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
_EXTERNAL = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
_VALUES = (
    (48, "value with U+000B", "x\x0by"), (49, "value with U+0000", "x\x00y"), (50, "value with a lone surrogate", "x\ud800y"),
    (51, "value with < and &", "Plan <A> & bygg"), (52, "value with newline and tab", "l1\nl2\tl3"),
    (53, "value with CRLF", "l1\r\nl2"), (54, "value of 5 MB", "Ordet & " * 625_000), (55, "value that looks like a tag", "{{ 7*7 }} {% if %}"),
)  # fmt: skip


def _docx_of(body: tuple[str, ...]) -> bytes:
    return docx(*body, stories={"comments": p("")} if "commentRange" in "".join(body) else {})


def _cases() -> dict[int, Case]:
    found: dict[int, Case] = {}

    def add(case: Case) -> None:
        found.setdefault(case.number, case)

    for name, body, _ in TEXTS:
        if name[:2].isdigit():
            add(Case(int(name[:2]), name[3:], _docx_of(body)))
    for name, table, _ in TABLES:
        if name[:2].isdigit():
            add(Case(int(name[:2]), name[3:], docx(tbl(*table), p(""))))
    for name, kind, part_name in STORIES:
        shown: Show = lambda data, part_name=part_name: text(data, part_name)  # type: ignore[misc]  # noqa: E731
        add(Case(int(name[:2]), name[3:], docx(p(""), stories={kind: p("[{{ navn }}]")}), show=shown))
    for name, body, *_ in REFUSED:
        if name[:2].isdigit():
            add(Case(int(name[:2]), name[3:], docx(*body), limited=int(name[:2]) in (72, 73)))
    for number, title, value in _VALUES:
        add(Case(number, title, docx(p("{{ a }}")), {"a": value}))
    drawings = lambda data: f"{_attribute('docPr')(data)}; {_attribute('bookmarkStart')(data)}"  # noqa: E731
    merged = tbl(tr("{%tr for f in folk %}", ""), tr("{% vm %}Gruppe", "{{ f.navn }}"), tr("{%tr endfor %}", ""))
    closing = p("{%p endfor %}", properties=SECTION)
    for case in (
        Case(13, "Norwegian letters in names", docx(p("{{ møte }}")), {"møte": "ja"}),
        Case(17, "hyperlink target", docx(p('<w:hyperlink r:id="rId9">' + r("her") + "</w:hyperlink>"), rels=_HYPERLINK),
             show=_part("word/_rels/document.xml.rels", 'Target="(https[^"]*)"')),
        Case(27, "core property: title", docx(p("x"), parts={"docProps/core.xml": _CORE}),
             show=_part("docProps/core.xml", "<dc:title>([^<]*)")),
        Case(33, "row loop with vertical merge", docx(merged, p("")), show=_attribute("vMerge")),
        Case(40, "section break in the paragraph of a tag", docx(_LOOP, p("{{ i }}"), closing), show=_attribute("sectPr", count=True)),
        Case(42, "ids of drawings, bookmarks and content controls in a loop",
             docx(_LOOP, p(DRAWING.format(""), _MARKED, _SDT), _END), show=drawings),
        Case(44, "tag in a field's instruction", docx(p(_INSTRUCTION)), show=_part("word/document.xml", "<w:instrText[^>]*>([^<]*)")),
        Case(74, "zip bomb", zipped({"word/document.xml": b" " * 30_000_000}), limited=True),
        Case(75, "entity bomb", docx(p("&b;"), prolog=_ENTITIES), limited=True),
        Case(76, "external entity", docx(p("&x;"), prolog=_EXTERNAL), limited=True),
        Case(85, "drawing in the paragraph of a tag", docx(p(DRAWING.format(""), "{%p if nei %}"), p("x"), p("{%p endif %}")),
             show=_attribute("drawing", count=True)),
    ):  # fmt: skip
        add(case)
    return dict(sorted(found.items()))


CASES = _cases()


def outcome_here(case: Case) -> tuple[str, bytes]:
    """What our engine made of it, and the document (empty when it was refused)."""
    try:
        data = rendered(case.data, **case.values)
    except TemplateError as error:
        return f"refused: {_short(error.faults[0].message('en'), 160)}", b""
    return _short(case.show(data)), data


def outcome_docxtpl(case: Case) -> str:
    """What docxtpl made of it, with its escaping turned on."""
    if case.limited:
        return _limited(case)
    from docxtpl import DocxTemplate

    out = io.BytesIO()
    try:
        template = DocxTemplate(io.BytesIO(case.data))
        template.render(dict(case.values), autoescape=True)
        template.save(out)
        return _judged(case, out.getvalue())
    except Exception as error:  # noqa: BLE001 -- whatever it raises is its outcome
        return f"raises {type(error).__name__}"


_PROGRAM = """
import base64, io, json, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (4, 4)); resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
given = json.load(sys.stdin)
from docxtpl import DocxTemplate
try:
    template = DocxTemplate(io.BytesIO(base64.b64decode(given["data"])))
    template.render(given["values"], autoescape=True)
    out = io.BytesIO(); template.save(out); print(base64.b64encode(out.getvalue()).decode())
except Exception as error:
    print("raises " + type(error).__name__)
"""


def _limited(case: Case) -> str:
    given = json.dumps({"data": base64.b64encode(case.data).decode(), "values": case.values})
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _PROGRAM], input=given, capture_output=True, text=True, check=False
    )
    said = done.stdout.strip()
    if done.returncode < 0 or not said:
        return "never ends (stopped after 4 s of processor time)"
    return said if said.startswith("raises") else _judged(case, base64.b64decode(said))


def _judged(case: Case, data: bytes) -> str:
    shown = _short(case.show(data))
    return f"{shown} **invalid file**" if case.number != 54 and schema_errors(data) else shown


def _short(shown: str, longest: int = LONGEST) -> str:
    shown = re.sub("0x[0-9a-f]{6,}", "0x…", shown)
    shown = shown if len(shown) <= longest else shown[:longest] + "…"
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in shown)
