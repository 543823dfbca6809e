"""What becomes of one copy, by what lies in its place already: the heart of the promise that nothing is overwritten. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.build.fingerprint import ENGINE, Tree, names_digest, names_tree, undated, values_digest
from docgen.build.survey import DOUBT, Found, Survey
from docgen.build.verdicts import PlannedDocument, Verdict, reason
from docgen.documents.wordings import WORDINGS
from docgen.problem import Position, Problem, Stop, Text
from docgen.texts import PV_01_EDITED
from docgen.word.compiled import CompiledTemplate


@dataclass(frozen=True)
class Template:
    """A template ready for use, with the names it prints as a tree, and a digest of these."""

    name: str
    compiled: CompiledTemplate
    tree: Tree
    names: str

    @classmethod
    def of(cls, name: str, compiled: CompiledTemplate) -> Template:
        tree = names_tree(use.text for use in compiled.names)
        return cls(name, compiled, tree, names_digest(tree))


def may_tell(found: Found, template: Template) -> bool:
    """Whether the values of a document can be laid beside those of today: only where both templates print the same names. A
    template that prints others says nothing of what stands in the files."""
    return found.names == template.names if found.names else found.template == template.compiled.digest


def decided(copy: PlannedDocument, sent: bool, survey: Survey, template: Template, problems: list[Problem]) -> PlannedDocument:
    """Give the copy its verdict, and the place where ours may go; what a person must be told goes into `problems`."""
    copy = _decided(copy, sent, survey, template, problems)
    waiting = ours_beside(copy, survey)
    if copy.verdict is Verdict.LAGES and waiting and not copy.moved_from:
        # The one that lay beside hers takes the name: it leaves its own.
        return replace(copy, moved_from=waiting.path, moved_digest=waiting.digest)
    return copy


def ours_beside(copy: PlannedDocument, survey: Survey) -> Found | None:
    """Our version beside a document, if nobody has touched it or has it open: it goes once the name is ours again."""
    beside = survey.beside(copy.path) if copy.path else None
    is_ours = beside and beside.untouched and beside.identity == copy.identity
    return beside if beside and is_ours and beside.path not in survey.locked else None


def left_behind(copy: PlannedDocument, sent: bool, survey: Survey) -> Found | None:
    """Our version that still lies beside a document although that one is ours and as it should be."""
    found = survey.at.get(copy.path)
    is_settled = found and found.untouched and found.identity == copy.identity and copy.verdict is Verdict.UENDRET
    return ours_beside(copy, survey) if is_settled and not sent else None


def sent_as_draft(copy: PlannedDocument, survey: Survey) -> Iterator[Problem]:
    """A FEIL of a finished copy that the file calls sent, and in whose place lies a draft that a person has changed."""
    if copy.verdict is Verdict.ENDRET_FOR_HÅND and not copy.utkast and (found := survey.at.get(copy.path)) and found.utkast:
        yield _warning("DG415", copy)


def remembered(copy: PlannedDocument, survey: Survey, template: Template) -> PlannedDocument:
    """Say what is to be remembered of an archive copy that the file calls sent: whether that was said of this very paper."""
    if copy.receiver or copy.verdict not in (Verdict.LAGES, Verdict.UENDRET) or (copy.utkast and not copy.doubted):
        return copy
    found = survey.at.get(copy.path) if copy.verdict is Verdict.UENDRET else None
    if found and not may_tell(found, template):
        return copy  # made by another template: nobody can tell whether they agree
    mark = found.fingerprint if found else copy.fingerprint
    mark = DOUBT + mark if copy.doubted else mark
    return copy if survey.noted.get(copy.path) == mark else replace(copy, sent_as=mark)


def numbers_typed(copies: Iterable[PlannedDocument], survey: Survey) -> Iterator[Problem]:
    """A warning of each file of these copies that a person has changed and that holds a fødselsnummer: nothing is said of the
    digits. It is hers and stays; but she may be about to send it."""
    for copy in copies:
        found = {one.path: one for one in survey.every(copy.kind, copy.subject, copy.receiver, copy.edition)}
        if copy.verdict is Verdict.ENDRET_FOR_HÅND and copy.path in survey.at:
            found[copy.path] = survey.at[copy.path]  # saved by a program that lets the certificate go
        for path in sorted(path for path, one in found.items() if one.has_national_id):
            of_it = Stop(copy.subject, copy.kind, copy.receiver)
            yield Problem.of("PV-01", PV_01_EDITED, Position(f"output/{path}"), {"fil": f"output/{path}"}, concerns=(of_it,))


def _decided(copy: PlannedDocument, sent: bool, survey: Survey, template: Template, problems: list[Problem]) -> PlannedDocument:
    found = survey.at.get(copy.path)
    if found is None:
        return _decided_absent(copy, sent, survey, template, problems)
    copy = replace(copy, expected=found.digest)
    if found.identity and found.untouched and found.identity != copy.identity:
        # Ours, about something else: two meetings have traded days. Neither may cover the other.
        problems.append(_taken(copy))
        return replace(copy, verdict=Verdict.STOPPET, why=sentence_of(problems[-1]), values=None)
    if sent and not found.untouched:
        # Sent, nothing changes by itself (docs/adr/0007): neither in its place nor beside it.
        return _settled(copy, Verdict.ENDRET_FOR_HÅND, reason("sent"), found)
    if found.identity != copy.identity or not found.untouched:
        return _decided_edited(copy, found, survey, problems)
    if found.fingerprint == copy.fingerprint:
        return _settled(copy, Verdict.UENDRET, reason("same"), found)
    if sent:
        says_the_same = found.values == copy.values_digest or _was_undated(copy, found, template)
        if not copy.receiver and may_tell(found, template) and not says_the_same:
            copy = replace(copy, doubted=not survey.agreed(found))
            problems.append(_warning("DG416" if copy.doubted else "DG401", copy))
        return _settled(copy, Verdict.UENDRET, reason("sent"), found)
    if copy.path in survey.locked:
        return _settled(copy, Verdict.ÅPEN_I_WORD, reason("open"), found)
    return replace(copy, verdict=Verdict.LAGES, why=_difference(copy, found, template))


def _was_undated(copy: PlannedDocument, found: Found, template: Template) -> bool:
    """Whether a document was made before its date stood in the file, and says what the data say now: the day it was made on,
    which it shows, is the date that was written since."""
    assert copy.values is not None
    document = copy.values["dokument"]
    assert isinstance(document, Mapping)
    is_its_day = found.date is not None and found.date == document["dato"]
    return is_its_day and found.values == values_digest(undated(copy.values), template.tree)


def _decided_absent(
    copy: PlannedDocument, sent: bool, survey: Survey, template: Template, problems: list[Problem]
) -> PlannedDocument:
    old = survey.of.get(copy.identity)
    if old is None:
        # Hers is deleted: that settles it, and ours takes the name (design.md §8).
        return replace(copy, verdict=Verdict.LAGES, why=reason("hers_deleted" if ours_beside(copy, survey) else "new"))
    if sent:
        # The paper that went out stays where it is and what it is; without its date in the name nobody is led astray.
        if not _was_undated(copy, old, template):
            copy = replace(copy, doubted=old.untouched and not copy.receiver and not survey.agreed(old))
            problems.append(_warning("DG412", replace(copy, moved_from=old.path)))
        verdict = Verdict.UENDRET if old.untouched else Verdict.ENDRET_FOR_HÅND
        return _settled(replace(copy, path=old.path, expected=old.digest), verdict, reason("sent"), old)
    if old.path in survey.locked:
        return _settled(replace(copy, path=old.path, expected=old.digest), Verdict.ÅPEN_I_WORD, reason("open"), old)
    if not old.untouched:
        # A person has worked in the old one: it stays, and the right one is made at the new place.
        problems.append(_warning("DG402", replace(copy, moved_from=old.path)))
        return replace(copy, verdict=Verdict.LAGES, why=reason("new"))
    return replace(copy, verdict=Verdict.LAGES, why=reason("moved", fra=old.path), moved_from=old.path, moved_digest=old.digest)


def _decided_edited(copy: PlannedDocument, found: Found, survey: Survey, problems: list[Problem]) -> PlannedDocument:
    """A person's document keeps the name; ours goes beside it, once, and is renewed while nobody has touched it."""
    if found.identity == copy.identity and found.fingerprint == copy.fingerprint:
        return _settled(copy, Verdict.ENDRET_FOR_HÅND, reason("edited_same"), found)
    beside = survey.beside(copy.path)
    if beside is None and survey.offered.get(copy.path) == copy.fingerprint:
        # She has seen ours and deleted it: hers stands until the data change again (design.md §8).
        return _settled(copy, Verdict.ENDRET_FOR_HÅND, reason("edited_declined"), found)
    problems.append(_warning("DG403", copy))
    name = copy.path.rpartition("/")[2].removesuffix(".docx") + " (ny).docx"
    if beside and (beside.fingerprint == copy.fingerprint or not beside.untouched):
        return _settled(copy, Verdict.ENDRET_FOR_HÅND, reason("edited_waiting", ny=name), found)
    if beside and beside.path in survey.locked:
        return _settled(copy, Verdict.ÅPEN_I_WORD, reason("open"), found)
    why = reason("edited_beside" if found.identity else "foreign", ny=name)
    expected = beside.digest if beside else ""
    return replace(copy, verdict=Verdict.ENDRET_FOR_HÅND, why=why, beside=True, expected=expected)


def _settled(copy: PlannedDocument, verdict: Verdict, why: Text, found: Found) -> PlannedDocument:
    """Nothing is written, so the values are let go and the date is the one that stands in the document."""
    return replace(copy, verdict=verdict, why=why, values=None, dato=found.date or copy.dato)


def _difference(copy: PlannedDocument, found: Found, template: Template) -> Text:
    if found.values != copy.values_digest:
        return reason("content")
    if found.template != template.compiled.digest:
        return reason("template", mal=template.name)
    return reason("engine") if found.engine != ENGINE else reason("content")


def _taken(copy: PlannedDocument) -> Problem:
    name = copy.path.replace(f"_{copy.receiver}.docx", ".docx") if copy.receiver else copy.path
    stop = Stop(copy.subject, copy.kind, copy.receiver or "*")
    return Problem.of("DG406", WORDINGS["DG406"], Position(f"output/{name}"), {"fil": f"output/{name}"}, stops=(stop,))


def _warning(code: str, copy: PlannedDocument) -> Problem:
    values = {"fil": f"output/{copy.path}", "fra": f"output/{copy.moved_from}"}
    where, of_it = Position(f"output/{copy.moved_from or copy.path}"), Stop(copy.subject, copy.kind, copy.receiver)
    return Problem.of(code, WORDINGS[code], where, values, concerns=(of_it,))


def sentence_of(problem: Problem) -> Text:
    """The problem as the reason of a verdict: its code and its sentence."""
    values = problem.message.values
    code = problem.code
    return Text(f"{code}: {problem.message.nb}", f"{code}: {problem.message.en}", values)
