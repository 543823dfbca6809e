"""The process that is broken: `python -m tests.reliability.publishing ROOT PUBLISHER [recover]`.

It says `begin` before its first file-system call that matters and `end` after the last. Everything that Python loads on the way is
loaded before, by a publish elsewhere, so that the calls between the two are the publisher's own and the same in every run.
Ends with 3 when the world failed and the program said so, as docgen does.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from docgen.disk import DocgenError

from . import scene
from .publishers import PUBLISHERS

BEGIN, END = b"-- begin --\n", b"-- end --\n"


def main() -> int:
    root, name = Path(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as elsewhere:
        scene.prepare(Path(elsewhere))
        scene.run(PUBLISHERS[name](Path(elsewhere)))
    publisher = PUBLISHERS[name](root)
    os.write(1, BEGIN)
    try:
        if sys.argv[3:] == ["recover"]:
            publisher.recover()
        else:
            scene.run(publisher)
    except DocgenError as error:
        _say(2, error.en.encode())
        return error.exit_code
    _say(1, END)
    return 0


def _say(descriptor: int, what: bytes) -> None:
    # Where every write fails from some point on, so do ours.
    with suppress(OSError):
        os.write(descriptor, what)


if __name__ == "__main__":
    sys.exit(main())
