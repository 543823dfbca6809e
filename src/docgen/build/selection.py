"""Which part of the workspace a run is about: `docgen build [PATH…] --kind …`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from docgen.build.plan import SubjectPlan
from docgen.model.casebook import Casebook
from docgen.model.subject import Subject, subjects
from docgen.problem import Problem

REGISTERS = ("cases/register/", "templates/")
"""What every document stands on: problems there are shown whatever was selected."""


@dataclass(frozen=True)
class Selection:
    """The files and document types a run was narrowed to. `paths` are posix, relative to the workspace; empty = all."""

    paths: tuple[str, ...]
    kinds: tuple[str, ...]
    book: Casebook
    standing: frozenset[str] | None = None
    """Everything whose faults stop a document of a selected subject, where it is known already."""

    def takes(self, subject: Subject) -> bool:
        """Whether the subject has a file of its own among the selected ones."""
        return not self.paths or bool(_own_ids(subject) & self.ids)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the selected files."""
        return frozenset(source.id for source in self.book.sources if not self.paths or self._inside(source.file))

    def narrowed(self, plan: SubjectPlan) -> SubjectPlan:
        """The plan without the document types that were not asked for."""
        if not self.kinds:
            return plan
        return replace(
            plan,
            documents=tuple(document for document in plan.documents if document.kind in self.kinds),
            retired=tuple(copy for copy in plan.retired if copy.kind in self.kinds),
        )

    def shows(self, problem: Problem) -> bool:
        """Whether a problem belongs to what was selected: its file, a register, or a document of a selected subject."""
        if self.covers(problem.where.file):
            return True
        return any(stop.subject == "*" or stop.subject in self._stands_on for stop in (*problem.stops, *problem.concerns))

    def covers(self, file: str) -> bool:
        """Whether a file itself is among what was selected, or is what every document stands on."""
        return not self.paths or self._inside(file) or file.startswith((*REGISTERS, "output/"))

    def selects(self, file: str) -> bool:
        """Whether a file was asked for by its own path, or by that of a folder it lies in."""
        return bool(self.paths) and self._inside(file)

    @cached_property
    def _stands_on(self) -> frozenset[str]:
        """Everything whose faults stop a document of a selected subject."""
        if self.standing is not None:
            return self.standing
        chosen = (subject for subject in subjects(self.book) if self.takes(subject))
        return frozenset(name for subject in chosen for name in subject.stands_on)

    def _inside(self, file: str) -> bool:
        return any(file == path or file.startswith(f"{path.rstrip('/')}/") or path in ("", ".") for path in self.paths)


def _own_ids(subject: Subject) -> frozenset[str]:
    """The ids of the files a subject is made of: a discussion has the sak's and the meeting's."""
    return frozenset(subject.id.split("/"))
