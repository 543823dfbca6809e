"""A small casebook, problems made to order, and what a run of a given breadth would say and do beside the files."""

from __future__ import annotations

from collections.abc import Iterable

from casebooks import casebook, group, meeting, sak, team_meeting
from docgen.build.judged import Judged
from docgen.build.mending import SUFFIX, Lying, Mending, mend
from docgen.build.selection import Selection
from docgen.model.casebook import Casebook
from docgen.problem import Position, Problem, Severity, Stop, Text

GROUP, MEETING, SECOND = "cases/AG-2026-001.yaml", "cases/AG-2026-001-m1.yaml", "cases/AG-2026-001-m2.yaml"
CASE, TEAM = "cases/RT-2026-001.yaml", "cases/RTM-1.yaml"
STAMP = "Sjekket 22. oktober 2026."

BOOK = casebook(
    group(),
    meeting(),
    meeting(id="AG-2026-001-m2", dato="2026-11-19", innkalling={"dato": "2026-11-05"}),
    sak(),
    team_meeting("RT-2026-001"),
)
EVERYBODY = ("AG-2026-001", "AG-2026-001-m1", "AG-2026-001-m2", "RT-2026-001", "RTM-1")
IN_THE_FILE = (Stop("AG-2026-001", unless=("samtykkeskjema",)),)
"""What a misspelt field in the group's file stops."""


def by_a_rule(subject: str, kind: str, receiver: str = "*") -> tuple[Stop, ...]:
    return (Stop(subject, kind, receiver),)


def problem(
    file: str = GROUP,
    line: int = 4,
    sentence: str = "Feltet «koordinatr» er ukjent.",
    *,
    severity: Severity = Severity.FEIL,
    stops: tuple[Stop, ...] = IN_THE_FILE,
    code: str = "DG102",
) -> Problem:
    where = Position(file, line, 1 if line else 0, 2 if line else 0)
    message = Text("{ord}", "EN {ord}", (("ord", sentence),))
    way_out = Text("Rett navnet på feltet.", "Correct the name.")
    return Problem(code, severity, where, message, way_out, stops=stops)


def a_run(
    *problems: Problem,
    lying: Iterable[Lying] = (),
    asked: Iterable[str] = EVERYBODY,
    unasked: Iterable[str] = (),
    paths: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
    unread: Iterable[str] = (),
    stopped: Iterable[str] = (),
    book: Casebook = BOOK,
    stamp: str = STAMP,
    lang: str = "nb",
) -> Mending:
    """What a run with these problems decides. `unasked` were judged too, but a fault kept some rule from being asked."""
    seen = frozenset(asked) | frozenset(unasked)
    judged = Judged(Selection(paths, kinds, book), frozenset(asked), frozenset(stopped), frozenset(unread), seen)
    return mend(problems, tuple(lying), judged, stamp, lang)


def left_by(mending: Mending, *, there: bool = True) -> tuple[Lying, ...]:
    """The notes as they lie there after a run."""
    return tuple(Lying(note.path, note.about, there, note.data) for note in mending.write)


def written_in(lying: Lying, words: str = "Ring Kari om dette.") -> Lying:
    """A note in which a person has written a line, as Notepad saves it."""
    assert lying.data is not None
    return Lying(lying.path, lying.about, lying.there, lying.data.replace(b"\r\n\r\n", f"\r\n\r\n{words}\r\n".encode(), 1))


def text_of_note(mending: Mending, file: str = GROUP) -> str:
    """The note beside a file, as Notepad shows it."""
    (data,) = [note.data for note in mending.write if note.path == f"{file}{SUFFIX}"]
    return data.decode("utf-8-sig").replace("\r\n", "\n")
