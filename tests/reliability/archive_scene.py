"""A small archive in the middle of its life, one run with everything there is to do, and the question: one of each, and nothing lost?

Two packages are new, one lies ready with an older content, two have been sent and are answered, and something lies in `inn/` that is
no receipt. The reader of receipts is a plain one (JSON): what XML says is asked elsewhere.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from docgen.archive.identity import entry_key, folder_name, package_id
from docgen.archive.inbox import Inbox
from docgen.archive.package import Archive, Package
from docgen.archive.receipt import Receipt, ReceiptError, Refusal
from docgen.archive.recovery import recover
from docgen.archive.sender import HotFolder
from docgen.archive.sending import Sending
from docgen.archive.states import HOMES
from docgen.archive.volume import ArchiveVolume, RealArchiveVolume
from docgen.build.archived import Transition, read_lines
from docgen.disk import digest

from .scene import files, version

BEFORE, NOW, AFTER = "2026-11-11T08:00:00+00:00", "2026-11-12T08:00:00+00:00", "2026-11-13T08:00:00+00:00"
NEW, REPLACED, ANSWERED, REFUSED = (1, 2), 3, 4, 5
ARCHIVE, HOT, FETCHED = "arkiv", "sendemappe", "hentet"
NUMBER = "2026/1187-7"
NONSENSE = b"ikke en kvittering"


@cache
def package(number: int, text: str = "") -> Package:
    """The n-th package; another `text` is another content, and another date in its folder's name."""
    mappe, dokument = f"AG-{number:04}", f"referat.AG-{number:04}-møte"
    key = entry_key("9999", mappe, dokument)
    pakke = package_id(key, 1)
    word = version(f"{text}{number}")
    lying = {"arkivmelding.xml": word[:900], "0001-referat.pdf": word[::-1], "0001-referat.docx": word, "pakke.json": b"{}"}
    name = folder_name("9999", mappe, dt.date(2026, 11, 13 if text else 12), "referat", 1, pakke)
    return Package(pakke, key, 1, dokument, f"{mappe}/referat.docx", digest(word), name, lying)


OLDER = package(REPLACED, "eldre ")
PACKAGES: Mapping[str, tuple[Package, ...]] = MappingProxyType(
    {one.pakke: (one, OLDER) if one.pakke == OLDER.pakke else (one,) for one in map(package, (*NEW, REPLACED, ANSWERED, REFUSED))}
)
"""Every package by its id, with each content that it may rightly have."""


def _receipt(number: int, **says: object) -> bytes:
    return json.dumps({"nøkkel": package(number).nøkkel, **says}).encode()


RECEIPTS: Mapping[str, bytes] = MappingProxyType(
    {
        f"{ANSWERED}.xml": _receipt(ANSWERED, sak="2026/1187", journal=NUMBER),
        f"{REFUSED}.xml": _receipt(REFUSED, feiltype="ugyldigforespoersel"),
        "annet.xml": NONSENSE,
    }
)


def read(data: bytes, _: str) -> Receipt:
    try:
        says = json.loads(data)
    except ValueError:
        raise ReceiptError("Filen er ikke en kvittering.", "The file is no receipt.") from None
    return Receipt(**says, feil=Refusal("7", "nei") if "feiltype" in says else None)


@dataclass(frozen=True)
class Way:
    """How packages leave: by the hot folder, which somebody empties at once or nobody at all, or by the archivist's hand."""

    name: str
    is_first: bool = False
    """The first run ever: there is no archive yet."""
    is_sent: bool = True
    is_fetched: bool = True


WAYS = (
    Way("fetched at once"),
    Way("left in the hot folder", is_fetched=False),
    Way("taken by hand", is_sent=False),
    Way("the first run ever", is_first=True),
)


def prepare(root: Path, way: Way) -> None:
    """Lay out the workspace as it was before the run."""
    (root / HOT).mkdir(parents=True)
    if way.is_first:
        return
    archive = Archive(root / ARCHIVE, BEFORE)
    archive.open()
    for number in (ANSWERED, REFUSED):
        archive.pack(package(number))
    list(Sending(archive, HotFolder(root / HOT)).send_ready(archive.register.archived.packages))
    for name in _names(root / HOT):
        fetch(root, name)
    archive.pack(OLDER)
    (root / ARCHIVE / "inn").mkdir()
    for name, data in RECEIPTS.items():
        path = root / ARCHIVE / "inn" / name
        path.write_bytes(data)
        os.utime(path, (1_700_000_000, 1_700_000_000))  # nobody writes in it any more


def run(
    root: Path, way: Way, archive: Archive, volume: ArchiveVolume, *, is_alone: bool = True, sending: type[Sending] = Sending
) -> None:
    """One run of the archive, as the command does it. Without the lock nothing is recovered."""
    archive.open()
    out = sending(archive, HotFolder(root / HOT, volume)) if way.is_sent else None
    if is_alone:
        recover(archive, out)
    list(Inbox(archive, read).take())
    for number in NEW if way.is_first else (*NEW, REPLACED):
        archive.pack(package(number))
    if out:
        list(out.send_ready(archive.register.archived.packages))


def finish(root: Path, way: Way) -> None:
    """A run that nobody disturbs, and once more for what the archivist moves after it."""
    for _ in range(1 if way.is_sent else 2):
        volume = RealArchiveVolume()
        run(root, way, Archive(root / ARCHIVE, AFTER, volume), volume)
        consume(root, way)


# --- those who take packages away ----------------------------------------------------------------------------------


def consume(root: Path, way: Way) -> None:
    """What others do as soon as they can: the journal system empties the hot folder, or the archivist takes from `klar/`."""
    if way.is_sent and way.is_fetched:
        for name in _names(root / HOT):
            fetch(root, name)
    ready = root / ARCHIVE / "klar"
    if not way.is_sent:
        for name in _names(ready):
            (root / ARCHIVE / "sendt").mkdir(exist_ok=True)
            shutil.copytree(ready / name, _free(root, name))
            (ready / name).rename(root / ARCHIVE / "sendt" / name)


def fetch(root: Path, name: str) -> None:
    """Take a package out of the hot folder."""
    target = _free(root, name)
    (root / HOT / name).rename(target)


def _free(root: Path, name: str) -> Path:
    (root / FETCHED).mkdir(exist_ok=True)
    number = sum(taken.startswith(name) for taken in _names(root / FETCHED))
    return root / FETCHED / f"{name}.{number}"


def _names(folder: Path) -> list[str]:
    """The names that others see."""
    return sorted(path.name for path in folder.glob("[!.]*"))


# --- the question --------------------------------------------------------------------------------------------------


def half(root: Path) -> Iterator[str]:
    """What is not whole of what others can see, at whatever moment."""
    for place in ("arkiv/klar", "arkiv/sendt", "arkiv/erstattet", HOT, FETCHED):
        for folder in sorted((root / place).glob("[!.]*")):
            lying = _of_package(files(folder))
            if not any(lying in (dict(one.files), _outward(one)) for one in _versions(folder.name)):
                yield f"half a package {place}/{folder.name}"


def faults(root: Path, way: Way) -> list[str]:
    """What is wrong once a run has come to its end, in words; nothing, if all is well."""
    lines = read_lines((root / ARCHIVE / "register.jsonl").read_bytes())
    wanted = [one for one in PACKAGES if not way.is_first or one in {package(number).pakke for number in NEW}]
    wrong = list(half(root))
    wrong += [f"unknown package {line.pakke}" for line in lines if line.pakke not in wanted]
    for pakke in wanted:
        wrong += _faults_of(root, way, pakke, [line for line in lines if line.pakke == pakke])
    left = [*root.glob("arkiv/.bygges/*"), *root.glob("arkiv/krav/*.holdes"), *root.glob("arkiv/inn/*"), *(root / HOT).glob(".*")]
    wrong += [f"leftover {path.relative_to(root)}" for path in left]
    if not way.is_first:
        wrong += _receipt_faults(root)
    return wrong


def _faults_of(root: Path, way: Way, pakke: str, lines: list[Transition]) -> Iterator[str]:
    number = next(n for n in (*NEW, REPLACED, ANSWERED, REFUSED) if package(n).pakke == pakke)
    said = Counter(f"{line.tilstand} {line.merknad}".split("_")[0].strip() for line in lines)
    made = said["klar"]
    sent = sum(line.tilstand == "sendt" for line in lines)
    if made != 1 or said["klar erstattet"] > (number == REPLACED):
        yield f"{made} lines of package {number} as new, {said['klar erstattet']} as replaced"
    if sent != 1:
        yield f"package {number} noted as sent {sent} times"
    names = {one.mappe for one in PACKAGES[pakke]}
    taken = [path for place in (HOT, FETCHED) for path in (root / place).glob("[!.]*") if path.name.rsplit(".")[0] in names]
    if len(taken) != 1:
        yield f"package {number} delivered {len(taken)} times"
    if not lines:
        return
    lies = [path for home in sorted({*HOMES.values()}) for path in (root / ARCHIVE / home).glob("*") if path.name in names]
    home = HOMES[lines[-1].tilstand]
    if [path.parent.name for path in lies] != [home]:
        yield f"package {number} lies in {[path.parent.name for path in lies]}, and not in {home}"
    elif (inside := _of_package(files(lies[0]))) not in [dict(one.files) for one in PACKAGES[pakke]]:
        yield f"package {number} is torn"
    elif taken and files(taken[0])["0001-referat.docx"] != inside["0001-referat.docx"]:
        yield f"another package {number} was delivered than was kept"
    if number == REPLACED:
        everywhere = [files(path) for path in (*taken, *(root / ARCHIVE / "erstattet").glob("*"))]
        if not any(lying.get("0001-referat.docx") == OLDER.files["0001-referat.docx"] for lying in everywhere):
            yield "lost the former package"


def _receipt_faults(root: Path) -> Iterator[str]:
    for number, home in ((ANSWERED, "kvittert"), (REFUSED, "avvist")):
        kept = [path.read_bytes() for path in (root / ARCHIVE / home / package(number).mappe).glob("kvittering_*")]
        if kept != [RECEIPTS[f"{number}.xml"]]:
            yield f"the receipt of package {number} is kept {len(kept)} times"
    lines = read_lines((root / ARCHIVE / "register.jsonl").read_bytes())
    for pakke, count in Counter(line.pakke for line in lines if line.kvittering).items():
        if count != 1:
            yield f"the receipt of {pakke} noted {count} times"
    if {path.suffix for path in (root / ARCHIVE / "karantene").glob("*")} != {".xml", ".txt"}:
        yield "what is no receipt lies not in karantene with the reason"


def _versions(folder: str) -> list[Package]:
    return [one for versions in PACKAGES.values() for one in versions if folder.startswith(one.mappe)]


def _of_package(lying: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in lying.items() if not name.startswith("kvittering_")}


def _outward(one: Package) -> dict[str, bytes]:
    return {name: data for name, data in one.files.items() if name != "pakke.json"}
