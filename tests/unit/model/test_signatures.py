"""Whose signature is asked for, from which day it is theirs to give, and what a name or a birthday is when it is compared.

SA-06 to SA-09 and SA-12 of domain.md §1C, where they speak of one signature; what a signed consent opens is in test_consent.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError

import pytest
from consent_cases import (
    BY_BRUKER,
    BY_FAR,
    BY_MOR,
    DAY,
    MOR,
    TYPES,
    case,
    check_covered,
    check_refused,
    consent,
    exception,
    person,
    signature,
)

from docgen.model.consent import judge
from docgen.model.people import Bruker
from docgen.model.records import birthday
from docgen.model.signatures import Consents, Signer, demand, lacking, required_signatures, same_name, signed_on

CHILD, PUPIL, YOUTH, ADULT = person(6), person(7), person(16), person(40)
TURNS_15 = person(fødselsdato="2011-10-22")
EVE = dt.date(2026, 10, 21)
VERGE = {"navn": "Vera Verge", "mandat": ("personlige_forhold",)}
BY_VERGE = signature("Vera Verge", "verge")
BARNEVERN = ({"enhet": "ppt"}, {"enhet": "barnevern"})


# --- names and birthdays -------------------------------------------------------------------------------------------


def test_a_name_is_the_same_whatever_its_capitals_spaces_and_way_of_writing_å() -> None:
    assert same_name("Åse  Bø", "åse bø ")
    assert same_name("A\u030ase Bø", "Åse Bø")
    assert not same_name("Åse Bø", "Ase Bø")


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_name_is_nobodys(blank: str) -> None:
    assert not same_name(blank, blank)
    assert not same_name(blank, "Kari Testdal")


def test_one_born_on_29_february_has_her_birthday_on_the_29th_in_leap_years_and_on_1_march_in_others() -> None:
    born = dt.date(2008, 2, 29)
    assert birthday(born, 16) == dt.date(2024, 2, 29)
    assert birthday(born, 18) == dt.date(2026, 3, 1)


def test_an_age_that_nobody_reaches_has_its_birthday_at_the_end_of_time() -> None:
    born = dt.date(2010, 5, 1)
    assert birthday(born, 7989) == dt.date(9999, 5, 1)
    assert birthday(born, 7990) == dt.date.max


# --- one of several, and each of several ---------------------------------------------------------------------------


def test_one_of_those_who_are_enough_settles_it_for_them_and_for_nobody_else() -> None:
    alone = Signer("bruker", "Kari Testdal", must=True)
    either = tuple(Signer("foresatt", navn, must=True, one_of=True) for navn in ("Mor Testdal", "Far Testdal"))
    asked, by = (alone, *either), {line.navn: (line,) for line in consent(BY_BRUKER, BY_MOR).signert}
    assert lacking(asked, ()) == asked
    assert lacking(asked, by["Mor Testdal"]) == (alone,)
    assert lacking(asked, by["Kari Testdal"]) == either


def test_the_only_parent_is_not_one_of_several() -> None:
    (line,) = required_signatures(case(CHILD, foresatte=(MOR,), begge_foresatte=False), DAY)
    assert (line.must, line.one_of) == (True, False)


def test_somebody_must_sign_anew_after_a_withdrawal_in_spite_of_the_exception() -> None:
    withdrawn = consent(id="s0", gjelder=("drøfting",), trukket={"dato": "2026-09-10"})
    before = consent(BY_MOR, unntak=exception("SA-06"))
    check_refused(case(CHILD, withdrawn, before), "SA-05")
    after = consent(signature("Mor Testdal", dato="2026-09-11"), unntak=exception("SA-06"))
    check_covered(case(CHILD, withdrawn, after), ("SA-06", "unntak"))


def test_a_consent_with_an_exception_is_signed_on_the_day_of_its_only_signature() -> None:
    one = consent(BY_MOR, unntak=exception("SA-06"))
    assert signed_on(case(CHILD, one), one, DAY) == dt.date(2026, 9, 1)


def test_an_exception_counts_from_its_own_date() -> None:
    excepted = case(CHILD, consent(BY_MOR, unntak=exception("SA-06", "2026-10-22")))
    check_refused(excepted, "SA-06", on=EVE)
    check_covered(excepted, ("SA-06", "unntak"), on=DAY)


# --- 7, 15, 16: the child's own word -------------------------------------------------------------------------------


def test_what_a_child_thinks_is_her_word_with_or_without_a_date() -> None:
    check_covered(case(PUPIL, consent(BY_MOR, BY_FAR, barnet_hørt={"mening": "Hun vil ha hjelp til lesing."})))
    check_covered(case(PUPIL, consent(BY_MOR, BY_FAR, barnet_hørt={"dato": "2026-09-01"})))
    check_covered(case(PUPIL, consent(BY_MOR, BY_FAR, barnet_hørt=None)), ("SA-02", "barnet_ikke_hørt"))


def test_one_of_16_for_whom_others_signed_must_have_been_heard() -> None:
    signed = consent(BY_MOR, BY_FAR, barnet_hørt=None, unntak=exception("SA-07"))
    check_covered(case(YOUTH, signed), ("SA-02", "barnet_ikke_hørt"), ("SA-07", "unntak"))


def test_one_of_16_who_signed_has_been_heard_even_if_a_parent_has_not_signed() -> None:
    check_covered(case(YOUTH, consent(BY_BRUKER, BY_MOR, barnet_hørt=None)), ("SA-07", "foresatte_bør_signere"))


def test_from_18_nobody_is_a_child_to_be_heard() -> None:
    signed = consent(signature("Vera Verge", "verge", "2026-10-22"), barnet_hørt=None)
    check_covered(case(person(fødselsdato="2008-10-22", verge=VERGE), signed), ("SA-12", "annen_enn_bruker"))


def test_bruker_should_sign_from_the_very_day_she_turns_15() -> None:
    signed = case(TURNS_15, consent(BY_MOR, BY_FAR, instanser=BARNEVERN))
    check_covered(signed, on=EVE)
    check_covered(signed, ("SA-08", "bruker_bør_signere"), on=DAY)


def test_what_bruker_signed_before_15_is_not_yet_hers_to_give() -> None:
    check_covered(case(TURNS_15, consent(BY_MOR, BY_FAR, BY_BRUKER, instanser=BARNEVERN)), ("SA-08", "bruker_bør_signere"))


def test_a_unit_that_the_register_does_not_have_is_no_barnevern() -> None:
    signed = consent(BY_MOR, BY_FAR, instanser=BARNEVERN)
    assert judge(Consents((signed,), TURNS_15, (MOR,)), "ppt", "deling", DAY).notes == ()


def test_one_of_16_assessed_to_lack_competence_who_signed_all_the_same_lacks_nothing() -> None:
    check_covered(case(YOUTH, consent(BY_BRUKER, BY_MOR, BY_FAR, unntak=exception("SA-07"))))


def test_at_16_without_competence_the_parent_who_has_not_signed_is_named() -> None:
    signed = consent(BY_MOR, unntak=exception("SA-07"))
    verdict = check_covered(case(YOUTH, signed, begge_foresatte=False), ("SA-07", "unntak"), ("SA-06", "en_av_foresatte"))
    assert [note.names for note in verdict.notes] == [("Kari Testdal",), ("Far Testdal",)]


# --- a verge -------------------------------------------------------------------------------------------------------


def roles(bruker: Bruker) -> list[str]:
    return [line.rolle for line in required_signatures(case(bruker), DAY)]


def test_a_verge_has_a_line_on_the_form_from_her_first_day() -> None:
    assert roles(person(40, verge=VERGE | {"fra": "2026-10-23"})) == ["bruker"]
    assert roles(person(40, verge=VERGE | {"fra": "2026-10-22"})) == ["bruker", "verge"]
    assert roles(person(40, verge=VERGE)) == ["bruker", "verge"]


def test_a_verge_whose_first_day_is_not_known_can_sign() -> None:
    check_covered(case(person(40, verge=VERGE), consent(BY_VERGE)), ("SA-12", "annen_enn_bruker"))


# --- what is said stands -------------------------------------------------------------------------------------------


def test_what_is_asked_and_said_cannot_be_changed_afterwards() -> None:
    consents = Consents((consent(BY_VERGE),), person(40, verge=VERGE), (), enhetstyper=TYPES)
    verdict, asked = judge(consents, "ppt", "deling", DAY), demand(consents, None, DAY)
    for said in (consents, verdict, *verdict.notes, asked, *asked.signers):
        with pytest.raises(FrozenInstanceError):
            said.code = "SA-01"  # type: ignore[misc, union-attr]
