"""One document into its place, or out of it: the local way and the way of a share (pipeline.md §5).

Both look once more at what lies at the target right before they touch it, and both look at what they got hold of afterwards: a
person may save between any two steps. What she saved goes back to its name, or is kept; nothing of hers is ever written over.

On a disk of this machine the two files trade names in one step, so the name is never empty. On a share that is not safe: a
rename overwrites a document that is open in Word, or loses it (measured on SMB); there the old one is moved aside first, which a
holder refuses, and the new one takes the free name.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from docgen.build.intents import Intent
from docgen.build.volume import is_held
from docgen.build.workshop import Workshop


class Outcome(enum.Enum):
    """What became of a swap."""

    DONE = enum.auto()
    CHANGED = enum.auto()
    """Somebody has saved, deleted or put something there meanwhile: theirs was left alone."""
    HELD = enum.auto()
    """Somebody has it open."""


@dataclass(frozen=True)
class Step:
    """An intent with its files: `aside` is where the old one is moved (or was copied), and None for a new document."""

    intent: Intent
    target: Path
    unfinished: Path | None = None
    aside: Path | None = None


class _RefusedError(Exception):
    """A swap that somebody stood in the way of, before anything was moved."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.name)
        self.outcome = outcome


@contextmanager
def _may_be_refused() -> Iterator[None]:
    """Around the steps before anything is moved. After that an error is never somebody's no: then the journal has the word."""
    try:
        yield
    except FileNotFoundError:
        raise _RefusedError(Outcome.CHANGED) from None  # deleted since we looked
    except OSError as error:
        if is_held(error):
            raise _RefusedError(Outcome.HELD) from error
        raise


def carried_out(shop: Workshop, step: Step) -> Outcome:
    """Do what was intended; our unfinished file is gone afterwards, whatever came of it.

    Raises:
        OSError: the world failed in the middle: the journal says what to mend.
    """
    try:
        outcome = _way(shop, step)
    except _RefusedError as refusal:
        outcome = refusal.outcome
    if step.unfinished:
        shop.volume.unlink(step.unfinished)
    return outcome


def _way(shop: Workshop, step: Step) -> Outcome:
    if not step.intent.old and step.unfinished:
        return _placed(shop, step.unfinished, step.target)
    with _may_be_refused():
        if shop.mark_of(step.target) != step.intent.old:
            return Outcome.CHANGED
    if step.unfinished and shop.is_local:
        return _traded(shop, step, step.unfinished)
    return _moved_aside(shop, step)


def _placed(shop: Workshop, unfinished: Path, target: Path) -> Outcome:
    """A new document: it never takes a name that somebody took meanwhile."""
    try:
        return Outcome.DONE if shop.volume.place(unfinished, target) else Outcome.CHANGED
    except OSError as error:
        if is_held(error):
            return Outcome.HELD
        raise


def _traded(shop: Workshop, step: Step, unfinished: Path) -> Outcome:
    """The local way. What it replaces was copied to the previous versions before the journal was written."""
    with _may_be_refused():
        if not shop.volume.exchange(unfinished, step.target):
            # macOS, Windows and old file systems: between the look and this no program can stand guard.
            shop.volume.replace(unfinished, step.target)
            return Outcome.DONE
    if shop.mark_of(unfinished) == step.intent.old:
        return Outcome.DONE
    give_back(shop, step.intent, unfinished, step.target)
    return Outcome.CHANGED


def give_back(shop: Workshop, intent: Intent, hers: Path, target: Path) -> None:
    """Put a save of a person's, which we got hold of by trading names, back under its name; ours goes away again."""
    if not shop.volume.exchange(hers, target):
        shop.volume.replace(hers, target)
        return
    got = shop.mark_of(hers)
    if got not in ("", intent.new):
        # She saved once more in that very moment: both of hers stay.
        shop.keep(hers, intent.path, got)


def _moved_aside(shop: Workshop, step: Step) -> Outcome:
    """The way of a share, and of every document that is taken away: aside, looked at, and then the new one in."""
    assert step.aside
    with _may_be_refused():
        if not shop.is_local and not shop.volume.probe(step.target):
            return Outcome.HELD
        shop.volume.rename(step.target, step.aside)
    try:
        if shop.mark_of(step.aside) != step.intent.old:
            put_back(shop, step.aside, step.target)
            return Outcome.CHANGED
        # Where somebody has taken the name meanwhile, hers stands and the old one stays among the previous versions.
        outcome = _placed(shop, step.unfinished, step.target) if step.unfinished else Outcome.DONE
        if outcome is Outcome.HELD:
            put_back(shop, step.aside, step.target)
        return outcome
    except OSError:
        put_back(shop, step.aside, step.target)
        raise


def put_back(shop: Workshop, aside: Path, target: Path) -> None:
    """Give a document that was moved aside its name again. If somebody has taken it meanwhile, both stay where they are."""
    shop.volume.place(aside, target)
