"""The day of the run notices how it is asked, also where the answer was worked out before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from consent_cases import BY_FAR, BY_MOR, DAY, case, consent, person

from docgen.model.consent import Consents, covers
from docgen.model.runday import NEVER, Answers, RunDay, Watch

ENDS = dt.date(2026, 12, 1)


def a_case() -> Consents:
    """A child of seven with a consent that holds until ENDS for ppt; bup is refused."""
    return case(person(7), consent(BY_MOR, BY_FAR, gyldig_til=ENDS.isoformat(), unntatt=("bup",)))


def noted(consents: Consents, watch: Watch, day: dt.date) -> dt.date:
    """The day on which the answer becomes another, as the watch learns it."""
    watch.begin()
    covers(consents, "ppt", "deling", day)
    return watch.until


def test_an_answer_given_again_is_noted_as_the_first_time() -> None:
    watch = Watch()
    day, consents = RunDay.of(DAY, watch), a_case()
    assert noted(consents, watch, day) == ENDS + dt.timedelta(days=1)
    assert noted(consents, watch, day) == ENDS + dt.timedelta(days=1)


def test_an_answer_does_not_take_over_what_was_noted_before_it() -> None:
    watch = Watch()
    day, consents = RunDay.of(DAY, watch), a_case()
    assert day < DAY + dt.timedelta(days=1)
    covers(consents, "ppt", "deling", day)
    assert watch.until == DAY + dt.timedelta(days=1)
    assert noted(consents, watch, day) == ENDS + dt.timedelta(days=1)


def test_what_nobody_noticed_is_noticed_when_it_is_asked_again() -> None:
    watch = Watch()
    day, consents = RunDay.of(DAY, watch), a_case()
    with watch.off():
        assert noted(consents, watch, day) == NEVER
    assert noted(consents, watch, day) == ENDS + dt.timedelta(days=1)
    with watch.off():
        assert noted(consents, watch, day) == NEVER


def test_each_day_has_its_own_answers_and_each_run_is_told() -> None:
    consents, watch = a_case(), Watch()
    assert covers(consents, "ppt", "deling", RunDay.of(DAY, watch))
    assert not covers(consents, "ppt", "deling", RunDay.of(DAY, watch) + dt.timedelta(days=90))
    assert covers(consents, "ppt", "deling", ENDS)
    assert not covers(consents, "ppt", "deling", ENDS + dt.timedelta(days=1))
    another = Watch()
    assert not covers(consents, "ppt", "deling", RunDay.of(ENDS + dt.timedelta(days=1), another))
    assert noted(consents, another, RunDay.of(DAY, another)) == ENDS + dt.timedelta(days=1)
    # The same day of the calendar, but five days ahead of its run: the answer changes five days earlier.
    ahead = RunDay.of(DAY - dt.timedelta(days=5), another) + dt.timedelta(days=5)
    assert noted(consents, another, ahead) == ENDS - dt.timedelta(days=4)


def test_a_question_that_fails_is_asked_anew_and_what_it_noted_stays() -> None:
    watch, answers = Watch(), Answers()
    day = RunDay.of(DAY, watch)

    def fails() -> bool:
        assert day < ENDS
        raise LookupError

    for _ in range(2):
        watch.begin()
        try:
            answers.of(day, ("fails",), fails)
        except LookupError:
            assert watch.until == ENDS
        else:
            raise AssertionError


def test_consents_that_were_changed_remember_nothing_of_what_they_were() -> None:
    consents = a_case()
    assert covers(consents, "ppt", "deling", DAY)
    assert not covers(replace(consents, samtykker=()), "ppt", "deling", DAY)
    assert replace(consents) == consents
