"""What must hold of every document of every folder that can be written: nobody gets what they may not have, and nothing is lost.

Each promise is asked of some hundred drawn folders (families, groups, saker, meetings, consents, withdrawals), read, planned and rendered
as a build does it with the municipality's own templates, and once more after things have happened and the documents lie in
output/. Who may have what is said by `oracle`, which knows the rules and not the program.

    pytest tests/properties                                    150 folders, two runs of each (the same in CI each time)
    DOCGEN_PROPERTY_EXAMPLES=2000 pytest tests/properties      more of them
    DOCGEN_PROPERTY_SEED=17 pytest tests/properties            others

A breach tells the folder's number and shows the smallest folder that breaks the promise.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import made_documents
import oracle
import promises
from asking import breaches, check, first_run, folder_then, found_after, numbers, of_fewer, of_many_folders, second_run
from drawn_casebooks import Folder, folder, id_of
from drawn_changes import less, without_any_consent
from drawn_choices import DAY, Choices
from folder_view import View, is_private, unit_of
from hypothesis import event
from invented_names import UNITS
from made_documents import World, make, plan
from pasted_texts import pasted, pasted_details
from promises import MINUTES, archived

from docgen.build.verdicts import Verdict
from docgen.model.consent import covers, named_persons
from docgen.model.subject import consents_of

# --- 0: the two who judge ------------------------------------------------------------------------------------------

ABOUT_CONSENT = frozenset({"samtykkeskjema", "samtykke_trukket"})
"""Papers that there are more of when there is less consent."""


@of_many_folders
def test_the_program_and_the_oracle_agree_on_what_consent_covers(number: int) -> None:
    drawn = folder(number)
    book = made_documents.read(drawn).casebook
    for case in drawn.about_persons():
        record = book.saker.get(id_of(case)) or book.grupper.get(id_of(case))
        if record is None:
            continue  # the file has a fault, and nothing rests on it
        consents = consents_of(book, record)
        c = Choices(number)
        for _ in range(12):
            day = oracle.day_of(drawn_day(c))
            assert day is not None
            unit, purpose = c.pick([*UNITS]), c.pick(("deling", "kopi_av_referat", "drøfting"))
            expected = oracle.covers(case, drawn.oppsett, unit, purpose, day)
            assert covers(consents, unit, purpose, day) == expected, (number, id_of(case), unit, purpose, day)
            named = named_persons(consents, day)
            for person in View.people(case):
                expected = oracle.has_named(case, drawn.oppsett, person["navn"], day)
                assert any(oracle.same(person["navn"], name) for name in named) == expected, (number, person["navn"], day)


def drawn_day(c: Choices) -> str:
    return oracle.dt.date.fromordinal(DAY.toordinal() + c.pick(range(-80, 60))).isoformat()


# --- 1: no unit outside consent ------------------------------------------------------------------------------------


@of_many_folders
def test_no_unit_gets_a_copy_that_consent_does_not_carry_on_the_documents_day_and_today(number: int) -> None:
    event(f"units in the first run: {min(5, len(copies_to_units(first_run(number))))}")
    check(number, promises.units_beyond_consent)


@of_many_folders
def test_no_unit_that_consent_does_not_carry_stands_in_a_list(number: int) -> None:
    check(number, promises.units_named_beyond_consent)


@of_many_folders
def test_nothing_that_rests_on_consent_is_made_without_one(number: int) -> None:
    check(number, promises.papers_without_consent)


@of_many_folders
def test_the_shared_list_holds_only_cases_that_may_be_discussed_and_an_extract_only_the_units_own(number: int) -> None:
    check(number, promises.cases_on_the_shared_list)


@of_many_folders
def test_after_a_run_no_unsent_copy_lies_there_that_its_receiver_may_not_have(number: int) -> None:
    check(number, promises.copies_that_may_not_lie_there, promises.letters_that_may_not_lie_there)


# --- 2: no private person without a right --------------------------------------------------------------------------


@of_many_folders
def test_no_private_person_gets_or_is_listed_for_a_letter_that_she_may_not_have(number: int) -> None:
    check(number, promises.persons_without_a_right)


# --- 3: contact details, what is secret, what is internal ----------------------------------------------------------


@of_many_folders
def test_no_document_shows_a_contact_detail_but_the_receivers_own_address_in_her_own_letter(number: int) -> None:
    check(number, promises.private_details)


@of_many_folders
def test_nothing_is_made_about_a_case_with_a_strictly_confidential_address(number: int) -> None:
    check(number, promises.strictly_blocked)


@of_many_folders
def test_what_is_written_for_the_office_alone_is_never_printed(number: int) -> None:
    check(number, promises.internal_words)


# --- 4, 5: no other case, no person outside the text ---------------------------------------------------------------


@of_many_folders
def test_no_document_holds_anything_of_another_case(number: int) -> None:
    check(number, promises.other_cases)


@of_many_folders
def test_no_path_title_or_property_holds_a_name_a_birth_date_or_a_national_id(number: int) -> None:
    check(number, promises.persons_outside_the_text)


# --- 6: less consent -----------------------------------------------------------------------------------------------


@of_fewer(4)
def test_less_consent_never_makes_a_document_or_adds_a_receiver(number: int) -> None:
    drawn, c = folder(number), Choices(number + 3)
    before = without_forms(first_run(number))
    for _ in range(4):
        step = less(c, drawn)
        if step is not None:
            more = without_forms(plan(step.folder)) - before
            new = sorted(more, key=str)
            assert not new, (number, step.what, new[:5])


@of_fewer(4)
def test_less_consent_makes_nothing_new_beside_what_lies_there_either(number: int) -> None:
    drawn, c, there = folder_then(number), Choices(number + 4), found_after(first_run(number), number)
    # What lies there may be made again with shorter lists; nothing may come that neither lies there nor would have come.
    before = second_run(number).made | {tuple(one.identity.split("|")[:3]) for one in there.at.values()}
    for _ in range(3):
        step = less(c, drawn)
        if step is not None:
            new = {key for key in plan(step.folder, there).made - before if key[0] not in ABOUT_CONSENT}
            assert not new, (number, step.what, sorted(new)[:5])


def without_forms(world: World) -> frozenset[tuple[str, ...]]:
    """Every document made and everything its lists name; not the form that lifts the block, nor the receipt of a withdrawal."""
    made = [planned for planned in world.planned if planned.is_made and planned.kind not in ABOUT_CONSENT]
    return frozenset(planned.key for planned in made) | {(*planned.key, name) for planned in made for name in planned.lists}


@of_fewer(4)
def test_a_run_after_every_consent_has_run_out_makes_nothing_for_units_that_an_earlier_one_did_not(number: int) -> None:
    drawn = folder(number)
    ends = [one.get("gyldig_til") for case in drawn.about_persons() for one in case.get("samtykker", [])]
    if not all(ends):
        return
    last = max((oracle.dt.date.fromisoformat(day) for day in ends), default=drawn.i_dag)
    after = Folder(drawn.files, max(last, drawn.i_dag) + oracle.dt.timedelta(days=1))
    # What has no date of its own is dated on the day of the run, and so is about other people on another day.
    new = {key for key in plan(after).made - first_run(number).made if View(drawn).is_dated(*key[:2]) and not is_private(key[2])}
    # Who has become the sender since needs no consent for the papers it writes itself.
    view = View(after)
    senders = {key: view.sender(view.case_of(key[1]) or {}, view.own_day(*key[:2])) for key in new if view.case_of(key[1])}
    new = {key for key in new if key[0] not in ABOUT_CONSENT and unit_of(key[2]) != senders.get(key)}
    assert not new, (number, sorted(new))


# --- 7: minutes are archived ---------------------------------------------------------------------------------------


@of_many_folders
def test_no_fault_of_consent_stops_the_archive_copy_of_minutes(number: int) -> None:
    check(number, promises.minutes_stopped_by_consent)


@of_fewer(4)
def test_the_archive_copy_of_minutes_is_made_whatever_becomes_of_the_consents(number: int) -> None:
    expected = archived(first_run(number))
    for spoilt in without_any_consent(folder(number)):
        # It may be more: a consent can name a unit that has a fault in the register, and that stops what stands on it.
        assert archived(plan(spoilt)) >= expected, number


# --- 8: same inputs, same bytes ------------------------------------------------------------------------------------


@of_fewer(10)
def test_the_same_folder_gives_the_same_bytes_in_whatever_order_its_files_are_read(number: int) -> None:
    drawn = folder(number)
    made_documents._read.cache_clear()
    turned = make(drawn.with_files((*drawn.files[:2], *reversed(drawn.files[2:]))))
    assert digests(turned) == digests(first_run(number)), number


def digests(world: World) -> dict[str, str]:
    return {document.path: document.digest for document in world.documents}


def test_the_bytes_do_not_hang_on_the_order_that_python_gives_a_set(tmp_path: Path) -> None:
    chosen = numbers()[:6]
    program = (
        "import json, sys; from made_documents import make; from drawn_casebooks import folder\n"
        "print(json.dumps([sorted(d.digest for d in make(folder(int(n))).documents) for n in sys.argv[1:]]))"
    )
    # `casebooks` and `office` lie one folder up, as pytest has it.
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[1]), *sys.path])
    said = [
        subprocess.run(
            [sys.executable, "-c", program, *map(str, chosen)],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": order},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for order in ("1", "2")
    ]
    assert said[0] == said[1]
    assert json.loads(said[0]) == [sorted(digests(first_run(number)).values()) for number in chosen]


# --- 9: what is stopped is told ------------------------------------------------------------------------------------


@of_many_folders
def test_what_a_feil_stops_is_not_made_and_what_was_stopped_has_a_problem_that_names_it(number: int) -> None:
    check(number, promises.stopped_in_silence)


# --- 10: what has been pasted into a free text ---------------------------------------------------------------------


@of_fewer(2)
def test_nobodys_contact_details_and_no_other_cases_number_come_through_a_free_text(number: int) -> None:
    drawn = pasted(number)
    broken = [*pasted_details(make(drawn.folder, last_check=True), drawn.texts)]
    assert not broken, (number, drawn.texts, broken[:5])


def test_what_is_pasted_would_reach_documents_if_nothing_stopped_it() -> None:
    some = [pasted(number) for number in numbers()[:24]]
    reached = [bool([*pasted_details(make(one.folder, last_check=False), one.texts)]) for one in some if one.texts]
    assert sum(reached) >= len(reached) / 3


# --- the folders themselves ----------------------------------------------------------------------------------------


def copies_to_units(world: World) -> list[str]:
    return [document.path for document in world.documents if document.receiver and not is_private(document.receiver)]


HEALTHY = {
    "a copy to a unit about a person": 40,
    "a letter to a private person": 40,
    "minutes in the archive": 40,
    "a copy of minutes to a unit": 30,
    "an invitation": 16,
    "a cancellation": 28,
    "a meldeskjema": 17,
    "a shared list with a case": 5,
    "a start notice": 18,
    "a closing notice": 6,
    "a consent form": 32,
    "a withdrawal that bites": 12,
    "a unit refused": 33,
    "a consent run out or not signed": 34,
    "a confidential address": 19,
    "a strictly confidential address that stops all": 2,
    "a person whose copies are blocked": 17,
    "a parent of an adult": 10,
    "one parent in two families": 12,
    "one person in two files": 34,
    "several consents in one file": 29,
    "a document that is sent": 21,
    "a fault that reading finds": 4,
    "a copy taken away in the second run": 12,
    "a document made again in the second run": 26,
    "a person's work in the second run": 33,
}
"""In how many of a hundred folders each must be seen, at least: half of what was measured."""


def test_a_healthy_share_of_the_folders_has_what_the_promises_are_about() -> None:
    seen: Counter[str] = Counter()
    for number in numbers():
        seen.update(seen_in(first_run(number), second_run(number)))
    rare = {what: seen[what] for what, share in HEALTHY.items() if seen[what] * 100 < share * len(numbers())}
    assert not rare, (len(numbers()), rare)


def seen_in(first: World, second: World) -> set[str]:
    """Which of these a folder and its two runs have."""
    view = View(first.folder)
    codes = {problem.code for problem in first.problems if problem.is_error}
    kinds = {document.kind for document in first.documents}
    about_people = [document for document in first.documents if view.case_of(document.subject)]
    people = [person for case in view.cases.values() for person in view.people(case)]
    brukere = Counter((case["bruker"].get("navn"), case["bruker"].get("fødselsdato")) for case in view.cases.values())
    parents = {(one["navn"], case["bruker"].get("navn")) for case in view.cases.values() for one in case.get("foresatte", [])}
    facts = {
        "a copy to a unit about a person": any(d.receiver and not is_private(d.receiver) for d in about_people),
        "a letter to a private person": any(is_private(d.receiver) for d in first.documents),
        "minutes in the archive": any(d.kind in MINUTES and not d.receiver for d in first.documents),
        "a copy of minutes to a unit": any(
            d.kind in MINUTES and d.receiver and not is_private(d.receiver) for d in first.documents
        ),
        "an invitation": "innkalling" in kinds,
        "a cancellation": "avlysning" in kinds,
        "a meldeskjema": "meldeskjema" in kinds,
        "a shared list with a case": any(d.kind == "saksliste_ressursteam" and "RT-2026-0" in d.text for d in first.documents),
        "a start notice": "oppstart" in kinds,
        "a closing notice": "avslutning" in kinds,
        "a consent form": "samtykkeskjema" in kinds,
        "a withdrawal that bites": "SA-05" in codes,
        "a unit refused": bool(codes & {"SA-04", "AG-15", "AG-27", "RT-15", "RT-20"}),
        "a consent run out or not signed": bool(codes & {"SA-03", "AG-05", "SA-02", "SA-06", "SA-07", "SA-12", "RT-01"}),
        "a confidential address": any(one.get("adressesperre") == "fortrolig" for one in people),
        "a strictly confidential address that stops all": "PV-02" in codes,
        "a person whose copies are blocked": any(one.get("kopi_sperret") for one in people),
        "a parent of an adult": any(
            case.get("foresatte") and case["bruker"].get("fødselsdato", "9") < "2008" for case in view.cases.values()
        ),
        "one parent in two families": len({name for name, _ in parents}) < len(parents),
        "one person in two files": max(brukere.values(), default=0) > 1,
        "several consents in one file": any(len(case["samtykker"]) > 1 for case in view.cases.values()),
        "a document that is sent": any(view.is_sent(d.kind, d.subject) for d in first.documents),
        "a fault that reading finds": any(problem.is_error for problem in first.reading_problems),
        "a copy taken away in the second run": bool(second.retired),
        "a document made again in the second run": bool(second.documents),
        "a person's work in the second run": any(p.verdict is Verdict.ENDRET_FOR_HÅND for p in second.planned),
    }
    return {what for what, is_so in facts.items() if is_so}


def test_no_promise_is_asked_of_folders_without_documents() -> None:
    made = [len(first_run(number).documents) for number in numbers()]
    assert sum(made) / len(made) > 12
    assert sum(count == 0 for count in made) < len(made) / 10
    assert not [number for number in numbers() if breaches(first_run(number), lambda world: iter(()))]
