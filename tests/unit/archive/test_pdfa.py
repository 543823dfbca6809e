"""Calling LibreOffice: never believed, never left running, and one document that breaks it takes no other down."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path

import pytest

from docgen.archive.office import PLACES, find_office
from docgen.archive.pdfa import UNDATED, Reason, convert, day_of
from docgen.build.pdf_stamp import Stamp, read_stamp
from docgen.disk import DocgenError, digest
from pdf_maker import false_office, word

GOOD = {f"brev-{number}": word(f"brev {number}") for number in range(5)}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The false LibreOffice, first on the search path, and a temporary folder that is looked through afterwards."""
    folder = false_office(tmp_path / "kontor")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    temporary = tmp_path / "midlertidig"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return folder


def calls(office: Path) -> int:
    return len((office / "calls").read_text("utf-8").splitlines())


def test_a_batch_is_one_call(office: Path) -> None:
    done = convert(GOOD)
    assert done.made.keys() == GOOD.keys()
    assert not done.failed
    assert calls(office) == 1
    for name, pdf in done.made.items():
        assert read_stamp(pdf) == Stamp(digest(GOOD[name]), untouched=True)


def test_a_batch_is_bounded(office: Path) -> None:
    assert convert(GOOD, batch=2).made.keys() == GOOD.keys()
    assert calls(office) == 3


def test_nothing_to_do_calls_nobody(office: Path) -> None:
    assert not convert({}).made
    assert not (office / "calls").exists()


@pytest.mark.parametrize("trouble", ["KRASJ", "STILLE", "HALV"])
@pytest.mark.parametrize("place", [0, 2, 5])
def test_one_that_breaks_libreoffice_is_named_and_takes_no_other_down(office: Path, trouble: str, place: int) -> None:
    files = list(GOOD.items())
    files.insert(place, ("vond", word(trouble)))
    done = convert(dict(files))
    assert done.made.keys() == GOOD.keys()
    assert done.failed == {"vond": Reason.OFFICE}
    assert calls(office) <= 3


def test_several_of_them_are_all_named(office: Path) -> None:
    done = convert({"a": word("KRASJ"), **GOOD, "b": word("STILLE"), "c": word("KRASJ")})
    assert done.made.keys() == GOOD.keys()
    assert done.failed.keys() == {"a", "b", "c"}


def test_one_that_hangs_is_killed_with_its_children(office: Path) -> None:
    done = convert({"god": word(), "vond": word("HENG")}, patience=3)
    assert done.failed == {"vond": Reason.OFFICE}
    assert done.made.keys() == {"god"}
    child = Path(f"/proc/{(office / 'child').read_text('utf-8').strip()}/stat")
    # One whose parent was killed too stands in the list of processes until somebody has taken note of its end.
    assert not child.exists() or child.read_text("utf-8").rpartition(")")[2].split()[0] == "Z"


def test_what_is_no_word_document_is_never_shown_to_libreoffice(office: Path) -> None:
    done = convert({"liste": b"melk, ost", "halv": word()[:200], "tom": b""})
    assert done.failed == dict.fromkeys(("liste", "halv", "tom"), Reason.NOT_WORD)
    assert not (office / "calls").exists()


def test_a_pdf_that_is_not_an_archives_is_no_pdf(office: Path) -> None:
    (office / "model.pdf").write_bytes((office / "model.pdf").read_bytes().replace(b"pdfuaid:part>1", b"pdfuaid:part>9"))
    assert convert({"brev": word()}).failed == {"brev": Reason.NOT_ARCHIVABLE}


def test_nothing_is_left_behind(office: Path, tmp_path: Path) -> None:
    convert({**GOOD, "vond": word("KRASJ")})
    assert not list((tmp_path / "midlertidig").iterdir())


def test_without_libreoffice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if any(Path(place).exists() for place in PLACES):
        pytest.skip("LibreOffice lies where its own installer puts it")
    assert find_office() is None
    with pytest.raises(DocgenError) as raised:
        convert(GOOD)
    assert raised.value.exit_code == 3
    assert "Installer LibreOffice" in raised.value.nb
    assert "Install LibreOffice" in raised.value.en


def test_a_libreoffice_that_cannot_be_started_is_told_of(office: Path) -> None:
    (office / "soffice").write_bytes(b"\x7fELF no program")
    with pytest.raises(DocgenError, match="kan ikke startes"):
        convert(GOOD)


def test_the_day_is_the_documents_own() -> None:
    assert day_of(word()) == dt.date(2026, 10, 22)
    assert day_of(word(day="2026-13-22")) == UNDATED
