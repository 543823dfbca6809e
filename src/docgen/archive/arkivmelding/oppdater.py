"""arkivmelding.oppdater: what is to be different about a case that the archive has. It is how a case is closed (saksstatus S).

Attributes bear the schema's own names, in the schema's order. Only cases are changed; the rest is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from docgen.archive.arkivmelding.codes import EksternNoekkel, Identifikatorer, Kode, ReferanseTilMappe
from docgen.archive.arkivmelding.names import OPPDATER
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.values import Dato, Tid


class Oppdater(Record):
    """A type of the message of changes: its elements lie in that message's namespace."""

    space: ClassVar[str] = OPPDATER


@dataclass(frozen=True, kw_only=True)
class MappeOppdatering(Oppdater):
    """What is to be different about a folder."""

    referanseTilMappe: ReferanseTilMappe
    tittel: str | None = None
    offentligTittel: str | None = None
    opprettetDato: Tid | None = None
    opprettetAv: str | None = None
    avsluttetDato: Tid | None = None
    avsluttetAv: str | None = None
    arkivdel: Kode | None = None
    referanseEksternNoekkel: EksternNoekkel | None = None
    mappetype: Kode | None = None


@dataclass(frozen=True, kw_only=True)
class SaksmappeOppdatering(MappeOppdatering):
    """What is to be different about a case."""

    saksdato: Dato | None = None
    administrativEnhet: Identifikatorer | None = None
    saksansvarlig: Identifikatorer | None = None
    saksstatus: Kode | None = None


@dataclass(frozen=True, kw_only=True)
class ArkivmeldingOppdatering(Oppdater):
    """The message."""

    mappeOppdateringer: MappeOppdatering | SaksmappeOppdatering
