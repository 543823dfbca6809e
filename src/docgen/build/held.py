"""What stops a document, or a copy of it, before anything is made: faults in the files, rules, consent. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from docgen.build.ground import Ground
from docgen.documents.recipients import invited_for, senders
from docgen.documents.table import DocumentType
from docgen.documents.wordings import WORDINGS
from docgen.model.consent import covers
from docgen.model.personer import unit_key
from docgen.model.subject import Receiver, Subject
from docgen.problem import Problem, Stop
from docgen.word.faults import TemplateError

COPIES = ("deling", "kopi_av_referat", "drøfting")
"""The purposes for which a unit may have a copy at all."""


def refused_units(
    subject: Subject, wanted: Iterable[Receiver], made: frozenset[str], days: tuple[dt.date, ...]
) -> frozenset[str]:
    """Units that consent does not carry on every one of the days: their copies go, whatever else becomes of the document.

    A unit that got a copy and is to have none any more (a member who left) is asked about for every purpose of a copy.
    """
    consents = subject.consents
    if consents is None:
        return frozenset()
    asked = {r.key: (r.unit, r.purposes) for r in wanted if r.unit and r.purposes}
    still = {r.key for r in wanted} | {unit_key(unit) for day in days for unit in senders(subject, day)}
    gone = {unit_key(unit): (unit, COPIES) for unit in subject.book.enheter}
    asked |= {key: of for key, of in gone.items() if key in made - still}
    return frozenset(
        key
        for key, (unit, purposes) in asked.items()
        if not all(any(covers(consents, unit, purpose, day) for purpose in purposes) for day in days)
    )


def hindrance_of(subject: Subject, row: DocumentType, ground: Ground) -> Problem | None:
    """The problem in the files, the table or the template that stops the document before any rule is asked."""
    stands_on = subject.stands_on | {row.key, f"mal:{row.template(subject)}"}
    stops = ground.stops_on({"*"} | stands_on)
    return next((problem for stop, problem in stops if stop.covers(stop.subject, row.type)), None)


def held_by(problems: Iterable[Problem], subject: Subject, kind: str) -> dict[str, Problem]:
    """Receiver keys that a rule stops, each with the first problem that does; "*" is the whole document."""
    held: dict[str, Problem] = {}
    for problem in problems:
        for stop in problem.stops:
            if stop.covers(subject.id, kind, stop.receiver):
                held.setdefault(stop.receiver, problem)
    return held


def hidden_cases(subject: Subject, row: DocumentType, ground: Ground) -> dict[str, Problem]:
    """Lines of a shared list whose case has a fault in its file: it may hide a no, so the case stands on no list (§5)."""
    møte = subject.møte
    numbers = frozenset(møte.saker) if møte and subject.person_case is None else frozenset()
    found: dict[str, Problem] = {}
    for stop, problem in ground.stops_on(numbers):
        if stop.covers(stop.subject, row.type):
            found.setdefault(f"sak:{stop.subject}", problem)
    return found


def invited_for_nothing(subject: Subject, wanted: Iterable[Receiver], held: Mapping[str, Problem]) -> dict[str, Problem]:
    """Units invited to the ressursteam for cases that are all held back: there is nothing they may be told (RT-15)."""
    found: dict[str, Problem] = {}
    for receiver in wanted:
        lines = [f"sak:{number}" for number in invited_for(subject, receiver.unit)]
        if receiver.selector == "inviterte" and subject.om == "ressursteammøte" and lines and all(line in held for line in lines):
            found[receiver.key] = held[lines[0]]
    return found


def no_unit_left(wanted: Iterable[Receiver], actual: Iterable[Receiver]) -> bool:
    """Whether consent has taken away every unit: then there is nobody to call (domain.md §1C)."""
    asked = {r.key for r in wanted if r.unit and r.purposes}
    return bool(asked) and not asked & {r.key for r in actual}


def expression_fault(row: DocumentType, error: TemplateError, name: str = "når") -> Problem:
    fault = error.faults[0]
    values = {"felt": name, "verdi": getattr(row.row, name) or "", "grunn": fault.message("nb"), "reason": fault.message("en")}
    return Problem.of("DG202", WORDINGS["DG202"], row.row.where.of(name), values, stops=(Stop(row.key),))
