"""Do the cases of the rules notice when a rule is wrong? As mutation.py, but without starting pytest for each mutant.

    python benchmarks/mutation_rules.py                  # every module of rules/
    python benchmarks/mutation_rules.py ansvarsgruppe    # those whose path holds one of these words
    python benchmarks/mutation_rules.py --percent 10     # a tenth of each module's, the same ones each time

The world of each case is read once; then each mutant gets a process of its own that imports the rules anew, judges the cases
of `tests/rules/cases_*.py` until one fails, and ends. That is a hundred times quicker than pytest for each.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "rules"), str(ROOT / "tests")]

import mutation  # noqa: E402 -- the paths above are where the cases lie
from mutants import mutants_of  # noqa: E402
from rules_cases import CASES  # noqa: E402
from rules_world import Case, Judged, facts_of, fault_of, judge_case, told  # noqa: E402

SECONDS = 30.0
"""No mutant needs longer, unless it never ends."""


def judged_anew(case: Case, rules: Any) -> Judged:
    """The case judged by the rules as they are imported now."""
    facts, expected = facts_of(case, rules)
    problems = tuple(rules.judge(rules.RULES, facts))
    return Judged(problems, expected, frozenset(receiver.key for receiver in facts.receivers))


ANEW = ("docgen.rules", "docgen.cli.explaining", "docgen.cli.rulebook")
"""What is imported anew for each mutant: the rules, and the manual that is made from them."""


def notices(job: mutation.Job, order: Sequence[Case], known: dict[str, str]) -> bool:
    """Whether a case, or the manual, fails when the mutant is in its place. To be called in a fork: the rules are replaced."""
    if job.mutant is not None:
        job.mutant.put(job.tree)
    for name in [name for name in sys.modules if name.startswith(ANEW)]:
        del sys.modules[name]
    sys.meta_path.insert(0, mutation.Wrong(job.module, job.tree))
    try:
        rules = importlib.import_module("docgen.rules")
        for case in order:
            result = judged_anew(case, rules)
            if fault_of(case, result) or told(case, result) != known[case.name]:
                return True
        return importlib.import_module("docgen.cli.rulebook").rules_page() != known["regler.md"]
    except Exception:  # noqa: BLE001 -- a mutant may do anything; that it cannot run is seen by everybody
        return True


def tried(
    jobs: Sequence[mutation.Job], orders: dict[str, Sequence[Case]], known: dict[str, str], at_once: int
) -> Iterator[tuple[mutation.Job, str]]:
    """Each job and how it went, one process each."""
    running: dict[int, tuple[mutation.Job, float]] = {}
    waiting = iter(jobs)
    while True:
        while len(running) < at_once and (job := next(waiting, None)) is not None:
            pid = os.fork()
            if not pid:
                with contextlib.suppress(BaseException):
                    os._exit(1 if notices(job, orders[job.module.path], known) else 0)
                os._exit(1)
            running[pid] = (job, time.monotonic() + SECONDS)
        if not running:
            return
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid:
            yield running.pop(pid)[0], "killed" if os.waitstatus_to_exitcode(status) else "survived"
            continue
        for late in [pid for pid, (_, end) in running.items() if time.monotonic() > end]:
            os.kill(late, 9)
            os.waitpid(late, 0)
            yield running.pop(late)[0], "timeout"
        time.sleep(0.002)


def order_for(module: mutation.Module, results: dict[Case, Judged]) -> Sequence[Case]:
    """Those cases first in which a row of the module has spoken."""
    spoken = [case for case, result in results.items() if any(row.check.__module__ == module.name for row in result.rows)]
    return [*spoken, *(case for case in CASES if case not in set(spoken))]


def work(options: argparse.Namespace) -> int:
    os.nice(5)
    begun = time.monotonic()
    modules = [module for module in mutation.modules_named(["rules/"]) if any(w in module.path for w in options.modules or [""])]
    results = {case: judge_case(case) for case in CASES}
    assert not any(fault_of(case, result) for case, result in results.items()), "the cases must pass before anything is changed"
    known = {case.name: told(case, result) for case, result in results.items()}
    known["regler.md"] = (ROOT / "docs" / "regler.md").read_text("utf-8")
    gc.freeze()
    orders = {module.path: order_for(module, results) for module in modules}
    drawn = random.Random(0)  # the same sample each time, so that two runs can be compared
    jobs = []
    for module in modules:
        tree = module.tree()
        every = mutants_of(tree, words=False)
        chosen = drawn.sample(every, max(1, len(every) * options.percent // 100)) if every else []
        jobs += [mutation.Job(module, tree, mutant, (), SECONDS) for mutant in chosen]
    control = [mutation.Job(module, module.tree(), None, (), SECONDS) for module in modules[:1]]
    assert [outcome for _, outcome in tried(control, orders, known, 1)] == ["survived"], (
        "the unchanged rules must pass as a mutant is loaded"
    )
    explained = (ROOT / mutation.EXPLAINED).read_text("utf-8") if (ROOT / mutation.EXPLAINED).exists() else ""
    new = mutation.told(modules, jobs, tried(jobs, orders, known, options.jobs), explained)
    print(f"{time.monotonic() - begun:.0f} seconds")
    return 1 if new else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", help="words of the paths of modules (default: all of rules/)")
    parser.add_argument("--jobs", type=int, default=1, help="how many at once")
    parser.add_argument(
        "--percent", type=int, default=100, help="how many of each module's mutants, drawn at random (default: all)"
    )
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        return work(options)
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        import shutil

        copy = Path(folder).resolve() / "docgen"
        shutil.copytree(ROOT, copy, ignore=mutation.NOT_COPIED)
        environment = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONHASHSEED": "0"}
        command = [sys.executable, str(copy / "benchmarks" / "mutation_rules.py"), "--here", *sys.argv[1:]]
        return subprocess.run(command, cwd=copy, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
