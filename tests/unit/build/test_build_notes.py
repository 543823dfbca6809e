"""Notes on the disk: swapped in whole, nothing of a person's lost, and no failure takes more with it than its own note."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path
from textwrap import dedent

import pytest
from mending_world import GROUP, MEETING
from notes_world import HERS, MEETINGS_NOTE, NOTE, Desk, a_round, with_three_notes
from publish_world import ERRORS, at_operation, failing, files_in

from docgen.build.mending import SUFFIX
from docgen.build.notes import Notes


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# --- on a good day -------------------------------------------------------------------------------------------------


def test_a_note_comes_beside_its_file_and_goes_when_it_is_mended(desk: Desk) -> None:
    assert desk.answer(GROUP).written == (NOTE,)
    assert (desk.root / NOTE).read_bytes().startswith(b"\xef\xbb\xbfAnsvarsgruppen")
    assert desk.answer().removed == (NOTE,)
    assert desk.notes == {}
    assert (desk.kept, desk.unfinished) == (set(), {})


@pytest.mark.parametrize("file", ["templates/referat.docx", "templates/dokumenter.yaml", "output/AG-2026-001/a.docx", MEETING])
def test_a_note_lies_beside_templates_and_documents_too(desk: Desk, file: str) -> None:
    assert desk.answer(file).written == (f"{file}{SUFFIX}",)
    assert list(desk.notes) == [f"{file}{SUFFIX}"]


@pytest.mark.parametrize("file", ["cases/register/oppsett.yaml", "output/RT-2026-009/b.docx"])
def test_a_missing_register_or_a_document_not_made_yet_gets_its_folder_and_its_note(desk: Desk, file: str) -> None:
    desk.root.chmod(0o750)
    assert desk.answer(file).written == (f"{file}{SUFFIX}",)
    assert stat.S_IMODE((desk.root / file).parent.stat().st_mode) == 0o750
    assert desk.answer(file).written == ()
    assert desk.answer().removed == (f"{file}{SUFFIX}",)


def test_no_other_folder_is_made_for_a_note(desk: Desk) -> None:
    assert desk.answer("cases/borte/gruppe.yaml").written == ()
    assert not (desk.root / "cases/borte").exists()


def test_a_note_is_readable_to_owner_and_group_only(desk: Desk) -> None:
    os.umask(0)
    desk.root.chmod(0o750)
    desk.answer(GROUP)
    assert stat.S_IMODE((desk.root / NOTE).stat().st_mode) == 0o640


def test_nothing_is_written_when_nothing_has_changed(desk: Desk) -> None:
    desk.answer(GROUP)
    before = (desk.root / NOTE).stat()
    assert desk.answer(GROUP).written == ()
    after = (desk.root / NOTE).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_note_that_changes_is_swapped_not_written_over(desk: Desk) -> None:
    desk.answer(GROUP)
    before = (desk.root / NOTE).stat().st_ino
    with at_operation(0, lambda: None) as disk:
        desk.answer(GROUP, line=9)
    assert (desk.root / NOTE).stat().st_ino != before
    assert disk.seen.index("fsync") < disk.seen.index("replace")
    assert disk.seen[-2:] != ["replace", "unlink"] and "fsync" in disk.seen[disk.seen.index("replace") :]


def test_an_orphan_goes_and_only_ours(desk: Desk) -> None:
    desk.answer(GROUP)
    foreign = desk.put(f"cases/notat.yaml{SUFFIX}", b"Mitt eget.")
    (desk.root / GROUP).unlink()
    assert desk.answer().removed == (NOTE,)
    assert foreign.read_bytes() == b"Mitt eget."


# --- a person's words ----------------------------------------------------------------------------------------------


def test_her_words_lie_in_the_previous_versions_when_the_note_is_renewed_or_goes(desk: Desk) -> None:
    for line, files in ((9, [GROUP]), (4, [])):
        desk.answer(GROUP)
        path = desk.root / NOTE
        path.write_bytes(path.read_bytes() + HERS)
        hers = path.read_bytes()
        answered = desk.answer(*files, line=line)
        assert answered.kept == (NOTE,)
        assert hers in desk.kept
        (desk.root / NOTE).unlink(missing_ok=True)


def test_a_file_of_hers_under_the_name_is_left_alone(desk: Desk) -> None:
    desk.put(NOTE, HERS)
    answered = desk.answer(GROUP)
    assert (answered.written, answered.foreign) == ((), (NOTE,))
    assert desk.notes == {NOTE: HERS}


def test_what_she_saves_meanwhile_is_left_alone(desk: Desk) -> None:
    coming = desk.decide(GROUP)
    desk.put(NOTE, HERS)
    assert Notes(desk.root).carry_out(coming).written == ()
    (desk.root / NOTE).unlink()
    desk.answer(GROUP)
    renewing, going = desk.decide(GROUP, line=9), desk.decide()
    desk.put(NOTE, HERS)
    assert Notes(desk.root).carry_out(renewing).written == Notes(desk.root).carry_out(going).removed == ()
    assert desk.notes == {NOTE: HERS}
    assert desk.unfinished == {}


def steps(folder: Path) -> int:
    """How many disk operations the round takes."""
    desk = with_three_notes(folder)
    with at_operation(0, lambda: None) as disk:
        a_round(desk)
    return disk.count


@pytest.mark.parametrize("note", [NOTE, MEETINGS_NOTE])
def test_her_save_is_never_lost_at_whatever_moment_it_comes(tmp_path: Path, note: str) -> None:
    for n in range(1, steps(tmp_path / "teller") + 1):
        desk = with_three_notes(tmp_path / str(n))

        def save(desk: Desk = desk) -> None:
            beside = desk.root / "hennes.txt"
            beside.write_bytes(HERS * 2)
            beside.replace(desk.root / note)

        with at_operation(n, save) as disk:
            a_round(desk)
        # Between the last look and the swap itself no program on a plain file system can stand guard.
        in_the_swap = disk.seen[n - 1] in ("replace", "unlink", "link")
        assert in_the_swap or HERS * 2 in {desk.notes.get(note), *desk.kept}, f"operation {n} of {disk.seen}"


# --- names ---------------------------------------------------------------------------------------------------------


def test_a_macs_folder_keeps_its_name(desk: Desk) -> None:
    folder = unicodedata.normalize("NFD", "møter på skolen")
    desk.put(f"cases/{folder}/a.yaml", b"type: sak")
    assert desk.answer("cases/møter på skolen/a.yaml").written == (f"cases/møter på skolen/a.yaml{SUFFIX}",)
    assert [path.parent.name for path in desk.root.rglob(f"*{SUFFIX}")] == [folder]
    assert desk.answer("cases/møter på skolen/a.yaml").written == ()
    assert len(desk.answer().removed) == 1
    assert [path.name for path in (desk.root / "cases").iterdir() if path.is_dir()] == [folder]


def test_a_macs_spelling_of_the_notes_own_name_is_found(desk: Desk) -> None:
    desk.answer(GROUP)
    path = desk.root / NOTE
    mac = path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    assert mac.name != Path(NOTE).name
    assert desk.answer(GROUP).written == ()
    assert len(desk.answer(GROUP, line=9).written) == 1
    assert [p.name for p in desk.root.rglob("*RETTES.txt")] == [mac.name]
    assert desk.answer().removed == (NOTE,)
    assert not mac.exists()


def test_two_files_that_differ_in_capitals_only_have_a_note_each(desk: Desk) -> None:
    desk.put("cases/sak.yaml", b"")
    desk.put("cases/Sak.yaml", b"")
    if len(list((desk.root / "cases").glob("[sS]ak.yaml"))) < 2:
        pytest.skip("this disk knows no capital letters")
    assert len(desk.answer("cases/sak.yaml", "cases/Sak.yaml").written) == 2
    assert desk.answer("cases/Sak.yaml").removed == (f"cases/sak.yaml{SUFFIX}",)
    assert list(desk.notes) == [f"cases/Sak.yaml{SUFFIX}"]


def test_a_file_renamed_in_capitals_only_has_its_note_afterwards(desk: Desk) -> None:
    """On a disk that knows no capital letters both notes are one file, so the old one goes before the new one comes."""
    desk.put("cases/Sak.yaml", b"")
    desk.answer("cases/Sak.yaml")
    (desk.root / "cases/Sak.yaml").rename(desk.root / "cases/sak.yaml")
    with at_operation(0, lambda: None) as disk:
        answered = desk.answer("cases/sak.yaml")
    assert (answered.removed, answered.written) == ((f"cases/Sak.yaml{SUFFIX}",), (f"cases/sak.yaml{SUFFIX}",))
    assert disk.seen.index("unlink") < disk.seen.index("link")


def test_spaces_at_the_end_of_a_name_are_kept(desk: Desk) -> None:
    desk.put("cases/mappe /a .yaml", b"")
    assert desk.answer("cases/mappe /a .yaml").written == (f"cases/mappe /a .yaml{SUFFIX}",)
    assert (desk.root / f"cases/mappe /a .yaml{SUFFIX}").is_file()
    assert len(desk.answer().removed) == 1


def test_a_name_that_is_nothing_but_the_ending_is_nobodys_note(desk: Desk) -> None:
    desk.put(f"cases/{SUFFIX}", b"x")
    assert Notes(desk.root).find() == ()


def test_a_fodselsnummer_in_a_name_is_not_written_once_more(desk: Desk) -> None:
    desk.put("cases/03024512671.yaml", b"")
    (path,) = desk.answer("cases/•••••• •••••.yaml").written
    assert "03024512671" not in path
    assert [p.name for p in (desk.root / "cases").glob(f"*{SUFFIX}")] == [f"•••••• •••••.yaml{SUFFIX}"]
    assert Notes(desk.root).find()[0].there
    assert len(desk.answer().removed) == 1


def test_a_folder_may_have_a_note_too(desk: Desk) -> None:
    desk.put("cases/030245 12671/a.yaml", b"")
    assert desk.answer("cases/•••••• •••••").written == (f"cases/•••••• •••••{SUFFIX}",)
    assert Notes(desk.root).find()[0].there
    (desk.root / "cases/030245 12671").rename(desk.root / "cases/mappe")
    assert len(desk.answer().removed) == 1


def test_hidden_folders_and_files_deep_in_templates_are_looked_at_as_the_reader_does(desk: Desk) -> None:
    desk.answer(GROUP)
    note = (desk.root / NOTE).read_bytes()
    desk.put(f"cases/.sync/a.yaml{SUFFIX}", note)
    assert [lying.path for lying in Notes(desk.root).find()] == [NOTE]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_note_never_follows_a_link_out_of_the_folder(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "annet sted"
    elsewhere.mkdir()
    (desk.root / "output/AG-2026-002").symlink_to(elsewhere)
    assert desk.answer("output/AG-2026-002/a.docx").written == ()
    assert list(elsewhere.iterdir()) == []


# --- bad days ------------------------------------------------------------------------------------------------------

BEFORE = (NOTE, MEETINGS_NOTE, f"templates/referat.docx{SUFFIX}")
AFTER = {NOTE, f"output/AG-2026-001/a.docx{SUFFIX}"}


@pytest.mark.parametrize("code", ERRORS)
def test_a_disk_that_fails_at_any_moment_is_told_of_and_the_next_round_finishes(tmp_path: Path, code: int) -> None:
    for n in range(1, steps(tmp_path / "teller") + 1):
        desk = with_three_notes(tmp_path / str(n))
        sources = {path: data for path, data in files_in(desk.root).items() if not path.endswith(SUFFIX)}
        hers = (desk.root / MEETINGS_NOTE).read_bytes()
        with at_operation(n, failing(code)) as disk:
            answered = a_round(desk)
        # A note that cannot be read is left alone, and clearing up what was unfinished may fail in silence: the next run does it.
        assert answered.failure or n <= len(BEFORE) or n == disk.count, f"operation {n} of {disk.seen}"
        if answered.failure:
            assert answered.failure.exit_code == 3
            assert "Dokumentene er laget" in answered.failure.say("nb") and "documents are made" in answered.failure.say("en")
        assert {path: data for path, data in files_in(desk.root).items() if path in sources} == sources
        assert all(data.endswith((b"]\r\n", HERS)) for data in desk.notes.values())
        a_round(desk)
        assert set(desk.notes) == AFTER and hers in desk.kept


def test_one_note_that_cannot_be_written_does_not_keep_the_others_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def refusing(source: os.PathLike[str], target: os.PathLike[str]) -> None:
        if Path(target).name == Path(NOTE).name:
            raise PermissionError(errno.EACCES, "in use")
        link(source, target)

    monkeypatch.setattr(os, "link", refusing)
    answered = desk.answer(GROUP, MEETING)
    assert answered.written == (MEETINGS_NOTE,)
    assert answered.failure is not None
    assert answered.failure.say("nb") == (
        f"Du har ikke skrivetilgang: {NOTE} kunne ikke skrives eller fjernes. Dokumentene er laget; kjør docgen igjen når det er "
        "ordnet."
    )
    assert desk.unfinished == {}


def test_several_that_cannot_be_written_are_one_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", lambda *_: failing(errno.ENOSPC)())
    answered = desk.answer(GROUP, MEETING, "templates/referat.docx")
    assert answered.failure is not None
    assert answered.failure.say("en").startswith(f"The disk is full: {MEETINGS_NOTE} and 2 more could not be written or removed.")


# --- killed --------------------------------------------------------------------------------------------------------

DRIVER = dedent(
    """
    import os, signal, sys
    from pathlib import Path
    sys.path[:0] = {path!r}
    from notes_world import Desk, a_round
    from publish_world import at_operation

    desk = Desk(Path(sys.argv[1]))
    with at_operation(int(sys.argv[2]), lambda: os.kill(os.getpid(), signal.SIGKILL)):
        a_round(desk)
    """
)


def test_a_killed_round_leaves_only_whole_notes_and_the_next_one_finishes(tmp_path: Path) -> None:
    driver = tmp_path / "driver.py"
    driver.write_text(DRIVER.format(path=[str(Path(__file__).parent), str(Path(__file__).parents[2])]), "utf-8")
    total = steps(tmp_path / "teller")
    for n in range(1, total + 1, max(1, total // 6)):
        desk = with_three_notes(tmp_path / str(n))
        hers = (desk.root / MEETINGS_NOTE).read_bytes()
        killed = subprocess.run([sys.executable, str(driver), str(desk.root), str(n)], check=False)
        assert killed.returncode == -signal.SIGKILL, n
        assert set(desk.notes) <= {*BEFORE, *AFTER}
        assert all(data.endswith((b"]\r\n", HERS)) for data in desk.notes.values())
        a_round(desk)
        assert set(desk.notes) == AFTER and hers in desk.kept
