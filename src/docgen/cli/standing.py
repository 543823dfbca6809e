"""`docgen status`: how the workspace stands, who writes in it, and whether a watcher lives. Nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import click

from docgen.build.archive_state import read_register
from docgen.build.archived import Tilstand, Transition
from docgen.build.lock import Owner, holder_of
from docgen.build.report import Report
from docgen.build.verdicts import BESIDE, Verdict, reason_of
from docgen.cli.machine import dumped
from docgen.cli.printing import counted
from docgen.cli.selecting import settings_of
from docgen.cli.settings import Run
from docgen.pipeline import check
from docgen.problem import Severity
from docgen.watch.pulse import Pulse, read_pulse

MOST_LISTED = 10
"""Of documents in one state only so many are named; `--json` and `-v` name all."""
STATES = (Verdict.ÅPEN_I_WORD, Verdict.ENDRET_FOR_HÅND)
ARCHIVE_STATES: Mapping[str, tuple[Tilstand, ...]] = MappingProxyType(
    {
        "archived": (Tilstand.KVITTERT,),
        Tilstand.KLAR: (Tilstand.KLAR,),
        "withdrawn": (Tilstand.TRUKKET,),
        "waiting": (Tilstand.SENDT, Tilstand.MOTTATT),
        "trouble": (Tilstand.AVVIST, Tilstand.DELVIS),
        "unanswered": (Tilstand.UKJENT,),
    }
)
"""The lines about the archive, with the states that each counts. Those that somebody must see to are named."""
_NAMED = frozenset({"withdrawn", "trouble", "unanswered"})
ENDABLE = (Verdict.IKKE_AKTUELT, Verdict.STOPPET)
"""Verdicts of what need not lie in output/."""
GONE = ("DG413", "DG417")
"""The problems of documents that were sent to the archive and are gone from output/: the only notes told here as they stand."""

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "counts": (
            "{saker} og {grupper}. I output: {dokumenter}.",
            "{saker} and {grupper}. In output: {dokumenter}.",
        ),
        "due": ("{antall} skal lages: kjør docgen build.", "{antall} to be made: run docgen build."),
        "wrong": (
            "{feil} og {advarsler}. Se dem med docgen check.",
            "{feil} and {advarsler}. See them with docgen check.",
        ),
        "well": ("Ingen feil og ingen advarsler.", "No errors and no warnings."),
        Verdict.ÅPEN_I_WORD: (
            "{antall} venter på at noen lukker Word:",
            "{antall} waiting for somebody to close Word:",
        ),
        Verdict.ENDRET_FOR_HÅND: (
            "{antall} med endringer gjort for hånd blir ikke rørt:",
            "{antall} changed by hand, left alone:",
        ),
        "conflicts": (
            "{antall} ved siden av et dokument som er endret for hånd:",
            "{antall} beside a document that was changed by hand:",
        ),
        "archived": ("{antall} er arkivert.", "Archived: {antall}."),
        Tilstand.KLAR: ("Klart for arkivet: {antall}.", "Ready for the archive: {antall}."),
        "withdrawn": (
            "{antall} er trukket tilbake før arkivet fikk det, og pakkes ikke av seg selv. Skal det dit likevel, kjør docgen "
            "archive pack med navnet på dokumentet:",
            "{antall} withdrawn before the archive was sent it, and not packed by itself. If it is to go there after all, run "
            "docgen archive pack with the name of the document:",
        ),
        "waiting": (
            "{antall} er sendt til arkivet og venter på svar.",
            "{antall} sent to the archive, waiting for an answer.",
        ),
        "trouble": (
            "{antall} kom ikke inn i arkivet slik det var ment:",
            "{antall} did not come into the archive as meant:",
        ),
        "unanswered": (
            "{antall} er sendt til arkivet, men arkivet har ikke svart, eller vet ikke selv hva som ble av det. Spør dem. Kom "
            "det fram, så legg svaret i arkiv/inn (svarer de bare muntlig: en tom fil, se «Svarene» i docs/drift.md):",
            "{antall} sent to the archive, which has not answered, or does not know itself. Ask them. If it arrived, put the "
            "answer into arkiv/inn (by word of mouth: an empty file, see docs/drift.md):",
        ),
        "gone": ("{hva} (ligger ikke i output)", "{hva} (not in output)"),
        "edition": (", utgave {utgave}", ", edition {utgave}"),
        "more": ("  … og {antall} til (-v viser alle)", "  … and {antall} more (-v shows all)"),
        "alive": (
            "Vakten går på {maskin} (prosess {prosess}, {måte}), siste livstegn for {sekunder} s siden.",
            "The watcher runs on {maskin} (process {prosess}, {måte}), last sign of life {sekunder} s ago.",
        ),
        "failing": (
            "Vakten får ikke bygget akkurat nå og prøver igjen. Kjør docgen doctor.",
            "The watcher cannot build right now and tries again. Run docgen doctor.",
        ),
        "dead": (
            "Vakten på {maskin} har ikke gitt livstegn siden {sist}. Start den igjen: docgen watch.",
            "The watcher on {maskin} has given no sign of life since {sist}. Start it again: docgen watch.",
        ),
        "nobody": ("Ingen vakt går. Start en med docgen watch.", "No watcher runs. Start one with docgen watch."),
        "locked": (
            "{maskin} (prosess {prosess}) skriver i mappen nå.",
            "{maskin} (process {prosess}) is writing in the folder now.",
        ),
    }
)


@dataclass(frozen=True)
class Standing:
    """How a workspace stands."""

    report: Report
    documents: int
    conflicts: tuple[str, ...]
    pulse: Pulse | None
    holder: Owner | None
    archive: tuple[Transition, ...] = ()
    """What the archive's register says of each document last."""
    lying: frozenset[tuple[str, str, int]] = frozenset()
    """Type, subject and edition of the documents in output/ that may not be written any more."""

    def in_archive(self, *states: Tilstand) -> tuple[Transition, ...]:
        return tuple(entry for entry in self.archive if entry.tilstand in states)

    def lies(self, entry: Transition) -> bool:
        """Whether an archived document lies somewhere in output/; of what is none of our documents nobody asks."""
        return not entry.kind or (entry.kind, entry.subject, entry.utgave) in self.lying

    def in_state(self, verdict: Verdict) -> tuple[str, ...]:
        others = (other for other in Verdict if other is not verdict)
        return tuple(line.path for line in self.report.documents_but(*others))


def standing_of(run: Run) -> Standing:
    """Look at how the workspace stands.

    Raises:
        DocgenError: the workspace cannot be read.
    """
    output = run.root / "output"
    # Asked before the check, which takes its time: what is told is of one moment as far as it can be.
    pulse, holder = read_pulse(run.root), holder_of(run.root)
    names = [path for path in output.rglob("*.docx") if not path.name.startswith("~$")]
    conflicts = tuple(sorted(path.relative_to(run.root).as_posix() for path in names if path.stem.endswith(BESIDE)))
    report = check(settings_of(run))
    archive = sorted(read_register(run.root).by_identity.values(), key=lambda entry: (entry.dokument, entry.utgave))
    kept = (line for line in report.documents_but(*ENDABLE) if not line.receiver and line.path)
    lying = frozenset((line.kind, line.subject, line.edition) for line in kept)
    return Standing(report, len(names), conflicts, pulse, holder, tuple(archive), lying)


def tell_status(run: Run) -> int:
    """Print how the workspace stands; 1 when something in cases or templates is wrong.

    Raises:
        DocgenError: the workspace cannot be read.
    """
    standing = standing_of(run)
    now = dt.datetime.now().astimezone()
    if run.options.json:
        click.echo(dumped(_object(standing, now, run.lang)))
    else:
        for line in _lines(standing, now, run):
            click.echo(line)
    return standing.report.judged_code


def _lines(standing: Standing, now: dt.datetime, run: Run) -> list[str]:
    report = standing.report

    def word(key: str, **values: object) -> str:
        nb, en = WORDS[key]
        return (en if run.lang == "en" else nb).format(**values)

    def listed(key: str, paths: tuple[str, ...]) -> list[str]:
        shown = paths if run.options.verbose else paths[:MOST_LISTED]
        more = [word("more", antall=len(paths) - len(shown))] if len(paths) > len(shown) else []
        thing = "utgaver" if key == "conflicts" else "dokumenter"
        return [word(key, antall=number(thing, len(paths))), *(f"  {path}" for path in shown), *more] if paths else []

    def number(thing: str, count: int) -> str:
        return counted(thing, count, run.lang)

    here = {"saker": report.saker, "grupper": report.grupper, "dokumenter": standing.documents}
    lines = [word("counts", **{thing: number(thing, count) for thing, count in here.items()})]
    due = len(standing.in_state(Verdict.LAGES))
    lines += [word("due", antall=number("dokumenter", due))] if due else []
    errors, warnings = report.count(Severity.FEIL), report.count(Severity.ADVARSEL)
    lines += [
        word("wrong", feil=number("feil", errors), advarsler=number("advarsler", warnings))
        if errors or warnings
        else word("well")
    ]
    for verdict in STATES:
        lines += listed(verdict, standing.in_state(verdict))
    lines += listed("conflicts", standing.conflicts)

    def named(entries: tuple[Transition, ...]) -> tuple[str, ...]:
        """Each document with where it is in the archive, and its number in the journal."""
        edition = {entry: word("edition", utgave=entry.utgave) if entry.utgave > 1 else "" for entry in entries}
        told = {entry: f"output/{entry.dokument}{edition[entry]}: {reason_of(entry).say(run.lang)}" for entry in entries}
        return tuple(text if standing.lies(entry) else word("gone", hva=text) for entry, text in told.items())

    for key, states in ARCHIVE_STATES.items():
        entries = standing.in_archive(*states)
        told = listed(key, named(entries))
        lines += told if key in _NAMED or run.options.verbose else told[:1]
    for problem in report.problems:
        lines += [f"{problem.message.say(run.lang)} {problem.help.say(run.lang)}"] if problem.code in GONE else []
    pulse = standing.pulse
    if pulse is None:
        lines.append(word("nobody"))
    elif pulse.is_alive(now):
        age = max(0, round((now - pulse.last).total_seconds()))
        lines.append(word("alive", maskin=pulse.host, prosess=pulse.pid, måte=pulse.way, sekunder=age))
        lines += [word("failing")] if pulse.failing else []
    else:
        lines.append(word("dead", maskin=pulse.host, sist=f"{pulse.last:%Y-%m-%d %H:%M}"))
    if standing.holder:
        lines.append(word("locked", maskin=standing.holder.host, prosess=standing.holder.pid))
    return lines


def _object(standing: Standing, now: dt.datetime, lang: str) -> dict[str, object]:
    report, pulse, holder = standing.report, standing.pulse, standing.holder
    return {
        "version": 1,
        "command": "status",
        "ok": report.judged_code == 0,
        "exit": report.judged_code,
        "lang": lang,
        "cases": report.saker,
        "groups": report.grupper,
        "documents": standing.documents,
        "due": len(standing.in_state(Verdict.LAGES)),
        "errors": report.count(Severity.FEIL),
        "warnings": report.count(Severity.ADVARSEL),
        "open": list(standing.in_state(Verdict.ÅPEN_I_WORD)),
        "edited": list(standing.in_state(Verdict.ENDRET_FOR_HÅND)),
        "conflicts": list(standing.conflicts),
        "archive": [
            {"path": f"output/{entry.dokument}", "edition": entry.utgave, "state": entry.tilstand.value, "journal": entry.journal}
            for entry in standing.archive
        ],
        "watcher": {
            "alive": pulse.is_alive(now),
            "host": pulse.host,
            "pid": pulse.pid,
            "way": pulse.way,
            "since": pulse.since.isoformat(),
            "last": pulse.last.isoformat(),
            "failing": pulse.failing,
        }
        if pulse
        else None,
        "lock": {"host": holder.host, "pid": holder.pid} if holder else None,
    }
