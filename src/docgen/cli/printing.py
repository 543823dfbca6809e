"""The report for people: what was written on stdout, what is wrong on stderr, and last what to do about it (ux.md §5.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

import click

from docgen.build.archived import UNSENT
from docgen.build.look import PAGE
from docgen.build.report import WRITTEN, Answered, DocumentLine, Pages, Pdfs, Report
from docgen.build.verdicts import Verdict, reason
from docgen.cli.gathering import gathered
from docgen.cli.outlook import deeds, is_made, is_short, made_much, outlook
from docgen.model.nationalid import without_national_ids
from docgen.problem import Position, Problem, Severity

MOST_PER_FILE = 10
"""More than this many problems in one file are counted, not listed (ux.md §5.2)."""

MANY = 50
"""As many folders of documents are no few cases: that they are judged again is said before it begins."""
MOST_IN_A_BATCH = 3
"""Of one build in the watcher only so many documents are named."""

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "read": (
            "Leste {saker} og {grupper} ({sekunder} s).",
            "Read {saker} and {grupper} ({sekunder} s).",
        ),
        "again": ("Vurderer {antall} mapper på nytt: {grunn}.", "Judging {antall} folders again: {grunn}."),
        "because_first": ("første gang på denne maskinen", "the first time on this machine"),
        "because_register": ("et register er endret", "a register has changed"),
        "because_tabell": ("dokumenter.yaml er endret", "dokumenter.yaml has changed"),
        "because_template": ("en mal er endret", "a template has changed"),
        "because_bilde": ("et bilde i cases/register er endret", "a picture in cases/register has changed"),
        "because_pdf": ("PDF-er skal lages", "PDFs are to be made"),
        "because_stops": ("noe som stopper alt, er kommet eller borte", "something that stops everything has come or gone"),
        "because_dobbelt": ("to filer har eller hadde samme nummer", "two files have or had the same number"),
        "help": ("Slik retter du det", "How to fix it"),
        "more": (
            "… og {antall} til i {fil}. Med -v vises alle.",
            "… and {antall} more in {fil}. With -v all are shown.",
        ),
        "overview": ("Oversikt:", "Overview:"),
        "inspected": ("Så på {antall} mal(er).", "Looked at {antall} template(s)."),
        "unused": (
            "Ingen dokumenttype bruker {maler}; navnene er målt mot alt som finnes.",
            "No document type uses {maler}; names were judged by all that exist.",
        ),
        "nowhere": ("(hele mappen)", "(the whole folder)"),
        "errors": ("{antall} feil", "{antall} errors"),
        "error": ("1 feil", "1 error"),
        "warnings": ("{antall} advarsler", "{antall} warnings"),
        "warning": ("1 advarsel", "1 warning"),
        "removed": ("{antall} fjernet", "{antall} removed"),
        "removes": ("{antall} fjernes", "{antall} to be removed"),
        "would": ("lages", "due"),
        "pdfs": ("{antall} PDF", "{antall} PDF"),
        "pdfs_due": ("{antall} PDF-er ville blitt laget.", "{antall} PDFs would be made."),
        "pdf_gone": (
            "{fil} viste ikke lenger dokumentet sitt; den ligger i .docgen/forrige",
            "{fil} no longer showed its document; it is kept in .docgen/forrige",
        ),
        "pdf_open": ("{fil} er åpen hos noen; prøver igjen neste gang", "{fil} is open somewhere; will try again next time"),
        "held": (
            "Ingen feil. {antall} lages ikke: se hvorfor over, eller med «docgen build --dry-run -v».",
            "No errors. Not made: {antall}. See why above, or with “docgen build --dry-run -v”.",
        ),
        "clean": ("Alt er i orden.", "All is well."),
        "stopped": (
            "Dokumentene som hviler på feilene, er ikke laget. De gamle ligger urørt.",
            "The documents that rest on the errors were not made. The old ones are untouched.",
        ),
        "nothing": ("Ingenting å gjøre: alle dokumenter er som de skal.", "Nothing to do: every document is as it should be."),
        "dry": ("Dette ville skjedd; ingenting er skrevet.", "This would happen; nothing has been written."),
        "archive_copy": ("arkiv", "archive"),
        "edition": ("utgave {nummer}", "edition {nummer}"),
        "retired": ("fjernet", "removed"),
        "note": ("Skrev {fil}", "Wrote {fil}"),
        "note_gone": ("{fil} er fjernet", "{fil} was removed"),
        "note_kept": (
            "Det noen hadde skrevet i {fil}, ligger i .docgen/forrige",
            "What somebody had written in {fil} is kept in .docgen/forrige",
        ),
        "note_waiting": (
            "{fil} blir liggende til alt er sjekket: kjør docgen build uten filnavn",
            "{fil} stays until everything has been checked: run docgen build without a file name",
        ),
        "note_foreign": (
            "{fil} er ikke laget av docgen, eller kan ikke leses, og er ikke rørt; svaret som skulle stått der, står bare her",
            "{fil} was not made by docgen, or cannot be read, and was left alone; the answer that belongs there stands only here",
        ),
        "page_foreign": (
            "{fil} er endret, eller ikke laget av docgen, og er ikke rørt. Gi fila et annet navn, så lages oversikten igjen",
            "{fil} was changed, or was not made by docgen, and was left alone. Rename the file, and the overview is made again",
        ),
        "page_waits": (
            "{fil} viser det som gjaldt sist alt ble bygget. Kjør «docgen build» uten filnavn og --kind, så fornyes den.",
            "{fil} is as of the last whole build. Run “docgen build” without a file name or --kind to renew it.",
        ),
        "kept_previous": ("ligger i .docgen/forrige", "kept in .docgen/forrige"),
        Severity.FEIL: ("feil", "error"),
        Severity.ADVARSEL: ("advarsel", "warning"),
        Severity.INFO: ("info", "info"),
        Verdict.LAGES: ("skrev", "wrote"),
        Verdict.UENDRET: ("uendret", "unchanged"),
        Verdict.IKKE_AKTUELT: ("ikke aktuelt", "not due"),
        Verdict.STOPPET: ("stoppet", "stopped"),
        Verdict.ENDRET_FOR_HÅND: ("beholdt", "kept"),
        Verdict.ÅPEN_I_WORD: ("åpen", "open"),
        Verdict.ARKIVERT: ("arkivert", "archived"),
    }
)
"""The words of the report in bokmål and English."""

THINGS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = MappingProxyType(
    {
        "saker": (("sak", "case"), ("saker", "cases")),
        "grupper": (("gruppe", "group"), ("grupper", "groups")),
        "dokumenter": (("dokument", "document"), ("dokumenter", "documents")),
        "filer": (("fil", "file"), ("filer", "files")),
        "dager": (("dag", "day"), ("dager", "days")),
        "utgaver": (("ny utgave", "new version"), ("nye utgaver", "new versions")),
        "feil": (("feil", "error"), ("feil", "errors")),
        "advarsler": (("advarsel", "warning"), ("advarsler", "warnings")),
    }
)
"""What is counted: one of it, and more, each in bokmål and English."""


def counted(thing: str, number: int, lang: str) -> str:
    """«1 gruppe», «2 grupper»."""
    return f"{number} {THINGS[thing][number != 1][lang == 'en']}"


COUNTS: Sequence[tuple[Verdict, str, str]] = (
    (Verdict.LAGES, "{} skrevet", "{} written"),
    (Verdict.UENDRET, "{} uendret", "{} unchanged"),
    (Verdict.ENDRET_FOR_HÅND, "{} beholdt", "{} kept"),
    (Verdict.STOPPET, "{} stoppet", "{} stopped"),
    (Verdict.ÅPEN_I_WORD, "{} venter", "{} waiting"),
    (Verdict.ARKIVERT, "{} arkivert", "{} archived"),
)
PLANNED = ("{} lages", "{} to be made")
GRADES = (Severity.FEIL, Severity.ADVARSEL, Severity.INFO)
"""The severities, the worst first."""

COLORS = MappingProxyType({Severity.FEIL: "red", Severity.ADVARSEL: "yellow", Severity.INFO: "cyan"})


class Printer:
    """Says a report in one language, with or without colour. `root` is where excerpts of the user's files are read from."""

    def __init__(self, lang: str, *, colored: bool, root: Path | None = None) -> None:
        self._lang = lang
        self._colored = colored
        self._root = root

    def word(self, key: str, **values: object) -> str:
        """A word or sentence of the report."""
        nb, en = WORDS[key]
        return (en if self._lang == "en" else nb).format(**values)

    def out(self, text: str = "") -> None:
        """The result: stdout."""
        click.echo(text, color=self._colored)

    def err(self, text: str = "") -> None:
        """What is wrong, progress, hints: stderr."""
        click.echo(text, err=True, color=self._colored)

    # --- a whole report --------------------------------------------------------------------------------------------

    def report(self, report: Report, seconds: float, *, quiet: bool, verbose: bool, dry_run: bool = False) -> None:
        """Print a report: documents first, then problems by file, then one line that sums up."""
        if not quiet:
            self.err(self._read(report, seconds))
            long = not verbose and (not is_short(report) if dry_run else made_much(report))
            for line in (outlook if dry_run else deeds)(report, self._lang, self.word("archive_copy")) if long else ():
                self.out(line)
            if not (long and dry_run):
                self.documents(report, verbose=verbose, reasons=dry_run, made=not long)
        self.problems(report.problems, quiet=quiet, every=verbose)
        if dry_run and not quiet:
            self.err(self.word("dry"))
        self._pdfs(report.pdf, quiet=quiet)
        self._answered(report.answered, quiet=quiet)
        self._pages(report.pages, quiet=quiet)
        if not quiet or report.exit_code:
            self.err(self._sum(report, dry_run=dry_run))

    def old_page(self) -> None:
        """Say that the overview does not show what a build over a part has done."""
        self.err(self.word("page_waits", fil=f"output/{PAGE}"))

    def announce(self, count: int, reasons: Sequence[str]) -> None:
        """Say before it begins that much is judged again, and why; a few cases need no announcement."""
        if reasons and count >= MANY:
            why = ", ".join(self.word(f"because_{reason}") for reason in reasons)
            self.err(self.word("again", antall=count, grunn=why))

    def batch(self, report: Report, clock: str) -> None:
        """One line for one build of the watcher: what was made, and how things stand."""
        made = [Path(line.path).name for line in report.written()]
        shown = ", ".join(made[:MOST_IN_A_BATCH]) + (f" + {len(made) - MOST_IN_A_BATCH}" if len(made) > MOST_IN_A_BATCH else "")
        self.out(f"{clock}  {self.word(Verdict.LAGES)} {shown}. {self._sum(report)}" if made else f"{clock}  {self._sum(report)}")

    def checked(self, report: Report, seconds: float, *, quiet: bool = False) -> None:
        """The end of a check: every file with problems on a line of its own, and how many there are in all."""
        if not quiet:
            self.overview(gathered(report.problems))
            self.err(self._read(report, seconds))
        errors, warnings = report.count(Severity.FEIL), report.count(Severity.ADVARSEL)
        told = self._counted(errors, warnings)
        held = report.counts.get(Verdict.STOPPET.value, 0)
        clean = self.word("held", antall=counted("dokumenter", held, self._lang)) if held else self.word("clean")
        self.err(f"{', '.join(told)}." if told else clean)

    def _read(self, report: Report, seconds: float) -> str:
        saker = counted("saker", report.saker, self._lang)
        grupper = counted("grupper", report.grupper, self._lang)
        return self.word("read", saker=saker, grupper=grupper, sekunder=self._number(seconds))

    def documents(self, report: Report, *, verbose: bool, reasons: bool = False, made: bool = True) -> None:
        """Print what became of the documents; those that nothing happened to, and why the others are made, only when asked.
        Without `made` those that were made are left out: they have been told in short."""
        silent = () if verbose else (Verdict.UENDRET, Verdict.IKKE_AKTUELT, Verdict.ARKIVERT)
        width = kinds = 0
        # Gone through twice and never held: a first run may have written a hundred thousand.
        for line in _told(report, silent, made=made):
            width, kinds = max(width, len(line.case)), max(kinds, len(line.kind))
        for line in _told(report, silent, made=made):
            # A plan is not a deed: nothing is «skrev» that was not written.
            planned = line.verdict is Verdict.LAGES and not line.written
            word = self.word("would") if planned else self.word(line.verdict)
            receiver = line.receiver or self.word("archive_copy")
            receiver += f", {self.word('edition', nummer=line.edition)}" if line.edition > 1 else ""
            text = f"  {word:<12} {line.case:<{width}}  {line.kind:<{kinds}}  {receiver}"
            because = "" if line.verdict is Verdict.LAGES and not (verbose or reasons) else f": {line.why.say(self._lang)}"
            because += f" ({reason(line.archived).say(self._lang)})" if line.archived in UNSENT and because else ""
            self.out(text + because)
        for copy in report.retired:
            text = f"  {self.word('retired'):<12} {copy.case:<{width}}  {copy.kind:<{kinds}}  {copy.receiver}"
            self.out(f"{text}: {self.word('kept_previous')}")

    def problems(self, problems: Iterable[Problem], *, quiet: bool = False, every: bool = False) -> None:
        """Print problems in the shape of ux.md §5.2, file by file.

        Quiet leaves out everything but FEIL; more than `MOST_PER_FILE` of one file are shown only when `every` is asked for.
        """
        chosen = [problem for problem in (problems if every else gathered(problems)) if problem.is_error or not quiet]
        for file, group in groupby(chosen, key=lambda problem: problem.where.file):
            found = list(group)
            shown = found if every else found[:MOST_PER_FILE]
            lines = self._lines(file)
            for problem in shown:
                for text in self._problem(problem, lines):
                    self.err(text)
                self.err()
            if len(found) > len(shown):
                self.err(self.word("more", antall=len(found) - len(shown), fil=file))
                self.err()

    def inspected(self, report: Report, unused: Sequence[str], count: int) -> None:
        """The last lines of `docgen template check`: templates that nothing uses, and how many of what."""
        if unused:
            self.err(self.word("unused", maler=", ".join(unused)))
        told = self._counted(report.count(Severity.FEIL), report.count(Severity.ADVARSEL))
        self.err(self.word("inspected", antall=count) + " " + (f"{', '.join(told)}." if told else self.word("clean")))

    def overview(self, problems: Iterable[Problem]) -> None:
        """Print one line for each file that has problems: how many of each severity, those with most to mend first."""
        counts = Counter((problem.where.file, problem.severity) for problem in problems)
        files = sorted({file for file, _ in counts}, key=lambda file: (*(-counts[file, grade] for grade in GRADES), file))
        if not files:
            return
        names = [file or self.word("nowhere") for file in files]
        width = max(map(len, names))
        self.err(self.word("overview"))
        for file, name in zip(files, names, strict=True):
            errors, warnings, notices = (counts[file, grade] for grade in GRADES)
            told = self._counted(errors, warnings) + ([f"{notices} {self.word(Severity.INFO)}"] if notices else [])
            self.err(f"  {name:<{width}}  {', '.join(told)}")

    def _answered(self, answered: Answered, *, quiet: bool) -> None:
        """One line for each note that was written beside a file or taken away; what could not be done is told in any case."""
        told = (
            ("note", answered.written),
            ("note_gone", answered.removed),
            ("note_kept", answered.kept),
            ("note_foreign", answered.foreign),
            ("note_waiting", answered.waiting),
        )
        for word, paths in told if not quiet else ():
            for path in paths:
                self.err(self.word(word, fil=path))
        if answered.failure:
            self.err(answered.failure.say(self._lang))

    def _pdfs(self, pdfs: Pdfs, *, quiet: bool) -> None:
        """The PDFs that were taken away or could not be made; those that were made are counted."""
        for word, paths in (("pdf_gone", pdfs.removed), ("pdf_open", pdfs.waiting)) if not quiet else ():
            for path in paths:
                self.err(self.word(word, fil=path))
        if pdfs.due and not quiet:
            self.err(self.word("pdfs_due", antall=len(pdfs.due)))
        if pdfs.failure:
            self.err(pdfs.failure.say(self._lang))

    def _pages(self, pages: Pages, *, quiet: bool) -> None:
        """The pages of the overview that were not written; those that were are no news."""
        for path in pages.foreign if not quiet else ():
            self.err(self.word("page_foreign", fil=path))
        if pages.failure:
            self.err(pages.failure.say(self._lang))

    def _problem(self, problem: Problem, lines: Sequence[str]) -> Iterator[str]:
        label = click.style(self.word(problem.severity), fg=COLORS[problem.severity], bold=True)
        yield f"{problem.where}  {label} {problem.code}: {problem.message.say(self._lang)}"
        margin = 1
        if 0 < problem.where.line <= len(lines):
            number = str(problem.where.line)
            margin = len(number)
            # The excerpt must not say what the message was careful not to (PV-01); a number over two lines has half of it here.
            text = without_national_ids(lines[problem.where.line - 1]).replace("\t", " ").rstrip()
            text = re.sub(r"\d", "•", text) if problem.code == "PV-01" else text
            yield f"{number} | {text}"
            yield f"{' ' * margin} | {_carets(problem.where, len(text))}"
        yield f"{' ' * margin} = {self.word('help')}: {problem.help.say(self._lang)}"

    def _lines(self, file: str) -> Sequence[str]:
        if self._root is None or not file.endswith((".yaml", ".yml")):
            return ()
        try:
            # An excerpt is a courtesy: a file in another encoding is shown with marks for what cannot be read.
            return (self._root / file).read_text("utf-8-sig", errors="replace").splitlines()
        except OSError:
            return ()

    def _sum(self, report: Report, *, dry_run: bool = False) -> str:
        counted = [(verdict, report.counts.get(verdict.value, 0)) for verdict, *_ in COUNTS]
        patterns = {verdict: (nb, en) for verdict, nb, en in COUNTS}
        patterns |= {Verdict.LAGES: PLANNED} if dry_run else {}  # nothing is «skrevet» that was not written
        parts = [patterns[verdict][self._lang == "en"].format(number) for verdict, number in counted if number]
        parts += [self.word("pdfs", antall=len(report.pdf.written))] if report.pdf.written else []
        parts += [self.word("removes" if dry_run else "removed", antall=len(report.retired))] if report.retired else []
        errors, warnings = report.count(Severity.FEIL), report.count(Severity.ADVARSEL)
        tail = self._counted(errors, warnings)
        text = ", ".join(parts) + "." if parts else ""
        if tail:
            text += f" {', '.join(tail)}."
        if errors:
            return f"{text} {self.word('stopped')}".strip()
        changed = report.counts.get(Verdict.LAGES.value if dry_run else WRITTEN) or report.retired or report.pdf != Pdfs()
        stopped = report.counts.get(Verdict.STOPPET.value)
        if warnings or stopped:
            return text.strip()
        end = self.word("nothing") if report.command == "build" and not changed else self.word("clean")
        return f"{text} {end}".strip()

    def _counted(self, errors: int, warnings: int) -> list[str]:
        pairs = ((errors, "error", "errors"), (warnings, "warning", "warnings"))
        return [self.word(one if number == 1 else many, antall=number) for number, one, many in pairs if number]

    def _number(self, value: float) -> str:
        text = f"{value:.1f}"
        return text if self._lang == "en" else text.replace(".", ",")


def _told(report: Report, silent: Iterable[Verdict], *, made: bool) -> Iterator[DocumentLine]:
    return (line for line in report.documents_but(*silent) if made or not is_made(line))


def _carets(where: Position, length: int) -> str:
    end = where.end_column if where.end_column > where.column else where.column + 1
    return " " * (where.column - 1) + "^" * max(1, min(end, length + 1) - where.column)
