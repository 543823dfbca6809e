"""`docgen access`: everything that is held on one person, in one folder, for her request for access."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from docgen.build.lock import writing
from docgen.build.look import CASES, OUTPUT, TEMPLATES, WORKING
from docgen.cli.machine import dumped
from docgen.cli.printing import counted
from docgen.cli.settings import Run, UsageError

if TYPE_CHECKING:
    from docgen.access.gathering import Gathered
    from docgen.access.person import Person
    from docgen.model.casebook import Casebook

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "done": ("{antall} filer om {saker} ligger i {mappe}.", "{antall} files about {saker} lie in {mappe}."),
        "no_case": ("navnet", "the name"),
        "index": (
            "Begynn med {fil}: den sier hva hver fil er, og hva som ikke er tatt med.",
            "Begin with {fil}: it tells what each file is, and what was left out.",
        ),
        "doubt": (
            "{antall} av dem er funnet på navnet alene og kan gjelde en annen. Se etter før noe utleveres.",
            "{antall} of them were found by the name alone and may be about another. Look before anything is handed over.",
        ),
        "others": (
            "{antall} inneholder opplysninger om andre, eller kan ikke leses av docgen; vurder før utlevering.",
            "{antall} hold information about others, or cannot be read by docgen; consider before handing over.",
        ),
        "faulty": (
            "{antall} filer i cases har feil, så noe kan mangle. De står i innholdslisten: "
            "rett dem (docgen check), og kjør igjen.",
            "{antall} files in cases have faults, so something may be missing. They stand in the index: "
            "correct them (docgen check), and run again.",
        ),
        "maybe": (
            "{filer} hører ikke til noen sak og kan være om personen («Kanskje» i innholdslisten); se selv etter.",
            "{filer} belong to no case and may be about the person (“Kanskje” in the index); look yourself.",
        ),
        "closed": (
            "{sted} kunne ikke leses, så det er ikke lett der. Koble den til, sjekk tilgangen, og kjør igjen.",
            "{sted} could not be read, so it was not looked into. Connect it, check the access, and run again.",
        ),
        "unreadable": (
            "{antall} filer kan ikke leses av docgen og hører ikke til noen sak. De står i innholdslisten; se selv etter.",
            "{antall} files cannot be read by docgen and belong to no case. They stand in the index; look yourself.",
        ),
    }
)


def gather_access(run: Run, number: str | None, navn: str | None, født: str | None, out: str | None) -> int:
    """Gather; gives the exit code.

    Raises:
        UsageError: neither a number nor a name, nobody of the number, several people of the name, or a folder that will not do.
        DocgenError: something cannot be read or written.
    """
    from docgen.access.gathering import gather
    from docgen.reading.folder import read_workspace

    if bool(number) == bool(navn):
        raise UsageError(
            'Skriv hvem det gjelder: docgen innsyn AG-2026-005, eller docgen innsyn --navn "Fornavn Etternavn".',
            'Write whom it is about: docgen access AG-2026-005, or docgen access --name "First Last".',
        )
    target = _target(run, out)
    with writing(run.root, "access"):
        book = read_workspace(run.root).casebook
        person = _by_number(book, number) if number else _by_name(book, navn or "", _born(født))
        gathered = gather(run.root, book, person, target or _free(run, book, number, person), run.i_dag, run.sendemappe)
    click.echo(_json(run, gathered) if run.options.json else _told(run, gathered))
    return 0


def _by_number(book: Casebook, number: str) -> Person:
    from docgen.access.person import bruker_of

    person = bruker_of(book, number)
    if person is None:
        raise UsageError(
            f"Ingen sak eller gruppe som kan leses, har nummeret «{number}». Skriv for eksempel AG-2026-005, eller rett feilene "
            "i filen først (docgen check).",
            f"No sak or group that can be read has the number “{number}”. Write for example AG-2026-005, or correct the file "
            "first (docgen check).",
        )
    return person


def _by_name(book: Casebook, navn: str, født: dt.date | None) -> Person:
    from docgen.access.person import Person, birth_dates, parts_of

    born = birth_dates(book, navn)
    if født is None and len(born) > 1:
        numbers = ", ".join(sorted(number for of_one in born.values() for number in of_one))
        raise UsageError(
            f"Flere brukere har det navnet, med hver sin fødselsdato: {numbers}. Skriv nummeret på en av sakene, "
            "eller --født DATO.",
            f"Several users have that name, each with another birth date: {numbers}. Write the number of a case, or --born DATE.",
        )
    person = Person(" ".join(navn.split()), født)
    if " " not in person.navn and not parts_of(book, person):
        raise UsageError(
            "Skriv hele navnet, for eksempel «Fornavn Etternavn». Ett ord alene letes det bare etter i "
            "navnefeltene, og ingen heter det.",
            "Write the whole name, for example “First Last”. One word is looked for in fields for "
            "names only, and nobody has that name.",
        )
    return person


def _born(text: str | None) -> dt.date | None:
    if text is None:
        return None
    from pydantic_core import PydanticCustomError

    from docgen.model.fields import parse_date

    try:
        return parse_date(text)
    except PydanticCustomError:
        raise UsageError(
            "--født må være en dato, for eksempel --født 2012-04-03.", "--born must be a date, for example --born 2012-04-03."
        ) from None


def _target(run: Run, out: str | None) -> Path | None:
    """The folder that was asked for.

    Raises:
        UsageError: it is there already, or lies where docgen would read it as the office's own.
    """
    if out is None:
        return None
    folder = Path(out).expanduser().absolute()
    inside = folder.resolve().relative_to(run.root).parts[:1] if folder.resolve().is_relative_to(run.root) else ("",)
    if not inside or inside[0] in (CASES, OUTPUT, TEMPLATES, WORKING, "arkiv"):
        raise UsageError(
            f"{folder} er en av docgens egne mapper. Velg en annen, for eksempel --ut innsyn/AG-2026-005.",
            f"{folder} is one of docgen's own folders. Choose another, for example --out innsyn/AG-2026-005.",
        )
    if folder.exists():
        raise UsageError(f"{folder} finnes fra før. Velg et nytt navn.", f"{folder} is there already. Choose a new name.")
    return folder


def _free(run: Run, book: Casebook, number: str | None, person: Person) -> Path:
    """A folder of our own that is not there yet; no name stands in it."""
    from docgen.access.gathering import FOLDER
    from docgen.access.person import parts_of

    parts = parts_of(book, person)
    named = next((part.number for part in parts if number and part.number.casefold() == number.casefold()), None)
    start = f"{named or (parts[0].number if parts else 'person')}_{run.i_dag.isoformat()}"
    folder, again = run.root / FOLDER / start, 1
    while folder.exists():
        again += 1
        folder = run.root / FOLDER / f"{start}_{again}"
    return folder


def _told(run: Run, gathered: Gathered) -> str:
    from docgen.access.index import INDEX
    from docgen.access.searching import Why

    def say(name: str, **values: object) -> str:
        return WORDS[name][run.lang == "en"].format_map(values)

    cases = ", ".join(part.number for part in gathered.search.parts) or say("no_case")
    lines = [say("done", antall=len(gathered.items), saker=cases, mappe=gathered.folder)]
    if not run.options.quiet:
        lines.append(say("index", fil=INDEX))
        counts = (
            ("doubt", sum(not item.hit.certain for item in gathered.items)),
            ("others", sum(item.hit.others is not False for item in gathered.items)),
            ("faulty", sum(one.why is Why.FAULTY for one in gathered.left_out)),
            ("unreadable", sum(one.why is Why.UNREADABLE for one in gathered.left_out)),
        )
        lines += [say(name, antall=count) for name, count in counts if count]
        maybe = sum(one.why is Why.MAYBE for one in gathered.left_out)
        lines += [say("maybe", filer=counted("filer", maybe, run.lang))] if maybe else []
    # Said also when little else is: what is not looked into may be hers.
    lines += [say("closed", sted=one.path) for one in gathered.left_out if one.why is Why.CLOSED]
    return "\n".join(lines)


def _json(run: Run, gathered: Gathered) -> str:
    return dumped({
        "version": 1, "command": "access", "ok": True, "exit": 0, "lang": run.lang,
        "folder": str(gathered.folder),
        "cases": [{"case": part.number, "roles": list(part.roles), "certain": part.certain} for part in gathered.search.parts],
        "files": [
            {
                "path": item.path, "copy": item.copy, "date": item.day, "sha256": item.mark, "why": item.hit.why.name.lower(),
                "certain": item.hit.certain, "others": item.hit.others,
            }
            for item in gathered.items
        ],
        "left_out": [{"path": one.path, "why": one.why.name.lower()} for one in gathered.left_out],
    })  # fmt: skip
