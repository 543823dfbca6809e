"""Previous versions: what they are called, who made them, which may go."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from build_world import certified, edit_in_word

from docgen.build.former import Former, Limits, former_versions, free_name, is_by_person, kept_name, let_go, without_repeats
from docgen.build.volume import RealVolume
from docgen.disk import digest

NOON = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
MARK = "0123456789abcdef" * 4


def version(days: float, *, by_person: bool = False, mark: str = "") -> Former:
    """A version kept so many days ago."""
    return Former(Path(f"{days}.docx"), NOON - dt.timedelta(days=days), mark or str(days), by_person)


def gone(limits: Limits, *versions: Former) -> list[str]:
    return [former.kept.stem for former in let_go(versions, limits, NOON)]


# --- which may go --------------------------------------------------------------------------------------------------


def test_a_version_goes_only_past_both_limits() -> None:
    versions = [version(days) for days in (1, 10, 20, 100, 200)]
    assert gone(Limits(antall=2, dager=90), *versions) == ["100", "200"]
    assert gone(Limits(antall=4, dager=90), *versions) == ["200"]
    assert gone(Limits(antall=5, dager=0), *versions) == []
    assert gone(Limits(antall=0, dager=150), *versions) == ["200"]
    assert gone(Limits(antall=0, dager=0), *versions) == ["1", "10", "20", "100", "200"]


def test_a_persons_version_goes_only_ten_times_past_both_and_never_within_a_year() -> None:
    ours = [version(day / 100) for day in range(1, 25)]
    for days, antall, dager, goes in (
        (800, 2, 90, False),
        (901, 2, 90, True),
        (901, 3, 90, False),
        (364, 0, 0, False),
        (366, 0, 0, True),
    ):
        hers = version(days, by_person=True)
        assert (str(days) in gone(Limits(antall, dager), *ours, hers)) is goes, (days, antall, dager)


def test_bytes_that_were_kept_again_are_kept_once_and_count_once() -> None:
    versions = [version(1, mark="a"), version(2, mark="b"), version(3, mark="a"), version(400, mark="c")]
    assert gone(Limits(antall=3, dager=0), *versions) == ["3"]
    assert gone(Limits(antall=2, dager=0), *versions) == ["3", "400"]
    assert [former.digest for former in without_repeats(versions, lying="b")] == ["a", "c"]


# --- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["AG/a.docx", "AG/a.b_møte (ny).docx", "kalender/x.ics", "uten-ending"])
def test_a_version_is_found_by_the_name_it_was_given_and_by_no_other(tmp_path: Path, path: str) -> None:
    disk = RealVolume()
    names = [free_name(disk, tmp_path, path, NOON, MARK)]
    kept = tmp_path / names[0]
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(b"1")
    names.append(free_name(disk, tmp_path, path, NOON, MARK))
    assert names == [kept_name(path, NOON, MARK), kept_name(path, NOON, MARK, 2)]
    assert len(set(names)) == 2
    for other in ("AG/ab.docx", "AG/a.b.docx", "AG/a.ics"):
        if other != path:
            (tmp_path / kept_name(other, NOON, MARK)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / kept_name(other, NOON, MARK)).write_bytes(b"andre")
    (found,) = former_versions(disk, tmp_path, path)
    assert (found.kept, found.when, found.digest) == (kept, NOON, digest(b"1"))


def test_a_version_from_before_there_were_stamps_is_found_with_its_files_own_time(tmp_path: Path) -> None:
    (tmp_path / "a.0123456789ab.docx").write_bytes(b"gammel")
    (found,) = former_versions(RealVolume(), tmp_path, "a.docx")
    own_time = dt.datetime.fromtimestamp(int((tmp_path / "a.0123456789ab.docx").stat().st_mtime), dt.UTC)
    assert found.when.replace(microsecond=0) == own_time


def test_versions_come_newest_first_and_a_missing_folder_has_none(tmp_path: Path) -> None:
    for hours in (2, 1, 3):
        (tmp_path / kept_name("a.docx", NOON + dt.timedelta(hours=hours), MARK)).write_bytes(bytes([hours]))
    found = former_versions(RealVolume(), tmp_path, "a.docx")
    assert [former.when.hour for former in found] == [15, 14, 13]
    assert former_versions(RealVolume(), tmp_path / "borte", "a.docx") == ()


def test_two_versions_of_one_second_come_in_the_order_they_were_kept_in(tmp_path: Path) -> None:
    marks = ("f", "0", "a")
    for number, mark in enumerate(marks):
        name = kept_name("a.docx", NOON + dt.timedelta(milliseconds=number + 1), mark * 64)
        (tmp_path / name).write_bytes(mark.encode())
    (tmp_path / f"a.{NOON:%Y%m%dT%H%M%S}Z.{'b' * 12}.docx").write_bytes(b"b")  # as they were called before
    found = former_versions(RealVolume(), tmp_path, "a.docx")
    assert [former.kept.read_bytes() for former in found] == [b"a", b"0", b"f", b"b"]


def test_who_made_a_version_is_told_by_its_bytes() -> None:
    ours = certified("tekst")
    assert not is_by_person(ours)
    assert is_by_person(edit_in_word(ours))
    assert is_by_person(b"ikke et dokument")
