"""The commands: each reads its options, calls one function and prints one report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from docgen import __version__
from docgen.cli import completing
from docgen.cli.settings import Options, Run, UsageError, options_among, read_older, read_run
from docgen.disk import DocgenError, share

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

USAGE, WORLD, BUG, INTERRUPTED = 2, 3, 4, 130

ALIASES = {
    "bygg": "build",
    "sjekk": "check",
    "forklar": "explain",
    "ny": "new",
    "start": "init",
    "skjema": "schema",
    "mal": "template",
    "kontroller": "verify",
    "gjenopprett": "restore",
    "konflikter": "conflicts",
    "vakt": "watch",
    "tjeneste": "service",
    "doktor": "doctor",
    "rapport": "report",
    "arkiver": "archive",
    "innsyn": "access",
    "slett": "purge",
    "oppgrader": "migrate",
    "fullføring": "completion",
}
TEMPLATE_ALIASES = {"sjekk": "check", "felt": "fields"}
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Helped(click.Command):
    """A command whose help is in our words (none stand here: see `guidance`), with examples and its Norwegian name."""

    allow_extra_args = True  # told by us in `parse_args`, not by click

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # its parser does not say which command it was reading
            raise

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        from docgen.cli.speaking import usage_pieces

        return usage_pieces(self, ctx, super().collect_usage_pieces(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from docgen.cli.speaking import write_usage

        write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from docgen.cli.helping import write_text

        write_text(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from docgen.cli.helping import write_arguments, write_options

        write_arguments(self, ctx, formatter)
        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from docgen.cli.helping import write_examples

        write_examples(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        from docgen.cli.helping import described

        return described(self, ctx, incomplete, super().shell_complete(ctx, incomplete))


class Command(Helped):
    """A command of ours."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            from docgen.cli.wrong_use import NoRoomError

            raise NoRoomError(rest[0], ctx)
        return rest


class Commands(Helped, click.Group):
    """A group that knows its commands by their Norwegian names too."""

    aliases = ALIASES
    command_class = Command

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, self.aliases.get(cmd_name, cmd_name))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        # An option that nobody knows is click's to refuse, and a word that a shell wants completed is nobody's mistake.
        if not args[0].startswith("-") and not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            from docgen.cli.wrong_use import NoCommandError

            raise NoCommandError(args[0], (*self.commands, *self.aliases), ctx)
        _, command, rest = super().resolve_command(ctx, args)
        return command.name if command else None, command, rest


class TemplateCommands(Commands):
    """The commands about templates."""

    aliases = TEMPLATE_ALIASES


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command has, before or after its name."""
    for option in reversed(
        (
            click.option(
                "-C",
                "--folder",
                "--mappe",
                "folder",
                metavar="DIR",
                shell_complete=completing.folders,
            ),
            click.option("--date", "--dato", "date", metavar="DATE"),
            click.option("--lang", type=click.Choice(["nb", "en"])),
            click.option("--color", type=click.Choice(["auto", "always", "never"])),
            click.option("--json", "json", is_flag=True),
            click.option("-q", "--quiet", "quiet", is_flag=True),
            click.option("-v", "--verbose", "verbose", is_flag=True),
        )
    ):
        command = option(command)
    return command


def _options(given: dict[str, Any]) -> Options:
    names = ("folder", "date", "lang", "color", "json", "quiet", "verbose")
    mine = Options(**{name: given.pop(name) for name in names})
    context = click.get_current_context()
    return mine.over(context.find_object(Options) or Options())


@click.group(cls=Commands, context_settings=CONTEXT, invoke_without_command=True)
@click.version_option(__version__, "-V", "--version", message=f"docgen {__version__}")
@shared
@click.pass_context
def cli(context: click.Context, /, **given: Any) -> None:
    context.obj = _options(given)
    if context.invoked_subcommand is None:
        from docgen.cli.beginning import tell_next

        options = context.obj
        _run("next", options, tell_next, anywhere=options.folder is None)


@cli.command()
@shared
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=completing.files)
@click.option("--kind", "--type", "kinds", metavar="KIND,...", shell_complete=completing.kinds)
@click.option("--dry-run", "--prøv", "dry_run", is_flag=True)
@click.option("--thorough", "--grundig", "thorough", is_flag=True)
@click.option("--pdf", "pdf", is_flag=True)
@click.option(
    "--new-edition",
    "--ny-utgave",
    "editions",
    multiple=True,
    metavar="ID|FILE",
    shell_complete=completing.ids_and_files,
)
def build(
    paths: tuple[str, ...],
    kinds: str | None,
    dry_run: bool,
    thorough: bool,
    pdf: bool,
    editions: tuple[str, ...],
    **given: Any,
) -> None:
    from docgen.cli.building import build_workspace

    def act(run: Run) -> int:
        return build_workspace(run, paths, kinds, dry_run=dry_run, thorough=thorough, pdf=pdf, editions=editions)

    _run("build", _options(given), act)


@cli.command()
@shared
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=completing.files)
@click.option("--kind", "--type", "kinds", metavar="KIND,...", shell_complete=completing.kinds)
@click.option("--warnings-as-errors", "--strengt", "strict", is_flag=True)
def check(paths: tuple[str, ...], kinds: str | None, strict: bool, **given: Any) -> None:
    from docgen.cli.building import check_workspace

    _run("check", _options(given), lambda run: check_workspace(run, paths, kinds, strict))


@cli.command()
@shared
@click.argument("what", metavar="CODE|FILE|alle", shell_complete=completing.codes)
def explain(what: str, **given: Any) -> None:
    from docgen.cli.building import explain_what

    _run("explain", _options(given), lambda run: explain_what(run, what))


@cli.command()
@shared
@click.argument("thing", metavar="sak|gruppe|møte|møteplan|evaluering", shell_complete=completing.things)
@click.argument("words", nargs=-1, metavar="[...]", shell_complete=completing.subjects)
def new(thing: str, words: tuple[str, ...], **given: Any) -> None:
    from docgen.cli.making import make_new

    _run("new", _options(given), lambda run: make_new(run, thing, words))


@cli.command("init")
@shared
@click.argument("target", metavar="DIR", shell_complete=completing.folders)
@click.option("--example", "--eksempel", "example", is_flag=True)
@click.option("--kommune", "kommunenavn", metavar="NAME")
@click.option("--kommunenummer", metavar="NNNN")
@click.option("--avdeling", metavar="NAME")
@click.option("--adresse", metavar="TEXT")
@click.option("--telefon", metavar="NUMBER")
@click.option("--e-post", "e_post", metavar="ADDRESS")
@click.option("--nettsted", metavar="ADDRESS")
@click.option("--målform", "målform", type=click.Choice(["bokmål", "nynorsk"]))
def init(target: str, example: bool, **given: Any) -> None:
    from docgen.cli.starting import start

    options = _options(given)
    _run("init", options, lambda run: start(run, target, given, example=example), anywhere=True)


@cli.command()
@shared
@click.option(
    "--out",
    "--ut",
    "out",
    metavar="DIR",
    shell_complete=completing.folders,
)
@click.option("--editor", is_flag=True)
def schema(out: str | None, editor: bool, **given: Any) -> None:
    def act(run: Run) -> int:
        from docgen.cli.editing import write_schemas

        return write_schemas(run, out, editor=editor)

    _run("schema", _options(given), act)


@cli.group(cls=TemplateCommands)
def template() -> None:
    pass


@template.command("check")
@shared
@click.argument("files", nargs=-1, metavar="[FILE]...", shell_complete=completing.files)
@click.option("--warnings-as-errors", "--strengt", "strict", is_flag=True)
@click.option("--annotate", "--merk", is_flag=True)
def template_check(files: tuple[str, ...], strict: bool, annotate: bool, **given: Any) -> None:
    from docgen.cli.templating import check_templates

    _run("template", _options(given), lambda run: check_templates(run, files, strict=strict, annotate=annotate))


@template.command("fields")
@shared
@click.argument("what", required=False, metavar="[TYPE|FILE]", shell_complete=completing.types)
def template_fields(what: str | None, **given: Any) -> None:
    from docgen.cli.templating import list_fields

    _run("template", _options(given), lambda run: list_fields(run, what))


@cli.command("verify")
@shared
@click.argument("files", nargs=-1, required=True, metavar="FILE.docx...", shell_complete=completing.files)
def verify(files: tuple[str, ...], **given: Any) -> None:
    from docgen.cli.verifying import verify_files

    _run("verify", _options(given), lambda run: verify_files(run, files), anywhere=True)


@cli.command("restore")
@shared
@click.argument("file", metavar="FILE", shell_complete=completing.files)
@click.option("--list", "--vis", "listing", is_flag=True)
@click.option("--versjon", "--number", "number", metavar="NUMBER", type=click.IntRange(1))
def restore(file: str, number: int | None, listing: bool, **given: Any) -> None:
    from docgen.cli.restoring import restore_file

    _run("restore", _options(given), lambda run: restore_file(run, file, number, listing=listing))


@cli.command("conflicts")
@shared
@click.argument("file", required=False, metavar="[FILE]", shell_complete=completing.files)
@click.option("--keep", "--behold", "choice", type=click.Choice(["min", "ny", "mine", "new"]))
def conflicts(file: str | None, choice: str | None, **given: Any) -> None:
    from docgen.cli.settling import settle_conflicts

    _run("conflicts", _options(given), lambda run: settle_conflicts(run, file, choice))


@cli.command("completion")
@shared
@click.argument("shell", type=click.Choice(completing.SHELLS))
def completion(shell: str, **given: Any) -> None:
    click.echo(completing.script_for(shell, cli))


@cli.command("access")
@shared
@click.argument("number", required=False, metavar="[ID]")
@click.option("--name", "--navn", "navn", metavar="NAME")
@click.option("--born", "--født", "født", metavar="DATE")
@click.option("--out", "--ut", "out", metavar="DIR")
def access(number: str | None, navn: str | None, født: str | None, out: str | None, **given: Any) -> None:
    from docgen.cli.accessing import gather_access

    _run("access", _options(given), lambda run: gather_access(run, number, navn, født, out))


@cli.command("purge")
@shared
@click.option("--dry-run", "--prøv", "dry_run", is_flag=True)
@click.option("--delete", "--slett", "delete", is_flag=True)
@click.option("--yes", "--ja", "yes", is_flag=True)
def purge(dry_run: bool, delete: bool, yes: bool, **given: Any) -> None:
    from docgen.cli.purging import purge_workspace

    _run("purge", _options(given), lambda run: purge_workspace(run, delete=delete and not dry_run, yes=yes))


@cli.command("migrate")
@shared
@click.option("--dry-run", "--prøv", "dry_run", is_flag=True)
def migrate(dry_run: bool, **given: Any) -> None:
    from docgen.cli.migrating import migrate_workspace

    _run("migrate", _options(given), lambda run: migrate_workspace(run, dry_run=dry_run), older=True)


def _run(command: str, options: Options, act: Callable[[Run], int], *, anywhere: bool = False, older: bool = False) -> NoReturn:
    """Carry out a command and end with its exit code. Everything that can fly is caught here, once."""
    lang = ""
    try:
        run = read_older(options) if older else read_run(options, anywhere=anywhere)
        lang = run.lang
        code = act(run)
    except UsageError as error:
        lang = lang or options.spoken
        code = _failed(command, options, USAGE, error.say(lang), lang)
    except DocgenError as error:
        lang = lang or options.spoken
        code = _failed(command, options, error.exit_code, error.say(lang), lang)
    except (KeyboardInterrupt, click.Abort):  # Ctrl+C, also at one of our questions
        lang = lang or options.language
        code = _failed(command, options, INTERRUPTED, "Avbrutt." if lang == "nb" else "Stopped.", lang)
    except BrokenPipeError:
        # Whoever read our output has gone away (`docgen check | head`): nobody is left to tell.
        sys.stderr.close()
        code = 0
    except Exception as error:  # noqa: BLE001 -- the one place: a bug of ours must not end in a page of code
        lang = lang or options.language
        code = _failed(command, options, BUG, _bug(error, options, lang), lang)
    sys.exit(code)


def _failed(command: str, options: Options, code: int, message: str, lang: str) -> int:
    if options.json:
        from docgen.cli.machine import failure_json

        click.echo(failure_json(command, code, message, lang))
    else:
        click.echo(message, err=True)
    return code


def _bug(error: Exception, options: Options, lang: str) -> str:
    """Write where it happened to a file for the IT person; not what it said, which may quote a case."""
    import traceback  # a hundredth of a second that no healthy run should pay

    frames = "".join(traceback.format_tb(error.__traceback__))
    path = Path(options.folder or ".") / "docgen-feil.txt"
    try:
        path.write_text(f"docgen {__version__}, {type(error).__name__}\n{frames}", "utf-8")
        share(path)
        where = str(path)
    except OSError:
        where = "-"
    if lang == "en":
        return f"Internal error DG900 in docgen. No document is half-made. Give this file to the IT people: {where}"
    return f"Intern feil DG900 i docgen. Ingen dokumenter er halvferdige. Gi denne filen til IT: {where}"


def main() -> None:
    """Run the command line and end the process with its exit code."""
    words = sys.argv[1:]
    try:
        if completing.ASKED in os.environ:
            completing.answer_powershell()
        # What is said before the options have been read is said in the language that stands among them.
        cli(prog_name="docgen", standalone_mode=False, complete_var=completing.ASKED, obj=options_among(words))
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        sys.exit(USAGE)
    except click.ClickException as error:
        from docgen.cli.wrong_use import wrong_use

        options = replace(options_among(words), json="--json" in words)
        lang = options.spoken
        sys.exit(_failed("docgen", options, USAGE, wrong_use(error, lang), lang))
