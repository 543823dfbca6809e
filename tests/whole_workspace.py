"""A whole workspace in memory, without state: what the incremental program must come to as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.build.look import WORKING
from docgen.build.plan import Ground, SubjectPlan, plan_subject, without_twins
from docgen.build.selection import Selection
from docgen.build.settings import Settings
from docgen.build.survey import survey
from docgen.build.templates_folder import pictures, prepared_templates
from docgen.documents.logo import find_logo
from docgen.documents.plain import Plainer
from docgen.documents.table import without_nynorsk
from docgen.model.subject import Subject, subjects, the_municipality
from docgen.problem import Problem
from docgen.reading.assemble import Reading
from docgen.reading.folder import read_workspace
from docgen.rules import RULES, Facts, judge


def whole_ground(settings: Settings) -> tuple[Ground, Reading, tuple[Problem, ...]]:
    """Read the cases, the table, the templates and what lies in output/: all that decisions rest on."""
    reading = read_workspace(settings.root)
    book = reading.casebook
    rows, templates, prepared = prepared_templates(settings)
    logo, of_logo = find_logo(book.oppsett.logo, pictures(settings, book))
    wanted = {subject.om for subject in subjects(book) if subject.målform == "nynorsk"}
    problems = (*reading.problems, *prepared.problems, *of_logo, *without_nynorsk(rows, wanted))
    ground = Ground(
        i_dag=settings.i_dag,
        rows=rows,
        templates=templates,
        rules=RULES,
        survey=survey(settings.output, settings.root / WORKING),
        stops=tuple((stop, problem) for problem in problems for stop in problem.stops),
        plainer=Plainer(book.enheter, logo),
    )
    return ground, reading, (*problems, *judge(RULES, Facts.itself(the_municipality(book), settings.i_dag)))


def whole_plans(settings: Settings, reading: Reading, ground: Ground) -> Iterator[tuple[Subject, SubjectPlan]]:
    """Plan every subject that the settings take."""
    selection = Selection(settings.paths, settings.kinds, reading.casebook)
    taken: dict[str, str] = {}
    chosen: Iterable[Subject] = (subject for subject in subjects(reading.casebook) if selection.takes(subject))
    for subject in chosen:
        yield subject, selection.narrowed(without_twins(plan_subject(subject, ground), subject, taken))
