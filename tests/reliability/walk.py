"""Months in a minute: saves in cases/, a secretary at work in output/, publishes, and kills, in any order; then the accounts.

python -m tests.reliability.walk [--all] [--mutant NAME]

At every operation of a publish the secretary may save, and the process may be killed. After each publish that came to its end:
everything she has saved and not thrown away herself lies in output/ or among the former versions, nothing is torn, and what nobody
raced for lies under the name she gave it. At the end no save in cases/ is left unbuilt.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docgen.build.survey import beside_path

from .figures import Asked, Figures, command
from .offices import BuiltOffice, Office, PublishedOffice
from .person import FORMER, Person
from .platter import Dead
from .scene import files

IN_SUITE, ALL = 300, 10_000
BUILDS_IN_SUITE, BUILDS = 8, 400
"""Steps of the walk where every publish is a whole `docgen build`."""
MOST_KEPT = 300
"""So many former versions are carried out of the folder, as IT would, or every step would read thousands."""
NEVER = 1_000_000


@dataclass(frozen=True)
class _Mishap:
    """What befalls one publish, told by the operations that are about the documents themselves, where all the danger is.

    She acts right before operation number `deed` of those, and right before any operation with the probability `often`. The process
    is killed `wait` operations (of any kind) after number `kill` of those.
    """

    deed: int = NEVER
    often: float = 0.0
    kill: int = NEVER
    wait: int = 0

    @classmethod
    def drawn(cls, dice: random.Random) -> _Mishap:
        at, wait = dice.randrange(1, 10), dice.randrange(5)
        kinds = (cls(), cls(deed=at), cls(kill=at, wait=wait), cls(deed=at, kill=at, wait=wait), cls(often=0.1))
        return dice.choices(kinds, weights=(2, 1, 1, 2, 1))[0]


class Walk:
    """One walk in one workspace, to its end or the first broken promise: `wrong`, with the number of the step."""

    def __init__(self, office: Office, dice: random.Random) -> None:
        self._office, self._dice = office, dice
        self._root = office.root
        self._person = Person(office.root, office.paths, dice)
        self._carried_out: set[bytes] = set()
        self._killed = False
        self.step = 0
        self.did: Counter[str] = Counter()
        self.wrong: list[str] = []

    def go(self, steps: int) -> None:
        for self.step in range(1, steps + 1):
            kind = self._dice.random()
            if kind < 0.35:
                self._office.save_source()
                self.did["saves in cases"] += 1
            elif kind < 0.7:
                self._person.act()
                self.did["deeds in output"] += 1
            else:
                self._publish()
            if self.wrong:
                return
        self._person.close_word(every=True)
        for _ in range(2):
            self._office.publish(lambda paths: None)
        self._accounts()
        self.wrong += [f"at the end: {fault}" for fault in self._unbuilt()]

    # --- a publish -------------------------------------------------------------------------------------------------

    def _publish(self) -> None:
        mishap = _Mishap.drawn(self._dice)
        touched = deeds = 0

        def before(paths: tuple[Path, ...]) -> None:
            nonlocal touched, deeds, mishap
            if paths and all(path.is_relative_to(self._root / FORMER) for path in paths):
                return  # how many looks a free name takes depends on the clock, and a walk is to be the same every time
            touches = any(path.is_relative_to(self._root / "output") for path in paths)
            touched += touches
            if (touches and touched == mishap.deed) or self._dice.random() < mishap.often:
                deeds += 1
                self._person.act_on(paths)
            if touched >= mishap.kill:
                mishap = replace(mishap, wait=mishap.wait - 1)
                if mishap.wait < 0:
                    raise Dead

        try:
            self._office.publish(before)
        except Dead:
            self.did["kills"] += 1
            self._killed = True
        else:
            self.did["publishes"] += 1
            # Of two saves in one moment, or after a kill, one may have gone to the former versions; of a single one, never.
            self._accounts(calm=not self._killed and deeds < 2)
            self._killed = False
        self.did["deeds in the middle of a publish"] += deeds

    def _accounts(self, *, calm: bool = True) -> None:
        """What must hold whenever a publish has come to its end."""
        output, kept = files(self._root / "output"), files(self._root / FORMER)
        somewhere = {*output.values(), *kept.values(), *self._carried_out}
        self._blame("lost", [data for data in self._person.claims if data not in somewhere])
        self._person.claims &= somewhere
        documents = {path: output[path] for path in self._person.documents()}
        self._blame(
            "torn", [p for p, data in documents.items() if data not in self._person.ever and not self._office.is_ours(data)]
        )
        left = {path: data for path, data in self._person.left.items() if not self._office.is_ours(data)}
        if calm:
            self._blame("written over", [path for path, data in left.items() if output.get(path) != data])
        # A save that was raced for may have gone to the former versions; from now on it is looked for there.
        self._person.left = {path: data for path, data in left.items() if output.get(path) == data}
        if len(kept) > MOST_KEPT:
            self._carried_out |= set(kept.values()) & self._person.claims
            for path in kept:
                (self._root / FORMER / path).unlink()

    def _blame(self, what: str, found: list[Any]) -> None:
        self.wrong += [f"step {self.step}: {what} {one[:60]!r}" for one in found]

    def _unbuilt(self) -> Iterator[str]:
        output = files(self._root / "output")
        for path, data in self._office.wanted().items():
            lies, beside = output.get(path), output.get(beside_path(path))
            hers = lies in self._person.ever
            beside_her = beside == data or beside in self._person.ever or beside_path(path) in self._person.deleted
            if lies != data and not (hers and beside_her):
                yield f"unbuilt {path}"
        yield from (f"leftover {path}" for path in files(self._root / ".docgen/uferdig"))


def measure(asked: Asked) -> Iterator[Figures]:
    mutant = asked.mutant
    for publisher in [mutant] if mutant else ["ours", "ours, on a share"]:
        walks: list[tuple[type[Office], int]] = [(PublishedOffice, ALL if asked.everything else IN_SUITE)]
        if asked.everything or publisher == "ours":
            walks.append((BuiltOffice, BUILDS if asked.everything else BUILDS_IN_SUITE))
        for office, steps in walks:
            yield walked(office, publisher, steps)


def walked(make: type[Office], publisher: str, steps: int) -> Figures:
    """Walk so many steps, always the same ones."""
    dice = random.Random(f"{make.__name__}/{publisher}")
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(make(Path(folder), publisher, dice), dice)
        walk.go(steps)
    return Figures(f"walk ({make.__doc__}, {publisher}), {steps} steps", walk.step, walk.did, tuple(walk.wrong))


if __name__ == "__main__":
    command(__doc__ or "", measure)
