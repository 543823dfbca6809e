"""A fødselsnummer that a person typed in Word: the build that keeps her document warns, and no digit is repeated."""

from __future__ import annotations

import pytest

from docgen.build import survey
from office import Office

COPY = "AG-2026-005/AG-2026-005_2026-12-10_innkalling_foresatt-mor.docx"
NUMBER = "030245 12671"


def warnings_in(report: dict[str, object]) -> list[str]:
    found = report["diagnostics"]
    assert isinstance(found, list)
    return [one["file"] for one in found if one["code"] == "PV-01" and one["severity"] == "warning"]


def test_a_build_that_keeps_an_edited_document_warns_of_a_fodselsnummer_in_it(office: Office) -> None:
    office.build()
    hers = office.edit_in_word(COPY, f"Gjelder {NUMBER}.")
    for arguments in (("build",), ("build",), ("check",), ("build", "cases/ansvarsgrupper/AG-2026-005")):
        told = office.run(*arguments)
        assert told.code == 0, "it is hers, and a warning"
        assert f"output/{COPY} er rettet for hånd, og der står det som ser ut som et fødselsnummer." in told.err
        assert "12671" not in told.said and "030245" not in told.said
    assert (office.output / COPY).read_bytes() == hers
    assert warnings_in(office.build("--json").json) == [f"output/{COPY}"]


def test_the_warning_goes_with_the_number(office: Office) -> None:
    office.build()
    before = (office.output / COPY).read_bytes()
    office.edit_in_word(COPY, f"Gjelder {NUMBER}.")
    assert warnings_in(office.build("--json").json) == [f"output/{COPY}"]
    (office.output / COPY).write_bytes(before)
    office.edit_in_word(COPY, "Gjelder barnet født 03.02.2045.")
    assert warnings_in(office.build("--json").json) == []


def test_only_what_a_person_has_been_in_is_read_for_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.build()
    office.edit_in_word(COPY, "Uten nummer.")
    read: list[int] = []
    look = survey._texts
    monkeypatch.setattr(survey, "_texts", lambda data: read.append(len(data)) or look(data))
    found = survey.survey(office.output)
    assert len(found.at) > 10
    assert len(read) == 1
