"""What click does not know of our commands: their examples and their Norwegian names."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from docgen.cli.commands import Commands
from docgen.cli.examples import EXAMPLES
from docgen.cli.speaking import language_of, said


def write_examples(context: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the end of a command's help. A command without a row in `EXAMPLES` gets none."""
    lang = language_of(context)
    rows = examples_of(context)
    if rows:
        with formatter.section(said("examples", lang)):
            # An example longer than a column is still one line: it is there to be copied.
            formatter.write_dl(list(rows), col_max=48)
    norwegian = _in_norwegian(context)
    if norwegian:
        formatter.write_paragraph()
        formatter.write_text(said("norwegian", lang, kommando=norwegian))


def examples_of(context: click.Context) -> tuple[tuple[str, str], ...]:
    """What to type, and what it gives, of the command that was asked for."""
    return EXAMPLES.get(" ".join(command.name or "" for command in _path(context)[1:]), ())


def norwegian_names(group: Commands, context: click.Context, begun: str) -> list[CompletionItem[str]]:
    """The Norwegian names of a group's commands that begin so."""
    found = ((name, group.get_command(context, name)) for name in group.aliases if name.startswith(begun))
    return [CompletionItem(name, help=command.get_short_help_str()) for name, command in found if command and not command.hidden]


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
