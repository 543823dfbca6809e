"""Every document of the workspace: nobody reads what is not for her, Word and LibreOffice can open it, nothing is left blank."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
import yaml
from lxml import etree

from docgen.word.provenance import read_certificate
from office import (
    ROOT,
    Office,
    Outcome,
    W,
    Word,
    longest_of_each,
    microsoft_errors,
    need_ooxml_validator,
    need_program,
    pages,
    parts_of,
    text_of,
    to_pdf,
)

Built = tuple[Office, Outcome]
CASES = ROOT / "cases"
CONTACTS = ("adresse", "telefon", "e_post")


# --- what the files say, read without our own reader ---------------------------------------------------------------


def files() -> Iterator[tuple[Path, dict[str, object]]]:
    for file in sorted(CASES.rglob("*.yaml")):
        yield file, yaml.load(file.read_text("utf-8"), yaml.BaseLoader)


@cache
def person_files() -> dict[str, dict[str, object]]:
    """The files about a person, by the folder of their documents."""
    found = {}
    for _, content in files():
        number = content.get("saksnummer") or content.get("gruppenummer")
        if number:
            found[str(number)] = content
    return found


def private_people(content: dict[str, object]) -> dict[str, dict[str, str]]:
    """Bruker, parents, verge and representatives by name, with their contact details."""
    bruker = content["bruker"]
    assert isinstance(bruker, dict)
    everyone = [bruker, *content.get("foresatte", []), *content.get("representanter", [])]  # type: ignore[misc]
    everyone += [bruker["verge"]] if "verge" in bruker else []
    return {person["navn"]: {name: person[name] for name in CONTACTS if person.get(name)} for person in everyone}


def details(contact: dict[str, str]) -> set[str]:
    """What of a contact must not stand in another's letter; the town is everybody's."""
    lines = {line.strip() for text in contact.values() for line in text.splitlines() if line.strip()}
    return {line for line in lines if not re.fullmatch(r"\d{4} .*", line)}


@cache
def names_of_private_people() -> frozenset[str]:
    return frozenset(name for content in person_files().values() for name in private_people(content))


def squeezed(text: str) -> str:
    """Text without spaces, so that «68 05 30 50» and «68053050» are the same."""
    return re.sub(r"\s+", "", text)


# --- privacy -------------------------------------------------------------------------------------------------------


def test_no_path_holds_a_name_or_a_birth_date(built: Built) -> None:
    office, _ = built
    paths = [path.relative_to(office.root).as_posix() for top in ("output", ".docgen") for path in (office.root / top).rglob("*")]
    assert len(paths) > 200
    parts = {part.casefold() for name in names_of_private_people() for part in name.split() if len(part) > 2}
    dates = {str(content["bruker"]["fødselsdato"]) for content in person_files().values()}  # type: ignore[index]
    for path in paths:
        assert not parts & set(re.split(r"[^\w]|_", unicodedata.normalize("NFC", path).casefold())), path
        assert not any(date in path for date in dates), path


def test_the_shared_agenda_of_the_ressursteam_names_nobody(built: Built) -> None:
    office, _ = built
    shared = {path: text_of(data) for path, data in office.documents.items() if "_saksliste_ressursteam" in path}
    assert shared
    for path, text in shared.items():
        words = set(re.findall(r"\w+", text))
        for name in names_of_private_people():
            assert name not in text, path
            assert name.split()[0] not in words, f"{path}: {name.split()[0]}"


def test_nobodys_address_or_telephone_stands_in_anothers_letter(built: Built) -> None:
    office, _ = built
    people = person_files()
    everybody = {(number, name): details(contact) for number, c in people.items() for name, contact in private_people(c).items()}
    checked = 0
    for path, data in office.documents.items():
        folder, text = path.split("/")[0], squeezed(text_of(data))
        own = {
            detail
            for (number, name), theirs in everybody.items()
            if number == folder and is_letter_to(path, name, people[number])
            for detail in theirs
        }
        for (_, name), theirs in everybody.items():
            for detail in theirs - own:
                checked += 1
                assert squeezed(detail) not in text, f"{path} shows {detail} of {name}"
    assert checked > 5000


def is_letter_to(path: str, name: str, content: dict[str, object]) -> bool:
    """Whether the file name says that this is the letter of the person with this name."""
    receiver = path.removesuffix(".docx").rpartition("_")[2]
    bruker = content["bruker"]
    assert isinstance(bruker, dict)
    if receiver == "bruker":
        return bool(bruker["navn"] == name)
    if receiver == "verge":
        return bool(bruker.get("verge", {}).get("navn") == name)
    others: list[dict[str, str]] = content.get("representanter", [])  # type: ignore[assignment]
    if any(p["navn"] == name and receiver == f"representant-{p.get('id') or p['type']}" for p in others):
        return True
    parents: list[dict[str, str]] = content.get("foresatte", [])  # type: ignore[assignment]
    return any(p["navn"] == name and receiver == f"foresatt-{p.get('id') or p['relasjon']}" for p in parents)


def test_no_document_names_the_people_of_another_case(built: Built) -> None:
    office, _ = built
    people = person_files()
    linked = {number: str(content.get("ansvarsgruppe", "")) for number, content in people.items()}
    for path, data in office.documents.items():
        folder = path.split("/")[0]
        text = text_of(data)
        own = {name for number in (folder, linked.get(folder, "")) if number in people for name in private_people(people[number])}
        own |= {n for number, group in linked.items() if group == folder for n in private_people(people[number])}
        for name in names_of_private_people() - own:
            assert name not in text, f"{path} names {name}"


def test_every_copy_lists_the_same_receivers_and_only_those_who_got_one(built: Built) -> None:
    office, _ = built
    register = yaml.load((CASES / "register" / "instanser.yaml").read_text("utf-8"), yaml.BaseLoader)
    names = {unit["id"]: unit["navn"] for unit in register["instanser"]}
    families: dict[str, set[str]] = {}
    for path in office.documents:
        stem = path.removesuffix(".docx")
        receiver = next((key for key in (*names, "bruker", "verge") if stem.endswith(f"_{key}")), "")
        if receiver:
            families.setdefault(stem.removesuffix(f"_{receiver}"), set()).add(receiver)
    assert families
    for family, receivers in families.items():
        kind = family.rpartition("_")[2]
        if kind not in ("innkalling", "referat", "avlysning"):
            continue
        listed = distribution(text_of(office.documents[f"{family}.docx"]))
        for unit, name in names.items():
            got = unit in receivers
            stands = re.search(rf"(?m)^\W*{re.escape(name)}( v/|$|\W*\|| \(|,)", listed) is not None
            assert stands == got, f"{family}: {name} {'got one' if got else 'got none'}"


def distribution(text: str) -> str:
    """The distribution list: what stands from «Sendes til» on."""
    match = re.search(r"(?m)^\W*(Sendes til|Blir sendt til|Kopi til)", text)
    assert match, text
    return text[match.start() :]


def test_no_internal_reason_and_no_note_is_printed(built: Built) -> None:
    office, _ = built
    hidden = [
        str(value)
        for _, content in files()
        for value in (content.get("notat"), (content.get("avlyst") or {}).get("grunn_intern"))  # type: ignore[union-attr]
        if value
    ]
    assert hidden
    for path, data in office.documents.items():
        text = text_of(data)
        assert not [reason for reason in hidden if reason.strip() in text], path


def test_nothing_of_the_machine_shows_in_a_text(built: Built) -> None:
    office, _ = built
    for path, data in office.documents.items():
        text = text_of(data)
        for trace in ("{{", "}}", "{%", "None", "undefined", "Undefined", "True", "False", "_fra_", "takket_ja", "ikke_avklart"):
            assert trace not in text, f"{path} says {trace}"
        assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b", text), f"{path} prints a date as machines write it"
        assert not re.search(r"\b\d{1,2}:\d{2}\b", text), f"{path} prints a time as machines write it"


def test_the_properties_of_a_document_name_nobody(built: Built) -> None:
    office, _ = built
    for path, data in office.documents.items():
        properties = b"".join(part for name, part in parts_of(data).items() if name.startswith("docProps/")).decode()
        for name in names_of_private_people():
            assert name not in properties, path


def test_a_document_carries_a_neutral_title_and_what_it_was_made_from(built: Built) -> None:
    """DOK-03, as far as the document itself goes: a public title without a person, and identity, date and digests inside."""
    office, _ = built
    rows = yaml.load((office.root / "templates" / "dokumenter.yaml").read_text("utf-8"), yaml.BaseLoader)["dokumenter"]
    kinds = {
        (row["type"], language): worded["offentlig_tittel"].partition("{")[0]
        for row in rows
        for language, worded in (("nb-NO", row), ("nn-NO", row["nynorsk"]))
    }
    for path, data in office.documents.items():
        certificate = read_certificate(data)
        assert certificate is not None and certificate.untouched, path
        kind = certificate.properties["docgen.identitet"].partition("|")[0]
        core = parts_of(data)["docProps/core.xml"].decode()
        title, language = (re.search(f"<dc:{name}>([^<]*)<", core) for name in ("title", "language"))
        assert title and language and title[1].startswith(kinds[kind, language[1]]), path
        assert {"docgen.fingeravtrykk", "docgen.mal", "docgen.dato"} <= certificate.properties.keys(), path


def test_a_document_carries_its_mark_of_confidence_where_it_is_about_a_person(built: Built) -> None:
    office, _ = built
    for path, data in office.documents.items():
        marked = "Unntatt offentlighet" in text_of(data) or "Unnateke offentlegheit" in text_of(data)
        open_kinds = ("_møteplan", "_evaluering", "_tiltaksbank")
        assert marked is not any(kind in path for kind in open_kinds), path


# --- what it is made of --------------------------------------------------------------------------------------------


def test_every_document_can_be_read_by_everyone(either: Built) -> None:
    """Universal design: a language, a title, one first heading, table heads, no text boxes (domain.md §4)."""
    office, _ = either
    for path, data in office.documents.items():
        parts = parts_of(data)
        body = etree.fromstring(parts["word/document.xml"])
        styles = etree.fromstring(parts["word/styles.xml"])
        heads = {
            s.get(f"{W}styleId")
            for s in styles.iter(f"{W}style")
            if (n := s.find(f"{W}name")) is not None and n.get(f"{W}val") in ("heading 1", "Title")
        }
        used = [p.get(f"{W}val") for p in body.iter(f"{W}pStyle")]
        assert sum(style in heads for style in used) == 1, f"{path}: one first heading"
        assert not list(body.iter(f"{W}txbxContent")), path
        assert b"<dc:title>" in parts["docProps/core.xml"], path
        assert re.search(rb'w:lang [^>]*w:val="n[bn]-NO"', parts["word/styles.xml"]), path
        empty = [not "".join(p.itertext()).strip() and p.find(f".//{W}drawing") is None for p in body.iter(f"{W}p")]
        assert not any(all(empty[n : n + 3]) for n in range(len(empty) - 2)), f"{path}: empty paragraphs for space"


def one_of_each(office: Office) -> dict[str, str]:
    """A document of each kind, by kind."""
    kinds = {}
    for path in office.documents:
        match = re.search(r"_((?:\w+_)?(?:ressursteam)|[a-zæøå]+)(_[\w-]+)?\.docx$", path)
        assert match, path
        kinds.setdefault(match[1], path)
    return kinds


def test_one_document_of_each_kind_obeys_the_standard(either: Built) -> None:
    from openxml_audit import OpenXmlValidator

    office, _ = either
    validator = OpenXmlValidator()
    for path in one_of_each(office).values():
        result = validator.validate(str(office.output / path))
        assert result.is_valid, (path, [str(error) for error in result.errors][:5])


def test_microsofts_own_validator_has_nothing_to_say_of_one_of_each_kind(either: Built) -> None:
    office, _ = either
    need_ooxml_validator()
    paths = [office.output / path for path in one_of_each(office).values()]
    with ThreadPoolExecutor(2) as pool:
        told = dict(zip((path.stem for path in paths), pool.map(microsoft_errors, paths), strict=True))
    assert len(told) >= 14
    assert {name: errors for name, errors in told.items() if errors} == {}


@pytest.fixture(scope="module")
def as_pdf(either: Built, built: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document converted by LibreOffice, in a few calls with a profile of its own; in nynorsk the longest of each kind,
    for there only the templates are others."""
    office, _ = either
    target = tmp_path_factory.mktemp("pdf")
    of_each = longest_of_each(office).values()
    sources = sorted(office.output.rglob("*.docx") if either is built else (office.output / path for path in of_each))
    to_pdf(sources, target, tmp_path_factory.mktemp("profil"))
    return {path.stem: target / f"{path.stem}.pdf" for path in sources}


def test_libreoffice_opens_every_document_and_makes_a_pdf_of_it(as_pdf: dict[str, Path]) -> None:
    missing = [name for name, path in as_pdf.items() if not path.is_file() or not path.read_bytes().startswith(b"%PDF-")]
    assert missing == []


def test_the_pdf_says_what_the_document_says(as_pdf: dict[str, Path], either: Built) -> None:
    office, _ = either
    pdftotext = need_program("pdftotext", "poppler-utils")
    for path in longest_of_each(office).values():
        pdf = as_pdf[Path(path).stem]
        read = subprocess.run([pdftotext, "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        words = set(re.findall(r"[a-zæøå]{6,}", text_of((office.output / path).read_bytes())))
        squeezed_pdf = squeezed(read).replace("-", "")
        lost = [word for word in words if word not in squeezed_pdf]
        assert len(lost) <= len(words) // 20, (path, lost)


# --- the pages as they are printed: R1 to R3 of the house's list --------------------------------------------------------

WINDOW = (15.0, 39.0, 120.0, 84.0)
"""What may show through the windows of the envelopes E6/5, C6/5, C5 and EC4 together: millimetres from the corner of the page."""
ADDRESS = (20.0, 44.0, 115.0, 79.0)
TEXT_AREA = (24.0, 272.0)
"""Between the header of further pages and the footer."""


def within(word: Word, left: float, top: float, right: float, bottom: float) -> bool:
    return word[0] >= left and word[1] >= top and word[2] <= right and word[3] <= bottom


def touches(word: Word, left: float, top: float, right: float, bottom: float) -> bool:
    return word[0] < right and word[2] > left and word[1] < bottom and word[3] > top


def address_words(document: bytes) -> list[str]:
    body = parts_of(document)["word/document.xml"]
    tree = etree.fromstring(body if isinstance(body, bytes) else body.encode())
    lines = [
        p for p in tree.iter(f"{W}p") if (style := p.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val") == "Mottaker"
    ]
    return " ".join("".join(line.itertext(f"{W}t")) for line in lines).split()


def test_nothing_but_the_address_shows_in_the_window_of_an_envelope(as_pdf: dict[str, Path], either: Built, built: Built) -> None:
    office, _ = either
    letters = 0
    for path in sorted(office.output.rglob("*.docx")):
        address = address_words(path.read_bytes()) if path.stem in as_pdf else []
        if not address:
            continue
        letters += 1
        first = [word for line in pages(as_pdf[path.stem])[0] for word in line]
        shown = [word for word in first if touches(word, *WINDOW)]
        assert sorted(word[4] for word in shown) == sorted(address), path.name
        assert [word for word in shown if not within(word, *ADDRESS)] == [], path.name
    assert letters > (200 if either is built else 8)


def test_no_page_is_blank_or_has_fewer_than_three_lines(as_pdf: dict[str, Path]) -> None:
    thin = {}
    for name, pdf in as_pdf.items():
        for number, page in enumerate(pages(pdf), 1):
            lines = {round(line[0][3]) for line in page if line and TEXT_AREA[0] < line[0][1] < TEXT_AREA[1]}
            if len(lines) < 3:
                thin[f"{name} side {number}"] = len(lines)
    assert thin == {}
