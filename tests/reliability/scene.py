"""A tiny workspace in the middle of its life, one publish of everything there is to do, and the question: whole, and nothing lost?

One document is new, one replaces an older one, one is taken away, and one is left alone because somebody has edited it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from docgen.build.publish import Published, Publisher, Write
from docgen.build.verdicts import Retired

NEW, REPLACED, RETIRED, HERS = "AG/ny.docx", "AG/gammel.docx", "AG/borte.docx", "AG/hennes.docx"
SIZE = 20_000


def version(name: str) -> bytes:
    """Bytes of a document's size in which no piece looks like another: half of one and half of another is seen."""
    block = hashlib.sha256(name.encode()).digest()
    return b"".join(hashlib.sha256(block + bytes([n & 255, n >> 8])).digest() for n in range(SIZE // 32))


OLD = {REPLACED: version("gammel"), RETIRED: version("borte"), HERS: version("hennes, rettet for hand")}
MADE = {NEW: version("ny"), REPLACED: version("gammel, ny utgave"), HERS: version("var utgave av hennes")}


def mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def writes() -> tuple[Write, ...]:
    """What is to be put in place; hers is expected to be what docgen once wrote, and is not."""
    expected = {NEW: "", REPLACED: mark(OLD[REPLACED]), HERS: mark(version("hennes, som docgen skrev den"))}
    return tuple(Write(path, data, expected[path]) for path, data in MADE.items())


def retired() -> tuple[Retired, ...]:
    return (Retired(RETIRED, "referat", "AG", "bup", mark(OLD[RETIRED])),)


def prepare(root: Path) -> None:
    """Lay out the workspace as it was before the run."""
    for path, data in OLD.items():
        target = root / "output" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by posix path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def faults(root: Path, quiet: frozenset[str], *, finished: bool = False) -> list[str]:
    """What is wrong with a workspace on the real disk; see `faults_in`."""
    return faults_in(files(root / "output"), files(root / ".docgen"), quiet, finished=finished)


def faults_in(
    output: Mapping[str, bytes], working: Mapping[str, bytes], quiet: frozenset[str], *, finished: bool = False
) -> list[str]:
    """What is wrong with what lies there after a recovery, in words; nothing, if all is well.

    `output` and `working` are the files below output/ and .docgen/. `quiet` names the files that lie in .docgen/, beside the former
    versions, after a run that nobody disturbed. With `finished` every document must have become what the run was asked to make.
    """
    kept = {data for path, data in working.items() if path.startswith("forrige/")}
    wrong = [f"leftover .docgen/{path}" for path in working if not path.startswith("forrige/") and path not in quiet]
    wrong += [f"leftover output/{path}" for path in output if path not in OLD.keys() | MADE.keys()]
    for path in (NEW, REPLACED, RETIRED, HERS):
        wrong += _faults_of(path, output.get(path), kept, finished)
    return wrong


def _faults_of(path: str, lies: bytes | None, kept: set[bytes], finished: bool) -> list[str]:
    old, made = OLD.get(path), MADE.get(path)
    if path == HERS:
        return [] if lies == old else [f"overwritten {path}" if old in kept else f"lost {path}"]
    if lies not in (old, made):
        whole = f"missing {path}" if lies is None else f"torn {path}"
        return [whole] if old is None or old in kept else [whole, f"lost {path}"]
    if lies != old and old is not None and old not in kept:
        return [f"lost {path}"]
    return [f"undone {path}"] if finished and lies != made else []


def run(publisher: Publisher) -> list[Published]:
    """The whole publish, as the pipeline does it: recover, put in place, take away."""
    publisher.recover()
    return [*publisher.publish(writes()), *publisher.retire(retired())]
