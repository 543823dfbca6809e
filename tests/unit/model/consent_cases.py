"""Builders for the consent tests: a family, a consent, and the two ways to ask. Dates are written as in the files."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docgen.model.consent import Consents, Verdict, covers, judge
from docgen.model.people import Bruker, Foresatt, Samtykke

DAY = dt.date(2026, 10, 22)
TYPES = {"barnevern": "barnevern", "bup": "bup", "ppt": "ppt"}


def born_for_age(years: int, on: dt.date = DAY) -> str:
    """A birth date that makes somebody this old since half a year: no birthday comes near."""
    return dt.date(on.year - years, 4, 1).isoformat()


def person(age: int | None = None, **fields: Any) -> Bruker:
    written = {"navn": "Kari Testdal", **fields}
    if age is not None:
        written["fødselsdato"] = born_for_age(age)
    return Bruker.model_validate(written)


def parent(navn: str, foreldreansvar: str | None = "ja") -> Foresatt:
    written = {"navn": navn, "relasjon": "forelder"}
    return Foresatt.model_validate(written | ({"foreldreansvar": foreldreansvar} if foreldreansvar else {}))


MOR, FAR = parent("Mor Testdal"), parent("Far Testdal")


def signature(navn: str, rolle: str = "foresatt", dato: str | None = "2026-09-01", **fields: Any) -> dict[str, Any]:
    return {"navn": navn, "rolle": rolle, **({"dato": dato} if dato else {}), **fields}


BY_MOR, BY_FAR = signature("Mor Testdal"), signature("Far Testdal")
BY_BRUKER = signature("Kari Testdal", "bruker")


def consent(*signert: dict[str, Any], **fields: Any) -> Samtykke:
    """A consent that was gone through on 1 September 2026 and lets ppt and bup have the papers for a year."""
    written: dict[str, Any] = {
        "id": "s1",
        "gjelder": ("deling",),
        "instanser": ({"enhet": "ppt"}, {"enhet": "bup"}),
        "gjennomgått": {"dato": "2026-09-01", "av": "Anne Ansatt"},
        "signert": signert,
        "barnet_hørt": {"dato": "2026-09-01"},
        "gyldig_fra": "2026-09-01",
        "gyldig_til": "2027-09-01",
    }
    return Samtykke.model_validate(written | fields)


def exception(regel: str, dato: str = "2026-09-01") -> dict[str, str]:
    return {"regel": regel, "grunn": "Vurdert slik", "av": "Lege Legesen", "dato": dato}


def case(bruker: Bruker, *samtykker: Samtykke, foresatte: tuple[Foresatt, ...] = (MOR, FAR), **settings: Any) -> Consents:
    return Consents(samtykker, bruker, foresatte, enhetstyper=TYPES, **settings)


def check_covered(consents: Consents, *notes: tuple[str, str], enhet: str = "ppt", on: dt.date = DAY) -> Verdict:
    """The unit is covered and exactly these (code, detail) are noted."""
    verdict = judge(consents, enhet, "deling", on)
    assert covers(consents, enhet, "deling", on)
    assert verdict.code is None
    assert [(note.code, note.detail) for note in verdict.notes] == list(notes)
    return verdict


def check_refused(consents: Consents, code: str, detail: str = "", *, enhet: str = "ppt", on: dt.date = DAY) -> Verdict:
    """The unit is refused by this rule."""
    verdict = judge(consents, enhet, "deling", on)
    assert not covers(consents, enhet, "deling", on)
    assert verdict.code == code
    assert not detail or verdict.detail == detail
    return verdict
