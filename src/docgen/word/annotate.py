"""A copy of a template with what is wrong with it as Word comments, each at its paragraph.

Bytes and faults in, bytes out. Word has comments in the body only: what is wrong elsewhere stands at the first paragraph,
with its place in the text. The template itself is not touched, and its own comments are kept.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Final

from lxml import etree

from docgen.word.faults import Fault
from docgen.word.links import OFFICE, rels_name
from docgen.word.package import CONTENT_TYPES_NAME, Entry, Record, read_package, write_package
from docgen.word.parts import read_parts
from docgen.word.places import Places
from docgen.word.relations import introduce
from docgen.word.surroundings import Surroundings
from docgen.word.xml import PPR, R_, SPACE, Element, P, T, W, serialise, w

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND: Final = f"{OFFICE}/comments"
_AUTHOR: Final = "docgen"


def annotated(data: bytes, faults: Iterable[Fault], lang: str) -> bytes:
    """The copy.

    Raises:
        TemplateError: the file cannot be read as a Word document at all.
    """
    package = read_package(data)
    roots = read_parts(package.entries)
    surroundings = Surroundings(roots, [])
    surroundings.prepare()
    body = roots[surroundings.main]
    places = Places(body, "body", frozenset())
    paragraphs: dict[int | None, Element] = {}
    for paragraph in body.iter(P):
        paragraphs.setdefault(places.of(paragraph).paragraph, paragraph)
    first = next(iter(paragraphs.values()), None)
    if first is None:
        first = etree.Element(P)
        body[0].insert(0, first)
    name = surroundings.part_of_type(_TYPE) or posixpath.join(posixpath.dirname(surroundings.main), "comments.xml")
    comments = roots.setdefault(name, etree.Element(w("comments"), nsmap={"w": W}))
    number = max((int(comment.get(w("id"), "0")) for comment in comments), default=-1)
    for fault in faults:
        number += 1
        in_body = fault.place.part == "body" and fault.place.paragraph in paragraphs
        _mark(paragraphs[fault.place.paragraph] if in_body else first, number)
        comments.append(_comment(number, fault, lang))
    changed = {surroundings.main, name}
    if name not in package.entries:
        introduce(roots, surroundings.main, name, _TYPE, _KIND)
        changed |= {CONTENT_TYPES_NAME, rels_name(surroundings.main)}
    entries = [entry for part, entry in package.entries.items() if part not in changed]
    entries += [Entry.of(part, serialise(roots[part]).encode()) for part in changed]
    return write_package(Record.of(entry) for entry in entries)


def _mark(paragraph: Element, number: int) -> None:
    start, end = (etree.Element(w(kind), {w("id"): str(number)}) for kind in ("commentRangeStart", "commentRangeEnd"))
    has_properties = len(paragraph) > 0 and paragraph[0].tag == PPR
    paragraph.insert(1 if has_properties else 0, start)
    reference = etree.Element(R_)
    etree.SubElement(reference, w("commentReference"), {w("id"): str(number)})
    paragraph.extend((end, reference))


def _comment(number: int, fault: Fault, lang: str) -> Element:
    comment = etree.Element(w("comment"), {w("id"): str(number), w("author"): _AUTHOR, w("initials"): "dg"})
    for line in (fault.message(lang), fault.help(lang)):
        if line:
            text = etree.SubElement(etree.SubElement(etree.SubElement(comment, P), R_), T)
            text.text = line
            text.set(SPACE, "preserve")
    return comment
