"""The plan: for every possible document a verdict and the sentence that says why.

Pure: it gets the casebook, the rules' answers and a survey of what lies in output/, and it gives `PlannedDocument`s. What
it decides, `publish` carries out without another thought.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field, replace

from docgen.build import asked as keys
from docgen.build.decision import decided, left_behind, sentence_of
from docgen.build.fingerprint import fingerprint, values_digest
from docgen.build.ground import Ground
from docgen.build.survey import Found, Survey, identity_of
from docgen.build.verdicts import PlannedDocument, Retired, Verdict, reason
from docgen.documents.recipients import SELECTORS, invited_for, receivers, senders
from docgen.documents.table import DocumentType
from docgen.documents.values import Issue, Values, copy_values, shared_values
from docgen.documents.wordings import WORDINGS
from docgen.model.consent import covers
from docgen.model.personer import is_person_key, unit_key
from docgen.model.subject import Receiver, Subject
from docgen.problem import Position, Problem, Severity, Stop, Text
from docgen.rules import CONSENT_CODES, NEEDS_A_UNIT, Facts, judge
from docgen.word.faults import TemplateError

COPIES = ("deling", "kopi_av_referat", "drøfting")
"""The purposes for which a unit may have a copy at all."""
LANGUAGE = {"bokmål": "nb-NO", "nynorsk": "nn-NO"}


@dataclass(frozen=True)
class SubjectPlan:
    """What is to happen with one subject's documents, and what the rules found.

    `asked` is False where a fault in the files, the table or a template kept some rule from being asked: then there may be more
    to find.
    """

    documents: tuple[PlannedDocument, ...] = ()
    retired: tuple[Retired, ...] = ()
    problems: tuple[Problem, ...] = ()
    subject: str = ""
    asked: bool = True


@dataclass
class _Plan:
    """The plan of one document type for one subject while it grows."""

    documents: list[PlannedDocument] = field(default_factory=list)
    retired: list[Retired] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asked: bool = True


def plan_subject(subject: Subject, ground: Ground) -> SubjectPlan:
    """Plan all documents about one subject."""
    told: dict[tuple[object, ...], Values] = {}
    parts = [_plan_type(subject, row, ground, told) for row in ground.rows if row.om == subject.om]
    itself = Facts.itself(subject, ground.i_dag)
    return SubjectPlan(
        tuple(document for part in parts for document in part.documents),
        tuple(retired for part in parts for retired in part.retired),
        (*(problem for part in parts for problem in part.problems), *judge(ground.rules_of(itself.kind), itself)),
        subject.id,
        all(part.asked for part in parts),
    )


def _plan_type(subject: Subject, row: DocumentType, ground: Ground, told: dict[tuple[object, ...], Values]) -> _Plan:
    plan = _Plan()
    made = ground.survey.copies(row.type, subject.id)
    dato = row.own_date(subject) or ground.i_dag
    blank = _blank(subject, row, dato)
    sent = row.is_sent(subject)
    wanted = _wanted(subject, row, dato, ground, frozenset(made))
    refused = frozenset() if sent else _refused(subject, wanted, frozenset(made), (dato, ground.i_dag))
    hindrance = _hindrance(subject, row, ground)
    if hindrance:
        plan.asked = False
        plan.documents.append(_not_made(blank, made, Verdict.STOPPET, sentence_of(hindrance)))
        _retire(plan, subject, row, ground.survey, refused)
        return plan

    if not sent:
        # What a private person has no right to any more goes too; with a fault in the files nobody can say who has.
        refused |= frozenset(key for key in made if is_person_key(key)) - {receiver.key for receiver in wanted}
    issue = Issue(row, subject, dato, ground.i_dag, sendt=sent, told=told)
    shared = shared_values(issue, ground.plainer)
    try:
        due = row.når.evaluate(shared)
    except TemplateError as error:
        plan.asked = False
        plan.problems.append(_expression_fault(row, error))
        plan.documents.append(_not_made(blank, made, Verdict.STOPPET, sentence_of(plan.problems[-1])))
        return plan
    if not due:
        plan.documents.append(_not_made(blank, made, Verdict.IKKE_AKTUELT, reason("not_due", når=row.row.når)))
        _retire(plan, subject, row, ground.survey, refused)
        return plan

    facts = Facts(row.type, subject, dato, ground.i_dag, wanted, frozenset(made), sent)
    plan.problems += judge(ground.rules_of(row.type, row.row.regler), facts, row.row.regler)
    held = _held(plan.problems, subject, row.type) | _hidden_cases(subject, row, ground)
    for key, problem in _invited_for_nothing(subject, wanted, held).items():
        held[key] = replace(problem, stops=(*problem.stops, Stop(subject.id, row.type, key)))
        plan.problems.append(held[key])
    if "*" in held:
        plan.documents.append(_not_made(blank, made, Verdict.STOPPET, sentence_of(held["*"])))
        codes = {problem.code for problem in plan.problems for stop in problem.stops if stop.receiver == "*"}
        if "PV-02" in codes:
            refused |= frozenset(made) - {""}
        if codes & CONSENT_CODES:
            # The consent itself has fallen: no unit but the sender may have the paper, not even a required notice.
            refused |= frozenset(r.key for r in wanted if r.unit and r.unit not in senders(subject, dato))
        _retire(plan, subject, row, ground.survey, refused | (frozenset(held) - {"*"}))
        return plan
    actual = tuple(r for r in wanted if r.key not in held)
    if row.type in NEEDS_A_UNIT and _no_unit_left(wanted, actual):
        plan.documents.append(_not_made(blank, made, Verdict.STOPPET, reason("no_unit")))
        _retire(plan, subject, row, ground.survey, refused | frozenset(held))
        return plan

    issue = replace(issue, receivers=actual, held_back=frozenset(held))
    try:
        shared = _with_draft(shared_values(issue, ground.plainer), row)
    except TemplateError as error:
        plan.problems.append(_expression_fault(row, error, "utkast"))
        plan.documents.append(_not_made(blank, made, Verdict.STOPPET, sentence_of(plan.problems[-1])))
        return plan
    own_date = row.own_date(subject)
    for receiver in (None, *(r for r in actual if not r.is_private or row.row.eget_brev)):
        values = copy_values(shared, issue, receiver)
        copy = replace(blank, receiver=receiver.key if receiver else "")
        _plan_copy(plan, copy, values, own_date, row, subject, ground)
    for receiver in wanted:
        if receiver.key in held:
            copy = _named(replace(blank, receiver=receiver.key), subject, row)
            plan.documents.append(replace(copy, verdict=Verdict.STOPPET, why=sentence_of(held[receiver.key])))
    _retire(plan, subject, row, ground.survey, frozenset(made) - {r.key for r in actual} - {""})
    return plan


def _wanted(subject: Subject, row: DocumentType, dato: dt.date, ground: Ground, made: frozenset[str]) -> tuple[Receiver, ...]:
    """All who are to have the document; a private person only while she has a right to it today, or has had her copy sent."""
    selectors = tuple(name for name in row.row.mottakere if name in SELECTORS)
    entitled = receivers(subject, selectors, dato, row.type, ground.i_dag)
    if not row.is_sent(subject):
        return entitled
    keys = {receiver.key for receiver in entitled} | made
    return tuple(r for r in receivers(subject, selectors, dato, row.type) if r.key in keys)


def _refused(subject: Subject, wanted: Iterable[Receiver], made: frozenset[str], days: tuple[dt.date, ...]) -> frozenset[str]:
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


# --- what stops a document -----------------------------------------------------------------------------------------


def _hindrance(subject: Subject, row: DocumentType, ground: Ground) -> Problem | None:
    """The problem in the files, the table or the template that stops the document before any rule is asked."""
    stands_on = subject.stands_on | {row.key, f"mal:{row.template(subject)}"}
    stops = ground.stops_on({"*"} | stands_on)
    return next((problem for stop, problem in stops if stop.covers(stop.subject, row.type)), None)


def _held(problems: Iterable[Problem], subject: Subject, kind: str) -> dict[str, Problem]:
    """Receiver keys that a rule stops, each with the first problem that does; "*" is the whole document."""
    held: dict[str, Problem] = {}
    for problem in problems:
        for stop in problem.stops:
            if stop.covers(subject.id, kind, stop.receiver):
                held.setdefault(stop.receiver, problem)
    return held


def _hidden_cases(subject: Subject, row: DocumentType, ground: Ground) -> dict[str, Problem]:
    """Lines of a shared list whose case has a fault in its file: it may hide a no, so the case stands on no list (§5)."""
    møte = subject.møte
    numbers = frozenset(møte.saker) if møte and subject.person_case is None else frozenset()
    found: dict[str, Problem] = {}
    for stop, problem in ground.stops_on(numbers):
        if stop.covers(stop.subject, row.type):
            found.setdefault(f"sak:{stop.subject}", problem)
    return found


def _invited_for_nothing(subject: Subject, wanted: Iterable[Receiver], held: Mapping[str, Problem]) -> dict[str, Problem]:
    """Units invited to the ressursteam for cases that are all held back: there is nothing they may be told (RT-15)."""
    found: dict[str, Problem] = {}
    for receiver in wanted:
        lines = [f"sak:{number}" for number in invited_for(subject, receiver.unit)]
        if receiver.selector == "inviterte" and subject.om == "ressursteammøte" and lines and all(line in held for line in lines):
            found[receiver.key] = held[lines[0]]
    return found


def _no_unit_left(wanted: Iterable[Receiver], actual: Iterable[Receiver]) -> bool:
    """Whether consent has taken away every unit: then there is nobody to call (domain.md §1C)."""
    asked = {r.key for r in wanted if r.unit and r.purposes}
    return bool(asked) and not asked & {r.key for r in actual}


def _expression_fault(row: DocumentType, error: TemplateError, name: str = "når") -> Problem:
    fault = error.faults[0]
    values = {"felt": name, "verdi": getattr(row.row, name) or "", "grunn": fault.message("nb"), "reason": fault.message("en")}
    return Problem.of("DG202", WORDINGS["DG202"], row.row.where.of(name), values, stops=(Stop(row.key),))


# --- one copy ------------------------------------------------------------------------------------------------------


def _blank(subject: Subject, row: DocumentType, dato: dt.date) -> PlannedDocument:
    return PlannedDocument(
        kind=row.type,
        case=subject.emne,
        subject=subject.id,
        receiver="",
        path="",
        verdict=Verdict.STOPPET,
        why=reason("new"),
        template=row.template(subject),
        dato=dato,
        title=row.title(subject, public=True),
        language=LANGUAGE[row.målform(subject)],
    )


def _named(copy: PlannedDocument, subject: Subject, row: DocumentType) -> PlannedDocument:
    """Give the copy its identity and its file name: `<subject>_<date>_<kind>[_<receiver>].docx`."""
    day = row.file_day(subject)
    parts = [subject.filnavn, day.isoformat() if day else "", row.type, copy.receiver]
    name = "_".join(part for part in parts if part)
    return replace(copy, path=f"{subject.mappe}/{name}.docx", identity=identity_of(row.type, subject.id, copy.receiver))


def _not_made(blank: PlannedDocument, made: Mapping[str, Found], verdict: Verdict, why: Text) -> PlannedDocument:
    """A document that is not made now; one from before keeps its place, and its path is told."""
    path = made[""].path if "" in made else ""
    return replace(blank, path=path, verdict=verdict, why=why)


def _with_draft(shared: Values, row: DocumentType) -> Values:
    """Mark the document as UTKAST when its row's expression says so; a type without one has no draft."""
    if row.utkast is None:
        return shared
    document = shared["dokument"]
    assert isinstance(document, dict)
    return shared | {"dokument": document | {"utkast": bool(row.utkast.evaluate(shared))}}


def _plan_copy(
    plan: _Plan,
    copy: PlannedDocument,
    values: Values,
    own_date: dt.date | None,
    row: DocumentType,
    subject: Subject,
    ground: Ground,
) -> None:
    template = ground.templates[row.template(subject)]
    ground.note(keys.template(template.name))
    copy = _named(copy, subject, row)
    document = values["dokument"]
    assert isinstance(document, dict)
    # Without a date of its own in the YAML the document keeps the day its present content was first made, so the day of the
    # run is no part of what makes it due (design.md §6).
    judged = values if own_date else values | {"dokument": document | {"dato": None}}
    copy = replace(
        copy,
        values_digest=values_digest(judged, template.tree),
        values=values,
        utkast=bool(document.get("utkast")),
    )
    copy = replace(copy, fingerprint=fingerprint(copy.values_digest, template.compiled.digest))
    sent = row.is_sent(subject)
    plan.documents.append(decided(copy, sent, ground.survey, template, plan.problems))
    left = left_behind(plan.documents[-1], sent, ground.survey)
    plan.retired += [Retired(left.path, copy.kind, copy.case, copy.receiver, left.digest)] if left else []


def without_twins(plan: SubjectPlan, subject: Subject, taken: MutableMapping[str, str]) -> SubjectPlan:
    """Stop what would take the name of another document of this run; `taken` (identity by path) is filled on the way."""
    where = subject.møte.where.of("dato") if subject.møte else Position("")
    documents, problems = [], [*plan.problems]
    for document in plan.documents:
        takes = document.identity and document.verdict is not Verdict.STOPPET
        if takes and taken.setdefault(document.path, document.identity) != document.identity:
            stop = Stop(subject.id, document.kind, document.receiver or "*")
            twin = Problem.of("DG406", WORDINGS["DG406"], where, {"fil": f"output/{document.path}"}, stops=(stop,))
            problems.append(twin)
            documents.append(replace(document, verdict=Verdict.STOPPET, why=sentence_of(twin), values=None, beside=False))
        else:
            documents.append(document)
    return replace(plan, documents=tuple(documents), problems=tuple(problems))


# --- copies that may no longer exist -------------------------------------------------------------------------------


def _retire(plan: _Plan, subject: Subject, row: DocumentType, survey: Survey, keys: frozenset[str]) -> None:
    """Take copies away that their receivers may no longer have; one that was sent or changed by hand stays, and is told of."""
    sent = row.is_sent(subject)
    every = [(key, found) for key in sorted(keys) for found in survey.every(row.type, subject.id, key)]
    for key, found in every:
        if found.path in survey.locked and found.untouched and not sent:
            continue  # open in Word: the next run takes it away
        if found.untouched and not sent:
            plan.retired.append(Retired(found.path, row.type, subject.emne, key, found.digest))
        else:
            code = "DG404" if sent else "DG405"
            values = {"fil": f"output/{found.path}", "mottaker": key}
            where = subject.person_case.where.of("samtykker") if subject.person_case else row.row.where.start
            plan.problems.append(Problem.of(code, WORDINGS[code], where, values, severity=Severity.ADVARSEL))


def orphans(survey: Survey, known: frozenset[str]) -> tuple[Problem, ...]:
    """Documents whose file is gone: they are never deleted, only told of, once for each folder (design.md §8).

    `known` holds the ids of everything a document can be about now, also of files that could not be read.
    """
    lost: dict[str, list[str]] = {}
    for identity, found in survey.of.items():
        if not known & {identity.split("|")[1], *identity.split("|")[1].split("/")}:
            folder, _, name = found.path.rpartition("/")
            lost.setdefault(folder, []).append(name)
    return tuple(
        Problem.of(
            "DG407",
            WORDINGS["DG407"],
            Position(f"output/{folder}"),
            {"antall": str(len(names)), "mappe": folder, "filer": ", ".join(sorted(names))},
        )
        for folder, names in sorted(lost.items())
    )


def moves(documents: Iterable[PlannedDocument]) -> Iterator[Retired]:
    """The old places of documents that have moved: emptied once the new one is written."""
    for document in documents:
        if document.verdict is Verdict.LAGES and document.moved_from:
            yield Retired(document.moved_from, document.kind, document.case, document.receiver, document.moved_digest)
