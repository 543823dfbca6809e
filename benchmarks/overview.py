"""How long the overview takes for a workspace of ten thousand cases, and how large its first page is.

    python benchmarks/overview.py [CASES]

The facts are drawn, not judged: what is measured is what a build adds by writing the pages, in seconds
of the processor. Bars: 2 s and 500 kB.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from docgen.build.facts import INNKALT, REFERENT, Fact, Sort
from docgen.build.report import Report
from docgen.build.settings import Settings
from docgen.build.state import State
from docgen.build.stored_facts import StoredFacts
from docgen.problem import Position, Problem, Severity, Text
from docgen.stages.overviewing import write_pages

TODAY = dt.date(2026, 11, 20)
UNITS = 25
SECONDS, KILOBYTES = 2.0, 500


def facts_of_case(number: int, dice: random.Random) -> Iterator[Fact]:
    """What one case tells: four meetings, three open follow-ups, its consent, papers on their way."""
    enhet, emne = f"enhet_{dice.randrange(UNITS)}", f"AG-2026-{number:04}"

    def day(first: int, last: int) -> str:
        return (TODAY + dt.timedelta(days=dice.randint(first, last))).isoformat()

    for _ in range(4):
        yield Fact(Sort.MØTE, day(-200, 100), enhet, emne, "A.B.", "ansvarsgruppemøte", tid="10.00", status="planlagt",
                   merker=(INNKALT, REFERENT))  # fmt: skip
    for point in range(3):
        yield Fact(Sort.OPPFØLGING, day(-60, 100), enhet, emne, "A.B.", str(point), "C.D.", "2026-10-01", fil="cases/a.yaml")
    yield Fact(*((Sort.SAMTYKKE, "") if dice.random() < 0.1 else (Sort.SLUTT, day(0, 400))), enhet, emne, "A.B.", "SA-02")
    yield Fact(Sort.ALDER, day(0, 2_000), enhet, emne, "A.B.", "16")
    for sort in (Sort.UTSENDING, Sort.ARKIV):
        yield Fact(sort, day(-100, 0), enhet, emne, "A.B.", "referat", "nav", fil=f"output/{emne}/{emne}_2026-10-22_referat.docx")


def main(cases: int) -> int:
    """Measure, print, and give 1 where a bar is not held."""
    dice = random.Random(1)
    state = State.in_memory()
    facts = StoredFacts(state)
    state.begin()
    for number in range(cases):
        facts.keep(number, facts_of_case(number, dice))
    state.commit()
    wrong = tuple(
        Problem("DG103", Severity.FEIL, Position(f"cases/{at}.yaml", 4, 1), Text("Feil.", "Wrong."), Text("Rett.", "Mend."))
        for at in range(cases // 20)
    )
    report = Report("build", (), wrong, cases, cases)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        settings = Settings(root, TODAY)
        begun = time.process_time()
        pages = write_pages(settings, state, report, (16, 18))
        first = time.process_time() - begun
        begun = time.process_time()
        write_pages(settings, state, report, (16, 18))
        again = time.process_time() - begun
        size = (root / "output" / "oversikt.html").stat().st_size / 1000
        largest = max(path.stat().st_size for path in (root / "output" / "oversikt").iterdir()) / 1000
    print(f"{cases} cases, {len(pages.written)} pages: {first:.2f} s, the same once more {again:.2f} s")
    print(f"oversikt.html {size:.0f} kB, the largest page of a unit {largest:.0f} kB")
    return int(first > SECONDS or size > KILOBYTES)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
