"""A file that stops in the middle is one problem, however much it lacks; a file that only lacks its last line end is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_checks import FILE, SAK, SHAPES, check_clean, read

from docgen.problem import Severity, Stop
from docgen.reading.assemble import Reading, assemble
from docgen.reading.cut import BY_THE_END, unended_line
from docgen.reading.source import read_source

CASES = Path(__file__).parents[3] / "cases"
INSTANSER = """\
type: instanser
instanser:
  - {id: nav, navn: Nav, type: nav}
  - {id: bup, navn: BUP, type: bup}
"""
OPPSETT = "type: oppsett\nkommunenavn: Eksempelvik\nroller: {kommunepsykolog: nav}\n"
GROUP = """\
type: ansvarsgruppe
gruppenummer: AG-2026-005
status: aktiv
bruker: {navn: Kari, fødselsdato: 22.10.2014}
oppgaver: Støtte Kari.
koordinator: {navn: Siri Aas, enhet: nav}
medlemmer:
  - {navn: Per Bø, enhet: bup}
samtykker:
  - id: s1
    gjelder: [deling]
    instanser: [bup]
    gjennomgått: {dato: 22.10.2026, av: Siri Aas}
    signert:
      - {navn: Kari, rolle: bruker, dato: 22.10.2026}
    gyldig_fra: 22.10.2026
"""
MEETING = "type: møte\nid: AG-2026-005-m1\nansvarsgruppe: AG-2026-005\nmøtetype: ansvarsgruppemøte\nstatus: planlagt\n"


def workspace(**files: str) -> Reading:
    """The registers and these files, by path below cases/ (`__` for a slash)."""
    every = {"register/oppsett.yaml": OPPSETT, "register/instanser.yaml": INSTANSER}
    every |= {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    return assemble([read_source(text.encode(), f"cases/{name}", SHAPES) for name, text in every.items()], SHAPES)


def faults(reading: Reading) -> list[str]:
    return [f"{p.where} {p.code}" for p in reading.problems if p.severity is Severity.FEIL]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b\n", None),
        ("a: b\r\n", None),
        ("a: b\r", None),
        ("", None),
        ("a: b", (1, 1, 5)),
        ("\ufeffa: b", (1, 1, 5)),
        ("a: b\r\n  c: æ", (2, 3, 7)),
        ("a: b\n   ", (1, 1, 5)),
    ],
)
def test_a_last_line_without_an_end_has_its_place(text: str, place: tuple[int, int, int] | None) -> None:
    found = unended_line(text.encode(), "f.yaml")
    assert (found and found[1:]) == place


@pytest.mark.parametrize("path", sorted(CASES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_whole_file_without_its_last_line_end_is_as_good_as_with_it(path: Path) -> None:
    data = path.read_bytes()
    assert data.endswith(b"\n")
    whole, unended = (read_source(text, f"cases/{path.name}", SHAPES) for text in (data, data.rstrip(b"\n")))
    assert [p for p in unended.problems if p.is_error] == []
    assert unended.record == whole.record


def test_what_is_missing_is_one_problem_at_the_last_line_that_stops_everything_about_the_file() -> None:
    (problem,) = read(SAK.rstrip("\n")).problems
    assert (problem.code, problem.where[1:3]) == ("DG148", (6, 3))
    assert problem.message.say("nb") == (
        "Fila kan være kuttet: den slutter midt i en linje, og dette mangler: "
        "tema, problemstilling, situasjon, tidligere_forsøkt, samtykker."
    )
    assert "Trykk Enter etter siste linje" in problem.help.say("nb")
    assert problem.stops == (Stop("RT-2026-017"),)
    assert read(SAK.rstrip("\n")).record is None
    check_clean(SAK)


def test_a_value_that_was_cut_off_goes_with_the_rest() -> None:
    text = "type: møte\nid: AG-2026-005-m1\nmøtetype: ansva"
    (problem,) = read(text, "cases/m.yaml").problems
    assert (problem.code, problem.where.line) == ("DG148", 3)
    assert "mangler: status." in problem.message.say("nb")
    # With a line end it is two mistakes of a hand, and each is told.
    assert sorted(p.code for p in read(text + "\n", "cases/m.yaml").problems) == ["DG101", "DG103"]


def test_a_field_that_was_begun_is_among_what_is_missing() -> None:
    (problem,) = read("type: møte\nid: AG-2026-005-m1\nmøtetype:", "cases/m.yaml").problems
    assert problem.message.say("nb").endswith("dette mangler: møtetype, status.")


def test_a_file_that_does_not_say_what_it_is_lacks_that() -> None:
    (problem,) = read("sted: Rådhuset\ntema: Skole", "cases/m.yaml").problems
    assert problem.code == "DG148" and "mangler: type." in problem.message.say("nb")


def test_a_line_further_up_without_its_colon_is_a_mistake_of_the_hand() -> None:
    (problem,) = read(MEETING.replace("møtetype:", "møtetype") + "sted: Rådhuset", "cases/m.yaml").problems
    assert (problem.code, problem.where.line) == ("DG146", 4)


def test_a_wrong_value_on_a_last_line_is_told_as_such_when_nothing_is_missing() -> None:
    (problem,) = read(MEETING.replace("planlagt\n", "planlagd"), "cases/m.yaml").problems
    assert problem.code == "DG103"


def test_a_last_line_without_its_colon_is_the_end_of_what_is_there() -> None:
    (problem,) = read(MEETING + "mød", "cases/m.yaml").problems
    assert (problem.code, problem.where.line) == ("DG148", 6)
    assert [p.code for p in read(MEETING + "mød\n", "cases/m.yaml").problems] == ["DG146"]


def test_what_stands_wrong_further_up_is_told_beside_it() -> None:
    problems = read(SAK.replace("status: meldt", "status: meldd").rstrip("\n")).problems
    assert sorted(p.code for p in problems) == ["DG103", "DG148"]


def test_a_fodselsnummer_on_the_last_line_is_told_whatever_was_cut() -> None:
    reading = read(SAK + "tema: se 03024512671")
    assert [p.code for p in reading.problems] == ["PV-01"]
    assert reading.record is None


def test_a_consent_cut_in_the_middle_is_told_although_the_rest_of_the_file_is_whole() -> None:
    """It might have gone on to say that it was taken back."""
    cut = GROUP[: GROUP.index("    signert:")].rstrip("\n")
    assert faults(workspace(ansvarsgrupper__gruppe=cut)) == ["cases/ansvarsgrupper/gruppe.yaml:13:5 DG148"]
    assert faults(workspace(ansvarsgrupper__gruppe=GROUP.rstrip("\n"))) == []


def test_minutes_cut_before_the_next_meeting_are_told() -> None:
    minutes = MEETING.replace("planlagt", "gjennomført") + "referat:\n  dato: 23.10.2026\n  til_stede:\n    - Kari"
    (problem,) = read(minutes, "cases/m.yaml").problems
    assert problem.code == "DG148" and "mangler: neste_møte." in problem.message.say("nb")


@pytest.mark.parametrize("at", range(3, len(GROUP) - 2, 7))
def test_wherever_a_group_is_cut_there_is_one_feil_in_all_files(at: int) -> None:
    whole = faults(workspace(ansvarsgrupper__gruppe=GROUP, ansvarsgrupper__m1=MEETING))
    cut = GROUP[:at]
    found = faults(workspace(ansvarsgrupper__gruppe=cut, ansvarsgrupper__m1=MEETING))
    assert whole == []
    assert len(found) == 1 or cut.endswith("\n"), found
    assert all("gruppe.yaml" in place for place in found) or cut.endswith("\n")


def test_an_id_that_was_cut_off_is_no_id() -> None:
    reading = read("type: møte\nid: AG-2026", "cases/m.yaml")
    assert (reading.source.type, reading.source.id) == ("møte", "")
    assert read("type: sak\nsaksnummer: RT-20", FILE).source.id == "RT-2026-017"


def test_references_to_what_a_broken_file_may_hold_are_its_problem_and_stop_what_they_stop() -> None:
    reading = workspace(ansvarsgrupper__gruppe="type: ansvarsgruppe\ngruppenummer: AG-20", ansvarsgrupper__m1=MEETING)
    assert faults(reading) == ["cases/ansvarsgrupper/gruppe.yaml:2:1 DG148"]
    (problem,) = reading.problems
    assert problem.stops == (Stop("AG-2026-005-m1", unless=("samtykkeskjema",)),)
    # The same for a number that was written wrong: one mistake, one problem.
    wrong = workspace(ansvarsgrupper__gruppe=GROUP.replace("AG-2026-005", "AG-26-5"), ansvarsgrupper__m1=MEETING)
    assert [p.code for p in wrong.problems] == ["DG116"]
    assert Stop("AG-2026-005-m1", unless=("samtykkeskjema",)) in wrong.problems[0].stops


def test_a_register_that_was_cut_is_one_problem_and_not_one_for_each_unit_it_lacks() -> None:
    case = SAK + "instanser_i_saken: [nav, ppt, fysio, skolen]\n"
    cut = INSTANSER.rstrip("\n").replace("{id: bup, navn: BUP, type: bup}", "id: bup\n    navn: BUP\n    type: b")
    reading = workspace(**{"saker__RT-2026-017": case, "register__instanser": cut})
    assert faults(reading) == ["cases/register/instanser.yaml:6:5 DG148"]
    (problem,) = reading.problems
    assert problem.message.say("nb").endswith("dette mangler: ppt, fysio, skolen.")
    assert problem.stops == (Stop("*"),)


def test_a_unit_that_several_files_miss_in_such_a_register_is_the_registers_and_stops_only_them() -> None:
    cases = {f"saker__RT-2026-00{n}": SAK.replace("RT-2026-017", f"RT-2026-00{n}") + "arkivenhet: ppt\n" for n in (1, 2)}
    reading = workspace(**cases, register__instanser=INSTANSER.rstrip("\n"))
    assert faults(reading) == ["cases/register/instanser.yaml:4:3 DG148"]
    assert {stop.subject for stop in reading.problems[0].stops} == {"RT-2026-001", "RT-2026-002"}
    # One file alone may have its own slip; and with its last line ended the register is whole.
    assert faults(workspace(**dict([cases.popitem()]), register__instanser=INSTANSER.rstrip("\n")))[0].endswith("DG166")


def test_a_fodselsnummer_on_the_registers_last_line_is_told_beside_the_cut() -> None:
    case = SAK + "instanser_i_saken: [nav, ppt, fysio, skolen]\n"
    reading = workspace(saker__sak=case, register__instanser=INSTANSER + "  - {id: x, navn: 03024512671, type: nav}")
    codes = {problem.code for problem in reading.problems if problem.where.file.endswith("instanser.yaml")}
    assert codes == {"DG148", "PV-01"}


@pytest.mark.parametrize(
    "other",
    [
        "type: møte\nid: AG-2026-005-m2\nmøtetype: Merk: dette\n",  # broken, but its id is known
        "type: ansvarsgruppe\nstatus: aktiv\ntema: Merk: dette\n",  # broken, and no meeting
        "",  # only empty
        "# kommer\n",
    ],
)
def test_a_reference_is_unknown_when_no_broken_file_can_be_what_it_names(other: str) -> None:
    case = SAK + "drøftinger:\n  - møte: RT-m9\n"
    reading = workspace(saker__a=case, annet=other)
    assert [p.code for p in reading.problems if p.where.file == "cases/saker/a.yaml" and p.code == "DG166"] == ["DG166"]


@pytest.mark.parametrize("units", ["[nav, bub, bupp, nva]", "[nav, ppt, fysio]"])
def test_slips_of_the_hand_are_not_blamed_on_a_register_that_only_lacks_its_last_line_end(units: str) -> None:
    reading = workspace(
        **{"saker__RT-2026-017": SAK + f"instanser_i_saken: {units}\n", "register__instanser": INSTANSER.rstrip("\n")}
    )
    assert {p.code for p in reading.problems} == {"DG166"}
    assert {p.where.file for p in reading.problems} == {"cases/saker/RT-2026-017.yaml"}


def test_the_fields_a_whole_record_has_are_fields_of_the_models() -> None:
    from docgen.model.records import RECORDS

    for path, groups in BY_THE_END.items():
        shape = SHAPES.of(RECORDS[path[0]])
        for step in path[1:]:
            record = shape.fields[step].record
            assert record is not None
            shape = SHAPES.of(record)
        assert {name for group in groups for name in group} <= shape.fields.keys(), path
