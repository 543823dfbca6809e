"""Does consent say yes and no where the rules do: a failing and a clean case for each rule and each age."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from consent_cases import (
    BY_BRUKER,
    BY_FAR,
    BY_MOR,
    DAY,
    FAR,
    MOR,
    case,
    check_covered,
    check_refused,
    consent,
    exception,
    parent,
    person,
    signature,
)

from docgen.model.base import Places
from docgen.model.consent import (
    covers,
    is_withdrawn,
    judge,
    named_persons,
    next_change,
    required_signatures,
    signed_on,
    withdrawn_on,
)
from docgen.model.people import Bruker
from docgen.model.registers import Aldersgrenser
from docgen.problem import Position

CHILD, TEEN, YOUTH, ELDER_YOUTH, ADULT = person(6), person(15), person(16), person(17), person(40)
VERGE = {"navn": "Vera Verge", "mandat": ("personlige_forhold",), "fra": "2026-01-01"}
BY_VERGE = signature("Vera Verge", "verge")
BY_KIN = signature("Nina Nærmest", "pårørende")


# --- SA-01, SA-02 --------------------------------------------------------------------------------------------------


def test_no_consent_for_the_purpose_is_sa01() -> None:
    verdict = check_refused(case(ADULT, consent(BY_BRUKER, gjelder=("drøfting",))), "SA-01")
    assert verdict.consent is None
    check_refused(case(ADULT), "SA-01")


def test_a_consent_not_gone_through_by_the_date_is_sa02() -> None:
    check_refused(case(ADULT, consent(BY_BRUKER, gjennomgått={"dato": "2026-10-23"})), "SA-02", "ikke_gjennomgått")
    check_refused(case(ADULT, consent(BY_BRUKER, gjennomgått={"av": "Anne"})), "SA-02", "ikke_gjennomgått")
    check_covered(case(ADULT, consent(BY_BRUKER, gjennomgått={"dato": "2026-10-22"})))


@pytest.mark.parametrize("dato", [None, "2026-10-23"])
def test_a_signature_without_a_date_or_after_the_date_does_not_count(dato: str | None) -> None:
    unsigned = case(ADULT, consent(signature("Kari Testdal", "bruker", dato)))
    verdict = check_refused(unsigned, "SA-02", "ikke_signert")
    assert verdict.missing == ("Kari Testdal",)


def test_a_signature_on_the_date_itself_counts() -> None:
    check_covered(case(ADULT, consent(signature("Kari Testdal", "bruker", "2026-10-22"))))


def test_an_oral_consent_counts_only_with_a_journal_note() -> None:
    oral = signature("Kari Testdal", "bruker", måte="muntlig")
    check_refused(case(ADULT, consent(oral)), "SA-02", "ikke_signert")
    check_refused(case(ADULT, consent(oral | {"journalnotat": "  "})), "SA-02", "ikke_signert")
    verdict = check_covered(case(ADULT, consent(oral | {"journalnotat": "J-12"})), ("SA-02", "muntlig"))
    assert verdict.notes[0].names == ("Kari Testdal",)


@pytest.mark.parametrize(("age", "warned"), [(6, False), (7, True), (15, True)])
def test_a_child_of_seven_or_more_should_have_been_heard(age: int, warned: bool) -> None:
    unheard = consent(BY_MOR, BY_FAR, barnet_hørt={"av": "Anne"})
    check_covered(case(person(age), unheard), *([("SA-02", "barnet_ikke_hørt")] if warned else []))


def test_a_youth_who_signed_has_been_heard() -> None:
    check_covered(case(YOUTH, consent(BY_BRUKER, BY_MOR, BY_FAR, barnet_hørt={})))


# --- SA-06: under 16 -----------------------------------------------------------------------------------------------


def test_both_parents_sign_for_a_child() -> None:
    check_covered(case(CHILD, consent(BY_MOR, BY_FAR)))
    verdict = check_refused(case(CHILD, consent(BY_MOR)), "SA-06")
    assert verdict.missing == ("Far Testdal",)


def test_the_signature_of_one_parent_is_enough_when_she_is_the_only_one() -> None:
    check_covered(case(CHILD, consent(BY_MOR), foresatte=(MOR,)))


def test_a_parent_without_foreldreansvar_is_not_asked_and_does_not_count() -> None:
    without = parent("Far Testdal", "nei")
    check_covered(case(CHILD, consent(BY_MOR), foresatte=(MOR, without)))
    check_refused(case(CHILD, consent(BY_FAR), foresatte=(MOR, without)), "SA-06")


def test_an_unanswered_foreldreansvar_is_not_a_no() -> None:
    check_refused(case(CHILD, consent(BY_MOR), foresatte=(MOR, parent("Far Testdal", None))), "SA-06")


def test_a_child_without_anyone_with_foreldreansvar_is_covered_by_nobody() -> None:
    verdict = check_refused(case(CHILD, consent(BY_MOR), foresatte=()), "SA-06")
    assert verdict.missing == ("foresatt",)


def test_a_signer_is_matched_by_name_and_role() -> None:
    check_covered(case(CHILD, consent(signature("  mor  Testdal"), BY_FAR)))
    check_refused(case(CHILD, consent(signature("Mor Testdal", "pårørende"), BY_FAR)), "SA-06")
    check_refused(case(CHILD, consent(signature("Mormor Testdal"), BY_FAR)), "SA-06")


def test_one_of_two_parents_is_a_warning_where_the_municipality_says_so() -> None:
    one = case(CHILD, consent(BY_FAR), begge_foresatte=False)
    verdict = check_covered(one, ("SA-06", "en_av_foresatte"))
    assert verdict.notes[0].names == ("Mor Testdal",)
    check_refused(case(CHILD, consent(BY_BRUKER), begge_foresatte=False), "SA-06")


def test_the_barneverntjeneste_signs_for_a_child_in_its_care() -> None:
    in_care = person(6, omsorg="barneverntjenesten")
    check_refused(case(in_care, consent(BY_MOR, BY_FAR)), "SA-06")
    check_covered(case(in_care, consent(signature("Bodil Barnevern", "barneverntjenesten"))))


def test_a_written_exception_makes_a_lacking_parent_a_warning() -> None:
    check_covered(case(CHILD, consent(BY_MOR, unntak=exception("SA-06"))), ("SA-06", "unntak"))
    check_refused(case(CHILD, consent(BY_MOR, unntak=exception("SA-06", "2026-10-23"))), "SA-06")
    check_refused(case(CHILD, consent(BY_MOR, unntak=exception("SA-07"))), "SA-06")


def test_somebody_must_sign_in_spite_of_the_exception() -> None:
    check_refused(case(CHILD, consent(unntak=exception("SA-06"))), "SA-02", "ikke_signert")


# --- SA-08: 15 -----------------------------------------------------------------------------------------------------


def test_at_15_bruker_should_sign_when_barnevern_is_among_the_units() -> None:
    units = ({"enhet": "ppt"}, {"enhet": "barnevern"})
    both = consent(BY_MOR, BY_FAR, instanser=units)
    check_covered(case(TEEN, both), ("SA-08", "bruker_bør_signere"))
    check_covered(case(person(14), both))
    check_covered(case(TEEN, consent(BY_MOR, BY_FAR)))
    check_covered(case(TEEN, consent(BY_MOR, BY_FAR, BY_BRUKER, instanser=units)))


def test_at_15_both_parents_must_still_sign() -> None:
    check_refused(case(TEEN, consent(BY_BRUKER, BY_MOR)), "SA-06")


# --- SA-07: 16 and 17 ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("youth", [YOUTH, ELDER_YOUTH])
def test_from_16_bruker_must_sign_and_the_parents_should(youth: Bruker) -> None:
    check_covered(case(youth, consent(BY_BRUKER, BY_MOR, BY_FAR)))
    verdict = check_refused(case(youth, consent(BY_MOR, BY_FAR)), "SA-07")
    assert verdict.missing == ("Kari Testdal",)
    verdict = check_covered(case(youth, consent(BY_BRUKER, BY_MOR)), ("SA-07", "foresatte_bør_signere"))
    assert verdict.notes[0].names == ("Far Testdal",)


def test_what_the_parents_signed_stops_counting_on_the_16th_birthday() -> None:
    child = case(person(fødselsdato="2010-10-22"), consent(BY_MOR, BY_FAR))
    check_covered(child, ("SA-10", "medsamtykke"), on=dt.date(2026, 10, 21))
    check_refused(child, "SA-07", on=dt.date(2026, 10, 22))


def test_her_own_signature_from_before_16_is_not_yet_hers_to_give() -> None:
    turned_16 = person(fødselsdato="2010-10-01")
    check_refused(case(turned_16, consent(BY_BRUKER, BY_MOR, BY_FAR)), "SA-07")
    again = signature("Kari Testdal", "bruker", "2026-10-01")
    check_covered(case(turned_16, consent(BY_BRUKER, BY_MOR, BY_FAR, again)))


def test_a_youth_without_samtykkekompetanse_needs_the_parents_as_a_child_does() -> None:
    unntak = exception("SA-07")
    check_covered(case(YOUTH, consent(BY_MOR, BY_FAR, unntak=unntak)), ("SA-07", "unntak"))
    check_refused(case(YOUTH, consent(BY_MOR, unntak=unntak)), "SA-06")
    one = case(YOUTH, consent(BY_MOR, unntak=unntak), begge_foresatte=False)
    check_covered(one, ("SA-07", "unntak"), ("SA-06", "en_av_foresatte"))
    check_refused(case(YOUTH, consent(BY_BRUKER, unntak=unntak)), "SA-06")


# --- SA-09, SA-10: 18 ----------------------------------------------------------------------------------------------

TURNS_18 = person(fødselsdato="2008-10-22")


def test_what_the_parents_signed_stops_counting_on_the_18th_birthday() -> None:
    signed = case(TURNS_18, consent(BY_MOR, BY_FAR, unntak=exception("SA-07")))
    check_covered(signed, ("SA-07", "unntak"), ("SA-10", "myndig"), on=dt.date(2026, 10, 21))
    verdict = check_refused(signed, "SA-09", "gitt_før_myndig", on=DAY)
    assert (verdict.missing, verdict.on) == (("Kari Testdal",), DAY)


def test_her_own_signature_from_16_on_holds_at_18_but_should_be_renewed() -> None:
    signed = consent(BY_BRUKER, BY_MOR, BY_FAR)
    check_covered(case(TURNS_18, signed), ("SA-09", "bør_fornyes"))
    check_refused(case(TURNS_18, signed, nytt_ved_myndig=True), "SA-09")


def test_her_own_signature_from_before_16_does_not_hold_at_18() -> None:
    early = consent(signature("Kari Testdal", "bruker", "2024-10-21"), BY_MOR, BY_FAR)
    check_refused(case(TURNS_18, early), "SA-09")
    check_covered(case(TURNS_18, consent(signature("Kari Testdal", "bruker", "2024-10-22"))), ("SA-09", "bør_fornyes"))


def test_a_signature_as_an_adult_settles_what_came_before() -> None:
    again = signature("Kari Testdal", "bruker", "2026-10-22")
    check_covered(case(TURNS_18, consent(BY_BRUKER, BY_MOR, again), nytt_ved_myndig=True))


@pytest.mark.parametrize(("day", "near"), [("2026-07-23", False), ("2026-07-24", True), ("2026-10-21", True)])
def test_a_birthday_within_90_days_asks_for_a_new_consent(day: str, near: bool) -> None:
    signed = consent(
        *(signature(navn, rolle, "2026-01-01") for navn, rolle in [("Kari Testdal", "bruker")]),
        gjennomgått={"dato": "2026-01-01"},
        gyldig_fra="2026-01-01",
    )
    notes = [("SA-10", "myndig")] if near else []
    check_covered(case(TURNS_18, signed, foresatte=()), ("SA-07", "foresatte_bør_signere"), *notes, on=dt.date.fromisoformat(day))


def test_a_birthday_before_the_next_meeting_asks_for_a_new_consent() -> None:
    bruker = person(fødselsdato="2009-03-01")
    signed = case(bruker, consent(BY_BRUKER, BY_MOR, BY_FAR))
    assert judge(signed, "ppt", "deling", DAY).notes == ()
    (note,) = judge(signed, "ppt", "deling", DAY, neste_møte=dt.date(2027, 3, 1)).notes
    assert (note.code, note.on) == ("SA-10", dt.date(2027, 3, 1))


def test_one_born_on_29_february_turns_18_on_1_march() -> None:
    early = "2025-01-01"
    signed = consent(
        signature("Mor Testdal", dato=early),
        gjennomgått={"dato": early},
        gyldig_fra=early,
        unntak=exception("SA-07", early),
    )
    leap = case(person(fødselsdato="2008-02-29"), signed, foresatte=(MOR,))
    assert covers(leap, "ppt", "deling", dt.date(2026, 2, 28))
    check_refused(leap, "SA-09", on=dt.date(2026, 3, 1))


def test_one_born_on_29_february_is_no_adult_on_the_28th() -> None:
    signed_on_28 = consent(signature("Kari Testdal", "bruker", "2026-02-28"))
    signed_on_1 = consent(signature("Kari Testdal", "bruker", "2026-03-01"))
    leap = person(fødselsdato="2008-02-29")
    check_refused(case(leap, signed_on_28, nytt_ved_myndig=True), "SA-09")
    check_covered(case(leap, signed_on_1, nytt_ved_myndig=True))


def test_a_consent_begun_before_18_is_sa09_whoever_signs_it_after() -> None:
    after = signature("Nina Nærmest", "pårørende", "2026-10-22")
    check_refused(case(TURNS_18, consent(BY_MOR, after)), "SA-09")
    check_refused(case(TURNS_18, consent(after)), "SA-12")


# --- SA-12: adults -------------------------------------------------------------------------------------------------


def test_an_adult_signs_for_herself() -> None:
    check_covered(case(ADULT, consent(BY_BRUKER), foresatte=()))
    check_refused(case(ADULT, consent(BY_MOR, BY_FAR)), "SA-12")


def test_a_verge_for_personlige_forhold_can_sign_with_a_warning() -> None:
    verdict = check_covered(case(person(40, verge=VERGE), consent(BY_VERGE)), ("SA-12", "annen_enn_bruker"))
    assert verdict.notes[0].names == ("Vera Verge",)
    check_covered(case(person(40, verge=VERGE), consent(BY_VERGE, BY_BRUKER)))


def test_a_verge_without_that_mandate_cannot_sign() -> None:
    check_refused(case(person(40, verge=VERGE | {"mandat": ("økonomi",)}), consent(BY_VERGE)), "SA-12")
    check_refused(case(person(40), consent(BY_VERGE)), "SA-12")


def test_a_verge_cannot_sign_before_being_one() -> None:
    check_refused(case(person(40, verge=VERGE | {"fra": "2026-09-02"}), consent(BY_VERGE)), "SA-12")
    check_refused(case(person(40, verge=VERGE | {"fra": "2026-10-23"}), consent(BY_VERGE)), "SA-12")


def test_next_of_kin_signs_only_with_a_written_exception() -> None:
    check_refused(case(ADULT, consent(BY_KIN)), "SA-12")
    verdict = check_covered(case(ADULT, consent(BY_KIN, unntak=exception("SA-12"))), ("SA-12", "unntak"))
    assert verdict.notes[0].names == ("Nina Nærmest",)


def test_with_the_exception_a_verge_of_any_mandate_can_sign() -> None:
    verge = VERGE | {"mandat": ("økonomi",)}
    check_covered(case(person(40, verge=verge), consent(BY_VERGE, unntak=exception("SA-12"))), ("SA-12", "unntak"))


def test_one_assessed_to_lack_samtykkekompetanse_cannot_sign_alone() -> None:
    check_refused(case(ADULT, consent(BY_BRUKER, unntak=exception("SA-12"))), "SA-12")


def test_next_of_kin_who_signed_before_18_does_not_count_after() -> None:
    check_refused(case(TURNS_18, consent(BY_KIN, unntak=exception("SA-12"))), "SA-09")


# --- SA-03, SA-04, SA-05 -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["gyldig_til", "gyldig_fra"])
def test_both_ends_of_the_validity_are_inside_it(field: str) -> None:
    check_covered(case(ADULT, consent(BY_BRUKER, **{"gyldig_til": "2026-12-31", field: "2026-10-22"})),
                  *([("SA-03", "utløper_snart")] if field == "gyldig_til" else []))  # fmt: skip


def test_outside_its_validity_it_is_sa03() -> None:
    verdict = check_refused(case(ADULT, consent(BY_BRUKER, gyldig_til="2026-10-21")), "SA-03", "utløpt")
    assert verdict.on == dt.date(2026, 10, 21)
    check_refused(case(ADULT, consent(BY_BRUKER, gyldig_fra="2026-10-23")), "SA-03", "ikke_begynt")


def test_an_end_that_is_near_or_lacking_is_warned_of() -> None:
    check_covered(case(ADULT, consent(BY_BRUKER, gyldig_til="2026-11-21")), ("SA-03", "utløper_snart"))
    check_covered(case(ADULT, consent(BY_BRUKER, gyldig_til="2026-11-22")))
    forever = consent(BY_BRUKER).model_copy(update={"gyldig_til": None})
    check_covered(case(ADULT, forever), ("SA-03", "uten_slutt"))


def test_a_unit_must_be_listed_in_its_period_and_not_excluded() -> None:
    check_refused(case(ADULT, consent(BY_BRUKER)), "SA-04", "ikke_nevnt", enhet="nav")
    check_refused(case(ADULT, consent(BY_BRUKER, unntatt=("ppt",))), "SA-04", "unntatt")
    check_covered(case(ADULT, consent(BY_BRUKER, unntatt=("bup",))))
    period = {"enhet": "ppt", "fra": "2026-10-22", "til": "2026-10-23"}
    limited = case(ADULT, consent(BY_BRUKER, instanser=(period,)))
    check_refused(limited, "SA-04", "utenfor_perioden", on=dt.date(2026, 10, 21))
    check_covered(limited, on=dt.date(2026, 10, 22))
    check_covered(limited, on=dt.date(2026, 10, 23))
    check_refused(limited, "SA-04", "utenfor_perioden", on=dt.date(2026, 10, 24))


def test_what_one_signer_excludes_is_excluded_for_all() -> None:
    by_far = BY_FAR | {"unntatt": ("ppt",)}
    verdict = check_refused(case(CHILD, consent(BY_MOR, by_far)), "SA-04", "unntatt_av_signatar")
    assert verdict.missing == ("Far Testdal",)
    check_covered(case(CHILD, consent(BY_MOR, by_far)), enhet="bup")


def test_a_no_counts_from_one_who_has_not_signed() -> None:
    undated = signature("Far Testdal", dato=None, unntatt=("ppt",))
    check_refused(case(CHILD, consent(BY_MOR, undated), begge_foresatte=False), "SA-04", "unntatt_av_signatar")


def test_a_withdrawal_counts_from_its_date() -> None:
    withdrawn = case(ADULT, consent(BY_BRUKER, trukket={"dato": "2026-10-22"}))
    check_covered(withdrawn, on=dt.date(2026, 10, 21))
    verdict = check_refused(withdrawn, "SA-05")
    assert verdict.on == DAY
    assert is_withdrawn(withdrawn, "ppt", "deling", DAY)
    assert withdrawn_on(withdrawn, "ppt", "deling", DAY) == DAY
    assert not is_withdrawn(withdrawn, "ppt", "deling", dt.date(2026, 10, 21))
    assert not is_withdrawn(withdrawn, "nav", "deling", DAY)


def test_a_withdrawal_for_one_unit_leaves_the_others() -> None:
    withdrawn = case(ADULT, consent(BY_BRUKER, trukket={"dato": "2026-10-01", "enheter": ("ppt",)}))
    check_refused(withdrawn, "SA-05")
    check_covered(withdrawn, enhet="bup")


def test_a_withdrawal_counts_against_every_consent_signed_on_or_before_its_date() -> None:
    other = consent(id="s0", gjelder=("drøfting",), trukket={"dato": "2026-09-01"})
    verdict = check_refused(case(ADULT, other, consent(BY_BRUKER)), "SA-05")
    assert verdict.consent is other
    check_covered(case(ADULT, other, consent(signature("Kari Testdal", "bruker", "2026-09-02"))))


def test_of_several_withdrawals_the_first_is_the_one_that_is_told_of() -> None:
    last, first = ({"dato": day} for day in ("2026-10-02", "2026-10-01"))
    twice = case(ADULT, consent(BY_BRUKER, id="s0", trukket=last), consent(BY_BRUKER, trukket=first))
    assert withdrawn_on(twice, "ppt", "deling", DAY) == dt.date(2026, 10, 1)
    assert withdrawn_on(twice, "ppt", "deling", dt.date(2026, 9, 30)) is None


def test_a_consent_half_signed_before_the_withdrawal_is_not_a_new_one() -> None:
    other = consent(id="s0", gjelder=("drøfting",), trukket={"dato": "2026-09-10"})
    late = signature("Far Testdal", dato="2026-09-20")
    check_refused(case(CHILD, other, consent(BY_MOR, late)), "SA-05")


def test_a_withdrawal_is_no_fault_of_the_consent_itself() -> None:
    withdrawn = case(ADULT, consent(BY_BRUKER, trukket={"dato": "2026-10-01"}))
    assert judge(withdrawn, None, "deling", DAY).code is None


# --- which code ----------------------------------------------------------------------------------------------------


def test_the_first_rule_in_the_way_is_named_then_the_next() -> None:
    everything_wrong = {
        "signert": (),
        "gyldig_til": "2026-10-01",
        "trukket": {"dato": "2026-10-02"},
        "instanser": ({"enhet": "bup"},),
    }
    check_refused(case(CHILD, consent(**everything_wrong)), "SA-02")
    check_refused(case(CHILD, consent(**everything_wrong | {"signert": (BY_MOR,)})), "SA-06")
    signed = everything_wrong | {"signert": (BY_MOR, BY_FAR)}
    check_refused(case(CHILD, consent(**signed)), "SA-05")
    del signed["trukket"]
    check_refused(case(CHILD, consent(**signed)), "SA-03")
    del signed["gyldig_til"]
    check_refused(case(CHILD, consent(**signed)), "SA-04")


def test_the_verdict_points_at_the_field_to_change() -> None:
    places = Places(Position("sak.yaml", 3, 1), {"signert": Position("sak.yaml", 9, 5), "unntatt": Position("sak.yaml", 7, 5)})
    placed = consent(BY_MOR, unntatt=("ppt",)).model_copy(update={"where": places})
    assert check_refused(case(CHILD, placed), "SA-06").where == Position("sak.yaml", 9, 5)
    assert check_refused(case(CHILD, placed, foresatte=(MOR,)), "SA-04").where == Position("sak.yaml", 7, 5)


# --- several consents ----------------------------------------------------------------------------------------------

ONLY_BUP = ({"enhet": "bup"},)
LATER = {"gjennomgått": {"dato": "2026-10-01"}, "gyldig_fra": "2026-10-01", "id": "s2"}
BY_BRUKER_LATER = signature("Kari Testdal", "bruker", "2026-10-01")


def test_the_newer_consent_replaces_the_older_one() -> None:
    both = case(ADULT, consent(BY_BRUKER), consent(BY_BRUKER_LATER, instanser=ONLY_BUP, **LATER))
    verdict = check_refused(both, "SA-04")
    assert verdict.consent is not None
    assert verdict.consent.id == "s2"
    check_covered(both, on=dt.date(2026, 9, 30))
    check_covered(both, enhet="bup")


def test_the_newest_is_the_one_gone_through_last_wherever_it_stands_in_the_file() -> None:
    check_refused(case(ADULT, consent(BY_BRUKER_LATER, instanser=ONLY_BUP, **LATER), consent(BY_BRUKER)), "SA-04")


def test_of_two_gone_through_on_one_day_the_lower_in_the_file_is_the_newer() -> None:
    narrow, wide = consent(BY_BRUKER, id="smal", instanser=ONLY_BUP), consent(BY_BRUKER)
    check_refused(case(ADULT, wide, narrow), "SA-04")
    check_covered(case(ADULT, narrow, wide))


def test_a_supplement_adds_to_the_older_one() -> None:
    nav = consent(BY_BRUKER_LATER, instanser=({"enhet": "nav"},), tillegg="ja", **LATER)
    check_covered(case(ADULT, consent(BY_BRUKER), nav))
    check_covered(case(ADULT, consent(BY_BRUKER), nav), enhet="nav")


def test_a_no_in_a_supplement_counts_against_the_older_one() -> None:
    no = consent(BY_BRUKER_LATER, instanser=(), unntatt=("ppt",), tillegg="ja", **LATER)
    check_refused(case(ADULT, consent(BY_BRUKER), no), "SA-04", "unntatt")


def test_a_newer_consent_that_has_run_out_does_not_wake_the_older() -> None:
    ended = consent(BY_BRUKER_LATER, **LATER | {"gyldig_til": "2026-10-10"})
    check_refused(case(ADULT, consent(BY_BRUKER), ended), "SA-03")
    assert judge(case(ADULT, consent(BY_BRUKER), ended), None, "deling", DAY).code == "SA-03"


def test_a_newer_consent_under_collection_lets_the_older_one_carry_what_both_list() -> None:
    unsigned = consent(instanser=ONLY_BUP, **LATER)
    both = case(ADULT, consent(BY_BRUKER), unsigned)
    check_covered(both, enhet="bup")
    verdict = check_refused(both, "SA-04", "ikke_nevnt")
    assert verdict.consent is unsigned
    assert judge(both, None, "deling", DAY).code is None


def test_a_newer_consent_that_was_signed_but_not_gone_through_limits_too() -> None:
    unreviewed = consent(BY_BRUKER_LATER, **LATER | {"gjennomgått": {}, "instanser": ONLY_BUP})
    check_refused(case(ADULT, consent(BY_BRUKER), unreviewed), "SA-04")
    check_covered(case(ADULT, consent(BY_BRUKER), unreviewed), enhet="bup")


def test_a_form_that_nobody_has_seen_limits_nothing() -> None:
    draft = consent(**LATER | {"gjennomgått": {}, "instanser": ()})
    check_covered(case(ADULT, consent(BY_BRUKER), draft))


def test_a_newer_consent_for_another_purpose_limits_nothing() -> None:
    other = consent(BY_BRUKER_LATER, gjelder=("drøfting",), instanser=ONLY_BUP, **LATER)
    check_covered(case(ADULT, consent(BY_BRUKER), other))


def test_an_older_form_signed_last_is_left_to_a_person_to_judge() -> None:
    narrow = consent(signature("Kari Testdal", "bruker", "2026-10-05"), id="s0", instanser=ONLY_BUP)
    both = case(ADULT, narrow, consent(BY_BRUKER_LATER, **LATER))
    verdict = check_covered(both, ("SA-04", "eldre_signert_sist"))
    assert verdict.notes[0].names == ("s0",)


def test_of_several_failing_consents_the_one_that_came_furthest_is_spoken_of() -> None:
    ended, draft = consent(BY_BRUKER, gyldig_til="2026-10-01"), consent(**LATER | {"gjennomgått": {}})
    assert check_refused(case(ADULT, ended, draft), "SA-03").consent is ended


def test_a_fault_of_one_receiver_goes_before_another_consent_that_has_run_out() -> None:
    late = signature("Kari Testdal", "bruker", "2026-09-20")
    ended = consent(late, gyldig_til="2026-10-01")
    reviewed = {"dato": "2026-09-05"}
    withdrawal = {"dato": "2026-09-10", "enheter": ("ppt",)}
    valid = consent(BY_BRUKER, id="s2", gjennomgått=reviewed, unntatt=("ppt",), trukket=withdrawal)
    assert judge(case(ADULT, ended, valid), None, "deling", DAY).code is None
    check_refused(case(ADULT, ended, valid), "SA-05")


def test_a_withdrawal_is_named_before_a_supplement_that_never_had_the_unit() -> None:
    withdrawn = consent(BY_BRUKER, trukket={"dato": "2026-09-10"})
    nav = consent(BY_BRUKER_LATER, instanser=({"enhet": "nav"},), tillegg="ja", **LATER)
    check_refused(case(ADULT, withdrawn, nav), "SA-05")
    check_covered(case(ADULT, withdrawn, nav), enhet="nav")


# --- lines, persons, days ------------------------------------------------------------------------------------------


def lines(*args: object) -> list[tuple[str, str, bool, bool]]:
    signers = required_signatures(*args)  # type: ignore[arg-type]
    return [(signer.rolle, signer.navn, signer.must, signer.one_of) for signer in signers]


def test_the_form_has_a_line_for_each_who_must_or_should_sign() -> None:
    mor, far = ("foresatt", "Mor Testdal"), ("foresatt", "Far Testdal")
    kari = ("bruker", "Kari Testdal")
    assert lines(case(CHILD), DAY) == [(*mor, True, False), (*far, True, False)]
    assert lines(case(CHILD, begge_foresatte=False), DAY) == [(*mor, True, True), (*far, True, True)]
    assert lines(case(CHILD, foresatte=()), DAY) == [("foresatt", "", True, False)]
    assert lines(case(person(6, omsorg="barneverntjenesten")), DAY) == [("barneverntjenesten", "", True, False)]
    barnevern = consent(instanser=({"enhet": "barnevern"},))
    assert lines(case(TEEN), DAY, barnevern)[-1] == (*kari, False, False)
    assert lines(case(TEEN), DAY) == [(*mor, True, False), (*far, True, False)]
    assert lines(case(YOUTH), DAY) == [(*kari, True, False), (*mor, False, False), (*far, False, False)]
    unable = consent(unntak=exception("SA-07"))
    assert lines(case(YOUTH), DAY, unable) == [(*kari, False, False), (*mor, True, False), (*far, True, False)]
    assert lines(case(ADULT), DAY) == [(*kari, True, False)]
    assert lines(case(person(40, verge=VERGE)), DAY) == [(*kari, True, True), ("verge", "Vera Verge", True, True)]
    unable = consent(unntak=exception("SA-12"))
    assert lines(case(ADULT), DAY, unable) == [(*kari, False, True), ("pårørende", "", True, True)]


def test_the_ages_are_the_municipalitys() -> None:
    limits = Aldersgrenser.model_validate({"medsamtykke": "12"})
    check_refused(case(person(12), consent(BY_MOR, BY_FAR), aldersgrenser=limits), "SA-07")
    check_covered(case(person(11), consent(BY_MOR, BY_FAR), aldersgrenser=limits))


def test_a_consent_is_signed_on_the_day_the_last_needed_signature_came() -> None:
    late = signature("Far Testdal", dato="2026-09-20")
    both = consent(BY_MOR, late)
    assert signed_on(case(CHILD, both), both, DAY) == dt.date(2026, 9, 20)
    assert signed_on(case(CHILD, both), both, dt.date(2026, 9, 19)) is None
    assert signed_on(case(CHILD, both, begge_foresatte=False), both, DAY) == dt.date(2026, 9, 1)


PERSONS = ({"navn": "Mor Testdal"}, {"navn": "Far Testdal"})


def test_a_newer_consent_that_has_run_out_lets_no_older_one_name_persons() -> None:
    older = consent(BY_BRUKER, personer=PERSONS)
    newer = consent(BY_BRUKER_LATER, personer=PERSONS, **LATER | {"gyldig_til": "2026-10-10"})
    assert named_persons(case(ADULT, older, newer), dt.date(2026, 10, 5)) == {"Mor Testdal", "Far Testdal"}
    assert named_persons(case(ADULT, older, newer), DAY) == frozenset()


def test_brukers_own_consent_names_persons() -> None:
    naming = consent(BY_BRUKER, personer=PERSONS)
    assert named_persons(case(ADULT, naming), DAY) == {"Mor Testdal", "Far Testdal"}
    assert named_persons(case(ADULT, naming), dt.date(2026, 8, 31)) == frozenset()
    assert named_persons(case(ADULT, consent(BY_BRUKER, personer=PERSONS, gyldig_til="2026-10-01")), DAY) == frozenset()
    withdrawn = consent(BY_BRUKER, personer=PERSONS, trukket={"dato": "2026-10-01"})
    assert named_persons(case(ADULT, withdrawn), DAY) == frozenset()
    elsewhere = consent(id="s0", gjelder=("drøfting",), trukket={"dato": "2026-10-01"})
    assert named_persons(case(ADULT, elsewhere, naming), DAY) == frozenset()
    for_a_unit = consent(BY_BRUKER, personer=PERSONS, trukket={"dato": "2026-10-01", "enheter": ("ppt",)})
    assert named_persons(case(ADULT, for_a_unit), DAY) == {"Mor Testdal", "Far Testdal"}


def test_a_verges_or_a_childs_consent_names_nobody() -> None:
    assert named_persons(case(person(40, verge=VERGE), consent(BY_VERGE, personer=PERSONS)), DAY) == frozenset()
    assert named_persons(case(CHILD, consent(BY_BRUKER, BY_MOR, BY_FAR, personer=PERSONS)), DAY) == frozenset()


def test_a_newer_consent_takes_out_the_persons_it_leaves_out() -> None:
    unsigned = consent(personer=PERSONS[:1], **LATER)
    assert named_persons(case(ADULT, consent(BY_BRUKER, personer=PERSONS), unsigned), DAY) == {"Mor Testdal"}
    newer = consent(BY_BRUKER_LATER, personer=PERSONS[:1], **LATER)
    assert named_persons(case(ADULT, consent(BY_BRUKER, personer=PERSONS), newer), DAY) == {"Mor Testdal"}
    assert named_persons(case(ADULT, consent(BY_BRUKER, personer=PERSONS), newer), dt.date(2026, 9, 30)) == {
        "Mor Testdal",
        "Far Testdal",
    }


def test_the_next_change_is_the_next_day_an_answer_can_be_another() -> None:
    signed = case(person(fødselsdato="2010-12-24"), consent(BY_MOR, BY_FAR, gyldig_til="2027-09-01"))
    days = [dt.date(2026, 8, 1)]
    while (day := next_change(signed, days[-1])) is not None:
        days.append(day)
    assert [day.isoformat() for day in days[1:]] == [
        "2026-09-01", "2026-09-25", "2026-12-24", "2027-08-02", "2027-09-02", "2028-09-25", "2028-12-24",
    ]  # fmt: skip


def test_every_day_that_stands_in_the_file_is_a_change() -> None:
    stamps = [f"2026-11-{day:02}" for day in range(1, 10)]
    verge, reviewed, signed, begins, first, last, ended, excepted, withdrawn = stamps
    written = consent(
        signature("Kari Testdal", "bruker", signed),
        gjennomgått={"dato": reviewed},
        gyldig_fra=begins,
        instanser=({"enhet": "ppt", "fra": first, "til": last},),
        unntak=exception("SA-12", excepted),
        trukket={"dato": withdrawn},
    )
    consents, days = case(person(40, verge=VERGE | {"fra": verge}), written), [DAY]
    for _ in range(8):
        days.append(next_change(consents, days[-1]) or DAY)
    # A unit's last day is still its own; the day after it is the change.
    assert [day.isoformat() for day in days[1:]] == [verge, reviewed, signed, begins, first, ended, excepted, withdrawn]


def test_an_end_in_the_year_9999_is_no_end_of_the_program() -> None:
    forever = case(ADULT, consent(BY_BRUKER, gyldig_til="31.12.9999"))
    check_covered(forever)
    assert next_change(forever, DAY) == dt.date(9999, 12, 1)


def test_consents_can_be_compared_and_changed() -> None:
    assert replace(case(ADULT, consent(BY_BRUKER)), foresatte=(FAR,)) == case(ADULT, consent(BY_BRUKER), foresatte=(FAR,))
