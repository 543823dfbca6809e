"""Do the tests notice when a module is wrong? Makes every small wrong change to it, one at a time, and runs its tests.

    python benchmarks/mutation.py                        # who may get a paper: model/consent.py and model/signatures.py
    python benchmarks/mutation.py rules/samtykke         # every module of the table whose path holds one of these words
    python benchmarks/mutation.py rules --sample 300 --minutes 15

The work is done in a copy of the tree, so it disturbs nobody and nobody disturbs it. A mutant is killed when a test fails
or when the tests take far longer than they should. A survivor whose name stands in docs/mutasjon.md has been explained
there; any other makes the exit code 1. Which changes are made stands in mutants.py. Needs `os.fork`: Linux or a Mac.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import gc
import importlib
import importlib.machinery
import importlib.util
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import types
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from mutants import Mutant, functions_of, mutants_of

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "src/docgen/"
EXPLAINED = "docs/mutasjon.md"
TESTS_OF: dict[str, tuple[str, ...]] = {
    "model/consent.py": ("tests/unit/model",),
    "model/signatures.py": ("tests/unit/model",),
    "rules/*.py": ("tests/rules",),
}
"""Which tests must notice a fault in which modules: those of its own room, not the whole program's."""
BY_DEFAULT = ("model/consent.py", "model/signatures.py")
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "output", ".docgen", ".hypothesis", "__pycache__", ".*_cache", "bilder")
QUICK = 0.5
"""Seconds; with --quick a test that takes longer is left out. Those that are left out ask generated files, many at a time."""
MEMORY = 4 << 30
"""A mutant that fills the memory is stopped at this many bytes."""


@dataclass
class Watch:
    """A pytest plugin for the unchanged program: how long each test takes and which functions it calls."""

    functions: dict[str, dict[str, tuple[int, int]]]
    calls: dict[str, set[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    now: str = ""

    def trace(self, frame: types.FrameType, event: str, arg: object) -> None:
        code = frame.f_code
        for name, (first, last) in self.functions.get(code.co_filename, {}).items():
            if first <= code.co_firstlineno <= last:
                self.calls.setdefault(self.now, set()).add(f"{code.co_filename}:{name}")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.now, start = item.nodeid, time.monotonic()
        # Somebody else's tracer (a debugger, hypothesis explaining a failure) may have been here since the last test.
        sys.settrace(self.trace)
        try:
            return (yield)
        finally:
            self.seconds[self.now] = time.monotonic() - start
            self.now = ""


@dataclass
class Chosen:
    """A pytest plugin that runs only these tests, in this order."""

    tests: Sequence[str]

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        places = {name: place for place, name in enumerate(self.tests)}
        items[:] = sorted((one for one in items if one.nodeid in places), key=lambda one: places[one.nodeid])


@dataclass(frozen=True)
class Module:
    """A module to change: its file, its name as it is imported, and the tests that must notice."""

    path: str
    tests: tuple[str, ...]

    @property
    def file(self) -> str:
        return str(ROOT / PACKAGE / self.path)

    @property
    def name(self) -> str:
        return "docgen." + self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def tree(self) -> ast.Module:
        return ast.parse(Path(self.file).read_text("utf-8"))


@dataclass(frozen=True)
class Job:
    """One run of the tests: a mutant, or None for the module as it is; `tests` in the order they are run."""

    module: Module
    tree: ast.Module
    mutant: Mutant | None
    tests: Sequence[str]
    seconds: float


# --- one process for each mutant -----------------------------------------------------------------------------------


class Wrong(importlib.machinery.SourceFileLoader):
    """Finds and imports one module, from a tree instead of from its file."""

    def __init__(self, module: Module, tree: ast.Module) -> None:
        super().__init__(module.name, module.file)
        self._tree = tree

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        return importlib.util.spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, fullname: str) -> types.CodeType:
        return compile(self._tree, self.path, "exec", dont_inherit=True)


def run_tests(paths: Iterable[str], plugin: object, *options: str) -> int:
    from hypothesis import Phase, settings

    # The same values each time, and no time spent on making a failing one smaller.
    settings.register_profile("mutation", derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate))
    options = ("-q", "--hypothesis-profile=mutation", "-p", "no:cacheprovider", "-p", "no:xdist", "--assert=plain", *options)
    # Loaded before pytest starts, on purpose: that is what makes the next start quick.
    options = ("-W", "ignore::pytest.PytestAssertRewriteWarning", *options)
    return int(pytest.main([*options, *paths], plugins=[plugin]))


def be_silent() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def start(job: Job) -> int:
    """Fork; the child makes the change, runs the tests and ends with pytest's exit code."""
    if pid := os.fork():
        return pid
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        be_silent()
        if job.mutant is not None:
            job.mutant.put(job.tree)
        sys.meta_path.insert(0, Wrong(job.module, job.tree))
        code = run_tests(job.module.tests, Chosen(job.tests), "-x", "--tb=no")
    finally:
        os._exit(code)


def run(jobs: Iterable[Job], at_once: int) -> Iterator[tuple[Job, str]]:
    """Each job and how it went: killed, timeout or survived."""
    waiting, running = iter(jobs), dict[int, tuple[Job, float]]()
    while True:
        while len(running) < at_once and (job := next(waiting, None)) is not None:
            running[start(job)] = (job, time.monotonic() + job.seconds)
        if not running:
            return
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid:
            job, _ = running.pop(pid)
            yield job, "survived" if os.waitstatus_to_exitcode(status) in (0, 5) else "killed"
            continue
        for late in [pid for pid, (_, end) in running.items() if time.monotonic() > end]:
            os.kill(late, signal.SIGKILL)
            os.waitpid(late, 0)
            yield running.pop(late)[0], "timeout"
        time.sleep(0.01)


# --- all mutants of a module ---------------------------------------------------------------------------------------


def watched(modules: Sequence[Module], tests: tuple[str, ...]) -> Watch:
    """Run the tests once on the unchanged program, in a process of its own; then load what they load, for all mutants.

    Not loaded are the tests, and what in the program rests on a module that will be changed.
    """
    watch = Watch({module.file: functions_of(module.tree()) for module in modules})
    with tempfile.TemporaryFile("w+") as told:
        pid = os.fork()
        if not pid:
            be_silent()
            sys.settrace(watch.trace)
            code = run_tests(tests, watch, "-x")
            sys.settrace(None)
            files = {name: str(getattr(one, "__file__", None)) for name, one in list(sys.modules.items())}
            ours = (str(ROOT / "tests"), str(Path(__file__).parent))
            loaded = [name for name, file in files.items() if not file.startswith(ours)]
            json.dump([{test: sorted(names) for test, names in watch.calls.items()}, watch.seconds, loaded], told)
            told.flush()
            os._exit(code)
        if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
            raise SystemExit(f"pytest {' '.join(tests)} must pass before anything is changed, and it does not")
        told.seek(0)
        calls, watch.seconds, loaded = json.load(told)
    watch.calls = {test: set(names) for test, names in calls.items()}
    for name in sorted(set(loaded) - {"__main__"} - resting_on({module.name for module in modules})):
        with contextlib.suppress(ImportError):  # some modules are part of another one and cannot be asked for
            importlib.import_module(name)
    gc.freeze()
    return watch


def resting_on(names: set[str]) -> set[str]:
    """The program's modules that import one of these, or import one that does, and so on; and these."""
    files = {path: ".".join(path.relative_to(ROOT / "src").with_suffix("").parts) for path in (ROOT / PACKAGE).rglob("*.py")}
    # Importing a.b.c runs a/b/__init__.py as well, whatever c itself asks for.
    named = {name.removesuffix(".__init__"): path for path, name in files.items()}
    imports = {name: imported(path) | {name.rpartition(".")[0]} for name, path in named.items()}
    found, more = set[str](), set(names)
    while more:
        found |= more
        more = {name for name, used in imports.items() if used & found} - found
    return found


def imported(path: Path) -> set[str]:
    """What a file imports; `from a.b import c` may mean the module a.b.c as well as a.b, and loads a too."""
    names = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names | {name.rpartition(".")[0] for name in names}


def jobs_of(module: Module, watch: Watch, *, words: bool) -> list[Job]:
    """The mutants of a module, each with the tests that call the function it stands in, the quickest first."""
    tree = module.tree()
    every = sorted(watch.seconds, key=lambda test: watch.seconds[test])
    jobs = []
    for mutant in mutants_of(tree, words=words):
        called = f"{module.file}:{mutant.function}"
        at_import = mutant.function is None or called in watch.calls.get("", ())
        tests = every if at_import else [test for test in every if called in watch.calls.get(test, ())]
        jobs.append(Job(module, tree, mutant, tests, 10 + 5 * sum(watch.seconds[test] for test in tests)))
    return jobs


def tried(jobs: list[Job], watch: Watch, at_once: int, end: float) -> Iterator[tuple[Job, str]]:
    """How it went with each; what the chosen tests do not notice is shown to all of them before it counts as a survivor."""
    every, again = list(watch.seconds), []
    in_time = (job for job in jobs if time.monotonic() < end)
    for job, outcome in run(in_time, at_once):
        if outcome == "survived" and len(job.tests) < len(every):
            again.append(Job(job.module, job.tree, job.mutant, every, 10 + 5 * sum(watch.seconds.values())))
        else:
            yield job, outcome
    yield from run(again, at_once)


# --- the command ---------------------------------------------------------------------------------------------------


def modules_named(words: Sequence[str]) -> list[Module]:
    """The modules of the table whose path holds one of the words; those about consent when no word is given."""
    files = (path.relative_to(ROOT / PACKAGE).as_posix() for path in sorted((ROOT / PACKAGE).rglob("*.py")))
    found = ((file, tests) for file in files for pattern, tests in TESTS_OF.items() if fnmatch(file, pattern))
    return [Module(file, tests) for file, tests in found if any(word in file for word in words or BY_DEFAULT)]


def work(options: argparse.Namespace) -> int:
    os.nice(5)  # others may be at work on the same machine
    begun = time.monotonic()
    modules = modules_named(options.modules)
    if not modules:
        raise SystemExit(f"no module of the table is called so; it has {', '.join(TESTS_OF)}")
    explained = (ROOT / EXPLAINED).read_text("utf-8") if (ROOT / EXPLAINED).exists() else ""
    new = 0
    for tests in dict.fromkeys(module.tests for module in modules):
        same = [module for module in modules if module.tests == tests]
        watch = watched(same, tests)
        if options.quick:
            watch.seconds = {test: seconds for test, seconds in watch.seconds.items() if seconds <= QUICK}
        jobs = [job for module in same for job in jobs_of(module, watch, words=options.words)]
        if options.lines:
            jobs = [job for job in jobs if job.mutant is not None and options.lines[0] <= job.mutant.line <= options.lines[1]]
        if options.sample and options.sample < len(jobs):
            jobs = sorted(random.Random(options.seed).sample(jobs, options.sample), key=jobs.index)
        check_the_check(same[0], list(watch.seconds))
        end = begun + 60 * options.minutes if options.minutes else float("inf")
        new += told(same, jobs, tried(jobs, watch, options.jobs, end), explained)
    print(f"{time.monotonic() - begun:.0f} seconds")
    return 1 if new else 0


def check_the_check(module: Module, tests: Sequence[str]) -> None:
    """Loaded as a mutant is, the module as it stands must pass, and one that cannot even be imported must not."""
    for tree, expected in ((module.tree(), "survived"), (ast.parse("raise ImportError"), "killed")):
        ((_, outcome),) = run([Job(module, tree, None, tests, 600)], 1)
        if outcome != expected:
            raise SystemExit(f"{module.path}: nothing that is told here can be trusted; a check of the check was {outcome}")


def told(modules: list[Module], jobs: list[Job], outcomes: Iterator[tuple[Job, str]], explained: str) -> int:
    """Print the figures and the survivors; give back how many of these nobody has explained."""
    figures = {module.path: Counter[str]() for module in modules}
    survivors: list[tuple[str, int]] = []
    for done, (job, outcome) in enumerate(outcomes, start=1):
        figures[job.module.path][outcome] += 1
        if outcome == "survived" and job.mutant is not None:
            survivors.append((f"{job.module.path} {job.mutant.name}", job.mutant.line))
        if done % 50 == 0:
            print(f"{done} of {len(jobs)}, {len(survivors)} survived", file=sys.stderr, flush=True)
    print(f"{'module':40}{'mutants':>9}{'killed':>9}{'timeout':>9}{'survived':>9}{'noticed':>9}")
    for path, counted in figures.items():
        total = sum(counted.values())
        share = 100 * (total - counted["survived"]) / total if total else 100
        print(f"{path:40}{total:9}{counted['killed']:9}{counted['timeout']:9}{counted['survived']:9}{share:8.1f}%")
    if untried := len(jobs) - sum(sum(counted.values()) for counted in figures.values()):
        print(f"{untried} were not tried: the time was up")
    unexplained = [(name, line) for name, line in sorted(survivors) if f"`{name}`" not in explained]
    print(f"{len(survivors) - len(unexplained)} survivors are explained in {EXPLAINED}, {len(unexplained)} are not")
    for name, line in unexplained:
        print(f"  {line}: `{name}`")
    return len(unexplained)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", help="words of the paths of modules (default: those about consent)")
    parser.add_argument("--jobs", type=int, default=1, help="how many at once")
    parser.add_argument("--sample", type=int, default=0, help="try only this many, drawn by chance")
    parser.add_argument("--seed", type=int, default=1, help="another number draws other ones")
    parser.add_argument("--minutes", type=float, default=0, help="start no more of them after this time")
    parser.add_argument("--quick", action="store_true", help="without the slow tests; tells of more survivors than there are")
    parser.add_argument("--lines", type=int, nargs=2, metavar=("FIRST", "LAST"), help="only those on these lines")
    parser.add_argument("--words", action="store_true", help="change sentences for people too")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    options = arguments()
    if options.here:
        return work(options)
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy = Path(folder).resolve() / "docgen"
        shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
        # Nothing left to chance: the same values and the same order of sets each time.
        environment = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONHASHSEED": "0", "CI": "true"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, not once for each mutant
        command = [sys.executable, str(copy / "benchmarks" / "mutation.py"), "--here", *sys.argv[1:]]
        return subprocess.run(command, cwd=copy, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
