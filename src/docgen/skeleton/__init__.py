"""What `docgen new` writes: a commented file in Norwegian that leads the secretary from the first field to the last.

`case`, `group`, `meeting`, `plan` and `evaluation` put one kind of file together, `office` a whole new workspace, from the
fixed texts of `wording_case`, `wording_group` and `wording_meeting`; `past` finds what earlier meetings hand on, `called`
who is called; `numbers` gives ids nobody has had; `yamltext` writes a value so that it is read back letter by letter.
Nothing here writes a file or knows what day it is.
"""

from docgen.skeleton.base import NewError, Skeleton
from docgen.skeleton.case import new_case
from docgen.skeleton.evaluation import new_evaluation
from docgen.skeleton.group import new_group
from docgen.skeleton.meeting import new_meeting
from docgen.skeleton.office import Municipality, new_office
from docgen.skeleton.plan import new_plan

__all__ = [
    "Municipality",
    "NewError",
    "Skeleton",
    "new_case",
    "new_evaluation",
    "new_group",
    "new_meeting",
    "new_office",
    "new_plan",
]
