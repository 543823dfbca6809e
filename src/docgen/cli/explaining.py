"""`docgen explain CODE`: a rule with the words it rests on and an example, or a code of the DG series, in the user's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from docgen.documents.wordings import WORDINGS
from docgen.problem import Severity
from docgen.rules import RULES, Rule
from docgen.rules.katalog import CHAPTERS, KATALOG, Code, Kept
from docgen.texts import DG, Wording
from docgen.word.points import POINTS

MOST_WHOLE = 6
"""Rules with more cases than this are listed, not printed case by case."""
EVERYTHING = frozenset({"ALLE", "ALL"})
"""What may be asked for in place of a code."""

_LABELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "quote": ("Rutinen sier", "The routine says"),
        "source": ("Bygger på", "Rests on"),
        "kept": ("Slik holdes den", "How it is kept"),
        "says": ("Meldingen", "The message"),
        "help": ("Slik retter du det", "How to fix it"),
        "kinds": ("Gjelder", "Applies to"),
        "wrong": ("Feil", "Wrong"),
        "right": ("Riktig", "Right"),
    }
)
_SEVERITIES: Mapping[Severity, tuple[str, str]] = MappingProxyType(
    {
        Severity.FEIL: ("feil: dokumentet eller kopien blir ikke laget", "error: the document or copy is not made"),
        Severity.ADVARSEL: ("advarsel: dokumentet blir laget", "warning: the document is made"),
        Severity.INFO: ("til orientering", "for information"),
    }
)
_KEPT: Mapping[Kept, tuple[str, str]] = MappingProxyType(
    {
        Kept.REGEL: ("docgen sjekker filene", "docgen checks the files"),
        Kept.INNHOLD: ("dokumentet sier det", "the document says it"),
        Kept.PROGRAM: ("slik virker programmet", "the program works that way"),
    }
)
KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "*": ("alle dokumenter", "all documents"),
        "om:ansvarsgruppe": ("gruppen selv", "the group itself"),
        "om:sak": ("saken selv", "the case itself"),
        "om:kommune": ("kommunens registre", "the municipality's registers"),
        "ferdig": ("det ferdige dokumentet", "the finished document"),
    }
)
"""What is judged, where it is not simply a type of document."""


def explain_code(code: str, lang: str) -> str | None:
    """The explanation of a code, of all of them («alle»), or None when there is no such code."""
    if code.upper() in EVERYTHING:
        return "\n\n".join(_chapter(letters, nb, en, lang) for letters, nb, en in CHAPTERS)
    point = POINTS.get(code.upper())
    if point is not None:
        return f"{code.upper()}  {point.say(lang)}\n{_label('source', lang)}: {point.source}"
    entry = next((entry for entry in KATALOG if entry.code.casefold() == code.casefold()), None)
    if entry is not None:
        return _entry(entry, lang)
    rules = rows_of(code)
    if rules:
        return "\n\n".join(_row(rule, lang) for rule in rules)
    wording = {**DG, **WORDINGS}.get(code.upper())
    return _wording(code.upper(), wording, lang) if wording else None


def every_code() -> tuple[str, ...]:
    """Every code that can be explained, once."""
    return tuple(dict.fromkeys((*(entry.code for entry in KATALOG), *POINTS, *(rule.code for rule in RULES), *DG, *WORDINGS)))


def near_codes(code: str) -> tuple[str, ...]:
    """Codes that look like a code that does not exist."""
    return tuple(get_close_matches(code.upper(), every_code(), n=4, cutoff=0.5))


def rows_of(code: str) -> tuple[Rule, ...]:
    """The rows of a code, the gravest first; what is said again of a document that was sent is left out."""
    rows = [rule for rule in RULES if rule.code.casefold() == code.casefold() and not rule.about.endswith(" sendt")]
    return tuple(sorted(rows, key=lambda rule: list(Severity).index(Severity(rule.severity))))


def _chapter(letters: str, nb: str, en: str, lang: str) -> str:
    entries = [entry for entry in KATALOG if entry.chapter == letters]
    lines = [f"  {entry.code:<7} {entry.en if lang == 'en' else entry.nb}" for entry in entries]
    return "\n".join((en if lang == "en" else nb, *lines))


def _entry(entry: Code, lang: str) -> str:
    lines = [f"{entry.code}  {entry.en if lang == 'en' else entry.nb}", *_grounds(entry, lang)]
    rules = rows_of(entry.code)
    if len(rules) > MOST_WHOLE:
        lines += _listed(rules, lang)
        lines += _example(rules[0].wrong, rules[0].right, lang)
    elif rules:
        for rule in rules:
            lines += ["", *_cases(rule, lang)]
    else:
        lines += _example(entry.wrong, entry.right, lang)
    return "\n".join(lines)


def _grounds(entry: Code, lang: str) -> Iterator[str]:
    if entry.quote:
        yield f"{_label('quote', lang)}: «{entry.quote}» ({entry.source})"
    else:
        yield f"{_label('source', lang)}: {entry.source}"
    yield f"{_label('kept', lang)}: {', '.join(_KEPT[kept][lang == 'en'] for kept in entry.kept)}"


def _listed(rules: tuple[Rule, ...], lang: str) -> Iterator[str]:
    """A code with many cases: each message with its way out, each way out only once."""
    says: dict[str, tuple[str, str]] = {}
    for rule in rules:
        message, advice = (rule.en, rule.help_en) if lang == "en" else (rule.nb, rule.help_nb)
        says.setdefault(shown(advice), (rule.severity, shown(message)))
    for advice, (severity, message) in says.items():
        yield f"- ({severity_word(severity, lang)}) {message}"
        yield f"  {_label('help', lang)}: {advice}"


def _row(rule: Rule, lang: str) -> str:
    """A row of the DG series, which has no entry in the catalogue."""
    first, *rest = _cases(rule, lang)
    return "\n".join((f"{rule.code}  {first}", *rest))


def _cases(rule: Rule, lang: str) -> Iterator[str]:
    yield severity(rule.severity, lang)
    yield f"{_label('kinds', lang)}: {kinds(rule, lang)}"
    yield f"{_label('says', lang)}: {shown(rule.en if lang == 'en' else rule.nb)}"
    yield f"{_label('help', lang)}: {shown(rule.help_en if lang == 'en' else rule.help_nb)}"
    yield from _example(rule.wrong, rule.right, lang)


def _example(wrong: str, right: str, lang: str) -> Iterator[str]:
    for name, text in (("wrong", wrong), ("right", right)):
        if text:
            yield f"{_label(name, lang)}:"
            yield from (f"    {line}" for line in text.strip().splitlines())


def _wording(code: str, wording: Wording, lang: str) -> str:
    says, advice = (wording.en, wording.help_en) if lang == "en" else (wording.nb, wording.help_nb)
    return "\n".join(
        (
            f"{code}  {severity(wording.severity, lang)}",
            f"{_label('says', lang)}: {shown(says)}",
            f"{_label('help', lang)}: {shown(advice)}",
        )
    )


class _Dots(dict[str, str]):
    """Gives … for every place in a sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


def shown(pattern: str) -> str:
    """A sentence with its places marked: «{verdi}» stays as …, doubled braces become single."""
    return pattern.format_map(_Dots())


def kinds(rule: Rule, lang: str) -> str:
    """What a row judges, in words."""
    return ", ".join(KINDS[kind][lang == "en"] if kind in KINDS else kind for kind in rule.kinds)


def severity(name: str, lang: str) -> str:
    """A severity with what it means for the document."""
    return _SEVERITIES[Severity(name)][lang == "en"]


def severity_word(name: str, lang: str) -> str:
    """A severity alone."""
    return severity(name, lang).partition(":")[0]


def _label(name: str, lang: str) -> str:
    return _LABELS[name][lang == "en"]
