"""The block `referat` of a new meeting: behind «# » until the meeting is held, with its open follow-ups ready as rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from docgen.model.people import Tiltak
from docgen.model.subject import Subject
from docgen.model.subjects import Møte
from docgen.skeleton.base import long_date, remark
from docgen.skeleton.called import called_by_default, guest, guests
from docgen.skeleton.past import Past, open_follow_ups
from docgen.skeleton.yamltext import commented, field, point, scalar

_ALWAYS = ("tekst", "mål", "ansvarlig", "frist", "status")
_FIELDS = (
    "id", "tekst", "type", "mål", "livsområde", "ansvarlig", "enhet", "frist", "brukers_valg", "fra_tiltaksbank", "internt",
    "forslag_fagperson", "tildelt_fagperson", "avgjort_av", "status", "notat",
)  # fmt: skip
"""The fields of a tiltak in the order a person reads them; all that is filled in is carried over."""

_BAR = "# --- Referatet, når møtet er holdt: sett status til gjennomført, og slett «# » på linjene under. ---"


def minutes(subject: Subject, day: dt.date, møtetype: str, past: Past) -> str:
    """The section `referat`. `past` are the earlier meetings of the same kind."""
    own = møtetype == "ansvarsgruppemøte"
    called, former = called_by_default(subject, day), past.held
    people = [*(scalar(name) for name in called.everybody), *map(guest, guests(subject, past.last))]
    lines = [
        "referat:",
        *_indented(ATTENDANCE_DATE),
        *_choose("til_stede", people),
        "  # Den som var kalt inn og ikke kom, skal stå her.",
        *_choose("forfall", people),
        *(_former(former) if own and former else ()),
        *_indented(USER_SAYS),
        *(_indented(CHILD) if subject.is_child(day) else ()),
        *_status((*called.professionals, *(g.navn for g in guests(subject, past.last) if g.navn))),
        *(_goals(subject) if own else ()),
        *_indented(CHANGES),
        *_follow_ups(subject, day),
        *_indented(ITEMS),
        *_indented(LAST),
    ]
    return f"{_BAR}\n{commented(lines)}"


def _indented(text: str) -> list[str]:
    return [f"  {line}" if line else "" for line in text.split("\n")]


def _choose(key: str, people: Iterable[str]) -> list[str]:
    return [f"  {key}:", *(f"    # - {person}" for person in people)]


def _former(former: Møte) -> list[str]:
    when = long_date(former.dato) if former.dato else ""
    return _indented(FORMER.replace("…", when, 1))


def _status(names: Iterable[str]) -> list[str]:
    rows = [line for name in names for line in (f"    - medlem: {scalar(name)}", "      tekst: |")]
    return [*_indented(STATUS), *rows]


def _goals(subject: Subject) -> list[str]:
    goals = [mål for mål in subject.gruppe.mål if mål.status == "åpent"] if subject.gruppe else []
    lines = ["  # Målene som er åpne nå (de endres i gruppe.yaml):"] if goals else []
    for mål in goals:
        lines += remark(f"{mål.id}: {mål.tekst}" if mål.id else mål.tekst, "  ").split("\n")
    return lines


def _follow_ups(subject: Subject, day: dt.date) -> list[str]:
    follow_ups = open_follow_ups(subject, day)
    if not follow_ups:
        return [*_indented(FOLLOW_UPS), "  tiltak:", "    # - id: t1", *(f"    #   {key}:" for key in _ALWAYS)]
    rows = [line for tiltak in follow_ups for line in point(_tiltak_fields(tiltak, day), "    ")]
    note = "  # Tiltakene under står åpne fra før. Behold id-en og rett det som er nytt; legg nye til nederst."
    return [*_indented(FOLLOW_UPS), note, "  tiltak:", *rows]


def _tiltak_fields(tiltak: Tiltak, day: dt.date) -> Iterable[list[str]]:
    for name in _FIELDS:
        value = getattr(tiltak, name)
        if name == "frist" and isinstance(value, dt.date) and value < day:
            yield ["# Fristen er ute før møtet: sett ny frist, eller status utført eller frafalt."]
        if name in _ALWAYS or (value is not None and (name, value) != ("type", "tiltak")):
            yield field(name, value)


ATTENDANCE_DATE = """\
# Referatets egen dato, for eksempel 26.10.2026, og ja når det er sendt.
dato:
sendt:
# Slett «# » foran dem som var der. Andre skrives {navn: …, enhet: …}."""

FORMER = """\
# Ble referatet fra … gjennomgått (ja eller nei), og kom det merknader?
forrige_referat:
  gjennomgått:
  merknader:"""

USER_SAYS = """\
# Det bruker og familien sa, helst med egne ord.
bruker_sier: |"""

CHILD = """\
# Hvordan barnet ble hørt, av hvem, og hva det ville si. Trengs når barnet ikke var med.
barnets_stemme:
  hvordan:
  hvem:
  innhold: |"""

STATUS = """\
# Kort fra hvert medlem som var der. Slett dem som ikke var der.
status:"""

CHANGES = """\
# Ble mål eller tiltak endret? Svar ja eller nei på begge, og skriv hva.
endring_mål:
  svar:
  tekst: |
endring_tiltak:
  svar:
  tekst: |"""

FOLLOW_UPS = """\
# Ett punkt for hvert tiltak: én ansvarlig, en frist, for eksempel 06.11.2026, og id-en til et mål.
# Status: foreslått, igangsatt, utført eller frafalt."""

ITEMS = """\
# Sakene fra sakslista: samme tittel, hvem som meldte dem, og hva det ble konkludert med.
saker:
  # - tittel:
  #   meldt_av:
  #     navn:
  #     rolle:
  #   konklusjon: |"""

LAST = """\
# Neste møte, for eksempel 10.12.2026, 10.00, 11.00. Ikke avtalt: «avtales_senere: ja» og «grunn: …».
neste_møte:
  dato:
  fra:
  til:
  sted:
# Andre instanser som får kopi, for eksempel [nav]. Fastlegen får kopi uten å stå her.
kopi_til: []
# Siste dag for merknader til referenten.
merknadsfrist:
# Utkast til referatet er godkjent, så ferdig.
dokumentstatus: utkast"""
