"""What a killed run left is finished or undone, and what people moved by hand is noted: the start of every archive run.

Only for whoever has the workspace's lock. It may be broken off anywhere, any number of times: each step is told from what lies
there.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.archive.claims import Claim, digests
from docgen.archive.package import Archive
from docgen.archive.results import Result, told
from docgen.archive.sending import Sending, is_settled
from docgen.archive.shelves import BUILT, READY
from docgen.archive.states import FOLDERS, HOMES, Event, Note, judge, line_after
from docgen.archive.volume import clear, world
from docgen.build.archived import OUR_FOLDER, UNSENT, Tilstand, Transition
from docgen.build.register_faults import lost_lines


def recover(archive: Archive, sending: Sending | None = None) -> tuple[Result, ...]:
    """Finish or undo what is unfinished, packages first, then sending, then moves; give what there is to tell.

    `sending` is the same archive's, where a hot folder is set up; without it a delivery that was broken off is left as it is.

    Raises:
        DocgenError: the world failed, or the register does not know a package that has been sent.
    """
    with world(archive.folder):
        archive.claims.let_go_of_holds()
        archive.register.mend()
        results = list(_claimed(archive))
        if sending:
            results += sending.finish()
        results += _housed(archive, sending)
    return tuple(results)


# --- packages that were being made ---------------------------------------------------------------------------------


def _claimed(archive: Archive) -> Iterator[Result]:
    """Every package of which the making may have been broken off: no line yet, or one that may be made anew."""
    entries = archive.register.archived.packages
    ready = {pakke for pakke, entry in entries.items() if entry.tilstand in UNSENT}
    building = archive.volume.folders(archive.folder / BUILT)
    for name in archive.volume.names(archive.folder / BUILT):
        archive.volume.unlink(archive.folder / BUILT / name)
    for pakke in sorted({*archive.claims.names(), *building} - entries.keys() | ready | set(building)):
        result = _mended(archive, pakke, is_built=pakke in building)
        if result:
            yield result


def _mended(archive: Archive, pakke: str, *, is_built: bool) -> Result | None:
    claim, shelves = archive.claims.read(pakke), archive.shelves
    if claim is None or claim.line in archive.register.lines_of(pakke):
        # Nothing has been promised, or all of it is done.
        _drop(archive, pakke)
        return None
    if not is_built:
        lies = shelves.find(claim.line.mappe)
        if lies and lies.parent.name not in (READY, HOMES[Tilstand.SENDT], HOMES[Tilstand.TRUKKET]):
            raise lost_lines(claim.line.mappe)
        archive.register.append(claim.line)
        return None
    former, aside = shelves.unsent(archive.register.last(pakke), claim.replaces), shelves.replaced(claim.aside)
    is_aside = bool(claim.replaces) and shelves.is_there(aside)
    is_whole = digests(shelves.contents(shelves.built(pakke))) == dict(claim.files)
    if is_whole and (not claim.replaces or is_aside or shelves.is_there(former)):
        return archive.finish(claim)
    # Somebody has taken the former one meanwhile, or been in the folder where this one was built.
    if is_aside:
        shelves.move(aside, former)
    _drop(archive, pakke)
    return None


def _drop(archive: Archive, pakke: str) -> None:
    """Throw away what was built and not put into place."""
    clear(archive.volume, archive.shelves.built(pakke))
    lines = archive.register.lines_of(pakke)
    if not lines:
        archive.claims.drop(pakke)
    elif (claim := archive.claims.read(pakke)) and claim.line not in lines:
        archive.claims.fill(Claim(lines[-1]))


# --- packages where they do not belong -----------------------------------------------------------------------------


def _housed(archive: Archive, sending: Sending | None) -> Iterator[Result]:
    """Bring every package to where its state says, and note what people have moved to `sendt/` or `trukket/`."""
    lying = archive.shelves.lying()
    places: dict[str, list[str]] = {}
    for folder in FOLDERS:
        for mappe in lying[folder]:
            places.setdefault(mappe, []).append(folder)
    for mappe, folders in places.items():
        entry = archive.register.of_folder(mappe)
        if entry is None or entry.mappe != mappe:
            if OUR_FOLDER.fullmatch(mappe) and entry is None and folders != [READY]:
                raise lost_lines(mappe)
            yield told("fremmed", mappe=mappe, sted=folders[-1])
        else:
            yield from _placed(archive, sending, entry, folders)
    for entry in archive.register.archived.packages.values():
        if entry.tilstand is Tilstand.KLAR and entry.mappe not in places:
            yield told("borte", entry.pakke, entry.mappe)


def _placed(archive: Archive, sending: Sending | None, entry: Transition, folders: list[str]) -> Iterator[Result]:
    sent, withdrawn, home = HOMES[Tilstand.SENDT], HOMES[Tilstand.TRUKKET], HOMES[entry.tilstand]
    if not entry.is_locked and sent in folders:
        judged = judge(entry, Event.SENDT)
        archive.register.append(line_after(entry, judged.tilstand, archive.tid, merknad=Note.FLYTTET))
        yield told("flyttet", entry.pakke, entry.mappe)
        home = sent
    elif entry.tilstand is Tilstand.KLAR and withdrawn in folders:
        # Moved by hand, or by a run that was killed before it could note it (`withdrawal`).
        judged = judge(entry, Event.TRUKKET)
        archive.register.append(line_after(entry, judged.tilstand, archive.tid, merknad=Note.FLYTTET))
        yield told("lå_i_trukket", entry.pakke, entry.mappe)
        home = withdrawn
    now = (archive.register.last(entry.pakke) or entry).tilstand
    for folder in folders:
        if folder == home:
            continue
        if folder not in (READY, sent) or home == READY:
            yield told("feil_sted", entry.pakke, entry.mappe, sted=folder, tilstand=now, hjem=home)
        elif folder == READY and sending and sending.is_waiting(entry.mappe):
            continue  # told already: something has its name in the hot folder
        elif folder == READY and not is_settled(archive, entry.pakke, sending.code if sending else ""):
            yield told("sending_ufullført", entry.pakke, entry.mappe)
        else:
            archive.shelves.bring_home(archive.folder / folder / entry.mappe, now)
