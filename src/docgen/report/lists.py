"""The three lists: which facts each is made of, its columns, and what stands in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docgen.build.fact_words import channel_of, day, receiver_of, state_of
from docgen.build.facts import Fact, Sort

Cell = Callable[[Fact, dt.date, str], str]


@dataclass(frozen=True)
class Column:
    """A column: its name for machines, its headings in bokmål and English, and what stands in it for a fact on a day in a
    language."""

    key: str
    nb: str
    en: str
    cell: Cell

    def heading(self, lang: str) -> str:
        """The heading in "nb" or "en"."""
        return self.en if lang == "en" else self.nb


@dataclass(frozen=True)
class List:
    """One list: its names on the command line, its title, the sentence for when there is nothing, and its columns."""

    names: tuple[str, str]
    sort: Sort
    title: tuple[str, str]
    nothing: tuple[str, str]
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """What it is called in JSON."""
        return self.names[1]

    def headings(self, lang: str) -> tuple[str, ...]:
        """The headings in order."""
        return tuple(column.heading(lang) for column in self.columns)

    def rows(self, facts: Iterable[Fact], i_dag: dt.date, lang: str) -> Iterator[tuple[str, ...]]:
        """A row for each fact."""
        for fact in facts:
            yield tuple(column.cell(fact, i_dag, lang) for column in self.columns)

    def records(self, facts: Iterable[Fact], i_dag: dt.date, lang: str) -> Iterator[dict[str, str]]:
        """The rows for machines."""
        keys = [column.key for column in self.columns]
        for row in self.rows(facts, i_dag, lang):
            yield dict(zip(keys, row, strict=True))


def _days_past(fact: Fact, i_dag: dt.date, _: str) -> str:
    past = (i_dag - dt.date.fromisoformat(fact.dag)).days
    return str(past) if past > 0 else "0"


def _column(key: str, nb: str, en: str, cell: Callable[[Fact], str]) -> Column:
    return Column(key, nb, en, lambda fact, _, __: cell(fact))


_DATE = Column("date", "Dato", "Date", lambda fact, _, lang: day(fact.dag, lang))
_CASE = _column("case", "Sak", "Case", lambda fact: fact.emne)
_INITIALS = _column("initials", "Initialer", "Initials", lambda fact: fact.initialer)
_UNIT = _column("unit", "Enhet", "Unit", lambda fact: fact.enhet)
_KIND = _column("kind", "Type", "Type", lambda fact: fact.hva)
_FILE = _column("file", "Fil", "File", lambda fact: fact.fil)

LISTS: tuple[List, ...] = (
    List(
        ("oppfølging", "follow-up"),
        Sort.OPPFØLGING,
        ("Oppfølging som ikke er utført", "Follow-ups that are not done"),
        (
            "Alt som er avtalt med en frist i gruppene og sakene, er utført. Tiltakene i en evaluering står ikke her.",
            "All that was agreed with a deadline in groups and cases is done. Those of an evaluation are not listed here.",
        ),
        (
            Column("deadline", "Frist", "Deadline", lambda fact, _, lang: day(fact.dag, lang)),
            Column("days_past_due", "Dager over", "Days past due", _days_past),
            _CASE,
            _INITIALS,
            _column("point", "Punkt", "Point", lambda fact: fact.hva),
            Column("minutes", "Referat fra", "Minutes of", lambda fact, _, lang: day(fact.tid, lang)),
            _column("responsible", "Ansvarlig", "Responsible", lambda fact: fact.hvem),
            _UNIT,
            _FILE,
        ),
    ),
    List(
        ("arkiv", "archive"),
        Sort.ARKIV,
        ("Ferdige dokumenter som ikke er bekreftet arkivert", "Finished documents not confirmed as archived"),
        ("Alle ferdige dokumenter er arkivert.", "Every finished document is archived."),
        (
            _DATE,
            _CASE,
            _INITIALS,
            _KIND,
            Column("state", "I arkivet", "In the archive", lambda fact, _, lang: state_of(fact, lang)),
            _column("journal", "Journalnummer", "Journal number", lambda fact: fact.journal),
            _UNIT,
            _FILE,
        ),
    ),
    List(
        ("utsending", "dispatch"),
        Sort.UTSENDING,
        ("Ferdige dokumenter som ikke er merket sendt", "Finished documents not marked as sent"),
        ("Alle ferdige dokumenter er merket sendt.", "Every finished document is marked as sent."),
        (
            _DATE,
            _CASE,
            _INITIALS,
            _KIND,
            Column("receiver", "Mottaker", "Receiver", lambda fact, _, lang: receiver_of(fact, lang)),
            Column("channel", "Kanal", "Channel", lambda fact, _, lang: channel_of(fact, lang)),
            _FILE,
        ),
    ),
)
BY_NAME: Mapping[str, List] = MappingProxyType({name: one for one in LISTS for name in one.names})
"""Each list by its names in both languages."""
