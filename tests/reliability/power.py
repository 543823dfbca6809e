"""The power cut at every operation of a publish, on a disk that drops and reorders what was not flushed; then it is mended.

python -m tests.reliability.power [--all] [--mutant NAME]

The disk is in memory (`platter`), so every crash point is tried with many outcomes of the cut, and the power goes once more while
the first cut is being mended. Bad is also what was told as published and is not there afterwards.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from docgen.disk import DocgenError

from . import scene
from .figures import Asked, Figures, command
from .platter import Dead, Platter
from .publishers import PUBLISHERS

ROOT = Path("/arbeidsmappe")
IN_SUITE, ALL = 3, 200
"""How many times the dice are thrown for each crash point."""


def measure(asked: Asked) -> Iterator[Figures]:
    for publisher in [asked.mutant] if asked.mutant else ["ours", "ours, on a share"]:
        for way, step in (("one batch", 0.0), ("a batch each", 3.0)):
            outcomes, bad = Counter[str](), list[str]()
            for cut in count(1):
                ends = [
                    _cut(publisher, step, cut, random.Random(f"{cut}/{throw}"))
                    for throw in range(ALL if asked.everything else IN_SUITE)
                ]
                if any(ended == "no cut" for ended, _ in ends):
                    break
                outcomes += Counter(ended for ended, _ in ends)
                bad += [f"cut at operation {cut}: {fault}" for _, wrong in ends for fault in wrong]
            yield Figures(f"power ({publisher}, {way})", outcomes.total(), outcomes, tuple(bad))
        throws = 50 * (ALL if asked.everything else IN_SUITE)
        back = [fault for throw in range(throws) for fault in _deleted_before_the_cut(publisher, random.Random(throw))]
        yield Figures(f"power ({publisher}, after its end)", throws, Counter({"mended at once": throws}), tuple(back))


def _cut(publisher: str, step: float, cut: int, dice: random.Random) -> tuple[str, list[str]]:
    """One run with the power going at operation number `cut`; how it ended, and what is wrong after the mending."""
    disk = Platter(ROOT, {ROOT / "output" / path: data for path, data in scene.OLD.items()}, cut)
    told: set[str] = set()
    try:
        made = PUBLISHERS[publisher](ROOT, volume=disk, clock=count(0.0, step).__next__)
        made.recover()
        for published in made.publish(scene.writes()):
            told |= {published.path} if published.done else set()
        for published in made.retire(scene.retired()):
            told |= {published.path} if published.done else set()
        return "no cut", []
    except Dead:
        pass
    disk = disk.after_the_cut(dice, cut=dice.choice([0, dice.randrange(1, 12)]))
    ended = "mended at once"
    try:
        try:
            PUBLISHERS[publisher](ROOT, volume=disk).recover()
        except Dead:
            ended = "mended after a second cut"
            disk = disk.after_the_cut(dice)
            PUBLISHERS[publisher](ROOT, volume=disk).recover()
    except DocgenError as error:
        return "not mended", [f"unrecovered: {error.en}"]
    wrong = _faults(disk, told)
    disk.cut = 0
    scene.run(PUBLISHERS[publisher](ROOT, volume=disk))
    return ended, wrong + [f"afterwards {fault}" for fault in _faults(disk, told, finished=True)]


def _deleted_before_the_cut(publisher: str, dice: random.Random) -> list[str]:
    """The run is over, somebody deletes a document, and then the power goes: nothing may bring the document back."""
    disk = Platter(ROOT, {ROOT / "output" / path: data for path, data in scene.OLD.items()})
    list(PUBLISHERS[publisher](ROOT, volume=disk).publish(scene.writes()))
    deleted = ROOT / "output" / scene.REPLACED
    disk.unlink(deleted)
    disk.flush_folder(deleted.parent)
    disk = disk.after_the_cut(dice)
    try:
        PUBLISHERS[publisher](ROOT, volume=disk).recover()
    except DocgenError as error:
        return [f"unrecovered: {error.en}"]
    return [] if disk.read(deleted) is None else [f"came back after it was deleted: {scene.REPLACED}"]


def _faults(disk: Platter, told: set[str], *, finished: bool = False) -> list[str]:
    output = disk.files(ROOT / "output")
    undone = [
        f"reverted {path}, which was told as published" for path in sorted(told) if output.get(path) != scene.MADE.get(path)
    ]
    return undone + scene.faults_in(output, disk.files(ROOT / ".docgen"), frozenset(), finished=finished)


if __name__ == "__main__":
    command(__doc__ or "", measure)
