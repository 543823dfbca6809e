"""What only the ressursteam's meeting has: the saker that wait to be discussed, and who sits on the five seats."""

from __future__ import annotations

import datetime as dt

from docgen.model.casebook import Casebook
from docgen.model.subjects import Sak
from docgen.skeleton.base import long_date, remark
from docgen.skeleton.past import Past
from docgen.skeleton.yamltext import commented, scalar


def saker_section(book: Casebook, name: str, dato: dt.date, i_dag: dt.date) -> str:
    """The section `saker`: those meldt and not discussed; one that a coming meeting has on its list stands behind «# »."""
    lines = [
        "# --- Sakene som skal drøftes, i den rekkefølgen de tas. Trengs for saksliste. ---",
        remark(f"Meldte saker som ikke er drøftet. Drøftingen føres i sakens egen fil, under «drøftinger», med «møte: {name}»."),
    ]
    waiting = [sak.saksnummer for _, sak in sorted(book.saker.items()) if sak.status == "meldt" and not _is_discussed(book, sak)]
    elsewhere = {number: day for number in waiting if (day := _coming(book, number, dato, i_dag))}
    free = [number for number in waiting if number not in elsewhere]
    if elsewhere:
        shown = ", ".join(f"{number} ({long_date(day)})" for number, day in elsewhere.items())
        lines.append(remark(f"På sakslista til et møte som kommer, og derfor med «# » foran: {shown}."))
    if not waiting:
        return "\n".join([*lines, commented(["saker:", "  -"])])
    return "\n".join([*lines, "saker:", *(f"  - {number}" for number in free), *(f"  # - {number}" for number in elsewhere)])


def _is_discussed(book: Casebook, sak: Sak) -> bool:
    """Whether a drøfting was held: one prepared for a meeting to come, with its inviterte, is none yet."""
    for drøfting in sak.drøftinger:
        møte = book.møter.get(drøfting.møte)
        if drøfting.drøfting or drøfting.tiltak or drøfting.veien_videre or (møte and møte.status == "gjennomført"):
            return True
    return False


def _coming(book: Casebook, number: str, dato: dt.date, i_dag: dt.date) -> dt.date | None:
    days = [m.dato for m in book.ressursteammøter() if m.status == "planlagt" and m.dato and number in m.saker]
    return next((day for day in days if i_dag <= day and day != dato), None)


def seats_section(book: Casebook, past: Past) -> str:
    """The sections `til_stede` and `forfall`, a row for each fixed seat with who sat there last."""
    rows = [f"  - {{{_person(book, unit, past)}enhet: {unit}}}" for unit in (enhet.id for enhet in book.faste_deltakere())]
    rows = rows or ["  - {navn: , enhet: }"]
    present = "De faste plassene. Når møtet er holdt: slett «# » foran dem som var der. Aldri bruker eller foresatte."
    return "\n".join(
        [
            remark(present),
            commented(["til_stede:", *rows]),
            "# De faste som ikke kom. Hver av de fem skal stå ett av stedene.",
            commented(["forfall:", *rows]),
        ]
    )


def _person(book: Casebook, unit: str, past: Past) -> str:
    for møte in reversed(past.møter):
        for deltaker in møte.til_stede:
            if deltaker.enhet == unit and deltaker.navn:
                return f"navn: {scalar(deltaker.navn, flow=True)}, "
    return ""
