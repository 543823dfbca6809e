"""Building again: nothing new, one case changed, everything changed, beside `git status` and ninja in the same run.

    python benchmarks/incremental.py [--files 10000] [--rounds 11]

The workspace is the repository's cases under new numbers with other people in them (`many_cases`). ninja's graph has as many
inputs and outputs as the workspace has case files and documents; git has the same case files and documents committed. Every
figure is a whole process, pinned to one core, rounds interleaved. Everything is invented.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from many_cases import make_workspace

BARS = (("no-op", 3.0), ("one changed", 6.0))
"""How many times ninja's no-op each may take."""
LEAST_A_SECOND, MOST_MEMORY, MOST_PER_SOURCE = 600, 120.0, 1.0
"""Documents a second of a whole build; its peak in MB; KB for each further source."""


def timed(command: list[str], where: Path, **environment: str) -> tuple[float, float]:
    """Seconds of a whole process, and its peak memory in MB."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=where, env=_as_installed() | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def _as_installed() -> dict[str, str]:
    """The environment, in which Python keeps what it has compiled, as it is where docgen has been installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> int:
    """Measure, print, and say which bars are met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=11)
    options.add_argument("--small", type=int, default=0, help="a smaller workspace to tell what each further source costs")
    given = options.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    met = True
    with tempfile.TemporaryDirectory() as folder:
        small = Workspace(Path(folder, "liten"), given.small or given.files // 4)
        small.first()
        whole = Workspace(Path(folder, "stor"), given.files)
        whole.first()
        rate = whole.documents / whole.seconds
        per_source = (whole.memory - small.memory) * 1024 / (whole.files - small.files)
        print(f"{whole.files} sources, {whole.documents} documents")
        print(f"whole build       {whole.seconds:8.1f} s   {rate:6.0f} documents a second   {whole.memory:6.1f} MB peak")
        print(f"further source    {per_source:8.2f} KB  (beside {small.files} sources: {small.memory:.1f} MB)")
        met &= told("documents a second", rate, LEAST_A_SECOND, at_least=True)
        met &= told("peak MB", whole.memory, MOST_MEMORY)
        met &= told("KB a source", per_source, MOST_PER_SOURCE)
        figures = whole.again(given.rounds)
        ninja = statistics.median(figures["ninja no-op"])
        for name, seconds in figures.items():
            middle, spread = statistics.median(seconds), f"({min(seconds) * 1000:.1f} to {max(seconds) * 1000:.1f})"
            print(f"{name:16} {middle * 1000:8.1f} ms  {spread:22} {middle / ninja:5.2f} x ninja's no-op")
        for name, most in BARS:
            met &= told(f"{name} / ninja", statistics.median(figures[name]) / ninja, most)
    return 0 if met else 1


def told(name: str, found: float, bar: float, *, at_least: bool = False) -> bool:
    """Say whether a bar is met."""
    is_met = found >= bar if at_least else found <= bar
    print(f"  {'met    ' if is_met else 'NOT MET'} {name}: {found:.2f} ({'at least' if at_least else 'at most'} {bar:g})")
    return is_met


class Workspace:
    """One workspace with its state, a git repository and a ninja graph of the same size."""

    def __init__(self, folder: Path, files: int) -> None:
        self.root = folder / "kontor"
        self.root.mkdir(parents=True)
        self.copies = make_workspace(self.root, files)
        self.files = sum(1 for _ in (self.root / "cases").rglob("*.yaml"))
        self.keep = {"DOCGEN_STATE": str(folder / "tilstand"), "DOCGEN_CACHE": str(folder / "maler")}
        self.build = [sys.executable, "-m", "docgen", "-C", str(self.root), "build", "-q"]
        self.ninja = folder / "ninja"
        self.git = folder / "git"
        self.documents = 0
        self.seconds = self.memory = 0.0

    def first(self) -> None:
        """The whole build, with the templates compiled already: they are compiled once on a machine."""
        subprocess.run(
            [sys.executable, "-m", "docgen", "-C", str(self.root), "template", "check"],
            env=_as_installed() | self.keep,
            capture_output=True,
        )
        warm = [*self.build, "cases/register"]
        subprocess.run(warm, env=_as_installed() | self.keep, capture_output=True)
        self.seconds, self.memory = timed(self.build, self.root, **self.keep)
        self.documents = sum(1 for _ in (self.root / "output").rglob("*.docx"))

    def again(self, rounds: int) -> dict[str, list[float]]:
        """Nothing new, one changed, the peers; then everything changed, once."""
        self._peers()
        for _ in range(2):  # what was just written is read once more, then trusted
            timed(self.build, self.root, **self.keep)
        figures: dict[str, list[float]] = {"no-op": [], "one changed": [], "ninja no-op": [], "git status": []}
        for number in range(rounds):
            figures["no-op"].append(timed(self.build, self.root, **self.keep)[0])
            figures["ninja no-op"].append(timed(["ninja"], self.ninja)[0])
            figures["git status"].append(timed(["git", "status", "--short"], self.git)[0])
            changed = self.copies[number * 37 % len(self.copies)]
            changed.write_text(changed.read_text("utf-8").replace("Eksempelvik", "Eksempelviken") + "\n# endret\n", "utf-8")
            figures["one changed"].append(timed(self.build, self.root, **self.keep)[0])
            timed(self.build, self.root, **self.keep)
        register = self.root / "cases/register/oppsett.yaml"
        register.write_text(register.read_text("utf-8").replace("telefon: 68 05", "telefon: 68 06", 1), "utf-8")
        figures["all changed"] = [timed(self.build, self.root, **self.keep)[0]]
        return figures

    def _peers(self) -> None:
        """As many inputs and outputs for ninja, and the same files committed for git."""
        (self.ninja / "inn").mkdir(parents=True)
        rules = ["rule kopi\n  command = cp $in $out\n"]
        outputs = max(1, self.documents // self.files)
        for number in range(self.files):
            (self.ninja / f"inn/{number}.yaml").write_bytes(b"x" * 3000)
            for part in range(outputs):
                rules.append(f"build ut/{number}-{part}.docx: kopi inn/{number}.yaml\n")
        (self.ninja / "build.ninja").write_text("".join(rules), "utf-8")
        subprocess.run(["ninja"], cwd=self.ninja, capture_output=True, check=True)
        shutil.copytree(self.root, self.git, ignore=shutil.ignore_patterns(".docgen"))
        for command in (
            ["init", "-q"],
            ["add", "-A"],
            ["-c", "user.name=x", "-c", "user.email=x@eksempelvik.example", "commit", "-qm", "x"],
        ):
            subprocess.run(["git", *command], cwd=self.git, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
