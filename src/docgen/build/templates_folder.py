"""What lies in templates/ and among the registers' pictures, ready for a run: the table, the templates, the logo's file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pydantic

from docgen.build.decision import Template
from docgen.build.memory import Memory
from docgen.build.settings import Settings
from docgen.build.state import ChangedMeanwhileError, frozen, thawed
from docgen.build.template_cache import TemplateCache
from docgen.build.templates import prepare, ready
from docgen.disk import digest, read_files
from docgen.documents.logo import ENDINGS
from docgen.documents.table import DocumentType, build_table, kept_rows, rows_again
from docgen.documents.table_file import missing_table, read_table
from docgen.model.casebook import Casebook
from docgen.problem import Problem
from docgen.rules import RULES
from docgen.word.cache import MAKERS

TABLE = "dokumenter.yaml"
REGISTERS = "cases/register"


def pictures(settings: Settings, book: Casebook) -> dict[str, bytes]:
    """The pictures in the folder of the registers; nothing is read where no logo is named."""
    if book.oppsett.logo is None:
        return {}
    folder = settings.root / REGISTERS
    return {name: data for ending in ENDINGS for name, data in read_files(folder, ending).items()}


@dataclass(frozen=True)
class Prepared:
    """What preparing the templates came to, as it is kept between runs: each usable template's digest, what is wrong, a digest
    of the table that was read, with the names of the templates that lay beside it, its rows, and what they were compiled by."""

    digests: Mapping[str, str]
    problems: tuple[Problem, ...]
    table: str
    rows: bytes
    makers: str


class LazyTemplates(Mapping[str, Template]):
    """Templates that were found usable before and have not changed since: each is fetched when a document needs it."""

    def __init__(self, digests: Mapping[str, str], fetch: Callable[[str], Template]) -> None:
        self._digests = digests
        self._fetch = fetch
        self._held: dict[str, Template] = {}

    def __getitem__(self, name: str) -> Template:
        if name not in self._held:
            found = self._fetch(name) if name in self._digests else None
            if found is None:
                raise KeyError(name)
            if found.compiled.digest != self._digests[name]:
                raise ChangedMeanwhileError
            self._held[name] = found
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def prepared_templates(
    settings: Settings, before: Prepared | None = None, memory: Memory | None = None
) -> tuple[tuple[DocumentType, ...], Mapping[str, Template], Prepared]:
    """The rows of the table, the templates ready for use, and what is to be kept of them.

    `before` is what was kept, where nothing in the folder has changed since: then no template is looked at that nobody needs.
    `memory` has what this process has made of the same bytes before.
    """
    memory = memory or Memory()
    cache = TemplateCache(settings.cache)
    # Rows that another Python, Jinja or pydantic has written are not even looked at.
    makers = f"{MAKERS} {pydantic.VERSION}"
    if before is not None and before.makers == makers:
        table_mark, written = digest(before.rows), before.rows
        kept = memory.recall(("rows", table_mark), lambda: rows_again(thawed(written)))
        files = read_files(settings.templates, ".docx")
        # A template may include others of the folder, and its dialect stands in the table.
        library = digest(b"".join(digest(data).encode() for _, data in sorted(files.items())))

        def fetch(name: str) -> Template:
            return memory.recall(("template", name, table_mark, library), lambda: ready(files, kept, name, cache))

        return kept, LazyTemplates(before.digests, fetch), before
    table, files = _read(settings)
    rows, in_table = memory.recall(("table", table, tuple(sorted(files))), lambda: _rows(settings, table, files))
    templates, in_templates = prepare(files, rows, settings.templates.name, cache)
    digests = {name: template.compiled.digest for name, template in templates.items()}
    mark = digest(repr((table, sorted(files))).encode())
    return rows, templates, Prepared(digests, (*in_table, *in_templates), mark, frozen(kept_rows(rows)), makers)


def table_and_files(settings: Settings) -> tuple[tuple[DocumentType, ...], dict[str, bytes], tuple[Problem, ...]]:
    """The rows of the table, the bytes of every template, and what is wrong with the table."""
    table, files = _read(settings)
    rows, problems = _rows(settings, table, files)
    return rows, files, problems


def _read(settings: Settings) -> tuple[bytes | None, dict[str, bytes]]:
    """The bytes of the table, None when there is none, and of every template. Read once: two readings could be of two tables."""
    return read_files(settings.templates, ".yaml").get(TABLE), read_files(settings.templates, ".docx")


def _rows(
    settings: Settings, data: bytes | None, files: Mapping[str, bytes]
) -> tuple[tuple[DocumentType, ...], tuple[Problem, ...]]:
    path = f"{settings.templates.name}/{TABLE}"
    if data is None:
        return (), (missing_table(path),)
    table, in_file = read_table(data, path)
    rows, in_rows = build_table(table, files, frozenset(rule.code for rule in RULES))
    return rows, (*in_file, *in_rows)
