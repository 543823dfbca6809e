"""The committed templates are those the script builds, and Word's own schema has nothing to say about them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import build_templates
import samples
from openxml_audit import OpenXmlValidator
from package import unpack

from conftest import TEMPLATES


@cache
def _built() -> dict[str, bytes]:
    return build_templates.build()


def test_the_committed_files_say_what_the_script_builds(kind: str) -> None:
    built = _built()[f"{kind}.docx"]
    committed = (TEMPLATES / f"{kind}.docx").read_bytes()
    assert list(unpack(committed).items()) == list(unpack(built).items()), "run python templates/kilde/build_templates.py"


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def test_the_script_builds_every_template_in_both_målformer_and_the_same_bytes_twice() -> None:
    once, again = _built(), build_templates.build()
    assert list(once) == [f"{name}.docx" for name in samples.FILES]
    assert once == again


def test_check_tells_which_files_differ(tmp_path: Path) -> None:
    for name, data in _built().items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "referat.docx").write_bytes((tmp_path / "oppstart.docx").read_bytes())
    (tmp_path / "møteplan.docx").unlink()
    assert build_templates.differing(tmp_path) == ["referat.docx", "møteplan.docx"]


def test_the_templates_are_valid_open_xml(kind: str) -> None:
    assert not _validator().validate(TEMPLATES / f"{kind}.docx").errors


def test_the_documents_are_valid_open_xml(document: bytes, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(document)
    assert not _validator().validate(path).errors
