"""Tab in a shell: the shells themselves are asked where they are here, PowerShell by what its script sends and reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.cli.completing import ASKED, SHELLS
from docgen.pipeline import document_kinds
from office import ROOT, Office, program

BIN = Path(sys.executable).parent
SURROUNDINGS = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A workspace by its names: two groups, the cases, and a calendar file. Nothing in it can be read as YAML."""
    root = tmp_path_factory.mktemp("fullføring")
    for name in (
        "ansvarsgrupper/AG-2026-003/gruppe",
        "ansvarsgrupper/AG-2026-005/gruppe",
        "saker/RT-2026-012",
        "saker/RT-2026-012-møte-2026-10-14",
    ):
        path = root / "cases" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xff: [")
    (root / "output" / "kalender").mkdir(parents=True)
    (root / "output" / "kalender" / "AG-2026-005-m5.ics").touch()
    (root / "templates").mkdir()
    (root / "templates" / "dokumenter.yaml").write_bytes((ROOT / "templates" / "dokumenter.yaml").read_bytes())
    (root / "docgen.toml").write_text("format = 1\n")
    return Office(root)


def script(shell: str) -> str:
    done = subprocess.run([BIN / "docgen", "completion", shell], capture_output=True, check=True)
    return done.stdout.decode("ascii")


def in_bash(office: Office, *words: str) -> list[str]:
    """What bash has in COMPREPLY after its own function was called, as Tab calls it."""
    line = " ".join(f"'{word}'" for word in words)
    text = f"{script('bash')}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}\n_docgen_completion docgen\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(
        [program("bash"), "--norc", "-c", text], cwd=office.root, env=SURROUNDINGS, capture_output=True, check=True
    )
    return done.stdout.decode().split()


def in_fish(office: Office, *words: str) -> list[str]:
    """What fish offers after the line."""
    text = f"{script('fish')}\ncomplete -C '{' '.join(words)}'"
    done = subprocess.run(
        [program("fish"), "--no-config", "-c", text], cwd=office.root, env=SURROUNDINGS, capture_output=True, check=True
    )
    return [line.partition("\t")[0] for line in done.stdout.decode().splitlines()]  # what follows the tab is its help


def in_powershell(office: Office, *words: str) -> list[str]:
    """What docgen answers to the words as PowerShell's script sends them."""
    asked = {ASKED: "powershell_complete", "COMP_WORDS": "\n".join(words)}
    done = subprocess.run([BIN / "docgen"], cwd=office.root, env=SURROUNDINGS | asked, capture_output=True, check=True)
    answers = [line.split("\t") for line in done.stdout.decode("utf-8").splitlines() if line]
    assert all(len(answer) == 3 for answer in answers)
    return [value for kind, value, _ in answers if kind == "plain"]


CASES = (
    (("docgen", "bu"), ["build"]),
    (("docgen", "fullf"), ["fullføring"]),
    (("docgen", "vak"), ["vakt"]),
    (("docgen", "bygg", "--pr"), ["--prøv"]),
    (("docgen", "init", "x", "--målform", "ny"), ["nynorsk"]),
    (("docgen", "ny", "mø"), ["møte", "møteplan"]),
    (("docgen", "ny", "møte", "AG"), ["AG-2026-003", "AG-2026-005"]),
    (("docgen", "ny", "møte", "r"), ["RT-2026-012", "ressursteam"]),
    (("docgen", "build", "--kind", "innkalling,samt"), ["innkalling,samtykke_trukket", "innkalling,samtykkeskjema"]),
    (("docgen", "archive", "AG-2026-005"), ["AG-2026-005", "AG-2026-005-m5"]),
    (("docgen", "arkiver", "kvi"), ["kvittering"]),
    (("docgen", "mal", "sj"), ["sjekk"]),
    (("docgen", "completion", "po"), ["powershell"]),
    (("docgen", "explain", "SA-01"), ["SA-01"]),
)  # fmt: skip


@pytest.mark.parametrize(("words", "offered"), CASES, ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
@pytest.mark.parametrize("ask", [in_bash, in_fish, in_powershell])
def test_what_is_offered(there: Office, ask, words: tuple[str, ...], offered: list[str]) -> None:  # type: ignore[no-untyped-def]
    if ask is in_fish and "," in words[-1]:
        offered = []  # click's script for fish parts its answers at commas: a second type after a comma is not offered there
    assert sorted(ask(there, *words)) == sorted(offered)


@pytest.mark.parametrize("shell", ["zsh", "bash"])
def test_the_shells_can_read_their_script(shell: str, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(script(shell))
    done = subprocess.run([program(shell), "-n", str(tmp_path / "script")], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_zsh_is_answered_in_its_own_form(there: Office) -> None:
    asked = {ASKED: "zsh_complete", "COMP_WORDS": "docgen ny mø", "COMP_CWORD": "2"}
    done = subprocess.run([BIN / "docgen"], cwd=there.root, env=SURROUNDINGS | asked, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["plain", "møte", "_", "plain", "møteplan", "_"]


def test_the_types_are_those_of_the_table(there: Office) -> None:
    assert tuple(in_powershell(there, "docgen", "template", "fields", "")) == document_kinds(ROOT / "templates")


def test_files_are_left_to_the_shell(there: Office) -> None:
    asked = {ASKED: "bash_complete", "COMP_WORDS": "docgen build cases/sa", "COMP_CWORD": "2"}
    done = subprocess.run([BIN / "docgen"], cwd=there.root, env=SURROUNDINGS | asked, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["file,cases/sa"]


def test_outside_a_workspace_commands_are_offered_and_no_ids(tmp_path: Path) -> None:
    here = Office(tmp_path)
    assert in_powershell(here, "docgen", "bu") == ["build"]
    assert in_powershell(here, "docgen", "new", "møte", "AG") == []
    assert in_powershell(here, "docgen", "build", "--kind", "") == []


def test_a_workspace_pointed_at_is_the_one_that_is_read(there: Office, tmp_path: Path) -> None:
    assert in_powershell(Office(tmp_path), "docgen", "-C", str(there.root), "ny", "møte", "AG-2026-005") == ["AG-2026-005"]


def test_powershells_script_reads_utf8_and_puts_everything_back() -> None:
    text = script("powershell")
    assert "Register-ArgumentCompleter -Native -CommandName docgen" in text
    assert text.count("[Console]::OutputEncoding") == 3 and "finally" in text
    assert text.count("{") == text.count("}") and text.count("(") == text.count(")")


def test_a_shell_that_we_do_not_know_is_refused(there: Office) -> None:
    told = there.run("completion", "tcsh")
    assert told.code == 2 and all(shell in told.err for shell in SHELLS)
