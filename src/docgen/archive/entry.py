"""What one journal entry is about: everything the archive is told of a document, before any of it is XML. Pure.

A package is one entry in one case (archive.md §2.1, §5). The person's name stands in what is shielded and nowhere else; that
somebody has an ansvarsgruppe is itself confidential (archive.md §2.5).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from docgen.build.verdicts import PlannedDocument
from docgen.documents.table import DocumentType
from docgen.model.people import Samtykke
from docgen.model.registers import ArkivKlasse, ArkivKoder, ArkivTilgang, Enhet, Oppsett
from docgen.model.statutes import filled
from docgen.model.subject import TEAM, Receiver, Subject, consent_mark

MASKED = "*****"
"""What stands for a shielded word in a public title (Noark 5)."""
JOURNALPOSTTYPER: Mapping[str, str] = MappingProxyType(
    {"utgående": "U", "internt notat": "X", "internt notat med oppfølging": "N", "inngående": "I"}
)
"""`journalposttype` of dokumenter.yaml as the archive's code (archive.md §2.2)."""
SCANNED = "signert_samtykke"
"""The document type of a signed consent that was scanned: docgen has not made it, so no row of the table is about it."""
_SCANNED_TITLES = ("Signert samtykke", "Signert samtykke – tverrfaglig samarbeid")
_OUTSIDE = frozenset({"fastlege", "bup", "dps", "habilitering", "nav", "arbeidsplass"})
"""Kinds of unit that are no part of the municipality, where `kanal` does not say."""


@dataclass(frozen=True)
class Party:
    """Whom the entry is from or to: the archive's code (IA, EM, EK, IM, IK), the name, and whether the name is shielded."""

    type: str
    navn: str
    skjermet: bool = False


@dataclass(frozen=True)
class Case:
    """The case the entry goes to. `arkivsak` is its number there («2026/0611») where the office knows it, else ""."""

    mappe: str
    tittel: str
    offentlig_tittel: str
    arkivsak: str = ""
    part: str = ""
    """The name of the person whom it is about, "" for a case about nobody."""


@dataclass(frozen=True)
class Entry:
    """One journal entry. `dokument` is its id in the case, without an edition. `sti` is the document's path below output/ (of
    a scan: in the workspace) and `identitet` that of its certificate, "" for what docgen has not made.

    `arkivenhet` is the unit whose archive it belongs to, by name, and `enhet` by id ("" for the municipality's own papers).
    `skjerming` is None for a paper that anybody may read. `kilde` is the YAML file it was made from (posix), with its digest.
    """

    kommunenummer: str
    case: Case
    dokument: str
    utgave: int
    identitet: str
    sti: str
    type: str
    tittel: str
    offentlig_tittel: str
    journalposttype: str
    dato: dt.date
    parter: tuple[Party, ...]
    arkivenhet: str
    enhet: str
    saksansvarlig: str = ""
    skjerming: ArkivTilgang | None = None
    klasser: tuple[ArkivKlasse, ...] = ()
    koder: ArkivKoder = field(default_factory=ArkivKoder)
    arkivdel: str = ""
    regel: str = ""
    kilde: str = ""
    kilde_sha256: str = ""
    endret_for_hånd: bool = False
    closes: bool = False
    """Whether the case is closed once this entry is in: the closing notice of a group."""
    retter: str = ""
    """The external key of the entry that this one corrects, as it was sent; "" for none that the archive may have."""

    @property
    def shown(self) -> str:
        """The path that JSON may tell: of a scan, whose name others have chosen, that of the file that names it."""
        return self.sti if self.identitet else self.kilde


def entry_of(subject: Subject, row: DocumentType, document: PlannedDocument) -> Entry:
    """What the archive is told of a document's archive copy. `document` is planned, with its receivers and its date."""
    oppsett = subject.book.oppsett
    assert document.dato is not None
    day = dt.date(document.dato.year, document.dato.month, document.dato.day)
    kind = JOURNALPOSTTYPER[row.row.journalposttype or ""]
    unit = archive_unit(subject, day)
    tittel = row.title(subject, edition=document.edition)
    offentlig = row.title(subject, public=True, edition=document.edition)
    return _entry(
        subject,
        day,
        unit,
        dokument=document_id(row.type, f"{subject.emne}/{subject.merke}" if subject.merke else subject.id),
        utgave=document.edition,
        identitet=document.identity,
        sti=document.path,
        type=row.type,
        titles=(tittel, offentlig),
        titled=row.file_day(subject),
        journalposttype=kind,
        parter=(Party("IA", _unit_name(unit, oppsett)), *_parties(subject, document.receivers)),
        is_shielded=bool(row.row.gradering),
        closes=subject.om == "ansvarsgruppe" and row.type == "avslutning",
    )


def signed_on(samtykke: Samtykke) -> dt.date | None:
    """The day of a consent's last signature, else the day from which it holds; None where neither is written."""
    return max((one.dato for one in samtykke.signert if one.dato), default=samtykke.gyldig_fra)


def scanned_entry(subject: Subject, samtykke: Samtykke, path: str, utgave: int = 1) -> Entry:
    """The entry of a signed consent: it came in, from those who signed it (domain.md §1A; SA-02). `path` is the scan's, and
    the consent has a day (`signed_on`). `utgave` is a later one where the archive has refused those before."""
    day = signed_on(samtykke)
    assert day is not None
    return _entry(
        subject,
        day,
        archive_unit(subject, day),
        dokument=document_id(SCANNED, f"{subject.id}/{consent_mark(samtykke)}"),
        utgave=utgave,
        identitet="",
        sti=path,
        type=SCANNED,
        titles=_SCANNED_TITLES,
        journalposttype="I",
        parter=tuple(Party("EA", name, skjermet=True) for name in dict.fromkeys(s.navn for s in samtykke.signert if s.navn)),
        is_shielded=True,
    )


def _entry(
    subject: Subject,
    day: dt.date,
    unit: Enhet | None,
    *,
    titles: tuple[str, str],
    is_shielded: bool,
    dokument: str,
    utgave: int,
    identitet: str,
    sti: str,
    type: str,
    journalposttype: str,
    parter: tuple[Party, ...],
    closes: bool = False,
    titled: dt.date | None = None,
) -> Entry:
    oppsett = subject.book.oppsett
    arkiv = oppsett.arkiv
    person = subject.bruker.navn if subject.bruker else ""
    # Of minutes the meeting's day is what people look for, not the day they were written.
    tittel, offentlig = (f"{title} {titled or day:%d.%m.%Y}" for title in titles)
    return Entry(
        kommunenummer=oppsett.kommunenummer or "",
        case=_case(subject),
        dokument=dokument,
        utgave=utgave,
        identitet=identitet,
        sti=sti,
        type=type,
        tittel=f"{tittel} – {person}" if person else tittel,
        offentlig_tittel=f"{offentlig} – {MASKED}" if person else offentlig,
        journalposttype=journalposttype,
        dato=day,
        parter=parter,
        arkivenhet=_unit_name(unit, oppsett),
        enhet=unit.id if unit else "",
        saksansvarlig=_responsible(subject, day),
        skjerming=shielding(oppsett, day) if is_shielded or person else None,
        klasser=arkiv.klassifikasjon if arkiv else (),
        koder=arkiv.koder if arkiv else ArkivKoder(),
        arkivdel=(arkiv.arkivdel if arkiv else None) or "",
        regel=(arkiv.regel if arkiv else None) or "",
        kilde=_source(subject),
        closes=closes,
    )


def document_id(kind: str, subject: str) -> str:
    """The entry's id in its case: its type and what it is about, without a slash. No name stands in it."""
    return f"{kind}.{subject.replace('/', '.')}"


def archive_unit(subject: Subject, day: dt.date) -> Enhet | None:
    """Whose archive the papers belong to: the reporting unit's for a sak (RT-19, computed), the koordinator's for a group unless
    oppsett names another; None for what belongs to the municipality itself."""
    if subject.sak:
        return subject.enhet(subject.sak.melder.enhet if subject.sak.melder else None)
    if subject.gruppe:
        arkiv = subject.book.oppsett.arkiv
        koordinator = subject.koordinator(day)
        return subject.enhet((arkiv.gruppers_enhet if arkiv else None) or (koordinator.enhet if koordinator else None))
    return None


def shielding(oppsett: Oppsett, day: dt.date) -> ArkivTilgang | None:
    """The access code that holds on `day`, its statute in words; None when oppsett has none for the day."""
    rows = oppsett.arkiv.tilgang if oppsett.arkiv else ()
    found = next((row for row in rows if (row.fra or dt.date.min) <= day <= (row.til or dt.date.max)), None)
    return found.model_copy(update={"hjemmel": filled(oppsett, found.hjemmel, day)}) if found else None


def _case(subject: Subject) -> Case:
    holder = subject.person_case
    if holder is None or subject.bruker is None:
        name = subject.book.oppsett.avdeling or subject.book.oppsett.kommunenavn
        title = "Ressursteam" if subject.mappe == TEAM else subject.mappe
        return Case(subject.mappe, f"{title} – {name}", f"{title} – {name}")
    kind = "Ansvarsgruppe" if subject.gruppe else "Sak til ressursteam"
    return Case(
        subject.mappe,
        f"{kind} {subject.mappe} – {subject.bruker.navn}",
        f"Tverrfaglig samarbeid {subject.mappe} – {MASKED}",
        holder.arkivsak or "",
        subject.bruker.navn,
    )


def _parties(subject: Subject, receivers: Iterable[Receiver]) -> Iterator[Party]:
    """Those who actually got it: private persons shielded, units outside the municipality external, others internal."""
    for receiver in receivers:
        unit = subject.enhet(receiver.unit)
        outside = unit is None or (unit.kanal != "intern" if unit.kanal else unit.type in _OUTSIDE)
        yield Party(("E" if outside else "I") + ("K" if receiver.copy else "M"), receiver.name, receiver.is_private)


def _responsible(subject: Subject, day: dt.date) -> str:
    if subject.gruppe:
        koordinator = subject.koordinator(day)
        return (koordinator.navn if koordinator else "") or ""
    return (subject.sak.melder.navn if subject.sak and subject.sak.melder else "") or ""


def _unit_name(unit: Enhet | None, oppsett: Oppsett) -> str:
    return (unit.arkivenhet or unit.navn) if unit else (oppsett.avdeling or oppsett.kommunenavn)


def _source(subject: Subject) -> str:
    record = subject.møte or subject.person_case or subject.møteplan or subject.evaluering or subject.tiltaksbank
    return record.where.start.file if record else ""


def case_number(arkivsak: str) -> tuple[int, int] | None:
    """Year and number of a case as the journal writes it, «2026/0611»; None for anything else."""
    found = re.fullmatch(r"\s*((?:19|20)\d\d)\s*/\s*(\d{1,7})\s*", arkivsak)
    return (int(found[1]), int(found[2])) if found else None
