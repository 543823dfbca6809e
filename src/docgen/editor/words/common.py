"""Fields that mean the same wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

Texts: TypeAlias = Mapping[str, str]

COMMON: Texts = MappingProxyType(
    {
        "notat": (
            "Ditt eget notat til kolleger, for eksempel «Ring mor etter ferien.». Det kan stå overalt og skrives aldri ut."
        ),
        "tid": "Fra og til i ett felt, for eksempel 10.00-11.30. Du kan skrive «fra» og «til» i stedet.",
        "dokumentstatus": (
            "Utkast til referatet er godkjent; dokumentet merkes UTKAST så lenge. Skriv ferdig når det kan arkiveres."
        ),
        "kopi_til": (
            "Instanser som får kopi av referatet utenom dem som alltid får, for eksempel [nav]. Samtykket må gjelde "
            "kopi_av_referat for hver av dem."
        ),
        "livsområde": "Delen av livet det gjelder, for eksempel skole, hjem, helse, arbeid eller fritid.",
        "arkivsak": (
            "Nummeret saken har i sak- og arkivsystemet, for eksempel 2026/0611. Følger dokumentene til arkivet. Er ikke det "
            "samme som nummeret på saken eller gruppen her."
        ),
    }
)
