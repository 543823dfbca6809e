"""Help and wrong use are told in our words, in bokmål with the way out: no sentence of click's is ever seen (ADR 0029)."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import docgen.cli
from docgen.cli import commands
from docgen.cli.commands import cli
from docgen.cli.settings import Options
from docgen.cli.wrong_use import REFUSALS, wrong_use
from office import Office

assert docgen.cli.main  # importing the package adds the commands of the other rooms

SOURCES = sorted(Path(click.__file__).parent.glob("*.py"))
SENTENCE = re.compile(r"""\b(?:_|ngettext)\(\s*"([^"]+)"(?:,\s*"([^"]+)")?""")


def clicks_own() -> list[re.Pattern[str]]:
    """Every sentence that click gives to gettext, with anything where it puts a value: «No such option .+»."""
    found = {sentence for path in SOURCES for pair in SENTENCE.findall(path.read_text("utf-8")) for sentence in pair if sentence}
    patterns = []
    # «file» and «path» are words of our own help too; what click says of them is a sentence, and is looked for.
    for sentence in sorted(sentence for sentence in found if " " in sentence or sentence[0].isupper()):
        parts = re.split(r"\{[^}]*\}|%\(\w+\)s", sentence)
        if sum(map(len, (part.strip(" :.()") for part in parts))) > 3:
            patterns.append(re.compile(r"(?<![\w-])" + ".+".join(map(re.escape, parts)) + r"(?!\w)"))
    return patterns


def every(group: click.Group = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from every(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = dict(every())


def uses_of(path: tuple[str, ...], command: click.Command) -> Iterator[tuple[str, ...]]:
    """Each way in which the options and arguments of a command can be written wrongly."""
    yield (*path, "--finnes-ikke")
    yield (*path, "-Z")
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    filled = tuple("bash" if isinstance(one.type, click.Choice) else "x" for one in arguments if one.required)
    if filled:
        yield path
    if isinstance(command, click.Group):
        yield (*path, "finnes-ikke") if path != ("archive",) else (*path, "pack", "--finnes-ikke")
    elif all(one.nargs == 1 for one in arguments):
        yield (*path, *("bash" if isinstance(one.type, click.Choice) else "x" for one in arguments), "for", "mye")
    for one in command.params:
        if isinstance(one, click.Argument) and isinstance(one.type, click.Choice):
            yield (*path, "finnes-ikke")
        if not isinstance(one, click.Option):
            continue
        if one.is_flag:
            yield (*path, f"{one.opts[-1]}=ja")
            continue
        yield (*path, *filled, one.opts[-1])
        if isinstance(one.type, click.Choice | click.IntRange):
            yield (*path, *filled, one.opts[-1], "-1" if isinstance(one.type, click.IntRange) else "finnes-ikke")


WRONG = sorted({words for path, command in COMMANDS.items() for words in uses_of(path, command)})


def ended(words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """How `docgen …` ends, and all that it says."""
    monkeypatch.setattr("sys.argv", ["docgen", *words])
    monkeypatch.delenv("DOCGEN_LANG", raising=False)
    code = 0
    try:
        commands.main()
    except SystemExit as leaving:
        code = int(str(leaving.code))
    told = capsys.readouterr()
    return code, told.out + told.err


def in_click(text: str, *, in_help: bool = False) -> list[str]:
    """What click says of all that. A refusal that begins with a value («.+ is not .+») may be a sentence of our own help."""
    patterns = [
        pattern for pattern in clicks_own() if not (in_help and pattern.pattern.removeprefix(r"(?<![\w-])").startswith(".+"))
    ]
    return [found.group() for pattern in patterns if (found := pattern.search(text))]


def test_what_click_says_is_known() -> None:
    """The net has the meshes it should: click's own texts are found in a page of click's."""
    told = "Usage: x [OPTIONS]\nError: No such option '--y'. Did you mean '--z'?\nMissing argument 'A'.\nAborted!"
    assert {"Usage:", "Missing argument", "Aborted!"} <= set(in_click(told))
    assert any(found.startswith("No such option") for found in in_click(told)) and len(clicks_own()) > 40


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_no_help_has_a_word_of_clicks(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, text = ended((*path, "--help"), capsys, monkeypatch)
    assert code == 0 and text.startswith("Bruk: docgen") and "\nValg:\n" in text and "Vis denne hjelpen." in text
    assert in_click(text, in_help=True) == [] and "OPTIONS" not in text and "ARGS" not in text


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_use_is_told_in_our_words_with_the_way_out(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, text = ended(words, capsys, monkeypatch)
    assert code == 2
    assert in_click(text) == []
    assert "\nBruk: docgen" in text and "\nEksempel: docgen" in text and re.search(r"Mer hjelp: docgen.* --help$", text.strip())
    assert "slik docgen kan forstå" not in text, "this kind of wrong use has no sentence of its own"


def test_the_words_that_were_wrong_are_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def first(*words: str) -> str:
        return ended(words, capsys, monkeypatch)[1].splitlines()[0]

    assert first("bygge") == "Det finnes ingen kommando «bygge». Mente du «bygg»?"
    assert first("build", "--prov") == "Det finnes ikke noe valg «--prov» her. Mente du «--prøv»?"
    assert first("status", "nå") == "Det er ikke plass til «nå» i denne kommandoen."
    assert first("explain") == "Det mangler noe etter «docgen explain»: KODE|FIL|alle"
    assert first("build", "--kind") == "«--kind» står uten verdi. Skriv «--kind TYPE,...»."
    assert first("build", "--pdf=ja") == "«--pdf» skal stå alene, uten «=» og verdi."
    assert first("restore", "x", "--versjon", "0") == "«--versjon» må være et helt tall fra 1."
    assert first("completion", "tcsh") == "«SKALL» kan bare være «bash», «zsh», «fish» eller «powershell»."
    assert first("--lang", "en", "bygge") == "There is no command “bygge”. Did you mean “bygg”?"


def test_a_program_gets_the_same_in_its_object(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, text = ended(("--json", "bygge"), capsys, monkeypatch)
    told = json.loads(text)
    assert (code, told["exit"], told["lang"]) == (2, 2, "nb")
    assert told["diagnostics"][0]["message"].startswith("Det finnes ingen kommando «bygge».")


def test_what_a_later_click_may_raise_is_told_too() -> None:
    """The last row is true of all of it, and says nothing of click's."""
    assert [*REFUSALS][-1] is click.ClickException
    context = click.Context(cli, info_name="docgen", obj=Options())
    told = wrong_use(click.FileError("x.yaml", "No such file"), "nb") + wrong_use(
        click.BadArgumentUsage("Takes 2 values", context), "nb"
    )
    assert (
        told.count("Kommandoen er ikke skrevet slik docgen kan forstå den.") == 2 and "values" not in told and "such" not in told
    )


def test_breaking_off_a_question_is_no_bug(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr("docgen.cli.starting.start", broken_off)
    code, text = ended(("init", "nes"), capsys, monkeypatch)
    assert (code, text) == (130, "Avbrutt.\n")


def test_no_catalogue_of_the_machine_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What docgen says is the same whatever languages are installed."""

    def fails(*_: object) -> str:
        raise AssertionError("gettext was asked while wrong use was told")

    monkeypatch.setattr(gettext, "dgettext", fails)
    context = click.Context(cli, info_name="docgen", obj=Options())
    assert cli.get_help(context).startswith("Bruk: docgen")


def test_as_a_process_in_a_folder_without_anything(tmp_path: Path) -> None:
    told = Office(tmp_path).run("bygge")
    assert (told.code, told.out) == (2, "") and told.err.startswith(
        "Det finnes ingen kommando «bygge». Mente du «bygg»?\nBruk: docgen"
    )
    assert Office(tmp_path).run("--version").out.startswith("docgen 0")
