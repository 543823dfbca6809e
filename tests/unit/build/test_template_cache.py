"""Compiled templates between runs: the same documents with and without, and nothing read that others could have written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from docgen.build.template_cache import MOST_KEPT, TemplateCache
from docgen.build.templates import prepare
from docgen.build.templates_folder import TABLE
from docgen.documents.norwegian import dialect
from docgen.documents.table import build_table
from docgen.documents.table_file import read_table
from docgen.rules import RULES
from docgen.word.compile import compile_template

ROOT = Path(__file__).parents[3]
FILES = {path.name: path.read_bytes() for path in (ROOT / "templates").glob("*.docx")}
NAME = "referat.docx"


@pytest.fixture
def cache(tmp_path: Path) -> TemplateCache:
    return TemplateCache(tmp_path / "maler")


def kept(cache: TemplateCache) -> list[Path]:
    assert cache.folder is not None
    return sorted(cache.folder.iterdir())


def test_what_was_kept_is_found_and_is_the_same(cache: TemplateCache) -> None:
    compiled = compile_template(FILES[NAME], name=NAME, dialect=dialect())
    assert cache.find(FILES[NAME], NAME, dialect()) is None
    cache.keep(FILES[NAME], compiled)
    found = cache.find(FILES[NAME], NAME, dialect())
    assert found is not None and (found.digest, found.names, found.tags) == (compiled.digest, compiled.names, compiled.tags)
    assert cache.find(FILES[NAME] + b" ", NAME, dialect()) is None
    assert cache.find(FILES[NAME], "annen.docx", dialect()) is None
    assert cache.find(FILES[NAME], NAME, dialect("nynorsk")) is None


def test_templates_are_prepared_the_same_from_it(cache: TemplateCache) -> None:
    table, _ = read_table((ROOT / "templates" / TABLE).read_bytes(), TABLE)
    rows, _ = build_table(table, FILES, frozenset(rule.code for rule in RULES))
    fresh, problems = prepare(FILES, rows, "templates", cache)
    again, told = prepare(FILES, rows, "templates", cache)
    assert len(kept(cache)) == len(fresh) == 32 and problems == told == ()
    assert [one.compiled.digest for one in fresh.values()] == [one.compiled.digest for one in again.values()]


def test_a_damaged_file_is_compiled_again_and_taken_away(cache: TemplateCache) -> None:
    cache.keep(FILES[NAME], compile_template(FILES[NAME], name=NAME, dialect=dialect()))
    (path,) = kept(cache)
    path.write_bytes(path.read_bytes()[:-5])
    assert cache.find(FILES[NAME], NAME, dialect()) is None
    assert kept(cache) == []


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_nothing_is_read_that_others_could_have_written(cache: TemplateCache) -> None:
    cache.keep(FILES[NAME], compile_template(FILES[NAME], name=NAME, dialect=dialect()))
    (path,) = kept(cache)
    assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700
    path.chmod(0o666)
    assert cache.find(FILES[NAME], NAME, dialect()) is None
    path.chmod(0o600)
    path.parent.chmod(0o777)
    assert cache.find(FILES[NAME], NAME, dialect()) is None
    path.parent.chmod(0o700)
    assert cache.find(FILES[NAME], NAME, dialect()) is not None


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    cache = TemplateCache(tmp_path / "fil" / "maler")
    cache.keep(FILES[NAME], compile_template(FILES[NAME], name=NAME, dialect=dialect()))
    assert cache.find(FILES[NAME], NAME, dialect()) is None


def test_the_oldest_are_forgotten(cache: TemplateCache) -> None:
    compiled = compile_template(FILES[NAME], name=NAME, dialect=dialect())
    cache.keep(FILES[NAME], compiled)
    assert cache.folder is not None
    for number in range(MOST_KEPT + 5):
        (cache.folder / f"{number:04}.mal").write_bytes(b"")
        os.utime(cache.folder / f"{number:04}.mal", (number, number))
    cache.keep(FILES[NAME] + b" ", compiled)
    assert len(kept(cache)) == MOST_KEPT
    assert cache.find(FILES[NAME], NAME, dialect()) is not None


def test_a_shared_part_that_changed_is_compiled_anew(cache: TemplateCache) -> None:
    sys.path.insert(0, str(ROOT / "tests" / "unit" / "word"))
    from docx_maker import docx, p

    host = docx(p('{%p include "signatur.docx" %}'))
    one, other = ({"signatur.docx": docx(p(text))} for text in ("a", "b"))
    cache.keep(host, compile_template(host, name="brev.docx", dialect=dialect(), library=one))
    assert cache.find(host, "brev.docx", dialect(), one) is not None
    assert cache.find(host, "brev.docx", dialect(), other) is None and cache.find(host, "brev.docx", dialect()) is None
