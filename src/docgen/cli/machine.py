"""The report for machines: one JSON object on stdout, also on failure (ux.md §5.1). Private values read «skjult»."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from docgen.build.report import DocumentLine, Report
from docgen.build.verdicts import Verdict
from docgen.problem import Problem, Severity

ACTIONS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.LAGES: "written",
        Verdict.UENDRET: "unchanged",
        Verdict.IKKE_AKTUELT: "not-applicable",
        Verdict.STOPPET: "stopped",
        Verdict.ENDRET_FOR_HÅND: "kept-edited",
        Verdict.ÅPEN_I_WORD: "locked",
        Verdict.ARKIVERT: "archived",
    }
)
SEVERITIES = MappingProxyType({Severity.FEIL: "error", Severity.ADVARSEL: "warning", Severity.INFO: "info"})


def report_json(report: Report, lang: str, *, dry_run: bool = False, exit_code: int | None = None) -> str:
    """The whole report. A dry run has the same shape with `"dry_run": true`: «written» is then what would be written."""
    exit_code = report.exit_code if exit_code is None else exit_code
    actions: Counter[str] = Counter()
    for verdict, action in ACTIONS.items():
        actions[action] += report.counts.get(verdict.value, 0)
    return dumped(
        {
            "version": 1,
            "command": report.command,
            "ok": exit_code == 0,
            "exit": exit_code,
            "lang": lang,
            "dry_run": dry_run or report.command != "build",
            "summary": {
                "cases": report.saker + report.grupper,
                "built": actions["written"],
                "unchanged": actions["unchanged"],
                "errors": report.count(Severity.FEIL),
                "warnings": report.count(Severity.ADVARSEL),
            },
            "documents": [_document(line, lang) for line in report.documents],
            "notes": {
                "written": list(report.answered.written),
                "removed": list(report.answered.removed),
                "foreign": list(report.answered.foreign),
                "waiting": list(report.answered.waiting),
            },
            "pdf": {
                "written": list(report.pdf.written),
                "removed": list(report.pdf.removed),
                "due": list(report.pdf.due),
                "locked": list(report.pdf.waiting),
            },
            "overview": {"written": list(report.pages.written), "foreign": list(report.pages.foreign)},
            "diagnostics": [*(_diagnostic(problem, lang) for problem in report.problems), *_world(report, lang)],
        }
    )


def failure_json(command: str, exit_code: int, message: str, lang: str) -> str:
    """The object of a run that came to nothing: wrong use, the world, or our own bug."""
    diagnostic = _failure({2: "DG901", 3: "DG903"}.get(exit_code, "DG900"), message)
    return dumped(
        {
            "version": 1,
            "command": command,
            "ok": False,
            "exit": exit_code,
            "lang": lang,
            "summary": {"cases": 0, "built": 0, "unchanged": 0, "errors": 1, "warnings": 0},
            "documents": [],
            "diagnostics": [diagnostic],
        }
    )


def explanation_json(text: str, lang: str) -> str:
    """The object of `explain CODE --json`."""
    return dumped({"version": 1, "command": "explain", "ok": True, "exit": 0, "lang": lang, "explanation": text})


def made_json(path: str, lang: str) -> str:
    """The object of `new … --json`: the file that was written."""
    return dumped({"version": 1, "command": "new", "ok": True, "exit": 0, "lang": lang, "path": path})


def started_json(folder: str, paths: Sequence[str], lang: str) -> str:
    """The object of `init … --json`: the new workspace and the files that were written into it."""
    return dumped({"version": 1, "command": "init", "ok": True, "exit": 0, "lang": lang, "folder": folder, "paths": list(paths)})


def schemas_json(
    paths: Sequence[str], problems: Sequence[Problem], lacking: Mapping[str, object], lang: str, exit_code: int
) -> str:
    """The object of `schema --json`: the files that are in place, what is wrong, and what a person has to add by hand."""
    return dumped(
        {
            "version": 1,
            "command": "schema",
            "ok": exit_code == 0,
            "exit": exit_code,
            "lang": lang,
            "paths": list(paths),
            "add": dict(lacking),
            "diagnostics": [_diagnostic(problem, lang) for problem in problems],
        }
    )


def _world(report: Report, lang: str) -> list[dict[str, object]]:
    """What the world had against the notes, the overview and the PDFs, beside what is wrong in the files."""
    failures = (report.answered.failure, report.pages.failure, report.pdf.failure)
    return [_failure("DG903", failure.say(lang)) for failure in failures if failure]


def _failure(code: str, message: str) -> dict[str, object]:
    return {"code": code, "severity": "error", "file": "", "line": 0, "column": 0, "message": message, "help": ""}


def dumped(value: object) -> str:
    """How every answer for machines is written."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def _document(line: DocumentLine, lang: str) -> dict[str, object]:
    return {
        "path": line.path,
        "case": line.case,
        "kind": line.kind,
        "receiver": line.receiver,
        "date": line.dato.isoformat() if line.dato else None,
        "action": ACTIONS[line.verdict],
        "reason": line.why.say(lang, hide=True),
        "edition": line.edition,
        "archive": {"state": line.archived, "journal": line.journal} if line.archived else None,
        "sha256": line.sha256,
    }


def _diagnostic(problem: Problem, lang: str) -> dict[str, object]:
    where = problem.where
    return {
        "code": problem.code,
        "severity": SEVERITIES[problem.severity],
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "end_column": where.end_column,
        "field": problem.field,
        "message": problem.message.say(lang, hide=True),
        "help": problem.help.say(lang, hide=True),
    }
