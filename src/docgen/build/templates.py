"""From the files in templates/ to templates ready for use: compiled once, and checked against the names that exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from docgen.build.decision import Template
from docgen.build.template_cache import TemplateCache
from docgen.documents.norwegian import dialect
from docgen.documents.table import DocumentType
from docgen.documents.vocabulary import vocabulary
from docgen.documents.wordings import WORDINGS
from docgen.problem import Position, Problem, Severity, Stop
from docgen.word.check import check_expression, check_names
from docgen.word.compiled import CompiledTemplate
from docgen.word.faults import Fault, TemplateError, comments_left
from docgen.word.said import NameUse
from docgen.word.sandbox import Dialect

NOTHING_KEPT = TemplateCache()


def prepare(
    files: Mapping[str, bytes], rows: Sequence[DocumentType], folder: str, cache: TemplateCache = NOTHING_KEPT
) -> tuple[dict[str, Template], tuple[Problem, ...]]:
    """Compile every template that a row uses, and check its names for each kind of subject that uses it.

    Args:
        files: the .docx files of the templates folder by name.
        rows: the table of document types.
        folder: the templates folder as it is named in problems (posix, relative to the workspace).
        cache: where compiled templates are kept between runs.

    Returns:
        The usable templates by file name, and all faults of all templates; a faulty one stops its own documents only.
    """
    templates: dict[str, Template] = {}
    problems: list[Problem] = []
    for row in rows:
        for name, expression in (("når", row.når), ("utkast", row.utkast)):
            faults = check_expression(expression, vocabulary(row.om)) if expression else ()
            problems += [_expression_problem(row, name, fault) for fault in faults]
    for name in dict.fromkeys(name for row in rows for name in row.templates):
        if name not in files:
            continue
        try:
            compiled = _compiled(files[name], name, files, cache, spoken_in(name, rows))
        except TemplateError as error:
            problems += [template_problem(fault, name, folder) for fault in error.faults]
            continue
        problems += [template_problem(left, name, folder, "DG303") for left in comments_left(compiled.comments)]
        faults = judged(compiled.names, subjects_of(name, rows))
        problems += [template_problem(fault, name, folder) for fault in faults]
        if not faults:
            templates[name] = Template.of(name, compiled)
    return templates, tuple(problems)


def ready(files: Mapping[str, bytes], rows: Sequence[DocumentType], name: str, cache: TemplateCache) -> Template:
    """One template that is known to be usable."""
    return Template.of(name, _compiled(files[name], name, files, cache, spoken_in(name, rows)))


def subjects_of(name: str, rows: Iterable[DocumentType]) -> tuple[str, ...]:
    """What the document types that use a template are about."""
    return tuple(sorted({row.om for row in rows if name in row.templates}))


def spoken_in(name: str, rows: Iterable[DocumentType]) -> Dialect:
    """The dialect of a template: nynorsk when it stands as such in the table, else bokmål."""
    is_nynorsk = any(row.row.nynorsk and row.row.nynorsk.mal == name for row in rows)
    return dialect("nynorsk" if is_nynorsk else "bokmål")


def judged(names: Sequence[NameUse], subjects: Iterable[str]) -> tuple[Fault, ...]:
    """What is wrong with the names of a template, by the kind of subject that fits it best.

    A template shared by two kinds of subject may use a name that only one of them has, behind an {% if %}.
    """
    return min((check_names(names, vocabulary(om)) for om in subjects), key=_misfit)


def _misfit(faults: tuple[Fault, ...]) -> tuple[int, int]:
    """Of two subjects with as many faults, the one that knows more of the names' beginnings fits better."""
    return len(faults), sum("." not in str(dict(fault.details).get("name", "")) for fault in faults)


def _compiled(data: bytes, name: str, library: Mapping[str, bytes], cache: TemplateCache, spoken: Dialect) -> CompiledTemplate:
    found = cache.find(data, name, spoken, library)
    if found is None:
        from docgen.word.compile import compile_template  # a run whose templates are all in the cache reads none of Word's XML

        found = compile_template(data, name=name, dialect=spoken, library=library)
        cache.keep(data, found)
    return found


def template_problem(fault: Fault, name: str, folder: str, code: str = "DG301") -> Problem:
    """A fault of the Word engine as a problem of the workspace, with the part, paragraph or cell and the tag.

    What is wrong in a file that templates include is told once, of that file, and stops the documents of all of them.
    """
    where = fault.place.file or name
    fault = fault._replace(place=fault.place._replace(file=""))
    values = {
        "mal": where,
        "grunn": fault.message("nb"),
        "reason": fault.message("en"),
        "hjelp": fault.help("nb"),
        "help": fault.help("en"),
    }
    wording = WORDINGS[code]
    stops = (Stop(f"mal:{name}"),) if wording.severity == Severity.FEIL else ()
    return Problem.of(code, wording, Position(f"{folder}/{where}"), values, stops=stops)


def _expression_problem(row: DocumentType, name: str, fault: Fault) -> Problem:
    text = getattr(row.row, name)
    values = {"felt": name, "verdi": text, "grunn": fault.message("nb"), "reason": fault.message("en")}
    return Problem.of("DG202", WORDINGS["DG202"], row.row.where.of(name), values, stops=(Stop(row.key),))
