"""What an archive answers, as the schema has it: the receipt for arkivmelding.opprett, and the three kinds of refusal.

Attributes bear the schema's own names, in the schema's order. All of the schema's receipt is here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from docgen.archive.arkivmelding.codes import EksternNoekkel, Kode, ReferanseTilMappe
from docgen.archive.arkivmelding.names import FEIL, KVITTERING
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.values import Dato, OpprettetEllerEksisterende, Tid


class Kvittering(Record):
    """A type of the receipt: its elements lie in the receipt's namespace."""

    space: ClassVar[str] = KVITTERING


@dataclass(frozen=True, kw_only=True)
class FeilmeldingBase(Record):
    """A refusal: the archive's own id of it, and its sentence. All four messages use it, in one namespace."""

    space: ClassVar[str] = FEIL

    feilId: str
    feilmelding: str


@dataclass(frozen=True, kw_only=True)
class Ugyldigforespoersel(FeilmeldingBase):
    """The message was wrong."""


@dataclass(frozen=True, kw_only=True)
class Serverfeil(FeilmeldingBase):
    """The archive failed."""


@dataclass(frozen=True, kw_only=True)
class Ikkefunnet(FeilmeldingBase):
    """What was asked for is not there."""


@dataclass(frozen=True, kw_only=True)
class MappeKvittering(Kvittering):
    """A folder that the archive has now."""

    systemID: str
    mappeID: str | None = None
    referanseForeldermappe: ReferanseTilMappe | None = None
    opprettetDato: Tid | None = None
    opprettetAv: str | None = None
    avsluttetDato: Tid | None = None
    avsluttetAv: str | None = None
    referanseEksternNoekkel: EksternNoekkel | None = None
    opprettetEllerEksisterende: OpprettetEllerEksisterende


@dataclass(frozen=True, kw_only=True)
class SaksmappeKvittering(MappeKvittering):
    """A case that the archive has now."""

    saksaar: int | None = None
    sakssekvensnummer: int | None = None
    saksdato: Dato | None = None


@dataclass(frozen=True, kw_only=True)
class DokumentobjektKvittering(Kvittering):
    """A file that the archive has now."""

    systemID: str
    versjonsnummer: int | None = None
    variantformat: Kode | None = None
    opprettetDato: Tid | None = None
    opprettetAv: str | None = None


@dataclass(frozen=True, kw_only=True)
class DokumentbeskrivelseKvittering(Kvittering):
    """A document that the archive has now."""

    systemID: str
    opprettetDato: Tid | None = None
    opprettetAv: str | None = None
    dokumentnummer: int | None = None
    dokumentobjekt: tuple[DokumentobjektKvittering, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RegistreringKvittering(Kvittering):
    """An entry that the archive has now."""

    systemID: str
    opprettetDato: Tid | None = None
    opprettetAv: str | None = None
    arkivertDato: Tid | None = None
    arkivertAv: str | None = None
    dokumentbeskrivelseKvittering: tuple[DokumentbeskrivelseKvittering, ...] = ()
    registreringsID: str | None = None
    referanseEksternNoekkel: EksternNoekkel | None = None
    opprettetEllerEksisterende: OpprettetEllerEksisterende


@dataclass(frozen=True, kw_only=True)
class JournalpostKvittering(RegistreringKvittering):
    """A journal entry that the archive has now."""

    journalaar: int | None = None
    journalsekvensnummer: int | None = None
    journalpostnummer: int | None = None
    journalposttype: Kode | None = None
    journalstatus: Kode | None = None
    journaldato: Dato | None = None
    forfallsdato: Dato | None = None


@dataclass(frozen=True, kw_only=True)
class ArkivmeldingKvittering(Kvittering):
    """The receipt. Case and entry are each taken in or refused; the schema allows that nothing is said at all."""

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("mappeKvittering", "mappeFeilet"),
        ("registreringKvittering", "registreringFeilet"),
    )

    mappeKvittering: MappeKvittering | SaksmappeKvittering | None = None
    mappeFeilet: FeilmeldingBase | None = None
    registreringKvittering: RegistreringKvittering | JournalpostKvittering | None = None
    registreringFeilet: FeilmeldingBase | None = None
