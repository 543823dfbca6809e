"""Whole casebooks, drawn: several files about several people, nearly all of them in order, nearly none of them simple."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from drawn_choices import DAY, Choices, on
from drawn_consents import consents
from drawn_meetings import Circle, cooperation, discussion, meeting, team_meeting
from drawn_people import Family, Population, family
from invented_names import FILE_WORDS, INTERNAL, OPPSETT, SEATS, Written, employee, leader, prose, register

HELPERS = ("helsestasjon", "barnevern", "bup", "ppt", "nav", "fysio", "rus")
MEMBERS = ("bup", "ppt", "skolen", "legesenter", "nav", "fastlege", "barnevern", "rus", "barnehagen", "helsestasjon")


@dataclass(frozen=True)
class Folder:
    """A whole folder of cases as it is written, and the day of the run."""

    files: tuple[Written, ...]
    i_dag: dt.date

    def about_persons(self) -> list[Written]:
        """The saker and the groups."""
        return [one for one in self.files if one["type"] in ("sak", "ansvarsgruppe")]

    def of_type(self, kind: str) -> list[Written]:
        return [one for one in self.files if one["type"] == kind]

    @property
    def oppsett(self) -> Written:
        return self.files[0]

    def with_files(self, files: list[Written] | tuple[Written, ...]) -> Folder:
        return Folder(tuple(files), self.i_dag)


def id_of(one: Written) -> str:
    """What a file is known by."""
    return str(one.get("saksnummer") or one.get("gruppenummer") or one.get("id") or one.get("halvår") or one["type"])


def folder(number: int) -> Folder:
    """The folder with this number: always the same one."""
    c = Choices(number)
    population = Population()
    files: list[Written] = [_oppsett(c), register()]
    words = iter(FILE_WORDS)
    saker: list[tuple[Written, Circle]] = []
    for _ in range(c.pick((2, 1, 2, 3, 1))):
        person = family(c, population)
        kinds = c.pick((("gruppe",), ("gruppe",), ("sak",), ("sak", "gruppe"), ("gruppe", "sak"), ("gruppe", "gruppe")))
        for kind in kinds:
            if kind == "sak":
                saker.append(_case(c, person, next(words), len(saker) + 1))
            else:
                number = sum(one["type"] == "ansvarsgruppe" for one in files) + 1
                files += _group(c, person, next(words), number)
    files += _ressursteam(c, saker)
    for one in files:
        if saker and one.get("ansvarsgruppe") and c.chance(4):
            one["sak"] = c.pick(saker)[0]["saksnummer"]  # a meeting of the group that a sak is named in, perhaps a wrong one
    files += [plan for plan in _half_year() if c.chance(10)]
    if c.chance(8):
        c.pick(SLIPS)(c, files)
    run = DAY + dt.timedelta(days=c.pick((10, 10, 10, 10, 3, 0, -3, -10, -20, 21, 40, 120, 400)))
    return Folder(tuple(files), run)


def _oppsett(c: Choices) -> Written:
    own: Written = {}
    if c.chance(10):
        own["begge_foresatte"] = "nei"
    if c.chance(10):
        own["nytt_samtykke_ved_18"] = "ja"
    if c.chance(8):
        own["aldersgrenser"] = c.pick(({"medsamtykke": "15"}, {"egen_post": "12"}, {"medsamtykke": "17", "egen_post": "16"}))
    if c.chance(10):
        own["bruker_først"] = "nei"
    return OPPSETT | own


# --- groups --------------------------------------------------------------------------------------------------------


def _group(c: Choices, person: Family, word: str, number: int) -> list[Written]:
    name = f"AG-2026-{number:03d}"
    koordinator_unit = c.pick(HELPERS)
    members = [_member(c, unit) for unit in c.some(MEMBERS, most=4, least=2)]
    if c.chance(10):
        members.append({**_member(c, members[0]["enhet"]), "navn": employee(members[0]["enhet"], 1)})
    units = _units_of(person, [koordinator_unit, *(m["enhet"] for m in members), "oppvekst", "forvaltning", "nav", "avlastning"])
    circle = Circle(word, person, employee(koordinator_unit, 0), members, units)
    group: Written = {
        "type": "ansvarsgruppe",
        "gruppenummer": name,
        "status": "aktiv",
        **person.written(),
        "målgruppe": c.pick(("", "", "", "barn_og_unge", "voksen")),
        "opprettet": on(-80),
        "opprettelsesgrunn": {"grunn": "langvarig_tverrfaglig_behov", "begrunnelse": f"{INTERNAL} om {word}"},
        "bruker_ønsker_gruppe": "ja",
        "informert": {"dato": on(-85), "hvem": "familien", "av": circle.koordinator},
        "oppgaver": prose(word, 0),
        "mål": [{"id": "m1", "tekst": f"Trygg skolevei og {word}", "livsområde": "skole"}],
        "koordinator": {
            "navn": circle.koordinator,
            "enhet": koordinator_unit,
            "telefon": "68 05 11 01",
            "oppnevnt": on(-80),
            "stedfortreder": employee(koordinator_unit, 2),
        },
        "medlemmer": members,
        "meldt_oppstart": {"dato": on(c.pick((-78, -10))), **({"sendt": "ja"} if c.chance(15) else {})},
        "samtykker": consents(c, person, word, units, ("deling", "kopi_av_referat")),
        "notat": f"Det ble {INTERNAL} om {word}.",
    }
    if c.chance(15):
        before = c.pick([unit for unit in HELPERS if unit != koordinator_unit])
        former = {"navn": employee(before, 1), "enhet": before}
        group["koordinator_bytte"] = [{"fra": former, "til": circle.koordinator, "dato": on(c.pick((-10, -40, 0, 5)))}]
    if c.chance(4):
        group["koordinator"].pop(c.pick(("enhet", "navn", "oppnevnt")))
    meetings = _meetings(c, name, circle)
    _close(c, group, circle, meetings)
    return [group, *meetings]


def _member(c: Choices, unit: str) -> Written:
    one = {"navn": employee(unit, 0), "enhet": unit, "funksjon": "rådgiver", "arbeidsområde": "hverdagen"}
    if c.chance(12):
        one |= c.pick(({"fra": on(-5)}, {"til": on(-5)}, {"fra": on(-60), "til": on(5)}))
    if c.chance(30):
        one |= {"telefon": "68 05 12 12", "e_post": "ansatt@eksempelvik.example"}
    return one


def _units_of(person: Family, units: list[str]) -> list[str]:
    gp = person.bruker["fastlege"]
    return list(dict.fromkeys([*units, *([gp] if isinstance(gp, str) and gp else [])]))


def _meetings(c: Choices, group: str, circle: Circle) -> list[Written]:
    past = c.pick(("gjennomført", "", "gjennomført", "avlyst"))
    now = c.pick(("planlagt", "gjennomført", "planlagt", "gjennomført", "planlagt", "avlyst"))
    coming = c.pick(("", "", "planlagt", "avlyst"))
    found: list[Written] = []
    for day, status in ((-60, past), (0, now), (40, coming)):
        if status:
            number = len(found) + 1
            found.append(meeting(c, f"{group}-m{number}", circle, day, status, number) | {"ansvarsgruppe": group})
    if found and c.chance(15):
        where: Written = {"ansvarsgruppe": group}
        if c.chance(30) and found[-1]["status"] == "avlyst":
            where["erstatter"] = found[-1]["id"]
        found.append(cooperation(c, f"{group}-s1", circle, where))
    return found


def _close(c: Choices, group: Written, circle: Circle, meetings: list[Written]) -> None:
    held = [one for one in meetings if one["status"] == "gjennomført"]
    # Mostly the last of all; a meeting that was called for a day after the closing is for AG-34.
    if not held or not c.chance(40 if held[-1] is meetings[-1] else 5):
        return
    last = held[-1]
    point = {"tittel": "Avslutning", "type": "avslutning", "meldt_av": {"rolle": "fagperson"}, "konklusjon": "Gruppen avsluttes."}
    last["referat"]["saker"] = [*last["referat"].get("saker", []), point]
    group["status"] = "avsluttet"
    group["avslutning"] = {
        "dato": last["dato"],
        "grunn": c.pick(("behov_opphørt", "ønske_fra_bruker", "annet")),
        "begrunnelse": f"{INTERNAL} om {circle.word}",
        "ført_i": last["id"],
        "sluttvurdering": f"{INTERNAL} om {circle.word}",
        "meldt": {"dato": on(c.pick((5, 2)))} | ({"sendt": "ja"} if c.chance(15) else {}),
    }


# --- saker and the ressursteam -------------------------------------------------------------------------------------


def _case(c: Choices, person: Family, word: str, number: int) -> tuple[Written, Circle]:
    name = f"RT-2026-{number:03d}"
    unit = c.pick(("skolen", "helsestasjon", "barnehagen", "nav", "barnevern"))
    units = list(dict.fromkeys([*SEATS, unit, "bup", "nav"]))
    circle = Circle(word, person, employee(unit, 0), [], units)
    purposes = c.pick((("drøfting", "kopi_av_referat"), ("drøfting", "kopi_av_referat", "deling"), ("drøfting",)))
    case: Written = {
        "type": "sak",
        "saksnummer": name,
        "status": c.pick(("meldt", "meldt", "drøftet", "utkast", "avsluttet")),
        "meldt_dato": on(c.pick((-45, -45, -30, -3))),
        "melder": {"navn": circle.koordinator, "stilling": "lærer", "enhet": unit},
        **person.written(),
        "tema": c.pick((f"Fravær og {word}", "Søvn og hverdag", "")),
        "problemstilling": prose(word, 4),
        "situasjon": prose(word, 3),
        "tidligere_forsøkt": [prose(word, 2), "Samtaler"],
        "brukers_ønsker": prose(word, 7),
        "ønsket_hjelp": prose(word, 9),
        "instanser_i_saken": c.some(["ppt", "bup", "nav"], most=2),
        "samtykker": consents(c, person, word, units, purposes),
        "notat": f"Det ble {INTERNAL} om {word}.",
    }
    if c.chance(15):
        case["sendt"] = "ja"
    return case, circle


TEAM_MEETINGS = (("RTM-1", -20), ("RTM-2", 8))


def _ressursteam(c: Choices, saker: list[tuple[Written, Circle]]) -> list[Written]:
    files = []
    for name, day in TEAM_MEETINGS if saker else ():
        status = c.pick(
            ("gjennomført", "gjennomført", "avlyst") if day < 0 else ("planlagt", "planlagt", "gjennomført", "avlyst")
        )
        listed = [case["saksnummer"] for case, _ in saker if not c.chance(25)]
        for case, circle in saker:
            if case["saksnummer"] in listed or c.chance(5):
                found = discussion(c, name, status == "gjennomført", day, circle.word, circle.units)
                case.setdefault("drøftinger", []).append(found)
        files.append(team_meeting(c, name, day, status, listed))
    for case, circle in saker:
        if c.chance(20):
            where: Written = {"sak": case["saksnummer"]}
            files.append(cooperation(c, f"{case['saksnummer']}-s1", circle, where))
    return [*(case for case, _ in saker), *files]


def _half_year() -> tuple[Written, ...]:
    answer = {"bra": "Korte møter.", "hvorfor": "Alle møter forberedt.", "bedre": "Lista.", "hvordan": "Vi sender den før."}
    bank = {"id": "b1", "navn": "Foreldreveiledning", "enhet": "helsestasjon", "slik_får_du_det": "Ring.", "beskrivelse": "Prat."}
    return (
        {"type": "møteplan", "halvår": "2026-høst", "start": "2026-09-10", "ukedag": "torsdag", "tid": "12.00-13.30",
         "intervall_uker": "3", "dato": on(-80)},
        {"type": "evaluering", "halvår": "2026-høst", "dato": on(5), "mønster": answer, "status": "ferdig",
         "deltakere": [{"navn": leader("psykolog"), "enhet": "psykolog"}]},
        {"type": "tiltaksbank", "dato": on(-80), "innledning": "Alle kan spørre.", "tiltak": [bank]},
    )  # fmt: skip


# --- slips: what reading finds -------------------------------------------------------------------------------------

Slip = Callable[[Choices, list[Written]], None]


def _about(c: Choices, files: list[Written], *kinds: str) -> Written:
    return c.pick([one for one in files if one["type"] in kinds] or files[2:])


def unknown_field(c: Choices, files: list[Written]) -> None:
    _about(c, files, "sak", "ansvarsgruppe", "møte")["samtyke"] = "ja"


def impossible_date(c: Choices, files: list[Written]) -> None:
    _about(c, files, "møte")["dato"] = "2026-02-31"


def unknown_unit(c: Choices, files: list[Written]) -> None:
    _about(c, files, "sak", "ansvarsgruppe")["bruker"]["skole_barnehage_arbeid"] = "sirkuset"


def no_name(c: Choices, files: list[Written]) -> None:
    _about(c, files, "sak", "ansvarsgruppe")["bruker"].pop("navn", None)


def twice(c: Choices, files: list[Written]) -> None:
    files.append({**_about(c, files, "ansvarsgruppe", "møte")})


def faulty_unit(c: Choices, files: list[Written]) -> None:
    files[1] = {**files[1], "instanser": [{**u, "type": "tull"} if u["id"] == "bup" else u for u in files[1]["instanser"]]}


def national_id(c: Choices, files: list[Written]) -> None:
    _about(c, files, "sak", "ansvarsgruppe")["notat"] = "131270 12345"


SLIPS: tuple[Slip, ...] = (unknown_field, impossible_date, unknown_unit, no_name, twice, faulty_unit, national_id)
