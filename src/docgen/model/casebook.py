"""The casebook: everything the folder says, by id, with the references between files already checked.

It answers questions about what belongs together. It does not judge (that is `rules/`) and knows no document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docgen.model.base import Record
from docgen.model.personer import Personer
from docgen.model.registers import BankTiltak, Enhet, Oppsett, Tiltaksbank
from docgen.model.subjects import Ansvarsgruppe, Drøfting, Evaluering, Møte, Møteplan, Sak

_LAST = dt.date.max


@dataclass(frozen=True)
class Source:
    """One YAML file that was read: its path in the workspace (posix), what it is, the id it carries, and its digest."""

    file: str
    type: str
    id: str
    digest: str


@dataclass(frozen=True)
class Casebook:
    """All records by id. `faulty` holds ids that stand in files which could not be read: known, but not here.

    `møteplaner` and `evalueringer` are keyed by half-year (`2026-høst`).
    """

    oppsett: Oppsett
    enheter: Mapping[str, Enhet]
    saker: Mapping[str, Sak] = field(default_factory=dict)
    grupper: Mapping[str, Ansvarsgruppe] = field(default_factory=dict)
    møter: Mapping[str, Møte] = field(default_factory=dict)
    møteplaner: Mapping[str, Møteplan] = field(default_factory=dict)
    evalueringer: Mapping[str, Evaluering] = field(default_factory=dict)
    tiltaksbank: Tiltaksbank | None = None
    sources: tuple[Source, ...] = ()
    faulty: frozenset[str] = frozenset()

    def source_of(self, file: str) -> Source | None:
        """The first source of this path (posix in the workspace)."""
        return next((source for source in self.sources if source.file == file), None)

    def møter_i_gruppe(self, gruppenummer: str) -> tuple[Møte, ...]:
        """The group's meetings in order of date (those without a date last)."""
        return self._meetings.get(("ansvarsgruppe", gruppenummer), ())

    def møter_i_sak(self, saksnummer: str) -> tuple[Møte, ...]:
        """The samarbeidsmøter that follow a sak, in order of date."""
        return self._meetings.get(("sak", saksnummer), ())

    def ressursteammøter(self) -> tuple[Møte, ...]:
        """The ressursteam's own meetings in order of date."""
        return self._meetings.get(("ressursteam", ""), ())

    @cached_property
    def _meetings(self) -> Mapping[tuple[str, str], tuple[Møte, ...]]:
        """Every meeting by what it belongs to, in order of date: asked for again and again, so put in order once."""
        found: dict[tuple[str, str], list[Møte]] = {}
        for møte in self.møter.values():
            belongs = (
                ("ansvarsgruppe", møte.ansvarsgruppe),
                ("sak", møte.sak),
                ("ressursteam", "" if møte.møtetype == "ressursteam" else None),
            )
            for kind, name in belongs:
                if name is not None:
                    found.setdefault((kind, name), []).append(møte)
        return {key: _in_order(møter) for key, møter in found.items()}

    def forrige_møte(self, møte: Møte) -> Møte | None:
        """The group's last held ansvarsgruppemøte before this one; a cancelled meeting is no former meeting (AG-20)."""
        if møte.ansvarsgruppe is None or møte.dato is None:
            return None
        earlier = [
            other
            for other in self.møter_i_gruppe(møte.ansvarsgruppe)
            if other.status == "gjennomført" and other.møtetype == møte.møtetype and (other.dato or _LAST) < møte.dato
        ]
        return earlier[-1] if earlier else None

    def has_earlier_møte(self, møte: Møte) -> bool:
        """Whether the group has another meeting of the kind before this one, held or to be held; then it is not the first."""
        if møte.ansvarsgruppe is None or møte.dato is None:
            return False
        return any(
            other.status != "avlyst" and other.møtetype == møte.møtetype and (other.dato or _LAST) < møte.dato
            for other in self.møter_i_gruppe(møte.ansvarsgruppe)
        )

    def drøftinger_i(self, møte_id: str) -> tuple[tuple[Sak, Drøfting], ...]:
        """The discussions held in a ressursteam meeting, by case number."""
        return self._discussions.get(møte_id, ())

    def saker_meldt(self, first: dt.date, last: dt.date) -> tuple[Sak, ...]:
        """The saker that were reported from `first` to `last`, both inside, by case number."""
        return tuple(sak for _, sak in sorted(self.saker.items()) if sak.meldt_dato and first <= sak.meldt_dato <= last)

    @cached_property
    def personer(self) -> Personer:
        """Everybody's names and contact details, to see whose stands in a text; gathered when first asked for."""
        cases: tuple[Sak | Ansvarsgruppe, ...] = (*self.saker.values(), *self.grupper.values())
        return Personer.of(cases, self.møter.values(), self.enheter.values(), self.oppsett)

    @cached_property
    def _discussions(self) -> Mapping[str, tuple[tuple[Sak, Drøfting], ...]]:
        found: dict[str, list[tuple[Sak, Drøfting]]] = {}
        for _, sak in sorted(self.saker.items()):
            for drøfting in sak.drøftinger:
                found.setdefault(drøfting.møte, []).append((sak, drøfting))
        return {name: tuple(pairs) for name, pairs in found.items()}

    def bank(self) -> Mapping[str, BankTiltak]:
        """The entries of the tiltaksbank by id."""
        return {tiltak.id: tiltak for tiltak in self.tiltaksbank.tiltak} if self.tiltaksbank else {}

    def faste_deltakere(self) -> tuple[Enhet, ...]:
        """The units that hold the five fixed seats of the ressursteam (RT-14), in the register's order."""
        return tuple(enhet for enhet in self.enheter.values() if enhet.fast_i_ressursteam)


def _in_order(møter: Iterable[Møte]) -> tuple[Møte, ...]:
    return tuple(sorted(møter, key=lambda m: (m.dato or _LAST, m.id)))


def subject_id(record: Record) -> str:
    """The id a file's thing is known by: saksnummer, gruppenummer, møte id, `møteplan-2026-høst`, the type otherwise."""
    match record:
        case Sak():
            return record.saksnummer
        case Ansvarsgruppe():
            return record.gruppenummer
        case Møte():
            return record.id
        case Møteplan() | Evaluering():
            return f"{record.type}-{record.halvår}"
        case _:
            return str(getattr(record, "type", ""))
