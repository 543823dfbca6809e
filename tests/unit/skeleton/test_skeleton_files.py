"""New saker, groups and plans: their numbers, that a fresh one is read, and that every line in it can be taken into use."""

from __future__ import annotations

import datetime as dt

import pytest
from skeleton_cases import OPPSETT, PLAN, TODAY, group_office, in_use, office, read, read_back, sak

from docgen.model.casebook import Casebook
from docgen.skeleton import NewError, Skeleton, new_case, new_evaluation, new_group, new_meeting, new_plan

SAKER = {
    "cases/saker/RT-2026-001.yaml": sak("RT-2026-001", "utkast"),
    "cases/saker/RT-2026-019.yaml": sak("RT-2026-019", "meldt"),
    "cases/saker/RT-2025-400.yaml": sak("RT-2025-400", "avsluttet"),
}
WITH_PLAN = {"cases/ressursteam/møteplan-2027-vår.yaml": PLAN}


def missing(skeleton: Skeleton, text: str | None = None) -> list[str]:
    """The fields that reading misses; nothing else may be wrong."""
    _, problems = read_back(skeleton, text)
    assert {problem.code for problem in problems} <= {"DG101"}, [(p.where, p.message.say("nb")) for p in problems]
    return [problem.field for problem in problems]


def every_skeleton() -> list[Skeleton]:
    book, plans = group_office(), office(SAKER | WITH_PLAN)
    day = dt.date(2027, 1, 21)
    return [
        new_case(book, TODAY),
        new_group(book, TODAY),
        new_meeting(book, "AG-2026-005", day, TODAY),
        new_meeting(book, "AG-2026-005", day, TODAY, møtetype="samarbeidsmøte"),
        new_meeting(plans, "RT-2026-019", day, TODAY),
        new_meeting(plans, "ressursteam", day, TODAY),
        new_plan(plans, "2027-høst", TODAY),
        new_plan(book, "2027-høst", TODAY),
        new_evaluation(plans, "2026-høst", TODAY),
    ]


def test_a_fresh_sak_misses_only_who_it_is_about() -> None:
    skeleton = new_case(office(SAKER), TODAY)
    assert skeleton.path == "cases/saker/RT-2026-020.yaml"
    assert skeleton.text.startswith("# Sak til ressursteamet, RT-2026-020.")
    assert missing(skeleton) == ["bruker.navn", "bruker.fødselsdato"]


def test_a_fresh_group_misses_only_who_it_is_about_and_a_member() -> None:
    skeleton = new_group(group_office(), TODAY)
    assert skeleton.path == "cases/ansvarsgrupper/AG-2026-006/gruppe.yaml"
    assert missing(skeleton) == ["bruker.navn", "bruker.fødselsdato", "medlemmer[0].navn", "medlemmer[0].enhet"]


def test_every_line_that_can_be_taken_into_use_is_a_field_docgen_knows() -> None:
    for skeleton in every_skeleton():
        missing(skeleton, in_use(skeleton.text))


def test_no_line_is_long_and_no_comment_stands_behind_a_value() -> None:
    for skeleton in every_skeleton():
        for line in skeleton.text.split("\n"):
            assert len(line) <= 110, line
            assert line.lstrip().startswith("#") or "#" not in line
        assert skeleton.text.endswith("\n") and not skeleton.text.endswith("\n\n")


def test_the_same_office_gives_the_same_file() -> None:
    assert every_skeleton() == every_skeleton()


def test_filled_in_sak_is_read_without_a_problem() -> None:
    skeleton = new_case(office({}), TODAY)
    text = skeleton.text.replace("  navn:\n  # Dag", "  navn: Ola Dal\n  # Dag").replace(
        "  fødselsdato:", "  fødselsdato: 01.02.1990"
    )
    text = text.replace("problemstilling: |\n", "problemstilling: |\n  Hva nå?\n\n  Og så?\n")
    record, problems = read_back(skeleton, text)
    assert not problems
    assert record.problemstilling == "Hva nå?\n\nOg så?"  # type: ignore[union-attr]


# --- numbers -------------------------------------------------------------------------------------------------------


def test_the_first_of_a_year_is_001() -> None:
    assert new_case(office(SAKER), dt.date(2027, 1, 2)).path == "cases/saker/RT-2027-001.yaml"
    assert new_group(office({}), TODAY).path == "cases/ansvarsgrupper/AG-2026-001/gruppe.yaml"


def test_a_number_is_never_used_again_though_its_file_cannot_be_read_or_is_gone() -> None:
    unreadable = read(SAKER | {"cases/saker/RT-2026-023.yaml": "type: sak\nsaksnummer: ["}).casebook
    assert new_case(unreadable, TODAY).path.endswith("RT-2026-024.yaml")
    referred = sak("RT-2026-002", "meldt", "ansvarsgruppe: AG-2026-044\n")
    assert new_group(read({"cases/saker/RT-2026-002.yaml": referred}).casebook, TODAY).path.endswith("AG-2026-045/gruppe.yaml")
    assert new_case(office(SAKER), TODAY, used=["output/RT-2026-031_2026-01-01_referat.docx"]).path.endswith("RT-2026-032.yaml")


@pytest.mark.parametrize("asked", ["RT-2026-123", "rt-2026-123", "2026/123", "2026-123", "123", " RT 2026 123 "])
def test_a_number_asked_for_is_understood_however_it_is_written(asked: str) -> None:
    assert new_case(office(SAKER), TODAY, number=asked).path == "cases/saker/RT-2026-123.yaml"


@pytest.mark.parametrize("asked", ["AG-2026-005", "2026", "0", "RT-2026-12345", "../x", ""])
def test_what_is_no_number_is_refused_with_the_next_free_one(asked: str) -> None:
    if not asked:
        assert new_case(office(SAKER), TODAY, number=asked).path.endswith("RT-2026-020.yaml")
        return
    with pytest.raises(NewError) as refused:
        new_case(office(SAKER), TODAY, number=asked)
    assert refused.value.nb == f"«{asked}» er ikke et nummer som begynner med RT. Mente du «RT-2026-020»?"


def test_a_number_that_is_taken_is_refused_with_its_file() -> None:
    with pytest.raises(NewError) as refused:
        new_case(office(SAKER), TODAY, number="19")
    assert refused.value.nb == ("RT-2026-019 er brukt før (cases/saker/RT-2026-019.yaml). Neste ledige nummer er RT-2026-020.")
    assert refused.value.en.startswith("RT-2026-019 has been used before")


# --- plans ---------------------------------------------------------------------------------------------------------


def plan(book: Casebook, half_year: str) -> tuple[Skeleton, object]:
    skeleton = new_plan(book, half_year, TODAY)
    record, problems = read_back(skeleton)
    assert not problems
    return skeleton, record


def test_the_next_plan_goes_on_in_the_former_ones_rhythm_and_starts_after_the_summer() -> None:
    skeleton, record = plan(office(WITH_PLAN), "2027-høst")
    assert skeleton.path == "cases/ressursteam/møteplan-2027-høst.yaml"
    assert (record.start, record.ukedag) == (dt.date(2027, 9, 1), "onsdag")  # type: ignore[attr-defined]
    assert (record.fra, record.til, record.sted) == (dt.time(9), dt.time(10, 30), "Møterom Fjæra")  # type: ignore[attr-defined]
    assert (record.intervall_uker, record.meldefrist_dager) == (3, 7)  # type: ignore[attr-defined]
    assert "1.9., 22.9., 13.10., 3.11., 24.11., 15.12." in skeleton.text


def test_days_that_meet_a_holiday_stand_ready_as_exceptions() -> None:
    autumn = PLAN.replace("2027-vår", "2026-høst").replace("2027-01-13", "2026-08-19")
    book = office({"cases/ressursteam/møteplan-2026-høst.yaml": autumn})
    skeleton, record = plan(book, "2027-vår")
    assert record.start == dt.date(2027, 1, 13)  # type: ignore[attr-defined]
    used, _ = read_back(skeleton, in_use(skeleton.text))
    assert [(e.dato, e.grunn) for e in used.unntak] == [  # type: ignore[union-attr]
        (dt.date(2027, 2, 24), "Vinterferie"),
        (dt.date(2027, 6, 30), "Sommerferie"),
    ]


def test_without_a_summer_in_oppsett_no_plan_starts_before_the_middle_of_august() -> None:
    bare = OPPSETT.partition("skoleferier")[0]
    book = office(WITH_PLAN | {"cases/register/oppsett.yaml": bare})
    assert plan(book, "2027-høst")[1].start == dt.date(2027, 9, 1)  # type: ignore[attr-defined]


def test_the_first_plan_of_all_leaves_the_start_to_the_secretary() -> None:
    assert missing(new_plan(office({}), "2027-vår", TODAY)) == ["start"]


@pytest.mark.parametrize("written", ["2027-høst", "2027 høst", "H2-2027", "høst 2027", "høsten 2027", "2027-host"])
def test_a_half_year_is_understood_however_it_is_written(written: str) -> None:
    assert new_plan(office(WITH_PLAN), written, TODAY).path == "cases/ressursteam/møteplan-2027-høst.yaml"


@pytest.mark.parametrize("written", ["2027", "2027-sommer", "H3-2027", "", "0000-vår"])
def test_what_is_no_half_year_is_refused_with_the_next_that_has_no_plan(written: str) -> None:
    with pytest.raises(NewError) as refused:
        new_plan(office(WITH_PLAN), written, TODAY)
    assert refused.value.nb == f"«{written}» er ikke et halvår. Mente du «2026-høst»?"


def test_a_fresh_evaluation_misses_nothing_and_is_a_draft() -> None:
    book = office(WITH_PLAN)
    skeleton = new_evaluation(book, "høsten 2026", TODAY)
    record, problems = read_back(skeleton)
    assert not problems
    assert skeleton.path == "cases/ressursteam/evaluering-2026-høst.yaml"
    assert (record.halvår, record.status) == ("2026-høst", "utkast")  # type: ignore[attr-defined]
    assert all(f"enhet: {enhet.id}" in skeleton.text for enhet in book.faste_deltakere())


def test_a_half_year_has_one_evaluation_and_needs_a_half_year() -> None:
    path = "cases/ressursteam/evaluering-2026-høst.yaml"
    with pytest.raises(NewError, match=f"allerede en evaluering for høsten 2026: {path}"):
        new_evaluation(office({path: "type: evaluering\nhalvår: 2026-høst\n"}), "2026-høst", TODAY)
    with pytest.raises(NewError, match="Mente du «2026-høst»"):
        new_evaluation(office({}), "i høst", TODAY)


def test_a_half_year_has_one_plan() -> None:
    with pytest.raises(NewError, match=r"allerede en møteplan for våren 2027: cases/ressursteam/møteplan-2027-vår.yaml"):
        new_plan(office(WITH_PLAN), "2027-vår", TODAY)
