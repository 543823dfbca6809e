"""How values print in a Norwegian document: the filters and printers that every template has.

Formats follow domain.md §2.5: dates as «22. oktober 2026», weekdays as «torsdag 22. oktober 2026», times as «10.30».
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from docgen.model.fields import MONTHS, WEEKDAYS
from docgen.model.nynorsk import said
from docgen.word.chart_table import NumberTable
from docgen.word.pictures import Picture
from docgen.word.rich import Markdown
from docgen.word.sandbox import Dialect

LOCALES: Mapping[str, str] = MappingProxyType({"bokmål": "nb", "nynorsk": "nn"})
"""What babel calls a målform."""

NUMBER_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "bokmål": ("null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
        "nynorsk": ("null", "ein", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
    }
)

CODES: Mapping[str, str] = MappingProxyType(
    {
        "behov_opphørt": "Behovet for koordinert innsats har opphørt",
        "ønske_fra_bruker": "Ønske fra bruker",
        "flyttet": "Flyttet fra kommunen",
        "annet": "Annen grunn",
        "drøfting": "drøfting i ressursteam",
        "deling": "deling av opplysninger i ansvarsgruppen",
        "kopi_av_referat": "kopi av referat",
        "takket_ja": "Takket ja",
        "takket_nei": "Takket nei",
        "ikke_avklart": "Ikke avklart",
        "foreslått": "Foreslått",
        "igangsatt": "Igangsatt",
        "utført": "Utført",
        "frafalt": "Frafalt",
        "åpent": "Åpent",
        "nådd": "Nådd",
        "lagt_bort": "Lagt bort",
        "to_eller_flere_instanser": "To eller flere instanser er inne i saken",
        "langvarig_tverrfaglig_behov": "Langvarig og tverrfaglig hjelpebehov",
        "pårørende": "pårørende",
        "annen_representant": "representant",
        "barneverntjenesten": "barneverntjenesten",
    }
)
"""What a code of the YAML is called on paper; a code without a row prints with spaces for its underscores."""


def dato(day: dt.date, målform: str = "bokmål") -> str:
    """«22. oktober 2026»."""
    # The months are called the same in both målformer. babel reads its pattern anew for every date; a document has dozens.
    day = _day(day)
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def ukedag(day: dt.date, målform: str = "bokmål") -> str:
    """«torsdag 22. oktober 2026»."""
    # The weekday is ours: babel knows one nynorsk name of Sunday, and the office uses the other (domain.md §6).
    return f"{said(WEEKDAYS[_day(day).weekday()], målform)} {dato(day, målform)}"


def _day(value: object) -> dt.date:
    """The value, if it is a date. babel takes nothing for today, and a letter must never be dated by a missing field."""
    if isinstance(value, dt.date):
        return value
    raise TypeError(f"not a date: {value}")


def klokke(time: dt.time) -> str:
    """«10.30»."""
    if not isinstance(time, dt.time):
        raise TypeError(f"not a time: {time}")
    return f"{time.hour:02}.{time.minute:02}"


def og(items: Iterable[object], målform: str = "bokmål") -> str:
    """«a, b og c»."""
    *first, last = [str(item) for item in items] or [""]
    return f"{', '.join(first)} og {last}" if first else last


def avsnitt(text: str | None) -> list[Markdown]:
    """A text of several lines as what can be gone through: nothing when it is empty, else the whole of it, whose paragraphs and
    lists follow the paragraph that the tag stands in."""
    return [Markdown(text.strip())] if text and text.strip() else []


def kodetekst(code: str | None, målform: str = "bokmål") -> str:
    """What a code is called on paper: `behov_opphørt` → «Behovet for koordinert innsats har opphørt»."""
    return said(CODES.get(code, code.replace("_", " ")), målform) if code else ""


def stor(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def tallord(number: int, målform: str = "bokmål") -> str:
    """Numbers up to twelve in words, larger ones in figures with a space between thousands."""
    words = NUMBER_WORDS[målform]
    return words[number] if 0 <= number < len(words) else tall(number, målform)


def tall(number: float, målform: str = "bokmål") -> str:
    """«12 500», «3,5»: figures as Norwegian writes them, with a no-break space."""
    from babel.numbers import format_decimal  # few documents have a number, and it brings its own tables

    return format_decimal(number, locale=LOCALES[målform])


def bilde(picture: Picture, bredde: float | None = None, høyde: float | None = None, alt: str | None = None) -> Picture:
    """A picture in another size (millimetres), or with another alternative text."""
    return picture.sized(bredde, høyde, alt)


EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "dato": "{{ møte.dato|dato }} → 22. oktober 2026",
        "ukedag": "{{ møte.dato|ukedag }} → torsdag 22. oktober 2026",
        "kort_dato": "{{ møte.dato|kort_dato }} → 22.10.2026",
        "uke": "{{ møte.dato|uke }} → 43",
        "klokke": "{{ møte.fra|klokke }} → 10.30",
        "og": "{{ navnene|og }} → Kari, Ola og Liv",
        "avsnitt": "{% for a in x|avsnitt %}{{ a }}{% endfor %} → hele teksten, eller ingenting når den er tom",
        "kodetekst": "{{ kode|kodetekst }} → teksten for en kode",
        "stor": "{{ x|stor }} → Stor forbokstav",
        "tall": "{{ antall|tall }} → 12 500",
        "tallord": "{{ antall|tallord }} → tre",
        "tabell": '{{p tallene|tabell("Enhet") }} → et diagrams tall som tabell',
        "bilde": "{{p kommune.logo|bilde(bredde=30) }} → bildet, 30 mm bredt",
    }
)
"""What each filter makes, for `docgen template fields`; a test holds the list complete and the examples true."""


@cache
def dialect(målform: str = "bokmål") -> Dialect:
    """The filters and printers of documents in bokmål or nynorsk: always the same, and asked for by every template."""
    return Dialect(
        language="nb",  # the language of the engine's messages, not of the document
        variant=målform,
        filters=MappingProxyType(
            {
                "dato": lambda day: dato(day, målform),
                "ukedag": lambda day: ukedag(day, målform),
                "kort_dato": lambda day: f"{_day(day):%d.%m.%Y}",
                "uke": lambda day: _day(day).isocalendar().week,
                "klokke": klokke,
                "og": lambda items: og(items, målform),
                "avsnitt": avsnitt,
                "kodetekst": lambda code: kodetekst(code, målform),
                "stor": stor,
                "tall": lambda number: tall(number, målform),
                "tallord": lambda number: tallord(number, målform),
                "bilde": bilde,
                "tabell": lambda chart, hjørne="": NumberTable(chart, hjørne, lambda number: tall(number, målform)),
            }
        ),
        printers=(
            (bool, lambda value: "ja" if value else "nei"),
            (dt.date, lambda value: dato(value, målform)),
            (dt.time, klokke),
        ),
    )
