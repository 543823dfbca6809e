"""What can go wrong with the world: the one exception that means "not your file, not our bug".

A mistake in the user's files is a Problem. A full disk, a share that went away or a missing program is a DocgenError: raised
where it happens, caught once in `cli`, said in one sentence.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

WORLD_FAILED = 3
"""The exit code for a failure of the surroundings (style.md §2.9)."""


class DocgenError(Exception):
    """The world failed. `nb` and `en` are whole sentences for a person; `exit_code` is what the program ends with."""

    def __init__(self, nb: str, en: str, *, exit_code: int = WORLD_FAILED) -> None:
        super().__init__(nb)
        self.nb = nb
        self.en = en
        self.exit_code = exit_code

    def say(self, lang: str) -> str:
        """Give the sentence in `lang` ("nb" or "en")."""
        return self.en if lang == "en" else self.nb


def read_files(folder: Path, suffix: str) -> dict[str, bytes]:
    """Read the files directly in a folder whose names end in `suffix`, by NFC name; owner and hidden files are passed over.

    Raises:
        DocgenError: the folder or a file in it cannot be read.
    """
    try:
        names = sorted(path.name for path in folder.iterdir() if path.name.casefold().endswith(suffix))
        shown = (name for name in names if not name.startswith(("~$", ".")))
        return {unicodedata.normalize("NFC", name): (folder / name).read_bytes() for name in shown}
    except OSError as error:
        raise DocgenError(
            f"Mappen {folder} kan ikke leses. Sjekk at delingen er koblet til og at du har tilgang.",
            f"The folder {folder} cannot be read. Check that the share is connected and that you have access.",
        ) from error


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet, readable to owner and group; False (and nothing touched) when it is.

    Raises:
        DocgenError: the folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
        path.chmod(0o660)
    except FileExistsError:
        return False
    except OSError as error:
        raise DocgenError(
            f"{path} kan ikke skrives. Sjekk at det er plass, og at du har skrivetilgang.",
            f"{path} cannot be written. Check that there is room and that you have write access.",
        ) from error
    return True
