"""What `docgen build --ny-utgave` was asked for: which documents are meant, and why one of them gets no new edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.build.archive_state import StoredArchive
from docgen.build.archived import Tilstand, Transition
from docgen.build.state import State, thawed
from docgen.build.survey import Found
from docgen.disk import DocgenError
from docgen.problem import Text

OUTPUT = "output/"
USAGE = 2
"""The exit code for wrong use (style.md §2.9)."""


class NoNewEditionError(DocgenError):
    """What was asked for cannot be: no such document, one that the archive does not have, or one that says the same."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb, en, exit_code=USAGE)


@dataclass(frozen=True)
class Wanted:
    """A document of which a new edition was asked for, in which words, and the number it gets."""

    name: str
    kind: str
    subject: str
    edition: int


def wanted_editions(names: Iterable[str], state: State) -> tuple[Wanted, ...]:
    """Which documents are meant. A name is a path (`output/…`) or the id of a meeting, a sak or a group.

    Raises:
        NoNewEditionError: a name means none or several, or the document's last edition is not in the archive.
    """
    archive = StoredArchive(state=state)
    found = {}
    for name in names:
        kind, subject = _by_path(name, state, archive) if name.startswith(OUTPUT) else _by_id(name, archive)
        found[kind, subject] = Wanted(name, kind, subject, _last(name, kind, subject, state, archive) + 1)
    return tuple(found.values())


def _by_path(name: str, state: State, archive: StoredArchive) -> tuple[str, str]:
    path = name.removeprefix(OUTPUT)
    for found in _lying(state, "path = ?", path):
        if found.identity:
            kind, subject, *_ = found.identity.split("|")
            return kind, subject
    for entry in archive.locked():
        if entry.dokument.removeprefix(OUTPUT) == path and entry.kind:
            return entry.kind, entry.subject
    raise NoNewEditionError(
        f"{name} er ikke et dokument som docgen har laget, så det får ingen ny utgave.",
        f"{name} is no document that docgen has made, so it gets no new edition.",
    )


def _by_id(name: str, archive: StoredArchive) -> tuple[str, str]:
    entries = [entry for entry in archive.locked() if entry.kind and name in (entry.subject, *entry.subject.split("/"))]
    documents = {(entry.kind, entry.subject): entry for entry in sorted(entries, key=lambda entry: entry.utgave)}
    if len(documents) == 1:
        (one,) = documents
        return one
    if not documents and (others := others_meant(name, archive)):
        ids = ", ".join(others)
        raise NoNewEditionError(
            f"Ingen dokumenter om «{name}» selv er arkivert. Mente du et av møtene? Skriv id-en: {ids}.",
            f"No document about “{name}” itself is archived. Did you mean a meeting? Write its id: {ids}.",
        )
    if not documents:
        raise NoNewEditionError(
            f"Ingen dokumenter om «{name}» er arkivert, så det er ingenting å lage en ny utgave av. Dokumenter som verken er "
            "sendt eller arkivert, lages på nytt av seg selv når opplysningene endres: kjør docgen build. Er det sendt, så "
            "arkiver det først (docgen archive), og lag den nye utgaven etterpå.",
            f"No document about “{name}” is archived, so there is nothing to make a new edition of. Documents that are neither "
            "sent nor archived are made anew by themselves when the data change: run docgen build. If it was sent, archive it "
            "first (docgen archive), and make the new edition afterwards.",
        )
    paths = sorted(f"{OUTPUT}{entry.dokument.removeprefix(OUTPUT)}" for entry in documents.values())
    nb, en = (
        "".join(f'\n  docgen build {option} "{path}"' for path in paths) for option in ("--ny-utgave", "--new-edition")
    )  # a line each, to be copied whole
    raise NoNewEditionError(
        f"Flere dokumenter om «{name}» er arkivert. Skriv hvilket som skal få en ny utgave:{nb}",
        f"Several documents about “{name}” are archived. Write which is to get a new edition:{en}",
    )


def _last(name: str, kind: str, subject: str, state: State, archive: StoredArchive) -> int:
    """The last edition, which the archive must have."""
    entries = archive.editions(kind, subject)
    there: dict[int, str] = {}
    for found in _lying(state, "subject = ?", subject):
        its_kind, _, receiver, number = found.identity.split("|")
        if its_kind == kind and number.isdecimal() and (not receiver or int(number) not in there):
            there[int(number)] = found.path
    last = max(there.keys() | entries.keys())
    entry = entries.get(last)
    if entry is not None and entry.is_locked:
        return last
    path = f"{OUTPUT}{there[last]}" if last in there else name
    raise _unlocked(path, last, entry)


def _unlocked(path: str, last: int, entry: Transition | None) -> NoNewEditionError:
    if last > 1:
        return NoNewEditionError(
            f"Utgave {last} ligger allerede i {path} og er ikke arkivert ennå. Rett i filene og kjør docgen build, så følger den "
            "med.",
            f"Edition {last} lies already in {path} and is not archived yet. Correct the files and run docgen build; it follows.",
        )
    if entry is not None and entry.tilstand is Tilstand.TRUKKET:
        return NoNewEditionError(
            f"Pakken til arkivet med {path} er trukket tilbake, og er ikke sendt. Rett i filene og kjør docgen build, så lages "
            f"dokumentet på nytt. Skal det til arkivet, kjør docgen archive pack {path}.",
            f"The package for the archive with {path} was withdrawn, and was not sent. Correct the files and run docgen build; "
            f"the document is made anew. If it is to go to the archive, run docgen archive pack {path}.",
        )
    if entry is not None and entry.tilstand is Tilstand.KLAR:
        return NoNewEditionError(
            f"{path} ligger klart for arkivet, men er ikke sendt. Rett i filene og kjør docgen build, så lages det på nytt. "
            "Er det alt sendt til mottakerne, så send pakken til arkivet først, og lag den nye utgaven etterpå.",
            f"{path} is ready for the archive, but was not sent. Correct the files and run docgen build; it is made anew. "
            "If it went out to its receivers already, send the package to the archive first, and make the new edition "
            "afterwards.",
        )
    return NoNewEditionError(
        f"{path} er ikke arkivert. Rett i filene og kjør docgen build, så lages det på nytt. Er det alt sendt til mottakerne, så "
        "arkiver det først (docgen archive), og lag den nye utgaven etterpå.",
        f"{path} is not archived. Correct the files and run docgen build; it is made anew. If it went out to its receivers "
        "already, archive it first (docgen archive), and make the new edition afterwards.",
    )


def others_meant(name: str, archive: StoredArchive) -> tuple[str, ...]:
    """The ids of meetings whose documents are archived, where it was the id of their group or sak that was written."""
    if name.startswith(OUTPUT):
        return ()
    subjects = {entry.subject for entry in archive.locked() if entry.kind}
    return tuple(sorted(subject for subject in subjects if subject.startswith(f"{name}-")))


def cannot_be(wanted: Wanted, why: Text | None, others: tuple[str, ...] = ()) -> NoNewEditionError:
    """What is told when the data give no new edition; `why` is None when there is no file in cases that gives the document.
    `others` are ids whose documents may have been meant."""
    if why is None:
        return NoNewEditionError(
            f"Det er ingen fil i cases som gir dokumentet {wanted.name} lenger, så det får ingen ny utgave.",
            f"No file in cases gives the document {wanted.name} any more, so it gets no new edition.",
        )
    ids = ", ".join(others)
    nb = f" Det gjelder {wanted.kind}. Mente du et av møtene? Skriv id-en: {ids}." if ids else ""
    en = f" This is about {wanted.kind}. Did you mean a meeting? Write its id: {ids}." if ids else ""
    return NoNewEditionError(
        f"Det er ikke laget noen ny utgave av {wanted.name}: {why.say('nb')}. Ingenting er skrevet.{nb}",
        f"No new edition of {wanted.name} was made: {why.say('en')}. Nothing was written.{en}",
    )


def _lying(state: State, those: str, value: str) -> Iterator[Found]:
    query = f"SELECT found FROM outputs WHERE {those} AND identity <> '' ORDER BY path"
    yield from (thawed(found) for (found,) in state.db.execute(query, (value,)).fetchall())
