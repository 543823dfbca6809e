"""What a person is told when nobody can say what was archived. The run ends before anything is written, packed or sent: one that
forgot would write over a sent document, or send everything once more (docs/adr/0025).
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.build.archived import ARCHIVE, REGISTER
from docgen.disk import DocgenError

WHERE = f"{ARCHIVE}/{REGISTER}"


def closed() -> DocgenError:
    """Nobody can read it."""
    return DocgenError(
        f"Registeret over det som er arkivert, {WHERE}, kan ikke leses. Sjekk at du har tilgang, og kjør docgen igjen. "
        "Ingenting er skrevet, pakket eller sendt.",
        f"The register of what was archived, {WHERE}, cannot be read. Check that you have access, and run docgen again. Nothing "
        "was written, packed or sent.",
    )


def damaged(line: int) -> DocgenError:
    """A line of it (from 1) is no line of a register."""
    return DocgenError(
        f"Registeret over det som er arkivert, {WHERE}, er skadet: linje {line} kan ikke leses. Legg filen tilbake fra en "
        "sikkerhetskopi, og kjør docgen igjen; be IT om hjelp til å legge til linjene som er kommet etter kopien. Ingenting er "
        "skrevet, pakket eller sendt, for docgen vet ikke hva som er arkivert.",
        f"The register of what was archived, {WHERE}, is damaged: line {line} cannot be read. Put the file back from a backup, "
        "and run docgen again; ask the IT people for help with the lines since that backup. Nothing was written, packed or sent, "
        "for docgen does not know what was archived.",
    )


MOST = 3
"""Packages that are named where several are lacking."""


def lacking(packages: Sequence[str] = ()) -> DocgenError:
    """It is gone, or an older one lies there, though something else knows of archiving. `packages` are the folder names of those
    that the state between runs knows better."""
    named, more = ", ".join(packages[:MOST]), len(packages) - MOST
    which = f" Det som mangler, gjelder {named}{f' og {more} til' if more > 0 else ''}." if packages else ""
    what = f" What is lacking is about {named}{f' and {more} more' if more > 0 else ''}." if packages else ""
    way_out = " Finnes det ingen nyere kopi, står det i docs/drift.md («Sikkerhetskopi») hva IT gjør." if packages else ""
    way = " If there is no newer backup, docs/drift.md (“Sikkerhetskopi”) has what the IT people do." if packages else ""
    return DocgenError(
        f"Registeret over det som er arkivert, {WHERE}, er borte, eller mangler noe som sto der før. Legg filen tilbake "
        "fra papirkurven eller en sikkerhetskopi, og kjør docgen igjen. Ingenting er skrevet, pakket eller sendt, for docgen "
        f"kunne ha skrevet over noe som er arkivert, eller sendt det en gang til.{which}{way_out}",
        f"The register of what was archived, {WHERE}, is gone, or lacks something that it had. Put the file back from the "
        "recycle bin or a backup, and run docgen again. Nothing was written, packed or sent, for docgen might have written over "
        f"something that was archived, or sent it once more.{what}{way}",
    )


def lost_lines(folder: str) -> DocgenError:
    """A package lies where only sent ones lie, and the register does not know it: an older register has been put back."""
    return DocgenError(
        f"{WHERE} kjenner ikke pakken {folder}, som ligger i arkivmappen som sendt. Er en eldre utgave av registeret lagt "
        "tilbake? Ingenting er skrevet, pakket eller sendt. Hent den nyeste utgaven av filen, og kjør docgen igjen.",
        f"{WHERE} does not know the package {folder}, which lies in the archive folder as sent. Has an older version of the "
        "register been put back? Nothing was written, packed or sent. Get the newest version of the file, and run docgen again.",
    )
