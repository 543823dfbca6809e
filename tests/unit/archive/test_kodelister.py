"""The tables of codes are KS' published lists."""

from __future__ import annotations

import json

import pytest
from archive_messages import schema_folder

from docgen.archive.arkivmelding import Kode
from docgen.archive.arkivmelding.table import TABLE
from docgen.archive.kodelister import KODELISTER, Avtalt


@pytest.mark.parametrize("element", KODELISTER)
def test_a_table_is_the_published_list(element: str) -> None:
    path = schema_folder() / "kodelister" / f"no.ks.fiks.arkiv.v1.kodelister.{element.lower()}.json"
    published = json.loads(path.read_text("utf-8-sig"))["kodeliste"]
    assert dict(KODELISTER[element]) == {row["kodeverdi"]: row["kodebeskrivelse"] for row in published}


def test_every_published_list_that_the_model_has_an_element_for_is_here() -> None:
    published = {path.name.split(".")[-2] for path in (schema_folder() / "kodelister").glob("*.json")}
    elements = {row.name for table in TABLE.values() for row in table if Kode in row.records}
    assert {name for name in elements if name.lower() in published} == KODELISTER.keys()


def test_a_list_that_nobody_published_binds_by_agreement() -> None:
    agreed = Avtalt(format=("RA-PDF",), dokumenttype=("REFERAT",))
    assert agreed.allowed("format") == {"RA-PDF"}
    assert Avtalt().allowed("format") == Avtalt().allowed("arkivdel") == frozenset()
    assert agreed.allowed("dokumenttype") == {*KODELISTER["dokumenttype"], "REFERAT"}
    assert agreed.allowed("journalposttype") == {"I", "U", "N", "X", "S"}
