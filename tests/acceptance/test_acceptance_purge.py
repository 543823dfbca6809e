"""docgen purge as an office meets it: whole processes; what the archive has confirmed may go, and nothing else ever does."""

from __future__ import annotations

import datetime as dt
import io
import json
import uuid
import zipfile
from pathlib import Path

import pytest

from docgen.archive.claims import Claim, claim_text, digests
from docgen.build.archived import Tilstand, archived, read_lines
from office import Office

OPPSETT = "cases/register/oppsett.yaml"
MINUTES = "AG-2026-005/AG-2026-005_2026-10-22_referat.docx"
INVITATION = "AG-2026-005/AG-2026-005_2026-12-10_innkalling.docx"
PLANNED = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
THEN = "2022-11-20T09:00:00Z"
"""When the archive confirmed: long ago, for nothing is removed as of a day that has not been."""
LATER = ("--dato", "2023-12-31")
FOLDER = "9999_ag-2026-005_2026-10-26_referat_r1_aaaaaaaa"


def limit(office: Office, days: int = 365) -> None:
    office.write(OPPSETT, f"{office.read(OPPSETT)}\nsletting: {{arkivert_dager: {days}}}\n")


def copies(office: Office, path: str = MINUTES) -> set[str]:
    return {f"output/{one}" for one in office.documents if one.startswith(path.removesuffix(".docx"))}


def package(office: Office) -> Path:
    """The confirmed package of the minutes, as `docgen archive` leaves it, with the archive's answer beside it."""
    entries = read_lines(office.register.read_bytes())
    (entry,) = [one for one in archived(entries).packages.values() if one.dokument == MINUTES]
    row = json.loads(office.register.read_text("utf-8").splitlines()[-1]) | {"mappe": FOLDER}
    office.register.write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    files = {"0001-referat.docx": office.documents[MINUTES], "arkivmelding.xml": b"<a/>", "LES-MEG.txt": b"hei"}
    folder = office.root / "arkiv/kvittert" / FOLDER
    folder.mkdir(parents=True)
    (office.root / "arkiv/krav").mkdir()
    for name, data in (files | {"svar.xml": b"<kvittering/>"}).items():
        (folder / name).write_bytes(data)
        (folder / name).chmod(0o440)
    (office.root / "arkiv/krav" / entry.pakke).write_bytes(claim_text(Claim(entry, digests(files))))
    return folder


@pytest.fixture
def confirmed(office: Office) -> Office:
    """Minutes that the archive has confirmed, a year and more ago on the days of `LATER`."""
    office.note_in_archive(MINUTES, tid=THEN)
    limit(office)
    return office


def offered(office: Office, *words: str) -> dict[str, str]:
    answer = office.run("purge", *(words or LATER), "--json").json
    return {one["path"]: one["kind"] for one in answer["offered"]}


def why_not(office: Office) -> dict[str, str]:
    return {one["path"]: one["reason"] for one in office.run("purge", *LATER, "--json").json["kept"]}


def test_without_a_setting_or_before_the_day_nothing_is_offered(office: Office) -> None:
    office.note_in_archive(MINUTES, tid=THEN)
    done = office.run("purge", *LATER)
    assert done.code == 0 and "oppsett.yaml sier ikke hvor lenge" in done.out
    limit(office)
    assert offered(office, "--dato", "2023-11-19") == {}
    assert offered(office, "--dato", "2023-11-20").keys() == copies(office)


def test_one_is_counted_as_one(office: Office) -> None:
    office.note_in_archive(MINUTES, tid=THEN)
    limit(office, 1)
    for path in copies(office) - {f"output/{MINUTES}"}:
        (office.root / path).unlink()
    assert "1 fil kan slettes. Arkivet har kvittert for minst 1 dag siden." in office.run("purge", *LATER).out
    assert "1 file may be removed. The archive confirmed at least 1 day ago." in office.run("purge", *LATER, "--lang", "en").out


@pytest.mark.parametrize("state", [state.value for state in Tilstand if state is not Tilstand.KVITTERT])
def test_what_the_archive_has_not_confirmed_is_never_offered(office: Office, state: str) -> None:
    office.note_in_archive(MINUTES, tid=THEN, state=state)
    limit(office, 1)
    assert offered(office) == {}
    before = office.documents
    assert office.run("purge", "--delete", "--yes", *LATER).code == 0
    assert office.documents == before


def test_the_list_removes_nothing(confirmed: Office) -> None:
    before = confirmed.times()
    for words in ((), ("--dry-run",), ("--delete", "--dry-run", "--yes")):
        done = confirmed.run("slett", *words, *LATER)
        assert done.code == 0 and "filer kan slettes" in done.out
    assert confirmed.times() == before and not (confirmed.root / "arkiv/sletting").exists()


def test_a_day_that_has_not_been_removes_nothing(confirmed: Office) -> None:
    before = confirmed.times()
    tomorrow = dt.datetime.now().astimezone().date() + dt.timedelta(days=1)
    assert "Regnet fra dagen som er oppgitt" in confirmed.run("purge", "--dato", f"{tomorrow}").out
    done = confirmed.run("purge", "--delete", "--yes", "--dato", f"{tomorrow + dt.timedelta(days=1)}")
    assert done.code == 2 and "er ikke kommet" in done.err and "Ingenting er slettet" in done.err
    assert confirmed.times() == before and not (confirmed.root / "arkiv/sletting").exists()


def test_nobody_to_ask_and_no_yes_removes_nothing(confirmed: Office) -> None:
    before = confirmed.times()
    done = confirmed.run("purge", "--delete", *LATER)
    assert done.code == 2 and "Her kan ingen spørres" in done.err
    assert confirmed.times() == before


def test_the_document_its_copies_versions_and_package_go_and_the_rest_stays(confirmed: Office) -> None:
    folder = package(confirmed)
    old = confirmed.root / ".docgen/forrige" / MINUTES.replace(".docx", ".20220101T000000Z.0123456789ab.docx")
    old.parent.mkdir(parents=True, exist_ok=True)
    old.write_bytes(confirmed.documents[MINUTES])
    wanted = copies(confirmed)
    rest = {path: data for path, data in confirmed.documents.items() if f"output/{path}" not in wanted}
    listed = offered(confirmed)
    assert set(listed.values()) == {"dokument", "kopi", "versjon", "pakke"}
    done = confirmed.run("purge", "--delete", "--yes", *LATER)
    assert done.code == 0 and f"{len(listed)} filer er slettet" in done.out, done.said
    assert confirmed.documents == rest
    assert not old.exists() and not list((confirmed.root / ".docgen/forrige").rglob("*referat*"))
    assert {file.name for file in folder.iterdir()} == {"svar.xml"}
    (receipt,) = (confirmed.root / "arkiv/sletting").iterdir()
    rows = [json.loads(line) for line in receipt.read_text("utf-8").splitlines()]
    assert {row["sti"] for row in rows if row["hendelse"] == "skal_slettes"} == listed.keys()
    assert {row["sti"] for row in rows if row["hendelse"] == "slettet"} == listed.keys()
    assert rows[-1] == {"hendelse": "ferdig", "antall": len(listed)}
    assert rows[0] == {"hendelse": "regnet_fra", "dag": "2023-12-31", "arkivert_dager": 365}
    assert all(row["journal"] == "2026/1187-7" for row in rows[1:-1])
    assert "Hauknes" not in receipt.read_text("utf-8")
    assert offered(confirmed) == {}


def test_a_purged_document_stays_archived_and_is_never_made_again(confirmed: Office) -> None:
    gone = copies(confirmed)
    assert confirmed.run("purge", "--delete", "--yes", *LATER).code == 0
    before = confirmed.times()
    outcome = confirmed.build("--json")
    assert outcome.code == 0, outcome.said
    assert confirmed.times() == before
    assert "DG413" not in outcome.said  # that is gone because somebody asked for it
    assert not [row for row in outcome.json["documents"] if row["path"] in gone and row["action"] != "archived"]
    rows = [row for row in outcome.json["documents"] if row["kind"] == "referat" and row["archive"] and not row["receiver"]]
    assert [(row["action"], row["archive"]["journal"]) for row in rows] == [("archived", "2026/1187-7")]
    assert not [
        one
        for one in outcome.json["diagnostics"]
        if "referat" in one["file"] or one["code"] in ("DG402", "DG407", "DG410", "DG411")
    ]
    again = confirmed.build("--grundig")
    assert again.code == 0 and confirmed.times() == before
    # Nor does another machine, which has never seen the document.
    other = confirmed.build(DOCGEN_STATE=str(confirmed.root / f"maskin-{uuid.uuid4()}"))
    assert other.code == 0 and confirmed.times() == before
    assert confirmed.run("status").code == 0


def test_what_was_edited_since_stays_with_its_copies(confirmed: Office) -> None:
    confirmed.edit_in_word(MINUTES)
    assert offered(confirmed) == {}
    reasons = why_not(confirmed)
    assert reasons.keys() == copies(confirmed)
    assert reasons[f"output/{MINUTES}"] == "er ikke som da det ble arkivert"


def test_a_copy_edited_by_hand_or_open_in_word_stays(confirmed: Office) -> None:
    edited, opened, *_ = sorted(copies(confirmed) - {f"output/{MINUTES}"})
    confirmed.edit_in_word(edited.removeprefix("output/"))
    name = Path(opened).name
    (confirmed.root / opened).with_name(f"~${name[2:]}").write_bytes(b"")
    assert offered(confirmed).keys() == copies(confirmed) - {edited, opened}
    assert {path: why_not(confirmed)[path] for path in (edited, opened)} == {
        edited: "er rettet for hånd",
        opened: "er åpen i Word",
    }


def test_another_edition_is_never_offered(confirmed: Office) -> None:
    confirmed.edit("cases/ansvarsgrupper/AG-2026-005/møte-2026-10-22.yaml", "sted: ", "sted: Et annet sted enn ")
    assert confirmed.build("--ny-utgave", f"output/{MINUTES}").code == 0
    second = {path for path in copies(confirmed) if "_utgave2" in path}
    assert second and not second & offered(confirmed).keys()
    assert {why_not(confirmed)[path] for path in second} == {"er en annen utgave enn den som er arkivert"}


def test_a_package_that_somebody_has_changed_stays(confirmed: Office) -> None:
    folder = package(confirmed)
    (folder / "LES-MEG.txt").chmod(0o640)
    (folder / "LES-MEG.txt").write_text("noe annet", "utf-8")
    assert not [path for path in offered(confirmed) if path.startswith("arkiv/")]
    assert [path for path, why in why_not(confirmed).items() if why == "pakken er ikke som da den ble laget"]


def test_a_version_that_a_person_worked_in_stays(confirmed: Office) -> None:
    hers = confirmed.root / ".docgen/forrige" / MINUTES.replace(".docx", ".20220101T000000Z.0123456789ab.docx")
    hers.parent.mkdir(parents=True, exist_ok=True)
    data = confirmed.documents[MINUTES]
    confirmed.edit_in_word(MINUTES)
    hers.write_bytes(confirmed.documents[MINUTES])
    (confirmed.output / MINUTES).write_bytes(data)
    assert confirmed.run("purge", "--delete", "--yes", *LATER).code == 0
    assert hers.exists() and not copies(confirmed)


@pytest.mark.parametrize("written", [0, 1, 3])
def test_a_killed_run_is_taken_up_by_the_next(confirmed: Office, written: int) -> None:
    wanted = copies(confirmed)
    assert confirmed.run("purge", "--delete", "--yes", *LATER, "--json").code == 0
    (receipt,) = (confirmed.root / "arkiv/sletting").iterdir()
    lines = receipt.read_bytes().splitlines(keepends=True)
    # As it lies when the run is killed after so many files, in the middle of a line; the last file removed has no line yet.
    receipt.write_bytes(b"".join(lines[: 1 + len(wanted) + written]) + b'{"hendelse": "sle')
    office = confirmed
    again = office.build()
    assert again.code == 0 and not copies(office)
    assert "En sletting ble avbrutt" in office.run("purge", *LATER).out
    done = office.run("purge", "--delete", "--yes", *LATER)
    assert done.code == 0, done.said
    rows = [json.loads(line) for line in receipt.read_text("utf-8").splitlines()]
    assert rows[-1]["hendelse"] == "ferdig" and {row["sti"] for row in rows[:-1] if row["hendelse"] == "slettet"} == wanted
    assert "avbrutt" not in office.run("purge", *LATER).out


def broken_off(office: Office) -> Path:
    """The receipt of a run that was killed before it removed anything."""
    before = office.documents
    assert office.run("purge", "--delete", "--yes", *LATER).code == 0
    (receipt,) = (office.root / "arkiv/sletting").iterdir()
    lines = receipt.read_bytes().splitlines(keepends=True)
    receipt.write_bytes(b"".join(line for line in lines if b'"slettet"' not in line and b'"ferdig"' not in line))
    for path, data in before.items():
        (office.output / path).write_bytes(data)
    return receipt


def test_what_a_killed_run_began_is_not_gone_on_with_when_the_setting_is_gone(confirmed: Office) -> None:
    receipt = broken_off(confirmed)
    before, said = confirmed.documents, receipt.read_bytes()
    confirmed.write(OPPSETT, confirmed.read(OPPSETT).replace("sletting: {arkivert_dager: 365}", ""))
    done = confirmed.run("purge", "--delete", "--yes", *LATER)
    assert done.code == 0 and "oppsett.yaml sier ikke hvor lenge" in done.out
    assert confirmed.documents == before and receipt.read_bytes() == said


def test_copies_stay_when_the_document_was_saved_after_a_killed_run(confirmed: Office) -> None:
    broken_off(confirmed)
    confirmed.edit_in_word(MINUTES)
    before = confirmed.documents
    assert confirmed.run("purge", "--delete", "--yes", *LATER).code == 3
    assert confirmed.documents == before


def packed_anew(data: bytes) -> bytes:
    """The same document in other bytes, as an earlier run may have made it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as other:
        for entry in source.infolist():
            other.writestr(entry.filename, source.read(entry))
    return target.getvalue()


def test_a_young_version_stays_also_when_an_old_one_has_the_same_bytes(confirmed: Office) -> None:
    former = confirmed.root / ".docgen/forrige" / MINUTES
    former.parent.mkdir(parents=True, exist_ok=True)
    document = confirmed.documents[MINUTES]
    old, young = (
        former.with_name(f"{former.stem}.{when}.0123456789ab.docx") for when in ("20220101T000000Z", "20231230T000000Z")
    )
    other = packed_anew(document)
    for version in (old, young):
        version.write_bytes(other)
    same = former.with_name(f"{former.stem}.20231229T000000Z.0123456789ab.docx")
    same.write_bytes(document)
    shown = {
        path.name for path in (old, young, same) if f".docgen/forrige/{Path(MINUTES).parent}/{path.name}" in offered(confirmed)
    }
    assert shown == {old.name, same.name}  # what is the document's own bytes goes with it
    assert confirmed.run("purge", "--delete", "--yes", *LATER).code == 0
    assert [path.name for path in former.parent.iterdir()] == [young.name]


@pytest.mark.parametrize(
    ("journal", "merknad", "why"),
    [
        ("", "", "kvitteringen gir ikke noe nummer i journalen"),
        ("2026/1187-7", "eksisterende", "arkivet svarte at posten fantes fra før (2026/1187-7)"),
        ("2026/1187-7", "uten_fil", "kvitteringen for 2026/1187-7 nevner ingen fil"),
    ],
)
def test_a_receipt_that_does_not_prove_that_the_document_came_in_is_none(
    office: Office, journal: str, merknad: str, why: str
) -> None:
    office.note_in_archive(MINUTES, tid=THEN, journal=journal, merknad=merknad)
    limit(office)
    folder = package(office)
    assert offered(office) == {}
    reasons = why_not(office)
    wanted = {f"arkiv/kvittert/{FOLDER}/{file.name}" for file in folder.iterdir() if file.name != "svar.xml"}
    assert reasons.keys() == copies(office) | wanted
    assert all(reason.startswith(why) for reason in reasons.values())
    before = office.documents
    assert office.run("purge", "--delete", "--yes", *LATER).code == 0
    assert office.documents == before


def test_what_a_killed_run_began_waits_when_the_receipt_is_no_proof(confirmed: Office) -> None:
    broken_off(confirmed)
    before = confirmed.documents
    confirmed.note_in_archive(MINUTES, tid=THEN, merknad="eksisterende")
    assert confirmed.run("purge", "--delete", "--yes", *LATER).code == 3
    assert confirmed.documents == before
