"""The theme: the palette and fonts Word offers in its menus, so that what a secretary adds by hand matches the rest."""

from __future__ import annotations

from typing import Final

from styles import ACCENT, FONT, INK, QUIET, RULE, TINT

_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FONTS: Final = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'

_COLOURS: Final = {
    "dk1": INK, "lt1": "FFFFFF", "dk2": ACCENT, "lt2": TINT, "accent1": ACCENT, "accent2": QUIET, "accent3": RULE,
    "accent4": INK, "accent5": ACCENT, "accent6": QUIET, "hlink": ACCENT, "folHlink": QUIET,
}  # fmt: skip

THEME: Final = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="docgen"><a:themeElements>'
    '<a:clrScheme name="docgen">'
    + "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items())
    + '</a:clrScheme><a:fontScheme name="docgen">'
    + f"<a:majorFont>{_FONTS}</a:majorFont><a:minorFont>{_FONTS}</a:minorFont>"
    + '</a:fontScheme><a:fmtScheme name="docgen">'
    + f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    + f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    + "</a:fmtScheme></a:themeElements></a:theme>"
)
