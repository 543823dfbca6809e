"""Installing as a municipality does: the README's first command in an empty home, and the wheelhouse without network."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import docgen
from office import ROOT, program

HERE = ROOT / "docs" / "installasjon"
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
TARGETS = ("windows", "linux")


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """`wheelhouse.py` as a module."""
    spec = importlib.util.spec_from_file_location("wheelhouse", HERE / "wheelhouse.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["wheelhouse"] = module
    spec.loader.exec_module(module)
    return module


def clean(home: Path) -> dict[str, str]:
    """The surroundings of somebody who has never had docgen: an empty home, no cache, no virtual environment."""
    home.mkdir(exist_ok=True)
    own = {name: value for name, value in os.environ.items() if name.startswith("PIP_") or name in ("SSL_CERT_FILE", "TMPDIR")}
    path = os.pathsep.join((str(Path(sys.base_prefix, "bin")), "/usr/local/bin", "/usr/bin", "/bin"))
    return own | {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8", "PIP_NO_CACHE_DIR": "1"}


def documents(folder: Path) -> list[Path]:
    return sorted((folder / "output").rglob("*.docx"))


# --- the README ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("takes_minutes")
def test_the_readmes_first_command_ends_with_documents(tmp_path: Path) -> None:
    (first, *_) = re.findall(r"```sh\n(.*)\n```", (ROOT / "README.md").read_text("utf-8"))
    assert "docgen build" in first
    place = tmp_path / "docgen"
    place.mkdir()
    archive = subprocess.run([program("git"), "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True)
    subprocess.run([program("tar"), "-x"], cwd=place, input=archive.stdout, check=True)
    done = subprocess.run(
        ["sh", "-c", first], cwd=place, env=clean(tmp_path / "hjem"), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = {path: path.stat().st_mtime_ns for path in documents(place)}
    assert len(made) > 250
    again = subprocess.run(
        [".venv/bin/docgen", "build"], cwd=place, env=clean(tmp_path / "hjem"), capture_output=True, check=False
    )
    assert again.returncode == 0
    assert {path: path.stat().st_mtime_ns for path in documents(place)} == made


# --- the wheelhouse ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheelhouse for this Python, on Windows and Linux, made by the documented command. Not to be changed."""
    if not request.config.getoption("--grundig"):
        pytest.skip("asked for by --grundig: it takes minutes and downloads fifty megabytes")
    folder = tmp_path_factory.mktemp("hjulhus") / "docgen-installasjon"
    command = [sys.executable, HERE / "wheelhouse.py", folder, "--python", RUNNING, "--system", *TARGETS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def without_network(*command: str | Path) -> list[str | Path]:
    """The command in a world with no network at all, where the kernel lets us make one."""
    alone = [program("unshare"), "--net", "--map-root-user"]
    is_possible = subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0
    return [*(alone if is_possible else []), *command]


def install(house: Path, target: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = clean(home) | {"PYTHON": str(Path(sys.base_prefix, "bin", "python3"))}
    # Whatever the machine says of where packages are found must not matter: the installer asks nothing but its own folder.
    command = without_network("sh", house / "installer.sh", target)
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="installs the Linux half")
def test_it_installs_without_network_and_builds_the_example(house: Path, tmp_path: Path) -> None:
    home, target = tmp_path / "hjem", tmp_path / "program"
    home.mkdir()
    done = install(house, target, home)
    assert done.returncode == 0, done.stderr
    assert f"docgen {docgen.__version__}" in done.stdout and "docgen er installert" in done.stdout

    def run(*arguments: str | Path) -> str:
        told = subprocess.run(
            without_network(*arguments), cwd=home, env=clean(home), capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert told.returncode == 0, told.stdout + told.stderr
        return told.stdout

    where = Path(run(target / "bin" / "python", "-c", "import docgen; print(docgen.__file__)").strip())
    assert where.is_relative_to(target) and not where.is_relative_to(ROOT)
    run(target / "bin" / "docgen", "start", "prøve", "--eksempel")
    assert (home / "prøve" / "templates" / "referat-nynorsk.docx").is_file()
    run(target / "bin" / "docgen", "-C", "prøve", "build")
    assert len(documents(home / "prøve")) > 250
    run(target / "bin" / "docgen", "init", "nes", "--kommune", "Nes kommune")
    run(target / "bin" / "docgen", "-C", "nes", "check")
    # Once more is an update: nothing is in the way, and docgen itself is put in anew, also in the version that is there.
    where.write_text("raise SystemExit('gammel')\n", "utf-8")
    assert install(house, target, home).returncode == 0
    assert f"docgen {docgen.__version__}" in run(target / "bin" / "docgen", "--version")


def copy_of(house: Path, folder: Path) -> Path:
    """The wheelhouse with links for its wheels; a test replaces those that it changes."""
    (folder / "hjul").mkdir(parents=True)
    for path in house.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    for path in (house / "hjul").iterdir():
        (folder / "hjul" / path.name).symlink_to(path)
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="installs the Linux half")
def test_a_wheel_that_was_changed_on_the_way_is_refused(house: Path, tmp_path: Path) -> None:
    changed = copy_of(house, tmp_path / "endret")
    (wheel,) = (changed / "hjul").glob("docgen-*.whl")
    data = wheel.read_bytes()
    wheel.unlink()
    wheel.write_bytes(data)
    with zipfile.ZipFile(wheel, "a") as package:
        package.writestr("docgen/fremmed.py", "")
    home = tmp_path / "hjem"
    home.mkdir()
    done = install(changed, tmp_path / "program", home)
    assert done.returncode != 0 and not (tmp_path / "program" / "bin" / "docgen").exists()


@pytest.mark.parametrize("system", TARGETS)
def test_pip_finds_everything_for_each_system_in_the_folder_alone(
    house: Path, system: str, maker: ModuleType, tmp_path: Path
) -> None:
    place = [part for platform in maker.PLATFORMS[system] for part in ("--platform", platform)]
    command = [sys.executable, "-m", "pip", "--isolated", "install", "--dry-run", "--no-index", "-f", str(house / "hjul"), *place]
    command += ["--python-version", RUNNING, "--implementation", "cp", "--only-binary", ":all:", "--target", str(tmp_path)]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", str(house / "krav.txt")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Would install" in done.stdout and "docgen-" in done.stdout


@pytest.mark.parametrize("system", TARGETS)
def test_each_set_is_complete_by_what_the_wheels_say(house: Path, system: str, maker: ModuleType, tmp_path: Path) -> None:
    target = maker.Target(system, RUNNING)
    assert maker.lacking(target, house / "hjul") == []
    less = copy_of(house, tmp_path / "mindre") / "hjul"
    tag = "win_amd64" if system == "windows" else "manylinux"
    (lxml,) = (path for path in less.glob("lxml-*.whl") if tag in path.name)
    lxml.unlink()
    assert {need.split(">")[0] for need in maker.lacking(target, less)} == {"lxml"}


def test_its_requirements_name_no_place_and_the_page_comes_along(house: Path) -> None:
    text = (house / "krav.txt").read_text("utf-8")
    assert "http" not in text and text.count("--hash=sha256:") == len(list((house / "hjul").iterdir()))
    assert (house / "LES-MEG.md").read_bytes() == (ROOT / "docs" / "installasjon.md").read_bytes()


def small_wheel(folder: Path, name: str, *needs: str) -> None:
    """A wheel that says what it needs, and is nothing else."""
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as package:
        lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1", *(f"Requires-Dist: {need}" for need in needs)]
        package.writestr(f"{name}-1.dist-info/METADATA", "\n".join(lines) + "\n")


def test_what_only_windows_needs_is_asked_for_and_said(maker: ModuleType, tmp_path: Path) -> None:
    windows, linux = maker.Target("windows", "3.12"), maker.Target("linux", "3.12")
    small_wheel(tmp_path, "docgen", "klikk[farger]>=1", 'ekstra; extra == "dev"')
    small_wheel(
        tmp_path, "klikk", 'farger; platform_system == "Windows"', 'maling; extra == "farger"', 'gammel; python_version < "3.12"'
    )
    small_wheel(tmp_path, "maling")
    assert maker.lacking(windows, tmp_path) == ["farger"] and maker.lacking(linux, tmp_path) == []
    small_wheel(tmp_path, "farger")
    assert maker.lacking(windows, tmp_path) == []
    (row,) = (row for row in maker.requirements(tmp_path, [windows, linux]).splitlines() if row.startswith("farger"))
    assert row == 'farger==1; (sys_platform == "win32" and python_version == "3.12") \\'


def test_docgen_is_put_in_anew_by_its_own_row_whose_digest_is_asked_for(maker: ModuleType, tmp_path: Path) -> None:
    for name in ("docgen", "docgen_annet", "klikk"):
        small_wheel(tmp_path, name)
    rows = maker.own_row(maker.requirements(tmp_path, [maker.Target("linux", "3.12")]))
    digest = hashlib.sha256((tmp_path / "docgen-1-py3-none-any.whl").read_bytes()).hexdigest()
    assert rows == f"docgen==1 \\\n    --hash=sha256:{digest}\n"
    for name in ("installer.sh", "installer.ps1"):
        (line,) = (line for line in (HERE / name).read_text("utf-8-sig").splitlines() if "--force-reinstall" in line)
        assert {"--no-deps", "--no-index", "--require-hashes"} <= set(line.split()) and maker.OWN in line


def test_the_readme_names_the_pythons_that_the_installers_take(maker: ModuleType) -> None:
    *first, last = maker.PYTHONS
    assert f"You need Python {', '.join(first)} or {last} " in (ROOT / "README.md").read_text("utf-8")
    below = f"(3, {int(last.partition('.')[2]) + 1})"
    for name in ("installer.sh", "installer.ps1"):
        assert f"<= sys.version_info < {below}" in (HERE / name).read_text("utf-8-sig")


def test_a_folder_that_has_something_is_left_alone(maker: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "mitt").write_text("x")
    done = subprocess.run([sys.executable, HERE / "wheelhouse.py", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and [path.name for path in tmp_path.iterdir()] == ["mitt"]


def test_the_windows_scripts_are_written_as_windows_reads_them() -> None:
    script = (HERE / "installer.ps1").read_bytes()
    assert script.startswith(b"\xef\xbb\xbf")  # else Windows PowerShell 5.1 reads «ø» as two signs
    assert script.count(b"\n") == script.count(b"\r\n")
    starter = (HERE / "installer.cmd").read_bytes()
    assert starter.isascii() and starter.count(b"\n") == starter.count(b"\r\n") and b'"%~dp0installer.ps1"' in starter
    text = script.decode("utf-8-sig")
    for word in ("--no-index", "--isolated", "--require-hashes", "--only-binary :all:"):
        assert word in text and word in (HERE / "installer.sh").read_text("utf-8")
    assert text.count("{") == text.count("}") and text.count("(") == text.count(")")
