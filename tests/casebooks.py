"""Small casebooks from plain dicts, read as the program reads its files. Dates and ja/nei are written as in the YAML.

book = casebook(group(), meeting())
subject = about(book, "AG-2026-001-m1")
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import Any

import yaml

from docgen.model.casebook import Casebook
from docgen.model.subject import Subject, subjects
from docgen.reading.assemble import assemble
from docgen.reading.source import read_source
from docgen.reading.vocabulary import Shapes

Written = dict[str, Any]
SHAPES = Shapes()
DAY = dt.date(2026, 10, 22)

OPPSETT: Written = {
    "type": "oppsett",
    "kommunenavn": "Eksempelvik kommune",
    "adresse": "Strandtorget 1\n9999 Eksempelvik\n",
    "roller": {
        "kommunepsykolog": "psykolog",
        "oppvekstteam": "oppvekst",
        "forvaltningsenhet": "forvaltning",
        "ledelse": "ledelse",
    },
}
SEATS = {
    "psykolog": "kommunepsykolog",
    "rus": "psykisk_helse_rus",
    "helsestasjon": "helsestasjon_skolehelse",
    "barnevern": "barnevern",
    "fysio": "fysio_ergo",
}
UNITS = SEATS | {
    "bup": "bup",
    "nav": "nav",
    "ppt": "ppt",
    "skolen": "skole",
    "legesenter": "fastlege",
    "oppvekst": "oppvekstteam",
    "forvaltning": "forvaltningsenhet",
    "ledelse": "annet",
}
"""Units of the register by id, with their type."""


def unit(name: str, kind: str, **more: Any) -> Written:
    """A unit of the register, led by «Leder i <id>» in letters only."""
    seat = {"fast_i_ressursteam": "ja"} if name in SEATS else {}
    own = {"adresse": f"Enhetsveien, {name}\n9999 Eksempelvik\n", "telefon": "68 05 10 00", "leder": f"Leder {name}"}
    return {"id": name, "navn": f"Enheten {name}", "type": kind, **own, **seat, **more}


def register(**more: Written) -> Written:
    """The register of units; `more` changes units by id."""
    return {
        "type": "instanser",
        "instanser": [unit(name, kind) | more.get(name, {}) for name, kind in UNITS.items()],
    }


def person(**more: Any) -> Written:
    """Kari, 11 years old on the usual day, with contact details that no document may show."""
    return {
        "navn": "Kari Testdal",
        "fødselsdato": "2015-04-01",
        "adresse": "Karis vei 1\n9999 Eksempelvik\n",
        "telefon": "68 05 20 01",
        "e_post": "kari@testdal.example",
    } | more


def mother(**more: Any) -> Written:
    return {
        "id": "mor",
        "navn": "Mona Testdal",
        "relasjon": "mor",
        "foreldreansvar": "ja",
        "adresse": "Mors vei 2\n9999 Eksempelvik\n",
        "telefon": "68 05 20 02",
        "e_post": "mona@testdal.example",
    } | more


def father(**more: Any) -> Written:
    return {
        "id": "far",
        "navn": "Frode Testdal",
        "relasjon": "far",
        "foreldreansvar": "ja",
        "adresse": "Fars vei 3\n9999 Eksempelvik\n",
        "telefon": "68 05 20 03",
        "e_post": "frode@testdal.example",
    } | more


def consent(*units: str, purposes: tuple[str, ...] = ("deling", "kopi_av_referat"), **more: Any) -> Written:
    """A consent both parents have signed, for these units (none named: for all of the register)."""
    signed = [{"navn": name, "rolle": "foresatt", "dato": "2026-01-10"} for name in ("Mona Testdal", "Frode Testdal")]
    return {
        "id": "s1",
        "gjelder": list(purposes),
        "formål": "Samarbeid.",
        "instanser": [{"enhet": name, "opplysninger": "skole"} for name in (units or UNITS)],
        "gjennomgått": {"dato": "2026-01-10", "av": "Anne Ansatt"},
        "signert": signed,
        "gyldig_fra": "2026-01-10",
        "gyldig_til": "2027-12-31",
    } | more


def own_consent(*units: str, **more: Any) -> Written:
    """The consent that an adult Kari has signed herself."""
    signed = [{"navn": "Kari Testdal", "rolle": "bruker", "dato": "2026-01-10"}]
    return consent(*units, **({"signert": signed} | more))


def member(name: str, where: str, **more: Any) -> Written:
    return {"navn": name, "enhet": where, "funksjon": "saksbehandler"} | more


def group(**more: Any) -> Written:
    """A group for Kari: koordinator at helsestasjonen, members of bup and the school, both parents."""
    return {
        "type": "ansvarsgruppe",
        "gruppenummer": "AG-2026-001",
        "status": "aktiv",
        "bruker": person(),
        "foresatte": [mother(), father()],
        "opprettet": "2026-02-01",
        "oppgaver": "Støtte Kari.",
        "koordinator": {"navn": "Anne Ansatt", "enhet": "helsestasjon", "telefon": "68 05 10 01", "oppnevnt": "2026-02-01"},
        "medlemmer": [member("Berit Bup", "bup"), member("Lars Lærer", "skolen")],
        "samtykker": [consent()],
    } | more


def meeting(**more: Any) -> Written:
    """A planned meeting of the group on the usual day."""
    return {
        "type": "møte",
        "id": "AG-2026-001-m1",
        "ansvarsgruppe": "AG-2026-001",
        "møtetype": "ansvarsgruppemøte",
        "dato": "2026-10-22",
        "tid": "10.00-11.30",
        "sted": "Møterom 1",
        "referent": "Berit Bup",
        "innkalling": {"dato": "2026-10-08"},
        "status": "planlagt",
    } | more


def held(**minutes: Any) -> Written:
    """A held meeting with minutes; `minutes` are fields of the referat."""
    return meeting(status="gjennomført", referat={"dato": "2026-10-23", "til_stede": [], **minutes})


def sak(number: str = "RT-2026-001", **more: Any) -> Written:
    """A case reported by the school."""
    return {
        "type": "sak",
        "saksnummer": number,
        "status": "meldt",
        "meldt_dato": "2026-09-01",
        "melder": {"navn": "Mats Melder", "stilling": "lærer", "enhet": "skolen"},
        "bruker": person(),
        "foresatte": [mother(), father()],
        "tema": "skolefravær",
        "problemstilling": "Kari er lite på skolen.",
        "situasjon": "Hun er hjemme.",
        "tidligere_forsøkt": "Samtaler.",
        "samtykker": [consent(purposes=("drøfting", "kopi_av_referat"))],
    } | more


def team_meeting(*saker: str, **more: Any) -> Written:
    """A meeting of the ressursteam."""
    return {
        "type": "møte",
        "id": "RTM-1",
        "møtetype": "ressursteam",
        "dato": "2026-10-21",
        "tid": "12.00-13.30",
        "sted": "Familiesenteret",
        "status": "planlagt",
        "innkalling": {"dato": "2026-10-14"},
        "saker": list(saker),
    } | more


def changed(thing: Written, **more: Any) -> Written:
    """A deep copy of something written, with other fields."""
    return copy.deepcopy(thing) | more


def casebook(*things: Written, oppsett: Written | None = None, units: dict[str, Written] | None = None) -> Casebook:
    """Read all of it as files of a workspace; a FEIL in a file fails the test that wrote it."""
    files = [OPPSETT | (oppsett or {}), register(**(units or {})), *things]
    readings = [read_source(as_yaml(thing), f"cases/{name_of(thing)}.yaml", SHAPES) for thing in files]
    reading = assemble(readings, SHAPES)
    faults = [f"{p.where} {p.code} {p.message.say('nb')}" for p in reading.problems if p.is_error]
    assert not faults, faults
    return reading.casebook


def as_yaml(thing: Written) -> bytes:
    """What the secretary would have in her file: what is used twice is written twice, for an alias is refused."""
    return yaml.safe_dump(json.loads(json.dumps(thing)), allow_unicode=True, sort_keys=False).encode()


def name_of(thing: Written) -> str:
    """The name of the file, which for a sak is its number."""
    return str(thing.get("saksnummer") or thing.get("gruppenummer") or thing.get("id") or thing["type"])


def about(book: Casebook, subject_id: str) -> Subject:
    """The subject with this id."""
    return next(subject for subject in subjects(book) if subject.id == subject_id)
