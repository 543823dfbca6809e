"""An older register of the archive that was put back: what was sent is not written again, and what people do by hand goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from state_world import said

from docgen.archive.states import TABLE
from docgen.build.archived import ARCHIVE, SENT, UNSENT, Tilstand, Transition, archived, line_of, read_lines
from docgen.build.settings import Settings
from docgen.disk import DocgenError
from docgen.pipeline import build, check
from office import Office

MEETING = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
AGENDA = "AG-2026-005/AG-2026-005_2026-12-10_saksliste.docx"
"""A paper that has not been sent: it follows the YAML until the archive has it."""
MINUTES = "AG-2026-005/AG-2026-005_2026-10-22_referat.docx"
FOLDER = "ag-2026-005_2026-12-10_saksliste_r1_0a1b2c3d"


@pytest.fixture
def office(desk: Settings) -> Office:
    """An office in which the agenda lies ready for the archive."""
    office = Office(desk.root)
    office.note_in_archive(AGENDA, "klar")
    entry = entry_of(office)
    office.register.write_bytes(line_of(replace(entry, mappe=FOLDER)))
    return office


def entry_of(office: Office) -> Transition:
    (entry,) = archived(read_lines(office.register.read_bytes())).by_identity.values()
    return entry


def comes_to(office: Office, *states: Tilstand) -> None:
    """Lines more in the register: the agenda came into these states."""
    entry = entry_of(office)
    with office.register.open("ab") as file:
        for number, tilstand in enumerate(states):
            tid = f"2026-11-20T10:{number:02}:00Z"
            file.write(line_of(Transition(entry.pakke, entry.nøkkel, entry.utgave, tilstand, tid)))


def moved(desk: Settings) -> Path:
    """The meeting is in another room; the agenda's path is given."""
    path = desk.root / MEETING
    path.write_text(path.read_text("utf-8").replace("sted: ", "sted: Nytt rom, ", 1), "utf-8")
    return desk.output / AGENDA


@pytest.mark.parametrize(
    ("since", "kept"),
    [
        ((Tilstand.SENDT,), ()),
        ((Tilstand.SENDT, Tilstand.KVITTERT), ()),
        ((Tilstand.SENDT, Tilstand.KVITTERT), (Tilstand.SENDT,)),
        ((Tilstand.SENDT, Tilstand.UKJENT), (Tilstand.SENDT,)),
    ],
)
def test_an_older_register_that_was_put_back_stops_the_run(
    desk: Settings, office: Office, since: tuple[Tilstand, ...], kept: tuple[Tilstand, ...]
) -> None:
    office.note_in_archive(MINUTES)
    older = office.register.read_bytes()
    office.register.write_bytes(older.splitlines(keepends=True)[0])
    comes_to(office, *since)
    newest = office.register.read_bytes() + older.splitlines(keepends=True)[1]
    office.register.write_bytes(newest)
    build(desk)
    office.register.write_bytes(older.splitlines(keepends=True)[0])
    comes_to(office, *kept)
    office.register.write_bytes(office.register.read_bytes() + older.splitlines(keepends=True)[1])
    agenda = moved(desk)
    before = agenda.read_bytes()
    for _ in range(2):
        with pytest.raises(DocgenError, match="mangler noe som sto der før") as caught:
            build(desk)
        assert f"gjelder {FOLDER}. Finnes det ingen nyere kopi" in caught.value.nb
        assert f"about {FOLDER}. If there is no newer backup" in caught.value.en
    assert agenda.read_bytes() == before
    office.register.write_bytes(newest)
    build(desk)
    assert agenda.read_bytes() == before


def test_every_step_that_the_archive_may_take_goes_on_also_one_back(desk: Settings, office: Office) -> None:
    comes_to(office, Tilstand.SENDT)
    build(desk)
    for tilstand in (Tilstand.UKJENT, Tilstand.SENDT, Tilstand.MOTTATT, Tilstand.UKJENT, Tilstand.SENDT, Tilstand.KVITTERT):
        comes_to(office, tilstand)
        assert said(build(desk)) == said(check(replace(desk, state=None)))
    assert not any(
        after in UNSENT for (before, _), after in TABLE.items() if before not in UNSENT
    )  # no step leads back to what may be written


def test_what_lies_as_sent_is_not_written_whatever_an_older_register_says(desk: Settings, office: Office) -> None:
    """Nor while the archivist has moved it there and no archive run has noted it; moved back it follows the YAML again."""
    build(desk)
    lies = desk.root / ARCHIVE / SENT / FOLDER
    lies.mkdir(parents=True)
    agenda = moved(desk)
    before = agenda.read_bytes()
    build(desk)
    assert agenda.read_bytes() == before
    build(replace(desk, state=None))
    assert agenda.read_bytes() == before
    lies.rmdir()
    build(desk)
    assert agenda.read_bytes() != before


def test_a_package_that_lies_as_sent_and_that_the_register_has_never_heard_of_stops_the_run(
    desk: Settings, office: Office
) -> None:
    office.note_in_archive(MINUTES)
    build(desk)
    (desk.root / ARCHIVE / SENT / "fra før docgen").mkdir(parents=True)
    assert said(build(desk)) == said(check(replace(desk, state=None)))
    (desk.root / ARCHIVE / SENT / FOLDER.replace("saksliste", "innkalling")).mkdir()
    for state in (desk.state, None):
        with pytest.raises(DocgenError, match="kjenner ikke pakken ag-2026-005_2026-12-10_innkalling"):
            build(replace(desk, state=state))
