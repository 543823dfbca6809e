"""The matrix of `share` on real Samba with real Linux clients: a user-mode kernel with a CIFS client is booted, and it runs all of it.

python -m tests.reliability.samba [--mutant NAME]

Needs root, Debian's user-mode-linux, samba, cifs-utils and kmod, and `pip install smbprotocol`, which opens a document as Word on another
machine does. It takes about a minute; no part of the test suite.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import count
from pathlib import Path, PureWindowsPath
from typing import Any

from docgen.build.filesystem import kind_of
from docgen.build.volume import RealVolume

from .figures import Asked, Figures, command
from .share import Holder, Mounted, matrix

ROOT = Path(__file__).parents[2]
HERE, ELSEWHERE, SERVER = Path("/run/a"), Path("/run/b"), Path("/run/server")
"""In the booted kernel: two mounts of one share, each with a connection of its own, and the folder on the server."""
SHARED = {Holder.WORD: "r", Holder.WRITERS: "rw", Holder.PREVIEW: "rwd"}
"""What each lets others do meanwhile, in smbprotocol's letters."""
KERNEL, SECONDS = "linux.uml", 300


def measure(asked: Asked) -> Iterator[Figures]:
    """Boot the kernel, let it run the matrix, and read what it found."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        told = {"DOCGEN_ROOT": ROOT, "DOCGEN_PYTHON": sys.executable, "DOCGEN_RESULT": result}
        init = Path(__file__).with_name("samba_init.sh")
        kernel = [KERNEL, "mem=512M", "root=/dev/root", "rootfstype=hostfs", "rootflags=/", "rw", f"init={init}", "quiet"]
        kernel += ["con=null", "con0=null,null", *(f"{name}={value}" for name, value in told.items())]
        subprocess.run(kernel, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
        if not result.is_file():
            log = Path(f"{result}.log")
            raise SystemExit(f"nothing came of it: {log.read_text('utf-8') if log.is_file() else 'the kernel did not come up'}")
        for row in json.loads(result.read_text("utf-8")):
            if row["publisher"] == (asked.mutant or "ours, on a share"):
                yield Figures(row["name"], row["broken"], Counter(row["outcomes"]), tuple(row["bad"]))


# --- in the booted kernel ------------------------------------------------------------------------------------------


class OnSamba:
    """real Samba"""

    def __init__(self, name: str) -> None:
        self.root, self.volume = HERE / name / "workspace", RealVolume()
        (HERE / name).mkdir()
        self._name = name

    def held(self, path: str, holder: Holder) -> AbstractContextManager[Any]:
        """A document open for real, by a client that is what the holder is."""
        below = Path(self._name, "workspace", "output", path)
        opens: dict[Holder, Callable[[], AbstractContextManager[Any]]] = {
            Holder.NOBODY: nullcontext,
            Holder.SAME_MOUNT: lambda: (HERE / below).open("rb"),
            Holder.OTHER_LINUX: lambda: (ELSEWHERE / below).open("rb"),
        }
        return opens[holder]() if holder in opens else _opened_by_windows(below, SHARED[holder])


def _opened_by_windows(below: Path, shared: str) -> AbstractContextManager[Any]:
    import smbclient

    smbclient.ClientConfig(require_secure_negotiate=False)
    smbclient.register_session("localhost", username="gjest", password="gjest", require_signing=False)
    path = PureWindowsPath(r"\\localhost\del", *below.parts)
    opened: AbstractContextManager[Any] = smbclient.open_file(str(path), mode="r+b", share_access=shared)
    return opened


def run_inside(result: Path) -> None:
    """Run the matrix with the way of a share, and with that of a local disk; what is found is written at the end."""
    assert kind_of(HERE).name == "cifs" and not kind_of(HERE).is_local
    numbers = count()

    @contextmanager
    def samba() -> Iterator[Mounted]:
        yield OnSamba(f"nr{next(numbers)}")

    rows = []
    for publisher in ("ours, on a share", "ours"):
        found = matrix(publisher, samba)
        rows.append(
            {"publisher": publisher, "name": found.name, "broken": found.broken, "outcomes": found.outcomes, "bad": found.bad}
        )
    result.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    if os.path.ismount(HERE) and len(sys.argv) == 2 and not sys.argv[1].startswith("-"):
        run_inside(Path(sys.argv[1]))
    else:
        command(__doc__ or "", measure)
