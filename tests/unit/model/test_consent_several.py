"""Several consents in one file, and several persons in them: which is the newer, what it limits, what a withdrawal strikes.

domain.md §1C "Several consents" and "Withdrawal", §5.5; docs/adr/0004-consent.md. One consent by itself is in test_consent.
"""

from __future__ import annotations

import datetime as dt

import pytest
from consent_cases import BY_BRUKER, BY_FAR, BY_MOR, DAY, case, check_covered, check_refused, consent, person, signature

from docgen.model.consent import (
    OF_ONE_RECEIVER,
    ORDER,
    Consents,
    Verdict,
    is_withdrawn,
    judge,
    named_persons,
    next_change,
)

CHILD, ADULT = person(6), person(40)
EVE = dt.date(2026, 10, 21)
ONLY_BUP, ONLY_NAV = ({"enhet": "bup"},), ({"enhet": "nav"},)
LATER = {"gjennomgått": {"dato": "2026-10-01"}, "gyldig_fra": "2026-10-01", "id": "s2"}
BY_BRUKER_LATER, BY_BRUKER_LAST = (signature("Kari Testdal", "bruker", dato) for dato in ("2026-10-01", "2026-10-05"))
PERSONS = ({"navn": "Mor Testdal"}, {"navn": "Far Testdal"})


def spoken_of(consents: Consents) -> str:
    """The id of the consent that the refusal is about."""
    verdict: Verdict = judge(consents, "ppt", "deling", DAY)
    assert verdict.code is not None and verdict.consent is not None
    return verdict.consent.id


# --- §1C: which code, and how often --------------------------------------------------------------------------------


def test_the_codes_fire_in_the_order_of_the_rules() -> None:
    assert ORDER == ("SA-01", "SA-02", "SA-12", "SA-09", "SA-06", "SA-07", "SA-05", "SA-03", "SA-04")


def test_only_a_withdrawal_and_a_lacking_unit_are_faults_of_one_receiver() -> None:
    assert {"SA-04", "SA-05"} == OF_ONE_RECEIVER


# --- which consent is spoken of ------------------------------------------------------------------------------------


def test_of_two_that_came_equally_far_the_one_gone_through_last_is_spoken_of() -> None:
    older, newer = consent(BY_MOR, id="eldre"), consent(BY_FAR, **LATER | {"id": "nyere"})
    assert spoken_of(case(CHILD, older, newer)) == "nyere"
    assert spoken_of(case(CHILD, newer, older)) == "nyere"


def test_of_two_gone_through_on_one_day_the_lower_in_the_file_is_spoken_of() -> None:
    assert spoken_of(case(CHILD, consent(BY_MOR, id="over"), consent(BY_FAR, id="under"))) == "under"


def test_how_far_a_consent_came_is_told_by_its_first_fault() -> None:
    unsigned_and_ended = consent(id="uten", gyldig_til="2026-10-01")
    half_signed = consent(BY_MOR, id="halv")
    assert spoken_of(case(CHILD, unsigned_and_ended, half_signed)) == "halv"


def test_one_that_never_had_the_unit_is_spoken_of_before_one_that_is_withdrawn_too() -> None:
    withdrawn = consent(BY_BRUKER_LATER, instanser=ONLY_NAV, tillegg="ja", trukket={"dato": "2026-10-01"}, **LATER)
    signed_after = consent(BY_BRUKER_LAST, instanser=ONLY_BUP)
    check_refused(case(ADULT, signed_after, withdrawn), "SA-04", "ikke_nevnt")
    assert spoken_of(case(ADULT, signed_after, withdrawn)) == "s1"


# --- what a newer consent limits -----------------------------------------------------------------------------------


def test_a_newer_consent_limits_only_the_purposes_it_is_for() -> None:
    both_purposes = consent(BY_BRUKER, gjelder=("deling", "kopi_av_referat"))
    narrow = consent(BY_BRUKER_LATER, gjelder=("kopi_av_referat",), instanser=ONLY_BUP, **LATER)
    check_covered(case(ADULT, both_purposes, narrow))
    assert judge(case(ADULT, both_purposes, narrow), "ppt", "kopi_av_referat", DAY).code == "SA-04"


def test_each_newer_consent_limits_whatever_the_others_are_for() -> None:
    carrying = consent(BY_BRUKER, gjelder=("deling", "kopi_av_referat"))
    for_copies = consent(BY_BRUKER_LATER, gjelder=("kopi_av_referat",), **LATER)
    narrow = consent(BY_BRUKER_LATER, instanser=ONLY_BUP, **LATER | {"id": "s3"})
    check_refused(case(ADULT, carrying, for_copies, narrow), "SA-04", "ikke_nevnt")
    check_refused(case(ADULT, carrying, narrow, for_copies), "SA-04", "ikke_nevnt")


def test_a_supplement_that_has_run_out_leaves_the_older_one_as_it_was() -> None:
    ended = consent(BY_BRUKER_LATER, tillegg="ja", **LATER | {"gyldig_til": "2026-10-10"})
    check_covered(case(ADULT, consent(BY_BRUKER), ended))


@pytest.mark.parametrize(("dato", "limits"), [(None, True), ("2026-10-22", True), ("2026-10-23", False)])
def test_a_form_not_gone_through_limits_from_when_somebody_stands_on_it(dato: str | None, limits: bool) -> None:
    on_it = consent(signature("Kari Testdal", "bruker", dato), gjennomgått=None, instanser=ONLY_BUP, id="s2")
    both = case(ADULT, consent(BY_BRUKER), on_it)
    if limits:
        check_refused(both, "SA-04", "ikke_nevnt")
    else:
        check_covered(both)


def test_a_signers_no_counts_from_its_own_date() -> None:
    by_far = signature("Far Testdal", dato="2026-10-22", unntatt=("ppt",))
    refusing = case(CHILD, consent(BY_MOR, by_far), begge_foresatte=False)
    check_covered(refusing, ("SA-06", "en_av_foresatte"), on=EVE)
    check_refused(refusing, "SA-04", "unntatt_av_signatar", on=DAY)


def test_a_unit_listed_for_two_periods_has_both() -> None:
    periods = ({"enhet": "ppt", "til": "2026-09-30"}, {"enhet": "ppt", "fra": "2026-10-22"})
    listed_twice = case(ADULT, consent(BY_BRUKER, instanser=periods))
    check_covered(listed_twice, on=dt.date(2026, 9, 30))
    check_refused(listed_twice, "SA-04", "utenfor_perioden", on=EVE)
    check_covered(listed_twice, on=DAY)


def test_a_blank_first_day_is_no_day_to_wait_for() -> None:
    check_covered(case(ADULT, consent(BY_BRUKER, gyldig_fra=None)))


def test_a_consent_that_does_not_say_when_it_was_gone_through_is_sa02() -> None:
    check_refused(case(ADULT, consent(BY_BRUKER, gjennomgått=None)), "SA-02", "ikke_gjennomgått")


# --- an older form signed last -------------------------------------------------------------------------------------


def test_an_older_form_signed_last_is_told_of_only_where_it_says_no() -> None:
    newer = consent(BY_BRUKER_LATER, **LATER)
    check_covered(case(ADULT, consent(BY_BRUKER_LAST), newer))
    check_covered(case(ADULT, consent(BY_BRUKER_LAST, instanser=ONLY_BUP), newer), ("SA-04", "eldre_signert_sist"))


def test_an_older_form_signed_last_is_told_of_wherever_it_stands_in_the_file() -> None:
    narrow = consent(BY_BRUKER_LAST, instanser=ONLY_BUP)
    check_covered(case(ADULT, consent(BY_BRUKER_LATER, **LATER), narrow), ("SA-04", "eldre_signert_sist"))


def test_an_older_supplement_that_never_had_the_unit_refuses_nobody() -> None:
    supplement = consent(BY_BRUKER_LAST, instanser=ONLY_NAV, tillegg="ja")
    check_covered(case(ADULT, supplement, consent(BY_BRUKER_LATER, **LATER)))


def test_of_a_consent_itself_nothing_is_told_about_units() -> None:
    both = case(ADULT, consent(BY_BRUKER_LAST, instanser=ONLY_BUP), consent(BY_BRUKER_LATER, **LATER))
    assert judge(both, None, "deling", DAY).notes == ()


# --- withdrawals ---------------------------------------------------------------------------------------------------


def test_a_withdrawn_form_is_not_given_anew_by_one_more_signature_on_it() -> None:
    check_refused(case(ADULT, consent(BY_BRUKER_LAST, trukket={"dato": "2026-10-01"})), "SA-05")


def test_a_unit_that_a_later_consent_covers_is_not_withdrawn() -> None:
    withdrawn = consent(BY_BRUKER, trukket={"dato": "2026-09-20"})
    anew = case(ADULT, withdrawn, consent(BY_BRUKER_LATER, **LATER))
    check_covered(anew)
    assert not is_withdrawn(anew, "ppt", "deling", DAY)


# --- persons named by bruker ---------------------------------------------------------------------------------------


def names(*consents: object) -> set[str]:
    return set(named_persons(case(ADULT, *consents), DAY))  # type: ignore[arg-type]


NAMING = consent(BY_BRUKER_LATER, personer=PERSONS, gjennomgått={"dato": "2026-10-01"})
BOTH = {"Mor Testdal", "Far Testdal"}


def withdrawn_elsewhere(dato: str) -> object:
    return consent(id="s0", gjelder=("drøfting",), trukket={"dato": dato})


def test_those_named_after_a_withdrawal_are_named() -> None:
    assert names(withdrawn_elsewhere("2026-09-30"), NAMING) == BOTH
    assert names(withdrawn_elsewhere("2026-10-01"), NAMING) == set()


def test_a_withdrawal_takes_the_names_away_from_its_own_date() -> None:
    assert names(withdrawn_elsewhere("2026-10-22"), NAMING) == set()
    assert names(withdrawn_elsewhere("2026-10-23"), NAMING) == BOTH


def test_of_two_withdrawals_the_last_decides_who_is_still_named() -> None:
    assert names(withdrawn_elsewhere("2026-09-10"), withdrawn_elsewhere("2026-10-02"), NAMING) == set()


def test_a_form_withdrawn_as_a_whole_names_nobody_though_it_was_signed_once_more() -> None:
    assert names(consent(BY_BRUKER_LAST, personer=PERSONS, trukket={"dato": "2026-10-01"})) == set()


def test_a_newer_form_that_names_the_same_persons_takes_nobody_out() -> None:
    unsigned = consent(personer=PERSONS, **LATER)
    assert names(consent(BY_BRUKER, personer=PERSONS), unsigned) == BOTH


@pytest.mark.parametrize("fields", [{"tillegg": "ja"}, {"gjelder": ("drøfting",)}])
def test_a_supplement_or_another_purpose_takes_nobody_out(fields: dict[str, object]) -> None:
    assert names(consent(BY_BRUKER, personer=PERSONS), consent(BY_BRUKER_LATER, **LATER, **fields)) == BOTH


# --- the days that matter ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("born", ["2019-10-22", "2011-10-22"])
def test_the_7th_and_the_15th_birthday_are_changes(born: str) -> None:
    assert next_change(case(person(fødselsdato=born)), EVE) == DAY


def test_what_has_no_date_is_no_change() -> None:
    verge = {"navn": "Vera Verge", "mandat": ("personlige_forhold",)}
    undated = consent(signature("Kari Testdal", "bruker", None), gjennomgått=None, gyldig_fra=None, gyldig_til=None)
    assert next_change(case(person(40, verge=verge), undated), DAY) is None
