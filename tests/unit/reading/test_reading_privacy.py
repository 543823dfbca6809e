"""PV-01: a fødselsnummer in the raw file, wherever it stands and however it is written; and what it must not be taken for.

The numbers here are invented and fail the check digits.
"""

import pytest
from reading_checks import SAK, check_clean, check_problem, read

from docgen.model.nationalid import find_national_ids, without_national_ids
from docgen.problem import Problem, Severity, Stop
from docgen.reading.folder import read_workspace, shown

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
    "01010112345",
    "31129912345",
    "41010112345",
    "71129912345",
    "03.02 45-12671",
    "03\u202f02\u202f45\u202f12671",
    "030245\u201112671",
    "030245\u201312671",
    "030245 126\u00a071",
    "0302\u00ad4512671",  # a soft hyphen is nothing on paper
    "030245\u200b126\u200b71",
    "03\u206002\u20604512671",
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
    "03-02-45 12671",
    "03/02/45 12671",
    "030245\t12671",
    "030245 -12671",
    "030245 126-71",
    "72024512671",
    "40024512671",
    "03404512671",
    "03534512671",
    "03654512671",
    "03784512671",
    "03804512671",
    "03934512671",
    "5030245 12671",
    "5\u00ad030245\u00ad126719",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_found_however_it_is_written(number):
    assert len(find_national_ids(f"se {number}.")) == 1
    column = 16 if number.startswith("x") else 15
    problem = check_problem(SAK + f"situasjon: se {number}.\n", f"7:{column} PV-01", "Feltet")
    assert problem.message.say("nb") == "Feltet «situasjon» inneholder det som ser ut som et fødselsnummer."
    assert not any(digit in problem.message.say("nb") + problem.help.say("nb").replace("22.10.2010", "") for digit in "0345")


def test_the_row_of_the_catalogue_holds_for_every_day_and_month():
    """DDMMYY with day 01–31 or +40 and month 01–12, +40, +65 or +80; nothing else, whatever the year."""
    days = {*range(1, 32), *range(41, 72)}
    months = {m + more for m in range(1, 13) for more in (0, 40, 65, 80)}
    for day in range(100):
        for month in range(100):
            found = find_national_ids(f"se {day:02}{month:02}45 12671.")
            assert bool(found) == (day in days and month in months), (day, month)


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_other_numbers_are_left_alone(text):
    assert find_national_ids(f"kl {text} slutt") == ()
    check_clean(SAK + f"situasjon: kl {text} slutt\n")


def no_digit_of_it(problems: tuple[Problem, ...]) -> bool:
    """Whether no half of the number stands in any sentence, in either language, nor in a field or a place."""
    said = [t.say(lang) for p in problems for t in (p.message, p.help) for lang in ("nb", "en")]
    said += [f"{p.field} {p.where}" for p in problems]
    return not any(half in text for half in ("030245", "12671") for text in said)


@pytest.mark.parametrize(
    ("text", "place", "field"),
    [
        ("situasjon: |\n  Mor ringte.\n  Hun sa 030245 12671 til meg.\n", "9:10", "situasjon"),
        ("situasjon: >\n  Mor ringte og sa 030245\n  12671 til meg.\n", "7:12", "situasjon"),
        ("situasjon: Mor ringte og sa 030245\n  12671 til meg.\n", "7:12", "situasjon"),
        ('situasjon: "Hun sa 030245\n  12671."\n', "7:12", "situasjon"),
        ("situasjon: 'Hun sa 030245\n  12671.'\n", "7:12", "situasjon"),
        ('situasjon: "0302\\x34512671"\n', "7:12", "situasjon"),
        ('situasjon: "030245\\\n  12671"\n', "7:12", "situasjon"),
        ("situasjon: Hun sa 0302\u00ad45\u00a012671.\n", "7:19", "situasjon"),
        ("situasjon: Hun sa 030245\u200b12671.\n", "7:19", "situasjon"),
        ("situasjon: Hun sa 030245\u202812671.\n", "7:19", "situasjon"),
        ("situasjon: Hun sa 03\x0b024512671.\n", "7:19", "situasjon"),
        ("drøftinger:\n  - møte: m1\n    konklusjon: se 03024512671\n", "9:20", "konklusjon"),
        ("instanser_i_saken: [nav, 03024512671]\n", "7:26", "instanser_i_saken"),
        ("tema: x  # 03024512671\n", "7:12", ""),
        ("# mor: 03 02 45 12671\n", "7:8", ""),
    ],
)
def test_a_number_is_found_over_lines_in_comments_and_behind_what_nobody_sees(text, place, field):
    problems = read(SAK + text).problems
    (number,) = [p for p in problems if p.code == "PV-01"]
    assert f"{number.where.line}:{number.where.column}" == place
    assert number.message.say("nb").startswith(f"Feltet «{field}»" if field else "Her står")
    assert (number.severity, number.stops) == (Severity.FEIL, (Stop("RT-2026-017"),))
    assert no_digit_of_it(problems)


def test_lines_that_stay_lines_make_no_number():
    check_clean(SAK + "situasjon: |\n  030245\n  12671\n")


def test_a_number_over_two_lines_is_one_problem_also_when_another_stands_there_whole():
    problems = read(SAK + "situasjon: >\n  030245\n  12671 og 03024512671\n").problems
    assert [p.code for p in problems] == ["PV-01"]


def test_a_list_of_references_is_not_excused():
    problems = read(SAK + "arkivsak: [03024512671]\n").problems
    assert [p.severity for p in problems if p.code == "PV-01"] == [Severity.FEIL]


def test_a_field_that_is_a_number_itself_is_not_named():
    problems = [p for p in read(SAK + "'030245 12671': se 03024512671\n").problems if p.code == "PV-01"]
    assert len(problems) == 2
    assert all(p.message.say("nb").startswith("Her står") for p in problems)


def test_what_nobody_sees_neither_hides_a_number_nor_doubles_it():
    assert len(find_national_ids("5\u200b03024512671")) == 1
    assert len(find_national_ids("\u200b se 03024512671 og 0302\u00ad4512671")) == 2


@pytest.mark.parametrize("key", ["arkivsak", "arkivref"])
def test_a_reference_over_two_lines_is_not_excused(key):
    problems = [p for p in read(SAK + f"{key}: 030245\n  12671\n").problems if p.code == "PV-01"]
    assert [p.severity for p in problems] == [Severity.FEIL]


@pytest.mark.parametrize(
    "text",
    [
        SAK.replace("RT-2026-017", "03024512671"),
        "type: møte\nid: 03024512671\nmøtetype: ressursteam\nstatus: planlagt\n",
        "type: ansvarsgruppe\ngruppenummer: 03024512671\nstatus: aktiv\n",
        "type: 03024512671\n",
        "type: møteplan\nhalvår: 03024512671\n",
        "type: møte\nid: 03024512671\ntema: Merk: dette\n",
    ],
)
def test_a_number_where_the_id_should_stand_is_no_id(text):
    reading = read(text, "cases/møte.yaml")
    assert "03024512671" not in reading.source.id
    assert "PV-01" in [p.code for p in reading.problems]
    assert no_digit_of_it(reading.problems)


def test_a_number_as_a_reference_or_as_two_ids_is_not_repeated(tmp_path):
    write(tmp_path, "saker/RT-2026-017.yaml", SAK + "ansvarsgruppe: 03024512671\ninstanser_i_saken: [03024512671]\n")
    write(tmp_path, "a.yaml", "type: møte\nid: 03024512671\nmøtetype: ressursteam\nstatus: planlagt\n")
    write(tmp_path, "b.yaml", "type: møte\nid: 03024512671\nmøtetype: ressursteam\nstatus: planlagt\n")
    write(tmp_path, "c.yaml", "type: møte\nid: m1\nmøtetype: ressursteam\nstatus: planlagt\nsaker: [03024512671]\n")
    twice = "  - {id: 03024512671, gjelder: deling}\n"
    write(tmp_path, "d.yaml", f"type: ansvarsgruppe\ngruppenummer: AG-2026-001\nstatus: aktiv\nsamtykker:\n{twice}{twice}")
    problems = read_workspace(tmp_path).problems
    assert no_digit_of_it(problems)
    assert not [p for p in problems if p.code in ("DG161", "DG166")]


def write(root, name, text):
    path = root / "cases" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


# --- names of files and folders ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("saker/03024512671.yaml", "cases/saker/•••••• •••••.yaml"),
        ("saker/RT-2026-017 030245 12671.yaml", "cases/saker/RT-2026-017 •••••• •••••.yaml"),
        ("03 02 45-12671/RT-2026-017.yaml", "cases/•••••• •••••"),
    ],
)
def test_a_number_in_a_name_is_told_without_it_and_stops_the_file(tmp_path, name, place):
    write(tmp_path, name, SAK)
    problems = [p for p in read_workspace(tmp_path).problems if p.code == "PV-01"]
    assert [str(p.where) for p in problems] == [place]
    assert problems[0].message.say("nb") == "Navnet på fila eller mappen inneholder det som ser ut som et fødselsnummer."
    assert problems[0].stops == (Stop("RT-2026-017"),)
    reading = read_workspace(tmp_path)
    assert no_digit_of_it(reading.problems)
    assert not any("12671" in source.file for source in reading.casebook.sources)


def test_a_folder_with_several_files_is_one_problem_that_stops_them_all(tmp_path):
    for number in (17, 18):
        text = SAK.replace("RT-2026-017", f"RT-2026-0{number}")
        write(tmp_path, f"030245 12671/RT-2026-0{number}.yaml", text)
    (problem,) = [p for p in read_workspace(tmp_path).problems if p.code == "PV-01"]
    assert problem.stops == (Stop("RT-2026-017"), Stop("RT-2026-018"))


@pytest.mark.parametrize("name", ["RT-2026-017.yaml", "møte-2026-10-22.yaml", "2026-10-22 120 min.yaml"])
def test_usual_names_are_shown_as_they_are(name):
    assert shown(name) == name


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


@pytest.mark.parametrize("number", ["03024512671", "030245 12671", "0302\u00ad4512671", "030245\u200b12671"])
def test_a_quoted_number_is_dotted_out(number):
    assert without_national_ids(f"se {number}!") == "se •••••• •••••!"
    assert without_national_ids(f"{number} og {number}") == "•••••• ••••• og •••••• •••••"
