"""Which files get a note, what it says, and which notes may go: the thinking behind `<file> – MÅ RETTES.txt`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from mending_world import (
    BOOK,
    CASE,
    EVERYBODY,
    GROUP,
    MEETING,
    SECOND,
    TEAM,
    a_run,
    by_a_rule,
    left_by,
    problem,
    text_of_note,
    written_in,
)

from docgen.build.judged import Judged
from docgen.build.mending import SUFFIX, WORDS, Lying, checked, read_mark
from docgen.build.selection import Selection
from docgen.problem import Severity, Stop

# --- the text ------------------------------------------------------------------------------------------------------


def test_the_note_says_whose_faults_where_each_is_the_way_out_and_how_it_goes_away() -> None:
    text = text_of_note(a_run(problem(), problem(line=12, sentence="«31.04.2026» er ikke en dato som finnes.", code="DG105")))
    above, mark = text.rsplit("\n[", 1)
    assert above == (
        "Ansvarsgruppen AG-2026-001 har 2 feil. Dokumentene som bygger på AG-2026-001.yaml, er ikke laget på nytt, unntatt "
        "samtykkeskjema. Det som er laget før, ligger urørt.\n"
        "\n"
        "1. Linje 4: Feltet «koordinatr» er ukjent.\n"
        "   Slik retter du det: Rett navnet på feltet.\n"
        "\n"
        "2. Linje 12: «31.04.2026» er ikke en dato som finnes.\n"
        "   Slik retter du det: Rett navnet på feltet.\n"
        "\n"
        "Rett i AG-2026-001.yaml og lagre. Denne fila forsvinner av seg selv.\n"
        "Sjekket 22. oktober 2026.\n"
    )
    assert mark.startswith("docgen ")


def test_the_note_speaks_the_language_of_the_run_and_has_the_same_name_in_both() -> None:
    stamp = checked(dt.date(2026, 10, 22), None, "en")
    mending = a_run(problem(), lang="en", stamp=stamp)
    assert mending.write[0].path == f"{GROUP}{SUFFIX}"
    text = text_of_note(mending)
    assert text.startswith(
        "The group AG-2026-001 has 1 error. The documents that rest on AG-2026-001.yaml were not made anew, except samtykkeskjema. "
        "What was made before is untouched.\n\n1. Line 4: EN Feltet «koordinatr» er ukjent.\n   How to fix it: Correct the name.\n"
    )
    assert "Correct AG-2026-001.yaml and save. This file goes away by itself.\nChecked 22 October 2026.\n" in text


@pytest.mark.parametrize(
    ("file", "who"),
    [
        (GROUP, "Ansvarsgruppen AG-2026-001 har 1 feil."),
        (CASE, "Saken RT-2026-001 har 1 feil."),
        (MEETING, "Møtet i AG-2026-001-m1.yaml har 1 feil."),
        ("cases/oppsett.yaml", "oppsett.yaml har 1 feil."),
        ("cases/ukjent.yaml", "ukjent.yaml har 1 feil."),
        ("templates/referat.docx", "Malen referat.docx har 1 feil."),
        ("templates/dokumenter.yaml", "dokumenter.yaml har 1 feil."),
        ("output/AG-2026-001/a.docx", "Dokumentet a.docx har 1 feil."),
    ],
)
def test_the_first_words_say_what_kind_of_file_it_is(file: str, who: str) -> None:
    assert text_of_note(a_run(problem(file)), file).startswith(who)


@pytest.mark.parametrize(
    ("stops", "sentence"),
    [
        ((Stop("*"),), "Ingen dokumenter er laget på nytt. Det som er laget før, ligger urørt."),
        ((Stop("AG-2026-001"),), "Dokumentene som bygger på AG-2026-001.yaml, er ikke laget på nytt. Det"),
        ((Stop("enhet:bup"), Stop("enhet:nav")), "Dokumenter som gjelder bup og nav, er ikke laget på nytt."),
        ((Stop("dokumenttype:referat_ressursteam/drøfting"),), "Dokumenter av typen referat ressursteam er ikke laget på nytt."),
        (by_a_rule("m1", "innkalling"), "Ikke laget: innkalling. Det som er laget før"),
        ((Stop("m1", "innkalling"), Stop("m2", "innkalling"), Stop("m1", "saksliste")), "Ikke laget: innkalling og saksliste."),
        (
            (Stop("m1", "innkalling", "bup"), Stop("m1", "referat", "foresatt-far")),
            "Ikke laget: kopi av innkalling til Enheten bup. Ikke laget: kopi av referat til foresatt far.",
        ),
        (
            (*(Stop("m1", kind, unit) for kind in ("referat", "avlysning") for unit in ("bup", "nav")), Stop("m1", "oppstart")),
            "Ikke laget: oppstart. Ikke laget: kopi av avlysning og referat til Enheten bup og Enheten nav.",
        ),
        (
            (Stop("m1", "saksliste_ressursteam", "sak:RT-2026-001"),),
            "Ikke laget: saksliste ressursteam uten linjen om RT-2026-001.",
        ),
        (
            (Stop("AG-2026-001"), Stop("m1", "innkalling")),
            "Dokumentene som bygger på AG-2026-001.yaml, er ikke laget på nytt. Det",
        ),
        ((), "har 1 feil. Ingen dokumenter er laget av den.\n"),
        ((Stop("AG-2026-001", "om:ansvarsgruppe"),), "har 1 feil.\n"),
    ],
)
def test_the_first_line_says_which_documents_were_not_made(stops: tuple[Stop, ...], sentence: str) -> None:
    text = text_of_note(a_run(problem(stops=stops)))
    assert sentence in text


def test_a_fault_of_consent_does_not_promise_that_every_copy_lies_where_it_was() -> None:
    text = text_of_note(a_run(problem(code="SA-04", stops=by_a_rule("m1", "innkalling", "bup"))))
    assert "ligger urørt, unntatt kopier som noen ikke skal ha lenger." in text


def test_all_faults_are_listed_however_many_in_the_order_of_the_lines() -> None:
    text = text_of_note(a_run(*(problem(line=number, sentence=f"Feil nummer {number}.") for number in range(1, 61))))
    assert text.startswith("Ansvarsgruppen AG-2026-001 har 60 feil.")
    assert [line for line in text.split("\n") if "Feil nummer" in line] == [
        f"{number}. Linje {number}: Feil nummer {number}." for number in range(1, 61)
    ]


def test_a_fault_of_the_file_as_a_whole_has_no_line_and_asks_for_no_saving() -> None:
    text = text_of_note(a_run(problem(line=0, sentence="Fila er ikke lagret som UTF-8.")))
    assert "1. Fila er ikke lagret som UTF-8.\n" in text
    assert "Når det er rettet, forsvinner denne fila av seg selv.\n" in text


def test_a_template_has_its_place_in_the_sentence_and_is_saved() -> None:
    text = text_of_note(a_run(problem("templates/referat.docx", 0, "Malen referat.docx: avsnitt 3: …")), "templates/referat.docx")
    assert "1. Malen referat.docx: avsnitt 3: …\n" in text
    assert "Rett i referat.docx og lagre." in text


def test_no_digit_of_a_fodselsnummer_is_repeated() -> None:
    text = text_of_note(a_run(problem(sentence="Noen skrev 030245 12671 her.")))
    assert "030245" not in text and "12671" not in text


def test_the_stamp_is_the_hour_of_the_clock_or_the_day_that_was_given() -> None:
    day, moment = dt.date(2026, 12, 1), dt.datetime(2026, 12, 1, 10, 42, 7, tzinfo=dt.UTC)
    assert checked(day, moment, "nb") == "Sjekket 1. desember 2026 kl. 10.42."
    assert checked(day, None, "nb") == "Sjekket 1. desember 2026."
    assert checked(day, moment, "en") == "Checked 1 December 2026 at 10.42."
    assert checked(day, None, "en") == "Checked 1 December 2026."


def test_every_word_of_a_note_stands_in_both_languages() -> None:
    for key, (nb, en) in WORDS.items():
        assert nb and en, key
        assert set(re.findall(r"{(\w+)}", nb)) == set(re.findall(r"{(\w+)}", en)), key


# --- who gets one --------------------------------------------------------------------------------------------------


def test_only_a_feil_is_reason_enough() -> None:
    assert a_run(problem(severity=Severity.ADVARSEL), problem(severity=Severity.INFO)).write == ()
    text = text_of_note(a_run(problem(), problem(line=9, sentence="Bare en advarsel.", severity=Severity.ADVARSEL)))
    assert "har 1 feil" in text and "Bare en advarsel" not in text


def test_a_file_that_could_not_be_opened_is_left_in_peace() -> None:
    closed = problem(line=0, code="DG165")
    assert a_run(closed, unread=[GROUP]).write == ()
    lying = left_by(a_run(problem()))
    mending = a_run(closed, unread=[GROUP], lying=lying)
    assert (mending.write, mending.clear) == ((), ())


def test_a_problem_without_a_file_has_nowhere_to_lie() -> None:
    assert a_run(problem("")).write == ()


# --- again ---------------------------------------------------------------------------------------------------------


def test_a_note_that_says_the_same_at_another_hour_is_not_written_again() -> None:
    lying = left_by(a_run(problem()))
    assert a_run(problem(), lying=lying, stamp="Sjekket 23. oktober 2026 kl. 08.00.").write == ()
    assert a_run(problem(line=5), lying=lying).write != ()
    assert a_run(problem(), lying=lying, lang="en").write != ()


@pytest.mark.parametrize("change", [("\r\n", "\n"), ("\ufeff", "")])
def test_a_note_is_known_again_whatever_a_sync_client_does_to_its_line_ends(change: tuple[str, str]) -> None:
    (lying,) = left_by(a_run(problem()))
    assert lying.data is not None
    other = Lying(lying.path, lying.about, True, lying.data.decode().replace(*change).encode())
    assert a_run(problem(), lying=[other]).write == ()
    (clearing,) = a_run(lying=[other]).clear
    assert not clearing.keep


def test_a_note_is_renewed_when_the_same_is_found_by_another_meetings_rule() -> None:
    """Else it would go when the first meeting is well again, though the second is not."""
    first, second = (problem(stops=by_a_rule(m, "innkalling", "bup")) for m in ("AG-2026-001-m1", "AG-2026-001-m2"))
    (note,) = a_run(second, lying=left_by(a_run(first))).write
    mark = read_mark(note.data)
    assert mark is not None and mark.subjects == {"AG-2026-001-m2"}


def test_a_persons_words_stay_while_ours_would_say_the_same() -> None:
    (lying,) = left_by(a_run(problem()))
    mending = a_run(problem(), lying=[written_in(lying)])
    assert (mending.write, mending.clear, mending.foreign) == ((), (), ())


def test_a_persons_words_are_kept_before_ours_says_something_else() -> None:
    (lying,) = left_by(a_run(problem()))
    (note,) = a_run(problem(line=9), lying=[written_in(lying)]).write
    assert note.keep and note.former == written_in(lying)


def test_a_persons_words_are_kept_before_the_note_goes() -> None:
    (lying,) = left_by(a_run(problem()))
    (clearing,) = a_run(lying=[written_in(lying)]).clear
    assert clearing.keep


@pytest.mark.parametrize("where", ["first", "stamp", "last"])
def test_a_persons_words_are_seen_wherever_she_wrote_them(where: str) -> None:
    (lying,) = left_by(a_run(problem()))
    assert lying.data is not None
    text = lying.data.decode()
    changed = {
        "first": text.replace("Linje 4", "Linje 4 (gjort)"),
        "stamp": text.replace("oktober 2026.", "oktober 2026. Ferdig!"),
        "last": f"{text}Ferdig!\r\n",
    }[where]
    assert changed != text
    mark = read_mark(changed.encode())
    assert mark is not None and not mark.whole


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_note_saved_in_another_encoding_is_still_known_and_so_is_what_was_written_in_it(encoding: str) -> None:
    (lying,) = left_by(a_run(problem()))
    assert lying.data is not None
    text = lying.data.decode("utf-8-sig")
    wholes = [(read_mark(t.encode(encoding)) or pytest.fail(t)).whole for t in (text, text.replace("Rett i", "Gjør i"))]
    assert wholes == [True, False]


@pytest.mark.parametrize("data", [b"", b"Husk melk", b"[docgen]", b"\xff\xfe\x00", "Må rettes: æøå".encode("cp1252"), None])
def test_what_is_not_ours_is_never_touched_and_is_told_of(data: bytes | None) -> None:
    foreign = Lying(f"{GROUP}{SUFFIX}", GROUP, True, data)
    assert a_run(lying=[foreign]).clear == ()
    mending = a_run(problem(), lying=[foreign])
    assert (mending.write, mending.clear, mending.foreign) == ((), (), (foreign.path,))


# --- when it may go ------------------------------------------------------------------------------------------------


def test_a_note_goes_when_its_file_has_no_feil_any_more() -> None:
    lying = left_by(a_run(problem()))
    assert [clearing.path for clearing in a_run(lying=lying).clear] == [f"{GROUP}{SUFFIX}"]
    assert a_run(problem(severity=Severity.ADVARSEL), lying=lying).clear != ()


def test_a_note_about_a_file_that_is_gone_goes_too() -> None:
    lying = left_by(a_run(problem("cases/slettet.yaml")), there=False)
    assert len(a_run(lying=lying).clear) == 1


def test_a_register_that_is_missing_keeps_its_note_though_the_file_is_not_there() -> None:
    missing = problem("cases/register/oppsett.yaml", 0, stops=(Stop("*"),))
    lying = left_by(a_run(missing), there=False)
    mending = a_run(missing, lying=lying)
    assert (mending.write, mending.clear) == ((), ())


def test_a_note_stays_while_another_fault_keeps_the_rule_from_being_asked_again() -> None:
    """A consent that lacks a unit; then somebody breaks the meeting's file, so that nobody asks about consent."""
    refused = problem(stops=by_a_rule("AG-2026-001-m1", "innkalling", "bup"), code="SA-04")
    lying = left_by(a_run(refused))
    broken = problem(MEETING, stops=(Stop("AG-2026-001-m1"),))
    others = set(EVERYBODY) - {"AG-2026-001-m1"}
    assert a_run(broken, lying=lying, asked=others).clear == ()
    assert len(a_run(lying=lying).clear) == 1
    # What stands in the file itself is judged in every run, so that note waits for nobody.
    misspelt = left_by(a_run(problem()))
    assert len(a_run(broken, lying=misspelt, asked=others).clear) == 1


def test_a_note_goes_with_the_meeting_that_its_rule_was_about() -> None:
    refused = problem(stops=by_a_rule("AG-2026-001-m9", "innkalling", "bup"), code="SA-04")
    lying = left_by(a_run(refused))
    assert len(a_run(lying=lying).clear) == 1
    # Not while a file is closed to us: it may be that meeting's.
    assert a_run(lying=lying, unread=["cases/AG-2026-001-m9.yaml"]).clear == ()


def test_a_note_stays_while_its_meetings_file_cannot_be_read() -> None:
    refused = problem(stops=by_a_rule("AG-2026-001-m2", "innkalling", "bup"), code="SA-04")
    lying = left_by(a_run(refused))
    others = {name: møte for name, møte in BOOK.møter.items() if name != "AG-2026-001-m2"}
    broken = replace(BOOK, møter=others, faulty=frozenset({"AG-2026-001-m2"}))
    asked = set(EVERYBODY) - {"AG-2026-001-m2"}
    assert a_run(problem(SECOND), lying=lying, asked=asked, book=broken).clear == ()
    assert len(a_run(lying=lying, asked=asked, book=replace(broken, faulty=frozenset())).clear) == 1


def test_a_note_about_a_template_stays_while_the_document_that_showed_it_is_stopped() -> None:
    shown = problem("templates/referat.docx", 0, stops=by_a_rule("AG-2026-001-m1", "referat"))
    lying = left_by(a_run(shown))
    assert a_run(lying=lying, stopped=["AG-2026-001-m1"]).clear == ()
    assert len(a_run(lying=lying, stopped=["AG-2026-001-m2"]).clear) == 1


# --- narrowed runs -------------------------------------------------------------------------------------------------


def test_a_narrowed_run_leaves_the_notes_of_other_files_alone() -> None:
    lying = left_by(a_run(problem()))
    asked = ["RT-2026-001"]
    mending = a_run(lying=lying, paths=(CASE,), asked=asked)
    assert (mending.write, mending.clear) == ((), ())
    assert a_run(problem(), lying=(), paths=(CASE,), asked=asked).write == ()
    assert a_run(problem(line=9), lying=lying, paths=(CASE,), asked=asked).write == ()


def test_a_file_selected_alone_is_not_judged_to_the_end_when_a_meetings_rule_may_point_into_it() -> None:
    lying = left_by(a_run(problem()))
    assert a_run(lying=lying, paths=(GROUP,), asked=["AG-2026-001"]).clear == ()
    assert a_run(problem(line=9), lying=lying, paths=(GROUP,), asked=["AG-2026-001"]).write == ()
    whole_folder = (GROUP, MEETING, SECOND)
    everything = ["AG-2026-001", "AG-2026-001-m1", "AG-2026-001-m2"]
    assert len(a_run(lying=lying, paths=whole_folder, asked=everything).clear) == 1
    assert len(a_run(problem(line=9), lying=lying, paths=whole_folder, asked=everything).write) == 1


def test_a_narrowed_run_renews_a_note_though_another_fault_keeps_rules_from_being_asked_as_a_full_one_does() -> None:
    lying = left_by(a_run(problem(stops=by_a_rule("AG-2026-001-m1", "innkalling", "bup"), code="SA-04")))
    kin = ["AG-2026-001", "AG-2026-001-m1", "AG-2026-001-m2"]
    renewed = a_run(problem(), lying=lying, paths=(GROUP,), asked=[], unasked=kin)
    assert renewed.write == a_run(problem(), lying=lying, asked=[]).write != ()
    # But it takes none away that a rule asked for.
    mending = a_run(lying=lying, paths=(GROUP,), asked=[], unasked=kin)
    assert (mending.clear, len(mending.waiting)) == ((), 1)


def test_a_file_that_could_not_be_read_is_judged_when_it_was_selected() -> None:
    lying = left_by(a_run(problem()))
    unreadable = replace(BOOK, grupper={}, faulty=frozenset({"AG-2026-001"}))
    assert len(a_run(problem(line=9), lying=lying, paths=(GROUP,), asked=[], book=unreadable).write) == 1
    assert a_run(problem(line=9), lying=lying, paths=(CASE,), asked=[], book=unreadable).write == ()


def test_a_note_that_could_not_be_renewed_is_told_of() -> None:
    lying = left_by(a_run(problem()))
    mending = a_run(problem(line=9), lying=lying, paths=(GROUP,), asked=["AG-2026-001"])
    assert (mending.write, mending.waiting) == ((), (f"{GROUP}{SUFFIX}",))
    assert a_run(problem(line=9), lying=lying, paths=(CASE,), asked=["RT-2026-001"]).waiting == ()


def test_the_kin_of_a_case_are_its_meetings_and_of_a_register_nobody_is_asked() -> None:
    judged = Judged(Selection((GROUP,), (), BOOK), frozenset())
    assert judged.kin_in_a_case(GROUP) == {"AG-2026-001", "AG-2026-001-m1", "AG-2026-001-m2"}
    assert "RTM-1" in judged.kin_in_a_case(CASE) and "AG-2026-001" not in judged.kin_in_a_case(CASE)
    assert judged.kin_in_a_case("cases/oppsett.yaml") == judged.kin_in_a_case("templates/referat.docx") == frozenset()


def test_a_meetings_own_file_is_judged_with_the_whole_case() -> None:
    lying = left_by(a_run(problem(MEETING)))
    assert a_run(lying=lying, paths=(MEETING,), asked=["AG-2026-001-m1"]).clear == ()


def test_a_file_that_nobody_knows_is_judged_by_a_full_run_only() -> None:
    lying = left_by(a_run(problem("cases/ukjent.yaml")))
    assert a_run(lying=lying, paths=("cases",), asked=[]).clear == ()
    assert len(a_run(lying=lying, asked=[]).clear) == 1


def test_a_new_note_is_written_for_what_was_selected_although_there_may_be_more() -> None:
    assert len(a_run(problem(), paths=(GROUP,), asked=[]).write) == 1
    assert len(a_run(problem("cases/register/oppsett.yaml"), paths=(GROUP,), asked=[]).write) == 1


def test_a_case_on_the_teams_agenda_is_judged_with_that_meeting() -> None:
    lying = left_by(a_run(problem(CASE)))
    assert a_run(lying=lying, paths=(CASE,), asked=["RT-2026-001"]).clear == ()
    assert len(a_run(lying=lying, paths=(CASE, TEAM), asked=["RT-2026-001", "RTM-1"]).clear) == 1


def test_some_document_types_judge_nothing_to_the_end() -> None:
    lying = left_by(a_run(problem()))
    mending = a_run(lying=lying, kinds=("referat",), asked=())
    assert (mending.write, mending.clear) == ((), ())
    assert a_run(problem(line=9), lying=lying, kinds=("referat",), asked=()).write == ()


def test_a_register_is_judged_when_everybody_has_been_asked() -> None:
    lying = left_by(a_run(problem("cases/oppsett.yaml")))
    assert a_run(lying=lying, paths=(GROUP,), asked=["AG-2026-001"]).clear == ()
    assert len(a_run(lying=lying, paths=("cases",), asked=EVERYBODY).clear) == 1


def test_a_document_is_judged_with_the_case_whose_folder_it_lies_in() -> None:
    lying = left_by(a_run(problem("output/AG-2026-001/a.docx", 0)))
    assert a_run(lying=lying, paths=(GROUP,), asked=["AG-2026-001"]).clear == ()
    case = ["AG-2026-001", "AG-2026-001-m1", "AG-2026-001-m2"]
    assert len(a_run(lying=lying, paths=("cases",), asked=case).clear) == 1


def test_a_template_is_judged_when_everybody_has_been_asked() -> None:
    lying = left_by(a_run(problem("templates/referat.docx", 0)))
    assert a_run(lying=lying, paths=(GROUP,), asked=["AG-2026-001"]).clear == ()
    assert len(a_run(lying=lying, paths=("cases",), asked=EVERYBODY).clear) == 1


def test_a_file_that_is_gone_is_answered_for_only_where_one_looked() -> None:
    lying = left_by(a_run(problem("cases/slettet.yaml")), there=False)
    assert a_run(lying=lying, paths=(CASE,), asked=[]).clear == ()
    assert len(a_run(lying=lying, paths=("cases",), asked=[]).clear) == 1
