"""Noise out, revisions accepted: the tree as the author sees it with tracked changes approved.

One part's tree in, the same tree changed; the answer says whether anything was. Done before tags are looked for, so
that a tag someone deleted is never run and one that was split by an edit is whole.
"""

from __future__ import annotations

from typing import Final

from docgen.word.xml import PPR, RPR, SECTPR, W14, Element, P, remove, unwrap, w

_UNWRAP: Final = frozenset({w("ins"), w("moveTo"), w("smartTag"), w("customXml")})
_DROP: Final = frozenset(
    w(name)
    for name in (
        "del", "moveFrom", "proofErr", "lastRenderedPageBreak", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
        "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "cellIns",
        "smartTagPr", "customXmlPr",
    )
)  # fmt: skip
_PARA_IDS: Final = (f"{{{W14}}}paraId", f"{{{W14}}}textId")
_RSID_PREFIX: Final = w("rsid")
_LIST_PROPERTIES: Final = frozenset({w("trPr"), RPR})


def clean(root: Element) -> bool:
    """Accept every revision and drop spelling marks and rsids. True if the tree changed."""
    changed = _strip_rsids(root)
    for mark in list(root.iter(w("del"), w("moveFrom"))):
        parent = mark.getparent()
        if parent is not None and parent.tag in _LIST_PROPERTIES:
            changed = True
            _accept_deleted_mark(mark, parent)
    for cell_mark in list(root.iter(w("cellDel"))):
        changed = True
        cell = next(cell_mark.iterancestors(w("tc")), None)
        if cell is not None:
            remove(cell)
    for element in list(root.iter(*_DROP)):
        changed = True
        remove(element)
    for element in list(root.iter(*_UNWRAP)):
        changed = True
        parent = element.getparent()
        if parent is not None and parent.tag in _LIST_PROPERTIES:
            remove(element)  # the mark of an inserted paragraph or row, which holds nothing
        else:
            unwrap(element)
    return changed


def _strip_rsids(root: Element) -> bool:
    # rsids tell who edited what in which session; they split runs, and no finished document should carry them.
    changed = False
    for element in root.iter():
        if not element.attrib:
            continue
        for name in [str(key) for key in element.attrib]:
            if name.startswith(_RSID_PREFIX):
                del element.attrib[name]
                changed = True
    return changed


def strip_paragraph_ids(element: Element) -> None:
    """Word wants w14:paraId unique; inside a repeated block it is better absent (it is optional)."""
    for descendant in element.iter():
        for name in _PARA_IDS:
            if name in descendant.attrib:
                del descendant.attrib[name]


def _accept_deleted_mark(mark: Element, properties: Element) -> None:
    owner = properties.getparent()
    if owner is None:
        return
    if owner.tag == w("tr"):
        remove(owner)
        return
    remove(mark)
    if owner.tag != PPR:
        return
    paragraph = owner.getparent()
    following = paragraph.getnext() if paragraph is not None else None
    if paragraph is None or following is None or following.tag != P or owner.find(SECTPR) is not None:
        return
    # Deleting a paragraph's mark joins it to the next one, whose properties win.
    start = 1 if len(following) and following[0].tag == PPR else 0
    moved = [child for child in paragraph if child.tag != PPR]
    for offset, child in enumerate(moved):
        following.insert(start + offset, child)
    remove(paragraph)
