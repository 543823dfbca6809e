"""The model beside KS' own schema: the same elements in the same order, and two validators that accept what is written."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
import xmlschema
from archive_messages import any_record, ours, schema_folder
from hypothesis import given, settings
from lxml import etree

from docgen.archive.arkivmelding import (
    ArkivmeldingOppdatering,
    EksternNoekkel,
    Kode,
    ReferanseTilMappe,
    SaksmappeOppdatering,
    write_oppdater,
    write_opprett,
)
from docgen.archive.arkivmelding.kvittering import FeilmeldingBase
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.table import ROOTS, TABLE, schema_type
from docgen.archive.arkivmelding.values import KINDS, Dato, OpprettetEllerEksisterende, Tid
from docgen.archive.arkivmelding.write import write
from docgen.archive.schema import FILES, Schemas, read_schemas
from docgen.disk import DocgenError

XS = "{http://www.w3.org/2001/XMLSchema}"
CLOSING = ArkivmeldingOppdatering(
    mappeOppdateringer=SaksmappeOppdatering(
        referanseTilMappe=ReferanseTilMappe(referanseEksternNoekkel=EksternNoekkel("docgen", "9999/ag-0042")),
        saksstatus=Kode("S"),
    )
)


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return read_schemas(schema_folder())


@pytest.fixture(scope="module")
def others() -> dict[str, xmlschema.XMLSchema]:
    """The same schemas for a second validator, by root element: written in Python, not in libxml2."""
    messages = [etree.fromstring(write_opprett(ours())).tag, etree.fromstring(write_oppdater(CLOSING)).tag]
    return {root: xmlschema.XMLSchema(str(schema_folder() / FILES[root])) for root in messages}


# --- the table is the schema's ---------------------------------------------------------------------------------------


class Said(NamedTuple):
    """What the schema says of an element; its type by namespace and name."""

    type: tuple[str, str]
    is_required: bool
    is_list: bool


class Types:
    """The types of a folder of schema files, by namespace and name."""

    def __init__(self, folder: Path) -> None:
        self.by_name: dict[tuple[str, str], etree._Element] = {}
        for path in folder.glob("*.xsd"):
            root = etree.parse(str(path)).getroot()
            for one in root.iterchildren(f"{XS}complexType", f"{XS}simpleType"):
                self.by_name[root.get("targetNamespace", ""), one.get("name", "")] = one

    def elements(self, space: str, name: str) -> dict[str, Said]:
        """The elements of a type in order, with those of the type that it extends first."""
        node = self.by_name[space, name]
        extension = node.find(f"{XS}complexContent/{XS}extension")
        if extension is None:
            return self._sequence(node)
        base = self._qualified(node, extension.get("base", ""))
        return self.elements(*base) | self._sequence(extension)

    def _sequence(self, node: etree._Element) -> dict[str, Said]:
        found = {}
        for one in node.iterfind(f"{XS}sequence//{XS}element"):
            choices = one.iterancestors(f"{XS}choice")
            is_required = one.get("minOccurs", "1") == "1" and not list(choices)
            is_list = one.get("maxOccurs", "1") == "unbounded"
            found[one.get("name", "")] = Said(self._qualified(one, one.get("type", "")), is_required, is_list)
        return found

    @staticmethod
    def _qualified(node: etree._Element, name: str) -> tuple[str, str]:
        prefix, _, local = name.rpartition(":")
        return node.nsmap[prefix or None], local

    def plain(self, space: str, name: str) -> str:
        """The built-in type that a type comes down to, or the name of the complex type that holds its elements."""
        if space == XS.strip("{}"):
            return f"xs:{name}"
        node = self.by_name[space, name]
        inner = node.find(f".//{XS}restriction") if node.tag == f"{XS}simpleType" else node.find(f".//{XS}extension")
        if inner is None or inner.find(f"{XS}sequence") is not None:
            return name
        return self.plain(*self._qualified(node, inner.get("base", "")))


BUILT_IN = {
    "xs:string": KINDS[str],
    "xs:int": KINDS[int],
    "xs:boolean": KINDS[bool],
    "xs:date": KINDS[Dato],
    "xs:dateTime": KINDS[Tid],
}


@pytest.mark.parametrize("record", TABLE, ids=lambda record: record.__name__)
def test_a_record_has_the_schemas_elements_in_the_schemas_order(record: type[Record]) -> None:
    types = Types(schema_folder())
    is_refusal = issubclass(record, FeilmeldingBase)
    elements = types.elements(record.space, "feilmeldingBase" if is_refusal else schema_type(record))
    names = [row.name for row in TABLE[record]]
    assert names == [name for name in elements if name in names]
    # mappeOppdateringer is one of three in the schema; the model has it alone.
    forced = {"mappeOppdateringer"} if record is ArkivmeldingOppdatering else set()
    required = {name for name, said in elements.items() if said.is_required}
    assert {row.name for row in TABLE[record] if row.is_required} == required | forced
    for row in TABLE[record]:
        said = elements[row.name]
        assert row.is_list is said.is_list, row.name
        assert row.tag == f"{{{record.space}}}{row.name}"
        plain = types.plain(*said.type)
        if row.records:
            assert plain == schema_type(row.records[0]), row.name
        elif row.name == "opprettetEllerEksisterende":
            assert row.kind is KINDS[OpprettetEllerEksisterende]
        else:
            assert row.kind is BUILT_IN[plain], row.name


def test_the_table_names_every_root_that_the_schema_is_asked_of() -> None:
    assert FILES.keys() == ROOTS.keys()


# --- what is written is valid ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [write_opprett(ours()), write_oppdater(CLOSING)], ids=["opprett", "oppdater"])
def test_two_validators_accept_what_is_written(schemas: Schemas, others: dict[str, xmlschema.XMLSchema], data: bytes) -> None:
    assert schemas.problems(data) == ()
    assert [error.reason for error in others[etree.fromstring(data).tag].iter_errors(data.decode())] == []


def test_the_second_validator_sees_a_fault(others: dict[str, xmlschema.XMLSchema]) -> None:
    data = write_opprett(ours()).decode().replace("<system>docgen</system>", "")
    assert [error.path for error in others[etree.fromstring(data.encode()).tag].iter_errors(data)] == ["/arkivmelding"]


@pytest.mark.parametrize("record", ROOTS.values(), ids=lambda record: record.__name__)
def test_any_message_of_the_model_is_valid(schemas: Schemas, record: type[Record]) -> None:
    @settings(max_examples=60)
    @given(message=any_record(record, is_valid=True))
    def check(message: Record) -> None:
        assert [problem.detail for problem in schemas.problems(write(message))] == []

    check()


# --- what is not valid -----------------------------------------------------------------------------------------------


def moved(data: bytes, name: str) -> bytes:
    """The message with an element of the entry moved to its end."""
    root = etree.fromstring(data)
    entry = root[-1]
    entry.append(next(child for child in entry if etree.QName(child).localname == name))
    return etree.tostring(root)


@pytest.mark.parametrize(
    ("change", "element", "sentence"),
    [
        (lambda data: moved(data, "tittel"), "registrering|offentligTittel", "feil rekkefølge"),
        (lambda data: data.replace(b"<system>docgen</system>", b""), "regel", "mangler"),
        (lambda data: data.replace(b"2026-11-12", b"12.11.2026"), "saksdato|dokumentetsDato", "Verdien"),
        (lambda data: data.replace(b"<antallFiler>2<", b"<antallFiler>to<"), "antallFiler", "Verdien"),
        (lambda data: data.replace(b"<regel>", b'<regel hva="x">'), "regel", "følger ikke skjemaet"),
        (lambda data: data.replace(b"<klasseID>B31</klasseID>", b"<klasseID></klasseID>"), "klasseID", "Verdien"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(schemas: Schemas, change, element: str, sentence: str) -> None:  # type: ignore[no-untyped-def]
    data = change(write_opprett(ours()))
    problems = schemas.problems(data)
    assert problems
    first = problems[0]
    assert re.search(f"«({element})»", first.nb), first
    assert sentence in first.nb
    assert first.line == 0 or f"linje {first.line}" in first.nb
    assert f"line {first.line}" in first.en
    assert "{" not in first.nb + first.en + first.detail


def test_the_line_is_the_elements_own(schemas: Schemas) -> None:
    data = write_opprett(ours()).replace(b"<antallFiler>2<", b"<antallFiler>to<")
    line = 1 + data[: data.index(b"<antallFiler>")].count(b"\n")
    assert {problem.line for problem in schemas.problems(data)} == {line}


def test_the_sentences_quote_no_value(schemas: Schemas) -> None:
    data = write_opprett(replace(ours(), antallFiler=0)).replace(b">0<", b">Kari Eksempel<")
    (problem, *_) = schemas.problems(data)
    assert "Kari" in problem.detail
    assert "Kari" not in problem.nb + problem.en + repr(problem)


def test_a_message_of_another_kind_is_no_message(schemas: Schemas) -> None:
    (problem,) = schemas.problems(b"<arkivmelding/>")
    assert "navnerommet" in problem.nb and "namespace" in problem.en
    (problem,) = schemas.problems(b"<arkivmelding")
    assert "gyldig XML" in problem.nb


def test_a_folder_that_is_not_the_schemas_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocgenError, match="Schema/V1"):
        read_schemas(tmp_path)
    for path in schema_folder().glob("*.xsd"):
        if path.name != "metadatakatalog.xsd":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(DocgenError, match="Schema/V1"):
        read_schemas(tmp_path)


def test_the_digest_says_which_schema_it_was(schemas: Schemas, tmp_path: Path) -> None:
    for path in schema_folder().glob("*.xsd"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert read_schemas(tmp_path).digest == schemas.digest
    (tmp_path / "metadatakatalog.xsd").write_bytes((tmp_path / "metadatakatalog.xsd").read_bytes() + b"\n")
    assert read_schemas(tmp_path).digest != schemas.digest
