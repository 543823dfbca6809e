"""What a command's help and a shell's Tab show of it: our texts, its examples and its Norwegian name."""

from __future__ import annotations

from collections.abc import Sequence

import click
from click.shell_completion import CompletionItem

from docgen.cli.commands import Commands
from docgen.cli.examples import EXAMPLES
from docgen.cli.guidance import argument_text, command_text, in_short, option_text, placed
from docgen.cli.settings import Options
from docgen.cli.speaking import language_of, said


def write_text(context: click.Context, formatter: click.HelpFormatter) -> None:
    """Write what a command does."""
    text = command_text(name_of(context), language_of(context))
    if text:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text)


def write_arguments(command: click.Command, context: click.Context, formatter: click.HelpFormatter) -> None:
    """Write what stands after the command, each as the line of use has it. Most commands have nothing there."""
    lang, name = language_of(context), name_of(context)
    arguments = [one for one in command.get_params(context) if isinstance(one, click.Argument)]
    rows = [
        (placed(" ".join(one.get_usage_pieces(context)), lang), argument_text(name, one.name or "", lang)) for one in arguments
    ]
    if rows:
        with formatter.section(said("arguments", lang)):
            formatter.write_dl(rows)


def write_options(command: click.Command, context: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the options, and of a group its commands, with both names of each."""
    lang, name = language_of(context), name_of(context)
    rows = []
    for option in _options(command, context):
        record = option.get_help_record(context)
        if record is not None:
            rows.append((placed(record[0], lang), option_text(name, long_name(option), lang)))
    with formatter.section(said("options", lang)):
        formatter.write_dl(rows)
    if isinstance(command, click.Group):
        found = {one: command.get_command(context, one) for one in command.list_commands(context)}
        shown = [one for one, below in found.items() if below is not None and not below.hidden]
        names = {one: ", ".join(filter(None, (one, _alias(command, one)))) for one in shown}
        with formatter.section(said("commands", lang)):
            formatter.write_dl([(names[one], in_short(_below(name, one), lang)) for one in shown])


def write_examples(context: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the end of a command's help. A command without a row in `EXAMPLES` gets none."""
    lang = language_of(context)
    rows = [(line, en if lang == "en" else nb) for line, nb, en in examples_of(context)]
    if rows:
        with formatter.section(said("examples", lang)):
            # An example longer than a column is still one line: it is there to be copied.
            formatter.write_dl(rows, col_max=48)
    norwegian = _in_norwegian(context)
    if norwegian:
        formatter.write_paragraph()
        formatter.write_text(said("norwegian", lang, kommando=norwegian))


def examples_of(context: click.Context) -> tuple[tuple[str, str, str], ...]:
    """What to type, and what it gives in bokmål and English, of the command that was asked for."""
    return EXAMPLES.get(name_of(context), ())


def described(
    command: click.Command, context: click.Context, begun: str, found: Sequence[CompletionItem[str]]
) -> list[CompletionItem[str]]:
    """What a shell offers of a command's options and commands, these by their Norwegian names too, each with what it does.

    `found` is what click has found, by the English names and without a text.
    """
    name = name_of(context)
    # A line that is being typed is not carried out: what it says of the language stands among what has been read so far.
    named = next((one.params["lang"] for one in (context, context.find_root()) if one.params.get("lang")), None)
    lang = Options(lang=named).language if named else language_of(context)
    options = {own: long_name(option) for option in _options(command, context) for own in option.opts}
    aliases = {**command.aliases} if isinstance(command, Commands) else {}
    items = [*(item.value for item in found), *(alias for alias in aliases if alias.startswith(begun))]
    return [
        CompletionItem(
            item,
            help=option_text(name, options[item], lang)
            if item in options
            else in_short(_below(name, aliases.get(item, item)), lang),
        )
        for item in items
    ]


def name_of(context: click.Context) -> str:
    """A command's English name with those above it, without docgen's own: «template check»."""
    return " ".join(command.name or "" for command in _path(context)[1:])


def long_name(option: click.Option) -> str:
    """What an option is looked up by."""
    return next(name for name in option.opts if name.startswith("--"))


def _below(name: str, command: str) -> str:
    return f"{name} {command}".strip()


def _options(command: click.Command, context: click.Context) -> list[click.Option]:
    return [one for one in command.get_params(context) if isinstance(one, click.Option)]


def _path(context: click.Context) -> list[click.Command]:
    """The commands from docgen itself to this one."""
    above = _path(context.parent) if context.parent else []
    return [*above, context.command]


def _in_norwegian(context: click.Context) -> str:
    """The whole command in Norwegian, "" where no word of it has a Norwegian name."""
    path = _path(context)
    words = [command.name or "" for command in path[1:]]
    own = [_alias(group, word) for group, word in zip(path, words, strict=False)]
    return " ".join(("docgen", *(alias or word for alias, word in zip(own, words, strict=True)))) if any(own) else ""


def _alias(group: click.Command, word: str) -> str:
    names = group.aliases.items() if isinstance(group, Commands) else ()
    return next((alias for alias, name in names if name == word), "")
