"""The evaluation of the ressursteam's half-year: the figures are counted, so only what the team itself says is asked for."""

from __future__ import annotations

import datetime as dt

from docgen.model.casebook import Casebook
from docgen.model.halfyear import half_year_of, season
from docgen.skeleton.base import HOW, NewError, Skeleton, file_of, page
from docgen.skeleton.when import half_year_in, no_half_year
from docgen.skeleton.yamltext import commented


def new_evaluation(book: Casebook, half_year: str, i_dag: dt.date) -> Skeleton:
    """The evaluation of a half-year, written as in `new_plan`.

    Raises:
        NewError: it is no half-year, or it has its evaluation.
    """
    name = half_year_in(half_year)
    if name is None:
        raise no_half_year(half_year, half_year_of(i_dag))
    taken = f"evaluering-{name}"
    if name in book.evalueringer or taken in book.faulty:
        file = file_of(book, taken)
        raise NewError(
            f"Det finnes allerede en evaluering for {season(name)}: {file}.",
            f"There is an evaluation for {season(name)} already: {file}.",
        )
    seats = [f"  - {{navn: , enhet: {enhet.id}}}" for enhet in book.faste_deltakere()] or ["  - {navn: , enhet: }"]
    text = page(
        f"# Evaluering av ressursteamet, {season(name)}. Tallene regnes ut; her står det teamet selv mener.\n#\n{HOW}",
        f"# Hva fila er, og halvåret den gjelder. Endres ikke.\ntype: evaluering\nhalvår: {name}",
        "# Utkast til teamet er enig, så ferdig. Er den ferdig og datert, lages også tallene for alle.\nstatus: utkast",
        "# Evalueringens egen dato, for eksempel 18.11.2026, og ja når den er sendt. Da endres den ikke mer.\n# dato:\n# sendt:",
        f"# De som var med på å evaluere.\n{commented(['deltakere:', *seats])}",
        PATTERN,
        FURTHER,
    )
    return Skeleton(f"cases/ressursteam/{taken}.yaml", text)


PATTERN = """\
# Møteformen: det som er bra og hvorfor, og det som kan bli bedre og hvordan. Aldri navn på personer.
mønster:
  bra: |
  hvorfor: |
  bedre: |
  hvordan: |"""

FURTHER = """\
# Det teamet vil gjøre i neste halvår, én ansvarlig og en frist for hvert, for eksempel 13.01.2027.
# tiltak_videre:
#   - tekst:
#     ansvarlig:
#     frist:

# Tall som ikke regnes ut, for eksempel: Råd gitt på telefon.
# manuelle_tall:
#   - navn:
#     antall:"""
