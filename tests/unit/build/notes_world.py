"""A workspace on disk with files to be mended, and a round of notes over them. Light: a killed process imports it anew."""

from __future__ import annotations

from pathlib import Path

from mending_world import GROUP, MEETING, a_run, problem
from publish_world import files_in

from docgen.build.mending import SUFFIX, Mending
from docgen.build.notes import Answered, Notes

NOTE, MEETINGS_NOTE = f"{GROUP}{SUFFIX}", f"{MEETING}{SUFFIX}"
HERS = b"Ring Kari om dette."


class Desk:
    """One workspace. `answer` is a whole round: find, decide, carry out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for file in (GROUP, MEETING, "templates/referat.docx", "output/AG-2026-001/a.docx"):
            self.put(file, file.encode())

    def put(self, file: str, data: bytes) -> Path:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def decide(self, *files: str, line: int = 4) -> Mending:
        """What is to happen when just these files have a FEIL, on this line."""
        return a_run(*(problem(file, line) for file in files), lying=Notes(self.root).find())

    def answer(self, *files: str, line: int = 4) -> Answered:
        return Notes(self.root).carry_out(self.decide(*files, line=line))

    @property
    def notes(self) -> dict[str, bytes]:
        return {path: data for path, data in files_in(self.root).items() if path.endswith(SUFFIX) and not path.startswith(".")}

    @property
    def kept(self) -> set[bytes]:
        return set(files_in(self.root / ".docgen" / "forrige").values())

    @property
    def unfinished(self) -> dict[str, bytes]:
        return files_in(self.root / ".docgen" / "uferdig")


def with_three_notes(root: Path) -> Desk:
    """Three notes lie there: one will be renewed, one taken away, and in one a person has written."""
    desk = Desk(root)
    desk.answer(GROUP, MEETING, "templates/referat.docx")
    path = desk.root / MEETINGS_NOTE
    path.write_bytes(path.read_bytes() + HERS)
    return desk


def a_round(desk: Desk) -> Answered:
    """Renew the first, keep hers and take it away, take the third away, and write a new one."""
    return desk.answer(GROUP, "output/AG-2026-001/a.docx", line=9)
