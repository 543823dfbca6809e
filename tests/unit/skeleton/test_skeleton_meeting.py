"""What a new meeting hands on from the earlier ones, and what it never hands on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from skeleton_cases import (
    CANCELLED,
    GROUP_FILES,
    GRUPPE,
    PLAN,
    TODAY,
    as_meeting,
    group_office,
    in_use,
    minutes,
    office,
    read,
    read_back,
    sak,
    team_meeting,
    with_minutes,
)

from docgen.reading.folder import read_workspace
from docgen.skeleton import NewError, new_meeting

DAY = dt.date(2027, 1, 21)
AGREED = dt.date(2027, 1, 14)
AG = "AG-2026-005"
GROUP = "cases/ansvarsgrupper/AG-2026-005"


def test_a_new_meeting_lies_beside_its_group_and_says_what_it_is() -> None:
    skeleton = new_meeting(group_office(), AG, DAY, TODAY)
    assert skeleton.path == f"{GROUP}/møte-2027-01-21.yaml"
    assert skeleton.text.startswith("# Ansvarsgruppemøte i AG-2026-005, torsdag 21. januar 2027.")
    møte = as_meeting(skeleton)
    assert (møte.ansvarsgruppe, møte.møtetype, møte.dato, møte.status) == (AG, "ansvarsgruppemøte", DAY, "planlagt")
    assert møte.referat is None and møte.innkalte == ()


def test_a_cancelled_meeting_keeps_its_id_but_not_its_number() -> None:
    møte = as_meeting(new_meeting(group_office(), AG, DAY, TODAY))
    assert (møte.id, møte.møtenummer) == ("AG-2026-005-m4", 3)


def test_an_id_that_only_an_unreadable_file_or_a_reference_has_is_not_used_again() -> None:
    broken = "type: møte\nid: AG-2026-005-m7\nstatus: [\n"
    book = read(GROUP_FILES | {f"{GROUP}/x.yaml": broken}).casebook
    assert as_meeting(new_meeting(book, AG, DAY, TODAY)).id == "AG-2026-005-m8"
    replaced = "type: møte\nid: AG-2026-005-m4\nmøtetype: samarbeidsmøte\nansvarsgruppe: AG-2026-005\nstatus: planlagt\n"
    book = read(GROUP_FILES | {f"{GROUP}/y.yaml": replaced + "erstatter: AG-2026-005-m9\n"}).casebook
    assert as_meeting(new_meeting(book, AG, DAY, TODAY)).id == "AG-2026-005-m10"


def test_an_id_known_from_elsewhere_is_not_used_again() -> None:
    skeleton = new_meeting(group_office(), AG, DAY, TODAY, used=["innkalling/AG-2026-005-m11/ppt"])
    assert as_meeting(skeleton).id == "AG-2026-005-m12"


def test_time_and_place_are_as_agreed_for_that_very_day() -> None:
    møte = as_meeting(new_meeting(group_office(), AG, AGREED, TODAY))
    assert (møte.fra, møte.til, møte.sted) == (dt.time(12), dt.time(12, 45), "Rådhuset")


def test_on_another_day_time_and_place_are_as_last_time_and_the_agreed_day_is_called_to_mind() -> None:
    skeleton = new_meeting(group_office(), AG, DAY, TODAY)
    møte = as_meeting(skeleton)
    assert (møte.fra, møte.til, møte.sted) == (dt.time(10), dt.time(11, 30), "Samtalerom 1")
    assert "# OBS: Sist ble det avtalt neste møte torsdag 14. januar 2027.\n" in skeleton.text


def test_the_new_day_of_a_cancelled_meeting_brings_its_time_and_place() -> None:
    møte = as_meeting(new_meeting(group_office(), AG, dt.date(2026, 12, 10), TODAY))
    assert (møte.fra, møte.til, møte.sted) == (dt.time(8, 30), dt.time(9, 15), "Møterom Fjæra")


def test_open_follow_ups_stand_ready_and_the_latest_row_stands() -> None:
    møte = as_meeting(skeleton := new_meeting(group_office(), AG, DAY, TODAY), with_minutes(skeleton))
    assert [(t.id, t.tekst, t.status) for t in møte.referat.tiltak] == [
        ("t2", "Andre", "igangsatt"),
        ("t3", "Tredje", "foreslått"),
    ]
    assert møte.referat.tiltak[1].frist == dt.date(2026, 11, 1)
    assert skeleton.text.count("Fristen er ute før møtet") == 1


def test_follow_ups_agreed_after_the_day_are_not_carried_back() -> None:
    skeleton = new_meeting(group_office(), AG, dt.date(2026, 6, 1), TODAY)
    assert [t.id for t in as_meeting(skeleton, with_minutes(skeleton)).referat.tiltak] == ["t1", "t2"]


def test_a_follow_up_without_id_is_carried_once() -> None:
    row = "    - {tekst: Ringe skolen}"
    files = GROUP_FILES | {f"{GROUP}/a.yaml": minutes("2026-11-01", 8, row), f"{GROUP}/b.yaml": minutes("2026-11-02", 9, row)}
    skeleton = new_meeting(office(files), AG, DAY, TODAY)
    assert [t.tekst for t in as_meeting(skeleton, with_minutes(skeleton)).referat.tiltak] == ["Andre", "Tredje", "Ringe skolen"]


def test_open_goals_and_the_former_minutes_are_called_to_mind() -> None:
    text = new_meeting(group_office(), AG, DAY, TODAY).text
    assert "skole: Kari er på skolen hver dag" in text and "Rolige kvelder" not in text
    assert "Ble referatet fra 20. oktober 2026 gjennomgått" in text


def test_the_minutes_claim_nothing_that_nobody_has_said() -> None:
    skeleton = new_meeting(group_office(), AG, DAY, TODAY)
    referat = as_meeting(skeleton, with_minutes(skeleton)).referat
    assert referat.til_stede == referat.forfall == () and referat.forrige_referat is None
    assert [status.medlem for status in referat.status] == ["Oda Fjell", "Anders Fikse"]
    assert all(status.tekst is None for status in referat.status)


def test_the_list_of_the_called_is_the_default_and_without_those_who_have_left() -> None:
    text = new_meeting(group_office(), AG, DAY, TODAY).text
    everybody = ("Kari Nordmann", "Mona Nordmann", "Oda Fjell", "Anders Fikse")
    assert "\n".join(["# innkalte:", *(f"#   - {name}" for name in everybody)]) + "\n\n" in text
    assert "Gått Sinvei" not in text and "Per Nordmann" not in text


def test_one_who_was_left_out_last_time_is_not_called_again_in_silence() -> None:
    narrowed = minutes("2026-11-01", 8, "    - {id: t9, tekst: Ny}", more="innkalte: [Kari Nordmann, Oda Fjell, Anders Fikse]")
    skeleton = new_meeting(office(GROUP_FILES | {f"{GROUP}/a.yaml": narrowed}), AG, DAY, TODAY)
    assert [d.navn for d in as_meeting(skeleton).innkalte] == ["Kari Nordmann", "Oda Fjell", "Anders Fikse"]
    assert "\n  # - Mona Nordmann\n" in skeleton.text


def test_a_member_who_came_since_is_called_though_the_last_list_did_not_have_her() -> None:
    narrowed = minutes("2026-11-01", 8, "    - {id: t9, tekst: Ny}", more="innkalte: [Kari Nordmann, Oda Fjell]")
    group = GRUPPE + "  - {navn: Ny Kollega, enhet: ppt, fra: 2026-11-15}\n"
    files = GROUP_FILES | {f"{GROUP}/a.yaml": narrowed, f"{GROUP}/gruppe.yaml": group}
    called = [d.navn for d in as_meeting(new_meeting(office(files), AG, DAY, TODAY)).innkalte]
    assert called == ["Kari Nordmann", "Oda Fjell", "Ny Kollega"]


def test_a_meeting_in_the_past_is_not_called_planned() -> None:
    assert as_meeting(new_meeting(group_office(), AG, dt.date(2026, 11, 3), TODAY)).status == "gjennomført"


def test_a_first_meeting_asks_for_no_former_minutes() -> None:
    book = office({f"{GROUP}/gruppe.yaml": GRUPPE})
    skeleton = new_meeting(book, AG, DAY, TODAY)
    møte = as_meeting(skeleton, with_minutes(skeleton))
    assert (møte.id, møte.møtenummer, møte.sted, møte.referat) == ("AG-2026-005-m1", 1, None, møte.referat)
    assert "forrige_referat" not in skeleton.text


def test_a_samarbeidsmøte_of_a_group_calls_only_the_family_until_somebody_is_chosen() -> None:
    skeleton = new_meeting(group_office(), AG, DAY, TODAY, møtetype="Samarbeidsmøte")
    møte = as_meeting(skeleton)
    assert møte.møtetype == "samarbeidsmøte" and møte.id == "AG-2026-005-m4"
    assert [d.navn for d in møte.innkalte] == ["Kari Nordmann", "Mona Nordmann"]
    assert "avklart_med_bruker:" in skeleton.text


def test_a_samarbeidsmøte_of_a_sak_carries_its_people_and_what_the_team_proposed() -> None:
    drøfting = """\
drøftinger:
  - møte: RT-møte-2026-09-30
    tiltak:
      - {id: t1, tekst: Kurs, enhet: nav, brukers_valg: takket_ja, status: igangsatt}
      - {id: t2, tekst: Besøk, enhet: nav, brukers_valg: takket_nei}
"""
    last = """\
type: møte
id: RT-2026-012-m1
sak: RT-2026-012
møtetype: samarbeidsmøte
dato: 2026-10-14
status: gjennomført
innkalte: [Ola Dal, {navn: "Nora: NAV", enhet: nav}]
"""
    files = {
        "cases/saker/RT-2026-012.yaml": sak("RT-2026-012", "drøftet", drøfting),
        "cases/saker/RT-2026-012-møte-2026-10-14.yaml": last,
        "cases/ressursteam/møte-2026-09-30.yaml": team_meeting("2026-09-30", "gjennomført", "[RT-2026-012]"),
    }
    skeleton = new_meeting(office(files), "rt-2026-12", DAY, TODAY)
    assert skeleton.path == "cases/saker/RT-2026-012-møte-2027-01-21.yaml"
    møte = as_meeting(skeleton, with_minutes(skeleton))
    assert (møte.id, møte.sak, møte.møtetype, møte.møtenummer) == ("RT-2026-012-m2", "RT-2026-012", "samarbeidsmøte", 2)
    assert [(d.navn, d.enhet) for d in møte.innkalte] == [("Ola Dal", None), ("Nora: NAV", "nav")]
    assert [t.id for t in møte.referat.tiltak] == ["t1"]


def test_the_ressursteam_gets_the_saker_that_wait_and_the_plans_time_and_place() -> None:
    prepared = "drøftinger: [{møte: RT-møte-2026-12-02, inviterte: [nav]}]\n"
    files = {
        "cases/saker/RT-2026-001.yaml": sak("RT-2026-001", "meldt"),
        "cases/saker/RT-2026-002.yaml": sak("RT-2026-002", "utkast"),
        "cases/saker/RT-2026-003.yaml": sak("RT-2026-003", "meldt", prepared),
        "cases/saker/RT-2026-004.yaml": sak("RT-2026-004", "meldt", "drøftinger: [{møte: RT-møte-2026-11-11}]\n"),
        "cases/ressursteam/møte-2026-11-11.yaml": team_meeting("2026-11-11", "gjennomført", "[RT-2026-004]")
        + "til_stede: [{navn: 'Bo, B.', enhet: barnevern}]\n",
        "cases/ressursteam/møte-2026-12-02.yaml": team_meeting("2026-12-02", "planlagt", "[RT-2026-003]"),
        "cases/ressursteam/møteplan-2027-vår.yaml": PLAN,
    }
    skeleton = new_meeting(office(files), "Ressursteam", dt.date(2027, 1, 13), TODAY)
    assert skeleton.path == "cases/ressursteam/møte-2027-01-13.yaml"
    møte = as_meeting(skeleton)
    assert (møte.id, møte.saker) == ("RT-møte-2027-01-13", ("RT-2026-001",))
    assert "\n  # - RT-2026-003\n" in skeleton.text and "OBS" not in skeleton.text
    assert (møte.fra, møte.til, møte.sted) == (dt.time(9), dt.time(10, 30), "Møterom Fjæra")
    seats, _ = read_back(skeleton, in_use(skeleton.text))
    assert [(d.navn, d.enhet) for d in seats.til_stede] == [("Bo, B.", "barnevern")]  # type: ignore[union-attr]
    outside = new_meeting(office(files), "ressursteam", dt.date(2027, 1, 16), TODAY).text
    assert "OBS: Dagen står ikke i møteplanen for våren 2027." in outside and "OBS: Dette er en helg" in outside


@pytest.mark.parametrize(
    ("about", "day", "kind", "nb"),
    [
        ("AG-2026-006", DAY, None, "Det finnes ingen ansvarsgruppe eller sak «AG-2026-006». Mente du «AG-2026-005»?"),
        ("resursteam", DAY, None, "Det finnes ingen ansvarsgruppe eller sak «resursteam». Mente du «ressursteam»?"),
        (AG, DAY, "samarbeid", "AG-2026-005 har ikke møter av typen «samarbeid», bare ansvarsgruppemøte eller samarbeidsmøte. "
                               "Mente du «samarbeidsmøte»?"),
        (AG, dt.date(2026, 10, 20), None, "AG-2026-005 har allerede et møte 20. oktober 2026: "
                                          f"{GROUP}/møte-2026-10-20.yaml. Mente du en annen dato?"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_with_a_way_out(about: str, day: dt.date, kind: str | None, nb: str) -> None:
    with pytest.raises(NewError) as refused:
        new_meeting(group_office(), about, day, TODAY, møtetype=kind)
    assert refused.value.nb == nb
    assert refused.value.en


def test_a_group_that_is_closed_or_cannot_be_read_gets_no_meeting() -> None:
    closed = GRUPPE.replace("status: aktiv", "status: avsluttet\navslutning: {dato: 2026-11-20}")
    with pytest.raises(NewError, match=r"avsluttet 20. november 2026"):
        new_meeting(office(GROUP_FILES | {f"{GROUP}/gruppe.yaml": closed}), AG, DAY, TODAY)
    faulty = read(GROUP_FILES | {f"{GROUP}/gruppe.yaml": GRUPPE + "\tx"}).casebook
    with pytest.raises(NewError, match=r"gruppe.yaml har feil"):
        new_meeting(faulty, AG, DAY, TODAY)


def test_on_the_day_of_a_cancelled_meeting_the_file_gets_another_name() -> None:
    skeleton = new_meeting(group_office(), AG, dt.date(2026, 11, 17), TODAY)
    assert skeleton.path == f"{GROUP}/møte-2026-11-17-2.yaml"
    assert CANCELLED not in skeleton.text


def test_every_group_sak_and_team_of_the_real_workspace_gets_a_meeting_without_a_problem() -> None:
    root = Path(__file__).parents[3]
    book = read_workspace(root).casebook
    day = dt.date(2027, 5, 19)
    for about in (*book.grupper, *book.saker, "ressursteam"):
        try:
            skeleton = new_meeting(book, about, day, TODAY)
        except NewError as refused:
            assert "AG-34" in refused.nb
            continue
        as_meeting(skeleton)
        if about != "ressursteam":
            as_meeting(skeleton, with_minutes(skeleton))
