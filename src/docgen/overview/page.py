"""One page: the head, the key figures, the tables; and the seal by which our own page is known again.

A page that somebody has changed, or that we did not make, is never written over. A page that would say the same as the one that
lies there is not written: when it was made is no part of what it says.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from docgen.build.fact_words import day
from docgen.build.look import PAGE, PAGES
from docgen.overview.calendar import calendar
from docgen.overview.content import Content
from docgen.overview.markup import Html, bdi, element, joined, text
from docgen.overview.sections import FIGURES, PROBLEMS, SECTIONS, file_link
from docgen.overview.style import POLICY, STYLE
from docgen.overview.wordings import moment, said

SEAL, SAYS = "docgen-segl", "docgen-innhold"
"""The names of the two marks in the head: over all of the page, and over what it says."""
_MADE = "\x00laget\x00"
"""Where it is to stand when the page was made: nothing that comes from a case is HTML, and this is no HTML either."""
_MARK = re.compile(rb'<meta name="(docgen-segl|docgen-innhold)" content="([0-9a-f]{64})">')


@dataclass(frozen=True)
class Page:
    """A finished page: its bytes, and the digest of what it says."""

    data: bytes
    says: str


@dataclass(frozen=True)
class Lying:
    """What lies in a page's place: whether it is ours and untouched, and the digest of what it says."""

    is_ours: bool
    says: str = ""


def page(content: Content, now: datetime | None) -> Page:
    """The page; `now` is when it is made, None where the day was given and is not the clock's."""
    whole = _document(content)
    says = hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()
    made = [said("made", content.lang, når=moment(now, content.lang) if now else day(content.i_dag, content.lang))]
    if content.watcher and content.watcher.is_alive:
        made.append(said("alive", content.lang, når=moment(content.watcher.last, content.lang)))
    whole = whole.replace(_MADE, text(" ".join(made)))
    data = whole.replace(_mark(SAYS), _mark(SAYS, says)).encode("utf-8", "replace")
    return Page(data.replace(_mark(SEAL).encode(), _mark(SEAL, hashlib.sha256(data).hexdigest()).encode(), 1), says)


def lying(data: bytes) -> Lying:
    """What a file in a page's place is."""
    marks = {name.decode(): value for name, value in _MARK.findall(data[:4096])}
    seal = marks.get(SEAL)
    if seal is None:
        return Lying(False)
    unsealed = data.replace(_mark(SEAL, seal.decode()).encode(), _mark(SEAL).encode(), 1)
    is_ours = hashlib.sha256(unsealed).hexdigest().encode() == seal
    return Lying(is_ours, marks.get(SAYS, b"").decode() if is_ours else "")


def _mark(name: str, value: str = "0" * 64) -> str:
    return f'<meta name="{name}" content="{value}">'


# --- the whole -----------------------------------------------------------------------------------------------------


def _document(content: Content) -> str:
    lang = "en" if content.lang == "en" else "nb"
    number = f"({content.errors}) " if content.errors else ""
    about = "" if content.enhet is None else f" – {content.enhet or said('nobody', lang)}"
    title = f"{number}{said('title', lang)}{about}"
    head = joined(
        (
            Html('<meta charset="utf-8">'),
            Html(f'<meta http-equiv="Content-Security-Policy" content="{text(POLICY)}">'),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            Html('<meta name="referrer" content="no-referrer">'),
            Html(_mark(SEAL)),
            Html(_mark(SAYS)),
            element("title", title),
            element("style", Html(STYLE)),
        ),
        "\n",
    )
    main = (
        _figures(content),
        _pages(content),
        PROBLEMS.html(content),
        *(section.html(content) for section in SECTIONS),
        calendar(content),
        _built(content),
    )
    body = joined(
        (
            element("a", said("skip", lang), href="#innhold", class_="hopp"),
            _header(content, f"{said('title', lang)}{about}"),
            element("main", *main, id="innhold", tabindex="-1"),
        ),
        "\n",
    )
    return f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _header(content: Content, heading: str) -> Html:
    lang = content.lang
    saker = said("sak" if content.saker == 1 else "saker", lang, antall=content.saker)
    grupper = said("gruppe" if content.grupper == 1 else "grupper", lang, antall=content.grupper)
    return element(
        "header",
        element("p", said("grading", lang), class_="gradering"),
        element("h1", bdi(heading)),
        element("p", f"{said('cases', lang, saker=saker, grupper=grupper)}. ", Html(_MADE)),
        _watcher(content),
        element("p", said("legend", lang), class_="dus"),
    )


def _watcher(content: Content) -> Html:
    watcher, lang = content.watcher, content.lang
    if watcher is None:
        return element("p", said("no_watcher", lang), class_="dus")
    if watcher.is_alive:
        return Html("")
    dead = element("strong", said("dead", lang, når=moment(watcher.last, lang)), class_="feil")
    return element("p", dead, f" {said('dead_help', lang)}")


def _pages(content: Content) -> Html:
    lang = content.lang
    links = [_page_link(None, f"../{PAGE}" if content.enhet is not None else PAGE, said("all", lang), content)]
    for enhet, name in content.pages:
        way = name if content.enhet is not None else f"{PAGES}/{name}"
        links.append(_page_link(enhet, way, enhet or said("nobody", lang), content))
    mark = "enheter-overskrift"
    heading = element("h2", said("pages", lang), id=mark)
    return element("nav", heading, element("ul", *links, class_="enheter"), id="enheter", aria_labelledby=mark)


def _page_link(enhet: str | None, way: str, name: str, content: Content) -> Html:

    current = "page" if enhet == content.enhet else None
    return element("li", element("a", bdi(name), href=quote(way), aria_current=current))


def _figures(content: Content) -> Html:
    lang = content.lang
    rows = [("problems", PROBLEMS.heading(content), content.problems.total)]
    rows += [(section.key, section.heading(content), section.rows(content).total) for section in SECTIONS]
    items = []
    for key, heading, number in rows:
        bad = FIGURES.get(key) if number and (key != PROBLEMS.key or content.errors) else None
        items.append(element("li", element("a", element("strong", str(number), class_=bad), heading, href=f"#{key}")))
    mark = "figures-overskrift"
    heading = element("h2", said("figures", lang), id=mark)
    return element("section", heading, element("ul", *items, class_="tall"), aria_labelledby=mark)


def _built(content: Content) -> Html:
    lang, built, mark = content.lang, content.built, "built-overskrift"
    if built is None:
        body = element("p", said("built_none", lang), class_="dus")
    else:
        when = moment(built.moment, lang) if built.moment else day(built.day, lang)
        summary = element("summary", said("built_what", lang, antall=built.count, når=when))
        body = element("details", summary, element("ul", *(element("li", file_link(path, content)) for path in built.paths)))
    return element("section", element("h2", said("built", lang), id=mark), body, id="built", aria_labelledby=mark)
