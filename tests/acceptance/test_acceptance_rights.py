"""Whom what docgen makes is for: those whom the workspace's folder is for, whatever the umask of the account is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.build.volume import RealVolume
from office import Office

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
HERS = "cases/ansvarsgrupper/AG-2026-005"
NOTE = f"{HERS}/gruppe.yaml – MÅ RETTES.txt"


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o027, 0o077], ids=oct)
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
@pytest.mark.parametrize(
    ("folder", "file"),
    [(0o2770, 0o660), (0o770, 0o660), (0o2775, 0o660), (0o750, 0o640), (0o755, 0o640), (0o700, 0o600), (0o777, 0o640)],
    ids=oct,
)
def test_what_is_made_follows_the_rights_of_the_workspace(tmp_path: Path, folder: int, file: int) -> None:
    office = Office.small(tmp_path / "kontor", HERS)
    for path in (office.root, *(path for path in office.root.rglob("*") if path.is_dir())):
        path.chmod(folder)
    before = set(office.root.rglob("*"))
    office.edit(f"{HERS}/gruppe.yaml", "koordinator:", "koordinatr:")
    state = tmp_path / "tilstand"
    office.build(DOCGEN_STATE=str(state))
    assert (office.root / NOTE).is_file()
    office.edit(f"{HERS}/gruppe.yaml", "koordinatr:", "koordinator:")
    office.build(DOCGEN_STATE=str(state))
    office.edit(f"{HERS}/møte-2026-12-10.yaml", "sted: ", "sted: Et annet sted enn ")
    office.build(DOCGEN_STATE=str(state))
    assert office.run("skjema").code == office.run("innsyn", "AG-2026-005").code == office.run("ny", "sak").code == 0
    made = set(office.root.rglob("*")) - before
    places = {path.relative_to(office.root).parts[0] for path in made}
    assert {".docgen", "output", "innsyn", "cases"} <= places
    assert (office.root / ".docgen/forrige").is_dir()
    below = 0o750 if folder == 0o777 else folder & 0o2770
    # A folder that everybody may write in says nothing of its group; what is made in what we made is for the same people.
    assert {path.relative_to(office.root): oct(rights(path)) for path in made if path.is_dir() and rights(path) != below} == {}
    assert {path.relative_to(office.root): oct(rights(path)) for path in made if path.is_file() and rights(path) != file} == {}
    assert {path: oct(rights(path)) for path in state.rglob("*") if rights(path) & 0o077} == {}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives a file to any group")
def test_what_goes_into_a_folder_of_another_group_than_the_workspaces_is_for_that_group(tmp_path: Path) -> None:
    """As docs/drift.md has it: the secretaries have cases/ and output/, and the watcher's account everything."""
    office = Office.small(tmp_path / "kontor", HERS)
    office.root.chmod(0o750)
    office.output.mkdir()
    for folder in (office.output, *(path for path in (office.root / "cases").rglob("*") if path.is_dir())):
        os.chown(folder, -1, 4711)
        folder.chmod(0o2770)
    office.edit(f"{HERS}/gruppe.yaml", "koordinator:", "koordinatr:")
    office.build()
    office.edit(f"{HERS}/gruppe.yaml", "koordinatr:", "koordinator:")
    office.build()
    office.edit(f"{HERS}/møte-2026-12-10.yaml", "sted: ", "sted: Et annet sted enn ")
    office.edit(f"{HERS}/gruppe.yaml", "koordinator:", "koordinatr:")
    office.build()
    office.edit(f"{HERS}/møte-2026-12-10.yaml", "sted: ", "sted: ?")
    office.build()
    made = [office.root / NOTE, *(path for path in office.output.rglob("*") if path.is_file())]
    assert {path.suffix for path in made} == {".docx", ".ics", ".html", ".txt"}
    assert {(path.stat().st_gid, oct(rights(path))) for path in made} == {(4711, oct(0o660))}
    own = [path for path in (office.root / ".docgen").rglob("*") if path.is_file()]
    assert {path.stat().st_gid for path in own} == {office.root.stat().st_gid}


def test_what_somebody_has_protected_keeps_its_rights_when_it_is_moved(tmp_path: Path) -> None:
    aside, output = tmp_path / "uferdig", tmp_path / "output"
    for folder, mode in ((aside, 0o750), (output, 0o770)):
        folder.mkdir()
        folder.chmod(mode)
    volume = RealVolume()
    volume.write(aside / "vår.docx", b"1")
    volume.write(aside / "hennes.docx", b"2")
    (aside / "hennes.docx").chmod(0o440)
    for name in ("vår.docx", "hennes.docx"):
        assert volume.place(aside / name, output / name)
    assert [oct(rights(output / name)) for name in ("vår.docx", "hennes.docx")] == [oct(0o660), oct(0o440)]
