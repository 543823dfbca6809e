"""Looks through the workspace for everything on one person. Nothing is written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from docgen.access.person import every_case
from docgen.access.saying import Saying
from docgen.access.searching import Hit, Search, Why, numbers_in
from docgen.build.archived import ARCHIVE, CLAIMS, OUR_FOLDER, REGISTER
from docgen.build.former import FORMER
from docgen.build.intents import UNFINISHED
from docgen.build.look import CASES, OUTPUT, WORKING
from docgen.build.mending import SUFFIX
from docgen.build.survey import Found, found_in
from docgen.model.casebook import Casebook, Source
from docgen.model.personer import number_of
from docgen.reading.folder import shown
from docgen.scan import is_passed_over

BACKUPS = "før-oppgradering"
"""In `.docgen/`: whole copies of files as they were before an upgrade."""
PLACES = (CASES, OUTPUT, f"{WORKING}/{FORMER}", f"{WORKING}/{UNFINISHED}", f"{WORKING}/{BACKUPS}", ARCHIVE)
"""Where it is looked, in this order. templates/ has no case in it; what else lies in `.docgen/` are digests and paths."""
HOT = "sendemappe"
"""What the archive's hot folder is called in what is told, wherever it lies."""
LINES = (f"{ARCHIVE}/{REGISTER}", f"{ARCHIVE}/sletting/")
"""Files with a line for each of many documents: of these only the lines about her are hers."""
_CLAIMS = f"{ARCHIVE}/{CLAIMS}/"
"""Files with a line of the register and digests, each of one package."""
_OF_CASES = ("sak", "ansvarsgruppe", "møte", "")
"""The types of the files of which a case is made; "" where not even that can be read."""
DOCUMENT, PDF = ".docx", ".pdf"
_DELIVERED = re.compile(rf"{OUR_FOLDER.pattern}|\.{OUR_FOLDER.pattern}\.\d+\.tmp")
"""A package in the hot folder, and one that is still being delivered (`archive/sender`)."""
_MANIFESTS = frozenset({"pakke.json", "arkivmelding.xml"})
"""What tells the folder of a package from any other; in the hot folder only the message goes along."""


@dataclass(frozen=True)
class Seen:
    """One file: `path` posix in the workspace as it is shown, `real` where it lies.

    `source` is set for a case file, `found` for a Word document of ours.
    """

    path: str
    real: Path
    hit: Hit
    source: Source | None = None
    found: Found | None = None


def look(root: Path, book: Casebook, search: Search, hot: Path | None = None) -> Iterator[Seen]:
    """Every file that is hers, that has the name of somebody else of her name, or of which nobody can say.

    `hot` is the archive's hot folder, where packages wait to be fetched. It is another system's place too: what of it cannot be
    looked into is told of, and nothing else fails.

    Raises:
        OSError: a folder or a file of the workspace cannot be read.
    """
    known = _Known.of(book)
    saying = Saying()
    for place in PLACES:
        yield from _place(root / place, place, known, search, saying)
    if hot is not None and not any(hot.resolve().is_relative_to((root / place).resolve()) for place in PLACES):
        yield from _hot(hot, known, search, saying)


def _hot(hot: Path, known: _Known, search: Search, saying: Saying) -> Iterator[Seen]:
    """The packages of ours that lie in the hot folder, those half delivered too. Of the rest of it nothing is ours."""
    closed = Hit(Why.CLOSED, False, None)
    try:
        names = sorted(path.name for path in hot.iterdir())
    except OSError:
        yield Seen(HOT, hot, closed)
        return
    for name in names:
        if not _DELIVERED.fullmatch(name):
            continue
        label = f"{HOT}/{name}"
        try:
            yield from tuple(_place(hot / name, label, known, search, saying))
        except OSError:
            yield Seen(shown(label), hot / name, closed)


def _place(place: Path, label: str, known: _Known, search: Search, saying: Saying) -> Iterator[Seen]:
    seen: list[Seen] = []
    packages: set[str] = set()
    pdfs: dict[str, Path] = {}
    for real, path in _files(place, label):
        if real.name in _MANIFESTS:
            packages.add(_folder(path))
        is_elsewhere = real.is_symlink() and path not in known.sources  # but for a case file, which is read by its link
        if is_elsewhere or path.startswith(LINES):
            continue
        one = _seen(path, real, known, search, saying)
        seen += [one] if one else []
        if path.endswith(PDF) and (one is None or not one.hit.is_hers):
            pdfs[path] = real
    seen = _with_pdfs(seen, pdfs)
    yield from _with_whole_packages(seen, packages, place, label)


def _seen(path: str, real: Path, known: _Known, search: Search, saying: Saying) -> Seen | None:
    data = real.read_bytes()
    source = known.sources.get(path)
    found = found_in(data, path) if path.casefold().endswith(".docx") else None
    about = known.about(path, source)
    if found and found.identity:
        about |= {*found.identity.split("|")[1].split("/"), found.identity.split("|")[1]}
    # A claim has a name without an ending: lines of text all the same.
    text = saying.text(f"{path}.jsonl" if path.startswith(_CLAIMS) else path, data)
    hit = search.judged(path, text, about)
    if data and known.is_loose(path, about):
        hit = search.loose(path, text, known.beside(path), hit)
    if hit is None or (hit.why is Why.UNREADABLE and (not data or path.startswith(f"{CASES}/register/"))):
        return None  # an empty file, or the municipality's logo
    return Seen(path, real, hit, source, found if found and found.identity else None)


def _with_pdfs(seen: list[Seen], pdfs: Mapping[str, Path]) -> list[Seen]:
    """With the PDF beside each of her documents, which shows what the document says and cannot be searched itself."""
    hers = {one.path.removesuffix(DOCUMENT): one.hit for one in seen if one.path.endswith(DOCUMENT) and one.hit.is_hers}
    beside = {path: real for path, real in pdfs.items() if path.removesuffix(PDF) in hers}
    found = [Seen(path, real, replace(hers[path.removesuffix(PDF)], others=None)) for path, real in beside.items()]
    return sorted((*(one for one in seen if one.path not in beside), *found), key=lambda one: one.path) if found else seen


def _with_whole_packages(seen: list[Seen], packages: set[str], place: Path, label: str) -> Iterator[Seen]:
    """All files of a package of which one is hers: its PDF shows what its Word document says. Of any other package nothing."""
    hers = {_folder(one.path): one.hit for one in seen if one.hit.is_hers and _folder(one.path) in packages}
    for one in seen:
        if _folder(one.path) not in packages:
            yield one
    for real, path in _files(place, label) if hers else ():
        if (folder := _folder(path)) in hers and not real.is_symlink():
            of_package = next((one for one in seen if one.path == path and one.hit.is_hers), None)
            yield of_package or Seen(path, real, replace(hers[folder], others=None))


def faulty(book: Casebook) -> tuple[str, ...]:
    """The files of cases and meetings that have faults, or an id that another file has too: what is hers by them is not known."""
    used = {*book.saker, *book.grupper, *book.møter}
    return tuple(one.file for one in book.sources if one.type in _OF_CASES and one.id not in used)


@dataclass(frozen=True)
class _Known:
    """What the casebook says of files: the sources by path, and what else belongs to which case."""

    sources: Mapping[str, Source]
    scans: Mapping[str, str]
    folders: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, book: Casebook) -> _Known:
        scans: dict[str, str] = {}
        for case in every_case(book):
            folder = PurePosixPath(case.where.start.file).parent
            scans |= {(folder / consent.skann).as_posix(): number_of(case) for consent in case.samtykker if consent.skann}
        folders: dict[str, set[str]] = {}
        for source in book.sources:
            folders.setdefault(_folder(source.file), set()).add(_case_of(book, source.id))
        return cls(
            {source.file: source for source in book.sources},
            scans,
            {folder: frozenset(cases) for folder, cases in folders.items()},
        )

    def about(self, path: str, source: Source | None) -> set[str]:
        """The ids that a file is known to be about: its own, that of the file a note is about, or the consent's case."""
        source = source or self.sources.get(path.removesuffix(SUFFIX))
        return {source.id} - {""} if source else {self.scans[path]} if path in self.scans else set()

    def is_loose(self, path: str, about: set[str]) -> bool:
        """Whether it is something that somebody has laid among the cases, and no file of docgen's or of the register."""
        name = path.rpartition("/")[2]
        return (
            path.startswith(f"{CASES}/")
            and not path.startswith(f"{CASES}/register/")
            and not (about or is_passed_over(name) or path.removesuffix(SUFFIX) in self.sources or numbers_in(path))
        )

    def beside(self, path: str) -> frozenset[str]:
        """The cases of the other files in its folder."""
        return self.folders.get(_folder(path), frozenset()) - {""}


def _case_of(book: Casebook, name: str) -> str:
    """The number of the case that a file's thing belongs to; its own id where it is no meeting of one."""
    møte = book.møter.get(name)
    return (møte.ansvarsgruppe or møte.sak or name) if møte else name


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _files(place: Path, label: str) -> Iterator[tuple[Path, str]]:
    """The files below a folder, of whatever kind, and links to files, each with its path as it is shown below `label`; links to
    folders are not followed."""
    for folder, folders, names in os.walk(place, onerror=_raised):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            if path.is_file():
                yield path, shown(f"{label}/{path.relative_to(place).as_posix()}")


def _raised(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error
