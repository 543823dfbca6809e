"""The table of document types, `templates/dokumenter.yaml`: one row a type, read and judged like a case (design.md §5)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Literal, get_args

from docgen.documents.norwegian import dialect
from docgen.documents.recipients import SELECTORS
from docgen.documents.wordings import WORDINGS
from docgen.model.base import Record
from docgen.model.fields import Id, JaNei, Tekst
from docgen.model.halfyear import season
from docgen.model.nynorsk import Målform
from docgen.model.people import Samtykke
from docgen.model.registers import Tiltaksbank
from docgen.model.subject import Subject
from docgen.model.subjects import Ansvarsgruppe, Drøfting, Evaluering, Møte, Møteplan, Sak
from docgen.problem import Position, Problem, Quoted, Stop
from docgen.word.expression import Expression, compile_expression, packed, unpacked
from docgen.word.faults import TemplateError
from docgen.word.sandbox import make_environment
from docgen.word.spelling import closest

IN_TITLES = ("sesong", "møtetype", "avdeling")
"""What a title may have in braces, in the order in which `DocumentType.title` says it."""
_IN_BRACES = re.compile(r"\{([^{}]*)\}")
Om = Literal[
    "sak", "ansvarsgruppe", "møte", "ressursteammøte", "drøfting", "møteplan", "evaluering", "tiltaksbank", "samtykke"
]  # fmt: skip


OM: tuple[str, ...] = get_args(Om)
"""All that a document can be about."""


NEVER = "false"
"""The expression that stands for one that cannot be asked: what stops its documents is told of all the same."""


def row_key(kind: str, om: str) -> str:
    """What stands for a row itself in stops: a document type about one kind of subject."""
    return f"dokumenttype:{kind}/{om}"


class PåNynorsk(Record):
    """What a row has for those who want nynorsk."""

    mal: Tekst
    tittel: Tekst
    offentlig_tittel: Tekst


class DokumentRad(Record):
    """A row as it stands in the file."""

    type: Id
    om: Om
    mal: Tekst
    tittel: Tekst
    offentlig_tittel: Tekst
    nynorsk: PåNynorsk | None = None
    når: Tekst
    mottakere: tuple[Tekst, ...] = ()
    eget_brev: JaNei = None
    dato: Tekst | None = None
    dag: Tekst | None = None
    utkast: Tekst | None = None
    gradering: JaNei = None
    regler: tuple[Annotated[str, Tekst], ...] = ()
    journalposttype: Tekst | None = None


class UferdigRad(DokumentRad):
    """What stands for a row with a fault in it, so that its documents are listed as stopped: no document is made by it."""


class Dokumenter(Record):
    """The file `templates/dokumenter.yaml`."""

    type: Literal["dokumenter"]
    dokumenter: tuple[DokumentRad, ...] = ()


@dataclass(frozen=True)
class DocumentType:
    """One row ready for use: its expressions compiled, its names known to exist."""

    row: DokumentRad
    når: Expression
    utkast: Expression | None

    @property
    def type(self) -> str:
        return self.row.type

    @property
    def om(self) -> str:
        return self.row.om

    @property
    def key(self) -> str:
        """What stands for the row itself in stops: a document type about one kind of subject."""
        return row_key(self.row.type, self.row.om)

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates of the type, by file name: that in bokmål, and that in nynorsk when there is one."""
        return tuple(name for name in (self.row.mal, *((self.row.nynorsk.mal,) if self.row.nynorsk else ())) if name)

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it: then small counts are hidden."""
        return "offentlig" in self.row.mottakere

    def målform(self, subject: Subject) -> Målform:
        """What the document about this subject is written in: as wanted, but bokmål where the type has no nynorsk (DG209)."""
        return subject.målform if self.row.nynorsk else "bokmål"

    def template(self, subject: Subject) -> str:
        """The file name of the template for this subject."""
        return self._worded(subject).mal

    def _worded(self, subject: Subject) -> DokumentRad | PåNynorsk:
        return self.row.nynorsk if self.row.nynorsk and subject.målform == "nynorsk" else self.row

    def title(self, subject: Subject, *, public: bool = False, edition: int = 1) -> str:
        """The printed (or neutral public) title; `{sesong}` becomes «høsten 2026», `{møtetype}` «samarbeidsmøte».

        `{avdeling}` becomes the department that sends the letters, else the municipality. From edition 2 it begins with «Rettet».
        """
        worded = self._worded(subject)
        pattern = worded.offentlig_tittel if public else worded.tittel
        oppsett = subject.book.oppsett
        half_year = subject.møteplan or subject.evaluering
        meeting = subject.møte.møtetype if subject.møte else ""
        said = (
            season(half_year.halvår, self.målform(subject)) if half_year else "",
            _MEETING_NAMES.get(meeting, meeting),
            oppsett.avdeling or oppsett.kommunenavn,
        )
        values = dict(zip(IN_TITLES, said, strict=True))
        title = _IN_BRACES.sub(lambda match: values.get(match[1], match[0]), pattern)
        names = (oppsett.kommunenavn, oppsett.avdeling or "")
        return corrected(title, self.målform(subject), names) if edition > 1 else title

    def own_date(self, subject: Subject) -> dt.date | None:
        """The document's own date from its YAML key; None when the row has no key or the field is empty (design.md §6)."""
        value = _at(subject, self.row.dato)
        return value if isinstance(value, dt.date) else None

    def is_dated(self, subject: Subject) -> bool:
        """Whether its own date is written, where the row has one: before, nobody has said that it goes out."""
        return self.row.dato is None or self.own_date(subject) is not None

    def file_day(self, subject: Subject) -> dt.date | None:
        """The date that stands in the file name."""
        value = _at(subject, self.row.dag or self.row.dato)
        return value if isinstance(value, dt.date) else None

    def place(self, subject: Subject) -> Position | None:
        """Where the document's own date stands in the YAML; None when the row has no key, or what should hold it is not there."""
        path, _, name = (self.row.dato or "").rpartition(".")
        record = _at(subject, path)
        return record.where.of(name) if isinstance(record, Record) else None

    def is_sent(self, subject: Subject) -> bool:
        """Whether the file says `sendt: ja` beside the document's own date."""
        if self.row.dato is None:
            return False
        return _at(subject, self.row.dato.rpartition(".")[0] + ".sendt") is True


def corrected(title: str, målform: Målform, names: Iterable[str] = ()) -> str:
    """The title of a later edition: «Rettet referat fra …», «Retta referat frå …» in nynorsk.

    The old title loses its capital letter, unless its first word is written with more of them or with figures («IP-plan»), or is
    one of the municipality's own `names`.
    """
    first = title.partition(" ")[0]
    begins_a_name = any(name.partition(" ")[0] in (first, first.removesuffix("s")) for name in names if name)
    if first[1:] == first[1:].lower() and not any(letter.isdecimal() for letter in first) and not begins_a_name:
        title = title[:1].lower() + title[1:]
    return f"{'Retta' if målform == 'nynorsk' else 'Rettet'} {title}"


def _at(subject: Subject, path: str | None) -> object:
    """Follow `møte.innkalling.dato` through the records; None as soon as something on the way is missing."""
    value: object = subject
    for name in path.split(".") if path else ():
        value = getattr(value, name, None)
    return None if value is subject else value


def build_table(
    file: Dokumenter, templates: Iterable[str], known_rules: frozenset[str]
) -> tuple[tuple[DocumentType, ...], tuple[Problem, ...]]:
    """Judge the rows and compile their expressions.

    `templates` are the file names in the templates folder, `known_rules` all rule codes. A row with a fault is kept, so that
    its documents are listed as stopped; its problem stops the documents of that row only.
    """
    types: list[DocumentType] = []
    problems: list[Problem] = []
    present = frozenset(templates)
    environment = make_environment(dialect())
    for row in file.dokumenter:
        # What is wrong with an unfinished one has been told where it was read.
        found = [] if isinstance(row, UferdigRad) else [*_faults(row, present, known_rules)]
        expressions: dict[str, Expression] = {}
        for name in ("når", "utkast"):
            text = getattr(row, name)
            try:
                expressions |= {name: compile_expression(text, dialect(), environment)} if text else {}
            except TemplateError as error:
                reason = error.faults[0]
                values = {"felt": name, "verdi": Quoted(text), "grunn": reason.message("nb"), "reason": reason.message("en")}
                found.append(_problem("DG202", row, row.where.of(name), values))
        problems += found
        når = expressions.get("når") or compile_expression(NEVER, dialect(), environment)
        types.append(DocumentType(row, når, expressions.get("utkast")))
    return tuple(types), (*problems, *_twins(file.dokumenter), *_in_both(file.dokumenter))


KeptRow = tuple[DokumentRad, bytes, bytes | None]
"""A row with its compiled expressions, as it is kept between runs on one machine."""


def kept_rows(types: Iterable[DocumentType]) -> tuple[KeptRow, ...]:
    """The rows as they are kept."""
    return tuple((one.row, packed(one.når), packed(one.utkast) if one.utkast else None) for one in types)


def rows_again(kept: Iterable[KeptRow]) -> tuple[DocumentType, ...]:
    """The rows that were kept, ready for use."""
    environment = make_environment(dialect())
    return tuple(
        DocumentType(row, unpacked(når, environment), unpacked(utkast, environment) if utkast else None)
        for row, når, utkast in kept
    )


def _in_both(rows: tuple[DokumentRad, ...]) -> Iterable[Problem]:
    """A file that stands as bokmål and as nynorsk: its dates and words could be printed in one of them only."""
    in_bokmål = {row.mal for row in rows}
    for row in rows:
        if row.nynorsk and row.nynorsk.mal in in_bokmål:
            yield _problem("DG210", row, row.nynorsk.where.of("mal"), {"mal": Quoted(row.nynorsk.mal)})


def without_nynorsk(rows: Iterable[DocumentType], wanted: Container[str]) -> tuple[Problem, ...]:
    """What somebody wants in nynorsk and is made in bokmål, because its row has no nynorsk: once a row."""
    return tuple(
        Problem.of("DG209", WORDINGS["DG209"], row.row.where.start, {"type": row.type})
        for row in rows
        if row.row.nynorsk is None and row.om in wanted and not isinstance(row.row, UferdigRad)
    )


def _faults(row: DokumentRad, templates: frozenset[str], known_rules: frozenset[str]) -> Iterable[Problem]:
    for worded in (row, row.nynorsk):
        if worded and worded.mal not in templates:
            yield _problem("DG201", row, worded.where.of("mal"), {"mal": Quoted(worded.mal), "type": row.type})
        yield from _misnamed(row, worded) if worded else ()
    for selector in row.mottakere:
        if selector not in SELECTORS:
            values = {"verdi": Quoted(selector), "lovlige": ", ".join(SELECTORS)}
            yield _problem("DG203", row, row.where.of("mottakere"), values)
    for code in row.regler:
        if code not in known_rules:
            yield _problem("DG204", row, row.where.of("regler"), {"verdi": Quoted(code)})
    if row.om not in BUILT_IN.get(row.type, (row.om,)):
        yield _problem("DG208", row, row.where.of("om"), {"type": row.type, "lovlige": ", ".join(BUILT_IN[row.type])})
    for name in ("dato", "dag"):
        path = getattr(row, name)
        if path and not _leads_to_a_date(path, row.om):
            values = {"felt": name, "verdi": Quoted(path), "lovlige": ", ".join(_ROOTS[row.om])}
            yield _problem("DG205", row, row.where.of(name), values)


def _misnamed(row: DokumentRad, worded: DokumentRad | PåNynorsk) -> Iterable[Problem]:
    """What stands in braces in a title and is not replaced: it would be printed as it stands."""
    for field in ("tittel", "offentlig_tittel"):
        for name in _IN_BRACES.findall(getattr(worded, field)):
            if name in IN_TITLES:
                continue
            *first, last = (f"«{{{one}}}»" for one in IN_TITLES)
            nb = f"Bruk {', '.join(first)} eller {last}, eller skriv teksten rett ut."
            en = f"Use {', '.join(first)} or {last}, or write the text itself."
            if meant := closest(name, IN_TITLES):
                nb, en = f"Mente du «{{{meant}}}»?", f"Did you mean “{{{meant}}}”?"
            values = {"verdi": Quoted(name), "felt": field, "hjelp": nb, "help": en}
            yield _problem("DG213", row, worded.where.of(field), values)


BUILT_IN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "meldeskjema": ("sak",),
        "samtykkeskjema": ("sak", "ansvarsgruppe"),
        "oppstart": ("ansvarsgruppe",),
        "innkalling": ("møte",),
        "saksliste": ("møte",),
        "referat": ("møte",),
        "avlysning": ("møte",),
        "avslutning": ("ansvarsgruppe",),
        "saksliste_ressursteam": ("ressursteammøte",),
        "referat_ressursteam": ("drøfting",),
        "møteplan": ("møteplan",),
        "evaluering": ("evaluering",),
        "evaluering_offentlig": ("evaluering",),
        "tiltaksbank": ("tiltaksbank",),
        "tilbakemelding": ("drøfting",),
        "samtykke_trukket": ("samtykke",),
    }
)
"""What the types that the rules know are about: the rules of consent hang on it, so no row can move one to another thing."""

_RECORDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "sak": Sak,
        "gruppe": Ansvarsgruppe,
        "møte": Møte,
        "drøfting": Drøfting,
        "møteplan": Møteplan,
        "evaluering": Evaluering,
        "tiltaksbank": Tiltaksbank,
        "samtykke": Samtykke,
    }
)
_PERSONS = frozenset({"bruker", "foresatte", "representanter", "fødselsdato"})


def _leads_to_a_date(path: str, om: str) -> bool:
    """Whether a path ends in a date of what the row is about; a person's dates never make a file name (DOK-01)."""
    root, *steps = path.split(".")
    record: type[Record] | None = _RECORDS.get(root) if root in _ROOTS[om] else None
    for step in steps:
        if record is None or step in _PERSONS or step not in record.model_fields:
            return False
        types = (*_types(record.model_fields[step].annotation),)
        if step == steps[-1]:
            return dt.date in types
        record = next((kind for kind in types if isinstance(kind, type) and issubclass(kind, Record)), None)
    return False


def _types(annotation: object) -> Iterator[object]:
    """An annotation and every type inside it: unions, marks, tuples."""
    yield annotation
    for argument in get_args(annotation):
        yield from _types(argument)


_MEETING_NAMES: Mapping[str, str] = MappingProxyType({"evaluering": "evalueringsmøte"})
"""What a kind of meeting is called in a title, where that is not its own name."""

_ROOTS: Mapping[str, tuple[str, ...]] = {
    "sak": ("sak",),
    "ansvarsgruppe": ("gruppe",),
    "møte": ("møte", "gruppe", "sak"),
    "ressursteammøte": ("møte",),
    "drøfting": ("drøfting", "møte", "sak"),
    "møteplan": ("møteplan",),
    "evaluering": ("evaluering",),
    "tiltaksbank": ("tiltaksbank",),
    "samtykke": ("samtykke",),
}


def _twins(rows: tuple[DokumentRad, ...]) -> Iterable[Problem]:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if (row.type, row.om) in seen:
            yield _problem("DG206", row, row.where.of("type"), {"type": row.type, "om": row.om})
        seen.add((row.type, row.om))


def _problem(code: str, row: DokumentRad, where: Position, values: Mapping[str, str]) -> Problem:
    return Problem.of(code, WORDINGS[code], where, values, stops=(Stop(row_key(row.type, row.om)),))
