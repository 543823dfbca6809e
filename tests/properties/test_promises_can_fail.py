"""A check that cannot fail is none: for each promise the program is broken on purpose, in memory, and the promise must see it.

What is broken is put back after each test. Each looks at the first folders there are until one shows the breach.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import promises
import pytest
from asking import replace_everywhere, sabotaged
from drawn_casebooks import folder
from drawn_changes import less, without_any_consent
from drawn_choices import Choices
from made_documents import make, plan
from promises import archived
from test_promises_of_documents import digests, without_forms

from docgen.build import plan as planning
from docgen.build import rendering
from docgen.documents import plain, recipients, values
from docgen.documents.table import DocumentType
from docgen.model import consent
from docgen.model.subject import Receiver, Subject
from docgen.rules import RULES, samtykke

Patch = pytest.MonkeyPatch


def consent_says_yes(patch: Patch) -> None:
    """Everybody may have everything, whoever asks."""

    def judged(
        consents: Any, enhet: str | None, formål: str, dato: dt.date, *, neste_møte: dt.date | None = None
    ) -> consent.Verdict:
        return consent.Verdict(None, consents.samtykker[0] if consents.samtykker else None)

    replace_everywhere(patch, consent.judge, judged)
    replace_everywhere(patch, consent.covers, lambda *asked: True)


# --- 1 -------------------------------------------------------------------------------------------------------------


def test_a_copy_to_a_unit_without_consent_is_seen(monkeypatch: Patch) -> None:
    consent_says_yes(monkeypatch)
    assert sabotaged(promises.units_beyond_consent)


def test_a_copy_that_is_judged_on_its_own_day_alone_is_seen(monkeypatch: Patch) -> None:
    from docgen.rules import samtykke_dom

    judged = samtykke_dom.fault_of

    def on_its_own_day(facts: Any, *asked: Any, **more: Any) -> Any:
        return judged(replace(facts, i_dag=facts.dato), *asked, **more)

    replace_everywhere(monkeypatch, judged, on_its_own_day)
    assert sabotaged(promises.units_beyond_consent)


def test_a_unit_without_consent_in_a_list_is_seen(monkeypatch: Patch) -> None:
    replace_everywhere(monkeypatch, values.may_show, lambda *asked: True)
    assert sabotaged(promises.units_named_beyond_consent)


def test_an_invitation_without_any_consent_is_seen(monkeypatch: Patch) -> None:
    consent_says_yes(monkeypatch)
    assert sabotaged(promises.papers_without_consent)


def test_a_case_without_consent_on_the_shared_list_is_seen(monkeypatch: Patch) -> None:
    consent_says_yes(monkeypatch)
    assert sabotaged(promises.cases_on_the_shared_list)


def test_a_refused_copy_that_is_left_lying_is_seen(monkeypatch: Patch) -> None:
    replace_everywhere(monkeypatch, planning._retire, lambda *asked, **more: None)
    assert sabotaged(promises.copies_that_may_not_lie_there, second=True)
    assert sabotaged(promises.letters_that_may_not_lie_there, second=True, most=400)


# --- 2 -------------------------------------------------------------------------------------------------------------


def everyone_of(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    """Every parent, blocked or not, with a say or not."""
    for one in subject.foresatte:
        yield Receiver(recipients.foresatt_key(one), one.navn, one.relasjon, "foresatte", (one.navn,))


def test_a_letter_to_a_person_without_a_right_is_seen(monkeypatch: Patch) -> None:
    changed = MappingProxyType({**recipients.SELECTORS, "foresatte": everyone_of})
    replace_everywhere(monkeypatch, recipients.SELECTORS, changed)
    assert sabotaged(promises.persons_without_a_right)


# --- 3 -------------------------------------------------------------------------------------------------------------


def test_a_telephone_in_the_address_window_is_seen(monkeypatch: Patch) -> None:
    lines = recipients._private_lines
    replace_everywhere(monkeypatch, lines, lambda subject, person: (*lines(subject, person), person.telefon or ""))
    assert sabotaged(promises.private_details)


def test_a_blocked_address_that_is_printed_is_seen(monkeypatch: Patch) -> None:
    def lines(subject: Any, person: Any) -> tuple[str, ...]:
        return (person.navn, *(person.adresse or "").splitlines())

    replace_everywhere(monkeypatch, recipients._private_lines, lines)
    # Without PV-03 a filled field stops nothing: then only the hiding is left.
    rules = tuple(rule for rule in RULES if rule.code != "PV-03")
    assert sabotaged(promises.private_details, rules=rules)


def test_one_parents_address_in_the_others_letter_is_seen(monkeypatch: Patch) -> None:
    shared = values.shared_values

    def with_addresses(issue: Any, plainer: Any) -> Any:
        found = shared(issue, plainer)
        for person, record in zip(found.get("foresatte", []), issue.subject.foresatte, strict=False):
            person["navn"] += f" ({record.adresse or ''})"
        return found

    replace_everywhere(monkeypatch, shared, with_addresses)
    assert sabotaged(promises.private_details)


def test_a_paper_about_a_strictly_confidential_address_is_seen() -> None:
    assert sabotaged(promises.strictly_blocked, rules=tuple(rule for rule in RULES if rule.code != "PV-02"))


def test_an_internal_reason_in_a_document_is_seen(monkeypatch: Patch) -> None:
    hidden = {kind: frozenset(names - {"grunn_intern"}) for kind, names in plain.NEVER_PRINTED.items()}
    replace_everywhere(monkeypatch, plain.NEVER_PRINTED, MappingProxyType(hidden))
    shared = values.shared_values

    def with_reason(issue: Any, plainer: Any) -> Any:
        found = shared(issue, plainer)
        cancelled = (found.get("møte") or {}).get("avlyst") or {}
        found["dokument"]["tittel"] += f" {cancelled.get('grunn_intern') or ''}"
        return found

    replace_everywhere(monkeypatch, shared, with_reason)
    assert sabotaged(promises.internal_words)


# --- 4, 5 ----------------------------------------------------------------------------------------------------------


def test_another_childs_name_in_a_document_is_seen(monkeypatch: Patch) -> None:
    shared = values.shared_values

    def with_neighbour(issue: Any, plainer: Any) -> Any:
        found = shared(issue, plainer)
        neighbours = [g for g in issue.subject.book.grupper.values() if g is not issue.subject.gruppe]
        found["dokument"]["tittel"] += f" (se også {neighbours[0].bruker.navn})" if neighbours else ""
        return found

    replace_everywhere(monkeypatch, shared, with_neighbour)
    assert sabotaged(promises.other_cases)


def test_another_cases_number_in_a_document_is_seen(monkeypatch: Patch) -> None:
    replace_everywhere(monkeypatch, values._document, with_every_number(values._document))
    assert sabotaged(promises.other_cases)


def with_every_number(document: Any) -> Any:
    def written(issue: Any) -> Any:
        return {**document(issue), "vår_ref": ", ".join((*issue.subject.book.saker, *issue.subject.book.grupper))}

    return written


def test_a_name_in_a_path_is_seen(monkeypatch: Patch) -> None:
    named = planning._named

    def with_name(copy: Any, subject: Subject, row: Any) -> Any:
        done = named(copy, subject, row)
        return (
            replace(done, path=done.path.replace(".docx", f"_{subject.bruker.navn.split()[0]}.docx")) if subject.bruker else done
        )

    replace_everywhere(monkeypatch, named, with_name)
    assert sabotaged(promises.persons_outside_the_text)


def test_a_name_in_a_title_is_seen(monkeypatch: Patch) -> None:
    title = DocumentType.title

    def with_name(self: DocumentType, subject: Subject, **more: Any) -> str:
        return title(self, subject, **more) + (f" – {subject.bruker.navn}" if subject.bruker else "")

    monkeypatch.setattr(DocumentType, "title", with_name)
    assert sabotaged(promises.persons_outside_the_text)


# --- 6, 7, 8 -------------------------------------------------------------------------------------------------------


def test_less_consent_that_gives_more_is_seen(monkeypatch: Patch) -> None:
    covers, judge = consent.covers, consent.judge

    def generous(consents: Any) -> bool:
        return any(one.trukket or one.unntatt for one in consents.samtykker)

    def judged(consents: Any, *asked: Any, **more: Any) -> consent.Verdict:
        return consent.Verdict(None, consents.samtykker[0]) if generous(consents) else judge(consents, *asked, **more)

    replace_everywhere(monkeypatch, covers, lambda consents, *asked: generous(consents) or covers(consents, *asked))
    replace_everywhere(monkeypatch, judge, judged)
    assert any(gives_more(number) for number in range(80))


def gives_more(number: int) -> bool:
    step = less(Choices(number + 3), folder(number))
    # Cancellations and the shared list are left out: a known fault gives more there already.
    known = ("avlysning", "saksliste_ressursteam")
    return step is not None and any(
        one[0] not in known for one in without_forms(plan(step.folder)) - without_forms(plan(folder(number)))
    )


def test_minutes_that_consent_keeps_out_of_the_archive_are_seen(monkeypatch: Patch) -> None:
    replace_everywhere(monkeypatch, samtykke.STOPPED_WHOLE, samtykke.STOPPED_WHOLE | {"referat"})
    assert sabotaged(promises.minutes_stopped_by_consent)
    assert any(
        archived(plan(spoilt)) != archived(plan(folder(n))) for n in range(20) for spoilt in without_any_consent(folder(n))
    )


def test_bytes_that_change_from_one_time_to_the_next_are_seen(monkeypatch: Patch) -> None:
    core, times = rendering._core, iter(range(10_000))
    replace_everywhere(monkeypatch, core, lambda *asked: {**core(*asked), "cp:revision": str(next(times))})
    assert any(digests(make(folder(number))) != digests(make(folder(number))) for number in range(5))


# --- 9 -------------------------------------------------------------------------------------------------------------


def test_a_document_made_in_spite_of_a_feil_is_seen(monkeypatch: Patch) -> None:
    replace_everywhere(monkeypatch, planning.held_by, lambda *asked: {})
    assert sabotaged(promises.stopped_in_silence)


def test_a_document_made_in_spite_of_a_fault_in_its_file_is_seen(monkeypatch: Patch) -> None:
    replace_everywhere(monkeypatch, planning.hindrance_of, lambda *asked: None)
    assert sabotaged(promises.stopped_in_silence, most=400)


def test_a_document_stopped_without_a_word_is_seen(monkeypatch: Patch) -> None:
    plan_type = planning._plan_type

    def silent(subject: Subject, row: Any, *ground: Any) -> Any:
        done = plan_type(subject, row, *ground)
        done.problems = []
        return done

    replace_everywhere(monkeypatch, plan_type, silent)
    assert sabotaged(promises.stopped_in_silence)
