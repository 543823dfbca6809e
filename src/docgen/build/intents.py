"""What the publisher is about to do, written down before it does it: the journal by which a killed run is mended.

`.docgen/påbegynt.json` on the share, plain text, one writer (whoever has the lock), so that any machine can take up what another
left. It is written and flushed before the first swap of a batch and removed after the last; while it lies there, nobody can say
of its documents whether they are done. It names paths and digests, never people.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from docgen.build.volume import Volume
from docgen.disk import DocgenError

JOURNAL, UNFINISHED = "påbegynt.json", "uferdig"
"""In `.docgen/`: the journal, and the folder of what is being written."""
FORMAT = 1


@dataclass(frozen=True)
class Intent:
    """One swap that is about to happen.

    `path` is the document as the disk spells it, posix below output/. `old` is the digest of what lies there, "" for nothing;
    `new` of what is to lie there, "" when it is to be taken away. `unfinished` is the file in `.docgen/uferdig/` with the new
    bytes, and `aside` where the old one is moved, posix below `.docgen/forrige/`; "" when it is not moved but copied.
    """

    path: str
    old: str
    new: str
    unfinished: str = ""
    aside: str = ""


def journal_text(intents: Iterable[Intent]) -> bytes:
    """The journal as it stands in the file, one line for each intent."""
    lines = ",\n".join(json.dumps(asdict(intent), ensure_ascii=False) for intent in intents)
    return f'{{"format": {FORMAT}, "påbegynt": [\n{lines}\n]}}\n'.encode()


def read_journal(text: bytes) -> tuple[Intent, ...]:
    """The intents of a journal.

    Raises:
        ValueError: it is damaged, or another docgen wrote it in a form that this one does not know.
    """
    table = json.loads(text)
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise ValueError("unknown format")
    try:
        intents = tuple(Intent(**row) for row in table["påbegynt"])
        paths = [PurePosixPath(path) for intent in intents for path in (intent.path, intent.unfinished, intent.aside)]
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from error
    if any(path.is_absolute() or ".." in path.parts for path in paths):
        raise ValueError("a path that leaves its folder")
    return intents


class Journal:
    """The journal of one workspace. `working` is its `.docgen/`, `beside` the folder for what is unfinished."""

    def __init__(self, volume: Volume, working: Path, beside: Path) -> None:
        self._volume = volume
        self._path = working / JOURNAL
        self._beside = beside / JOURNAL

    def begin(self, intents: Iterable[Intent]) -> Path:
        """Write the intents beside; they count only once `commit` has given them their name. Gives the file to be flushed."""
        self._volume.write(self._beside, journal_text(intents))
        return self._beside

    def commit(self) -> None:
        """From here on a killed run is taken up by the next one."""
        self._volume.replace(self._beside, self._path)
        self._volume.flush_folder(self._path.parent)

    def end(self) -> None:
        """All is done. Flushed too: a journal that came back after a power cut would put back what somebody deleted since."""
        self._volume.unlink(self._path)
        self._volume.flush_folder(self._path.parent)

    def read(self) -> tuple[Intent, ...]:
        """What a killed run was about to do; () when none was.

        Raises:
            DocgenError: the journal cannot be understood, so nobody can say what is done.
        """
        text = self._volume.read(self._path)
        if text is None:
            return ()
        try:
            return read_journal(text)
        except ValueError:
            raise DocgenError(
                f"{self._path} kan ikke leses. En annen utgave av docgen har skrevet den, eller den er skadet. Oppdater docgen, "
                "eller gi filen til IT. Ingenting er endret.",
                f"{self._path} cannot be read. Another version of docgen wrote it, or it is damaged. Update docgen, "
                "or give the file to the IT people. Nothing has been changed.",
            ) from None


def is_unfinished(working: Path) -> bool:
    """Whether a killed run has left something in a workspace's `.docgen/`; asked before every run, so without a volume."""
    return (working / JOURNAL).exists() or any((working / UNFINISHED).glob("*"))
