"""Which event leads a package from which state to which (archive.md §5.3), as one table. Pure.

What is not in the table is refused: the receipt that says it goes to karantene, for a person to look at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from docgen.archive.receipt import Receipt
from docgen.build.archived import Archived, Tilstand, Transition


class Event(StrEnum):
    """What befalls a package once it lies ready."""

    TRUKKET = "trukket"
    """Taken back by somebody here, before it was sent."""
    SENDT = "sendt"
    PÅ_NYTT = "på_nytt"
    """Sent once more, with proof that the archive does not have it."""
    MOTTATT = "mottatt"
    KVITTERT = "kvittert"
    AVVIST = "avvist"
    DELVIS = "delvis"
    SERVERFEIL = "serverfeil"
    TIDSAVBRUDD = "tidsavbrudd"
    STILLE = "stille"
    """No answer within the days that were agreed."""


class Proof(StrEnum):
    """Why a package may be sent once more: an archive need not notice that it has the entry already (archive.md §3.1)."""

    IKKEFUNNET = "ikkefunnet"
    """The archive answered so when it was asked for the entry by its key (`registrering.hent`)."""
    BEKREFTET = "bekreftet"
    """The archivist has looked, and says so."""


class Note(StrEnum):
    """The codes that stand as `merknad` in the register, beside the events' own names."""

    ERSTATTET = "erstattet"
    """A package that still lay ready has been made anew under its id."""
    FLYTTET = "flyttet_for_hånd"
    """The archivist moved the package to `sendt/`, or somebody moved it to `trukket/`."""
    PAKKET_IGJEN = "pakket_igjen"
    """A package that was taken back has been made anew under its id, because somebody said so."""
    LÅ_DER = "lå_i_sendemappen"
    """The package lay in the hot folder already, byte for byte."""
    SVAR_FØRST = "svar_før_sendt"
    """The archive answered a package that nobody had noted as sent: it was taken by hand."""
    EKSISTERENDE = "eksisterende"
    """The archive had the entry already (opprettetEllerEksisterende)."""
    UTEN_FIL = "uten_fil"
    """The archive made the entry, and its receipt names no file of it (dokumentobjekt)."""
    FØRT = "ført_for_hånd"
    """A person has entered the package, and written the number down (`journalnummer.txt`)."""


DOUBTS = frozenset({Note.EKSISTERENDE, Note.UTEN_FIL, Note.FØRT})
"""The notes of a receipt that gives a number, and no proof that the document we sent is what has it. It closes the package (an
archive need not tell more, archive.md §3.1), and nothing is removed by it."""


_K, _T, _S, _M, _Q, _A, _D, _U = (
    Tilstand.KLAR,
    Tilstand.TRUKKET,
    Tilstand.SENDT,
    Tilstand.MOTTATT,
    Tilstand.KVITTERT,
    Tilstand.AVVIST,
    Tilstand.DELVIS,
    Tilstand.UKJENT,
)

TABLE: Mapping[tuple[Tilstand, Event], Tilstand] = MappingProxyType(
    {
        (_K, Event.SENDT): _S,
        (_K, Event.TRUKKET): _T,
        (_T, Event.TRUKKET): _T,
        # By a person's hand, or the archive answers it: docgen itself sends nothing that was taken back (`sending`).
        (_T, Event.SENDT): _S,
        # Sent, and nobody has said what became of it: every answer counts, also one that comes after we gave up waiting.
        **{
            (before, event): after
            for before in (_S, _M, _U)
            for event, after in (
                (Event.MOTTATT, _M),
                (Event.KVITTERT, _Q),
                (Event.AVVIST, _A),
                (Event.DELVIS, _D),
                (Event.SERVERFEIL, _U),
                (Event.TIDSAVBRUDD, _U),
            )
        },
        (_S, Event.STILLE): _U,
        (_M, Event.STILLE): _U,
        (_S, Event.PÅ_NYTT): _S,
        (_U, Event.PÅ_NYTT): _S,
        # The same answer once more says nothing new. Nor does that the message was received, where the answer has been read: of
        # two that lie there together the name of the answer comes first.
        (_Q, Event.KVITTERT): _Q,
        (_A, Event.AVVIST): _A,
        (_D, Event.DELVIS): _D,
        **{(after, Event.MOTTATT): after for after in (_Q, _A, _D)},
    }
)
"""Kvittert is terminal, and so are avvist and delvis: what mends them is a new edition, which is a package of its own."""

ANSWERS = frozenset(
    {Event.MOTTATT, Event.KVITTERT, Event.AVVIST, Event.DELVIS, Event.SERVERFEIL, Event.TIDSAVBRUDD},
)
"""The events that an archive tells."""

HOMES: Mapping[Tilstand, str] = MappingProxyType(
    {_K: "klar", _S: "sendt", _M: "sendt", _U: "sendt", _Q: "kvittert", _A: "avvist", _D: "avvist", _T: "trukket"}
)
"""The folder in `arkiv/` where a package lies in each state. Whoever waits for an answer lies in `sendt/`; what asks for a
person's work, in `avvist/`; what was taken back, in `trukket/`."""
FOLDERS = tuple(dict.fromkeys(HOMES.values()))


class Answer(StrEnum):
    """What is to be done about an event."""

    GOES = "goes"
    """The package comes into another state."""
    REPEATED = "repeated"
    """It says what the register says already."""
    OTHER_NUMBER = "other number"
    """The archive has entered the package twice."""
    REFUSED = "refused"
    """The table does not know it."""


@dataclass(frozen=True)
class Judgement:
    """What an event does to a package; `tilstand` is where it is afterwards."""

    answer: Answer
    tilstand: Tilstand


def judge(entry: Transition, event: Event, journal: str = "", note: str = "") -> Judgement:
    """What an event does to the package of this last line. `journal` is the number that came with it, if any, and `note` what
    the register would say of it: one of `DOUBTS` where the receipt does not prove that our document came in."""
    before = entry.tilstand
    after = TABLE.get((before, event))
    if after is None:
        return Judgement(Answer.REFUSED, before)
    if event is Event.KVITTERT and before is Tilstand.KVITTERT and journal != entry.journal:
        # Who wrote a wrong number down writes the right one; whatever an archive says otherwise is for people.
        is_mended = entry.merknad == note == Note.FØRT
        return Judgement(Answer.GOES, after) if is_mended else Judgement(Answer.OTHER_NUMBER, before)
    if event is Event.KVITTERT and entry.merknad in DOUBTS and note not in DOUBTS:
        # The same number, and this time the archive says that the document came in.
        return Judgement(Answer.GOES, after)
    if after is before and event is not Event.PÅ_NYTT:
        return Judgement(Answer.REPEATED, before)
    return Judgement(Answer.GOES, after)


def line_after(
    entry: Transition, tilstand: Tilstand, tid: str, *, journal: str = "", kvittering: str = "", merknad: str = ""
) -> Transition:
    """The line that brings a package into a state; what it does not say stands as earlier lines did."""
    return Transition(
        pakke=entry.pakke,
        nøkkel=entry.nøkkel,
        utgave=entry.utgave,
        tilstand=tilstand,
        tid=tid,
        mappe=entry.mappe,
        journal=journal,
        kvittering=kvittering,
        merknad=merknad,
    )


def may_resend(entry: Transition, proof: Proof | None) -> bool:
    """Whether a package may be sent once more, under the same ids: it is out, and there is proof that it did not come in."""
    return proof is not None and (entry.tilstand, Event.PÅ_NYTT) in TABLE


_ERRORS: Mapping[str, Event] = MappingProxyType(
    {"ugyldigforespoersel": Event.AVVIST, "serverfeil": Event.SERVERFEIL, "tidsavbrudd": Event.TIDSAVBRUDD}
)
"""What a feilmelding.xml means, by its kind. `ikkefunnet` answers a question of ours and says nothing of a package."""


def event_of(receipt: Receipt, *, closes: bool = False) -> Event | None:
    """What a receipt tells of its package; None when it tells nothing that may be acted on. `closes` says that the package is the
    message that closes a case: its receipt has no content, for the journal gets no entry (archive.md §3.1)."""
    if receipt.wordless:
        return Event.MOTTATT if receipt.wordless == "mottatt" else Event.KVITTERT if closes else None
    if receipt.feiltype:
        return _ERRORS.get(receipt.feiltype)
    if receipt.avvist_registrering and receipt.sak and not receipt.avvist_mappe:
        return Event.DELVIS
    if receipt.avvist_registrering or receipt.avvist_mappe:
        return Event.AVVIST
    # A receipt may be valid and say nothing (archive.md §2.3): without a number in the journal there is no proof.
    return Event.KVITTERT if receipt.journal else None


def number_of(receipt: Receipt) -> str:
    """What a receipt puts into the register as `journal`: the entry's number, or the case's where the entry was refused."""
    return receipt.journal or receipt.sak


def silent(archived: Archived, now: dt.datetime, days: int) -> tuple[Transition, ...]:
    """The packages that have waited for an answer longer than so many days. `now` has a time zone."""
    patience = dt.timedelta(days=days)
    waiting = (entry for entry in archived.packages.values() if (entry.tilstand, Event.STILLE) in TABLE)
    return tuple(entry for entry in waiting if now - dt.datetime.fromisoformat(entry.tid) > patience)
