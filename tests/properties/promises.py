"""The promises of the program, each as a function that looks at a folder and all documents made from it and names what breaks it.

Nothing here knows how the program decides. `oracle` says who may have what; the needles in the folder say whose a detail is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import oracle
from folder_view import EMPLOYEES, NOTICES, UNIT_NAMES, View, is_private, street, unit_of, units_in
from invented_names import INTERNAL, SEATS, UNITS, Written
from made_documents import Document, World

from docgen.build.verdicts import Verdict

Broken = Iterator[str]
NUMBER = re.compile(r"(?:RT|AG)-\d{4}-\d{3}")


def _told(document: Document, what: object) -> str:
    return f"{document.path} ({document.dato}): {what}"


# --- 1: no unit outside consent ------------------------------------------------------------------------------------


def units_beyond_consent(world: World) -> Broken:
    """A copy goes only to units that consent carries for the purpose, on the document's date and on the day of the run."""
    view = View(world.folder)
    for document in world.documents:
        if document.receiver and not is_private(document.receiver):
            yield from (
                _told(document, why) for why in _unit_may_not(view, document.kind, document.subject, unit_of(document.receiver))
            )


def _unit_may_not(view: View, kind: str, subject: str, unit: str) -> Broken:
    case = view.case_of(subject)
    if case is None:
        if kind == "saksliste_ressursteam" and unit not in SEATS and not _extract(view, subject, unit):
            yield f"{unit} is invited for no case that may be told to it"
        return
    if kind in NOTICES:
        if unit != _notified(view, kind, subject, case):
            yield f"{unit} is not the one the routine wants told"
        if kind == "oppstart" and _only_withdrawn(view, kind, subject, case, unit):
            yield f"{unit} is told of a start though the consent was withdrawn (SA-05)"
        return
    day = view.base_day(kind, subject)
    purposes = _purposes(view, kind, subject, case, unit)
    # A new koordinator sends the cancellation of a meeting that the former one had called.
    if unit in (view.sender(case, day), view.sender(case, view.own_day(kind, subject))):
        return
    if not purposes:
        yield f"{unit} was asked for by nobody"
    elif not view.covers(case, unit, purposes, view.days(kind, subject)) and not _cancelled_and_withdrawn(
        view, kind, subject, case, unit
    ):
        yield f"{unit} is not covered for {purposes} on {view.days(kind, subject)}"
    elif kind == "referat_ressursteam" and not oracle.holds(case, view.oppsett, "drøfting", _meeting_day(view, subject)):
        yield f"{unit} gets minutes of a discussion without consent (RT-01)"


def _cancelled_and_withdrawn(view: View, kind: str, subject: str, case: Written, unit: str) -> bool:
    """AG-19: where no invitation is dated, a withdrawal by the day of the cancellation is only warned of."""
    called = (view.meeting_of(subject) or {}).get("innkalling", {}).get("dato")
    return kind == "avlysning" and not called and _only_withdrawn(view, kind, subject, case, unit)


def _only_withdrawn(view: View, kind: str, subject: str, case: Written, unit: str) -> bool:
    """Whether consent would carry the unit but for a withdrawal."""
    kept = {**case, "samtykker": [{**one, "trukket": None} for one in case.get("samtykker", [])]}
    days = view.days(kind, subject)
    return view.covers(kept, unit, ("deling",), days) and not view.covers(case, unit, ("deling",), days)


def papers_without_consent(world: World) -> Broken:
    """A fault of the consent itself stops the whole meldeskjema, start notice, invitation and agenda (§1C, "How often")."""
    view = View(world.folder)
    for document in world.documents:
        case = view.case_of(document.subject)
        if case is None or document.kind not in ("meldeskjema", "oppstart", "innkalling", "saksliste"):
            continue
        if document.kind == "meldeskjema" and case["status"] == "utkast":
            continue  # a draft stays in the house: no unit gets a copy
        purpose = "drøfting" if document.kind == "meldeskjema" else "deling"
        days = {view.own_day(document.kind, document.subject)}
        # What was sent stays, and so does its archive copy, though the consent has run out since (ADR 0007).
        days |= set() if view.is_sent(document.kind, document.subject) else {world.folder.i_dag}
        for day in days:
            if not oracle.holds(case, view.oppsett, purpose, day, withdrawn=False):
                yield _told(document, f"there is no consent for {purpose} on {day}")


def _meeting_day(view: View, subject: str) -> oracle.dt.date:
    return oracle.dt.date.fromisoformat((view.meeting_of(subject) or {})["dato"])


def _notified(view: View, kind: str, subject: str, case: Written) -> str:
    """The one unit that a notice goes to (AG-09); of a closing by the målgruppe on the closing date (AG-33)."""
    closed = oracle.day_of(case.get("avslutning", {}).get("dato")) if kind == "avslutning" else None
    day = closed or view.own_day(kind, subject)
    is_child = day < oracle.turns(case, oracle.limits(view.oppsett)["myndig"])
    group = case.get("målgruppe") or ("barn_og_unge" if is_child else "voksen")
    return str(view.oppsett["roller"]["oppvekstteam" if group == "barn_og_unge" else "forvaltningsenhet"])


def _purposes(view: View, kind: str, subject: str, case: Written, unit: str) -> tuple[str, ...]:
    """What the unit would need consent for, by all the ways in which it comes to receive the document (§1C, Purpose)."""
    if kind == "meldeskjema":
        return ("drøfting",) if unit == view.oppsett["roller"]["kommunepsykolog"] else ()
    if kind == "referat_ressursteam":
        return ("kopi_av_referat",) if unit in view.discussion_of(subject)["kopi_til"] else ()
    meeting = view.meeting_of(subject) or {}
    minutes, day = meeting.get("referat") or {}, view.base_day(kind, subject)
    invited = [one for one in meeting.get("inviterte", []) if one["enhet"] == unit]
    if kind == "referat":
        invited = [one for one in invited if _was_there(minutes.get("til_stede", []), one)]
    guests = [one["enhet"] for one in meeting.get("innkalte", []) if isinstance(one, dict)]
    is_member = unit in view.members(case, day)
    found: set[str] = {"deling"} if is_member or invited or unit in guests else set()
    if kind == "referat":
        gp = case["bruker"].get("fastlege")
        is_gp = unit == gp or (is_member and UNITS[unit][1] == "fastlege") if unit in UNITS else False
        found |= {"kopi_av_referat"} if is_gp or unit in minutes.get("kopi_til", []) else set()
    return tuple(sorted(found))


def _was_there(present: list[str | Written], invited: Written) -> bool:
    for one in present:
        name, unit = (one.get("navn"), one.get("enhet")) if isinstance(one, dict) else (one, None)
        if oracle.same(name, invited.get("navn")) or unit == invited["enhet"]:
            return True
    return False


def _extract(view: View, subject: str, unit: str) -> set[str]:
    """The cases of a ressursteam meeting that an invited unit may be told of (RT-15)."""
    meeting = view.meetings[subject]
    days = (oracle.dt.date.fromisoformat(meeting["dato"]), view.folder.i_dag)
    return {
        number
        for number, case in view.cases.items()
        if number in meeting["saker"]
        and any(
            invited["enhet"] == unit
            for one in case.get("drøftinger", [])
            if one["møte"] == subject
            for invited in one.get("inviterte", [])
        )
        and (unit == case["melder"].get("enhet") or view.covers(case, unit, ("drøfting",), days))
        and all(oracle.holds(case, view.oppsett, "drøfting", day) for day in days)
    }


def cases_on_the_shared_list(world: World) -> Broken:
    """On the ressursteam's list stand only cases that may be discussed; an invited unit's extract holds only its own (RT-01)."""
    view = View(world.folder)
    for document in world.documents:
        if document.kind != "saksliste_ressursteam":
            continue
        meeting = view.meetings[document.subject]
        shown = set(NUMBER.findall(document.text))
        faulty = {stop.subject: p.code for p in world.reading_problems if p.is_error for stop in p.stops}
        days = {oracle.dt.date.fromisoformat(meeting["dato"])}
        days |= set() if view.is_sent(document.kind, document.subject) else {world.folder.i_dag}
        for number in shown:
            if number not in meeting["saker"]:
                yield _told(document, f"{number} is not on the meeting's list")
            elif not all(oracle.holds(view.cases[number], view.oppsett, "drøfting", day) for day in days):
                since = oracle.holds(view.cases[number], view.oppsett, "drøfting", min(days)) and len(days) > 1
                yield _told(document, f"{number} may not be discussed{' (any more)' if since else ''}")
            if number in faulty:
                yield _told(document, f"{number} stands in a file with {faulty[number]}, which may hide a no")
        if document.receiver and document.receiver not in SEATS:
            yield from (
                _told(document, f"{n} is not for it") for n in shown - _extract(view, document.subject, document.receiver)
            )


def units_named_beyond_consent(world: World) -> Broken:
    """A unit that consent does not carry stands in no list of members, invited people or receivers either."""
    view = View(world.folder)
    for document in world.documents:
        case = view.case_of(document.subject)
        named = _named_in_lists(document) if case or document.kind == "saksliste_ressursteam" else set()
        for unit in sorted(named):
            if not (
                _may_be_named(view, document, case, unit) if case else unit in SEATS or _extract(view, document.subject, unit)
            ):
                yield _told(document, f"names {unit}")


TYPED = ("Møteleder: ", "Referent: ", "Meldt av: ", "Har du spørsmål", "Kan du ikke komme")
"""Lines with one name that the secretary has typed, or with the sender's."""


def _named_in_lists(document: Document) -> set[str]:
    """The units named where the document lists them: all of a short paper's text, of others the lists alone."""
    lines = [line for line in document.lines if not line.startswith(TYPED)]
    sent_to = next((at for at, line in enumerate(lines) if line in ("Sendes til", "Kopi til")), len(lines))
    match document.kind:
        case "innkalling" | "avlysning" | "oppstart" | "avslutning":
            return units_in("\n".join(lines))
        case "meldeskjema":
            first = next((at for at, line in enumerate(lines) if line.endswith("Saken kan drøftes med:")), len(lines))
            last = next((at for at, line in enumerate(lines) if line.startswith("Ønsket kopi:")), len(lines))
            return units_in("\n".join((*lines[first + 1 : last], *lines[sent_to:])))
        case "saksliste":
            return {unit for name, unit in UNIT_NAMES.items() if name in document.text}
        case "samtykkeskjema" | "samtykke_trukket":
            return set()  # where she says which units, and where she is told of them: they are named for her alone
        case _:
            return units_in("\n".join(lines[sent_to:]))


def _may_be_named(view: View, document: Document, case: Written, unit: str) -> bool:
    kind, subject = document.kind, document.subject
    if unit in (view.sender(case, view.base_day(kind, subject)), view.sender(case, view.own_day(kind, subject))):
        return True
    if kind in NOTICES and unit == _notified(view, kind, subject, case):
        return True
    days = (view.own_day(kind, subject),) if view.is_sent(kind, subject) else view.days(kind, subject)
    if kind in ("referat", "referat_ressursteam", "avlysning"):
        return not [*_unit_may_not(view, kind, subject, unit)]
    return view.covers(case, unit, ("drøfting",) if kind == "meldeskjema" else ("deling",), days)


def copies_that_may_not_lie_there(world: World) -> Broken:
    """After a run no copy lies in output/ that its unit may not have today, unless it is sent (ADR 0007)."""
    view = View(world.folder)
    gone = world.retired | {one.path for one in world.found}
    gone |= {planned.moved_from for planned in world.planned if planned.is_made}
    for path, found in world.lying.items():
        kind, subject, receiver, _ = found.identity.split("|")
        case = view.case_of(subject)
        if path in gone or not receiver or is_private(receiver) or case is None or view.is_sent(kind, subject):
            continue
        receiver = unit_of(receiver)
        if not found.untouched:
            continue  # a person has worked in it: it stays, and is told of
        senders = (view.sender(case, view.base_day(kind, subject)), view.sender(case, view.own_day(kind, subject)))
        if kind in NOTICES or receiver in senders:
            continue
        # One that nobody asks for any more may stay where it is while consent carries it for any purpose at all.
        purposes = _purposes(view, kind, subject, case, receiver) or ("deling", "kopi_av_referat", "drøfting")
        is_carried = view.covers(case, receiver, purposes, view.days(kind, subject))
        if not is_carried and not _cancelled_and_withdrawn(view, kind, subject, case, receiver):
            asked = "" if _purposes(view, kind, subject, case, receiver) else " (and nobody asks for it any more)"
            yield f"{path} lies there, and {receiver} may not have it{asked}"


def letters_that_may_not_lie_there(world: World) -> Broken:
    """Nor a letter to a person who may not have it today, where the document is still to be made."""
    view = View(world.folder)
    gone = world.retired | {one.path for one in world.found}
    gone |= {planned.moved_from for planned in world.planned if planned.is_made}
    stopped = {
        (p.kind, p.subject) for p in world.planned if p.verdict in (Verdict.STOPPET, Verdict.IKKE_AKTUELT) and not p.receiver
    }
    for path, found in world.lying.items():
        kind, subject, receiver, _ = found.identity.split("|")
        case = view.case_of(subject)
        if path in gone or not is_private(receiver) or case is None or view.is_sent(kind, subject) or (kind, subject) in stopped:
            continue
        if not found.untouched:
            continue
        days = (view.folder.i_dag,) if kind == "samtykkeskjema" else view.days(kind, subject)
        if not all(oracle.may_have_letter(case, view.oppsett, receiver, day) for day in days):
            where = " (the block stands in another place of the file)" if _is_blocked_elsewhere(case, receiver) else ""
            yield f"{path} lies there, and {receiver} may not have it{where}"


# --- 2: no private person without a right to it --------------------------------------------------------------------


def persons_without_a_right(world: World) -> Broken:
    """A letter, and a line in the list of receivers, only for a person who may have it."""
    view = View(world.folder)
    for document in world.documents:
        case = view.case_of(document.subject)
        if case is None:
            continue
        days = _days_of_persons(view, document)
        if is_private(document.receiver):
            if not all(oracle.may_have_letter(case, view.oppsett, document.receiver, day) for day in days):
                yield _told(
                    document, f"{document.receiver} may not have it on {days}{_how(view, document, case, document.receiver)}"
                )
            yield from (_told(document, why) for why in _not_called(view, document, case))
        keys = {one.receiver for one in world.planned if one.subject == document.subject and is_private(one.receiver)}
        may = {key for key in keys if all(oracle.may_have_letter(case, view.oppsett, key, day) for day in days)}
        if view.is_sent(document.kind, document.subject):
            # Her copy went out with the others: the list tells of it, whoever may have a new one today.
            there = {tuple(one.identity.split("|")[:3]) for one in world.lying.values()}
            may |= {key for key in keys if (document.kind, document.subject, key) in there}
        names = {_name(case, key) for key in may}
        for key in sorted(keys - may):
            name = _name(case, key)
            if name not in names and any(line.startswith(f"{name}, ") for line in _receivers_list(document)):
                yield _told(document, f"lists {key} as a receiver{_how(view, document, case, key)}")


def _how(view: View, document: Document, case: Written, key: str) -> str:
    """Where the no stands, when it is not on the receiver's own record on an ordinary day."""
    if _is_blocked_elsewhere(case, key):
        return " (the block stands in another place of the file)"
    return " (marked as sent)" if view.is_sent(document.kind, document.subject) else ""


def _is_blocked_elsewhere(case: Written, key: str) -> bool:
    person = oracle.person_behind(case, key)
    return oracle.blocked(case, person["navn"]) and not person.get("kopi_sperret")


def _days_of_persons(view: View, document: Document) -> tuple[oracle.dt.date, ...]:
    if document.kind == "samtykkeskjema":
        return (view.folder.i_dag,)
    return view.days(document.kind, document.subject)


def _name(case: Written, key: str) -> str:
    return " ".join(str(oracle.person_behind(case, key)["navn"]).split())


def _not_called(view: View, document: Document, case: Written) -> Broken:
    called = (view.meeting_of(document.subject) or {}).get("innkalte", [])
    names = [one["navn"] if isinstance(one, dict) else one for one in called]
    if (
        document.kind in ("innkalling", "saksliste", "avlysning")
        and names
        and not oracle.is_one_of(_name(case, document.receiver), names)
    ):
        yield f"{document.receiver} is not called"


def _receivers_list(document: Document) -> tuple[str, ...]:
    first = next((at for at, line in enumerate(document.lines) if line in ("Sendes til", "Kopi til")), len(document.lines))
    return document.lines[first:]


# --- 3: no contact detail but one's own address in one's own letter ------------------------------------------------


def private_details(world: World) -> Broken:
    """No private telephone, e-mail or address; only the receiver's own address in her own letter, and no blocked one."""
    view = View(world.folder)
    for document in world.documents:
        own = _own_address(view, document)
        everything = f"{document.text}\n{document.properties}\n{document.path}"
        for detail in sorted(view.contacts - own):
            if detail in everything:
                how = " (the block stands in another place of the file)" if _is_blocked_on_another(view, document, detail) else ""
                yield _told(document, f"shows «{detail}»{how}")


def _own_address(view: View, document: Document) -> frozenset[str]:
    case = view.case_of(document.subject)
    if case is None or not is_private(document.receiver):
        return frozenset()
    person = oracle.person_behind(case, document.receiver)
    records = [one for one in view.people(case) if oracle.same(one["navn"], person["navn"])]
    if any(one.get("adressesperre", "ingen") != "ingen" for one in records):
        return frozenset()
    return frozenset({street(person)} - {""})


def _is_blocked_on_another(view: View, document: Document, detail: str) -> bool:
    """Whether it is the receiver's own address, free on her own record and blocked on another record of the same person."""
    case = view.case_of(document.subject)
    if case is None or not is_private(document.receiver):
        return False
    person = oracle.person_behind(case, document.receiver)
    return street(person) == detail and person.get("adressesperre", "ingen") == "ingen"


def strictly_blocked(world: World) -> Broken:
    """Nothing at all is made about a case in which somebody's address is strictly confidential, and no list names it."""
    view = View(world.folder)
    secret = {
        name
        for name, case in view.cases.items()
        if any(one.get("adressesperre") == "strengt_fortrolig" for one in (case["bruker"], *case["foresatte"]))
    }
    for document in world.documents:
        case = view.case_of(document.subject)
        if case is not None and _number(case) in secret:
            yield _told(document, "its case must not lie in the folder")
        yield from (_told(document, f"tells of {number}") for number in secret & set(NUMBER.findall(document.text)))


def internal_words(world: World) -> Broken:
    """What is written for the office alone (notes, internal reasons, why somebody gets no copy) is never printed (PV-05)."""
    for document in world.documents:
        if INTERNAL in f"{document.text}\n{document.properties}".casefold():
            yield _told(document, next(line for line in document.lines if INTERNAL in line.casefold()))


# --- 4: no other case ----------------------------------------------------------------------------------------------


def other_cases(world: World) -> Broken:
    """No other file's number, name, detail or word; only what the two files share."""
    view = View(world.folder)
    for document in world.documents:
        case = view.case_of(document.subject)
        everything = f"{document.text}\n{document.properties}\n{document.path}\n{document.title}"
        if case is None:
            yield from (_told(document, why) for why in _about_nobody(view, document, everything))
            continue
        for number, other in view.cases.items():
            if other is not case and number in everything:
                yield _told(document, f"names {number}")
            if other is not case and view.words[number] in everything:
                yield _told(document, f"tells what stands in {number}: {view.words[number]}")
        for name in view.private_names_in(everything) - view.first_names(case):
            yield _told(document, f"names {name}, who belongs to another file")


def _about_nobody(view: View, document: Document, everything: str) -> Broken:
    """The shared list is free of names (RT-29); a plan, an evaluation and the tiltaksbank say nothing of any case."""
    listed = view.meetings[document.subject]["saker"] if document.kind == "saksliste_ressursteam" else []
    for number in view.cases:
        if number not in listed and (number in everything or view.words[number] in everything):
            yield _told(document, f"tells of {number}")
    yield from (_told(document, f"names {name}") for name in view.private_names_in(everything))


def _number(case: Written) -> str:
    return str(case.get("saksnummer") or case.get("gruppenummer"))


# --- 5: no person in a path, a title or a property -----------------------------------------------------------------

ELEVEN = re.compile(r"(?<!\d)\d{2}[. ]?\d{2}[. ]?\d{2}[ .-]?\d{3} ?\d{2}(?!\d)")


def persons_outside_the_text(world: World) -> Broken:
    """No name, birth date or national identity number in a path, a title or a property of the document."""
    view = View(world.folder)
    private = {one["navn"] for case in view.cases.values() for one in view.people(case)}
    names = {part.casefold() for name in (*private, *EMPLOYEES) for part in (name.split()[0], name.split()[-1])}
    # Also as the beginning of a longer word («Karis mor»), but not inside one.
    pattern = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(re.escape(name) for name in sorted(names))})")
    born = {case["bruker"]["fødselsdato"] for case in view.cases.values()}
    dates = {form for day in born for form in (day, ".".join(reversed(day.split("-"))), day.replace("-", ""))}
    for document in world.documents:
        outside = f"{document.path}\n{document.title}\n{document.properties}".casefold()
        yield from (_told(document, f"has the name {name} outside its text") for name in sorted({*pattern.findall(outside)}))
        yield from (_told(document, f"has the birth date {date}") for date in dates if date in outside)
        if ELEVEN.search(outside):
            yield _told(document, "has a number like a fødselsnummer")


# --- 7: minutes are archived ---------------------------------------------------------------------------------------

OF_CONSENT = frozenset({
    "RT-01", "RT-15", "RT-20", "AG-05", "AG-15", "AG-27", "SA-01", "SA-02", "SA-03", "SA-04", "SA-05", "SA-06", "SA-07", "SA-09",
    "SA-11", "SA-12",
})  # fmt: skip
MINUTES = ("referat", "referat_ressursteam")


def archived(world: World) -> frozenset[tuple[str, str]]:
    """The minutes whose archive copy was made."""
    return frozenset((kind, subject) for kind, subject, receiver in world.made if kind in MINUTES and not receiver)


def minutes_stopped_by_consent(world: World) -> Broken:
    """The archive copy of minutes is never stopped by consent: a meeting that was held must be documented."""
    for planned in world.planned:
        if planned.kind in MINUTES and not planned.receiver and planned.verdict is Verdict.STOPPET:
            about = {
                p.code
                for p in world.problems
                for stop in p.stops
                if stop.covers(planned.subject, planned.kind) and stop.receiver == "*" and p.code in OF_CONSENT
            }
            if about or planned.why.split(":")[0] in OF_CONSENT:
                yield f"{planned.kind} {planned.subject} is stopped by {sorted(about)}: {planned.why}"


# --- 9: what is stopped is told, and what is told of is stopped ----------------------------------------------------


def stopped_in_silence(world: World) -> Broken:
    """A FEIL that stops a document keeps it from being made; a document that was stopped has a problem that names it."""
    view = View(world.folder)
    early = [(problem, stop) for problem in world.reading_problems for stop in problem.stops]
    late = [(problem, stop) for problem in world.problems for stop in problem.stops]
    stands_on = {planned.subject: _stands_on(view, planned.subject) for planned in world.planned}
    for document in world.documents:
        kind, subject, receiver = document.key
        for problem, stop in early:
            if problem.is_error and stop.subject in stands_on[subject] and stop.covers(stop.subject, kind):
                yield _told(document, f"is made in spite of {problem.code} ({stop})")
        for problem, stop in late:
            # A stop of one receiver holds that copy; only «*» holds the whole document, its archive copy too.
            if problem.is_error and stop.covers(subject, kind, receiver or "*") and (receiver or stop.receiver == "*"):
                yield _told(document, f"is made in spite of {problem.code} ({stop})")
    for planned in world.planned:
        if planned.verdict is Verdict.STOPPET:
            named = any(
                stop.subject in stands_on[planned.subject] and stop.covers(stop.subject, planned.kind) for _, stop in early
            )
            named |= any(stop.covers(planned.subject, planned.kind, planned.receiver or stop.receiver) for _, stop in late)
            # What stops the line of a case on the shared list stops the extract that would hold nothing else.
            named |= any(
                stop.receiver.startswith("sak:") and stop.covers(planned.subject, planned.kind, stop.receiver) for _, stop in late
            )
            if not named:
                yield f"{planned.kind} {planned.subject} {planned.receiver} is stopped, and no problem says so: {planned.why}"


def _stands_on(view: View, subject: str) -> set[str]:
    """All that a subject's documents rest on: its files by id, and the units they name."""
    head, tail = subject.split("/")[0], subject.split("/")[-1]
    files = {"*", subject, head, tail}
    meeting = view.meetings.get(tail, {})
    files |= {meeting.get("ansvarsgruppe") or "", meeting.get("sak") or ""} - {""}
    written = [one for name, one in (*view.cases.items(), *view.meetings.items()) if name in files]
    texts = {text for one in written for text in _texts(one)}
    return files | {f"enhet:{unit}" for unit in UNITS if unit in texts}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value
