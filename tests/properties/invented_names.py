"""The words that drawn casebooks are made of: names, streets and telephones that occur nowhere else, so that a leak is certain.

Every private person has a first name, a street, a number and an address of her own; surnames are shared on purpose. Every file
has a word of its own that stands in its free texts. No word here is part of another, of a template, or of a sentence below.
"""

from __future__ import annotations

from typing import Any

Written = dict[str, Any]

# --- private persons -----------------------------------------------------------------------------------------------

FIRST_NAMES = (
    "Aldis", "Bergitte", "Cornel", "Dagrun", "Eskild", "Fridun", "Gyda", "Hallbera", "Ivarine", "Jostein", "Kjellfrid", "Lodin",
    "Malvin", "Nikoline", "Oddbjørg", "Palmar", "Ragnfrid", "Sjønne", "Torgunn", "Ulrikke", "Vetle", "Wenke", "Yngvild", "Åsfrid",
    "Ølver", "Ærling", "Birk-Arne", "Gunn-Lis", "Zakar", "Xenja", "Borgny", "Dyveke", "Embrik", "Fartein", "Gjurd", "Hjørdis",
    "Isak-Jon", "Jerngerd", "Knutine", "Leidulf", "Mildri", "Njål-Erik", "Olvine", "Petrikke", "Rolleiv", "Sunniva", "Tarjei",
    "Unnlaug", "Vilgunn", "Yrsa",
)  # fmt: skip
"""One for each private person of a casebook, in the order they are made."""
SURNAMES = ("Testdal", "Prøvestad", "Testdal", "Eksempelmo", "O'Testa", "Prøvestad-Mo")
"""Few, so that families who do not know each other share one."""
STREETS = (
    "Alkeveien", "Bekkasinsvingen", "Cembraveien", "Dompapbakken", "Ertekroken", "Flodhestgata", "Gjøkeveien", "Havellestien",
    "Irisbakken", "Jordrøykveien", "Kattuglesvingen", "Lomviveien", "Myrsnipestien", "Nattravnbakken", "Orrhanegata",
    "Piplerkeveien", "Ravneberget", "Svartspettgata", "Tiurleikveien", "Ugleslottet", "Vierveien", "Åkerriksestien",
    "Ørnevågen", "Bokfinkgata", "Duetrostveien", "Enkeltbekkasinen", "Fossekallen", "Gulspurvgata", "Hubrobakken", "Islomstien",
    "Kjøttmeisveien", "Lappugleveien", "Munkebakken", "Nøttekråkestien", "Pilfinkgata", "Rødstilkveien", "Sidensvansbakken",
    "Toppmeisgata", "Vipeveien", "Blåmeisstien", "Dvergspettveien", "Fiskeørnbakken", "Gråtrostgata", "Heiloveien",
    "Jaktfalkstien", "Knekkandveien", "Laksandgata", "Måltrostbakken", "Nøtteskrikeveien", "Perleuglegata",
)  # fmt: skip


def contact(number: int) -> Written:
    """The address, telephone and e-mail of one private person: each is hers alone."""
    return {
        "adresse": f"{STREETS[number % len(STREETS)]} {10 + number}\n9999 Eksempelvik\n",
        "telefon": f"68 05 {20 + number // 100:02d} {number % 100:02d}",
        "e_post": f"privat{number:02d}@folket.example",
    }


# --- the register --------------------------------------------------------------------------------------------------

UNITS = {
    "psykolog": ("Psykologkontoret Brisling", "kommunepsykolog"),
    "rus": ("Tjenesten Kolmule", "psykisk_helse_rus"),
    "helsestasjon": ("Helsestasjonen Makrell", "helsestasjon_skolehelse"),
    "barnevern": ("Barnevernet Steinbit", "barnevern"),
    "fysio": ("Fysioterapien Uer", "fysio_ergo"),
    "bup": ("Poliklinikken Rognkjeks", "bup"),
    "nav": ("Kontoret Hyse", "nav"),
    "ppt": ("Rådgiverne Lange", "ppt"),
    "skolen": ("Skolen Kveite", "skole"),
    "barnehagen": ("Barnehagen Sild", "barnehage"),
    # An id that a municipality may well choose: the same word as the receiver key of a GP who is written in words only.
    "fastlege": ("Legene ved Breiflabb", "fastlege"),
    "legesenter": ("Legesenteret Knurr", "fastlege"),
    "avlastning": ("Avlastningen Flyndre", "avlastning"),
    "oppvekst": ("Oppvekstlaget Sei", "oppvekstteam"),
    "forvaltning": ("Forvalterne Brosme", "forvaltningsenhet"),
    "ledelse": ("Ledelsen Laks", "annet"),
}
"""Units by id: a name that stands nowhere else, and the type."""
SEATS = ("psykolog", "rus", "helsestasjon", "barnevern", "fysio")
GP_IN_WORDS = "Fastlegene ved Håkjerring"
"""A GP's office that is no unit of the register, so no consent can cover it."""
_STAFF = ("Arvid", "Benedikte", "Carsten")
_STAFF_SURNAMES = {unit: f"{name.split()[-1]}nes" for unit, (name, _) in UNITS.items()}


def employee(unit: str, number: int) -> str:
    """A professional at a unit: a full name that is hers alone in the register."""
    return f"{_STAFF[number % len(_STAFF)]} {_STAFF_SURNAMES[unit]}"


def leader(unit: str) -> str:
    return f"Synnøve {_STAFF_SURNAMES[unit]}"


def employees() -> dict[str, str]:
    """Every professional by name, with her unit."""
    names = {employee(unit, number): unit for unit in UNITS for number in range(len(_STAFF))}
    return names | {leader(unit): unit for unit in UNITS}


def register() -> Written:
    """The units as the register has them; those of the five seats hold a seat."""
    units = []
    for place, (name, (title, kind)) in enumerate(UNITS.items()):
        seat = {"fast_i_ressursteam": "ja"} if name in SEATS else {}
        own = {"adresse": f"Kaikanten {place + 1}\n9999 Eksempelvik\n", "telefon": f"68 05 10 {place:02d}"}
        units.append({"id": name, "navn": title, "type": kind, "leder": leader(name), **own, **seat})
    return {"type": "instanser", "instanser": units}


OPPSETT: Written = {
    "type": "oppsett",
    "kommunenavn": "Eksempelvik kommune",
    "adresse": "Strandtorget 1\n9999 Eksempelvik\n",
    "telefon": "68 05 10 99",
    "e_post": "postmottak@eksempelvik.example",
    "roller": {
        "kommunepsykolog": "psykolog",
        "oppvekstteam": "oppvekst",
        "forvaltningsenhet": "forvaltning",
        "ledelse": "ledelse",
    },
}

# --- free texts ----------------------------------------------------------------------------------------------------

FILE_WORDS = ("abborkvist", "bjørnebærsti", "dugglys", "einerløkke", "frostrose", "granbarsuppe", "heslevidde", "isbryllup")
"""One word for each file about a person; it stands in every free text of that file and nowhere else."""
INTERNAL = "hvisket"
"""Stands in everything that is never printed: reasons that are internal, notes, why somebody gets no copy."""

SENTENCES = (
    "Vi snakket om hverdagen hjemme og på skolen, og om hva som gir ro.",
    "Det går bedre nå enn i vår, men kveldene er lange.",
    "Alle er enige om å prøve dette ut til jul.",
    "Timeplanen gjøres kortere to dager i uka.",
    "Morgenene er vanskelige; ingen vil begynne dagen med en krangel.",
    "Hjelpen skal være den samme hver dag, og den samme personen skal komme.",
    "Vi leste opp brevet & svarte på spørsmålene <uten å skrive dem ned>.",
    "Skal {{ bruker.telefon }} stå her, står det letter for letter.",
    "Tre ting ble nevnt:\n\n- søvn\n- mat\n- venner",
    "Oppfølgingen begynner 14.11 og varer i 6 uker à 45 minutter.",
)
"""Ordinary prose; also what looks like markup, a tag, a list or a number."""


def prose(word: str, number: int) -> str:
    """A free text of the file that has this word."""
    return f"{SENTENCES[number % len(SENTENCES)]} Dette gjelder {word}."
