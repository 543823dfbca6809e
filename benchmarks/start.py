"""How long a program takes to say its version: docgen beside a bare click program, both installed from wheels.

    python benchmarks/start.py [--rounds 21]

A new virtual environment gets docgen and a program of six lines that is click and nothing else; both are started through the
command that pip makes. Interleaved, one core, medians; the first round, not counted, writes bytecode. The last line is the bar.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
BAR = 1.6
BARE = {
    "pyproject.toml": """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "bare"
version = "1"
dependencies = ["click"]
[project.scripts]
bare = "bare:main"
[tool.hatch.build.targets.wheel]
include = ["bare.py"]
""",
    "bare.py": """\
import click


@click.command()
@click.version_option("1", prog_name="bare")
def main() -> None:
    \"\"\"Nothing but click.\"\"\"
""",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        (folder / "bare").mkdir()
        for name, text in BARE.items():
            (folder / "bare" / name).write_text(text, "utf-8")
        venv.create(folder / "venv", with_pip=True)
        program = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        install = [program / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*install, str(ROOT), str(folder / "bare")], check=True)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        taken: dict[str, list[float]] = {"bare": [], "docgen": []}
        for number in range(rounds + 1):
            for name, times in taken.items():
                begun = time.perf_counter()
                subprocess.run([program / name, "--version"], cwd=folder, stdout=subprocess.DEVNULL, check=True)
                if number:
                    times.append(time.perf_counter() - begun)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        print(f"{name:<8}{median * 1000:6.0f} ms")
    ratio = medians["docgen"] / medians["bare"]
    print(f"docgen / bare = {ratio:.2f} (at most {BAR}): {'met' if ratio <= BAR else 'NOT MET'}")
    return 0 if ratio <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
