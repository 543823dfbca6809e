"""What a run has judged to the end, so that an answer is taken away only when nothing is left that could ask for it. Pure.

A full run asks about every subject; what it cannot ask is what another fault hides. A narrowed run (`docgen build PATH`,
`--kind`) leaves subjects out, and a rule about one of them may point into a file that was selected: a meeting's
invitation into the consents of the group's file.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import cached_property

from docgen.build.selection import Selection
from docgen.model.subject import Subject, subjects


@dataclass(frozen=True)
class Head:
    """A subject without its records: what it is about, the folder of its documents, and the ids of the files that its rules
    look into. `asked` and `stopped` as `Judged` has them; `nynorsk` says what its documents are written in."""

    id: str
    om: str
    folder: str
    reach: frozenset[str]
    nynorsk: bool
    asked: bool = False
    stopped: bool = False

    @classmethod
    def of(cls, subject: Subject, *, asked: bool = False, stopped: bool = False) -> Head:
        """The head of a subject."""
        reach = subject.stands_on | frozenset(subject.møte.saker if subject.møte else ())
        return cls(subject.id, subject.om, subject.mappe, reach, subject.målform == "nynorsk", asked, stopped)


@dataclass(frozen=True)
class Judged:
    """`asked` are the subjects of which this run asked every rule, `stopped` those of which some document was stopped.

    `unread` are the files and folders that were closed to us. `seen` are the subjects that a narrowed run went through; of some
    of them a fault may have kept a rule from being asked, as it would in a run over everything.
    """

    selection: Selection
    asked: Container[str]
    stopped: Container[str] = frozenset()
    unread: frozenset[str] = frozenset()
    seen: Container[str] = frozenset()
    heads: Callable[[], Iterable[Head]] | None = None
    """Every subject without its records, where that is known; else the casebook is asked."""

    @property
    def is_narrowed(self) -> bool:
        """Whether the run was about a part of the workspace only."""
        return bool(self.selection.paths or self.selection.kinds)

    def wholly(self, file: str) -> bool:
        """Whether this run has judged everything of the file that a full run would have judged now."""
        if not self.is_narrowed:
            return True
        own, _ = self._own_and_folders(file)
        if own and all(name in self.selection.book.faulty for name in own):
            # It could not be read: into what stands there no rule can point, and that was looked at in any run.
            return self.selection.selects(file)
        kin = self._kin(file)
        return bool(kin) and all(name in self.seen for name in kin)

    def kin_in_a_case(self, file: str) -> frozenset[str]:
        """Who else must be asked before a narrowed run can speak for a case's file.

        Of a register or a template that is everybody, and to ask everybody is the run over everything: there it is empty.
        """
        _, folders = self._own_and_folders(file)
        return self._kin(file) if folders else frozenset()

    def settled(self, file: str, names: Iterable[str]) -> bool:
        """Whether each of these subjects has been asked about in this run, or is no more.

        What is wrong with a template or a document may show first when a document is made: there a stopped one leaves it open.
        """
        hidden: Container[str] = self.stopped if file.startswith(("templates/", "output/")) else ()
        return all((name in self.asked and name not in hidden) or self._is_gone(name) for name in names)

    def _is_gone(self, name: str) -> bool:
        # A file that cannot be opened keeps its id to itself: then nobody can say that a subject is gone.
        faulty = self.selection.book.faulty & {name, *name.split("/")}
        return not self.unread and not faulty and name not in self._names

    def _kin(self, file: str) -> frozenset[str]:
        """All subjects whose rules may point into the file; rather one too many than one too few.

        Of a case's file: everything in the case's folder, and every meeting that takes the case up. Of a register, a template
        or the table: everything.
        """
        own, folders = self._own_and_folders(file)
        if not folders and (file.startswith("templates/") or own):
            return self._names
        return frozenset(s.id for s in self._subjects if s.folder in folders or own & s.reach)

    def _own_and_folders(self, file: str) -> tuple[set[str], set[str]]:
        """The ids of the things in a file, and the folders of output/ in which their documents lie."""
        top, _, rest = file.partition("/")
        own = {source.id for source in self.selection.book.sources if source.file == file}
        if top == "output":
            return own, {rest.partition("/")[0]}
        return own, {s.folder for s in self._subjects if own & set(s.id.split("/"))}

    @cached_property
    def _subjects(self) -> tuple[Head, ...]:
        return tuple(self.heads() if self.heads else map(Head.of, subjects(self.selection.book)))

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(subject.id for subject in self._subjects)
