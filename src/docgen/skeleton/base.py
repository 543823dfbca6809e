"""What every skeleton is made of: the result, the refusal, the words at the top, and dates as they stand in a comment."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.model.casebook import Casebook
from docgen.model.fields import MONTHS, WEEKDAYS
from docgen.skeleton.yamltext import in_comment

WIDTH = 110
"""No line of ours is longer; a line that the secretary wrote keeps its length."""


@dataclass(frozen=True)
class Skeleton:
    """A new file: where it should lie (posix, relative to the workspace) and what stands in it."""

    path: str
    text: str


class NewError(Exception):
    """The file cannot be made as asked: wrong use. `nb` and `en` are whole sentences for a person."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb = nb
        self.en = en


HOW = """\
# Slik fyller du ut: skriv etter kolon. Linjer som begynner med # er forklaring; docgen leser dem ikke.
# Trenger du et felt som har # foran, så slett «# » der linja begynner (VS Code: merk linjene, Ctrl+K Ctrl+U).
# Datoer skrives 22.10.2026 eller 2026-10-22. Skriv aldri fødselsnummer, heller ikke i en forklaring.
# Lange tekster skrives på linjene under |, med to mellomrom mer enn feltet. En tom linje gir nytt avsnitt.
# Har en kort tekst kolon eller # i seg, så sett "anførselstegn" rundt den.
# Egne notater kan stå i «notat: …» sammen med hvilke som helst felt. De skrives aldri ut."""
"""The same few words in every skeleton, right below what the file is."""


def page(*sections: str) -> str:
    """The file: its sections with an empty line between; a section with nothing in it leaves no trace."""
    return "\n\n".join(section.rstrip("\n") for section in sections if section) + "\n"


def remark(text: str, indent: str = "") -> str:
    """A comment of any length, also with the user's own words in it, on as many lines as it takes."""
    width = WIDTH - len(indent) - len("# ")
    lines = textwrap.wrap(in_comment(text), width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"{indent}# {line}" for line in lines)


def units(book: Casebook) -> str:
    """A comment with the ids that can stand after `enhet:`."""
    where = "cases/register/instanser.yaml"
    if not book.enheter:
        return remark(f"Etter «enhet:» skrives en id fra {where}.")
    return remark(f"Etter «enhet:» skrives en av disse fra {where}: {', '.join(book.enheter)}.")


def weekday_date(day: dt.date) -> str:
    """«torsdag 10. desember 2026»."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def long_date(day: dt.date) -> str:
    """«10. desember 2026»."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def file_of(book: Casebook, name: str) -> str:
    """The file that holds the thing with this id, "" when there is none."""
    return next((source.file for source in book.sources if source.id == name), "")


def folder_of(book: Casebook, name: str, otherwise: str) -> str:
    """The folder where the thing with this id lies: folders are for people, so it may be anywhere (design.md §2)."""
    file = file_of(book, name)
    return file.rpartition("/")[0] if file else otherwise


def free_path(book: Casebook, folder: str, stem: str) -> str:
    """`folder/stem.yaml`, with `-2` and on when a file lies there already."""
    taken = {source.file.casefold() for source in book.sources}
    paths = (f"{folder}/{stem}{end}.yaml" for end in ("", *(f"-{number}" for number in range(2, len(taken) + 3))))
    return next(path for path in paths if path.casefold() not in taken)


def either(choices: Iterable[str], word: str) -> str:
    """«a, b eller c», for both languages: `word` is eller or or."""
    *most, last = choices
    return f"{', '.join(most)} {word} {last}" if most else last
