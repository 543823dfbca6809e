"""A compiled template that was put aside and taken up again renders the same, says the same, and is never half a one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docx_maker import compiled, docx, p, r, tbl, tr

from docgen.word.cache import StaleError, freeze, thaw
from docgen.word.faults import RenderError
from docgen.word.render import render
from docgen.word.rich import Piece, RichText
from docgen.word.sandbox import Dialect

DATA = docx(
    p("Hei {{ navn|stor }}"),
    tbl(tr("{%tr for f in folk %}", ""), tr("{{ f.navn }}", "{{ f.alder }}"), tr("{%tr endfor %}", "")),
    p(r("{{ rik }}")),
    stories={"header": p("{{ navn }}")},
)
DIALECT = Dialect(filters={"stor": str.upper})
VALUES = {"navn": "Kari", "folk": [{"navn": "A", "alder": 3}], "rik": RichText(Piece("x", bold=True, url="https://a.no"))}


def test_it_renders_the_same_bytes() -> None:
    fresh = compiled(DATA, DIALECT)
    again = thaw(freeze(fresh), DIALECT)
    assert render(again, VALUES, properties={"id": "1"}) == render(fresh, VALUES, properties={"id": "1"})
    assert (again.digest, again.names, again.tags, again.name) == (fresh.digest, fresh.names, fresh.tags, fresh.name)


def test_an_error_still_knows_its_place() -> None:
    again = thaw(freeze(compiled(DATA, DIALECT)), DIALECT)
    with pytest.raises(RenderError) as caught:
        render(again, {**VALUES, "folk": [{"navn": "A"}]})
    assert caught.value.faults[0].message("nb").startswith("brødtekst, avsnitt 5, tabell 1 rad 2 kolonne 2: «{{ f.alder }}»")


@pytest.mark.parametrize("cut", [0, 10, 40, -1])
def test_half_a_file_is_no_template(cut: int) -> None:
    with pytest.raises(StaleError):
        thaw(freeze(compiled(DATA, DIALECT))[:cut], DIALECT)


def test_every_byte_counts() -> None:
    data = bytearray(freeze(compiled(DATA, DIALECT)))
    data[len(data) // 2] ^= 1
    with pytest.raises(StaleError):
        thaw(bytes(data), DIALECT)


def test_a_process_that_renders_from_it_never_reads_words_xml(tmp_path: Path) -> None:
    (tmp_path / "frozen").write_bytes(freeze(compiled(docx(p("Hei {{ navn }}")))))
    program = (
        "import sys; from pathlib import Path; from docgen.word.cache import thaw; from docgen.word.render import render; "
        "from docgen.word.sandbox import Dialect; "
        f"data = render(thaw(Path({str(tmp_path / 'frozen')!r}).read_bytes(), Dialect()), {{'navn': 'Kari'}}); "
        "print(len(data) > 500, [m for m in ('lxml', 'markdown_it', 'docgen.word.compile') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "True []"
