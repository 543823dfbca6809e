"""What an archive answers: the receipt or the refusal as our own record, whoever wrote the XML."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refusal:
    """Why the archive refused a thing: its own id and sentence, as it wrote them."""

    id: str
    melding: str


@dataclass(frozen=True)
class Receipt:
    """One answer, read.

    `nøkkel` is the external key of the journal entry, `mappenøkkel` that of the case, "" where the archive does not say them
    (both are optional in the schema). `sak` is the case's number («2026/1187»), `journal` the entry's («2026/1187-7»), or what
    the archive calls the two where it gives no such number; "" says that it took in none. `is_old` says that the entry existed
    already (opprettetEllerEksisterende). `avvist_mappe` and `avvist_registrering` are the refusals of the two; `feil` is what a
    feilmelding.xml says, with `feiltype` its kind (`ugyldigforespoersel`, `serverfeil`, `ikkefunnet`, `tidsavbrudd`), "" for a
    receipt. `wordless` is what an answer without any content says by the type of its message (`mottatt`, `kvittering`).
    `dokumenter` are the dokumentnummer that were taken in, and `has_file` says that a file of them was (dokumentobjekt).
    `by_hand` says that a person has written the number down: she entered the package herself.
    """

    nøkkel: str = ""
    mappenøkkel: str = ""
    sak: str = ""
    journal: str = ""
    is_old: bool = False
    avvist_mappe: Refusal | None = None
    avvist_registrering: Refusal | None = None
    feiltype: str = ""
    feil: Refusal | None = None
    dokumenter: tuple[int, ...] = field(default=())
    has_file: bool = False
    wordless: str = ""
    by_hand: bool = False


class ReceiptError(ValueError):
    """No receipt that can be believed: hostile, empty, or not the archive's. The sentence is for people, in both languages."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb, self.en = nb, en
