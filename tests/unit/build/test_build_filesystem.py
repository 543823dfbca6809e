"""Which file system a folder lies on: by the longest mount point above it, and a share whenever it is not known to be local."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from docgen.build import filesystem
from docgen.build.filesystem import FileSystem, kind_of, of_mounts, of_windows_path

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/felles rw,relatime shared:7 master:2 - cifs //tjener/felles rw,vers=3.1.1
31 22 0:41 / /mnt/felles/lokalt rw - tmpfs tmpfs rw
32 22 0:42 / /mnt/fel rw - nfs4 tjener:/fel rw
33 22 0:43 / /mnt/to\\040ord rw - fuse.sshfs sshfs rw
34 22 0:44 / /mnt/over rw - ext4 /dev/sdb1 rw
35 34 0:45 / /mnt/over rw - 9p over rw
36 22 0:46 / /mnt/gjest rw - virtiofs gjest rw
37 22 0:47 / /mnt/usb rw - fuseblk /dev/sdc1 rw
garbage
"""


@pytest.mark.parametrize(
    ("path", "name", "is_local"),
    [
        ("/srv/saker", "ext4", True),
        ("/", "ext4", True),
        ("/mnt/felles", "cifs", False),
        ("/mnt/felles/sak/output", "cifs", False),
        ("/mnt/fellesskap", "ext4", True),
        ("/mnt/felles/lokalt/x", "tmpfs", True),
        ("/mnt/fel/x", "nfs4", False),
        ("/mnt/to ord/x", "fuse.sshfs", False),
        ("/mnt/over/x", "9p", False),
        ("/mnt/gjest", "virtiofs", False),
        ("/mnt/usb", "fuseblk", False),
    ],
)
def test_the_longest_mount_point_above_a_folder_decides(path: str, name: str, is_local: bool) -> None:
    assert of_mounts(MOUNTS, path) == FileSystem(name, is_local)


def test_where_nothing_is_known_it_counts_as_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert of_mounts("", "/x") == FileSystem("ukjent", False)
    monkeypatch.setattr(filesystem, "_MOUNTS", str(tmp_path / "finnes-ikke"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert kind_of(tmp_path) == FileSystem("ukjent", False)
    monkeypatch.setattr(sys, "platform", "plan9")
    assert kind_of(tmp_path) == FileSystem("ukjent", False)


def test_what_docgen_toml_says_wins_over_what_is_found(tmp_path: Path) -> None:
    found = kind_of(tmp_path)
    assert kind_of(tmp_path, "nettverk") == FileSystem(found.name, False)
    assert kind_of(tmp_path, "lokalt") == FileSystem(found.name, True)


@pytest.mark.parametrize(
    ("path", "asked", "kind", "found"),
    [
        ("C:\\saker", "C:\\", 3, FileSystem("drive", True)),
        ("H:\\saker", "H:\\", 4, FileSystem("remote", False)),
        ("X:\\saker", "X:\\", 0, FileSystem("ukjent", False)),
        ("\\\\tjener\\felles\\saker", None, 3, FileSystem("unc", False)),
        ("\\\\?\\UNC\\tjener\\felles", None, 3, FileSystem("unc", False)),
        ("\\\\?\\C:\\saker", "C:\\", 3, FileSystem("drive", True)),
        ("\\\\?\\Volume{1-2}\\saker", "\\\\?\\Volume{1-2}\\", 3, FileSystem("drive", True)),
    ],
)
def test_windows_is_told_by_the_form_of_the_path_and_else_by_the_drive(
    path: str, asked: str | None, kind: int, found: FileSystem
) -> None:
    roots: list[str] = []

    def drive_type(root: str) -> int:
        roots.append(root)
        return kind

    assert of_windows_path(path, drive_type) == found
    assert roots == ([asked] if asked else [])


def test_it_loads_nothing_but_the_standard_library() -> None:
    import subprocess

    program = "import sys; before = set(sys.modules); import docgen.build.filesystem; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    others = {name for name in done.stdout.split() if name.partition(".")[0] not in sys.stdlib_module_names}
    assert others == {"docgen", "docgen.build", "docgen.build.filesystem"}
