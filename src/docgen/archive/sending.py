"""Packages out of `arkiv/klar/`, each exactly once: made ready, noted as sent, delivered, moved to `sendt/` (docs/adr/0025).

Once more only with proof that the archive does not have it, and under the same ids.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from docgen.archive.claims import digests
from docgen.archive.package import Archive
from docgen.archive.packed import OURS
from docgen.archive.results import Result, told
from docgen.archive.sender import PLACE, Prepared, Sender
from docgen.archive.states import Answer, Event, Note, Proof, judge, line_after, may_resend
from docgen.archive.volume import world
from docgen.build.archived import Tilstand, Transition

_UNSURE = frozenset({Tilstand.SENDT, Tilstand.UKJENT})
"""The states in which nothing but the register says that a package was delivered."""


class Sending:
    """What one archive sends by one sender."""

    def __init__(self, archive: Archive, sender: Sender) -> None:
        self._archive = archive
        self._sender = sender

    def send_ready(self, these: Container[str]) -> Iterator[Result]:
        """Send the packages among `these` (ids) that lie ready. What else lies there may be another than its document is now.

        Raises:
            DocgenError: the world failed; the next run goes on where this one stopped.
        """
        with world(self._archive.folder):
            self._archive.register.refresh()
            entries = self._archive.register.archived.packages
        for pakke in sorted(pakke for pakke, entry in entries.items() if entry.tilstand is Tilstand.KLAR and pakke in these):
            yield self.send(pakke)

    def send(self, pakke: str) -> Result:
        """Send one package.

        Raises:
            DocgenError: as for `send_ready`.
        """
        return self._held(pakke, None)

    def resend(self, pakke: str, proof: Proof | None) -> Result:
        """Send a package once more, under its ids, when there is proof that the archive does not have it.

        Raises:
            DocgenError: as for `send_ready`.
        """
        with world(self._archive.folder):
            self._archive.register.refresh()
            entry = self._archive.register.last(pakke)
        if entry is None:
            return told("ukjent_pakke", pakke, pakke)
        if proof is None:
            return told("uten_bevis", pakke, entry.mappe)
        return self._held(pakke, proof)

    # --- after a killed run ----------------------------------------------------------------------------------------

    def finish(self) -> list[Result]:
        """Deliver what was noted as sent and not delivered, and throw away what was made ready and not noted.

        Only for whoever has the workspace's lock.

        Raises:
            DocgenError: as for `send_ready`.
        """
        results: list[Result] = []
        for name, number in self._sender.waiting():
            entry = self._archive.register.of_folder(name)
            is_noted = entry is not None and entry.tilstand is Tilstand.SENDT
            if not entry or not is_noted or number != self._archive.register.sends(entry.pakke):
                self._sender.discard(name, number)
            elif not self._sender.deliver(name, number):
                results.append(told("tatt_i_sendemappen", entry.pakke, name))
        return results

    def is_waiting(self, mappe: str) -> bool:
        """Whether a package was made ready for delivery and could not be delivered."""
        return mappe in {name for name, _ in self._sender.waiting()}

    def has_delivered(self, mappe: str) -> bool:
        """Whether something of a package's name lies in the hot folder, to be fetched."""
        return self._sender.has(mappe)

    @property
    def code(self) -> str:
        """The place that is delivered to, as it stands in the register."""
        return self._sender.code

    # --- within ----------------------------------------------------------------------------------------------------

    def _held(self, pakke: str, proof: Proof | None) -> Result:
        archive = self._archive
        with world(archive.folder), archive.claims.holding(pakke) as has_it:
            archive.register.refresh()
            entry = archive.register.last(pakke)
            if entry is None:
                return told("ukjent_pakke", pakke, pakke)
            if not has_it:
                return told("i_arbeid", pakke, entry.mappe)
            if proof is None:
                return self._sent(entry)
            return self._sent_again(entry, proof)

    def _sent(self, entry: Transition) -> Result:
        archive, mappe = self._archive, entry.mappe
        if entry.tilstand is Tilstand.TRUKKET:  # by another run, since this one looked
            return told("trukket_før", entry.pakke, mappe)
        if judge(entry, Event.SENDT).answer is not Answer.GOES:
            return told("låst", entry.pakke, mappe)
        folder = archive.shelves.ready(mappe)
        if not archive.shelves.is_there(folder):
            return archive.missing(entry)
        files = archive.shelves.contents(folder)
        claim = archive.claims.read(entry.pakke)
        if claim is None or digests(files) != dict(claim.files):
            return told("endret", entry.pakke, mappe)
        return self._carried_out(entry, folder, files, Event.SENDT, self._sender.code, "sendt")

    def _sent_again(self, entry: Transition, proof: Proof) -> Result:
        archive, mappe = self._archive, entry.mappe
        if not may_resend(entry, proof):
            return told("kan_ikke_sendes_på_nytt", entry.pakke, mappe, tilstand=entry.tilstand)
        folder = archive.shelves.find(mappe)
        files = archive.shelves.contents(folder) if folder else {}
        claim = archive.claims.read(entry.pakke)
        if folder is None or claim is None or any(files.get(name) is None for name in claim.files):
            return told("endret", entry.pakke, mappe)
        # Receipts lie beside the package's own files by now.
        files = {name: files[name] for name in claim.files}
        if digests(files) != dict(claim.files):
            return told("endret", entry.pakke, mappe)
        return self._carried_out(entry, folder, files, Event.PÅ_NYTT, f"{Event.PÅ_NYTT}_{proof}", "sendt_på_nytt")

    def _carried_out(
        self, entry: Transition, folder: Path, files: dict[str, bytes], event: Event, merknad: str, code: str
    ) -> Result:
        archive, mappe = self._archive, entry.mappe
        number = archive.register.sends(entry.pakke) + 1
        outward = {name: data for name, data in files.items() if name not in OURS}
        prepared = self._sender.prepare(mappe, number, outward)
        if prepared is Prepared.TAKEN:
            return told("tatt_i_sendemappen", entry.pakke, mappe)
        if prepared is Prepared.SAME and event is Event.PÅ_NYTT:
            return told("ligger_i_sendemappen", entry.pakke, mappe)
        if prepared is Prepared.SAME:
            merknad, code = Note.LÅ_DER, "lå_der"
        state = judge(entry, event).tilstand
        archive.register.append(line_after(entry, state, archive.tid, merknad=merknad))
        if prepared is Prepared.READY and not self._sender.deliver(mappe, number):
            return told("tatt_i_sendemappen", entry.pakke, mappe)
        archive.shelves.bring_home(folder, state)
        return told(code, entry.pakke, mappe)


def is_settled(archive: Archive, pakke: str, code: str = "") -> bool:
    """Whether it can be told that a package's last sending came to its end, by a run whose sender has this code ("" without one).

    A line that another hot folder's sender wrote may stand there without the delivery, and only that folder would say.
    """
    entry = archive.register.last(pakke)
    sent = [line.merknad for line in archive.register.lines_of(pakke) if line.tilstand is Tilstand.SENDT]
    if entry is None or not sent or entry.tilstand not in _UNSURE:
        return True
    return not sent[-1].startswith(PLACE) or sent[-1] == code


def not_as_they_lie(archive: Archive, these: Container[str]) -> Iterator[Result]:
    """Tell of packages that lie ready and are none of `these` (ids): their documents have changed since, or are no more.

    Raises:
        DocgenError: the world failed.
    """
    for pakke, entry in archive.register.archived.packages.items():
        if entry.tilstand is Tilstand.KLAR and pakke not in these:
            with world(archive.folder):
                lies = archive.shelves.is_there(archive.shelves.ready(entry.mappe))
            if lies:
                yield told("foreldet", pakke, entry.mappe)


def note_silence(archive: Archive, waiting: tuple[Transition, ...]) -> Iterator[Result]:
    """Note as unknown the packages that nobody has answered in time (`states.silent`).

    Raises:
        DocgenError: the world failed.
    """
    for entry in waiting:
        judged = judge(entry, Event.STILLE)
        if judged.answer is Answer.GOES:
            with world(archive.folder):
                archive.register.append(line_after(entry, judged.tilstand, archive.tid, merknad=Event.STILLE))
            yield told("stille", entry.pakke, entry.mappe)
