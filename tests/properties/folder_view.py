"""A drawn folder as the promises need to see it: which file a document is about, its dates, who sends it, whether it is sent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property

import oracle
from drawn_casebooks import Folder, id_of
from invented_names import UNITS, Written, employees

NOTICES = ("oppstart", "avslutning")
DATED = {
    "innkalling": "innkalling",
    "saksliste": "innkalling",
    "saksliste_ressursteam": "innkalling",
    "referat": "referat",
    "avlysning": "avlyst",
}
"""Documents of a meeting, and the block of its file that holds their own date and whether they are sent."""
CONTACTS = ("telefon", "e_post")


def is_private(key: str) -> bool:
    """Whether a receiver key is that of a person and not of a unit."""
    return key in ("bruker", "verge") or key.startswith(("foresatt-", "representant-"))


def unit_of(key: str) -> str:
    """The unit behind a receiver key: its id, or its id with a head where the id alone is what a person is called."""
    return key.removeprefix("enhet-")


class View:
    """One folder."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.oppsett = folder.oppsett
        self.cases: dict[str, Written] = {id_of(one): one for one in folder.about_persons()}
        self.meetings: dict[str, Written] = {id_of(one): one for one in folder.of_type("møte")}

    # --- what a document is about ----------------------------------------------------------------------------------

    def case_of(self, subject: str) -> Written | None:
        """The file of the person; None for documents about nobody."""
        head = subject.split("/")[0]
        if head in self.cases:
            return self.cases[head]
        meeting = self.meetings.get(subject, {})
        return self.cases.get(meeting.get("ansvarsgruppe") or meeting.get("sak") or "")

    def meeting_of(self, subject: str) -> Written | None:
        return self.meetings.get(subject.split("/")[-1])

    def discussion_of(self, subject: str) -> Written:
        head, _, meeting = subject.partition("/")
        return next(one for one in self.cases[head]["drøftinger"] if one["møte"] == meeting)

    def _block(self, kind: str, subject: str) -> tuple[Written, str]:
        """Where the document's own date stands, and under which key."""
        case, meeting = self.case_of(subject), self.meeting_of(subject)
        match kind:
            case "meldeskjema":
                return case or {}, "meldt_dato"
            case "oppstart":
                return (case or {}).get("meldt_oppstart", {}), "dato"
            case "avslutning":
                return (case or {}).get("avslutning", {}).get("meldt", {}), "dato"
            case "samtykke_trukket":
                consents = (case or {}).get("samtykker", [])
                return next(
                    (one["trukket"] for one in consents if one["id"] == subject.split("/")[-1] and "trukket" in one), {}
                ), "dato"
            case "referat_ressursteam":
                return self.discussion_of(subject), "dato"
            case _ if kind in DATED:
                return (meeting or {}).get(DATED[kind], {}), "dato"
            case _:
                return {}, "dato"

    def own_day(self, kind: str, subject: str) -> dt.date:
        """The document's own date; without one in the file the day of the run."""
        block, key = self._block(kind, subject)
        return oracle.day_of(block.get(key)) or self.folder.i_dag

    def is_dated(self, kind: str, subject: str) -> bool:
        block, key = self._block(kind, subject)
        return bool(block.get(key))

    def is_sent(self, kind: str, subject: str) -> bool:
        return self._block(kind, subject)[0].get("sendt") == "ja"

    def base_day(self, kind: str, subject: str) -> dt.date:
        """The day whose receivers a document goes to: of a cancellation that of the invitation (AG-19)."""
        called = (self.meeting_of(subject) or {}).get("innkalling", {}).get("dato")
        if kind == "avlysning" and called:
            return dt.date.fromisoformat(called)
        return self.own_day(kind, subject)

    def days(self, kind: str, subject: str) -> tuple[dt.date, ...]:
        """The days consent is judged on (ADR 0007). What was withdrawn since the invitation holds no cancellation back."""
        day = self.base_day(kind, subject)
        return (day,) if kind == "avlysning" else (day, self.folder.i_dag)

    # --- who sends, who is around ----------------------------------------------------------------------------------

    def sender(self, case: Written, day: dt.date) -> str | None:
        """The unit that writes the papers: the koordinator's on the day, or the one that reported the sak."""
        if case["type"] == "sak":
            return case["melder"].get("enhet")
        return (self.koordinator(case, day) or {}).get("enhet")

    def koordinator(self, group: Written, day: dt.date) -> Written | None:
        later = [one for one in group.get("koordinator_bytte", []) if dt.date.fromisoformat(one["dato"]) > day]
        return later[0]["fra"] if later else group.get("koordinator")

    def members(self, case: Written, day: dt.date) -> list[str]:
        """Units with a member on the day."""
        return [
            one["enhet"]
            for one in case.get("medlemmer", [])
            if (oracle.day_of(one.get("fra")) or oracle.ALWAYS) <= day <= (oracle.day_of(one.get("til")) or oracle.NEVER)
        ]

    def covers(self, case: Written, unit: str, purposes: tuple[str, ...], days: tuple[dt.date, ...]) -> bool:
        return all(any(oracle.covers(case, self.oppsett, unit, purpose, day) for purpose in purposes) for day in days)

    # --- needles ---------------------------------------------------------------------------------------------------

    @staticmethod
    def people(case: Written) -> Iterator[Written]:
        """Every record of the user side of a file."""
        verge = case["bruker"].get("verge")
        records = (case["bruker"], *([verge] if verge else []), *case.get("foresatte", []), *case.get("representanter", []))
        yield from (one for one in records if one.get("navn"))

    @cached_property
    def words(self) -> dict[str, str]:
        """The word that stands in the free texts of each file about a person."""
        return {name: case["notat"].rstrip(".").split()[-1] for name, case in self.cases.items()}

    @staticmethod
    def first_names(case: Written) -> set[str]:
        return {one["navn"].split()[0].casefold() for one in View.people(case)}

    @cached_property
    def _any_first_name(self) -> re.Pattern[str]:
        names = {name for case in self.cases.values() for name in self.first_names(case)}
        return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(names)) or '(?!)'})(?!\w)")

    def private_names_in(self, text: str) -> set[str]:
        """First names of private persons that stand in a text as whole words; each is one person's in the folder."""
        return {*self._any_first_name.findall(text.casefold())}

    @cached_property
    def contacts(self) -> frozenset[str]:
        """Every private telephone, e-mail and street of the folder."""
        found = set()
        for case in self.cases.values():
            for person in self.people(case):
                found |= {person[name] for name in CONTACTS if person.get(name)}
                found |= {street(person)} - {""}
        return frozenset(found)


def street(person: Written) -> str:
    """The line of an address that tells where somebody lives."""
    return str(person.get("adresse") or "").split("\n")[0]


EMPLOYEES = employees()
UNIT_NAMES = {title: unit for unit, (title, _) in UNITS.items()}


def units_in(text: str) -> set[str]:
    """Units that a text names, by their own name or by that of somebody who works there."""
    return {unit for name, unit in (*UNIT_NAMES.items(), *EMPLOYEES.items()) if name in text}
