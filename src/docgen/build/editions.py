"""The editions of a document: which is the current one, and what is told of one that the archive has. Pure.

What was sent to the archive is never written again (docs/adr/0025). When the data say otherwise now a new edition is made, and
only when somebody asks for it by name; the former ones stay as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from docgen.build import asked as keys
from docgen.build.archived import Transition
from docgen.build.decision import Template
from docgen.build.ground import Ground
from docgen.build.survey import Found, identity_of
from docgen.build.verdicts import PlannedDocument, Verdict, reason, reason_of
from docgen.documents.table import DocumentType
from docgen.documents.values import Corrected
from docgen.documents.wordings import WORDINGS
from docgen.model.subject import Subject
from docgen.problem import Position, Problem, Stop


@dataclass(frozen=True)
class Edition:
    """One edition of a document, with what the archive's register says of it."""

    number: int = 1
    entry: Transition | None = None

    @property
    def lock(self) -> Transition | None:
        """What the register says of an edition that may not be written any more; None for any other."""
        return self.entry if self.entry and self.entry.is_locked else None


def editions_of(kind: str, subject: str, ground: Ground) -> tuple[Edition, ...]:
    """Every edition that a document of ours in output/ or the register has; the last is the current one."""
    ground.note(keys.archived(subject))
    entries = ground.archived.editions(kind, subject)
    numbers = ground.survey.editions(kind, subject) | entries.keys() or {1}
    return tuple(Edition(number, entries.get(number)) for number in sorted(numbers))


def corrected_by(number: int, row: DocumentType, subject: Subject, ground: Ground) -> Corrected | None:
    """What edition `number` says of itself and of the one before it; None of the first.

    It is written on the day of the run, as an archive expects of a corrected document, unless the file has got a later date than
    the former one had. Of a former one that is gone nobody knows the date: the file's may be what was corrected.
    """
    if number == 1:
        return None
    former = ground.survey.copies(row.type, subject.id, number - 1).get("")
    own = row.own_date(subject)
    dato = former.date if former else None
    day = own if own and dato and own > dato else ground.i_dag
    # `sendt` in the YAML was said of the first edition.
    return Corrected(day, dato, number == 2 and row.is_sent(subject))


def standing(blank: PlannedDocument, lock: Transition | None, made: Mapping[str, Found]) -> Iterator[PlannedDocument]:
    """The copies of an edition that are left as they lie: archived, or of an edition before the current one.

    The archive copy is told of in any case; with no file it takes no name.
    """
    why = reason_of(lock) if lock else reason("former")
    for receiver in ("", *sorted(made.keys() - {""})):
        copy = _copy_of(replace(blank, verdict=Verdict.ARKIVERT, why=why), receiver)
        found = made.get(receiver)
        yield _lying(copy, found) if found else replace(copy, path="", identity="")


def left_as_sent(blank: PlannedDocument, made: Mapping[str, Found]) -> Iterator[PlannedDocument]:
    """The copies of a document that went out and that the data would not make any more: each as it lies."""
    for receiver, found in sorted(made.items()):
        verdict = Verdict.UENDRET if found.untouched else Verdict.ENDRET_FOR_HÅND
        yield _lying(_copy_of(replace(blank, verdict=verdict, why=reason("sent")), receiver), found)


def _copy_of(blank: PlannedDocument, receiver: str) -> PlannedDocument:
    copy = replace(blank, receiver=receiver)
    return replace(copy, values_digest="", fingerprint="", receivers=(), doubted=False) if receiver else copy


def _lying(copy: PlannedDocument, found: Found) -> PlannedDocument:
    identity = identity_of(copy.kind, copy.subject, copy.receiver, copy.edition)
    return replace(copy, path=found.path, identity=identity, dato=found.date or copy.dato, expected=found.digest)


def says_the_same(new: Iterable[PlannedDocument], subject: Subject, row: DocumentType, ground: Ground, archived: Edition) -> bool:
    """Whether a new edition would say what the archived one says; of one that was edited by hand nobody can tell."""
    found = ground.survey.copies(row.type, subject.id, archived.number).get("")
    template = ground.templates.get(row.template(subject))
    if found is None or template is None or not found.untouched or found.template != template.compiled.digest:
        return False
    return any(copy.values_digest == found.values for copy in new if not copy.receiver)


def days_of(lock: Transition, dato: dt.date | None) -> Iterator[dt.date]:
    """The days on which what was archived may have been judged: when it went to the archive, and its own."""
    with suppress(ValueError):
        yield dt.date.fromisoformat(lock.tid[:10])
    yield from (dato,) if dato else ()


def otherwise(lock: Transition, found: Found, row: DocumentType, subject: Subject) -> Problem:
    """The problem of a document that was archived and would say something else now, on the document's date in the YAML."""
    return _told("DG410", lock, found, row, subject, row.place(subject))


def changed_since(lock: Transition, found: Found, row: DocumentType, subject: Subject) -> Iterator[Problem]:
    """The problem of a file that is another than what was packed; none when it is the same, or nobody knows."""
    if lock.sha256 and found.digest and found.digest != lock.sha256:
        yield _told("DG411", lock, found, row, subject, None)


def says_nothing_of_what_it_replaces(copy: PlannedDocument, template: Template) -> Iterator[Problem]:
    """The problem of a correction whose template does not print `dokument.retter`: of two papers nobody sees which holds."""
    printed = template.tree.get("dokument")
    if printed is None or (printed and "retter" not in printed):
        path = f"output/{copy.path}"
        values = {"fil": path, "mal": template.name}
        yield Problem.of("DG414", WORDINGS["DG414"], Position(path), values, concerns=(Stop(copy.subject, copy.kind),))


def _told(code: str, lock: Transition, found: Found, row: DocumentType, subject: Subject, where: Position | None) -> Problem:
    path = f"output/{found.path}"
    state = reason_of(lock)
    values = {"fil": path, "grunn": state.say("nb"), "reason": state.say("en")}
    return Problem.of(code, WORDINGS[code], where or Position(path), values, concerns=(Stop(subject.id, row.type),))
