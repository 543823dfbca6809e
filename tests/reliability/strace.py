"""A real process broken at one of its system calls, by strace: killed right before the call, or told that the call failed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from . import scene
from .publishers import PUBLISHERS
from .publishing import BEGIN, END

ROOT = Path(__file__).parents[2]
WAYS = ("ours", "ours, on a share")
CHANGING = (
    "openat", "write", "pwrite64", "writev", "copy_file_range", "sendfile", "ftruncate", "fallocate", "fsync", "fdatasync", "syncfs",
    "rename", "renameat", "renameat2", "link", "linkat", "symlink", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "chmod", "fchmod",
    "fchmodat", "utimensat", "flock",
)  # fmt: skip
"""Calls that change a disk, flush it or open a file on it: between two of them nothing on the disk differs."""
LOOKING = ("read", "newfstatat", "statx", "getdents64", "close", "access", "faccessat2", "statfs", "fstatfs")
"""Calls that can fail as well, on a disk that is bad."""


@dataclass(frozen=True)
class Point:
    """One place to break a run: the n-th time that it makes a call."""

    call: str
    number: int

    def __str__(self) -> str:
        return f"{self.call} no. {self.number}"


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code (negative: the signal that killed it), what it said, and whether it got to its work."""

    code: int
    said: str
    begun: bool


def points(publisher: str, calls: Iterable[str]) -> tuple[Point, ...]:
    """Every place in a whole publish where one of these calls is made."""
    with tempfile.TemporaryDirectory() as folder:
        root, log = Path(folder) / "workspace", Path(folder) / "log"
        scene.prepare(root)
        told = _strace(root, publisher, ["-o", str(log), "-e", "trace=" + _known(calls)])
        if told.returncode:
            raise AssertionError(f"the publish fails when nobody disturbs it: {told.stderr!r}")
        return tuple(_between(log.read_text("utf-8", errors="replace")))


def _between(log: str) -> Iterator[Point]:
    """The calls between the two marks; numbered from the start of the process, as strace counts them."""
    seen: Counter[str] = Counter()
    inside = False
    for line in log.splitlines():
        match = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if not match:
            continue
        seen[match[1]] += 1
        if match[1] == "write" and BEGIN.decode().strip() in line:
            inside = True
        elif match[1] == "write" and END.decode().strip() in line:
            return
        elif inside:
            yield Point(match[1], seen[match[1]])
    raise AssertionError("the process did not come to its end")


def broken(root: Path, publisher: str, point: Point, harm: str, again: str = "") -> Ended:
    """Prepare a workspace and run a publish in it that is broken at one point; `harm` is strace's word for how.

    With `again` as "+" it is broken at every later call of the same name too.
    """
    scene.prepare(root)
    inject = f"inject={point.call}:{harm}:when={point.number}{again}"
    told = _strace(root, publisher, ["-o", os.devnull, "-e", f"trace={point.call}", "-e", inject])
    return Ended(told.returncode, told.stderr.decode(errors="replace").strip(), BEGIN in told.stdout)


def recovered(root: Path, publisher: str) -> Ended:
    """Let a fresh process on a healthy disk mend what lies there."""
    told = _run([sys.executable, "-m", "tests.reliability.publishing", str(root), publisher, "recover"])
    return Ended(told.returncode, told.stderr.decode(errors="replace").strip(), BEGIN in told.stdout)


def mended(root: Path, publisher: str, quiet: frozenset[str]) -> list[str]:
    """What is wrong after a fresh process has recovered, and after the same publish has then been run undisturbed; in words."""
    healthy = recovered(root, publisher)
    if healthy.code:
        return [f"unrecovered: {healthy.said.splitlines()[-1:]}"]
    wrong = scene.faults(root, quiet)
    scene.run(PUBLISHERS[publisher](root))
    return wrong + [f"afterwards {fault}" for fault in scene.faults(root, quiet, finished=True)]


def quiet_files(publisher: str) -> frozenset[str]:
    """What lies in .docgen/ after a run that nobody disturbed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        scene.prepare(root)
        scene.run(PUBLISHERS[publisher](root))
        return frozenset(scene.files(root / ".docgen"))


def at_each(
    points: Sequence[Point], look: Callable[[Path, Point], tuple[str, list[str]]]
) -> tuple[Counter[str], tuple[str, ...]]:
    """Break a workspace of its own at each point, a few at a time; `look` gives how the run ended and what is wrong with it."""

    def one(point: Point) -> tuple[str, list[str]]:
        with tempfile.TemporaryDirectory() as folder:
            ended, wrong = look(Path(folder) / "workspace", point)
            return ended, [f"{point}: {fault}" for fault in wrong]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(one, points))
    return Counter(ended for ended, _ in found), tuple(fault for _, wrong in found for fault in wrong)


def slice_of(points: Sequence[Point], count: int) -> tuple[Point, ...]:
    """So many of the points, evenly spread over the run, for the test suite."""
    return tuple(points[:: max(1, len(points) // count)])


def _known(calls: Iterable[str]) -> str:
    # A question mark lets a call pass that this machine's kernel does not have.
    return ",".join(f"?{call}" for call in calls)


def _strace(root: Path, publisher: str, options: list[str]) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tests.reliability.publishing", str(root), publisher]
    return _run(["strace", "-f", "-qq", *options, *command])


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    # The order of a set of paths must be the same in every run, and nobody's folder of settings may add a call.
    environment = os.environ | {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False)
