"""What an archive run is asked for and what it tells: the two ends of `stages/archiving`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.archive.entry import Entry
from docgen.archive.picking import Passed
from docgen.archive.results import Result
from docgen.build.archived import Archived, Transition
from docgen.build.units import KOMMUNE
from docgen.disk import DocgenError
from docgen.problem import Severity
from docgen.stages.round import Round

USAGE = 2
"""The exit code for wrong use (style.md §2.9)."""


@dataclass(frozen=True)
class Order:
    """What an archive run was asked for. `ids` narrow it to cases, groups and meetings, `documents` to single ones (paths below
    output/), `packages` to what was withdrawn (ids of packages, or names of their folders); empty means everything. What was
    withdrawn is packed again only where `documents` or `packages` name it.

    `as_sent` says that what the files call sent lies in output/ as it was sent, whatever the files say now.

    `sendemappe` is the hot folder, None where an archivist fetches by hand; `skjema` the folder of KS' schema, None where it is
    not here; `svarfrist` how many days the archive has for its answer. `now` is the run's moment, with a zone.
    """

    now: dt.datetime
    ids: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    sendemappe: Path | None = None
    skjema: Path | None = None
    svarfrist: int = 14
    as_sent: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether only a part of the workspace is looked at."""
        return bool(self.ids or self.documents or self.packages)


@dataclass(frozen=True)
class ArchiveReport:
    """What an archive run tells: of each package and receipt, of what was passed over and why, and in a dry run what would be
    packed. `unchecked` says that no schema was here."""

    results: tuple[Result, ...] = ()
    passed: tuple[Passed, ...] = ()
    would: tuple[Entry, ...] = ()
    unchecked: bool = False
    states: tuple[tuple[str, int], ...] = field(default=())
    """How many packages are in each state afterwards."""

    @property
    def exit_code(self) -> int:
        """1 when somebody has to do something, else 0."""
        is_wrong = any(result.severity is Severity.FEIL for result in self.results)
        return 1 if is_wrong or any(one.is_fault for one in self.passed) else 0


def packages_of(order: Order, archived: Archived) -> Mapping[str, Transition]:
    """What the register says of the packages that were asked for, by their ids.

    Raises:
        DocgenError: it knows none of that name.
    """
    by_name = by_either_name(archived)
    for name in order.packages:
        if name not in by_name:
            raise DocgenError(
                f"Registeret har ingen pakke {name}. Ingenting er pakket.",
                f"The register has no package {name}. Nothing was packed.",
                exit_code=USAGE,
            )
    return {by_name[name].pakke: by_name[name] for name in order.packages}


def by_either_name(archived: Archived) -> Mapping[str, Transition]:
    """Every package by its id, and by what its folder is called."""
    return {name: entry for entry in archived.packages.values() for name in (entry.pakke, entry.mappe)}


def ids_of(order: Order, work: Round, packages: Iterable[Transition] = ()) -> frozenset[str]:
    """The ids of what was asked for, and of what its documents and `packages` are about; empty: everything.

    Raises:
        DocgenError: a name is no id that is here, or no document in output/.
    """
    # The key of an entry begins with the kommune and the folder of its case.
    return frozenset((*_asked_for(order, work), *(entry.subject or entry.nøkkel.split("/")[1] for entry in packages)))


def _asked_for(order: Order, work: Round) -> Iterator[str]:
    for name in order.ids:
        if all(unit.name == KOMMUNE for unit in work.units.of_files(name.split("/"))):
            raise DocgenError(
                f"Det er ingen sak, gruppe eller møte med id-en «{name}» i cases. Skriv en id, for eksempel AG-2026-005, eller "
                "et dokument i output. Ingenting er pakket.",
                f"There is no sak, group or meeting with the id “{name}” in cases. Write an id, for example AG-2026-005, or a "
                "document in output. Nothing was packed.",
                exit_code=USAGE,
            )
        yield name
    for path in order.documents:
        found = work.ground.survey.at.get(path)
        if found is None:
            raise DocgenError(
                f"Det er ikke noe dokument som heter output/{path}. Sjekk navnet, eller kjør docgen build. Ingenting er pakket.",
                f"There is no document called output/{path}. Check the name, or run docgen build. Nothing was packed.",
                exit_code=USAGE,
            )
        # One that docgen cannot tell any more lies in the folder of its case all the same.
        yield found.identity.split("|")[1] if found.identity.count("|") == 3 else path.partition("/")[0]
