"""A text with a comma that was meant to be one: `{enhet: nav, opplysninger: skole, helse}` is three fields to YAML. Pure.

Whoever is told that `helse` is an unknown field deletes it, and with it a part of what was written. So it is said what the comma
did, and the whole is shown as it is to be written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from docgen.model.nationalid import without_national_ids
from docgen.problem import Quoted
from docgen.reading.nodes import Mapping as Fields
from docgen.reading.nodes import Scalar
from docgen.reading.spelling import look_up, nearest


@dataclass(frozen=True)
class Divided:
    """A field whose text was divided: the keys that are pieces of it, and the text as one, in quotation marks."""

    field: Scalar
    pieces: tuple[Scalar, ...]
    text: str

    def in_whole(self, node: Fields) -> Quoted:
        """The fields as they are to be written, between their braces."""
        written = []
        for key, value in node.entries:
            if key is self.field:
                written.append(f"{key.text}: {self.text}")
            elif key not in self.pieces:
                text = value.text if isinstance(value, Scalar) else "…"
                written.append(f"{key.text}: {text if not isinstance(value, Scalar) or value.plain else _quoted(text)}")
        return Quoted(without_national_ids("{" + ", ".join(written) + "}"))


def divided(node: Fields, known: Collection[str]) -> Iterator[Divided]:
    """The texts of a mapping written between braces that a comma has divided. `known` are the spellings of its fields."""
    field: tuple[Scalar, Scalar] | None = None
    pieces: list[Scalar] = []
    for key, value in node.entries:
        if field and key in node.bare and key.text not in known:
            pieces.append(key)
            continue
        yield from _of(field, pieces)
        pieces = []
        field = (key, value) if isinstance(value, Scalar) and value.plain and value.text and key.text in known else None
    yield from _of(field, pieces)


def _of(field: tuple[Scalar, Scalar] | None, pieces: list[Scalar]) -> Iterator[Divided]:
    if field and pieces:
        text = ", ".join((field[1].text, *(piece.text for piece in pieces)))
        yield Divided(field[0], tuple(pieces), _quoted(text))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def each_of(text: str, table: Mapping[str, str]) -> str | None:
    """A text with commas as the list it was meant to be: `[deling, drøfting]`; None where a part is near no word of the table."""
    parts = [part for part in text.replace(";", ",").split(",") if part.strip()]
    if len(parts) < 2:
        return None
    words = [look_up(part, table) or nearest(part, table) for part in parts]
    return f"[{', '.join(dict.fromkeys(word for word in words if word))}]" if all(words) else None
