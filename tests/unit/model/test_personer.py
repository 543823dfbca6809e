"""Whose name, telephone, e-mail and street stands in a text: found in every way it is written, and nothing else found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebooks import casebook, group, member, mother, person, sak
from docgen.model.casebook import Casebook
from docgen.model.personer import Contact, contacts_in, street_lines
from docgen.model.phrases import Phrases


def book(**more: object) -> Casebook:
    return casebook(group(**more), sak(bruker=person(navn="Ida Vang", fødselsdato="2014-01-01"), foresatte=[]))


@pytest.mark.parametrize(
    "text",
    ["68 05 20 01", "68052001", "+47 68 05 20 01", "0047 680 52 001", "68.05.20.01", "ring 68-05-20-01.", "(68 05 20 01)"],
)
def test_a_telephone_is_found_however_it_is_written(text: str) -> None:
    assert Contact("telefon", "68052001") in set(contacts_in(text))


@pytest.mark.parametrize(
    "text", ["168 05 20 01", "68 05 20 012", "22.10.2026 120 min", "2026-10-22", "RT-2026-017", "9999 Eksempelvik"]
)
def test_other_numbers_are_no_telephone(text: str) -> None:
    assert Contact("telefon", "68052001") not in set(contacts_in(text))


@pytest.mark.parametrize("text", ["kari@testdal.example", "Skriv til KARI@Testdal.example.", "<mailto:kari@testdal.example>"])
def test_an_e_mail_is_found_however_it_is_written(text: str) -> None:
    assert Contact("e_post", "kari@testdal.example") in set(contacts_in(text))


def test_the_owner_of_each_is_known() -> None:
    everybody = book().personer
    found = [*everybody.contacts_in("68 05 20 02, kari@testdal.example og Fars vei 3")]
    owners = [owner for contact in found for owner in everybody.contacts[contact] if owner.sak == "AG-2026-001"]
    assert [owner.key for owner in owners] == ["foresatt-mor", "bruker", "foresatt-far"]


def test_two_with_one_telephone_are_both_owners() -> None:
    everybody = book(foresatte=[mother(), mother(id="mormor", navn="Gerd Testdal", relasjon="mormor")]).personer
    contact = Contact("telefon", "68052002")
    assert {owner.key for owner in everybody.contacts[contact]} == {"foresatt-mor", "foresatt-mormor"}


def test_a_street_is_found_in_any_capitals_and_spaces_but_only_whole() -> None:
    everybody = book().personer
    for text in ("Mors vei 2", "hun bor i mors  vei 2, nå", "MORS VEI 2"):
        assert [*everybody.streets.find(text)] == [Contact("adresse", "mors vei 2")]
    for text in ("Mors vei 22", "Mors vei", "Tormors vei 2", "9999 Eksempelvik"):
        assert [*everybody.streets.find(text)] == []


def test_the_line_of_the_town_and_a_single_word_tell_of_nobody() -> None:
    assert [*street_lines("Solbakken\nc/o Mona Testdal\nMors vei 2\n9999 Eksempelvik")] == ["c/o Mona Testdal", "Mors vei 2"]


def test_what_belongs_to_the_services_is_known() -> None:
    everybody = book(medlemmer=[member("Berit Bup", "bup", telefon="68 05 14 14")]).personer
    assert {Contact("telefon", "68051000"), Contact("telefon", "68051414"), Contact("telefon", "68051001")} <= everybody.services
    assert (
        "berit bup" in everybody.employees and "mats melder" in everybody.employees and "kari testdal" not in everybody.employees
    )


def test_the_cases_of_one_person_belong_together() -> None:
    other = sak("RT-2026-002", bruker=person(navn="kari  testdal"), foresatte=[])
    third = sak("RT-2026-003", bruker=person(fødselsdato="2015-04-02"), foresatte=[])
    everybody = casebook(group(), other, third).personer
    assert everybody.same["AG-2026-001"] == {"AG-2026-001", "RT-2026-002"}
    assert everybody.same["RT-2026-003"] == {"RT-2026-003"}


def test_a_full_name_is_found_as_it_is_written_and_a_single_one_is_not() -> None:
    everybody = book(foresatte=[mother(navn="Mona")]).personer
    assert [p.sak for p in everybody.names.find("Kari Testdal og Ida Vang")] == ["AG-2026-001", "RT-2026-001"]
    assert [p.sak for p in everybody.names.find("Kari Testdals sak")] == ["AG-2026-001"]
    for text in ("kari testdal", "Kari Testdalsen", "Mona", "Testdal Kari", "Karis Testdal"):
        assert [*everybody.names.find(text)] == []


WORDS = st.text("abcÆæ", min_size=1, max_size=4)
PHRASES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), max_size=6)


@given(PHRASES, st.lists(WORDS, max_size=12))
def test_many_phrases_at_once_are_what_each_alone_would_be(phrases: list[str], words: list[str]) -> None:
    text = " ".join(words)
    found = [*Phrases.of((phrase, phrase) for phrase in phrases).find(text)]
    padded = f" {text} "
    alone = [phrase for phrase in phrases for start in range(len(padded)) if padded.startswith(f" {phrase} ", start)]
    assert sorted(found) == sorted(alone)
