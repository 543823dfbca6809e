"""The gallery shows every type of the table in both målformer, every page, and the README shows four of them."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "docs" / "galleri"
SHOWN = re.compile(r'<img src="([^"]+)"')


def test_every_type_has_its_pages_in_both_målformer_and_the_page_shows_them_all() -> None:
    rows = yaml.load((ROOT / "templates" / "dokumenter.yaml").read_text("utf-8"), yaml.BaseLoader)["dokumenter"]
    shown = SHOWN.findall((GALLERY / "README.md").read_text("utf-8"))
    assert sorted(shown) == sorted(path.name for path in GALLERY.glob("*.png"))
    kinds = {re.sub(r"^D\d+-|-\d+\.png$", "", name) for name in shown}
    assert kinds == {f"{row['type']}{ending}" for row in rows for ending in ("", "-nynorsk")}
    for kind in kinds:
        pages = sorted(int(name.rpartition("-")[2][:-4]) for name in shown if re.fullmatch(rf"D\d+-{kind}-\d+\.png", name))
        assert pages == [*range(1, len(pages) + 1)], kind


def test_the_readme_shows_four_that_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\((docs/galleri/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(pictures) == 4
    assert all((ROOT / picture).is_file() for picture in pictures)
