"""A folder of files to the casebook: what is read, what is passed over, ids, registers, references, and what each fault stops."""

from __future__ import annotations

import os

import pytest
from reading_checks import SAK

from docgen.disk import DocgenError
from docgen.problem import Severity, Stop
from docgen.reading.folder import read_workspace

OPPSETT = "type: oppsett\nkommunenavn: Eksempelvik\n"
INSTANSER = """\
type: instanser
instanser:
  - id: nav
    navn: Nav Eksempelvik
    type: nav
  - id: bup
    navn: BUP Sør
    type: bup
"""
MØTE = "type: møte\nid: {id}\nmøtetype: ressursteam\nstatus: planlagt\n"
CONSENT_FORM = ("samtykkeskjema",)


@pytest.fixture
def workspace(tmp_path):
    """A workspace with the two registers; gives a function that writes files into it and reads it all."""
    files = {"register/oppsett.yaml": OPPSETT, "register/instanser.yaml": INSTANSER}

    def write_and_read(more=None, **changed):
        for name, text in {**files, **(more or {}), **changed}.items():
            path = tmp_path / "cases" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_workspace(tmp_path)

    write_and_read.root = tmp_path
    return write_and_read


def found(reading):
    return [f"{p.where} {p.code}" for p in reading.problems]


def test_all_kinds_of_file_come_into_the_casebook_at_any_depth(workspace):
    reading = workspace(
        {
            "saker/RT-2026-017.yaml": SAK,
            "ansvarsgrupper/a/b/gruppe.yml": "type: ansvarsgruppe\ngruppenummer: AG-2026-005\nstatus: aktiv\n"
            "bruker: {navn: Kari, fødselsdato: 22.10.2014}\n",
            "ressursteam/møte.YAML": MØTE.format(id="RT-m1"),
            "ressursteam/møteplan.yaml": "type: møteplan\nhalvår: 2026 høst\nstart: 12.08.2026\n",
            "ressursteam/evaluering.yaml": "type: evaluering\nhalvår: 2026-høst\n",
            "register/tiltaksbank.yaml": "type: tiltaksbank\ntiltak:\n  - {id: kurs, navn: Kurs, enhet: nav}\n",
        }
    )
    assert found(reading) == []
    book = reading.casebook
    assert (list(book.saker), list(book.grupper), list(book.møter)) == (["RT-2026-017"], ["AG-2026-005"], ["RT-m1"])
    assert (list(book.møteplaner), list(book.evalueringer), list(book.bank())) == (["2026-høst"], ["2026-høst"], ["kurs"])
    assert (book.oppsett.kommunenavn, list(book.enheter), book.faulty) == ("Eksempelvik", ["nav", "bup"], frozenset())
    sak = next(source for source in book.sources if source.type == "sak")
    assert (sak.file, sak.id, len(sak.digest)) == ("cases/saker/RT-2026-017.yaml", "RT-2026-017", 64)


def test_what_editors_and_word_leave_lying_about_is_passed_over(workspace):
    names = [".skjult.yaml", "~$RT.yaml", "~RT.yaml", ".~lock.RT.yaml#", "RT.tmp", "RT.yaml.partial", ".git/x.yaml", "les.txt"]
    assert found(workspace(dict.fromkeys(names, "hei"))) == []


def test_a_file_saved_by_notepad_as_txt_is_a_warning_with_the_right_name(workspace):
    reading = workspace({"saker/RT-2026-017.yaml.txt": SAK})
    assert found(reading) == ["cases/saker/RT-2026-017.yaml.txt DG160"]
    assert reading.problems[0].severity is Severity.ADVARSEL
    assert "«RT-2026-017.yaml»" in reading.problems[0].help.say("nb")


def test_a_folder_that_is_gone_stops_the_run_with_a_sentence(tmp_path):
    with pytest.raises(DocgenError) as failure:
        read_workspace(tmp_path / "borte")
    assert failure.value.exit_code == 3
    assert "Er nettverksmappen koblet til?" in failure.value.say("nb")
    assert "network folder" in failure.value.say("en")


# --- ids -------------------------------------------------------------------------------------------------------------


def test_two_files_with_one_id_are_an_error_naming_both_and_neither_is_used(workspace):
    reading = workspace({"saker/RT-2026-017.yaml": SAK, "saker/RT-2026-017 (konfliktkopi).yaml": SAK})
    assert found(reading) == ["cases/saker/RT-2026-017 (konfliktkopi).yaml:2:13 DG161"]
    problem = reading.problems[0]
    assert problem.message.say("nb") == (
        "Flere filer gjelder «RT-2026-017»: cases/saker/RT-2026-017 (konfliktkopi).yaml, cases/saker/RT-2026-017.yaml. "
        "Ingen av dem er brukt."
    )
    assert problem.stops == (Stop("RT-2026-017"),)
    assert reading.casebook.saker == {}
    assert reading.casebook.faulty == {"RT-2026-017"}


def test_ids_that_differ_in_capitals_only_are_one_id(workspace):
    reading = workspace({"a.yaml": MØTE.format(id="rt-m1"), "b.yaml": MØTE.format(id="RT-M1")})
    assert [p.code for p in reading.problems] == ["DG161"]
    assert reading.problems[0].stops == (Stop("RT-M1"), Stop("rt-m1"))


def test_a_half_written_copy_of_a_case_makes_both_faulty(workspace):
    reading = workspace({"saker/RT-2026-017.yaml": SAK, "saker/RT-2026-017-PC.yaml": SAK + "tema: 'halv"})
    assert [p.code for p in reading.problems] == ["DG161", "DG139"]
    assert reading.casebook.saker == {}


def test_a_second_register_is_an_error_that_stops_everything(workspace):
    reading = workspace({"register/instanser-2.yaml": INSTANSER})
    assert [(p.code, p.stops) for p in reading.problems] == [("DG161", (Stop("*"),))]


@pytest.mark.parametrize("kind", ["oppsett", "instanser"])
def test_a_missing_register_is_one_problem_that_stops_everything(workspace, kind):
    reading = workspace({f"register/{kind}.yaml": None, "saker/RT-2026-017.yaml": SAK + "arkivenhet: nav\n"})
    assert found(reading) == [f"cases/register/{kind}.yaml DG162"]
    assert reading.problems[0].stops == (Stop("*"),)


def test_a_case_number_must_be_the_file_name(workspace):
    reading = workspace({"saker/RT-2026-018.yaml": SAK})
    assert found(reading) == ["cases/saker/RT-2026-018.yaml:2:13 DG164"]
    assert reading.problems[0].stops == (Stop("RT-2026-017", unless=CONSENT_FORM),)


@pytest.mark.parametrize(
    ("more", "place", "sentence"),
    [
        (
            "foresatte:\n  - {navn: Ola, relasjon: Forelder}\n  - {navn: Eva, relasjon: forelder}\n",
            "9:27",
            "«forelder» er brukt to ganger i «foresatte» (første gang på linje 8).",
        ),
        (
            "samtykker:\n  - {id: s1, gjelder: deling}\n  - {id: S1, gjelder: deling}\n",
            "9:10",
            "«S1» er brukt to ganger i «samtykker»",
        ),
        (
            "drøftinger:\n  - møte: RT-m1\n    tiltak:\n      - {id: t1, tekst: a}\n      - {id: t1, tekst: b}\n",
            "11:14",
            "«t1» er brukt to ganger i «tiltak»",
        ),
    ],
)
def test_an_id_twice_in_one_list_is_an_error(workspace, more, place, sentence):
    reading = workspace({"saker/RT-2026-017.yaml": SAK + more, "m.yaml": MØTE.format(id="RT-m1")})
    assert found(reading) == [f"cases/saker/RT-2026-017.yaml:{place} DG163"]
    assert reading.problems[0].message.say("nb").startswith(sentence)


def test_the_same_follow_up_may_stand_in_two_discussions(workspace):
    text = SAK + "drøftinger:\n" + "".join(f"  - møte: {m}\n    tiltak: [{{id: t1, tekst: a}}]\n" for m in ("RT-m1", "RT-m2"))
    more = {f"{m}.yaml": MØTE.format(id=m) for m in ("RT-m1", "RT-m2")}
    assert found(workspace({"saker/RT-2026-017.yaml": text, **more})) == []


def test_unit_ids_that_differ_in_capitals_only_stop_what_stands_on_the_unit(workspace):
    reading = workspace({"register/instanser.yaml": INSTANSER + "  - {id: NAV, navn: X, type: nav}\n"})
    assert found(reading) == ["cases/register/instanser.yaml:9:10 DG163"]
    assert reading.problems[0].stops == (Stop("enhet:NAV"),)


# --- references ------------------------------------------------------------------------------------------------------


def test_an_unknown_reference_is_an_error_with_the_nearest_id(workspace):
    reading = workspace({"saker/RT-2026-017.yaml": SAK + "instanser_i_saken: [nav, bub]\nansvarsgruppe: AG-2026-999\n"})
    assert found(reading) == ["cases/saker/RT-2026-017.yaml:7:26 DG166", "cases/saker/RT-2026-017.yaml:8:16 DG166"]
    unit, group = reading.problems
    assert unit.message.say("nb") == "«bub» i «instanser_i_saken» finnes ikke."
    assert unit.help.say("nb") == "Mente du «bup»? Skriv en id som finnes."
    assert (unit.field, unit.stops) == ("instanser_i_saken[1]", (Stop("RT-2026-017"),))
    assert group.stops == (Stop("RT-2026-017", unless=CONSENT_FORM),)
    assert group.help.say("nb") == "Skriv en id som finnes, eller legg den til først."
    (strange,) = workspace({"saker/RT-2026-017.yaml": SAK + "instanser_i_saken: [brannvesenet]\n"}).problems
    assert "står i cases/register/instanser.yaml" in strange.help.say("nb")


def test_a_unit_written_by_its_name_gets_its_id_suggested(workspace):
    register = INSTANSER + "  - {id: psykisk_helse_rus, navn: Psykisk helse- og rustjenesten, type: psykisk_helse_rus}\n"
    text = SAK + "instanser_i_saken: [psykisk helse- og rustjenesten]\n"
    reading = workspace({"register/instanser.yaml": register, "saker/RT-2026-017.yaml": text})
    assert [p.help.say("nb") for p in reading.problems] == ["Mente du «psykisk_helse_rus»? Skriv en id som finnes."]


def test_the_first_word_of_a_units_id_and_a_list_written_as_one_text_are_suggested(workspace):
    register = INSTANSER + "  - {id: strandgata_legesenter, navn: Strandgata legesenter, type: fastlege}\n"
    bruker = SAK.replace("bruker:\n", "bruker:\n  fastlege: strandgata\n")
    reading = workspace(
        {"register/instanser.yaml": register, "saker/RT-2026-017.yaml": bruker + 'instanser_i_saken: "nav, bup"\n'}
    )
    assert [p.help.say("nb") for p in reading.problems] == [
        "Mente du «strandgata_legesenter»? Skriv en id som finnes.",
        "Mente du «[nav, bup]»? Skriv en id som finnes.",
    ]


def test_the_example_of_another_id_is_of_its_own_kind(workspace):
    text = SAK + "foresatte:\n  - {id: mor, navn: Kari Bø, relasjon: mor}\n  - {id: mor, navn: Mona Bø, relasjon: mor}\n"
    (problem,) = workspace({"saker/RT-2026-017.yaml": text}).problems
    assert (problem.code, problem.help.say("nb")) == ("DG163", "Gi den ene en egen «id», for eksempel «id: mor_2».")


def test_two_files_with_one_number_say_so_by_the_name_of_the_odd_one(workspace):
    reading = workspace({"saker/RT-2026-017.yaml": SAK, "saker/RT-2026-018.yaml": SAK})
    (problem,) = [p for p in reading.problems if p.code == "DG161"]
    assert problem.where.file == "cases/saker/RT-2026-018.yaml"
    assert "skriv «RT-2026-018» som nummer i den" in problem.help.say("nb")


def test_references_are_checked_deep_inside_records(workspace):
    text = SAK + "samtykker:\n  - id: s1\n    gjelder: deling\n    instanser: [{enhet: nva}]\n"
    text += "    signert: [{navn: Kari, rolle: bruker, unntatt: dps}]\n"
    reading = workspace({"saker/RT-2026-017.yaml": text})
    assert [p.field for p in reading.problems] == ["samtykker[0].instanser[0].enhet", "samtykker[0].signert[0].unntatt[0]"]
    assert [p.where.column for p in reading.problems] == [25, 52]


def test_a_reference_to_a_file_with_faults_is_not_called_unknown(workspace):
    broken = "type: møte\nid: RT-m1\ntema: Merk: dette\n"
    ansi = "type: ansvarsgruppe\ngruppenummer: AG-2026-005\ntema: blå\n".encode("cp1252")
    text = SAK + "ansvarsgruppe: AG-2026-005\ndrøftinger:\n  - møte: RT-m1\n"
    reading = workspace({"saker/RT-2026-017.yaml": text, "m.yaml": broken, "g.yaml": ansi})
    assert found(reading) == ["cases/g.yaml:3:9 DG131", "cases/m.yaml:3:7 DG136"]
    assert reading.casebook.faulty == {"AG-2026-005", "RT-m1"}
    assert [p.stops for p in reading.problems] == [(Stop("AG-2026-005"),), (Stop("RT-m1"),)]


def test_a_role_of_the_municipality_that_is_unknown_stops_everything(workspace):
    reading = workspace({"register/oppsett.yaml": OPPSETT + "roller: {ledelse: rådmann}\n"})
    assert [(p.code, p.stops) for p in reading.problems] == [("DG166", (Stop("*"),))]


LAW = "hjemler: [{id: taushetsplikt, tekst: forvaltningsloven § 13}]\n"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ('gradering: "Unntatt, jf. {taushetspliktt}"\n', "gradering"),
        ('gradering_nynorsk: "Unnateke, jf. {taushetspliktt}"\n', "gradering_nynorsk"),
        ('arkiv:\n  tilgang: [{kode: UO, hjemmel: "{taushetspliktt}"}]\n', "arkiv.tilgang[0].hjemmel"),
    ],
)
def test_a_statute_that_the_register_does_not_have_stops_everything_on_its_line(workspace, more, field):
    (problem,) = workspace({"register/oppsett.yaml": OPPSETT + LAW + more}).problems
    assert (problem.code, problem.where.line, problem.field) == (
        "DG167",
        4 + more[: more.index("taushetspliktt")].count("\n"),
        field,
    )
    assert problem.stops == (Stop("*"),)
    assert problem.help.say("nb").startswith("Mente du «taushetsplikt»?")
    assert "{taushetsplikt}" in problem.help.say("nb")


def test_a_statute_like_none_of_the_registers_is_to_be_added_and_one_that_is_there_is_right(workspace):
    (problem,) = workspace({"register/oppsett.yaml": OPPSETT + 'gradering: "Unntatt, jf. {lov}"\n'}).problems
    assert problem.message.say("nb") == "«lov» i «gradering» finnes ikke under «hjemler»."
    assert "legg til hjemmelen under «hjemler»" in problem.help.say("nb")
    right = 'gradering: "Unntatt, jf. {taushetsplikt}"\narkiv:\n  tilgang: [{kode: UO, hjemmel: "{taushetsplikt}"}]\n'
    assert found(workspace({"register/oppsett.yaml": OPPSETT + LAW + right})) == []


# --- what a fault stops ----------------------------------------------------------------------------------------------


def test_a_fault_in_one_unit_stops_what_stands_on_it_and_nothing_else(workspace):
    text = INSTANSER.replace("    type: bup\n", "    type: bpu\n")
    reading = workspace({"register/instanser.yaml": text, "saker/RT-2026-017.yaml": SAK + "arkivenhet: bup\n"})
    assert [(p.code, p.stops) for p in reading.problems] == [("DG103", (Stop("enhet:bup"),))]
    assert list(reading.casebook.enheter) == ["nav"]
    assert reading.casebook.faulty == {"enhet:bup"}


def test_a_broken_register_stops_everything(workspace):
    reading = workspace({"register/instanser.yaml": INSTANSER + "  x\n", "saker/RT-2026-017.yaml": SAK + "arkivenhet: bup\n"})
    assert [(p.code, p.stops) for p in reading.problems] == [("DG146", (Stop("*"),))]


def test_a_fault_in_the_municipality_stops_everything(workspace):
    reading = workspace({"register/oppsett.yaml": OPPSETT + "motto: [a, b]\n"})
    assert [(p.code, p.stops) for p in reading.problems] == [("DG117", (Stop("*"),))]


def test_a_fault_in_the_bank_stops_the_bank(workspace):
    reading = workspace({"register/tiltaksbank.yaml": "type: tiltaksbank\ntiltak:\n  - {id: kurs, navn: Kurs}\n"})
    assert [(p.code, p.stops) for p in reading.problems] == [("DG101", (Stop("tiltaksbank", unless=CONSENT_FORM),))]


def test_a_fault_in_a_case_lets_the_consent_form_through(workspace):
    reading = workspace({"saker/RT-2026-017.yaml": SAK + "hemmelig: x\n"})
    (stop,) = reading.problems[0].stops
    assert stop.covers("RT-2026-017", "meldeskjema")
    assert not stop.covers("RT-2026-017", "samtykkeskjema")


@pytest.mark.parametrize(
    ("old", "new", "is_made"),
    [
        ("bruker:", "brukr:", False),
        ("  navn:", "  nan:", False),
        ("bruker:", "meldt_dat: 01.10.2026\nbruker:", True),
        ("bruker:", "instanser_i_saken: [finnes_ikke]\nbruker:", False),
    ],
)
def test_a_fault_in_what_the_consent_form_shows_stops_it_too(workspace, old, new, is_made):
    assert old in SAK
    reading = workspace({"saker/RT-2026-017.yaml": SAK.replace(old, new, 1)})
    errors = [problem for problem in reading.problems if problem.is_error]
    assert errors
    stopped = any(stop.covers("RT-2026-017", "samtykkeskjema") for problem in errors for stop in problem.stops)
    assert stopped is not is_made, errors


def test_a_warning_stops_nothing(workspace):
    reading = workspace({"saker/RT-2026-017.yaml": SAK + "tema: Skole #2\n"})
    assert [(p.code, p.stops) for p in reading.problems] == [("DG149", ())]


def test_an_empty_file_keeps_its_number_known_and_makes_no_error(workspace):
    reading = workspace({"saker/RT-2026-017.yaml": ""})
    assert [(p.code, str(p.severity)) for p in reading.problems] == [("DG134", "info")]
    assert reading.casebook.faulty == {"RT-2026-017"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that cannot be read")
def test_a_file_that_cannot_be_opened_is_its_own_trouble_only(workspace):
    workspace({"saker/RT-2026-017.yaml": SAK, "saker/RT-2026-018.yaml": SAK.replace("017", "018")})
    path = workspace.root / "cases/saker/RT-2026-017.yaml"
    path.unlink()
    path.symlink_to(workspace.root / "borte")
    reading = read_workspace(workspace.root)
    assert found(reading) == ["cases/saker/RT-2026-017.yaml DG165"]
    assert reading.problems[0].stops == (Stop("RT-2026-017"),)
    assert list(reading.casebook.saker) == ["RT-2026-018"]


def test_problems_come_sorted_by_place(workspace):
    reading = workspace({"b.yaml": "x: 1\n", "a.yaml": SAK + "z: 1\ny: 1\n"})
    assert found(reading) == sorted(found(reading))
