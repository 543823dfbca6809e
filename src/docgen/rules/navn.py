"""Names in the lists of a meeting: each must be one person that the file knows, or be written with a unit (domain.md §5)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.people import Deltaker
from docgen.model.signatures import same_name
from docgen.model.subject import Subject
from docgen.problem import Quoted
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.people import is_past, nearly, professionals

LISTS = ("innkalling", "saksliste", "avlysning", "referat", "saksliste_ressursteam", "referat_ressursteam")


def _names(facts: Facts) -> Iterator[Finding]:
    for field, person in _written(facts):
        if person.enhet or not person.navn:
            continue
        who = _who(facts, person.navn)
        values = {"navn": Quoted(person.navn), "felt": field}
        if not who:
            ment = nearly(person.navn, _known(facts))
            values["ment"] = Quoted(ment or "")
            today = facts.subject.koordinator(facts.i_dag)
            former = bool(today and today.navn) and is_past(facts.subject, facts.i_dag)
            values["koordinator"] = Quoted((today.navn if today else None) or "")
            yield Finding(person.where.start, values, field=field, about="nær" if ment else "før" if former else "")
        elif len(who) > 1:
            yield Finding(person.where.start, values, field=field, about="to")


def _written(facts: Facts) -> Iterator[tuple[str, Deltaker]]:
    """The people of the lists that this document prints or is sent by."""
    subject, møte = facts.subject, facts.subject.møte
    if møte is None:
        return
    lists: list[tuple[str, tuple[Deltaker, ...]]] = []
    if facts.kind in ("innkalling", "saksliste", "avlysning"):
        lists.append(("innkalte", møte.innkalte))
    else:
        sources = [source for source in (møte, møte.referat) if source is not None]
        lists += [(field, getattr(source, field)) for source in sources for field in ("til_stede", "forfall")]
        lists += [("til_stede", subject.drøfting.til_stede)] if subject.drøfting else []
    yield from ((field, person) for field, people in lists for person in people)


def _who(facts: Facts, name: str) -> frozenset[str]:
    """Whom the name fits: the user side person by person, a professional once for each unit."""
    subject = facts.subject
    day = (subject.møte.dato if subject.møte else None) or facts.dato
    users = {key for key, other in _user_side(subject) if same_name(other, name)}
    units = {unit for other, unit in professionals(subject, day) if same_name(other, name)}
    # A new koordinator may be written without a unit; she is the member of that name who has one.
    found = users | {f"enhet:{unit}" for unit in (units - {""} or units)}
    return frozenset(found or _helpers(subject, name))


def _user_side(subject: Subject) -> Iterator[tuple[str, str]]:
    bruker = subject.bruker
    if bruker is None:
        return
    yield "bruker", bruker.navn
    guardians = [foresatt.navn for foresatt in subject.foresatte]
    yield from ((f"foresatt:{number}", name) for number, name in enumerate(guardians))
    others = [bruker.verge.navn] if bruker.verge else []
    others += [representant.navn for representant in subject.representanter]
    # A mother who is also her grown son's verge is one person.
    yield from (("representant:" + name.casefold(), name) for name in others if not any(same_name(name, g) for g in guardians))


def _helpers(subject: Subject, name: str) -> set[str]:
    """Those the file names for a task."""
    return {"annen"} if any(same_name(other, name) for other in _tasks(subject)) else set()


def _tasks(subject: Subject) -> Iterator[str]:
    """Møteleder and referent, the GP, and whom bruker's consent names."""
    møte, bruker = subject.møte, subject.bruker
    yield from (name for name in (møte.møteleder, møte.referent) if name) if møte else ()
    yield from (bruker.fastlege.navn,) if bruker and bruker.fastlege and bruker.fastlege.navn else ()
    yield from (person.navn for samtykke in subject.samtykker for person in samtykke.personer)


def _known(facts: Facts) -> Iterator[str]:
    """Every name that may stand in a list: what one that is not known may have been meant to be."""
    subject = facts.subject
    yield from (name for _, name in _user_side(subject))
    yield from (name for name, _ in professionals(subject, (subject.møte.dato if subject.møte else None) or facts.dato))
    yield from _tasks(subject)


# fmt: off
NAVN: tuple[Rule, ...] = (
    Rule(
        "DG172", "feil", LISTS, _names,
        nb="«{navn}» under «{felt}» er ikke kjent i saken.", en="“{navn}” under “{felt}” is not known in the case.",
        help_nb="Skriv navnet slik det står ellers i saken. Er det en vikar eller gjest, skriv enheten også, for eksempel "
        "«- {{navn: Tor Dal, enhet: ppt}}».",
        help_en="Write the name as it stands elsewhere in the case. If it is a substitute or a guest, write the unit too, for "
        "example “- {{navn: Tor Dal, enhet: ppt}}”.",
        wrong="til_stede:\n  - Tor Dal", right="til_stede:\n  - navn: Tor Dal\n    enhet: ppt",
    ),
    Rule(
        "DG172", "feil", LISTS, _names, about="før",
        nb="«{navn}» under «{felt}» er ikke kjent i saken.", en="“{navn}” under “{felt}” is not known in the case.",
        help_nb="Er koordinatoren byttet siden møtet, skriv det i gruppe.yaml: «koordinator_bytte: [{{fra: {{navn: {navn}, "
        "enhet: …}}, til: {koordinator}, dato: …}}]». Har et medlem sluttet, la medlemmet stå under «medlemmer» med «til» og "
        "siste dag. Er navnet skrevet feil, rett det. Er det en gjest, skriv enheten også, for eksempel «- {{navn: Tor Dal, "
        "enhet: ppt}}».",
        help_en="If the coordinator has changed since the meeting, write it in gruppe.yaml: “koordinator_bytte: [{{fra: {{navn: "
        "{navn}, enhet: …}}, til: {koordinator}, dato: …}}]”. If a member has left, let the member stand under “medlemmer” with "
        "“til” and the last day. If the name is misspelt, correct it. If it is a guest, write the unit too, for example "
        "“- {{navn: Tor Dal, enhet: ppt}}”.",
        wrong="koordinator: {navn: Silje Rønning}\n# i referatet fra før hun overtok\ntil_stede:\n  - Oda Fjellheim",
        right="koordinator: {navn: Silje Rønning}\nkoordinator_bytte:\n"
        "  - {fra: {navn: Oda Fjellheim, enhet: ppt}, til: Silje Rønning, dato: 16.11.2026}",
    ),
    Rule(
        "DG172", "feil", LISTS, _names, about="nær",
        nb="«{navn}» under «{felt}» er ikke kjent i saken.",
        en="“{navn}” under “{felt}” is not known in the case.",
        help_nb="Mente du «{ment}»? Rett da navnet. Er det en annen, en vikar eller gjest, skriv enheten også, for eksempel "
        "«- {{navn: Tor Dahl, enhet: ppt}}».",
        help_en="Did you mean “{ment}”? Then correct the name. If it is somebody else, a substitute or a guest, write the unit "
        "too, for example “- {{navn: Tor Dahl, enhet: ppt}}”.",
        wrong="til_stede:\n  - Tor Dahl", right="til_stede:\n  - Tor Dal",
    ),
    Rule(
        "DG173", "feil", LISTS, _names, about="to",
        nb="«{navn}» under «{felt}» kan være to forskjellige personer.",
        en="“{navn}” under “{felt}” can be two different persons.",
        help_nb="Skriv enheten for en fagperson, for eksempel «- {{navn: Kari Bø, enhet: ppt}}», eller fullt navn.",
        help_en="Write the unit for a professional, for example “- {{navn: Kari Bø, enhet: ppt}}”, or the full name.",
        wrong="til_stede:\n  - Kari Bø  # både mor og helsesykepleier heter det",
        right="til_stede:\n  - navn: Kari Bø\n    enhet: helsestasjon",
    ),
)
# fmt: on
