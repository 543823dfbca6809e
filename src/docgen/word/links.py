"""The relationships of a package's parts: how they are named and typed, and where a document's links may lead: to the web, to
an e-mail address, or to a place in itself."""

from __future__ import annotations

import posixpath
import re
from typing import Final

RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SAFE_TARGET: Final = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
_EXTERNAL: Final = re.compile(r'<[^>]*TargetMode="External"[^>]*>')
_TARGET: Final = re.compile(r'Target="([^"]*)"')


def rels_name(part: str) -> str:
    """The name of a part's relationships: `word/_rels/document.xml.rels`."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", base + ".rels")


def unsafe_targets(text: str) -> tuple[str, ...]:
    """The outside targets of a rendered relationship part that a document may not have."""
    targets = (_TARGET.search(rel) for rel in _EXTERNAL.findall(text))
    return tuple(target.group(1) for target in targets if target and not SAFE_TARGET.match(target.group(1)))
