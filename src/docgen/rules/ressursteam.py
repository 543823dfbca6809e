"""The rules of the ressursteam (domain.md §1A). Those about consent (RT-01, RT-15, RT-20) stand in `samtykke`."""

from docgen.rules.base import Rule
from docgen.rules.ressursteam_bruker import BRUKERREGLER
from docgen.rules.ressursteam_plan import PLANREGLER
from docgen.rules.ressursteam_sak import SAKSREGLER
from docgen.rules.ressursteam_team import TEAMREGLER

RESSURSTEAM: tuple[Rule, ...] = (*SAKSREGLER, *BRUKERREGLER, *PLANREGLER, *TEAMREGLER)
