"""A ground to plan on without a disk: a small table, one template, documents that «lie there» as the survey would tell.

ground = ground_of(book)
plan = plan_for(book, ground)
ground_of(book, lying(plan))       # everything that was planned lies there, untouched
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from casebooks import DAY, about
from docgen.build.decision import Template
from docgen.build.fingerprint import ENGINE
from docgen.build.plan import Ground, SubjectPlan, plan_subject
from docgen.build.survey import Found, Survey
from docgen.build.verdicts import PlannedDocument, Verdict
from docgen.documents.norwegian import dialect
from docgen.documents.plain import Plainer
from docgen.documents.table import DocumentType, build_table
from docgen.documents.table_file import read_table
from docgen.model.casebook import Casebook
from docgen.problem import Problem, Stop
from docgen.rules import Facts, Finding, Rule
from docgen.word.compile import compile_template

MEETING = "AG-2026-001-m1"
TEXT = "{{ møte.sted }} {{ dokument.dato }} {{ gruppe.oppgaver }} {{ mottaker.navn }}"

TABLE = """\
type: dokumenter
dokumenter:
  - type: innkalling
    om: møte
    mal: mal.docx
    tittel: Innkalling
    offentlig_tittel: Innkalling
    nynorsk:
      mal: mal-nynorsk.docx
      tittel: Innkalling på nynorsk
      offentlig_tittel: Innkalling på nynorsk
    når: møte.status == "planlagt"
    mottakere: [foresatte, medlemmer]
    eget_brev: ja
    dato: møte.innkalling.dato
    dag: møte.dato
"""


@cache
def compiled(text: str) -> Template:
    import io

    import docx

    document = docx.Document()
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return Template.of("mal.docx", compile_template(buffer.getvalue(), name="mal.docx", dialect=dialect()))


def rows_of(table: str) -> tuple[DocumentType, ...]:
    file, in_file = read_table(table.encode(), "templates/dokumenter.yaml")
    rows, in_rows = build_table(file, ["mal.docx", "mal-nynorsk.docx"], frozenset())
    assert not (*in_file, *in_rows), (*in_file, *in_rows)
    return rows


def ground_of(
    book: Casebook,
    found: Iterable[Found] = (),
    *,
    table: str = TABLE,
    text: str = TEXT,
    rules: tuple[Rule, ...] = (),
    locked: Iterable[str] = (),
    stops: tuple[tuple[Stop, Problem], ...] = (),
) -> Ground:
    lying_there = {document.path: document for document in found}
    of = {f.identity: f for f in lying_there.values() if f.identity and " (ny)" not in f.path}
    survey = Survey(lying_there, of, frozenset(locked))
    return Ground(
        DAY,
        rows_of(table),
        {"mal.docx": compiled(text), "mal-nynorsk.docx": compiled(text)},
        rules,
        survey,
        stops,
        Plainer(book.enheter),
    )


def plan_for(book: Casebook, ground: Ground, subject: str = MEETING) -> SubjectPlan:
    return plan_subject(about(book, subject), ground)


def copy_of(plan: SubjectPlan, receiver: str = "") -> PlannedDocument:
    """The one copy for a receiver ("" is the archive copy)."""
    (document,) = [document for document in plan.documents if document.receiver == receiver]
    return document


def as_found(document: PlannedDocument, **changes: object) -> Found:
    """What the survey would tell of a planned document once it is written."""
    made = Found(
        path=document.path,
        digest=hashlib.sha256(document.path.encode()).hexdigest(),
        identity=document.identity,
        fingerprint=document.fingerprint,
        values=document.values_digest,
        template=compiled(TEXT).compiled.digest,
        engine=ENGINE,
        date=document.dato,
        untouched=True,
        names=compiled(TEXT).names,
    )
    return replace(made, **changes)


def lying(plan: SubjectPlan, **changes: object) -> list[Found]:
    """All that was planned to be made, as it lies there afterwards."""
    return [as_found(document, **changes) for document in plan.documents if document.verdict is Verdict.LAGES]


def rule(code: str, find: Callable[[Facts], Iterable[Finding]], severity: str = "feil") -> Rule:
    return Rule(code, severity, ("*",), find, "Noe er galt.", "Something is wrong.", "Rett det.", "Mend it.", "a: 1", "a: 2")


def verdicts(plan: SubjectPlan) -> dict[str, Verdict]:
    return {document.receiver: document.verdict for document in plan.documents}


def says(document: PlannedDocument) -> tuple[str, str]:
    return document.why.say("nb"), document.why.say("en")


def codes(plan: SubjectPlan) -> list[str]:
    return [problem.code for problem in plan.problems]
