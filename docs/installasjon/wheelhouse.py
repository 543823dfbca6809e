"""Make a folder from which docgen is installed on machines without network: wheels, their digests, installers.

    python docs/installasjon/wheelhouse.py FOLDER [--python 3.11 3.12 3.13] [--system windows linux]

Run it on a machine with network, in a checkout, with the Python that docgen runs on. pip fetches the wheels for each system and
Python from wherever it is set up to; nothing is built but docgen itself. `krav.txt` names every package with the digest of each
of its wheels, and the installers take nothing else. Every system and Python has the same versions.

What pip cannot do is asked here: it judges «only on Windows» by the machine that it runs on. The wheels say themselves what
they need, and each set is complete when every need that holds there is met (`lacking`).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from email.parser import BytesParser
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.tags import Tag, compatible_tags, cpython_tags
from pip._vendor.packaging.utils import canonicalize_name, parse_wheel_filename

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WHEELS, REQUIREMENTS, OWN = "hjul", "krav.txt", "krav-docgen.txt"
"""`OWN` is docgen's own row of the requirements: an update may have the version that is installed already, and pip would then
leave what is there. The installers put that one wheel in once more."""
INSTALLERS = ("installer.sh", "installer.ps1", "installer.cmd")
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = {
    "windows": ("win_amd64",),
    # A wheel for an older glibc runs on a newer one; 2.28 is that of RHEL 8 and Debian 10.
    "linux": (*(f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)), "manylinux2014_x86_64", "manylinux1_x86_64"),
}
MARKERS = {
    "windows": {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"},
    "linux": {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
}


@dataclass(frozen=True)
class Target:
    """A system and a Python that docgen is to be installed on."""

    system: str
    python: str

    @property
    def environment(self) -> dict[str, str]:
        """What stands behind the names of a requirement's condition there."""
        own = {"python_version": self.python, "python_full_version": f"{self.python}.0", "implementation_name": "cpython"}
        return {**MARKERS[self.system], **own, "platform_python_implementation": "CPython", "extra": ""}

    @property
    def tags(self) -> frozenset[Tag]:
        """The kinds of wheel that can be installed there."""
        major, minor = map(int, self.python.split("."))
        platforms, version = PLATFORMS[self.system], (major, minor)
        return frozenset((*cpython_tags(version, platforms=platforms), *compatible_tags(version, f"cp{major}{minor}", platforms)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--python", nargs="+", default=PYTHONS, metavar="X.Y")
    parser.add_argument("--system", nargs="+", default=tuple(PLATFORMS), choices=tuple(PLATFORMS))
    asked = parser.parse_args()
    if asked.folder.exists() and any(asked.folder.iterdir()):
        print(f"{asked.folder} is not empty. Name a folder that is not there yet.", file=sys.stderr)
        return 2
    targets = [Target(system, python) for system in asked.system for python in asked.python]
    # Made beside and given its name last: a folder under that name is a whole one.
    asked.folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=asked.folder.parent, prefix=".wheelhouse-") as kept:
        work = Path(kept) / "wheelhouse"
        wheels = work / WHEELS
        wheels.mkdir(parents=True)
        try:
            own = build_own(wheels)
            pins: dict[str, str] = {}
            for target in targets:
                pins |= fetch(target, own, wheels, pins)
        except subprocess.CalledProcessError as error:
            print(f"pip could not: {' '.join(error.cmd[3:6])} …\n{error.stderr}", file=sys.stderr)
            return 3
        missing = {target: found for target in targets if (found := lacking(target, wheels))}
        if missing:
            print(*(f"{t.system} {t.python}: {', '.join(found)}" for t, found in missing.items()), sep="\n", file=sys.stderr)
            return 1
        rows = requirements(wheels, targets)
        (work / REQUIREMENTS).write_bytes(rows.encode())
        (work / OWN).write_bytes(own_row(rows).encode())
        for name in INSTALLERS:
            shutil.copy(HERE / name, work)
        (work / "LES-MEG.md").write_bytes((ROOT / "docs" / "installasjon.md").read_bytes())
        if asked.folder.exists():
            asked.folder.rmdir()
        work.rename(asked.folder)
    files = sorted((asked.folder / WHEELS).iterdir())
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{asked.folder}: {len(files)} wheels, {size:.0f} MB, for {', '.join(f'{t.system} {t.python}' for t in targets)}")
    return 0


def build_own(wheels: Path) -> Path:
    """Build docgen's own wheel into `wheels` and give its path."""
    _pip("wheel", "--no-deps", "-w", str(wheels), str(ROOT))
    (own,) = wheels.glob("docgen-*.whl")
    return own


def fetch(target: Target, own: Path, wheels: Path, pins: dict[str, str]) -> dict[str, str]:
    """Fetch what docgen needs on a target into `wheels`, in the versions of `pins` where one stands there; gives all versions."""
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        constraints = folder / "constraints.txt"
        constraints.write_text("".join(f"{name}=={version}\n" for name, version in sorted(pins.items())))
        mine = folder / "wheels"
        wanted = [str(own)]
        place = [part for platform in PLATFORMS[target.system] for part in ("--platform", platform)]
        place += ["--python-version", target.python, "--implementation", "cp", "--only-binary", ":all:"]
        while wanted:
            _pip("download", *place, "-c", str(constraints), "-d", str(mine), *wanted)
            # What only the target needs pip has passed over; each round can bring a wheel that needs one more.
            wanted = [need for need in lacking(target, mine) if need not in wanted]
        versions = {}
        for wheel in mine.iterdir():
            name, version, _, _ = parse_wheel_filename(wheel.name)
            versions[str(name)] = str(version)
            if not (wheels / wheel.name).exists():
                shutil.copy(wheel, wheels)
        return versions


def lacking(target: Target, wheels: Path) -> list[str]:
    """The requirements that hold on a target and that no wheel in the folder meets there, docgen's own first."""
    return _walked(target, wheels)[0]


def _walked(target: Target, wheels: Path) -> tuple[list[str], set[str]]:
    """What docgen needs on a target, by what the wheels say: what is missing, and the names of what is there."""
    fitting: dict[str, list[Path]] = {}
    versions = {}
    for path in sorted(wheels.glob("*.whl")):
        name, version, _, tags = parse_wheel_filename(path.name)
        if not tags.isdisjoint(target.tags):
            fitting.setdefault(name, []).append(path)
            versions[name] = version
    missing: list[str] = []
    asked: set[tuple[str, str]] = set()
    waiting = [Requirement("docgen")]
    while waiting:
        need = waiting.pop(0)
        name = canonicalize_name(need.name)
        if name not in fitting or not need.specifier.contains(versions[name], prereleases=True):
            missing.append(f"{need.name}{need.specifier}")
            continue
        for extra in ("", *sorted(need.extras)):
            if (name, extra) not in asked:
                asked.add((name, extra))
                waiting += [more for more in needs_of(fitting[name][0]) if _holds(more, target, extra)]
    return list(dict.fromkeys(missing)), {name for name, _ in asked}


def needs_of(wheel: Path) -> list[Requirement]:
    """What a wheel says that it needs."""
    with zipfile.ZipFile(wheel) as package:
        (name,) = (name for name in package.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        metadata = BytesParser().parsebytes(package.read(name))
    return [Requirement(text) for text in metadata.get_all("Requires-Dist") or []]


def requirements(wheels: Path, targets: list[Target]) -> str:
    """The text of the requirements file: every package in its version, with the digest of each of its wheels. One that is not
    needed everywhere says where."""
    digests: dict[tuple[str, str], list[str]] = {}
    for path in sorted(wheels.glob("*.whl")):
        name, version, _, _ = parse_wheel_filename(path.name)
        digests.setdefault((name, str(version)), []).append(hashlib.sha256(path.read_bytes()).hexdigest())
    needed = {target: _walked(target, wheels)[1] for target in targets}
    rows = []
    for (name, version), found in sorted(digests.items()):
        places = [target for target in targets if name in needed[target]]
        where = "" if len(places) == len(targets) else f"; {' or '.join(map(_marker, places))}"
        rows.append(" \\\n    ".join((f"{name}=={version}{where}", *(f"--hash=sha256:{digest}" for digest in sorted(found)))))
    return "\n".join(rows) + "\n"


def own_row(rows: str) -> str:
    """docgen's own row of the requirements, with its digest."""
    (found,) = re.findall(r"^docgen==[^\n]*\n(?: [^\n]*\n)*", rows, re.MULTILINE)
    return str(found)


def _marker(target: Target) -> str:
    return f'(sys_platform == "{target.environment["sys_platform"]}" and python_version == "{target.python}")'


def _holds(need: Requirement, target: Target, extra: str) -> bool:
    return need.marker is None or need.marker.evaluate({**target.environment, "extra": extra})


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    subprocess.run(command, check=True, capture_output=True, text=True)


if __name__ == "__main__":
    sys.exit(main())
