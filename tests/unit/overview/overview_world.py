"""A page with something in every section, made without a workspace."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from docgen.build.facts import INNKALT, Fact, Sort
from docgen.build.settings import Heartbeat
from docgen.overview.content import Built, Content, Listed
from docgen.problem import Position, Problem, Quoted, Severity, Text

TODAY = dt.date(2026, 12, 1)
NOW = dt.datetime(2026, 12, 1, 10, 42, tzinfo=dt.UTC)
HOSTILE = "<script>alert('x')</script>\"&=cmd|' /C calc'!A0\u202e" + "Å" * 500


def fact(sort: Sort, dag: str = "2026-12-03", **given: object) -> Fact:
    """A fact of a group."""
    return replace(Fact(sort, dag, "nav", "AG-2026-005", "L.M.H."), **given)  # type: ignore[arg-type]


def listed(*facts: Fact) -> Listed[Fact]:
    return Listed(facts, len(facts))


def problem(words: str = "Kari", severity: Severity = Severity.FEIL) -> Problem:
    """A problem that quotes what somebody wrote."""
    text = Text("«{verdi}» er feil.", "“{verdi}” is wrong.", (("verdi", Quoted(words)),))
    return Problem("DG103", severity, Position("cases/ag.yaml", 4, 1), text, Text("Rett «{verdi}».", "Mend.", text.values))


def empty() -> Content:
    """A page on which nothing needs a hand."""
    return Content(
        enhet=None, pages=(("nav", "nav.html"),), i_dag=TODAY, lang="nb", ages=(16, 18), saker=1, grupper=2, errors=0, warnings=0,
        problems=Listed(), meetings=Listed(), follow_ups=Listed(), missing=Listed(), ending=Listed(), turning=Listed(),
        to_send=Listed(), to_archive=Listed(), half_year="2026-høst", calendar={}, built=None, watcher=None,
    )  # fmt: skip


def full(words: str = "bup") -> Content:
    """A page with a row in every section, in which `words` stand wherever a text can come from outside."""
    meeting = fact(Sort.MØTE, emne=words, initialer=words, hva=words, tid="10.00", status="planlagt", merker=(INNKALT,))
    paper = f"output/AG-2026-005/{words.replace('/', '_')}.docx"
    return replace(
        empty(),
        pages=(("", "uten-enhet.html"), ("nav", "nav.html")),
        errors=1,
        problems=Listed((problem(words), problem(words, Severity.ADVARSEL)), 2),
        meetings=listed(meeting),
        follow_ups=listed(fact(Sort.OPPFØLGING, "2026-11-01", hva="2", hvem=words, tid="2026-10-01", enhet=words)),
        missing=listed(fact(Sort.SAMTYKKE, "", hva="SA-02")),
        ending=listed(fact(Sort.SLUTT, "2026-12-20")),
        turning=listed(fact(Sort.ALDER, "2026-12-24", hva="16")),
        to_send=listed(fact(Sort.UTSENDING, hva="referat", hvem=words, status="e_post", fil=paper)),
        to_archive=listed(fact(Sort.ARKIV, status="sendt", fil=paper, journal=words, utgave=2)),
        calendar={"2026-12-03": Listed((meeting,), 3), "2026-12-05": listed(meeting)},
        built=Built(TODAY, NOW, 1, (paper,)),
        watcher=Heartbeat(False, NOW),
    )
