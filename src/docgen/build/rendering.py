"""A planned document becomes bytes that certify themselves. Pure: the date comes with the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from docgen.build.decision import Template
from docgen.build.fingerprint import ENGINE as ENGINE_NUMBER
from docgen.build.survey import DATE, DRAFT, ENGINE, FINGERPRINT, IDENTITY, NAMES, TEMPLATE, VALUES
from docgen.build.templates import template_problem
from docgen.build.verdicts import PlannedDocument
from docgen.model.runday import unwatched
from docgen.problem import Problem, Stop
from docgen.word.faults import RenderError
from docgen.word.render import render


def render_document(
    planned: PlannedDocument, templates: Mapping[str, Template], folder: str
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Render one planned document. Same plan, same bytes.

    Returns:
        The document, or None and the problems that stopped it: a text with a character that Word cannot hold, or a template
        that asks for something this subject does not have.
    """
    assert planned.values is not None and planned.dato is not None
    template = templates[planned.template]
    try:
        certificate = certificate_of(planned, template)
        return render(template.compiled, planned.values, properties=certificate, core=_core(planned, planned.dato)), ()
    except RenderError as error:
        stop = Stop(planned.subject, planned.kind, planned.receiver or "*")
        return None, tuple(
            Problem(p.code, p.severity, p.where, p.message, p.help, p.field, (stop,))
            for p in (template_problem(fault, planned.template, folder, "DG302") for fault in error.faults)
        )


def certificate_of(planned: PlannedDocument, template: Template) -> dict[str, str]:
    """The properties by which the document will tell what it is; `found_in` reads them in its bytes."""
    assert planned.dato is not None
    # Of a template that does not print it, the draft is no other paper than the finished one.
    says_draft = planned.utkast and "utkast" in template.tree.get("dokument", {})
    return {
        IDENTITY: planned.identity,
        FINGERPRINT: planned.fingerprint,
        VALUES: planned.values_digest,
        TEMPLATE: template.compiled.digest,
        DATE: unwatched(planned.dato).isoformat(),
        ENGINE: ENGINE_NUMBER,
        NAMES: template.names,
    } | ({DRAFT: "ja"} if says_draft else {})


def _core(planned: PlannedDocument, day: dt.date) -> dict[str, str]:
    """Core properties: a neutral title, the language, the day; never a person (DOK-01, word-quality.md P3)."""
    stamp = f"{day.isoformat()}T00:00:00Z"
    return {
        "dc:title": planned.title,
        "dc:language": planned.language,
        "dc:creator": "docgen",
        "cp:lastModifiedBy": "docgen",
        "dcterms:created": stamp,
        "dcterms:modified": stamp,
    }
