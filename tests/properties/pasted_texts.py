"""Free texts into which somebody has pasted what belongs elsewhere: a telephone, an address, an e-mail, another case's number."""

from __future__ import annotations

from dataclasses import dataclass

import oracle
from drawn_casebooks import Folder, folder, id_of
from drawn_changes import copied
from drawn_choices import Choices
from folder_view import View, is_private, street
from invented_names import Written
from made_documents import World
from promises import Broken

OF_CASE = ("problemstilling", "situasjon", "brukers_ønsker", "ønsket_hjelp", "oppgaver")
OF_DISCUSSION = ("drøfting", "veien_videre")
OF_MINUTES = ("bruker_sier",)


@dataclass(frozen=True)
class Pasted:
    """A folder, and what was pasted: as it was written, with the name of the one whose detail it is ("" for a case's number)."""

    folder: Folder
    texts: tuple[tuple[str, str], ...]


def pasted(number: int) -> Pasted:
    """The folder with this number, with one to three things pasted into its free texts."""
    c = Choices(number + 7)
    after = copied(folder(number))
    places = [*_places(after)]
    texts = [_paste(c, after, *c.pick(places)) for _ in range(c.pick((1, 2, 3))) if places]
    return Pasted(after, tuple((text, owner) for text, owner in texts if text))


def _places(after: Folder) -> list[tuple[Written, Written, str]]:
    """Every free text that some document prints: the file it stands in, the record, the field."""
    found = []
    for case in after.about_persons():
        found += [(case, case, name) for name in OF_CASE if case.get(name)]
        found += [(case, goal, "tekst") for goal in case.get("mål", [])]
        for discussion in case.get("drøftinger", []):
            found += [(case, discussion, name) for name in OF_DISCUSSION if discussion.get(name)]
            found += [(case, measure, "tekst") for measure in discussion.get("tiltak", [])]
    for meeting in after.of_type("møte"):
        minutes = meeting.get("referat", {})
        found += [(meeting, minutes, name) for name in OF_MINUTES if minutes.get(name)]
        found += [(meeting, one, "tekst") for one in (*minutes.get("status", []), *minutes.get("tiltak", []))]
        found += [(meeting, one, "konklusjon") for one in minutes.get("saker", [])]
        found += [(meeting, one, "tittel") for one in meeting.get("saksliste", [])]
    return found


def _paste(c: Choices, after: Folder, file: Written, record: Written, name: str) -> tuple[str, str]:
    """Put something into the text; returns it as it was written and whose it is, "" when there was nothing to paste."""
    people = [one for case in after.about_persons() for one in View.people(case)]
    others = [id_of(case) for case in after.about_persons() if not _is_about(after, file, case)]
    person = c.pick(people or [{}])
    details = [text for text in (_telephone(c, person), _mail(c, person), street(person)) if text]
    wanted = [(text, person["navn"]) for text in details] + [(number, "") for number in others[:1]]
    text, owner = c.pick(wanted or [("", "")])
    if text:
        record[name] = record[name] + c.pick((f" Ring {text}.", f" Se {text}", f" ({text})"))
    return text, owner


def _telephone(c: Choices, person: Written) -> str:
    number = str(person.get("telefon") or "")
    return c.pick((number, number, number.replace(" ", ""), f"+47 {number}")) if number else ""


def _mail(c: Choices, person: Written) -> str:
    mail = str(person.get("e_post") or "")
    return c.pick((mail, mail, mail.upper()))


def _is_about(after: Folder, file: Written, case: Written) -> bool:
    """Whether a file is about the same person as a case: then the number is no stranger's."""
    view = View(after)
    own = file if file in after.about_persons() else view.case_of(id_of(file))
    return own is not None and all(own["bruker"].get(key) == case["bruker"].get(key) for key in ("navn", "fødselsdato"))


def pasted_details(world: World, texts: tuple[tuple[str, str], ...]) -> Broken:
    """No document holds another's contact details or the number of another's case, wherever they were pasted."""
    view = View(world.folder)
    for document in world.documents:
        case = view.case_of(document.subject)
        receiver = oracle.person_behind(case, document.receiver) if case and is_private(document.receiver) else {"navn": ""}
        listed = view.meetings[document.subject].get("saker", []) if document.kind == "saksliste_ressursteam" else []
        for text, owner in texts:
            if owner:
                is_own = oracle.same(owner, receiver["navn"]) or text == street(receiver)  # parents may live at one address
            else:
                is_own = (case is not None and text == id_of(case)) or text in listed
            if text in document.text and not is_own:
                yield f"{document.path} ({document.dato}): shows «{text}»"
