"""What the archive has is never written again; the next edition is made beside it when somebody asks, and only then."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from plan_ground import (
    MEETING,
    TABLE,
    TEXT,
    codes,
    compiled,
    copy_of,
    ground_of,
    lying,
    plan_for,
    rule,
    says,
    verdicts,
)

from casebooks import about, casebook, consent, group, meeting
from docgen.build.archived import UNSENT, Archived, Tilstand, Transition, archived, lock_on
from docgen.build.ground import Ground
from docgen.build.plan import SubjectPlan, without_twins
from docgen.build.survey import Found, Survey, identity_of
from docgen.build.verdicts import PlannedDocument, Verdict, moves
from docgen.documents.table import corrected
from docgen.model.base import NOWHERE
from docgen.model.casebook import Casebook
from docgen.problem import Severity
from docgen.rules import Facts, Finding

BOOK = casebook(group(samtykker=[consent("bup", "skolen", "helsestasjon")]), meeting())
ELSEWHERE = casebook(group(samtykker=[consent("bup", "skolen", "helsestasjon")]), meeting(sted="Møterom 2"))
FRESH = plan_for(BOOK, ground_of(BOOK))
EVERYONE = {"", "foresatt-mor", "foresatt-far", "bup", "skolen"}
PATH = "AG-2026-001/AG-2026-001_2026-10-22_innkalling.docx"
SECOND = PATH.replace(".docx", "_utgave2.docx")
LOCKING = tuple(state for state in Tilstand if state not in UNSENT)


def entry(tilstand: Tilstand = Tilstand.KVITTERT, utgave: int = 1, **more: Any) -> Transition:
    """What the register says of the innkalling."""
    identity = identity_of("innkalling", MEETING, "", utgave)
    own = {"identitet": identity, "dokument": PATH, "journal": "2026/1187-7" if tilstand is Tilstand.KVITTERT else ""}
    return Transition(f"p{utgave}", "9999/AG-2026-001/innkalling", utgave, tilstand, "2026-10-23T09:00:00Z", **own | more)


def ground(book: Casebook, found: Iterable[Found], *entries: Transition, wanted: bool = False, **more: Any) -> Ground:
    """A ground on which the archive has something, and where a new edition may be asked for."""
    asked = frozenset({("innkalling", MEETING)}) if wanted else frozenset()
    return replace(ground_of(book, found, **more), archived=archived(entries), wanted=asked)


def plan(book: Casebook, found: Iterable[Found], *entries: Transition, wanted: bool = False, **more: Any) -> SubjectPlan:
    return plan_for(book, ground(book, found, *entries, wanted=wanted, **more))


def of_edition(planned: SubjectPlan, number: int) -> dict[str, PlannedDocument]:
    return {document.receiver: document for document in planned.documents if document.edition == number}


def second(book: Casebook = ELSEWHERE, **changes: Any) -> list[Found]:
    """Everything of both editions, as it lies there."""
    made = plan(book, lying(FRESH), entry(), wanted=True)
    return [*lying(FRESH), *lying(made, **changes)]


# --- archived: nothing is written ----------------------------------------------------------------------------------


@pytest.mark.parametrize("state", LOCKING)
def test_what_was_sent_to_the_archive_is_never_written_again_nor_its_copies(state: Tilstand) -> None:
    planned = plan(ELSEWHERE, lying(FRESH), entry(state), text=TEXT)
    assert verdicts(planned) == dict.fromkeys(EVERYONE, Verdict.ARKIVERT)
    assert all(document.values is None and not document.beside for document in planned.documents)
    assert (planned.retired, [*moves(planned.documents)]) == ((), [])
    assert copy_of(planned).archived == entry(state)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (Tilstand.SENDT, "sendt til arkivet"),
        (Tilstand.MOTTATT, "mottatt av arkivet"),
        (Tilstand.KVITTERT, "arkivert som 2026/1187-7"),
        (Tilstand.AVVIST, "avvist av arkivet"),
        (Tilstand.DELVIS, "delvis arkivert: mappen er opprettet, dokumentet ikke"),
        (Tilstand.UKJENT, "sendt til arkivet; ingen vet om det kom fram"),
    ],
)
def test_where_it_is_in_the_archive_is_its_reason(state: Tilstand, sentence: str) -> None:
    assert says(copy_of(plan(BOOK, lying(FRESH), entry(state))))[0] == sentence


def test_a_receipt_without_a_number_is_a_receipt_all_the_same() -> None:
    assert says(copy_of(plan(BOOK, lying(FRESH), entry(journal="")))) == ("arkivert", "archived")


def test_a_package_that_lies_ready_is_no_lock_and_is_told_of() -> None:
    planned = plan(ELSEWHERE, lying(FRESH), entry(Tilstand.KLAR))
    assert set(verdicts(planned).values()) == {Verdict.LAGES}
    assert copy_of(planned).archived == entry(Tilstand.KLAR)


def test_the_archives_word_of_another_document_locks_nothing_here() -> None:
    other = entry(identitet=identity_of("referat", MEETING, ""))
    assert set(verdicts(plan(ELSEWHERE, lying(FRESH), other)).values()) == {Verdict.LAGES}


def test_a_copy_that_never_was_is_not_made_of_what_is_archived() -> None:
    without = [found for found in lying(FRESH) if "_bup" not in found.path]
    assert verdicts(plan(BOOK, without, entry())) == dict.fromkeys(EVERYONE - {"bup"}, Verdict.ARKIVERT)


def test_an_archived_document_that_is_gone_is_not_made_again_and_takes_no_name() -> None:
    planned = plan(BOOK, [], entry())
    assert verdicts(planned) == {"": Verdict.ARKIVERT}
    assert (copy_of(planned).path, copy_of(planned).identity) == ("", "")


def test_a_moved_meeting_leaves_what_is_archived_where_it_lies() -> None:
    book = casebook(group(samtykker=[consent("bup", "skolen", "helsestasjon")]), meeting(dato="2026-10-29"))
    planned = plan(book, lying(FRESH), entry())
    assert {document.path for document in planned.documents} == {found.path for found in lying(FRESH)}
    assert (codes(planned), [*moves(planned.documents)]) == ([], [])


def test_open_in_word_or_edited_by_hand_it_is_archived_all_the_same() -> None:
    edited = [replace(found, untouched=False) for found in lying(FRESH)]
    planned = plan(ELSEWHERE, edited, entry(), locked=[PATH])
    assert set(verdicts(planned).values()) == {Verdict.ARKIVERT}
    assert codes(planned) == ["DG410"]


def test_no_longer_due_or_stopped_it_is_archived_all_the_same_but_gives_no_event() -> None:
    done = casebook(group(), meeting(status="gjennomført"))
    stopped = (rule("AG-16", lambda facts: [Finding(NOWHERE)]),)
    for planned in (plan(done, lying(FRESH), entry()), plan(BOOK, lying(FRESH), entry(), rules=stopped)):
        assert set(verdicts(planned).values()) == {Verdict.ARKIVERT}
        assert not any(document.due for document in planned.documents)
    assert all(document.due for document in plan(BOOK, lying(FRESH), entry()).documents)


def test_of_two_that_want_a_name_the_archived_one_is_never_called_stopped() -> None:
    planned = plan(BOOK, lying(FRESH), entry())
    subject = about(BOOK, MEETING)
    after = without_twins(planned, subject, {PATH: "innkalling|AG-2026-001-m9||1"})
    assert (copy_of(after).verdict, codes(after)) == (Verdict.ARKIVERT, [])


# --- when the data say something else ------------------------------------------------------------------------------


def test_data_that_would_make_another_document_are_told_of_on_its_date_in_the_file() -> None:
    planned = plan(ELSEWHERE, lying(FRESH), entry())
    (problem,) = planned.problems
    møte = about(ELSEWHERE, MEETING).møte
    assert møte is not None
    assert møte.innkalling is not None
    assert (problem.code, problem.severity, problem.stops) == ("DG410", Severity.ADVARSEL, ())
    assert problem.where == møte.innkalling.where.of("dato") != NOWHERE
    assert f"docgen build --ny-utgave output/{PATH}" in problem.help.say("nb")
    assert "(arkivert som 2026/1187-7) blir ikke skrevet om" in problem.message.say("nb")
    assert [(stop.subject, stop.kind) for stop in problem.concerns] == [(MEETING, "innkalling")]


def test_the_same_data_are_no_news() -> None:
    assert codes(plan(BOOK, lying(FRESH), entry())) == []


def test_another_template_or_engine_is_no_news() -> None:
    assert codes(plan(BOOK, lying(FRESH), entry(), text=f"{TEXT} Hilsen oss")) == []
    assert codes(plan(BOOK, lying(FRESH, engine="0", fingerprint="f"), entry())) == []


def test_a_template_that_prints_more_tells_nothing_of_the_data() -> None:
    more = f"{TEXT} {{{{ møte.type }}}} {{{{ bruker.navn }}}}".replace("{{ møte.type }}", "")
    assert codes(plan(BOOK, lying(FRESH), entry(), text=more)) == []
    assert codes(plan(ELSEWHERE, lying(FRESH), entry(), text=f"{TEXT} Hilsen oss")) == ["DG410"]


def test_a_document_from_before_its_names_were_certified_is_judged_while_its_template_is_the_same() -> None:
    old = lying(FRESH, names="")
    assert codes(plan(ELSEWHERE, old, entry())) == ["DG410"]
    assert codes(plan(ELSEWHERE, old, entry(), text=f"{TEXT} Hilsen oss")) == []


LISTS = "{{ møte.sted }} {% for m in gruppe.instanser %}{{ m.navn }} {% endfor %}{% for m in mottakere %}{{ m.navn }}{% endfor %}"


def test_a_consent_that_runs_out_after_archiving_is_no_reason_to_write_it_again() -> None:
    book = casebook(group(samtykker=[consent("bup", "skolen", "helsestasjon", gyldig_til="2026-11-30")]), meeting())
    made = plan_for(book, ground_of(book, text=LISTS))
    found = lying(made, names="", template=ground_of(book, text=LISTS).templates["mal.docx"].compiled.digest)
    later = replace(ground(book, found, entry(), text=LISTS), i_dag=dt.date(2027, 1, 15))
    planned = plan_for(book, later)
    assert set(verdicts(planned).values()) == {Verdict.ARKIVERT}
    assert codes(planned) == []


def test_who_may_have_no_more_copies_is_named_and_nothing_is_taken_away() -> None:
    def only_bup(facts: Facts) -> list[Finding]:
        return [Finding(NOWHERE, receivers=("bup",))]

    planned = plan(BOOK, lying(FRESH), entry(), rules=(rule("SA-04", only_bup),))
    assert (planned.retired, set(verdicts(planned).values())) == ((), {Verdict.ARKIVERT})
    (told,) = [problem for problem in planned.problems if problem.code == "DG404"]
    assert "er arkivert som 2026/1187-7; etter det som står nå, skal bup ikke få flere kopier" in told.message.say("nb")
    assert "has been archived as 2026/1187-7; by what is written now, bup" in told.message.say("en")


def test_the_rules_are_asked_as_of_a_document_that_went_out() -> None:
    asked: list[bool] = []

    def noting(facts: Facts) -> list[Finding]:
        asked.append(facts.sendt)
        return []

    plan(BOOK, lying(FRESH), entry(), rules=(rule("SA-04", noting),))
    assert asked == [True]


def test_a_file_that_is_not_what_was_sent_is_told_of() -> None:
    mark = hashlib.sha256(PATH.encode()).hexdigest()
    assert codes(plan(BOOK, lying(FRESH), entry(sha256=mark))) == []
    changed = plan(BOOK, lying(FRESH, digest="noe annet"), entry(sha256=mark))
    assert codes(changed) == ["DG411"]
    assert "docgen restore" in changed.problems[0].help.say("nb")


# --- a new edition -------------------------------------------------------------------------------------------------


def test_the_next_edition_is_made_beside_the_archived_one_which_stays() -> None:
    planned = plan(ELSEWHERE, lying(FRESH), entry(), wanted=True)
    first, new = of_edition(planned, 1), of_edition(planned, 2)
    assert {document.verdict for document in first.values()} == {Verdict.ARKIVERT}
    assert {key: document.verdict for key, document in new.items()} == dict.fromkeys(EVERYONE, Verdict.LAGES)
    assert (new[""].path, new["bup"].path) == (SECOND, SECOND.replace("_utgave2", "_bup_utgave2"))
    assert new["bup"].identity == f"innkalling|{MEETING}|bup|2"
    assert new[""].title == "Rettet innkalling"
    assert {receiver.key for receiver in new[""].receivers} == EVERYONE - {""}
    assert new[""].values is not None
    document: Any = new[""].values["dokument"]
    assert (document["tittel"], document["offentlig_tittel"], document["utgave"]) == (
        "Rettet innkalling", "Rettet innkalling", 2,
    )  # fmt: skip
    assert codes(planned) == ["DG414"]  # the template of these tests prints no more than a place


def test_once_it_lies_there_every_run_knows_that_it_is_the_current_one() -> None:
    planned = plan(ELSEWHERE, second(), entry())
    assert {document.verdict for document in of_edition(planned, 1).values()} == {Verdict.ARKIVERT}
    assert {document.verdict for document in of_edition(planned, 2).values()} == {Verdict.UENDRET}
    assert codes(planned) == ["DG414"]  # the template of these tests prints no more than a place


def test_it_follows_the_data_until_it_is_archived_too() -> None:
    again = casebook(group(samtykker=[consent("bup", "skolen", "helsestasjon")]), meeting(sted="Møterom 3"))
    assert of_edition(plan(again, second(), entry()), 2)[""].verdict is Verdict.LAGES
    both = plan(again, second(), entry(), entry(utgave=2, dokument=SECOND))
    assert {document.verdict for document in both.documents} == {Verdict.ARKIVERT}
    assert codes(both) == ["DG410"]
    third = plan(again, second(), entry(), entry(utgave=2, dokument=SECOND), wanted=True)
    assert of_edition(third, 3)[""].path == PATH.replace(".docx", "_utgave3.docx")


def test_that_the_first_was_sent_says_nothing_of_the_second() -> None:
    sent = {"dato": "2026-10-08", "sendt": "ja"}
    book = casebook(group(samtykker=[consent("bup", "skolen", "helsestasjon")]), meeting(sted="Møterom 3", innkalling=sent))
    assert of_edition(plan(book, second(), entry()), 2)[""].verdict is Verdict.LAGES


def test_the_second_edition_edited_by_hand_keeps_the_name_and_ours_goes_beside_it() -> None:
    again = casebook(group(samtykker=[consent("bup", "skolen", "helsestasjon")]), meeting(sted="Møterom 3"))
    there = [replace(found, untouched=False) if found.path == SECOND else found for found in second()]
    new = of_edition(plan(again, there, entry()), 2)[""]
    assert (new.verdict, new.target) == (Verdict.ENDRET_FOR_HÅND, SECOND.replace(".docx", " (ny).docx"))


def test_the_second_edition_moves_with_its_meeting_and_the_first_stays() -> None:
    book = casebook(group(samtykker=[consent("bup", "skolen", "helsestasjon")]), meeting(sted="Møterom 2", dato="2026-10-29"))
    planned = plan(book, second(), entry())
    assert of_edition(planned, 2)[""].moved_from == SECOND
    assert of_edition(planned, 1)[""].path == PATH


def test_a_copy_of_the_second_edition_is_taken_away_like_any_other_and_that_of_the_first_stays() -> None:
    def only_bup(facts: Facts) -> list[Finding]:
        return [Finding(NOWHERE, receivers=("bup",))]

    planned = plan(ELSEWHERE, second(), entry(), rules=(rule("SA-04", only_bup),))
    assert [copy.path for copy in planned.retired] == [SECOND.replace("_utgave2", "_bup_utgave2")]


def test_deleting_the_second_edition_takes_it_back() -> None:
    planned = plan(ELSEWHERE, lying(FRESH), entry())
    assert {document.edition for document in planned.documents} == {1}


def test_a_new_edition_that_would_say_the_same_is_not_made() -> None:
    planned = plan(BOOK, lying(FRESH), entry(), wanted=True)
    assert {(document.edition, document.verdict) for document in planned.documents} == {(1, Verdict.ARKIVERT)}
    assert says(copy_of(planned))[0] == "innholdet er det samme som i det som er arkivert"


def test_the_same_data_in_another_template_or_over_a_persons_words_are_a_new_edition() -> None:
    assert of_edition(plan(BOOK, lying(FRESH), entry(), wanted=True, text=f"{TEXT} Hilsen oss"), 2)
    edited = [replace(found, untouched=False) for found in lying(FRESH)]
    assert of_edition(plan(BOOK, edited, entry(), wanted=True), 2)
    assert of_edition(plan(BOOK, [], entry(), wanted=True), 2)


@pytest.mark.parametrize("entries", [(), (entry(Tilstand.KLAR),)])
def test_nothing_but_an_archived_document_gets_a_new_edition(entries: tuple[Transition, ...]) -> None:
    assert {document.edition for document in plan(ELSEWHERE, lying(FRESH), *entries, wanted=True).documents} == {1}


def test_the_title_of_a_later_edition_may_stand_in_the_template() -> None:
    table = TABLE.replace("tittel: Innkalling\n", "tittel: Innkalling til {møtetype}\n", 1)
    text = f"{TEXT} {{{{ dokument.tittel }}}} {{{{ dokument.utgave }}}}"
    new = of_edition(plan(BOOK, lying(FRESH), entry(), wanted=True, table=table, text=text), 2)[""]
    assert new.values is not None
    document: Any = new.values["dokument"]
    assert document["tittel"] == "Rettet innkalling til ansvarsgruppemøte"


@pytest.mark.parametrize(
    ("title", "målform", "expected"),
    [
        ("Referat fra ansvarsgruppemøte", "bokmål", "Rettet referat fra ansvarsgruppemøte"),
        ("Referat frå ansvarsgruppemøte", "nynorsk", "Retta referat frå ansvarsgruppemøte"),
        ("IP-plan for gruppen", "bokmål", "Rettet IP-plan for gruppen"),
        ("PPT sin uttale", "bokmål", "Rettet PPT sin uttale"),
        ("D8 referat", "bokmål", "Rettet D8 referat"),
        ("Eksempelvik kommunes tiltaksbank", "bokmål", "Rettet Eksempelvik kommunes tiltaksbank"),
        ("Eksempelviks tiltaksbank", "bokmål", "Rettet Eksempelviks tiltaksbank"),
        ("Årsmelding", "bokmål", "Rettet årsmelding"),
        ("", "bokmål", "Rettet "),
    ],
)
def test_a_title_loses_its_capital_letter_unless_that_belongs_to_the_word(title: str, målform: Any, expected: str) -> None:
    assert corrected(title, målform, ("Eksempelvik kommune", "")) == expected


# --- the date of a correction, and what it says that it replaces ---------------------------------------------------

SAYS = f"{TEXT} {{{{ dokument.retter.dato }}}} {{{{ dokument.retter.sendt }}}}"
LATER = dt.date(2026, 10, 30)
SENT = {"dato": "2026-10-08", "sendt": "ja"}


def invited(innkalling: dict[str, str], **more: Any) -> Casebook:
    given = group(samtykker=[consent("bup", "skolen", "helsestasjon")])
    return casebook(given, meeting(innkalling=innkalling, **{"sted": "Møterom 2"} | more))


def correction(book: Casebook, there: Iterable[Found] | None = None, i_dag: dt.date = LATER) -> SubjectPlan:
    """A run on a day that asks for the second edition, or has it lying there."""
    asked = ground(book, lying(FRESH) if there is None else there, entry(), wanted=there is None, text=SAYS)
    return plan_for(book, replace(asked, i_dag=i_dag))


def said_of(planned: PlannedDocument) -> tuple[object, object]:
    assert planned.values is not None
    document: Any = planned.values["dokument"]
    return document["dato"], document["retter"]


def test_a_correction_carries_the_day_it_is_made_on_and_tells_what_it_replaces() -> None:
    new = of_edition(correction(invited({"dato": "2026-10-08"})), 2)
    for copy in new.values():
        assert (copy.dato, said_of(copy)) == (LATER, (LATER, {"dato": dt.date(2026, 10, 8), "sendt": False}))
    sent = of_edition(correction(invited(SENT)), 2)[""]
    assert said_of(sent)[1] == {"dato": dt.date(2026, 10, 8), "sendt": True}


def test_the_first_edition_replaces_nothing_and_keeps_its_date() -> None:
    first = copy_of(FRESH)
    assert (first.dato, said_of(first)) == (dt.date(2026, 10, 8), (dt.date(2026, 10, 8), None))


def test_a_correction_is_not_made_anew_the_next_day_nor_when_sendt_is_written_nor_when_the_former_is_deleted() -> None:
    names = {"names": compiled(SAYS).names, "template": compiled(SAYS).compiled.digest}
    made = lying(correction(invited({"dato": "2026-10-08"})), **names)
    for book, there in (
        (invited({"dato": "2026-10-08"}), [*lying(FRESH), *made]),
        (invited(SENT), [*lying(FRESH), *made]),
        (invited({"dato": "2026-10-08"}), made),
    ):
        again = of_edition(correction(book, there, dt.date(2026, 11, 2)), 2)
        assert {copy.verdict for copy in again.values()} == {Verdict.UENDRET}
        assert {copy.dato for copy in again.values()} == {LATER}


@pytest.mark.parametrize("untouched", [True, False], ids=["as made", "edited by hand"])
def test_a_copy_that_is_made_later_carries_the_day_of_the_correction(untouched: bool) -> None:
    made = lying(correction(invited({"dato": "2026-10-08"})), template=compiled(SAYS).compiled.digest)
    made = [replace(found, untouched=untouched) if found.identity.split("|")[2] == "" else found for found in made]
    without = [*lying(FRESH), *(found for found in made if "_bup_" not in found.path)]
    copy = of_edition(correction(invited({"dato": "2026-10-08"}), without, dt.date(2026, 11, 2)), 2)["bup"]
    assert (copy.verdict, copy.dato, said_of(copy)[0]) == (Verdict.LAGES, LATER, LATER)


def test_a_later_date_that_somebody_writes_in_the_file_is_the_corrections_own() -> None:
    own = dt.date(2026, 10, 12)
    new = of_edition(correction(invited({"dato": own.isoformat()})), 2)[""]
    assert (new.dato, said_of(new)) == (own, (own, {"dato": dt.date(2026, 10, 8), "sendt": False}))


def test_of_a_former_edition_that_is_gone_nobody_knows_the_date() -> None:
    book = invited({"dato": "2026-10-12"})
    asked = ground(book, (), entry(), wanted=True, text=SAYS)
    new = of_edition(plan_for(book, replace(asked, i_dag=LATER)), 2)[""]
    assert (new.dato, said_of(new)) == (LATER, (LATER, {"dato": None, "sendt": False}))


def test_of_a_third_edition_the_second_is_what_it_replaces() -> None:
    made = lying(correction(invited(SENT)))
    book = invited(SENT, sted="Møterom 3")
    asked = ground(book, [*lying(FRESH), *made], entry(), entry(utgave=2, dokument=SECOND), wanted=True, text=SAYS)
    third = of_edition(plan_for(book, replace(asked, i_dag=dt.date(2026, 11, 2))), 3)[""]
    assert said_of(third) == (dt.date(2026, 11, 2), {"dato": LATER, "sendt": False})


def test_a_template_that_does_not_say_what_a_correction_replaces_is_told_of() -> None:
    book = invited({"dato": "2026-10-08"})
    silent = plan_for(book, replace(ground(book, lying(FRESH), entry(), wanted=True, text=TEXT), i_dag=LATER))
    (told,) = [problem for problem in silent.problems if problem.code == "DG414"]
    assert told.where.file == f"output/{of_edition(silent, 2)[''].path}" and not told.stops
    assert "dokument.retter" in told.help.say("nb")
    for speaking in (correction(book), plan_for(book, ground(book, lying(FRESH), text=TEXT))):
        assert all(problem.code != "DG414" for problem in speaking.problems)


# --- editions side by side -----------------------------------------------------------------------------------------


def test_a_survey_tells_the_copies_of_each_edition_apart() -> None:
    identities = [f"referat|m1|{key}|{number}" for key in ("", "bup") for number in (1, 2)] + [
        "innkalling|m1||3",
        "referat|m1|x|y",
    ]
    survey = Survey({}, {one: Found(one, "d", one) for one in identities}, frozenset())
    assert survey.copies("referat", "m1").keys() == survey.copies("referat", "m1", 2).keys() == {"", "bup"}
    assert survey.copies("referat", "m1", 2)["bup"].path == "referat|m1|bup|2"
    assert survey.copies("referat", "m1", 12) == {}
    assert survey.editions("referat", "m1") == {1, 2}
    assert survey.every("referat", "m1", "bup", 2)[0].path == "referat|m1|bup|2"


def test_a_document_is_locked_by_any_of_its_packages() -> None:
    sent, ready = entry(Tilstand.SENDT), replace(entry(Tilstand.KLAR), pakke="annen")
    assert Archived({"a": sent, "b": ready}).by_identity == Archived({"b": ready, "a": sent}).by_identity
    assert Archived({"a": sent, "b": ready}).editions("innkalling", MEETING) == {1: sent}


@pytest.mark.parametrize(
    ("path", "identity", "is_locked"),
    [
        (PATH, "", True),
        ("annet.docx", identity_of("innkalling", MEETING, ""), True),
        ("annet.docx", identity_of("innkalling", MEETING, "bup"), True),
        ("annet.docx", identity_of("innkalling", MEETING, "bup", 2), False),
        ("annet.docx", "", False),
        ("annet.docx", "tull", False),
    ],
)
def test_a_document_is_known_to_be_locked_by_its_place_or_by_what_it_is(path: str, identity: str, is_locked: bool) -> None:
    assert (lock_on(archived([entry()]), path, identity) is not None) is is_locked
    assert lock_on(archived([entry(Tilstand.KLAR)]), path, identity) is None
