"""What the editor says of a value that is wrong: docgen's own way out of it (`texts`), with its code.

The editor cannot quote what stands in the field, so the sentence says what to write instead. The code is the one that
`docgen check` gives, and `docgen explain` tells more about it.
"""

from __future__ import annotations

from docgen.texts import DG, VARIANTS, Wording

_NO_VALUE = "…"


def way_out(row: str, felt: str, eksempel: str = _NO_VALUE) -> str:
    """«Skriv dag, måned og år med punktum mellom, for eksempel 22.10.2026. (DG105)»."""
    return f"{_wording(row).help_nb.format(felt=felt, eksempel=eksempel)} ({_code(row)})"


def missing(felt: str, eksempel: str) -> str:
    """What is said of a field that must be there and is not."""
    return _whole("DG101", felt, eksempel)


def blank(felt: str, eksempel: str) -> str:
    """What is said of a field that must be filled in and is not."""
    return _whole("DG101.tomt", felt, eksempel)


def choose(words: tuple[str, ...]) -> str:
    """What is said of a value that is none of the fixed ones."""
    return f"{_wording('DG103.liste').help_nb.format(lovlige=', '.join(words))} (DG103)"


UNKNOWN = (
    "Ukjent felt. Rett navnet (Ctrl+mellomrom viser feltene som kan stå her), "
    "eller flytt teksten til «notat», som aldri skrives ut. (DG102)"
)
"""What is said of a field that does not exist. Its name cannot be quoted, and the list of names is one key away."""


def _whole(row: str, felt: str, eksempel: str) -> str:
    wording = _wording(row)
    return f"{wording.nb.format(felt=felt)} {wording.help_nb.format(felt=felt, eksempel=eksempel)} ({_code(row)})"


def _wording(row: str) -> Wording:
    return DG[row] if row in DG else VARIANTS[row]


def _code(row: str) -> str:
    return row.partition(".")[0]
