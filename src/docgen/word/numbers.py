"""Ids that Word wants only once: drawings, bookmarks, content controls.

A tree whose tags are lifted in; ids inside a loop become marks that take a new number each time round, and drawings
that share an id in the template itself get numbers of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from docgen.word.clean import strip_paragraph_ids
from docgen.word.text import MARK_CLOSE, MARK_OPEN, Located
from docgen.word.xml import VAL, WP, Element, remove, w

_DOCPR: Final = f"{{{WP}}}docPr"
_START, _END = w("bookmarkStart"), w("bookmarkEnd")
_ID, _NAME = w("id"), w("name")
_CONTROL_ID: Final = f"{w('sdtPr')}/{_ID}"
# Word cuts bookmark names at 40 characters.
_LONGEST_NAME: Final = 30
_LARGEST: Final = 2**30


class Numbers:
    """The ids of all parts of one template; ask `highest` when every part has been seen."""

    def __init__(self) -> None:
        self.highest = 0
        self._drawings: set[str] = set()
        self._again: list[Element] = []
        self._keys = 0

    def seen(self, root: Element) -> bool:
        """Note the ids of a part before anything is moved. True if a drawing has an id that another one has."""
        duplicates = False
        for element in root.iter(_DOCPR, _START):
            value = element.get("id") or element.get(_ID) or ""
            if value.isdecimal() and int(value) < _LARGEST:
                self.highest = max(self.highest, int(value))
            if element.tag == _DOCPR:
                if value in self._drawings:
                    self._again.append(element)
                    duplicates = True
                self._drawings.add(value)
        return duplicates

    def settle(self) -> None:
        """Give drawings that share an id one of their own; only once every part was `seen`."""
        for element in self._again:
            self.highest += 1
            element.set("id", str(self.highest))
        self._again.clear()

    def mark_loops(self, root: Element, located: Mapping[int, Located]) -> None:
        """Give what stands inside a loop ids that are made as it is repeated."""
        repeated = _repeated(root, located)
        inside = {element.get(_ID, "") for element in repeated if element.tag == _START}
        ended = {element.get(_ID, "") for element in repeated if element.tag == _END}
        keys: dict[str, str] = {}
        for element in repeated:
            strip_paragraph_ids(element)
            if element.tag == _DOCPR:
                element.set("id", self._fresh())
            elif element.tag == w("sdtPr") and (control := element.find(_ID)) is not None:
                control.set(VAL, self._fresh())
            elif element.tag == _START:
                self._bookmark(root, element, inside & ended, keys)
        for element in repeated:
            if element.tag == _END and element.get(_ID, "") in keys:
                element.set(_ID, _unique("=" + keys[element.get(_ID, "")]))

    def _bookmark(self, root: Element, start: Element, whole: set[str], keys: dict[str, str]) -> None:
        number = start.get(_ID, "")
        if number not in whole:
            # Begun in a loop and ended outside it: repeated, it could be no bookmark at all.
            for end in list(root.iter(_END)):
                if end.get(_ID) == number:
                    remove(end)
            remove(start)
            return
        self._keys += 1
        keys[number] = f"b{self._keys}"
        start.set(_ID, _unique(keys[number]))
        start.set(_NAME, f"{start.get(_NAME, '')[:_LONGEST_NAME]}_{_unique('=' + keys[number])}")

    def _fresh(self) -> str:
        self._keys += 1
        return _unique(f"n{self._keys}")


def _unique(key: str) -> str:
    return f"{MARK_OPEN}unique {key}{MARK_CLOSE}"


def _repeated(root: Element, located: Mapping[int, Located]) -> list[Element]:
    depth = 0
    found: list[Element] = []
    for element in root.iter():
        if isinstance(element, etree._ProcessingInstruction):
            text = element.text or ""
            word = located[int(text)].tag.word if text.isdecimal() else ""
            depth += (word == "for") - (word == "endfor")
        elif depth:
            found.append(element)
    return found
