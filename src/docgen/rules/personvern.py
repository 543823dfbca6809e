"""Privacy (domain.md §1C): an address that is blocked is in no document, and a strictly blocked case not in this folder."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.people import Bruker, Foresatt
from docgen.model.personer import persons_of
from docgen.problem import Quoted
from docgen.rules.base import ALL, Facts, Finding, Rule
from docgen.rules.people import Case, is_one_of

CONTACT = ("adresse", "telefon", "e_post")


def _strictly_blocked(facts: Facts) -> Iterator[Finding]:
    case = facts.subject.person_case
    for person in _blocked(case, "strengt_fortrolig") if case else ():
        yield Finding(person.where.of("adressesperre"), {"navn": Quoted(person.navn)}, field="adressesperre")
    møte = facts.subject.møte
    for number in møte.saker if møte and case is None else ():
        # On the shared agenda it is the line of the case that is left out; the other cases are nobody's fault.
        if sak := facts.subject.book.saker.get(number):
            for person in _blocked(sak, "strengt_fortrolig"):
                where, values = person.where.of("adressesperre"), {"navn": Quoted(person.navn)}
                yield Finding(where, values, (f"sak:{number}",), field="adressesperre")


def _blocked_but_written(facts: Facts) -> Iterator[Finding]:
    case = facts.subject.person_case
    blocked = [person.navn for person in _blocked(case, "fortrolig")] if case else []
    # One who stands in the file twice (a mother who is verge too) is one person: persons are matched by name (domain.md §5).
    records = [record for person, record in persons_of(case) if is_one_of(person.navn, blocked)] if case else []
    for person in records:
        for name in CONTACT:
            if getattr(person, name):
                yield Finding(person.where.of(name), {"navn": Quoted(person.navn), "felt": name}, field=name)


def _by_e_mail(facts: Facts) -> Iterator[Finding]:
    if facts.subject.person_case is None or facts.sendt:
        return
    for receiver in facts.receivers:
        unit = facts.subject.enhet(receiver.unit)
        if unit is not None and unit.kanal == "e_post":
            yield Finding(unit.where.of("kanal"), {"enhet": unit.navn}, (), field="kanal")


def _blocked(case: Case, level: str) -> Iterator[Bruker | Foresatt]:
    persons: tuple[Bruker | Foresatt, ...] = (case.bruker, *case.foresatte)
    return (person for person in persons if person.adressesperre == level)


# fmt: off
PERSONVERN: tuple[Rule, ...] = (
    Rule(
        "PV-02", "feil", ALL, _strictly_blocked,
        nb="«{navn}» har strengt fortrolig adresse, og saken kan ikke ligge i denne mappen.",
        en="“{navn}” has a strictly confidential address, and the case cannot lie in this folder.",
        help_nb="Flytt fila og sakens mappe i «output» ut av den delte mappen til det systemet kommunen har for slike saker. Er "
        "sperren feil, skriv «adressesperre: ingen».",
        help_en="Move the file and the case's folder in “output” out of the shared folder to the system the municipality has for "
        "such cases. If the block is wrong, write “adressesperre: ingen”.",
        wrong="bruker:\n  navn: Ola Bø\n  adressesperre: strengt_fortrolig",
        right="bruker:\n  navn: Ola Bø\n  adressesperre: ingen",
    ),
    Rule(
        "PV-03", "feil", ALL, _blocked_but_written,
        nb="«{navn}» har fortrolig adresse, men feltet «{felt}» er fylt ut.",
        en="“{navn}” has a confidential address, but the field “{felt}” is filled in.",
        help_nb="Slett linjen «{felt}». Er sperren feil, skriv «adressesperre: ingen».",
        help_en="Delete the line “{felt}”. If the block is wrong, write “adressesperre: ingen”.",
        wrong="foresatte:\n  - navn: Kari Bø\n    adressesperre: fortrolig\n    telefon: 68 05 00 01",
        right="foresatte:\n  - navn: Kari Bø\n    adressesperre: fortrolig",
    ),
    Rule(
        "PV-06", "advarsel", ALL, _by_e_mail,
        nb="«{enhet}» får papirer om personer på e-post, og det er ikke en sikker kanal.",
        en="“{enhet}” gets papers about persons by e-mail, and that is no safe channel.",
        help_nb="Avtal en annen vei og skriv den i instanser.yaml: «kanal: svarut», «dialogmelding», «post» eller «intern».",
        help_en="Agree on another way and write it in instanser.yaml: “kanal: svarut”, “dialogmelding”, “post” or “intern”.",
        wrong="- id: bup\n  kanal: e_post", right="- id: bup\n  kanal: svarut",
    ),
)
# fmt: on
