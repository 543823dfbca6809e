"""How the system is told to keep a watcher running: the text of a systemd unit, and of two tasks for Windows. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def systemd_unit(command: Sequence[str]) -> str:
    """A unit of the user's own systemd that runs `command`, and runs it again when it ends in failure."""
    program, *arguments = command
    # In the program's own name systemd replaces no variables, so there a `$` is one.
    words = (_for_systemd(program).replace("$$", "$"), *map(_for_systemd, arguments))
    return "\n".join(
        (
            "[Unit]",
            "Description=docgen: dokumenter fra saksmappen",
            "",
            "[Service]",
            "Type=exec",
            f"ExecStart={' '.join(words)}",
            "Restart=on-failure",
            "RestartSec=30",
            "Nice=5",
            "# Det vakten skriver, siterer saksfiler og har navn i seg. Det skal ikke i journalen, som andre leser.",
            "# Vaktens egen logg, uten navn, ligger i tilstandsmappen; docgen status og docgen doctor sier hvordan det går.",
            "StandardOutput=null",
            "StandardError=null",
            "",
            "[Install]",
            "WantedBy=default.target",
            "",
        )
    )


def windows_task(name: str, command: Sequence[str]) -> str:
    """PowerShell that makes a task which starts `command` with the machine, whether or not anybody is logged on.

    Windows asks for the account and its password when the lines are run, and keeps them; no password stands in the text. It has
    to be the password: a task without one (S4U) gets no access to a share.
    """
    account = (
        "-User $konto.UserName -Password $konto.GetNetworkCredential().Password",
        "-Trigger (New-ScheduledTaskTrigger -AtStartup)",
    )
    return "\n".join(
        (
            "$konto = Get-Credential -Message 'docgen'",
            _task(name, command, account),
            f"Start-ScheduledTask -TaskName {_for_powershell(name)}",
            "Remove-Variable konto",
        )
    )


def windows_task_at_logon(name: str, command: Sequence[str]) -> str:
    """A PowerShell command that makes a task which starts `command` when the one who runs it logs on; it asks for nothing."""
    return _task(name, command, ("-Trigger (New-ScheduledTaskTrigger -AtLogOn -User $env:USERNAME)",))


def _task(name: str, command: Sequence[str], when: Sequence[str]) -> str:
    """A task without a time limit. Not schtasks.exe: what it makes is ended after three days, without an option against it."""
    program, *arguments = command
    return " `\n  ".join(
        (
            f"Register-ScheduledTask -TaskName {_for_powershell(name)} -Force",
            *when,
            f"-Action (New-ScheduledTaskAction -Execute {_for_powershell(program)} "
            f"-Argument {_for_powershell(' '.join(map(_for_windows, arguments)))})",
            "-Settings (New-ScheduledTaskSettingsSet -ExecutionTimeLimit 0 -RestartCount 99 "
            "-RestartInterval (New-TimeSpan -Minutes 1) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries)",
        )
    )


def _for_systemd(word: str) -> str:
    """A word of ExecStart: quotes and backslashes escaped, and `%` and `$` doubled (systemd.service, "Command lines")."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _for_windows(word: str) -> str:
    """A word of a Windows command line. A backslash before the closing quote would escape it, so it is doubled."""
    trailing = len(word) - len(word.rstrip("\\"))
    return f'"{word}{chr(92) * trailing}"' if any(c in word for c in " \t&^") or not word else word


def _for_powershell(text: str) -> str:
    quoted = text.replace("'", "''")
    return f"'{quoted}'"
