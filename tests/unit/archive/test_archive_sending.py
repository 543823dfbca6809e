"""Sending: each package once, once more only with proof, and nothing that is not as it was made."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from archive_world import LATER, World, package, receipt

from docgen.archive.recovery import recover
from docgen.archive.sender import HotFolder
from docgen.archive.sending import Sending, not_as_they_lie, note_silence
from docgen.archive.states import Proof
from docgen.build.archived import Tilstand
from docgen.disk import WORLD_FAILED, DocgenError


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.pack()
    return world


def consume(world: World) -> None:
    """The journal system fetches everything."""
    for name in world.delivered():
        shutil.rmtree(world.hot / name)


def test_a_package_is_delivered_whole_but_for_what_is_ours(world: World) -> None:
    one = package()
    assert world.send() == ["sendt"]
    lying = {path.name: path.read_bytes() for path in (world.hot / one.mappe).iterdir()}
    assert lying == {name: data for name, data in one.files.items() if name != "pakke.json"}
    assert world.delivered() == [one.mappe]
    assert world.lying() == {"sendt": [one.mappe]}


def test_it_is_not_sent_again_whether_or_not_it_was_fetched(world: World) -> None:
    world.send()
    assert world.send() == []
    consume(world)
    assert (world.send(), world.recover(), world.delivered()) == ([], (), [])
    assert [result.code for result in [world.sending().send(package().pakke)]] == ["låst"]


def test_something_else_of_its_name_is_left_alone(world: World) -> None:
    theirs = world.hot / package().mappe / "annet.xml"
    theirs.parent.mkdir()
    theirs.write_text("deres")
    assert world.send() == ["tatt_i_sendemappen"]
    assert [path.name for path in theirs.parent.iterdir()] == ["annet.xml"]
    assert world.states() == ["klar"]


def test_the_same_package_in_the_hot_folder_is_noted_and_not_delivered_again(world: World) -> None:
    one = package()
    (world.hot / one.mappe).mkdir()
    for name, data in one.files.items():
        if name != "pakke.json":
            (world.hot / one.mappe / name).write_bytes(data)
    assert world.send() == ["lå_der"]
    assert world.states() == ["klar", "sendt lå_i_sendemappen"]


def test_a_hot_folder_that_is_away_is_a_sentence(world: World) -> None:
    world.hot.rmdir()
    with pytest.raises(DocgenError, match=r"Sendemappen .* er borte") as raised:
        world.send()
    assert raised.value.exit_code == WORLD_FAILED
    assert world.states() == ["klar"]
    assert not world.hot.exists()


def test_a_hot_folder_without_access_is_a_sentence(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    archive = world.archive()
    monkeypatch.setattr(archive.volume, "write", closed)
    with pytest.raises(DocgenError, match=r"Du har ikke skrivetilgang: .*sendemappe"):
        list(world.sending(archive).send_ready({package().pakke}))


def test_only_packages_that_are_as_their_documents_are_now_leave(world: World) -> None:
    now, changed = package(1), package(2)
    world.pack(now, changed)
    assert world.send(now) == ["sendt"]
    assert world.delivered() == [now.mappe]
    told = list(not_as_they_lie(world.archive(), {now.pakke}))
    assert [(one.code, one.pakke) for one in told] == [("foreldet", changed.pakke)]
    assert not list(not_as_they_lie(world.archive(), {now.pakke, changed.pakke}))


def test_a_package_that_somebody_has_taken_is_not_told_of_as_out_of_date(world: World) -> None:
    world.pack()
    world.folder.joinpath("klar", package().mappe).rename(world.hot / "tatt")
    assert not list(not_as_they_lie(world.archive(), ()))


def test_once_more_only_with_proof(world: World) -> None:
    pakke = package().pakke
    world.send()
    consume(world)
    assert world.sending().resend(pakke, None).code == "uten_bevis"
    assert world.delivered() == []
    assert world.sending().resend(pakke, Proof.IKKEFUNNET).code == "sendt_på_nytt"
    assert world.delivered() == [package().mappe]
    assert world.states()[-1] == "sendt på_nytt_ikkefunnet"
    assert world.sending().resend(pakke, Proof.BEKREFTET).code == "ligger_i_sendemappen"


def test_only_what_is_out_is_sent_once_more(world: World) -> None:
    one = package()
    assert world.sending().resend(one.pakke, Proof.BEKREFTET).code == "kan_ikke_sendes_på_nytt"
    world.drop_in(receipt(nøkkel=one.nøkkel, journal="2026/1187-7"))
    world.take()
    assert world.sending().resend(one.pakke, Proof.BEKREFTET).code == "kan_ikke_sendes_på_nytt"
    assert world.sending().resend("ukjent", Proof.BEKREFTET).code == "ukjent_pakke"
    assert world.delivered() == []


def test_a_receipt_beside_it_does_not_go_along_the_second_time(world: World) -> None:
    one = package()
    world.send()
    consume(world)
    world.drop_in(receipt(nøkkel=one.nøkkel, feiltype="serverfeil"))
    assert world.take() == ["ukjent"]
    assert world.sending().resend(one.pakke, Proof.BEKREFTET).code == "sendt_på_nytt"
    assert sorted(path.name for path in (world.hot / one.mappe).iterdir()) == [
        "0001-referat.docx",
        "0001-referat.pdf",
        "arkivmelding.xml",
    ]


def test_moved_to_sendt_by_hand_is_noted(world: World) -> None:
    one = package()
    (world.folder / "sendt").mkdir()
    (world.folder / "klar" / one.mappe).rename(world.folder / "sendt" / one.mappe)
    assert [result.code for result in world.recover()] == ["flyttet"]
    assert world.states() == ["klar", "sendt flyttet_for_hånd"]
    assert (world.send(), world.delivered()) == ([], [])


def test_copied_to_sendt_by_hand_is_noted_and_the_other_one_goes_aside(world: World) -> None:
    one = package()
    shutil.copytree(world.folder / "klar" / one.mappe, world.folder / "sendt" / one.mappe)
    assert [result.code for result in world.recover()] == ["flyttet"]
    assert world.lying() == {"sendt": [one.mappe], "erstattet": [f"{one.mappe}_1"]}


def test_moved_to_kvittert_by_hand_is_told_and_believed_by_nobody(world: World) -> None:
    one = package()
    (world.folder / "kvittert").mkdir()
    (world.folder / "klar" / one.mappe).rename(world.folder / "kvittert" / one.mappe)
    assert [result.code for result in world.recover()] == ["feil_sted"]
    assert world.states() == ["klar"]


def test_a_folder_that_is_no_package_is_told_and_never_sent(world: World) -> None:
    (world.folder / "klar" / "Ny mappe").mkdir()
    assert [result.code for result in world.recover()] == ["fremmed"]
    assert world.send() == ["sendt"]
    assert world.delivered() == [package().mappe]


def test_a_delivery_that_was_broken_off_is_not_taken_for_done_in_another_hot_folder(world: World, tmp_path: Path) -> None:
    """Killed between the line and the rename, and then the setting is changed: only the former folder knows."""
    one = package()
    archive = world.archive()
    former = HotFolder(world.hot)
    former.prepare(one.mappe, 1, one.files)
    archive.register.append(replace(one.line(LATER, former.code), tilstand=Tilstand.SENDT))
    (tmp_path / "ny").mkdir()
    now = world.archive(LATER)
    for sending in (Sending(now, HotFolder(tmp_path / "ny")), None):
        assert [result.code for result in recover(now, sending)] == ["sending_ufullført"]
    assert world.lying() == {"klar": [one.mappe]}
    assert world.recover() == ()
    assert (world.delivered(), world.lying()) == ([one.mappe], {"sendt": [one.mappe]})


def test_silence_is_noted_once(world: World) -> None:
    world.send()
    archive = world.archive(LATER)
    waiting = tuple(archive.register.archived.packages.values())
    assert [result.code for result in note_silence(archive, waiting)] == ["stille"]
    assert list(note_silence(archive, tuple(archive.register.archived.packages.values()))) == []
    assert world.states()[-1] == "ukjent stille"
    assert world.lying() == {"sendt": [package().mappe]}
