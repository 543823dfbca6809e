"""Every case of the rules in one tuple."""

from __future__ import annotations

import cases_datoer
import cases_ferdig
import cases_gruppe
import cases_personvern
import cases_personvern_grenser
import cases_referat
import cases_ressursteam
import cases_saksliste
import cases_samtykke
import cases_samtykke_grenser
import cases_til_stede

CASES = (
    *cases_ressursteam.CASES,
    *cases_gruppe.CASES,
    *cases_referat.CASES,
    *cases_samtykke.CASES,
    *cases_personvern.CASES,
    *cases_ferdig.CASES,
    *cases_samtykke_grenser.CASES,
    *cases_personvern_grenser.CASES,
    *cases_datoer.CASES,
    *cases_saksliste.CASES,
    *cases_til_stede.CASES,
)
