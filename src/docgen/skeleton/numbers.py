"""Ids for new things: the next number that nobody has had.

A number that any file carries, is named by or refers to is never given again, also when that file cannot be read; and gaps
are never filled, because a deleted case may live on in documents and in the archive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.model.casebook import Casebook
from docgen.skeleton.base import NewError, file_of

_LAST = 9999


def used_ids(book: Casebook, more: Iterable[str] = ()) -> tuple[str, ...]:
    """Every text an id may stand in: ids, file names and references of the folder, and `more` from elsewhere."""
    files = (text for source in book.sources for text in (source.id, source.file))
    return (*book.saker, *book.grupper, *book.møter, *book.faulty, *files, *_referred(book), *more)


def _referred(book: Casebook) -> Iterator[str]:
    for møte in book.møter.values():
        yield from (name for name in (møte.ansvarsgruppe, møte.sak, møte.erstatter, *møte.saker) if name)
    for sak in book.saker.values():
        yield from (drøfting.møte for drøfting in sak.drøftinger)
        yield sak.ansvarsgruppe or ""
    for gruppe in book.grupper.values():
        yield (gruppe.avslutning.ført_i or "") if gruppe.avslutning else ""


def next_number(head: str, year: int, used: Iterable[str]) -> str:
    """The number after the highest of the year: `RT-2026-020`."""
    pattern = re.compile(rf"(?<![^\W_]){head}-{year}-(\d{{3,4}})(?!\d)", re.IGNORECASE)
    number = max((int(match[1]) for text in used for match in pattern.finditer(text)), default=0) + 1
    if number > _LAST:
        raise NewError(
            f"Det finnes ikke flere numre i {head}-{year}: {_LAST} er det siste.",
            f"There are no more numbers in {head}-{year}: {_LAST} is the last.",
        )
    return f"{head}-{year}-{number:03}"


def asked_number(head: str, asked: str, year: int, book: Casebook, used: tuple[str, ...]) -> str:
    """The number the secretary asked for, in full; `2026/20` and `20` are understood.

    Raises:
        NewError: it is no such number, or it has been used.
    """
    free = next_number(head, year, used)
    match = re.fullmatch(rf"(?:{head}[\s-]?)?(?:(\d{{4}})[\s/-])?0*(\d{{1,4}})", asked.strip(), re.IGNORECASE)
    if match is None or not int(match[2]) or (match[1] is None and len(match[2]) > 3):
        raise NewError(
            f"«{asked}» er ikke et nummer som begynner med {head}. Mente du «{free}»?",
            f"“{asked}” is not a number that begins with {head}. Did you mean “{free}”?",
        )
    number = f"{head}-{match[1] or year}-{int(match[2]):03}"
    pattern = re.compile(rf"(?<![^\W_]){re.escape(number)}(?!\d)", re.IGNORECASE)
    if any(pattern.search(text) for text in used):
        file = file_of(book, number)
        where = f" ({file})" if file else ""
        raise NewError(
            f"{number} er brukt før{where}. Neste ledige nummer er {free}.",
            f"{number} has been used before{where}. The next free number is {free}.",
        )
    return number


def next_meeting(subject: str, used: Iterable[str]) -> str:
    """The id of the next meeting of a group or a sak: `AG-2026-005-m6`. A cancelled meeting keeps its own."""
    pattern = re.compile(rf"(?<![^\W_]){re.escape(subject)}-m(\d{{1,6}})(?!\d)", re.IGNORECASE)
    return f"{subject}-m{max((int(match[1]) for text in used for match in pattern.finditer(text)), default=0) + 1}"
