"""A previous version back in its place: what there is of a document, and putting one of them there by the same publisher."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.build.former import FORMER, Former, former_versions, without_repeats
from docgen.build.look import WORKING
from docgen.build.publish import Published, Publisher, Write
from docgen.build.survey import survey
from docgen.build.volume import RealVolume
from docgen.disk import DocgenError, cause, content, digest


@dataclass(frozen=True)
class History:
    """A document (posix below output/) and its previous versions, newest first, without what lies there now.

    `lying` is the digest of that, "" for nothing; `real` the document's name as the disk spells it; `is_open` says that it is
    open in Word.
    """

    path: str
    versions: tuple[Former, ...]
    lying: str
    real: str
    is_open: bool


def history(workspace: Path, output: Path, path: str) -> History:
    """Look up what is kept of a document.

    Raises:
        DocgenError: the folder cannot be read.
    """
    folder, _, name = path.rpartition("/")
    try:
        found = survey(output / folder)
        real = f"{folder}/{found.real.get(name, name)}".removeprefix("/")
        data = content(output / real)
        lying = digest(data) if data is not None else ""
        versions = former_versions(RealVolume(), workspace / WORKING / FORMER, path)
    except OSError as error:
        nb, en = cause(error)
        raise DocgenError(f"{nb}: {output / path} kan ikke leses.", f"{en}: {output / path} cannot be read.") from error
    return History(path, without_repeats(versions, lying), lying, real, name in found.locked)


def restore(document: History, version: Former, publisher: Publisher) -> Published:
    """Put a version in the document's place; what lies there now goes to the previous versions first.

    Raises:
        DocgenError: the folder cannot be written to, or the version has gone meanwhile.
    """
    data = content(version.kept)
    if data is None:
        raise DocgenError(
            f"Versjonen {version.kept} er borte. Kjør kommandoen igjen for å se hvilke som finnes.",
            f"The version {version.kept} is gone. Run the command again to see which there are.",
        )
    (published,) = publisher.publish([Write(document.path, data, document.lying)])
    return published
