"""From the start of a process to a document on disk: Python alone, docxtpl, ours with compiling, ours from the cache.

    python benchmarks/cold.py [--rounds 15]

A program says on its standard output that the document is written: there the clock stops for the bars. The time until the
process has ended is shown beside it; tearing down an interpreter takes longer the more it has imported.

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
# As `docgen.__main__` starts: no search for waste while importing.
_FIRST, _THEN = "import gc; gc.disable(); ", "gc.freeze(); gc.enable(); "
_OURS = "from docgen.word.render import render; from docgen.word.sandbox import Dialect; "
_WRITE = "open('out.docx', 'wb').write(data); "
_SAY = "import os; os.write(1, b'.')"
PROGRAMS = {
    "python alone": "pass; ",
    "docxtpl": _READ + "from docxtpl import DocxTemplate; t = DocxTemplate('minutes.docx'); "
    "t.render(values, autoescape=True); t.save('out.docx'); ",
    "docgen, compiling": _FIRST
    + _READ
    + _OURS
    + "from docgen.word.compile import compile_template; "
    + _THEN
    + "t = compile_template(open('minutes.docx', 'rb').read(), name='m', dialect=Dialect()); data = render(t, values); "
    + _WRITE,
    "docgen, from the cache": _FIRST
    + _READ
    + _OURS
    + "from docgen.word.cache import thaw; "
    + _THEN
    + "data = render(thaw(open('frozen', 'rb').read(), Dialect()), values); "
    + _WRITE,
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
    written: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    ended: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    texts: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        template = minutes_template()
        (folder / "minutes.docx").write_bytes(template)
        (folder / "values.json").write_text(json.dumps(minutes_values(1)))
        (folder / "frozen").write_bytes(freeze(compile_template(template, name="m", dialect=Dialect())))
        out = folder / "out.docx"
        for number in range(rounds + 1):
            for name, program in PROGRAMS.items():
                out.unlink(missing_ok=True)
                times = timed(program, folder)
                if number:  # the first of each fills the bytecode cache
                    written[name].append(times[0])
                    ended[name].append(times[1])
                elif out.exists():
                    texts[name] = text_of(out.read_bytes())
    if len(texts) != len(PROGRAMS) - 1 or any(text != texts["docxtpl"] for text in texts.values()):
        raise SystemExit("the texts differ")
    print(f"{'':24} {'document written':>26}   {'process ended':>26}")
    for name in PROGRAMS:
        shown = (f"{statistics.median(t[name]):6.0f} ms {share(t, name):5.2f} of docxtpl" for t in (written, ended))
        print(f"{name:24} {'   '.join(shown)}")
    for name, most in BARS:
        found = share(written, name)
        print(f"{'met    ' if found <= most else 'NOT MET'} {name}: {found:.2f} of docxtpl, at most {most}")


def timed(program: str, folder: Path) -> tuple[float, float]:
    """Milliseconds from the start until the program says it has written, and until it has ended."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program + _SAY], cwd=folder, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        said = process.stdout.read(1)
        written = time.perf_counter()
        process.wait()
        ended = time.perf_counter()
    if said != b"." or process.returncode:
        raise SystemExit(f"a program failed: {program}")
    return (written - began) * 1000, (ended - began) * 1000


def share(times: dict[str, list[float]], name: str) -> float:
    """Of docxtpl's time, the median of the rounds."""
    return statistics.median(ours / theirs for ours, theirs in zip(times[name], times["docxtpl"], strict=True))


if __name__ == "__main__":
    main()
