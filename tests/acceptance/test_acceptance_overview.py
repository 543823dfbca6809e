"""`docgen check` shows all that is wrong, and ends with an overview of the files that have to be opened."""

from __future__ import annotations

import re

from office import Office

GROUP = "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml"
OTHER = "cases/ansvarsgrupper/AG-2026-003/gruppe.yaml"


def overview_of(text: str, heading: str) -> list[tuple[str, str]]:
    """The lines below the heading: the file and what is told of it."""
    below = text.split(f"{heading}\n", 1)[1].splitlines()
    lines = [re.split(r"  +", line.strip(), maxsplit=1) for line in below if line.startswith("  ")]
    return [(line[0], line[1]) for line in lines]


def spoil_many(office: Office, number: int) -> None:
    """A file with `number` fields that nobody knows, and another with one."""
    office.write(GROUP, office.read(GROUP) + "".join(f"ukjent_{at}: x\n" for at in range(number)))
    office.edit(OTHER, "  - navn:", "  - navnn:")


def test_the_overview_names_every_file_those_with_most_errors_first(office: Office) -> None:
    spoil_many(office, 3)
    outcome = office.run("check")
    lines = overview_of(outcome.err, "Oversikt:")
    assert lines[0] == (GROUP, "3 feil")
    assert (OTHER, "1 feil") in lines[1:]
    errors = [int(match[1]) if (match := re.match(r"(\d+) feil", told)) else 0 for _, told in lines]
    assert errors == sorted(errors, reverse=True)


def test_the_overview_counts_what_is_listed(office: Office) -> None:
    spoil_many(office, 3)
    outcome = office.run("check", "--lang", "en")
    listed = re.findall(r"^(\S+?\.yaml)(?::\d+:\d+)?  error", outcome.err, flags=re.MULTILINE)
    told = {
        file: int(match[1]) for file, line in overview_of(outcome.err, "Overview:") if (match := re.match(r"(\d+) errors?", line))
    }
    assert told == {file: listed.count(file) for file in set(listed)}


def test_ten_of_a_file_are_shown_and_all_of_them_with_v(office: Office) -> None:
    spoil_many(office, 14)
    few, every = office.run("check"), office.run("check", "-v")
    assert few.err.count(f"{GROUP}:") == 10
    assert f"… og 4 til i {GROUP}. Med -v vises alle." in few.err
    assert every.err.count(f"{GROUP}:") == 14
    assert "… og" not in every.err
    assert (GROUP, "14 feil") in overview_of(few.err, "Oversikt:")


def test_a_quiet_check_has_no_overview(office: Office) -> None:
    spoil_many(office, 1)
    assert "Oversikt:" not in office.run("check", "-q").err


def test_an_office_in_order_has_no_overview_of_errors(office: Office) -> None:
    assert not [line for _, line in overview_of(office.run("check").err + "\nOversikt:\n", "Oversikt:") if "feil" in line]
