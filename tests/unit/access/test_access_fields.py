"""Her name in every field of the records: each file that holds it is found, and no other's is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from planted import BORN, fields_for_text, planted

from docgen.access.looking import look
from docgen.access.person import Person, names_in
from docgen.access.searching import Search, Why
from docgen.model.records import RECORDS
from docgen.reading.folder import read_workspace

HER, TWIN, LONGER = "Live Marie Åsnes", "Live Maria Åsnes", "Live Marie Åsnesen"
PERSON = Person(HER, dt.date.fromisoformat(BORN))
FIELDS = [(kind, path) for kind, record in RECORDS.items() for path in fields_for_text(record)]
REGISTERS = "type: oppsett\nkommunenavn: Eksempelvik\n", "type: instanser\ninstanser: [{id: nav, navn: Nav, type: nav}]\n"


def write_all(root: Path, name: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """A file for each field, with `name` in it; gives the field of each by path."""
    written = {}
    for number, (kind, path) in enumerate(FIELDS, start=1):
        file = f"cases/{'register' if kind in ('oppsett', 'instanser', 'tiltaksbank') else 'saker'}/{number:03d}-{path[-1]}.yaml"
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(yaml.safe_dump(planted(kind, path, name, number), allow_unicode=True, width=40), "utf-8")
        written[file] = (kind, path)
    return written


def registers(root: Path) -> None:
    for name, text in zip(("oppsett", "instanser"), REGISTERS, strict=True):
        (root / "cases/register").mkdir(parents=True, exist_ok=True)
        (root / f"cases/register/{name}.yaml").write_text(text, "utf-8")


def found(root: Path, person: Person = PERSON) -> dict[str, Why]:
    book = read_workspace(root).casebook
    return {one.path: one.hit.why for one in look(root, book, Search.of(book, person))}


def test_the_walk_reaches_every_kind_of_file_and_deep_fields() -> None:
    assert len(FIELDS) > 150
    assert {kind for kind, _ in FIELDS} == RECORDS.keys()
    assert ("møte", ("referat", "saker", "meldt_av", "navn")) in FIELDS
    assert ("ansvarsgruppe", ("bruker", "verge", "navn")) in FIELDS


def test_every_file_that_holds_her_name_is_found(tmp_path: Path) -> None:
    written = write_all(tmp_path, HER)
    there = found(tmp_path)
    missing = {field for file, field in written.items() if file not in there}
    assert missing == set()


@pytest.mark.parametrize("name", [TWIN, LONGER, "Marie Åsnes", "Live Åsnes"])
def test_no_file_of_anybody_else_is_found(tmp_path: Path, name: str) -> None:
    write_all(tmp_path, name)
    assert found(tmp_path) == {}


def test_her_file_among_all_others_is_the_only_one(tmp_path: Path) -> None:
    write_all(tmp_path, TWIN)
    (tmp_path / "cases/saker/RT-2026-001.yaml").write_text(
        f"type: sak\nsaksnummer: RT-2026-001\nstatus: meldt\nbruker: {{navn: {HER}, fødselsdato: {BORN}}}\n", "utf-8"
    )
    assert found(tmp_path) == {"cases/saker/RT-2026-001.yaml": Why.BELONGS}


@pytest.mark.parametrize(
    "text",
    [
        "# ring Live Marie  Åsnes\n",
        "tema: live marie åsnes' sak\n",
        'tema: "Live Marie \\xC5snes"\n',
        "tema: Live Marie\n  Åsnes\n",
        "situasjon: |\n  Vi snakket om Live Marie\n  Åsnes i går.\n",
        "tema: Live Marie A\u030asnes\n",
    ],
    ids=["comment", "small letters", "escape", "folded", "two lines", "decomposed"],
)
def test_however_it_is_written(tmp_path: Path, text: str) -> None:
    registers(tmp_path)
    (tmp_path / "cases/annet.yaml").write_text(text, "utf-8")
    assert found(tmp_path) == {"cases/annet.yaml": Why.NAMED}


@pytest.mark.parametrize("data", ["notat: Live Marie Åsnes\n".encode("cp1252"), "notat: Live Marie Åsnes\n".encode("utf-16")])
def test_whatever_the_file_is_encoded_in(tmp_path: Path, data: bytes) -> None:
    registers(tmp_path)
    (tmp_path / "cases/annet.yaml").write_bytes(data)
    assert found(tmp_path) == {"cases/annet.yaml": Why.NAMED}


def test_another_of_her_name_is_told_of_and_left_out(tmp_path: Path) -> None:
    registers(tmp_path)
    (tmp_path / "cases/RT-2026-002.yaml").write_text(
        f"type: sak\nsaksnummer: RT-2026-002\nstatus: meldt\nbruker: {{navn: {HER}, fødselsdato: 1990-01-01}}\n", "utf-8"
    )
    assert found(tmp_path) == {"cases/RT-2026-002.yaml": Why.NAMESAKE}


def test_in_a_case_of_her_daughter_of_the_same_name_she_is_the_mother(tmp_path: Path) -> None:
    registers(tmp_path)
    (tmp_path / "cases/RT-2026-002.yaml").write_text(
        f"type: sak\nsaksnummer: RT-2026-002\nstatus: meldt\nbruker: {{navn: {HER}, fødselsdato: 2020-01-01}}\n"
        f"foresatte: [{{navn: {HER}, relasjon: mor}}]\n",
        "utf-8",
    )
    book = read_workspace(tmp_path).casebook
    (part,) = Search.of(book, PERSON).parts
    assert (part.number, part.roles, part.certain) == (
        "RT-2026-002",
        ("foresatt-" + part.roles[0].removeprefix("foresatt-"),),
        False,
    )


def test_a_name_of_one_word_is_not_looked_for_in_prose(tmp_path: Path) -> None:
    registers(tmp_path)
    (tmp_path / "cases/annet.yaml").write_text("notat: Hun vil live.\n", "utf-8")
    assert found(tmp_path, Person("Live")) == {}


def test_names_are_found_in_fields_for_names_alone(tmp_path: Path) -> None:
    written = write_all(tmp_path, HER)
    book = read_workspace(tmp_path).casebook
    for møte in book.møter.values():
        file = next(source.file for source in book.sources if source.id == møte.id)
        is_name = written[file][1][-1] in ("navn", "av", "møteleder", "referent", "medlem", "avklart_av", "avgjort_av")
        assert (HER in names_in(møte)) == is_name, written[file]
