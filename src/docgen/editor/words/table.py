"""The table of document types, templates/dokumenter.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.documents.table import Dokumenter, DokumentRad, PåNynorsk
from docgen.editor.words.common import Texts
from docgen.model.base import Record

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        Dokumenter: {
            "type": "Hva fila er. Tabellen over dokumenttyper har «type: dokumenter».",
            "dokumenter": "Dokumenttypene. En rad for hver, med en Word-mal i samme mappe.",
        },
        DokumentRad: {
            "type": "Kort navn på typen, for eksempel innkalling. Blir en del av filnavnet.",
            "om": "Hva dokumentet handler om.",
            "mal": "Word-malen i denne mappen, for eksempel innkalling.docx.",
            "tittel": (
                "Tittelen på dokumentet, for eksempel «Innkalling til {møtetype}». {sesong} blir til høsten 2026, {avdeling} til "
                "avdelingen i oppsettet."
            ),
            "offentlig_tittel": (
                "Nøytral tittel for arkivet, uten opplysninger om noen, for eksempel «Innkalling – tverrfaglig samarbeid»."
            ),
            "nynorsk": "Malen og titlene for dem som skal ha nynorsk. Uten svar lages dokumentet på bokmål.",
            "når": (
                'Når dokumentet lages, med de samme navnene som i malene, for eksempel «møte.status == "planlagt"». "true" '
                "betyr alltid."
            ),
            "mottakere": (
                "Hvem som bør få dokumentet, for eksempel [bruker, foresatte, medlemmer]. Samtykket avgjør hvem som får."
            ),
            "eget_brev": "Skriv ja når hver privatperson skal ha sitt eget brev.",
            "dato": (
                "Hvor dokumentets egen dato står, for eksempel møte.innkalling.dato. Uten svar: dagen innholdet først ble laget."
            ),
            "dag": "Hvor datoen i filnavnet står, for eksempel møte.dato. Uten svar: dokumentets egen dato.",
            "utkast": 'Når dokumentet merkes UTKAST, for eksempel «sak.status == "utkast"».',
            "gradering": "Skriv ja når linjen om unntatt offentlighet skal stå på dokumentet.",
            "regler": "Regler (AG, RT) i tillegg til dem typen alltid har, for eksempel [AG-16]. Ingen rad kan slå av regler.",
            "journalposttype": "Hva dokumentet er i journalen, for eksempel inngående, utgående eller internt notat.",
        },
        PåNynorsk: {
            "mal": "Word-malen på nynorsk, for eksempel innkalling-nynorsk.docx.",
            "tittel": "Tittelen på nynorsk, for eksempel «Referat frå {møtetype}». {sesong} blir til hausten 2026.",
            "offentlig_tittel": "Nøytral tittel på nynorsk for arkivet, for eksempel «Referat – tverrfagleg samarbeid».",
        },
    }
)
