"""A small workspace that a secretary, her colleagues, Word and the calendar do things to, and what two runs say of it.

One run rests on what it remembers, the other remembers nothing. They must say the same, whatever was done.

    python -m pytest tests/state            a few walks
    python tests/state/state_world.py 500   one walk of that many steps
"""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from docgen.build.archived import archived, read_lines
from docgen.build.new_editions import NoNewEditionError
from docgen.build.report import DocumentLine, Report
from docgen.build.settings import Settings
from docgen.build.survey import read_found
from docgen.disk import DocgenError
from docgen.pipeline import build, check
from docgen.stages.judging import Judgement
from docgen.stages.round import Round
from office import Office

TODAY = dt.date(2026, 11, 20)
CASE, OTHER_CASE, MEETING = (
    "cases/saker/RT-2026-017.yaml",
    "cases/saker/RT-2026-012.yaml",
    "cases/ressursteam/møte-2026-11-11.yaml",
)
GROUP = "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml"
FOLDERS = ("cases/ansvarsgrupper/AG-2026-005", "cases/ansvarsgrupper/AG-2026-008", "cases/saker", "cases/ressursteam")


def templates_in(folder: Path) -> Path:
    """Where compiled templates are kept: one place for all tests of a run, for they are known by the template's digest."""
    return Path(os.environ.get("DOCGEN_CACHE") or folder / "maler")


def settings_in(folder: Path, office: Office) -> Settings:
    """The settings of a run whose state lies in this folder."""
    return Settings(office.root, TODAY, cache=templates_in(folder), state=folder / "tilstand")


@dataclass
class Desk:
    """A workspace, its state, and the day. `kept` are files that somebody has taken away and may put back."""

    office: Office
    state: Path
    dice: random.Random
    day: dt.date = TODAY
    kept: dict[str, str] = field(default_factory=dict)
    number: int = 100

    @property
    def root(self) -> Path:
        return self.office.root

    @property
    def settings(self) -> Settings:
        return Settings(self.root, self.day, cache=templates_in(self.state), state=self.state / "tilstand")

    def any_file(self, pattern: str) -> str | None:
        """A file of the workspace by chance."""
        found = sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern))
        return self.dice.choice(found) if found else None

    def any_document(self) -> str | None:
        """A document by chance, below output/."""
        found = sorted(self.office.documents)
        return self.dice.choice(found) if found else None


# --- what is done --------------------------------------------------------------------------------------------------


def add_a_comment(desk: Desk) -> None:
    if file := desk.any_file("cases/**/*.yaml"):
        desk.office.write(file, "# sett på i dag\n" + desk.office.read(file))


def write_somebodys_name(desk: Desk) -> None:
    """A name in a text: of somebody in another case, or of nobody yet."""
    name = desk.dice.choice(["Marlene Åsvang", f"Ukjent Navn{desk.number}", "Petra Ny", "Jonas Lid"])
    if (file := desk.any_file("cases/saker/RT-2026-0*.yaml")) and "problemstilling:" in (text := desk.office.read(file)):
        desk.office.write(file, text.replace("problemstilling: ", f"problemstilling: {name} er nevnt. ", 1))


def rename_a_person(desk: Desk) -> None:
    file = desk.any_file("cases/saker/RT-2026-*.yaml")
    lines = desk.office.read(file).splitlines(keepends=True) if file else []
    names = [number for number, line in enumerate(lines) if line.startswith("  navn: ")]
    if file and names:
        lines[names[0]] = f"  navn: {desk.dice.choice(['Petra Ny', 'Jonas Lid', 'Ane Berg', f'Liv Dal{desk.number}'])}\n"
        desk.office.write(file, "".join(lines))


def add_a_case(desk: Desk) -> None:
    desk.number += 1
    name = f"RT-2026-{desk.number}"
    text = desk.office.read(CASE) if (desk.root / CASE).is_file() else ""
    if text:
        desk.office.write(f"cases/saker/{name}.yaml", text.replace("RT-2026-017", name))


def take_a_file_away(desk: Desk) -> None:
    if file := desk.any_file("cases/[!r]*/**/*.yaml"):
        desk.kept[file] = desk.office.read(file)
        (desk.root / file).unlink()


def put_a_file_back(desk: Desk) -> None:
    if desk.kept:
        file = desk.dice.choice(sorted(desk.kept))
        (desk.root / file).parent.mkdir(parents=True, exist_ok=True)
        desk.office.write(file, desk.kept.pop(file))


def break_a_file(desk: Desk) -> None:
    if file := desk.any_file("cases/**/*.yaml"):
        desk.kept.setdefault(file, desk.office.read(file))
        desk.office.write(file, desk.dice.choice(["navn: [\n", "type: sak\nukjent: ja\n", ""]))


def copy_with_the_same_number(desk: Desk) -> None:
    if file := desk.any_file("cases/saker/RT-2026-0*.yaml"):
        desk.office.write(file.replace(".yaml", " – kopi.yaml"), desk.office.read(file))


def move_a_file(desk: Desk) -> None:
    if file := desk.any_file("cases/saker/*.yaml"):
        (desk.root / "cases/arkiv").mkdir(exist_ok=True)
        (desk.root / file).rename(desk.root / "cases/arkiv" / Path(file).name)


def change_the_register(desk: Desk) -> None:
    file = "cases/register/instanser.yaml"
    lines = desk.office.read(file).splitlines(keepends=True)
    named = [number for number, line in enumerate(lines) if "    navn: " in line]
    lines[desk.dice.choice(named)] = f"    navn: Enhet nr. {desk.number}\n"
    desk.number += 1
    desk.office.write(file, "".join(lines))


def withdraw_a_consent(desk: Desk) -> None:
    if (file := desk.any_file("cases/saker/*.yaml")) and "samtykker:\n  - id: s1\n" in (text := desk.office.read(file)):
        withdrawn = "samtykker:\n  - id: s1\n    trukket: {dato: 2026-11-18, av: bruker}\n"
        desk.office.write(file, text.replace("samtykker:\n  - id: s1\n", withdrawn, 1))


def move_a_meeting(desk: Desk) -> None:
    if file := desk.any_file("cases/**/møte-*.yaml"):
        lines = desk.office.read(file).splitlines(keepends=True)
        new = f"dato: 2026-1{desk.dice.randint(0, 2)}-{desk.dice.randint(10, 28)}\n"
        desk.office.write(file, "".join(new if line.startswith("dato: ") else line for line in lines))


def edit_in_word(desk: Desk) -> None:
    if document := desk.any_document():
        desk.office.edit_in_word(document)


def delete_a_document(desk: Desk) -> None:
    if document := desk.any_document():
        (desk.office.output / document).unlink()


def copy_a_document(desk: Desk) -> None:
    if document := desk.any_document():
        source = desk.office.output / document
        shutil.copy(source, source.with_name(f"{source.stem} (kopi).docx"))


def spell_as_a_mac_does(desk: Desk) -> None:
    """A copy of a document under the same name in decomposed letters."""
    if (document := desk.any_document()) and (name := unicodedata.normalize("NFD", document)) != document:
        target = desk.office.output / name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(desk.office.output / document, target)


def unzip_an_old_archive(desk: Desk) -> None:
    """A file whose name is no text."""
    folder = os.fsencode(desk.office.output)
    for name in (b"m\xf8te.docx", b"~$\xf8te.docx"):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(b"x")


def open_in_word(desk: Desk) -> None:
    if document := desk.any_document():
        target = desk.office.output / document
        target.with_name(f"~${target.name[2:]}").write_bytes(b"x")


def close_word(desk: Desk) -> None:
    for owner in desk.office.output.rglob("~$*"):
        owner.unlink()


def let_days_pass(desk: Desk) -> None:
    desk.day += dt.timedelta(days=desk.dice.choice([-40, -1, 1, 2, 30, 100, 400]))


def build_some(desk: Desk) -> None:
    """A run over one file only."""
    if file := desk.any_file("cases/**/*.yaml"):
        build(replace(desk.settings, paths=(file,)))


def build_what_was_heard(desk: Desk) -> None:
    """A watcher that has heard of one file only, whatever else has been done."""
    if file := desk.any_file("cases/**/*.yaml"):
        if desk.dice.random() < 0.5:
            move_a_meeting(desk)
        build(replace(desk.settings, heard=frozenset({file.removeprefix("cases/")})))


class Killed(BaseException):
    """The process dies."""


def build_and_die(desk: Desk) -> None:
    """A run that dies when some of its documents have been published."""
    left = desk.dice.randint(0, 3)
    original = Round._settle

    def dying(self: Round, waiting: list[Judgement]) -> None:
        nonlocal left
        original(self, waiting)
        left -= 1
        if left < 0:
            raise Killed

    try:
        Round._settle = dying  # type: ignore[method-assign]
        build(desk.settings)
    except Killed:
        pass
    finally:
        Round._settle = original  # type: ignore[method-assign]


def archive_a_document(desk: Desk) -> None:
    """A package goes on its way: a document lies ready, or is in the archive for good."""
    archive_copies = sorted(path for path in desk.office.documents if _is_an_archive_copy(desk, path))
    if archive_copies:
        path = desk.dice.choice(archive_copies)
        identity = read_found(desk.office.output / path, path).identity
        text = desk.office.register.read_bytes() if desk.office.register.is_file() else b""
        before = archived(read_lines(text)).by_identity.get(identity)
        # What was sent is never ready again.
        states = ["sendt", "kvittert", "kvittert", "avvist"] + ([] if before and before.is_locked else ["klar"])
        desk.office.note_in_archive(path, desk.dice.choice(states), f"2026/{desk.number}-1")


def _is_an_archive_copy(desk: Desk, path: str) -> bool:
    kind, *_, receiver, number = (read_found(desk.office.output / path, path).identity or "|x|").split("|")
    return bool(kind) and not receiver and number.isdecimal()


def ask_for_a_new_edition(desk: Desk) -> None:
    """Of a document by chance; wrong use where it is not archived."""
    if document := desk.any_document():
        with suppress(NoNewEditionError):
            build(replace(desk.settings, new_editions=(f"output/{document}",)))


def mislay_the_register(desk: Desk) -> None:
    """The register is away for a moment: a run that knows of archived documents writes nothing."""
    if not desk.office.register.is_file():
        return
    build(desk.settings)
    text, before = desk.office.register.read_bytes(), desk.office.documents
    desk.office.register.unlink()
    try:
        build(desk.settings)
    except DocgenError:
        assert desk.office.documents == before
    else:
        assert not any(entry.is_locked for entry in archived(read_lines(text)).packages.values())
    desk.office.register.write_bytes(text)


def swap_templates(desk: Desk) -> None:
    folder = desk.root / "templates"
    one, other = folder / "innkalling.docx", folder / "avlysning.docx"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def same_size_same_time(desk: Desk) -> None:
    """An edit that leaves size and time as they were, as a clock tick or a program that sets the time back does."""
    file = desk.any_file("cases/saker/RT-2026-0*.yaml")
    if file and "e" in (text := desk.office.read(file)):
        path = desk.root / file
        before = path.stat()
        at = text.rindex("e")
        path.write_text(f"{text[:at]}a{text[at + 1 :]}", "utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


DEEDS: Mapping[str, Callable[[Desk], None]] = {
    deed.__name__: deed
    for deed in (
        add_a_comment, write_somebodys_name, rename_a_person, add_a_case, take_a_file_away, put_a_file_back, break_a_file,
        copy_with_the_same_number, move_a_file, change_the_register, withdraw_a_consent, move_a_meeting, edit_in_word,
        delete_a_document, copy_a_document, open_in_word, close_word, let_days_pass, archive_a_document, ask_for_a_new_edition,
        mislay_the_register, swap_templates, same_size_same_time, build_some, build_what_was_heard, build_and_die, spell_as_a_mac_does, unzip_an_old_archive,
    )
}  # fmt: skip


# --- what two runs say ---------------------------------------------------------------------------------------------


def said(report: Report) -> tuple[list[str], list[str]]:
    """Everything a report says, in an order of its own: the verdicts with their sentences, and the problems."""
    lines = sorted(_line(line) for line in report.documents)
    problems = sorted(
        f"{p.code} {p.severity} {p.where} {p.message.say('nb')} | {p.help.say('nb')} {p.stops} {p.concerns}"
        for p in report.problems
    )
    return lines, problems


def _line(line: DocumentLine) -> str:
    return (
        f"{line.path} {line.subject} {line.kind} {line.receiver} {line.dato} {line.verdict} {line.why.say('nb')} {line.sha256}"
        + (f" {line.edition} {line.archived} {line.journal}")
    )


def both(desk: Desk) -> tuple[Report, Report]:
    """What a check says that remembers, and one that does not."""
    return check(desk.settings), check(replace(desk.settings, state=None))


def hold_together(desk: Desk, done: list[str]) -> None:
    """Two runs say the same of what lies there now."""
    for remembered, found in zip(*map(said, both(desk)), strict=True):
        odd = sorted(set(remembered) ^ set(found)) or remembered != found
        assert not odd, (done[-6:], [("remembered" if line in remembered else "found", line) for line in odd][:6])


def walk(root: Path, seed: int, steps: int, tell: Callable[[str], None] = lambda text: None) -> None:
    """Do things by chance, and hold the two runs together after each, before and after a build."""
    dice = random.Random(seed)
    desk = Desk(Office.small(root / "kontor", *FOLDERS), root, dice)
    build(desk.settings)
    done: list[str] = []
    for _ in range(steps):
        for name in dice.choices(sorted(DEEDS), k=dice.choice([1, 1, 2, 3])):
            DEEDS[name](desk)
            done.append(name)
        hold_together(desk, done)
        if dice.random() < 0.7:
            build(desk.settings)
            done.append("build")
            hold_together(desk, done)
        tell(done[-1])


def main(steps: int, seed: int) -> None:
    """One walk, told as it goes."""
    say = sys.stdout.write
    say(f"seed {seed}\n")
    with tempfile.TemporaryDirectory() as folder:
        walk(Path(folder), seed, steps, lambda deed: say(f"{deed} ") and sys.stdout.flush())
    say("\nthe same, every time\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6))
