"""What a run is about: paths and kinds as they are written on the command line, as settings of the pipeline."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build.settings import Heartbeat
from docgen.cli.settings import Run, UsageError
from docgen.watch.pulse import read_pulse

if TYPE_CHECKING:
    from docgen.pipeline import Settings


def settings_of(
    run: Run,
    paths: tuple[str, ...] = (),
    kinds: str | None = None,
    *,
    dry_run: bool = False,
    thorough: bool = False,
    editions: tuple[str, ...] = (),
    pdf: bool = False,
) -> Settings:
    """The settings of a run. `pdf` asks for PDFs where docgen.toml does not.

    Raises:
        UsageError: a path is not in the workspace, a kind is no document type, or new editions are asked for in a part of it.
    """
    from docgen.pipeline import Settings

    if editions and (paths or kinds):
        raise UsageError(
            "En ny utgave lages i en bygging av hele mappen. Skriv --ny-utgave uten sti og uten --kind.",
            "A new edition is made in a build of the whole folder. Write --new-edition without a path and without --kind.",
        )
    chosen = tuple(inside(run.root, path) for path in paths)
    return Settings(
        root=run.root,
        i_dag=run.i_dag,
        lang=run.lang,
        paths=chosen,
        kinds=_kinds(run.root, kinds),
        dry_run=dry_run,
        moment=run.moment,
        cache=run.cache,
        filsystem=run.filsystem,
        state=run.state / "tilstand" if run.state else None,
        thorough=thorough,
        vakt=_heartbeat(run),
        new_editions=tuple(_document_or_id(run.root, word) for word in editions),
        pdf=pdf or run.pdf,
    )


def _heartbeat(run: Run) -> Heartbeat | None:
    """The watcher's last heartbeat as the overview tells it; none where the day is given and is not the clock's."""
    pulse = read_pulse(run.root) if run.moment else None
    return Heartbeat(pulse.is_alive(run.moment), pulse.last) if pulse and run.moment else None


def inside(root: Path, path: str) -> str:
    """A path of the command line as it stands in the workspace; it may be given from here or from the workspace's top."""
    for base in (Path.cwd(), root):
        full = (base / path).resolve()
        if full.exists() and full.is_relative_to(root):
            return full.relative_to(root).as_posix()
    raise UsageError(
        f"Fant ikke «{path}» i arbeidsmappen {root}. Skriv for eksempel cases/saker.",
        f"“{path}” is not in the workspace {root}. Write for example cases/saker.",
    )


def document_path(root: Path, file: str) -> str:
    """A document of the command line, posix below output/; it need not lie there now. From here, the workspace or output/.

    Raises:
        UsageError: it is not in output/.
    """
    output = root / "output"
    places = [(base / file).resolve() for base in (Path.cwd(), root, output)]
    below = [place for place in places if place.is_relative_to(output.resolve()) and place != output.resolve()]
    # Where the same words name several places, the one that is there is meant; else what they say seen from output/.
    meant = next((place for place in below if place.is_file()), below[0] if below else None)
    if meant is None:
        raise UsageError(
            f"«{file}» er ikke et dokument i mappen output. Skriv for eksempel output/AG-2026-005/navn.docx.",
            f"“{file}” is no document in the folder output. Write for example output/AG-2026-005/name.docx.",
        )
    return unicodedata.normalize("NFC", meant.relative_to(output.resolve()).as_posix())


def _document_or_id(root: Path, word: str) -> str:
    """A document of the command line as it stands in the workspace; an id as it is."""
    return f"output/{document_path(root, word)}" if word.casefold().endswith(".docx") else word


def _kinds(root: Path, kinds: str | None) -> tuple[str, ...]:
    if kinds is None:
        return ()
    from docgen.pipeline import document_kinds

    known = document_kinds(root / "templates")
    chosen = tuple(kind.strip() for kind in kinds.split(",") if kind.strip())
    for kind in chosen:
        if kind not in known:
            listed = ", ".join(known)
            raise UsageError(
                f"«{kind}» er ingen dokumenttype. Velg blant: {listed}.", f"“{kind}” is no document type. Choose among: {listed}."
            )
    return chosen
