"""A small office for the skeletons, and the verbs: read a skeleton back, take every «# » line into use."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from docgen.model.base import Record
from docgen.model.casebook import Casebook
from docgen.model.subjects import Møte
from docgen.problem import Problem
from docgen.reading.assemble import Reading, assemble
from docgen.reading.source import read_source
from docgen.reading.vocabulary import Shapes
from docgen.skeleton import Skeleton

TODAY = dt.date(2026, 11, 21)
SHAPES = Shapes()

OPPSETT = """\
type: oppsett
kommunenavn: Eksempelvik kommune
skoleferier:
  - {fra: 2027-02-22, til: 2027-02-26, navn: Vinterferie}
  - {fra: 2027-06-21, til: 2027-08-15, navn: Sommerferie}
"""
INSTANSER = """\
type: instanser
instanser:
  - {id: barnevern, navn: Barneverntjenesten, type: barnevern, fast_i_ressursteam: ja}
  - {id: ppt, navn: PPT, type: ppt}
  - {id: skole, navn: Skolen, type: skole}
  - {id: nav, navn: NAV, type: nav}
"""
GRUPPE = """\
type: ansvarsgruppe
gruppenummer: AG-2026-005
status: aktiv
bruker: {navn: Kari Nordmann, fødselsdato: 2012-03-14}
foresatte:
  - {navn: Mona Nordmann, relasjon: mor, foreldreansvar: ja}
  - {navn: Per Nordmann, relasjon: far, foreldreansvar: nei}
mål:
  - {id: skole, tekst: Kari er på skolen hver dag}
  - {id: hjem, tekst: Rolige kvelder, status: nådd}
koordinator: {navn: Oda Fjell, enhet: barnevern, oppnevnt: 2026-01-05}
medlemmer:
  - {navn: Anders Fikse, enhet: skole}
  - {navn: Gått Sinvei, enhet: ppt, til: 2026-09-30}
"""


def minutes(day: str, number: int, tiltak: str, *, more: str = "") -> str:
    """A held meeting of the group with the given rows of tiltak."""
    return f"""\
type: møte
id: AG-2026-005-m{number}
ansvarsgruppe: AG-2026-005
møtetype: ansvarsgruppemøte
møtenummer: {number}
dato: {day}
tid: 10.00-11.30
sted: Samtalerom 1
referent: Anders Fikse
status: gjennomført
{more}
referat:
  dato: {day}
  tiltak:
{tiltak}
"""


M1 = minutes("2026-03-03", 1, "    - {id: t1, tekst: Første, status: igangsatt}\n    - {id: t2, tekst: Andre, status: igangsatt}")
M2 = (
    minutes(
        "2026-10-20",
        2,
        "    - {id: t1, tekst: Første er ferdig, status: utført}\n    - {id: t3, tekst: Tredje, status: foreslått, frist: 2026-11-01}",
    )
    + "  neste_møte: {dato: 2027-01-14, tid: 12.00-12.45, sted: Rådhuset}\n"
)
CANCELLED = """\
type: møte
id: AG-2026-005-m3
ansvarsgruppe: AG-2026-005
møtetype: ansvarsgruppemøte
møtenummer: 3
dato: 2026-11-17
tid: 14.00-15.00
sted: Biblioteket
status: avlyst
avlyst: {av: Oda Fjell, ny_dato: 2026-12-10, ny_tid: 08.30-09.15, ny_sted: Møterom Fjæra}
"""
PLAN = """\
type: møteplan
halvår: 2027-vår
start: 2027-01-13
tid: 09.00-10.30
sted: Møterom Fjæra
meldefrist_dager: 7
"""


def sak(number: str, status: str, more: str = "") -> str:
    return f"type: sak\nsaksnummer: {number}\nstatus: {status}\nbruker: {{navn: Ola Dal, fødselsdato: 1990-01-01}}\n{more}"


def team_meeting(day: str, status: str, saker: str) -> str:
    return f"type: møte\nid: RT-møte-{day}\nmøtetype: ressursteam\ndato: {day}\nstatus: {status}\nsaker: {saker}\n"


GROUP_FILES = {
    "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml": GRUPPE,
    "cases/ansvarsgrupper/AG-2026-005/møte-2026-03-03.yaml": M1,
    "cases/ansvarsgrupper/AG-2026-005/møte-2026-10-20.yaml": M2,
    "cases/ansvarsgrupper/AG-2026-005/møte-2026-11-17.yaml": CANCELLED,
}


def read(files: dict[str, str]) -> Reading:
    """The files and the two registers as one workspace."""
    every = {"cases/register/oppsett.yaml": OPPSETT, "cases/register/instanser.yaml": INSTANSER} | files
    return assemble([read_source(text.encode(), name, SHAPES) for name, text in every.items()], SHAPES)


def office(files: dict[str, str]) -> Casebook:
    """The casebook of files that must be clean."""
    reading = read(files)
    assert not [problem.message.say("nb") for problem in reading.problems]
    return reading.casebook


def group_office(**more: str) -> Casebook:
    return office(GROUP_FILES | {f"cases/{name}.yaml": text for name, text in more.items()})


def read_back(skeleton: Skeleton, text: str | None = None) -> tuple[Record | None, tuple[Problem, ...]]:
    """What docgen's own reader makes of it."""
    reading = read_source((skeleton.text if text is None else text).encode(), skeleton.path, SHAPES)
    return reading.record, reading.problems


def as_meeting(skeleton: Skeleton, text: str | None = None) -> Any:
    """The meeting, read without a single problem."""
    record, problems = read_back(skeleton, text)
    assert not [(problem.where, problem.message.say("nb")) for problem in problems]
    assert isinstance(record, Møte)
    return record


_FIELD = re.compile(r"(\s*)# ([a-zæøå_]+:(?: |$)|- |  ).*")


def in_use(text: str) -> str:
    """Every optional field taken into use, as an editor's «uncomment» does it once; explanations stay."""
    return "\n".join(_uncommented(line) if _FIELD.fullmatch(line) or line.strip() == "#" else line for line in text.split("\n"))


def with_minutes(skeleton: Skeleton) -> str:
    """The file after the meeting: the block `referat` taken into use."""
    head, mark, block = skeleton.text.partition("# referat:")
    assert mark
    return head + "\n".join(_uncommented(line) for line in (mark + block).split("\n"))


def _uncommented(line: str) -> str:
    return re.sub(r"^(\s*)# ?", r"\1", line, count=1)
