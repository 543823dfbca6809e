"""`docgen template`: what is wrong with the templates, and what they may say."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

from docgen.build.inspecting import Inspected, annotated_copy, fields, filters
from docgen.cli.machine import dumped, report_json
from docgen.cli.printing import Printer
from docgen.cli.settings import Run, UsageError
from docgen.disk import write_new
from docgen.pipeline import Settings, inspect_templates, template_names, template_subjects
from docgen.problem import Severity

MARKED = {"nb": "merknader", "en": "comments"}
KINDS = {"verdi": "value", "post": "record", "liste": "list"}


def check_templates(run: Run, files: tuple[str, ...], *, strict: bool, annotate: bool) -> int:
    """Tell what is wrong with the templates named, or all; 1 when one of them cannot be used as it is."""
    settings = Settings(run.root, run.i_dag, run.lang)
    report, found = inspect_templates(settings, tuple(_chosen(settings, file, run.lang) for file in files))
    exit_code = 1 if report.count(Severity.FEIL) or (strict and report.count(Severity.ADVARSEL)) else 0
    copies = _annotate(settings, found, run.lang) if annotate else ()
    if run.options.json:
        click.echo(report_json(report, run.lang, exit_code=exit_code))
        return exit_code
    printer = Printer(run.lang, colored=run.colored, root=run.root)
    printer.problems(report.problems, quiet=run.options.quiet, every=True)
    for path in copies:
        printer.err(printer.word("note", fil=path))
    if not run.options.quiet or exit_code:
        printer.inspected(report, tuple(inspected.name for inspected in found if not inspected.subjects), len(found))
    return exit_code


def list_fields(run: Run, what: str | None) -> int:
    """List names and filters for a document type or a template, or for every type."""
    settings = Settings(run.root, run.i_dag, run.lang)
    known = template_subjects(settings)
    key = Path(what).name if what else ""
    if what and key not in known:
        listed = ", ".join(sorted(name for name in known if not name.endswith(".docx")))
        raise UsageError(
            f"«{what}» er verken en dokumenttype eller en mal i bruk. Velg blant: {listed}.",
            f"“{what}” is neither a document type nor a template in use. Choose among: {listed}.",
        )
    abouts = known[key] if what else tuple(sorted({about for abouts in known.values() for about in abouts}))
    if run.options.json:
        listed_fields = {about: [{"name": field.name, "kind": KINDS[field.kind]} for field in fields(about)] for about in abouts}
        click.echo(dumped({"fields": listed_fields, "filters": dict(filters())}))
        return 0
    english = run.lang == "en"
    for about in abouts:
        click.echo(click.style(f"Templates about {about}:" if english else f"Maler om {about}:", bold=True))
        for field in fields(about):
            click.echo(
                f"  {field.name}" + ("" if field.kind == "verdi" else f"  ({KINDS[field.kind] if english else field.kind})")
            )
        click.echo()
    click.echo(click.style("Filters:" if english else "Filtre:", bold=True))
    for name, example in filters().items():
        click.echo(f"  {name:<10} {example}")
    return 0


def _chosen(settings: Settings, file: str, lang: str) -> str:
    """The template that a word of the command line means: its name, or a path that leads to it and to nothing else."""
    names = template_names(settings)
    given = Path(file)
    bare = given.name == file
    leads_here = any((base / given).resolve().parent == settings.templates.resolve() for base in (Path.cwd(), settings.root))
    for candidate in (given.name, f"{given.name}.docx") if bare or leads_here else ():
        if unicodedata.normalize("NFC", candidate) in names:
            return unicodedata.normalize("NFC", candidate)
    raise UsageError(
        f"Fant ikke malen «{file}» i {settings.templates.name}/. Der ligger: {', '.join(names)}.",
        f"There is no template “{file}” in {settings.templates.name}/. There are: {', '.join(names)}.",
    )


def _annotate(settings: Settings, found: tuple[Inspected, ...], lang: str) -> tuple[str, ...]:
    """Write a copy with comments beside each template that has something to mend; never over a file that is there."""
    written = []
    for inspected in found:
        source = settings.templates / inspected.name
        copy = annotated_copy(source.read_bytes(), inspected.faults, lang) if inspected.faults else None
        if copy is None:
            continue
        number = 1
        while True:
            ending = f" ({MARKED[lang]}{'' if number == 1 else f' {number}'}).docx"
            path = settings.root / f"{source.stem}{ending}"
            if write_new(path, copy):
                written.append(path.relative_to(settings.root).as_posix())
                break
            number += 1
    return tuple(written)
