"""What can be wrong with a template, where it is, and how it is said.

A `Fault` is a value: a code that never changes, the place in the document as a person counts it, the tag as it is
written there. The sentences are in `messages`, keyed by code, in bokmål and English. Raising is for the seams:
`TemplateError` carries all of a template's faults at once. The sentences are imported when one is spoken: a rendering that
goes well needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Place(NamedTuple):
    """Where in a document something stands; numbers are one-based, None means it does not apply.

    `part` is a role (`body`, `header`, `header-first`, `footnotes`, `properties` ...) or, for parts that have no
    everyday name, the part's own name. `file` is set where it is in another file that the template includes.
    """

    part: str
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    heading: str = ""
    file: str = ""

    def text(self, lang: str = "nb") -> str:
        """`brødtekst, avsnitt 55, tabell 3 rad 3 kolonne 3 (under «Oppfølging»)`."""
        from docgen.word.messages import PARTS, WORDS

        words = WORDS[lang]
        pieces = [PARTS[lang].get(self.part, self.part)]
        if self.paragraph is not None:
            pieces.append(f"{words['paragraph']} {self.paragraph}")
        if self.table is not None:
            cell = f"{words['table']} {self.table}"
            if self.row is not None:
                cell += f" {words['row']} {self.row}"
            if self.column is not None:
                cell += f" {words['column']} {self.column}"
            pieces.append(cell)
        heading = words["under"].format(heading=self.heading) if self.heading else ""
        return (f"{self.file}: " if self.file else "") + ", ".join(pieces) + heading


class Fault(NamedTuple):
    """One thing that is wrong.

    `details` fill the sentence (`(("name", "møte.dtao"),)`); `suggestion` is what was probably meant; `related` is
    the other place that has to do with it.
    """

    code: str
    place: Place
    tag: str = ""
    details: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None
    related: Place | None = None

    def message(self, lang: str = "nb") -> str:
        """Place, tag and sentence on one line."""
        from docgen.word.messages import WORDS

        shown = f" {WORDS[lang]['quote'].format(text=self.tag)}:" if self.tag else ""
        return f"{self.place.text(lang)}:{shown} {self.sentence(lang)}"

    def sentence(self, lang: str = "nb") -> str:
        """What is wrong, without where."""
        from docgen.word.messages import MESSAGES

        return MESSAGES[lang][self.code].format(**self._spoken(lang))

    def help(self, lang: str = "nb") -> str:
        """The way out, with the suggestion first when there is one."""
        from docgen.word.messages import HELP, SUGGESTIONS

        advice = HELP[lang][self.code].format(**self._spoken(lang))
        if self.suggestion is None:
            return advice
        return f"{SUGGESTIONS[lang].format(name=self.suggestion)} {advice}".strip()

    def _spoken(self, lang: str) -> dict[str, str]:
        """The details in that language, where they are not the author's own words."""
        from docgen.word.messages import spoken_detail

        spoken = {key: spoken_detail(lang, key, value) for key, value in self.details}
        return spoken if self.related is None else {**spoken, "place": self.related.text(lang)}


class TemplateError(Exception):
    """A template that cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(fault.message("en") for fault in faults))
        self.faults = faults


class RenderError(TemplateError):
    """A template that is in order, and values that do not fit it."""


def comments_left(count: int) -> Iterator[Fault]:
    """What is said of a template that was left with so many comments; nothing of one with none."""
    if count:
        yield Fault("comment-left", Place("comments"), details=(("count", str(count)),))
