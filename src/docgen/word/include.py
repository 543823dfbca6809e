"""Shared parts: a paragraph with only `{%p include "signatur.docx" %}` becomes the body of that file.

Done when a template is compiled, on trees, before tags are looked for: what is included costs nothing when documents are
rendered, and its tags are tags like all others. The library's files come from the caller; no path is followed. Styles,
numbering and pictures come along (`merge`); headers, footers and the page's shape are the host's.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from docgen.word.blocks import INCLUDE
from docgen.word.clean import clean, strip_paragraph_ids
from docgen.word.faults import Fault, Place, TemplateError
from docgen.word.merge import Guest, Host, merge_blocks
from docgen.word.package import Entry, read_package
from docgen.word.parts import read_parts
from docgen.word.places import Places, heading_styles
from docgen.word.said import CONTROL
from docgen.word.spelling import closest
from docgen.word.surroundings import Surroundings
from docgen.word.tags import Found, find_tags
from docgen.word.text import own_text
from docgen.word.xml import PPR, SECTPR, TBL, TC, Element, P, remove, w

MOST_NESTED: Final = 8
_NAME: Final = re.compile(r"""include\s+(["'])([^"']+)\1$""")
# What hangs on parts of the other file that are not taken along.
_LEFT_BEHIND: Final = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
_NOTES: Final = (w("footnoteReference"), w("endnoteReference"), w("altChunk"))


@dataclass
class Includer:
    """Includes into one template. `files` are the library's files that were used, in order; `guests` tells for every block
    that came along where it stands in its own file."""

    library: Mapping[str, bytes]
    host: Host
    faults: list[Fault]
    files: dict[str, bytes] = field(default_factory=dict)
    guests: dict[Element, Places] = field(default_factory=dict)

    def include(self, part: str, root: Element, places: Places, chain: tuple[str, ...]) -> bool:
        """Put in what the paragraphs of a part ask for. True if there was anything."""
        found = False
        for paragraph in list(root.iter(P)):
            tag = _include_tag(paragraph)
            if tag is None:
                continue
            found = True
            name = self._file(tag, places.of(paragraph), chain)
            blocks = self._blocks(name, part, (*chain, name)) if name else None
            # After a fault the tag goes too: it has been told of, and is not to be told of again as a tag.
            _put(paragraph, blocks or [])
        return found

    def _file(self, tag: Found, place: Place, chain: tuple[str, ...]) -> str:
        """The library's name of the file that is asked for, or "" after a fault."""
        written = _NAME.match(tag.text)
        if written is None:
            self.faults.append(Fault("include-name", place, "{% " + tag.text + " %}"))
            return ""
        asked = _plain(written[2])
        names = {_plain(name): name for name in self.library}
        if asked not in names:
            close = closest(written[2], self.library)
            self.faults.append(Fault("unknown-include", place, "{% " + tag.text + " %}", (("name", written[2]),), close))
            return ""
        name = names[asked]
        if name in chain or len(chain) > MOST_NESTED:
            ring = " → ".join((*chain, name))
            self.faults.append(Fault("include-ring", place, "{% " + tag.text + " %}", (("ring", ring),)))
            return ""
        return name

    def _blocks(self, name: str, part: str, chain: tuple[str, ...]) -> list[Element] | None:
        """The blocks of a file's body, ready to stand in a part of the host."""
        self.files[name] = self.library[name]
        own: list[Fault] = []
        try:
            guest, entries = _read(self.library[name], own)
        except TemplateError as error:
            own += error.faults
            guest, entries = None, {}
        if guest is not None:
            body = guest.body
            clean(body)
            places = Places(body, "body", heading_styles(guest.styles), file=name)
            self._refuse_what_stays(body, places, own)
            strip_paragraph_ids(body)
            inner = [child for child in body[0] if child.tag != SECTPR]
            own += merge_blocks(inner, guest, entries, self.host, part, places)
            for block in inner:
                self.guests[block] = places
            self.include(part, body, places, chain)
            inner = [child for child in body[0] if child.tag != SECTPR]
        self.faults += [fault._replace(place=fault.place._replace(file=fault.place.file or name)) for fault in own]
        return None if guest is None or own else inner

    def _refuse_what_stays(self, body: Element, places: Places, faults: list[Fault]) -> None:
        for element in list(body.iter(*_LEFT_BEHIND)):
            remove(element)
        for section in body.iter(SECTPR):
            if next(section.iterancestors(PPR), None) is not None:
                faults.append(Fault("include-section", places.of(section)))
        for note in body.iter(*_NOTES):
            faults.append(Fault("include-unsupported", places.of(note), details=(("what", note.tag.rpartition("}")[2]),)))


def _read(data: bytes, faults: list[Fault]) -> tuple[Guest, Mapping[str, Entry]]:
    package = read_package(data)
    roots = read_parts(package.entries)
    surroundings = Surroundings(roots, faults)
    surroundings.prepare()
    return Guest(roots, surroundings.main, surroundings.styles(), surroundings.numbering()), package.entries


def _include_tag(paragraph: Element) -> Found | None:
    """The paragraph's include, if it holds that and nothing else."""
    line = own_text(paragraph)
    if INCLUDE not in line:
        return None
    tags, strays = find_tags(line)
    if len(tags) != 1 or strays or line.strip() != line[tags[0].start : tags[0].end]:
        return None
    return tags[0] if tags[0].kind == CONTROL and tags[0].text.split(None, 1)[0] == INCLUDE else None


def _put(paragraph: Element, blocks: list[Element]) -> None:
    """Blocks in a paragraph's place; one that ends a section stays behind them, empty."""
    for block in blocks:
        paragraph.addprevious(block)
    parent, following = paragraph.getparent(), paragraph.getnext()
    ends_section = paragraph.find(f"{PPR}/{SECTPR}") is not None
    ends_cell = parent is not None and parent.tag == TC and following is None
    if ends_section or (ends_cell and (not blocks or blocks[-1].tag == TBL)):
        for child in list(paragraph):
            if child.tag != PPR:
                remove(child)
        return
    remove(paragraph)


def _plain(name: str) -> str:
    """A file name as names are compared: letter by letter in one form, whatever the case. A path is no name."""
    return unicodedata.normalize("NFC", name.strip()).casefold() if posixpath.basename(name) == name else ""
