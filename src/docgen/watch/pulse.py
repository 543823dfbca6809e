"""The heartbeat: a small file that says which watcher lives on which machine, and what it did last. No person is in it."""

from __future__ import annotations

import datetime as dt
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from docgen.build.look import WORKING
from docgen.disk import make_one_folder, share

NAME = "puls.json"
"""In `.docgen/`, so that it is seen from every machine that sees the workspace."""
STALE = 120.0
"""Seconds after which a heartbeat no longer means that somebody lives: four that failed to come."""


@dataclass(frozen=True)
class Pulse:
    """Who watches, since when, when it last did a round and built, how it hears of changes, and what the last build came to."""

    host: str
    pid: int
    since: dt.datetime
    last: dt.datetime
    way: str
    built: dt.datetime | None = None
    made: int = 0
    errors: int = 0
    warnings: int = 0
    failing: bool = False

    def is_alive(self, now: dt.datetime) -> bool:
        """Whether it beat lately. Two machines' clocks may differ, so the future counts as now."""
        return (now - self.last).total_seconds() < STALE


def write_pulse(root: Path, pulse: Pulse) -> None:
    """Leave the heartbeat. Where the workspace is away nothing is made in its place, and a beat that fails is no matter."""
    record = {
        "maskin": pulse.host,
        "prosess": pulse.pid,
        "siden": pulse.since.isoformat(timespec="seconds"),
        "sist": pulse.last.isoformat(timespec="seconds"),
        "måte": pulse.way,
        "bygget": pulse.built.isoformat(timespec="seconds") if pulse.built else None,
        "laget": pulse.made,
        "feil": pulse.errors,
        "advarsler": pulse.warnings,
        "venter_på_verden": pulse.failing,
    }
    beside = root / WORKING / f"{NAME}.{pulse.pid}.tmp"
    try:
        make_one_folder(beside.parent)
        beside.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
        share(beside)
        beside.replace(root / WORKING / NAME)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def read_pulse(root: Path) -> Pulse | None:
    """The last heartbeat; None when there is none, or none that can be read."""
    try:
        record = json.loads((root / WORKING / NAME).read_text("utf-8"))
        return Pulse(
            host=str(record["maskin"]),
            pid=int(record["prosess"]),
            since=dt.datetime.fromisoformat(record["siden"]),
            last=dt.datetime.fromisoformat(record["sist"]),
            way=str(record["måte"]),
            built=dt.datetime.fromisoformat(record["bygget"]) if record["bygget"] else None,
            made=int(record["laget"]),
            errors=int(record["feil"]),
            warnings=int(record["advarsler"]),
            failing=bool(record["venter_på_verden"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def end_pulse(root: Path, host: str) -> None:
    """Take our own heartbeat away: a watcher that ended is no dead one."""
    pulse = read_pulse(root)
    if pulse and pulse.host == host and pulse.pid == os.getpid():
        with suppress(OSError):
            (root / WORKING / NAME).unlink()
