"""PDFs for an archive: our conversion with its finishing, beside LibreOffice's own batch of the same documents.

    python benchmarks/pdf.py [--documents 200] [--rounds 3]

The documents are the repository's own workspace, built into a temporary folder. LibreOffice gets them in one call, with the same
filter and a new profile too; what it makes is no archive's PDF yet. Everything is invented.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docgen.archive.office import need_office
from docgen.archive.pdfa import FILTER, convert

ROOT = Path(__file__).parents[1]
MOST = 1.2
"""Times LibreOffice's own batch."""


def documents(folder: Path, count: int) -> list[Path]:
    """So many documents of the workspace; its shorter ones come again where it has too few."""
    for name in ("cases", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("kilde", ".*"))
    shutil.copy(ROOT / "docgen.toml", folder)
    subprocess.run([sys.executable, "-m", "docgen", "build", "-q"], cwd=folder, capture_output=True, check=False)
    found = sorted(folder.joinpath("output").rglob("*.docx"))
    assert len(found) >= count, f"the workspace has only {len(found)} documents"
    # Spread over all kinds, not the first group's alone.
    return [found[number * len(found) // count] for number in range(count)]


def libreoffice(sources: list[Path], folder: Path) -> float:
    """Seconds of one call over all of them."""
    begun = time.perf_counter()
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    call = [
        str(need_office()),
        profile,
        "--headless",
        "--convert-to",
        FILTER,
        "--outdir",
        str(folder / "pdf"),
        *map(str, sources),
    ]
    subprocess.run(call, capture_output=True, check=True)
    seconds = time.perf_counter() - begun
    assert len(list((folder / "pdf").glob("*.pdf"))) == len(sources)
    return seconds


def ours(sources: list[Path]) -> float:
    """Seconds of ours, from the files on disk to the finished bytes."""
    begun = time.perf_counter()
    done = convert({path.name: path.read_bytes() for path in sources})
    assert len(done.made) == len(sources), done.failed
    return time.perf_counter() - begun


def main() -> int:
    """Measure and print; 1 when the bar is not met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        sources = documents(Path(place, "arbeid"), chosen.documents)
        pairs = []
        for number in range(chosen.rounds):
            folder = Path(place, str(number))
            folder.mkdir()
            # Who begins changes, so that neither has the warmer disk.
            if number % 2:
                mine = ours(sources)
                theirs = libreoffice(sources, folder)
            else:
                theirs = libreoffice(sources, folder)
                mine = ours(sources)
            pairs.append((mine, theirs))
            print(f"round {number + 1}: ours {mine:.1f} s, LibreOffice {theirs:.1f} s, x {mine / theirs:.2f}", flush=True)
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    for name, column in (("ours, finished", 0), ("LibreOffice's own batch", 1)):
        print(f"{name}: {statistics.median(pair[column] for pair in pairs) / chosen.documents:.3f} s a document")
    print(f"ours to LibreOffice: asked at most {MOST}, found {ratio:.2f}: {'met' if ratio <= MOST else 'NOT MET'}")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
