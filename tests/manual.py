"""A page of the manual as what it asks its reader to do: its code blocks, in order, carried out in a workspace.

```kommando dato=2026-08-17 slutter=1      the program is run (`slutter`: the exit code, 0 when nothing is said)
```svar                                    must stand in what the last command said; «…» alone stands for anything
```yaml fil=cases/register/x.yaml          the file, whole
```yaml felt=cases/…/gruppe.yaml           the fields at the top of the block take the place of the file's own
```yaml til=cases/…/x.yaml                 the lines are put at the file's end
```toml til=docgen.toml                    the same
```yaml punkt=cases/register/x.yaml        a list item takes the place of the one with the same id, or comes last
```yaml bytt=cases/…/x.yaml                the first line becomes the others, where it stands in the file
```tekst i=output/…/x.docx                 every line must stand in the file (a .docx is read as a person does)
```mappe fil=output/AG-2026-001            the folder holds exactly these files (hidden ones aside); «…» alone: and others
```tom fil=cases/…/møte-2026-12-03.yaml    an empty file
```slett fil=output/…                      the file is deleted
```skann fil=cases/…/samtykke-s1.pdf       a scanned paper is put there
```word fil=output/…_referat.docx          the document is opened, the text written at its end, and saved
```mal fil=templates/x.docx                a template in Norwegian with one paragraph for each line; lines of | cells | are a table
```<anything> ikke-prøvd                   no test runs it, on purpose
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

from office import Office, Outcome, text_of

_FENCE = re.compile(r"^( *)```([^\n`]*)\n(.*?)^\1```[ ]*$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"
UNTRIED = "ikke-prøvd"
KEYS = ("fil", "felt", "punkt", "til", "bytt", "i")


class WrongManualError(AssertionError):
    """The page says something that is not so. The words say where in the page."""


@dataclass(frozen=True)
class Block:
    """A code block: its first word, the `key=value` behind it, its text, and its line in the page."""

    word: str
    options: Mapping[str, str]
    text: str
    line: int

    @property
    def where(self) -> str:
        """What a failure begins with."""
        return f"line {self.line}: ```{self.word} {' '.join(f'{k}={v}' for k, v in self.options.items())}"


def blocks(page: str) -> Iterator[Block]:
    """The code blocks of a page in order, with the indent of their list taken off."""
    for found in _FENCE.finditer(page):
        indent, info, text = found.groups()
        word, *rest = info.split() or [""]
        options = dict(part.replace("␣", " ").partition("=")[::2] for part in rest)
        lines = [line.removeprefix(indent) for line in text.splitlines(keepends=True)]
        yield Block(word, options, "".join(lines), page.count("\n", 0, found.start()) + 1)


@dataclass
class Reader:
    """Somebody who does what the page says, in a folder that was empty."""

    office: Office
    pdf: bytes
    last: Outcome = field(default_factory=lambda: Outcome(0, "", ""))
    folder: str = ""
    done: int = 0

    def carry_out(self, block: Block) -> None:
        """Do what the block says, or see that what it says is so.

        Raises:
            WrongManualError: it is not so, or nobody has said how such a block is carried out.
        """
        if UNTRIED in block.options:
            return
        word = block.word if block.word not in ("yaml", "toml", "tekst") else next(iter(block.options), "")
        act = ACTS.get(word)
        if act is None:
            raise WrongManualError(f"{block.where}: neither run nor marked «{UNTRIED}»")
        act(self, block)
        self.done += 1

    def path(self, block: Block) -> Path:
        """The file that the block is about."""
        (named,) = (value for key, value in block.options.items() if key in KEYS)
        return self.office.root / self.folder / named


def _run(reader: Reader, block: Block) -> None:
    wanted = int(block.options.get("slutter", "0"))
    for line in block.text.splitlines():
        program, *words = shlex.split(line, comments=True) or [""]
        if program == "cd":
            reader.folder = words[0]
            if not (reader.office.root / reader.folder).is_dir():
                raise WrongManualError(f"{block.where}: there is no folder {reader.folder}")
            continue
        if program != "docgen":
            raise WrongManualError(f"{block.where}: «{line}» is not a command of ours")
        there = Office(reader.office.root / reader.folder)
        dated = ("--dato", block.options["dato"]) if "dato" in block.options else ()
        reader.last = there.run(*words, *dated)
        if reader.last.code != wanted:
            raise WrongManualError(f"{block.where}: «{line}» ended with {reader.last.code}, not {wanted}:\n{reader.last.said}")


def _answer(reader: Reader, block: Block) -> None:
    _see(block, block.text, reader.last.said)


def _holds(reader: Reader, block: Block) -> None:
    path = reader.path(block)
    if not path.is_file():
        raise WrongManualError(f"{block.where}: there is no such file")
    data = path.read_bytes()
    said = text_of(data) if path.suffix == ".docx" else data.decode("utf-8-sig")
    _see(block, block.text, said.replace("\r\n", "\n"))


def _see(block: Block, stated: str, said: str) -> None:
    """Every line of `stated` stands in `said`, in order; «…» in a line stands for anything in it, alone for any lines."""
    at, lines = 0, [line.strip() for line in said.splitlines()]
    for line in filter(None, map(str.strip, stated.splitlines())):
        if line == ANYTHING:
            continue
        shape = re.compile(".*".join(map(re.escape, line.split(ANYTHING))))
        found = next((n for n in range(at, len(lines)) if shape.fullmatch(lines[n])), None)
        if found is None:
            raise WrongManualError(f"{block.where}: «{line}» was not said here:\n{said}")
        at = found + 1


def _write(reader: Reader, block: Block) -> None:
    path = reader.path(block)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, "utf-8")


def _empty(reader: Reader, block: Block) -> None:
    path = reader.path(block)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")


def _append(reader: Reader, block: Block) -> None:
    path = reader.path(block)
    path.write_text(f"{path.read_text('utf-8')}{block.text}", "utf-8")


def _replace(reader: Reader, block: Block) -> None:
    path = reader.path(block)
    before, *after = (line.strip() for line in block.text.splitlines())
    lines = path.read_text("utf-8").splitlines()
    found = [n for n, line in enumerate(lines) if line.strip() == before]
    if len(found) != 1:
        raise WrongManualError(f"{block.where}: «{before}» stands {len(found)} times in the file")
    (at,) = found
    indent = lines[at].removesuffix(lines[at].lstrip())
    lines[at : at + 1] = [indent + line for line in after]
    path.write_text("\n".join(lines) + "\n", "utf-8")


_TOP = re.compile(r"^(?=[^\s#-])", re.MULTILINE)


def _fill_in(reader: Reader, block: Block) -> None:
    """As a person does: the field is written where it stands in the skeleton, with or without «# »; its explanations go."""
    path = reader.path(block)
    text = path.read_text("utf-8")
    for piece in filter(None, _TOP.split(block.text)):
        key = piece.partition(":")[0]
        own = re.compile(rf"^{re.escape(key)}:.*\n(?:[ \t].*\n|\n(?=[ \t]))*", re.MULTILINE)
        commented = re.compile(rf"^# {re.escape(key)}:.*\n(?:#   .*\n)*", re.MULTILINE)
        shape = own if own.search(text) else commented
        if not shape.search(text):
            raise WrongManualError(f"{block.where}: the skeleton has no «{key}»")
        text = shape.sub(lambda _, piece=piece: piece.rstrip("\n") + "\n", text, count=1)
    path.write_text(text, "utf-8")


def _item(reader: Reader, block: Block) -> None:
    """Every item of the block, by its id."""
    path = reader.path(block)
    text = path.read_text("utf-8")
    for piece in filter(str.strip, re.split(r"^(?=  - id:)", block.text, flags=re.MULTILINE)):
        first = piece.splitlines()[0]
        own = re.compile(rf"^{re.escape(first)}\n(?:    .*\n)*", re.MULTILINE)
        text = own.sub(lambda _, piece=piece: piece, text) if own.search(text) else text + piece
    path.write_text(text, "utf-8")


def _list(reader: Reader, block: Block) -> None:
    folder = reader.path(block)
    stated = {line.strip() for line in block.text.splitlines() if line.strip()}
    found = {path.name for path in folder.iterdir() if not path.name.startswith(".")} if folder.is_dir() else set()
    missing, extra = stated - {ANYTHING} - found, found - stated
    if missing or (extra and ANYTHING not in stated):
        raise WrongManualError(f"{block.where}: not there: {sorted(missing)}; there, and not said: {sorted(extra)}")


def _delete(reader: Reader, block: Block) -> None:
    reader.path(block).unlink()


def _move(reader: Reader, block: Block) -> None:
    path = reader.path(block)
    target = reader.office.root / reader.folder / block.options["mot"]
    if not path.exists():
        raise WrongManualError(f"{block.where}: it does not lie there")
    target.mkdir(parents=True, exist_ok=True)
    path.rename(target / path.name)


def _scan(reader: Reader, block: Block) -> None:
    reader.path(block).write_bytes(reader.pdf)


def _edit_in_word(reader: Reader, block: Block) -> None:
    document = docx.Document(str(reader.path(block)))
    document.add_paragraph(block.text.strip())
    document.save(str(reader.path(block)))


def _table(document: Document, columns: int) -> Table:
    """A table whose first row is marked as its head, as Word does it."""
    table = document.add_table(rows=1, cols=columns)
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(head.makeelement(qn("w:tblHeader"), {}))
    return table


def _template(reader: Reader, block: Block) -> None:
    document = docx.Document()
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nb-NO")
    table = None
    for number, line in enumerate(block.text.splitlines()):
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
            table = table or _table(document, len(cells))
            row = table.rows[0] if len(table.rows) == 1 and not table.cell(0, 0).text else table.add_row()
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        else:
            table = None
            document.add_paragraph(line, style="Heading 1" if number == 0 and "oppslag" in block.options["fil"] else None)
    document.save(str(reader.path(block)))


ACTS: Mapping[str, Callable[[Reader, Block], None]] = {
    "kommando": _run,
    "svar": _answer,
    "fil": _write,
    "felt": _fill_in,
    "punkt": _item,
    "til": _append,
    "bytt": _replace,
    "i": _holds,
    "mappe": _list,
    "tom": _empty,
    "slett": _delete,
    "flytt": _move,
    "skann": _scan,
    "word": _edit_in_word,
    "mal": _template,
}
