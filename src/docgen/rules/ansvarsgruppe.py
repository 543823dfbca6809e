"""The rules of the ansvarsgruppe (domain.md §1B): start, meeting, minutes, closing."""

from docgen.rules.ansvarsgruppe_avslutning import AVSLUTNINGSREGLER
from docgen.rules.ansvarsgruppe_deltakelse import DELTAKERREGLER
from docgen.rules.ansvarsgruppe_gruppen import GRUPPEREGLER
from docgen.rules.ansvarsgruppe_innkalling import MØTEREGLER
from docgen.rules.ansvarsgruppe_neste import NESTEREGLER
from docgen.rules.ansvarsgruppe_oppstart import OPPSTARTSREGLER
from docgen.rules.ansvarsgruppe_referat import REFERATREGLER
from docgen.rules.ansvarsgruppe_tider import TIDSREGLER
from docgen.rules.base import Rule

ANSVARSGRUPPE: tuple[Rule, ...] = (
    *OPPSTARTSREGLER,
    *GRUPPEREGLER,
    *MØTEREGLER,
    *TIDSREGLER,
    *REFERATREGLER,
    *NESTEREGLER,
    *DELTAKERREGLER,
    *AVSLUTNINGSREGLER,
)
"""In the order of a group's life."""
