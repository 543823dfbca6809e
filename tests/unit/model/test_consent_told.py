"""What is told of a consent: each fault and each warning with whom it speaks of, the day it rests on, and the field to change.

The field is what the secretary is sent to (domain.md §1C: every fault gives its place); the names and the day stand in the
sentence she reads.
"""

from __future__ import annotations

import datetime as dt

import pytest
from consent_cases import BY_BRUKER, BY_FAR, BY_MOR, DAY, case, consent, exception, person, signature

from docgen.model.base import NOWHERE, Places
from docgen.model.consent import Consents, judge
from docgen.model.people import Bruker, Samtykke
from docgen.problem import Position

# --- every field of every record has a place of its own ------------------------------------------------------------


def placed_consent(*signert: dict[str, object], **fields: object) -> Samtykke:
    """A consent whose fields each stand on a line of their own, and which begins on line 1."""
    one = consent(*signert, **fields)
    return one.model_copy(update={"where": Places(line(one.id, 1), {name: at(name, one.id) for name in Samtykke.model_fields})})


def placed(bruker: Bruker) -> Bruker:
    return bruker.model_copy(update={"where": Places(NOWHERE, {"fødselsdato": line("bruker", 2)})})


def at(field: str, file: str = "s1") -> Position:
    """Where a field of a placed consent stands."""
    return line(file, 2 + list(Samtykke.model_fields).index(field))


def line(file: str, number: int) -> Position:
    return Position(f"{file}.yaml", number, 1)


CHILD, PUPIL, TEEN, YOUTH, ADULT = (placed(person(age)) for age in (6, 7, 15, 16, 40))
TURNS_16, TURNS_18 = (placed(person(fødselsdato=born)) for born in ("2010-11-01", "2008-10-22"))
VERGE = {"navn": "Vera Verge", "mandat": ("personlige_forhold",), "fra": "2026-01-01"}
WITH_VERGE = placed(person(40, verge=VERGE))
BY_VERGE, BY_KIN = signature("Vera Verge", "verge"), signature("Nina Nærmest", "pårørende")
ORAL = {"måte": "muntlig", "journalnotat": "J-12"}
BARNEVERN = ({"enhet": "ppt"}, {"enhet": "barnevern"})


# --- warnings ------------------------------------------------------------------------------------------------------

MOR, FAR, KARI, VERA, NINA = ("Mor Testdal",), ("Far Testdal",), ("Kari Testdal",), ("Vera Verge",), ("Nina Nærmest",)
WARNINGS: dict[str, tuple[Consents, str, str, tuple[str, ...], dt.date | None, Position]] = {
    "oral consent: those who gave it": (
        case(CHILD, placed_consent(BY_MOR | ORAL, BY_FAR)), "SA-02", "muntlig", MOR, None, at("signert"),
    ),
    "a child not heard": (
        case(PUPIL, placed_consent(BY_MOR, BY_FAR, barnet_hørt={})), "SA-02", "barnet_ikke_hørt", (), None, at("barnet_hørt"),
    ),
    "one parent, where one is enough: the other": (
        case(CHILD, placed_consent(BY_MOR), begge_foresatte=False), "SA-06", "en_av_foresatte", FAR, None, at("signert"),
    ),
    "one parent, by exception: the other": (
        case(CHILD, placed_consent(BY_MOR, unntak=exception("SA-06"))), "SA-06", "unntak", FAR, None, at("unntak"),
    ),
    "at 15, with barnevern: bruker": (
        case(TEEN, placed_consent(BY_MOR, BY_FAR, instanser=BARNEVERN)), "SA-08", "bruker_bør_signere", KARI, None, at("signert"),
    ),
    "at 16: the parent who should": (
        case(YOUTH, placed_consent(BY_BRUKER, BY_MOR)), "SA-07", "foresatte_bør_signere", FAR, None, at("signert"),
    ),
    "at 16, without samtykkekompetanse: bruker": (
        case(YOUTH, placed_consent(BY_MOR, BY_FAR, unntak=exception("SA-07"))), "SA-07", "unntak", KARI, None, at("unntak"),
    ),
    "from 18, not renewed: bruker, and the birthday": (
        case(TURNS_18, placed_consent(BY_BRUKER)), "SA-09", "bør_fornyes", KARI, DAY, at("signert"),
    ),
    "an adult's verge: who signed": (
        case(WITH_VERGE, placed_consent(BY_VERGE)), "SA-12", "annen_enn_bruker", VERA, None, at("signert"),
    ),
    "an adult's next of kin: who signed": (
        case(ADULT, placed_consent(BY_KIN, unntak=exception("SA-12"))), "SA-12", "unntak", NINA, None, at("unntak"),
    ),
    "an adult and her next of kin, with an exception: still it is kin's that carries": (
        case(ADULT, placed_consent(BY_BRUKER, BY_KIN, unntak=exception("SA-12"))), "SA-12", "unntak", NINA, None, at("unntak"),
    ),
    "no end": (
        case(ADULT, placed_consent(BY_BRUKER, gyldig_til=None)), "SA-03", "uten_slutt", (), None, at("gyldig_til"),
    ),
    "a near end: the last day": (
        case(ADULT, placed_consent(BY_BRUKER, gyldig_til="2026-11-01")),
        "SA-03", "utløper_snart", (), dt.date(2026, 11, 1), at("gyldig_til"),
    ),
    "a near birthday: whose, and the day": (
        case(TURNS_16, placed_consent(BY_MOR, BY_FAR)), "SA-10", "medsamtykke", KARI, dt.date(2026, 11, 1), line("bruker", 2),
    ),
    "an older consent signed last: its id": (
        case(
            ADULT,
            placed_consent(signature("Kari Testdal", "bruker", "2026-10-05"), id="s0", instanser=({"enhet": "bup"},)),
            placed_consent(signature("Kari Testdal", "bruker", "2026-10-01"), gjennomgått={"dato": "2026-10-01"}),
        ),
        "SA-04", "eldre_signert_sist", ("s0",), None, at("signert", "s0"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("told", WARNINGS.values(), ids=WARNINGS)
def test_a_warning_says_whom_when_and_where(
    told: tuple[Consents, str, str, tuple[str, ...], dt.date | None, Position],
) -> None:
    consents, *expected = told
    (note,) = judge(consents, "ppt", "deling", DAY).notes
    assert [note.code, note.detail, note.names, note.on, note.where] == expected
    assert note.severity == "advarsel"


# --- faults --------------------------------------------------------------------------------------------------------

FAULTS: dict[str, tuple[Consents, str, str, tuple[str, ...], dt.date | None, Position]] = {
    "no consent": (case(ADULT), "SA-01", "mangler", (), None, NOWHERE),
    "not gone through: those who must still sign": (
        case(CHILD, placed_consent(BY_MOR, gjennomgått={})), "SA-02", "ikke_gjennomgått", FAR, None, at("gjennomgått"),
    ),
    "nobody has signed: all who must": (
        case(CHILD, placed_consent()), "SA-02", "ikke_signert", MOR + FAR, None, at("signert"),
    ),
    "a child: the parent who must": (
        case(CHILD, placed_consent(BY_MOR)), "SA-06", "mangler_signatur", FAR, None, at("signert"),
    ),
    "at 16: bruker": (
        case(YOUTH, placed_consent(BY_MOR, BY_FAR)), "SA-07", "mangler_signatur", KARI, None, at("signert"),
    ),
    "an adult: bruker": (
        case(ADULT, placed_consent(BY_MOR)), "SA-12", "mangler_signatur", KARI, None, at("signert"),
    ),
    "given before 18: bruker, and the birthday": (
        case(TURNS_18, placed_consent(BY_MOR)), "SA-09", "gitt_før_myndig", KARI, DAY, at("signert"),
    ),
    "not begun: the first day": (
        case(ADULT, placed_consent(BY_BRUKER, gyldig_fra="2026-11-01")),
        "SA-03", "ikke_begynt", (), dt.date(2026, 11, 1), at("gyldig_fra"),
    ),
    "run out: the last day": (
        case(ADULT, placed_consent(BY_BRUKER, gyldig_til="2026-10-01")),
        "SA-03", "utløpt", (), dt.date(2026, 10, 1), at("gyldig_til"),
    ),
    "withdrawn: from when": (
        case(ADULT, placed_consent(BY_BRUKER, trukket={"dato": "2026-10-01"})),
        "SA-05", "trukket", (), dt.date(2026, 10, 1), at("trukket"),
    ),
    "a unit that is not listed": (
        case(ADULT, placed_consent(BY_BRUKER, instanser=({"enhet": "bup"},))), "SA-04", "ikke_nevnt", (), None, at("instanser"),
    ),
    "a unit outside its period": (
        case(ADULT, placed_consent(BY_BRUKER, instanser=({"enhet": "ppt", "til": "2026-10-21"},))),
        "SA-04", "utenfor_perioden", (), None, at("instanser"),
    ),
    "a unit that is left out": (
        case(ADULT, placed_consent(BY_BRUKER, unntatt=("ppt",))), "SA-04", "unntatt", (), None, at("unntatt"),
    ),
    "a unit that a signer leaves out: who": (
        case(CHILD, placed_consent(BY_MOR, BY_FAR | {"unntatt": ("ppt",)})),
        "SA-04", "unntatt_av_signatar", FAR, None, at("signert"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("told", FAULTS.values(), ids=FAULTS)
def test_a_fault_says_whom_when_and_where(
    told: tuple[Consents, str, str, tuple[str, ...], dt.date | None, Position],
) -> None:
    consents, *expected = told
    verdict = judge(consents, "ppt", "deling", DAY)
    assert [verdict.code, verdict.detail, verdict.missing, verdict.on, verdict.where] == expected
    assert verdict.notes == ()


def test_a_covered_unit_is_told_which_consent_covers_it() -> None:
    carrying = placed_consent(BY_BRUKER)
    verdict = judge(case(ADULT, carrying), "ppt", "deling", DAY)
    assert verdict.consent is carrying
    assert verdict.where == line("s1", 1)
    assert (verdict.detail, verdict.missing, verdict.on) == ("", (), None)
