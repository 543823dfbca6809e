"""`docgen restore`: what is kept of a document, and one of its previous versions back in its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import click

from docgen.build.archive_state import read_register
from docgen.build.archived import Transition, lock_on
from docgen.build.filesystem import kind_of
from docgen.build.former import Former
from docgen.build.lock import writing
from docgen.build.publish import Publisher
from docgen.build.restore import History, history, restore
from docgen.build.survey import read_found
from docgen.build.verdicts import reason_of
from docgen.cli.machine import dumped
from docgen.cli.selecting import document_path
from docgen.cli.settings import Run, UsageError
from docgen.disk import DocgenError

WHO: Mapping[bool, tuple[str, str]] = MappingProxyType(
    {True: ("rettet for hånd", "edited by hand"), False: ("laget av docgen", "made by docgen")}
)
"""Who made a version: by a person or not."""

AFTERWARDS: Mapping[bool, tuple[str, str]] = MappingProxyType(
    {
        True: (
            "Dokumentet er nå rettet for hånd, så docgen skriver ikke over det. Når opplysningene er andre enn da det ble laget, "
            "legges vår versjon ved siden av som «… (ny).docx».",
            "The document is now one edited by hand, so docgen does not write over it. When the data are others than when it was "
            "made, our version is put beside it as “… (ny).docx”.",
        ),
        False: (
            "Denne versjonen er laget av docgen. Har opplysningene endret seg siden, lages dokumentet på nytt neste gang "
            "docgen bygger (eller tas bort, om mottakeren ikke skal ha det), og denne versjonen legges blant de tidligere "
            "igjen. Skal den bli liggende, åpner du den i Word og lagrer den.",
            "This version was made by docgen. If the data have changed since, the document is made anew when docgen builds "
            "next (or taken away, if the receiver is not to have it), and this version goes back among the previous ones. "
            "If it is to stay, open it in Word and save it.",
        ),
    }
)
"""What happens next to a restored version, by whether a person has worked in it."""


def restore_file(run: Run, file: str, number: int | None, *, listing: bool) -> int:
    """List a document's previous versions, or put one back: the newest, or the one of that number in the list.

    Raises:
        UsageError: there is no such version, or the document is archived and the version is another.
        DocgenError: the document is open in Word, somebody else writes, or the folder cannot be written to.
    """
    output = run.root / "output"
    path = document_path(run.root, file)
    if listing:
        document = history(run.root, output, path)
        _check_any(document, file)
        click.echo(_json(document, None, run) if run.options.json else "\n".join(_listed(document, run.lang)))
        return 0
    with writing(run.root, "restore"):
        local = kind_of(run.root, run.filsystem).is_local
        Publisher(run.root, output, is_local=local).recover()
        document = history(run.root, output, path)
        version = _chosen(document, file, number)
        if document.is_open:
            raise open_in_word(f"output/{path}")
        _check_lock(run, document, version)
        publisher = Publisher(run.root, output, {path: document.real}, is_local=local)
        published = restore(document, version, publisher)
    if not published.done:
        raise open_in_word(f"output/{path}")
    click.echo(_json(document, version, run) if run.options.json else _told(document, version, run))
    return 0


def open_in_word(path: str) -> DocgenError:
    """The one answer when a document may not be touched now."""
    return DocgenError(
        f"{path} er åpen i Word, eller ble nettopp lagret av noen. Ingenting er endret. Lukk dokumentet, og prøv igjen.",
        f"{path} is open in Word, or was just saved by somebody. Nothing has been changed. Close the document, and try again.",
    )


def archived_already(path: str, lock: Transition) -> UsageError:
    """The one answer when a document that the archive has would be written over."""
    state = reason_of(lock)
    return UsageError(
        f"{path} er {state.say('nb')} og blir ikke skrevet over. Skal det rettes, lag en ny utgave: "
        f"docgen build --ny-utgave {path}",
        f"{path} is {state.say('en')} and is not written over. To correct it, make a new edition: "
        f"docgen build --new-edition {path}",
    )


def _check_lock(run: Run, document: History, version: Former) -> None:
    """An archived document may only become what was archived again; one that is gone may come back."""
    output = run.root / "output"
    lying = read_found(output / document.real, document.path) if document.lying else None
    lock = lock_on(read_register(run.root), document.path, lying.identity if lying else "")
    if lock is None or (lock.dokument == document.path and lock.sha256 == version.digest):
        return
    if document.lying or (lock.dokument == document.path and lock.sha256):
        raise archived_already(f"output/{document.path}", lock)


def _check_any(document: History, file: str) -> None:
    if not document.versions:
        raise UsageError(
            f"Det finnes ingen tidligere versjon av «{file}».", f"There is no previous version of “{file}”."
        )  # fmt: skip


def _chosen(document: History, file: str, number: int | None) -> Former:
    _check_any(document, file)
    wanted = number or 1
    if not 1 <= wanted <= len(document.versions):
        most = len(document.versions)
        raise UsageError(
            f"Det finnes ingen versjon {number} av «{file}». Velg et tall fra 1 til {most}; --list viser dem.",
            f"There is no version {number} of “{file}”. Choose a number from 1 to {most}; --list shows them.",
        )
    return document.versions[wanted - 1]


def _listed(document: History, lang: str) -> list[str]:
    numbered = enumerate(document.versions, start=1)
    return [f"{number:>3}  {said_when(version.when, lang)}  {_who(version, lang)}" for number, version in numbered]


def _told(document: History, version: Former, run: Run) -> str:
    lines = _listed(document, run.lang) if len(document.versions) > 1 and not run.options.quiet else []
    when, who = said_when(version.when, run.lang), _who(version, run.lang)
    if run.lang == "en":
        lines.append(f"output/{document.path} is now the version of {when}, {who}.")
        lines += ["What lay there is kept: “docgen restore” once more puts it back."] if document.lying else []
    else:
        lines.append(f"output/{document.path} er nå versjonen fra {when}, {who}.")
        lines += ["Det som lå der, er tatt vare på: «docgen restore» en gang til legger det tilbake."] if document.lying else []
    return "\n".join([*lines, AFTERWARDS[version.by_person][run.lang == "en"]])


def _who(version: Former, lang: str) -> str:
    return WHO[version.by_person][lang == "en"]


def said_when(when: dt.datetime, lang: str) -> str:
    """A moment as a person reads it, in the time of this machine."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M" if lang == "en" else "%d.%m.%Y kl. %H.%M")


def _json(document: History, restored: Former | None, run: Run) -> str:
    versions = [
        {
            "number": number,
            "kept": version.when.isoformat(timespec="seconds"),
            "by": "person" if version.by_person else "docgen",
            "sha256": version.digest,
        }
        for number, version in enumerate(document.versions, start=1)
    ]
    chosen = versions[document.versions.index(restored)] if restored else None
    return dumped({
        "version": 1, "command": "restore", "ok": True, "exit": 0, "lang": run.lang, "path": f"output/{document.path}",
        "versions": versions, "restored": chosen,
    })  # fmt: skip
