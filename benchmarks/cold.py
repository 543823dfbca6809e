"""From the start of a process to a document on disk: Python alone, docxtpl, ours with compiling, ours from the cache.

    python benchmarks/cold.py [--rounds 15]

Interleaved, one core, median; a ratio is the median of the rounds' ratios. Bytecode is kept as an installed program has it, for
all alike. In a first round, not counted, the texts of the documents are compared.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from minutes import minutes_template, minutes_values
from render import text_of

_READ = "import json; values = json.load(open('values.json')); "
_OURS = "from docgen.word.render import render; from docgen.word.sandbox import Dialect; "
_WRITE = "open('out.docx', 'wb').write(data)"
PROGRAMS = {
    "python alone": "pass",
    "docxtpl": _READ + "from docxtpl import DocxTemplate; t = DocxTemplate('minutes.docx'); "
    "t.render(values, autoescape=True); t.save('out.docx')",
    "docgen, compiling": _READ + _OURS + "from docgen.word.compile import compile_template; "
    "t = compile_template(open('minutes.docx', 'rb').read(), name='m', dialect=Dialect()); data = render(t, values); " + _WRITE,
    "docgen, from the cache": _READ + _OURS + "from docgen.word.cache import thaw; "
    "data = render(thaw(open('frozen', 'rb').read(), Dialect()), values); " + _WRITE,
}
BARS = (("docgen, compiling", 0.8), ("docgen, from the cache", 0.55))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    from docgen.word.cache import freeze
    from docgen.word.compile import compile_template
    from docgen.word.sandbox import Dialect

    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    texts: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        template = minutes_template()
        (folder / "minutes.docx").write_bytes(template)
        (folder / "values.json").write_text(json.dumps(minutes_values(1)))
        (folder / "frozen").write_bytes(freeze(compile_template(template, name="m", dialect=Dialect())))
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        written = folder / "out.docx"
        for number in range(rounds + 1):
            for name, program in PROGRAMS.items():
                written.unlink(missing_ok=True)
                began = time.perf_counter()
                subprocess.run([sys.executable, "-c", program], cwd=folder, env=environment, check=True)
                if number:  # the first of each fills the bytecode cache
                    taken[name].append((time.perf_counter() - began) * 1000)
                elif written.exists():
                    texts[name] = text_of(written.read_bytes())
    if len(texts) != len(PROGRAMS) - 1 or any(text != texts["docxtpl"] for text in texts.values()):
        raise SystemExit("the texts differ")
    shares = {
        name: statistics.median(a / b for a, b in zip(times, taken["docxtpl"], strict=True)) for name, times in taken.items()
    }
    for name, times in taken.items():
        print(f"{name:24} {statistics.median(times):6.0f} ms   {shares[name]:.2f} of docxtpl")
    for name, most in BARS:
        print(f"{'met    ' if shares[name] <= most else 'NOT MET'} {name}: {shares[name]:.2f} of docxtpl, at most {most}")


if __name__ == "__main__":
    main()
