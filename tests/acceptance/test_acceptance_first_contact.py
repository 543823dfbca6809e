"""First contact: `docgen` alone says what to do next, every `--help` has an example, and the example workspace can be tried."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import docgen.cli
from docgen.cli.commands import ALIASES, Command, Commands, cli
from docgen.cli.examples import EXAMPLES
from office import ROOT, Office

GROUP = "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml"
EVERY_SHARED = ("-C", "--date", "--lang", "--color", "--json", "-q", "-v")


def every_command(group: click.Group = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and group of the program by its English name."""
    yield path, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from every_command(command, (*path, name))
        else:
            yield (*path, name), command


def help_of(path: tuple[str, ...]) -> str:
    """What `docgen … --help` prints."""
    context: click.Context | None = None
    command: click.Command = cli
    for name in ("docgen", *path):
        command = cli if name == "docgen" else command.commands[name]  # type: ignore[attr-defined]
        context = click.Context(command, parent=context, info_name=name, max_content_width=100)
    assert context is not None
    return command.get_help(context)


def examples_in(text: str, path: tuple[str, ...]) -> list[str]:
    """The lines of a help that can be typed: the program and the command, and not its usage."""
    return [line.strip() for line in text.splitlines() if re.match(rf"\s+{' '.join(('docgen', *path))}(\s|$)", line)]


assert docgen.cli.main  # importing the package adds the commands of the other rooms
COMMANDS = dict(every_command())


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_help_has_an_example(path: tuple[str, ...]) -> None:
    # `docgen archive pack` is what `docgen archive` means, and is shown like that.
    shown = path if path != ("archive", "pack") else ("archive",)
    assert examples_in(help_of(path), shown), f"docgen {' '.join(path)} --help has no example: give it a row in cli/examples"


def test_a_command_without_an_example_is_found() -> None:
    bare = Command("bare", callback=lambda: None)
    text = bare.get_help(click.Context(bare, parent=click.Context(cli, info_name="docgen"), info_name="bare"))
    assert not examples_in(text, ("bare",)) and "Bruk: docgen bare" in text


@pytest.mark.parametrize("path", [path for path in COMMANDS if path], ids=" ".join)
def test_every_help_tells_the_norwegian_name(path: tuple[str, ...]) -> None:
    group = COMMANDS[path[:-1]]
    assert isinstance(group, Commands)
    for alias, name in group.aliases.items():
        if name == path[-1]:
            assert re.search(rf"På norsk: docgen (\w+ )?{alias}$", help_of(path), re.MULTILINE)
            assert f"  {name}, {alias}  " in help_of(path[:-1])


def test_docgens_own_help_has_every_norwegian_name() -> None:
    assert [alias for alias, name in ALIASES.items() if f"\n  {name}, {alias}  " not in help_of(())] == []


def test_no_example_is_of_a_command_that_is_not_there() -> None:
    assert {*EXAMPLES} <= {" ".join(path) for path in COMMANDS}


@pytest.mark.parametrize(("line", "path"), [(line, key) for key, rows in EXAMPLES.items() for line, *_ in rows])
def test_every_example_is_understood(line: str, path: str) -> None:
    """Commands, arguments and options are there: click reads each line as a person would type it."""
    import shlex

    words = shlex.split(re.split(r" >>? ", line)[0])[1:]
    context = cli.make_context("docgen", list(words), resilient_parsing=False) if words else None
    command: click.Command = cli
    while context is not None and isinstance(command, click.Group):
        name, found, rest = command.resolve_command(context, [*context._protected_args, *context.args])
        assert found is not None, line
        command, context = found, found.make_context(name, rest, parent=context)
    assert line.startswith("docgen")


# --- docgen alone --------------------------------------------------------------------------------------------------


def test_where_there_is_no_workspace_it_says_how_to_get_one(tmp_path: Path) -> None:
    told = Office(tmp_path).run()
    assert (told.code, told.err) == (0, "")
    assert "docgen start prøve --eksempel" in told.out and "docgen start MAPPE" in told.out
    assert "docgen init try --example" in Office(tmp_path).run("--lang", "en").out
    assert not list(tmp_path.iterdir())


def test_a_folder_pointed_at_that_is_none_is_a_mistake(tmp_path: Path) -> None:
    assert Office(tmp_path).run("-C", str(tmp_path)).code == 2


def test_before_the_first_build_it_says_build(fresh: Office) -> None:
    told = fresh.run()
    assert (told.code, told.out.splitlines()[1:3]) == (0, ["Neste:", "  docgen bygg  lager dokumentene"])


def test_a_new_workspace_without_cases_begins_with_a_group(tmp_path: Path) -> None:
    here = Office(tmp_path)
    assert here.run("init", "nes", "--kommune", "Nes kommune").code == 0
    new = Office(tmp_path / "nes")
    assert "docgen ny gruppe" in new.run().out
    assert new.build().code == 0
    assert "docgen ny gruppe" in new.run().out and "docgen vakt" not in new.run().out


def test_after_a_build_everything_is_made_and_a_watcher_is_offered(office: Office) -> None:
    assert office.build().code == 0
    told = office.run()
    assert told.code == 0 and "Alt er laget." in told.out and "docgen vakt" in told.out
    assert "docgen bygg" not in told.out


def test_what_is_wrong_comes_before_what_is_due(office: Office) -> None:
    assert office.build().code == 0
    office.edit(GROUP, "opprettet: 2026-05-11", "opprettet: 2026-02-31")
    office.edit("cases/ansvarsgrupper/AG-2026-003/gruppe.yaml", "koordinator:", "# endret\nkoordinator:")
    told = office.run()
    assert told.code == 1
    steps = [line.split()[1] for line in told.out.splitlines() if line.startswith("  docgen ")]
    assert steps[0] == "sjekk"
    assert re.search(r"Feil: [1-9]", told.out) and "Alt er laget" not in told.out
    as_json = office.run("--json", "--lang", "en").json
    assert (as_json["command"], as_json["ok"], as_json["exit"], as_json["workspace"]) == ("next", False, 1, True)
    assert as_json["errors"] >= 1 and as_json["next"][0]["command"] == "docgen check"


def test_what_is_due_is_counted(office: Office) -> None:
    assert office.build().code == 0
    gone = next(path for path in office.output.rglob("*.docx"))
    gone.unlink()
    told = office.run()
    assert "Dokumenter som skal lages: 1." in told.out and "  docgen bygg" in told.out
    assert "1 dokument skal lages: kjør docgen build." in office.run("status").out
    assert re.search(r"saker?, \d+ grupper?, \d+ dokument", told.out) and not re.search(
        r"\b1 (saker|grupper|dokumenter)\b", told.out
    )


def test_the_steps_are_for_the_folder_that_was_pointed_at(fresh: Office) -> None:
    told = fresh.run("-C", fresh.root.name, cwd=fresh.root.parent)
    assert f"docgen -C {fresh.root.name} bygg" in told.out


def test_alone_it_writes_nothing_and_loads_nothing_heavy(office: Office) -> None:
    assert office.build().code == 0
    before = {path: path.stat().st_mtime_ns for path in office.root.rglob("*")}
    program = "import sys; sys.argv = ['docgen']\ntry:\n import docgen.__main__ as m; m.main()\nexcept SystemExit: pass\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=office.root, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert {path: path.stat().st_mtime_ns for path in office.root.rglob("*")} == before
    assert "Alt er laget." in done.stdout
    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert loaded.isdisjoint({"jinja2", "lxml", "yaml", "babel", "rich", "docx", "watchdog", "icalendar"})


# --- the example ---------------------------------------------------------------------------------------------------


def test_the_example_is_the_repositorys_own_workspace(tmp_path: Path) -> None:
    here = Office(tmp_path)
    told = here.run("start", "prøve", "--eksempel")
    assert told.code == 0 and "docgen -C prøve bygg" in told.out
    new = tmp_path / "prøve"
    for name in ("docgen.toml", GROUP, "cases/register/logo.png", "cases/saker/RT-2026-012.yaml", "templates/referat.docx"):
        assert (new / name).read_bytes() == (ROOT / name).read_bytes()
    ours = {path.relative_to(ROOT) for path in (ROOT / "cases").rglob("*") if path.suffix in (".yaml", ".png", ".pdf")}
    assert {path.relative_to(new) for path in (new / "cases").rglob("*") if path.is_file()} == ours
    assert not list((new / "output").iterdir())
    assert Office(new).run("check").code == 0


def test_the_example_takes_no_other_name(tmp_path: Path) -> None:
    told = Office(tmp_path).run("init", "x", "--example", "--kommune", "Nes")
    assert told.code == 2 and "Eksempelvik" in told.err and not (tmp_path / "x").exists()


def test_the_example_leaves_what_is_there_alone(tmp_path: Path) -> None:
    mine = tmp_path / "x" / GROUP
    mine.parent.mkdir(parents=True)
    mine.write_text("min")
    told = Office(tmp_path).run("init", "x", "--example")
    assert told.code == 2 and mine.read_text() == "min" and not (tmp_path / "x" / "docgen.toml").exists()
