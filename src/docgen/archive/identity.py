"""What a case, an entry and a package are called: pseudonymous keys and ids that no edit of the cases changes (archive.md §5.2).

Nothing in them is a name. The date stands in the folder's name alone, which tells people what lies there and identifies nothing.
Pure.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import uuid

from docgen.build.archived import OUR_FOLDER

NAMESPACE = uuid.UUID("c0675d95-5bb3-4b0e-99be-f01c2c88cf67")
"""The namespace of every package id. It never changes: with another one, everything would be sent again under another id."""
STATUS = "saksstatus"
"""The type of the package that closes a case: it has no document."""
SHORT = 8
"""Letters of the package id that end a folder's name."""
_LONGEST = 40
"""Of what others decide in a folder's name; deep shares on Windows stop at 260 letters for a whole path."""
_SPELT = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "Æ": "AE", "Ø": "O", "Å": "A", "đ": "d", "Đ": "D", "ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T"}
)
"""The letters of Norwegian and Sámi that do not fall apart into a plain letter and a mark."""


def case_key(kommunenummer: str, mappe: str) -> str:
    """The external key of a case: `<kommunenummer>/<mappe>`, `mappe` being its folder in output/.

    Raises:
        ValueError: a part is empty or holds a slash, so that two cases could get one key.
    """
    return "/".join(_part(part) for part in (kommunenummer, mappe))


def entry_key(kommunenummer: str, mappe: str, dokument: str, utgave: int = 1) -> str:
    """The external key of a journal entry: `<kommunenummer>/<mappe>/<type>.<subject>`, from edition 2 `…/utgave-2`.

    Raises:
        ValueError: as for `case_key`, or there is no such edition.
    """
    if utgave < 1:
        raise ValueError(f"edition {utgave}")
    key = f"{case_key(kommunenummer, mappe)}/{_part(dokument)}"
    return key if utgave == 1 else f"{key}/utgave-{utgave}"


def closes_a_case(nøkkel: str) -> bool:
    """Whether a key is that of the message that closes a case, which is no entry of the journal."""
    return nøkkel.rpartition("/")[2].startswith(f"{STATUS}.")


def document_key(nøkkel: str, nummer: int = 1) -> str:
    """The external key of a document of the entry with the key `nøkkel`; the main document is number 1."""
    return f"{nøkkel}/dok-{nummer}"


def package_id(nøkkel: str, utgave: int) -> str:
    """The one id that an entry's key and edition have for ever: a UUIDv5."""
    return str(uuid.uuid5(NAMESPACE, f"{unicodedata.normalize('NFC', nøkkel)}#{utgave}"))


def folder_name(kommunenummer: str, mappe: str, dato: dt.date, type: str, utgave: int, pakke: str) -> str:
    """What a package's folder is called: `<kommunenr>_<mappe>_<date>_<type>_r<utgave>_<8 hex of the id>`.

    ASCII letters, digits, hyphens and underlines only, so that every system takes it.
    `9999_ag-0042_2026-11-12_referat_r1_3f9a1c2e`.
    """
    parts = (plain(kommunenummer), plain(mappe), dato.isoformat(), plain(type), f"r{utgave}", pakke[:SHORT])
    return "_".join(parts)


def names_a_package(word: str) -> bool:
    """Whether a word is a package's id, or what its folder is called."""
    return bool(_ID.fullmatch(word) or OUR_FOLDER.fullmatch(word))


def package_of_name(name: str) -> str:
    """The package id that a receipt's file name begins with (`<pakke-id>__arkivmelding-kvittering.xml`); "" where it has none."""
    match = _NAMED.match(name)
    return match[1].lower() if match else ""


_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_NAMED = re.compile(rf"({_ID.pattern})__", re.IGNORECASE)


def _part(text: str) -> str:
    part = unicodedata.normalize("NFC", text).strip()
    if not part or "/" in part:
        raise ValueError(f"no part of a key: {text!r}")
    return part


def plain(text: str) -> str:
    """A text in the letters that every file system has; what is left of nothing is an x."""
    letters = (
        unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_SPELT)).encode("ascii", "ignore").decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", letters.lower())[:_LONGEST].strip("-") or "x"
