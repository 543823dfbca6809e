"""The watcher: from a save to the finished document, a storm of saves, and what it costs to wait (benchmarks/README.md).

    python benchmarks/watch.py [--files 10000] [--saves 500] [--storm 5000] [--idle 60]

The workspace is that of `many_cases`: the repository's cases under new numbers, with other people in them. All is invented.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from many_cases import make_workspace

GROUPS = "cases/ansvarsgrupper"
PLANNED = "møte-2026-12-10.yaml"
"""The planned meeting of AG-2026-005 and its copies, which is saved again and again."""
QUIET_MS = 120.0
LONGEST_WAIT = 600.0


@dataclass(frozen=True)
class Pair:
    """A meeting's file and the paper that is made from it."""

    source: Path
    paper: Path


@dataclass(frozen=True)
class Bar:
    """What was asked and what was found."""

    name: str
    asked: str
    found: str
    is_met: bool


def make_pairs(root: Path, files: int) -> list[Pair]:
    """Make a workspace of so many sources; gives the planned meetings in it, each with its invitation."""
    make_workspace(root, files)
    found = sorted((root / GROUPS).glob(f"*/{PLANNED}"))
    paper = "output/{0}/{0}_2026-12-10_innkalling.docx"
    return [Pair(file, root / paper.format(file.parent.name)) for file in found]


@contextmanager
def watcher(root: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A watcher process that has done its first build."""
    state = root.parent / "tilstand"
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "docgen", "-C", str(root), "watch", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=os.environ | {"DOCGEN_STATE": str(state), "DOCGEN_CACHE": str(root.parent / "maler"), "PYTHONIOENCODING": "utf-8"},
    )
    assert process.stdout
    try:
        begun = time.perf_counter()
        process.stdout.readline()
        print(f"first build                {time.perf_counter() - begun:8.1f} s")
        # A pipe that nobody reads would stop the watcher after some thousand lines.
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield process
    finally:
        process.kill()
        process.wait()


def save(pair: Pair, token: str) -> float:
    """Save a meeting as an editor does, with another place; when that was."""
    text = re.sub(r"^sted: .*$", f"sted: Møterom {token}", pair.source.read_text("utf-8"), flags=re.MULTILINE)
    beside = pair.source.with_name(f".{pair.source.name}.swp")
    beside.write_text(text, "utf-8")
    beside.replace(pair.source)
    return time.perf_counter()


def says(pair: Pair, token: str) -> bool:
    """Whether the paper has come that tells of the place."""
    with zipfile.ZipFile(pair.paper) as package:
        return f"Møterom {token}" in re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())


def mark(path: Path) -> tuple[int, int] | None:
    """Which file lies there; None when none does, as for a moment between two renames on a share."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_mtime_ns


def until(claim: Callable[[], bool], what: str, pause: float = 0.002) -> float:
    """Wait for something that will come; when it did."""
    deadline = time.perf_counter() + LONGEST_WAIT
    while not claim():
        if time.perf_counter() > deadline:
            raise SystemExit(f"never: {what}")
        time.sleep(pause)
    return time.perf_counter()


def measure_saves(pairs: list[Pair], count: int) -> list[Bar]:
    """From the save to the document on the disk, one after the other."""
    taken: list[float] = []
    for number in range(count):
        pair = pairs[number % len(pairs)]
        before = mark(pair.paper)
        begun = save(pair, f"s{number}")
        ended = until(lambda pair=pair, before=before: mark(pair.paper) not in (None, before), str(pair.paper))
        taken.append((ended - begun) * 1000)
        if not says(pair, f"s{number}"):
            raise SystemExit(f"{pair.paper} does not tell what was saved")
    cuts = statistics.quantiles(taken, n=100, method="inclusive") if len(taken) > 1 else taken * 99
    p50, p99 = cuts[49], cuts[98]
    print(f"save → document            {p50:8.0f} ms p50, {p99:.0f} ms p99, of {count} saves")
    return [Bar("save → document, p99", f"{3 * QUIET_MS:.0f} ms", f"{p99:.0f} ms", p99 <= 3 * QUIET_MS)]


def measure_storm(pairs: list[Pair], count: int) -> list[Bar]:
    """Saves as fast as they can be made; in the end each paper must tell its last one."""
    last: dict[Pair, str] = {}
    begun = time.perf_counter()
    for number in range(count):
        pair = pairs[number % len(pairs)]
        last[pair] = f"u{number}"
        save(pair, last[pair])
    saved = time.perf_counter() - begun
    for pair, token in last.items():
        until(lambda pair=pair, token=token: says(pair, token), f"{pair.paper} with {token}", 0.05)
    built = time.perf_counter() - begun - saved
    print(f"storm of {count:<6} saves      {saved:8.1f} s to save, {built:.1f} s until the last document")
    return [Bar(f"storm of {count}: missed", "0", "0", True)]


def measure_idle(process: subprocess.Popen[str], seconds: float, name: str, most: float) -> list[Bar]:
    """The processor's time while nothing happens, in percent of one core."""
    time.sleep(min(45.0, max(20.0, seconds)))  # what the storm left to be looked at once more
    before, begun = cpu_seconds(process.pid), time.perf_counter()
    time.sleep(seconds)
    used = 100 * (cpu_seconds(process.pid) - before) / (time.perf_counter() - begun)
    print(f"idle, {name:<20} {used:8.2f} % of a core over {seconds:.0f} s")
    return [Bar(f"idle, {name}", f"{most} %", f"{used:.2f} %", used <= most)]


def cpu_seconds(pid: int) -> float:
    """What a process and its threads have used (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_end(process: subprocess.Popen[str]) -> list[Bar]:
    """From the word to stop to the end of the process."""
    begun = time.perf_counter()
    process.send_signal(signal.SIGTERM)
    process.wait(LONGEST_WAIT)
    taken = (time.perf_counter() - begun) * 1000
    print(f"SIGTERM → ended            {taken:8.0f} ms")
    return [Bar("SIGTERM → ended, idle", "250 ms", f"{taken:.0f} ms", taken <= 250)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=500)
    parser.add_argument("--storm", type=int, default=5_000)
    parser.add_argument("--idle", type=float, default=60.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docgen-vakt-") as folder:
        root = Path(folder, "kontoret")
        pairs = make_pairs(root, asked.files)
        with watcher(root, "--native") as process:
            bars = measure_saves(pairs, asked.saves)
            bars += measure_storm(pairs, asked.storm)
            bars += measure_idle(process, asked.idle, "events", 0.5)
            bars += measure_end(process)
        with watcher(root, "--poll") as process:
            bars += measure_idle(process, asked.idle, "looking", 3.0)
    for bar in bars:
        print(f"{bar.name:<28} asked {bar.asked:>8}   found {bar.found:>8}   {'met' if bar.is_met else 'NOT MET'}")
    sys.exit(0 if all(bar.is_met for bar in bars) else 1)


if __name__ == "__main__":
    main()
