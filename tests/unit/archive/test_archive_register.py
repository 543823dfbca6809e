"""The register: only added to, whole after a killed run, and never begun anew where something knows of archiving."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from archive_world import World, package, receipt

from docgen.archive.register import Register
from docgen.archive.volume import RealArchiveVolume
from docgen.build.archived import Tilstand
from docgen.disk import WORLD_FAILED, DocgenError
from docgen.stages.archive_errands import receive, resend
from docgen.stages.archive_order import Order


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_a_new_archive_has_an_empty_register(world: World) -> None:
    world.archive()
    assert (world.folder / "register.jsonl").read_bytes() == b""


@pytest.mark.parametrize("sign", ["klar/x", "sendt/x", "kvittert/x", "avvist/x"])
def test_a_missing_register_where_packages_lie_is_not_begun_anew(world: World, sign: str) -> None:
    (world.folder / sign).mkdir(parents=True)
    check_missing(world)


def test_a_missing_register_where_something_is_claimed_is_not_begun_anew(world: World) -> None:
    (world.folder / "krav").mkdir(parents=True)
    (world.folder / "krav" / package().pakke).touch()
    check_missing(world)


def check_missing(world: World) -> None:
    with pytest.raises(DocgenError, match=r"register\.jsonl, er borte") as raised:
        world.archive()
    assert raised.value.exit_code == WORLD_FAILED
    assert "is gone" in raised.value.en
    assert not (world.folder / "register.jsonl").exists()


def test_a_missing_register_of_which_something_else_knows_is_not_begun_anew(world: World) -> None:
    with pytest.raises(DocgenError, match="er borte"):
        Register(RealArchiveVolume(), world.folder).open(is_known_elsewhere=True)
    assert not world.folder.exists()


def test_half_a_last_line_counts_for_nothing_and_is_cut_off_before_the_next(world: World) -> None:
    world.pack(package(1))
    path = world.folder / "register.jsonl"
    whole = path.read_bytes()
    for size in range(1, len(whole)):
        path.write_bytes(whole + whole[:size])
        register = world.archive().register
        assert len(register.lines_of(package(1).pakke)) == 1
        register.append(package(2).line("2026-11-12T08:00:00+00:00"))
        assert path.read_bytes().startswith(whole)
        assert world.states() == ["klar", "klar"]


@pytest.mark.parametrize("damage", [b"{}\n", b"ikke json\n", b'{"pakke": "x", "tilstand": "tapt"}\n', b"\xff\xfe\n"])
def test_a_damaged_line_stops_everything_with_its_number(world: World, damage: bytes) -> None:
    world.pack()
    path = world.folder / "register.jsonl"
    path.write_bytes(path.read_bytes() + damage)
    with pytest.raises(DocgenError, match=r"register\.jsonl, er skadet: linje 2 kan ikke leses") as raised:
        world.archive()
    assert "backup" in raised.value.en


def test_what_another_has_added_is_read(world: World) -> None:
    ours, theirs = world.archive(), world.archive()
    theirs.pack(package(1))
    ours.register.append(package(2).line("2026-11-12T08:00:00+00:00"))
    assert len(ours.register.archived.packages) == 2
    assert world.states() == ["klar", "klar"]


def test_nothing_is_read_again_where_nobody_has_added(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = world.archive()
    archive.pack(package())
    monkeypatch.setattr(archive.volume, "read", lambda _: pytest.fail("read again"))
    archive.register.refresh()


def test_a_package_is_found_by_its_key_its_folders_and_its_receipt(world: World) -> None:
    before, now = package(), package(text="rettet", dag=13)
    world.pack(before)
    world.pack(now)
    world.drop_in(receipt(nøkkel=now.nøkkel, journal="2026/1187-7"))
    world.take()
    register = world.archive().register
    assert {register.of_key(now.nøkkel), register.of_folder(before.mappe), register.of_folder(now.mappe)} == {
        register.last(now.pakke)
    }
    entry = register.last(now.pakke)
    assert entry is not None
    assert register.knows_receipt(entry.kvittering) == entry
    assert (entry.tilstand, entry.journal, entry.sha256) == (Tilstand.KVITTERT, "2026/1187-7", now.sha256)


def test_an_older_register_that_was_put_back_is_seen(world: World) -> None:
    world.pack(package(1))
    older = (world.folder / "register.jsonl").read_bytes()
    world.pack(package(2))
    world.send()
    (world.folder / "register.jsonl").write_bytes(older)
    (world.folder / "krav" / package(2).pakke).unlink()
    with pytest.raises(DocgenError, match="eldre utgave"):
        world.recover()


def test_an_answer_where_no_register_is_says_that_one_is_gone(tmp_path: Path) -> None:
    answer = tmp_path / "svar.xml"
    answer.write_text("<svar/>", "utf-8")
    order = Order(dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC))
    for act in (lambda: receive(tmp_path, order, [answer]), lambda: resend(tmp_path, order, ["én"], None)):
        with pytest.raises(DocgenError, match=r"register\.jsonl"):
            act()
    assert not (tmp_path / "arkiv/register.jsonl").exists()
    assert receive(tmp_path, order, []).exit_code == 0
