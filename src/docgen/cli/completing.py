"""What a shell offers when somebody presses Tab. By the names of files only: no case is opened, and nothing heavy is loaded.

Click asks these functions with `(context, parameter, what stands there so far)`; a shell asks click through the environment
variable `ASKED`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, get_completion_class

from docgen.cli.settings import UsageError, find_root

ASKED = "_DOCGEN_COMPLETE"
"""Set by the scripts: which shell asks, and for what."""
SHELLS = ("bash", "zsh", "fish", "powershell")
_TYPE = re.compile(r"^\s*-\s+type:\s*([\w]+)", re.MULTILINE)
_ID = re.compile(r"[A-ZÆØÅ]{2,}-\d{4}-\d+")
_MEETING = re.compile(r"[A-ZÆØÅ]{2,}-\d{4}-\d+-m\d+")


def files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Files, as the shell finds them."""
    return [CompletionItem(begun, type="file")]


def folders(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Folders, as the shell finds them."""
    return [CompletionItem(begun, type="dir")]


def kinds(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Document types of the workspace's table; of a list with commas the last one."""
    before, comma, last = begun.rpartition(",")
    taken = before.split(",")
    return [CompletionItem(f"{before}{comma}{kind}") for kind in _starting(_kinds(context), last) if kind not in taken]


def ids(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Ids of groups, cases and meetings. A meeting's is known when it has a calendar file."""
    return [CompletionItem(name) for name in _starting(sorted({*_subjects(context), *_meetings(context)}), begun)]


def ids_and_files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Ids, and files where no id begins like that."""
    return [*files(context, parameter, begun), *ids(context, parameter, begun)]


def packed(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """What stands after `docgen archive`: an id, a file, or one of its commands."""
    commands: list[CompletionItem[str]] = []
    if (
        context.parent is not None
        and isinstance(context.parent.command, click.Group)
        and not context.params.get(parameter.name or "")
    ):
        commands = context.parent.command.shell_complete(context.parent, begun)
    return [*ids_and_files(context, parameter, begun), *(item for item in commands if not item.value.startswith("-"))]


def things(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """What can be new."""
    return [CompletionItem(thing) for thing in _starting(("sak", "gruppe", "møte", "møteplan", "evaluering"), begun)]


def subjects(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """What a new meeting belongs to: a group, a case or the ressursteam."""
    return [CompletionItem(name) for name in _starting((*sorted(_subjects(context)), "ressursteam"), begun)]


def codes(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Codes of rules and messages once a letter of one stands there, `alle`, and files."""
    known: Iterable[str] = ("alle",)
    if begun[:1].isupper():
        from docgen.cli.explaining import every_code

        known = (*every_code(), "alle")
    return [*files(context, parameter, begun), *(CompletionItem(code) for code in _starting(known, begun))]


def types(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """Document types, and templates as files."""
    return [*files(context, parameter, begun), *(CompletionItem(kind) for kind in _starting(_kinds(context), begun))]


# --- the workspace by its names ------------------------------------------------------------------------------------


def _starting(names: Iterable[str], begun: str) -> list[str]:
    """Those that begin so, whatever the case of the letters."""
    return [name for name in names if name.casefold().startswith(begun.casefold())]


def _root(context: click.Context) -> Path | None:
    named = next((c.params["folder"] for c in (context, context.find_root()) if c.params.get("folder")), None)
    try:
        return find_root(named)
    except UsageError:
        return None


def _names(root: Path | None, folder: str, suffix: str = "") -> Iterator[str]:
    """Names in a folder of the workspace without their ending; none where it cannot be read."""
    try:
        with os.scandir(root / folder if root else "") as entries:
            yield from (entry.name.removesuffix(suffix) for entry in entries if root and entry.name.endswith(suffix))
    except OSError:
        return


def _subjects(context: click.Context) -> set[str]:
    root = _root(context)
    names = (*_names(root, "cases/ansvarsgrupper"), *_names(root, "cases/saker", ".yaml"))
    return {name for name in names if _ID.fullmatch(name)}


def _meetings(context: click.Context) -> set[str]:
    return {name for name in _names(_root(context), "output/kalender", ".ics") if _MEETING.fullmatch(name)}


def _kinds(context: click.Context) -> tuple[str, ...]:
    root = _root(context)
    try:
        table = (root / "templates" / "dokumenter.yaml").read_text("utf-8") if root else ""
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(dict.fromkeys(_TYPE.findall(table)))


# --- the shells ----------------------------------------------------------------------------------------------------

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    if (-not $wordToComplete) { $words += '' }
    $encoding = [Console]::OutputEncoding
    try {
        $env:%(complete_var)s = 'powershell_complete'
        $env:COMP_WORDS = $words -join "`n"
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $answers = @(& %(prog_name)s 2>$null)
    } finally {
        $env:%(complete_var)s = $null
        $env:COMP_WORDS = $null
        [Console]::OutputEncoding = $encoding
    }
    foreach ($answer in $answers) {
        $type, $value, $help = $answer -split "`t", 3
        if ($type -eq 'plain') {
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
        }
    }
}
"""


class PowerShell(ShellComplete):
    """PowerShell, of Windows and of its own. Click's script sends the line as one text, in which a shell's rules would eat the
    backslashes of Windows, and reads the answer in the console's old character set, in which «prøv» is not «prøv»; ours sends
    the words one by one and reads UTF-8. Of files nothing is answered: PowerShell then offers them itself.
    """

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        _, *words = os.environ.get("COMP_WORDS", "").split("\n")
        return (words[:-1], words[-1]) if words else ([], "")

    def format_completion(self, item: CompletionItem[str]) -> str:
        return "\t".join((item.type, item.value, " ".join((item.help or item.value).split())))


def answer_powershell() -> None:
    """Let click know PowerShell as we mean it."""
    add_completion_class(PowerShell)


def script_for(shell: str, program: click.Command) -> str:
    """The lines that teach a shell to ask docgen. Plain ASCII, so that no shell reads them wrong."""
    answer_powershell()
    kind = get_completion_class(shell)
    assert kind is not None  # the command's own choices name no other
    # Not the shell's own `source`: bash's asks which bash is here, and says in English what the manual says of old ones.
    return ShellComplete.source(kind(program, {}, "docgen", ASKED))
