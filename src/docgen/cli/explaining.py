"""`docgen explain CODE`: a rule with the words it rests on, or a code of the DG series, in the secretary's language."""

from __future__ import annotations

from difflib import get_close_matches

from docgen.documents.wordings import WORDINGS
from docgen.problem import Severity
from docgen.rules import RULES, Rule
from docgen.texts import DG, Wording

MOST_WHOLE = 6
"""Rules with more cases than this are listed, not printed case by case."""

_LABELS = {
    "severity": ("Alvor", "Severity"),
    "quote": ("Rutinen sier", "The routine says"),
    "says": ("Meldingen", "The message"),
    "help": ("Slik retter du det", "How to fix it"),
    "kinds": ("Gjelder", "Applies to"),
    "wrong": ("Feil", "Wrong"),
    "right": ("Riktig", "Right"),
}
_SEVERITIES = {
    Severity.FEIL: ("feil: dokumentet eller kopien blir ikke laget", "error: the document or copy is not made"),
    Severity.ADVARSEL: ("advarsel: dokumentet blir laget", "warning: the document is made"),
    Severity.INFO: ("til orientering", "for information"),
}


def explain_code(code: str, lang: str) -> str | None:
    """The explanation of a code; None when there is no such code."""
    rules = [rule for rule in RULES if rule.code.casefold() == code.casefold()]
    if len(rules) > MOST_WHOLE:
        return _listed(rules, lang)
    if rules:
        return "\n\n".join(_rule(rule, lang) for rule in rules)
    wording = {**DG, **WORDINGS}.get(code.upper())
    return _wording(code.upper(), wording, lang) if wording else None


def near_codes(code: str) -> tuple[str, ...]:
    """Codes that look like a code that does not exist."""
    known = dict.fromkeys((*(rule.code for rule in RULES), *DG, *WORDINGS))
    return tuple(get_close_matches(code.upper(), known, n=4, cutoff=0.5))


def _listed(rules: list[Rule], lang: str) -> str:
    """A rule with many cases: the quote once, then each message with its way out, each only once."""
    gravest = min((Severity(rule.severity) for rule in rules), key=list(Severity).index)
    lines = [f"{rules[0].code}  {_severity(gravest, lang)}"]
    for quote in dict.fromkeys(f"«{rule.quote}» ({rule.source})" for rule in rules if rule.quote):
        lines.append(f"{_label('quote', lang)}: {quote}")
    says: dict[str, str] = {}
    for rule in sorted(rules, key=lambda rule: list(Severity).index(Severity(rule.severity))):
        message, advice = (rule.en, rule.help_en) if lang == "en" else (rule.nb, rule.help_nb)
        says.setdefault(_shown(advice), _shown(message))
    for advice, message in says.items():
        lines += [f"- {message}", f"  {_label('help', lang)}: {advice}"]
    return "\n".join(lines)


def _rule(rule: Rule, lang: str) -> str:
    lines = [f"{rule.code}  {_severity(rule.severity, lang)}"]
    if rule.quote:
        lines.append(f"{_label('quote', lang)}: «{rule.quote}»" + (f" ({rule.source})" if rule.source else ""))
    if rule.kinds != ("*",):
        lines.append(f"{_label('kinds', lang)}: {', '.join(rule.kinds)}")
    lines.append(f"{_label('says', lang)}: {_shown(rule.en if lang == 'en' else rule.nb)}")
    lines.append(f"{_label('help', lang)}: {_shown(rule.help_en if lang == 'en' else rule.help_nb)}")
    for name, text in (("wrong", rule.wrong), ("right", rule.right)):
        if text:
            lines += [f"{_label(name, lang)}:", *(f"    {line}" for line in text.strip().splitlines())]
    return "\n".join(lines)


def _wording(code: str, wording: Wording, lang: str) -> str:
    says, advice = (wording.en, wording.help_en) if lang == "en" else (wording.nb, wording.help_nb)
    return "\n".join(
        (
            f"{code}  {_severity(wording.severity, lang)}",
            f"{_label('says', lang)}: {_shown(says)}",
            f"{_label('help', lang)}: {_shown(advice)}",
        )
    )


class _Dots(dict[str, str]):
    """Gives … for every place in a sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


def _shown(pattern: str) -> str:
    """A sentence with its places marked: «{verdi}» stays as …, doubled braces become single."""
    return pattern.format_map(_Dots())


def _label(name: str, lang: str) -> str:
    return _LABELS[name][lang == "en"]


def _severity(severity: str, lang: str) -> str:
    return _SEVERITIES[Severity(severity)][lang == "en"]
