"""A new meeting of a group, of a sak or of the ressursteam, with what the earlier ones hand on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from docgen.model.casebook import Casebook
from docgen.model.halfyear import meeting_dates, season
from docgen.model.subject import TEAM, Subject
from docgen.model.subjects import Møte
from docgen.reading.spelling import look_up, nearest, spelling_table
from docgen.rules.days import is_day_off
from docgen.skeleton.base import (
    HOW,
    NewError,
    Skeleton,
    either,
    file_of,
    folder_of,
    free_path,
    long_date,
    page,
    remark,
    weekday_date,
)
from docgen.skeleton.called import innkalte_of_few, innkalte_of_group, inviterte
from docgen.skeleton.minutes import minutes
from docgen.skeleton.numbers import next_meeting, used_ids
from docgen.skeleton.past import Appointment, Past, before, of_plan, plan_for
from docgen.skeleton.team import saker_section, seats_section
from docgen.skeleton.when import link_fields, place_fields, time_fields
from docgen.skeleton.wording_meeting import (
    AGENDA,
    AGENDA_OF_FEW,
    AGENDA_OF_GROUP,
    AVLYST,
    INNKALLING,
    REPLACES,
    TEAM_AVLYST,
    UTEN_BRUKER,
)
from docgen.skeleton.yamltext import scalar

TYPES = {"ansvarsgruppe": ("ansvarsgruppemøte", "samarbeidsmøte"), "sak": ("samarbeidsmøte",), TEAM: (TEAM,)}
"""What kinds of meeting a subject holds; the first is meant when nothing is said."""


def new_meeting(
    book: Casebook, about: str, dato: dt.date, i_dag: dt.date, *, møtetype: str | None = None, used: Iterable[str] = ()
) -> Skeleton:
    """A meeting of the group or sak `about`, or of the `ressursteam`, on `dato`. `used` as in `new_case`.

    Raises:
        NewError: nothing is known by that name, it holds no such meetings, it is closed, or it meets on that day already.
    """
    subject = _subject(book, about)
    kind = _type(subject, møtetype)
    if kind == TEAM:
        return _team_meeting(book, dato, i_dag, tuple(used))
    _refuse_closed(subject, dato)
    møter = book.møter_i_gruppe(subject.id) if subject.gruppe else book.møter_i_sak(subject.id)
    _refuse_double(book, subject.id, møter, dato, kind)
    past = before(møter, dato, kind)
    name = next_meeting(subject.id, used_ids(book, used))
    leads_to = "Gir innkalling og saksliste, og siden referat."
    text = page(
        f"{remark(f'{kind.capitalize()} i {subject.id}, {weekday_date(dato)}. {leads_to}')}\n#\n{HOW}",
        _identity(subject, kind, name, past),
        _when(dato, past.appointment(dato), _elsewhere(past, dato)),
        _who_leads(subject, dato, past),
        REPLACES if kind == "samarbeidsmøte" and subject.gruppe else "",
        (innkalte_of_few if kind == "samarbeidsmøte" else innkalte_of_group)(subject, dato, past.last),
        inviterte(subject, past.last),
        _status(dato, i_dag),
        f"{AGENDA_OF_GROUP if kind == 'ansvarsgruppemøte' else AGENDA_OF_FEW}\n{AGENDA}",
        INNKALLING,
        AVLYST,
        UTEN_BRUKER if kind == "ansvarsgruppemøte" else "",
        minutes(subject, dato, kind, past),
    )
    return Skeleton(_path(book, subject, dato), text)


def _team_meeting(book: Casebook, dato: dt.date, i_dag: dt.date, used: tuple[str, ...]) -> Skeleton:
    møter = book.ressursteammøter()
    _refuse_double(book, TEAM, møter, dato, TEAM)
    past = before(møter, dato, TEAM)
    plan = plan_for(book.møteplaner.values(), dato)
    ids = {text.casefold() for text in used_ids(book, used)}
    stem = f"RT-møte-{dato}"
    name = next(n for n in (stem, *(f"{stem}-{number}" for number in range(2, len(ids) + 3))) if n.casefold() not in ids)
    planned = [p.day for p in meeting_dates(plan)] if plan else []
    outside = f"OBS: Dagen står ikke i møteplanen for {season(plan.halvår)}." if plan and dato not in planned else ""
    text = page(
        f"# Møte i ressursteamet, {weekday_date(dato)}. Gir saksliste. Referatet skrives i hver sak.\n#\n{HOW}",
        f"# Hva fila er. Id-en endres aldri.\ntype: møte\nid: {name}\nmøtetype: ressursteam",
        _when(dato, of_plan(plan) if plan else past.appointment(dato), outside),
        _team_leads(past),
        _status(dato, i_dag),
        saker_section(book, name, dato, i_dag),
        seats_section(book, past),
        INNKALLING.replace("Innkallingens", "Sakslistens"),
        TEAM_AVLYST,
    )
    return Skeleton(free_path(book, "cases/ressursteam", f"møte-{dato}"), text)


# --- what was asked for --------------------------------------------------------------------------------------------


def _subject(book: Casebook, about: str) -> Subject:
    word = about.strip()
    if match := re.fullmatch(r"(AG|RT)[\s-](\d{4})[\s/-]0*(\d{1,4})", word, re.IGNORECASE):
        word = f"{match[1].upper()}-{match[2]}-{int(match[3]):03}"
    if word.casefold() == TEAM:
        return Subject(TEAM, TEAM, TEAM, TEAM, book)
    if gruppe := book.grupper.get(word):
        return Subject(word, "ansvarsgruppe", word, word, book, gruppe=gruppe)
    if sak := book.saker.get(word):
        return Subject(word, "sak", word, word, book, sak=sak)
    if word in book.faulty:
        file = file_of(book, word)
        raise NewError(f"{file} har feil. Rett fila først.", f"{file} has errors. Correct the file first.")
    meant = nearest(word, spelling_table((TEAM, *book.grupper, *book.saker))) or TEAM
    raise NewError(
        f"Det finnes ingen ansvarsgruppe eller sak «{about}». Mente du «{meant}»?",
        f"There is no ansvarsgruppe or sak “{about}”. Did you mean “{meant}”?",
    )


def _type(subject: Subject, asked: str | None) -> str:
    allowed = TYPES[subject.om]
    if asked is None:
        return allowed[0]
    table = spelling_table(allowed)
    if found := look_up(asked, table):
        return found
    meant = nearest(asked, table) or allowed[0]
    raise NewError(
        f"{subject.id} har ikke møter av typen «{asked}», bare {either(allowed, 'eller')}. Mente du «{meant}»?",
        f"{subject.id} has no meetings of the type “{asked}”, only {either(allowed, 'or')}. Did you mean “{meant}”?",
    )


def _refuse_closed(subject: Subject, dato: dt.date) -> None:
    closed = subject.gruppe.avslutning.dato if subject.gruppe and subject.gruppe.avslutning else None
    if closed and dato > closed:
        raise NewError(
            f"{subject.id} ble avsluttet {long_date(closed)}, så det kan ikke holdes møte {long_date(dato)} (AG-34).",
            f"{subject.id} was closed on {closed}, so no meeting can be held on {dato} (AG-34).",
        )


def _refuse_double(book: Casebook, name: str, møter: Iterable[Møte], dato: dt.date, kind: str) -> None:
    same = next((m for m in møter if m.dato == dato and m.møtetype == kind and m.status != "avlyst"), None)
    if same:
        file = file_of(book, same.id)
        raise NewError(
            f"{name} har allerede et møte {long_date(dato)}: {file}. Mente du en annen dato?",
            f"{name} has a meeting on {dato} already: {file}. Did you mean another date?",
        )


def _path(book: Casebook, subject: Subject, dato: dt.date) -> str:
    root = f"cases/ansvarsgrupper/{subject.id}" if subject.gruppe else "cases/saker"
    folder = folder_of(book, subject.id, root)
    # In a folder of its own the group needs no name in the file's; among others it does.
    own = folder.rpartition("/")[2].casefold() == subject.id.casefold()
    return free_path(book, folder, f"møte-{dato}" if own else f"{subject.id}-møte-{dato}")


# --- the sections --------------------------------------------------------------------------------------------------


def _identity(subject: Subject, kind: str, name: str, past: Past) -> str:
    about = "ansvarsgruppe" if subject.gruppe else "sak"
    lines = ["# Hva fila er. Id-en endres aldri, heller ikke når møtet flyttes.", "type: møte", f"id: {name}"]
    lines += [f"{about}: {subject.id}", f"møtetype: {kind}"]
    if kind == "ansvarsgruppemøte" or subject.sak:
        lines += ["", "# Hvilket møte i rekken det er. Avlyste møter telles ikke.", f"møtenummer: {past.next_number()}"]
    return "\n".join(lines)


def _elsewhere(past: Past, dato: dt.date) -> str:
    """A warning when the last minutes agreed on another day, and no meeting has been called for it since."""
    agreed = past.agreed_day()
    if agreed is None or agreed == dato or any(m.dato and m.dato >= agreed for m in past.møter):
        return ""
    return f"OBS: Sist ble det avtalt neste møte {weekday_date(agreed)}."


def _when(dato: dt.date, appointment: Appointment, note: str) -> str:
    lines = [f"# --- Når og hvor. Trengs for saksliste og innkalling. ---\n# {weekday_date(dato).capitalize()}."]
    if is_day_off(dato):
        lines.append("# OBS: Dette er en helg eller helligdag.")
    if note:
        lines.append(remark(note))
    source = appointment.source
    lines += [f"dato: {dato}", remark(f"Fra og til, for eksempel 10.00 og 11.30. {source}"), *time_fields(appointment)]
    place = source or "For eksempel Samtalerom 1, Familiesenteret."
    lines += [remark(f"Sted, eller lenke når møtet er digitalt. {place}"), *place_fields(appointment)]
    return "\n".join([*lines, *link_fields(appointment)])


def _who_leads(subject: Subject, dato: dt.date, past: Past) -> str:
    koordinator = subject.koordinator(dato)
    leader = (koordinator.navn if koordinator else None) or (past.last.møteleder if past.last else None)
    last = past.last.referent if past.last else None
    return "\n".join(
        [
            "# Den som leder møtet. Står det ingen, er det koordinator.",
            f"# møteleder: {scalar(leader)}" if leader else "# møteleder:",
            remark(f"Den som skriver referat. Avtales før møtet. {f'Sist: {last}.' if last else 'For eksempel Anders Fikse.'}"),
            "referent:",
        ]
    )


def _team_leads(past: Past) -> str:
    leader, last = (past.last.møteleder, past.last.referent) if past.last else (None, None)
    return "\n".join(
        [
            remark(f"Den som leder møtet. {f'Sist: {leader}.' if leader else 'For eksempel kommunepsykologen.'}"),
            f"# møteleder: {scalar(leader)}" if leader else "# møteleder:",
            remark(f"Den som skriver referat. Avtales før møtet. {f'Sist: {last}.' if last else 'For eksempel Samira Haddad.'}"),
            "referent:",
        ]
    )


def _status(dato: dt.date, i_dag: dt.date) -> str:
    if dato < i_dag:
        why = "Datoen er passert, derfor gjennomført. Ble møtet avlyst, så skriv avlyst og fyll ut «avlyst» under."
        return f"{remark(why)}\nstatus: gjennomført"
    why = "Status: planlagt (gir innkalling), gjennomført eller avlyst. Et flyttet møte er avlyst med ny dato."
    return f"{remark(why)}\nstatus: planlagt"
