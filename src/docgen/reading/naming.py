"""What the name of an empty file says that it is to be, and whether docgen understands the name. Pure.

A file with a name that is nearly right is never filled in, and would lie there empty while everything is said to be well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from pydantic_core import PydanticCustomError

from docgen.model.fields import parse_date
from docgen.problem import Position, Problem
from docgen.reading.messages import fault

_LIKE_A_MEETING = re.compile(r"((?:AG|RT)-\d{4}-\d{3,4}-)?m(?:ø|o|oe)te[-_ ]*(\d.*)", re.IGNORECASE)
_MEETING = re.compile(r"((?:AG|RT)-\d{4}-\d{3,4}-)?m(?:ø|o)te-\d{4}-\d{2}-\d{2}", re.IGNORECASE)
_OF_MEETINGS = ("cases/ansvarsgrupper/", "cases/ressursteam/", "cases/saker/")
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        r"m(?:ø|o)teplan.*": "møteplan",
        r".*m(?:ø|o)te-.*": "møte",
        r"evaluering.*": "evaluering",
        r"gruppe|AG-.*": "ansvarsgruppe",
        r"oppsett": "oppsett",
        r"instanser": "instanser",
        r"tiltaksbank": "tiltaksbank",
    }
)
"""The names of files, and what each kind of them is."""


def empty_file(file: str) -> Problem:
    """What is told of a file without a field. `file` is its posix path in the workspace."""
    path = PurePosixPath(file)
    if match := _LIKE_A_MEETING.fullmatch(path.stem) if file.startswith(_OF_MEETINGS) else None:
        day = _day_in(match[2])
        if not day:
            return fault("DG134.dag", Position(file), {"fil": path.name})
        if day != "?" and (not _MEETING.fullmatch(path.stem) or match[2] != day):
            return fault("DG134.navn", Position(file), {"fil": path.name, "forslag": f"{match[1] or ''}møte-{day}.yaml"})
    kind = next((kind for name, kind in _KINDS.items() if re.fullmatch(name, path.stem, re.IGNORECASE)), "sak")
    return fault("DG134", Position(file), {"type": kind})


def _day_in(text: str) -> str:
    """The day in a name as `2026-09-10`; "" where there is no such day, «?» where it is no day at all."""
    for written in (text.strip(), re.sub(r"[\s_.-]+", "-", text.strip())):
        try:
            return parse_date(written).isoformat()
        except PydanticCustomError as error:
            if error.type.endswith("_finnes_ikke"):
                return ""
    return "?"
