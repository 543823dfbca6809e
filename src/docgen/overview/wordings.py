"""The words of the overview page in bokmål and English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from docgen.build.fact_words import day

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("Oversikt", "Overview"),
        "grading": ("Unntatt offentlighet", "Exempt from public disclosure"),
        "legend": (
            "Bare saksnummer og initialer. Ikke skriv ut eller send videre uten grunn.",
            "Case numbers and initials only. Do not print or pass on without a reason.",
        ),
        "skip": ("Hopp til innholdet", "Skip to the content"),
        "figures": ("Nøkkeltall", "Key figures"),
        "pages": ("Vis for én enhet", "Show for one unit"),
        "all": ("Alle enheter", "All units"),
        "nobody": ("uten enhet", "no unit"),
        "cases": ("{saker} og {grupper}", "{saker} and {grupper}"),
        "sak": ("{antall} sak", "{antall} case"),
        "saker": ("{antall} saker", "{antall} cases"),
        "gruppe": ("{antall} ansvarsgruppe", "{antall} group"),
        "grupper": ("{antall} ansvarsgrupper", "{antall} groups"),
        # A run over some files judges no unit to its end, so it has nothing to say here.
        "made": (
            "Laget {når}. Siden følger bygginger av alt; en bygging av bare noen filer endrer den ikke.",
            "Made {når}. The page follows builds of everything; a build of some files only does not change it.",
        ),
        "at": ("{dag} kl. {tid}", "{dag} at {tid}"),
        "alive": (
            "Vakten svarte sist {når}. Er det mer enn to timer siden, går den ikke.",
            "The watcher last answered {når}. If that is more than two hours ago, it does not run.",
        ),
        "dead": ("Vakten har ikke svart siden {når}.", "The watcher has not answered since {når}."),
        "dead_help": (
            "Dokumentene lages ikke av seg selv nå. Be IT starte den, eller kjør docgen build.",
            "Documents are not made by themselves now. Ask IT to start it, or run docgen build.",
        ),
        "no_watcher": (
            "Ingen vakt går: dokumentene lages når noen kjører docgen build.",
            "No watcher runs: documents are made when somebody runs docgen build.",
        ),
        "more_elsewhere": ("Og {antall} til, på sidene for hver enhet.", "And {antall} more, on the pages of each unit."),
        "more_reported": (
            "Og {antall} til. Alle står i listene som docgen report gir.",
            "And {antall} more. All stand in the lists that docgen report gives.",
        ),
        "more_checked": ("Og {antall} til. docgen check -v viser alle.", "And {antall} more. docgen check -v shows all."),
        "more_left": ("Og {antall} til.", "And {antall} more."),
        "more_folded": ("Vis {antall} til", "Show {antall} more"),
        "total": ("{vist} av {antall}", "{vist} of {antall}"),
        "whole": ("{antall} i alt", "{antall} in all"),
        # --- sections: heading, what is said when there is nothing
        "problems": ("Feil og advarsler i filene", "Errors and warnings in the files"),
        "problems_none": ("Ingen feil og ingen advarsler.", "No errors and no warnings."),
        "meetings": ("Møter de neste 14 dagene", "Meetings in the next 14 days"),
        "meetings_none": ("Ingen møter de neste 14 dagene.", "No meetings in the next 14 days."),
        "follow_ups": ("Oppfølging over fristen", "Follow-ups past due"),
        "follow_ups_none": ("Ingen frister er passert.", "Nothing is past due."),
        "missing": ("Samtykker som mangler", "Consents that are missing"),
        "missing_none": ("Ingen samtykker mangler.", "No consent is missing."),
        "ending": ("Samtykker som går ut innen 30 dager", "Consents that run out within 30 days"),
        "ending_none": ("Ingen samtykker går ut innen 30 dager.", "No consent runs out within 30 days."),
        "turning": ("Fyller {lav} eller {høy} år snart", "Turning {lav} or {høy} soon"),
        "turning_none": ("Ingen fyller {lav} eller {høy} år snart.", "Nobody turns {lav} or {høy} soon."),
        "to_send": ("Ferdige dokumenter som ikke er merket sendt", "Finished documents not marked as sent"),
        "to_send_none": ("Alle ferdige dokumenter er merket sendt.", "Every finished document is marked as sent."),
        "to_archive": ("Ferdige dokumenter som ikke er bekreftet arkivert", "Finished documents not confirmed as archived"),
        "to_archive_none": ("Alle ferdige dokumenter er arkivert.", "Every finished document is archived."),
        "calendar": ("Møter {sesong}", "Meetings in {sesong}"),
        "built": ("Sist laget", "Last made"),
        "built_none": ("Ingenting er laget ennå.", "Nothing has been made yet."),
        "built_what": ("{antall} dokumenter {når}.", "{antall} documents {når}."),
        # --- columns
        "file": ("Fil", "File"),
        "line": ("Linje", "Line"),
        "what": ("Hva er galt", "What is wrong"),
        "mend": ("Slik retter du det", "How to fix it"),
        "date": ("Dato", "Date"),
        "case": ("Sak", "Case"),
        "kind": ("Møte", "Meeting"),
        "called": ("Innkalling", "Invitation"),
        "agenda": ("Saksliste", "Agenda"),
        "minutes_by": ("Referent", "Minute-taker"),
        "point": ("Punkt", "Point"),
        "responsible": ("Ansvarlig", "Responsible"),
        "deadline": ("Frist", "Deadline"),
        "unit": ("Enhet", "Unit"),
        "consent": ("Hva mangler", "What is missing"),
        "ends": ("Går ut", "Runs out"),
        "age": ("Fyller", "Turns"),
        "when": ("Når", "When"),
        "document": ("Dokument", "Document"),
        "receiver": ("Mottaker", "Receiver"),
        "channel": ("Kanal", "Channel"),
        "state": ("I arkivet", "In the archive"),
        "week": ("Uke", "Week"),
        # --- cells
        "error": ("Feil", "Error"),
        "warning": ("Advarsel", "Warning"),
        "point_of": ("punkt {nummer}, referatet {dag}", "point {nummer}, minutes of {dag}"),
        "years": ("{år} år", "{år}"),
        "within": ("innen {dager} dager", "within {dager} days"),
        "sent": ("sendt", "sent"),
        "invited": ("laget, ikke merket sendt", "made, not marked as sent"),
        "not_invited": ("ikke laget", "not made"),
        "yes": ("ja", "yes"),
        "no": ("mangler", "missing"),
        "missing_who": ("ingen", "nobody"),
        "cancelled": ("avlyst", "cancelled"),
        "planned": ("etter planen", "planned"),
        "and_more": ("og {antall} til", "and {antall} more"),
        "days": (
            "mandag tirsdag onsdag torsdag fredag lørdag søndag",
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        ),
        "vår": ("våren", "spring"),
        "høst": ("høsten", "autumn"),
    }
)

CONSENT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "SA-01": ("det finnes ikke noe samtykke", "there is no consent"),
        "SA-02": ("ikke gjennomgått eller ikke signert", "not gone through or not signed"),
        "SA-03": ("har gått ut, eller gjelder ikke ennå", "has run out, or is not valid yet"),
        "SA-05": ("er trukket tilbake", "was withdrawn"),
        "SA-06": ("en foresatt har ikke signert", "a guardian has not signed"),
        "SA-07": ("bruker har ikke signert selv", "the user has not signed"),
        "SA-09": ("bruker er voksen og har ikke signert selv", "the user is an adult and has not signed"),
        "SA-12": ("den som kan signere for bruker, har ikke signert", "whoever may sign for the user has not signed"),
    }
)
"""What is missing, by the rule that says so (domain.md §1C)."""


def said(key: str, lang: str, **values: object) -> str:
    """A wording of `WORDS` in "nb" or "en"."""
    return WORDS[key][lang == "en"].format_map(values)


def moment(value: dt.datetime, lang: str) -> str:
    """A moment as it is read: «01.12.2026 kl. 09.12»."""
    return said("at", lang, dag=day(value.date(), lang), tid=f"{value:%H:%M}" if lang == "en" else f"{value:%H.%M}")
