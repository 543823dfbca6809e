"""PV-01: a fødselsnummer in the raw file, wherever it stands and however it is written; and what it must not be taken for.

The numbers here are invented and fail the check digits.
"""

import pytest
from reading_checks import SAK, check_clean, check_problem, read

from docgen.model.nationalid import find_national_ids, without_national_ids
from docgen.problem import Severity, Stop

NUMBERS = [
    "03024512671",
    "030245 12671",
    "030245.12671",
    "030245-12671",
    "030245 126 71",
    "03 02 45 12671",
    "03.02.45 12671",
    "03.02.4512671",
    "030245\u00a012671",
    "43024512671",  # D-number
    "71024512671",
    "03424512671",  # synthetic, +40
    "03674512671",  # +65
    "03774512671",  # +65, December
    "03824512671",  # +80
    "03924512671",
    "x03024512671y",
]
NOT_NUMBERS = [
    "22.10.2026 120 min",
    "0302451267",
    "030245126710",
    "130302451267100",
    "32024512671",
    "00024512671",
    "03134512671",
    "03004512671",
    "2026-10-22 10.30",
    "38 32 80 00",
    "+47 38 32 80 00",
    "1234.56.78903",
    "030245  12671",
    "030245 1267 1",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_found_however_it_is_written(number):
    assert len(find_national_ids(f"se {number}.")) == 1
    column = 16 if number.startswith("x") else 15
    problem = check_problem(SAK + f"situasjon: se {number}.\n", f"7:{column} PV-01", "Feltet")
    assert problem.message.say("nb") == "Feltet «situasjon» inneholder det som ser ut som et fødselsnummer."
    assert not any(digit in problem.message.say("nb") + problem.help.say("nb").replace("22.10.2010", "") for digit in "0345")


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_other_numbers_are_left_alone(text):
    assert find_national_ids(f"kl {text} slutt") == ()
    check_clean(SAK + f"situasjon: kl {text} slutt\n")


def test_a_number_in_a_comment_or_a_broken_file_is_found_too():
    check_problem(SAK + "# 03024512671\n", "7:3 PV-01", "Her står det som ser ut som et fødselsnummer.")
    codes = [p.code for p in read(SAK + "tema: Merk: dette 03024512671\n").problems]
    assert sorted(codes) == ["DG136", "PV-01"]


def test_a_number_in_a_key_is_not_quoted():
    problems = read(SAK + "03024512671: x\n").problems
    assert "PV-01" in [p.code for p in problems]
    assert not any("03024512671" in p.message.say("nb") for p in problems)


def test_a_number_as_a_value_is_one_problem_and_stops_every_document():
    problem = check_problem(SAK.replace("22.10.2014", "221014 12345"), "6:16 PV-01", "Feltet «fødselsdato» inneholder")
    assert problem.stops == (Stop("RT-2026-017"),)
    assert read(SAK + "situasjon: 03024512671\n").problems[0].stops == (Stop("RT-2026-017"),)


@pytest.mark.parametrize("key", ["arkivsak", "ARKIVSAK"])
def test_a_reference_of_the_archive_is_only_warned_of(key):
    problem = check_problem(SAK + f"{key}: 03024512671\n", "7:11 PV-01", f"Feltet «{key}»")
    assert (problem.severity, problem.stops) == (Severity.ADVARSEL, ())


@pytest.mark.parametrize(
    "text",
    [
        "arkivsak: x\n# 03024512671\n",
        'arkivsak: "x\n  03024512671"\n',
        "situasjon: |\n  arkivsak: 03024512671\n",
        "situasjon: 'arkivsak: 03024512671'\n",
    ],
)
def test_only_the_value_of_such_a_field_itself_is_excused(text):
    assert [p.severity for p in read(SAK + text).problems if p.code == "PV-01"] == [Severity.FEIL]


def test_a_quoted_number_is_dotted_out():
    assert without_national_ids("se 030245 12671!") == "se •••••• •••••!"
