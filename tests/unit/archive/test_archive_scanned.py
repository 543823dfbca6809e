"""Scanned consents: whose archive, once only, and no name where none may stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from archive_world import TID
from entry_world import OPPSETT

from casebooks import about, casebook, group
from docgen.archive.package import Package
from docgen.archive.packed import Made
from docgen.archive.packing import packed
from docgen.archive.picking import PASSED, Passed
from docgen.archive.scanned import Scan, Scans, scan_path
from docgen.build.archived import Tilstand, Transition
from docgen.model.subject import Subject

MADE = Made("1.0", "", "")
PAPER = b"%PDF-1.4 signert"


def subject(oppsett: dict[str, Any] | None = None, *more: dict[str, Any], **samtykke: Any) -> Subject:
    """A group whose consent was scanned."""
    first = group()["samtykker"][0] | {"skann": "Kari Testdal.pdf"} | samtykke
    return about(casebook(group(samtykker=[first, *more]), oppsett=OPPSETT | (oppsett or {})), "AG-2026-001")


def judged(of: Subject, scans: Scans | None = None, data: bytes | None = PAPER, number: int = 0) -> Scan | Passed | None:
    return (scans or Scans({})).judged(of, of.samtykker[number], data)


def noted(scan: Scan, tilstand: Tilstand) -> dict[str, Transition]:
    """The register with the package of a scan."""
    package = packed(scan.entry, (scan.file,), MADE, lambda data: ())
    assert isinstance(package, Package)
    return {package.pakke: replace(package.line(TID), tilstand=tilstand)}


def code_of(found: object) -> str:
    assert isinstance(found, Passed)
    return next(code for code, words in PASSED.items() if words[0] == found.why.nb)


def scan_of(found: object) -> Scan:
    assert isinstance(found, Scan)
    return found


def test_a_signed_consent_that_was_scanned_is_an_entry() -> None:
    found = scan_of(judged(subject()))
    assert (found.entry.type, found.entry.enhet, found.file.data) == ("signert_samtykke", "helsestasjon", PAPER)


def test_what_the_scan_is_called_stands_neither_in_the_register_nor_in_what_json_may_tell() -> None:
    found = scan_of(judged(subject()))
    (line,) = noted(found, Tilstand.KLAR).values()
    assert "Testdal" in scan_path(subject(), subject().samtykker[0])
    assert "Testdal" not in f"{line}{found.entry.shown}{found.file.navn}{found.file.visningsnavn}"
    missing = judged(subject(), data=None)
    assert isinstance(missing, Passed)
    assert "Testdal" in missing.sti
    assert "Testdal" not in missing.shown


def test_a_consent_of_a_unit_that_archives_elsewhere_does_not_go_to_this_archive() -> None:
    arkiv = OPPSETT["arkiv"] | {"enheter": ["bup"]}
    found = judged(subject({"arkiv": arkiv}))
    assert code_of(found) == "elsewhere"
    assert isinstance(judged(subject({"arkiv": arkiv | {"enheter": ["helsestasjon"]}})), Scan)


@pytest.mark.parametrize("name", ["../annen.pdf", "/etc/passwd.pdf", "..\\annen.pdf", "C:annen.pdf", "notat.docx", ".pdf", "pdf"])
def test_only_a_scanned_file_beside_the_case_is_read(name: str) -> None:
    assert code_of(judged(subject(skann=name))) == "bad_scan"


def test_a_scan_that_is_not_there_or_has_no_day_is_told_of() -> None:
    assert code_of(judged(subject(), data=b"")) == "empty_scan"
    assert code_of(judged(subject(), data=b"hei")) == "no_scan_in_it"
    assert code_of(judged(subject(signert=[], gyldig_fra=None))) == "unsigned"


def test_a_scan_without_an_access_code_for_its_day_does_not_leave() -> None:
    assert code_of(judged(subject({"arkiv": {"arkivdel": "PERS"}}))) == "no_access_code"


def test_an_archived_scan_is_silent_and_another_in_its_place_is_told_of() -> None:
    sent = Scans(noted(scan_of(judged(subject())), Tilstand.SENDT))
    assert judged(subject(), sent) is None
    assert code_of(judged(subject(), sent, b"%PDF-1.4 et annet")) == "scan_changed"


@pytest.mark.parametrize("tilstand", [Tilstand.AVVIST, Tilstand.DELVIS])
def test_after_a_refusal_a_new_scan_is_the_next_edition(tilstand: Tilstand) -> None:
    first = scan_of(judged(subject()))
    register = noted(first, tilstand)
    refused = judged(subject(), Scans(register))
    assert code_of(refused) == "scan_refused"
    second = scan_of(judged(subject(), Scans(register), b"%PDF-1.4 skannet igjen"))
    assert (second.entry.utgave, second.entry.dokument) == (2, first.entry.dokument)
    register |= noted(second, Tilstand.SENDT)
    assert judged(subject(), Scans(register), b"%PDF-1.4 skannet igjen") is None
    assert code_of(judged(subject(), Scans(register))) == "scan_changed"
    register |= noted(second, tilstand)
    assert scan_of(judged(subject(), Scans(register), b"%PDF-1.4 tredje")).entry.utgave == 3


def test_one_that_lies_ready_is_picked_again() -> None:
    ready = Scans(noted(scan_of(judged(subject())), Tilstand.KLAR))
    assert isinstance(judged(subject(), ready), Scan)
    assert isinstance(judged(subject(), ready, b"%PDF-1.4 et annet"), Scan)


def test_one_paper_for_two_consents_is_one_entry() -> None:
    of = subject(None, group()["samtykker"][0] | {"id": "s2", "skann": "Kari Testdal.pdf"})
    scans = Scans({})
    assert isinstance(judged(of, scans), Scan)
    found = judged(of, scans, number=1)
    assert code_of(found) == "same_scan"
    assert isinstance(found, Passed)
    assert not found.is_fault


@pytest.mark.parametrize("tilstand", Tilstand)
def test_another_number_of_the_municipality_does_not_archive_a_scan_once_more(tilstand: Tilstand) -> None:
    scans = Scans(noted(scan_of(judged(subject())), tilstand))
    assert code_of(judged(subject({"kommunenummer": "9998"}), scans)) == "same_scan"
