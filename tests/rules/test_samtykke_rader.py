"""Every sentence about consent is reached: each cause under each code, before and after the document is sent."""

from __future__ import annotations

import datetime as dt

import pytest
from rules_texts import WORLD
from rules_world import Edit, judged

M2, M3, SAK, DRØFTING, TEAM = "AG-2026-005-m2", "AG-2026-005-m3", "RT-2026-017", "RT-2026-017/RTM-1", "RTM-2"
SIGNED = "      - navn: Kari Bø\n        rolle: foresatt\n        dato: 20.08.2026\n"
TWO = SIGNED + SIGNED.replace("Kari", "Lars")
REVIEWED = "    gjennomgått:\n      dato: 20.08.2026\n"
STAYS = "Det som alt er sendt, blir stående"


def _causes(file: str) -> dict[str, tuple[Edit, str]]:
    """What can be wrong with the consent of a file, and what is said of it."""
    signatures = TWO if file == "gruppe" else SIGNED
    purpose = "[deling, kopi_av_referat]" if file == "gruppe" else "[drøfting, kopi_av_referat]"
    other = "[drøfting]" if file == "gruppe" else "[deling]"
    user = signatures.replace("foresatt", "pårørende")
    return {
        "no consent": ((file, f"gjelder: {purpose}", f"gjelder: {other}"), "ikke noe samtykke som gjelder"),
        "not gone through": ((file, REVIEWED, "    gjennomgått:\n      dato:\n"), "er ikke gjennomgått"),
        "gone through later": ((file, REVIEWED, REVIEWED.replace("20.08", "30.12")), "er gjennomgått 30.12.2026"),
        "not signed": ((file, "    signert:\n" + signatures, "    signert: []\n"), "er ikke signert."),
        "signed without a day": ((file, signatures, signatures.replace(" 20.08.2026", "")), "de mangler dato"),
        "signed later": ((file, signatures, signatures.replace("20.08", "30.12")), "er signert 30.12.2026"),
        "signed by another": ((file, signatures, user), "må alle med foreldreansvar signere"),
        "a youth": ((file, "14.03.2015", "14.03.2010"), "gammel nok til å samtykke selv"),
        "came of age": ((file, "14.03.2015", "25.08.2008"), "Bruker ble voksen 25.08.2026"),
        "run out": ((file, "gyldig_til: 20.08.2027", "gyldig_til: 22.08.2026"), "gikk ut 22.08.2026"),
        "not begun": ((file, "gyldig_fra: 20.08.2026", "gyldig_fra: 30.12.2026"), "gjelder først fra 30.12.2026"),
    }


@pytest.mark.parametrize("cause", _causes("gruppe"))
@pytest.mark.parametrize("sendt", [False, True])
def test_a_group_rests_on_its_consent(cause: str, sendt: bool) -> None:
    edit, says = _causes("gruppe")[cause]
    made = {"barnevern", "helsestasjon", "legesenter"} if sendt else ()
    result = judged("referat", M2, [edit], made=made, sendt=sendt)
    codes = {code for *_, code in result.found}
    assert len(result.problems) == 1 and says in result.said and "RT-01" not in codes
    assert (STAYS in result.said) is sendt and bool(result.stopped) is not sendt


@pytest.mark.parametrize("cause", _causes(SAK))
@pytest.mark.parametrize("sendt", [False, True])
def test_a_case_is_not_reported_without_consent(cause: str, sendt: bool) -> None:
    edit, says = _causes(SAK)[cause]
    result = judged("meldeskjema", SAK, [edit], made={"psykolog"} if sendt else (), sendt=sendt)
    assert {code for *_, code in result.found} == {"RT-01"} and len(result.problems) == 1
    assert says in result.said and "Sak RT-2026-017 har ikke gyldig samtykke til drøfting." in result.said
    assert (STAYS in result.said) is sendt and result.stopped == (set() if sendt else {"*"})


@pytest.mark.parametrize(
    "cause", ["not gone through", "gone through later", "not signed", "signed without a day", "signed later"]
)
@pytest.mark.parametrize("sendt", [False, True])
def test_the_copies_of_a_discussion_rest_on_their_own_consent(cause: str, sendt: bool) -> None:
    """The consent to discuss holds, the one for copies is another, and of a sak the code is SA-02."""
    edit, says = _causes(SAK)[cause]
    text = _second_consent(edit)
    result = judged("referat_ressursteam", DRØFTING, text, made={"helsestasjon"} if sendt else (), sendt=sendt)
    assert {code for *_, code in result.found} == {"SA-02"} and says in result.said
    assert result.stopped == (set() if sendt else {"helsestasjon"})


def _second_consent(edit: Edit) -> list[Edit]:
    head, body = "  - id: s1\n    gjelder: [drøfting, kopi_av_referat]\n", _consent_body()
    changed = body.replace(edit[1], edit[2], 1)
    split = head.replace("[drøfting, kopi_av_referat]", "[drøfting]") + body
    return [(SAK, head + body, split + "  - id: s2\n    gjelder: [kopi_av_referat]\n" + changed)]


def _consent_body() -> str:
    return WORLD[SAK].partition("kopi_av_referat]\n")[2].partition("drøftinger:")[0]


LISTED = {
    "utenfor": ("      - {unit}\n", "      - enhet: {unit}\n        til: 01.09.2026\n", "men ikke for"),
    "unntatt": ("    formål", "    unntatt: [{unit}]\n    formål", "er unntatt i samtykket"),
    "unntatt_av": (
        "        dato: 20.08.2026",
        "        dato: 20.08.2026\n        unntatt: [{unit}]",
        "er unntatt av «Kari Bø», som har signert",
    ),
    "ikke_nevnt": ("      - {unit}\n", "", "står ikke i samtykket"),
}
RECEIVERS = {
    "SA-04": ("referat", M2, "gruppe", "barnevern", ()),
    "AG-15": ("innkalling", M3, "gruppe", "bup", (("kalt", "inviterte: []", "inviterte: [bup]"),)),
    "AG-27": ("referat", M2, "gruppe", "legesenter", ()),
    "RT-15": ("saksliste_ressursteam", TEAM, SAK, "bup", ()),
    "RT-20": ("referat_ressursteam", DRØFTING, SAK, "helsestasjon", ()),
}


@pytest.mark.parametrize("code", RECEIVERS)
@pytest.mark.parametrize("why", LISTED)
@pytest.mark.parametrize("sendt", [False, True])
def test_a_unit_is_not_covered(code: str, why: str, sendt: bool) -> None:
    kind, subject, file, unit, more = RECEIVERS[code]
    old, new, says = (text.format(unit=unit) for text in LISTED[why])
    added = () if code != "AG-15" else ((file, "      - barnevern\n", "      - barnevern\n      - bup\n"),)
    edits = [*added, *more, (file, old, new)]
    result = judged(kind, subject, edits, made={unit} if sendt else (), sendt=sendt)
    mine = [problem for problem in result.problems if problem.code == code and "fast plass" not in problem.message.say("nb")]
    assert len(mine) == 1 and says in mine[0].message.say("nb")
    assert ("får ikke flere" in mine[0].message.say("nb")) is sendt
    assert {stop.receiver for stop in mine[0].stops} == (set() if sendt else {unit})


def test_sent_then_withdrawn_from_the_team() -> None:
    edits = [(SAK, "    gyldig_til", "    trukket:\n      dato: 25.08.2026\n    gyldig_til")]
    result = judged("meldeskjema", SAK, edits, made={"psykolog"}, sendt=True)
    assert "Samtykket er trukket 25.08.2026." in result.said and not result.stopped


NOTES: dict[str, tuple[list[Edit], str]] = {
    "SA-02 oral": (
        [("gruppe", SIGNED, SIGNED + "        måte: muntlig\n        journalnotat: 2026/88\n")],
        "«Kari Bø» har samtykket muntlig i «s1».",
    ),
    "SA-06 an exception": (
        [
            ("gruppe", TWO, SIGNED),
            ("gruppe", "    formål", "    unntak: {regel: SA-06, grunn: Utenlands, av: Siri Aas, dato: 20.08.2026}\n    formål"),
        ],
        "gjelder med unntak: «Lars Bø» har ikke signert.",
    ),
    "SA-07 an exception": (
        [
            ("gruppe", "14.03.2015", "14.03.2010"),
            ("gruppe", "    formål", "    unntak: {regel: SA-07, grunn: Kan ikke, av: Siri Aas, dato: 20.08.2026}\n    formål"),
        ],
        "«Ola Bø» har ikke signert selv",
    ),
    "SA-07 parents should too": (
        [("gruppe", "14.03.2015", "14.03.2010"), ("gruppe", TWO, SIGNED.replace("Kari", "Ola").replace("foresatt", "bruker"))],
        "Bruker har signert «s1» selv; «Kari Bø, Lars Bø» bør også signere.",
    ),
    "SA-09 renew": (
        [("gruppe", "14.03.2015", "25.08.2008"), ("gruppe", TWO, SIGNED.replace("Kari", "Ola").replace("foresatt", "bruker"))],
        "«Ola Bø» ble voksen 25.08.2026; samtykket «s1» er fra før det og bør fornyes.",
    ),
    "SA-12 an exception": (
        [
            ("gruppe", "14.03.2015", "14.03.1990"),
            ("gruppe", TWO, SIGNED.replace("foresatt", "pårørende")),
            ("gruppe", "    formål", "    unntak: {regel: SA-12, grunn: Kan ikke, av: Siri Aas, dato: 20.08.2026}\n    formål"),
        ],
        "gjelder med unntak: «Kari Bø» har signert for bruker.",
    ),
    "SA-12 a verge": (
        [
            ("gruppe", "14.03.2015", "14.03.1990\n  verge: {navn: Vera Moe, mandat: [personlige_forhold]}"),
            ("gruppe", TWO, SIGNED.replace("Kari Bø", "Vera Moe").replace("foresatt", "verge")),
        ],
        "En annen enn bruker har signert «s1»: «Vera Moe».",
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_what_is_said_of_a_consent_that_holds(name: str) -> None:
    edits, says = NOTES[name]
    result = judged("referat", M2, edits)
    assert says in result.said and {severity for _, _, severity, _ in result.found} == {"ADVARSEL"}


@pytest.mark.parametrize("day", [dt.date(1815, 3, 14), dt.date(1890, 1, 1)])
def test_dg170_nobody_is_that_old(day: dt.date) -> None:
    result = judged("referat", M2, [("gruppe", "14.03.2015", f"{day:%d.%m.%Y}  # FEIL: DG170")])
    assert "er bruker over 120 år" in result.said


def test_ag_32_the_last_meeting_has_no_minutes() -> None:
    minutes = "referat:" + WORLD["siste"].partition("referat:")[2]
    edits = [("siste", minutes, ""), ("voksen", "ført_i: AG-2026-006-m1", "ført_i: AG-2026-006-m1  # FEIL: AG-32")]
    result = judged("avslutning", "AG-2026-006", edits)
    assert result.found == result.expected and "møtet har ikke noe referat" in result.said
