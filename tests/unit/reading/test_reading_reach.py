"""How somebody is reached, as a secretary writes it: what is warned of, and what is right."""

from __future__ import annotations

import pytest
from reading_checks import SAK, check_case

OPPSETT = "type: oppsett\nkommunenavn: Eksempelvik\n"


@pytest.mark.parametrize(
    "line",
    [
        "telefon: 68 05 10 7  # ADVARSEL: DG125",
        "telefon: fem fem  # ADVARSEL: DG125",
        "telefon: 18 05 10 77  # ADVARSEL: DG125",
        "telefon: +47 68 05 10 7  # ADVARSEL: DG125",
        "e_post: postmottak.eksempelvik.example  # ADVARSEL: DG124",
        "e_post: post@eksempelvik  # ADVARSEL: DG124",
        "adresse: Strandtorget 1, 999 Eksempelvik  # ADVARSEL: DG126",
        "adresse: |  # ADVARSEL: DG126\n  Strandtorget 1\n  99990 Eksempelvik",
        "kommunenummer: 301  # FEIL: DG123",
        "kommunenummer: Nes  # FEIL: DG123",
        'kommunenummer: "03011"  # FEIL: DG123',
    ],
)
def test_a_slip_of_the_hand_is_told_on_its_line(line: str) -> None:
    check_case(OPPSETT + line + "\n", "cases/register/oppsett.yaml")


@pytest.mark.parametrize(
    "line",
    [
        *(f"telefon: {number}" for number in (
            "68 05 10 07", "68051007", "+47 68 05 10 07", "0047 68051007", "+46 8 123 456 78", "116 117", "02800", "68 05 10 07 (kveld)",
            "68 05 10 07 / 68 05 10 08", "tlf. 68.05.10.07",
        )),
        "e_post: postmottak@eksempelvik.example",
        "adresse: Strandtorget 1, 9999 Eksempelvik",
        "adresse: Rue de Nes 1, 75001 Paris, Frankrike",
        "adresse: 2. etasje i rådhuset",
        "kommunenummer: 0301",
    ],
)  # fmt: skip
def test_what_is_right_is_not_doubted(line: str) -> None:
    check_case(OPPSETT + line + "\n", "cases/register/oppsett.yaml")


def test_people_and_units_are_asked_too() -> None:
    check_case(
        SAK
        + "  telefon: 68 05 10 7  # ADVARSEL: DG125\n"
        + "foresatte:\n  - navn: Kari Bø\n    relasjon: mor\n    e_post: kari  # ADVARSEL: DG124\n"
        + "    adresse: Nesveien 1, 99 Nes  # ADVARSEL: DG126\n"
    )
    units = "type: instanser\ninstanser:\n  - id: nav\n    navn: Nav\n    type: nav\n"
    check_case(
        units + "    telefon: fem fem  # ADVARSEL: DG125\n    e_post: nav  # ADVARSEL: DG124\n", "cases/register/instanser.yaml"
    )
