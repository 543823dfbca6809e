"""Each way of using a command wrongly, in our words: what was wrong, how the command is written, and where help is (ADR 0029).

By the type of what click raises and by what that carries, never by its words. What a later click may raise beside these is
told by the last row, which is true of all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType

import click

from docgen.cli.guidance import placed
from docgen.cli.helping import examples_of
from docgen.cli.speaking import one_of, said, write_usage


class NoRoomError(click.UsageError):
    """More was written after a command than it takes."""

    def __init__(self, word: str, context: click.Context) -> None:
        super().__init__(word, context)
        self.word = word


class NoCommandError(click.UsageError):
    """A group has no command of that name. `known` are its names, the Norwegian ones too."""

    def __init__(self, word: str, known: Iterable[str], context: click.Context) -> None:
        super().__init__(word, context)
        self.word = word
        self.known = tuple(known)


def wrong_use(error: click.ClickException, lang: str) -> str:
    """What was written wrongly and the way out, in our words: the sentence, how the command is written, and where help is.

    Never anything of what click says itself.
    """
    kind = next(kind for kind in REFUSALS if isinstance(error, kind))
    context = error.ctx if isinstance(error, click.UsageError) else None
    lines = [REFUSALS[kind](error, lang)]
    if context is not None:
        formatter = context.make_formatter()
        write_usage(context.command, context, formatter)
        lines += [formatter.getvalue().rstrip("\n")]
        lines += [said("example", lang, linje=line) for line, *_ in examples_of(context)[:1]]
    return "\n".join((*lines, said("more", lang, kommando=context.command_path if context else "docgen")))


def _no_option(error: click.ClickException, lang: str) -> str:
    assert isinstance(error, click.NoSuchOption)
    return said("no_option", lang, navn=error.option_name, mente=_meant(error.possibilities or (), lang))


def _no_command(error: click.ClickException, lang: str) -> str:
    assert isinstance(error, NoCommandError)
    near = get_close_matches(error.word, error.known)
    return said("no_command", lang, navn=error.word, mente=_meant(near, lang))


def _no_room(error: click.ClickException, lang: str) -> str:
    assert isinstance(error, NoRoomError)
    return said("no_more", lang, navn=error.word)


def _missing(error: click.ClickException, lang: str) -> str:
    assert isinstance(error, click.MissingParameter)
    command = error.ctx.command_path if error.ctx else "docgen"
    return said("missing", lang, navn=_form(error.param, lang) if error.param else "", kommando=command)


def _option_use(error: click.ClickException, lang: str) -> str:
    """Click has one type for an option that lacks its value and for one that was given a value it does not take."""
    assert isinstance(error, click.BadOptionUsage)
    named = error.option_name
    options = error.ctx.command.get_params(error.ctx) if error.ctx else []
    option = next((one for one in options if named in (*one.opts, *one.secondary_opts, one.name)), None)
    if isinstance(option, click.Option) and option.is_flag:
        return said("a_value", lang, navn=named)
    return said("no_value", lang, navn=named, form=_form(option, lang) if option else "...")


def _value(error: click.ClickException, lang: str) -> str:
    assert isinstance(error, click.BadParameter)
    parameter = error.param
    if parameter is None:
        return said("wrong", lang)
    # As it is shown in help: the longest name of an option, the word in capitals of an argument.
    name = max(parameter.opts, key=len) if isinstance(parameter, click.Option) else placed((parameter.name or "").upper(), lang)
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return said("one_of", lang, navn=name, valg=one_of([str(choice) for choice in kind.choices], lang))
    if isinstance(kind, click.IntRange) and kind.min is not None and kind.max is None:
        return said("from", lang, navn=name, minst=int(kind.min))
    return said("unfit", lang, navn=name)


def _wrong(error: click.ClickException, lang: str) -> str:
    return said("wrong", lang)


REFUSALS: Mapping[type[click.ClickException], Callable[[click.ClickException, str], str]] = MappingProxyType(
    {
        click.NoSuchOption: _no_option,
        NoCommandError: _no_command,
        NoRoomError: _no_room,
        click.MissingParameter: _missing,
        click.BadOptionUsage: _option_use,
        click.BadParameter: _value,
        click.ClickException: _wrong,
    }
)
"""How each kind of wrong use is told; the first row whose type fits. A missing parameter is a bad one too: it stands before."""


def _meant(near: Sequence[str], lang: str) -> str:
    return said("meant", lang, nære=one_of(near, lang)) if near else ""


def _form(parameter: click.Parameter, lang: str) -> str:
    """What is written for a parameter: its word in capitals, or what there is to choose from."""
    if isinstance(parameter.type, click.Choice) and not parameter.metavar:
        return "|".join(map(str, parameter.type.choices))
    return placed(parameter.metavar or (parameter.name or "").upper(), lang)
