"""A .docx opened for looking: its parts as trees, its paragraphs as text, its styles with what they inherit."""

from __future__ import annotations

import io
import zipfile
from functools import cached_property
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {
    "w": W,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "r": "http://schemas.openxmlformats.org/package/2006/relationships",
}


class Opened:
    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.parts = {name: self.zip.read(name) for name in self.zip.namelist()}

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @cached_property
    def document(self) -> Any:
        return self.tree("word/document.xml")

    @cached_property
    def styles(self) -> Any:
        return self.tree("word/styles.xml")

    def find(self, path: str, part: str = "") -> list[Any]:
        return list((self.tree(part) if part else self.document).xpath(path, namespaces=NS))

    @property
    def texts(self) -> list[str]:
        """Every paragraph of the body, in reading order; a line break stands as a newline."""
        return [text_of(paragraph) for paragraph in self.find("//w:body//w:p")]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def whole_text(self) -> str:
        """Body, heads and feet."""
        sheets = [name for name in self.parts if name.startswith(("word/header", "word/footer"))]
        return "\n".join([self.text, *(text_of(self.tree(name)) for name in sheets)])

    def style_of(self, paragraph: Any) -> str:
        return next(iter(paragraph.xpath("w:pPr/w:pStyle/@w:val", namespaces=NS)), "Normal")

    def style_has(self, style: str, path: str) -> list[Any]:
        """What a style says, or the nearest it is based on."""
        while style:
            node = self.styles.xpath(f'w:style[@w:styleId="{style}"]', namespaces=NS)[0]
            if found := node.xpath(path, namespaces=NS):
                return list(found)
            style = next(iter(node.xpath("w:basedOn/@w:val", namespaces=NS)), "")
        return []

    def headings(self) -> list[tuple[int, str]]:
        found = []
        for paragraph in self.find("//w:body//w:p"):
            if level := self.style_has(self.style_of(paragraph), "w:pPr/w:outlineLvl/@w:val"):
                found.append((int(level[0]) + 1, text_of(paragraph)))
        return found


def text_of(node: Any) -> str:
    return "".join("\n" if item.tag == f"{{{W}}}br" else item.text or "" for item in node.iter(f"{{{W}}}t", f"{{{W}}}br"))


def contrast(text: str, ground: str) -> float:
    """The ratio of WCAG 2.1."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
