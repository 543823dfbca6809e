"""What the folder answers: which file gets a `<file> – MÅ RETTES.txt` beside it, what it says, and which of them may go. Pure.

A secretary never opens a terminal, so the answer lies where she works (ux.md §5.2). A note speaks of FEIL alone: what must be
mended before documents can be made. `notes` reads and writes them.

Each note ends in a line of its own, `[docgen … … …]`: a mark of what it says, a mark of every letter in it, and the subjects
whose rules found something. By it a later run knows a note of ours, whether a person has written in it, and when it may go;
the note certifies itself as the documents do, and no list beside it can be lost or disagree.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from docgen.build.judged import Judged
from docgen.documents.norwegian import dato
from docgen.model.casebook import Casebook
from docgen.model.nationalid import without_national_ids
from docgen.model.personer import unit_of_key
from docgen.problem import Problem, Stop
from docgen.rules import CONSENT_CODES

SUFFIX = unicodedata.normalize("NFC", " – MÅ RETTES.txt")
"""What a note's name adds to the name of the file it is about; the same in every language, so that it can be found again."""

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # --- the first line: whose faults, how many, and what became of the documents ---
        "sak": ("Saken {id}", "The case {id}"),
        "ansvarsgruppe": ("Ansvarsgruppen {id}", "The group {id}"),
        "møte": ("Møtet i {fil}", "The meeting in {fil}"),
        "mal": ("Malen {fil}", "The template {fil}"),
        "dokument": ("Dokumentet {fil}", "The document {fil}"),
        "fil": ("{fil}", "{fil}"),
        "one": ("{hvem} har 1 feil.", "{hvem} has 1 error."),
        "many": ("{hvem} har {antall} feil.", "{hvem} has {antall} errors."),
        "everything": ("Ingen dokumenter er laget på nytt.", "No documents were made anew."),
        "based": (
            "Dokumentene som bygger på {fil}, er ikke laget på nytt.",
            "The documents that rest on {fil} were not made anew.",
        ),
        "based_unless": (
            "Dokumentene som bygger på {fil}, er ikke laget på nytt, unntatt {slag}.",
            "The documents that rest on {fil} were not made anew, except {slag}.",
        ),
        "types": ("Dokumenter av typen {slag} er ikke laget på nytt.", "Documents of the type {slag} were not made anew."),
        "units": ("Dokumenter som gjelder {navn}, er ikke laget på nytt.", "Documents about {navn} were not made anew."),
        "not_made": ("Ikke laget: {navn}.", "Not made: {navn}."),
        "copies": ("Ikke laget: kopi av {slag} til {navn}.", "Not made: copy of {slag} to {navn}."),
        "archive_copy": ("arkiveksemplaret av {slag}", "the archive copy of {slag}"),
        "left_out": ("{slag} uten linjen om {id}", "{slag} with the line about {id}"),
        "unused": ("Ingen dokumenter er laget av den.", "No documents were made of it."),
        "untouched": ("Det som er laget før, ligger urørt.", "What was made before is untouched."),
        "untouched_but": (
            "Det som er laget før, ligger urørt, unntatt kopier som noen ikke skal ha lenger.",
            "What was made before is untouched, except copies that somebody is no longer to have.",
        ),
        # --- the list ---
        "line": ("Linje {linje}: {melding}", "Line {linje}: {melding}"),
        "help": ("Slik retter du det: {hjelp}", "How to fix it: {hjelp}"),
        # --- the end ---
        "save": (
            "Rett i {fil} og lagre. Denne fila forsvinner av seg selv.",
            "Correct {fil} and save. This file goes away by itself.",
        ),
        "by_itself": (
            "Når det er rettet, forsvinner denne fila av seg selv.",
            "When that is mended, this file goes away by itself.",
        ),
        "checked": ("Sjekket {dag}.", "Checked {dag}."),
        "checked_at": ("Sjekket {dag} kl. {tid}.", "Checked {dag} at {tid}."),
        "and": ("og", "and"),
    }
)
"""The words of a note in bokmål and English."""


@dataclass(frozen=True)
class Lying:
    """A file that lies under a note's name. `path` and `about` (the file it would be about) are posix in the workspace, as shown.

    `there` says whether the file it is about lies in the same folder; `data` is None when the note cannot be read. `real` is the
    path as the disk spells it: a Mac writes å as two characters.
    """

    path: str
    about: str
    there: bool
    data: bytes | None
    real: str = field(default="", compare=False)


@dataclass(frozen=True)
class Mark:
    """The last line of a note of ours.

    `says` is the mark of what it says apart from the hour; `whole` that nobody has written in it; `subjects` those whose rules
    found something.
    """

    says: str
    whole: bool
    subjects: frozenset[str]


@dataclass(frozen=True)
class Note:
    """A note to be put beside `about`. `former` is what lies there, to be replaced; `keep` that a person has written in it."""

    path: str
    about: str
    data: bytes
    former: Lying | None = None
    keep: bool = False


@dataclass(frozen=True)
class Clearing:
    """A note to be taken away; `keep` that a person has written in it."""

    former: Lying
    keep: bool = False

    @property
    def path(self) -> str:
        return self.former.path


@dataclass(frozen=True)
class Mending:
    """What is to happen beside the files.

    `foreign` are files of somebody else's that lie where a note should; `waiting` are notes about what a narrowed run was asked
    for, and that may be done with or out of date as far as it went: a run over everything may renew or take them away.
    """

    write: tuple[Note, ...] = ()
    clear: tuple[Clearing, ...] = ()
    foreign: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def mend(problems: Iterable[Problem], lying: Sequence[Lying], judged: Judged, stamp: str, lang: str) -> Mending:
    """Decide which notes are written and which are taken away.

    Args:
        problems: every problem of the run, also those about what was not selected; sorted and joined (`problem.collect`).
        lying: what lies under notes' names now.
        judged: what the run has judged to the end.
        stamp: the line that says when it was checked.
        lang: the language of the notes.
    """
    faults: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.is_error and problem.where.file:
            faults[problem.where.file].append(problem)
    write, clear, foreign, waiting = [], [], [], []
    first = {old.about: old for old in reversed(lying)}
    for file, found in sorted(faults.items()):
        if file in judged.unread or not judged.selection.covers(file):
            continue
        former = first.get(file)
        if former is None:
            write.append(_note(file, found, judged, stamp, lang))
            continue
        mark = _mark_of(former)
        if mark is None:
            foreign.append(former.path)
        elif judged.wholly(file):
            note = _note(file, found, judged, stamp, lang, former, keep=not mark.whole)
            # Only the hour has changed, or nothing: then the file is left alone, also with a person's words in it.
            write += [note] if mark.says != _mark_in(note.data).says else []
        elif judged.selection.selects(file):
            waiting.append(former.path)
    for old in lying:
        mark = _mark_of(old)
        if mark is None or old.about in faults:
            continue
        if _may_go(old, mark, judged):
            clear.append(Clearing(old, keep=not mark.whole))
        elif judged.is_narrowed and judged.selection.selects(old.about):
            waiting.append(old.path)
    return Mending(tuple(write), tuple(clear), tuple(foreign), tuple(waiting))


_MONTHS_IN_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def checked(day: dt.date, moment: dt.datetime | None, lang: str) -> str:
    """The line that says when; without a clock time when the day of the run was given and is not the clock's."""
    shown = f"{day.day} {_MONTHS_IN_ENGLISH[day.month - 1]} {day.year}" if lang == "en" else dato(day)
    return _say("checked", lang, dag=shown) if moment is None else _say("checked_at", lang, dag=shown, tid=f"{moment:%H.%M}")


def with_our_notes(lying: Iterable[Lying]) -> frozenset[str]:
    """The files beside which a note of ours lies."""
    return frozenset(old.about for old in lying if _mark_of(old) is not None)


def _may_go(old: Lying, mark: Mark, judged: Judged) -> bool:
    """Whether nothing can ask for the note any more: the file is gone, or all that could be at fault in it has been judged."""
    if not old.there:
        return not judged.is_narrowed or judged.selection.covers(old.about)
    return judged.wholly(old.about) and judged.settled(old.about, mark.subjects)


# --- the text -------------------------------------------------------------------------------------------------------


def _note(
    file: str, problems: list[Problem], judged: Judged, stamp: str, lang: str, former: Lying | None = None, *, keep: bool = False
) -> Note:
    text = _text(file, problems, judged, lang)
    return Note(former.path if former else f"{file}{SUFFIX}", file, _sealed(text, stamp, _subjects(problems)), former, keep)


def _text(file: str, problems: list[Problem], judged: Judged, lang: str) -> str:
    """All of a note but the hour and the mark: whose faults, each with its way out, and how the note goes away."""
    name = file.rpartition("/")[2]
    first = [_who(file, name, len(problems), judged, lang), *_documents(name, problems, judged.selection.book, lang)]
    paragraphs = [" ".join(first)]
    for number, problem in enumerate(problems, start=1):
        message = _one_line(problem.message.say(lang))
        if problem.where.line:
            message = _say("line", lang, linje=str(problem.where.line), melding=message)
        margin = " " * len(f"{number}. ")
        paragraphs.append(f"{number}. {message}\n{margin}{_say('help', lang, hjelp=_one_line(problem.help.say(lang)))}")
    in_the_file = any(problem.where.line for problem in problems) or file.startswith("templates/")
    paragraphs.append(_say("save" if in_the_file else "by_itself", lang, fil=name))
    # Sentences take care themselves; this is the last look before a number would lie in one file more (PV-01).
    return without_national_ids("\n\n".join(paragraphs))


def _who(file: str, name: str, number: int, judged: Judged, lang: str) -> str:
    source = judged.selection.book.source_of(file)
    row = source.type if source and source.id and source.type in WORDS else "fil"
    if file.startswith("templates/") and file.endswith(".docx"):
        row = "mal"
    elif file.startswith("output/"):
        row = "dokument"
    who = _say(row, lang, fil=name, id=source.id if source else "")
    return _say("one" if number == 1 else "many", lang, hvem=who, antall=str(number))


def _documents(name: str, problems: list[Problem], book: Casebook, lang: str) -> Iterator[str]:
    """What was not made because of these problems, in sentences; from what each of them says that it stops."""
    stops = sorted({stop for problem in problems for stop in problem.stops if not stop.kind.startswith("om:")})
    if any(stop.subject == "*" for stop in stops):
        yield _say("everything", lang)
    else:
        yield from _stopped(name, stops, book, lang)
        if not any(problem.stops for problem in problems):
            yield _say("unused", lang)
    consent = any(problem.code in CONSENT_CODES for problem in problems)
    if stops:
        yield _say("untouched_but" if consent else "untouched", lang)


def _stopped(name: str, stops: Sequence[Stop], book: Casebook, lang: str) -> Iterator[str]:
    units = [stop.subject.removeprefix("enhet:") for stop in stops if stop.subject.startswith("enhet:")]
    types = [_kind(_row_of(stop)) for stop in stops if stop.subject.startswith("dokumenttype:")]
    whole = [stop for stop in stops if stop.kind == "*" and not stop.subject.startswith(("enhet:", "dokumenttype:"))]
    if whole:
        # Only a person's own file has a consent form to spare.
        owned = any(stop.subject in book.saker or stop.subject in book.grupper for stop in whole)
        spared = sorted(set.intersection(*(set(stop.unless) for stop in whole))) if owned else []
        yield _say("based_unless" if spared else "based", lang, fil=name, slag=_listed(map(_kind, spared), lang))
    if units:
        yield _say("units", lang, navn=_listed(units, lang))
    if types:
        yield _say("types", lang, slag=_listed(types, lang))
    # What the whole file stops includes the single papers.
    if not whole:
        yield from _papers([stop for stop in stops if stop.kind != "*"], book, lang)


def _papers(stops: Sequence[Stop], book: Casebook, lang: str) -> Iterator[str]:
    """The papers that were not made: whole ones in one sentence, copies in one for each group of receivers."""
    copies = [stop for stop in stops if stop.receiver != "*" and _is_copy(stop)]
    made_for: dict[str, tuple[str, ...]] = {}
    for stop in copies:
        kind = _kind(stop.kind)
        made_for[kind] = tuple(dict.fromkeys((*made_for.get(kind, ()), _receiver(stop, book))))
    others = [_paper(stop, lang) for stop in stops if stop not in copies]
    if others:
        yield _say("not_made", lang, navn=_listed(others, lang))
    for receivers in dict.fromkeys(made_for.values()):
        kinds = _listed((kind for kind, whom in made_for.items() if whom == receivers), lang)
        yield _say("copies", lang, slag=kinds, navn=_listed(receivers, lang))


def _is_copy(stop: Stop) -> bool:
    """Whether it is a receiver's copy; the archive copy has no key, and a line of a shared list begins with `sak:`."""
    return bool(stop.receiver) and not stop.receiver.startswith("sak:")


def _receiver(stop: Stop, book: Casebook) -> str:
    unit = book.enheter.get(unit_of_key(stop.receiver))
    return unit.navn if unit else stop.receiver.replace("-", " ")


def _paper(stop: Stop, lang: str) -> str:
    kind = _kind(stop.kind)
    if stop.receiver == "*":
        return kind
    if not stop.receiver:
        return _say("archive_copy", lang, slag=kind)
    return _say("left_out", lang, slag=kind, id=stop.receiver.removeprefix("sak:"))


def _row_of(stop: Stop) -> str:
    return stop.subject.removeprefix("dokumenttype:").partition("/")[0]


def _kind(kind: str) -> str:
    """A document type as a person reads it."""
    return kind.replace("_", " ")


def _listed(names: Iterable[str], lang: str) -> str:
    *most, last = dict.fromkeys(names) or [""]
    return f"{', '.join(most)} {_say('and', lang)} {last}" if most else last


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _say(key: str, lang: str, **values: str) -> str:
    nb, en = WORDS[key]
    return (en if lang == "en" else nb).format(**values)


# --- the mark -------------------------------------------------------------------------------------------------------

_BOM = "\ufeff"
_MARK = re.compile(r"^\[docgen ([a-p]{12}) ([a-p]{12})((?: [^\s\]]+)*)\][ \t]*$", re.MULTILINE)
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def _subjects(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The subjects whose rules found these problems. What stops a whole subject stands in the files and is judged each time."""
    stops = (stop for problem in problems for stop in problem.stops if stop.kind != "*" and not stop.kind.startswith("om:"))
    return tuple(sorted({stop.subject for stop in stops}))


def _sealed(text: str, stamp: str, subjects: tuple[str, ...]) -> bytes:
    """The note as bytes: UTF-8 with a byte order mark and Windows line ends, as Notepad likes them best, and its mark last."""
    says = _digest("\n".join((text, *subjects)))
    above = f"{text}\n{stamp}"
    mark = " ".join(("docgen", says, _digest(above), *subjects))
    return f"{_BOM}{above}\n\n[{mark}]\n".replace("\n", "\r\n").encode()


def _mark_of(lying: Lying) -> Mark | None:
    """The mark of a note of ours; None of what is not ours or cannot be read."""
    return None if lying.data is None else read_mark(lying.data)


def _mark_in(data: bytes) -> Mark:
    mark = read_mark(data)
    assert mark is not None
    return mark


def read_mark(data: bytes) -> Mark | None:
    """The mark of a note, whatever line ends and encoding an editor has given it; None when it is no note of ours."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").removeprefix(_BOM)
    found = list(_MARK.finditer(text))
    if not found:
        return None
    mark = found[-1]
    above, below = text[: mark.start()].rstrip(), text[mark.end() :].strip()
    return Mark(mark[1], _digest(above) == mark[2] and not below, frozenset(mark[3].split()))


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        # Saved as «ANSI»: somebody has been in it, and the mark itself is plain letters.
        return data.decode("latin-1")


def _digest(text: str) -> str:
    # Letters only: a digest of digits might be taken for a fødselsnummer (PV-01).
    return hashlib.sha256(text.rstrip().encode()).hexdigest()[:12].translate(_LETTERS)
