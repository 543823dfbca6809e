"""The municipality's logo: the picture that oppsett names, ready to stand in the letterhead, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.documents.wordings import WORDINGS
from docgen.model.registers import Logo
from docgen.problem import Problem, Quoted, Stop
from docgen.word.faults import Fault, Place
from docgen.word.pictures import Picture
from docgen.word.values import BadValueError

ENDINGS = (".png", ".jpg", ".jpeg", ".svg")
"""The pictures that may be a logo; an SVG has a PNG of the same name beside it, for programs that do not show SVG."""


def find_logo(logo: Logo | None, files: Mapping[str, bytes]) -> tuple[Picture | None, tuple[Problem, ...]]:
    """Give the logo as a picture with its alternative text.

    `files` are the pictures in the folder of the registers, by name. A logo that is named and cannot be used stops every
    document: letters that went out with it yesterday must not be made anew without it because a file was away for an hour.
    """
    if logo is None:
        return None, ()
    if logo.fil not in files:
        there = ", ".join(sorted(files)) or "ingen"
        return None, (_problem("DG211", logo, {"fil": Quoted(logo.fil), "filer": there}),)
    picture = Picture(files[logo.fil], logo.alt, fallback=files.get(logo.fil.rpartition(".")[0] + ".png", b""))
    try:
        picture.check()
    except BadValueError as error:
        fault = Fault(error.code, Place("body"), details=error.details)
        values = {
            "fil": Quoted(logo.fil),
            "grunn": fault.sentence("nb"),
            "reason": fault.sentence("en"),
            "hjelp": fault.help("nb"),
            "help": fault.help("en"),
        }
        return None, (_problem("DG212", logo, values),)
    return picture, ()


def _problem(code: str, logo: Logo, values: Mapping[str, str]) -> Problem:
    return Problem.of(code, WORDINGS[code], logo.where.of("fil"), values, stops=(Stop("*"),))
