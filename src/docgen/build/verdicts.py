"""What can become of a document, and the sentence that says why (design.md §4: every decision explains itself)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from docgen.build.archived import Tilstand, Transition
from docgen.problem import Text

if TYPE_CHECKING:
    from docgen.model.subject import Receiver  # a run with nothing to do tells verdicts without loading the records

BESIDE = " (ny)"
"""What our own version is called beside a document that a person has changed: `<navn> (ny).docx`."""


def beside_path(path: str) -> str:
    """Where our version goes when a person's document keeps the name."""
    stem, _, suffix = path.rpartition(".")
    return f"{stem}{BESIDE}.{suffix}"


class Verdict(StrEnum):
    """The seven verdicts of design.md §4."""

    LAGES = "lages"
    UENDRET = "uendret"
    IKKE_AKTUELT = "ikke aktuelt"
    STOPPET = "stoppet"
    ENDRET_FOR_HÅND = "endret for hånd"
    ÅPEN_I_WORD = "åpen i Word"
    ARKIVERT = "arkivert"


REASONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "new": ("finnes ikke ennå", "does not exist yet"),
        "same": ("innholdet er det samme", "the content is the same"),
        "content": ("innholdet er endret", "the content has changed"),
        "template": ("malen {mal} er endret", "the template {mal} has changed"),
        "engine": ("docgen er oppdatert", "docgen has been updated"),
        "moved": ("flyttes fra {fra}", "is moved from {fra}"),
        "not_due": ("lages når: {når}", "is made when: {når}"),
        "stopped": ("{sentence_nb}", "{sentence_en}"),
        "sent": ("er sendt; ingenting endres av seg selv", "has been sent; nothing changes by itself"),
        "edited_same": ("rettet for hånd; opplysningene er de samme", "edited by hand; the data are the same"),
        "edited_beside": ("rettet for hånd; vår versjon: {ny}", "edited by hand; our version: {ny}"),
        "edited_waiting": (
            "rettet for hånd; vår versjon ligger ved siden av: {ny}",
            "edited by hand; our version lies beside it: {ny}",
        ),
        "edited_declined": (
            "rettet for hånd; vår versjon er slettet, så din gjelder",
            "edited by hand; our version was deleted, so yours stands",
        ),
        "hers_deleted": (
            "den som var rettet for hånd, er slettet, så vår versjon får navnet",
            "the one edited by hand was deleted, so our version takes the name",
        ),
        "edited_calendar": ("rettet for hånd, eller ikke laget av docgen", "edited by hand, or not made by docgen"),
        "foreign": ("ikke laget av docgen; vår versjon: {ny}", "not made by docgen; our version: {ny}"),
        "open": ("er åpen i Word; prøver igjen neste gang", "is open in Word; will try again next time"),
        "changed_meanwhile": (
            "ble lagret av noen mens docgen arbeidet; prøver igjen neste gang",
            "was saved by somebody while docgen worked; will try again next time",
        ),
        Tilstand.KLAR: ("ligger klart for arkivet", "is ready for the archive"),
        Tilstand.TRUKKET: ("pakken til arkivet er trukket tilbake", "its package for the archive was withdrawn"),
        Tilstand.SENDT: ("sendt til arkivet", "sent to the archive"),
        Tilstand.MOTTATT: ("mottatt av arkivet", "received by the archive"),
        Tilstand.KVITTERT: ("arkivert", "archived"),
        "journalled": ("arkivert som {journal}", "archived as {journal}"),
        Tilstand.AVVIST: ("avvist av arkivet", "refused by the archive"),
        Tilstand.DELVIS: (
            "delvis arkivert: mappen er opprettet, dokumentet ikke",
            "partly archived: the folder was made, the document was not",
        ),
        Tilstand.UKJENT: (
            "sendt til arkivet; ingen vet om det kom fram",
            "sent to the archive; nobody knows whether it arrived",
        ),
        "went_out": ("sendt", "sent"),
        "former": ("en senere utgave gjelder", "a later edition stands"),
        "same_as_archived": (
            "innholdet er det samme som i det som er arkivert",
            "the content is the same as in what was archived",
        ),
        "no_unit": (
            "ingen andre enn koordinators egen enhet kan få dokumentet",
            "no unit but the koordinator's own may receive the document",
        ),
    }
)
"""Why a document has its verdict, in both languages."""


def reason_of(entry: Transition) -> Text:
    """The sentence of a document that has been packed for the archive: where it is, and its number in the journal."""
    if entry.journal and entry.tilstand is Tilstand.KVITTERT:
        return reason("journalled", journal=entry.journal)
    return reason(entry.tilstand)


def reason(code: str, **values: str) -> Text:
    """The sentence of a verdict."""
    nb, en = REASONS[code]
    return Text(nb, en, tuple(values.items()))


@dataclass(frozen=True)
class PlannedDocument:
    """One possible document, made or not.

    `path` is posix below output/; "" when it cannot be told. `receiver` is a key, "" for the archive copy. `moved_from` is
    the path the document has left, `moved_digest` what lay there; `beside` says that ours goes beside a person's. `values` are
    what the template sees, None when nothing is to be written. `utkast` says that it is no finished document yet. `edition`
    counts from 1; `receivers` of the archive copy are those who actually get the document. `archived` is what the archive's
    register says of the edition, None when it says nothing. `due` is False of one that was sent or archived and that the data
    would not make now.
    """

    kind: str
    case: str
    subject: str
    receiver: str
    path: str
    verdict: Verdict
    why: Text
    template: str = ""
    identity: str = ""
    dato: dt.date | None = None
    fingerprint: str = ""
    values_digest: str = ""
    values: Mapping[str, object] | None = None
    title: str = ""
    language: str = "nb-NO"
    moved_from: str = ""
    moved_digest: str = ""
    beside: bool = False
    utkast: bool = False
    expected: str = ""
    """Digest of what lay at the target when it was planned; "" for nothing. Checked again right before the swap."""
    edition: int = 1
    receivers: tuple[Receiver, ...] = ()
    archived: Transition | None = None
    due: bool = True
    doubted: bool = False
    """The file calls it sent, and no run has seen the file and this paper agree since (docs/adr/0007)."""
    sent_as: str = ""
    """What is to be remembered of a paper that the file calls sent: its fingerprint, with `DOUBT` before it where the
    file says otherwise."""

    @property
    def target(self) -> str:
        """Where the bytes go."""
        return beside_path(self.path) if self.beside else self.path


@dataclass(frozen=True)
class Retired:
    """A copy that may no longer exist: it moves to the previous versions (untouched and not sent ones only)."""

    path: str
    kind: str
    case: str
    receiver: str
    expected: str


def moves(documents: Iterable[PlannedDocument]) -> Iterator[Retired]:
    """The old places of documents that have moved: emptied once the new one is written."""
    for document in documents:
        if document.verdict is Verdict.LAGES and document.moved_from:
            yield Retired(document.moved_from, document.kind, document.case, document.receiver, document.moved_digest)
