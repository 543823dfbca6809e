"""HTML from text: everything that comes from outside goes through `text`, and stays text."""

from __future__ import annotations

import html
from collections.abc import Iterable


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(value: str) -> Html:
    """A text as HTML. Nothing of it is lost: what a browser could take for markup is written out."""
    return Html(html.escape(value, quote=True))


def bdi(value: str) -> Html:
    """A text that must not turn the direction of what stands around it."""
    return Html(f"<bdi>{text(value)}</bdi>") if value else Html("")


def element(name: str, *inside: str, **attributes: str | None) -> Html:
    """An element. An attribute of None is left out, `class_` is `class`, `data_x` is `data-x`."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items() if value is not None
    )
    return Html(f"<{name}{given}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Parts one after the other; those that are no HTML yet are made so."""
    return Html(between.join(part if isinstance(part, Html) else text(part) for part in parts))
