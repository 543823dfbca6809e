"""How does the time grow with a table? Rows in the attendees' table: 10, 100, 1,000, 4,000; ours and docxtpl, interleaved.

    python benchmarks/growth.py [--rounds 7]

To bytes, no file; one process, one core. Before each size is timed both make it once, and their texts are compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time

from minutes import minutes_template, minutes_values
from render import engine_docgen, engine_docxtpl, text_of

ROWS = (10, 100, 1_000, 4_000)
LEAST = 10.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    template = minutes_template()
    engines = {"docgen": engine_docgen(template), "docxtpl": engine_docxtpl(template)}
    for rows in ROWS:
        person = {"name": "Kari Nordmann", "role": "Rolle", "unit": "Enhet & avdeling"}
        values = {**minutes_values(1), "attendees": [{**person, "name": f"Person {number}"} for number in range(rows)]}
        if text_of(engines["docgen"](values)) != text_of(engines["docxtpl"](values)):
            raise SystemExit(f"{rows} rows: the texts differ")
        taken: dict[str, list[float]] = {engine: [] for engine in engines}
        for _ in range(rounds):
            for engine, make in engines.items():
                began = time.perf_counter()
                make(values)
                taken[engine].append((time.perf_counter() - began) * 1000)
        ours, theirs = (statistics.median(taken[engine]) for engine in engines)
        times = statistics.median(b / a for a, b in zip(taken["docgen"], taken["docxtpl"], strict=True))
        print(f"{rows:6,} rows   docgen {ours:8.1f} ms   docxtpl {theirs:8.1f} ms   x{times:.1f}")
    print(f"{'met    ' if times >= LEAST else 'NOT MET'} at {ROWS[-1]:,} rows: x{times:.1f}, asked x{LEAST:.0f}")


if __name__ == "__main__":
    main()
