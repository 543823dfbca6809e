"""What the overview page and the reports tell of one unit, taken while it is judged. Pure.

A fact holds ids, initials, dates and paths: never a name, a birth date or a sentence of a case, for the page is read by many. It
does not know today's date, so that the page of another day is made without judging anything again; where a day decides
(a consent that runs out) the fact has the day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from docgen.build.archived import Tilstand
from docgen.build.report import DocumentLine
from docgen.build.verdicts import PlannedDocument, Verdict
from docgen.documents.table import DocumentType
from docgen.model.consent import judge
from docgen.model.halfyear import meeting_dates
from docgen.model.people import Tiltak
from docgen.model.personer import is_person_key, unit_of_key
from docgen.model.records import birthday
from docgen.model.runday import unwatched
from docgen.model.signatures import name_key
from docgen.model.subject import TEAM, Subject
from docgen.model.subjects import Møte


class Sort(StrEnum):
    """The kinds of fact."""

    MØTE = "møte"
    OPPFØLGING = "oppfølging"
    SAMTYKKE = "samtykke"
    SLUTT = "slutt"
    ALDER = "alder"
    UTSENDING = "utsending"
    ARKIV = "arkiv"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the overview or of a report.

    `dag` is the day it goes by (ISO; "" for none): that of the meeting, the deadline, the end of a consent, the birthday, the
    document. `enhet` is the id of the unit of the register whose page it stands on, "" for nobody's; `emne` the number of the sak
    or group, or `ressursteam`; `initialer` those of the bruker. What else there is goes by the kind:

    - møte: `hva` the meeting's type, `tid` «10.00», `status`, `merker` of `INNKALT`, `SENDT`, `SAKSLISTE`, `REFERENT`
    - oppfølging: `hva` the number of the point in the minutes, `hvem` who is responsible (a unit's id, or initials), `tid` the
      day of the minutes, `fil` the file
    - samtykke: `hva` the rule in the way (SA-02); slutt: nothing; alder: `hva` the years
    - utsending: `hva` the document type, `hvem` the receiver's key, `status` the channel, `fil` the document
    - arkiv: `hva` the document type, `status` the state in the archive's register ("" not packed), `fil`, `journal`, `utgave`
    """

    sort: Sort
    dag: str
    enhet: str
    emne: str
    initialer: str = ""
    hva: str = ""
    hvem: str = ""
    tid: str = ""
    status: str = ""
    fil: str = ""
    journal: str = ""
    utgave: int = 1
    merker: tuple[str, ...] = ()


Told = tuple[str, Fact]
"""A fact with the id of what it is told of, by which papers find it; the id is not kept, for a person may have made it up."""
INNKALT, SENDT, SAKSLISTE, REFERENT = "innkalt", "sendt", "saksliste", "referent"
"""What may be seen to before a meeting: the invitation is made, is sent, there is an agenda, somebody writes the minutes."""
INVITATIONS = frozenset({"innkalling", "saksliste_ressursteam"})
"""The papers that call to a meeting."""
CLOSED = "avsluttet"
PURPOSES: Mapping[str, str] = MappingProxyType({"sak": "drøfting", "ansvarsgruppe": "deling"})
"""What a case needs consent for."""
LETTER = "brev"
"""The channel of one who is no unit: a letter of her own."""
_ABSENT = frozenset({Verdict.STOPPET, Verdict.IKKE_AKTUELT})
_DONE = frozenset({"utført", "frafalt"})


def initials(name: str | None) -> str:
    """The initials of a person: «Kari-Anne Brodal» K.A.B.; at most five, whatever was written."""
    words = (name or "").replace("-", " ").split()
    letters = [word[0].upper() for word in words if word[0].isalpha()][:5]
    return "".join(f"{letter}." for letter in letters)


# --- the files -----------------------------------------------------------------------------------------------------


def facts_of(subjects: Sequence[Subject], i_dag: dt.date) -> Iterator[Told]:
    """What the files of one unit tell: its meetings, what was agreed, its consents."""
    for subject in subjects:
        about = PARTS.get(subject.om, _nothing)
        yield from ((subject.id, fact) for fact in about(subject, i_dag))
    yield from (("", fact) for fact in _follow_ups(subjects, i_dag))


def unit_of(subject: Subject, i_dag: dt.date) -> str:
    """The id of the unit that answers for the case: the koordinator's, the melder's; "" for what is no person's, and where no
    unit of the register is named."""
    koordinator = subject.koordinator(i_dag) if subject.gruppe else None
    answers = koordinator or (subject.sak.melder if subject.sak else None)
    return answers.enhet if answers and answers.enhet and answers.enhet in subject.book.enheter else ""


def _who(subject: Subject) -> str:
    return initials(subject.bruker.navn) if subject.bruker else ""


def _clock(møte: Møte) -> str:
    first = møte.fra or (møte.tid[0] if møte.tid else None)
    return f"{first:%H.%M}" if first else ""


def _meeting(subject: Subject, i_dag: dt.date) -> Iterator[Fact]:
    møte = subject.møte
    if møte is None or møte.dato is None:
        return
    has_list = bool(møte.saker if subject.om == "ressursteammøte" else møte.saksliste)
    marks = ((SENDT, møte.innkalling and møte.innkalling.sendt), (SAKSLISTE, has_list), (REFERENT, bool(møte.referent)))
    yield Fact(
        Sort.MØTE,
        møte.dato.isoformat(),
        unit_of(subject, i_dag),
        subject.emne if subject.person_case else TEAM,
        _who(subject),
        hva=møte.møtetype,
        tid=_clock(møte),
        status=møte.status,
        merker=tuple(mark for mark, is_set in marks if is_set),
    )


def _nothing(_: Subject, __: dt.date) -> Iterator[Fact]:
    return iter(())


def _planned(subject: Subject, _: dt.date) -> Iterator[Fact]:
    """The days that the ressursteam's plan gives: in the calendar before there is a file for the meeting."""
    assert subject.møteplan is not None
    for planned in meeting_dates(subject.møteplan):
        yield Fact(Sort.MØTE, planned.day.isoformat(), "", TEAM, hva="ressursteam", status="plan")


def _consent(subject: Subject, i_dag: dt.date) -> Iterator[Fact]:
    case, consents = subject.person_case, subject.consents
    if case is None or consents is None or case.status == CLOSED or (subject.sak and subject.sak.drøftes_anonymt):
        return
    blank = Fact(Sort.SAMTYKKE, "", unit_of(subject, i_dag), subject.emne, _who(subject))
    verdict = judge(consents, None, PURPOSES[subject.om], i_dag)
    if verdict.code:
        yield replace(blank, hva=verdict.code)
    elif verdict.consent and verdict.consent.gyldig_til:
        yield replace(blank, sort=Sort.SLUTT, dag=verdict.consent.gyldig_til.isoformat())
    limits = subject.book.oppsett.aldersgrenser
    for years in (limits.medsamtykke, limits.myndig):
        day = birthday(case.bruker.fødselsdato, years)
        if day <= i_dag:
            continue
        yield replace(blank, sort=Sort.ALDER, dag=day.isoformat(), hva=str(years))


PARTS: Mapping[str, Callable[[Subject, dt.date], Iterator[Fact]]] = MappingProxyType(
    {"møte": _meeting, "ressursteammøte": _meeting, "sak": _consent, "ansvarsgruppe": _consent, "møteplan": _planned}
)
"""What is told of a subject, by what it is about."""


def _follow_ups(subjects: Sequence[Subject], i_dag: dt.date) -> Iterator[Fact]:
    """What was agreed and is not done. One that stands in later minutes too counts as it stands there last."""
    last: dict[tuple[str, str], tuple[Subject, Tiltak, int]] = {}
    dated = [subject for subject in subjects if subject.møte and subject.møte.dato]
    for subject in sorted(dated, key=lambda one: ((one.møte and one.møte.dato) or dt.date.min, one.id)):
        for number, tiltak in enumerate(_agreed(subject), start=1):
            last[subject.emne, tiltak.id or name_key(tiltak.tekst)] = subject, tiltak, number
    for subject, tiltak, number in last.values():
        is_open = tiltak.status not in _DONE and tiltak.brukers_valg != "takket_nei"
        if not is_open or not isinstance(tiltak.frist, dt.date):
            continue
        own = tiltak.enhet if tiltak.enhet in subject.book.enheter else None
        yield Fact(
            Sort.OPPFØLGING,
            tiltak.frist.isoformat(),
            own or unit_of(subject, i_dag),
            subject.emne,
            _who(subject),
            hva=str(number),
            hvem=_responsible(subject, tiltak.ansvarlig) or own or "",
            tid=subject.møte.dato.isoformat() if subject.møte and subject.møte.dato else "",
            fil=tiltak.where.start.file,
        )


def _agreed(subject: Subject) -> tuple[Tiltak, ...]:
    if subject.drøfting:
        return subject.drøfting.tiltak
    return subject.møte.referat.tiltak if subject.møte and subject.møte.referat else ()


def _responsible(subject: Subject, written: str | None) -> str:
    """A unit by its id, a person by her initials."""
    if written is None:
        return ""
    named = (unit.id for unit in subject.book.enheter.values() if name_key(written) in (name_key(unit.id), name_key(unit.navn)))
    return next(named, "") or initials(written)


# --- the papers ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paper:
    """What is to be told of one copy if it stands when everything is written: `fact` is still without path and state.

    `goes_to` are those who get the document and have no copy of their own (`Fact.hvem` with its channel).
    """

    subject: str
    kind: str
    receiver: str
    edition: int
    fact: Fact
    is_draft: bool
    is_sent: bool
    is_journalled: bool
    can_be_sent: bool
    channel: str = ""
    goes_to: tuple[tuple[str, str], ...] = ()


def paper_of(subject: Subject, row: DocumentType, document: PlannedDocument, i_dag: dt.date) -> Paper:
    """What is to be told of a copy that was planned."""
    day = document.dato
    fact = Fact(
        Sort.UTSENDING,
        unwatched(day).isoformat() if day else "",
        unit_of(subject, i_dag),
        document.case,
        _who(subject),
        hva=document.kind,
        utgave=document.edition,
    )
    return Paper(
        subject=document.subject,
        kind=document.kind,
        receiver=document.receiver,
        edition=document.edition,
        fact=fact,
        is_draft=document.utkast,
        # Of a later edition only the archive tells that it went out (build/plan).
        is_sent=row.is_sent(subject) if document.edition == 1 else bool(document.archived and document.archived.is_locked),
        is_journalled=bool(row.row.journalposttype) and row.is_dated(subject),
        can_be_sent=row.row.dato is not None,
        channel=_channel(subject, document.receiver),
        goes_to=tuple((receiver.key, _channel(subject, receiver.key)) for receiver in document.receivers),
    )


def _channel(subject: Subject, receiver: str) -> str:
    if not receiver:
        return ""
    unit = subject.book.enheter.get(unit_of_key(receiver)) if not is_person_key(receiver) else None
    return (unit.kanal or "") if unit else LETTER


def standing_facts(told: Iterable[Told], papers: Iterable[tuple[Paper | None, DocumentLine]]) -> Iterator[Fact]:
    """The facts of a unit when everything is written: those of its files, with what became of its papers."""
    there = [(paper, line) for paper, line in papers if paper and _lies_there(line)]
    called = {paper.subject for paper, _ in there if paper.kind in INVITATIONS and not paper.receiver}
    for subject, fact in told:
        yield replace(fact, merker=(INNKALT, *fact.merker)) if fact.sort is Sort.MØTE and subject in called else fact
    own = {(paper.subject, paper.kind, paper.edition, paper.receiver) for paper, _ in there}
    for paper, line in there:
        yield from _of_paper(paper, line, own)


def _lies_there(line: DocumentLine) -> bool:
    """Whether the document lies in output/ as it should; one that is still to be made does not."""
    is_due = line.verdict is Verdict.LAGES and not line.written
    return bool(line.path) and line.verdict not in _ABSENT and not is_due


def _of_paper(paper: Paper, line: DocumentLine, own: set[tuple[str, str, int, str]]) -> Iterator[Fact]:
    if paper.is_draft:
        return
    day = unwatched(line.dato).isoformat() if line.dato else paper.fact.dag
    fact = replace(paper.fact, fil=line.path, dag=day)
    if paper.is_journalled and not paper.receiver and line.archived != Tilstand.KVITTERT:
        yield replace(fact, sort=Sort.ARKIV, status=line.archived, journal=line.journal)
    if paper.is_sent or not paper.can_be_sent:
        return
    if paper.receiver:
        yield replace(fact, hvem=paper.receiver, status=paper.channel)
    for key, channel in paper.goes_to:
        if (paper.subject, paper.kind, paper.edition, key) not in own:
            yield replace(fact, hvem=key, status=channel)
