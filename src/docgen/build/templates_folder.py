"""What lies in templates/ and among the registers' pictures, ready for a run: the table, the templates, the logo's file."""

from __future__ import annotations

from docgen.build.decision import Template
from docgen.build.settings import Settings
from docgen.build.template_cache import TemplateCache
from docgen.build.templates import prepare
from docgen.disk import read_files
from docgen.documents.logo import ENDINGS
from docgen.documents.table import DocumentType, build_table, missing_table, read_table
from docgen.model.casebook import Casebook
from docgen.problem import Problem
from docgen.rules import RULES

TABLE = "dokumenter.yaml"
REGISTERS = "cases/register"


def pictures(settings: Settings, book: Casebook) -> dict[str, bytes]:
    """The pictures in the folder of the registers; nothing is read where no logo is named."""
    if book.oppsett.logo is None:
        return {}
    folder = settings.root / REGISTERS
    return {name: data for ending in ENDINGS for name, data in read_files(folder, ending).items()}


def prepared_templates(settings: Settings) -> tuple[tuple[DocumentType, ...], dict[str, Template], tuple[Problem, ...]]:
    """The rows of the table, the templates ready for use, and what is wrong with either."""
    rows, files, in_table = table_and_files(settings)
    templates, in_templates = prepare(files, rows, settings.templates.name, TemplateCache(settings.cache))
    return rows, templates, (*in_table, *in_templates)


def table_and_files(settings: Settings) -> tuple[tuple[DocumentType, ...], dict[str, bytes], tuple[Problem, ...]]:
    """The rows of the table, the bytes of every template, and what is wrong with the table."""
    folder = settings.templates.name
    tables = read_files(settings.templates, ".yaml")
    files = read_files(settings.templates, ".docx")
    if TABLE not in tables:
        return (), files, (missing_table(f"{folder}/{TABLE}"),)
    table, in_file = read_table(tables[TABLE], f"{folder}/{TABLE}")
    rows, in_rows = build_table(table, files, frozenset(rule.code for rule in RULES))
    return rows, files, (*in_file, *in_rows)
