"""The watcher as a process of its own, on a workspace of real cases: from a save to the finished document."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_acceptance_cli import names_in, spoil_every_which_way

from office import Office, text_of

GROUP = "cases/ansvarsgrupper/AG-2026-005"
OTHER = "cases/ansvarsgrupper/AG-2026-003"
MEETING = f"{GROUP}/møte-2026-12-10.yaml"
PAPER = "AG-2026-005/AG-2026-005_2026-12-10_innkalling.docx"
DEADLINE = 60.0


class Watching:
    """A watcher process and what it has printed so far."""

    def __init__(self, office: Office, *arguments: str, state: Path) -> None:
        self.office = office
        self.lines: list[str] = []
        self._more = threading.Condition()
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "docgen", "watch", *arguments],
            cwd=office.root,
            env=os.environ | {"PYTHONIOENCODING": "utf-8", "DOCGEN_STATE": str(state)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self._more:
                self.lines.append(line.rstrip("\n"))
                self._more.notify_all()

    def until_line(self, *words: str, after: int = 0) -> str:
        """Wait for a line with all of these words, the first one after so many lines; give it."""

        def found() -> str | None:
            return next((line for line in self.lines[after:] if all(word in line for word in words)), None)

        with self._more:
            assert self._more.wait_for(lambda: found() or self.process.poll() is not None, DEADLINE), self.lines
        line = found()
        assert line is not None, self.lines
        return line

    def end(self) -> None:
        """Ask it to end, and wait until it has."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(DEADLINE) == 0, self.lines
        self._reader.join(DEADLINE)


@contextmanager
def watching(office: Office, *arguments: str, state: Path) -> Iterator[Watching]:
    """A watcher that has done its first build; it is gone after the block."""
    watcher = Watching(office, *arguments, state=state)
    try:
        watcher.until_line("uendret")
        yield watcher
    finally:
        watcher.process.kill()
        watcher.process.wait(DEADLINE)
        assert watcher.process.stdout
        watcher._reader.join(DEADLINE)
        watcher.process.stdout.close()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Two groups whose papers have been made: by one round of the watcher, which is a build."""
    office = Office.small(tmp_path_factory.mktemp("vakt") / "kontoret", GROUP, OTHER)
    assert office.run("watch", "--once").code == 0 and (office.output / PAPER).exists()
    return office


@pytest.fixture
def small(built: Office, tmp_path: Path) -> Office:
    return built.copy_to(tmp_path / "kontoret")


def test_a_second_watcher_says_at_once_who_has_the_folder_and_ends(small: Office, tmp_path: Path) -> None:
    with watching(small, state=tmp_path / "en") as first:
        pulse = small.root / ".docgen/puls.json"
        first.office.run("status")
        second = small.run("watch", DOCGEN_STATE=str(tmp_path / "to"))
        assert second.code == 3 and second.out == ""
        assert f"(prosess {first.process.pid}), siden " in second.err and "stopper du den andre først" in second.err
        assert json.loads(pulse.read_text("utf-8"))["prosess"] == first.process.pid  # it has left the first one alone
        english = small.run("watch", "--lang", "en", "--json", DOCGEN_STATE=str(tmp_path / "to"))
        assert english.json["exit"] == 3 and "Another watcher watches this folder" in english.out
        assert small.run("watch", "--once").code == 0  # a round is a build, and waits for nobody's leave
        first.process.kill()
        first.process.wait(DEADLINE)
        # Killed, it left its heartbeat; but its process is no more, and the one that is started again need not wait.
        with watching(small, state=tmp_path / "to") as again:
            again.end()


def test_the_overview_tells_of_a_save_soon_after_it(small: Office, tmp_path: Path) -> None:
    meeting, page = small.root / MEETING, small.root / "output/oversikt.html"
    with watching(small, state=tmp_path / "tilstand") as watcher:
        assert "DG102" not in page.read_text("utf-8")
        save_atomically(meeting, meeting.read_bytes().replace(b"\nsted:", b"\nstedd:"))
        watcher.until_line("DG102")
        # Nothing is printed when the page is written: it is read again until it tells, or the time for all is up.
        pace, tries = threading.Event(), int(DEADLINE / 0.05)
        assert any("DG102" in page.read_text("utf-8") or pace.wait(0.05) for _ in range(tries))
        watcher.end()


def save_atomically(path: Path, data: bytes) -> None:
    beside = path.with_name(f"{path.name}~")
    beside.write_bytes(data)
    beside.replace(path)


def with_place(text: str, place: str) -> str:
    return re.sub(r"^sted: .*$", f"sted: {place}", text, flags=re.MULTILINE)


SAVES: dict[str, Callable[[str], bytes]] = {
    "as an editor does": lambda text: text.encode(),
    "with carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "with a mark at the start": lambda text: b"\xef\xbb\xbf" + text.encode(),
}


def test_saves_become_documents_and_none_is_lost_when_the_watcher_is_killed(small: Office, tmp_path: Path) -> None:
    original = small.read(MEETING)
    with watching(small, state=tmp_path / "tilstand") as watcher:
        for number, save in enumerate(SAVES.values()):
            seen = len(watcher.lines)
            save_atomically(small.root / MEETING, save(with_place(original, f"Møterom {number}")))
            watcher.until_line("skrev", "innkalling", after=seen)
            assert f"Møterom {number}" in text_of((small.output / PAPER).read_bytes())
        status = small.run("status", "--json").json
        assert status["watcher"]["alive"] and status["watcher"]["pid"] == watcher.process.pid
        watcher.process.kill()
        watcher.process.wait(DEADLINE)
    save_atomically(small.root / MEETING, with_place(original, "Møterom Etterpå").encode())
    with watching(small, state=tmp_path / "tilstand") as watcher:
        watcher.until_line("skrev", "innkalling")
        assert "Møterom Etterpå" in text_of((small.output / PAPER).read_bytes())
        watcher.end()
    assert not (small.root / ".docgen/puls.json").exists() and not list(small.root.glob("docgen-feil*"))


def test_an_empty_file_with_a_telling_name_is_filled_in(small: Office, tmp_path: Path) -> None:
    new, known = f"{GROUP}/møte-2027-02-04.yaml", f"{GROUP}/AG-2026-005-møte-2026-12-10.yaml"
    with watching(small, state=tmp_path / "tilstand") as watcher:
        (small.root / known).touch()
        (small.root / new).touch()
        watcher.until_line("Fylte ut", new)
        text = small.read(new)
        assert "ansvarsgruppe: AG-2026-005" in text and text.startswith("# yaml-language-server")
        assert (small.root / known).read_bytes() == b""


def test_the_log_of_a_watcher_names_nobody(small: Office, tmp_path: Path) -> None:
    office = small
    names = names_in(office.root / "cases")
    state = tmp_path / "tilstand"
    with watching(office, state=state) as watcher:
        seen = len(watcher.lines)
        spoil_every_which_way(office)
        (office.output / "AG-2026-005/Torill Hauknes.docx").write_bytes(b"Torill Hauknes")
        watcher.until_line("feil", after=seen)
        watcher.end()
    (log,) = state.rglob("vakt.log")
    written = log.read_text("utf-8")
    assert "startet" in written and "avsluttet" in written and re.search(r"bygget .*feil=[1-9]", written)
    assert [name for name in {*names, "Hauknes", "Petra"} if name in written] == []
    for line in written.splitlines():
        assert re.fullmatch(r"\S+ [a-zæøå]+( \w+=[\w.:-]+)*", line), line


def test_one_round_for_a_task_scheduler_ends_as_a_build_does(small: Office) -> None:
    small.edit(MEETING, "status: planlagt", "status: tull")
    spoilt = small.run("watch", "--once", "--json")
    assert spoilt.code == 1 and json.loads(spoilt.out)["summary"]["errors"] == 1
    (small.root / "cases").rename(small.root / "borte")
    assert small.run("watch", "--once").code == 3


# --- status and doctor ---------------------------------------------------------------------------------------------

OPEN = "AG-2026-003/AG-2026-003_2027-01-19_innkalling.docx"


def test_status_tells_what_waits_what_was_edited_and_who_writes(small: Office) -> None:
    before = small.run("status", "--json").json
    assert before["due"] == before["errors"] == 0 and before["groups"] == 2 and before["lock"] is None
    assert before["documents"] == len(list(small.output.rglob("*.docx")))
    small.edit_in_word(PAPER)
    (small.output / PAPER).with_name(f"{Path(PAPER).stem} (ny).docx").write_bytes((small.output / PAPER).read_bytes())
    for meeting in (MEETING, f"{OTHER}/møte-2027-01-19.yaml"):
        small.write(meeting, with_place(small.read(meeting), "Møterom Nytt"))
    (small.output / OPEN).with_name(f"~${Path(OPEN).name[2:]}").write_bytes(b"owner")
    with (small.root / ".docgen/lås").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        owner = {"maskin": "maskin-7", "prosess": 4711, "kommando": "build", "siden": "2026-11-20T08:00:00+00:00"}
        (small.root / ".docgen/lås.json").write_text(json.dumps(owner), "utf-8")
        status = small.run("status", "--json").json
        assert status["lock"] == {"host": "maskin-7", "pid": 4711}
        assert "maskin-7 (prosess 4711) skriver" in small.run("status").out
    assert status["edited"] == [f"output/{PAPER}"]
    assert status["open"] == [f"output/{OPEN}"]
    assert status["conflicts"] == [f"output/{PAPER.removesuffix('.docx')} (ny).docx"]
    assert status["due"] > 0


def test_doctor_finds_all_well_and_says_what_to_do_where_it_is_not(small: Office, tmp_path: Path) -> None:
    healthy = small.run("doctor", "--json")
    grades = {row["check"]: row["grade"] for row in healthy.json["checks"]}
    known_here = {"libreoffice", "space", "filesystem"}
    assert {grade for check, grade in grades.items() if check not in known_here} == {"ok"} and len(grades) == 13
    assert healthy.code == (1 if "advarsel" in grades.values() else 0)
    assert not list(small.root.rglob("*legeprøve*"))
    shutil.rmtree(small.output)
    small.output.write_text("in the way")
    (small.root / "templates/referat.docx").write_bytes(b"no document")
    ill = small.run("doctor", DOCGEN_STATE=str(small.output / "x"))
    assert ill.code == 3
    said = [line for line in ill.out.splitlines() if line.startswith("FEIL")]
    assert [word for word in ("output", "Malene", "husker") if not any(word in line for line in said)] == []
    assert len(said) == 3


def test_service_prints_what_can_be_pasted(small: Office) -> None:
    answer = small.run("service", "--json").json
    assert f'"-C" "{small.root}" "watch"' in answer["systemd"]
    assert f"-C {small.root} watch" in answer["windows"] and f"-C {small.root} watch" in answer["windows_logon"]
    said = (
        ("nb", "når brukeren logger på", "også når ingen er logget på", r"docgen -C \\server\område\mappe service"),
        ("en", "when that user logs on", "also while nobody is logged on", r"docgen -C \\server\share\folder service"),
    )
    for lang, when, always, share in said:
        printed = small.run("service", "--lang", lang).out
        assert answer["systemd"] in printed
        assert (
            "loginctl enable-linger" in printed and "XDG_RUNTIME_DIR=/run/user/$(id -u " in printed
        )  # an account that never logs in
        assert when in printed and "-AtLogOn" in printed
        assert always in printed and answer["windows"] in printed and answer["windows_logon"] in printed and share in printed
