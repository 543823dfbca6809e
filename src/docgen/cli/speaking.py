"""What click would say in English in every help and of every wrong use, said by us (ADR 0029)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import click

from docgen.cli.guidance import placed
from docgen.cli.settings import Options

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "usage": ("Bruk: ", "Usage: "),
        "arguments": ("Etter kommandoen", "After the command"),
        "options": ("Valg", "Options"),
        "commands": ("Kommandoer", "Commands"),
        "any_option": ("[VALG]...", "[OPTIONS]"),
        "any_command": ("KOMMANDO [...]", "COMMAND [ARGS]..."),
        "examples": ("Eksempler", "Examples"),
        "norwegian": ("På norsk: {kommando}", "Norwegian: {kommando}"),
        "example": ("Eksempel: {linje}", "Example: {linje}"),
        "more": ("Mer hjelp: {kommando} --help", "More help: {kommando} --help"),
        "meant": (" Mente du {nære}?", " Did you mean {nære}?"),
        "or": (" eller ", " or "),
        "quoted": ("«{navn}»", "“{navn}”"),
        "no_option": ("Det finnes ikke noe valg «{navn}» her.{mente}", "There is no option “{navn}” here.{mente}"),
        "no_command": ("Det finnes ingen kommando «{navn}».{mente}", "There is no command “{navn}”.{mente}"),
        "no_more": ("Det er ikke plass til «{navn}» i denne kommandoen.", "There is no room for “{navn}” in this command."),
        "missing": ("Det mangler noe etter «{kommando}»: {navn}", "Something is missing after “{kommando}”: {navn}"),
        "no_value": ("«{navn}» står uten verdi. Skriv «{navn} {form}».", "“{navn}” has no value. Write “{navn} {form}”."),
        "a_value": ("«{navn}» skal stå alene, uten «=» og verdi.", "“{navn}” stands alone, without “=” and a value."),
        "one_of": ("«{navn}» kan bare være {valg}.", "“{navn}” can only be {valg}."),
        "from": ("«{navn}» må være et helt tall fra {minst}.", "“{navn}” must be a whole number from {minst}."),
        "unfit": ("«{navn}» har en verdi som ikke kan brukes.", "“{navn}” has a value that cannot be used."),
        "wrong": ("Kommandoen er ikke skrevet slik docgen kan forstå den.", "The command is not written as docgen can read it."),
    }
)
"""The words of help and of wrong use in bokmål and English."""
LANGUAGE = f"{__name__}.language"
"""Under which a command line's language is kept beside it, once it has been found."""


def language_of(context: click.Context | None) -> str:
    """The language that is asked for on the command line, in the environment, or in the workspace's docgen.toml."""
    if context is None:
        return Options().spoken
    # Asked for each part of a help; the file is read once.
    if LANGUAGE not in context.meta:
        given = context.find_object(Options) or Options()
        folder = next((one.params["folder"] for one in (context, context.find_root()) if one.params.get("folder")), None)
        context.meta[LANGUAGE] = replace(given, folder=folder or given.folder).spoken
    return str(context.meta[LANGUAGE])


def said(key: str, lang: str, **values: object) -> str:
    """One of `WORDS`."""
    nb, en = WORDS[key]
    return (en if lang == "en" else nb).format(**values)


def write_usage(command: click.Command, context: click.Context, formatter: click.HelpFormatter) -> None:
    """The line that says how a command is written."""
    formatter.write_usage(
        context.command_path, " ".join(command.collect_usage_pieces(context)), prefix=said("usage", language_of(context))
    )


def usage_pieces(command: click.Command, context: click.Context, pieces: Sequence[str]) -> list[str]:
    """The pieces of that line, with our words where click has its own."""
    lang = language_of(context)
    ours = {command.options_metavar: said("any_option", lang)}
    if isinstance(command, click.Group):
        ours[command.subcommand_metavar] = said("any_command", lang)
    return [ours.get(piece) or placed(piece, lang) for piece in pieces]


def one_of(names: Sequence[str], lang: str) -> str:
    """«a», «b» eller «c»."""
    quoted = [said("quoted", lang, navn=name) for name in names]
    return said("or", lang).join((", ".join(quoted[:-1]), quoted[-1])) if len(quoted) > 1 else "".join(quoted)
