"""What blocks of one document need to stand in another: its styles, numberings, pictures and links.

Trees in, trees changed. The host's look wins: a style that it has by name is its own; one that it lacks is copied with all it
rests on. Ids and names that must be unique are made so.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.word.faults import Fault
from docgen.word.links import OFFICE, rels_name
from docgen.word.lists import NUMBERING_TYPE
from docgen.word.package import CONTENT_TYPES_NAME, Entry
from docgen.word.places import Places
from docgen.word.relations import introduce, relate, relationships
from docgen.word.styles import STYLE_USES, by_id, name_of
from docgen.word.xml import CONTENT_TYPES, VAL, Element, R, W, remove, w

_STYLE_LINKS: Final = (w("basedOn"), w("link"), w("next"))
_ID, _NAME = w("id"), w("name")
_BOOKMARKS: Final = (w("bookmarkStart"), w("bookmarkEnd"))
_IMAGE, _HYPERLINK = "image", "hyperlink"


@dataclass(frozen=True)
class Guest:
    """A document that blocks are taken from."""

    roots: Mapping[str, Element]
    main: str
    styles: Element | None
    numbering: Element | None

    @property
    def body(self) -> Element:
        return self.roots[self.main]

    def relationship(self, key: str) -> Element | None:
        """The relationship of the body with that id."""
        rels = self.roots.get(rels_name(self.main))
        return next((rel for rel in rels if rel.get("Id") == key), None) if rels is not None else None


@dataclass
class Host:
    """The document that they are put into. `media` are parts that came along, `changed` the parts that were changed."""

    roots: dict[str, Element]
    main: str
    styles: Element | None
    numbering_name: str
    names: set[str]
    media: dict[str, Entry] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    # Pictures that came along already: two includes of one file share them.
    known_media: dict[tuple[int, int, bytes], str] = field(default_factory=dict)

    def relate(self, part: str, kind: str, target: str, *, external: bool) -> str:
        """The id of a relationship from a part, made if there is none."""
        self.changed.add(rels_name(part))
        return relate(relationships(self.roots, part), f"{OFFICE}/{kind}", target, external=external)

    def numbering(self) -> Element:
        """The numbering part, made if there is none."""
        if not self.numbering_name:
            self.numbering_name = posixpath.join(posixpath.dirname(self.main), "numbering.xml")
            self.roots[self.numbering_name] = etree.Element(w("numbering"), nsmap={"w": W})
            introduce(self.roots, self.main, self.numbering_name, NUMBERING_TYPE, f"{OFFICE}/numbering")
            self.changed.add(rels_name(self.main))
        self.changed.add(self.numbering_name)
        return self.roots[self.numbering_name]

    def add_picture(self, entry: Entry) -> str:
        """The name of a picture in the host; the same bytes are there once."""
        key = (entry.crc, entry.size, entry.packed)
        if key not in self.known_media:
            ending = posixpath.splitext(entry.name)[1].lower()
            number = next(number for number in range(1, 100_000) if f"word/media/felles{number}{ending}" not in self.names)
            name = f"word/media/felles{number}{ending}"
            self.names.add(name)
            self.media[name] = entry._replace(name=name)
            self.known_media[key] = name
        return self.known_media[key]


def merge_blocks(
    blocks: Sequence[Element], guest: Guest, entries: Mapping[str, Entry], host: Host, part: str, places: Places
) -> Iterator[Fault]:
    """Make blocks fit to stand in a part of the host; what cannot be taken along is told."""
    faults = list(_links(blocks, guest, entries, host, part, places))
    if not faults:
        _Looks(guest, host).bring(blocks)
        _unique_names(blocks, host)
    return iter(faults)


# --- relationships ----------------------------------------------------------------------------------------------------


def _links(
    blocks: Sequence[Element], guest: Guest, entries: Mapping[str, Entry], host: Host, part: str, places: Places
) -> Iterator[Fault]:
    for element in (inner for block in blocks for inner in block.iter("*")):
        for attribute in [name for name in map(str, element.attrib) if name.startswith(f"{{{R}}}")]:
            rel = guest.relationship(element.get(attribute, ""))
            kind = rel.get("Type", "").rpartition("/")[2] if rel is not None else "?"
            target = rel.get("Target", "") if rel is not None else ""
            external = rel is not None and rel.get("TargetMode") == "External"
            if kind == _HYPERLINK and external:
                element.set(attribute, host.relate(part, kind, target, external=True))
                continue
            name = posixpath.normpath(posixpath.join(posixpath.dirname(guest.main), target)).lstrip("/")
            if kind != _IMAGE or external or name not in entries:
                yield Fault("include-unsupported", places.of(element), details=(("what", kind),))
                continue
            picture = host.add_picture(entries[name])
            _know_type(guest, host, posixpath.splitext(picture)[1][1:])
            relative = posixpath.relpath(picture, posixpath.dirname(part))
            element.set(attribute, host.relate(part, _IMAGE, relative, external=False))


def _know_type(guest: Guest, host: Host, extension: str) -> None:
    types = host.roots[CONTENT_TYPES_NAME]
    default = f"{{{CONTENT_TYPES}}}Default"
    if any(known.get("Extension", "").lower() == extension for known in types.iter(default)):
        return
    for known in guest.roots[CONTENT_TYPES_NAME].iter(default):
        if known.get("Extension", "").lower() == extension:
            types.insert(0, copy.deepcopy(known))
            return


# --- styles and numbering ---------------------------------------------------------------------------------------------


class _Looks:
    """Brings styles and numberings of a guest to a host."""

    def __init__(self, guest: Guest, host: Host) -> None:
        self._guest = guest
        self._host = host
        self._styles = by_id(guest.styles)
        self._theirs = by_id(host.styles)
        self._by_name = {(style.get(w("type")), name_of(style)): key for key, style in self._theirs.items()}
        self._known: dict[str, str] = {}
        self._nums: dict[str, str] = {}

    def bring(self, blocks: Sequence[Element]) -> None:
        for block in blocks:
            for use in block.iter(*STYLE_USES):
                use.set(VAL, self._style(use.get(VAL, "")))
            self._numbered(block)

    def _style(self, key: str) -> str:
        """The host's id for a style of the guest, which is copied if the host has none of that name."""
        if key in self._known:
            return self._known[key]
        style = self._styles.get(key)
        if style is None or self._host.styles is None:
            return key
        same = self._by_name.get((style.get(w("type")), name_of(style)))
        if same is not None:
            self._known[key] = same
            return same
        own = key
        while own in self._theirs:
            own += "-felles"
        self._known[key] = own
        copied = copy.deepcopy(style)
        copied.set(w("styleId"), own)
        if w("default") in copied.attrib:
            del copied.attrib[w("default")]
        self._theirs[own] = copied
        self._host.styles.append(copied)
        for part, root in self._host.roots.items():
            if root is self._host.styles:
                self._host.changed.add(part)
        for link in copied.iter(*_STYLE_LINKS):
            link.set(VAL, self._style(link.get(VAL, "")))
        self._numbered(copied)
        return own

    def _numbered(self, element: Element) -> None:
        for number in element.iter(w("numId")):
            number.set(VAL, self._num(number.get(VAL, "")))

    def _num(self, key: str) -> str:
        """The host's number for a numbering of the guest, which is copied with its definition."""
        if key in self._nums or key == "0" or self._guest.numbering is None:
            return self._nums.get(key, key)
        num = next((num for num in self._guest.numbering.iter(w("num")) if num.get(w("numId")) == key), None)
        link = num.find(w("abstractNumId")) if num is not None else None
        if num is None or link is None:
            return key
        numbering = self._host.numbering()
        abstracts = list(numbering.iter(w("abstractNum")))
        nums = list(numbering.iter(w("num")))
        definition = next(
            (one for one in self._guest.numbering.iter(w("abstractNum")) if one.get(w("abstractNumId")) == link.get(VAL)), None
        )
        if definition is None:
            return key
        abstract = str(1 + max((int(one.get(w("abstractNumId"), "0")) for one in abstracts), default=-1))
        own = str(1 + max((int(one.get(w("numId"), "0")) for one in nums), default=0))
        self._nums[key] = own
        copied, numbered = copy.deepcopy(definition), copy.deepcopy(num)
        copied.set(w("abstractNumId"), abstract)
        for child in (copied.find(w("nsid")), copied.find(w("tmpl"))):
            if child is not None:
                copied.remove(child)  # Word would take two definitions with one nsid for the same list
        for style in copied.iter(w("pStyle"), w("styleLink"), w("numStyleLink")):
            style.set(VAL, self._style(style.get(VAL, "")))
        numbered.set(w("numId"), own)
        found = numbered.find(w("abstractNumId"))
        assert found is not None
        found.set(VAL, abstract)
        if abstracts:
            abstracts[-1].addnext(copied)
        else:
            numbering.insert(0, copied)
        (nums[-1] if nums else copied).addnext(numbered)
        return own


# --- ids --------------------------------------------------------------------------------------------------------------


def _unique_names(blocks: Sequence[Element], host: Host) -> None:
    """Bookmarks get numbers and names of their own; content controls lose theirs, which Word gives anew."""
    marks = [mark for root in host.roots.values() for mark in root.iter(*_BOOKMARKS)]
    highest = max((int(mark.get(_ID, "0")) for mark in marks if mark.get(_ID, "").isdecimal()), default=0)
    taken = {mark.get(_NAME, "") for mark in marks}
    numbers: dict[str, str] = {}
    for block in blocks:
        for control in block.iter(w("sdtPr")):
            for own in control.findall(_ID):
                remove(own)
        for mark in block.iter(*_BOOKMARKS):
            key = mark.get(_ID, "")
            if key not in numbers:
                highest += 1
                numbers[key] = str(highest)
            mark.set(_ID, numbers[key])
            name = mark.get(_NAME)
            if name is not None:
                own_name, number = name, 1
                while own_name in taken:
                    number += 1
                    own_name = f"{name[:30]}_{number}"
                taken.add(own_name)
                mark.set(_NAME, own_name)
