"""`docgen explain CODE`: a rule with the words it rests on, or a code of the DG series, in the secretary's language."""

from __future__ import annotations

import re

from docgen.documents.wordings import WORDINGS
from docgen.problem import Severity
from docgen.rules import RULES, Rule
from docgen.texts import DG, Wording

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
    if rules:
        return "\n\n".join(_rule(rule, lang) for rule in rules)
    wording = {**DG, **WORDINGS}.get(code.upper())
    return _wording(code.upper(), wording, lang) if wording else None


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


def _shown(pattern: str) -> str:
    """A sentence with its places marked: «{verdi}» stays as …, doubled braces become single."""
    return re.sub(r"(?<!\{)\{\w+\}(?!\})", "…", pattern).replace("{{", "{").replace("}}", "}")


def _label(name: str, lang: str) -> str:
    return _LABELS[name][lang == "en"]


def _severity(severity: str, lang: str) -> str:
    return _SEVERITIES[Severity(severity)][lang == "en"]
