"""Keys, ids and names of packages: one for each edition of a document, for ever, and nothing in them that a system does not take."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.archive.identity import case_key, document_key, entry_key, folder_name, package_id, package_of_name

DATE = dt.date(2026, 11, 12)
PART = st.text(min_size=1, max_size=60).filter(lambda text: text.strip() and "/" not in text)


def test_the_keys_of_a_case_an_entry_and_a_document() -> None:
    assert case_key("9999", "AG-0042") == "9999/AG-0042"
    key = entry_key("9999", "AG-0042", "referat.AG-0042-møte-1")
    assert key == "9999/AG-0042/referat.AG-0042-møte-1"
    assert document_key(key) == f"{key}/dok-1"
    assert entry_key("9999", "AG-0042", "referat.AG-0042-møte-1", 2) == f"{key}/utgave-2"


def test_an_id_is_the_same_for_ever() -> None:
    """If this fails, every package already sent would be sent again under another id."""
    key = entry_key("9999", "AG-0042", "referat.AG-0042-møte-1")
    assert package_id(key, 1) == "c24b3323-ccef-5de7-9d19-a1855ce48dc6"
    assert uuid.UUID(package_id(key, 1)).version == 5
    assert package_id(key, 1) != package_id(key, 2)


def test_a_mac_spells_the_same_key() -> None:
    assert entry_key("9999", "A\u030a", "m\u00f8te") == entry_key("9999", "\u00c5", "m\u00f8te")


@pytest.mark.parametrize(("kommune", "mappe", "dokument"), [("", "A", "b"), ("9999", "A/B", "c"), ("9999", "A", " ")])
def test_a_key_of_which_two_things_could_have_the_same_is_refused(kommune: str, mappe: str, dokument: str) -> None:
    with pytest.raises(ValueError, match="no part"):
        entry_key(kommune, mappe, dokument)


def test_there_is_no_edition_before_the_first() -> None:
    with pytest.raises(ValueError, match="edition 0"):
        entry_key("9999", "A", "b", 0)


def test_the_name_of_a_folder() -> None:
    pakke = "3f9a1c2e-0000-5000-8000-000000000000"
    assert folder_name("9999", "AG-0042", DATE, "referat", 1, pakke) == "9999_ag-0042_2026-11-12_referat_r1_3f9a1c2e"
    assert folder_name("9999", "Blåbærø", DATE, "møteplan", 12, pakke) == "9999_blabaero_2026-11-12_moteplan_r12_3f9a1c2e"


@given(PART, PART, st.dates(), st.integers(min_value=1, max_value=99))
def test_whatever_the_words_the_name_is_plain_and_short(mappe: str, type: str, date: dt.date, utgave: int) -> None:
    name = folder_name("9999", mappe, date, type, utgave, package_id(entry_key("9999", mappe, "d"), utgave))
    assert re.fullmatch(r"[a-z0-9]+(?:[_-][a-z0-9]+)*", name)
    assert len(name) < 120


@given(st.tuples(PART, PART, st.integers(1, 9)), st.tuples(PART, PART, st.integers(1, 9)))
def test_two_editions_have_two_ids(one: tuple[str, str, int], other: tuple[str, str, int]) -> None:
    keys = [entry_key("9999", *parts) for parts in (one, other)]
    ids = [package_id(key, parts[2]) for key, parts in zip(keys, (one, other), strict=True)]
    assert (ids[0] == ids[1]) == (keys[0] == keys[1])


@pytest.mark.parametrize(
    ("name", "pakke"),
    [
        ("3F9A1C2E-0000-5000-8000-000000000000__arkivmelding-kvittering.xml", "3f9a1c2e-0000-5000-8000-000000000000"),
        ("3f9a1c2e-0000-5000-8000-000000000000.xml", ""),
        ("kvittering.xml", ""),
    ],
)
def test_the_package_that_a_file_name_names(name: str, pakke: str) -> None:
    assert package_of_name(name) == pakke
