"""The table of states: what leads where, what is refused, and who has waited too long."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from docgen.archive.receipt import Receipt, Refusal
from docgen.archive.states import ANSWERS, HOMES, TABLE, Answer, Event, Proof, event_of, judge, may_resend, number_of, silent
from docgen.build.archived import UNSENT, Tilstand, Transition, archived

NO = Refusal("7", "Ukjent saksbehandler")
FINAL = (Tilstand.KVITTERT, Tilstand.AVVIST, Tilstand.DELVIS)


def line(tilstand: Tilstand, tid: str = "2026-11-01T08:00:00+00:00", pakke: str = "p", journal: str = "") -> Transition:
    return Transition(pakke, "9999/AG/x", 1, tilstand, tid, journal=journal)


def test_every_state_and_event_is_judged_and_what_the_table_leaves_out_is_refused() -> None:
    for state, event in product(Tilstand, Event):
        judged = judge(line(state), event)
        assert (judged.answer is Answer.REFUSED) == ((state, event) not in TABLE)
        assert judged.answer is not Answer.REFUSED or judged.tilstand is state


@pytest.mark.parametrize("state", FINAL)
def test_nothing_leads_out_of_the_last_states(state: Tilstand) -> None:
    assert {judge(line(state), event).tilstand for event in Event} == {state}
    assert not any(judge(line(state), event).answer is Answer.GOES for event in Event)


@pytest.mark.parametrize("state", [Tilstand.SENDT, Tilstand.MOTTATT, Tilstand.UKJENT])
def test_every_answer_counts_while_one_is_waited_for(state: Tilstand) -> None:
    assert all(judge(line(state), event).answer in (Answer.GOES, Answer.REPEATED) for event in ANSWERS)


@pytest.mark.parametrize(("state", "events"), [(Tilstand.KLAR, {Event.SENDT, Event.TRUKKET}), (Tilstand.TRUKKET, {Event.SENDT})])
def test_what_has_not_left_can_be_sent_and_what_lies_ready_can_be_taken_back(state: Tilstand, events: set[Event]) -> None:
    assert {event for event in Event if judge(line(state), event).answer is Answer.GOES} == events


@pytest.mark.parametrize("state", [state for state in Tilstand if state not in UNSENT])
def test_what_was_sent_is_never_taken_back(state: Tilstand) -> None:
    assert judge(line(state), Event.TRUKKET).answer is Answer.REFUSED


@pytest.mark.parametrize(("journal", "answer"), [("2026/1187-7", Answer.REPEATED), ("2026/1187-8", Answer.OTHER_NUMBER)])
def test_a_second_receipt_by_its_number(journal: str, answer: Answer) -> None:
    assert judge(line(Tilstand.KVITTERT, journal="2026/1187-7"), Event.KVITTERT, journal).answer is answer


@pytest.mark.parametrize("state", Tilstand)
def test_once_more_only_with_proof_and_only_what_is_out(state: Tilstand) -> None:
    assert not may_resend(line(state), None)
    assert may_resend(line(state), Proof.IKKEFUNNET) == (state in (Tilstand.SENDT, Tilstand.UKJENT))


@pytest.mark.parametrize(
    ("receipt", "event"),
    [
        (Receipt(journal="2026/1187-7", sak="2026/1187"), Event.KVITTERT),
        (Receipt(sak="2026/1187", avvist_registrering=NO), Event.DELVIS),
        (Receipt(avvist_registrering=NO), Event.AVVIST),
        (Receipt(sak="2026/1187", avvist_mappe=NO, avvist_registrering=NO), Event.AVVIST),
        (Receipt(avvist_mappe=NO), Event.AVVIST),
        (Receipt(feiltype="ugyldigforespoersel", feil=NO), Event.AVVIST),
        (Receipt(feiltype="serverfeil", feil=NO), Event.SERVERFEIL),
        (Receipt(feiltype="tidsavbrudd"), Event.TIDSAVBRUDD),
        (Receipt(feiltype="ikkefunnet"), None),
        (Receipt(feiltype="noe nytt"), None),
        (Receipt(sak="2026/1187"), None),
        (Receipt(), None),
    ],
)
def test_what_a_receipt_tells(receipt: Receipt, event: Event | None) -> None:
    assert event_of(receipt) is event


def test_the_number_is_the_entrys_or_else_the_cases() -> None:
    assert number_of(Receipt(sak="2026/1187", journal="2026/1187-7")) == "2026/1187-7"
    assert number_of(Receipt(sak="2026/1187", avvist_registrering=NO)) == "2026/1187"


def test_who_has_waited_too_long() -> None:
    now = dt.datetime(2026, 11, 15, 8, 0, 1, tzinfo=dt.UTC)
    lines = [line(state, pakke=state) for state in Tilstand]
    fresh = line(Tilstand.SENDT, "2026-11-14T08:00:00+00:00", "fersk")
    assert [entry.pakke for entry in silent(archived([*lines, fresh]), now, 14)] == ["sendt", "mottatt"]
    assert silent(archived(lines), now, 15) == ()


def test_every_state_has_its_home() -> None:
    assert set(HOMES) == set(Tilstand)
