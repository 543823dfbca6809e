"""What `docgen build` says in short: how many of what were made, or with `--dry-run` would be made, changed, taken away, kept
and stopped, why, and the first few by name. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from docgen.build.report import WRITTEN, DocumentLine, Report
from docgen.build.verdicts import REASONS, Verdict
from docgen.problem import Text

FEW = 15
"""So many lines are read in one look: a plan or a build that is no longer is shown whole."""
MOST_NAMED = 5
"""Of each group of a longer one so many documents are named."""
MOST_REASONS = 5

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "made": ("{antall} lages: {typer}.", "{antall} to be made: {typer}."),
        "changed": ("{antall} lages på nytt: {typer}.", "{antall} to be made anew: {typer}."),
        "because": ("  Fordi: {grunner}.", "  Because: {grunner}."),
        "removed": ("{antall} fjernes: {typer}.", "{antall} to be removed: {typer}."),
        Verdict.ENDRET_FOR_HÅND: (
            "{antall} rettet for hånd beholdes: {typer}.",
            "{antall} edited by hand, kept: {typer}.",
        ),
        Verdict.STOPPET: ("{antall} stoppet: {typer}.", "{antall} stopped: {typer}."),
        Verdict.ÅPEN_I_WORD: ("{antall} åpne i Word venter: {typer}.", "{antall} open in Word wait: {typer}."),
        Verdict.UENDRET: ("{antall} er som de skal.", "{antall} as they should be."),
        Verdict.ARKIVERT: ("{antall} arkivert røres ikke.", "{antall} archived, left alone."),
        "more": ("  … og {antall} til. Med -v vises alle.", "  … and {antall} more. With -v all are shown."),
        "written": ("{antall} laget i {sted}: {typer}.", "{antall} made in {sted}: {typer}."),
        "rewritten": ("{antall} laget på nytt i {sted}: {typer}.", "{antall} made anew in {sted}: {typer}."),
        "folders": ("{antall} mapper i output", "{antall} folders of output"),
        "rest": (
            "  … og {antall} til. Hvert dokument vises når du bygger med -v.",
            "  … and {antall} more. Each document is shown when you build with -v.",
        ),
        "moved": ("de flyttes", "they are moved"),
        "beside": ("vår versjon legges ved siden av en som er rettet for hånd", "ours goes beside one edited by hand"),
        "other": ("andre grunner", "other reasons"),
    }
)
GROUPS = ("made", "changed", "removed", Verdict.ENDRET_FOR_HÅND, Verdict.STOPPET, Verdict.ÅPEN_I_WORD)
"""The groups that are named, in the order they are told."""
DEEDS = ("written", "rewritten")
"""The groups of what was made."""
EXPLAINED = ("changed", "rewritten")
"""The groups whose reasons are told: what is made for the first time needs none."""
COUNTED = (Verdict.UENDRET, Verdict.ARKIVERT)
"""What nothing happens to: counted alone."""
SHARED = MappingProxyType({REASONS[own][0]: word for own, word in (("moved", "moved"), ("edited_beside", "beside"))})
"""Reasons that name a file of their own, and what is said of many."""
SILENT = (Verdict.UENDRET, Verdict.ARKIVERT, Verdict.IKKE_AKTUELT)


@dataclass
class Group:
    """Documents that share what becomes of them: how many of which type, why, in which folders, and the first few."""

    kinds: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    folders: set[str] = field(default_factory=set)
    first: list[str] = field(default_factory=list)

    def add(self, kind: str, name: str, reason: str = "", folder: str = "") -> None:
        self.kinds[kind] += 1
        self.folders.add(folder)
        self.reasons[reason] += bool(reason)
        if len(self.first) < MOST_NAMED:
            self.first.append(name)


def is_short(report: Report) -> bool:
    """Whether all that would happen is read in one look."""
    quiet = frozenset(verdict.value for verdict in SILENT)
    told = sum(number for word, number in report.counts.items() if word in frozenset(Verdict) and word not in quiet)
    return told + len(report.retired) <= FEW


def is_made(line: DocumentLine) -> bool:
    """Whether a line says that a document was made, and nothing else that somebody should know of it."""
    return line.verdict is Verdict.LAGES and line.written


def made_much(report: Report) -> bool:
    """Whether more documents were written than are read in one look."""
    return report.counts.get(WRITTEN, 0) > FEW


def deeds(report: Report, lang: str, copy: str) -> Iterator[str]:
    """The lines of what a long build has made (`is_made`). The rest of it is not told here. `copy` as in `outlook`."""
    groups = {key: Group() for key in DEEDS}
    for line in report.written():
        if is_made(line):
            key = "written" if _is_new(line) else "rewritten"
            groups[key].add(line.kind, _name(line, copy), _reason(line.why, lang), line.path.rpartition("/")[0])
    for key, group in groups.items():
        if group.kinds:
            yield from _told(key, group, lang, rest="rest")


def outlook(report: Report, lang: str, copy: str) -> Iterator[str]:
    """The lines of a long plan. `copy` is what the archive copy is called where a receiver's name would stand.

    Gone through once, and nothing but counts and the first few is kept: a plan may have a hundred thousand documents.
    """
    groups = {key: Group() for key in GROUPS}
    for line in report.documents_but(*SILENT):
        key = _group_of(line)
        why = _reason(line.why, lang)
        name = _name(line, copy)
        # Why a document is stopped or kept is its own, and stands by it; why many are made again is one thing, and said once.
        groups[key].add(line.kind, name if key in ("made", "changed") else f"{name}: {line.why.say(lang)}", why)
    for gone in report.retired:
        groups["removed"].add(gone.kind, f"  {gone.case}  {gone.kind}  {gone.receiver}")
    for key, group in groups.items():
        if group.kinds:
            yield from _told(key, group, lang)
    for verdict in COUNTED:
        if number := report.counts.get(verdict.value, 0):
            yield _word(verdict, lang, antall=number)


def _group_of(line: DocumentLine) -> str:
    if line.verdict is not Verdict.LAGES:
        return line.verdict
    return "made" if _is_new(line) else "changed"


def _is_new(line: DocumentLine) -> bool:
    return line.why.nb == REASONS["new"][0]


def _name(line: DocumentLine, copy: str) -> str:
    return f"  {line.case}  {line.kind}  {line.receiver or copy}"


def _reason(why: Text, lang: str) -> str:
    shared = SHARED.get(why.nb)
    return _word(shared, lang) if shared else why.say(lang)


def _told(key: str, group: Group, lang: str, rest: str = "more") -> Iterator[str]:
    total = group.kinds.total()
    where = next(iter(group.folders)) if len(group.folders) == 1 else _word("folders", lang, antall=len(group.folders))
    yield _word(key, lang, antall=total, typer=_counted(group.kinds.most_common()), sted=where)
    if key in EXPLAINED:
        shown = group.reasons.most_common(MOST_REASONS)
        others = group.reasons.total() - sum(number for _, number in shown)
        yield _word("because", lang, grunner=_counted([*shown, *([(_word("other", lang), others)] if others else [])]))
    yield from group.first
    if total > len(group.first):
        yield _word(rest, lang, antall=total - len(group.first))


def _counted(pairs: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({number})" for name, number in pairs)


def _word(key: str, lang: str, **values: object) -> str:
    nb, en = WORDS[key]
    return (en if lang == "en" else nb).format(**values)
