"""The last look at each finished copy: what somebody pasted or a template prints, and nobody may have, does not leave the house."""

from __future__ import annotations

import io

import docx
import pytest

from office import ROOT, Office, W, text_of

FOLDER = "cases/ansvarsgrupper/AG-2026-005"
GROUP, HELD = f"{FOLDER}/gruppe.yaml", f"{FOLDER}/møte-2026-10-22.yaml"
MINUTES = "AG-2026-005/AG-2026-005_2026-10-22_referat"
SAID = "Mor merker at kveldene er roligere, og at hun selv sover bedre."
TELEPHONE = "68 05 30 51"


def copies(office: Office) -> set[str]:
    return {path.removeprefix(MINUTES).removesuffix(".docx").lstrip("_") for path in office.documents if path.startswith(MINUTES)}


def with_telephone(office: Office) -> None:
    """The mother's telephone is registered, and somebody has pasted it into the minutes."""
    assert f"telefon: {TELEPHONE}" in office.read(GROUP)
    office.edit(HELD, SAID, f"{SAID} Ring henne på {TELEPHONE}.")


def test_a_pasted_telephone_stops_every_copy_but_her_own(fresh: Office) -> None:
    with_telephone(fresh)
    outcome = fresh.build()
    assert outcome.code == 1
    assert copies(fresh) == {"foresatt-mor"}
    assert outcome.line_about("feil PV-04").startswith(f"{HELD}:")
    assert "PV-04" in outcome.line_about("stoppet", "referat", "arkiv") and TELEPHONE not in outcome.line_about("feil PV-04")
    assert "PV-04" in fresh.run("check").err, "a check says what a build would"
    fresh.edit(HELD, f" Ring henne på {TELEPHONE}.", "")
    assert fresh.build().code == 0 and "" in copies(fresh)


def test_the_json_of_a_stopped_copy_names_nobody(fresh: Office) -> None:
    with_telephone(fresh)
    told = fresh.build("--json").json
    (problem,) = [one for one in told["diagnostics"] if one["code"] == "PV-04"]
    assert problem["file"] == HELD and problem["line"] > 0
    assert "Torill" not in str(told) and TELEPHONE not in str(told)


def test_another_cases_number_stops_the_minutes_and_a_name_is_a_warning(fresh: Office) -> None:
    fresh.edit(HELD, SAID, f"{SAID} Se også AG-2026-003.")
    assert "RT-21" in fresh.build().line_about("stoppet", "referat", "arkiv")
    fresh.edit(HELD, "Se også AG-2026-003.", f"Som for {name_in(fresh, 'cases/ansvarsgrupper/AG-2026-003/gruppe.yaml')}.")
    outcome = fresh.build()
    assert outcome.code == 0 and "" in copies(fresh)
    assert "advarsel RT-21" in outcome.err


def name_in(office: Office, file: str) -> str:
    return next(line.partition(":")[2].strip() for line in office.read(file).splitlines() if line.strip().startswith("navn:"))


def in_template(office: Office, template: str, text: str) -> None:
    """Somebody writes a paragraph into a template, in Word."""
    path = office.root / "templates" / template
    document = docx.Document(io.BytesIO(path.read_bytes()))
    document.add_paragraph(text)
    document.save(str(path))


def test_what_a_template_prints_is_read_too(fresh: Office) -> None:
    in_template(fresh, "innkalling.docx", f"Mor: {TELEPHONE}")
    outcome = fresh.build()
    assert outcome.code == 1
    assert "templates/innkalling.docx" in outcome.line_about("feil PV-04")
    made = [path for path in fresh.documents if "2026-12-10_innkalling" in path]
    assert made == ["AG-2026-005/AG-2026-005_2026-12-10_innkalling_foresatt-mor.docx"]
    assert TELEPHONE in text_of(fresh.documents[made[0]])


def test_an_agenda_template_without_the_fixed_items_makes_no_agenda(fresh: Office) -> None:
    path = fresh.root / "templates" / "saksliste.docx"
    document = docx.Document(io.BytesIO(path.read_bytes()))
    (loop,) = [node for node in document.element.body.iter(f"{W}t") if "punkt in saksliste" in (node.text or "")]
    loop.text = loop.text.replace("punkt in saksliste", "punkt in saksliste if punkt.punkter")
    document.save(str(path))
    outcome = fresh.build("--kind", "saksliste")
    assert outcome.code == 1
    assert not [path for path in fresh.documents if "2026-12-10_saksliste" in path]
    assert "AG-17" in outcome.err and "Velkommen, samtykke og referent" in outcome.err


def test_the_old_copy_stays_when_the_new_one_is_stopped(office: Office) -> None:
    before = office.documents
    with_telephone(office)
    office.build()
    assert office.documents[f"{MINUTES}.docx"] == before[f"{MINUTES}.docx"]


@pytest.mark.parametrize("day", ["2026-11-20"])
def test_nothing_is_remade_and_nothing_stopped_when_all_is_well(office: Office, day: str) -> None:
    before = office.times()
    outcome = office.build("--dato", day)
    assert outcome.code == 0 and office.times() == before


def test_a_telephone_that_the_files_do_not_know_is_warned_of_as_the_readme_says(office: Office) -> None:
    """What is known as somebody's is stopped (above); of this one nobody can say whose it is."""
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert (
        "that the files do not know (typed into a text or a template) may be a helpline's: it is warned of, and stops" in readme
    )
    office.edit("cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml", "sted: ", "sted: Ring 68 05 99 44, ")
    told = office.build()
    assert told.code == 0 and told.line_about("advarsel PV-04", "«68 05 99 44»"), told.said
    assert told.line_about("skrev", "innkalling", "bruker")
