"""How fast do we render 300 different minutes, beside the peers and beside the floor?

    python benchmarks/render.py --rounds 11 --documents 300 [--peers]

Every engine runs in a process of its own, pinned to one core, so that its peak memory is its own; rounds are
interleaved, so that a noisy machine disturbs all alike. Files go to tmpfs, written beside and renamed. The floor is
what is left when the XML is ready: deflate, zip, write, rename. Text is compared before anything is timed.

`docgen` is the product: its own deflate level, every rendered part parsed strictly. The others set the level (`-6`, `-1`)
and leave the parse out (`-bare`), to compare with engines that do as much. `--peers` adds two of JavaScript's (npm).
"""

from __future__ import annotations

import argparse
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
from collections.abc import Callable
from pathlib import Path

from minutes import minutes_template, minutes_values

ENGINES = ("docgen", "docgen-6", "docgen-1", "docgen-6-bare", "docgen-1-bare", "floor-6", "floor-1", "docxtpl")
PEERS = ("docxtemplater", "easy-template-x")
PEER_PACKAGES = ("docxtemplater@3.71.0", "pizzip@3.2.0", "easy-template-x@7.2.8")
TMPFS = Path("/dev/shm")
HERE = Path(__file__).parent

# What is asked of the engine: who, of whom, at least how much of what.
BARS = (
    ("docgen-6", "docxtpl", 28.0), ("docgen-1", "docxtpl", 36.0), ("docgen-6", "floor-6", 0.52),
    ("docgen-6-bare", "docxtpl", 30.0), ("docgen-1-bare", "docxtpl", 45.0), ("docgen-6-bare", "floor-6", 0.65),
)  # fmt: skip
MOST_MEMORY = 45.0

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
    """The XML of finished documents, packed again and again: deflate, zip."""
    from docgen.word.package import Entry, Record, read_package, write_package

    ours = engine_docgen(template)
    constant = read_package(template).entries
    ready: list[tuple[list[Record], list[tuple[str, bytes]]]] = []
    for number in range(300):
        finished = read_package(ours(minutes_values(number))).entries
        changing = [(name, e.data()) for name, e in finished.items() if name not in constant or e.data() != constant[name].data()]
        ready.append(([Record.of(e) for name, e in finished.items() if name not in dict(changing)], changing))
    turn = iter(range(10**9))

    def make(values: dict[str, object]) -> bytes:
        fixed, changing = ready[next(turn) % len(ready)]
        return write_package([*fixed, *(Record.of(Entry.of(name, data)) for name, data in changing)])

    return make


MAKERS = {"docgen": engine_docgen, "docxtpl": engine_docxtpl, "floor": engine_floor}


def make_engine(engine: str, template: bytes) -> Make:
    """An engine by its name: `docgen-6-bare` is ours at deflate level 6 without the strict parse."""
    import docgen.word.package as package
    import docgen.word.render as render

    name, *switches = engine.split("-")
    for switch in switches:
        if switch.isdigit():
            package.DEFLATE_LEVEL = int(switch)  # type: ignore[misc]
        else:
            render.check_well_formed = lambda data, namespaces=True: None  # type: ignore[assignment]
    return MAKERS[name](template)


def worker(engine: str, template_path: str, documents: int) -> None:
    """Serve rounds on stdin/stdout: a line in is a round asked for, a line out its seconds."""
    make = make_engine(engine, Path(template_path).read_bytes())
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


def check_equal_text(template: bytes, documents: int) -> None:
    """Both engines must say the same, or the race is void."""
    ours, theirs = engine_docgen(template), engine_docxtpl(template)
    for number in range(0, documents, max(1, documents // 20)):
        values = minutes_values(number)
        mine, other = text_of(ours(values)), text_of(theirs(values))
        if mine != other:
            different = [(a, b) for a, b in zip(mine, other, strict=False) if a != b][:3]
            raise SystemExit(f"document {number}: the texts differ ({len(mine)}/{len(other)}): {different}")


def peer_commands(core: int, documents: int, folder: Path) -> dict[str, list[str]]:
    """The commands of the peers in JavaScript, installed in a folder of their own and checked for the same text."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("--peers needs node and npm")
    subprocess.run([npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel=error", *PEER_PACKAGES],
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    shutil.copy(HERE / "peers.cjs", folder)
    (folder / "template.docx").write_bytes(minutes_template("mustache"))
    (folder / "values.json").write_text(json.dumps([minutes_values(number) for number in range(documents)]))
    ours = engine_docgen(minutes_template())
    commands = {}
    for peer in PEERS:
        command = ["taskset", "-c", str(core), "node", str(folder / "peers.cjs"), peer, str(folder), str(TMPFS)]
        subprocess.run([*command, "once"], check=True)
        # easy-template-x leaves the paragraphs of its tags behind, empty; what is written must be the same.
        both = (ours(minutes_values(1)), (folder / f"{peer}.docx").read_bytes())
        mine, other = ([line for line in text_of(data) if line] for data in both)
        if mine != other:
            different = [(a, b) for a, b in zip(mine, other, strict=False) if a != b][:3]
            raise SystemExit(f"{peer}: the texts differ ({len(mine)}/{len(other)}): {different}")
        commands[peer] = command
    return commands


def race(rounds: int, documents: int, core: int, peers: bool) -> None:
    template = minutes_template()
    check_equal_text(template, documents)
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        (folder / "minutes.docx").write_bytes(template)
        common = ["--template", str(folder / "minutes.docx"), "--documents", str(documents), "--core", str(core)]
        commands = {engine: [sys.executable, __file__, *common, "--worker", engine] for engine in ENGINES}
        if peers:
            commands |= peer_commands(core, documents, folder)
        runners = {
            engine: subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for engine, command in commands.items()
        }
        results: dict[str, list[dict[str, float]]] = {engine: [] for engine in commands}
        for _ in range(rounds + 1):
            for engine, runner in runners.items():
                assert runner.stdin is not None and runner.stdout is not None
                runner.stdin.write("go\n")
                runner.stdin.flush()
                results[engine].append(json.loads(runner.stdout.readline()))
        for runner in runners.values():
            runner.communicate()
    # The first round of each was warm-up.
    report(template, {engine: rows[1:] for engine, rows in results.items()}, documents)


Results = dict[str, list[dict[str, float]]]


def ratio(results: Results, engine: str, other: str) -> float:
    """How many times as fast as the other, the median of the rounds."""
    pairs = zip(results[engine], results[other], strict=True)
    return statistics.median(theirs["seconds"] / mine["seconds"] for mine, theirs in pairs)


def report(template: bytes, results: Results, documents: int) -> None:
    """One line an engine, one a bar."""
    print(f"template {len(template):,} bytes, {documents} documents, {len(results['docgen'])} rounds, one core")
    for engine, rows in results.items():
        speed = statistics.median(documents / row["seconds"] for row in rows)
        peak = max(row["peak"] for row in rows)
        times = ratio(results, engine, "docxtpl")
        size = f"{rows[0]['bytes']:,.0f}"
        print(f"{engine:16} {speed:7.0f} documents/s   x{times:6.1f} docxtpl   peak {peak:4.0f} MB   {size} bytes")
    print()
    for engine, other, least in BARS:
        found = ratio(results, engine, other)
        shown = f"x{found:.1f}, asked x{least:.0f}" if other == "docxtpl" else f"{found:.0%}, asked {least:.0%}"
        print(f"{'met    ' if found >= least else 'NOT MET'} {engine} to {other}: {shown}")
    peak = max(row["peak"] for row in results["docgen-6"])
    print(f"{'met    ' if peak <= MOST_MEMORY else 'NOT MET'} peak memory: {peak:.0f} MB, at most {MOST_MEMORY:.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--peers", action="store_true", help="docxtemplater and easy-template-x too (npm fetches them)")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--template", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        os.sched_setaffinity(0, {options.core})
        worker(options.worker, options.template, options.documents)
    else:
        race(options.rounds, options.documents, options.core, options.peers)


if __name__ == "__main__":
    main()
