"""What holds for every document as a document (domain.md §1C): no person in a path, and statutes that hold on its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.model.base import Record
from docgen.model.statutes import cited, overlapping, rows_of, statute_on
from docgen.model.subject import Subject
from docgen.problem import Position, Quoted
from docgen.rules.base import ALL, GRUPPEN, KOMMUNEN, SAKEN, Facts, Finding, Rule
from docgen.rules.days import shown
from docgen.rules.people import Case, parts_of_names, user_side

OPEN_TO_ALL = frozenset({"møteplan", "evaluering", "tiltaksbank"})
"""What these are about holds no person, so they carry no marking (DOK-02)."""


# --- DOK-01: ids become file names, and a file name is seen by all -------------------------------------------------


def _person_in_id(facts: Facts) -> Iterator[Finding]:
    case = facts.subject.person_case
    if case is None:
        return
    for record, name in _ids(facts.subject, case):
        if _tells(getattr(record, name), case):
            yield Finding(record.where.of(name), {"id": Quoted(getattr(record, name))}, field=name)


def _ids(subject: Subject, case: Case) -> Iterator[tuple[Record, str]]:
    """Every id of the subject that a secretary chooses and that ends up in a file name."""
    people: tuple[Record, ...] = (*case.foresatte, *case.representanter)
    yield from ((person, "id") for person in people if getattr(person, "id", None))
    if subject.møte is not None:
        yield subject.møte, "id"


def _person_in_path(facts: Facts) -> Iterator[Finding]:
    """The names of the secretary's own files and folders: docgen shows them in messages, and so do logs and backups."""
    case = facts.subject.person_case
    if case is None:
        return
    book, number = facts.subject.book, facts.subject.id
    records: tuple[Record, ...] = (case, *book.møter_i_gruppe(number), *book.møter_i_sak(number))
    for file in dict.fromkeys(record.where.start.file for record in records):
        if _tells(file, case):
            yield Finding(Position(file), {}, about="filnavn")


def _tells(text: str, case: Case) -> bool:
    """Whether a name of the user side or the birth date can be read from a path or an id."""
    words = set(_words(text))
    return bool(words & _names(user_side(case))) or bool(words & _dates(case))


def _names(names: Iterable[str]) -> frozenset[str]:
    # A name of two letters is more often an ending or a number of a folder than a person.
    parts = (part for name in parts_of_names(names) for part in _words(name))
    return frozenset(part for part in parts if len(part) > 2)


def _dates(case: Case) -> frozenset[str]:
    born = case.bruker.fødselsdato
    return frozenset(born.strftime(form) for form in ("%d%m%y", "%d%m%Y", "%Y%m%d", "%y%m%d"))


def _words(text: str) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]+|\d+", text.casefold()):
        yield word
        yield word.removesuffix("s")  # «Karis mor» tells as much as «Kari»
    yield from (re.sub(r"\D", "", date) for date in re.findall(r"\d{1,4}[-.]\d{1,2}[-.]\d{1,4}", text))


# --- DOK-02: the statutes of the marking ---------------------------------------------------------------------------


def _statute_holds(facts: Facts) -> Iterator[Finding]:
    if facts.subject.om in OPEN_TO_ALL or facts.sendt:
        return
    for name in cited(facts.oppsett):
        rows = rows_of(facts.oppsett, name)
        if rows and statute_on(facts.oppsett, name, facts.dato) is None:
            values = {"hjemmel": name, "dato": shown(facts.dato)}
            yield Finding(rows[-1].where.of("fra", "til", "id"), values, field="hjemler")


def _one_text_a_day(facts: Facts) -> Iterator[Finding]:
    for name in dict.fromkeys(row.id for row in facts.oppsett.hjemler):
        for row in overlapping(rows_of(facts.oppsett, name)):
            yield Finding(row.where.of("fra", "id"), {"hjemmel": name}, field="fra", about="to på én dag")


# fmt: off
DOKUMENT: tuple[Rule, ...] = (
    Rule(
        "DOK-01", "feil", ALL, _person_in_id,
        nb="«{id}» blir en del av filnavnet og forteller hvem saken gjelder.",
        en="“{id}” becomes part of a file name and tells whom the case is about.",
        help_nb="Skriv en id uten navn og fødselsdato, for eksempel «id: mor» eller «id: AG-2026-005-m3».",
        help_en="Write an id without a name or birth date, for example “id: mor” or “id: AG-2026-005-m3”.",
        wrong="foresatte:\n  - id: kari\n    navn: Kari Bø", right="foresatte:\n  - id: mor\n    navn: Kari Bø",
    ),
    Rule(
        "DOK-01", "advarsel", (*GRUPPEN, *SAKEN), _person_in_path, about="filnavn",
        nb="Navnet på fila eller mappen forteller hvem saken gjelder.",
        en="The name of the file or folder tells whom the case is about.",
        help_nb="Gi fila eller mappen et navn med nummeret, for eksempel «AG-2026-005/gruppe.yaml».",
        help_en="Give the file or folder a name with the number, for example “AG-2026-005/gruppe.yaml”.",
        wrong="# fila heter cases/Ola Bø/gruppe.yaml\ngruppenummer: AG-2026-005",
        right="# fila heter cases/AG-2026-005/gruppe.yaml\ngruppenummer: AG-2026-005",
    ),
    Rule(
        "DOK-02", "advarsel", ALL, _statute_holds,
        nb="Lovteksten «{hjemmel}» gjelder ikke {dato}, som er dokumentets dato.",
        en="The statute text “{hjemmel}” does not hold on {dato}, which is the document's date.",
        help_nb="Før opp teksten som gjelder den dagen, under «hjemler» i oppsett.yaml, med «fra» og «til».",
        help_en="Add the text that holds on that day under “hjemler” in oppsett.yaml, with “fra” and “til”.",
        wrong="hjemler:\n  - id: taushetsplikt\n    tekst: forvaltningsloven § 13\n    til: 31.12.2025",
        right="hjemler:\n  - id: taushetsplikt\n    tekst: forvaltningsloven § 13\n    til: 31.12.2025\n"
        "  - id: taushetsplikt\n    tekst: den nye lovteksten\n    fra: 01.01.2026",
    ),
    Rule(
        "DOK-02", "advarsel", KOMMUNEN, _one_text_a_day, about="to på én dag",
        nb="To tekster for «{hjemmel}» gjelder på samme dag.", en="Two texts of “{hjemmel}” hold on the same day.",
        help_nb="Skriv «til» på den gamle teksten, dagen før den nye begynner («fra»).",
        help_en="Write “til” at the old text, the day before the new one begins (“fra”).",
        wrong="- id: taushetsplikt\n  tekst: gammel\n- id: taushetsplikt\n  tekst: ny\n  fra: 01.01.2028",
        right="- id: taushetsplikt\n  tekst: gammel\n  til: 31.12.2027\n- id: taushetsplikt\n  tekst: ny\n  fra: 01.01.2028",
    ),
)
# fmt: on
