"""Make the README's pictures anew: first page of one document of each main type, from the repository's own workspace.

    docgen build && python docs/bilder/make_pictures.py

Needs LibreOffice and pdftoppm (Debian: libreoffice-writer-nogui, poppler-utils).
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PICTURES = {
    "meldeskjema": "RT-2026-013/*_meldeskjema.docx",
    "samtykkeskjema": "AG-2026-010/*_samtykkeskjema_foresatt-mor.docx",
    "oppstart": "AG-2026-009/*_oppstart.docx",
    "innkalling": "AG-2026-005/*2026-12-10_innkalling_foresatt-mor.docx",
    "saksliste": "AG-2026-005/*2026-12-10_saksliste.docx",
    "referat": "AG-2026-005/*2026-10-22_referat.docx",
    "saksliste_ressursteam": "ressursteam/*_saksliste_ressursteam.docx",
    "referat_ressursteam": "RT-2026-014/*2026-11-11_referat_ressursteam.docx",
    "tilbakemelding": "RT-2026-014/*2026-11-11_tilbakemelding_foresatt-mor.docx",
    "samtykke_trukket": "RT-2026-011/*_samtykke_trukket_foresatt-mor.docx",
    "avlysning": "AG-2026-005/*_avlysning_foresatt-mor.docx",
    "avslutning": "AG-2026-004/*_avslutning_forvaltningsenhet.docx",
    "møteplan": "ressursteam/*2027-vår*_møteplan.docx",
    "evaluering": "ressursteam/*_evaluering.docx",
    "tiltaksbank": "ressursteam/*_tiltaksbank.docx",
}
RESOLUTION = "64"


def main() -> None:
    """Convert in one LibreOffice call with a profile of its own, then take each first page as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, pattern in PICTURES.items():
            source = sorted((ROOT / "output").glob(pattern))[-1]
            (work / f"{name}.docx").write_bytes(source.read_bytes())
        office = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile"]
        documents = sorted(str(path) for path in work.glob("*.docx"))
        subprocess.run([*office, "--convert-to", "pdf", "--outdir", str(work), *documents], check=True, capture_output=True)
        for name in PICTURES:
            target = Path(__file__).parent / name
            subprocess.run(
                [
                    "pdftoppm",
                    "-r",
                    RESOLUTION,
                    "-f",
                    "1",
                    "-l",
                    "1",
                    "-singlefile",
                    "-png",
                    str(work / f"{name}.pdf"),
                    str(target),
                ],
                check=True,
            )


if __name__ == "__main__":
    main()
