"""The table of document types is judged like a case: each fault has a code, a place and a sentence, and stops its own row."""

from __future__ import annotations

import pickle
from textwrap import dedent

import pytest

from casebooks import about, casebook, group, meeting, person
from docgen.documents.table import DocumentType, DokumentRad, UferdigRad, build_table, kept_rows, rows_again, without_nynorsk
from docgen.documents.table_file import missing_table, read_table
from docgen.model.subject import subjects
from docgen.problem import Problem, Severity
from docgen.word.faults import TemplateError

FILE = "templates/dokumenter.yaml"
ROW = """\
type: dokumenter
dokumenter:
  - type: innkalling
    om: møte
    mal: innkalling.docx
    tittel: "Innkalling til {møtetype}"
    offentlig_tittel: Innkalling
    når: møte.status == "planlagt"
    mottakere: [bruker, medlemmer]
    dato: møte.innkalling.dato
    dag: møte.dato
    regler: [AG-16]
"""


def judged(text: str) -> tuple[tuple[DocumentType, ...], list[Problem]]:
    file, in_file = read_table(dedent(text).encode(), FILE)
    rows, in_rows = build_table(file, ["innkalling.docx", "innkalling-nynorsk.docx"], frozenset({"AG-16"}))
    return rows, [*in_file, *in_rows]


def check_problem(text: str, code: str, line: int, *said: str) -> Problem:
    """The table has exactly this problem, on this line."""
    _, problems = judged(text)
    assert [(p.code, p.where.line) for p in problems] == [(code, line)], [
        (str(p.where), p.code, p.message.say("nb")) for p in problems
    ]
    for words in said:
        assert words in problems[0].message.say("nb") + problems[0].help.say("nb")
    assert problems[0].help.say("en")
    assert problems[0].where.file == FILE
    return problems[0]


def test_a_good_table_has_no_problem() -> None:
    rows, problems = judged(ROW)
    assert ([row.key for row in rows], problems) == (["dokumenttype:innkalling/møte"], [])


def test_a_template_that_is_not_in_the_folder_is_told_at_its_name() -> None:
    problem = check_problem(
        ROW.replace("mal: innkalling.docx", "mal: innkaling.docx"), "DG201", 5, "innkaling.docx", "innkalling"
    )
    assert [stop.subject for stop in problem.stops] == ["dokumenttype:innkalling/møte"]


@pytest.mark.parametrize("condition", ["møte.status ==", "møte.status = 'x'", "{{ møte }}", "møte|finnes_ikke", "'"])
def test_a_condition_that_cannot_be_read_is_told_at_the_condition(condition: str) -> None:
    text = ROW.replace('når: møte.status == "planlagt"', f"når: >-\n      {condition}")
    _, problems = judged(text)
    assert [p.code for p in problems] == ["DG202"]
    assert problems[0].where.line in (8, 9)


def test_a_draft_condition_that_cannot_be_read_is_told_too() -> None:
    check_problem(ROW + "    utkast: (\n", "DG202", 13, "utkast")


def test_an_unknown_receiver_is_told_with_those_that_exist() -> None:
    check_problem(ROW.replace("[bruker, medlemmer]", "[bruker, naboer]"), "DG203", 9, "naboer", "fastlege")


def test_an_unknown_rule_is_told() -> None:
    check_problem(ROW.replace("AG-16", "AG-99"), "DG204", 12, "AG-99")


@pytest.mark.parametrize(("field", "line"), [("dato", 10), ("dag", 11)])
def test_a_date_of_something_the_document_is_not_about_is_told(field: str, line: int) -> None:
    old = "dato: møte.innkalling.dato" if field == "dato" else "dag: møte.dato"
    check_problem(ROW.replace(old, f"{field}: evaluering.dato"), "DG205", line, "evaluering.dato", "møte, gruppe, sak")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"Innkalling til {møtetype}"', '"Innkalling til {motetype}"', 6, "Mente du «{møtetype}»?"),
        ("offentlig_tittel: Innkalling", "offentlig_tittel: Innkalling {sesongg}", 7, "Mente du «{sesong}»?"),
        ("offentlig_tittel: Innkalling", 'offentlig_tittel: "{ sesong }"', 7, "Mente du «{sesong}»?"),
        (
            "offentlig_tittel: Innkalling",
            "offentlig_tittel: Møte i {kommune.kommunenavn}",
            7,
            "Bruk «{sesong}», «{møtetype}» eller",
        ),
    ],
)
def test_what_no_title_may_have_in_braces_is_told_at_its_line_and_stops_the_type(
    old: str, new: str, line: int, said: str
) -> None:
    problem = check_problem(ROW.replace(old, new), "DG213", line, said, "{")
    assert [stop.subject for stop in problem.stops] == ["dokumenttype:innkalling/møte"]
    assert "docgen can put in" in problem.message.say("en")


def test_titles_in_nynorsk_are_looked_at_too_and_all_that_is_replaced_is_known() -> None:
    nynorsk = "    nynorsk: {mal: innkalling-nynorsk.docx, tittel: TITTEL, offentlig_tittel: Innkalling}\n"
    assert judged(ROW + nynorsk.replace("TITTEL", '"{sesong} {møtetype} {avdeling}"'))[1] == []
    check_problem(ROW + nynorsk.replace("TITTEL", '"{avdelingen}"'), "DG213", 13, "Mente du «{avdeling}»?")


def test_the_same_type_about_the_same_thing_twice_is_told_at_the_second() -> None:
    head = "type: dokumenter\ndokumenter:\n"
    twice = ROW + ROW.removeprefix(head)
    check_problem(twice, "DG206", 13, "innkalling")


def test_a_table_that_is_gone_stops_everything() -> None:
    problem = missing_table(FILE)
    assert (problem.code, [stop.subject for stop in problem.stops]) == ("DG207", ["*"])


OTHER = """\

  - type: oppslag
    om: møteplan
    mal: innkalling.docx
    tittel: Oppslag
    offentlig_tittel: Oppslag
    når: "true"
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("type: innkalling", "type: ../innkalling", None),
        ("  - type: innkalling\n    om: møte\n", "  - om: møte\n", "DG101"),
        ("type: dokumenter\n", "type: dokumenter\ntype: dokumenter\n", "DG104"),
        ("dokumenter:\n", "dokumentene:\n", None),
        ("    om: møteplan\n", "    om: møteplaner\n", "DG103"),
    ],
)
def test_a_broken_file_or_a_row_that_does_not_say_what_it_is_stops_every_document(old: str, new: str, code: str | None) -> None:
    _, problems = judged((ROW + OTHER).replace(old, new, 1))
    errors = [problem for problem in problems if problem.is_error]
    assert errors and (code is None or errors[0].code == code)
    assert "*" in {stop.subject for stop in errors[0].stops}


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("om: møte\n", "om: møter\n", "DG103", 4),
        ("    om: møte\n", "", "DG101", 3),
        ("mottakere:", "motakere:", "DG102", 9),
        ("    mal: innkalling.docx\n", "", "DG101", 3),
        ("    mal: innkalling.docx\n", "    mal: [a, b]\n", "DG117", 5),
        ("    dag: møte.dato\n", "    dag: møte.dato\n    dag: møte.dato\n", "DG104", 12),
        ("regler: [AG-16]", "regler: [AG-16]\n    eget_brev: kanskje", None, 13),
    ],
)
def test_a_fault_in_one_row_stops_the_documents_of_that_row_alone(old: str, new: str, code: str | None, line: int) -> None:
    """Told at its place; the row is kept, for a type that nobody has would be nobody's in output/."""
    rows, problems = judged(ROW.replace(old, new, 1) + OTHER)
    errors = [problem for problem in problems if problem.is_error]
    assert len(errors) == 1 and errors[0].where.line == line, [(p.code, str(p.where)) for p in problems]
    assert code is None or errors[0].code == code
    assert [stop.subject for stop in errors[0].stops] == ["dokumenttype:innkalling/møte"]
    assert [(row.key, type(row.row)) for row in rows] == [
        ("dokumenttype:innkalling/møte", UferdigRad),
        ("dokumenttype:oppslag/møteplan", DokumentRad),
    ]


def test_what_a_row_is_about_is_guessed_only_where_one_thing_is_left() -> None:
    """A samtykkeskjema may be about two things: with neither written nobody can say which documents are to wait."""
    row = ROW.replace("type: innkalling", "type: samtykkeskjema").replace("om: møte", "om: noe")
    assert [stop.subject for stop in judged(row)[1][0].stops] == ["*"]


def test_a_row_with_a_fault_is_kept_so_that_its_documents_are_listed_as_stopped() -> None:
    rows, _ = judged(ROW.replace("mal: innkalling.docx", "mal: borte.docx"))
    assert [row.type for row in rows] == ["innkalling"]


def test_a_title_says_what_kind_of_meeting_it_is() -> None:
    (row,), _ = judged(ROW)
    subject = about(casebook(group(), meeting(møtetype="evaluering")), "AG-2026-001-m1")
    assert row.title(subject) == "Innkalling til evalueringsmøte"
    assert row.title(subject, public=True) == "Innkalling"


IN_NYNORSK = ROW.replace(
    "    når:",
    """\
    nynorsk:
      mal: innkalling-nynorsk.docx
      tittel: "Innkalling på nynorsk til {møtetype}"
      offentlig_tittel: Innkalling på nynorsk
    når:""",
)


def test_the_person_decides_in_which_målform_and_else_the_municipality() -> None:
    (row,), problems = judged(IN_NYNORSK)
    assert problems == []
    for målform, municipality, expected in (
        ("nynorsk", "bokmål", "nynorsk"), ("bokmål", "nynorsk", "bokmål"), (None, "nynorsk", "nynorsk"), (None, "bokmål", "bokmål"),
    ):  # fmt: skip
        bruker = person(målform=målform) if målform else person()
        subject = about(casebook(group(bruker=bruker), meeting(), oppsett={"målform": municipality}), "AG-2026-001-m1")
        assert row.målform(subject) == expected
        in_nynorsk = expected == "nynorsk"
        assert row.template(subject) == ("innkalling-nynorsk.docx" if in_nynorsk else "innkalling.docx")
        assert row.title(subject, public=True) == ("Innkalling på nynorsk" if in_nynorsk else "Innkalling")
    assert row.templates == ("innkalling.docx", "innkalling-nynorsk.docx")


def test_a_half_year_is_named_in_the_documents_own_målform() -> None:
    (row,), _ = judged(
        IN_NYNORSK.replace("{møtetype}", "{sesong}").replace("om: møte", "om: møteplan").replace("møte.", "møteplan.")
    )
    plan = {
        "type": "møteplan",
        "halvår": "2026-høst",
        "start": "2026-08-17",
        "fra": "9.00",
        "til": "10.30",
        "intervall_uker": "3",
    }
    subject = about(casebook(plan, oppsett={"målform": "nynorsk"}), "møteplan-2026-høst")
    assert row.title(subject) == "Innkalling på nynorsk til hausten 2026"


def test_what_is_wanted_in_nynorsk_and_has_no_template_is_told_once_a_row() -> None:
    rows, _ = judged(ROW)
    book = casebook(group(bruker=person(målform="nynorsk")), meeting(), meeting(id="AG-2026-001-m2", dato="2026-11-12"))
    wanted = {subject.om for subject in subjects(book) if subject.målform == "nynorsk"}
    (problem,) = without_nynorsk(rows, wanted)
    assert (problem.code, problem.severity, problem.where.line, problem.stops) == ("DG209", Severity.INFO, 3, ())
    assert "Dokumenttypen «innkalling» har ingen mal på nynorsk" in problem.message.say("nb")
    assert without_nynorsk(rows, wanted - {"møte"}) == ()
    assert without_nynorsk(judged(IN_NYNORSK)[0], wanted) == ()


def test_a_template_in_nynorsk_that_is_not_there_is_told_at_its_name() -> None:
    check_problem(IN_NYNORSK.replace("mal: innkalling-nynorsk", "mal: innkaling-nynorsk"), "DG201", 9, "innkaling-nynorsk.docx")


def test_one_file_cannot_be_both_bokmål_and_nynorsk() -> None:
    text = IN_NYNORSK.replace("mal: innkalling-nynorsk", "mal: innkalling")
    problem = check_problem(text, "DG210", 9, "innkalling.docx", "egen mal")
    assert [stop.subject for stop in problem.stops] == ["dokumenttype:innkalling/møte"]


def test_dates_and_sent_are_read_where_the_row_says() -> None:
    (row,), _ = judged(ROW)
    subject = about(casebook(group(), meeting(innkalling={"dato": "2026-10-08", "sendt": "ja"})), "AG-2026-001-m1")
    assert (str(row.own_date(subject)), str(row.file_day(subject)), row.is_sent(subject)) == ("2026-10-08", "2026-10-22", True)
    unsent = about(casebook(group(), meeting(innkalling=None)), "AG-2026-001-m1")
    assert (row.own_date(unsent), row.is_sent(unsent)) == (None, False)


def test_the_rows_that_are_kept_between_runs_answer_as_those_that_were_read() -> None:
    rows, _ = judged(ROW)
    again = rows_again(pickle.loads(pickle.dumps(kept_rows(rows))))
    assert [row.row for row in again] == [row.row for row in rows] and again[0].utkast is None
    for status, answer in (("planlagt", True), ("avlyst", False)):
        assert [row.når.evaluate({"møte": {"status": status}}) for row in (*rows, *again)] == [answer, answer]
    assert again[0].når.uses == rows[0].når.uses
    with pytest.raises(TemplateError):
        again[0].når.evaluate({"møte": {}})
