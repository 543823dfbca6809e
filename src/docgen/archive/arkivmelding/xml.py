"""XML that somebody else wrote, as a tree: read from bytes, nothing fetched, nothing expanded, within limits.

lxml alone: it reads the UTF-16 that declares itself utf-8 in KS' own samples, which expat refuses. A document that brings a DTD
is refused whole, and so are its entities.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from lxml import etree

MAX_BYTES: Final = 5_000_000
"""The largest message that is read. One with a hundred documents is a twentieth of it; the files lie beside it, not in it."""
MAX_DEPTH: Final = 40
"""Elements inside each other. The schema's deepest is a dozen."""

_DEEPER: Final = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")


class _Pair(NamedTuple):
    nb: str
    en: str


_REASONS: Final[Mapping[str, _Pair]] = MappingProxyType({
    "stor": _Pair(
        f"Fila er større enn {MAX_BYTES // 1_000_000} MB, og er derfor ikke lest.",
        f"The file is larger than {MAX_BYTES // 1_000_000} MB, so it was not read.",
    ),
    "tom": _Pair("Fila er tom.", "The file is empty."),
    "ødelagt": _Pair("Fila er ikke gyldig XML (linje {linje}).", "The file is no valid XML (line {linje})."),
    "dtd": _Pair(
        "Fila har en DTD eller egne entiteter, og er derfor ikke lest. En melding fra et arkiv har aldri det.",
        "The file has a DTD or entities of its own, so it was not read. No message of an archive has them.",
    ),
    "dyp": _Pair(
        f"Fila har mer enn {MAX_DEPTH} nivåer, og er derfor ikke lest.",
        f"The file has more than {MAX_DEPTH} levels, so it was not read.",
    ),
})  # fmt: skip


class XmlError(ValueError):
    """Bytes that are not read as XML. `reason` is stor, tom, ødelagt, dtd or dyp; the sentences are for people."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.nb, self.en = (sentence.format(linje=line) for sentence in _REASONS[reason])


def parse(data: bytes) -> etree._Element:
    """The root of a document, without comments and processing instructions: they are no part of a message.

    Raises:
        XmlError: too large, empty, no XML, with a DTD, or too deep.
    """
    if len(data) > MAX_BYTES:
        raise XmlError("stor")
    if not data.strip():
        raise XmlError("tom")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        # An entity that grows without end stops the parser too; what is told is the DTD that brought it.
        raise XmlError(_reason(data, error), error.lineno or 0) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlError("dtd")
    if _DEEPER(root):
        raise XmlError("dyp")
    return root


def _reason(data: bytes, error: etree.XMLSyntaxError) -> str:
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        return "dtd"
    # libxml2 has a limit of its own, and says so in words only.
    return "dyp" if "Excessive depth" in str(error) else "ødelagt"
