"""A list as a file that Excel opens: CSV with semicolons, in UTF-8 with a byte order mark, and never with a formula in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), full-width forms too."""
ENCODING = "utf-8-sig"


def sheet(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The file. A cell that a spreadsheet could take for a formula gets an apostrophe before it, by which it stays text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([as_text(heading) for heading in headings])
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode(ENCODING, "replace")


def as_text(value: str) -> str:
    """A cell that stays text."""
    return f"'{value}" if value.lstrip(" \u00a0").startswith(STARTS_A_FORMULA) else value


def is_sheet_of(data: bytes, headings: Iterable[Sequence[str]]) -> bool:
    """Whether a file begins as ours does, with one of these rows of headings."""
    return any(data.startswith(sheet(row, ())) for row in headings)
