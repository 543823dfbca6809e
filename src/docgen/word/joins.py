"""`{%- ... %}` and `{% ... -%}`: the paragraph is joined to the one before or after it.

A tree with marks and its tags in, the same out. docxtpl's rule: a dash beside a tag that begins (or ends) its
paragraph takes the paragraph border away; the text itself, spaces and all, is left as it is.
"""

from __future__ import annotations

from docgen.word.runs import content_sides
from docgen.word.text import Located
from docgen.word.xml import PPR, Element, P, remove


def join_paragraphs(located: list[Located]) -> None:
    """Join what the dashes ask for; the tags learn which paragraph they are in now."""
    for item in list(located):
        item = located[item.number]
        if item.attribute or item.paragraph.tag != P or not (item.joins_before or item.joins_after):
            continue
        before, after = content_sides(item.paragraph, item, frozenset())
        previous, following = item.paragraph.getprevious(), item.paragraph.getnext()
        if item.joins_before and not before and previous is not None and previous.tag == P:
            _join(previous, item.paragraph, located)
        elif item.joins_after and not after and following is not None and following.tag == P:
            _join(item.paragraph, following, located)


def _join(first: Element, second: Element, located: list[Located]) -> None:
    for child in list(second):
        if child.tag != PPR:
            first.append(child)
    remove(second)
    for number, item in enumerate(located):
        if item.paragraph is second:
            located[number] = item._replace(paragraph=first)
