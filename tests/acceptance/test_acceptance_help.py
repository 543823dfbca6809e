"""Every text of every help and of what Tab offers stands in bokmål and in English (ADR 0030)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import docgen.cli
from docgen.cli.commands import cli
from docgen.cli.completing import ASKED
from docgen.cli.examples import EXAMPLES
from docgen.cli.guidance import ARGUMENTS, COMMANDS, OPTIONS, PLACE, PLACES, argument_text, command_text, option_text
from docgen.cli.helping import long_name
from docgen.cli.settings import Options
from office import Office

assert docgen.cli.main  # importing the package adds the commands of the other rooms

BIN = Path(sys.executable).parent


def contexts(parent: click.Context) -> Iterator[click.Context]:
    """Docgen itself and every command below it."""
    yield parent
    for name, command in getattr(parent.command, "commands", {}).items():
        yield from contexts(click.Context(command, parent=parent, info_name=name, max_content_width=100))


def every(lang: str) -> dict[str, click.Context]:
    """By a command's English name, "" for docgen's own."""
    whole = click.Context(cli, info_name="docgen", max_content_width=100, obj=Options(lang=lang))
    return {context.command_path.removeprefix("docgen").strip(): context for context in contexts(whole)}


NB, EN = every("nb"), every("en")


def options_of(name: str) -> list[str]:
    """The first long names of the options of a command, `--help` among them."""
    context = NB[name]
    return [long_name(one) for one in context.command.get_params(context) if isinstance(one, click.Option)]


def arguments_of(name: str) -> list[str]:
    """What a command calls what is written after it."""
    return [one.name or "" for one in NB[name].command.params if isinstance(one, click.Argument)]


def as_one_line(context: click.Context) -> str:
    # A line is broken behind a hyphen of «Word-dokument» too.
    return re.sub(r"- ", "-", " ".join(context.get_help().split()))


def pairs_of(name: str) -> list[tuple[str, str, str]]:
    """Everything that the help of a command says: what it is of, in bokmål and in English."""
    return [
        ("what it does", command_text(name, "nb"), command_text(name, "en")),
        *((one, argument_text(name, one, "nb"), argument_text(name, one, "en")) for one in arguments_of(name)),
        *((option, option_text(name, option, "nb"), option_text(name, option, "en")) for option in options_of(name)),
        *EXAMPLES.get(name, ()),
    ]


def faults(name: str) -> list[str]:
    """What is wrong with the texts of a command: one that is empty, or the same in both languages."""
    return [what for what, nb, en in pairs_of(name) if not nb.strip() or not en.strip() or nb == en]


@pytest.mark.parametrize("name", NB)
def test_every_text_stands_in_both_languages(name: str) -> None:
    assert faults(name) == []


def test_a_text_that_lacks_a_language_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "docgen.cli.guidance.OPTIONS", {**OPTIONS, "build --pdf": ("Lag PDF.", ""), "--quiet": ("Same.", "Same.")}
    )
    monkeypatch.setattr("docgen.cli.guidance.COMMANDS", {**COMMANDS, "build": ("", "Build.")})
    assert faults("build") == ["what it does", "--quiet", "--pdf"]
    monkeypatch.setattr("docgen.cli.guidance.OPTIONS", {})
    assert set(options_of("check")) <= set(faults("check"))
    monkeypatch.setattr("docgen.cli.guidance.ARGUMENTS", {**ARGUMENTS, "new words": ("", "The number.")})
    assert "words" in faults("new") and "thing" not in faults("new")


@pytest.mark.parametrize("name", NB)
def test_each_language_shows_its_own_text_and_nothing_of_the_other(name: str) -> None:
    shown = {"nb": as_one_line(NB[name]), "en": as_one_line(EN[name])}
    for what, nb, en in pairs_of(name):
        for lang, own, other in (("nb", nb, en), ("en", en, nb)):
            own, other = (re.sub(r"- ", "-", " ".join(text.split())) for text in (own, other))
            assert own in shown[lang], (what, lang)
            assert f" {other} " not in f" {shown[lang]} " or f" {other} " in f" {own} ", (what, lang)


def test_no_text_is_of_a_command_or_an_option_that_is_not_there() -> None:
    assert {*COMMANDS} == {*NB}
    used = {key for name in NB for option in options_of(name) for key in (f"{name} {option}".strip(), option)}
    assert {*OPTIONS} <= used
    assert {*ARGUMENTS} <= {key for name in NB for one in arguments_of(name) for key in (f"{name} {one}", one)}


@pytest.mark.parametrize("name", [name for name in NB if arguments_of(name)])
def test_every_argument_is_told_in_a_line_under_the_word_that_the_line_of_use_has(name: str) -> None:
    for lang, context in (("nb", NB[name]), ("en", EN[name])):
        usage, _, rest = context.get_help().partition("\n\n")
        told = rest.partition("Etter kommandoen:\n" if lang == "nb" else "After the command:\n")[2].partition("\n\n")[0]
        for one in arguments_of(name):
            text = argument_text(name, one, lang)
            assert text.endswith(".") and "\n" not in text and len(text) <= 115, (one, lang)
            assert " ".join(text.split()[:2]) in " ".join(told.split()), (one, lang)
        for word in (" ".join(usage.split()).rpartition("]... ")[2] or usage).split()[-len(arguments_of(name)) :]:
            assert word in told, (word, lang)


def test_a_command_with_nothing_after_it_has_no_such_part() -> None:
    assert "Etter kommandoen" not in NB["status"].get_help() and "After the command" not in EN["status"].get_help()


def test_the_texts_stand_in_the_table_and_nowhere_else() -> None:
    given = [(name, one.name) for name, context in NB.items() for one in context.command.params if getattr(one, "help", None)] + [
        (name, "") for name, context in NB.items() if context.command.help
    ]
    assert [(name, option) for name, option in given if option != "version"] == []


def test_what_stands_for_something_has_a_word_in_bokmål() -> None:
    """`FILE` in the source is «FIL» to the reader, also where wrong use is told."""
    words = {
        word
        for context in NB.values()
        for one in context.command.params
        for word in PLACE.findall((one.metavar or one.name or "") if isinstance(one, click.Argument) else one.metavar or "")
    }
    assert words <= PLACES.keys()
    kept = {word for word, ours in PLACES.items() if word == ours}
    for context in NB.values():
        assert not (PLACES.keys() - kept - {*PLACES.values()}) & {*PLACE.findall(context.get_help())}
    assert "[FIL|MAPPE]..." in NB["build"].get_help() and "[PATH]..." in EN["build"].get_help()


def test_english_is_asked_for_on_the_command_line_or_in_the_environment(tmp_path: Path) -> None:
    here = Office(tmp_path)
    assert "Sjekk alt, og lag dokumentene" in here.run("bygg", "--help").out
    assert "Check everything, and make the documents" in here.run("bygg", "--lang", "en", "--help").out
    assert "Check everything, and make the documents" in here.run("bygg", "--help", DOCGEN_LANG="en").out
    assert "Sjekk alt, og lag dokumentene" in here.run("bygg", "--help", "--lang", "nb", DOCGEN_LANG="en").out


def test_english_is_asked_for_in_docgen_toml_too(tmp_path: Path) -> None:
    english, inside = tmp_path / "kontor", tmp_path / "kontor" / "cases" / "saker"
    inside.mkdir(parents=True)
    (english / "docgen.toml").write_text('format = 1\nlang = "en"\n', "utf-8")
    here, outside = Office(english), Office(tmp_path)
    for outcome in (
        here.run("bygg", "--help"),
        here.run("bygg", "--help", cwd=inside),
        outside.run("-C", "kontor", "bygg", "--help"),
        outside.run("bygg", "--help", "-Ckontor"),
        outside.run("bygg", "--mappe=kontor", "--help"),
    ):
        assert (outcome.code, "Check everything, and make the documents" in outcome.out) == (0, True), outcome.said
    assert "You write short text files" in here.run("--help").out
    assert "There is no command “bygge”." in here.run("bygge").err
    assert "“31.02.2026” is not a date." in here.run("check", "--date", "31.02.2026").err
    # Who asks for a language gets it, and a folder that is not asked about says nothing.
    assert "Sjekk alt, og lag dokumentene" in here.run("bygg", "--lang", "nb", "--help").out
    assert "Sjekk alt, og lag dokumentene" in here.run("bygg", "--help", DOCGEN_LANG="nb").out
    assert "Sjekk alt, og lag dokumentene" in outside.run("bygg", "--help").out


@pytest.mark.parametrize(
    "written", [b"lang = ", b"\xff\xfe", b'lang = "fr"', b"lang = 3", b'lang = ["en"]', b"a = " + b"[" * 9000]
)
def test_help_stands_whatever_docgen_toml_says(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "docgen.toml").write_bytes(written)
    outcome = Office(tmp_path).run("bygg", "--help")
    assert (outcome.code, outcome.err) == (0, "") and "Sjekk alt, og lag dokumentene" in outcome.out


def test_the_version_asks_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is what a program asks first, and what docgen's start is measured by."""
    (tmp_path / "docgen.toml").write_text('lang = "en"', "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("docgen.cli.settings.find_root", lambda folder: pytest.fail("the workspace was looked for"))
    monkeypatch.setattr(sys, "argv", ["docgen", "--version"])
    docgen.cli.main()
    assert capsys.readouterr().out.startswith("docgen ")


@pytest.mark.parametrize(
    ("line", "value", "text"),
    [
        ("docgen che", "check", "Sjekk alt uten å lage noe."),
        ("docgen sje", "sjekk", "Sjekk alt uten å lage noe."),
        ("docgen mal sje", "sjekk", "Vis alt som er galt i malene, og hvor i Word det står."),
        ("docgen build --pr", "--prøv", "Vis kort hva som ville skjedd, og alt med -v. Ingenting blir skrevet."),
        ("docgen build --he", "--help", "Vis denne hjelpen."),
        ("docgen --lang en sje", "sjekk", "Check everything without making anything."),
        ("docgen build --lang en --q", "--quiet", "Errors only."),
    ],
)
def test_tab_shows_what_each_does(tmp_path: Path, line: str, value: str, text: str) -> None:
    asked = {ASKED: "zsh_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    done = subprocess.run([BIN / "docgen"], cwd=tmp_path, env={**os.environ, **asked}, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").splitlines() == ["plain", value, text]
