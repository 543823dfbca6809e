"""The process that is broken at one disk operation of an archive run, and the mutants that are wrong in one way each.

`python -m tests.reliability.archiving` loads everything once and forks a process for each line of JSON it is given, so that a thousand
of them take a minute; it answers with how the process ended: 0, 3 when the world failed and it said so, or the signal that killed it.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from docgen.archive.claims import Claim
from docgen.archive.package import Archive
from docgen.archive.results import Result, told
from docgen.archive.sending import Sending
from docgen.archive.states import judge, line_after
from docgen.archive.volume import ArchiveVolume, RealArchiveVolume
from docgen.build.lock import writing
from docgen.disk import DocgenError

from . import archive_scene as scene

CHANGING = frozenset(
    {
        "write", "flush", "flush_folder", "place", "exchange", "replace", "rename", "unlink", "make_folder", "create", "append", "cut",
        "place_folder", "remove_folder", "protect",
    }
)  # fmt: skip
LOOKING = frozenset({"probe", "read", "stat", "names", "free", "folders"})
POURING = frozenset({"write", "append"})
"""Those that can be broken in their middle."""


@dataclass(frozen=True)
class Harm:
    """What befalls the run at its operation number `at`, from 1; 0 is never.

    `what` is "kill", "torn" (killed in the middle of writing), "pause" (another process has its turn), or the name of an errno, which
    comes at every later operation that changes something too where it `lasts`.
    """

    what: str = ""
    at: int = 0
    lasts: bool = False


class Watched:
    """A volume that counts its operations and is broken at one; `then` runs when a package has got its place."""

    def __init__(self, volume: ArchiveVolume, harm: Harm, pause: Callable[[], None], then: Callable[[], None]) -> None:
        self._volume, self._harm, self._pause, self._then = volume, harm, pause, then
        self.operations: list[str] = []

    def __getattr__(self, name: str) -> Any:
        act = getattr(self._volume, name)
        if name not in CHANGING | LOOKING:
            return act

        def watched(*given: Any, **more: Any) -> Any:
            self.operations.append(name)
            number = len(self.operations)
            if number == self._harm.at or (self._harm.lasts and number > self._harm.at and name in CHANGING):
                self._harmed(name, given)
            answer = act(*given, **more)
            if name == "place_folder":
                self._then()
            return answer

        return watched

    def _harmed(self, name: str, given: tuple[Any, ...]) -> None:
        if self._harm.what == "pause":
            self._pause()
            return
        if name in POURING and self._harm.what in ("torn", "ENOSPC"):
            getattr(self._volume, name)(given[0], given[1][: len(given[1]) // 2])
        if self._harm.what in ("kill", "torn"):
            os.kill(os.getpid(), signal.SIGKILL)
        code = getattr(errno, self._harm.what)
        raise OSError(code, os.strerror(code), str(given[0]))


def run(root: Path, way: scene.Way, mutant: str, harm: Harm, talk: Connection, lock: bool) -> int:
    """The whole life of the process; gives its exit code."""

    def pause() -> None:
        talk.send("paused")
        talk.recv()

    watched = Watched(RealArchiveVolume(), harm, pause, lambda: scene.consume(root, way) if way.is_sent else None)
    volume = cast(ArchiveVolume, watched)
    make, sending = MUTANTS[mutant]
    code = 0
    try:
        with writing(root, "archive") if lock else nullcontext():
            scene.run(root, way, make(root / scene.ARCHIVE, scene.NOW, volume), volume, is_alone=lock, sending=sending)
    except DocgenError as error:
        code = error.exit_code
    talk.send(watched.operations)
    return code


# --- the one that forks --------------------------------------------------------------------------------------------


def forked(root: Path, way: scene.Way, mutant: str, harm: Harm, lock: bool) -> dict[str, Any]:
    """Let a process run to whatever end. While it is paused, another one has its whole turn: `others` says how those ended."""
    ours, theirs = Pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            ours.close()
            code = run(root, way, mutant, harm, theirs, lock)
        except BaseException:  # noqa: BLE001 - it must not go on as the one that forks
            traceback.print_exc()
        os._exit(code)
    theirs.close()
    operations: list[str] = []
    others: list[int] = []
    with ours, suppress(EOFError):  # the end of one that was killed
        while (said := ours.recv()) == "paused":
            others.append(forked(root, way, mutant, Harm(), lock)["code"])
            ours.send("go on")
        operations = said
    _, status = os.waitpid(pid, 0)
    return {"code": os.waitstatus_to_exitcode(status), "operations": operations, "others": others}


def serve() -> None:
    """Fork for each line that is asked, and answer each."""
    ways = {way.name: way for way in scene.WAYS}
    for line in sys.stdin:
        asked = json.loads(line)
        ended = forked(Path(asked["root"]), ways[asked["way"]], asked["mutant"], Harm(**asked["harm"]), asked["lock"])
        sys.stdout.write(json.dumps(ended) + "\n")
        sys.stdout.flush()


# --- mutants -------------------------------------------------------------------------------------------------------


class _LineFirst(Archive):
    """The register is written before the package has its place."""

    def finish(self, claim: Claim) -> Result | None:
        self.register.append(claim.line)
        line = claim.line
        if claim.replaces:
            self.shelves.move(self.shelves.ready(claim.replaces), self.shelves.replaced(claim.aside))
        self.shelves.move(self.shelves.built(line.pakke), self.shelves.ready(line.mappe))
        return None


class _Unclaimed(Archive):
    """Nobody is told that a package is another's."""

    def __init__(self, folder: Path, tid: str, volume: ArchiveVolume | None = None) -> None:
        super().__init__(folder, tid, volume)
        take, holding = self.claims.take, self.claims.holding
        self.claims.take = lambda pakke: take(pakke) or True  # type: ignore[method-assign]
        self.claims.holding = lambda pakke: _Always(holding(pakke))  # type: ignore[method-assign,assignment]


class _Always:
    def __init__(self, holding: Any) -> None:
        self._holding = holding

    def __enter__(self) -> bool:
        self._holding.__enter__()
        return True

    def __exit__(self, *why: Any) -> None:
        self._holding.__exit__(*why)


class _SentFirst(Sending):
    """Delivered before the line."""

    def _carried_out(self, entry: Any, folder: Any, files: Any, event: Any, merknad: Any, code: Any) -> Result:
        archive = self._archive
        number = archive.register.sends(entry.pakke) + 1
        self._sender.prepare(entry.mappe, number, {name: data for name, data in files.items() if name != "pakke.json"})
        self._sender.deliver(entry.mappe, number)
        state = judge(entry, event).tilstand
        archive.register.append(line_after(entry, state, archive.tid, merknad=merknad))
        archive.shelves.bring_home(folder, state)
        return told(code, entry.pakke, entry.mappe)


MUTANTS: Mapping[str, tuple[type[Archive], type[Sending]]] = MappingProxyType(
    {
        "": (Archive, Sending),
        "line before the package": (_LineFirst, Sending),
        "no claim": (_Unclaimed, Sending),
        "sent before the line": (Archive, _SentFirst),
    }
)


if __name__ == "__main__":
    serve()
