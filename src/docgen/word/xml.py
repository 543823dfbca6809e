"""The names of Word's XML, and the one strict way this room parses it.

Bytes in, lxml trees out. Nothing here repairs: a part that is not well formed, or that carries a DTD, is refused.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.word.wellformed import DECLARATION, TooDeepError, check_well_formed

Element = etree._Element

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML: Final = "http://www.w3.org/XML/1998/namespace"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


# Attributes whose values name prefixes (ISO/IEC 29500-3).
_IGNORABLE: Final = f"{{{MC}}}Ignorable"
_NAMING: Final = (_IGNORABLE, "Requires", f"{{{MC}}}ProcessContent", f"{{{MC}}}MustUnderstand")


MAX_DEPTH: Final = 400
_DEEPER: Final = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute: `w("p")`."""
    return f"{{{W}}}{name}"


P, R_, T, TAB, BR = w("p"), w("r"), w("t"), w("tab"), w("br")
TBL, TR, TC = w("tbl"), w("tr"), w("tc")
PPR, RPR, TCPR, TRPR = w("pPr"), w("rPr"), w("tcPr"), w("trPr")
SECTPR, INSTR, TXBX = w("sectPr"), w("instrText"), w("txbxContent")
A_P, A_T = f"{{{A}}}p", f"{{{A}}}t"
SPACE = f"{{{XML}}}space"
VAL = w("val")


def parse(data: bytes) -> Element:
    """A tree without comments and processing instructions, which are the engine's own marks from here on.

    Raises:
        expat.ExpatError, DtdRefusedError: as `check_well_formed`, which is asked first.
        TooDeepError: elements inside each other beyond reason.
    """
    check_well_formed(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True, remove_comments=True, huge_tree=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise TooDeepError(str(error)) from None  # well-formed, and still refused: libxml2 has a limit of its own
    if _DEEPER(root):
        raise TooDeepError
    return root


def serialise(root: Element) -> str:
    """The part as text, with Word's own declaration in front."""
    return DECLARATION + etree.tostring(root, encoding="unicode")


def tidy_namespaces(root: Element) -> None:
    """Bind every prefix at the root, and only those in use: Word declares thirty in every part, and each costs time
    whenever the part is packed and parsed."""
    used: dict[str, str] = {}
    for element in root.iter("*"):
        for prefix, uri in element.nsmap.items():
            if prefix is not None and used.setdefault(prefix, uri) != uri:
                return  # one prefix with two meanings: left as the author has it
    words = {word for element in root.iter("*") for name in _NAMING if (value := element.get(name)) for word in value.split()}
    etree.cleanup_namespaces(root, top_nsmap=used, keep_ns_prefixes=sorted(words & used.keys()))
    ignorable = root.get(_IGNORABLE)
    if ignorable is not None:
        # A prefix that nothing uses any more need not be ignored either, and must not be named unbound.
        names = {str(name).rpartition("}")[0][1:] for element in root.iter("*") for name in (element.tag, *element.attrib)}
        kept = [word for word in ignorable.split() if used.get(word) in names]
        if kept:
            root.set(_IGNORABLE, " ".join(kept))
        else:
            del root.attrib[_IGNORABLE]
        etree.cleanup_namespaces(root, keep_ns_prefixes=sorted((words & used.keys()) - set(ignorable.split()) | set(kept)))


def binds_below_root(root: Element) -> bool:
    """Is any namespace prefix bound elsewhere than at the root?"""
    bound = root.nsmap
    return any(element.nsmap != bound for element in root.iter("*"))


def remove(element: Element) -> None:
    """Take an element away and keep the text behind it (lxml would take the tail along)."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + tail
        else:
            previous.tail = (previous.tail or "") + tail
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(index + offset, child)
    remove(element)


def ancestor(element: Element, name: str) -> Element | None:
    """The nearest element of that name around this one, or None."""
    return next(element.iterancestors(name), None)


def is_on(switch: Element | None) -> bool:
    """Is a property that is there or not (bold, hidden, keep with next) there and not turned off?"""
    return switch is not None and switch.get(VAL, "1") not in ("0", "false", "off")
