"""How fast do we render 300 different minutes, beside docxtpl and beside the floor?

    python benchmarks/render.py --rounds 11 --documents 300

Every engine runs in a process of its own, pinned to one core, so that its peak memory is its own; rounds are
interleaved, so that a noisy machine disturbs all alike. Files go to tmpfs, written beside and renamed. The floor is
what is left when the XML is ready: deflate, zip, write, rename. Text is compared before anything is timed.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

ENGINES = ("docgen", "floor", "docxtpl")
TMPFS = Path("/dev/shm")


def minutes_template() -> bytes:
    """A municipality's minutes: letterhead, attendees, items, actions; 60 kB with its picture and styles."""
    import docx
    from docx.enum.section import WD_SECTION
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.start_type = WD_SECTION.NEW_PAGE
    document.styles["Normal"].font.size = Pt(11)
    header = section.header.paragraphs[0]
    header.add_run().add_picture(io.BytesIO(_picture()), width=Mm(30))
    header.add_run(" {{ municipality }} – {{ unit }}")
    section.header.add_paragraph("Ref. {{ number }}\t{{ date }}")
    section.footer.paragraphs[0].text = "{{ municipality }}, {{ address }}. Unntatt offentlighet: {{ law }}"
    document.add_heading("Referat fra {{ kind }} {{ date }}", 1)
    document.add_paragraph("Sted: {{ place }}. Tid: {{ start }}–{{ end }}. Referent: {{ secretary }}.")
    document.add_heading("Til stede", 2)
    _table(document, ("Navn", "Rolle", "Enhet"), "p", "attendees", ("name", "role", "unit"))
    document.add_paragraph("{%p if absent %}")
    document.add_paragraph("Meldt forfall: {% for a in absent %}{{ a }}{% if not loop.last %}, {% endif %}{% endfor %}.")
    document.add_paragraph("{%p endif %}")
    document.add_heading("Saker", 2)
    document.add_paragraph("{%p for item in items_ %}")
    document.add_heading("{{ item.number }} {{ item.title }}", 3)
    document.add_paragraph("{{ item.text }}")
    document.add_paragraph("{%p if item.decision %}")
    document.add_paragraph("Konklusjon: {{ item.decision }}", style="List Bullet")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.add_heading("Oppfølging", 2)
    _table(document, ("Tiltak", "Ansvarlig", "Frist", "Status"), "t", "actions", ("what", "who", "due", "status"))
    document.add_paragraph("Neste møte: {{ next or 'ikke avtalt' }}")
    document.add_paragraph("Med hilsen")
    document.add_paragraph("{{ secretary }}, {{ unit }}")
    _slim(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _slim(document: object) -> None:
    """Leave out the 800 kB of styles nobody uses that python-docx brings along: docxtpl parses them for every
    document and we do not, so with them the race would say less about engines than about that file."""
    used = {"Normal", "Heading1", "Heading2", "Heading3", "ListBullet", "TableGrid", "TableNormal", "Header", "Footer"}
    used |= {"DefaultParagraphFont", "NoList"}
    styles = document.styles  # type: ignore[attr-defined]
    for style in list(styles):
        if style.style_id not in used:
            style.delete()
    part = document.part  # type: ignore[attr-defined]
    for key, rel in list(part.rels.items()):
        if rel.reltype.endswith("stylesWithEffects"):
            del part.rels[key]


def _table(document: object, heads: tuple[str, ...], variable: str, name: str, fields: tuple[str, ...]) -> None:
    table = document.add_table(rows=4, cols=len(heads), style="Table Grid")  # type: ignore[attr-defined]
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    table.cell(1, 0).text = f"{{%tr for {variable} in {name} %}}"
    for cell, field in zip(table.rows[2].cells, fields, strict=True):
        cell.text = f"{{{{ {variable}.{field} }}}}"
    table.cell(3, 0).text = "{%tr endfor %}"


def _picture() -> bytes:
    """A PNG that does not compress, about the size of a coat of arms."""
    import hashlib
    import struct
    import zlib

    side = 128
    noise = b"".join(hashlib.sha256(bytes((row, column))).digest() for row in range(side) for column in range(12))
    rows = b"".join(b"\0" + noise[row * side * 3 : (row + 1) * side * 3] for row in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def minutes_values(number: int) -> dict[str, object]:
    """Invented minutes; no two are alike."""
    people = ("Kari Nordmann", "Ola Hansen & Sønn", "Åse Ærlig", "Per <Personlig>", "Liv Øst", "Nils Vest", "Eva Å")
    count = 9 + number % 6
    return {
        "municipality": "Eksempelvik kommune", "unit": "Oppvekst og læring", "number": f"2026/{number:05}",
        "date": f"{1 + number % 28}. november 2026", "address": "Rådhusgata 1, 9999 Eksempelvik",
        "law": "offl. § 13, jf. fvl. § 13", "kind": "møte i gruppen", "place": f"Rom {number % 17}",
        "start": "09.00", "end": "10.30", "secretary": people[number % 7], "next": None if number % 3 else "3. mars 2027",
        "attendees": [
            {"name": people[(number + i) % 7], "role": f"Rolle {i}", "unit": f"Enhet {(number * 7 + i) % 31}"}
            for i in range(count)
        ],
        "absent": [people[i] for i in range(number % 3)],
        "items_": [
            {
                "number": f"{number % 90}/{i}", "title": f"Status for mål {i}",
                "text": f"Gruppen gikk gjennom mål {i} for sak {number}. Det går fremover, men {'ikke ' * (i % 2)}fort nok. "
                * (4 + (number + i) % 5),
                "decision": f"Fortsette som før i {2 + i} uker" if (number + i) % 2 else "",
            }
            for i in range(8)
        ],
        "actions": [
            {
                "what": f"Bestille hjelpemiddel {number}-{i}", "who": people[(number + 2 * i) % 7],
                "due": f"{1 + i}. desember 2026", "status": "pågår" if i % 2 else "fullført",
            }
            for i in range(8 + number % 5)
        ],
    }  # fmt: skip


def engine_docgen(template: bytes) -> Callable[[dict[str, object]], bytes]:
    from docgen.word.compile import Dialect, compile_template
    from docgen.word.render import render

    compiled = compile_template(template, name="minutes.docx", dialect=Dialect())
    core = {"dc:title": "Referat", "dcterms:created": "2026-11-21T00:00:00Z"}
    return lambda values: render(compiled, values, properties={"id": str(values["number"])}, core=core)


def engine_docxtpl(template: bytes) -> Callable[[dict[str, object]], bytes]:
    from docxtpl import DocxTemplate

    one = DocxTemplate(io.BytesIO(template))

    def make(values: dict[str, object]) -> bytes:
        out = io.BytesIO()
        one.render(values, autoescape=True)
        one.save(out)
        return out.getvalue()

    return make


def engine_floor(template: bytes) -> Callable[[dict[str, object]], bytes]:
    """The XML of a finished document, packed again and again: deflate, zip."""
    from docgen.word.package import Entry, Record, read_package, write_package

    ours = engine_docgen(template)
    finished = read_package(ours(minutes_values(1))).entries
    constant = read_package(template).entries
    changing = [
        (name, entry.data()) for name, entry in finished.items() if name not in constant or entry.data() != constant[name].data()
    ]
    fixed = [Record.of(entry) for name, entry in finished.items() if name not in dict(changing)]
    return lambda values: write_package([*fixed, *(Record.of(Entry.of(name, data)) for name, data in changing)])


MAKERS = {"docgen": engine_docgen, "docxtpl": engine_docxtpl, "floor": engine_floor}


def worker(engine: str, template_path: str, documents: int) -> None:
    """Serve rounds on stdin/stdout: a line in is a round asked for, a line out its seconds."""
    template = Path(template_path).read_bytes()
    make = MAKERS[engine](template)
    values = [minutes_values(number) for number in range(documents)]
    with tempfile.TemporaryDirectory(dir=TMPFS if TMPFS.is_dir() else None) as folder:
        for _ in sys.stdin:
            began = time.perf_counter()
            for number, value in enumerate(values):
                data = make(value)
                beside = f"{folder}/{number}.tmp"
                with open(beside, "wb") as file:  # noqa: PTH123 - the same cheapest way for every engine
                    file.write(data)
                os.replace(beside, f"{folder}/{number}.docx")  # noqa: PTH105
            seconds = time.perf_counter() - began
            peak = peak_memory()
            print(json.dumps({"seconds": seconds, "peak": peak, "bytes": len(data)}), flush=True)


def peak_memory() -> float:
    """Megabytes. Not getrusage: its figure is inherited from the process that started this one."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def text_of(data: bytes) -> list[str]:
    """Every paragraph of every story of a document, as a person reads it."""
    from lxml import etree

    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("word/") and name.endswith(".xml") and ("document" in name or "er1.xml" in name):
                for paragraph in etree.fromstring(archive.read(name)).iter(word + "p"):
                    marks = {word + "t": None, word + "tab": "\t", word + "br": "\n"}
                    lines.append("".join(marks[n.tag] or n.text or "" for n in paragraph.iter(*marks)))
    return lines


def check_equal_text(template: bytes, documents: int) -> None:
    """Both engines must say the same, or the race is void."""
    ours, theirs = engine_docgen(template), engine_docxtpl(template)
    for number in range(0, documents, max(1, documents // 20)):
        values = minutes_values(number)
        mine, other = text_of(ours(values)), text_of(theirs(values))
        if mine != other:
            different = [(a, b) for a, b in zip(mine, other, strict=False) if a != b][:3]
            raise SystemExit(f"document {number}: the texts differ ({len(mine)}/{len(other)}): {different}")


def race(rounds: int, documents: int, core: int) -> None:
    template = minutes_template()
    check_equal_text(template, documents)
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(template)
        file.flush()
        command = [sys.executable, __file__, "--template", file.name, "--documents", str(documents), "--core", str(core)]
        runners = {
            engine: subprocess.Popen([*command, "--worker", engine], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for engine in ENGINES
        }
        results: dict[str, list[dict[str, float]]] = {engine: [] for engine in ENGINES}
        for _ in range(rounds + 1):
            for engine, runner in runners.items():
                assert runner.stdin is not None and runner.stdout is not None
                runner.stdin.write("go\n")
                runner.stdin.flush()
                results[engine].append(json.loads(runner.stdout.readline()))
        for runner in runners.values():
            runner.communicate()
    report(template, {engine: rows[1:] for engine, rows in results.items()}, documents)


def report(template: bytes, results: dict[str, list[dict[str, float]]], documents: int) -> None:
    """One line an engine; the first round of each was warm-up and is not here."""
    print(f"template {len(template):,} bytes, {documents} documents, {len(results['docgen'])} rounds, one core")
    for engine in ENGINES:
        rows = results[engine]
        speed = statistics.median(documents / row["seconds"] for row in rows)
        ratio = statistics.median(other["seconds"] / row["seconds"] for row, other in zip(rows, results["docxtpl"], strict=True))
        print(
            f"{engine:8} {speed:8.0f} documents/s   x{ratio:6.1f} docxtpl   peak {max(row['peak'] for row in rows):5.0f} MB"
            f"   {rows[0]['bytes']:,.0f} bytes"
        )
    floor = statistics.median(
        one["seconds"] / row["seconds"] for row, one in zip(results["docgen"], results["floor"], strict=True)
    )
    print(f"docgen is at {floor:.0%} of the floor (deflate, zip, write, rename)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--worker", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--template", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        os.sched_setaffinity(0, {options.core})
        worker(options.worker, options.template, options.documents)
    else:
        race(options.rounds, options.documents, options.core)


if __name__ == "__main__":
    main()
