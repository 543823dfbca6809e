"""A package taken back from `arkiv/klar/` before it is sent: moved to `arkiv/trukket/`, then noted (docs/adr/0025).

The move comes first: what lies in `klar/` may be fetched by anybody. Of a run that was killed between the two, `recovery` finds
the folder in `trukket/` and notes it, as it does when somebody moves a package there by hand.
"""

from __future__ import annotations

from docgen.archive.package import Archive
from docgen.archive.results import Result, told
from docgen.archive.sending import Sending
from docgen.archive.states import Answer, Event, judge, line_after
from docgen.archive.volume import world
from docgen.build.archived import Transition


def withdraw(archive: Archive, pakke: str, sending: Sending | None = None) -> Result:
    """Take a package (by its id) back; only one that lies ready. `sending` is the same archive's, where a hot folder is set up.

    Raises:
        DocgenError: the world failed; the next run finishes what this one began.
    """
    with world(archive.folder):
        archive.register.refresh()
        if archive.register.last(pakke) is None:
            return told("ukjent_pakke", pakke, pakke)
        with archive.claims.holding(pakke) as has_it:
            archive.register.refresh()
            entry = archive.register.last(pakke)
            if entry is None or not has_it:
                return told("i_arbeid", pakke, entry.mappe if entry else pakke)
            return _withdrawn(archive, entry, sending)


def _withdrawn(archive: Archive, entry: Transition, sending: Sending | None) -> Result:
    pakke, mappe = entry.pakke, entry.mappe
    judged = judge(entry, Event.TRUKKET)
    if judged.answer is Answer.REPEATED:
        return told("trukket_før", pakke, mappe)
    if judged.answer is not Answer.GOES:
        return told("kan_ikke_trekkes", pakke, mappe, tilstand=entry.tilstand)
    folder = archive.shelves.ready(mappe)
    if not archive.shelves.is_there(folder):
        return archive.missing(entry)
    if sending and sending.has_delivered(mappe):
        return told("levert_alt", pakke, mappe)
    archive.shelves.bring_home(folder, judged.tilstand)
    archive.register.append(line_after(entry, judged.tilstand, archive.tid))
    return told("trukket", pakke, mappe)
