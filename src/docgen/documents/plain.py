"""Records made plain: dicts, lists, text, dates and numbers under the very names of the YAML, and nothing else.

No model and no method reaches a template. What is never printed is left out here, for every document alike (design.md §7):
contact details of private persons, internal reasons, notes, and whole rooms of a file that only `rules/` may read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from docgen.model.base import Record, is_prose, ref_target
from docgen.model.nynorsk import Målform
from docgen.model.people import Bruker, Foresatt, Representant, Verge
from docgen.model.registers import Enhet, Oppsett
from docgen.model.subject import named_in
from docgen.model.subjects import Ansvarsgruppe, Avlyst, Avslutning, Drøfting, Evaluering, Møte, Referat, Sak
from docgen.word.chart_values import Chart
from docgen.word.pictures import Picture
from docgen.word.rich import Markdown

Plain = str | int | bool | dt.date | dt.time | Picture | Chart | None | list["Plain"] | dict[str, "Plain"]

TELEPHONE = "telefon"
CONTACT = frozenset({"adresse", TELEPHONE, "e_post"})
_MOST_RECORDS = 64
"""Records whose print is remembered: those of one subject."""
_ALWAYS = frozenset({"where", "notat", "tid", "ny_tid"})
_PRIVATE = CONTACT | {"adressesperre", "kopi_sperret", "skal_ha_kopi"}
_CASE = frozenset({"samtykker", "bruker", "foresatte", "representanter", "type", "arkivsak", "deres_ref"})

NEVER_PRINTED: Mapping[type[Record], frozenset[str]] = MappingProxyType(
    {
        Bruker: _PRIVATE | {"verge", "fastlege", "omsorg"},
        Foresatt: _PRIVATE | {"bosted", "foreldreansvar"},
        Representant: _PRIVATE | {"grunnlag"},
        Verge: _PRIVATE | {"mandat"},
        Avlyst: frozenset({"grunn_intern"}),  # PV-05
        Avslutning: frozenset({"begrunnelse", "unntak", "sluttvurdering", "videre_oppfølging"}),  # D10 has no case content
        Ansvarsgruppe: _CASE | {"koordinator_bytte", "fastlege_ikke_med"},
        Sak: _CASE | {"drøftinger", "arkivenhet"},
        # Lists of whom to call and whom to send to hold units that consent may not carry: templates get the actual ones,
        # computed (`innkalte`, `mottakere`, `inviterte_til_stede`), and never what was wished for.
        Møte: frozenset({"type", "saker", "innkalte", "inviterte", "til_stede", "forfall"}),
        Referat: frozenset({"kopi_til"}),
        Drøfting: frozenset({"kopi_til", "inviterte", "til_stede"}),
        # Counts reach a template as `fakta`, where a public edition has hidden the small ones.
        Evaluering: frozenset({"manuelle_tall"}),
        Oppsett: frozenset({"type", "roller", "hjemler", "gradering", "skoleferier", "frister", "arkiv", "logo"}),
        Enhet: frozenset(
            {"tidligere_ledere", "stedfortreder", "fast_i_ressursteam", "teller_som_hjelpeinstans", "kanal", "navn_nynorsk"}
        ),
    }
)
"""Fields that no template sees, by record."""


@dataclass(frozen=True)
class Plainer:
    """Turns records into plain values. `enheter` is the register: a reference to a unit becomes the unit itself.

    `logo` is the municipality's picture, where it has one.
    """

    enheter: Mapping[str, Enhet]
    logo: Picture | None = None
    målform: Målform = "bokmål"
    # What each kind of record prints, worked out at its first use: a memory of this object, never of the module.
    _plans: dict[type[Record], tuple[tuple[str, bool, bool], ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    # The units as they print. Nothing changes a value once it is plain, so the documents of a run share them.
    _units: dict[str, dict[str, Plain]] = field(default_factory=dict, init=False, compare=False, repr=False)

    # The last records as they print, by identity: every document about a subject asks for the same ones, twice.
    _records: dict[int, tuple[Record, dict[str, Plain]]] = field(default_factory=dict, init=False, compare=False, repr=False)

    _spoken: dict[str, Plainer] = field(default_factory=dict, init=False, compare=False, repr=False)

    def record(self, record: Record) -> dict[str, Plain]:
        """Give a record's printable fields by name, nested records and unit references followed."""
        known = self._records.get(id(record))
        if known is None or known[0] is not record:
            if len(self._records) >= _MOST_RECORDS:
                self._records.clear()
            known = self._records[id(record)] = (record, self._record(record))
        return known[1]

    def _record(self, record: Record) -> dict[str, Plain]:
        plan = self._plans.get(type(record))
        if plan is None:
            kind = type(record)
            plan = tuple((name, is_unit, is_prose(kind, name)) for name, is_unit in printable(kind))
            self._plans[kind] = plan
        values = {name: self._value(getattr(record, name), is_unit, prose) for name, is_unit, prose in plan}
        if TELEPHONE in values:
            values[TELEPHONE] = unbroken(getattr(record, TELEPHONE))
        return values

    def spoken(self, målform: Målform) -> Plainer:
        """The same for documents in this målform, in which units may be called something else."""
        if målform == self.målform:
            return self
        if målform not in self._spoken:
            self._spoken[målform] = replace(self, målform=målform)
        return self._spoken[målform]

    def unit(self, unit_id: str | None) -> dict[str, Plain] | None:
        """Give a unit by id, None when there is none."""
        unit = self.enheter.get(unit_id) if unit_id else None
        if unit is None or unit_id is None:
            return None
        if unit_id not in self._units:
            self._units[unit_id] = self._record(named_in(unit, self.målform))
        return self._units[unit_id]

    def _value(self, value: object, is_unit: bool, prose: bool) -> Plain:
        if value is None:
            return None  # more than half of all fields: asked first
        match value:
            case Record():
                return self._record(value)
            case tuple() | list():
                return [self._value(item, is_unit, prose) for item in value]
            case str() if is_unit:
                return self.unit(value)
            case str() if prose:
                return Markdown(value)
            case str() | bool() | int() | dt.date() | dt.time():
                return value
            case _:
                return str(value)


def unbroken(number: str | None) -> str | None:
    """A telephone number that stays on one line: its spaces are no-break spaces."""
    return number.replace(" ", "\N{NO-BREAK SPACE}") if number else number


def printable(record: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields of a record that a template may see, each with whether it names a unit of the register."""
    hidden = NEVER_PRINTED.get(record, frozenset()) | _ALWAYS
    return tuple((name, ref_target(record, name) == "enhet") for name in record.model_fields if name not in hidden)
