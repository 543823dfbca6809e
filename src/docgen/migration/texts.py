"""The texts that `arkiv` in oppsett.yaml was before it had fields, told apart where that can be done for certain. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from docgen.model.registers import ArkivKoder

Value = dict[str, str] | list[dict[str, str]]
_ACCESS = re.compile(r"(?P<kode>[A-ZÆØÅ][A-ZÆØÅ0-9]{0,9})\s*(?:[,:;–-]\s*|\s)\(?(?P<hjemmel>(?:[a-zæøå]*lov[a-zæøå]*\b|§).*?)\)?")
_CLASS = re.compile(r"(?P<system>[^:=,;]+?)\s*[:=]\s*(?P<klasse>[\w.\-]+)(?:\s+(?P<tittel>[^,;]+))?")
_CODE = re.compile(r"\s*(\w+)\s*[:=]\s*([\w.\-]+)\s*")


def access_of(text: str) -> Value | None:
    """«UO, offentleglova § 13» as an access code with its statute; None where that is not what it says."""
    match = _ACCESS.fullmatch(text.strip())
    if match is None or match["hjemmel"].count("(") != match["hjemmel"].count(")"):
        return None
    return [{"kode": match["kode"], "hjemmel": match["hjemmel"]}]


def classes_of(text: str) -> Value | None:
    """«K-koder: F40 Tverrfaglig samarbeid» as a class of a system."""
    match = _CLASS.fullmatch(text.strip())
    return [{name: value for name, value in match.groupdict().items() if value}] if match else None


def codes_of(text: str) -> Value | None:
    """«journalstatus = J, dokumentstatus = F» as codes; only names that we know, each once."""
    matches = [_CODE.fullmatch(piece) for piece in re.split(r"[,;\n]", text.strip())]
    found = [(match[1].casefold(), match[2]) for match in matches if match]
    known = len(found) == len(matches) == len(dict(found)) and dict(found).keys() <= ArkivKoder.model_fields.keys() - {"notat"}
    return dict(found) if known else None


TEXTS: Mapping[str, Callable[[str], Value | None]] = MappingProxyType(
    {"koder": codes_of, "klassifikasjon": classes_of, "tilgang": access_of}
)
"""The fields of `arkiv` that were one text, with how each is told apart."""
