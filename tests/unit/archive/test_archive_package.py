"""Packages: made once, made anew while they lie ready, never touched afterwards; and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from archive_world import World, package

from docgen.archive.package import Package
from docgen.build.archived import Tilstand
from docgen.disk import WORLD_FAILED, DocgenError


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_package_lies_ready_whole_and_the_register_says_so(world: World) -> None:
    one = package()
    assert world.pack(one) == ["pakket"]
    assert files_of(world.folder / "klar" / one.mappe) == dict(one.files)
    entry = world.archive().register.last(one.pakke)
    assert entry is not None
    assert (entry.tilstand, entry.nøkkel, entry.identitet, entry.sha256) == (Tilstand.KLAR, one.nøkkel, one.identitet, one.sha256)
    assert not (world.folder / ".bygges" / one.pakke).exists()


def test_a_package_whose_yaml_file_says_more_about_other_things_is_not_made_anew(world: World) -> None:
    world.pack()
    other = replace(package(), files={**package().files, "pakke.json": b'{"kilde_sha256": "en annen"}'})
    assert world.pack(other) == ["uendret"]
    lying = world.folder / "klar" / other.mappe
    assert (lying / "pakke.json").read_bytes() == b"{}"
    assert world.send() == ["sendt"]


def test_a_manifest_edited_by_hand_is_made_anew(world: World) -> None:
    world.pack()
    other = replace(package(), files={**package().files, "pakke.json": b'{"kilde_sha256": "en annen"}'})
    (world.folder / "klar" / other.mappe / "pakke.json").write_bytes(b"rettet")
    assert world.pack(other) == ["erstattet_endret"]


def test_the_same_package_again_does_nothing(world: World) -> None:
    assert [*world.pack(), *world.pack()] == ["pakket", "uendret"]
    assert world.states() == ["klar"]


def test_another_content_replaces_it_under_its_id_and_the_former_one_is_kept_whole(world: World) -> None:
    former, now = package(), package(text="rettet", dag=13)
    assert former.pakke == now.pakke
    assert world.pack(former) + world.pack(now) == ["pakket", "erstattet"]
    assert world.states() == ["klar", "klar erstattet"]
    assert world.lying() == {"klar": [now.mappe], "erstattet": [f"{former.mappe}_1"]}
    assert files_of(world.folder / "erstattet" / f"{former.mappe}_1") == dict(former.files)


def test_what_somebody_changed_by_hand_is_kept_and_told(world: World) -> None:
    one = package()
    world.pack(one)
    (world.folder / "klar" / one.mappe / "0001-referat.docx").write_bytes(b"rettet for hand")
    assert world.send() == ["endret"]
    assert world.delivered() == []
    assert world.pack(one) == ["erstattet_endret"]
    assert (world.folder / "erstattet" / f"{one.mappe}_1" / "0001-referat.docx").read_bytes() == b"rettet for hand"
    assert world.send() == ["sendt"]


def test_a_sent_package_is_never_made_again(world: World) -> None:
    world.pack()
    world.send()
    assert world.pack() == ["låst_likt"]
    assert world.pack(package(text="rettet")) == ["låst"]
    assert world.pack(package(text="rettet", utgave=2)) == ["pakket"]


def test_a_package_that_is_gone_from_klar_is_told_and_not_made_anew(world: World, tmp_path: Path) -> None:
    one = package()
    world.pack(one)
    (world.folder / "klar" / one.mappe).rename(tmp_path / "tatt")
    assert world.pack(package(text="rettet")) == ["borte"]
    assert world.send() == ["borte"]
    assert [result.code for result in world.recover()] == ["borte"]


def test_a_package_that_somebody_moved_to_a_wrong_folder_is_not_told_of_as_gone(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.pack()
    one = package()
    (world.folder / "kvittert").mkdir(exist_ok=True)
    (world.folder / "klar" / one.mappe).rename(world.folder / "kvittert" / one.mappe)
    recovered = world.recover()
    assert [result.code for result in recovered] == ["feil_sted"]
    # One sentence, however often it is seen in a run.
    assert world.archive().pack(package(text="rettet")) == recovered[0]
    assert world.send() == ["feil_sted"]
    assert world.states() == ["klar"]


def test_a_claim_of_another_is_respected(world: World) -> None:
    one = package()
    world.archive().claims.take(one.pakke)
    assert world.pack(one) == ["i_arbeid"]
    assert world.lying() == {}
    # Under the lock nobody else is at work: what lies there is a killed run's.
    assert world.recover() == ()
    assert world.pack(one) == ["pakket"]


@pytest.mark.parametrize("name", ["../ut.xml", "møte.docx", ".skjult", "a:b", ""])
def test_a_name_that_leaves_the_folder_is_refused(world: World, name: str) -> None:
    one = package()
    with pytest.raises(ValueError, match="no package"):
        world.archive().pack(Package(one.pakke, one.nøkkel, 1, "", "", "", one.mappe, {name: b""}))


def test_a_foreign_folder_of_its_name_is_not_written_into(world: World) -> None:
    one = package()
    hers = world.folder / "klar" / one.mappe / "hennes.txt"
    archive = world.archive()
    hers.parent.mkdir(parents=True)
    hers.write_text("hennes")
    assert archive.pack(one).code == "navn_tatt"
    assert files_of(hers.parent) == {"hennes.txt": b"hennes"}
    hers.unlink()
    hers.parent.rmdir()
    world.recover()
    assert world.states() == ["klar"]


def test_a_full_disk_is_a_sentence(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    archive = world.archive()
    monkeypatch.setattr(archive.volume, "write", full)
    with pytest.raises(DocgenError, match="Disken er full") as raised:
        archive.pack(package())
    assert raised.value.exit_code == WORLD_FAILED
