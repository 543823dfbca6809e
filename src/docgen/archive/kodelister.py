"""The codes that KS Fiks Arkiv publishes for the elements of our messages: the schema itself takes any text.

Three lists are agreed with each municipality's archive instead (`Avtalt`): two are not published, and the third may be added to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


def _liste(koder: dict[str, str]) -> Mapping[str, str]:
    return MappingProxyType(koder)


# fmt: off
KODELISTER: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({
    "journalposttype": _liste({
        "I": "Inngående dokument",
        "U": "Utgående dokument",
        "N": "Organinternt dokument for oppfølging",
        "X": "Organinternt dokument uten oppfølging",
        "S": "Saksframlegg",
    }),
    "journalstatus": _liste({
        "J": "Journalført",
        "F": "Ferdigstilt av saksbehandler",
        "G": "Godkjent av leder",
        "E": "Ekspedert",
        "A": "Arkivert",
        "U": "Utgår",
        "M": "Midlertidig registrering av innkommende dokument",
        "S": "Saksbehandler har registrert innkommende dokument",
        "R": "Reservert dokument",
    }),
    "saksstatus": _liste({
        "B": "Under behandling",
        "A": "Avsluttet",
        "U": "Utgår",
        "R": "Opprettet av saksbehandler",
        "S": "Avsluttet av saksbehandler",
        "P": "Unntatt prosesstyring",
        "F": "Ferdig fra saksbehandler",
    }),
    "dokumenttype": _liste({
        "SØKNAD": "Søknad",
        "MELDING": "Melding",
        "KORR": "Korrespondanse",
        "KART": "Kart",
        "FOTO": "Foto",
        "TEGNING": "Tegning",
        "ANSVKONTO": "Ansvar og kontroll",
        "TILSYN": "Tilsyn",
        "AVTALE": "Avtale",
        "VEDTAK": "Vedtak",
        "SAKSFRAMLEGG": "Saksframlegg",
        "FERDIGATTEST": "Ferdigattest",
        "PLANBESKR": "Planbeskrivelse",
        "PLANKART": "Plankart",
        "PLANBEST": "Planbestemmelser",
        "PLANPROG": "Planprogram",
        "JURILLUST": "Juridisk bindende illustrasjon",
        "ILLUST": "Illustrasjon",
        "KONSUTR": "Konsekvensutredning",
        "KUNNGJ": "Kunngjøring",
        "RAPPORT": "Rapport",
        "ROS-ANALYSE": "ROS-analyse",
        "UTREDNING": "Utredning",
        "UTTALELSE": "Uttalelse",
        "INNSIGELSE": "Innsigelse",
        "KLAGE": "Klage",
        "TEGNFKL": "Tegnforklaring",
        "GEOREFPLAN": "Georeferert plankart",
        "DOKUMENT": "Dokument",
        "NOTAT": "Notat",
        "ANALYSE": "Analyse",
        "FAKTURA": "Faktura",
        "LYD": "Lydfil",
        "VIDEO": "Videofil",
        "PROTOKOLL": "Protokoll",
        "VEDLEGG": "Vedlegg",
    }),
    "dokumentstatus": _liste({
        "B": "Dokumentet er under redigering",
        "F": "Dokumentet er ferdigstilt",
    }),
    "dokumentmedium": _liste({
        "F": "Fysisk medium",
        "E": "Elektronisk arkiv",
        "B": "Blandet fysisk og elektronisk arkiv",
    }),
    "tilknyttetRegistreringSom": _liste({
        "H": "Hoveddokument",
        "V": "Vedlegg",
    }),
    "variantformat": _liste({
        "P": "Produksjonsformat",
        "A": "Arkivformat",
        "O": "Dokument hvor deler av innholdet er skjermet",
        "S": "Digitalt signert dokument",
    }),
    "korrespondanseparttype": _liste({
        "EA": "Avsender",
        "EM": "Mottaker",
        "EK": "Kopimottaker",
        "GM": "Gruppemottaker",
        "IA": "Intern avsender",
        "IM": "Intern mottaker",
        "IK": "Intern kopimottaker",
    }),
    "partRolle": _liste({
        "K": "Klient",
        "P": "Pårørende arkiv",
        "F": "Formynder",
        "A": "Advokat",
    }),
    "skjermingOpphoererAksjon": _liste({
        "A": "Avgraderes ved første kjøring av funksjon for avgradering etter at avgraderingstidspunktet er nådd",
        "G": "Gjennomgås for vurdering av avgradering når angitt avgraderingstidspunkt nås",
        "S": "Sperrefrist, avgraderes automatisk når avgraderingsdato nås",
        "AU": "Avgradering utført. Dette er den eneste avgraderingskoden som er tillatt etter at tilgangskode er slettet",
        "U": "Unntatt fra automatisk avgradering",
    }),
    "merknadstype": _liste({
        "MS": "Merknad fra saksbehandler",
        "ML": "Merknad fra leder",
        "MA": "Arkivmerknad",
    }),
    "avskrivningsmaate": _liste({
        "BU": "Besvart med brev",
        "BE": "Besvart med e-post",
        "TLF": "Besvart på telefon",
        "TE": "Tatt til etteretning",
        "TO": "Tatt til orientering",
    }),
    "grad": _liste({
        "SH": "Strengt hemmelig (sikkerhetsgrad)",
        "H": "Hemmelig (sikkerhetsgrad)",
        "K": "Konfidensielt (sikkerhetsgrad)",
        "B": "Begrenset (sikkerhetsgrad)",
        "F": "Fortrolig (beskyttelsesgrad)",
        "SF": "Strengt fortrolig (beskyttelsesgrad)",
    }),
})
# fmt: on
"""What each code means, by the element that holds it."""


@dataclass(frozen=True)
class Avtalt:
    """The codes that a municipality has agreed with its archive. An empty tuple: nothing is agreed, and no code is judged.

    `dokumenttype` are those beside the published ones.
    """

    format: tuple[str, ...] = ()
    tilgangsrestriksjon: tuple[str, ...] = ()
    dokumenttype: tuple[str, ...] = ()

    def allowed(self, element: str) -> frozenset[str]:
        """The codes that an element may hold; empty when no list binds it."""
        return frozenset(KODELISTER.get(element, ())) | frozenset(getattr(self, element) if element in _AGREED else ())


_AGREED: Final = ("format", "tilgangsrestriksjon", "dokumenttype")
