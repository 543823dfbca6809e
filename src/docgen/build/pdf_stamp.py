"""What a PDF of ours says of itself: the document it shows, and whether anybody has changed it since. Pure, by bytes alone.

The stamp stands in the PDF's XMP, which is never packed (ISO 19005-2, 6.6.2.1), so a look at it costs a search and a digest. It
works as the certificate of a Word document does (`word/provenance`): one changed byte breaks the seal.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

ENDING: Final = ".pdf"
NAMESPACE: Final = "urn:docgen:pdf:1:"
SOURCE, SEAL = "kilde", "segl"
"""The properties: the digest of the document that was converted, and that of the PDF itself with noughts in this place."""
UNSEALED: Final = "0" * 64

_STAMP: Final = re.compile(rb"<docgen:kilde>([0-9a-f]{64})</docgen:kilde>\s*<docgen:segl>([0-9a-f]{64})</docgen:segl>")


@dataclass(frozen=True, slots=True)
class Stamp:
    """`source` is the digest (SHA-256) of the document that was converted; `untouched` whether the PDF is still as we made it."""

    source: str
    untouched: bool


def read_stamp(data: bytes) -> Stamp | None:
    """The stamp of a PDF; None for one that is not ours."""
    found = list(_STAMP.finditer(data))
    if len(found) != 1:  # a program that saves changes at the end of the file leaves the old stamp before its own
        return None
    (stamp,) = found
    return Stamp(stamp[1].decode(), _digest(data, stamp.start(2)) == stamp[2].decode())


def sealed(data: bytes) -> bytes:
    """A PDF with the digest in the place kept for it.

    Raises:
        ValueError: there is no such place.
    """
    found = list(_STAMP.finditer(data))
    if len(found) != 1 or found[0][2] != UNSEALED.encode():
        raise ValueError("no place for the seal")
    start = found[0].start(2)
    return data[:start] + _digest(data, start).encode() + data[start + len(UNSEALED) :]


def pdf_path(document: str) -> str:
    """Where the PDF of a document lies (posix below output/)."""
    return document.removesuffix(".docx") + ENDING


def document_path(pdf: str) -> str:
    """The document that a PDF lies beside."""
    return pdf[: -len(ENDING)] + ".docx"


def is_pdf(name: str) -> bool:
    """Whether a file of output/ is a PDF."""
    return name.casefold().endswith(ENDING)


def _digest(data: bytes, start: int) -> str:
    whole = hashlib.sha256(data[:start])
    whole.update(UNSEALED.encode())
    whole.update(data[start + len(UNSEALED) :])
    return whole.hexdigest()
