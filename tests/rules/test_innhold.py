"""What the catalogue wants a document to say: does every document of the workspace say it, and would it be seen if not?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from innhold_properties import ALL, BEHAVIOURS, Made, Property, made_documents

from office import Office, text_of

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, ...]:
    office = Office.fresh(tmp_path_factory.mktemp("innhold") / "kommune")
    outcome = office.build()
    assert outcome.code == 0, outcome.said
    texts: Mapping[str, str] = {path: text_of(data) for path, data in office.documents.items()}
    return tuple(made_documents(texts))


@pytest.mark.parametrize("property_", ALL, ids=str)
def test_every_document_that_it_is_about_keeps_it(property_: Property, documents: tuple[Made, ...]) -> None:
    about = [made for made in documents if property_.applies(made)]
    assert about, "no document of the workspace shows it"
    assert not [made.path for made in about if not property_.holds(made)]


@pytest.mark.parametrize("property_", ALL, ids=str)
def test_a_document_that_breaks_it_is_seen(property_: Property, documents: tuple[Made, ...]) -> None:
    about = [made for made in documents if property_.applies(made)]
    assert not [made.path for made in about if property_.holds(property_.break_(made))]


@pytest.mark.parametrize("code", BEHAVIOURS)
def test_what_the_program_keeps_by_how_it_works_has_a_test(code: str) -> None:
    file, _, name = BEHAVIOURS[code].partition("::")
    assert f"def {name}(" in (TESTS / file).read_text("utf-8")
