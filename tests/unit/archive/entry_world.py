"""Small subjects and rows of the table, for what the archive is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docgen.build.verdicts import PlannedDocument, Verdict, reason
from docgen.documents.table import DocumentType, build_table
from docgen.documents.table_file import read_table
from docgen.model.subject import Receiver

ARKIV = {
    "arkivdel": "PERS",
    "tilgang": [
        {"kode": "UO", "hjemmel": "{offl} jf. {fvl}", "til": "2026-12-31"},
        {"kode": "UO2", "hjemmel": "ny lov § 5", "fra": "2027-01-01"},
    ],
}
OPPSETT: dict[str, Any] = {
    "kommunenummer": "9999",
    "arkiv": ARKIV,
    "hjemler": [
        {"id": "offl", "tekst": "offentleglova § 13", "fra": "2009-01-01"},
        {"id": "fvl", "tekst": "forvaltningsloven § 13", "fra": "1970-01-01"},
    ],
}
TABLE = """\
type: dokumenter
dokumenter:
  - {{type: {name}, om: {om}, mal: mal.docx, tittel: Referat fra møte, offentlig_tittel: Referat – samarbeid, når: "true",
     gradering: {gradering}, journalposttype: {kind}}}
"""


def row(om: str = "møte", kind: str = "utgående", gradering: str = "ja") -> DocumentType:
    """A row of the table about one kind of thing."""
    file, in_file = read_table(
        TABLE.format(name="referat" if om == "møte" else "notat", om=om, kind=kind, gradering=gradering).encode(),
        "templates/dokumenter.yaml",
    )
    rows, in_rows = build_table(file, ["mal.docx"], frozenset())
    assert not (*in_file, *in_rows)
    return rows[0]


def planned(**more: Any) -> PlannedDocument:
    """A document that lies there as it should be, with one private receiver and two units."""
    receivers = (
        Receiver("foresatt-mor", "Mona Testdal", "mor", "foresatte"),
        Receiver("bup", "Enheten bup", "", "medlemmer", unit="bup"),
        Receiver("helsestasjon", "Enheten helsestasjon", "", "kopi_til", unit="helsestasjon", copy=True),
    )
    values: dict[str, Any] = {
        "kind": "referat",
        "case": "AG-2026-001",
        "subject": "AG-2026-001-m1",
        "receiver": "",
        "path": "AG-2026-001/AG-2026-001_2026-10-22_referat.docx",
        "verdict": Verdict.UENDRET,
        "why": reason("same"),
        "identity": "referat|AG-2026-001-m1||1",
        "dato": dt.date(2026, 10, 22),
        "receivers": receivers,
    }
    return PlannedDocument(**values | more)
