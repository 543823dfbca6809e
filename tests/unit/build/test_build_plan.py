"""The plan: every possible document with a verdict, and a sentence that says why."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from plan_ground import (
    MEETING,
    TABLE,
    TEXT,
    as_found,
    codes,
    compiled,
    copy_of,
    ground_of,
    lying,
    plan_for,
    rows_of,
    rule,
    says,
    verdicts,
)

from casebooks import casebook, consent, father, group, meeting, member, mother, person
from docgen.build.fingerprint import ENGINE
from docgen.build.ground import Ground
from docgen.build.survey import DOUBT, Found
from docgen.build.verdicts import REASONS, Verdict, moves, reason
from docgen.model.base import NOWHERE
from docgen.problem import Position, Problem, Severity, Stop, Text
from docgen.rules import Facts, Finding

BOOK = casebook(group(samtykker=[consent("bup", "skolen", "helsestasjon")]), meeting())
FRESH = plan_for(BOOK, ground_of(BOOK))
EVERYONE = {"", "foresatt-mor", "foresatt-far", "bup", "skolen"}
ELSEWHERE = casebook(group(), meeting(sted="Møterom 2"))
SENT = casebook(group(), meeting(sted="Møterom 2", innkalling={"dato": "2026-10-08", "sendt": "ja"}))
PATH = "AG-2026-001/AG-2026-001_2026-10-22_innkalling.docx"


# --- what lies there decides ---------------------------------------------------------------------------------------


def test_what_does_not_exist_yet_is_made_one_copy_for_each_who_is_to_have_it() -> None:
    assert verdicts(FRESH) == dict.fromkeys(EVERYONE, Verdict.LAGES)
    assert says(copy_of(FRESH)) == ("finnes ikke ennå", "does not exist yet")
    assert copy_of(FRESH).path == PATH
    assert copy_of(FRESH, "bup").path == PATH.replace(".docx", "_bup.docx")
    assert copy_of(FRESH, "bup").identity == f"innkalling|{MEETING}|bup|1"
    assert all(document.expected == "" for document in FRESH.documents)


def test_the_same_content_is_left_alone_and_its_values_are_let_go() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH)))
    assert set(verdicts(plan).values()) == {Verdict.UENDRET}
    assert says(copy_of(plan)) == ("innholdet er det samme", "the content is the same")
    assert all(document.values is None for document in plan.documents)


def test_changed_content_is_made_again_over_exactly_what_was_seen() -> None:
    plan = plan_for(ELSEWHERE, ground_of(ELSEWHERE, lying(FRESH)))
    assert says(copy_of(plan)) == ("innholdet er endret", "the content has changed")
    assert copy_of(plan).expected == as_found(copy_of(FRESH)).digest
    assert copy_of(plan).target == PATH


def test_a_changed_template_says_its_name() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH), text=TEXT + " Hilsen oss"))
    assert set(verdicts(plan).values()) == {Verdict.LAGES}
    assert says(copy_of(plan)) == ("malen mal.docx er endret", "the template mal.docx has changed")


def test_a_changed_engine_says_that_docgen_was_updated() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH, engine=f"{ENGINE}0", fingerprint="eldre")))
    assert says(copy_of(plan)) == ("docgen er oppdatert", "docgen has been updated")


def remembering(ground: Ground, mark: str) -> Ground:
    """The same ground where a run has noted of the innkalling how it was found when it was called sent."""
    return replace(ground, survey=replace(ground.survey, noted={PATH: mark}))


def test_a_notice_that_went_out_stays_when_the_data_change_and_somebody_is_told() -> None:
    lies_as_sent = remembering(ground_of(SENT, lying(FRESH)), copy_of(FRESH).fingerprint)
    plan = plan_for(SENT, lies_as_sent)
    assert set(verdicts(plan).values()) == {Verdict.UENDRET}
    assert says(copy_of(plan))[0] == "er sendt; ingenting endres av seg selv"
    assert codes(plan) == ["DG401"]
    assert {problem.severity for problem in plan.problems} == {Severity.INFO}
    assert not copy_of(plan).doubted


def test_what_is_called_sent_in_the_save_that_changes_it_is_asked_about_until_they_agree() -> None:
    plan = plan_for(SENT, ground_of(SENT, lying(FRESH)))
    assert set(verdicts(plan).values()) == {Verdict.UENDRET}
    (problem,) = plan.problems
    assert (problem.code, problem.severity) == ("DG416", Severity.ADVARSEL)
    document, found = copy_of(plan), copy_of(FRESH).fingerprint
    assert (document.doubted, document.sent_as) == (True, DOUBT + found)
    assert not any(copy.doubted for copy in plan.documents if copy.receiver)
    # Noted once, it says the same in every later run.
    again = copy_of(plan_for(SENT, remembering(ground_of(SENT, lying(FRESH)), DOUBT + found)))
    assert (again.doubted, again.sent_as) == (True, "")


def test_a_paper_that_the_file_agrees_with_when_it_is_called_sent_is_remembered() -> None:
    sent = casebook(group(), meeting(innkalling={"dato": "2026-10-08", "sendt": "ja"}))
    made = plan_for(sent, ground_of(sent))
    assert copy_of(made).sent_as == copy_of(made).fingerprint  # made while it was called sent
    assert copy_of(plan_for(sent, ground_of(sent, lying(made)))).sent_as == copy_of(made).fingerprint
    assert {copy.sent_as for copy in plan_for(BOOK, ground_of(BOOK, lying(FRESH))).documents} == {""}


def test_a_doubt_outlives_the_meeting() -> None:
    held = casebook(group(), meeting(status="gjennomført", innkalling={"dato": "2026-10-08", "sendt": "ja"}))
    for mark, is_doubted in ((DOUBT + copy_of(FRESH).fingerprint, True), (copy_of(FRESH).fingerprint, False)):
        plan = plan_for(held, remembering(ground_of(held, lying(FRESH)), mark))
        assert copy_of(plan).doubted is is_doubted


def test_a_notice_made_before_its_date_stood_in_the_file_says_what_the_file_says() -> None:
    undated = plan_for(UNDATED, replace(ground_of(UNDATED), i_dag=dt.date(2026, 10, 8)))
    for day, told in (("2026-10-08", []), ("2026-10-09", ["DG416"])):
        sent = casebook(group(), meeting(innkalling={"dato": day, "sendt": "ja"}))
        plan = plan_for(sent, ground_of(sent, lying(undated)))
        assert codes(plan) == told, day


@pytest.mark.parametrize("more", [" Hilsen oss", " {% if dokument.retter %}Rettet{% endif %} {{ gruppe.gruppenummer }}"])
def test_a_notice_that_went_out_is_not_touched_by_a_new_template_and_nobody_is_troubled(more: str) -> None:
    sent = casebook(group(), meeting(innkalling={"dato": "2026-10-08", "sendt": "ja"}))
    plan = plan_for(sent, ground_of(sent, lying(FRESH), text=TEXT + more))
    assert set(verdicts(plan).values()) == {Verdict.UENDRET}
    assert codes(plan) == []


def test_a_document_open_in_word_waits() -> None:
    plan = plan_for(ELSEWHERE, ground_of(ELSEWHERE, lying(FRESH), locked=[PATH]))
    assert verdicts(plan) == dict.fromkeys(EVERYONE - {""}, Verdict.LAGES) | {"": Verdict.ÅPEN_I_WORD}
    assert says(copy_of(plan))[0] == "er åpen i Word; prøver igjen neste gang"


def test_an_open_document_that_is_not_due_is_simply_unchanged() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH), locked=[PATH]))
    assert copy_of(plan).verdict is Verdict.UENDRET


# --- a person's work -----------------------------------------------------------------------------------------------


def edited(**changes: object) -> list[Found]:
    """Everything lies there, and a person has worked in the archive copy."""
    return [replace(found, untouched=False, **changes) if found.path == PATH else found for found in lying(FRESH)]


def beside(**changes: object) -> Found:
    """Our version beside hers, for the changed data."""
    ours = copy_of(plan_for(ELSEWHERE, ground_of(ELSEWHERE, edited())))
    return replace(as_found(ours, path=ours.target), **changes)


def test_an_edited_document_whose_data_are_the_same_is_kept_without_a_word() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, edited()))
    assert copy_of(plan).verdict is Verdict.ENDRET_FOR_HÅND
    assert says(copy_of(plan))[0] == "rettet for hånd; opplysningene er de samme"
    assert (codes(plan), copy_of(plan).beside, copy_of(plan).values) == ([], False, None)


def test_an_edited_document_keeps_its_name_and_ours_goes_beside_it() -> None:
    plan = plan_for(ELSEWHERE, ground_of(ELSEWHERE, edited()))
    document = copy_of(plan)
    assert (document.verdict, document.beside, document.expected) == (Verdict.ENDRET_FOR_HÅND, True, "")
    assert document.target == PATH.replace(".docx", " (ny).docx")
    assert says(document)[0] == "rettet for hånd; vår versjon: AG-2026-001_2026-10-22_innkalling (ny).docx"
    assert codes(plan) == ["DG403"]
    assert plan.problems[0].severity is Severity.ADVARSEL


def test_our_version_beside_hers_is_made_once() -> None:
    plan = plan_for(ELSEWHERE, ground_of(ELSEWHERE, [*edited(), beside()]))
    assert (copy_of(plan).verdict, copy_of(plan).beside) == (Verdict.ENDRET_FOR_HÅND, False)
    assert says(copy_of(plan))[0].startswith("rettet for hånd; vår versjon ligger ved siden av:")
    assert codes(plan) == ["DG403"]


def test_our_version_beside_hers_is_renewed_while_nobody_has_touched_it() -> None:
    plan = plan_for(ELSEWHERE, ground_of(ELSEWHERE, [*edited(), beside(fingerprint="eldre")]))
    assert (copy_of(plan).beside, copy_of(plan).expected) == (True, beside().digest)


def test_our_version_beside_hers_that_she_worked_in_is_hers_too() -> None:
    plan = plan_for(ELSEWHERE, ground_of(ELSEWHERE, [*edited(), beside(fingerprint="eldre", untouched=False)]))
    assert not copy_of(plan).beside


def test_our_version_beside_hers_that_is_open_in_word_waits() -> None:
    there = [*edited(), beside(fingerprint="eldre")]
    plan = plan_for(ELSEWHERE, ground_of(ELSEWHERE, there, locked=[beside().path]))
    assert (copy_of(plan).verdict, copy_of(plan).beside) == (Verdict.ÅPEN_I_WORD, False)


def test_a_document_that_is_not_ours_keeps_the_name_and_ours_goes_beside_it() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, [Found(PATH, "d")]))
    assert copy_of(plan).beside
    assert says(copy_of(plan))[0].startswith("ikke laget av docgen; vår versjon:")


def test_a_document_of_ours_about_something_else_under_this_name_is_not_overwritten() -> None:
    other = as_found(copy_of(FRESH), identity="innkalling|AG-2026-001-m9||1")
    plan = plan_for(BOOK, ground_of(BOOK, [other]))
    assert (copy_of(plan).verdict, copy_of(plan).beside) == (Verdict.STOPPET, False)
    assert codes(plan) == ["DG406"]


def test_deleting_hers_lets_ours_take_the_name() -> None:
    plan = plan_for(ELSEWHERE, ground_of(ELSEWHERE, [beside()]))
    assert (copy_of(plan).verdict, copy_of(plan).target) == (Verdict.LAGES, PATH)


# --- a document that moves -----------------------------------------------------------------------------------------

LATER = casebook(group(), meeting(dato="2026-10-29"))
NEW_PATH = PATH.replace("10-22", "10-29")


def test_a_moved_meeting_takes_its_documents_along() -> None:
    plan = plan_for(LATER, ground_of(LATER, lying(FRESH)))
    document = copy_of(plan)
    assert (document.verdict, document.path, document.moved_from, document.expected) == (Verdict.LAGES, NEW_PATH, PATH, "")
    assert says(document)[0] == f"flyttes fra {PATH}"
    assert PATH in {copy.path for copy in moves(plan.documents)}


def test_the_old_place_is_emptied_only_of_what_was_seen_there() -> None:
    plan = plan_for(LATER, ground_of(LATER, lying(FRESH)))
    (old,) = [copy for copy in moves(plan.documents) if copy.path == PATH]
    assert old.expected == as_found(copy_of(FRESH)).digest


def test_a_notice_that_went_out_stays_under_its_old_name() -> None:
    book = casebook(group(), meeting(dato="2026-10-29", innkalling={"dato": "2026-10-08", "sendt": "ja"}))
    plan = plan_for(book, ground_of(book, lying(FRESH)))
    assert (copy_of(plan).verdict, copy_of(plan).path) == (Verdict.UENDRET, PATH)
    assert set(codes(plan)) == {"DG412"}
    assert list(moves(plan.documents)) == []
    # The archive packs what lies there, and knows it by this.
    assert copy_of(plan).expected == as_found(copy_of(FRESH)).digest


def test_an_edited_document_stays_under_its_old_name_and_the_right_one_is_made_at_the_new() -> None:
    plan = plan_for(LATER, ground_of(LATER, edited()))
    assert (copy_of(plan).verdict, copy_of(plan).path) == (Verdict.LAGES, NEW_PATH)
    assert PATH not in {copy.path for copy in moves(plan.documents)}
    assert codes(plan) == ["DG402"]


def test_an_open_document_stays_under_its_old_name_until_it_is_closed() -> None:
    plan = plan_for(LATER, ground_of(LATER, lying(FRESH), locked=[PATH]))
    assert copy_of(plan).path == PATH
    assert copy_of(plan).verdict in (Verdict.UENDRET, Verdict.ÅPEN_I_WORD)
    assert PATH not in {copy.path for copy in moves(plan.documents)}


# --- not due, stopped ----------------------------------------------------------------------------------------------


def test_a_document_that_is_not_due_says_when_it_is() -> None:
    book = casebook(group(), meeting(status="gjennomført"))
    (document,) = plan_for(book, ground_of(book)).documents
    assert (document.verdict, document.path) == (Verdict.IKKE_AKTUELT, "")
    assert says(document) == (
        'lages når: møte.status == "planlagt"',
        'is made when: møte.status == "planlagt"',
    )


def test_a_document_that_is_no_longer_due_stays_where_it_lies() -> None:
    book = casebook(group(), meeting(status="gjennomført"))
    plan = plan_for(book, ground_of(book, lying(FRESH)))
    assert (plan.documents[0].verdict, plan.documents[0].path, plan.retired) == (Verdict.IKKE_AKTUELT, PATH, ())


def problem_that_stops(*stops: Stop) -> tuple[tuple[Stop, Problem], ...]:
    text = Text("Filen er skadet.", "The file is damaged.")
    problem = Problem("DG142", Severity.FEIL, Position("cases/x.yaml", 4, 1), text, text, stops=stops)
    return tuple((stop, problem) for stop in stops)


@pytest.mark.parametrize(
    "stop",
    [
        Stop("*"),
        Stop(MEETING),
        Stop("AG-2026-001"),
        Stop("enhet:bup"),
        Stop("dokumenttype:innkalling/møte"),
        Stop("mal:mal.docx"),
        Stop(MEETING, "innkalling"),
    ],
)
def test_a_fault_in_what_the_document_stands_on_stops_it(stop: Stop) -> None:
    (document,) = plan_for(BOOK, ground_of(BOOK, lying(FRESH), stops=problem_that_stops(stop))).documents
    assert (document.verdict, document.path) == (Verdict.STOPPET, PATH)
    assert says(document) == ("DG142: Filen er skadet.", "DG142: The file is damaged.")


@pytest.mark.parametrize(
    "stop",
    [
        Stop("AG-2026-002"),
        Stop("enhet:nav"),
        Stop("mal:annen.docx"),
        Stop(MEETING, "referat"),
        Stop("*", unless=("innkalling",)),
    ],
)
def test_a_fault_elsewhere_stops_nothing_here(stop: Stop) -> None:
    assert set(verdicts(plan_for(BOOK, ground_of(BOOK, stops=problem_that_stops(stop)))).values()) == {Verdict.LAGES}


def everything(facts: Facts) -> list[Finding]:
    return [Finding(NOWHERE)]


def only_bup(facts: Facts) -> list[Finding]:
    return [Finding(NOWHERE, receivers=("bup",))]


def test_a_rule_that_stops_the_document_stops_all_its_copies_and_touches_none_that_lie_there() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH), rules=(rule("AG-16", everything),)))
    (document,) = plan.documents
    assert (document.verdict, document.path, says(document)[0]) == (Verdict.STOPPET, PATH, "AG-16: Noe er galt.")
    assert (codes(plan), plan.retired) == (["AG-16"], ())


def test_when_consent_stops_the_document_the_copies_to_units_go_and_the_user_sides_stay() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH), rules=(rule("SA-01", everything),)))
    assert {copy.receiver for copy in plan.retired} == {"bup", "skolen"}
    assert {copy.expected for copy in plan.retired} == {as_found(copy_of(FRESH, key)).digest for key in ("bup", "skolen")}


def test_a_rule_that_stops_one_copy_leaves_the_others_be() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, rules=(rule("SA-04", only_bup),)))
    assert verdicts(plan) == dict.fromkeys(EVERYONE - {"bup"}, Verdict.LAGES) | {"bup": Verdict.STOPPET}
    assert copy_of(plan, "bup").path == PATH.replace(".docx", "_bup.docx")
    assert "Enheten bup" not in str(copy_of(plan).values["mottakere"])


def test_the_copy_that_may_no_longer_exist_is_taken_away() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH), rules=(rule("SA-04", only_bup),)))
    (copy,) = plan.retired
    assert (copy.receiver, copy.expected) == ("bup", as_found(copy_of(FRESH, "bup")).digest)


def test_a_letter_to_one_who_may_have_none_any_more_goes_though_the_document_is_stopped() -> None:
    book = casebook(group(foresatte=[mother(), father(kopi_sperret="Besøksforbud")]), meeting())
    plan = plan_for(book, ground_of(book, lying(FRESH), rules=(rule("AG-16", everything),)))
    assert [copy.receiver for copy in plan.retired] == ["foresatt-far"]


def test_a_letter_stays_while_a_fault_in_the_files_may_hide_who_is_to_have_it() -> None:
    book = casebook(group(foresatte=[mother()]), meeting())
    hidden = Problem(
        "DG102", Severity.FEIL, Position("a.yaml", 1), Text("Ukjent felt.", "Unknown field."), Text("Rett.", "Mend.")
    )
    plan = plan_for(book, ground_of(book, lying(FRESH), stops=((Stop("AG-2026-001"), hidden),)))
    assert "foresatt-far" not in {copy.receiver for copy in plan.retired}


def test_every_copy_goes_when_the_case_may_not_lie_in_the_folder() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH), rules=(rule("PV-02", everything),)))
    assert {copy.receiver for copy in plan.retired} == EVERYONE - {""}


def test_the_consent_that_falls_takes_the_copies_whatever_else_is_wrong() -> None:
    rules = (rule("AG-03", everything), rule("SA-01", everything))
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH), rules=rules))
    assert {copy.receiver for copy in plan.retired} == {"bup", "skolen"}


def test_an_edited_copy_that_may_no_longer_exist_stays_and_somebody_is_told() -> None:
    there = [replace(found, untouched=False) if found.path.endswith("_bup.docx") else found for found in lying(FRESH)]
    plan = plan_for(BOOK, ground_of(BOOK, there, rules=(rule("SA-04", only_bup),)))
    assert (plan.retired, codes(plan)) == ((), ["SA-04", "DG405"])


def test_a_sent_copy_that_may_no_longer_exist_stays_and_the_problem_points_at_the_consent() -> None:
    book = casebook(group(), meeting(innkalling={"dato": "2026-10-08", "sendt": "ja"}))
    plan = plan_for(book, ground_of(book, lying(FRESH), rules=(rule("SA-04", only_bup),)))
    assert (plan.retired, codes(plan)) == ((), ["SA-04", "DG404"])
    assert plan.problems[-1].where.file == "cases/AG-2026-001.yaml"
    assert "bup" in plan.problems[-1].message.say("nb")


def test_an_open_copy_that_may_no_longer_exist_waits_until_it_is_closed() -> None:
    locked = PATH.replace(".docx", "_bup.docx")
    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH), rules=(rule("SA-04", only_bup),), locked=[locked]))
    assert plan.retired == ()


def test_the_copy_of_one_who_left_the_group_is_taken_away() -> None:
    book = casebook(group(medlemmer=[member("Lars Lærer", "skolen")]), meeting())
    plan = plan_for(book, ground_of(book, lying(FRESH)))
    assert [copy.receiver for copy in plan.retired] == ["bup"]
    assert "bup" not in verdicts(plan)


def test_a_warning_stops_nothing() -> None:
    plan = plan_for(BOOK, ground_of(BOOK, rules=(rule("AG-26", everything, "advarsel"),)))
    assert set(verdicts(plan).values()) == {Verdict.LAGES}
    assert codes(plan) == ["AG-26"]


def test_without_a_unit_that_may_come_there_is_nobody_to_call() -> None:
    def all_units(facts: Facts) -> list[Finding]:
        return [Finding(NOWHERE, receivers=("bup", "skolen"))]

    plan = plan_for(BOOK, ground_of(BOOK, lying(FRESH), rules=(rule("SA-04", all_units),)))
    (document,) = plan.documents
    assert says(document)[0] == "ingen andre enn koordinators egen enhet kan få dokumentet"
    assert {copy.receiver for copy in plan.retired} == {"bup", "skolen"}


def test_a_condition_that_cannot_be_asked_of_this_subject_is_a_problem_of_the_table() -> None:
    table = TABLE.replace('møte.status == "planlagt"', "gruppe.avslutning.dato")
    plan = plan_for(BOOK, ground_of(BOOK, table=table))
    assert (plan.documents[0].verdict, codes(plan)) == (Verdict.STOPPET, ["DG202"])
    assert plan.problems[0].where.file == "templates/dokumenter.yaml"
    assert plan.problems[0].where.line


# --- dates and drafts ----------------------------------------------------------------------------------------------

UNDATED = casebook(group(), meeting(innkalling={}))
DRAFT = TABLE + "    utkast: møte.referent is none\n"


def test_a_document_without_a_date_of_its_own_keeps_the_day_its_content_was_made() -> None:
    first = plan_for(UNDATED, ground_of(UNDATED))
    later = replace(ground_of(UNDATED, lying(first)), i_dag=dt.date(2026, 11, 30))
    plan = plan_for(UNDATED, later)
    assert (copy_of(plan).verdict, copy_of(plan).dato) == (Verdict.UENDRET, dt.date(2026, 10, 22))


def test_a_document_without_a_date_of_its_own_gets_the_new_day_with_new_content() -> None:
    first = plan_for(UNDATED, ground_of(UNDATED))
    book = casebook(group(), meeting(innkalling={}, sted="Møterom 2"))
    plan = plan_for(book, replace(ground_of(book, lying(first)), i_dag=dt.date(2026, 11, 30)))
    assert (copy_of(plan).verdict, copy_of(plan).dato) == (Verdict.LAGES, dt.date(2026, 11, 30))
    assert copy_of(plan).values["dokument"]["dato"] == dt.date(2026, 11, 30)


def test_the_day_of_the_run_is_no_content() -> None:
    plan = plan_for(BOOK, replace(ground_of(BOOK, lying(FRESH)), i_dag=dt.date(2027, 1, 4)))
    assert set(verdicts(plan).values()) == {Verdict.UENDRET}


def test_a_draft_is_marked_by_the_rows_own_condition() -> None:
    book = casebook(group(), meeting(referent=None))
    assert copy_of(plan_for(book, ground_of(book, table=DRAFT))).values["dokument"]["utkast"] is True
    assert copy_of(plan_for(BOOK, ground_of(BOOK, table=DRAFT))).values["dokument"]["utkast"] is False


def test_a_comment_and_a_moved_line_make_nothing_due() -> None:
    turned = dict(reversed(group(notat="Ring mor på mandag.").items()))
    book = casebook(turned, dict(reversed(meeting(notat="x").items())))
    assert set(verdicts(plan_for(book, ground_of(book, lying(FRESH)))).values()) == {Verdict.UENDRET}


def test_a_changed_register_entry_makes_due_only_what_shows_it() -> None:
    book = casebook(group(), meeting(), units={"bup": {"navn": "BUP Fjorden"}})
    plan = plan_for(book, ground_of(book, lying(FRESH)))
    assert {key for key, verdict in verdicts(plan).items() if verdict is Verdict.LAGES} == {"bup"}


def test_private_persons_get_no_copy_of_their_own_where_the_row_says_so() -> None:
    table = TABLE.replace("eget_brev: ja", "eget_brev: nei")
    assert verdicts(plan_for(BOOK, ground_of(BOOK, table=table))).keys() == {"", "bup", "skolen"}


def test_nynorsk_is_the_language_of_the_document_when_the_person_wants_it() -> None:
    book = casebook(group(bruker=person(målform="nynorsk")), meeting())
    in_nynorsk = copy_of(plan_for(book, ground_of(book)))
    assert (in_nynorsk.language, in_nynorsk.template) == ("nn-NO", "mal-nynorsk.docx")
    assert (copy_of(FRESH).language, copy_of(FRESH).template) == ("nb-NO", "mal.docx")


def test_without_a_template_in_nynorsk_the_document_is_bokmål_and_says_so_itself() -> None:
    lines = TABLE.splitlines(keepends=True)
    start = lines.index("    nynorsk:\n")
    book = casebook(group(bruker=person(målform="nynorsk")), meeting())
    made = copy_of(plan_for(book, ground_of(book, table="".join(lines[:start] + lines[start + 4 :]))))
    assert (made.language, made.template, made.values["dokument"]["målform"]) == ("nb-NO", "mal.docx", "bokmål")  # type: ignore[index, call-overload]


def test_no_path_and_no_identity_holds_a_name() -> None:
    book = casebook(group(foresatte=[mother(), father(id="1")], samtykker=[consent()]), meeting())
    for document in plan_for(book, ground_of(book)).documents:
        for name in ("Kari", "Mona", "Frode", "Testdal", "Berit", "Lars"):
            assert name.casefold() not in f"{document.path} {document.identity}".casefold()


def test_every_reason_can_be_said_in_both_languages() -> None:
    values = {"mal": "m", "fra": "f", "når": "n", "sentence_nb": "s", "sentence_en": "s", "ny": "y", "journal": "j"}
    for code in REASONS:
        assert "{" not in reason(code, **values).say("nb") + reason(code, **values).say("en")


def test_a_template_tells_the_names_it_prints() -> None:
    assert compiled("{{ møte.sted }}").tree == {"møte": {"sted": {}}}
    assert [row.type for row in rows_of(TABLE)] == ["innkalling"]


@pytest.mark.parametrize(("målform", "name"), [("nynorsk", "Eininga bup"), ("bokmål", "Enheten bup")])
def test_a_unit_is_written_to_by_the_name_it_has_in_the_documents_målform(målform: str, name: str) -> None:
    units = {"bup": {"navn_nynorsk": "Eininga bup"}}
    given = group(samtykker=[consent("bup", "skolen")])
    book = casebook(given, meeting(), units=units, oppsett={"målform": målform})
    planned = plan_for(book, ground_of(book))
    values = copy_of(planned, "bup").values
    assert values is not None
    mottaker: Any = values["mottaker"]
    assert (mottaker["navn"], mottaker["linjer"][0]) == (name, name)
    assert next(receiver.name for receiver in copy_of(planned).receivers if receiver.key == "bup") == name


# --- marked as sent while a draft lies there -----------------------------------------------------------------------

SAYS_DRAFT = TEXT + "{% if dokument.utkast %}UTKAST{% endif %}"
FINISHED = casebook(group(), meeting(referent="Ragna Referent", innkalling={"dato": "2026-10-08", "sendt": "ja"}))


def drafts(**changes: Any) -> list[Found]:
    """All copies as they lay there while the paper was a draft."""
    of_it = casebook(group(), meeting(referent=None, innkalling={"dato": "2026-10-08"}))
    return lying(plan_for(of_it, ground_of(of_it, table=DRAFT, text=SAYS_DRAFT)), **{"utkast": True, **changes})


def test_a_draft_that_is_called_sent_in_the_same_save_becomes_the_finished_paper() -> None:
    plan = plan_for(FINISHED, ground_of(FINISHED, drafts(), table=DRAFT, text=SAYS_DRAFT))
    assert set(verdicts(plan).values()) == {Verdict.LAGES}
    assert not any(document.utkast for document in plan.documents)
    assert codes(plan) == []


def test_a_finished_paper_that_is_called_sent_stays() -> None:
    plan = plan_for(FINISHED, ground_of(FINISHED, drafts(utkast=False), table=DRAFT, text=SAYS_DRAFT))
    assert set(verdicts(plan).values()) == {Verdict.UENDRET}


def test_a_draft_that_was_edited_and_is_called_sent_stops_somebody_with_the_way_out() -> None:
    plan = plan_for(FINISHED, ground_of(FINISHED, drafts(untouched=False), table=DRAFT, text=SAYS_DRAFT))
    document = copy_of(plan)
    assert (document.verdict, document.beside) == (Verdict.ENDRET_FOR_HÅND, True)
    (problem,) = [problem for problem in plan.problems if problem.code == "DG415" and PATH in problem.where.file]
    assert problem.severity is Severity.FEIL
    assert "UTKAST" in problem.help.say("nb")


def test_a_draft_that_was_finished_by_hand_stays_as_it_was_sent() -> None:
    plan = plan_for(FINISHED, ground_of(FINISHED, drafts(untouched=False, utkast=False), table=DRAFT, text=SAYS_DRAFT))
    assert set(verdicts(plan).values()) == {Verdict.ENDRET_FOR_HÅND}
    assert codes(plan) == []
