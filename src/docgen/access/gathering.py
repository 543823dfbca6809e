"""Copies of everything on one person in a folder of their own, with an index. What was found stays as it lies.

The folder is filled under a hidden name and gets its own when all of it is there: one that can be seen is whole.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from docgen.access.index import INDEX, Contents, Item, LeftOut, RegisterRow, index_page
from docgen.access.looking import HOT, LINES, PLACES, Seen, faulty, look
from docgen.access.person import Person
from docgen.access.searching import Hit, Search, Why, numbers_in
from docgen.build.archive_state import read_register
from docgen.build.archived import Transition
from docgen.build.former import FORMER
from docgen.build.look import WORKING
from docgen.disk import DocgenError, cause, digest, make_folder, sync_folder, write_flushed
from docgen.model.casebook import Casebook

FOLDER = "innsyn"
"""In the workspace: what was gathered. git passes over it."""
UNFINISHED = ".uferdig"
"""What the hidden name of a folder ends with that is being filled."""
FILES = "filer"
"""In the new folder: the copies, under the paths that they have in the workspace."""
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "sak": "saksfil (YAML)",
        "ansvarsgruppe": "gruppefil (YAML)",
        "møte": "møtefil (YAML)",
        "møteplan": "møteplan (YAML)",
        "evaluering": "evaluering (YAML)",
        "instanser": "register over instanser (YAML)",
        "oppsett": "oppsett (YAML)",
        "tiltaksbank": "tiltaksbank (YAML)",
    }
)


@dataclass(frozen=True)
class Gathered:
    """What was found, and the folder in which it lies now."""

    search: Search
    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    register: tuple[RegisterRow, ...]
    folder: Path


def gather(root: Path, book: Casebook, person: Person, folder: Path, i_dag: dt.date, hot: Path | None = None) -> Gathered:
    """Look for everything on a person, and lay copies of it in `folder`, which must not be there yet.

    `hot` is the archive's hot folder, None where there is none.

    Raises:
        DocgenError: something cannot be read or written, or the archive's register is damaged.
    """
    search = Search.of(book, person)
    beside = folder.with_name(f".{folder.name}{UNFINISHED}")
    try:
        # What killed runs of ours left, of whomever: hidden copies of a person's papers.
        for left_behind in (beside, *(root / FOLDER).glob(f".*{UNFINISHED}")):
            if left_behind.exists():
                shutil.rmtree(left_behind)
        make_folder(beside)
        write_flushed(beside / ".gitignore", b"*\n")
        seen = tuple(look(root, book, search, hot))
        hers = [(one, _copied(one, beside)) for one in seen if one.hit.is_hers]
        items = [item for _, item in hers if item]
        items += _extracts(root, search, beside)
        left = tuple(LeftOut(one.path, one.hit.why) for one in seen if not one.hit.is_hers)
        left += tuple(LeftOut(one.path, Why.CLOSED) for one, item in hers if item is None)
        left += tuple(LeftOut(path, Why.FAULTY) for path in faulty(book))
        register = tuple(_register(root, search, items))
        contents = Contents(person, search.parts, tuple(items), left, register, i_dag, (*PLACES, HOT) if hot else PLACES)
        write_flushed(beside / INDEX, index_page(contents))
        for one in sorted((path for path in beside.rglob("*") if path.is_dir()), reverse=True):
            sync_folder(one)
        sync_folder(beside)
        beside.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        nb, en = cause(error)
        raise DocgenError(
            f"{nb}: {error.filename or folder}. Ingen innsynsmappe er laget, og ingenting er endret.",
            f"{en}: {error.filename or folder}. No folder was made, and nothing was changed.",
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)  # nothing lies there once the folder has its own name
    return Gathered(search, tuple(items), left, register, folder)


def _copied(one: Seen, folder: Path) -> Item | None:
    """Lay a copy of a file; None of one in the hot folder that the archive has fetched since it was seen."""
    try:
        data, time = one.real.read_bytes(), one.real.stat().st_mtime
    except OSError:
        if one.path.startswith(f"{HOT}/"):
            return None
        raise
    day = one.found.date if one.found and one.found.date else dt.datetime.fromtimestamp(time, dt.UTC).date()
    return _laid(folder, one.path, data, _what(one), day, one.hit)


def _laid(folder: Path, path: str, data: bytes, what: str, day: dt.date, hit: Hit) -> Item:
    # A folder whose name begins with a dot is one that nobody sees. Two files may be shown alike: a number has dots for it.
    start, dot, ending = f"{FILES}/{path.removeprefix('.')}".rpartition(".")
    copy, again = f"{start}{dot}{ending}", 1
    while (folder / copy).exists():
        again += 1
        copy = f"{start}-{again}{dot}{ending}"
    make_folder((folder / copy).parent)
    write_flushed(folder / copy, data)
    return Item(copy, path, what, day.isoformat(), digest(data), hit)


def _what(one: Seen) -> str:
    """What a file is, in bokmål."""
    place, _, rest = one.path.partition("/")
    if one.path.casefold().endswith("må rettes.txt"):
        said = "beskjed om feil (MÅ RETTES)"
    elif one.source:
        said = KINDS.get(one.source.type, "fil i cases (YAML)")
    elif one.found:
        kind, _, receiver, edition = one.found.identity.split("|")
        said = f"{kind.replace('_', ' ')}, {f'kopi til {receiver}' if receiver else 'arkivets eksemplar'}"
        said += f", utgave {edition}" if edition != "1" else ""
        said += "" if one.found.untouched else ", rettet for hånd"
    elif one.path.casefold().endswith(".ics"):
        said = "kalenderfil"
    else:
        said = {"cases": "vedlegg eller skannet samtykke", "arkiv": "del av en arkivpakke", HOT: "del av en arkivpakke"}.get(
            place, "fil"
        )
    former = place == WORKING and rest.startswith(f"{FORMER}/")
    return f"tidligere versjon: {said}" if former else said


# --- the archive's register ----------------------------------------------------------------------------------------


def _is_hers(search: Search, entry: Transition) -> bool:
    subjects = {entry.subject, *entry.subject.split("/")} - {""}
    of_meetings = {search.meetings[one] for one in subjects if one in search.meetings}
    return bool((of_meetings | {*numbers_in(f"{entry.nøkkel} {entry.dokument} {entry.identitet}")}) & search.numbers)


def _register(root: Path, search: Search, items: Iterable[Item]) -> Iterator[RegisterRow]:
    """Every package of hers that the register tells of: of her cases, or whose folder is among the copies."""
    folders = {item.path.rpartition("/")[0].rpartition("/")[2] for item in items}
    for entry in read_register(root).packages.values():
        if _is_hers(search, entry) or (entry.mappe and entry.mappe in folders):
            yield RegisterRow(
                entry.dokument or entry.nøkkel, entry.tilstand.value, entry.journal, entry.tid, entry.mappe or entry.pakke
            )


def _extracts(root: Path, search: Search, folder: Path) -> Iterator[Item]:
    """Of files with a line for each of many documents, those about her cases."""
    hers = {entry.pakke for entry in read_register(root).packages.values() if _is_hers(search, entry)}
    files = [
        path
        for place in LINES
        for path in ([root / place] if not place.endswith("/") else sorted((root / place).glob("*.jsonl")))
    ]
    for path in files:
        lines = path.read_bytes().splitlines(keepends=True) if path.is_file() else []
        mine = [line for line in lines if _line_is_hers(line.decode("utf-8", "replace"), search, hers)]
        if mine:
            day = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date()
            hit = Hit(Why.MENTIONS_CASE, any(part.certain for part in search.parts), False)
            yield _laid(folder, path.relative_to(root).as_posix(), b"".join(mine), "utdrag: linjene om saken", day, hit)


def _line_is_hers(line: str, search: Search, packages: set[str]) -> bool:
    return bool({*numbers_in(line)} & search.numbers) or any(pakke in line for pakke in packages)
