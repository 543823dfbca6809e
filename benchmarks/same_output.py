"""Do two versions of docgen make the very same documents of the workspace? For what is to make it faster and nothing else.

    git worktree add ../before COMMIT
    python benchmarks/same_output.py ../before

Each version builds a copy of the repository's own workspace in a process of its own; every file of `output/` is compared byte
by byte, and the two JSON reports (verdicts, sentences, problems) as text. Ends with 1 at any difference.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parents[1]


def built(version: Path, folder: Path) -> dict[str, bytes]:
    """What a version makes of the workspace: every file of output/ by its path, and the report."""
    for name in ("cases", "templates"):
        shutil.copytree(HERE / name, folder / name)
    shutil.copy(HERE / "docgen.toml", folder)
    (folder / "output").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(version / "src"), "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "docgen", "build", "--json"]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    made = (file for file in sorted((folder / "output").rglob("*")) if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in made} | {"the report": run.stdout}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path, help="a checkout of the version to compare with")
    version = parser.parse_args().before.resolve()
    with tempfile.TemporaryDirectory() as old, tempfile.TemporaryDirectory() as new:
        before, after = built(version, Path(old)), built(HERE, Path(new))
    differing = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    print(f"{len(before)} before, {len(after)} after, {len(differing)} differ", *differing[:20], sep="\n  ")
    if differing or len(before) < 2:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
