"""Ten mistakes that new users make, each as an edit in the invented municipality and a hand that follows the way out.

mistake.make(office)                 # the file is wrong
mistake.follow(office, way_out)      # the file as somebody leaves it who does what the message says, to the letter

The acceptance tests hold each to its words; `docs/meldinger.md` is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from office import Office

FOLDER = "cases/ansvarsgrupper/AG-2026-005"
GROUP, HELD, PLANNED = f"{FOLDER}/gruppe.yaml", f"{FOLDER}/møte-2026-10-22.yaml", f"{FOLDER}/møte-2026-12-10.yaml"

Edit = Callable[[str], str]
Follow = Callable[[str, str, str], str]
"""From the wrong text, the way out and the right text to the text as the way out makes it."""


@dataclass(frozen=True)
class Mistake:
    """One mistake.

    `line` is how the line begins that the message points at, `underlined` what is underlined there ("" for a place without
    a text of its own); `code`, `nb` and `en` are what is said. `follow` does what the way out in bokmål says.
    """

    number: int
    title: str
    file: str
    edit: Edit
    line: str
    underlined: str
    code: str
    nb: str
    en: str
    way_out: str
    way_out_en: str
    follow: Follow

    def __str__(self) -> str:
        return f"{self.number:02} {self.title}"

    def make(self, office: Office) -> None:
        """Make the mistake in the office's file."""
        right = office.read(self.file)
        wrong = self.edit(right)
        assert wrong != right, f"{self.file} has changed: the mistake «{self.title}» cannot be made any more"
        office.write(self.file, wrong)


def replaced(old: str, new: str) -> Edit:
    """Replace a text that stands there once or more; the first is the one."""
    return lambda text: text.replace(old, new, 1)


def cut_after(words: str) -> Edit:
    """The file as far as these words."""
    return lambda text: text[: text.index(words) + len(words)]


def without_block(key: str) -> Edit:
    """The file without a top field and all that stands below it."""
    return lambda text: re.sub(rf"(?m)^{key}:\n(?:[ #-].*\n)*", "", text)


def suggested(wrong: str) -> Follow:
    """Write what «Mente du …?» says."""
    return lambda text, way_out, _: text.replace(wrong, found(r"Mente du «(.+?)»\?", way_out), 1)


def found(pattern: str, way_out: str) -> str:
    match = re.search(pattern, way_out)
    assert match, way_out
    return match[1]


def quoted_line(text: str, way_out: str, _: str) -> str:
    """Put the line there that the way out shows."""
    return re.sub(r"(?m)^sted: .*$", found(r"slik: «(.+)»\.$", way_out), text, count=1)


def two_spaces_for_the_tab(text: str, way_out: str, _: str) -> str:
    assert "to mellomrom" in way_out
    return text.replace("\t", "  ")


def with_the_day_shown(text: str, way_out: str, _: str) -> str:
    return text.replace("31.04.2026", found(r"for eksempel (.+)\.$", way_out), 1)


def with_full_stops(text: str, way_out: str, _: str) -> str:
    assert "punktum mellom" in way_out
    return text.replace("22/10/2026", "22.10.2026", 1)


def moved_up(text: str, way_out: str, _: str) -> str:
    """What stands below the second field goes up to the first one, whose list it continues."""
    lines = text.splitlines(keepends=True)
    first = int(found(r"opp til linje (\d+)", way_out))
    assert lines[first - 1] == "samtykker:\n"
    second = lines.index("samtykker:\n", first)
    return "".join((*lines[:second], *lines[second + 1 :]))


def with_the_line_shown(text: str, way_out: str, _: str) -> str:
    shown = found(r"for eksempel «(.+?)»", way_out)
    return text.replace("      status: igangsatt\n    - id: t6", f"      {shown}\n      status: igangsatt\n    - id: t6", 1)


def with_the_consent_got(_: str, way_out: str, right: str) -> str:
    """The consent is got and written down, with the purpose that the way out names."""
    purpose = found(r"med «(gjelder: \[.+?\])»", way_out)
    return re.sub(r"gjelder: \[[^]]*\]", purpose, right)


def the_file_fetched_back(_: str, way_out: str, right: str) -> str:
    assert "hent fila tilbake" in way_out
    return right


MISTAKES = (
    Mistake(
        1, "skrivefeil i navnet på et felt", GROUP, replaced("\nkoordinator:", "\nkoordinatr:"),
        "koordinatr:", "koordinatr", "DG102",
        "Feltet «koordinatr» er ukjent.", "The field “koordinatr” is unknown.",
        "Mente du «koordinator»? Rett navnet på feltet. Et notat som aldri skrives ut, kan stå i «notat».",
        "Did you mean “koordinator”? Correct the name of the field. A note that is never printed can stand in “notat”.",
        suggested("koordinatr"),
    ),
    Mistake(
        2, "kolon i teksten", PLANNED, lambda text: re.sub(r"(?m)^sted: .*$", "sted: Familiesenteret: rom 1", text),
        "sted:", "Familiesenteret: rom 1", "DG136",
        "Teksten her har et kolon midt i, så den kan ikke leses.", "The text here has a colon in the middle, so it cannot be read.",
        "Sett teksten i anførselstegn, slik: «sted: \"Familiesenteret: rom 1\"».",
        "Put the text in quotation marks, like this: “sted: \"Familiesenteret: rom 1\"”.",
        quoted_line,
    ),
    Mistake(
        3, "tabulator foran linjen", GROUP, replaced("\n  navn: Kari-Anne Brodal", "\n\tnavn: Kari-Anne Brodal"),
        "\tnavn:", "\t", "DG137",
        "Linjen begynner med tabulator.", "The line begins with a tab.",
        "Slett tabulatoren og bruk to mellomrom for hvert innrykk.", "Delete the tab and use two spaces for each indent.",
        two_spaces_for_the_tab,
    ),
    Mistake(
        4, "en dato som ikke finnes", GROUP, lambda text: re.sub(r"(?m)^(informert:\n  dato:) .*$", r"\1 31.04.2026", text),
        "  dato: 31.04.2026", "31.04.2026", "DG105",
        "«31.04.2026» er ikke en dato som finnes.", "“31.04.2026” is not a date that exists.",
        "Skriv en dag som finnes i måneden, for eksempel 30.04.2026.",
        "Write a day that the month has, for example 30.04.2026.",
        with_the_day_shown,
    ),
    Mistake(
        4, "en dato med skråstreker", HELD, lambda text: re.sub(r"(?m)^dato: .*$", "dato: 22/10/2026", text, count=1),
        "dato: 22/10/2026", "22/10/2026", "DG105",
        "«22/10/2026» er ikke skrevet som en dato.", "“22/10/2026” is not written as a date.",
        "Skriv dag, måned og år med punktum mellom, for eksempel 22.10.2026.",
        "Write day, month and year with full stops between, for example 22.10.2026.",
        with_full_stops,
    ),
    Mistake(
        5, "det samme feltet to ganger", GROUP, replaced("  # Da Live Marie fylte 15", "samtykker:\n  # Da Live Marie fylte 15"),
        "samtykker:", "samtykker", "DG104",
        "Feltet «samtykker» står to ganger (første gang på linje {first}).",
        "The field “samtykker” is written twice (first on line {first}).",
        "Slett det ene feltet med alt som står under det. Skal begge med, så flytt det som står under, opp til linje {first}.",
        "Delete one of the fields with all that stands below it. If both are to be kept, move what stands below up to line {first}.",
        moved_up,
    ),
    Mistake(
        6, "et tiltak uten frist", HELD, replaced("      frist: 04.12.2026\n", ""),
        "      tekst: |", "", "AG-23",
        "Tiltaket «Lage en plan for januar sammen med Live Marie: …» mangler frist.",
        "The measure “Lage en plan for januar sammen med Live Marie: …” has no deadline.",
        "Skriv en dato, for eksempel «frist: 06.11.2026».", "Write a date, for example “frist: 06.11.2026”.",
        with_the_line_shown,
    ),
    Mistake(
        7, "samtykket mangler", GROUP, without_block("samtykker"),
        "type:", "type", "SA-01",
        "Det finnes ikke noe samtykke som gjelder deling.", "There is no consent for deling.",
        "Innhent samtykket på samtykkeskjemaet, og før det opp under «samtykker» med «gjelder: [deling]».",
        "Get the consent on the consent form, and add it under “samtykker” with “gjelder: [deling]”.",
        with_the_consent_got,
    ),
    Mistake(
        8, "en instans som ikke finnes", GROUP, replaced("\n    enhet: bup\n", "\n    enhet: bub\n"),
        "    enhet: bub", "bub", "DG166",
        "«bub» i «enhet» finnes ikke.", "“bub” in “enhet” does not exist.",
        "Mente du «bup»? Skriv en id som finnes.", "Did you mean “bup”? Write an id that exists.",
        suggested("bub"),
    ),
    Mistake(
        9, "et svar som ikke er blant dem en kan velge", PLANNED, replaced("\nstatus: planlagt", "\nstatus: planlagd"),
        "status:", "planlagd", "DG103",
        "«planlagd» er ikke en gyldig verdi for «status».", "“planlagd” is not a valid value for “status”.",
        "Mente du «planlagt»? Lovlige verdier: planlagt, gjennomført, avlyst.",
        "Did you mean “planlagt”? Allowed values: planlagt, gjennomført, avlyst.",
        suggested("planlagd"),
    ),
    Mistake(
        10, "halve fila er borte", GROUP, cut_after("\nkoordinator:\n  navn: Kari-A"),
        "  navn: Kari-A", "navn: Kari-A", "DG148",
        "Fila kan være kuttet: den slutter midt i en linje, og dette mangler: medlemmer, samtykker.",
        "The file may have been cut: it ends in the middle of a line, and this is missing: medlemmer, samtykker.",
        "Skriv resten, eller hent fila tilbake fra en tidligere versjon. Trykk Enter etter siste linje når alt er med.",
        "Write the rest, or fetch the file back from an earlier version. Press Enter after the last line when all of it is there.",
        the_file_fetched_back,
    ),
)  # fmt: skip

# --- words that are not hers ---------------------------------------------------------------------------------------

PROGRAMMERS_WORDS = {
    "nb": (
        "nøkkel(en)?", "nøkler", "streng(en|er|ene)?", "array", "syntaks(en|feil)?", "parse(re|r|t)?", "token", "objekt(et)?",
        "null", "boolsk", "bool", "heltall", "indeks", "mapping", "skalar", "node", "unntak kastet", "exception",
        "traceback", "YAML", "JSON", "key", "string", "scalar", "sekvens", "datatype", "variabel", "validering",
    ),
    "en": (
        "keys?", "strings?", "null", "pars(e|ed|er|ing)", "syntax", "YAML", "tokens?", "mappings?", "scalars?", "booleans?",
        "integers?", "exceptions?", "traceback", "arrays?", "objects?", "nodes?", "dict", "tuple", "JSON", "index", "validation",
        "variable", "sequence", "datatype",
    ),
}  # fmt: skip
"""What a secretary never wrote and need not know, as whole words, by language."""


def programmers_words_in(text: str, lang: str) -> list[str]:
    """The words of a programmer in a sentence; names of files, and what she wrote herself, are hers."""
    own = re.sub(r"«[^»]*»|“[^”]*”|\S+\.yaml\b", "", text)
    pattern = "|".join(PROGRAMMERS_WORDS[lang])
    # «None of them» is English; a bare None is Python.
    return re.findall(r"\bNone\b(?! of)", own) + [m[0] for m in re.finditer(rf"(?i)(?<!\w)({pattern})(?!\w)", own)]
