"""The index of what was gathered: one page in bokmål for whoever answers the request, to be read in any browser or printed. Pure.

It has her name and is for her case worker alone; it lies with the copies and goes where they go.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from docgen.access.person import Part, Person
from docgen.access.searching import Hit, Why

INDEX = "00-innhold.html"
OTHERS = "Inneholder opplysninger om andre; vurder før utlevering."
WHY: Mapping[Why, str] = MappingProxyType(
    {
        Why.BELONGS: "hører til saken",
        Why.MENTIONS_CASE: "nevner saksnummeret",
        Why.NAMED: "navnet står der",
        Why.NAMESAKE: "Gjelder en annen med samme navn og en annen fødselsdato.",
        Why.FAULTY: "Filen har feil, så docgen vet ikke hvem den gjelder, og det som hører til den, kan mangle. "
        "Rett den (docgen check), og kjør docgen innsyn på nytt.",
        Why.MAYBE: "Hører ikke til noen sak docgen kjenner, og navnet står der ikke. Den kan gjelde personen likevel.",
        Why.CLOSED: "Kunne ikke leses. Det som ligger der, er ikke lett i. Se til at den er koblet til og at du har tilgang, og "
        "kjør docgen innsyn på nytt.",
        Why.UNREADABLE: "Kan ikke leses av docgen (skannet, PDF eller skadet), og hører ikke til noen sak. Se selv etter.",
    }
)
MAYBE = frozenset({Why.MAYBE, Why.UNREADABLE})
"""What is neither hers nor another's: whoever answers looks at it."""
NOT_HERE = (
    ("Journalsystemet", "Arkivet har sine egne eksemplarer. Journalnumrene står over."),
    ("E-post, Teams, papir og fagsystemene", "docgen kjenner bare denne mappen."),
    ("docgens mellomlager på hver maskin", "En kopi av det som står i filene her. Den kan slettes, og lages på nytt av filene."),
    ("Vaktens logg og merkene i .docgen", "Bare filnavn, tidspunkter og sjekksummer. Ingen opplysninger om personer."),
    ("Sikkerhetskopier", "De følger kommunens egne rutiner."),
    ("Mappen innsyn/", "Kopier fra tidligere forespørsler; det de er kopier av, er det lett i."),
)
"""What is never gathered, and why."""


@dataclass(frozen=True)
class Item:
    """One copy. `copy` is its path in the new folder, `path` where the original lies; `day` ISO, `mark` its SHA-256."""

    copy: str
    path: str
    what: str
    day: str
    mark: str
    hit: Hit


@dataclass(frozen=True)
class LeftOut:
    """One file that was looked at and is not among the copies."""

    path: str
    why: Why


@dataclass(frozen=True)
class RegisterRow:
    """What the archive's register says of one package of hers."""

    document: str
    state: str
    journal: str
    when: str
    package: str


@dataclass(frozen=True)
class Contents:
    """All that the page tells."""

    person: Person
    parts: tuple[Part, ...]
    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    register: tuple[RegisterRow, ...]
    i_dag: dt.date
    places: tuple[str, ...]


_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:2rem;max-width:80rem;color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}"
    "th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "code{font-size:.8em}@media print{body{margin:0;font-size:10pt}a{color:inherit}}"
)


def index_page(contents: Contents) -> bytes:
    """The page, UTF-8. Nothing in it comes from outside; what somebody has written arrives letter by letter."""
    person = contents.person
    born = f", født {person.født:%d.%m.%Y}" if person.født else ""
    rest = (
        f"<h1>Innsyn: {escape(person.navn)}{born}</h1>"
        f"<p><strong>Unntatt offentlighet.</strong> Samlet {contents.i_dag:%d.%m.%Y} av docgen etter "
        "personvernforordningen artikkel 15. Ingenting er endret eller slettet der det lå.</p>"
        f"{_doubt(contents)}"
        "<h2>Sakene</h2>"
        + _table(
            ("Nummer", "Rolle", "Sikkert?"),
            [(part.number, ", ".join(part.roles), _sure(part.certain)) for part in contents.parts],
        )
        + f"<h2>Filene ({len(contents.items)})</h2><p>«Nei, ingen funnet» betyr at docgen ikke kjente igjen noen. "
        "Les likevel gjennom før noe utleveres (artikkel 15 nr. 4).</p>"
        + _table(
            ("Nr.", "Fil", "Hva det er", "Dato", "Funnet fordi", "Andre?", "SHA-256"),
            [_row(number, item) for number, item in enumerate(contents.items, start=1)],
            links=True,
        )
        + "<h2>Kanskje</h2><p>Filer som ikke hører til noen. De er ikke kopiert hit. Se selv etter om de gjelder personen.</p>"
        + _table(("Hva", "Hvorfor"), [(one.path, WHY[one.why]) for one in contents.left_out if one.why in MAYBE])
        + "<h2>I arkivet</h2>"
        + _table(
            ("Dokument", "Tilstand", "Journalnummer", "Tid", "Pakke"),
            [(row.document, row.state, row.journal, row.when, row.package) for row in contents.register],
        )
        + "<h2>Ikke tatt med</h2>"
        + _table(
            ("Hva", "Hvorfor"),
            [*((one.path, WHY[one.why]) for one in contents.left_out if one.why not in MAYBE), *NOT_HERE],
        )
        + f"<p>Det er lett i {escape(', '.join(contents.places))}.</p>"
    )
    return (
        '<!DOCTYPE html>\n<html lang="nb"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Innsyn</title><style>{_STYLE}</style></head><body><main>{rest}</main></body></html>\n"
    ).encode()


def _doubt(contents: Contents) -> str:
    if all(part.certain for part in contents.parts) and all(item.hit.certain for item in contents.items):
        return ""
    return (
        "<p><strong>Det som er merket «kan være en annen», er funnet på navnet alene.</strong> Se etter at det gjelder "
        "rett person før det utleveres.</p>"
    )


def _sure(certain: bool) -> str:
    return "ja" if certain else "kan være en annen"


def _row(number: int, item: Item) -> tuple[str, ...]:
    why = WHY[item.hit.why] + ("" if item.hit.certain else "; kan være en annen")
    others = {True: OTHERS, False: "Nei, ingen funnet.", None: "Kan ikke leses av docgen; vurder før utlevering."}[
        item.hit.others
    ]
    return str(number), item.copy, item.what, item.day, why, others, item.mark


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, links: bool = False) -> str:
    rows = list(rows)
    if not rows:
        return "<p>Ingenting.</p>"
    head = "".join(f'<th scope="col">{head}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(_cell(cell, links and at == 1) for at, cell in enumerate(row))}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(text: str, is_link: bool) -> str:
    if not is_link:
        return f"<td>{escape(text)}</td>"
    from urllib.parse import quote

    return f'<td><a href="{escape(quote(text))}">{escape(text)}</a></td>'
