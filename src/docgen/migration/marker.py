"""docgen.toml of the first drafts, which said no format or 0. Pure."""

from __future__ import annotations

import re
import tomllib

from docgen.marker import FORMAT, is_newer
from docgen.migration.changes import Change, UnreadableError, Upgraded

_WRITTEN = re.compile(r"^([ \t]*format[ \t]*=[ \t]*)0(?=[ \t]*(?:#.*)?\r?$)", re.MULTILINE)
NEWER = (
    "{fil} er fra en nyere docgen enn den som er på denne maskinen. Oppdater docgen her, og kjør igjen. Ikke endre tallet i "
    "filen: det nyere i mappen blir ikke eldre av det. Ingenting er endret.",
    "{fil} is of a newer docgen than the one on this machine. Update docgen here, and run again. Do not change the number in the "
    "file: what is newer in the folder does not become older by it. Nothing has been changed.",
)
_AT_LINE = re.compile(r"line (\d+)")


class NewerError(UnreadableError):
    """It says a format that only a later docgen knows."""


def upgraded_marker(text: str, file: str) -> Upgraded:
    """docgen.toml as it is to be; every other byte stays.

    Raises:
        NewerError: it says the format of a later docgen.
        UnreadableError: it is no TOML, or says a format that is none.
    """
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        match = _AT_LINE.search(str(error))
        raise UnreadableError(int(match[1]) if match else 0) from None
    written = table.get("format")
    if written == FORMAT and type(written) is int:
        return Upgraded(text)
    if written is None:
        end = "\r\n" if "\r\n" in text else "\n"
        # First of all: below a table's heading it would belong to the table.
        return Upgraded(f"format = {FORMAT}{end}{text}", (Change(file, 1, "format"),))
    if is_newer(written):
        raise NewerError(0)
    match = _WRITTEN.search(text)
    if written != 0 or type(written) is not int or match is None:
        raise UnreadableError(text.count("\n", 0, match.start()) + 1 if match else 0)
    changed = f"{text[: match.start()]}{match[1]}{FORMAT}{text[match.end() :]}"
    return Upgraded(changed, (Change(file, text.count("\n", 0, match.start()) + 1, "format"),))
