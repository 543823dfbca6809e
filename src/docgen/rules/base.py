"""What a rule is, what it is asked, and what it answers.

A rule is a row: code, severity, the documents it belongs to, the words of the routine it rests on, and a small function. The
function gets `Facts` (what the document is about, its date, who is to receive it) and yields `Finding`s; it never opens a file,
reads a clock or knows another rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from docgen.model.registers import Oppsett
from docgen.model.subject import Receiver, Subject
from docgen.problem import Position, Problem, Severity, Stop
from docgen.rules.traces import Traces
from docgen.word.finished import Passage

ALL = ("*",)
"""The kinds of a rule that holds for every document."""
GRUPPEN, SAKEN, KOMMUNEN = ("om:ansvarsgruppe",), ("om:sak",), ("om:kommune",)
"""The kinds of rules about the thing itself, whatever papers are due: a group, a sak, the municipality and its registers.

They are asked once for each such thing, on the day of the run, and only tell: there is no document that they could stop.
"""
FERDIG = ("ferdig",)
"""The kinds of rules that read a finished copy of any document, right before it is published (`ferdig`)."""


@dataclass(frozen=True)
class Ferdig:
    """A finished copy: whose it is (a receiver key, "" for the archive copy), what it says, and the template's path.

    `traces` are what points to a person in it, where they have been looked for already.
    """

    mottaker: str
    tekst: tuple[Passage, ...]
    mal: str
    traces: Traces | None = None


@dataclass(frozen=True)
class Facts:
    """One document as the rules see it.

    `kind` is its type in dokumenter.yaml (or that of `GRUPPEN`, `SAKEN`, `KOMMUNEN`), `dato` the document's own date (content,
    age and validity are judged on it), `i_dag` the day of the run (a copy not sent is judged for consent on both, design.md
    §6). `receivers` are all who are to have it, before consent has spoken. `made` holds the keys of the copies that already
    lie in output/, `sendt` says that the document is marked as sent. `ferdig` is a finished copy of it: then only the rules
    of finished copies are asked.
    """

    kind: str
    subject: Subject
    dato: dt.date
    i_dag: dt.date
    receivers: tuple[Receiver, ...] = ()
    made: frozenset[str] = frozenset()
    sendt: bool = False
    ferdig: Ferdig | None = None

    @classmethod
    def itself(cls, subject: Subject, i_dag: dt.date) -> Facts:
        """The thing itself on the day of the run, apart from any document about it."""
        return cls(f"om:{subject.om}", subject, i_dag, i_dag)

    @property
    def oppsett(self) -> Oppsett:
        return self.subject.book.oppsett

    @property
    def units(self) -> tuple[Receiver, ...]:
        """The receivers that consent has to cover: units with a purpose (the sender and required notices have none)."""
        return tuple(r for r in self.receivers if r.unit and r.purposes)


@dataclass(frozen=True)
class Finding:
    """One place where a rule is broken.

    `values` fill the rule's sentence. `receivers` None means that the whole document is at fault; a tuple of receiver keys
    means that just those copies are. `severity` overrides the row's, where the catalogue says «then ADVARSEL». `about` names
    the row when several rows share one check. `stop_anyway` holds the copies back though the finding is no FEIL (a copy that
    was never made of a document already sent).
    """

    where: Position
    values: Mapping[str, str] = field(default_factory=dict)
    receivers: tuple[str, ...] | None = None
    field: str = ""
    severity: Severity | None = None
    about: str = ""
    stop_anyway: bool = False


Check = Callable[[Facts], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A row of the catalogue (domain.md §1). Codes are never reused; two rows may share a code when the words differ.

    `kinds` are the document types the rule belongs to; a row of dokumenter.yaml may ask for more. `wrong` and `right` are YAML
    that shows it; what the routine itself says stands once for each code, in `katalog`. Rows may share a check: it is asked
    once, and each row takes the findings whose `about` is its own.
    """

    code: str
    severity: str
    kinds: tuple[str, ...]
    check: Check
    nb: str
    en: str
    help_nb: str
    help_en: str
    wrong: str
    right: str
    about: str = ""

    def applies_to(self, kind: str, asked: tuple[str, ...] = ()) -> bool:
        """Whether the rule judges documents of this kind, by its own list or because the table's row asks for it."""
        return (self.kinds == ALL and _is_document(kind)) or kind in self.kinds or (self.code in asked and _is_document(kind))


def _is_document(kind: str) -> bool:
    return kind not in FERDIG and not kind.startswith("om:")


def judge(rules: Iterable[Rule], facts: Facts, asked: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Ask every rule that belongs to the document, and give what they find as problems that stop it or some copies."""
    return (_problem(rule, facts, finding) for rule, finding in findings(rules, facts, asked))


def findings(rules: Iterable[Rule], facts: Facts, asked: tuple[str, ...] = ()) -> Iterator[tuple[Rule, Finding]]:
    """What each rule that belongs to the document has found; rows that share a check ask it once."""
    found: dict[Check, tuple[Finding, ...]] = {}
    kind = FERDIG[0] if facts.ferdig else facts.kind
    for rule in rules:
        if not rule.applies_to(kind, asked):
            continue
        if rule.check not in found:
            found[rule.check] = tuple(rule.check(facts))
        for finding in found[rule.check]:
            if finding.about == rule.about:
                yield rule, finding


def _problem(rule: Rule, facts: Facts, finding: Finding) -> Problem:
    severity = finding.severity or Severity(rule.severity)
    stops = _stops(facts, finding) if severity is Severity.FEIL or finding.stop_anyway else ()
    concerns = (Stop(facts.subject.id, facts.kind),) if _is_document(facts.kind) else ()
    return Problem.of(
        rule.code, rule, finding.where, finding.values,
        field=finding.field, severity=severity, stops=stops, concerns=concerns,
    )  # fmt: skip


def _stops(facts: Facts, finding: Finding) -> tuple[Stop, ...]:
    if finding.receivers is None:
        return (Stop(facts.subject.id, facts.kind),)
    return tuple(Stop(facts.subject.id, facts.kind, key) for key in finding.receivers)
