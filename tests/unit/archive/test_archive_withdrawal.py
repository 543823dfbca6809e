"""A package that is taken back before it is sent: only from `klar/`, for good until somebody says so, and whatever is killed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from archive_world import LATER, World, package, receipt

from docgen.archive.disposal import answered
from docgen.archive.states import Note, Proof
from docgen.archive.volume import ArchiveVolume, RealArchiveVolume
from docgen.archive.withdrawal import withdraw
from docgen.build.archive_state import read_register
from docgen.build.archived import Tilstand, archived, lock_on

ONE = package()


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.pack(ONE)
    return made


def take_back(world: World, pakke: str = ONE.pakke) -> str:
    archive = world.archive(LATER)
    return withdraw(archive, pakke, world.sending(archive)).code


def pack_again(world: World) -> str:
    return world.archive(LATER).pack(ONE, again=True).code


def test_it_lies_in_a_folder_of_its_own_and_the_register_says_so(world: World) -> None:
    assert take_back(world) == "trukket"
    assert world.lying() == {"trukket": [ONE.mappe]}
    assert world.states() == ["klar", "trukket"]
    assert take_back(world) == "trukket_før"
    assert world.recover() == () and world.states() == ["klar", "trukket"]


def test_it_is_neither_sent_nor_made_again_until_somebody_says_so(world: World) -> None:
    take_back(world)
    assert (world.send(), world.delivered()) == ([], [])
    assert world.sending().send(ONE.pakke).code == "trukket_før"
    assert world.sending().resend(ONE.pakke, Proof.BEKREFTET).code == "kan_ikke_sendes_på_nytt"
    assert world.pack(ONE) == ["trukket_før"] and world.pack(package(text="rettet")) == ["trukket_før"]
    assert world.lying() == {"trukket": [ONE.mappe]}
    assert pack_again(world) == "erstattet"
    assert world.states() == ["klar", "trukket", "klar pakket_igjen"]
    assert world.lying() == {"klar": [ONE.mappe], "erstattet": [f"{ONE.mappe}_1"]}
    assert world.send() == ["sendt"] and world.delivered() == [ONE.mappe]


def test_it_may_be_taken_back_once_more(world: World) -> None:
    for number in (1, 2):
        assert (take_back(world), pack_again(world)) == ("trukket", "erstattet")
        assert world.lying() == {"klar": [ONE.mappe], "erstattet": [f"{ONE.mappe}_{n}" for n in range(1, number + 1)]}


@pytest.mark.parametrize(
    "answer", [None, {"journal": "2026/1187-7"}, {"avvist_registrering": ["7", "Ukjent"]}, {"feiltype": "serverfeil"}]
)
def test_what_was_sent_is_refused(world: World, answer: dict[str, Any] | None) -> None:
    world.send()
    if answer:
        world.drop_in(receipt(nøkkel=ONE.nøkkel, **answer))
        world.take()
    before = (world.states(), world.lying())
    assert take_back(world) == "kan_ikke_trekkes"
    assert (world.states(), world.lying()) == before


def test_what_nobody_knows_what_is_gone_and_what_lies_in_the_hot_folder_is_refused(world: World) -> None:
    assert take_back(world, "ukjent") == "ukjent_pakke"
    (world.hot / ONE.mappe).mkdir()
    assert take_back(world) == "levert_alt"
    (world.hot / ONE.mappe).rmdir()
    (world.folder / "klar" / ONE.mappe).rename(world.hot / "tatt")
    assert take_back(world) == "borte" and world.states() == ["klar"]


def test_its_document_is_not_locked_and_it_is_no_confirmed_one(world: World) -> None:
    take_back(world)
    register = read_register(world.folder.parent)
    entry = register.packages[ONE.pakke]
    assert entry.tilstand is Tilstand.TRUKKET and not entry.is_locked
    assert lock_on(register, ONE.dokument, "") is None
    assert not list(answered(register)) and not list(answered(archived([replace(entry, journal="2026/1187-7")])))


def test_moved_by_hand_it_is_taken_back_and_moved_to_sendt_it_was_sent(world: World) -> None:
    (world.folder / "trukket").mkdir()
    (world.folder / "klar" / ONE.mappe).rename(world.folder / "trukket" / ONE.mappe)
    assert [result.code for result in world.recover()] == ["lå_i_trukket"]
    assert world.states() == ["klar", f"trukket {Note.FLYTTET}"]
    (world.folder / "sendt").mkdir()
    (world.folder / "trukket" / ONE.mappe).rename(world.folder / "sendt" / ONE.mappe)
    assert read_register(world.folder.parent).packages[ONE.pakke].is_locked
    assert [result.code for result in world.recover()] == ["flyttet"]
    assert world.states()[-1] == f"sendt {Note.FLYTTET}" and world.lying() == {"sendt": [ONE.mappe]}


def test_an_answer_says_that_it_was_taken_all_the_same(world: World) -> None:
    take_back(world)
    world.drop_in(receipt(nøkkel=ONE.nøkkel, journal="2026/1187-7"))
    assert world.take() == ["kvittert"]
    assert world.states()[1:] == ["trukket", "sendt svar_før_sendt", "kvittert"]
    assert world.lying() == {"kvittert": [ONE.mappe]}


def test_what_somebody_has_deleted_is_not_made_again_by_itself(world: World) -> None:
    take_back(world)
    (world.folder / "trukket" / ONE.mappe).rename(world.hot / "slettet")
    assert pack_again(world) == "borte_trukket"
    (world.folder / "trukket" / ONE.mappe).mkdir()
    assert pack_again(world).startswith("erstattet") and world.lying()["klar"] == [ONE.mappe]


class Killed(BaseException):
    """The run is no more."""


class Breaking:
    """A volume whose user is killed before its operation number `at`."""

    def __init__(self, at: int) -> None:
        self._real, self._left = RealArchiveVolume(), at

    def __getattr__(self, name: str) -> Any:
        act = getattr(self._real, name)

        def counted(*given: Any, **more: Any) -> Any:
            self._left -= 1
            if self._left < 0:
                raise Killed
            return act(*given, **more)

        return counted


@pytest.mark.parametrize(
    ("act", "state", "shelf"),
    [(take_back, "trukket", "trukket"), (pack_again, "klar pakket_igjen", "klar")],
)
def test_killed_anywhere_the_next_run_comes_to_the_same_end(
    tmp_path: Path, act: Callable[[World], str], state: str, shelf: str
) -> None:
    """Killed before each operation in turn. What lies there is one package, in the place that the register says, and none is lost;
    asked once more, it comes to the end it would have come to."""
    kills = 0
    for at in range(1, 1000):
        root = tmp_path / str(at)
        root.mkdir()
        calm = World(root)
        calm.pack(ONE)
        if act is pack_again:
            take_back(calm)
        try:
            act(World(root, cast(ArchiveVolume, Breaking(at))))
        except Killed:
            kills += 1
        else:
            break
        calm.recover()
        assert calm.recover() == ()
        lying, last = calm.lying(), calm.states()[-1].split()[0]
        assert lying.get("klar", []) + lying.get("trukket", []) == [ONE.mappe] == lying[last], (at, lying, last)
        if lying[last] and calm.states()[-1].split()[0] != state.split()[0]:
            act(calm)
        assert calm.states()[-1].startswith(state.split()[0]) and calm.lying()[shelf] == [ONE.mappe], at
        assert (len(calm.send()), len(calm.delivered())) == ((0, 0) if shelf == "trukket" else (1, 1))
    assert kills > 5


def test_another_run_that_works_with_it_is_waited_for(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.pack(ONE)
    (tmp_path / "arkiv" / "krav" / f"{ONE.pakke}.holdes").write_bytes(b"")
    assert take_back(world) == "i_arbeid" and world.states() == ["klar"]
    world.recover()
    assert take_back(world) == "trukket"
