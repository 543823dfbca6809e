"""Who is called to a new meeting, and how `innkalte` is written: never more people than last time without saying so.

Left out of the file, `innkalte` means everybody (domain.md §5.6). So where somebody was left out the last time the list is
written, and the one who was left out stands behind «# ».
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.documents.recipients import SELECTORS
from docgen.model.people import Deltaker
from docgen.model.signatures import same_name
from docgen.model.subject import Subject
from docgen.model.subjects import Møte
from docgen.skeleton.base import long_date, remark
from docgen.skeleton.wording_meeting import INVITERT, INVITERTE
from docgen.skeleton.yamltext import commented, field, point, scalar


@dataclass(frozen=True)
class Called:
    """The user side and the professionals that the default calls, in the order of a letter."""

    user_side: tuple[str, ...]
    professionals: tuple[str, ...]

    @property
    def everybody(self) -> tuple[str, ...]:
        return (*self.user_side, *self.professionals)


def called_by_default(subject: Subject, day: dt.date) -> Called:
    """Bruker, those of her side who get a letter, koordinator and the members on the day (of a sak: the melder)."""
    bruker = (subject.bruker.navn,) if subject.bruker else ()
    letters = (r.name for selector in ("foresatte", "representanter") for r in SELECTORS[selector](subject, day))
    koordinator = subject.koordinator(day)
    melder = subject.sak.melder if subject.sak else None
    first = koordinator.navn if koordinator else melder.navn if melder else None
    professionals = (*((first,) if first else ()), *(medlem.navn for medlem in subject.medlemmer(day)))
    return Called(tuple(dict.fromkeys((*bruker, *letters))), tuple(dict.fromkeys(professionals)))


def innkalte_of_group(subject: Subject, day: dt.date, last: Møte | None) -> str:
    """The section `innkalte` of a group's own meeting."""
    everybody = called_by_default(subject, day).everybody
    before = tuple(d.navn for d in last.innkalte if d.navn) if last else ()
    new = [m.navn for m in subject.medlemmer(day) if last and last.dato and m.fra and m.fra > last.dato]
    left_out = [name for name in everybody if before and not _among(name, before) and not _among(name, new)]
    also = [name for name in _still_known(subject, day, before) if not _among(name, everybody)]
    explained = remark("Hvem som kalles inn. Uten liste: bruker, foresatte som får brev, koordinator og alle medlemmer.")
    rest = [f"  # - {scalar(name)}" for name in (*left_out, *also)]
    if not left_out:
        explained += "\n" + remark("Skal noen ikke kalles inn, så ta lista i bruk og slett navnet.")
        return f"{explained}\n{commented(['innkalte:', *_points(everybody), *rest])}"
    explained += "\n" + remark(
        f"Til møtet {_day_of(last)} var ikke alle kalt inn; derfor står lista her. "
        "Slett «# » foran den som skal med denne gangen."
    )
    return "\n".join([explained, "innkalte:", *_points(name for name in everybody if name not in left_out), *rest])


def innkalte_of_few(subject: Subject, day: dt.date, last: Møte | None) -> str:
    """The section `innkalte` of a samarbeidsmøte, where only those who are written are to come."""
    called = called_by_default(subject, day)
    explained = remark("Hvem som kalles inn: et kjent navn, eller {navn: …, enhet: …}. Slett dem som ikke skal med.")
    if last and last.innkalte and subject.sak:
        explained += "\n" + remark(f"Lista er fra møtet {_day_of(last)}.")
        return "\n".join([explained, "innkalte:", *(f"  - {guest(deltaker)}" for deltaker in last.innkalte)])
    if subject.sak:
        return "\n".join([explained, "innkalte:", *_points(called.everybody)])
    rest = [f"  # - {scalar(name)}" for name in called.professionals]
    explained += "\n" + remark("Slett «# » foran de fagfolkene i gruppen som skal med.")
    return "\n".join([explained, "innkalte:", *_points(called.user_side), *rest])


def _still_known(subject: Subject, day: dt.date, names: Iterable[str]) -> list[str]:
    """Those of the names that the group still has: a member who has left is not called again."""
    case = subject.person_case
    family = [*(f.navn for f in case.foresatte), *(r.navn for r in case.representanter)] if case else []
    deputy = subject.koordinator(day)
    known = [*family, *((deputy.stedfortreder,) if deputy and deputy.stedfortreder else ())]
    return [name for name in names if _among(name, known)]


def _among(name: str, names: Iterable[str]) -> bool:
    return any(same_name(name, other) for other in names)


def _points(names: Iterable[str]) -> list[str]:
    return [f"  - {scalar(name)}" for name in names]


def inviterte(subject: Subject, last: Møte | None) -> str:
    """The section `inviterte`: of a sak with those who were invited last, so that they can be taken into use."""
    before = last.inviterte if last and subject.sak else ()
    if not before:
        return f"{INVITERTE}\n{INVITERT}"
    rows = [point(field(name, getattr(i, name)) for name in ("enhet", "navn", "grunn")) for i in before]
    known = remark(f"Disse var invitert {_day_of(last)}.")
    return "\n".join([INVITERTE, known, commented(["inviterte:", *(f"  {line}" for row in rows for line in row)])])


def guests(subject: Subject, last: Møte | None) -> tuple[Deltaker, ...]:
    """Those from other units who came to the last meeting of a sak; a group's guests are for one meeting only."""
    if last is None or subject.sak is None:
        return ()
    invited = (Deltaker(navn=invitert.navn, enhet=invitert.enhet) for invitert in last.inviterte)
    return (*(deltaker for deltaker in last.innkalte if deltaker.enhet), *invited)


def guest(deltaker: Deltaker) -> str:
    """A person as one point of a list: the name alone, or {navn: …, enhet: …}."""
    if deltaker.enhet is None:
        return scalar(deltaker.navn or "")
    parts = [("navn", deltaker.navn), ("enhet", deltaker.enhet)]
    return f"{{{', '.join(f'{key}: {scalar(value, flow=True)}' for key, value in parts if value)}}}"


def _day_of(møte: Møte | None) -> str:
    return long_date(møte.dato) if møte and møte.dato else "sist"
