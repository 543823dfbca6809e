"""docgen archive as a secretary and an archivist meet it: whole processes on the workspace, real PDFs, real answers."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from docgen.archive.arkivmelding import read_oppdater, read_opprett
from docgen.archive.check import check_package
from docgen.build.archived import archived, read_lines
from office import ROOT, Office, need_program, need_schema, text_of

GROUP = "cases/ansvarsgrupper/AG-2026-005"
CLOSED = "cases/ansvarsgrupper/AG-2026-001"
MINUTES = "AG-2026-005/AG-2026-005_2026-10-22_referat.docx"
MEETING = f"{GROUP}/møte-2026-10-22.yaml"
AGENDA = "AG-2026-005/AG-2026-005_2026-12-10_saksliste.docx"
PLANNED = f"{GROUP}/møte-2026-12-10.yaml"
"""A meeting whose papers have not been sent: they follow the YAML until the archive has them."""


def kept(office: Office, state: str = "klar") -> dict[str, dict[str, bytes]]:
    """Every package of one folder of the archive: its files by name."""
    folders = sorted((office.root / "arkiv" / state).iterdir()) if (office.root / "arkiv" / state).is_dir() else []
    return {folder.name: {file.name: file.read_bytes() for file in folder.iterdir()} for folder in folders}


def the_one(packages: dict[str, dict[str, bytes]], *words: str) -> tuple[str, dict[str, bytes]]:
    found = [(name, files) for name, files in packages.items() if all(word in name for word in words)]
    assert len(found) == 1, (words, list(packages))
    return found[0]


def package_of(office: Office, document: str) -> str:
    """The folder of the package of a document that lies ready."""
    (name,) = [name for name, files in kept(office).items() if json.loads(files["pakke.json"])["dokument"] == document]
    return name


def register(office: Office) -> list[tuple[str, str]]:
    """What has happened, as (package's folder, state)."""
    lines = read_lines((office.root / "arkiv/register.jsonl").read_bytes())
    folders = {line.pakke: line.mappe for line in lines if line.mappe}
    return [(folders[line.pakke], str(line.tilstand)) for line in lines]


def answered(office: Office, name: str, journal: tuple[int, int, int]) -> str:
    """Put a receipt for a package into `arkiv/inn/`, as an archive would write it."""
    files = kept(office, "klar").get(name) or kept(office, "sendt")[name]
    key = json.loads(files["pakke.json"])["eksternNoekkel"]["registrering"]
    year, number, post = journal
    base = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv"
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<arkivmeldingKvittering xmlns="{base}/arkivmelding/opprett/kvittering/v1" xmlns:m="{base}/metadatakatalog/v1"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <mappeKvittering xsi:type="saksmappeKvittering">
    <systemID>3f1c3b1e-0000-4000-8000-000000000001</systemID>
    <opprettetEllerEksisterende>Opprettet</opprettetEllerEksisterende>
    <saksaar>{year}</saksaar><sakssekvensnummer>{number}</sakssekvensnummer>
  </mappeKvittering>
  <registreringKvittering xsi:type="journalpostKvittering">
    <systemID>3f1c3b1e-0000-4000-8000-000000000002</systemID>
    <referanseEksternNoekkel><m:fagsystem>docgen</m:fagsystem><m:noekkel>{key}</m:noekkel></referanseEksternNoekkel>
    <opprettetEllerEksisterende>Opprettet</opprettetEllerEksisterende>
    <journalaar>{year}</journalaar><journalsekvensnummer>90{post}</journalsekvensnummer><journalpostnummer>{post}</journalpostnummer>
    <journalposttype><m:kode>U</m:kode></journalposttype>
    <journalstatus><m:kode>J</m:kode></journalstatus>
    <journaldato>2026-11-20</journaldato>
  </registreringKvittering>
</arkivmeldingKvittering>
"""
    (office.root / "arkiv/inn").mkdir(parents=True, exist_ok=True)
    (office.root / "arkiv/inn/svar.xml").write_text(text, "utf-8")
    return f"{year}/{number}-{post}"


@pytest.fixture(scope="module")
def archived_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Two groups of the workspace, one of them closed, built and packed. Not to be changed: copy it."""
    need_program("soffice", "libreoffice-writer-nogui")
    office = Office.small(tmp_path_factory.mktemp("arkiv") / "kontor", GROUP, CLOSED)
    assert office.build().code == 0
    done = office.run("archive", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 0, done.said
    return office


@pytest.fixture
def packed(archived_office: Office, tmp_path: Path) -> Office:
    return archived_office.copy_to(tmp_path / "kontor")


def test_every_finished_document_is_one_package_and_one_line(archived_office: Office) -> None:
    documents = {
        path
        for path in archived_office.documents
        if re.fullmatch(r".*_(oppstart|referat|avlysning|innkalling|saksliste|avslutning|tiltaksbank)\.docx", path)
    }
    packages = kept(archived_office)
    packed_documents = {json.loads(files["pakke.json"])["dokument"] for files in packages.values()}
    assert packed_documents == documents | {f"{GROUP}/samtykke-s1.pdf"}
    assert sorted(register(archived_office)) == sorted((name, "klar") for name in packages)


def test_every_package_is_valid_for_two_validators_and_our_own_check(archived_office: Office) -> None:
    file = need_schema() / "no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd"
    by_lxml = etree.XMLSchema(etree.parse(str(file)))
    by_xmlschema = xmlschema.XMLSchema(str(file))
    packages = kept(archived_office)
    assert len(packages) > 10
    for name, files in packages.items():
        message = files["arkivmelding.xml"]
        assert by_lxml.validate(etree.fromstring(message)), (name, by_lxml.error_log)
        by_xmlschema.validate(message.decode())
        assert check_package(files) == (), name
        assert b"XSD-kontrollert (Fiks" in files["LES-MEG.txt"], name


def test_no_name_stands_in_a_path_or_in_what_is_public(archived_office: Office) -> None:
    names = ("Hauknes", "Live Marie", "live-marie", "hauknes")
    for name, files in kept(archived_office).items():
        assert not any(word in name + " ".join(files) for word in names)
        root = etree.fromstring(files["arkivmelding.xml"])
        public = [
            element.text or ""
            for element in root.iter("{*}offentligTittel", "{*}noekkel", "{*}filnavn", "{*}referanseDokumentfil")
        ]
        assert public
        assert not any(word in text for text in public for word in names)
    assert not any(word in (archived_office.root / "arkiv/register.jsonl").read_text("utf-8") for word in names)


def test_a_case_that_the_journal_has_goes_under_its_number(archived_office: Office) -> None:
    _, files = the_one(kept(archived_office), "ag-2026-005", "2026-10-26_referat")
    case = read_opprett(files["arkivmelding.xml"]).mappe
    assert (getattr(case, "saksaar", None), getattr(case, "sakssekvensnummer", None)) == (2026, 611)


def test_the_signed_consent_is_an_entry_of_its_own_as_it_was_scanned(archived_office: Office) -> None:
    _, files = the_one(kept(archived_office), "signert-samtykke")
    assert files["0001-signert-samtykke.pdf"] == (ROOT / GROUP / "samtykke-s1.pdf").read_bytes()
    table = json.loads(files["pakke.json"])
    assert (table["journalposttype"], table["parter"][0]["type"]) == ("I", "EA")


def test_packing_again_changes_nothing(packed: Office) -> None:
    before = kept(packed), (packed.root / "arkiv/register.jsonl").read_bytes()
    done = packed.run("archive", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 0, done.said
    assert (kept(packed), (packed.root / "arkiv/register.jsonl").read_bytes()) == before


def test_from_scratch_the_packages_are_the_same_bytes(archived_office: Office, tmp_path: Path) -> None:
    again = Office.small(tmp_path / "ny", CLOSED)
    again.build()
    assert again.run("archive", FIKS_ARKIV_XSD=str(need_schema())).code == 0
    expected = {name: files for name, files in kept(archived_office).items() if "ag-2026-005" not in name}
    assert kept(again) == expected


def test_a_receipt_closes_the_package_and_the_document_is_never_written_again(packed: Office) -> None:
    name, files = the_one(kept(packed), "ag-2026-005", "2026-10-26_referat")
    journal = answered(packed, name, (2026, 611, 7))
    done = packed.run("archive", "receipt")
    assert done.code == 0, done.said
    assert journal in done.out
    assert kept(packed, "kvittert")[name].items() >= files.items()
    assert not list((packed.root / "arkiv/inn").iterdir())

    before = (packed.output / MINUTES).read_bytes()
    packed.edit(MEETING, "sted: ", "sted: Et annet sted enn ")
    done = packed.build("-v")
    assert (packed.output / MINUTES).read_bytes() == before
    assert "--ny-utgave" in done.said
    assert "arkivert" in done.line_about("AG-2026-005", "referat", journal)

    done = packed.build("--ny-utgave", f"output/{MINUTES}")
    assert done.code == 0, done.said
    second = packed.output / MINUTES.replace(".docx", "_utgave2.docx")
    assert "Rettet referat" in text_of(second.read_bytes())
    assert (packed.output / MINUTES).read_bytes() == before

    assert packed.run("archive", FIKS_ARKIV_XSD=str(need_schema())).code == 0
    _, files = the_one(kept(packed), "ag-2026-005", "referat_r2")
    entry = read_opprett(files["arkivmelding.xml"]).registrering
    assert entry is not None
    assert entry.tittel.startswith("Rettet referat")
    assert (entry.dokumentetsDato, "Dato: 20. november 2026" in text_of(second.read_bytes())) == ("2026-11-20", True)
    (reference,) = entry.kryssreferanse
    assert reference.referanseTilRegistrering is not None
    assert reference.referanseTilRegistrering.referanseEksternNoekkel is not None
    assert (
        reference.referanseTilRegistrering.referanseEksternNoekkel.noekkel
        == json.loads(kept(packed, "kvittert")[name]["pakke.json"])["eksternNoekkel"]["registrering"]
    )


def test_a_second_number_for_the_same_package_is_an_alarm(packed: Office) -> None:
    name, _ = the_one(kept(packed), "ag-2026-005", "2026-10-26_referat")
    answered(packed, name, (2026, 611, 7))
    first = (packed.root / "arkiv/inn/svar.xml").read_bytes()
    assert packed.run("archive", "receipt").code == 0
    (packed.root / "arkiv/inn/svar.xml").write_bytes(first.replace(b"<journalpostnummer>7", b"<journalpostnummer>8"))
    done = packed.run("archive", "receipt")
    assert done.code == 1
    assert "2026/611-8" in done.err
    assert list((packed.root / "arkiv/karantene").glob("*.xml"))


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
        b'<arkivmeldingKvittering xmlns="https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/kvittering/v1"/>',
        b"<html>hei</html>",
    ],
    ids=["hostile", "empty", "other"],
)
def test_a_receipt_that_cannot_be_believed_goes_to_karantene_with_a_word(packed: Office, text: bytes, tmp_path: Path) -> None:
    file = tmp_path / "svar.xml"
    file.write_bytes(text)
    before = (packed.root / "arkiv/register.jsonl").read_bytes()
    done = packed.run("archive", "receipt", str(file))
    assert done.code == 1, done.said
    (why,) = (packed.root / "arkiv/karantene").glob("*.txt")
    assert len(why.read_text("utf-8")) > 40
    assert file.read_bytes() == text
    assert (packed.root / "arkiv/register.jsonl").read_bytes() == before


def test_a_hot_folder_gets_each_package_once_and_the_case_is_closed_after_its_notice(packed: Office, tmp_path: Path) -> None:
    hot = tmp_path / "sendemappe"
    hot.mkdir()
    packed.write("docgen.toml", packed.read("docgen.toml") + f'\nsendemappe = "{hot.as_posix()}"\n')
    ready = kept(packed)
    done = packed.run("archive", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 0, done.said
    sent = kept(packed, "sendt")
    closing, files = the_one(sent, "saksstatus")
    assert sent.keys() == ready.keys() | {closing}
    message = read_oppdater(files["arkivmelding.xml"])
    assert getattr(message.mappeOppdateringer, "saksstatus", None) is not None
    by_lxml = etree.XMLSchema(etree.parse(str(need_schema() / "no.ks.fiks.arkiv.v1.arkivering.arkivmelding.oppdater.xsd")))
    assert by_lxml.validate(etree.fromstring(files["arkivmelding.xml"])), by_lxml.error_log
    delivered = {folder.name: {file.name for file in folder.iterdir()} for folder in hot.iterdir()}
    assert delivered.keys() == sent.keys()
    for name, names in delivered.items():
        counted = re.search(r"<antallFiler>(\d+)<", (hot / name / "arkivmelding.xml").read_text("utf-8"))
        assert len(names) - 1 == (int(counted[1]) if counted else 0), name
    order = [name for name, state in register(packed) if state == "sendt"]
    notice, _ = the_one(sent, "ag-2026-001", "avslutning")
    assert order.index(notice) < order.index(closing)

    for folder in hot.iterdir():  # the journal system fetches them
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    before = (packed.root / "arkiv/register.jsonl").read_bytes()
    assert packed.run("archive").code == 0
    assert not list(hot.iterdir())
    assert (packed.root / "arkiv/register.jsonl").read_bytes() == before


def test_a_package_whose_document_has_changed_since_is_not_sent(packed: Office, tmp_path: Path) -> None:
    hot = tmp_path / "sendemappe"
    hot.mkdir()
    stale, _ = the_one(kept(packed), "ag-2026-005", "saksliste")
    packed.edit(PLANNED, "sted: ", "sted: Et annet sted enn ")
    packed.write("docgen.toml", packed.read("docgen.toml") + f'\nsendemappe = "{hot.as_posix()}"\n')
    done = packed.run("archive", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 1
    assert "docgen build" in done.line_about(stale)
    assert {folder.name for folder in hot.iterdir()}
    assert stale not in {folder.name for folder in hot.iterdir()}
    assert (stale, "sendt") not in register(packed)
    assert packed.build().code == 0  # not locked: what was corrected is made
    assert packed.run("archive", FIKS_ARKIV_XSD=str(need_schema())).code == 0
    assert (hot / stale / "0001-saksliste.docx").read_bytes() == (packed.output / AGENDA).read_bytes()


def test_another_kommunenummer_does_not_archive_anything_twice(packed: Office, tmp_path: Path) -> None:
    hot = tmp_path / "sendemappe"
    hot.mkdir()
    ready = kept(packed)
    packed.edit("cases/register/oppsett.yaml", 'kommunenummer: "9999"', 'kommunenummer: "9998"')
    packed.write("docgen.toml", packed.read("docgen.toml") + f'\nsendemappe = "{hot.as_posix()}"\n')
    packed.build()
    done = packed.run("archive", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 1
    assert "kommunenummer" in done.line_about(MINUTES)
    assert not list(hot.iterdir())
    assert kept(packed) == ready
    packed.edit("cases/register/oppsett.yaml", 'kommunenummer: "9998"', 'kommunenummer: "9999"')
    packed.build()
    assert packed.run("archive", FIKS_ARKIV_XSD=str(need_schema())).code == 0
    assert ready.keys() <= {folder.name for folder in hot.iterdir()}


def test_a_package_moved_by_hand_is_noted_as_sent(packed: Office) -> None:
    name, _ = the_one(kept(packed), "ag-2026-001", "avslutning")
    (packed.root / "arkiv/sendt").mkdir()
    (packed.root / "arkiv/klar" / name).rename(packed.root / "arkiv/sendt" / name)
    done = packed.run("archive", "AG-2026-001", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 0, done.said
    assert (name, "sendt") in register(packed)
    the_one(kept(packed), "saksstatus")


def test_a_changed_document_replaces_the_package_that_still_lies_ready(packed: Office) -> None:
    name, files = the_one(kept(packed), "ag-2026-005", "saksliste")
    packed.edit(PLANNED, "sted: ", "sted: Et annet sted enn ")
    assert packed.build().code == 0
    done = packed.run("archive", "AG-2026-005", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 0, done.said
    assert kept(packed)[name]["0001-saksliste.docx"] == (packed.output / AGENDA).read_bytes() != files["0001-saksliste.docx"]
    entries = read_lines((packed.root / "arkiv/register.jsonl").read_bytes())
    ids = [line.pakke for line in entries if line.mappe == name]
    assert len(ids) == 2
    assert len(set(ids)) == 1
    assert len(archived(entries).packages) == len(kept(packed))


def test_a_hand_edited_document_is_archived_as_she_left_it_and_marked(packed: Office) -> None:
    data = packed.edit_in_word(MINUTES, "Rettet for hånd.")
    packed.build()
    done = packed.run("archive", f"output/{MINUTES}", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 0, done.said
    _, files = the_one(kept(packed), "ag-2026-005", "2026-10-26_referat")
    assert files["0001-referat.docx"] == data
    assert json.loads(files["pakke.json"])["endret_for_hånd"] is True
    assert "endret for hånd".encode() in files["LES-MEG.txt"]


def test_what_a_hand_edited_document_may_not_say_stops_it(packed: Office) -> None:
    packed.edit_in_word(MINUTES, "Fødselsnummer 01010012356.")
    packed.build()
    done = packed.run("archive", f"output/{MINUTES}", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 1
    assert MINUTES in done.err
    assert "01010012356" not in done.said


def test_documents_that_are_not_built_are_told_of(packed: Office) -> None:
    packed.edit(PLANNED, "sted: ", "sted: Et annet sted enn ")
    done = packed.run("archive", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 1
    assert "docgen build" in done.line_about(AGENDA)


def test_without_libreoffice_nothing_is_half_made(tmp_path: Path) -> None:
    office = Office.small(tmp_path / "kontor", CLOSED)
    office.build()
    bare = tmp_path / "bin"
    bare.mkdir()
    done = office.run("archive", PATH=str(bare))
    assert done.code == 3, done.said
    assert "LibreOffice" in done.err
    assert not kept(office)
    assert not (office.root / "arkiv/krav").exists() or not list((office.root / "arkiv/krav").iterdir())


def test_without_the_schema_the_package_says_that_it_was_not_asked(tmp_path: Path) -> None:
    need_program("soffice", "libreoffice-writer-nogui")
    office = Office.small(tmp_path / "kontor", CLOSED)
    office.build()
    done = office.run(
        "archive", f"output/{next(path for path in office.documents if path.endswith('_oppstart.docx'))}", FIKS_ARKIV_XSD=""
    )
    assert done.code == 0, done.said
    (files,) = kept(office).values()
    assert "ikke XSD-kontrollert" in files["LES-MEG.txt"].decode("utf-8-sig")
    assert json.loads(files["pakke.json"])["kontroll"] == "ikke XSD-kontrollert"
    assert "XSD" in done.out


def test_a_register_that_is_gone_stops_everything(packed: Office) -> None:
    (packed.root / "arkiv/register.jsonl").unlink()
    before = kept(packed)
    for command in (("archive",), ("archive", "receipt")):
        done = packed.run(*command)
        assert done.code == 3, (command, done.said)
        assert "register" in done.err
    assert kept(packed) == before
    assert not (packed.root / "arkiv/register.jsonl").exists()


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path) -> None:
    office = Office.small(tmp_path / "kontor", CLOSED)
    office.build()
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in office.root.rglob("*") if path.is_file()}
    done = office.run("archive", "--dry-run", "--json", FIKS_ARKIV_XSD="")
    assert done.code == 0, done.said
    assert {one["path"] for one in done.json["would_pack"]} == {
        path for path in office.documents if re.fullmatch(r".*_(oppstart|referat|avslutning|tiltaksbank)\.docx", path)
    }
    after = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in office.root.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("name", ["AG-2099-999", "output/AG-2026-005/finnes_ikke.docx"])
def test_what_is_not_there_is_said_to_be_not_there(packed: Office, name: str) -> None:
    before = (packed.root / "arkiv/register.jsonl").read_bytes()
    for more in ((), ("--dry-run",)):
        done = packed.run("archive", name, *more)
        assert done.code == 2, done.said
        assert name in done.err
    assert (packed.root / "arkiv/register.jsonl").read_bytes() == before


def test_a_document_is_found_by_its_path_whatever_folder_it_lies_in(tmp_path: Path) -> None:
    office = Office.small(tmp_path / "kontor", CLOSED)
    office.build()
    (bank,) = (path for path in office.documents if path.endswith("_tiltaksbank.docx"))
    done = office.run("archive", "--dry-run", "--json", f"output/{bank}")
    assert [one["path"] for one in done.json["would_pack"]] == [bank]


def test_a_municipality_without_a_number_or_an_access_code_is_told_what_to_write(tmp_path: Path) -> None:
    office = Office.small(tmp_path / "kontor", CLOSED)
    office.edit("cases/register/oppsett.yaml", "  tilgang:\n    - kode: UO\n      hjemmel:", "  #")
    office.build()
    done = office.run("archive", "--dry-run", FIKS_ARKIV_XSD="")
    assert done.code == 1
    assert "arkiv.tilgang" in done.err
    office.edit("cases/register/oppsett.yaml", 'kommunenummer: "9999"\n', "")
    done = office.run("archive", FIKS_ARKIV_XSD="")
    assert done.code == 3
    assert "kommunenummer" in done.err


def test_a_statute_that_the_register_does_not_have_goes_into_no_package(tmp_path: Path) -> None:
    office = Office.small(tmp_path / "kontor", CLOSED)
    office.build()
    office.edit("cases/register/oppsett.yaml", 'hjemmel: "{', 'hjemmel: "{taushetspliktt} {')
    done = office.run("archive", FIKS_ARKIV_XSD="")
    assert done.code == 3
    assert "«taushetspliktt», som ikke finnes under «hjemler»" in done.err
    assert not (office.root / "arkiv/klar").exists()


def test_an_agenda_without_a_date_is_no_finished_document(tmp_path: Path) -> None:
    office = Office.small(tmp_path / "kontor", GROUP)
    office.edit(PLANNED, "innkalling: {dato: 2026-11-19}\n", "")
    office.build()
    assert AGENDA not in office.run("report", "arkiv").out
    done = office.run("archive", f"output/{AGENDA}", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 0, done.said
    assert "har ikke fått dato ennå; skriv den i «møte.innkalling.dato»" in done.said
    assert kept(office) == {}


def test_an_invitation_that_was_sent_is_archived_after_the_meeting(tmp_path: Path) -> None:
    invitation = "AG-2026-005/AG-2026-005_2026-12-10_innkalling.docx"
    packed = Office.small(tmp_path / "kontor", GROUP)
    packed.build()
    before = (packed.output / invitation).read_bytes()
    packed.edit(PLANNED, "innkalling: {dato: 2026-11-19}", "innkalling: {dato: 2026-11-19, sendt: ja}")
    cancelled = "status: avlyst\navlyst:\n  dato: 20.11.2026\n  av: Kari-Anne Brodal\n  grunn_intern: Flere er syke."
    packed.edit(PLANNED, "status: planlagt", cancelled)
    assert packed.build().code == 0
    assert (packed.output / invitation).read_bytes() == before
    listed = packed.run("report", "arkiv")
    assert invitation in listed.out, listed.said
    done = packed.run("archive", f"output/{invitation}", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 0, done.said
    _, files = the_one(kept(packed), "ag-2026-005", "2026-11-19_innkalling")
    assert files["0001-innkalling.docx"] == before
    assert "Torill Hauknes" in files["LES-MEG.txt"].decode()
    assert packed.build("--dry-run").code == 0


def test_an_invitation_that_was_sent_is_not_archived_of_one_whose_address_is_secret(office: Office) -> None:
    office.edit(PLANNED, "innkalling: {dato: 2026-11-19}", "innkalling: {dato: 2026-11-19, sendt: ja}")
    cancelled = "status: avlyst\navlyst:\n  dato: 20.11.2026\n  av: Kari-Anne Brodal\n  grunn_intern: Flere er syke."
    office.edit(PLANNED, "status: planlagt", cancelled)
    group = PLANNED.rpartition("/")[0] + "/gruppe.yaml"
    office.edit(group, "  fødselsdato: 2011-06-23", "  fødselsdato: 2011-06-23\n  adressesperre: strengt_fortrolig")
    office.build()
    done = office.run("archive", "output/AG-2026-005/AG-2026-005_2026-12-10_innkalling.docx", FIKS_ARKIV_XSD="")
    assert done.code == 1 and "er stoppet: PV-02" in done.said, done.said
    assert not [*(office.root / "arkiv/klar").rglob("*innkalling*")]


def test_the_register_of_yesterday_does_not_let_what_was_sent_be_written_again(packed: Office, tmp_path: Path) -> None:
    hot = tmp_path / "sendemappe"
    hot.mkdir()
    packed.write("docgen.toml", packed.read("docgen.toml") + f'\nsendemappe = "{hot.as_posix()}"\n')
    yesterday = (packed.root / "arkiv/register.jsonl").read_bytes()
    assert packed.run("archive", FIKS_ARKIV_XSD=str(need_schema())).code == 0
    (packed.root / "arkiv/register.jsonl").write_bytes(yesterday)
    packed.edit(PLANNED, "sted: ", "sted: Nytt rom, ")
    before = packed.documents
    for command in ("build", "archive", "build"):
        done = packed.run(command)
        assert done.code == 3, (command, done.said)
        assert "Registeret over det som er arkivert" in done.err
    assert packed.documents == before


# --- what was sent, and what the files say -------------------------------------------------------------------------


def test_papers_that_are_called_sent_in_the_save_that_changes_them_are_asked_about_and_held_back(tmp_path: Path) -> None:
    need_program("soffice", "libreoffice-writer-nogui")
    office = Office.small(tmp_path / "kontor", GROUP)
    office.edit(PLANNED, "referent: Sigrid Vollan\n", "")
    assert office.build().code == 0
    before = office.documents[AGENDA]
    office.edit(PLANNED, "tittel: Jul og ferie", "tittel: Jul, ferie og påske")
    office.edit(PLANNED, "innkalling: {dato: 2026-11-19}", "referent: Sigrid Vollan\ninnkalling: {dato: 2026-11-19, sendt: ja}")
    said = office.build().line_about("DG416", "saksliste")
    assert office.build().line_about("DG416", "saksliste") == said
    assert office.documents[AGENDA] == before
    done = office.run("archive", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 1
    assert "docgen archive --som-sendt" in done.line_about(AGENDA)
    assert not [name for name in kept(office) if "2026-11-19" in name]
    # Whoever sent them says so, once.
    done = office.run("archive", "--som-sendt", FIKS_ARKIV_XSD=str(need_schema()))
    assert done.code == 0, done.said
    assert [files["0001-saksliste.docx"] for files in kept(office).values() if "0001-saksliste.docx" in files].count(before) == 1
    assert "DG416" not in office.build().said
    assert office.run("archive", FIKS_ARKIV_XSD=str(need_schema())).code == 0


def test_what_changes_after_the_files_said_sent_holds_nothing_back(tmp_path: Path) -> None:
    need_program("soffice", "libreoffice-writer-nogui")
    office = Office.small(tmp_path / "kontor", GROUP)
    office.build()
    office.edit(PLANNED, "innkalling: {dato: 2026-11-19}", "innkalling: {dato: 2026-11-19, sendt: ja}")
    office.build()
    office.edit(PLANNED, "tittel: Jul og ferie", "tittel: Jul, ferie og påske")
    said = office.build().said
    assert ("DG401" in said, "DG416" in said) == (True, False)
    assert office.run("archive", FIKS_ARKIV_XSD=str(need_schema())).code == 0


def test_minutes_finished_and_called_sent_in_one_save_are_archived_as_the_finished_ones(tmp_path: Path) -> None:
    need_program("soffice", "libreoffice-writer-nogui")
    office = Office.small(tmp_path / "kontor", GROUP)
    text = office.read(MEETING)
    office.write(MEETING, text.replace("dokumentstatus: ferdig", "dokumentstatus: utkast").replace("sendt: ja", "sendt: nei"))
    office.build()
    assert "UTKAST" in office.text(MINUTES)
    assert "utkast" in office.run("archive", f"output/{MINUTES}", FIKS_ARKIV_XSD=str(need_schema())).said
    office.write(MEETING, text)
    assert office.build().code == 0
    assert "UTKAST" not in office.text(MINUTES)
    assert office.run("archive", f"output/{MINUTES}", FIKS_ARKIV_XSD=str(need_schema())).code == 0


def test_a_package_that_lies_ready_is_withdrawn_and_stays_so_until_somebody_names_it(packed: Office) -> None:
    office = packed
    name = package_of(office, AGENDA)
    told = office.run("archive", "trekk", f"arkiv/klar/{name}/")
    assert told.code == 0 and f"Pakken {name} er trukket tilbake" in told.said and "Ingenting nytt" not in told.said
    assert name in kept(office, "trukket") and name not in kept(office)
    document = f"output/{AGENDA}"
    status = office.run("status").out
    assert "1 dokument er trukket tilbake" in status and f"{document}: pakken til arkivet er trukket tilbake" in status
    assert "(pakken til arkivet er trukket tilbake)" in office.run("explain", document).said
    # Neither the next run, nor a run over its group, nor one after the document has changed takes it along.
    for arguments in ((), ("AG-2026-005",)):
        told = office.run("archive", *arguments)
        assert told.code == 0 and f"{AGENDA} er trukket tilbake" in told.said and f"docgen archive pack {name}" in told.said
    rehearsed = office.run("archive", "--dry-run")
    assert (
        f"{AGENDA} er trukket tilbake, og pakkes ikke av seg selv" in rehearsed.said
        and f"ville pakket {AGENDA}" not in rehearsed.said
    )
    office.write(PLANNED, office.read(PLANNED).replace("sted: ", "sted: Nytt bygg, ", 1))
    assert office.build().code == 0
    assert "Nytt bygg" in office.text(AGENDA), "a document that was never sent is not locked"
    assert f"{AGENDA} er trukket tilbake" in office.run("archive").said and name not in kept(office)
    assert "trukket tilbake" in office.run("build", "--ny-utgave", document).said
    # Whoever names the document has said so.
    assert f"ville pakket {AGENDA}" in office.run("archive", "pack", document, "--dry-run").said
    assert office.run("archive", "pack", document).code == 0
    assert name in kept(office) and not kept(office, "trukket")
    assert [state for folder, state in register(office) if folder == name] == ["klar", "trukket", "klar"]
    assert "trukket" not in office.run("status").out


def test_a_scanned_consent_is_withdrawn_and_packed_again_by_its_packages_name(packed: Office) -> None:
    office = packed
    name = package_of(office, f"{GROUP}/samtykke-s1.pdf")
    assert office.run("archive", "withdraw", name).code == 0
    told = office.run("archive")
    assert told.code == 0 and "samtykke-s1.pdf er trukket tilbake" in told.said and name not in kept(office)
    others = kept(office)
    assert office.run("archive", "pack", name).code == 0
    assert kept(office).keys() == {*others, name} and not kept(office, "trukket")
    assert office.run("archive", "pack", name.replace(name[-8:], "0" * 8)).code == 2


def test_what_was_sent_is_not_withdrawn(packed: Office) -> None:
    office = packed
    name = package_of(office, AGENDA)
    (office.root / "arkiv/sendt").mkdir()
    (office.root / "arkiv/klar" / name).rename(office.root / "arkiv/sendt" / name)
    told = office.run("archive", "withdraw", name, "ukjent")
    assert told.code == 1 and f"Pakken {name} er sendt til arkivet («sendt»), og kan ikke trekkes tilbake herfra" in told.said
    assert "Registeret har ingen pakke ukjent." in told.said
    assert name in kept(office, "sendt")
