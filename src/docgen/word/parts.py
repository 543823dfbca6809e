"""The XML parts of a package as trees, with the limits that hold for everything this room reads.

Entries in, trees out: a part with a DTD, too many elements, elements inside each other without end, or that is not well
formed, is refused before anybody walks it; even one that is only copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final
from xml.parsers import expat

from docgen.word.faults import Fault, Place, TemplateError
from docgen.word.package import Entry, is_xml
from docgen.word.wellformed import DtdRefusedError, TooDeepError
from docgen.word.xml import Element, parse, w

MAX_ELEMENTS: Final = 1_000_000
_COMMENT: Final = w("comment")


def read_parts(entries: Mapping[str, Entry]) -> dict[str, Element]:
    """Every XML part by name.

    Raises:
        TemplateError: `too-large`, `dtd`, `too-deep`, `broken-xml`, `damaged-package`.
    """
    return {name: _read(name, entry.data()) for name, entry in entries.items() if is_xml(name)}


def readable_parts(entries: Mapping[str, Entry]) -> dict[str, Element]:
    """Those that can be read, under the same limits: for whoever tells what is wrong, and cannot stop at the first part."""
    roots: dict[str, Element] = {}
    for name, entry in entries.items():
        if is_xml(name):
            with suppress(TemplateError):
                roots[name] = _read(name, entry.data())
    return roots


def _read(name: str, data: bytes) -> Element:
    if data.count(b"<") > MAX_ELEMENTS:
        raise _refused("too-large", size=f"{name}: {data.count(b'<')} <")
    try:
        return parse(data)
    except DtdRefusedError:
        raise _refused("dtd", part=name) from None
    except TooDeepError:
        raise _refused("too-deep", part=name) from None
    except expat.ExpatError as error:
        raise _refused("broken-xml", part=name, reason=str(error)) from None


def _refused(code: str, **details: str) -> TemplateError:
    return TemplateError((Fault(code, Place("file"), details=tuple(details.items())),))


def comments_in(roots: Iterable[Element]) -> int:
    """How many Word comments stand in these parts."""
    return sum(1 for root in roots for _ in root.iter(_COMMENT))
