"""What an upgrade says that it did, by file and line. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docgen.problem import Text

WHAT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "format": ("«format = 1» er skrevet", "“format = 1” is written"),
        "moved": ("teksten i «{felt}» er delt opp i felt", "the text of “{felt}” is divided into fields"),
        "kept": (
            "teksten i «{felt}» kan ikke deles opp av docgen. Den står som kommentar; skriv den inn på nytt",
            "the text of “{felt}” cannot be divided by docgen. It stands as a comment; write it in anew",
        ),
    }
)


@dataclass(frozen=True)
class Change:
    """One thing that was done. `line` counts from 1 in the file as it was; `needs_work` says that a person has to look at it."""

    file: str
    line: int
    code: str
    field: str = ""

    @property
    def needs_work(self) -> bool:
        """Whether a person has something to do about it."""
        return self.code == "kept"

    @property
    def text(self) -> Text:
        """What was done, in both languages, without what somebody has written."""
        return Text(*WHAT[self.code], (("felt", self.field),))


@dataclass(frozen=True)
class Upgraded:
    """A file as it is to be, with what was done; the same text and no changes where there is nothing to do."""

    text: str
    changes: tuple[Change, ...] = ()


class UnreadableError(ValueError):
    """A file that cannot be read, so that nobody can say what to change. `line` counts from 1, 0 where it cannot be told."""

    def __init__(self, line: int = 0) -> None:
        super().__init__(f"line {line}")
        self.line = line
