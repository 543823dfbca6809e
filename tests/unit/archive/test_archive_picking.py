"""Which documents go to the archive, and why the others do not: each reason with a document it is true of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from entry_world import OPPSETT, planned, row

from casebooks import about, casebook, group, held, sak
from docgen.archive.packing import keys_of
from docgen.archive.picking import PASSED, Passed, Picked, correcting, picked, under_its_key
from docgen.build.archived import Tilstand, Transition
from docgen.build.survey import Found, Survey
from docgen.build.verdicts import PlannedDocument, Verdict, beside_path
from docgen.documents.table import DocumentType
from docgen.model.subject import Subject

PATH = planned().path
BY_HAND = Found(PATH, "aa", identity=planned().identity)


def survey(*found: Found, locked: Iterable[str] = ()) -> Survey:
    return Survey({one.path: one for one in found}, {}, frozenset(locked))


def subject(**oppsett: object) -> Subject:
    return about(casebook(group(), held(), oppsett=OPPSETT | oppsett), "AG-2026-001-m1")


def answer(
    document: PlannedDocument, of: Subject | None = None, a_row: DocumentType | None = None, lying: Survey | None = None
) -> Picked | Passed | None:
    found = tuple(picked(of or subject(), [document], [a_row or row()], lying or survey()))
    assert len(found) <= 1
    return found[0] if found else None


def test_a_finished_document_that_stands_is_picked() -> None:
    found = answer(planned())
    assert isinstance(found, Picked)
    assert not found.entry.endret_for_hånd


def test_a_persons_document_is_taken_as_she_left_it_and_marked() -> None:
    found = answer(planned(verdict=Verdict.ENDRET_FOR_HÅND), lying=survey(BY_HAND))
    assert isinstance(found, Picked)
    assert found.entry.endret_for_hånd


BESIDE = Found(beside_path(PATH), "bb", identity=planned().identity)
STOPPED = planned(verdict=Verdict.STOPPET)
EDITED = planned(verdict=Verdict.ENDRET_FOR_HÅND)
REASONS = {
    "not_built": (planned(verdict=Verdict.LAGES), None, None, None),
    "open": (planned(verdict=Verdict.ÅPEN_I_WORD), None, None, None),
    "stopped": (STOPPED, None, None, None),
    "draft": (planned(utkast=True), None, None, None),
    "lies_as_draft": (EDITED, None, None, survey(replace(BY_HAND, utkast=True))),
    "doubted": (planned(doubted=True), None, None, None),
    "two": (EDITED, None, None, survey(BY_HAND, BESIDE)),
    "foreign": (EDITED, None, None, survey(Found(PATH, "aa"))),
    "elsewhere": (planned(), subject(arkiv=OPPSETT["arkiv"] | {"enheter": ["bup"]}), None, None),
    "no_access_code": (planned(), subject(arkiv={"arkivdel": "PERS"}), None, None),
    "unknown_type": (planned(), None, row(kind="hemmelig"), None),
    "no_unit": (
        planned(kind="notat", subject="RT-2026-001"),
        about(casebook(sak(melder={"navn": "Mats Melder"}), oppsett=OPPSETT), "RT-2026-001"),
        row("sak"),
        None,
    ),
}


@pytest.mark.parametrize("code", REASONS)
def test_why_a_document_is_passed_over(code: str) -> None:
    document, of, a_row, lying = REASONS[code]
    found = answer(document, of, a_row, lying)
    assert isinstance(found, Passed)
    assert found.why.nb == PASSED[code][0]
    assert "{" not in found.why.say("nb") + found.why.say("en")


def test_a_finished_document_that_somebody_has_open_waits() -> None:
    found = answer(planned(), lying=survey(locked=[PATH]))
    assert isinstance(found, Passed)
    assert found.why.nb == PASSED["open"][0]


@pytest.mark.parametrize("verdict", [Verdict.IKKE_AKTUELT, Verdict.ARKIVERT])
def test_what_is_not_or_has_been_is_not_told_of(verdict: Verdict) -> None:
    assert answer(planned(verdict=verdict)) is None


def test_a_receivers_copy_is_never_packed() -> None:
    assert answer(planned(receiver="bup")) is None


def test_a_row_without_an_entry_type_is_not_for_the_journal() -> None:
    assert answer(planned(), a_row=row(kind="")) is None


def test_what_was_stopped_before_it_was_ever_made_is_no_archive_matter() -> None:
    assert answer(planned(verdict=Verdict.STOPPET, path="")) is None


def test_units_named_in_oppsett_do_archive_from_here() -> None:
    of = subject(arkiv=OPPSETT["arkiv"] | {"enheter": ["helsestasjon"]})
    assert isinstance(answer(planned(), of), Picked)


@pytest.mark.parametrize("tilstand", Tilstand)
def test_a_document_with_a_package_under_another_key_is_not_packed_once_more(tilstand: Tilstand) -> None:
    found = answer(planned())
    assert isinstance(found, Picked)
    line = Transition("én", "9998/AG-2026-001/referat", 1, tilstand, "2026-11-12T08:00:00+00:00", mappe="9998_ag")
    assert under_its_key(found, "én", line) is found
    assert under_its_key(found, "en annen", None) is found
    other = under_its_key(found, "en annen", line)
    assert isinstance(other, Passed)
    assert "9998_ag" in other.why.say("nb")


@pytest.mark.parametrize(
    ("former", "corrects"),
    [
        ({1: Tilstand.KVITTERT}, "nøkkel-1"),
        ({1: Tilstand.UKJENT}, "nøkkel-1"),
        ({1: Tilstand.AVVIST}, ""),
        ({1: Tilstand.DELVIS}, ""),
        ({1: Tilstand.KVITTERT, 2: Tilstand.AVVIST}, "nøkkel-1"),
        ({1: Tilstand.SENDT, 2: Tilstand.SENDT}, "nøkkel-2"),
    ],
)
def test_a_later_edition_points_at_the_last_one_that_the_archive_may_have(former: dict[int, Tilstand], corrects: str) -> None:
    there = {
        f"referat|AG-2026-001-m1||{number}": Transition(str(number), f"nøkkel-{number}", number, tilstand, "")
        for number, tilstand in former.items()
    }
    edition = max(former) + 1
    found = answer(planned(edition=edition, identity=f"referat|AG-2026-001-m1||{edition}"))
    assert isinstance(found, Picked)
    assert keys_of(correcting(found, there).entry).former == corrects
    assert keys_of(correcting(found, there).entry).pakke == keys_of(found.entry).pakke
