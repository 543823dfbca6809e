"""A case that waits: reported, and on the list of no meeting to come."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from rules_texts import WORLD
from rules_world import Case, Edit, cases

WAITING, OTHER = "RT-2026-018", "RT-2026-017"
OFF: Edit = ("team_kalt", "  - RT-2026-018\n", "")
WARNED: Edit = (WAITING, "status: meldt", "status: meldt  # ADVARSEL: RT-03")
CANCELLED: Edit = ("team_kalt", "status: planlagt", "status: avlyst")
ELSEWHERE = "type: møte\nid: {id}\nmøtetype: samarbeidsmøte\nsak: RT-2026-017\nstatus: planlagt\n"
NO_TEAM: tuple[Edit, ...] = (
    ("team", WORLD["team"], ELSEWHERE.format(id="RTM-1")), ("team_kalt", WORLD["team_kalt"], ELSEWHERE.format(id="RTM-2")),
    (OTHER, WORLD[OTHER].partition("drøftinger:")[2], " []\n"),
)  # fmt: skip
"""No meeting of a ressursteam."""
NO_PLAN: Edit = ("plan", WORLD["plan"], "type: evaluering\nhalvår: 2026-vår\nstatus: utkast\n")

CASES = (
    *cases("om:sak", WAITING, {
        "RT-03 on no list": (
            (OFF, WARNED), "Saken RT-2026-018 er meldt, men står ikke på noen saksliste framover.",
        ),
        "RT-03 on the list of the case itself": ((OFF, (WAITING, "tema: Skolevei", "drøftinger:\n  - møte: RTM-2\ntema: Skolevei")), ""),
        "RT-03 on no list, and there is no meeting to come": ((CANCELLED, WARNED), "det er ikke lagt inn noe møte i ressursteamet"),
        "RT-03 on no list, of a meeting without a day": (
            (OFF, ("team_kalt", "dato: 03.11.2026", "dato:"), WARNED), "det er ikke lagt inn noe møte i ressursteamet",
        ),
        "RT-03 on the list of a meeting without a day": ((("team_kalt", "dato: 03.11.2026", "dato:"),), ""),
        "RT-03 discussed, as the meeting's list says": ((OFF, ("team", "saker: [RT-2026-017]", "saker: [RT-2026-017, RT-2026-018]")), ""),
        "RT-03 discussed, as the case says": ((OFF, (WAITING, "tema: Skolevei", "drøftinger:\n  - møte: RTM-1\ntema: Skolevei")), ""),
        "RT-03 a draft is on no list": ((OFF, (WAITING, "status: meldt", "status: utkast")), ""),
        "RT-03 a case that was discussed is on no list": ((OFF, (WAITING, "status: meldt", "status: drøftet")), ""),
        "RT-03 the team's meetings are kept elsewhere": ((*NO_TEAM, NO_PLAN), ""),
        "RT-03 a plan and no meeting yet": ((*NO_TEAM, WARNED), "det er ikke lagt inn noe møte i ressursteamet"),
    }),
    *(
        replace(case, i_dag=day)
        for case, day in (
            (Case("RT-03 on the list of today", "om:sak", WAITING, ()), dt.date(2026, 11, 3)),
            (
                Case("RT-03 on the list of yesterday, which was not held", "om:sak", WAITING, (WARNED,), "står ikke på noen saksliste framover"),
                dt.date(2026, 11, 4),
            ),
        )
    ),
)  # fmt: skip
