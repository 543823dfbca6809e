"""Where a document's links may lead: to the web, to an e-mail address, or to a place in itself."""

from __future__ import annotations

import re
from typing import Final

SAFE_TARGET: Final = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
_EXTERNAL: Final = re.compile(r'<[^>]*TargetMode="External"[^>]*>')
_TARGET: Final = re.compile(r'Target="([^"]*)"')


def unsafe_targets(text: str) -> tuple[str, ...]:
    """The outside targets of a rendered relationship part that a document may not have."""
    targets = (_TARGET.search(rel) for rel in _EXTERNAL.findall(text))
    return tuple(target.group(1) for target in targets if target and not SAFE_TARGET.match(target.group(1)))
