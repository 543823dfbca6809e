"""What may be removed after archiving, and why not the rest. Pure: what lies there comes in, what is offered goes out.

Only what the archive has confirmed (`kvittert`, by a receipt that is proof) and that is byte for byte what was packed is ever
offered (docs/adr/0026).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docgen.archive.identity import closes_a_case
from docgen.archive.states import DOUBTS
from docgen.build.archived import Archived, Tilstand, Transition
from docgen.build.former import Former
from docgen.build.survey import Found, Survey
from docgen.problem import Text

DOCUMENT, COPY, PDF, VERSION, PACKAGE = "dokument", "kopi", "pdf", "versjon", "pakke"
"""What is offered: the archive copy, a receiver's, a PDF of the document, a previous version, a file of the package here."""
WHY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "changed": ("er ikke som da det ble arkivert", "is not as it was when it was archived"),
        "by_hand": ("er rettet for hånd", "was edited by hand"),
        "open": ("er åpen i Word", "is open in Word"),
        "of_changed": (
            "hører til et dokument som ikke er som da det ble arkivert",
            "belongs to a document that is not as archived",
        ),
        "edition": ("er en annen utgave enn den som er arkivert", "is another edition than the archived one"),
        "young": ("er nyere enn fristen", "is younger than the time limit"),
        "eksisterende": (
            "arkivet svarte at posten fantes fra før ({journal}), og det sier ikke at dette dokumentet kom inn. Spør arkivet. "
            "Har de dokumentet, kan du slette filene selv",
            "the archive answered that the entry existed already ({journal}), which does not say that this document came in. Ask "
            "the archive. If they have it, you may remove the files yourself",
        ),
        "uten_fil": (
            "kvitteringen for {journal} nevner ingen fil, og det sier ikke at dette dokumentet kom inn. Be arkivet om en "
            "kvittering som nevner filene. Har de dokumentet, kan du også slette filene selv",
            "the receipt for {journal} names no file, which does not say that this document came in. Ask the archive for a "
            "receipt that names the files. If they have it, you may also remove the files yourself",
        ),
        "ført_for_hånd": (
            "er ført for hånd som {journal}, og arkivet har ikke svart selv. Sjekk at arkivet har dokumentet. Har det det, kan "
            "du slette filene selv",
            "was entered by hand as {journal}, and the archive has not answered itself. See that the archive has the document; "
            "then you may remove the files yourself",
        ),
        "lukking": (
            "er meldingen som lukket saken. Den har ikke noe journalnummer å vise til, så den slettes ikke herfra",
            "is the message that closed the case. It has no number in the journal to point to, so it is not removed from here",
        ),
        "uten_nummer": (
            "kvitteringen gir ikke noe nummer i journalen. Be arkivet om en som gjør det",
            "the receipt gives no number in the journal. Ask the archive for one that does",
        ),
        "package_changed": ("pakken er ikke som da den ble laget", "the package is not as it was made"),
        "of_nobody": ("ingen har laget den av dokumentet", "it was not made of the document by docgen"),
    }
)


@dataclass(frozen=True)
class Offer:
    """One file that may be removed. `path` is posix in the workspace; `place` is how its room knows it: below output/ for a
    document, its PDF or the document of a version, below `arkiv/` for a file of a package. `mark` is the digest of its bytes."""

    kind: str
    path: str
    place: str
    mark: str
    package: str
    journal: str


@dataclass(frozen=True)
class Kept:
    """One file that stays, and why."""

    path: str
    why: Text


@dataclass(frozen=True)
class Lying:
    """What lies there of one package: previous versions by the document's path below output/, PDFs by path with the digest of the
    document they show ("" for no PDF of ours) and their own; the package's files by name with digests, and what they should be.
    """

    versions: Mapping[str, tuple[Former, ...]]
    pdfs: Mapping[str, tuple[str, str]]
    files: Mapping[str, str]
    promised: Mapping[str, str]


def answered(archive: Archived) -> Iterator[Transition]:
    """The packages that the archive has given a receipt for, in order; not each of them is proof (`doubt`)."""
    entries = sorted(archive.packages.values(), key=lambda entry: (entry.nøkkel, entry.utgave))
    yield from (entry for entry in entries if entry.tilstand is Tilstand.KVITTERT)


def confirmed(archive: Archived) -> Iterator[Transition]:
    """The packages whose document the archive has said that it took in, in order."""
    yield from (entry for entry in answered(archive) if not doubt(entry))


def doubt(entry: Transition) -> str:
    """Why a receipt does not prove that our document came in, as a code of `WHY`; "" when it does.

    It does when it gives a number in the journal, the entry was made for this message, and a file of it is named.
    """
    if not entry.journal:
        return "lukking" if closes_a_case(entry.nøkkel) else "uten_nummer"
    return entry.merknad if entry.merknad in DOUBTS else ""


def is_due(entry: Transition, days: int, now: dt.datetime) -> bool:
    """Whether so many whole days have gone since the archive confirmed it. `now` has a time zone."""
    return now - dt.datetime.fromisoformat(entry.tid) >= dt.timedelta(days=days)


def documents_of(entry: Transition, survey: Survey) -> tuple[Found, ...]:
    """Everything in output/ that carries the identity of a package's document in any edition, for any receiver."""
    kind, subject = entry.kind, entry.subject
    return tuple(found for _, found in sorted(survey.at.items()) if kind and found.identity.startswith(f"{kind}|{subject}|"))


def offered(entry: Transition, survey: Survey, lying: Lying, limit: dt.datetime) -> Iterator[Offer | Kept]:
    """What of one confirmed package may be removed, copies before the document itself, and what stays.

    `limit` is the moment before which a previous version must have been put aside.
    """
    if code := doubt(entry):
        yield from _doubtful(entry, survey, lying, code)
        return
    main = survey.at.get(entry.dokument) if entry.identitet else None
    fault = _fault(entry, main, survey) if main else ""
    judged = [_copy(entry, found, survey, fault) for found in documents_of(entry, survey) if found.path != entry.dokument]
    for path, (source, mark) in lying.pdfs.items():
        is_of_it = source == entry.sha256 and not fault
        judged.append(
            _offer(PDF, path, mark, entry) if is_of_it else _kept(f"output/{path}", "of_changed" if fault else "of_nobody")
        )
    document = [_kept(f"output/{main.path}", fault) if fault else _offer(DOCUMENT, main.path, main.digest, entry)] if main else []
    # With a document every kept version of the same bytes goes too (build/publish), however young.
    goes = {(one.place, one.mark) for one in (*judged, *document) if isinstance(one, Offer)}
    yield from judged
    for path, versions in lying.versions.items():
        for version in versions:
            after = None if (path, version.digest) in goes else limit
            yield _version(entry, path, version, fault, after)
    yield from document
    yield from _package(entry, lying)


def _doubtful(entry: Transition, survey: Survey, lying: Lying, code: str) -> Iterator[Kept]:
    edition = str(entry.utgave)
    mine = [found.path for found in documents_of(entry, survey) if found.identity.rpartition("|")[2] == edition]
    packed = [f"arkiv/kvittert/{entry.mappe}/{name}" for name in sorted(lying.files) if name in lying.promised]
    for path in (*(f"output/{path}" for path in (*mine, *lying.pdfs)), *packed):
        yield Kept(path, Text(*WHY[code], (("journal", entry.journal),)))


def _fault(entry: Transition, main: Found, survey: Survey) -> str:
    if main.path in survey.locked:
        return "open"
    return "" if main.digest == entry.sha256 and entry.sha256 else "changed"


def _copy(entry: Transition, found: Found, survey: Survey, fault: str) -> Offer | Kept:
    receiver, edition = found.identity.split("|")[2:]
    why = (
        "edition" if edition != str(entry.utgave)
        else "open" if found.path in survey.locked
        else "by_hand" if not found.untouched
        # Another file with the archive copy's own identity is somebody's copy of it, or ours beside hers.
        else "changed" if not receiver or survey.of.get(found.identity) != found
        else "of_changed" if fault or entry.dokument not in survey.at
        else ""
    )  # fmt: skip
    return _kept(f"output/{found.path}", why) if why else _offer(COPY, found.path, found.digest, entry)


def _version(entry: Transition, path: str, version: Former, fault: str, limit: dt.datetime | None) -> Offer | Kept:
    shown = f".docgen/forrige/{path.rpartition('/')[0]}/{version.kept.name}".replace("//", "/")
    why = (
        "of_changed" if fault
        else "by_hand" if version.by_person and version.digest != entry.sha256
        else "young" if limit and version.when > limit
        else ""
    )  # fmt: skip
    return _kept(shown, why) if why else Offer(VERSION, shown, path, version.digest, entry.pakke, entry.journal)


def _package(entry: Transition, lying: Lying) -> Iterator[Offer | Kept]:
    """The files that were packed; the archive's answer beside them is the proof, and stays."""
    packed = {name: mark for name, mark in lying.files.items() if name in lying.promised}
    is_whole = all(lying.promised[name] == mark for name, mark in packed.items())
    for name, mark in sorted(packed.items()):
        path = f"arkiv/kvittert/{entry.mappe}/{name}"
        if is_whole:
            yield Offer(PACKAGE, path, f"kvittert/{entry.mappe}/{name}", mark, entry.pakke, entry.journal)
        else:
            yield _kept(path, "package_changed")


def _offer(kind: str, place: str, mark: str, entry: Transition) -> Offer:
    return Offer(kind, f"output/{place}", place, mark, entry.pakke, entry.journal)


def _kept(path: str, code: str) -> Kept:
    return Kept(path, Text(*WHY[code]))


# --- the receipt ---------------------------------------------------------------------------------------------------

_DAY, _WILL, _DONE, _LEFT, _END = "regnet_fra", "skal_slettes", "slettet", "ikke_slettet", "ferdig"


def intent_lines(offers: Iterable[Offer], day: dt.date, days: int) -> bytes:
    """The receipt before anything is removed: the day that the time limit was counted from with the limit, and a line for each
    file."""
    first = json.dumps({"hendelse": _DAY, "dag": day.isoformat(), "arkivert_dager": days}, ensure_ascii=False)
    return first.encode() + b"\n" + b"".join(_line(_WILL, offer) for offer in offers)


def done_line(offer: Offer, *, done: bool) -> bytes:
    """The line that says what became of one file."""
    return _line(_DONE if done else _LEFT, offer)


def end_line(count: int) -> bytes:
    """The last line of a receipt."""
    return json.dumps({"hendelse": _END, "antall": count}, ensure_ascii=False).encode() + b"\n"


def _line(event: str, offer: Offer) -> bytes:
    row = {
        "hendelse": event, "sti": offer.path, "sha256": offer.mark, "pakke": offer.package, "journal": offer.journal,
        "hva": offer.kind, "sted": offer.place,
    }  # fmt: skip
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def removed_paths(receipt: bytes) -> Iterator[str]:
    """The paths below the workspace that a receipt says were removed; a line that is none of a receipt says nothing."""
    for line in receipt.split(b"\n"):
        try:
            row = json.loads(line)
            if row["hendelse"] == _DONE:
                yield str(row["sti"])
        except (ValueError, KeyError, TypeError):
            continue


def unfinished(receipt: bytes) -> tuple[Offer, ...] | None:
    """What a killed run had still to do; None of a receipt that is finished. A last line without its end was never written.

    Raises:
        ValueError: a line is none of a receipt.
    """
    waiting: dict[str, Offer] = {}
    try:
        for line in receipt.split(b"\n")[:-1]:
            row = json.loads(line)
            if row["hendelse"] == _END:
                return None
            if row["hendelse"] == _DAY:
                continue
            if row["hendelse"] == _WILL:
                waiting[row["sti"]] = Offer(row["hva"], row["sti"], row["sted"], row["sha256"], row["pakke"], row["journal"])
            else:
                waiting.pop(row["sti"], None)
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from error
    return tuple(waiting.values())
