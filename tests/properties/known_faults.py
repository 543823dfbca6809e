"""Faults of the program that these promises have found and that are not mended yet: each hides exactly its own breaches.

`test_faults_found.py` shows every one of them in the smallest casebook there is, as an expected failure: the day it is mended, that
test says so, and its row here goes too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is wrong, the rule it breaks, and which breaches (promise and message) it explains."""

    key: str
    what: str
    rule: str
    promises: tuple[str, ...]
    pattern: str


FAULTS: tuple[Fault, ...] = (
    Fault(
        "cancelled after a withdrawal",
        "A unit whose consent was withdrawn before the invitation gets the cancellation",
        "AG-19: it goes to those the innkalling went to; SA-05",
        ("units_beyond_consent", "units_named_beyond_consent", "copies_that_may_not_lie_there", "less_gives_nobody_more"),
        r"^\('avlysning'|avlysning.*(is not covered for|names |lies there)",
    ),
    Fault(
        "blocked as another",
        "A block on copies counts for one record of a person and not for another",
        "§2.3: not anyone kopi_sperret; §5: persons are matched by navn",
        ("persons_without_a_right", "letters_that_may_not_lie_there"),
        r"the block stands in another place",
    ),
    Fault(
        "address as another",
        "A blocked address is printed in the same person's letter as verge or representant",
        "PV-03: not even in the letter's address block",
        ("private_details",),
        r"the block stands in another place",
    ),
    Fault(
        "listed in the meldeskjema",
        "The meldeskjema says that the case can be discussed with units that consent does not carry",
        "D1: samtykke (dato, til hvem); SA-04, SA-05",
        ("units_named_beyond_consent",),
        r"meldeskjema.*names ",
    ),
    Fault(
        "GP in words",
        "A GP written in words gets the copy that consent gives to a unit with the id «fastlege»",
        "AG-27, SA-04",
        ("units_beyond_consent", "copies_that_may_not_lie_there"),
        r"referat_fastlege.*(asked for by nobody|nobody asks for it)",
    ),
    Fault(
        "invited without consent",
        "A unit invited for a case without consent gets a list all the same, and is named on everybody's",
        "RT-15: it gets no extract of the saksliste",
        ("units_beyond_consent", "units_named_beyond_consent", "less_gives_nobody_more"),
        r"^\('saksliste_ressursteam'|saksliste_ressursteam.*(is invited for no case|names )",
    ),
    Fault(
        "letter by being sent",
        "Marking a document as sent makes a letter for the parent of an adult",
        "SA-11; ADR 0007: a copy that may not be made is left out",
        ("persons_without_a_right",),
        r"marked as sent",
    ),
    Fault(
        "left and refused",
        "The copy of a unit that is a member no more stays though consent refuses it, when the document is stopped or not due",
        "ADR 0007: copies of units that consent refuses go whatever else becomes of the document",
        ("copies_that_may_not_lie_there",),
        r"nobody asks for it any more",
    ),
    Fault(
        "withdrawn since",
        "A consent that was withdrawn as a whole after the meeting leaves the case on a list that is not sent",
        "RT-01, SA-05; ADR 0007",
        ("cases_on_the_shared_list",),
        r"may not be discussed \(any more\)",
    ),
    Fault(
        "hidden no",
        "A case whose file has a fault that may hide a no stands on the shared list",
        "§5: an unknown key stops the documents of its file, for it can hide a refusal",
        ("cases_on_the_shared_list",),
        r"which may hide a no",
    ),
    Fault(
        "beside a sent copy",
        "A copy that is sent and then edited by hand gets our new version beside it, also for a unit that may have no more",
        "ADR 0007: sent, nothing changes by itself",
        (
            "units_beyond_consent",
            "units_named_beyond_consent",
            "persons_without_a_right",
            "papers_without_consent",
            "cases_on_the_shared_list",
        ),
        r" \(ny\)\.docx",
    ),
    Fault(
        "two with one key",
        "Two representatives get one receiver key, and only the first gets a letter",
        "§2.3: those whom bruker's own consent names in personer",
        (),
        "",
    ),
    Fault(
        "a unit called verge",
        "A unit whose id is a receiver key of a person is joined with that person, and consent is not asked for it",
        "SA-04; a separate letter each",
        (),
        "",
    ),
)


def is_known(promise: str, message: str) -> bool:
    """Whether a breach is one of these."""
    return any(promise in fault.promises and re.search(fault.pattern, message) for fault in FAULTS)
