"""An empty file with a name that is nearly right is told how it is to be called; one with a right name what it is to say."""

from __future__ import annotations

import pytest

from docgen.problem import Severity
from docgen.reading.naming import empty_file

GROUP = "cases/ansvarsgrupper/AG-2026-005/"


@pytest.mark.parametrize(
    ("file", "right"),
    [
        (f"{GROUP}møte-2026-9-10.yaml", "møte-2026-09-10.yaml"),
        (f"{GROUP}møte 10.09.2026.yaml", "møte-2026-09-10.yaml"),
        (f"{GROUP}Mote_2026_09_10.yaml", "møte-2026-09-10.yaml"),
        ("cases/ressursteam/møte10.9.2026.yaml", "møte-2026-09-10.yaml"),
        ("cases/saker/RT-2026-012-møte 14.10.2026.yaml", "RT-2026-012-møte-2026-10-14.yaml"),
    ],
)
def test_a_name_that_is_nearly_a_meetings_is_a_feil_with_the_right_one(file: str, right: str) -> None:
    problem = empty_file(file)
    assert (problem.code, problem.severity, problem.where.file, problem.stops) == ("DG134", Severity.FEIL, file, ())
    assert problem.help.say("nb") == f"Gi fila navnet «{right}»."


def test_a_day_that_is_none_is_told() -> None:
    problem = empty_file(f"{GROUP}Møte-2026-09-31.yaml")
    assert problem.severity is Severity.FEIL
    assert problem.message.say("nb").endswith("men dagen finnes ikke.")


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (f"{GROUP}møte-2026-09-10.yaml", "møte"),
        (f"{GROUP}Møte-2026-09-10.yaml", "møte"),
        (f"{GROUP}gruppe.yaml", "ansvarsgruppe"),
        ("cases/ressursteam/møteplan-2027-vår.yaml", "møteplan"),
        ("cases/saker/RT-2026-020.yaml", "sak"),
        ("cases/notat.yaml", "sak"),
    ],
)
def test_another_empty_file_is_to_be_filled_in_as_what_its_name_says(file: str, kind: str) -> None:
    problem = empty_file(file)
    assert problem.severity is Severity.INFO
    assert f"«type: {kind}»" in problem.help.say("nb")
