"""The house obeys its own floors: imports, sizes, both languages, and nothing of this machine in the tree."""

from __future__ import annotations

import re
import shutil
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from docgen.build.verdicts import REASONS
from docgen.cli.printing import WORDS
from docgen.documents.wordings import WORDINGS
from docgen.problem import Severity
from docgen.rules import RULES
from docgen.texts import DG
from office import LANGUAGE_SERVER, LANGUAGE_SERVER_VERSION

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "docgen"
MOST_LINES = 400
OURS = ("src", "tests", "docs", "templates", "cases", "benchmarks", ".ci")
TEXT = {".py", ".md", ".yaml", ".toml", ".txt", ".xml", ".sh", "", ".cfg", ".json"}


def our_files() -> Iterator[Path]:
    """Every text file that is ours, without what tools leave behind."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT and path.name != ".coverage")
    for top in OURS:
        for path in (ROOT / top).rglob("*"):
            if path.is_file() and path.suffix in TEXT and not any(p.startswith((".ruff", ".mypy", "__")) for p in path.parts):
                yield path


def test_the_floors_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_exception_is_listed_in_the_floors() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    assert len(contracts) >= 3
    assert not [contract["name"] for contract in contracts if "ignore_imports" in contract]


def test_a_long_file_tells_its_reason_in_the_map() -> None:
    atlas = (ROOT / "docs" / "arkitektur.md").read_text("utf-8")
    long = [path for path in SOURCE.rglob("*.py") if len(path.read_text("utf-8").splitlines()) > MOST_LINES]
    untold = [path.relative_to(SOURCE).as_posix() for path in long if path.relative_to(SOURCE).as_posix() not in atlas]
    assert untold == []


def test_every_room_is_on_the_map() -> None:
    atlas = (ROOT / "docs" / "arkitektur.md").read_text("utf-8")
    rooms = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert {room for room in rooms - {"__init__", "__main__"} if room not in atlas} == set()


def commands(readme: str) -> list[str]:
    """The lines of the README's shell blocks."""
    blocks = re.findall(r"```(?:sh|bash|console|shell)\n(.*?)```", readme, re.DOTALL)
    return [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines() if line.strip()]


def test_the_readmes_second_command_is_what_the_check_runs() -> None:
    second = commands((ROOT / "README.md").read_text("utf-8"))[1]
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert second in script
    assert "pytest" in second


def test_the_readmes_first_command_installs_and_builds() -> None:
    first = commands((ROOT / "README.md").read_text("utf-8"))[0]
    assert "-m venv" in first and "pip install" in first and "docgen build" in first


def test_the_check_counts_a_missing_program_as_a_failure() -> None:
    assert "export DOCGEN_REQUIRE_PROGRAMS=1" in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_the_check_installs_the_language_server_that_the_tests_ask_for() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert f" {LANGUAGE_SERVER}@{LANGUAGE_SERVER_VERSION} " in script
    assert "--no-save --no-package-lock" in script
    assert {"/node_modules", "/.docgen/"} <= {*(ROOT / ".gitignore").read_text("utf-8").splitlines()}


MACHINE = re.compile(
    r"/(?:work|home|root)/|localhost:\d|127\.0\.0\.1|(?:index|proxy|registry|mirror)[\w.-]*\.(?:internal|local|corp)"
)
REGISTRY = re.compile(r"--(?:extra-)?index-url|--find-links|pypi\.(?!org)|PIP_INDEX|UV_INDEX", re.IGNORECASE)


def test_nothing_of_this_machine_and_no_registry_stands_in_the_tree() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in our_files()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1)
        if MACHINE.search(line) or REGISTRY.search(line)
    ]
    assert found == []


def test_every_source_file_says_what_it_is_for() -> None:
    bare = [path for path in SOURCE.rglob("*.py") if path.read_text("utf-8") and not path.read_text("utf-8").startswith('"""')]
    assert bare == []


# --- both languages ------------------------------------------------------------------------------------------------


def places(text: str) -> set[str]:
    """The places of a sentence that are filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


ONLY_NB = {"grunn", "hjelp", "sentence_nb", "tilstand", "antall", "filer", "vei"}
ONLY_EN = {"reason", "help", "sentence_en", "state", "count", "files", "way"}


def check_pair(code: str, nb: str, en: str) -> None:
    """Both languages say something, and fill in the same places (a reason has one word in each language)."""
    assert nb and en, code
    assert places(nb) == places(en) or places(nb) - ONLY_NB == places(en) - ONLY_EN, code


@pytest.mark.parametrize("code", [*DG, *WORDINGS])
def test_every_message_stands_in_both_languages(code: str) -> None:
    wording = {**DG, **WORDINGS}[code]
    check_pair(code, wording.nb, wording.en)
    check_pair(code, wording.help_nb, wording.help_en)
    assert wording.severity in set(Severity)


def test_every_rule_stands_in_both_languages() -> None:
    for rule in RULES:
        check_pair(rule.code, rule.nb, rule.en)
        check_pair(rule.code, rule.help_nb, rule.help_en)
        assert rule.severity in set(Severity), rule.code
        assert re.fullmatch(r"(RT|AG|SA|PV|DOK|DG)-?\d+[a-f]?", rule.code), rule.code


def test_every_reason_and_every_word_of_the_report_stands_in_both_languages() -> None:
    for code, (nb, en) in (REASONS | WORDS).items():
        check_pair(str(code), nb, en)


def test_no_two_tables_use_one_code() -> None:
    assert not DG.keys() & WORDINGS.keys()


def test_every_code_of_the_tables_is_used() -> None:
    text = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path.name not in ("texts.py", "wordings.py"))
    assert [code for code in (*DG, *WORDINGS) if not re.search(rf"\b{code}\b", text)] == []


# --- light on its feet ---------------------------------------------------------------------------------------------

HEAVY = ("pydantic", "jinja2", "lxml", "docx", "babel", "yaml", "rich")


def loaded_by(module: str) -> set[str]:
    """The top-level packages that importing a module loads, in a fresh process."""
    program = f"import sys, {module}; print(*sorted({{m.partition('.')[0] for m in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["docgen", "docgen.__main__", "docgen.cli", "docgen.problem", "docgen.disk"])
def test_the_front_door_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(module).isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["docgen.build.survey", "docgen.build.publish", "docgen.word.provenance"])
def test_looking_at_output_needs_neither_templates_nor_models(module: str) -> None:
    assert loaded_by(module).isdisjoint({"jinja2", "docx", "pydantic"})


def test_the_program_asks_nothing_of_the_network() -> None:
    text = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    assert not re.search(r"^\s*(import|from) (socket|urllib(?!\.parse)|http|requests|ssl|ftplib|smtplib)\b", text, re.MULTILINE)


def test_tests_do_not_wait_on_the_clock() -> None:
    sleeping = "time." + "sleep("
    assert [path.name for path in (ROOT / "tests").rglob("*.py") if sleeping in path.read_text("utf-8")] == []


def test_no_two_test_files_share_a_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert sorted(names) == sorted(set(names))


def test_a_tool_that_the_check_runs_is_a_development_dependency() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["dev"]
    for tool, package in (("ruff", "ruff"), ("mypy", "mypy"), ("lint-imports", "import-linter"), ("pytest", "pytest")):
        assert tool in (ROOT / ".ci" / "run").read_text("utf-8")
        assert any(line.startswith(package) for line in wanted)
        assert shutil.which(tool, path=str(Path(sys.executable).parent))


def test_no_folder_of_tests_is_passed_over(request: pytest.FixtureRequest) -> None:
    patterns = request.config.getini("norecursedirs")
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    names = {name for folder in folders for name in folder.relative_to(ROOT).parts}
    assert [name for name in names for pattern in patterns if fnmatch(name, pattern)] == []
