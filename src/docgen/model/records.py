"""The nouns of the office: every entity and field of domain.md §5, as frozen records.

The Norwegian name is YAML key, attribute, template name and schema property alike (design.md §3). A field that only some
documents need is optional here; `rules/` says which documents miss it. A record knows where each field stood (`where`), but
its place is no part of what it is: a moved line is not a changed case. The records live in `people`, `subjects` and
`registers`; this module is the table of the kinds of file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from docgen.model.base import Record
from docgen.model.registers import Instanser, Oppsett, Tiltaksbank
from docgen.model.runday import unwatched
from docgen.model.subjects import Ansvarsgruppe, Evaluering, Møte, Møteplan, Sak

RECORDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "oppsett": Oppsett,
        "instanser": Instanser,
        "tiltaksbank": Tiltaksbank,
        "ansvarsgruppe": Ansvarsgruppe,
        "møte": Møte,
        "sak": Sak,
        "møteplan": Møteplan,
        "evaluering": Evaluering,
    }
)
"""The kinds of file, by the value of `type:` on their top level."""


def age_on(born: dt.date, day: dt.date) -> int:
    """Whole years from birth to `day`. Born on 29 February: the birthday is 1 March in other years (domain.md)."""
    # Asked as two comparisons: the day of the run then knows on which birthday the answer becomes another (`runday`).
    years = unwatched(day).year - born.year
    return years if birthday(born, years) <= day < birthday(born, years + 1) else years - 1


def birthday(born: dt.date, years: int) -> dt.date:
    """The day somebody turns `years`. Born on 29 February: 1 March in other years (domain.md, "How to read it")."""
    if born.year + years > dt.MAXYEAR:
        return dt.date.max
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return dt.date(born.year + years, 3, 1)
