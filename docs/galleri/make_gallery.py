"""Make the gallery anew: every page of one document of each type in both målformer, from the repository's own workspace.

    python docs/galleri/make_gallery.py

Needs LibreOffice and pdftoppm (Debian: libreoffice-writer-nogui, poppler-utils). The workspace is copied, built once as it is and
once with the municipality writing nynorsk; nothing in the repository but this folder is written to.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOCUMENTS = (
    ("D1", "meldeskjema", "Meldeskjema til ressursteam", "RT-2026-013/*_meldeskjema.docx"),
    ("D2", "samtykkeskjema", "Samtykkeskjema", "AG-2026-010/*_samtykkeskjema_foresatt-mor.docx"),
    ("D3", "oppstart", "Melding om oppstart", "AG-2026-009/*_oppstart.docx"),
    ("D4", "innkalling", "Innkalling", "AG-2026-005/*2026-12-10_innkalling_foresatt-mor.docx"),
    ("D5", "saksliste", "Saksliste", "AG-2026-005/*2026-12-10_saksliste.docx"),
    ("D6", "referat", "Referat", "AG-2026-005/*2026-10-22_referat.docx"),
    ("D7", "saksliste_ressursteam", "Saksliste for ressursteam, uten navn", "ressursteam/*_saksliste_ressursteam.docx"),
    (
        "D8",
        "referat_ressursteam",
        "Referat fra ressursteam, ett for hver sak",
        "RT-2026-014/*2026-11-11_referat_ressursteam.docx",
    ),
    ("D9", "avlysning", "Avlysning", "AG-2026-005/*_avlysning_foresatt-mor.docx"),
    ("D10", "avslutning", "Melding om avslutning", "AG-2026-004/*_avslutning_forvaltningsenhet.docx"),
    ("D11", "møteplan", "Møteplan for halvåret", "ressursteam/*2027-vår*_møteplan.docx"),
    ("D12", "evaluering", "Evaluering, til ledelse og enheter", "ressursteam/*_evaluering.docx"),
    ("D12", "evaluering_offentlig", "Tallene til alle, uten dem som kan peke på noen", "ressursteam/*_evaluering_offentlig.docx"),
    ("D13", "tiltaksbank", "Tiltaksbank", "ressursteam/*_tiltaksbank.docx"),
    ("D14", "tilbakemelding", "Tilbakemelding til bruker", "RT-2026-014/*2026-11-11_tilbakemelding_foresatt-mor.docx"),
    ("D15", "samtykke_trukket", "Bekreftelse når samtykket er trukket", "RT-2026-011/*_samtykke_trukket_foresatt-mor.docx"),
)
"""Code, document type, what it is called here, and which document of the workspace is shown."""
MÅLFORMER = (("bokmål", ""), ("nynorsk", "-nynorsk"))
RESOLUTION = "56"
WIDTH = 240
HEAD = """# Galleriet: hvert dokument, hver side, på bokmål og nynorsk

Laget av `python docs/galleri/make_gallery.py` fra arbeidsområdet i dette repositoriet; sidene er konvertert med LibreOffice.
Alle personer, steder og tall er oppdiktet. På nynorsk-sidene er malene og docgens egne ord nynorsk; det kontoret har skrevet,
står som det ble skrevet.
"""


def main() -> None:
    """Build, convert and picture everything, then write the page."""
    for old in HERE.glob("*.png"):
        old.unlink()
    pictures: dict[tuple[str, str], list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for målform, ending in MÅLFORMER:
            work = Path(folder) / (ending or "bokmål")
            for kind, pdf in _converted(_built(work / "kommune", målform), work).items():
                code = next(code for code, name, *_ in DOCUMENTS if name == kind)
                pictures[kind, målform] = _pages(pdf, f"{code}-{kind}{ending}")
    (HERE / "README.md").write_text(_page(pictures), "utf-8")


def _built(office: Path, målform: str) -> Path:
    """The workspace, copied and built in a målform; its output folder."""
    for name in ("cases", "templates"):
        shutil.copytree(ROOT / name, office / name, ignore=shutil.ignore_patterns("kilde", ".*"))
    shutil.copy(ROOT / "docgen.toml", office)
    settings = office / "cases" / "register" / "oppsett.yaml"
    settings.write_text(settings.read_text("utf-8").replace("målform: bokmål", f"målform: {målform}"), "utf-8")
    subprocess.run([sys.executable, "-m", "docgen", "-C", str(office), "build", "-q"], check=True, capture_output=True)
    return office / "output"


def _converted(output: Path, work: Path) -> dict[str, Path]:
    """A PDF of one document of each type, in one LibreOffice call with a profile of its own."""
    sources = work / "docx"
    sources.mkdir()
    for _, kind, _, pattern in DOCUMENTS:
        shutil.copy(sorted(output.glob(pattern))[-1], sources / f"{kind}.docx")
    office = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{work}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        str(work),
    ]
    subprocess.run([*office, *sorted(map(str, sources.glob("*.docx")))], check=True, capture_output=True)
    return {kind: work / f"{kind}.pdf" for _, kind, *_ in DOCUMENTS}


def _pages(pdf: Path, name: str) -> list[str]:
    """A picture of each page; their names."""
    subprocess.run(["pdftoppm", "-r", RESOLUTION, "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
    found = sorted(pdf.parent.glob(f"{pdf.stem}-*.png"), key=lambda path: int(path.stem.rpartition("-")[2]))
    names = [f"{name}-{number}.png" for number, _ in enumerate(found, 1)]
    for path, new in zip(found, names, strict=True):
        shutil.copy(path, HERE / new)
    return names


def _page(pictures: dict[tuple[str, str], list[str]]) -> str:
    parts = [HEAD]
    for code, kind, title, _ in DOCUMENTS:
        parts.append(f"\n## {code} {title}\n")
        for målform, _ in MÅLFORMER:
            shown = " ".join(
                f'<img src="{name}" width="{WIDTH}" alt="{title} på {målform}, side {number}">'
                for number, name in enumerate(pictures[kind, målform], 1)
            )
            parts.append(f"\n{målform.capitalize()}:\n\n{shown}\n")
    return "".join(parts)


if __name__ == "__main__":
    main()
