"""The office's rules: the two routines as rows (domain.md §1), each with a small function.

`RULES` is the whole catalogue. Adding a rule is one row, one function and one test.
"""

from docgen.rules.ansvarsgruppe import ANSVARSGRUPPE
from docgen.rules.base import FERDIG, Facts, Ferdig, Finding, Rule, findings, judge
from docgen.rules.datoer import DATOER
from docgen.rules.dokument import DOKUMENT
from docgen.rules.felt import FELT
from docgen.rules.ferdig import FERDIGE
from docgen.rules.personvern import PERSONVERN
from docgen.rules.ressursteam import RESSURSTEAM
from docgen.rules.samtykke import SAMTYKKE
from docgen.rules.traces import Tracer

RULES: tuple[Rule, ...] = (*RESSURSTEAM, *ANSVARSGRUPPE, *SAMTYKKE, *PERSONVERN, *DOKUMENT, *FERDIGE, *FELT, *DATOER)

CONSENT_CODES = frozenset({
    "RT-01", "RT-15", "RT-20", "AG-05", "AG-15", "AG-27",
    "SA-01", "SA-02", "SA-03", "SA-04", "SA-05", "SA-06", "SA-07", "SA-09", "SA-11", "SA-12",
})  # fmt: skip
"""The codes that speak of consent: where one of them stops a document, copies already made may have to go too."""

NEEDS_A_UNIT = frozenset({"innkalling", "saksliste"})
"""Documents that are not made when no unit but the koordinator's own may have them (domain.md §1C)."""

__all__ = [
    "CONSENT_CODES", "FERDIG", "NEEDS_A_UNIT", "RULES", "Facts", "Ferdig", "Finding", "Rule", "Tracer", "findings", "judge",
]  # fmt: skip
