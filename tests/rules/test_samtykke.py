"""Consent: which code, where, which words, and which copies are stopped; on the document's day and on the day of the run."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from cases_samtykke import ITSELF, NO_CONSENT
from rules_world import judged

from docgen.rules.samtykke import SAMTYKKE

M2, M3, M4, OPPSTART = "AG-2026-005-m2", "AG-2026-005-m3", "AG-2026-005-m4", "AG-2026-005"
SAK, DRØFTING, TEAM = "RT-2026-017", "RT-2026-017/RTM-1", "RTM-2"
UNITS = {"barnevern", "helsestasjon", "legesenter"}


@pytest.mark.parametrize("name", ITSELF)
def test_a_fault_of_the_consent_is_one_and_stops_the_invitation(name: str) -> None:
    edit, says = ITSELF[name]
    result = judged("innkalling", M3, [edit])
    of_consent = [problem for problem in result.problems if problem.code != "SA-11"]
    assert says in result.said and len(of_consent) == 1
    assert "*" in result.stopped


@pytest.mark.parametrize("name", ITSELF)
def test_of_the_minutes_it_stops_the_copies_to_units_only(name: str) -> None:
    edit, says = ITSELF[name]
    result = judged("referat", M2, [edit])
    assert says in result.said and len(result.problems) == 1
    assert result.stopped == UNITS


def test_sa_01_no_consent_for_the_purpose() -> None:
    edits = [NO_CONSENT, ("gruppe", "  - id: s1", "  - id: s1  # FEIL: SA-01")]
    for kind, subject in (("innkalling", M3), ("saksliste", M3), ("oppstart", OPPSTART)):
        result = judged(kind, subject, edits)
        assert result.found == result.expected and result.stopped == {"*"}
    assert "Det finnes ikke noe samtykke som gjelder deling." in result.said
    minutes = judged("referat", M2, edits)
    assert minutes.found == minutes.expected and minutes.stopped == UNITS
    # A doctor who is a member may have the minutes on either purpose; that is no second lack.
    assert "Det finnes ikke noe samtykke som gjelder deling." in minutes.said


def test_the_form_is_never_stopped() -> None:
    assert judged("samtykkeskjema", OPPSTART, [NO_CONSENT], dato=dt.date(2026, 9, 1)).said == ""


def test_sa_05_withdrawn_for_all_is_one_problem_a_receiver() -> None:
    edits = [
        ("gruppe", "    gyldig_til", "    trukket:\n      dato: 15.10.2026  # FEIL: SA-05\n    gyldig_til"),
        ("holdt", "    - Per Li\n", "    - Per Li  # ADVARSEL: SA-05\n"),
    ]
    result = judged("referat", M2, edits)
    assert result.found == result.expected and len([problem for problem in result.problems if problem.is_error]) == 3
    assert result.stopped == UNITS


def test_the_start_notice_leaves_out_a_unit_that_is_not_covered() -> None:
    edits = [
        ("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}\n", ""),
        ("gruppe", "  - navn: Per Li", "  - navn: Per Li  # ADVARSEL: SA-04"),
    ]
    result = judged("oppstart", OPPSTART, edits)
    assert result.found == result.expected and not result.stopped
    assert "Samtykket dekker ikke «Barnevernet», som derfor ikke står i meldingen" in result.said


def test_the_start_notice_is_not_shared_after_a_withdrawal() -> None:
    edits = [("gruppe", "    gyldig_til", "    trukket:\n      dato: 30.08.2026  # FEIL: SA-05\n    gyldig_til")]
    result = judged("oppstart", OPPSTART, edits)
    assert "oppvekst" in result.stopped


# --- the ressursteam -----------------------------------------------------------------------------------------------

RT_UNSIGNED = (
    SAK, "      - navn: Kari Bø\n        rolle: foresatt\n        dato: 20.08.2026\n",
    "      - navn: Kari Bø\n        rolle: foresatt\n        dato:  # FEIL: RT-01\n",
)  # fmt: skip


def test_rt_01_stops_the_meldeskjema() -> None:
    edits = [RT_UNSIGNED]
    result = judged("meldeskjema", SAK, edits)
    assert result.stopped == {"*"} and {code for *_, code in result.found} == {"RT-01"}
    assert "Sak RT-2026-017 har ikke gyldig samtykke til drøfting." in result.said


def test_rt_01_does_not_stop_a_draft_but_its_copies() -> None:
    result = judged("meldeskjema", SAK, [RT_UNSIGNED, (SAK, "status: meldt", "status: utkast")])
    assert {severity for _, _, severity, _ in result.found} == {"INFO"} and result.stopped == {"psykolog"}


def test_rt_01_a_withdrawal_stops_the_meldeskjema() -> None:
    edits = [(SAK, "    gyldig_til", "    trukket:\n      dato: 25.08.2026  # FEIL: RT-01\n    gyldig_til")]
    result = judged("meldeskjema", SAK, edits)
    assert result.found == result.expected and result.stopped == {"*"}


def test_rt_01_takes_the_case_off_the_shared_agenda() -> None:
    result = judged("saksliste_ressursteam", TEAM, [RT_UNSIGNED])
    assert result.stopped == {f"sak:{SAK}"} and "Sak RT-2026-017 har ikke gyldig samtykke" in result.said


def test_rt_01_stops_the_copies_of_the_discussion() -> None:
    edits = [(SAK, "    gyldig_fra: 20.08.2026", "    gyldig_fra: 23.09.2026  # FEIL: RT-01")]
    result = judged("referat_ressursteam", DRØFTING, edits)
    assert result.found == result.expected and result.stopped == {"helsestasjon"}
    assert "gjelder først fra 23.09.2026, og det er etter 22.09.2026" in result.said


def test_rt_15_stops_the_extract_of_an_invited_unit() -> None:
    edits = [
        (SAK, "      - {enhet: bup, opplysninger: hjelp}\n", ""),
        (SAK, "      - enhet: bup", "      - enhet: bup  # FEIL: RT-15"),
    ]
    result = judged("saksliste_ressursteam", TEAM, edits)
    assert result.found == result.expected and result.stopped == {"bup"}
    assert "Den inviterte «BUP» står ikke i samtykket" in result.said


def test_rt_15_a_seat_that_is_not_covered_leaves_the_room() -> None:
    edits = [
        (SAK, "      - {enhet: rus, opplysninger: hjelp}\n", ""),
        (
            SAK,
            "      - {enhet: psykolog, opplysninger: hjelp}\n",
            "      - {enhet: psykolog, opplysninger: hjelp}  # ADVARSEL: RT-15\n",
        ),
    ]
    for kind, subject in (("saksliste_ressursteam", TEAM), ("referat_ressursteam", DRØFTING)):
        result = judged(kind, subject, edits)
        assert result.found == result.expected and not result.stopped
    assert "dekker ikke «Rustjenesten», som har fast plass" in result.said


# --- dates ---------------------------------------------------------------------------------------------------------

LATER = [("gruppe", "    gyldig_til", "    trukket:\n      dato: 24.10.2026\n      enheter: [barnevern]\n    gyldig_til")]
RUN_OUT = [("gruppe", "    gyldig_til: 20.08.2027", "    gyldig_til: 24.10.2026")]
TEXT_SENT = "blir det stående, men «Barnevernet» får ikke flere"


@pytest.mark.parametrize("made", [False, True])
def test_a_withdrawal_after_the_date_counts_made_or_not_until_sent(made: bool) -> None:
    result = judged("referat", M2, LATER, made=UNITS if made else ())
    assert {code for *_, code in result.found} == {"SA-05"} and result.stopped == {"barnevern"}


def test_a_run_out_consent_counts_for_every_copy_that_is_not_sent() -> None:
    assert judged("referat", M2, RUN_OUT).stopped == UNITS
    made = judged("referat", M2, RUN_OUT, made=UNITS)
    assert made.stopped == UNITS


def test_when_sent_a_withdrawal_is_a_warning_and_nothing_is_taken_back() -> None:
    result = judged("referat", M2, LATER, made=UNITS, sendt=True)
    assert {(severity, code) for _, _, severity, code in result.found} == {("ADVARSEL", "SA-05")}
    assert not result.stopped and TEXT_SENT in result.said


def test_when_sent_a_copy_never_made_is_held_back_without_fault() -> None:
    result = judged("referat", M2, LATER, made=UNITS - {"barnevern"}, sendt=True)
    assert {(severity, code) for _, _, severity, code in result.found} == {("ADVARSEL", "SA-05")}
    assert result.stopped == {"barnevern"}


def test_when_sent_a_run_out_consent_is_a_note() -> None:
    result = judged("referat", M2, RUN_OUT, made=UNITS, sendt=True)
    assert {(severity, code) for _, _, severity, code in result.found} == {("INFO", "SA-03")} and not result.stopped
    unmade = judged("referat", M2, RUN_OUT, made={"barnevern", "helsestasjon"}, sendt=True)
    assert {severity for _, _, severity, _ in unmade.found} == {"INFO"} and unmade.stopped == {"legesenter"}


def test_when_sent_the_invitation_is_not_stopped_whole() -> None:
    edits = [("gruppe", "    gyldig_til: 20.08.2027", "    gyldig_til: 27.10.2026")]
    day = dt.date(2026, 10, 28)
    assert judged("innkalling", M3, edits, i_dag=day).stopped == {"*"}
    result = judged("innkalling", M3, edits, i_dag=day, made={"barnevern"}, sendt=True)
    assert "FEIL" not in {severity for _, _, severity, _ in result.found}
    assert result.stopped == {"helsestasjon"}


def test_the_cancellation_goes_to_those_the_invitation_went_to() -> None:
    since = [("gruppe", "    gyldig_til", "    trukket:\n      dato: 10.10.2026  # ADVARSEL: SA-05\n    gyldig_til")]
    result = judged("avlysning", M4, since)
    assert result.found == result.expected and not result.stopped
    assert "får avlysningen fordi innkallingen gikk dit" in result.said


def test_no_advice_offers_the_papers_date_as_the_consents() -> None:
    """That would be to ask for a consent that is dated back."""
    offered = [row.about for row in SAMTYKKE for text in (row.help_nb, row.help_en) if re.search(r": ?\{dato\}", text)]
    assert offered == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    gjennomgått:\n      dato: 20.08.2026", "    gjennomgått:\n      dato: 27.10.2026", "må papiret eller møtet vente til 27.10.2026."),
        ("    gyldig_fra: 20.08.2026", "    gyldig_fra: 28.10.2026", "skriv under «gyldig_fra» den dagen som står på det signerte skjemaet"),
    ],
)  # fmt: skip
def test_a_consent_younger_than_the_paper_asks_for_the_papers_date_first(old: str, new: str, says: str) -> None:
    (problem,) = judged("innkalling", M3, [("gruppe", old, new)]).problems
    advice = problem.help.say("nb")
    assert advice.startswith("Se først på 26.10.2026:") and says in advice


def test_a_consent_older_than_the_paper_asks_nothing() -> None:
    assert judged("innkalling", M3, [("gruppe", "    gyldig_fra: 20.08.2026", "    gyldig_fra: 26.10.2026")]).said == ""


def _advice(name: str) -> str:
    """The way out where another name stands at the father's signature."""
    (problem,) = judged(
        "innkalling", M3, [("gruppe", "      - navn: Lars Bø\n        rolle", f"      - navn: {name}\n        rolle")]
    ).problems
    assert problem.code == "SA-06"
    return problem.help.say("nb")


@pytest.mark.parametrize("name", ["Larss Bø", "Lasr Bø", "Lars Bøø"])
def test_a_signature_of_nearly_the_name_is_asked_about(name: str) -> None:
    assert _advice(name).startswith(f"Det står en underskrift av «{name}». Mente du «Lars Bø»?")


@pytest.mark.parametrize("name", ["Kari Bø", "Berit Bø", "Lars Ottesen", "Lars", "Lars Ole Bø"])
def test_a_signature_of_another_is_not_taken_for_the_missing_one(name: str) -> None:
    assert _advice(name).startswith("Innhent underskriften")
