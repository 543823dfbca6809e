"""The facts of a half-year's evaluation (D12): counted from the files, never typed (RT-25; domain.md §5.12).

The internal edition shows every count, unless the municipality says otherwise; a public one hides what could point at a person,
and what would tell it (`model/disclosure`). The same numbers stand in tables and in charts.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docgen.documents.plain import Plain, Plainer
from docgen.model.consent import judge
from docgen.model.disclosure import Sum, hidden
from docgen.model.fields import half_year_bounds
from docgen.model.halfyear import meeting_dates, season
from docgen.model.nynorsk import said
from docgen.model.registers import Enhet
from docgen.model.subject import Subject, consents_of
from docgen.model.subjects import Drøfting, ManueltTall, Møte, Sak
from docgen.word.chart_values import Chart, Series

REPORTED, DISCUSSED, NEW, BEFORE = "Saker meldt", "Saker drøftet", "Saker som var nye", "Saker som hadde vært oppe før"
PROPOSED = "Tiltak foreslått"
CHOICES: Mapping[str, str] = {
    "takket_ja": "Tiltak brukeren takket ja til",
    "takket_nei": "Tiltak brukeren takket nei til",
    "ikke_avklart": "Tiltak som ikke er avklart",
}
ONWARD: Mapping[str, str] = {
    "samarbeidsmøte": "Saker videre til samarbeidsmøte",
    "ansvarsgruppe": "Saker videre til ansvarsgruppe",
    "avsluttet": "Saker avsluttet",
}
AGAIN, STOPPED = "Saker drøftet mer enn én gang", "Saker stanset fordi samtykket manglet"
PLANNED, HELD, CALLED_OFF = "Møter planlagt", "Møter holdt", "Møter avlyst"
ABOUT_MEETINGS = (PLANNED, HELD, CALLED_OFF)
FACTS = (
    REPORTED, DISCUSSED, NEW, BEFORE, AGAIN, STOPPED, PROPOSED, *CHOICES.values(), *ONWARD.values(), *ABOUT_MEETINGS,
)  # fmt: skip
"""What is counted, in the order of the table."""
HIDDEN = "skjult"
CHART_WORDS = ("Takket ja", "Takket nei", "Ikke avklart", "Tiltak", "Saker", "Møtt", "Forfall")


@dataclass(frozen=True)
class _Counted:
    """The counts of a half-year: by what they are called, the reported cases by unit (its id), and those that were typed."""

    facts: Mapping[str, int]
    per_unit: Mapping[str, int]
    typed: tuple[ManueltTall, ...]

    def to_hide(self) -> frozenset[tuple[str, str]]:
        """What a public edition does not tell, as (list, name or id or place)."""
        counts = {("fakta", name): number for name, number in self.facts.items() if name not in ABOUT_MEETINGS}
        counts |= {("enhet", unit): number for unit, number in self.per_unit.items()}
        counts |= {("manuelt", str(place)): fact.antall for place, fact in enumerate(self.typed)}
        sums = (
            Sum(("fakta", REPORTED), tuple(("enhet", unit) for unit in self.per_unit)),
            Sum(("fakta", DISCUSSED), (("fakta", NEW), ("fakta", BEFORE))),
            # Each case goes one way at most: what is printed of them is bounded by the cases discussed.
            Sum(("fakta", DISCUSSED), tuple(("fakta", name) for name in ONWARD.values())),
            Sum(("fakta", PROPOSED), tuple(("fakta", name) for name in CHOICES.values())),
        )
        return hidden(counts, sums)


def evaluation_values(subject: Subject, plainer: Plainer, målform: str, *, public: bool) -> dict[str, Plain]:
    """The names of an evaluation. `public` hides small counts; the internal edition does when oppsett says (`vis_små_tall`)."""
    evaluering = subject.evaluering
    assert evaluering is not None
    first, last = half_year_bounds(evaluering.halvår)
    # Meetings after the evaluation's own date have not been; counting them would make its facts change by themselves.
    last = min(last, evaluering.dato or last)
    book = subject.book
    meetings = [m for m in book.ressursteammøter() if m.dato and first <= m.dato <= last]
    held = [møte for møte in meetings if møte.status == "gjennomført"]
    reported = book.saker_meldt(first, last)
    plan = book.møteplaner.get(evaluering.halvår)
    planned = sum(first <= date.day <= last for date in meeting_dates(plan)) if plan else None
    counted = _Counted(
        {
            **_of_cases(subject, reported, held, meetings),
            **({PLANNED: planned} if planned is not None else {}),
            HELD: len(held),
            CALLED_OFF: sum(møte.status == "avlyst" for møte in meetings),
        },
        Counter(sorted(filter(None, map(_reporter, reported)), key=lambda unit: (_unit_name(subject, unit), unit))),
        evaluering.manuelle_tall,
    )
    gone = counted.to_hide() if public or book.oppsett.vis_små_tall is False else frozenset()
    attendance = _attendance(subject, held)

    def shown(kind: str, name: str, number: int) -> str:
        return said(HIDDEN, målform) if (kind, name) in gone else str(number)

    def number_of(kind: str, name: str, number: int) -> int | None:
        return None if (kind, name) in gone else number

    facts: list[Plain] = [
        {"navn": said(name, målform), "antall": shown("fakta", name, counted.facts[name])}
        for name in FACTS
        if name in counted.facts
    ]
    facts += [
        {"navn": fact.navn, "antall": shown("manuelt", str(place), fact.antall)} for place, fact in enumerate(counted.typed)
    ]
    units = {unit: _unit_name(subject, unit) for unit in counted.per_unit}
    words = tuple(said(word, målform) for word in CHART_WORDS)
    return {
        "evaluering": plainer.record(evaluering)
        | {
            "sesong": season(evaluering.halvår, målform),
            "deltakere": [
                {"navn": person.navn or "", "enhet": _unit_name(subject, person.enhet)} for person in evaluering.deltakere
            ],
        },
        "fakta": facts,
        "fakta_valg": [
            {"navn": word, "antall": shown("fakta", name, counted.facts[name])}
            for word, name in zip(words, CHOICES.values(), strict=False)
        ],
        "fakta_per_enhet": [{"enhet": units[unit], "antall": shown("enhet", unit, n)} for unit, n in counted.per_unit.items()],
        "oppmøte": [{"enhet": unit.navn, "møtt": came, "forfall": away} for unit, came, away in attendance],
        "diagram": {
            "valg": _chart(words[:3], {words[3]: [number_of("fakta", name, counted.facts[name]) for name in CHOICES.values()]}),
            "per_enhet": _chart(
                units.values(), {words[4]: [number_of("enhet", unit, n) for unit, n in counted.per_unit.items()]}
            ),
            "oppmøte": _chart(
                [unit.navn for unit, *_ in attendance],
                {words[5]: [came for _, came, _ in attendance], words[6]: [away for *_, away in attendance]},
            ),
        },
        "skjulte_tall": bool(gone),
    }


def _of_cases(subject: Subject, reported: Sequence[Sak], held: list[Møte], meetings: list[Møte]) -> dict[str, int]:
    discussed = [pair for møte in held for pair in subject.book.drøftinger_i(møte.id)]
    cases = {sak.saksnummer: sak for sak, _ in discussed}
    again = Counter(sak.saksnummer for sak, _ in discussed)
    begun = min((møte.dato for møte in held if møte.dato), default=None)
    before = {number for number, sak in cases.items() if any(_is_before(subject, drøfting, begun) for drøfting in sak.drøftinger)}
    tiltak = [t for _, drøfting in discussed for t in drøfting.tiltak]
    choices: Counter[str] = Counter(t.brukers_valg or "ikke_avklart" for t in tiltak)
    onward: Counter[str] = Counter(sak.videre or "" for sak in cases.values())
    return {
        REPORTED: len(reported),
        DISCUSSED: len(cases),
        NEW: len(cases) - len(before),
        BEFORE: len(before),
        AGAIN: sum(number > 1 for number in again.values()),
        STOPPED: len(_stopped(subject, reported, meetings)),
        PROPOSED: len(tiltak),
        **{name: choices[code] for code, name in CHOICES.items()},
        **{name: onward[code] for code, name in ONWARD.items()},
    }


def _is_before(subject: Subject, drøfting: Drøfting, begun: dt.date | None) -> bool:
    """Whether a discussion was at a meeting before the first of the half-year."""
    møte = subject.book.møter.get(drøfting.møte)
    return bool(møte and møte.dato and begun and møte.dato < begun)


def _stopped(subject: Subject, reported: Sequence[Sak], meetings: list[Møte]) -> set[str]:
    """Cases that were reported, or stood on a meeting's list, without a consent to discussion that held on that day (RT-01)."""
    asked = [(sak, sak.meldt_dato) for sak in reported]
    asked += [(sak, møte.dato) for møte in meetings for number in møte.saker if (sak := subject.book.saker.get(number))]
    return {
        sak.saksnummer
        for sak, day in asked
        if day and judge(consents_of(subject.book, sak), None, "drøfting", day).code is not None
    }


def _attendance(subject: Subject, held: list[Møte]) -> list[tuple[Enhet, int, int]]:
    """Each unit with a fixed seat: how often somebody came from it, and how often it sent word (RT-14)."""
    return [
        (unit, _times(unit, (møte.til_stede for møte in held)), _times(unit, (møte.forfall for møte in held)))
        for unit in subject.faste_deltakere()
        if held
    ]


def _times(unit: Enhet, lists: Iterable[Iterable[object]]) -> int:
    return sum(any(getattr(person, "enhet", None) == unit.id for person in people) for people in lists)


def _chart(categories: Iterable[str], series: Mapping[str, list[int | None]]) -> Chart | None:
    """A chart, or None when there is nothing to see in it."""
    if not any(number for numbers in series.values() for number in numbers):
        return None
    return Chart(tuple(categories), tuple(Series(name, tuple(numbers)) for name, numbers in series.items()), "0")


def _reporter(sak: Sak) -> str | None:
    return sak.melder.enhet if sak.melder else None


def _unit_name(subject: Subject, unit_id: str | None) -> str:
    unit = subject.enhet(unit_id)
    return unit.navn if unit else ""
