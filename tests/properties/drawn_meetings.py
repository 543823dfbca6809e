"""Meetings with what is needed before, during and after them: called and invited people, agenda, minutes, cancellation."""

from __future__ import annotations

from dataclasses import dataclass

from drawn_choices import Choices, on
from drawn_people import Family, said
from invented_names import INTERNAL, UNITS, Written, employee, prose

GUEST_UNITS = ("avlastning", "nav", "ppt", "bup", "barnevern")


@dataclass(frozen=True)
class Circle:
    """Those around a person whom her meetings are made of."""

    word: str
    family: Family
    koordinator: str
    members: list[Written]
    units: list[str]

    def professionals(self) -> list[str]:
        return [self.koordinator, *(member["navn"] for member in self.members)]


def meeting(c: Choices, name: str, circle: Circle, day: int, status: str, number: int) -> Written:
    """A meeting so many days after the middle."""
    one: Written = {
        "type": "møte",
        "id": name,
        "møtetype": "ansvarsgruppemøte",
        "møtenummer": str(number),
        "dato": on(day),
        "tid": "10.00-11.30",
        "sted": c.pick(("Møterom 1", "Møterom 2", "Biblioteket")),
        "referent": c.pick(circle.professionals()),
        "status": status,
        "notat": f"Det ble {INTERNAL} noe om {circle.word}.",
        "saksliste": [_point(c, circle, place) for place in range(c.below(2))],
    }
    if not c.chance(10):
        one["innkalling"] = {"dato": on(day - 14)} | ({"sendt": "ja"} if c.chance(15) else {})
    if c.chance(45):
        one["innkalte"] = _called(c, circle)
    if c.chance(40):
        one["inviterte"] = _invited(c, circle)
    if c.chance(5):
        one.pop(c.pick(("referent", "sted", "tid")))
    if status == "gjennomført":
        _held(c, one, circle, day, number)
    elif status == "avlyst":
        one["avlyst"] = {
            "dato": on(day - c.pick((2, 5, 1))),
            "av": circle.koordinator,
            "grunn_intern": f"Sykdom, {INTERNAL} om {circle.word}",
        } | ({"ny_dato": on(day + 7), "ny_tid": "09.00-10.00"} if c.chance(50) else {})
    return one


def invite(c: Choices, units: list[str], most: int = 2) -> list[Written]:
    """Units that are invited, some with a name."""
    return [
        {"enhet": unit, "grunn": "Kjenner mulighetene"} | ({"navn": employee(unit, 2)} if c.chance(70) else {})
        for unit in c.some(units, most=most, least=1)
    ]


def _invited(c: Choices, circle: Circle) -> list[Written]:
    members = {member["enhet"] for member in circle.members}
    return invite(c, [unit for unit in ("nav", "avlastning", "bup", "ppt", "barnevern") if unit not in members])


def _called(c: Choices, circle: Circle) -> list[str | Written]:
    names = [name for name in dict.fromkeys(circle.family.names()) if not c.chance(15)]
    names += [name for name in circle.professionals() if not c.chance(10)]
    called: list[str | Written] = [said(c, name) for name in names]
    if c.chance(30):
        unit = c.pick(GUEST_UNITS)
        called.append({"navn": employee(unit, 1), "enhet": unit})
    return called


def _point(c: Choices, circle: Circle, place: int) -> Written:
    raised: Written = {"rolle": c.pick(("fagperson", "foresatt", "bruker"))}
    if raised["rolle"] == "fagperson" and c.chance(50):
        raised["navn"] = circle.koordinator
    return {"tittel": f"Skoleveien og {circle.word}", "meldt_av": raised, "tid_minutter": "10"}


def _held(c: Choices, one: Written, circle: Circle, day: int, number: int) -> None:
    family = circle.family
    user_side = list(dict.fromkeys(family.names()))
    present: list[str | Written] = [said(c, name) for name in user_side if not c.chance(35)]
    if not present:
        one["uten_bruker"] = {
            "avklart_dato": on(day - 1),
            "avklart_av": circle.koordinator,
            "avklart_med": "familien",
            "hvordan": "på telefon",
        }
    there = [name for name in dict.fromkeys(circle.professionals()) if not c.chance(15)]
    present += there
    present += [{"navn": i["navn"], "enhet": i["enhet"]} for i in one.get("inviterte", []) if "navn" in i and not c.chance(30)]
    if c.chance(10):
        unit = c.pick(GUEST_UNITS)
        present.append({"navn": employee(unit, 1), "enhet": unit})
    points = one["saksliste"] or [_point(c, circle, 0)]
    one["referat"] = {
        "dato": on(day + c.pick((1, 1, 4))),
        "til_stede": present,
        "forfall": [name for name in dict.fromkeys(circle.professionals()) if name not in there],
        "bruker_sier": prose(circle.word, number + 1),
        "barnets_stemme": {"hvordan": "Samtale", "hvem": circle.koordinator, "innhold": prose(circle.word, number + 2)},
        "status": [{"medlem": name, "tekst": prose(circle.word, number + 3)} for name in there],
        "endring_mål": {"svar": "nei", "tekst": prose(circle.word, 1)},
        "endring_tiltak": {"svar": "ja", "tekst": prose(circle.word, 2)},
        "saker": [{**point, "konklusjon": prose(circle.word, 4)} for point in points],
        "tiltak": [_measure(c, circle, place) for place in range(c.below(3))],
        "neste_møte": {"dato": on(day + 60), "tid": "10.00-11.00", "sted": "Møterom 1"},
        "kopi_til": c.some(sorted({*circle.units, "avlastning", "ppt"}), most=3),
        "dokumentstatus": c.pick(("ferdig", "utkast")),
    }
    if number > 1:
        one["referat"]["forrige_referat"] = {"gjennomgått": "ja", "merknader": prose(circle.word, 0)}
    if c.chance(15):
        one["referat"]["sendt"] = "ja"
    if c.chance(6):
        one["referat"].pop(c.pick(("neste_møte", "saker", "til_stede")))


def _measure(c: Choices, circle: Circle, place: int) -> Written:
    return {
        "id": f"t{place + 1}",
        "tekst": prose(circle.word, place + 5),
        "ansvarlig": c.pick((circle.koordinator, "bruker", circle.members[0]["enhet"] if circle.members else "koordinator")),
        "frist": on(90),
    }


def discussion(c: Choices, team_meeting: str, held: bool, day: int, word: str, units: list[str]) -> Written:
    """One case in one meeting of the ressursteam."""
    one: Written = {"møte": team_meeting}
    if c.chance(45):
        one["inviterte"] = invite(c, ["nav", "bup", "avlastning", "ppt", "rus"])
    if held:
        one |= {
            "dato": on(day + 1),
            "drøfting": prose(word, 1),
            "veien_videre": prose(word, 2),
            "informerer_bruker": employee("skolen", 0),
            "kopi_til": c.some(sorted({*units, "bup", "nav"}), most=3),
            "tiltak": [{"tekst": prose(word, 6), "enhet": c.pick(units), "brukers_valg": "takket_ja"}],
            "til_stede": [{"navn": i["navn"], "enhet": i["enhet"]} for i in one.get("inviterte", []) if "navn" in i],
            "dokumentstatus": c.pick(("ferdig", "utkast")),
        }
        if c.chance(15):
            one["sendt"] = "ja"
    return one


def team_meeting(c: Choices, name: str, day: int, status: str, saker: list[str]) -> Written:
    """A meeting of the ressursteam itself."""
    one: Written = {
        "type": "møte",
        "id": name,
        "møtetype": "ressursteam",
        "dato": on(day),
        "tid": "12.00-13.30",
        "sted": "Familiesenteret",
        "status": status,
        "saker": saker,
    }
    if not c.chance(15):
        one["innkalling"] = {"dato": on(day - 7)} | ({"sendt": "ja"} if c.chance(15) else {})
    if status == "gjennomført":
        one["til_stede"] = [{"navn": employee(unit, 0), "enhet": unit} for unit in ("psykolog", "rus", "barnevern")]
        one["forfall"] = [{"navn": employee(unit, 0), "enhet": unit} for unit in ("helsestasjon", "fysio")]
    if status == "avlyst":
        one["avlyst"] = {"dato": on(day - 1), "av": employee("psykolog", 0)}
    return one


def cooperation(c: Choices, name: str, circle: Circle, where: Written) -> Written:
    """A samarbeidsmøte, of a group or after a sak; `where` says which."""
    one = meeting(c, name, circle, c.pick((4, 4, -8)), c.pick(("planlagt", "planlagt", "avlyst")), 1)
    guests = c.some([unit for unit in UNITS if unit in circle.units], most=3, least=1)
    one |= {"møtetype": "samarbeidsmøte", "initiert_av": c.pick(guests), "koordinator_informert": on(-20), **where}
    one["avklart_med_bruker"] = {"dato": on(-20), "hvem": "familien"}
    if "ansvarsgruppe" not in where:
        one["innkalte"] = [*dict.fromkeys(circle.family.names()), *({"navn": employee(u, 1), "enhet": u} for u in guests)]
    return one
