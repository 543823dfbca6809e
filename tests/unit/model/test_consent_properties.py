"""What must hold of every consent that can be written: less consent never gives anyone more.

Every property is asked of generated files with one to three consents, on generated days. docs/adr/0004-consent.md says
which order between consents makes them hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from consent_cases import DAY, FAR, MOR, TYPES, parent
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.base import Places, Record
from docgen.model.consent import (
    Consents,
    covers,
    is_withdrawn,
    judge,
    named_persons,
    next_change,
    required_signatures,
    withdrawn_on,
)
from docgen.model.people import (
    BarnetHørt,
    Bruker,
    Gjennomgått,
    Samtykke,
    SamtykkeInstans,
    SamtykkePerson,
    SamtykkeUnntak,
    Signatur,
    Trukket,
    Verge,
)
from docgen.model.records import age_on

UNITS = ("ppt", "bup", "barnevern")
PURPOSES = ("deling", "kopi_av_referat")
OF_THE_CONSENT = {"SA-01", "SA-02", "SA-12", "SA-09", "SA-06", "SA-07", "SA-03"}
NAMES = {
    "bruker": ("Kari Testdal",),
    "foresatt": ("Mor Testdal", "Far Testdal"),
    "verge": ("Vera Verge",),
    "pårørende": ("Nina Nærmest",),
    "barneverntjenesten": ("Bodil Barnevern",),
}

PLACES = Places()
R = TypeVar("R", bound=Record)


def built(kind: type[R], **fields: object) -> R:
    """A record from values, past the reading of texts: the generated ones are many."""
    return kind.model_construct(where=PLACES, **fields)


# --- files that are nearly right -----------------------------------------------------------------------------------
# A file where everything is in order, with a few things then made otherwise: what is thrown together by chance would hardly
# ever cover anybody. The days are few and close, so that they meet and pass each other. The strategies stand here and not
# where they are drawn from, because making one costs more than drawing from it.

span = [DAY + dt.timedelta(days=n) for n in range(-5, 6)]
days, early_days, late_days = st.sampled_from(span), st.sampled_from(span[:6]), st.sampled_from(span[4:])
units = st.sampled_from([("ppt",), ("bup",), ("ppt", "barnevern"), ()])
listed_units = st.sampled_from([("ppt",), ("ppt", "bup"), UNITS, ("bup",), ()])
asked_units, asked_purposes = st.sampled_from(["ppt", "ppt", "bup", "barnevern"]), st.sampled_from(["deling", *PURPOSES])
signers = st.sampled_from([(rolle, navn) for rolle, names in NAMES.items() for navn in names])
places, counts, changes = st.sampled_from(range(6)), st.sampled_from([1, 2, 2, 3]), st.sampled_from([0, 1, 1, 2, 3])
named = st.sampled_from([("Mor Testdal", "Far Testdal"), ("Mor Testdal",), ()])
rules = st.sampled_from(["SA-06", "SA-07", "SA-12"])
ages = st.sampled_from([6, 15, 16, 17, 18, 40])

Draw = st.DrawFn


def a_line(draw: Draw) -> Signatur:
    rolle, navn = draw(signers)
    return built(Signatur, navn=navn, rolle=rolle, dato=draw(early_days), måte="papir", unntatt=())


def with_line(draw: Draw, one: Samtykke, **fields: object) -> dict[str, object]:
    """The consent with one of its signature lines changed."""
    place = draw(places)
    lines = tuple(line.model_copy(update=fields) if at == place else line for at, line in enumerate(one.signert))
    return {"signert": lines}


def with_period(draw: Draw, one: Samtykke) -> dict[str, object]:
    return {"instanser": tuple(unit.model_copy(update={"fra": draw(days)}) for unit in one.instanser)}


def with_end(draw: Draw, one: Samtykke) -> dict[str, object]:
    return {"instanser": tuple(unit.model_copy(update={"til": draw(days)}) for unit in one.instanser)}


def an_exception(draw: Draw) -> SamtykkeUnntak:
    return built(SamtykkeUnntak, regel=draw(rules), grunn="g", av="a", dato=draw(days))


def a_withdrawal(draw: Draw) -> Trukket:
    return built(Trukket, dato=draw(days), enheter=draw(units))


CONSENT_CHANGES: tuple[Callable[[Draw, Samtykke], dict[str, object]], ...] = (
    lambda draw, one: {"gjelder": PURPOSES},
    lambda draw, one: {"gjelder": PURPOSES[1:]},
    lambda draw, one: {"gjennomgått": None},
    lambda draw, one: {"gjennomgått": built(Gjennomgått, dato=draw(days))},
    lambda draw, one: {"signert": ()},
    lambda draw, one: {"signert": (*one.signert, a_line(draw))},
    lambda draw, one: {"signert": without(one.signert, draw(places))},
    lambda draw, one: with_line(draw, one, dato=None),
    lambda draw, one: with_line(draw, one, dato=draw(days)),
    lambda draw, one: with_line(draw, one, måte="muntlig"),
    lambda draw, one: with_line(draw, one, unntatt=draw(units)),
    lambda draw, one: with_line(draw, one, unntatt=draw(units), dato=None),
    lambda draw, one: {"unntatt": draw(units)},
    lambda draw, one: {"gyldig_fra": draw(days)},
    lambda draw, one: {"gyldig_til": draw(days)},
    with_period,
    with_end,
    lambda draw, one: {"trukket": a_withdrawal(draw)},
    lambda draw, one: {"trukket": a_withdrawal(draw)},
    lambda draw, one: {"tillegg": True},
    lambda draw, one: {"tillegg": True, "unntatt": draw(units)},
    lambda draw, one: {"unntak": an_exception(draw)},
    lambda draw, one: {"unntak": an_exception(draw), "signert": (a_line(draw),)},
    lambda draw, one: {"barnet_hørt": built(BarnetHørt, dato=DAY)},
)
BRUKER_CHANGES: tuple[Callable[[Draw, Bruker], dict[str, object]], ...] = (
    lambda draw, bruker: {},
    lambda draw, bruker: {},
    lambda draw, bruker: {"omsorg": "barneverntjenesten"},
    lambda draw, bruker: {"verge": built(Verge, navn="Vera Verge", mandat=("personlige_forhold",), fra=draw(days))},
    lambda draw, bruker: {"verge": built(Verge, navn="Vera Verge", mandat=(), fra=None)},
    # The birthday falls on the same few days as all else.
    lambda draw, bruker: {"fødselsdato": draw(days).replace(year=bruker.fødselsdato.year)},
    lambda draw, bruker: {"fødselsdato": draw(days).replace(year=bruker.fødselsdato.year)},
)
families = st.sampled_from([(MOR, FAR), (MOR, FAR), (MOR, FAR), (MOR,), (MOR, parent("Far Testdal", "nei")), ()])
settings_of_the_municipality = st.sampled_from([{}, {}, {}, {"begge_foresatte": False}, {"nytt_ved_myndig": True}])
consent_changes, bruker_changes = st.sampled_from(CONSENT_CHANGES), st.sampled_from(BRUKER_CHANGES)


def a_consent(draw: Draw, name: str) -> Samtykke:
    day = draw(early_days)
    one = built(
        Samtykke,
        id=name,
        gjelder=("deling",),
        instanser=tuple(built(SamtykkeInstans, enhet=enhet) for enhet in draw(listed_units)),
        personer=tuple(built(SamtykkePerson, navn=navn) for navn in draw(named)),
        gjennomgått=built(Gjennomgått, dato=day),
        signert=tuple(
            built(Signatur, navn=navn, rolle=rolle, dato=day, måte="papir", unntatt=())
            for rolle in ("bruker", "foresatt")
            for navn in NAMES[rolle]
        ),
    )
    for _ in range(draw(changes)):
        one = one.model_copy(update=draw(consent_changes)(draw, one))
    return one


@st.composite
def files(draw: Draw, most: int = 3) -> Consents:
    bruker = built(Bruker, navn="Kari Testdal", fødselsdato=dt.date(2026 - draw(ages), 3, 1))
    return Consents(
        tuple(a_consent(draw, f"s{n}") for n in range(min(most, draw(counts)))),
        bruker.model_copy(update=draw(bruker_changes)(draw, bruker)),
        draw(families),
        enhetstyper=TYPES,
        **draw(settings_of_the_municipality),
    )


def change(consents: Consents, index: int, **fields: object) -> Consents:
    changed = list(consents.samtykker)
    changed[index] = changed[index].model_copy(update=fields)
    return replace(consents, samtykker=tuple(changed))


def without(items: tuple[object, ...], place: int) -> tuple[object, ...]:
    return items[:place] + items[place + 1 :]


# --- less of it ----------------------------------------------------------------------------------------------------


@st.composite
def reduced(draw: Draw) -> tuple[Consents, Consents]:
    """A file, and the same file with one thing less consented to."""
    consents = draw(files())
    index = draw(st.integers(0, len(consents.samtykker) - 1))
    one = consents.samtykker[index]
    ways: list[dict[str, object]] = [{"unntatt": (*one.unntatt, draw(st.sampled_from(UNITS)))}]
    if one.trukket is None:
        ways.append({"trukket": a_withdrawal(draw)})
    ways.append({"gyldig_til": min(draw(days), one.gyldig_til or dt.date.max)})
    ways.append({"gyldig_fra": max(draw(days), one.gyldig_fra or dt.date.min)})
    for place, unit in enumerate(one.instanser):
        ways.append({"instanser": without(one.instanser, place)})
        shorter = unit.model_copy(update={"til": min(draw(days), unit.til or dt.date.max)})
        ways.append({"instanser": (*without(one.instanser, place), shorter)})
    for place, signatur in enumerate(one.signert):
        rest = without(one.signert, place)
        # The signature is lacking: the line is there, nobody has signed on it.
        ways.append({"signert": (*rest, signatur.model_copy(update={"dato": None}))})
        ways.append({"signert": (*rest, signatur.model_copy(update={"måte": "muntlig", "journalnotat": None}))})
        ways.append({"signert": (*rest, signatur.model_copy(update={"unntatt": UNITS}))})
        # Taking out the whole line takes out the no that stands on it, and may leave a form nobody has seen.
        if not signatur.unntatt and one.gjennomgått is not None and one.gjennomgått.dato <= span[4]:
            ways.append({"signert": rest})
    return consents, change(consents, index, **draw(st.sampled_from(ways)))


MANY = settings(max_examples=250, deadline=None)


@MANY
@given(reduced(), asked_units, asked_purposes, late_days)
def test_less_consent_never_gives_anyone_more(pair: tuple[Consents, Consents], unit: str, purpose: str, day: dt.date) -> None:
    consents, less = pair
    if covers(less, unit, purpose, day):
        assert covers(consents, unit, purpose, day)


@MANY
@given(files(most=1), places, asked_units, late_days)
def test_of_a_single_consent_taking_out_a_line_without_a_no_gives_nobody_more(
    consents: Consents, place: int, unit: str, day: dt.date
) -> None:
    (one,) = consents.samtykker
    lines = tuple(line.model_copy(update={"unntatt": ()}) for line in one.signert)
    before = replace(consents, samtykker=(one.model_copy(update={"signert": lines}),))
    after = replace(consents, samtykker=(one.model_copy(update={"signert": without(lines, place)}),))
    if covers(after, unit, "deling", day):
        assert covers(before, unit, "deling", day)


@MANY
@given(files(), asked_units, asked_purposes, late_days)
def test_the_judge_has_nothing_to_say_exactly_when_the_unit_is_covered(
    consents: Consents, unit: str, purpose: str, day: dt.date
) -> None:
    verdict = judge(consents, unit, purpose, day)
    assert (verdict.code is None) == covers(consents, unit, purpose, day)
    assert (verdict.consent is None) == (verdict.code == "SA-01")
    assert not (verdict.code and verdict.notes)


@MANY
@given(files(), asked_units, asked_purposes, late_days)
def test_a_fault_of_the_consent_itself_is_the_same_for_every_unit(
    consents: Consents, unit: str, purpose: str, day: dt.date
) -> None:
    itself, for_unit = judge(consents, None, purpose, day).code, judge(consents, unit, purpose, day).code
    assert itself is None or itself in OF_THE_CONSENT
    if itself is None:
        assert for_unit in (None, "SA-05", "SA-04")
    else:
        assert for_unit == itself or (itself == "SA-03" and for_unit == "SA-05")


@MANY
@given(files(), asked_units, asked_purposes, late_days)
def test_withdrawn_means_covered_but_for_the_withdrawals(consents: Consents, unit: str, purpose: str, day: dt.date) -> None:
    kept = replace(consents, samtykker=tuple(one.model_copy(update={"trukket": None}) for one in consents.samtykker))
    withdrawn = is_withdrawn(consents, unit, purpose, day)
    assert withdrawn == (covers(kept, unit, purpose, day) and not covers(consents, unit, purpose, day))
    if withdrawn:
        verdict = judge(consents, unit, purpose, day)
        assert verdict.code == "SA-05"
        assert verdict.on == withdrawn_on(consents, unit, purpose, day)


@MANY
@given(files(most=1), asked_units, asked_purposes, late_days)
def test_one_consent_covers_exactly_what_the_formula_of_5_5_says(
    consents: Consents, unit: str, purpose: str, day: dt.date
) -> None:
    (one,) = consents.samtykker
    signed = [s for s in one.signert if s.dato and s.dato <= day and (s.måte != "muntlig" or s.journalnotat)]
    expected = (
        purpose in one.gjelder
        and any(u.enhet == unit and (u.fra or day) <= day <= (u.til or day) for u in one.instanser)
        and unit not in one.unntatt
        and not any(unit in s.unntatt for s in one.signert if (s.dato or day) <= day)
        and (one.gyldig_fra or day) <= day <= (one.gyldig_til or day)
        and one.gjennomgått is not None
        and one.gjennomgått.dato is not None
        and one.gjennomgått.dato <= day
        and signatures_suffice(consents, one, signed, day)
        and not (one.trukket and one.trukket.dato <= day and (not one.trukket.enheter or unit in one.trukket.enheter))
    )
    assert covers(consents, unit, purpose, day) == expected


def signatures_suffice(consents: Consents, one: Samtykke, signed: list[Signatur], day: dt.date) -> bool:
    """SA-06, SA-07, SA-09 and SA-12 said once more, as the rules are written."""
    bruker = consents.bruker
    at = {id(s): age_on(bruker.fødselsdato, s.dato) for s in signed if s.dato}
    excepted = one.unntak.regel if one.unntak and one.unntak.dato <= day else None
    age = age_on(bruker.fødselsdato, day)
    parents = {f.navn for f in consents.foresatte if f.foreldreansvar}
    have = {s.navn for s in signed if s.rolle == "foresatt"} & parents
    if bruker.omsorg == "barneverntjenesten":
        cared_for = any(s.rolle == "barneverntjenesten" for s in signed)
    else:
        cared_for = bool(have) and (have == parents or not consents.begge_foresatte)
    if age < 16:
        return cared_for or (excepted == "SA-06" and bool(signed))
    if age < 18:
        return cared_for if excepted == "SA-07" else any(s.rolle == "bruker" and at[id(s)] >= 16 for s in signed)
    if excepted == "SA-12" and any(s.rolle == "pårørende" and at[id(s)] >= 18 for s in signed):
        return True
    verge = bruker.verge
    mandated = verge is not None and (excepted == "SA-12" or "personlige_forhold" in verge.mandat)
    if verge and mandated and any(
        s.rolle == "verge" and at[id(s)] >= 18 and s.dato and (verge.fra or s.dato) <= s.dato for s in signed
    ):  # fmt: skip
        return True
    own_from = 18 if consents.nytt_ved_myndig else 16
    return excepted != "SA-12" and any(s.rolle == "bruker" and at[id(s)] >= own_from for s in signed)


@MANY
@given(files(), st.sampled_from((None, *UNITS)), days)
def test_between_two_next_changes_nothing_changes(consents: Consents, unit: str | None, day: dt.date) -> None:
    turning = next_change(consents, day)
    assert turning is None or turning > day
    last = min(turning or dt.date.max, day + dt.timedelta(days=12)) - dt.timedelta(days=1)
    for purpose in PURPOSES:
        assert judge(consents, unit, purpose, day) == judge(consents, unit, purpose, last)
    assert named_persons(consents, day) == named_persons(consents, last)
    for one in consents.samtykker:
        # `since` may tell of a birthday that is still to come; who is asked is what the form prints.
        assert required_signatures(consents, day, one) == required_signatures(consents, last, one)


@MANY
@given(files(most=1), days)
def test_a_form_on_which_all_who_must_have_signed_has_no_fault_in_its_signatures(consents: Consents, day: dt.date) -> None:
    (one,) = consents.samtykker
    signers = required_signatures(consents, day, one)
    if any(signer.rolle == "foresatt" and not signer.navn for signer in signers):
        return
    signert = tuple(
        built(Signatur, navn=signer.called, rolle=signer.rolle, dato=day, måte="papir", unntatt=())
        for signer in signers
        if signer.must or not any(other.must for other in signers)
    )
    reviewed = built(Gjennomgått, dato=day)
    signed = replace(consents, samtykker=(one.model_copy(update={"signert": signert, "gjennomgått": reviewed}),))
    assert judge(signed, None, one.gjelder[0], day).code in (None, "SA-03")


@MANY
@given(reduced(), late_days)
def test_less_consent_never_names_more_persons(pair: tuple[Consents, Consents], day: dt.date) -> None:
    consents, less = pair
    assert named_persons(less, day) <= named_persons(consents, day)
