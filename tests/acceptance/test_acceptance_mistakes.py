"""Ten mistakes that new users make: each has a place, a plain sentence and a way out that leads out, on the terminal and in the folder.

`docs/meldinger.md` shows them to people; `pytest --oppdater` writes it from what the program says.
"""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.build.settings import Settings
from docgen.cli.settings import Options, read_run
from docgen.documents.wordings import WORDINGS
from docgen.problem import Problem, collect
from docgen.rules import RULES
from docgen.texts import DG, PV_01, PV_01_EDITED, PV_01_FIELD, PV_01_NAME, VARIANTS
from mistakes import FOLDER, GROUP, HELD, MISTAKES, PLANNED, PROGRAMMERS_WORDS, Mistake, programmers_words_in
from office import ROOT, Office, Outcome
from whole_workspace import whole_ground, whole_plans

PAGE = ROOT / "docs" / "meldinger.md"
SUFFIX = " – MÅ RETTES.txt"
HELP = {"nb": "Slik retter du det", "en": "How to fix it"}
SEVERE = {"nb": "feil", "en": "error"}
MOST_SHOWN = 5
"""Lines of a change shown on the page; a longer one is shown from its beginning."""

PROBLEM = re.compile(
    r"(?m)^(?P<file>\S+?\.\w+)(?::(?P<line>\d+):(?P<column>\d+))?  (?P<severity>\w+) (?P<code>[A-Z]+-?\d+): (?P<said>.*)$"
)


def said(outcome: Outcome, lang: str) -> list[dict[str, str]]:
    """What the terminal says: place, code, sentence, what is underlined and the way out of each problem."""
    found = []
    for match in PROBLEM.finditer(outcome.err):
        block = outcome.err[match.end() :].split("\n\n")[0].split("\n")
        carets = next((line for line in block if re.fullmatch(r" +\| +\^+", line)), "")
        excerpt = block[1] if carets else ""
        found.append(
            match.groupdict()
            | {
                "underlined": excerpt[carets.index("^") : len(carets)] if carets else "",
                "way_out": next(line for line in block if f"= {HELP[lang]}: " in line).partition(": ")[2],
            }
        )
    return found


@pytest.fixture(scope="module")
def usual(small_built: Office) -> dict[str, list[dict[str, str]]]:
    """What is said of the workspace as it is, by language."""
    return {lang: said(small_built.run("check", "--lang", lang), lang) for lang in ("nb", "en")}


def filled(text: str, wrong: str) -> str:
    """A sentence of the table; {first} is the line of the first field of two."""
    return text.replace("{first}", str(wrong.splitlines().index("samtykker:") + 1)) if "{first}" in text else text


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_one_problem_with_its_place_and_a_way_out_that_leads_out(
    mistake: Mistake, office: Office, usual: dict[str, list[dict[str, str]]]
) -> None:
    right = office.read(mistake.file)
    mistake.make(office)
    wrong = office.read(mistake.file)
    number = place_of(mistake, wrong)
    note = office.root / f"{mistake.file}{SUFFIX}"
    for lang, sentence, way_out in (("nb", mistake.nb, mistake.way_out), ("en", mistake.en, mistake.way_out_en)):
        outcome = office.build("--lang", lang)
        assert outcome.code == 1
        new = [problem for problem in said(outcome, lang) if problem not in usual[lang]]
        feil = [problem for problem in new if problem["severity"] == SEVERE[lang]]
        assert [problem["code"] for problem in feil] == [mistake.code], outcome.err
        # Nothing else is said of it, unless papers that are sent already rest on what is gone.
        assert len(new) == 1 or mistake.code == "SA-01", outcome.err
        (problem,) = feil
        assert (problem["file"], problem["line"]) == (mistake.file, str(number))
        assert problem["said"] == filled(sentence, wrong)
        assert problem["way_out"] == filled(way_out, wrong)
        if mistake.underlined:
            assert problem["underlined"] == mistake.underlined.replace("\t", " ")
        assert programmers_words_in(f"{problem['said']} {problem['way_out']}", lang) == []
        # In the folder the same, word for word, and nothing about any other file.
        assert list(office.root.rglob("*RETTES.txt")) == [note]
        text = note.read_text("utf-8-sig")
        line = "Linje" if lang == "nb" else "Line"
        assert f"\n1. {line} {number}: {problem['said']}\n   {HELP[lang]}: {problem['way_out']}\n" in text
        assert "\n2. " not in text
        assert programmers_words_in(text.split("\n[")[0], lang) == []
    office.write(mistake.file, mistake.follow(wrong, filled(mistake.way_out, wrong), right))
    outcome = office.build()
    assert outcome.code == 0, outcome.err
    assert not [p for p in said(outcome, "nb") if p["file"] == mistake.file and p["code"] == mistake.code]
    assert not note.exists()


def place_of(mistake: Mistake, wrong: str) -> int:
    """The line that the message must point at: the last one that begins so, since what is doubled stands twice."""
    lines = [number for number, line in enumerate(wrong.splitlines(), start=1) if line.startswith(mistake.line)]
    if mistake.code == "AG-23":
        before = wrong.index("        Lage en plan for januar")
        return max(number for number in lines if number <= wrong[:before].count("\n"))
    return lines[-1] if mistake.code == "DG104" else lines[0]


def test_all_ten_are_there_and_each_is_made_only_once() -> None:
    assert {mistake.number for mistake in MISTAKES} == set(range(1, 11))
    assert len({str(mistake) for mistake in MISTAKES}) == len(MISTAKES)


# --- plain words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", PROGRAMMERS_WORDS)
def test_the_list_of_words_finds_them(lang: str) -> None:
    assert programmers_words_in("Feil i nøkkelen «key»: None" if lang == "nb" else "Bad key “nøkkel”: None", lang) != []
    assert programmers_words_in("Feltet «key» er ukjent." if lang == "nb" else "The field “key” is unknown.", lang) == []


def sentences() -> Iterator[tuple[str, str, str]]:
    """Every sentence and way out that the program has, with its code and language."""
    pv_01 = {"PV-01": PV_01, "PV-01.felt": PV_01_FIELD, "PV-01.navn": PV_01_NAME, "PV-01.endret": PV_01_EDITED}
    rows: dict[str, Any] = {**DG, **VARIANTS, **WORDINGS, **pv_01}
    for code, row in [*rows.items(), *((rule.code, rule) for rule in RULES)]:
        yield code, "nb", f"{row.nb} {row.help_nb}"
        yield code, "en", f"{row.en} {row.help_en}"


FOR_IT = frozenset({"DG170"})
"""About the editor's own settings, which only the IT people see."""


def test_no_sentence_speaks_as_a_programmer() -> None:
    found = {(code, lang): words for code, lang, text in sentences() if (words := programmers_words_in(text, lang))}
    # The consent's and the plan's «unntak» are called exceptions in English.
    of_the_office = {(rule.code, "en") for rule in RULES if "unntak" in f"{rule.nb} {rule.help_nb} {rule.right}"}
    strange = {key: words for key, words in found.items() if key not in of_the_office or {*words} != {"exception"}}
    assert {key: words for key, words in strange.items() if key[0] not in FOR_IT} == {}


# --- half a file ---------------------------------------------------------------------------------------------------


def feil_in(root: Path) -> list[Problem]:
    """Every FEIL of a workspace, without rendering anything."""
    run = read_run(Options(folder=str(root)))
    settings = Settings(run.root, run.i_dag)
    ground, reading, problems = whole_ground(settings)
    found = [*problems]
    for _, plan in whole_plans(settings, reading, ground):
        found += plan.problems
    return [problem for problem in collect(found) if problem.is_error]


@pytest.mark.usefixtures("takes_minutes")
@pytest.mark.parametrize("file", [GROUP, HELD, PLANNED, "cases/register/instanser.yaml", "cases/register/oppsett.yaml"])
def test_wherever_a_file_is_cut_there_is_one_feil_at_most_in_the_whole_workspace(fresh: Office, file: str) -> None:
    whole = fresh.read(file)
    # In the middle of a line: a cut between two lines leaves no trace.
    places = [at for at in range(len(whole) // 10, len(whole) - 2) if whole[at - 1] != "\n"]
    for at in random.Random(file).sample(places, 12):
        fresh.write(file, whole[:at])
        feil = feil_in(fresh.root)
        assert len(feil) <= 1, (at, whole[max(0, at - 40) : at], [f"{p.where} {p.code}" for p in feil])
        assert all(problem.where.file == file for problem in feil)


def test_enter_after_the_last_line_says_that_nothing_is_cut_and_then_each_thing_that_is_missing_is_told(office: Office) -> None:
    text = office.read(GROUP)
    office.write(GROUP, text[: text.index("\nmedlemmer:")])
    assert [p["code"] for p in said(office.build(FOLDER), "nb") if p["file"] == GROUP] == ["DG148"]
    office.write(GROUP, office.read(GROUP) + "\n")
    codes = [p["code"] for p in said(office.build(FOLDER), "nb") if p["file"] == GROUP]
    assert "DG148" not in codes and "SA-01" in codes


# --- the page ------------------------------------------------------------------------------------------------------

INTRO = """\
# Ti vanlige feil / Ten common mistakes

Hva docgen svarer når noe er skrevet feil: på skjermen, og i fila som legger seg ved siden av. Denne siden er laget av
programmet selv (`pytest tests/acceptance/test_acceptance_mistakes.py --oppdater`), så den sier det docgen sier.

*What docgen answers when something is written wrong, in bokmål and English. The page is made by the program itself.*
"""
FOLDER_INTRO = """\
## I mappen / In the folder

Ved siden av fila med feil ligger det en tekstfil med samme navn og « – MÅ RETTES.txt» bak. Den sier det samme, og forsvinner når feilen
er rettet. Skriver noen i den, blir det tatt vare på.

*Beside a file with faults lies a text file that says the same. It goes away when they are mended; what somebody writes in it is kept.*
"""


def page(built: Office, tmp_path: Path) -> str:
    """The whole page, from real runs."""
    parts, note = [INTRO], ""
    for place, mistake in enumerate(MISTAKES):
        office = built.copy_to(tmp_path / str(place))
        right = office.read(mistake.file)
        mistake.make(office)
        wrong = office.read(mistake.file)
        outcomes = {lang: office.build("--lang", lang) for lang in ("en", "nb")}
        mended = mistake.follow(wrong, filled(mistake.way_out, wrong), right)
        shown_wrong, shown_right = differing(wrong, mended, place_of(mistake, wrong))
        blocks = {lang: block_of(outcome, mistake) for lang, outcome in outcomes.items()}
        note = note or (office.root / f"{mistake.file}{SUFFIX}").read_text("utf-8-sig").strip()
        parts.append(
            f"## {mistake.number}. {mistake.title[0].upper()}{mistake.title[1:]}\n\n"
            f"Galt / wrong:\n\n```yaml\n{shown_wrong}\n```\n\n"
            f"docgen sier:\n\n```text\n{blocks['nb']}\n```\n\n"
            f"docgen says:\n\n```text\n{blocks['en']}\n```\n\n"
            f"Riktig / right:\n\n```yaml\n{shown_right}\n```\n"
        )
    parts.append(f"{FOLDER_INTRO}\n`{MISTAKES[0].file}{SUFFIX}`:\n\n```text\n{note}\n```\n")
    return "\n".join(parts)


def block_of(outcome: Outcome, mistake: Mistake) -> str:
    """The message on the terminal with its excerpt and way out."""
    wanted = re.compile(rf"(?m)^{re.escape(mistake.file)}\S*  (?:feil|error) {mistake.code}: ")
    blocks = [block for block in outcome.err.split("\n\n") if wanted.search(block)]
    assert len(blocks) == 1, outcome.err
    lines = blocks[0].splitlines()
    return "\n".join(lines[next(n for n, line in enumerate(lines) if line.startswith(mistake.file)) :]).replace(" \n", "\n")


def differing(wrong: str, right: str, number: int) -> tuple[str, str]:
    """What to look at in both files: the line of the message, and what differs."""
    before, after = wrong.splitlines(), right.splitlines()
    changes = [c for c in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if c[0] != "equal"]
    told = {number - 1} | {line for line, text in enumerate(before) if text == before[number - 1] and not text.startswith(" ")}
    seen_before, seen_after = set(told), {line for line in told if line < changes[0][1]}
    for _, first, last, new_first, new_last in changes:
        seen_before |= {*range(first, min(last, first + MOST_SHOWN))} or {first - 1, first}
        seen_after |= {*range(new_first, min(new_last, new_first + MOST_SHOWN))} or {new_first - 1, new_first}
    return shown(before, seen_before), shown(after, seen_after)


def shown(lines: list[str], wanted: set[int]) -> str:
    """These lines with a neighbour on each side, and a mark where something is left out."""
    near = sorted({line + step for line in wanted for step in (-1, 0, 1)} & {*range(len(lines))})
    text: list[str] = []
    for previous, line in zip([near[0] - 1, *near], near, strict=False):
        text += ["# …"] if line > previous + 1 else []
        text.append(lines[line].replace("\t", "⇥").rstrip())
    return "\n".join(text)


def test_the_page_of_messages_says_what_the_program_says(small_built: Office, tmp_path: Path, oppdater: bool) -> None:
    fresh = page(small_built, tmp_path)
    if oppdater:
        PAGE.write_text(fresh, "utf-8")
    assert PAGE.read_text("utf-8").splitlines() == fresh.splitlines()


def test_the_readme_shows_a_real_note(office: Office) -> None:
    mistake = next(mistake for mistake in MISTAKES if mistake.number == 7)
    mistake.make(office)
    office.build()
    note = (office.root / f"{mistake.file}{SUFFIX}").read_text("utf-8-sig").split("\n\n[docgen ")[0]
    assert f"```text\n{note}\n```" in (ROOT / "README.md").read_text("utf-8")
