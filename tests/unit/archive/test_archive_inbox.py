"""Receipts: matched and never guessed, kept, noted, moved; what nobody understands goes to karantene with the reason."""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from archive_world import World, package, read, receipt

from docgen.archive.disposal import doubt
from docgen.archive.inbox import Inbox
from docgen.archive.receipt_reading import wordless_answer
from docgen.disk import DocgenError
from docgen.problem import Severity

NO = ["7", "Ukjent saksbehandler Kari Eksempel"]
NUMBER = "2026/1187-7"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.pack(package(1), package(2))
    world.send()
    return world


def age(path: Path) -> Path:
    """Let a file look as if nobody had written in it for long."""
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def quarantine(world: World) -> list[str]:
    """What the notes in karantene say."""
    return [path.read_text("utf-8") for path in sorted(world.folder.glob("karantene/*.txt"))]


def test_a_receipt_is_matched_by_its_key_kept_and_the_package_closed(world: World) -> None:
    one, data = package(1), receipt(nøkkel=package(1).nøkkel, sak="2026/1187", journal=NUMBER)
    path = world.drop_in(data)
    assert world.take() == ["kvittert"]
    entry = world.archive().register.last(one.pakke)
    assert entry is not None
    assert (entry.tilstand, entry.journal) == ("kvittert", NUMBER)
    folder = world.folder / "kvittert" / one.mappe
    assert [lying.read_bytes() for lying in folder.glob("kvittering_*.xml")] == [data]
    assert {stat.S_IMODE(lying.stat().st_mode) & 0o227 for lying in folder.iterdir()} == {0}
    assert not path.exists()


@pytest.mark.parametrize("place", ["{pakke}__arkivmelding-kvittering.xml", "{mappe}/arkivmelding-kvittering.xml"])
def test_without_a_key_it_is_matched_by_the_name_of_file_or_folder(world: World, place: str) -> None:
    one = package(1)
    path = world.drop_in(receipt(journal=NUMBER), place.format(pakke=one.pakke, mappe=one.mappe))
    assert world.take() == ["kvittert"]
    assert world.lying()["kvittert"] == [one.mappe]
    assert not path.exists()
    assert list((world.folder / "inn").iterdir()) == []


@pytest.mark.parametrize(
    ("says", "name", "code"),
    [
        ({"journal": NUMBER}, "kvittering.xml", "ingen_pakke"),
        ({"journal": NUMBER, "nøkkel": "9999/ukjent/x"}, "kvittering.xml", "fremmed_nøkkel"),
        ({"journal": NUMBER, "nøkkel": "9999/ukjent/x"}, f"{package(1).pakke}__x.xml", "fremmed_nøkkel"),
        ({"journal": NUMBER, "nøkkel": package(2).nøkkel}, f"{package(1).pakke}__x.xml", "to_pakker"),
        ({"nøkkel": package(1).nøkkel}, "kvittering.xml", "intet_svar"),
        ({"nøkkel": package(1).nøkkel, "feiltype": "ikkefunnet"}, "kvittering.xml", "intet_svar"),
    ],
)
def test_what_cannot_be_matched_goes_to_karantene_with_the_reason(
    world: World, says: dict[str, object], name: str, code: str
) -> None:
    before = world.states()
    path = world.drop_in(receipt(**says), name)
    (result,) = world.inbox().take()
    assert (result.code, result.severity) == (code, Severity.FEIL)
    assert not path.exists()
    (why,) = quarantine(world)
    said = result.text.say("nb")
    assert said.startswith(why.partition("\n")[0])
    (aside,) = world.folder.glob("karantene/*.xml")
    assert name in said and f"arkiv/karantene/{aside.name}" in said
    assert world.states() == before


@pytest.mark.parametrize("data", [b"", b"<!DOCTYPE lol [<!ENTITY x 'y'>]>", b"\xff" * 9])
def test_what_is_no_receipt_goes_to_karantene(world: World, data: bytes) -> None:
    age(world.drop_in(data, "Kari Eksempel.xml"))
    (result,) = world.inbox().take()
    assert result.code == "uleselig"
    assert result.text.say("nb").startswith("Kari Eksempel.xml kan ikke leses som et svar fra arkivet, så ingenting er ført.")
    assert "The file is no XML. What skjult says lies in arkiv/karantene/" in result.text.say("en", hide=True)
    assert "Kari" not in "".join(path.name for path in world.folder.rglob("*"))


def test_a_file_that_is_still_being_written_is_left_for_the_next_run(world: World) -> None:
    data = receipt(nøkkel=package(1).nøkkel, journal=NUMBER)
    world.drop_in(data[:20])
    (waiting,) = world.inbox().take()
    assert (waiting.code, "Vent et minutt" in waiting.text.say("nb")) == ("venter", True)
    assert quarantine(world) == []
    world.drop_in(data)
    assert world.take() == ["kvittert"]


@pytest.mark.parametrize("name", [".kvittering.xml", "kvittering.xml.tmp", "~$x.xml", "Thumbs.db"])
def test_what_others_leave_lying_is_passed_over(world: World, name: str) -> None:
    path = age(world.drop_in(b"uferdig", name))
    assert (world.take(), path.exists()) == ([], True)


def test_the_same_receipt_twice_does_nothing(world: World) -> None:
    data = receipt(nøkkel=package(1).nøkkel, journal=NUMBER)
    world.drop_in(data)
    world.take()
    before = world.states()
    path = world.drop_in(data, "igjen.xml")
    assert world.take() == ["gjentatt"]
    assert (world.states(), path.exists()) == (before, False)


def test_the_same_number_in_another_receipt_does_nothing_and_is_kept(world: World) -> None:
    one = package(1)
    for blanks in ("", " "):
        world.drop_in(receipt(nøkkel=one.nøkkel, journal=f"2026/1187{blanks}-7"))
        codes = world.take()
    assert codes == ["gjentatt"]
    assert world.states()[-1] == "kvittert"
    assert len(list((world.folder / "kvittert" / one.mappe).glob("kvittering_*"))) == 2


def test_a_receipt_that_is_proof_is_noted_after_one_that_is_none(world: World) -> None:
    for says in ({"has_file": False}, {"has_file": False, "sak": "2026/1187"}, {"is_old": True}, {}, {"sak": "2026/1187"}):
        world.drop_in(receipt(nøkkel=package(1).nøkkel, journal=NUMBER, **says))
        world.take()
    assert world.states()[-2:] == ["kvittert uten_fil", "kvittert"]


OPPRETT, OPPDATER = "arkivering.arkivmelding.opprett", "arkivering.arkivmelding.oppdater"


def test_what_is_only_received_is_noted_and_the_receipt_still_awaited(world: World) -> None:
    for number in (1, 2):
        world.drop_in(b"", f"{package(number).pakke}__{OPPRETT}.mottatt")
    assert [result.code for result in world.real_inbox().take()] == ["mottatt", "mottatt"]
    assert world.states()[-2:] == ["mottatt mottatt", "mottatt mottatt"]
    assert sorted(world.lying()["sendt"]) == sorted((package(1).mappe, package(2).mappe))
    world.drop_in(b"", f"{package(1).pakke}__{OPPRETT}.mottatt")
    assert [result.code for result in world.real_inbox().take()] == ["gjentatt"]
    world.drop_in(receipt(nøkkel=package(1).nøkkel, journal=NUMBER))
    assert world.take() == ["kvittert"]


@pytest.mark.parametrize("says", [{"journal": NUMBER}, {"avvist_registrering": NO}])
def test_that_it_was_received_says_nothing_new_where_the_answer_has_been_read_already(
    world: World, says: dict[str, object]
) -> None:
    """Both lie there after a weekend, and by their names the answer comes first."""
    one = package(1)
    world.drop_in(receipt(nøkkel=one.nøkkel, **says), f"{one.pakke}__{OPPRETT}.kvittering.xml")
    world.drop_in(b"", f"{one.pakke}__{OPPRETT}.mottatt")
    answer, late = Inbox(world.archive(), lambda data, name: wordless_answer(name) if not data else read(data, name)).take()
    assert (late.code, quarantine(world)) == ("gjentatt", [])
    assert world.states()[-1].split()[0] == answer.code
    assert list((world.folder / "inn").iterdir()) == []


def test_the_message_that_closes_a_case_is_done_when_the_archive_has_taken_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    closing = replace(package(1), nøkkel="9999/AG-0001/saksstatus.AG-0001")
    world.pack(closing, package(2))
    world.send(closing, package(2))
    for one in (closing, package(2)):
        age(world.drop_in(b"", f"{one.mappe}/{OPPDATER}.kvittering"))
    assert sorted(result.code for result in world.real_inbox().take()) == ["intet_svar", "lukket"]
    assert [world.archive().register.last(one.pakke).tilstand for one in (closing, package(2))] == ["kvittert", "sendt"]
    assert world.states()[-1] == "kvittert"
    assert closing.mappe in world.lying()["kvittert"]
    assert doubt(world.archive().register.archived.packages[closing.pakke]) == "lukking"


def test_another_number_for_the_same_package_is_an_alarm(world: World) -> None:
    for number in (NUMBER, "2026/1187-8"):
        world.drop_in(receipt(nøkkel=package(1).nøkkel, journal=number))
        results = list(world.inbox().take())
    assert [(result.code, result.severity) for result in results] == [("to_journalnumre", Severity.FEIL)]
    assert "2026/1187-7 og 2026/1187-8" in results[0].text.say("nb")
    entry = world.archive().register.last(package(1).pakke)
    assert entry is not None
    assert entry.journal == NUMBER
    assert len(quarantine(world)) == 1


@pytest.mark.parametrize(
    ("says", "code", "home", "state"),
    [
        ({"avvist_registrering": NO}, "avvist", "avvist", "avvist 7"),
        ({"avvist_registrering": NO, "sak": "2026/1187"}, "delvis", "avvist", "delvis 7"),
        ({"feiltype": "ugyldigforespoersel", "feil": NO}, "avvist", "avvist", "avvist 7"),
        ({"feiltype": "serverfeil", "feil": NO}, "ukjent", "sendt", "ukjent serverfeil"),
        ({"feiltype": "tidsavbrudd"}, "ukjent", "sendt", "ukjent tidsavbrudd"),
        ({"journal": NUMBER, "is_old": True}, "eksisterende", "kvittert", "kvittert eksisterende"),
        ({"journal": NUMBER, "has_file": False}, "kvittert", "kvittert", "kvittert uten_fil"),
    ],
)
def test_every_answer_has_its_state_and_its_folder(
    world: World, says: dict[str, object], code: str, home: str, state: str
) -> None:
    world.drop_in(receipt(nøkkel=package(1).nøkkel, **says))
    (result,) = world.inbox().take()
    assert (result.code, world.states()[-1]) == (code, state)
    assert package(1).mappe in world.lying()[home]
    assert "Kari" not in (world.folder / "register.jsonl").read_text("utf-8")
    assert "Kari" not in result.text.say("nb", hide=True)


def test_an_answer_after_the_last_word_goes_to_karantene(world: World) -> None:
    world.drop_in(receipt(nøkkel=package(1).nøkkel, avvist_registrering=NO))
    world.take()
    world.drop_in(receipt(nøkkel=package(1).nøkkel, journal=NUMBER))
    assert world.take() == ["ikke_ventet"]
    assert world.states()[-1] == "avvist 7"


def test_an_answer_to_a_package_that_was_taken_by_hand_is_believed(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.pack()
    world.drop_in(receipt(nøkkel=package().nøkkel, journal=NUMBER))
    assert world.take() == ["kvittert"]
    assert world.states() == ["klar", "sendt svar_før_sendt", "kvittert"]
    assert world.lying() == {"kvittert": [package().mappe]}


def test_a_package_that_is_gone_keeps_its_receipt(world: World) -> None:
    one = package(1)
    shutil.rmtree(world.folder / "sendt" / one.mappe)
    world.drop_in(receipt(nøkkel=one.nøkkel, journal=NUMBER))
    assert world.take() == ["kvittert"]
    assert [path.name[:11] for path in (world.folder / "kvittert" / one.mappe).iterdir()] == ["kvittering_"]


def test_a_file_that_was_given_stays_where_it_is(world: World, tmp_path: Path) -> None:
    good, bad = tmp_path / "god.xml", tmp_path / "dårlig.xml"
    good.write_bytes(receipt(nøkkel=package(1).nøkkel, journal=NUMBER))
    bad.write_bytes(b"")
    assert [result.code for result in world.inbox().receive([good, bad])] == ["kvittert", "uleselig"]
    assert good.exists()
    assert bad.exists()
    assert len(quarantine(world)) == 1
    assert [result.code for result in world.inbox().receive([good])] == ["gjentatt"]


def test_a_file_that_is_not_there_is_a_sentence(world: World, tmp_path: Path) -> None:
    with pytest.raises(DocgenError, match=r"Mappen er borte: .*borte\.xml"):
        list(world.inbox().receive([tmp_path / "borte.xml"]))


def test_a_file_too_large_for_a_receipt_is_not_read(world: World) -> None:
    path = world.drop_in(b"")
    os.truncate(path, 30_000_000)
    assert world.take() == ["for_stor"]
    assert path.exists()


def test_what_was_entered_by_hand_is_done_when_the_number_is_written_down(world: World) -> None:
    """No archive answers a municipality that enters by hand, and nothing waits for an answer afterwards."""
    one, two = package(1), package(2)
    world.drop_in(b"2026/1187-7\r\n", f"{one.mappe}/journalnummer.txt")
    world.drop_in(b"2026/1187-7\r\n", f"{two.pakke}__journalnummer.txt")
    results = list(world.real_inbox().take())
    assert [result.code for result in results] == ["ført", "ført"]
    assert world.states()[-2:] == ["kvittert ført_for_hånd", "kvittert ført_for_hånd"]
    entry = world.archive().register.archived.packages[one.pakke]
    assert (entry.journal, doubt(entry)) == (NUMBER, "ført_for_hånd")
    assert [path.read_bytes() for path in (world.folder / "kvittert" / one.mappe).glob("kvittering_*.txt")] == [
        b"2026/1187-7\r\n"
    ]
    assert list((world.folder / "inn").iterdir()) == []


def test_a_number_that_was_written_down_wrongly_is_written_once_more(world: World) -> None:
    one = package(1)
    for number in (b"2026/1187-1", NUMBER.encode()):
        world.drop_in(number, f"{one.mappe}/journalnummer.txt")
        assert [result.code for result in world.real_inbox().take()] == ["ført"]
    assert world.archive().register.archived.packages[one.pakke].journal == NUMBER
    # The archive's own receipt proves more than a person's word, and is not overruled by one.
    world.drop_in(receipt(nøkkel=one.nøkkel, journal=NUMBER))
    assert world.take() == ["kvittert"]
    assert not doubt(world.archive().register.archived.packages[one.pakke])
    world.drop_in(b"2026/1187-1", f"{one.mappe}/journalnummer.txt")
    assert [result.code for result in world.real_inbox().take()] == ["to_journalnumre"]


def test_a_number_of_nobody_knows_what_is_kept_in_karantene_with_the_reason(world: World) -> None:
    age(world.drop_in(b"kommer senere", f"{package(1).mappe}/journalnummer.txt"))
    world.drop_in(b"2026/1187-7", "journalnummer.txt")
    assert sorted(result.code for result in world.real_inbox().take()) == ["ingen_pakke", "uten_nummer"]
    names = sorted(path.name[12:] for path in (world.folder / "karantene").iterdir())
    assert names == [".txt", ".txt", "_journalnummer.txt", "_journalnummer.txt"]
