"""The same share as a real mount, by FUSE: `python -m tests.reliability.mount MOUNT BACKING HOLDERS` serves one until it is ended.

BACKING is the folder on the server, HOLDERS a JSON file of who has what open on other machines. Who has a document open on the mount
itself is seen by its being open.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from docgen.build.volume import RealVolume

from .share import MANNERS, Holder, Manners, Mounted, refuse, same_name

ROOT = Path(__file__).parents[2]
MOUNTED = "mounted\n"
NOREPLACE, EXCHANGE = 1, 2


class Served:
    """The operations of the file system, on the backing folder; mfusepy calls them by these names."""

    use_ns = True

    def __init__(self, backing: Path, holders: Path) -> None:
        self._backing, self._holders = backing, holders
        self._paths: dict[int, str] = {}
        self._open: Counter[str] = Counter()
        self._doomed: set[str] = set()
        self.flags = 0
        """Of the rename that is about to come: mfusepy does not pass them on."""

    def _real(self, path: str) -> Path:
        real = self._backing
        for name in Path(path).parts[1:]:
            real /= name if os.path.lexists(real / name) else same_name(real, name) or name
        return real

    def _manners(self, path: str) -> Manners:
        if self._open[path]:
            return MANNERS[Holder.SAME_MOUNT]
        return MANNERS[Holder[json.loads(self._holders.read_text("utf-8")).get(path, Holder.NOBODY.name)]]

    # --- names -----------------------------------------------------------------------------------------------------

    def rename(self, old: str, new: str) -> int:
        flags, self.flags = self.flags, 0
        if flags & EXCHANGE:
            refuse(errno.EINVAL, new)
        source, target = self._real(old), self._real(new)
        if flags & NOREPLACE and target.exists():
            refuse(errno.EEXIST, new)
        refuse(self._manners(old).away, old)
        if target.exists():
            manners = self._manners(new)
            if manners.dooms:
                self._doomed.add(new)
            refuse(manners.over, new)
        source.rename(target)
        self._open[new] += self._open.pop(old, 0)
        self._paths = {handle: new if path == old else path for handle, path in self._paths.items()}
        return 0

    def link(self, target: str, source: str) -> int:
        # mfusepy gives the new name first.
        if self._real(target).exists():
            refuse(errno.EEXIST, target)
        os.link(self._real(source), self._real(target))
        return 0

    def unlink(self, path: str) -> int:
        refuse(self._manners(path).away, path)
        self._real(path).unlink()
        return 0

    def mkdir(self, path: str, mode: int) -> int:
        self._real(path).mkdir(mode)
        return 0

    def rmdir(self, path: str) -> int:
        self._real(path).rmdir()
        return 0

    def readdir(self, path: str, handle: int) -> list[str]:
        return [".", "..", *os.listdir(self._real(path))]  # noqa: PTH208

    def getattr(self, path: str, handle: int | None = None) -> dict[str, Any]:
        stat = os.lstat(self._real(path))
        names = ("st_mode", "st_nlink", "st_size", "st_uid", "st_gid", "st_ino")
        times = {f"st_{time}time": getattr(stat, f"st_{time}time_ns") for time in "amc"}
        return {name: getattr(stat, name) for name in names} | times

    # --- files -----------------------------------------------------------------------------------------------------

    def open(self, path: str, flags: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            refuse(self._manners(path).probe, path)
        return self._opened(path, os.open(self._real(path), flags))

    def create(self, path: str, mode: int, flags: int | None = None) -> int:
        return self._opened(path, os.open(self._real(path), flags or os.O_RDWR | os.O_CREAT, mode))

    def _opened(self, path: str, handle: int) -> int:
        self._paths[handle] = path
        self._open[path] += 1
        return handle

    def flush(self, path: str, handle: int) -> int:
        # Closing a file waits for this one, and not for `release`.
        path = self._paths.pop(handle, "")
        if path:
            self._open[path] -= 1
            if path in self._doomed and not self._open[path]:
                self._doomed.discard(path)
                self._real(path).unlink(missing_ok=True)
        return 0

    def release(self, path: str, handle: int) -> int:
        self.flush(path, handle)
        os.close(handle)
        return 0

    def read(self, path: str, size: int, offset: int, handle: int) -> bytes:
        return os.pread(handle, size, offset)

    def write(self, path: str, data: bytes, offset: int, handle: int) -> int:
        return os.pwrite(handle, data, offset)

    def truncate(self, path: str, length: int, handle: int | None = None) -> int:
        os.truncate(self._real(path) if handle is None else handle, length)
        return 0

    def fsync(self, path: str, datasync: bool, handle: int) -> int:
        os.fsync(handle)
        return 0

    def fsyncdir(self, path: str, datasync: bool, handle: int) -> int:
        return 0

    def chmod(self, path: str, mode: int) -> int:
        self._real(path).chmod(mode)
        return 0

    def init(self, path: str) -> None:
        sys.stdout.write(MOUNTED)
        sys.stdout.flush()


class OnMount:
    """a real mount"""

    def __init__(self, mount: Path, backing: Path, holders: Path) -> None:
        self.root, self.volume = mount / "workspace", RealVolume()
        self._backing, self._holders = backing, holders

    @contextmanager
    def held(self, path: str, holder: Holder) -> Iterator[None]:
        """Elsewhere by the table of holders; on the same mount by really having it open."""
        elsewhere = {} if holder is Holder.SAME_MOUNT else {f"/workspace/output/{path}": holder.name}
        self._holders.write_text(json.dumps(elsewhere), "utf-8")
        with (self.root / "output" / path).open("rb") if holder is Holder.SAME_MOUNT else nullcontext():
            yield
        self._holders.write_text("{}", "utf-8")


@contextmanager
def mounted() -> Iterator[Mounted]:
    """A share on a mount of its own, for as long as the block runs.

    Raises:
        OSError: nothing can be mounted on this machine.
    """
    with tempfile.TemporaryDirectory() as folder:
        mount, backing, holders = (Path(folder) / name for name in ("mount", "backing", "holders.json"))
        mount.mkdir()
        backing.mkdir()
        holders.write_text("{}", "utf-8")
        command = [sys.executable, "-m", "tests.reliability.mount", str(mount), str(backing), str(holders)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
            assert server.stdout
            try:
                if server.stdout.readline() != MOUNTED:
                    raise OSError(errno.EPERM, f"nothing can be mounted here: {server.stderr.read() if server.stderr else ''}")
                yield OnMount(mount, backing, holders)
            finally:
                server.terminate()


def serve(mount: str, backing: str, holders: str) -> None:
    import mfusepy

    class Fuse(mfusepy.FUSE):  # type: ignore[misc]
        def rename_fuse_3(self, old: bytes, new: bytes, flags: int) -> int:
            self.operations.flags = flags
            return int(self.rename_fuse_2(old, new))

    class Operations(Served, mfusepy.Operations):  # type: ignore[misc]
        pass

    never = {"attr_timeout": 0, "entry_timeout": 0, "negative_timeout": 0}
    Fuse(Operations(Path(backing), Path(holders)), mount, foreground=True, nothreads=True, hard_remove=True, **never)


if __name__ == "__main__":
    serve(*sys.argv[1:])
