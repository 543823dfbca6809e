"""Options, environment and docgen.toml, read once into one frozen object (design.md §4)."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from docgen.build.filesystem import CHOICES
from docgen.disk import DocgenError
from docgen.marker import FORMAT, MARKER, is_newer
from docgen.problem import LANGUAGES

KNOWN_KEYS = frozenset({"format", "dato", "lang", "filsystem", "vakt", "pdf", "sendemappe", "skjema", "svarfrist"})
SCHEMA_FOLDER = "FIKS_ARKIV_XSD"
"""The environment's word for `skjema`: where KS' schema lies on this machine."""
ANSWER_WITHIN = 14
"""Days that the archive has for its answer, where docgen.toml does not say `svarfrist`."""
WATCH_WAYS = ("hendelser", "jevnlig")
"""What `vakt` in docgen.toml may say: trust the file system's events, or look again and again."""


class UsageError(Exception):
    """Wrong use or settings: one sentence in both languages, exit code 2."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb = nb
        self.en = en

    def say(self, lang: str) -> str:
        """Give the sentence in `lang`."""
        return self.en if lang == "en" else self.nb


@dataclass(frozen=True)
class Options:
    """What stood on the command line and in the environment; None where nothing was said. `around` is a folder that stands among
    words that have not been read yet: it says in which language something is said, and nothing else."""

    folder: str | None = None
    date: str | None = None
    lang: str | None = None
    color: str | None = None
    json: bool = False
    quiet: bool = False
    verbose: bool = False
    around: str | None = None

    def over(self, earlier: Options) -> Options:
        """These options where they say something, else the earlier ones (`docgen -q build` and `docgen build -q`)."""
        return replace(
            self,
            folder=self.folder or earlier.folder,
            date=self.date or earlier.date,
            lang=self.lang or earlier.lang,
            color=self.color or earlier.color,
            json=self.json or earlier.json,
            quiet=self.quiet or earlier.quiet,
            verbose=self.verbose or earlier.verbose,
            around=self.around or earlier.around,
        )

    @property
    def language(self) -> str:
        """The language of messages before docgen.toml has been read."""
        wanted = self.lang or os.environ.get("DOCGEN_LANG", "")
        return wanted if wanted in LANGUAGES else "nb"

    @property
    def spoken(self) -> str:
        """The language of what is said where nothing is done (help, Tab, wrong use): docgen.toml is asked too, where nothing else
        says one. It costs reading that file, which may lie on a share or be broken; then it says nothing."""
        if self.lang or os.environ.get("DOCGEN_LANG"):
            return self.language
        return _written_language(self.folder or self.around) or self.language


def options_among(words: Sequence[str]) -> Options:
    """What the words of a command line say of language and folder, before they have been read as options."""
    languages = [word for word in _given(words, "--lang") if word in LANGUAGES]
    folders = [*_given(words, "-C", "--folder", "--mappe"), *(word[2:] for word in words if re.match(r"-C[^=]", word))]
    return Options(lang=languages[-1] if languages else None, around=folders[-1] if folders else None)


def _given(words: Sequence[str], *names: str) -> list[str]:
    """The values of an option, in both ways of writing them."""
    after = [word for name, word in pairwise(words) if name in names]
    return after + [value for name, equals, value in (word.partition("=") for word in words) if equals and name in names]


def _written_language(folder: str | None) -> str | None:
    try:
        written = tomllib.loads((find_root(folder) / MARKER).read_text("utf-8-sig")).get("lang")
    except (UsageError, DocgenError, OSError, ValueError, RuntimeError):  # what is wrong with it is told when it is needed
        return None
    return written if written in LANGUAGES else None


@dataclass(frozen=True)
class Run:
    """Everything a command needs to know of the outside. `moment` is None when the day was given and is not the clock's;
    `cache` is where compiled templates are kept, `state` where docgen remembers on this machine; `filsystem` and `vakt` are what
    docgen.toml says of the file system and of how to watch it, None for nothing; `pdf` whether it asks for PDFs. `sendemappe` is
    the archive's hot folder, `skjema` the folder of KS' schema, None where there is none; `svarfrist` the days that the archive
    has for its answer.
    """

    root: Path
    i_dag: dt.date
    lang: str
    options: Options
    colored: bool
    width: int = 100
    moment: dt.datetime | None = None
    cache: Path | None = None
    filsystem: str | None = None
    state: Path | None = None
    vakt: str | None = None
    sendemappe: Path | None = None
    skjema: Path | None = None
    svarfrist: int = ANSWER_WITHIN
    pdf: bool = False


def read_run(options: Options, *, anywhere: bool = False) -> Run:
    """Find the workspace and settle day, language and colour.

    `anywhere` is for what needs no workspace: where there is none, this folder stands for it.

    Raises:
        UsageError: there is no workspace here, docgen.toml says what it may not, or a date is none.
        DocgenError: the folder or docgen.toml is closed to us.
    """
    try:
        root = find_root(options.folder)
    except UsageError:
        if not anywhere:
            raise
        root = Path(options.folder or ".").resolve()
    table = _read_marker(root / MARKER) if _is_there(root / MARKER) else {}
    written = table.get("dato")
    given = _day(options.date) or (written if isinstance(written, dt.date) else None)
    now = _now()
    return Run(
        root=root,
        i_dag=given or now.date(),
        moment=None if given else now,
        lang=options.lang or os.environ.get("DOCGEN_LANG") or str(table.get("lang", "nb")),
        options=options,
        colored=_colored(options.color),
        cache=_cache(),
        filsystem=str(table["filsystem"]) if "filsystem" in table else None,
        state=_state(),
        vakt=str(table["vakt"]) if "vakt" in table else None,
        sendemappe=_folder(root, table.get("sendemappe")),
        skjema=_folder(root, os.environ.get(SCHEMA_FOLDER) or table.get("skjema")),
        svarfrist=int(str(table.get("svarfrist", ANSWER_WITHIN))),
        pdf=table.get("pdf") is True,
    )


def read_older(options: Options) -> Run:
    """Find a workspace whose docgen.toml may be of an older format: nothing in it is asked.

    Raises:
        UsageError: there is no workspace here, or a date is none.
        DocgenError: the folder is closed to us.
    """
    given, now = _day(options.date), _now()
    lang = options.language
    root = find_root(options.folder)
    return Run(root, given or now.date(), lang, options, _colored(options.color), moment=None if given else now)


def find_root(folder: str | None) -> Path:
    """The folder with docgen.toml: the one given with -C, else this one or the nearest above it.

    Raises:
        UsageError: there is none.
        DocgenError: nobody can say whether there is one.
    """
    start = Path(folder or ".").resolve()
    for candidate in (start, *(() if folder else start.parents)):
        if _is_there(candidate / MARKER):
            return candidate
    raise UsageError(
        f"Fant ikke {MARKER} i {start}. Gå til arbeidsmappen, eller pek på den: docgen -C MAPPE build.",
        f"There is no {MARKER} in {start}. Go to the workspace, or point at it: docgen -C FOLDER build.",
    )


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise _closed(path) from error


def _closed(path: Path) -> DocgenError:
    """Something of the workspace's is there, or may be, and this account may not look."""
    return DocgenError(
        f"{path} kan ikke leses. Sjekk at du har tilgang til mappen, og at delingen er koblet til. Ingenting er endret.",
        f"{path} cannot be read. Check that you have access to the folder, and that the share is connected. Nothing has been "
        "changed.",
    )


def _read_marker(path: Path) -> dict[str, object]:
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise _closed(path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} kan ikke leses: {error}. Rett filen; «format = 1» må stå der.",
            f"{path} cannot be read: {error}. Correct the file; it must say “format = 1”.",
        ) from None
    if table.get("format") in (None, 0):
        raise UsageError(
            f"{path} er fra en eldre docgen. Kjør «docgen oppgrader»; filene slik de var, blir tatt vare på.",
            f"{path} is of an older docgen. Run “docgen migrate”; the files as they were are kept.",
        )
    if table.get("format") != FORMAT:
        if is_newer(table["format"]):
            from docgen.migration.marker import NEWER  # only where something is wrong

            nb, en = NEWER
            raise UsageError(nb.format(fil=path), en.format(fil=path))
        raise UsageError(
            f"{path} sier format {table.get('format')!r}, men denne docgen kan format {FORMAT}. Skriv «format = {FORMAT}».",
            f"{path} says format {table.get('format')!r}, but this docgen knows format {FORMAT}. Write “format = {FORMAT}”.",
        )
    unknown = ", ".join(sorted(table.keys() - KNOWN_KEYS))
    if unknown:
        known = ", ".join(sorted(KNOWN_KEYS))
        raise UsageError(
            f"{path} har ukjente innstillinger: {unknown}. Kjente: {known}.",
            f"{path} has unknown settings: {unknown}. Known: {known}.",
        )
    if "dato" in table and type(table["dato"]) is not dt.date:
        raise UsageError(
            f"{path}: «dato» må være en dato uten anførselstegn, for eksempel dato = 2026-11-20.",
            f"{path}: “dato” must be a date without quotes, for example dato = 2026-11-20.",
        )
    if table.get("filsystem", "lokalt") not in CHOICES:
        raise UsageError(
            f'{path}: «filsystem» må være "lokalt" eller "nettverk".', f'{path}: “filsystem” must be "lokalt" or "nettverk".'
        )
    if table.get("vakt", WATCH_WAYS[0]) not in WATCH_WAYS:
        raise UsageError(
            f'{path}: «vakt» må være "hendelser" eller "jevnlig".', f'{path}: “vakt” must be "hendelser" or "jevnlig".'
        )
    for name in ("sendemappe", "skjema"):
        if not isinstance(table.get(name, ""), str):
            raise UsageError(
                f'{path}: «{name}» må være en mappe i anførselstegn, for eksempel {name} = "S:/arkiv/inn".',
                f'{path}: “{name}” must be a folder in quotes, for example {name} = "S:/archive/in".',
            )
    days = table.get("svarfrist", ANSWER_WITHIN)
    if type(days) is not int or days < 1:
        raise UsageError(
            f"{path}: «svarfrist» må være et antall dager, for eksempel svarfrist = {ANSWER_WITHIN}.",
            f"{path}: “svarfrist” must be a number of days, for example svarfrist = {ANSWER_WITHIN}.",
        )
    if not isinstance(table.get("pdf", False), bool):
        raise UsageError(
            f"{path}: «pdf» må være true eller false, uten anførselstegn.",
            f"{path}: “pdf” must be true or false, without quotes.",
        )
    if table.get("lang", "nb") not in LANGUAGES:
        raise UsageError(f'{path}: «lang» må være "nb" eller "en".', f'{path}: “lang” must be "nb" or "en".')
    return table


def _folder(root: Path, written: object) -> Path | None:
    """A folder of the settings, from the workspace where it is no whole path; None where nothing is written."""
    return root / Path(str(written)).expanduser() if written else None


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    from pydantic_core import PydanticCustomError

    from docgen.model.fields import parse_date

    try:
        return parse_date(text)
    except PydanticCustomError:
        raise UsageError(
            f"«{text}» er ikke en dato. Skriv for eksempel --dato 2026-11-20 eller --dato 20.11.2026.",
            f"“{text}” is not a date. Write for example --date 2026-11-20 or --date 20.11.2026.",
        ) from None


def _cache() -> Path | None:
    """The user's own cache folder for compiled templates; `DOCGEN_CACHE` names another, and `-` none."""
    named = os.environ.get("DOCGEN_CACHE")
    if named == "-":
        return None
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("docgen", appauthor=False) / "maler"


def _state() -> Path | None:
    """The user's own state folder: the watcher's log, and what was read and judged (`build/state`; deleted, it costs only time).
    `DOCGEN_STATE` names another, and `-` none."""
    named = os.environ.get("DOCGEN_STATE")
    if named == "-":
        return None
    if named:
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("docgen", appauthor=False)


def _now() -> dt.datetime:
    # The only clock in the program: today is an argument everywhere else (design.md §6).
    return dt.datetime.now().astimezone()


def _colored(choice: str | None) -> bool:
    # NO_COLOR, when not empty, wins over auto (no-color.org); an explicit --color always wins over both.
    if choice in ("always", "never"):
        return choice == "always"
    return not os.environ.get("NO_COLOR") and sys.stderr.isatty()
