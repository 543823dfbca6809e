"""What a finished document must say, or must never say, for each code of the catalogue that is kept so.

Each property is asked of every document of the workspace that it applies to, and of a text in which it is broken: one that a
broken text cannot fail is no property.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType


@dataclass(frozen=True)
class Made:
    """A document of the workspace as a person reads it. `receiver` is "" for the archive copy."""

    path: str
    kind: str
    receiver: str
    text: str

    @property
    def case(self) -> str:
        return self.path.partition("/")[0]


@dataclass(frozen=True)
class Property:
    """One property: which documents it is about, whether it holds, and how a text is broken so that it does not."""

    code: str
    what: str
    applies: Callable[[Made], bool]
    holds: Callable[[Made], bool]
    broken: Callable[[str], str]

    def __str__(self) -> str:
        return f"{self.code} {self.what}"

    def break_(self, made: Made) -> Made:
        """The document with its text broken."""
        return replace(made, text=self.broken(made.text))


def of(*kinds: str, only: Callable[[Made], bool] = lambda made: True) -> Callable[[Made], bool]:
    """Documents of these types."""
    return lambda made: made.kind in kinds and only(made)


def says(code: str, what: str, applies: Callable[[Made], bool], *patterns: str) -> Property:
    """Every one of the patterns stands in the text; each is taken away in turn to break it."""

    def holds(made: Made) -> bool:
        return all(re.search(pattern, made.text) for pattern in patterns)

    return Property(code, what, applies, holds, lambda text: re.sub(patterns[-1], "", text))


def never(code: str, what: str, applies: Callable[[Made], bool], pattern: str, example: str) -> Property:
    """The pattern stands nowhere; `example` is a sentence that must not."""
    return Property(code, what, applies, lambda m: not re.search(pattern, m.text), lambda text: f"{text}\n{example}")


def in_order(code: str, what: str, applies: Callable[[Made], bool], *titles: str) -> Property:
    """The titles stand in this order."""

    def holds(made: Made) -> bool:
        places = [match.start() if (match := re.search(title, made.text)) else -1 for title in titles]
        return -1 not in places and places == sorted(places)

    return Property(code, what, applies, holds, lambda text: "\n".join(reversed(text.splitlines())))


OPEN = ("møteplan", "evaluering_offentlig", "evaluering", "tiltaksbank")
MARKING = r"(?:Unntatt offentlighet|Unnateke offentlegheit), jf\. offentleglova § 13 og forvaltningslov(?:en|a) § 13"
FIXED = (
    "Velkommen, samtykke og referent", "har ordet", "Referat fr[aå] f(?:orrige|ørre) møte", "Status fr[aå] medlemmene",
    "Endring av mål eller tiltak", "Meldt?e saker", "Ansvarsavklaring", "Neste møte",
)  # fmt: skip
SEATS = (
    "Psykisk helse- og rustjenesten", "Helsestasjons- og skolehelsetjenesten", "Barnevern", "Fysioterapi- og ergoterapitjenesten",
    "Kommunepsykolog",
)  # fmt: skip


GPS = ("strandgata_legesenter", "fjellsida_legekontor")


def is_group(made: Made) -> bool:
    return made.case.startswith("AG-")


def is_group_meeting(made: Made) -> bool:
    return is_group(made) and "samarbeidsmøte" not in made.text.casefold()


ALL: tuple[Property, ...] = (
    says(
        "RT-03", "the referral is addressed to the kommunepsykolog", of("meldeskjema", only=lambda made: made.receiver != ""),
        r"Kommunepsykologen\nv/ Tiril Fossdal",
    ),
    says("RT-04", "the referral points at the procedure", of("meldeskjema"), r"Prosedyre for melding av sak til ressursteam"),
    says(
        "RT-08", "the user decides, in the letter to her", of("tilbakemelding"), "Forslag til tiltak",
        "Du bestemmer selv hvilke tiltak du vil takke ja til",
    ),
    says("RT-08", "the measures are suggestions", of("referat_ressursteam", only=lambda made: "Takket" in made.text), "Forslag til tiltak"),
    says(
        "RT-09", "the head of the unit decides", of("referat_ressursteam", only=lambda made: "Forslag til tiltak" in made.text),
        r"Forslag\. Enhetslederen avgjør hvem som får oppdraget\.",
    ),
    says("RT-14", "all five seats, present or absent", of("referat_ressursteam"), *SEATS, "(?i)til stede|forfall"),
    says(
        "RT-15", "who was invited is marked", of("referat_ressursteam", only=lambda made: "NAV Eksempelvik" in made.text.partition("Problemstilling")[0]),
        r"(?i)invitert",
    ),
    says("RT-19", "where the minutes are archived", of("referat_ressursteam"), r"Arkiveres hos: \S+"),
    says("RT-23", "how each measure is had", of("tiltaksbank"), r"Slik får du hjelpen: "),
    never("RT-23", "no internal measure", of("tiltaksbank"), r"Veiledningsteam for ansatte|internt", "Dette er internt."),
    says("RT-25", "the numbers are there", of("evaluering"), r"Saker meldt \| \S+", r"Saker drøftet \| \S+"),
    never("RT-25", "no case number", of("evaluering"), r"\b(?:RT|AG)-\d{4}-\d{3}", "Se RT-2026-014."),
    says("RT-27", "the motto", of("evaluering"), r"VET ✕ KAN ✕ VIL ✕ GJØR"),
    says("RT-28", "what the team is for", of("meldeskjema", "evaluering"), r"på tvers"),
    says("AG-04", "whose the group is", of("samtykkeskjema", only=is_group), r"eier gruppen"),
    says("AG-09", "the notice goes to the head of Oppvekstteamet", of("oppstart", only=lambda made: made.receiver != ""), r"Oppvekstteamet\nv/ Hilde Ramsvik"),
    never("AG-09", "the notice has no case content", of("oppstart"), r"(?m)^(?:Mål|Tiltak|Problemstilling|Status)\b", "Tiltak: søvnkurs"),
    says(
        "AG-15", "who is there for this meeting alone", of("innkalling", only=lambda made: "AG-2026-006_2027-01-14" in made.path),
        r"Utvidet ansvarsgruppe",
    ),
    says("AG-16", "when, where, who, and whom to tell", of("innkalling"), r"Tid: ", r"(?:Sted|Stad): |Digitalt møte: ", r"Innkal(?:t|la) til møtet", r"Meld forfall til"),
    in_order("AG-17", "the fixed items in order", of("saksliste", only=is_group_meeting), *FIXED),
    says(
        "AG-18", "who agreed to meet without the user", of("referat", only=lambda made: "2026-09-03" in made.path and made.case == "AG-2026-005"),
        r"Møtet ble holdt uten bruker(?: og foresatte)? etter avklaring med .+ \(.+\)\.",
    ),
    says("AG-22", "both questions", of("referat", only=is_group_meeting), r"Endring av mål\?", r"Endring av tiltak\?"),
    in_order("AG-24", "the user speaks before the members", of("saksliste", "referat", only=is_group_meeting), "har ordet", "Status fr[aå] medlemmene"),
    says(
        "AG-27", "the GP's copy", of("referat", only=lambda made: made.receiver in GPS and "\nKopi\n" in made.text),
        r"(?s)Kopi til\n.*(?:Strandgata legesenter|Fjellsida legekontor)",
    ),
    never("AG-30", "no document speaks of a decision of the group", lambda made: True, r"(?i)\b(?:enkelt)?vedta[krt]?\b", "Gruppen fattet vedtak."),
    never(
        "AG-35", "no document says that the law demands the group", lambda made: True, r"(?i)lovpålagt|pålagt (?:i|etter|ved) lov|har krav på ansvarsgruppe",
        "Ansvarsgruppen er lovpålagt.",
    ),
    says("AG-38", "what the group is for", of("innkalling", "oppstart", only=is_group_meeting), r"på tvers|hørt, sett og møtt med respekt"),
    never("PV-03", "a blocked address stands nowhere", lambda made: made.case == "RT-2026-016", r"(?i)veien \d|telefon: 68 05 2", "Mor bor i Fjellveien 3."),
    never(
        "PV-04", "no private telephone or e-mail", lambda made: True, r"\b68 05 [2-9]\d \d\d\b|@(?!eksempelvik\.example)[\w.]+\.example",
        "Ring mor på 68 05 21 11.",
    ),
    never("PV-05", "no inner reason", of("avlysning"), r"Mor er syk|praksisen først", "Mor er syk og ba om ny tid."),
    says("DOK-02", "the marking", lambda made: made.kind not in OPEN, MARKING),
    never("DOK-02", "no marking on what is open", of(*OPEN), r"(?i)unntatt offentlighet|unnateke", "Unntatt offentlighet"),
    says("DOK-05", "UTKAST on a draft", of("meldeskjema", only=lambda made: made.case == "RT-2026-019"), r"UTKAST"),
    never("DOK-05", "no UTKAST on what is final", of("innkalling", "avlysning", "oppstart", "avslutning"), "UTKAST", "UTKAST"),
)  # fmt: skip

PROPERTIES: Mapping[str, tuple[Property, ...]] = MappingProxyType(
    {code: tuple(one for one in ALL if one.code == code) for code in dict.fromkeys(one.code for one in ALL)}
)
BEHAVIOURS: Mapping[str, str] = MappingProxyType(
    {
        "AG-02": "rules/test_rules_more.py::test_ag_02_long_lasting_needs_are_a_ground_of_their_own",
        "DOK-01": "acceptance/test_acceptance_documents.py::test_no_path_holds_a_name_or_a_birth_date",
        "DOK-03": "acceptance/test_acceptance_documents.py::test_a_document_carries_a_neutral_title_and_what_it_was_made_from",
        "DOK-04": "acceptance/test_acceptance_change.py::test_a_copy_that_was_sent_stays_and_the_problem_says_so",
    }
)
"""Codes that the program keeps by how it works, each with the test that shows it."""


def made_documents(documents: Mapping[str, str]) -> Iterator[Made]:
    """The documents of a workspace by their paths below output/ and their texts."""
    kinds = sorted(
        ("meldeskjema", "samtykkeskjema", "oppstart", "innkalling", "saksliste_ressursteam", "saksliste", "referat_ressursteam", "referat",
         "tilbakemelding", "samtykke_trukket",
         "avlysning", "avslutning", *OPEN),
        key=len, reverse=True,
    )  # fmt: skip
    for path, text in documents.items():
        stem = path.rpartition("/")[2].removesuffix(".docx")
        kind = next(kind for kind in kinds if re.search(rf"_{kind}(?:_|$)", stem))
        yield Made(path, kind, stem.partition(f"_{kind}")[2].lstrip("_"), text)
