"""What a narrowed run asks beside what it was narrowed to, so that the notes it finds there tell the truth (docs/adr/0009).

A rule about a meeting may point into the group's file. Where a note lies beside a file that was selected, the file's whole kin is
judged too; nothing of theirs is written, retired or shown. Where no note lies, nothing more is judged.
"""

from __future__ import annotations

from docgen.build.judged import Head
from docgen.build.mending import with_our_notes
from docgen.build.state import ChangedMeanwhileError
from docgen.build.units import KOMMUNE, Units
from docgen.model.subject import subjects
from docgen.stages.judging import Judging
from docgen.stages.telling import Some, Telling


def ask_for_notes(some: Some, telling: Telling, judging: Judging, units: Units) -> None:
    """Judge the kin of the selected files that have a note, into `some`. To be asked before anything is written.

    Those that were selected are judged along, for two documents of one unit may want one name; they are judged once more when
    their documents are made.
    """
    lying = telling.notes()
    some.noted = with_our_notes(lying)
    selection = some.selection
    files = [note.about for note in lying if note.there and note.about in some.noted and selection.selects(note.about)]
    # Of some document types alone nobody is asked everything.
    if selection.kinds or not files:
        return
    some.heads = tuple(map(Head.of, subjects(selection.book)))
    judged = telling.judged_some(some)
    kin = frozenset(name for file in files for name in judged.kin_in_a_case(file))
    if all(_is_selected(name, some) for name in kin):
        return
    ids = frozenset(part for name in kin for part in name.split("/"))
    for unit in sorted(unit for unit in units.of_files(ids) if unit.name != KOMMUNE):
        try:
            judgement = judging.judged(unit, [one for one in units.subjects(unit, selection.book) if one.id in kin])
        except ChangedMeanwhileError:
            continue  # somebody saved a file that it stands on: it is not judged, and the note waits
        found = (*judgement.result.problems, *(problem for line in judgement.lines for problem in line.found))
        # No new note is for their sake.
        some.beside += (problem for problem in found if problem.where.file in some.noted)
        some.judged(judgement.result.heads)


def _is_selected(name: str, some: Some) -> bool:
    return bool(some.selection.ids & set(name.split("/")))
