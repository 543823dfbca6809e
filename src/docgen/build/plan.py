"""The plan: for every possible document a verdict and the sentence that says why.

Pure: it gets the casebook, the rules' answers and a survey of what lies in output/, and it gives `PlannedDocument`s. What
it decides, `publish` carries out without another thought.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace

from docgen.build import asked as keys
from docgen.build.archived import REFUSED
from docgen.build.decision import decided, left_behind, may_tell, remembered, sent_as_draft, sentence_of
from docgen.build.editions import (
    Edition,
    changed_since,
    corrected_by,
    days_of,
    editions_of,
    left_as_sent,
    otherwise,
    says_nothing_of_what_it_replaces,
    says_the_same,
    standing,
)
from docgen.build.fingerprint import fingerprint, undated, values_digest
from docgen.build.ground import Ground
from docgen.build.held import (
    expression_fault,
    held_by,
    hidden_cases,
    hindrance_of,
    invited_for_nothing,
    no_unit_left,
    refused_units,
)
from docgen.build.survey import Found, Survey, identity_of
from docgen.build.verdicts import PlannedDocument, Retired, Verdict, reason, reason_of
from docgen.documents.recipients import SELECTORS, receivers, senders
from docgen.documents.table import DocumentType, UferdigRad
from docgen.documents.values import Issue, Values, copy_values, shared_values
from docgen.documents.wordings import WORDINGS
from docgen.model.personer import is_person_key
from docgen.model.subject import Receiver, Subject
from docgen.problem import Position, Problem, Severity, Stop, Text
from docgen.rules import CONSENT_CODES, NEEDS_A_UNIT, Facts, judge
from docgen.word.faults import TemplateError

PRIVACY = "PV-"
"""How the codes begin that stop every document (domain.md §2.1)."""
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
    says: str = ""
    """Digest of what the data say now of an edition that was archived."""


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
    *former, current = editions_of(row.type, subject.id, ground)
    plan = _Plan()
    why = None
    if current.lock and (row.type, subject.id) in ground.wanted:
        new = Edition(current.number + 1)
        would_be = _planned(_Plan(), subject, row, ground, told, new, printed=current.number)
        # One that the archive refused may say the same once more: what was wrong may have been said of it, not in it.
        if current.lock.tilstand not in REFUSED and says_the_same(would_be.documents, subject, row, ground, current):
            why = reason("same_as_archived")
        else:
            former, current = [*former, current], new
    for edition in former:
        _leave(plan, _blank(subject, row, row.own_date(subject) or ground.i_dag, edition), row, subject, ground, edition)
    _planned(plan, subject, row, ground, told, current)
    if current.lock:
        _lay_beside(plan, subject, row, ground, current)
    if why:
        plan.documents = [replace(copy, why=why) if copy.edition == current.number else copy for copy in plan.documents]
    return plan


def _planned(
    plan: _Plan,
    subject: Subject,
    row: DocumentType,
    ground: Ground,
    told: dict[tuple[object, ...], Values],
    edition: Edition,
    printed: int = 0,
) -> _Plan:
    """Plan one edition of a document. `printed` is the number that it shows where that is to be another one."""
    made = ground.survey.copies(row.type, subject.id, edition.number)
    lock = edition.lock
    dato = row.own_date(subject) or (lock and "" in made and made[""].date) or ground.i_dag
    number = printed or edition.number
    retter = corrected_by(number, row, subject, ground)
    blank = _blank(subject, row, retter.dag if retter else dato, edition)
    # `sendt` in the YAML was said of the first edition; of a later one only the archive tells that it went out.
    is_marked = edition.number == 1 and row.is_sent(subject)
    # What lies there as a draft was never sent as finished: the finished one is still to be made (docs/adr/0007).
    sent = bool(lock) or (is_marked and not ("" in made and made[""].utkast))
    spoken = subject.spoken(row.målform(subject))
    wanted = _wanted(spoken, row, dato, ground, frozenset(made), sent=sent)
    refused = frozenset() if sent else refused_units(subject, wanted, frozenset(made), (dato, ground.i_dag))

    def not_made(verdict: Verdict, why: Text, keys: frozenset[str] | None = None) -> _Plan:
        """The end of a document that is not made now; copies of these keys may not lie there any more."""
        if lock:
            _leave(plan, replace(blank, due=False), row, subject, ground, edition)
        else:
            plan.documents.append(_not_made(blank, made, verdict, why))
        if keys is not None:
            _retire(plan, subject, row, ground.survey, keys, edition, sent=sent)
        return plan

    hindrance = hindrance_of(subject, row, ground)
    if hindrance:
        plan.asked = False
        # A row with a fault in it says neither who is to have the document nor whether it went out: nothing is taken away.
        keys = None if isinstance(row.row, UferdigRad) else refused
        return not_made(Verdict.STOPPET, sentence_of(hindrance), keys)

    if not sent:
        # What a private person has no right to any more goes too; with a fault in the files nobody can say who has.
        refused |= frozenset(key for key in made if is_person_key(key)) - {receiver.key for receiver in wanted}
    # What was archived is laid beside what each of several days would give (`_lay_beside`), sent or not.
    issue = Issue(row, spoken, dato, ground.i_dag, sendt=sent and not lock, told=told, utgave=number, retter=retter)
    shared = shared_values(issue, ground.plainer)
    try:
        due = row.når.evaluate(shared)
    except TemplateError as error:
        plan.asked = False
        plan.problems.append(expression_fault(row, error))
        return not_made(Verdict.STOPPET, sentence_of(plan.problems[-1]))
    facts = Facts(row.type, subject, dato, ground.i_dag, wanted, frozenset(made), sent)
    if not due and sent and not lock and "" in made and row.utkast is None:
        return _went_out(plan, blank, row, facts, made, ground)
    if not due:
        return not_made(Verdict.IKKE_AKTUELT, reason("not_due", når=row.row.når), refused)

    plan.problems += judge(ground.rules_of(row.type, row.row.regler), facts, row.row.regler)
    held = held_by(plan.problems, subject, row.type) | hidden_cases(subject, row, ground)
    for key, problem in invited_for_nothing(subject, wanted, held).items():
        held[key] = replace(problem, stops=(*problem.stops, Stop(subject.id, row.type, key)))
        plan.problems.append(held[key])
    if "*" in held:
        codes = {problem.code for problem in plan.problems for stop in problem.stops if stop.receiver == "*"}
        if "PV-02" in codes:
            refused |= frozenset(made) - {""}
        if codes & CONSENT_CODES:
            # The consent itself has fallen: no unit but the sender may have the paper, not even a required notice.
            refused |= frozenset(r.key for r in wanted if r.unit and r.unit not in senders(subject, dato))
        return not_made(Verdict.STOPPET, sentence_of(held["*"]), refused | (frozenset(held) - {"*"}))
    actual = tuple(r for r in wanted if r.key not in held)
    if row.type in NEEDS_A_UNIT and no_unit_left(wanted, actual):
        return not_made(Verdict.STOPPET, reason("no_unit"), refused | frozenset(held))

    issue = replace(issue, receivers=actual, held_back=frozenset(held))
    try:
        shared = _with_draft(shared_values(issue, ground.plainer), row)
    except TemplateError as error:
        plan.problems.append(expression_fault(row, error, "utkast"))
        return not_made(Verdict.STOPPET, sentence_of(plan.problems[-1]))
    for receiver in (None, *(r for r in actual if not r.is_private or row.row.eget_brev)) if not lock else (None,):
        copy = replace(blank, receiver=receiver.key) if receiver else replace(blank, receivers=actual)
        copy = _valued(copy, copy_values(shared, issue, receiver), subject, row, ground)
        if lock:
            plan.says = copy.values_digest
            _leave(plan, replace(copy, values=None), row, subject, ground, edition)
        else:
            _plan_copy(plan, copy, row, subject, ground, sent=sent)
            if is_marked:
                plan.documents[-1] = remembered(plan.documents[-1], ground.survey, ground.templates[copy.template])
                plan.problems += sent_as_draft(plan.documents[-1], ground.survey)
            if retter and not receiver:
                plan.problems += says_nothing_of_what_it_replaces(copy, ground.templates[copy.template])
            own = plan.documents[-1]
            stands = own.verdict is Verdict.UENDRET or own.why == reason("edited_same")
            if retter and (day := own.dato) and not receiver and stands:
                # A copy that is made later is of the same correction, and carries its day.
                blank, shared = replace(blank, dato=day), _dated(shared, day)
    for receiver in wanted if not lock else ():
        if receiver.key in held:
            copy = _named(replace(blank, receiver=receiver.key), subject, row)
            plan.documents.append(replace(copy, verdict=Verdict.STOPPET, why=sentence_of(held[receiver.key])))
    _retire(plan, subject, row, ground.survey, frozenset(made) - {r.key for r in actual} - {""}, edition, sent=sent)
    return plan


# --- what has left the house ---------------------------------------------------------------------------------------


def _went_out(
    plan: _Plan, blank: PlannedDocument, row: DocumentType, facts: Facts, made: Mapping[str, Found], ground: Ground
) -> _Plan:
    """Leave what was sent and would not be made today, as the invitation to a meeting that was held.

    The routines have nothing more to say of it; what privacy stops (PV) is not for the archive here either.
    """
    got = tuple(r for r in facts.receivers if r.key in made or (r.is_private and not row.row.eget_brev))
    is_doubted = ground.survey.doubted(made[""])
    plan.documents += left_as_sent(replace(blank, receivers=got, due=False, doubted=is_doubted), made)
    rules = [rule for rule in ground.rules_of(row.type, row.row.regler) if rule.code.startswith(PRIVACY)]
    plan.problems += judge(rules, facts, row.row.regler)
    stop = held_by(plan.problems, facts.subject, row.type).get("*")
    if stop:
        why = sentence_of(stop)
        plan.documents = [replace(copy, verdict=Verdict.STOPPET, why=why) for copy in plan.documents]
    return plan


def _leave(plan: _Plan, blank: PlannedDocument, row: DocumentType, subject: Subject, ground: Ground, edition: Edition) -> None:
    """Leave an edition as it lies; a file that is not as it was sent to the archive any more is told of."""
    made = ground.survey.copies(row.type, subject.id, edition.number)
    plan.documents += standing(blank, edition.lock, made)
    if edition.lock and "" in made:
        plan.problems += changed_since(edition.lock, made[""], row, subject)


def _lay_beside(plan: _Plan, subject: Subject, row: DocumentType, ground: Ground, edition: Edition) -> None:
    """Tell when the data would make another document now than the one that was archived.

    That one was judged on another day: what has run out since is no reason to write it again.
    """
    found = ground.survey.copies(row.type, subject.id, edition.number).get("")
    template = ground.templates.get(row.template(subject))
    if not plan.says or found is None or template is None or not may_tell(found, template) or found.values == plan.says:
        return
    assert edition.lock is not None
    for day in days_of(edition.lock, row.own_date(subject) or found.date):
        then = _planned(_Plan(), subject, row, replace(ground, i_dag=day), {}, edition)
        if then.says == found.values:
            return
    plan.problems.append(otherwise(edition.lock, found, row, subject))


# --- who is to have it ---------------------------------------------------------------------------------------------


def _wanted(
    subject: Subject, row: DocumentType, dato: dt.date, ground: Ground, made: frozenset[str], *, sent: bool
) -> tuple[Receiver, ...]:
    """All who are to have the document; a private person only while she has a right to it today, or has had her copy sent."""
    selectors = tuple(name for name in row.row.mottakere if name in SELECTORS)
    entitled = receivers(subject, selectors, dato, row.type, ground.i_dag)
    if not sent:
        return entitled
    keys = {receiver.key for receiver in entitled} | made
    return tuple(r for r in receivers(subject, selectors, dato, row.type) if r.key in keys)


# --- one copy ------------------------------------------------------------------------------------------------------


def _blank(subject: Subject, row: DocumentType, dato: dt.date, edition: Edition) -> PlannedDocument:
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
        title=row.title(subject, public=True, edition=edition.number),
        language=LANGUAGE[row.målform(subject)],
        edition=edition.number,
        archived=edition.entry,
    )


def _named(copy: PlannedDocument, subject: Subject, row: DocumentType) -> PlannedDocument:
    """Give the copy its identity and its file name: `<subject>_<date>_<kind>[_<receiver>][_utgave2].docx`."""
    day = row.file_day(subject)
    parts = [subject.filnavn, day.isoformat() if day else "", row.type, copy.receiver]
    parts += [f"utgave{copy.edition}"] if copy.edition > 1 else []
    name = "_".join(part for part in parts if part)
    identity = identity_of(row.type, subject.id, copy.receiver, copy.edition)
    return replace(copy, path=f"{subject.mappe}/{name}.docx", identity=identity)


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


def _dated(shared: Values, day: dt.date) -> Values:
    document = shared["dokument"]
    assert isinstance(document, dict)
    return shared | {"dokument": document | {"dato": day}}


def _valued(copy: PlannedDocument, values: Values, subject: Subject, row: DocumentType, ground: Ground) -> PlannedDocument:
    """Give the copy what its template will see, its name and its fingerprint."""
    template = ground.templates[row.template(subject)]
    ground.note(keys.template(template.name))
    document = values["dokument"]
    assert isinstance(document, dict)
    digest = values_digest(undated(values, row.own_date(subject)), template.tree)
    mark = fingerprint(digest, template.compiled.digest)
    is_draft = bool(document.get("utkast"))
    return replace(_named(copy, subject, row), values_digest=digest, fingerprint=mark, values=values, utkast=is_draft)


def _plan_copy(plan: _Plan, copy: PlannedDocument, row: DocumentType, subject: Subject, ground: Ground, *, sent: bool) -> None:
    plan.documents.append(decided(copy, sent, ground.survey, ground.templates[row.template(subject)], plan.problems))
    left = left_behind(plan.documents[-1], sent, ground.survey)
    plan.retired += [Retired(left.path, copy.kind, copy.case, copy.receiver, left.digest)] if left else []


def without_twins(plan: SubjectPlan, subject: Subject, taken: MutableMapping[str, str]) -> SubjectPlan:
    """Stop what would take the name of another document of this run; `taken` (identity by path) is filled on the way."""
    where = subject.møte.where.of("dato") if subject.møte else Position("")
    documents, problems = [], [*plan.problems]
    for document in plan.documents:
        takes = document.identity and document.verdict is not Verdict.STOPPET
        is_another = takes and taken.setdefault(document.path, document.identity) != document.identity
        # What was archived stays where it lies; whoever else wants the name has seen it there.
        if is_another and document.verdict is not Verdict.ARKIVERT:
            stop = Stop(subject.id, document.kind, document.receiver or "*")
            twin = Problem.of("DG406", WORDINGS["DG406"], where, {"fil": f"output/{document.path}"}, stops=(stop,))
            problems.append(twin)
            documents.append(replace(document, verdict=Verdict.STOPPET, why=sentence_of(twin), values=None, beside=False))
        else:
            documents.append(document)
    return replace(plan, documents=tuple(documents), problems=tuple(problems))


# --- copies that may no longer exist -------------------------------------------------------------------------------


def _retire(
    plan: _Plan, subject: Subject, row: DocumentType, survey: Survey, keys: frozenset[str], edition: Edition, *, sent: bool
) -> None:
    """Take copies away that their receivers may no longer have; one that was sent or changed by hand stays, and is told of."""
    every = [(key, found) for key in sorted(keys) for found in survey.every(row.type, subject.id, key, edition.number)]
    state = reason_of(edition.lock) if edition.lock else reason("went_out")
    for key, found in every:
        if found.path in survey.locked and found.untouched and not sent:
            continue  # open in Word: the next run takes it away
        if found.untouched and not sent:
            plan.retired.append(Retired(found.path, row.type, subject.emne, key, found.digest))
        else:
            code = "DG404" if sent else "DG405"
            values = {"fil": f"output/{found.path}", "mottaker": key, "grunn": state.say("nb"), "reason": state.say("en")}
            where = subject.person_case.where.of("samtykker") if subject.person_case else row.row.where.start
            plan.problems.append(Problem.of(code, WORDINGS[code], where, values, severity=Severity.ADVARSEL))
