"""Pictures that a value puts into a document: PNG, JPEG, and SVG with a raster picture beside it.

`Picture(data, alt="Kommunevåpenet", width=30)` in, a drawing in the line out. The size is read from the picture's own
head (PNG: ISO/IEC 15948 §11; JPEG: ITU-T T.81 annex B; SVG: width and height, or viewBox) where none is asked for.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from markupsafe import escape

from docgen.word.fragments import Fragment, Run, line
from docgen.word.printing import folded
from docgen.word.values import BadValueError, Rich

if TYPE_CHECKING:
    from docgen.word.values import Writer

_EMU_PER_MM: Final = 36_000
_EMU_PER_INCH: Final = 914_400
_SCREEN_DPI: Final = 96.0
_MOST_BYTES: Final = 20_000_000
# Word's own limit for a side is 22 inches.
_LONGEST_SIDE: Final = 22 * _EMU_PER_INCH
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG_TAG: Final = re.compile(rb"<(?:\w+:)?svg\b([^>]*)>", re.DOTALL)
_SVG_LENGTH: Final = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|pc|mm|cm|in|)\s*$")
_SVG_UNITS: Final = {"": 1 / 96, "px": 1 / 96, "pt": 1 / 72, "pc": 1 / 6, "mm": 1 / 25.4, "cm": 1 / 2.54, "in": 1.0}
_UNSAFE_SVG: Final = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<script|javascript:|<foreignObject|\bon\w+\s*=|(?:href|src)\s*=\s*[\"'](?!#|data:)", re.I
)
_JPEG_SIZES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})

_W: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_PICTURE: Final = f"{_W}/picture"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DECORATIVE_EXTENSION: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DECORATIVE_NAMESPACE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"


@dataclass(frozen=True, slots=True)
class Picture(Rich):
    """A picture. `width` and `height` are millimetres; one of them is enough, none means the picture's own size.

    `alt` is read aloud by screen readers; "" says that the picture is decoration (WCAG 2.1, 1.1.1). `fallback` is the PNG
    or JPEG that programs without SVG show.
    """

    data: bytes
    alt: str = ""
    width: float | None = None
    height: float | None = None
    fallback: bytes = b""

    def sized(self, width: float | None = None, height: float | None = None, alt: str | None = None) -> Picture:
        """The same picture in another size, or with another text: what the filter in a template asks for."""
        for side in (width, height):
            if side is not None and (isinstance(side, bool) or not isinstance(side, int | float) or not 0 < side < 1_000):
                raise BadValueError("picture-size", size=str(side))
        size = (self.width, self.height) if width is None and height is None else (width, height)
        return replace(self, width=size[0], height=size[1], alt=self.alt if alt is None else str(alt))

    def fragment(self, writer: Writer) -> Fragment:
        raster, kind, vector = self._data()
        width, height = self._size(raster, kind, vector)
        embedded = writer.media(raster, kind, f"image/{kind}")
        extension = ""
        if vector:
            svg = writer.media(vector, "svg", "image/svg+xml")
            extension = (
                f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" r:embed="{svg}"/>'
                "</a:ext></a:extLst>"
            )
        return line((Run(_drawing(embedded, extension, width, height, self.alt)),))

    def plain(self) -> str:
        return self.alt

    def check(self) -> None:
        """Look at the picture as printing would.

        Raises:
            BadValueError: it cannot be printed.
        """
        self._size(*self._data())

    def _data(self) -> tuple[bytes, str, bytes]:
        """The raster picture, what it is, and the vector picture it stands for."""
        if max(len(self.data), len(self.fallback)) > _MOST_BYTES:
            raise BadValueError("picture-too-large", size=f"{len(self.data) // 1_000_000} MB")
        kind = kind_of(self.data)
        if kind != "svg":
            return self.data, kind, b""
        if _UNSAFE_SVG.search(self.data):
            raise BadValueError("picture-unsafe")
        if not self.fallback:
            raise BadValueError("picture-without-fallback")
        if (other := kind_of(self.fallback)) == "svg":
            raise BadValueError("picture-without-fallback")
        return self.fallback, other, self.data

    def _size(self, raster: bytes, kind: str, vector: bytes) -> tuple[int, int]:
        """Width and height in EMU."""
        try:
            own_width, own_height = _SIZES["svg" if vector else kind](vector or raster)
            if own_width <= 0 or own_height <= 0:
                raise ValueError
        except (ValueError, IndexError, struct.error):
            raise BadValueError("picture-broken") from None
        width = self.width * _EMU_PER_MM if self.width is not None else None
        height = self.height * _EMU_PER_MM if self.height is not None else None
        if width is None and height is None:
            width, height = own_width * _EMU_PER_INCH, own_height * _EMU_PER_INCH
        elif width is None:
            width = height * own_width / own_height  # type: ignore[operator]
        elif height is None:
            height = width * own_height / own_width
        shrink = min(1.0, _LONGEST_SIDE / max(width, height or 0.0))
        return max(1, round(width * shrink)), max(1, round((height or 0.0) * shrink))


def kind_of(data: bytes) -> str:
    """`png`, `jpeg` or `svg`.

    Raises:
        BadValueError: none of them.
    """
    if data.startswith(_PNG):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if _SVG_TAG.search(data[:4_096]):
        return "svg"
    raise BadValueError("picture-unknown")


def _png_size(data: bytes) -> tuple[float, float]:
    width, height = struct.unpack_from(">II", data, 16)
    across = down = _SCREEN_DPI
    position = 8
    while position + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, position)
        if name == b"pHYs":
            x, y, unit = struct.unpack_from(">IIB", data, position + 8)
            if unit == 1 and x and y:
                across, down = x * 0.0254, y * 0.0254
        if name in (b"IDAT", b"IEND"):
            break
        position += 12 + length
    return width / across, height / down


def _jpeg_size(data: bytes) -> tuple[float, float]:
    across = down = _SCREEN_DPI
    position = 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            raise ValueError
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        (length,) = struct.unpack_from(">H", data, position + 2)
        if marker == 0xE0 and data[position + 4 : position + 9] == b"JFIF\0":
            unit, x, y = struct.unpack_from(">BHH", data, position + 11)
            if unit in (1, 2) and x and y:
                across, down = (x, y) if unit == 1 else (x * 2.54, y * 2.54)
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, position + 5)
            return width / across, height / down
        position += 2 + length
    raise ValueError


def _svg_size(data: bytes) -> tuple[float, float]:
    head = _SVG_TAG.search(data[:4_096])
    if head is None:
        raise ValueError
    attributes = dict(re.findall(r"""(\w+)\s*=\s*["']([^"']*)["']""", head.group(1).decode("utf-8", "replace")))
    sides = [_SVG_LENGTH.match(attributes.get(name, "")) for name in ("width", "height")]
    if sides[0] and sides[1]:
        width, height = (float(side[1]) * _SVG_UNITS[side[2]] for side in sides if side)
        return width, height
    _, _, width, height = (float(number) for number in attributes.get("viewBox", "").replace(",", " ").split())
    return width / _SCREEN_DPI, height / _SCREEN_DPI


_SIZES: Final[dict[str, Callable[[bytes], tuple[float, float]]]] = {"png": _png_size, "jpeg": _jpeg_size, "svg": _svg_size}
"""Width and height in inches, by kind."""


def _drawing(embedded: str, extension: str, width: int, height: int, alt: str) -> str:
    text = str(escape(folded(alt))).replace("\n", "&#10;")
    if alt:
        properties = f'<wp:docPr id="\x06" name="Bilde" descr="{text}"/>'
    else:
        properties = (
            f'<wp:docPr id="\x06" name="Bilde" descr=""><a:extLst><a:ext uri="{_DECORATIVE_EXTENSION}">'
            f'<adec:decorative xmlns:adec="{_DECORATIVE_NAMESPACE}" val="1"/></a:ext></a:extLst></wp:docPr>'
        )
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_W}/wordprocessingDrawing" xmlns:a="{_W}/main" xmlns:r="http://schemas.'
        f'openxmlformats.org/officeDocument/2006/relationships" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>{properties}<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="Bilde" descr="{text}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{embedded}">{extension}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
