"""One document into its place, or out of it: the local way and the way of a share (pipeline.md §5).

Both look once more at what lies at the target right before they touch it, and both look at what they got hold of afterwards: a
person may save between any two steps. What she saved goes back to its name, or is kept; nothing of hers is ever written over.

On a disk of this machine the two files trade names in one step, so the name is never empty. On a share that is not safe: a
rename overwrites a document that is open in Word, or loses it (measured on SMB); there the old one is moved aside first, which a
holder refuses, and the new one takes the free name.
"""

from __future__ import annotations

import enum
from contextlib import suppress
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


def carried_out(shop: Workshop, step: Step) -> Outcome:
    """Do what was intended; where it could not be done, our unfinished file is gone again.

    Raises:
        OSError: the world failed in the middle: the journal says what to mend.
    """
    try:
        outcome = _way(shop, step)
    except FileNotFoundError:
        # Deleted between the look and the swap; if it is the whole folder that went, the next step of the run will tell.
        outcome = Outcome.CHANGED
    except OSError as error:
        if not is_held(error):
            raise
        outcome = Outcome.HELD
    if step.unfinished:
        shop.volume.unlink(step.unfinished)
    return outcome


def _way(shop: Workshop, step: Step) -> Outcome:
    if not step.intent.old and step.unfinished:
        return Outcome.DONE if shop.volume.place(step.unfinished, step.target) else Outcome.CHANGED
    if shop.mark_of(step.target) != step.intent.old:
        return Outcome.CHANGED
    if step.unfinished and shop.is_local:
        return _traded(shop, step, step.unfinished)
    return _moved_aside(shop, step)


def _traded(shop: Workshop, step: Step, unfinished: Path) -> Outcome:
    """The local way. What it replaces was copied to the previous versions before the journal was written."""
    if not shop.volume.exchange(unfinished, step.target):
        # macOS, Windows and old file systems: between the look and this no program can stand guard.
        shop.volume.replace(unfinished, step.target)
        return Outcome.DONE
    got = shop.mark_of(unfinished)
    if got == step.intent.old:
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
    if not shop.is_local and not shop.volume.probe(step.target):
        return Outcome.HELD
    shop.volume.rename(step.target, step.aside)
    if shop.mark_of(step.aside) != step.intent.old:
        put_back(shop, step.aside, step.target)
        return Outcome.CHANGED
    if step.unfinished is None:
        return Outcome.DONE
    try:
        # Taken by somebody meanwhile: hers stands there, and the old one stays among the previous versions.
        return Outcome.DONE if shop.volume.place(step.unfinished, step.target) else Outcome.CHANGED
    except OSError:
        with suppress(OSError):
            put_back(shop, step.aside, step.target)
        raise


def put_back(shop: Workshop, aside: Path, target: Path) -> None:
    """Give a document that was moved aside its name again. If somebody has taken it meanwhile, both stay where they are."""
    shop.volume.place(aside, target)
