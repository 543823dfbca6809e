"""The logo of oppsett becomes a picture with its text; what cannot be used is told at its name and stops every document."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.build.fingerprint import names_tree, values_digest
from docgen.documents.logo import find_logo
from docgen.model.registers import Logo
from docgen.word.pictures import Picture

PNG = (Path(__file__).parents[3] / "cases" / "register" / "logo.png").read_bytes()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10z"/></svg>'


def logo(name: str) -> Logo:
    return Logo(fil=name, alt="Kommunevåpenet")


def test_no_logo_is_no_problem() -> None:
    assert find_logo(None, {"logo.png": PNG}) == (None, ())


def test_a_png_is_taken_with_its_text() -> None:
    assert find_logo(logo("logo.png"), {"logo.png": PNG}) == (Picture(PNG, "Kommunevåpenet", fallback=PNG), ())


def test_an_svg_takes_the_png_of_its_name_along() -> None:
    picture, problems = find_logo(logo("logo.svg"), {"logo.svg": SVG, "logo.png": PNG})
    assert problems == ()
    assert picture == Picture(SVG, "Kommunevåpenet", fallback=PNG)


@pytest.mark.parametrize(
    ("name", "files", "code", "said"),
    [
        ("logo.png", {"våpen.png": PNG}, "DG211", "Bilder som ligger der nå: våpen.png"),
        ("logo.png", {}, "DG211", "Bilder som ligger der nå: ingen"),
        ("../logo.png", {"logo.png": PNG}, "DG211", "ligger ikke i mappen"),
        ("logo.png", {"logo.png": b"hei"}, "DG212", "verken PNG, JPEG eller SVG"),
        ("logo.png", {"logo.png": PNG[:18]}, "DG212", "er skadet"),
        ("logo.svg", {"logo.svg": SVG}, "DG212", "mangler et PNG-bilde ved siden av"),
        ("logo.svg", {"logo.svg": SVG.replace(b"<path", b"<script/><path"), "logo.png": PNG}, "DG212", "henter eller kjører noe"),
    ],
)
def test_what_cannot_be_used_is_told_and_stops_all(name: str, files: dict[str, bytes], code: str, said: str) -> None:
    picture, (problem,) = find_logo(logo(name), files)
    assert picture is None
    assert (problem.code, [stop.subject for stop in problem.stops]) == (code, ["*"])
    assert said in f"{problem.message.say('nb')} {problem.help.say('nb')}"
    assert problem.message.say("en") and problem.help.say("en")


def test_another_picture_or_text_makes_the_documents_due() -> None:
    tree = names_tree(["kommune.logo"])

    def digest(picture: Picture | None) -> str:
        return values_digest({"kommune": {"logo": picture}}, tree)

    pictures = (
        None,
        Picture(PNG, "a"),
        Picture(PNG, "b"),
        Picture(SVG, "a", fallback=PNG),
        Picture(SVG + b" ", "a", fallback=PNG),
    )
    assert len({digest(picture) for picture in pictures}) == len(pictures)
    assert digest(Picture(PNG, "a")) == digest(Picture(bytes(PNG), "a"))
