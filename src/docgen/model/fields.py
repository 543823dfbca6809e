"""The kinds of value a field can hold, and how each reads what a Norwegian secretary writes.

Every scalar arrives as the text that stood in the file (YAML has guessed nothing); a field's type turns it into a value or
refuses it with an error type that `reading/` has a sentence for. Nothing here looks at YAML, positions or languages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import (
    CoreSchema,
    no_info_after_validator_function,
    no_info_before_validator_function,
    str_schema,
)

from docgen.model.reach import is_mail, is_postal, is_telephone

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
NYNORSK_WEEKDAYS = ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag")

YES = frozenset({"ja", "j", "true", "yes", "x"})
NO = frozenset({"nei", "n", "false", "no"})

_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_NAMED_DATE = re.compile(r"(\d{1,2})\.?\s+([a-zæøå]+)\.?\s+(\d{4})", re.IGNORECASE)
_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?(?::00)?|(\d{2})(\d{2})", re.IGNORECASE)
_TIMESPAN = re.compile(r"\s*(.+?)\s*(?:-|–|—|\btil\b)\s*(.+?)\s*", re.IGNORECASE)
_HALF_YEAR = re.compile(r"(\d{4})[-\s](vår|høst|var|host|hoest)", re.IGNORECASE)


def parse_date(text: str) -> dt.date:
    """Read a date as written in Norway: `2026-10-22`, `22.10.2026`, `22.10.26`, `22. oktober 2026`; day first.

    Raises PydanticCustomError `dato` for another form (also `10/22/2026`) `dato_finnes_ikke` for 31 April and
    `måned_finnes_ikke` for 14.13.2015.
    """
    text = text.strip()
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DOTTED_DATE.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        # Two digits mean this century: a secretary writes meetings that way; reading/ warns, so a birth date is seen.
        year += 2000 if year < 100 else 0
    elif (match := _NAMED_DATE.fullmatch(text)) and (number := _month(match[2])):
        day, month, year = int(match[1]), number, int(match[3])
    else:
        raise PydanticCustomError("dato", "not a date")
    if month > 12:
        raise PydanticCustomError("måned_finnes_ikke", "no such month")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise PydanticCustomError("dato_finnes_ikke", "no such day") from None


def _month(word: str) -> int | None:
    word = word.casefold()
    for number, name in enumerate(MONTHS, start=1):
        if word == name or (len(word) == 3 and name.startswith(word)):
            return number
    return None


def has_short_year(text: str) -> bool:
    """Whether a date was written with a year of two digits (it is read, and warned of)."""
    match = _DOTTED_DATE.fullmatch(text.strip())
    return match is not None and len(match[3]) == 2


def parse_clock(text: str) -> dt.time:
    """Read a time of day: `10:30`, `10.30`, `1030`, `kl. 10.30`, `kl 10`. Raises PydanticCustomError `klokke`."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise PydanticCustomError("klokke", "not a time")
    hour, minute = (match[1], match[2] or "0") if match[1] else (match[3], match[4])
    try:
        return dt.time(int(hour), int(minute))
    except ValueError:
        raise PydanticCustomError("klokke", "not a time") from None


def parse_timespan(text: str) -> tuple[dt.time, dt.time | None]:
    """Read `10.30-12.00`, `kl. 10–11.30` or a start alone (`10:30`). Raises PydanticCustomError `klokke`."""
    if match := _TIMESPAN.fullmatch(text):
        return parse_clock(match[1]), parse_clock(match[2])
    return parse_clock(text), None


def parse_yes_no(text: str) -> bool | None:
    """Read ja/nei; a blank is None, because an unanswered question is not a no. Raises PydanticCustomError `janei`."""
    word = text.strip().casefold()
    if not word:
        return None
    if word in YES:
        return True
    if word in NO:
        return False
    raise PydanticCustomError("janei", "neither yes nor no")


def parse_number(text: str) -> Decimal:
    """Read a number with decimal comma or point (`1,5`). Raises PydanticCustomError `tall`."""
    try:
        number = Decimal(text.strip().replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", "."))
    except InvalidOperation:
        raise PydanticCustomError("tall", "not a number") from None
    if not number.is_finite():
        raise PydanticCustomError("tall", "not a number")
    return number


def parse_whole_number(text: str) -> int:
    """Read a whole number, 0 or more. Raises PydanticCustomError `heltall`."""
    stripped = text.strip()
    if not re.fullmatch(r"\d{1,9}", stripped, re.ASCII):
        raise PydanticCustomError("heltall", "not a whole number")
    return int(stripped)


def parse_deadline(text: str) -> dt.date | str:
    """Read a deadline: a date, or words («fortløpende»). What was meant as a date and is none is an error, not words."""
    try:
        return parse_date(text)
    except PydanticCustomError as error:
        if error.type.endswith("_finnes_ikke") or re.match(r"\s*\d", text):
            raise
        return text.strip()


def parse_weekday(text: str) -> str:
    """Read a weekday in bokmål or nynorsk and give it in bokmål. Raises PydanticCustomError `ukedag`."""
    word = text.strip().casefold()
    for names in (WEEKDAYS, NYNORSK_WEEKDAYS):
        if word in names:
            return WEEKDAYS[names.index(word)]
    raise PydanticCustomError("ukedag", "not a weekday")


def parse_half_year(text: str) -> str:
    """Read a half-year: `2026-høst`, `2027 vår`; give it as `2026-høst`. Raises PydanticCustomError `halvår`."""
    match = _HALF_YEAR.fullmatch(text.strip())
    if match is None:
        raise PydanticCustomError("halvår", "not a half-year")
    return f"{match[1]}-{'vår' if match[2].casefold().startswith('v') else 'høst'}"


def half_year_bounds(half_year: str) -> tuple[dt.date, dt.date]:
    """First and last day of a half-year: spring 1 January to 30 June, autumn 1 July to 31 December (RT-13)."""
    year = int(half_year[:4])
    if half_year.endswith("vår"):
        return dt.date(year, 1, 1), dt.date(year, 6, 30)
    return dt.date(year, 7, 1), dt.date(year, 12, 31)


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise PydanticCustomError("en_linje", "more than one line")
    return text.strip()


def _name(text: str) -> str:
    text = _one_line(text)
    if any(letter.isdigit() for letter in text):
        raise PydanticCustomError("navn_med_tall", "digits in a name")
    return text


def _identifier(text: str) -> str:
    text = text.strip()
    if not re.fullmatch(r"[0-9A-Za-zÆØÅæøå_-]{1,80}", text):
        raise PydanticCustomError("id", "not an id")
    return text


def _reserved(text: str) -> str:
    # Ids become parts of paths; Windows keeps these names for devices (pipeline.md §5, "sanitise names").
    if re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", text):
        raise PydanticCustomError("id", "a reserved name")
    return text


def _case_number(text: str) -> str:
    text = text.strip()
    if not re.fullmatch(r"RT-\d{4}-\d{3,4}", text):
        raise PydanticCustomError("saksnummer", "not a case number")
    return text


def _group_number(text: str) -> str:
    text = text.strip()
    if not re.fullmatch(r"AG-\d{4}-\d{3,4}", text):
        raise PydanticCustomError("gruppenummer", "not a group number")
    return text


def is_municipality_number(text: str) -> bool:
    """Whether it is four digits, as SSB numbers the municipalities."""
    return re.fullmatch(r"\d{4}", text.strip(), re.ASCII) is not None


def _municipality_number(text: str) -> str:
    text = text.strip()
    if not is_municipality_number(text):
        raise PydanticCustomError("kommunenummer", "not the number of a municipality")
    return text


@dataclass(frozen=True)
class Ref:
    """Marks a field that names something by id: an `enhet` of the register, a `møte`, a `sak`, an `ansvarsgruppe`."""

    target: str


@dataclass(frozen=True)
class Shorthand:
    """Marks a record that may be written as a bare text, which then fills this field: `- nav` for `{enhet: nav}`."""

    field: str


@dataclass(frozen=True)
class Prose:
    """Marks a field whose text may have paragraphs, lists, bold, italic and links."""


@dataclass(frozen=True)
class Reads:
    """Marks how a field reads its text: `func` gives the value, or raises PydanticCustomError. A value that is no text is made
    before the type is looked at (`first`)."""

    func: Callable[[str], object]
    first: bool = False

    # As pydantic's own BeforeValidator and AfterValidator, which look through the signature of the function for every field of
    # every record: a quarter of what the records cost a run.
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        if self.first:
            return no_info_before_validator_function(self.func, handler(source), json_schema_input_schema=str_schema())
        return no_info_after_validator_function(self.func, handler(source))


@dataclass(frozen=True)
class Doubted:
    """Marks a field whose text is taken as it is, and warned of (by the row `row` of `texts`) where it looks like none of its
    kind."""

    looks_right: Callable[[str], bool]
    row: str


Tekst = Annotated[str, Reads(_one_line)]
"""One line of text."""
Telefon = Annotated[Tekst, Doubted(is_telephone, "DG125")]
EPost = Annotated[Tekst, Doubted(is_mail, "DG124")]
Navn = Annotated[str, Reads(_name)]
"""The name of a person: one line, no digits (a number there is a pasted fødselsnummer or a mistake)."""
Avsnitt = Annotated[str, Reads(str.strip), Prose()]
"""Text of several lines in light Markdown; an empty line starts a new paragraph, «- » an item of a list."""
Adresse = Annotated[Avsnitt, Doubted(is_postal, "DG126")]
Id = Annotated[str, Reads(_identifier), Reads(_reserved)]
"""A short name that documents and file names are built from: letters, digits, hyphen, underscore."""
Saksnummer = Annotated[str, Reads(_case_number)]
Gruppenummer = Annotated[str, Reads(_group_number)]
Kommunenummer = Annotated[str, Reads(_municipality_number)]
Dato = Annotated[dt.date, Reads(parse_date, first=True)]
Klokke = Annotated[dt.time, Reads(parse_clock, first=True)]
Tidsrom = Annotated[tuple[dt.time, dt.time | None], Reads(parse_timespan, first=True)]
JaNei = Annotated[bool | None, Reads(parse_yes_no, first=True)]
Heltall = Annotated[int, Reads(parse_whole_number, first=True)]
Tall = Annotated[Decimal, Reads(parse_number, first=True)]
Frist = Annotated[dt.date | str, Reads(parse_deadline, first=True)]
Ukedag = Annotated[str, Reads(parse_weekday, first=True)]
Halvår = Annotated[str, Reads(parse_half_year, first=True)]
EnhetRef = Annotated[Tekst, Ref("enhet")]
"""A unit of the register by id. Any text is read, so that a unit written by its name gets its id suggested (DG166)."""
MøteRef = Annotated[Id, Ref("møte")]
SakRef = Annotated[Id, Ref("sak")]
GruppeRef = Annotated[Id, Ref("ansvarsgruppe")]
