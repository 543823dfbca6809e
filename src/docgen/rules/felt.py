"""Fields that a document needs and no rule of the routines names (domain.md §5, column Req.), and values that cannot be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docgen.model.base import Record
from docgen.model.records import age_on
from docgen.problem import Quoted
from docgen.rules.base import GRUPPEN, SAKEN, Facts, Finding, Rule
from docgen.rules.days import shown
from docgen.rules.navn import NAVN
from docgen.rules.people import represents_child
from docgen.texts import DG, VARIANTS

ABOUT_PERSON = (
    "meldeskjema", "oppstart", "innkalling", "saksliste", "referat", "avlysning", "avslutning", "referat_ressursteam",
)  # fmt: skip
"""Documents about one person, without the consent form, which nothing but privacy stops."""
ON_CONSENT = ("meldeskjema", "oppstart", "innkalling", "saksliste", "referat", "referat_ressursteam")
OF_MEETING = ("innkalling", "saksliste", "referat", "avlysning")
ONLY_COPIES = frozenset({"referat", "referat_ressursteam"})
OLDEST = 120
_EMPTY = VARIANTS["DG101.tomt"]

Missing = Iterator[tuple[Record, tuple[str, ...]]]
"""Records that lack a field, with the names under which it may have been written: the place is that of the first."""


@dataclass(frozen=True)
class Required:
    """A field that documents of these kinds need; `missing` gives the records that lack it."""

    field: str
    example: str
    kinds: tuple[str, ...]
    missing: Callable[[Facts], Missing]


def _blank(record: Record | None, *names: str) -> Missing:
    """The record when none of these names is filled in."""
    if record is not None and not any(getattr(record, name) for name in names):
        yield record, names


# --- who is needed where -------------------------------------------------------------------------------------------


def _reported_on(facts: Facts) -> Missing:
    sak = facts.subject.sak
    return _blank(sak if sak and sak.status != "utkast" else None, "meldt_dato")


def _guardians(facts: Facts) -> Missing:
    """For a group this is AG-12; a sak about a child needs somebody who answers for the child too."""
    sak = facts.subject.sak
    if sak is None or sak.foresatte or not facts.subject.is_child(facts.dato):
        return
    if sak.bruker.omsorg != "barneverntjenesten" and not represents_child(sak):
        yield sak, ("foresatte",)


def _parental_responsibility(facts: Facts) -> Missing:
    for foresatt in facts.subject.foresatte if facts.subject.is_child(facts.dato) else ():
        if foresatt.foreldreansvar is None:
            yield foresatt, ("foreldreansvar",)


def _language(facts: Facts) -> Missing:
    tolk = facts.subject.bruker.tolk if facts.subject.bruker else None
    return _blank(tolk if tolk and tolk.behov else None, "språk")


def _of_consents(name: str) -> Callable[[Facts], Missing]:
    """A field of every consent that the document's purposes rest on."""

    def missing(facts: Facts) -> Missing:
        wanted = {"drøfting"} if facts.kind == "meldeskjema" else {"deling", "kopi_av_referat"}
        for samtykke in facts.subject.samtykker:
            if wanted & set(samtykke.gjelder) and samtykke.trukket is None:
                yield from _blank(samtykke, name)

    return missing


def _receiver_of_start(facts: Facts) -> Missing:
    if facts.oppsett.roller.oppvekstteam is None:
        yield facts.oppsett, ("roller",)


def _meeting_belongs(facts: Facts) -> Missing:
    møte = facts.subject.møte
    if møte and møte.møtetype != "ressursteam":
        yield from _blank(møte, *(("ansvarsgruppe",) if møte.møtetype != "samarbeidsmøte" else ("ansvarsgruppe", "sak")))


def _of_meeting(*names: str) -> Callable[[Facts], Missing]:
    return lambda facts: _blank(facts.subject.møte, *names)


def _raised_by(facts: Facts) -> Missing:
    for punkt in facts.subject.møte.saksliste if facts.subject.møte else ():
        if punkt.meldt_av is None:
            yield punkt, ("meldt_av", "tittel")


def _present(facts: Facts) -> Missing:
    møte = facts.subject.møte
    referat = møte.referat if møte else None
    if møte and referat and not møte.til_stede:
        yield from _blank(referat, "til_stede")


def _how_to_get_it(facts: Facts) -> Missing:
    for entry in facts.subject.tiltaksbank.tiltak if facts.subject.tiltaksbank else ():
        if entry.internt is not True and entry.aktiv is not False:
            yield from _blank(entry, "slik_får_du_det")


REQUIRED: tuple[Required, ...] = (
    Required("meldt_dato", "01.09.2026", ("meldeskjema",), _reported_on),
    Required("foresatte", "[{navn: Kari Bø, relasjon: mor, foreldreansvar: ja}]", ("meldeskjema",), _guardians),
    Required("foreldreansvar", "ja", ABOUT_PERSON, _parental_responsibility),
    Required("språk", "tigrinja", ("innkalling",), _language),
    Required("formål", "Samordne hjelpen hjemme og på skolen", ON_CONSENT, _of_consents("formål")),
    Required("gyldig_fra", "20.08.2026", ON_CONSENT, _of_consents("gyldig_fra")),
    Required("oppvekstteam", "enhetens_id", ("oppstart",), _receiver_of_start),
    Required("ansvarsgruppe", "AG-2026-005", OF_MEETING, _meeting_belongs),
    Required("dato", "22.10.2026", ("referat", "avlysning", "saksliste_ressursteam", "referat_ressursteam"), _of_meeting("dato")),
    Required("tid", "10.00-11.30", ("saksliste_ressursteam",), _of_meeting("fra", "tid")),
    Required("meldt_av", "{rolle: foresatt}", ("saksliste",), _raised_by),
    Required("til_stede", "[Siri Aas, Kari Bø]", ("referat",), _present),
    Required("slik_får_du_det", "Ring helsestasjonen på 68 05 00 10", ("tiltaksbank",), _how_to_get_it),
)
"""One row per field (domain.md §5). A fact that a rule of §1 names is not here: it would be reported twice."""


_HALVES: Mapping[str, str] = MappingProxyType({"fra": "10.00"})
"""A field that answers for another, with an example: `fra` and `til` say what `tid` says."""


def _missing(facts: Facts) -> Iterator[Finding]:
    for required in REQUIRED:
        if facts.kind in required.kinds:
            for record, names in required.missing(facts):
                written = next((name for name in (required.field, *_HALVES) if name in names and record.where.has(name)), None)
                values = {"felt": written or required.field, "eksempel": _HALVES.get(written or "", required.example)}
                about = "tomt" if written else ""
                yield Finding(record.where.of(*names), values, _stopped(facts, required), field=required.field, about=about)


def _stopped(facts: Facts, required: Required) -> tuple[str, ...] | None:
    """A consent that is not filled in stops what rests on it: of minutes the copies to units."""
    if required.field in ("formål", "gyldig_fra") and facts.kind in ONLY_COPIES:
        return tuple(receiver.key for receiver in facts.units)
    return None


# --- values that cannot be right -----------------------------------------------------------------------------------


def _birth_date(facts: Facts) -> Iterator[Finding]:
    bruker = facts.subject.bruker
    if bruker is None:
        return
    values = {"dato": Quoted(shown(bruker.fødselsdato))}
    if bruker.fødselsdato > facts.i_dag:
        yield Finding(bruker.where.of("fødselsdato"), values, field="fødselsdato")
    elif age_on(bruker.fødselsdato, facts.i_dag) > OLDEST:
        yield Finding(bruker.where.of("fødselsdato"), values, field="fødselsdato", about="alder")


def _ends_before_it_begins(facts: Facts) -> Iterator[Finding]:
    subject, møte = facts.subject, facts.subject.møte
    pairs: list[tuple[Record | None, str, str]] = [
        (møte, "fra", "til"),
        (møte.avlyst if møte else None, "ny_fra", "ny_til"),
        (møte.referat.neste_møte if møte and møte.referat else None, "fra", "til"),
        (subject.møteplan, "fra", "til"),
    ]
    for record, first, last in pairs:
        start, end = (getattr(record, first), getattr(record, last)) if record else (None, None)
        if record and isinstance(start, dt.time) and isinstance(end, dt.time) and end <= start:
            values = {"fra": f"{start:%H.%M}", "til": f"{end:%H.%M}"}
            yield Finding(record.where.of(last, "ny_tid" if last == "ny_til" else "tid", first), values, field=last)
    for entry in subject.tiltaksbank.tiltak if subject.tiltaksbank else ():
        if entry.alder_fra is not None and entry.alder_til is not None and entry.alder_fra > entry.alder_til:
            values = {"fra": str(entry.alder_fra), "til": str(entry.alder_til)}
            yield Finding(entry.where.of("alder_til"), values, field="alder_til", about="alder")


def _span_turned_round(facts: Facts) -> Iterator[Finding]:
    """Days of a consent, a member or a goal that end before they begin: nearly always the year that is wrong."""
    case = facts.subject.person_case
    spans: list[tuple[Record, str, str]] = []
    for samtykke in facts.subject.samtykker:
        spans.append((samtykke, "gyldig_fra", "gyldig_til"))
        spans += [(unit, "fra", "til") for unit in samtykke.instanser]
    spans += [(medlem, "fra", "til") for medlem in getattr(case, "medlemmer", ())]
    spans += [(mål, "fra", "til") for mål in getattr(case, "mål", ())]
    for record, first, last in spans:
        start, end = getattr(record, first), getattr(record, last)
        if start and end and end < start:
            values = {"fra": first, "til": last, "første": shown(start), "siste": shown(end)}
            yield Finding(record.where.of(last), values, field=last, about="dager")


# fmt: off
FELT: tuple[Rule, ...] = (
    Rule(
        "DG101", "feil", ("*",), _missing,
        nb=DG["DG101"].nb, en=DG["DG101"].en, help_nb=DG["DG101"].help_nb, help_en=DG["DG101"].help_en,
        wrong="status: meldt", right="status: meldt\nmeldt_dato: 01.09.2026",
    ),
    Rule(
        "DG101", "feil", ("*",), _missing, about="tomt",
        nb=_EMPTY.nb, en=_EMPTY.en, help_nb=_EMPTY.help_nb, help_en=_EMPTY.help_en,
        wrong="status: meldt\nmeldt_dato:", right="status: meldt\nmeldt_dato: 01.09.2026",
    ),
    Rule(
        "DG170", "feil", ABOUT_PERSON, _birth_date,
        nb="Fødselsdatoen «{dato}» er ikke kommet ennå.", en="The birth date “{dato}” has not come yet.",
        help_nb="Skriv dagen med fire sifre i året, for eksempel «fødselsdato: 14.03.2015».",
        help_en="Write the day with four digits in the year, for example “fødselsdato: 14.03.2015”.",
        wrong="fødselsdato: 14.03.2051", right="fødselsdato: 14.03.2015",
    ),
    Rule(
        "DG170", "feil", ABOUT_PERSON, _birth_date, about="alder",
        nb="Med fødselsdatoen «{dato}» er bruker over 120 år.", en="With the birth date “{dato}” the user is over 120 years old.",
        help_nb="Rett året, for eksempel «fødselsdato: 14.03.2015».",
        help_en="Correct the year, for example “fødselsdato: 14.03.2015”.",
        wrong="fødselsdato: 14.03.1815", right="fødselsdato: 14.03.2015",
    ),
    Rule(
        "DG171", "feil", (*OF_MEETING, "saksliste_ressursteam", "møteplan"), _ends_before_it_begins,
        nb="Møtet slutter {til}, men begynner {fra}.", en="The meeting ends at {til}, but begins at {fra}.",
        help_nb="Rett tiden, for eksempel «tid: 10.00-11.30».", help_en="Correct the time, for example “tid: 10.00-11.30”.",
        wrong="tid: 10.00-09.30", right="tid: 10.00-11.30",
    ),
    Rule(
        "DG171", "feil", ("tiltaksbank",), _ends_before_it_begins, about="alder",
        nb="Tiltaket er for dem fra {fra} til {til} år, og det er ingen.",
        en="The measure is for those from {fra} to {til} years, and that is nobody.",
        help_nb="Rett alderen, for eksempel «alder_fra: 6» og «alder_til: 12».",
        help_en="Correct the ages, for example “alder_fra: 6” and “alder_til: 12”.",
        wrong="alder_fra: 12\nalder_til: 6", right="alder_fra: 6\nalder_til: 12",
    ),
    Rule(
        "DG171", "advarsel", (*GRUPPEN, *SAKEN), _span_turned_round, about="dager",
        nb="«{til}» {siste} er før «{fra}» {første}, så året er trolig feil.",
        en="“{til}” {siste} is before “{fra}” {første}, so the year is probably wrong.",
        help_nb="Se på året, og rett den av dagene som er feil.", help_en="Look at the year, and correct the day that is wrong.",
        wrong="gyldig_fra: 20.08.2026\ngyldig_til: 20.08.2025", right="gyldig_fra: 20.08.2026\ngyldig_til: 20.08.2027",
    ),
    *NAVN,
)
# fmt: on
