"""Families as a secretary would write them: bruker of any age, parents with and without a say, blocked addresses, a verge."""

from __future__ import annotations

import copy
import datetime as dt
from dataclasses import dataclass, field

from drawn_choices import DAY, Choices, on
from invented_names import FIRST_NAMES, GP_IN_WORDS, INTERNAL, SURNAMES, Written, contact

RELATIONS = ("mor", "far", "stemor", "fosterfar", "mormor")
CHILD, ADULT = "barn", "voksen"


@dataclass
class Population:
    """Everybody who has been made: so that each is somebody else, and one parent may belong to two children."""

    count: int = 0
    parents: list[Written] = field(default_factory=list)

    def person(self, c: Choices) -> Written:
        number = self.count
        self.count += 1
        return {"navn": f"{FIRST_NAMES[number]} {c.pick(SURNAMES)}", **contact(number)}


@dataclass(frozen=True)
class Family:
    """The records of one person and her own people, as they stand in every file about her."""

    bruker: Written
    foresatte: list[Written]
    representanter: list[Written]

    @property
    def born(self) -> dt.date:
        return dt.date.fromisoformat(self.bruker["fødselsdato"])

    def age(self, day: dt.date) -> int:
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def names(self) -> list[str]:
        """Everybody of the user side."""
        verge = self.bruker.get("verge")
        others = [verge["navn"]] if verge else []
        return [one["navn"] for one in (self.bruker, *self.foresatte, *self.representanter)] + others

    def written(self) -> Written:
        return copy.deepcopy(
            {"bruker": self.bruker, "foresatte": self.foresatte, "representanter": self.representanter},
        )


def family(c: Choices, population: Population) -> Family:
    bruker = population.person(c)
    bruker["fødselsdato"], kind = _birth_date(c)
    guardians = _guardians(c, population, bruker, kind)
    representatives = _representatives(c, population, guardians)
    _verge(c, population, bruker, guardians, kind)
    _wishes(c, bruker, kind)
    _blocks(c, bruker, guardians)
    return Family(bruker, guardians, representatives)


def said(c: Choices, name: str) -> str:
    """A name as somebody types it in a list: nearly always as it is, else with other capitals or a stray space."""
    if not c.chance(6):
        return name
    return c.pick((name.upper(), name.replace(" ", "  "), name.lower()))


def _birth_date(c: Choices) -> tuple[str, str]:
    way = c.below(100)
    if way < 40:
        return (DAY - dt.timedelta(days=400 + 365 * c.below(14) + 30 * c.below(11))).isoformat(), CHILD
    if way < 75:
        # A birthday that falls among the documents: 15 (own post), 16 (own consent), 18 (of age).
        years, off = c.pick((16, 18, 15, 18)), c.pick((-20, -14, -7, 0, 1, 5, 10, 11, 25, 60))
        day = DAY + dt.timedelta(days=off)
        return day.replace(year=day.year - years).isoformat(), CHILD if years < 18 else ADULT
    if way < 82:
        return f"{2026 - c.pick((16, 17))}-05-12", CHILD
    if way < 84:
        return c.pick(("2008-02-29", "2012-02-29")), ADULT
    if way < 85:
        return on(-50 - c.below(4)), CHILD  # a few months old, on a day that no document is dated
    return f"{2026 - 19 - c.below(71)}-06-{1 + c.below(28):02d}", ADULT


def _guardians(c: Choices, population: Population, bruker: Written, kind: str) -> list[Written]:
    count = c.pick((2, 2, 2, 1, 3, 1, 0)) if kind == CHILD else c.pick((1, 0, 2, 1))
    found = []
    for relation in RELATIONS[:count]:
        shared = [one for one in population.parents if one["relasjon"] == relation]
        if shared and c.chance(40):
            # The same parent, with the same address and block, in a family of her own: another say, another wish.
            one = {key: value for key, value in c.pick(shared).items() if key in _OF_THE_PERSON}
        else:
            one = {**population.person(c), "relasjon": relation}
            one["adressesperre"] = c.pick(("ingen",) * 52 + ("fortrolig",) * 8 + ("strengt_fortrolig",))
            if c.chance(40):
                one["adresse"] = bruker["adresse"]
            population.parents.append(one)
        if c.chance(60):
            one["id"] = relation
        if relation == "mor" and c.chance(2):
            # What the office calls her, with the child's own name in it; or an id that is her name.
            one |= c.pick(({"relasjon": f"{bruker['navn'].split()[0]}s {relation}"}, {"id": one["navn"].split()[0]}))
            one = one if one["relasjon"] == relation else {key: value for key, value in one.items() if key != "id"}
        one["foreldreansvar"] = c.pick(("ja",) * 20 + ("nei",) * 5 + ("",) if relation in ("mor", "far") else ("nei", "ja"))
        one["skal_ha_kopi"] = c.pick(("", "", "", "ja", "nei"))
        if c.chance(10):
            one["kopi_sperret"] = f"Besøksforbud, {INTERNAL}"
        found.append(one)
    return found


_OF_THE_PERSON = frozenset({"navn", "adresse", "telefon", "e_post", "relasjon", "adressesperre"})


def _representatives(c: Choices, population: Population, guardians: list[Written]) -> list[Written]:
    found = []
    for number in range(c.pick((0, 0, 0, 1, 2))):
        if guardians and c.chance(8):
            one = {"navn": guardians[0]["navn"]}  # the same person in two places of the file
        else:
            one = population.person(c)
        one |= {"type": c.pick(("annen_representant", "pårørende")), "grunnlag": f"Fullmakt, {INTERNAL}"}
        if c.chance(40):
            one["id"] = c.pick((f"hjelper{number + 1}", f"rep-{number + 1}"))
        if c.chance(12):
            one["kopi_sperret"] = f"Ønsker ikke brev, {INTERNAL}"
        found.append(one)
    return found


def _verge(c: Choices, population: Population, bruker: Written, guardians: list[Written], kind: str) -> None:
    if not c.chance(35 if kind == ADULT else 8):
        return
    if guardians and c.chance(30):
        # A mother who is her grown son's verge is one person (and what is written of her twice need not agree).
        verge = {key: value for key, value in guardians[0].items() if key in ("navn", "adresse")}
    else:
        verge = population.person(c)
    verge["mandat"] = c.pick((["personlige_forhold"], ["økonomi"], ["økonomi", "personlige_forhold"], []))
    if c.chance(40):
        verge["fra"] = c.pick((on(-200), on(-14), on(0), on(5), on(30)))
    bruker["verge"] = verge


def _wishes(c: Choices, bruker: Written, kind: str) -> None:
    bruker["skal_ha_kopi"] = c.pick(("", "", "", "", "ja", "nei"))
    bruker["målform"] = c.pick(("", "", "", "nynorsk"))
    if c.chance(5):
        bruker["kopi_sperret"] = f"Kan ikke lese brev nå, {INTERNAL}"
    if kind == CHILD and c.chance(10):
        bruker["omsorg"] = "barneverntjenesten"
    if c.chance(8):
        bruker["tolk"] = {"behov": "ja", "språk": "tigrinja"}
    bruker["skole_barnehage_arbeid"] = c.pick(("skolen", "barnehagen", ""))
    gp: str | Written = c.pick(("legesenter", "fastlege", "", "ord"))
    bruker["fastlege"] = {"legekontor": GP_IN_WORDS} if gp == "ord" else gp


def _blocks(c: Choices, bruker: Written, guardians: list[Written]) -> None:
    bruker["adressesperre"] = c.pick(("ingen",) * 52 + ("fortrolig",) * 8 + ("strengt_fortrolig",))
    for one in (bruker, *guardians):
        if one["adressesperre"] == "fortrolig" and not c.chance(12):
            for name in ("adresse", "telefon", "e_post"):
                one.pop(name, None)
