"""The manual's page of rules, `docs/regler.md`: every code of the catalogue with its words, cases and examples. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.cli.explaining import kinds, rows_of, severity_word, shown
from docgen.problem import Severity
from docgen.rules.katalog import CHAPTERS, KATALOG, Code, Kept

_HEAD = """\
# Regler

Hver kode er én regel fra kommunens to rutiner, eller en regel som trengs for at rutinene kan holdes. `docgen explain AG-23` viser
det samme på skjermen, og `docgen explain alle` viser alle kodene.

- **feil**: dokumentet, eller kopien til én mottaker, blir ikke laget. De andre lages.
- **advarsel**: dokumentet lages, og du får vite det.
- **info**: til orientering.

Alder, frister, lovtekster og skoleferier står i `cases/register/oppsett.yaml` og kan endres der. Denne siden lages av programmet;
ikke rett den for hånd.
"""
_KEPT = {
    Kept.REGEL: "docgen sjekker det",
    Kept.INNHOLD: "dokumentet sier det",
    Kept.PROGRAM: "slik virker programmet",
}


def rules_page() -> str:
    """The whole page as Markdown, in bokmål."""
    return "\n".join((_HEAD, *_contents(), *(line for chapter in CHAPTERS for line in _chapter(*chapter[:2])))).rstrip() + "\n"


def _contents() -> Iterator[str]:
    for letters, name, _ in CHAPTERS:
        yield f"## Innhold: {name}\n"
        yield "| kode | regel | alvor |"
        yield "|---|---|---|"
        for entry in (entry for entry in KATALOG if entry.chapter == letters):
            words = dict.fromkeys(severity_word(rule.severity, "nb") for rule in rows_of(entry.code)) or {"–": None}
            yield f"| [{entry.code}](#{entry.code.casefold()}) | {entry.nb} | {', '.join(words)} |"
        yield ""


def _chapter(letters: str, name: str) -> Iterator[str]:
    yield f"## {name}\n"
    for entry in (entry for entry in KATALOG if entry.chapter == letters):
        yield from _entry(entry)


def _entry(entry: Code) -> Iterator[str]:
    yield f"### {entry.code}\n"
    yield f"{entry.nb}\n"
    yield f"> «{entry.quote}» – {entry.source}\n" if entry.quote else f"Bygger på {entry.source}.\n"
    yield f"Slik holdes den: {', '.join(_KEPT[kept] for kept in entry.kept)}.\n"
    rules = rows_of(entry.code)
    if rules:
        yield "| alvor | gjelder | melding | slik retter du det |"
        yield "|---|---|---|---|"
        for severity, where, message, advice in dict.fromkeys(
            (Severity(rule.severity), kinds(rule, "nb"), shown(rule.nb), shown(rule.help_nb)) for rule in rules
        ):
            yield f"| {severity_word(severity, 'nb')} | {where} | {_cell(message)} | {_cell(advice)} |"
        yield ""
    wrong, right = (rules[0].wrong, rules[0].right) if rules else (entry.wrong, entry.right)
    yield f"Feil:\n\n```yaml\n{wrong.strip()}\n```\n\nRiktig:\n\n```yaml\n{right.strip()}\n```\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
