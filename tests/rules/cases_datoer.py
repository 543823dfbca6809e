"""The dates of a meeting's papers: what cannot be right, what is more likely a wrong year, and the edges that are right."""

from __future__ import annotations

from dataclasses import replace

from rules_world import Case, Edit, cases

M2, M3, M4 = "AG-2026-005-m2", "AG-2026-005-m3", "AG-2026-005-m4"
SAK, DRØFTING, TEAM = "RT-2026-017", "RT-2026-017/RTM-1", "RTM-2"
ALL_OF_IT = frozenset({"*"})


def _minutes(day: str) -> Edit:
    return ("holdt", "referat:\n  dato: 23.10.2026", f"referat:\n  dato: {day}")


def _called(day: str) -> Edit:
    return ("kalt", "innkalling:\n  dato: 26.10.2026", f"innkalling:\n  dato: {day}")


def _discussed(day: str) -> Edit:
    return (SAK, "    dato: 23.09.2026", f"    dato: {day}")


WRONG_YEAR = Case(
    "DG171 minutes of the year before", "referat", M2, (_minutes("23.10.2025  # FEIL: DG171"),),
    "Referatet er datert 23.10.2025, men møtet er 22.10.2026", stopped=ALL_OF_IT,
)  # fmt: skip
AFTER = Case(
    "DG171 an invitation of the day after", "innkalling", M3, (_called("13.11.2026  # FEIL: DG171"),),
    "Innkallingen er datert 13.11.2026, etter møtet 12.11.2026", stopped=ALL_OF_IT,
)  # fmt: skip
MADE = frozenset({"", "barnevern"})


def _on(day: str) -> Edit:
    return ("kalt", "\ndato: 12.11.2026", f"\ndato: {day}")


MOVED = Case(
    "DG174 a meeting that was moved after its invitation went out", "innkalling", M3, (_on("19.11.2026"),),
    "Møtet er satt til 19.11.2026, men fila heter 12.11.2026, og innkallingen er sendt.", made=MADE, sendt=True,
    named=(("kalt", "cases/ansvarsgrupper/AG-2026-005/møte-2026-11-12"),), codes=frozenset({"ADVARSEL DG174"}),
)  # fmt: skip

CASES = (
    WRONG_YEAR,
    replace(
        WRONG_YEAR, name="DG171 minutes of the year before that are sent and lie there", made=MADE, sendt=True,
        edits=(_minutes("23.10.2025  # ADVARSEL: DG171"),), stopped=frozenset(),
    ),
    replace(WRONG_YEAR, name="DG171 minutes of the year before that are marked as sent and were never made", sendt=True),
    AFTER,
    MOVED,
    replace(MOVED, name="DG174 a meeting that was moved before its invitation went out", codes=None, says="", sendt=False, made=frozenset(), edits=(_on("19.11.2026"),)),
    replace(MOVED, name="DG174 a meeting on the day of its file's name", codes=None, says="", edits=()),
    replace(MOVED, name="DG174 a meeting whose file's name holds no day", codes=None, says="", named=(), edits=(_on("19.11.2026"),)),
    *cases("om:ansvarsgruppe", "AG-2026-005", {
        "DG171 a consent that ends the year before it begins": (
            (("gruppe", "    gyldig_til: 20.08.2027", "    gyldig_til: 20.08.2025  # ADVARSEL: DG171"),),
            "«gyldig_til» 20.08.2025 er før «gyldig_fra» 20.08.2026, så året er trolig feil.",
        ),
        "DG171 a consent of one day": ((("gruppe", "    gyldig_til: 20.08.2027", "    gyldig_til: 20.08.2026"),), ""),
        "DG171 a member who leaves before she comes": (
            (("gruppe", "    arbeidsområde: søvn", "    arbeidsområde: søvn\n    fra: 01.10.2026\n    til: 30.09.2026  # ADVARSEL: DG171"),), "så året er trolig feil",
        ),
    }),
    *cases("om:sak", SAK, {
        "DG171 a unit of a consent whose days are turned round": (
            ((SAK, "gyldig_til: 20.08.2027", "gyldig_til: 20.08.2025  # ADVARSEL: DG171"),), "så året er trolig feil",
        ),
    }),
    *cases("referat", M2, {
        "DG171 minutes of the day before": ((_minutes("21.10.2026  # FEIL: DG171"),), "skrives ikke før møtet"),
        "DG171 minutes of leap day": ((_minutes("29.02.2024  # FEIL: DG171"),), "datert 29.02.2024"),
        "DG171 minutes of the meeting's day": ((_minutes("22.10.2026"),), ""),
        "DG171 minutes a year after": ((_minutes("22.10.2027"),), ""),
        "DG171 minutes more than a year after": (
            (_minutes("23.10.2027  # ADVARSEL: DG171"),), "mer enn et år etter møtet 22.10.2026",
        ),
        "DG171 minutes without a date": ((("holdt", "referat:\n  dato: 23.10.2026\n", "referat:\n"),), ""),
    }),
    Case(
        "DG171 minutes more than a year after, sent", "referat", M2, (_minutes("23.10.2027"),), sendt=True, made=MADE,
    ),
    *cases("innkalling", M3, {
        "DG171 an invitation of the meeting's day": ((_called("12.11.2026"),), ""),
        "DG171, AG-16 an invitation to a meeting without a day": (
            (_called("13.11.2026"), ("kalt", "dato: 12.11.2026", "dato:  # FEIL: AG-16")), "",
        ),
    }),
    *cases("saksliste", M3, {"DG171 an agenda of the day after": ((_called("13.11.2026  # FEIL: DG171"),), "som den kaller inn til")}),
    *cases("saksliste_ressursteam", TEAM, {
        "DG171 the team's agenda of the day after": (
            (("team_kalt", "  dato: 26.10.2026", "  dato: 04.11.2026  # FEIL: DG171"),), "etter møtet 03.11.2026",
        ),
    }),
    *cases("referat_ressursteam", DRØFTING, {
        "DG171 a discussion of the day before": ((_discussed("21.09.2026  # FEIL: DG171"),), "men møtet er 22.09.2026"),
        "DG171 a discussion of the meeting's day": ((_discussed("22.09.2026"),), ""),
        "DG171 a discussion more than a year after": ((_discussed("23.09.2027  # ADVARSEL: DG171"),), "mer enn et år"),
    }),
    *cases("avlysning", M4, {
        "AG-19 cancelled after its day": (
            (("avlyst", "  dato: 12.10.2026\n", "  dato: 16.10.2026  # ADVARSEL: AG-19\n"),), "Møtet 15.10.2026 er avlyst 16.10.2026",
        ),
        "AG-19 cancelled on its day": ((("avlyst", "  dato: 12.10.2026\n", "  dato: 15.10.2026\n"),), ""),
    }),
    Case(
        "AG-19 cancelled after its day, sent", "avlysning", M4, (("avlyst", "  dato: 12.10.2026\n", "  dato: 16.10.2026\n"),),
        sendt=True, made=MADE,
    ),
)  # fmt: skip
