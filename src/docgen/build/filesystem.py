"""Which kind of file system a folder lies on: one of this machine, or a share where others work unseen (pipeline.md §4, §5).

On a share a rename is no guard and no event tells of what others do, so the publisher takes its longer way there and the
watcher looks for itself. What is unknown counts as a share. Imports nothing but the standard library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LOCAL = frozenset(
    {
        "apfs", "bcachefs", "btrfs", "erofs", "exfat", "ext2", "ext3", "ext4", "f2fs", "hfs", "iso9660", "jfs", "msdos", "ntfs",
        "ntfs3", "overlay", "ramfs", "reiserfs", "rootfs", "squashfs", "tmpfs", "udf", "vfat", "xfs", "zfs",
    }
)  # fmt: skip
"""File systems that only this machine writes to. Shares have more names than can be listed (cifs, smb3, nfs, nfs4, 9p, fuse.*,
davfs, ceph, vboxsf, vmhgfs, drvfs, virtiofs …), so it is these that are named, and everything else counts as a share."""
CHOICES = {"lokalt": True, "nettverk": False}
"""What `filsystem` in docgen.toml may say, and whether it means a file system of this machine."""
UNKNOWN = "ukjent"

_MOUNTS = "/proc/self/mountinfo"
_WINDOWS_LOCAL = frozenset({2, 3, 6})
"""GetDriveTypeW: removable, fixed, RAM disk. 4 is a share; the rest is unknown."""


@dataclass(frozen=True)
class FileSystem:
    """What it is called, and whether only this machine writes to it."""

    name: str
    is_local: bool


def kind_of(path: Path, chosen: str | None = None) -> FileSystem:
    """The file system a folder lies on; `chosen` is what docgen.toml says of it, "lokalt" or "nettverk"."""
    found = next((find for platform, find in _FINDERS if sys.platform.startswith(platform)), _unknown)(path)
    return FileSystem(found.name, CHOICES[chosen]) if chosen else found


def _of_linux(path: Path) -> FileSystem:
    try:
        mounts = Path(_MOUNTS).read_text("utf-8", errors="surrogateescape")
    except OSError:
        return _unknown(path)
    return of_mounts(mounts, os.path.realpath(path))


def of_mounts(mountinfo: str, path: str) -> FileSystem:
    """The file system of an absolute path by the text of mountinfo: the longest mount point above it; of equals, the last one.

    mountinfo is described in proc(5): fields, then optional ones, a dash alone, and the type.
    """
    best, name = -1, UNKNOWN
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if not dash or len(fields) < 5:
            continue
        point = _unescaped(fields[4]).rstrip("/")
        if (path == point or path.startswith(f"{point}/")) and len(point) >= best:
            best, name = len(point), after.split(" ")[0]
    return FileSystem(name, name in LOCAL)


def _unescaped(point: str) -> str:
    """A mount point as it is: mountinfo writes blank, tab, line feed and backslash as octal numbers."""
    for octal, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(octal, letter)
    return point


def _of_mac(path: Path) -> FileSystem:
    """By the flag MNT_LOCAL of statfs [not tried on a Mac]."""
    import ctypes

    # struct statfs with 64-bit inodes: f_flags is the 16th 32-bit word, the type's name starts at byte 72.
    buffer = ctypes.create_string_buffer(4096)
    statfs = getattr(ctypes.CDLL(None), "statfs$INODE64", None) or getattr(ctypes.CDLL(None), "statfs", None)
    if statfs is None or statfs(os.fsencode(os.path.realpath(path)), buffer) != 0:
        return _unknown(path)
    flags = int.from_bytes(buffer.raw[64:68], sys.byteorder)
    name = buffer.raw[72:88].split(b"\0")[0].decode("ascii", errors="replace")
    return FileSystem(name, bool(flags & 0x1000))


def _of_windows(path: Path) -> FileSystem:
    """A path of a server, or a letter that stands for one [not tried on Windows]."""
    import ctypes

    return of_windows_path(os.path.realpath(path), lambda root: int(ctypes.windll.kernel32.GetDriveTypeW(root)))  # type: ignore[attr-defined,unused-ignore]


def of_windows_path(path: str, drive_type: Callable[[str], int]) -> FileSystem:
    r"""By the form of the path (`\\server\share`, `\\?\UNC\…`), and else by what Windows says of the drive."""
    bare = path.removeprefix("\\\\?\\")
    is_device = bare != path
    if bare.upper().startswith("UNC\\") or (not is_device and path.startswith("\\\\")):
        return FileSystem("unc", False)
    # `\\?\Volume{…}\` is a volume without a letter.
    root = path[: path.index("\\", 4) + 1] if is_device and bare.startswith("Volume{") else f"{bare[:2]}\\"
    kind = drive_type(root)
    return FileSystem("remote" if kind == 4 else "drive" if kind in _WINDOWS_LOCAL else UNKNOWN, kind in _WINDOWS_LOCAL)


def _unknown(path: Path) -> FileSystem:
    return FileSystem(UNKNOWN, False)


_FINDERS = (("linux", _of_linux), ("darwin", _of_mac), ("win32", _of_windows))
