"""What a run has judged to the end, so that an answer is taken away only when nothing is left that could ask for it. Pure.

A full run asks about every subject; what it cannot ask is what another fault hides. A narrowed run (`docgen build PATH`,
`--kind`) leaves subjects out, and a rule about one of them may point into a file that was selected: a meeting's
invitation into the consents of the group's file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from docgen.build.selection import Selection
from docgen.model.subject import Subject, subjects


@dataclass(frozen=True)
class Judged:
    """`asked` are the subjects of which this run asked every rule, `stopped` those of which some document was stopped.

    `unread` are the files and folders that were closed to us.
    """

    selection: Selection
    asked: frozenset[str]
    stopped: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    @property
    def is_narrowed(self) -> bool:
        """Whether the run was about a part of the workspace only."""
        return bool(self.selection.paths or self.selection.kinds)

    def wholly(self, file: str) -> bool:
        """Whether this run has judged everything of the file that a full run would have judged now."""
        if not self.is_narrowed:
            return True
        kin = self._kin(file)
        return bool(kin) and kin <= self.asked

    def settled(self, file: str, names: Iterable[str]) -> bool:
        """Whether each of these subjects has been asked about in this run, or is no more.

        What is wrong with a template or a document may show first when a document is made: there a stopped one leaves it open.
        """
        hidden = self.stopped if file.startswith(("templates/", "output/")) else frozenset()
        return all((name in self.asked and name not in hidden) or self._is_gone(name) for name in names)

    def _is_gone(self, name: str) -> bool:
        # A file that cannot be opened keeps its id to itself: then nobody can say that a subject is gone.
        faulty = self.selection.book.faulty & {name, *name.split("/")}
        return not self.unread and not faulty and name not in {subject.id for subject in self._subjects}

    def _kin(self, file: str) -> frozenset[str]:
        """All subjects whose rules may point into the file; rather one too many than one too few.

        Of a case's file: everything in the case's folder, and every meeting that takes the case up. Of a register, a template
        or the table: everything.
        """
        top, _, rest = file.partition("/")
        own = {source.id for source in self.selection.book.sources if source.file == file}
        folders = {s.mappe for s in self._subjects if own & set(s.id.split("/"))} if top != "output" else {rest.partition("/")[0]}
        if not folders and (top == "templates" or own):
            return frozenset(subject.id for subject in self._subjects)
        return frozenset(s.id for s in self._subjects if s.mappe in folders or own & _reach(s))

    @cached_property
    def _subjects(self) -> tuple[Subject, ...]:
        return tuple(subjects(self.selection.book))


def _reach(subject: Subject) -> frozenset[str]:
    """The ids of the files that a subject's rules look into."""
    return subject.stands_on | frozenset(subject.møte.saker if subject.møte else ())
