"""A workspace of any size: the repository's cases under new numbers, with other people in them. Everything is invented.

Each copy has its own names: a real municipality has many people and few namesakes, and the program looks for every one of them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
_NAMED = re.compile(
    r"\b(?:navn|leder|koordinator|stedfortreder|fra|til|ansvarlig|referent|møteleder): *\"?([A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)+)"
)
_FIRST = tuple(
    "Ane Bo Cato Dina Eli Finn Gro Hauk Ida Jo Kaia Lars Mia Nils Odd Pia Rolf Siv Tor Una Vidar Yngve Åse Øyvind".split()  # noqa: SIM905
)
_HEAD = tuple("Lang Bjørk Stein Grøn Mo Hav Fjell Sol Myr Lund Skog Elve Nord Vest Sør Aust Bakke Dal Eike Furu".split())  # noqa: SIM905
_TAIL = tuple("dal berg vik nes rud stad haug li moen aas tun voll sund eng bakken lien krok gard hus sletta".split())  # noqa: SIM905
_MODELS = ("cases/ansvarsgrupper/*", "cases/saker/RT-*.yaml")


def make_workspace(root: Path, files: int) -> list[Path]:
    """Make a workspace of so many case files in `root`; gives the files of the copies, in the order in which they were made.

    The repository's own cases are there too, with the registers, the team's meetings, plans and evaluation.
    """
    for folder in ("cases", "templates"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("kilde", ".*"))
    shutil.copy(ROOT / "docgen.toml", root)
    left = files - sum(1 for _ in (root / "cases").rglob("*.yaml"))
    made: list[Path] = []
    for path, text in _copies():
        if left <= 0:
            break
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
        made.append(root / path)
        left -= 1
    return made


def _copies() -> Iterator[tuple[str, str]]:
    models = [model for model in map(_texts, _of(ROOT)) if model]
    number = 0
    while True:
        for old, texts in models:
            number += 1
            kind, year, count = old[:2], 2025 - number // 9000, number % 9000 + 1000
            new = f"{kind}-{year}-{count}"
            names = sorted({name for text in texts.values() for name in _NAMED.findall(text)}, key=len, reverse=True)
            for path, text in texts.items():
                for place, name in enumerate(names):
                    text = text.replace(name, _name(number * 31 + place * 7, number))
                yield path.replace(old, new), text.replace(old, new)


def _of(root: Path) -> Iterator[Path]:
    for pattern in _MODELS:
        yield from sorted(root.glob(pattern))


def _texts(model: Path) -> tuple[str, dict[str, str]] | None:
    """A model's number and its files by path; None for one that stands in a team meeting, which names its saker one by one."""
    found = re.match(r"(?:AG|RT)-\d{4}-\d{3}", model.name)
    files = sorted(model.glob("*.yaml")) if model.is_dir() else [model]
    texts = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}
    if found is None or model.stem != found[0] or any("drøftinger:" in text for text in texts.values()):
        return None
    return found[0], texts


def _name(seed: int, number: int) -> str:
    first = _FIRST[seed % len(_FIRST)]
    return f"{first} {_HEAD[(seed // 3) % len(_HEAD)]}{_TAIL[number % len(_TAIL)]}{_TAIL[(number // 20) % len(_TAIL)]}"
