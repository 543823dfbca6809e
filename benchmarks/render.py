"""How fast do we render 300 different minutes, beside the peers and beside the floor?

    python benchmarks/render.py --rounds 11 --documents 300 [--peers]

Every engine runs in a process of its own, pinned to one core, so that its peak memory is its own; rounds are
interleaved, so that a noisy machine disturbs all alike. Files go to tmpfs, written beside and renamed. The floor is
what is left when the XML is ready: deflate, zip, write, rename. The first round is not counted: in it every engine warms
up, and the text of each of its documents is compared with ours before anything is timed.

`docgen` is the product: its own deflate level, every rendered part parsed strictly. The variants set the level (`-6`, `-1`)
and leave the parse out (`-noparse`), to compare with engines that do as much; `floor` is at the product's own level.
`--peers` adds two of JavaScript's (npm).
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from minutes import minutes_template, minutes_values

ENGINES = (
    "docgen", "docgen-6", "docgen-1", "docgen-6-noparse", "docgen-1-noparse", "floor", "floor-6", "floor-1", "docxtpl",
)  # fmt: skip
PEERS = ("docxtemplater", "easy-template-x")
PEER_PACKAGES = ("docxtemplater@3.71.0", "pizzip@3.2.0", "easy-template-x@7.2.8")
TMPFS = Path("/dev/shm")
HERE = Path(__file__).parent

# What is asked of the engine: who, of whom, at least how much of what.
BARS = (
    ("docgen-6", "docxtpl", 28.0), ("docgen-1", "docxtpl", 36.0), ("docgen-6", "floor-6", 0.52),
    ("docgen-6-noparse", "docxtpl", 30.0), ("docgen-1-noparse", "docxtpl", 45.0), ("docgen-6-noparse", "floor-6", 0.65),
)  # fmt: skip
MOST_MEMORY = 45.0
HOW = """the level of a variant is set by patching docgen.word.package.DEFLATE_LEVEL in its process, the strict parse left out by
patching docgen.word.render.check_well_formed; docxtpl: one template object, autoescape=True, a process without docgen"""

Make = Callable[[dict[str, object]], bytes]


def engine_docgen(template: bytes) -> Make:
    from docgen.word.compile import Dialect, compile_template
    from docgen.word.render import render

    compiled = compile_template(template, name="minutes.docx", dialect=Dialect())
    core = {"dc:title": "Referat", "dcterms:created": "2026-11-21T00:00:00Z"}
    return lambda values: render(compiled, values, properties={"id": str(values["number"])}, core=core)


def engine_docxtpl(template: bytes) -> Make:
    from docxtpl import DocxTemplate

    one = DocxTemplate(io.BytesIO(template))

    def make(values: dict[str, object]) -> bytes:
        out = io.BytesIO()
        one.render(values, autoescape=True)
        one.save(out)
        return out.getvalue()

    return make


def engine_floor(template: bytes) -> Make:
    """The XML of finished documents, packed again and again: deflate, zip. What is asked for first is made first."""
    from docgen.word.package import Block, Entry, Record, lay_out, read_package, write_package

    ours = engine_docgen(template)
    constant = read_package(template).entries
    ready: dict[object, tuple[Block, list[tuple[str, bytes]]]] = {}

    def prepare(values: dict[str, object]) -> tuple[Block, list[tuple[str, bytes]]]:
        finished = read_package(ours(values)).entries
        changing = {name: e.data() for name, e in finished.items() if name not in constant or e.data() != constant[name].data()}
        return lay_out(Record.of(e) for name, e in finished.items() if name not in changing), list(changing.items())

    def make(values: dict[str, object]) -> bytes:
        number = values["number"]
        if number not in ready:
            ready[number] = prepare(values)
        fixed, changing = ready[number]
        return write_package((Record.of(Entry.of(name, data)) for name, data in changing), behind=fixed)

    return make


MAKERS = {"docgen": engine_docgen, "docxtpl": engine_docxtpl, "floor": engine_floor}


def make_engine(engine: str, template: bytes) -> Make:
    """An engine by its name: `docgen-6-noparse` is ours at deflate level 6 without the strict parse."""
    name, *switches = engine.split("-")
    for switch in switches:
        if switch == "noparse":
            replace("docgen.word.render", "check_well_formed", lambda data, namespaces=True: None)
        else:
            replace("docgen.word.package", "DEFLATE_LEVEL", int(switch))
    return MAKERS[name](template)


def replace(module: str, name: str, value: object) -> None:
    """Patch a name that is there: one that has moved must not make two variants alike."""
    where = importlib.import_module(module)
    getattr(where, name)
    setattr(where, name, value)


def worker(engine: str, template_path: str, documents: int, folder: str) -> None:
    """Serve rounds on stdin/stdout: a line in is a round asked for, a line out its seconds."""
    make = make_engine(engine, Path(template_path).read_bytes())
    values = [minutes_values(number) for number in range(documents)]
    for _ in sys.stdin:
        began = time.perf_counter()
        for number, value in enumerate(values):
            data = make(value)
            beside = f"{folder}/{number}.tmp"
            with open(beside, "wb") as file:  # noqa: PTH123 - the same cheapest way for every engine
                file.write(data)
            os.replace(beside, f"{folder}/{number}.docx")  # noqa: PTH105
        seconds = time.perf_counter() - began
        print(json.dumps({"seconds": seconds, "peak": peak_memory(), "bytes": len(data)}), flush=True)


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


def check_equal_text(folder: Path, engines: Iterable[str], documents: int) -> None:
    """Every engine must have said the same, in every document, or the race is void."""
    for number in range(documents):
        ours = text_of((folder / "docgen" / f"{number}.docx").read_bytes())
        for engine in engines:
            mine, other = ours, text_of((folder / engine / f"{number}.docx").read_bytes())
            if engine in PEERS:
                # easy-template-x leaves the paragraphs of its tags behind, empty; what is written must be the same.
                mine, other = ([line for line in lines if line] for lines in (mine, other))
            if mine != other:
                different = [(a, b) for a, b in zip(mine, other, strict=False) if a != b][:3]
                raise SystemExit(f"{engine}, document {number}: the texts differ ({len(mine)}/{len(other)}): {different}")


def peer_commands(core: int, documents: int, folder: Path) -> dict[str, list[str]]:
    """The commands of the peers in JavaScript, installed in a folder of their own."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("--peers needs node and npm")
    subprocess.run([npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel=error", *PEER_PACKAGES],
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    shutil.copy(HERE / "peers.cjs", folder)
    (folder / "template.docx").write_bytes(minutes_template("mustache"))
    (folder / "values.json").write_text(json.dumps([minutes_values(number) for number in range(documents)]))
    return {peer: ["taskset", "-c", str(core), "node", str(folder / "peers.cjs"), peer, str(folder)] for peer in PEERS}


def race(rounds: int, documents: int, core: int, peers: bool) -> None:
    template = minutes_template()
    with tempfile.TemporaryDirectory() as kept, tempfile.TemporaryDirectory(dir=TMPFS if TMPFS.is_dir() else None) as written:
        folder, out = Path(kept), Path(written)
        (folder / "minutes.docx").write_bytes(template)
        common = ["--template", str(folder / "minutes.docx"), "--documents", str(documents), "--core", str(core)]
        commands = {engine: [sys.executable, __file__, *common, "--worker", engine, "--out"] for engine in ENGINES}
        if peers:
            commands |= peer_commands(core, documents, folder)
        runners = {}
        for engine, command in commands.items():
            (out / engine).mkdir()
            runners[engine] = subprocess.Popen(
                [*command, str(out / engine)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        ask_all(runners)
        check_equal_text(out, commands, documents)
        results = [ask_all(runners) for _ in range(rounds)]
        for runner in runners.values():
            runner.communicate()
    report(template, {engine: [answers[engine] for answers in results] for engine in commands}, documents)


def ask_all(runners: Mapping[str, subprocess.Popen[str]]) -> dict[str, dict[str, float]]:
    """One round: each engine in its turn."""
    answers = {}
    for engine, runner in runners.items():
        assert runner.stdin is not None and runner.stdout is not None
        runner.stdin.write("go\n")
        runner.stdin.flush()
        answers[engine] = json.loads(runner.stdout.readline() or "null")
        if answers[engine] is None:
            raise SystemExit(f"{engine} stopped")
    return answers


Results = dict[str, list[dict[str, float]]]


def ratio(results: Results, engine: str, other: str) -> float:
    """How many times as fast as the other, the median of the rounds."""
    pairs = zip(results[engine], results[other], strict=True)
    return statistics.median(theirs["seconds"] / mine["seconds"] for mine, theirs in pairs)


def report(template: bytes, results: Results, documents: int) -> None:
    """One line an engine, one a bar."""
    print(f"template {len(template):,} bytes, {documents} documents, {len(results['docgen'])} rounds, one core\n{HOW}\n")
    for engine, rows in results.items():
        speed = statistics.median(documents / row["seconds"] for row in rows)
        name, *switches = engine.split("-")
        floor = "-".join(["floor", *(switch for switch in switches if switch.isdigit())])
        share = f"{ratio(results, engine, floor):4.0%} of {floor}" if name == "docgen" else ""
        print(
            f"{engine:16} {speed:7.0f} documents/s   x{ratio(results, engine, 'docxtpl'):5.1f} docxtpl   {share:15}"
            f"   peak {peak(rows):4.0f} MB   {rows[0]['bytes']:,.0f} bytes"
        )
    print()
    for engine, other, least in BARS:
        found = ratio(results, engine, other)
        shown = f"x{found:.1f}, asked x{least:.0f}" if other == "docxtpl" else f"{found:.0%}, asked {least:.0%}"
        print(f"{'met    ' if found >= least else 'NOT MET'} {engine} to {other}: {shown}")
    most = max(peak(rows) for engine, rows in results.items() if engine.startswith("docgen"))
    print(f"{'met    ' if most <= MOST_MEMORY else 'NOT MET'} peak memory of docgen: {most:.0f} MB, at most {MOST_MEMORY:.0f}")


def peak(rows: list[dict[str, float]]) -> float:
    return max(row["peak"] for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--peers", action="store_true", help="docxtemplater and easy-template-x too (npm fetches them)")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--template", help=argparse.SUPPRESS)
    parser.add_argument("--out", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        os.sched_setaffinity(0, {options.core})
        worker(options.worker, options.template, options.documents, options.out)
    else:
        race(options.rounds, options.documents, options.core, options.peers)


if __name__ == "__main__":
    main()
