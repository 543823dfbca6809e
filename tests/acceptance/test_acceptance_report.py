"""docgen report as a secretary uses it: on the terminal, and as a list that Excel opens."""

from __future__ import annotations

import csv
import io

import pytest

from office import Office

MEETING = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
LIST = "utsending.csv"


def rows(data: bytes) -> list[list[str]]:
    """The rows of a list, as Excel in Norwegian reads it."""
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf") and "\r\n" in text
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_three_lists_stand_on_the_terminal(office: Office) -> None:
    told = office.run("report")
    assert told.code == 0, told.said
    for words in ("innkalling", "oppstart", "AG-2026-005"):
        assert words in told.out


def test_a_list_is_written_and_written_anew_while_nobody_has_been_in_it(office: Office) -> None:
    assert office.run("report", "utsending", "--csv", LIST).code == 0
    before = rows((office.root / LIST).read_bytes())
    assert any("AG-2026-005_2026-12-10_innkalling_bup.docx" in cell for row in before for cell in row)
    office.edit(MEETING, "innkalling: {dato: 2026-11-19}", "innkalling: {dato: 2026-11-19, sendt: ja}")
    office.build()
    assert office.run("report", "utsending", "--csv", LIST).code == 0
    after = rows((office.root / LIST).read_bytes())
    assert after[0] == before[0] and len(after) < len(before)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.replace(b"eget brev", b"eget brev RINGT 3/12", 1), "er endret siden docgen skrev den"),
        (lambda data: b"noe annet", "er ikke en slik liste"),
    ],
)
def test_what_somebody_wrote_is_never_written_over(office: Office, change, said: str) -> None:  # type: ignore[no-untyped-def]
    office.run("report", "utsending", "--csv", LIST)
    file = office.root / LIST
    hers = change(file.read_bytes())
    file.write_bytes(hers)
    refused = office.run("report", "utsending", "--csv", LIST)
    assert (refused.code, file.read_bytes()) == (2, hers)
    assert said in refused.err
    assert office.run("report", "utsending", "--csv", "en til.csv").code == 0
