"""The names that KS Fiks Arkiv gives its XML: one constant says which version of the protocol this is."""

from __future__ import annotations

from typing import Final

VERSION: Final = "v1"
"""The suffix of every namespace. V1 is accepted from tag v1.0.5; another version is another suffix here."""

PROTOCOL: Final = f"no.ks.fiks.arkiv.{VERSION}"
"""What the name of every message type, and of its schema's file, begins with."""

_BASE: Final = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv"

OPPRETT: Final = f"{_BASE}/arkivmelding/opprett/{VERSION}"
OPPDATER: Final = f"{_BASE}/arkivmelding/oppdater/{VERSION}"
KVITTERING: Final = f"{_BASE}/arkivmelding/opprett/kvittering/{VERSION}"
METADATA: Final = f"{_BASE}/metadatakatalog/{VERSION}"
FEIL: Final = f"{_BASE}/feil/feilmelding/{VERSION}"
UGYLDIG: Final = f"{_BASE}/feil/ugyldigforespoersel/{VERSION}"
SERVERFEIL: Final = f"{_BASE}/feil/serverfeil/{VERSION}"
IKKEFUNNET: Final = f"{_BASE}/feil/ikkefunnet/{VERSION}"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"

SEND_OPPRETT: Final = f"{PROTOCOL}.arkivering.arkivmelding.opprett"
SEND_OPPDATER: Final = f"{PROTOCOL}.arkivering.arkivmelding.oppdater"
"""The types of the two messages that docgen sends."""

XSI_TYPE: Final = f"{{{XSI}}}type"
WHERE_THE_SCHEMA_LIES: Final = (f"{{{XSI}}}schemaLocation", f"{{{XSI}}}noNamespaceSchemaLocation")
"""What a producer may write at the root for validators: no part of what the message says."""
