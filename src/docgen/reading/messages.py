"""Making problems from the rows of `texts`: which values are quoted, and how the user's own words are cut for a message."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.model.nationalid import without_national_ids
from docgen.problem import Position, Problem, Quoted, Severity, Stop
from docgen.texts import DG, PV_01, PV_01_FIELD, PV_01_NAME, VARIANTS

_LONGEST_QUOTE = 60


def fault(
    row: str,
    where: Position,
    values: Mapping[str, str] | None = None,
    *,
    field: str = "",
    stops: tuple[Stop, ...] = (),
    severity: Severity | None = None,
) -> Problem:
    """Make a problem from the row `DG101` or `DG101.type` (the code is what stands before the point)."""
    code = row.partition(".")[0]
    wording = DG[row] if row in DG else VARIANTS[row]
    return Problem.of(code, wording, where, values, field=field, stops=stops, severity=severity)


def quote(text: str) -> Quoted:
    """The user's words for a message: on one line, shortened, and never with a fødselsnummer in them (PV-01)."""
    text = without_national_ids(" ".join(text.split()))
    return Quoted(text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…")


def pv_01(where: Position, field: str, severity: Severity) -> Problem:
    """The problem PV-01 at a place; `field` is the word before the colon, or "" in a comment. It gives no digit."""
    wording = PV_01_FIELD if field else PV_01
    return Problem.of("PV-01", wording, where, {"felt": quote(field)} if field else {}, severity=severity)


def pv_01_in_name(where: Position) -> Problem:
    """The problem PV-01 of a file or folder whose name holds the number; `where` shows the name with dots for it."""
    return Problem.of("PV-01", PV_01_NAME, where)
