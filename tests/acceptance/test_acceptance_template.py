"""`docgen template`: what a secretary sees who asks about a template, from a real process."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from docx import Document

from office import Office, text_of


def edited(office: Office, name: str, change: Callable[[str], str]) -> None:
    """Change a template's body as an editor would."""
    path = office.root / "templates" / name
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    before = files["word/document.xml"].decode()
    files["word/document.xml"] = change(before).encode()
    assert files["word/document.xml"] != before.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in files.items():
            archive.writestr(entry, data)
    path.write_bytes(out.getvalue())


def misspelt(office: Office, name: str, before: str, after: str) -> None:
    edited(office, name, lambda xml: xml.replace(before, after))


def with_greeting(xml: str) -> str:
    """A shared part as the last paragraph of the body."""
    before, section, behind = xml.rpartition("<w:sectPr")
    return f'{before}<w:p><w:r><w:t>{{%p include "hilsen.docx" %}}</w:t></w:r></w:p>{section}{behind}'


def test_our_own_templates_are_in_order(fresh: Office) -> None:
    outcome = fresh.run("template", "check")
    assert (outcome.code, outcome.out) == (0, "") and "Så på 32 mal(er). Alt er i orden." in outcome.err


def test_a_misspelt_name_is_told_with_place_and_suggestion_and_marked_in_a_copy(fresh: Office) -> None:
    misspelt(fresh, "innkalling.docx", "møte.sted", "møte.stde")
    outcome = fresh.run("mal", "sjekk", "templates/innkalling.docx", "--merk")
    assert outcome.code == 1
    line = outcome.line_about("templates/innkalling.docx", "feil DG301", "brødtekst, avsnitt", "«møte.stde» finnes ikke")
    assert line and "Mente du «sted»?" in outcome.err
    copy = fresh.root / "innkalling (merknader).docx"
    with zipfile.ZipFile(copy) as archive:
        assert "Mente du «sted»?" in archive.read("word/comments.xml").decode()
    again = fresh.run("mal", "sjekk", "innkalling", "--merk")
    assert again.code == 1 and (fresh.root / "innkalling (merknader 2).docx").is_file()


def test_a_comment_that_was_left_is_told_by_every_build_and_a_template_without_one_is_not(fresh: Office) -> None:
    path = fresh.root / "templates" / "referat.docx"
    document = Document(str(path))
    document.add_comment(document.paragraphs[0].runs, text="Spør Kari om dette", author="Kari")
    document.save(str(path))
    for _ in range(2):
        outcome = fresh.build()
        assert outcome.code == 0, outcome.said
        assert outcome.line_about("templates/referat.docx", "advarsel DG303", "merknader (1)")
        assert outcome.err.count("DG303") == 1


def test_json_and_a_template_that_nothing_uses(fresh: Office) -> None:
    (fresh.root / "templates" / "ny.docx").write_bytes((fresh.root / "templates" / "referat.docx").read_bytes())
    outcome = fresh.run("template", "check", "ny.docx", "--lang", "en")
    assert outcome.code == 0 and "No document type uses ny.docx" in outcome.err
    misspelt(fresh, "ny.docx", "møte.sted", "møte.stde")
    outcome = fresh.run("template", "check", "ny.docx", "--json")
    assert outcome.code == 1 and outcome.json["diagnostics"][0]["code"] == "DG301"


def test_a_template_that_is_not_there_and_what_may_be_said(fresh: Office) -> None:
    outcome = fresh.run("template", "check", "finnes-ikke")
    assert outcome.code == 2 and "Der ligger: avlysning-nynorsk.docx, avlysning.docx" in outcome.err
    # Another file of the same name is not the one in templates/: to judge ours and call that one good would be a lie.
    elsewhere = fresh.root / "annet"
    elsewhere.mkdir()
    (elsewhere / "referat.docx").write_bytes(b"x")
    for path in ("/nowhere/referat.docx", "annet/referat.docx", str(elsewhere / "referat.docx"), "../referat.docx"):
        outcome = fresh.run("template", "check", path)
        assert outcome.code == 2 and "Fant ikke malen" in outcome.err, path
    for path in ("referat", "referat.docx", "templates/referat.docx", str(fresh.root / "templates" / "referat.docx")):
        assert fresh.run("template", "check", path).code == 0, path
    assert fresh.run("template", "check", "referat.docx", cwd=fresh.root / "templates").code == 0
    outcome = fresh.run("template", "fields", "referat")
    assert outcome.code == 0 and "  møte.referat.saker[]  (liste)" in outcome.out and "torsdag 22. oktober 2026" in outcome.out
    assert fresh.run("template", "fields", "tull").code == 2
    assert "møte" in fresh.run("template", "fields", "--json").json["fields"]


def test_a_shared_part_makes_every_document_due_and_a_fault_in_it_is_told_once(fresh: Office) -> None:
    document = Document()
    document.add_paragraph("Med hilsen fra {{ kommune.kommunenavn }}")
    shared = fresh.root / "templates" / "hilsen.docx"
    document.save(str(shared))
    for name in ("innkalling.docx", "referat.docx"):
        edited(fresh, name, with_greeting)
    assert fresh.build().code == 0
    made = {path: data for path, data in fresh.documents.items() if "innkalling" in path or "referat" in path}
    assert made and all("Med hilsen fra Eksempelvik" in text_of(data) for data in made.values())
    document.paragraphs[0].add_run(" og {{ kommune.kommunenvn }}")
    document.save(str(shared))
    outcome = fresh.build()
    assert outcome.code == 1 and outcome.err.count("feil DG301:") == 1
    assert outcome.line_about("templates/hilsen.docx", "DG301", "Mal")
    assert fresh.documents.keys() >= made.keys()


def test_a_runaway_template_is_stopped_and_named_and_the_run_goes_on(fresh: Office) -> None:
    loop = "{% for a in range(9999) %}"
    edited(
        fresh,
        "referat.docx",
        lambda xml: xml.replace("<w:sectPr", f"<w:p><w:r><w:t>{loop * 3}{'{% endfor %}' * 3}</w:t></w:r></w:p><w:sectPr"),
    )
    outcome = fresh.build()
    assert outcome.code == 1 and outcome.line_about("templates/referat.docx", "DG302", "malen gjør for mye")
    kinds = {path.rpartition("_")[2] if "referat" in path else path for path in fresh.documents}
    assert any("innkalling" in path for path in kinds) and not any("_referat" in path for path in fresh.documents)
