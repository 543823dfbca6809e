"""Build the templates from one definition of styles and letterhead.

    python templates/kilde/build_templates.py            write templates/*.docx
    python templates/kilde/build_templates.py --check    say which differ from this definition; exit 1 if any does

A municipality may open a template in Word and change it; this script is how ours are made, not how theirs must be.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import ansvarsgruppe
import oversikter
import referat
import ressursteam
import samtykke
from diagram import Diagram
from ooxml import Blocks
from package import pack, unpack

FOLDER: Final = Path(__file__).resolve().parent.parent

TEMPLATES: Final[tuple[tuple[str, Callable[[], Blocks]], ...]] = (
    ("meldeskjema", ressursteam.meldeskjema),
    ("samtykkeskjema", samtykke.samtykkeskjema),
    ("oppstart", ansvarsgruppe.oppstart),
    ("innkalling", ansvarsgruppe.innkalling),
    ("saksliste", ansvarsgruppe.saksliste),
    ("referat", referat.referat),
    ("saksliste_ressursteam", ressursteam.saksliste),
    ("referat_ressursteam", ressursteam.referat),
    ("tilbakemelding", ressursteam.tilbakemelding),
    ("samtykke_trukket", samtykke.samtykke_trukket),
    ("avlysning", ansvarsgruppe.avlysning),
    ("avslutning", ansvarsgruppe.avslutning),
    ("møteplan", oversikter.møteplan),
    ("evaluering", oversikter.evaluering),
    ("evaluering_offentlig", oversikter.evaluering_offentlig),
    ("tiltaksbank", oversikter.tiltaksbank),
)
"""The file's name and what is written on the sheet."""

NYNORSK_ENDING: Final = "-nynorsk"

WITH_MOTTO: Final = frozenset({"evaluering"})
DIAGRAMS: Final[Mapping[str, tuple[Diagram, ...]]] = MappingProxyType(
    {
        "evaluering": (oversikter.CHOICES, oversikter.PER_UNIT, oversikter.FEW_UNITS, oversikter.ATTENDANCE),
        "evaluering_offentlig": (oversikter.CHOICES, oversikter.PER_UNIT, oversikter.FEW_UNITS),
    }
)


def build() -> dict[str, bytes]:
    """Every template by file name."""
    return {
        f"{kind}{ending}.docx": pack(
            content(), motto=kind in WITH_MOTTO, diagrams=DIAGRAMS.get(kind, ()), in_nynorsk=bool(ending)
        )
        for kind, content in TEMPLATES
        for ending in ("", NYNORSK_ENDING)
    }


def differing(folder: Path = FOLDER) -> list[str]:
    """The files that are missing or say something else than this definition. The squeezing of the zip does not count."""
    wrong = []
    for name, data in build().items():
        path = folder / name
        if not path.exists() or list(unpack(path.read_bytes()).items()) != list(unpack(data).items()):
            wrong.append(name)
    return wrong


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or check them; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, tell which files differ")
    if parser.parse_args(arguments).check:
        wrong = differing()
        sys.stdout.writelines(f"{name} differs from templates/kilde\n" for name in wrong)
        return 1 if wrong else 0
    for name, data in build().items():
        (FOLDER / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
