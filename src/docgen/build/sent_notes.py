"""How each paper was found when its file called it sent: as the file says, or otherwise (docs/adr/0007).

One small file for each folder of output/, in `.docgen/sendt/`: a municipality has thousands of papers that were sent, and who
judges one unit asks for its own. Lost or damaged, it is as if no run had seen file and paper agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from docgen.build.survey import offers_of

SENT = "sendt"
"""The folder below `.docgen/`. Its files name documents, never people."""


def note_name(path: str) -> str:
    """The file that tells of a document (posix below output/), below `.docgen/`."""
    folder, _, rest = path.partition("/")
    return f"{SENT}/{folder if rest else '_'}.json"


class SentNotes(Mapping[str, str]):
    """What is noted of single papers, by their paths; the file asked for last is held."""

    def __init__(self, working: Path) -> None:
        self._working = working
        self._held: tuple[str, Mapping[str, str]] = ("", {})

    def __getitem__(self, path: str) -> str:
        name = note_name(path)
        if self._held[0] != name:
            try:
                self._held = (name, offers_of((self._working / name).read_bytes()))
            except OSError:
                self._held = (name, {})
        return self._held[1][path]

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("nobody goes through all that was sent")

    def __len__(self) -> int:
        raise NotImplementedError("nobody counts all that was sent")
