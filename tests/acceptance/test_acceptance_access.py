"""docgen access as whoever answers a request meets it: whole processes on the workspace, one person in three cases."""

from __future__ import annotations

import hashlib
import html
import json
import os
import shutil
from pathlib import Path

import pytest

from office import ROOT, Office, text_of

HERS = "cases/ansvarsgrupper/AG-2026-005"
OTHERS = "cases/ansvarsgrupper/AG-2026-003"
SAK, SHARED, ALIEN = "cases/saker/RT-2026-017.yaml", "cases/ressursteam/møte-2026-12-02.yaml", "cases/saker/RT-2026-016.yaml"
HER = "Live Marie Hauknes"
MINUTES = "AG-2026-005/AG-2026-005_2026-10-22_referat.docx"


@pytest.fixture(scope="module")
def three_cases(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Her own group, a sak in which she is next of kin, and a group of others whose minutes name her; built. Not to be changed."""
    office = Office.small(tmp_path_factory.mktemp("innsyn") / "kontor", HERS, OTHERS, "cases/ressursteam")
    (office.root / "cases/saker").mkdir()
    for file in sorted((ROOT / "cases/saker").iterdir()):
        office.write(f"cases/saker/{file.name}", file.read_text("utf-8"))
    office.write(SAK, f"{office.read(SAK)}representanter:\n  - {{navn: {HER}, type: pårørende, grunnlag: ønske fra bruker}}\n")
    office.edit(f"{OTHERS}/møte-2026-11-03.yaml", "Sander er fornøyd", f"Han er venn med {HER}. Sander er fornøyd")
    office.build()
    office.edit(f"{HERS}/møte-2026-12-10.yaml", "sted: ", "sted: Et annet sted enn ")
    office.build()
    office.note_in_archive(MINUTES)
    return office


@pytest.fixture
def office(three_cases: Office, tmp_path: Path) -> Office:
    return three_cases.copy_to(tmp_path / "kontor")


def everything(office: Office, *, but: str = "innsyn") -> dict[str, bytes]:
    files = (path for path in office.root.rglob("*") if path.is_file())
    kept = {path.relative_to(office.root).as_posix(): path.read_bytes() for path in files}
    return {path: data for path, data in kept.items() if not path.startswith((f"{but}/", ".docgen/lås", ".docgen/klokke"))}


def expected(office: Office) -> set[str]:
    """What is hers by another way of looking: her cases' numbers and her name, in the path or in the plain text."""
    found = set()
    for path, data in everything(office).items():
        if not path.startswith(("cases/", "output/", ".docgen/forrige/")):
            continue
        said = text_of(data) if path.endswith(".docx") else data.decode("utf-8", "ignore").replace("\r\n ", "")
        if any(word in f"{path}\n{said}" for word in ("AG-2026-005", "RT-2026-017", HER)):
            found.add(path)
    return found


def test_all_of_three_cases_is_found_and_nothing_else(office: Office) -> None:
    wanted = expected(office)
    before = everything(office)
    answer = office.run("access", "AG-2026-005", "--json").json
    assert {file["path"] for file in answer["files"]} - {"arkiv/register.jsonl"} == wanted
    assert everything(office) == before
    by_path = {file["path"]: file for file in answer["files"]}
    assert {f"{HERS}/gruppe.yaml", f"{HERS}/samtykke-s1.pdf", SAK, SHARED} <= by_path.keys()
    assert f"{OTHERS}/møte-2026-11-03.yaml" in by_path and f"{OTHERS}/gruppe.yaml" not in by_path and ALIEN not in by_path
    assert [path for path in by_path if path.startswith(".docgen/forrige/")]
    assert [path for path in by_path if path.endswith(".ics")]
    assert [path for path in by_path if "saksliste_ressursteam" in path]
    assert [(case["case"], case["certain"]) for case in answer["cases"]] == [("RT-2026-017", False), ("AG-2026-005", True)]
    assert by_path[f"{HERS}/gruppe.yaml"]["certain"] and not by_path[f"{OTHERS}/møte-2026-11-03.yaml"]["certain"]


def test_each_copy_is_the_file_and_stands_in_the_index(office: Office) -> None:
    answer = office.run("innsyn", "ag-2026-005", "--json").json
    folder = Path(answer["folder"])
    assert folder == office.root / "innsyn/AG-2026-005_2026-11-20"
    page = html.unescape((folder / "00-innhold.html").read_text("utf-8"))
    for file in answer["files"]:
        data = (folder / file["copy"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
        assert file["copy"] in page and file["sha256"] in page
        if file["path"] != "arkiv/register.jsonl":
            assert data == (office.root / file["path"]).read_bytes()
    copies = {path.relative_to(folder).as_posix() for path in (folder / "filer").rglob("*") if path.is_file()}
    assert copies == {file["copy"] for file in answer["files"]}
    assert HER in page and "2026/1187-7" in page and "kan være en annen" in page
    assert "vurder før utlevering" in page and "mellomlager" in page
    if os.name == "posix":
        assert {path.stat().st_mode & 0o007 for path in [folder, *folder.rglob("*")]} == {0}
    assert (folder / ".gitignore").read_text() == "*\n"


def test_of_the_register_only_her_lines_are_handed_over(office: Office) -> None:
    others = next(path for path in office.documents if path.startswith("AG-2026-003/") and path.endswith("_referat.docx"))
    office.note_in_archive(others)
    answer = office.run("access", "AG-2026-005", "--json").json
    (extract,) = [file for file in answer["files"] if file["path"] == "arkiv/register.jsonl"]
    lines = (Path(answer["folder"]) / extract["copy"]).read_text("utf-8").splitlines()
    assert [json.loads(line)["dokument"] for line in lines] == [MINUTES]


def test_a_whole_package_is_hers_or_none_of_it(office: Office) -> None:
    for name, number in (
        ("9999_ag-2026-005_2026-10-26_referat_r1_aaaaaaaa", "AG-2026-005"),
        ("9999_ag-2026-003_r1_bbbbbbbb", "AG-2026-003"),
    ):
        folder = office.root / "arkiv/kvittert" / name
        folder.mkdir(parents=True)
        (folder / "pakke.json").write_text(json.dumps({"sak": number}), "utf-8")
        (folder / "0001-referat.pdf").write_bytes(b"%PDF-1.7")
    answer = office.run("access", "AG-2026-005", "--json").json
    packages = {file["path"] for file in answer["files"] if file["path"].startswith("arkiv/kvittert")}
    assert packages == {
        f"arkiv/kvittert/9999_ag-2026-005_2026-10-26_referat_r1_aaaaaaaa/{name}" for name in ("pakke.json", "0001-referat.pdf")
    }
    assert not [one for one in answer["left_out"] if "ag-2026-003" in one["path"]]


def test_what_cannot_be_read_and_belongs_to_nobody_is_told_of(office: Office) -> None:
    (office.root / "cases/løst-ark.pdf").write_bytes(b"%PDF-1.4")
    done = office.run("access", "AG-2026-005")
    assert "1 filer kan ikke leses av docgen" in done.out
    (page,) = (office.root / "innsyn").rglob("00-innhold.html")
    assert "cases/løst-ark.pdf" in page.read_text("utf-8")


def test_by_name_everything_may_be_anothers(office: Office) -> None:
    answer = office.run("access", "--name", HER.lower(), "--json").json
    assert not any(file["certain"] for file in answer["files"])
    assert {file["path"] for file in answer["files"]} - {"arkiv/register.jsonl"} == expected(office)
    assert Path(answer["folder"]).name == "RT-2026-017_2026-11-20"


def test_what_is_told_names_nobody(office: Office) -> None:
    for words in (("access", "AG-2026-005", "-v"), ("access", "--name", HER, "--json")):
        done = office.run(*words)
        assert done.code == 0 and "Hauknes" not in done.said
    assert not [path for path in (office.root / "innsyn").rglob("*") if "hauknes" in path.name.casefold()]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Skriv hvem det gjelder"),
        (("AG-2026-005", "--name", "X Y"), "Skriv hvem det gjelder"),
        (("AG-2026-999",), "har nummeret «AG-2026-999»"),
        (("AG-2026-005", "--out", "cases/her"), "docgens egne mapper"),
        (("AG-2026-005", "--out", "."), "docgens egne mapper"),
        (("AG-2026-005", "--out", "templates"), "docgens egne mapper"),
        (("--name", "X Y", "--born", "i går"), "må være en dato"),
        (("--name", "Live"), "Skriv hele navnet"),
    ],
)
def test_wrong_use_says_what_to_write_and_makes_nothing(office: Office, words: tuple[str, ...], said: str) -> None:
    before = everything(office)
    done = office.run("access", *words)
    assert done.code == 2 and said in done.err, done.said
    assert everything(office) == before and not (office.root / "innsyn").exists()


def test_a_folder_that_is_there_is_never_written_into(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "utlevering"
    target.mkdir()
    assert office.run("access", "AG-2026-005", "--out", str(target)).code == 2
    assert list(target.iterdir()) == []
    assert office.run("access", "AG-2026-005", "--out", str(target / "ny")).code == 0
    for name in ("AG-2026-005_2026-11-20", "AG-2026-005_2026-11-20_2"):
        assert office.run("access", "AG-2026-005").code == 0
        assert (office.root / "innsyn" / name / "00-innhold.html").is_file()


def test_two_files_whose_names_are_shown_alike_are_both_copied(office: Office) -> None:
    for name, data in (("skann-01010112345.pdf", b"%PDF en"), ("skann-02020254321.pdf", b"%PDF to")):
        (office.root / HERS / name).write_bytes(data)
    answer = office.run("access", "AG-2026-005", "--json").json
    folder = Path(answer["folder"])
    copies = [(folder / file["copy"]).read_bytes() for file in answer["files"] if "/skann-" in file["path"]]
    assert sorted(copies) == [b"%PDF en", b"%PDF to"]
    assert not [path for path in folder.rglob("*") if "12345" in path.name]


def test_a_case_file_with_a_fault_is_told_of_for_nobody_knows_what_belongs_to_it(office: Office) -> None:
    assert not [one for one in office.run("access", "AG-2026-005", "--json").json["left_out"] if one["why"] == "faulty"]
    office.edit(SAK, "fødselsdato:", "fødseldato:")
    answer = office.run("access", "AG-2026-005", "--json").json
    assert {"path": SAK, "why": "faulty"} in answer["left_out"]
    done = office.run("access", "AG-2026-005")
    assert "1 filer i cases har feil, så noe kan mangle" in done.out
    page = sorted((office.root / "innsyn").rglob("00-innhold.html"))[-1].read_text("utf-8")
    assert "det som hører til den, kan mangle" in page


def test_no_hidden_copies_stay_when_it_fails_or_was_killed(office: Office) -> None:
    killed = office.root / "innsyn/.AG-2026-003_2026-11-01.uferdig/filer"
    killed.mkdir(parents=True)
    (killed / "gruppe.yaml").write_text("bruker: noen", "utf-8")
    office.register.write_text("dette er ikke et register\n", "utf-8")
    done = office.run("access", "AG-2026-005")
    assert done.code == 3 and "er skadet" in done.err, done.said
    assert [path.name for path in (office.root / "innsyn").iterdir()] == []


def test_a_case_file_that_is_a_link_is_hers_like_any_other(office: Office) -> None:
    file, real = office.root / HERS / "gruppe.yaml", office.root / "felles-gruppe.yaml"
    real.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(real)
    answer = office.run("access", "AG-2026-005", "--json").json
    (found,) = [one for one in answer["files"] if one["path"] == f"{HERS}/gruppe.yaml"]
    assert (Path(answer["folder"]) / found["copy"]).read_bytes() == real.read_bytes()


def test_of_the_claims_of_packages_hers_are_found_and_others_are_not_called_unreadable(office: Office) -> None:
    claims = office.root / "arkiv/krav"
    claims.mkdir()
    for name, subject in (("11111111-1111-5111-8111-111111111111", "AG-2026-005"), ("2" * 36, "AG-2026-003")):
        (claims / name).write_text(json.dumps({"pakke": name, "identitet": f"avslutning|{subject}||1"}) + "\n", "utf-8")
    answer = office.run("access", "AG-2026-005", "--json").json
    assert [one["path"] for one in answer["files"] if "/krav/" in one["path"]] == [
        "arkiv/krav/11111111-1111-5111-8111-111111111111"
    ]
    assert not [one for one in answer["left_out"] if "/krav/" in one["path"]]


def test_the_pdf_beside_a_document_that_names_her_is_hers_too(office: Office) -> None:
    (theirs,) = [path for path in office.documents if path.endswith("AG-2026-003_2026-11-03_referat.docx")]
    pdf = office.output / theirs.replace(".docx", ".pdf")
    pdf.write_bytes(b"%PDF-1.7")
    pdf.with_name("AG-2026-003_2026-11-03_annet.pdf").write_bytes(b"%PDF-1.7")
    answer = office.run("access", "AG-2026-005", "--json").json
    found = {file["path"]: (file["why"], file["others"]) for file in answer["files"] if "AG-2026-003_2026-11-03" in file["path"]}
    assert found[f"output/{theirs}"][0] == "named"
    assert found[f"output/{theirs}".replace(".docx", ".pdf")] == ("named", None)
    assert not [path for path in found if "annet" in path]


def left_out(answer: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    return {one["path"]: one["why"] for one in answer["left_out"]}


def test_a_loose_file_beside_a_single_case_may_be_hers_and_is_looked_at(office: Office) -> None:
    lone, theirs = office.root / "cases/annet", office.root / "cases/andres"
    for folder, case in ((lone, SAK), (theirs, ALIEN)):
        folder.mkdir()
        (office.root / case).rename(folder / "saken.yaml")
        (folder / "notat.txt").write_text("Ring skolen.", "utf-8")
        (folder / "skann.pdf").write_bytes(b"%PDF-1.4")
    office.write("cases/lapp.txt", "Husk møtet.")
    office.write("cases/navn.txt", f"Ring {HER}.")
    office.write("cases/andre.txt", "Om AG-2026-003.")
    office.write("cases/register/lapp.txt", "Om kommunen.")
    answer = office.run("access", "AG-2026-005", "--json").json
    files = {file["path"] for file in answer["files"]}
    wanted = {"cases/annet/notat.txt": "maybe", "cases/annet/skann.pdf": "maybe", "cases/lapp.txt": "maybe"}
    assert {path: why for path, why in left_out(answer).items() if path.endswith((".txt", ".pdf"))} == wanted
    assert not wanted.keys() & files and "cases/navn.txt" in files and "cases/andre.txt" not in files
    assert not [path for path in (*left_out(answer), *files) if "register/lapp" in path]
    page = html.unescape((Path(answer["folder"]) / "00-innhold.html").read_text("utf-8"))
    assert page.index("<h2>Kanskje") < page.index("cases/lapp.txt") < page.index("<h2>I arkivet")
    assert "3 filer hører ikke til noen sak" in office.run("access", "AG-2026-005").out


def hot(office: Office) -> Path:
    """A hot folder far from the workspace, with her package, another's, one half delivered, and what other systems put there."""
    folder = office.root.parent / "sendemappe"
    for name, number in (
        ("9999_ag-2026-005_2026-10-26_referat_r1_aaaaaaaa", "AG-2026-005"),
        (".9999_ag-2026-005_2026-10-27_referat_r1_cccccccc.1.tmp", "AG-2026-005"),
        ("9999_ag-2026-003_2026-10-26_referat_r1_bbbbbbbb", "AG-2026-003"),
        ("andres", "AG-2026-005"),
    ):
        (folder / name).mkdir(parents=True)
        (folder / name / "arkivmelding.xml").write_text(f"<a>{number}</a>", "utf-8")
        (folder / name / "0001-referat.pdf").write_bytes(b"%PDF-1.7")
    office.write("docgen.toml", f'{office.read("docgen.toml")}\nsendemappe = "{folder.as_posix()}"\n')
    return folder


def test_what_waits_in_the_hot_folder_is_hers_too(office: Office) -> None:
    hot(office)
    answer = office.run("access", "AG-2026-005", "--json").json
    found = {file["path"]: file for file in answer["files"] if file["path"].startswith("sendemappe/")}
    packages = ("9999_ag-2026-005_2026-10-26_referat_r1_aaaaaaaa", ".9999_ag-2026-005_2026-10-27_referat_r1_cccccccc.1.tmp")
    wanted = {f"sendemappe/{package}/{file}" for package in packages for file in ("arkivmelding.xml", "0001-referat.pdf")}
    assert found.keys() == wanted
    assert all((Path(answer["folder"]) / file["copy"]).is_file() for file in found.values())
    assert "sendemappe" not in str(left_out(answer))


@pytest.mark.parametrize("where", ["whole", "package"])
def test_a_hot_folder_that_cannot_be_read_is_told_of(office: Office, where: str) -> None:
    folder = hot(office)
    told = "sendemappe"
    if where == "whole":
        folder.rename(folder.with_name("frakoblet"))
    else:
        # What no account can list, root's neither.
        told = "sendemappe/9999_ag-2026-005_2026-10-26_referat_r1_aaaaaaaa"
        shutil.rmtree(office.root.parent / told)
        (office.root.parent / told).write_text("ingen mappe", "utf-8")
    answer = office.run("access", "AG-2026-005", "--json").json
    assert left_out(answer).get(told) == "closed"
    done = office.run("access", "AG-2026-005", "-q")
    assert done.code == 0 and f"{told} kunne ikke leses" in done.out


def test_what_a_killed_run_left_unfinished_is_looked_into(office: Office) -> None:
    unfinished = office.root / ".docgen/uferdig"
    unfinished.mkdir(exist_ok=True)
    (unfinished / "1.docx").write_bytes(office.documents[MINUTES])
    files = {file["path"] for file in office.run("access", "AG-2026-005", "--json").json["files"]}
    assert ".docgen/uferdig/1.docx" in files
