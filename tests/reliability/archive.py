"""The archive's run killed, stopped and broken at every disk operation: then one package, one line and one delivery of each.

python -m tests.reliability.archive [--all] [--mutant NAME]

Packing, sending and reading receipts are one run, on each way that packages leave. After a kill (before an operation, or in the
middle of writing) others take what they see; then the same is run to its end. For two at once one process is stopped at each
operation, and another has its whole turn in between: with the workspace's lock, and with the claims alone.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Self

from docgen.disk import WORLD_FAILED

from . import archive_scene as scene
from .archiving import CHANGING, POURING, Harm
from .figures import Asked, Figures, command

IN_SUITE = 5
ERRORS = (Harm("ENOSPC"), Harm("EIO"), Harm("EACCES"), Harm("ENOSPC", lasts=True), Harm("EACCES", lasts=True))
FAILING = (scene.WAYS[0], scene.WAYS[-1])
"""The ways that are tried on a bad disk: between them they have every operation."""
UNHARMED = Harm()
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a process ended, its operations where it came to its end, and how those ended that ran while it was paused."""

    code: int
    operations: tuple[str, ...]
    others: tuple[int, ...]


class _Processes:
    """Real processes, forked from one that has loaded everything (`archiving`); one after the other."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.reliability.archiving"]
        self._forking = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._forking.communicate()

    def run(self, root: Path, way: scene.Way, harm: Harm = UNHARMED, mutant: str = "", *, lock: bool = True) -> Ended:
        """Let a process run in a workspace to whatever end."""
        asked = {"root": str(root), "way": way.name, "mutant": mutant, "harm": asdict(harm), "lock": lock}
        talk = self._forking
        assert talk.stdin is not None
        assert talk.stdout is not None
        talk.stdin.write(json.dumps(asked) + "\n")
        talk.stdin.flush()
        told = json.loads(talk.stdout.readline())
        return Ended(told["code"], tuple(told["operations"]), tuple(told["others"]))


def measure(asked: Asked) -> Iterator[Figures]:
    if asked.mutant:
        yield try_mutant(asked.mutant)
        return
    with _Processes() as processes:
        for number, way in enumerate(scene.WAYS):
            operations = _operations(processes, way)
            points = range(1, len(operations) + 1)

            def some(of: Sequence[int], number: int = number) -> Sequence[int]:
                # The suite takes other points on each way.
                return of if asked.everything else of[number * 5 :: max(1, len(of) // IN_SUITE)]

            yield _each(f"killed ({way.name})", way, some(points), partial(_killed, processes, way, "kill", ""))
            pouring = [point for point in points if operations[point - 1] in POURING]
            yield _each(
                f"killed in the middle of writing ({way.name})", way, some(pouring), partial(_killed, processes, way, "torn", "")
            )
            for harm in ERRORS if way in FAILING else ():
                at = [point for point in points if not harm.lasts or operations[point - 1] in CHANGING]
                name = f"{harm.what}{' from there on' if harm.lasts else ''} ({way.name})"
                yield _each(name, way, some(at), partial(_failing, processes, way, harm, ""))
            yield _each(f"two at once, with the lock ({way.name})", way, some(points), partial(_two, processes, way, True, ""))
            alone = range(1, len(_operations(processes, way, lock=False)) + 1)
            yield _each(f"two at once, claims alone ({way.name})", way, some(alone), partial(_two, processes, way, False, ""))


def try_mutant(mutant: str) -> Figures:
    """Break a mutant where it is wrong: at claims, at the lines of the register, and where packages get their places."""
    way, lock = scene.WAYS[0], mutant != "no claim"
    with _Processes() as processes:
        operations = _operations(processes, way, lock=lock, mutant=mutant)
        points = [point for point, name in enumerate(operations, start=1) if name in ("create", "append", "place_folder")]
        look = partial(_killed, processes, way, "kill", mutant) if lock else partial(_two, processes, way, False, mutant)
        return _each(mutant, way, points, look)


def _operations(processes: _Processes, way: scene.Way, *, lock: bool = True, mutant: str = "") -> tuple[str, ...]:
    """The operations of a run that nobody disturbs; that it does all there is to do is asked too."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        scene.prepare(root, way)
        ended = processes.run(root, way, mutant=mutant, lock=lock)
        scene.consume(root, way)
        scene.finish(root, way)
        if ended.code or scene.faults(root, way):
            raise AssertionError(f"the run fails when nobody disturbs it: {ended.code}, {scene.faults(root, way)}")
        return ended.operations


Look = Callable[[Path, int], tuple[str, list[str]]]


def _each(name: str, way: scene.Way, points: Sequence[int], look: Look) -> Figures:
    """Break a workspace of its own at each operation, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready"
        scene.prepare(ready, way)

        def one(point: int) -> tuple[str, list[str]]:
            root = Path(folder) / str(point)
            shutil.copytree(ready, root)
            try:
                ended, wrong = look(root, point)
            except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to this point
                ended, wrong = "crashed", [f"crashed: {error!r}"]
            shutil.rmtree(root, ignore_errors=True)
            return ended, [f"operation {point}: {fault}" for fault in wrong]

        found = [one(point) for point in points]
    return Figures(name, len(points), Counter(ended for ended, _ in found), tuple(fault for _, wrong in found for fault in wrong))


def _afterwards(root: Path, way: scene.Way) -> list[str]:
    """Others take what they see; then it is run to its end, and asked."""
    wrong = list(scene.half(root))
    scene.consume(root, way)
    scene.finish(root, way)
    return wrong + scene.faults(root, way)


def _killed(processes: _Processes, way: scene.Way, how: str, mutant: str, root: Path, point: int) -> tuple[str, list[str]]:
    ended = processes.run(root, way, Harm(how, point), mutant)
    if ended.code != -signal.SIGKILL:
        return "not killed", [f"was not killed, but ended with {ended.code}"]
    return "killed", _afterwards(root, way)


def _failing(processes: _Processes, way: scene.Way, harm: Harm, mutant: str, root: Path, point: int) -> tuple[str, list[str]]:
    ended = processes.run(root, way, Harm(harm.what, point, harm.lasts), mutant)
    how = {0: "succeeded", WORLD_FAILED: "said so, exit 3"}.get(ended.code, "crashed")
    return how, ([f"ended with {ended.code}"] if how == "crashed" else []) + _afterwards(root, way)


def _two(processes: _Processes, way: scene.Way, lock: bool, mutant: str, root: Path, point: int) -> tuple[str, list[str]]:
    ended = processes.run(root, way, Harm("pause", point), mutant, lock=lock)
    wrong = [] if ended.others == (WORLD_FAILED if lock else 0,) else [f"the other one ended with {ended.others}"]
    if ended.code:
        wrong.append(f"ended with {ended.code}")
    return "the other one was told to wait" if lock else "both came to their end", wrong + _afterwards(root, way)


if __name__ == "__main__":
    command(__doc__ or "", measure)
