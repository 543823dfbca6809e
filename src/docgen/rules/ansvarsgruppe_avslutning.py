"""How a group ends: the ground, where it is recorded, who is told, and that nothing is called afterwards (AG-31 to AG-34)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.subjects import Ansvarsgruppe, Avslutning, Møte
from docgen.problem import Severity
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.days import shown

AVSLUTNING = ("avslutning",)
OF_THE_MEETING = frozenset({"uten referat", "uten sak"})
"""What is lacking in the meeting that is named: no fault of it, where another one has it."""
UNCLEAR_AGES = range(18, 25)
"""Ages at which målgruppe should be said and not computed (AG-33, AG-40)."""


def _ground(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    avslutning = gruppe.avslutning if gruppe else None
    if gruppe is not None and avslutning is None:
        yield Finding(gruppe.where.of("status"), field="status", about="uten avslutning")
    if avslutning is None:
        return
    if avslutning.dato is None:
        yield Finding(avslutning.where.of("dato"), field="dato", about="dato")
    if avslutning.grunn is None:
        yield Finding(avslutning.where.of("grunn"), field="grunn")
    elif avslutning.grunn == "flyttet":
        yield Finding(avslutning.where.of("grunn"), field="grunn", about="flyttet")
    elif avslutning.grunn == "annet" and not avslutning.begrunnelse:
        yield Finding(avslutning.where.of("begrunnelse", "grunn"), field="begrunnelse", about="begrunnelse")


def _recorded(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    avslutning = gruppe.avslutning if gruppe else None
    if gruppe is None or avslutning is None:
        return
    # With a written exception the last meeting could not be held; then it is only said.
    severity = Severity.ADVARSEL if avslutning.unntak else None
    about = _why_not_recorded(facts, gruppe, avslutning)
    if about is not None:
        møte = facts.subject.book.møter.get(avslutning.ført_i or "")
        held = shown(møte.dato if møte else None)
        last = _last_meeting(facts, gruppe)
        if about in OF_THE_MEETING and last != avslutning.ført_i and _is_recorded(facts, last):
            about = "annet møte"
        values = {"møte": avslutning.ført_i or "", "møtedato": held, "dato": shown(avslutning.dato), "siste": last}
        yield Finding(avslutning.where.of("ført_i"), values, field="ført_i", severity=severity, about=about)


def _last_meeting(facts: Facts, gruppe: Ansvarsgruppe) -> str:
    """What the way out shows, so that it can be followed to the letter: the meeting whose minutes have the closing as a point,
    else the group's last held one."""
    held = [møte.id for møte in facts.subject.book.møter_i_gruppe(gruppe.gruppenummer) if møte.status == "gjennomført"]
    closing = [møte for møte in held if _is_recorded(facts, møte)]
    return (closing or held or [f"{gruppe.gruppenummer}-m1"])[-1]


def _is_recorded(facts: Facts, name: str) -> bool:
    møte = facts.subject.book.møter.get(name)
    return møte is not None and møte.referat is not None and _is_closing(møte)


def _why_not_recorded(facts: Facts, gruppe: Ansvarsgruppe, avslutning: Avslutning) -> str | None:
    if not avslutning.ført_i:
        return ""
    møte = facts.subject.book.møter.get(avslutning.ført_i)
    if møte is None:
        return None  # a reference to nothing is reported where it stands, when the files are read
    if møte.ansvarsgruppe != gruppe.gruppenummer:
        return "annen gruppe"
    if møte.referat is None:
        return "uten referat"
    if not _is_closing(møte):
        return "uten sak"
    if avslutning.dato and møte.dato and møte.dato > avslutning.dato:
        return "etter"
    return None


def _is_closing(møte: Møte) -> bool:
    points = (*møte.saksliste, *(møte.referat.saker if møte.referat else ()))
    return any(punkt.type == "avslutning" for punkt in points)


def _told(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    avslutning = gruppe.avslutning if gruppe else None
    if gruppe is None or avslutning is None:
        return
    day = avslutning.dato or facts.dato
    role = "oppvekstteam" if facts.subject.målgruppe(day) == "barn_og_unge" else "forvaltningsenhet"
    right = getattr(facts.oppsett.roller, role)
    typed = avslutning.meldt.til if avslutning.meldt else None
    if right is None:
        yield Finding(facts.oppsett.where.of("roller"), {"rolle": role}, field=role, about="rolle")
    elif avslutning.meldt and typed and typed != right:
        yield Finding(avslutning.meldt.where.of("til"), {"til": _name(facts, typed), "rett": _name(facts, right)}, field="til")
    age = facts.subject.age(day)
    if gruppe.målgruppe is None and age in UNCLEAR_AGES:
        values = {"alder": str(age), "rett": _name(facts, right or role)}
        yield Finding(gruppe.where.of("målgruppe"), values, field="målgruppe", about="målgruppe")


def _name(facts: Facts, unit: str) -> str:
    found = facts.subject.enhet(unit)
    return found.navn if found else unit


def _after_closing(facts: Facts) -> Iterator[Finding]:
    gruppe, møte = facts.subject.gruppe, facts.subject.møte
    closed = gruppe.avslutning.dato if gruppe and gruppe.avslutning else None
    if closed is None or møte is None:
        return
    values = {"avsluttet": shown(closed)}
    if møte.dato and møte.dato > closed:
        yield Finding(møte.where.of("dato"), {"dato": shown(møte.dato), **values}, field="dato")
    elif facts.dato > closed:
        where = møte.innkalling.where.of("dato") if møte.innkalling else møte.where.start
        yield Finding(where, {"dato": shown(facts.dato), **values}, field="dato", about="innkalling")


# fmt: off
AVSLUTNINGSREGLER: tuple[Rule, ...] = (
    Rule(
        "AG-31", "feil", AVSLUTNING, _ground,
        nb="Det står ikke hvorfor gruppen er avsluttet.",
        en="It does not say why the group is closed.",
        help_nb="Skriv grunnen under «avslutning», for eksempel «grunn: behov_opphørt».",
        help_en="Write the reason under “avslutning”, for example “grunn: behov_opphørt”.",
        wrong="avslutning:\n  dato: 10.12.2026", right="avslutning:\n  dato: 10.12.2026\n  grunn: behov_opphørt",
    ),
    Rule(
        "AG-31", "feil", AVSLUTNING, _ground, about="dato",
        nb="Det står ikke hvilken dag gruppen er avsluttet.",
        en="It does not say on which day the group is closed.",
        help_nb="Skriv dagen under «avslutning», for eksempel «dato: 10.12.2026».",
        help_en="Write the day under “avslutning”, for example “dato: 10.12.2026”.",
        wrong="avslutning:\n  grunn: flyttet", right="avslutning:\n  dato: 10.12.2026\n  grunn: flyttet",
    ),
    Rule(
        "AG-31", "feil", AVSLUTNING, _ground, about="uten avslutning",
        nb="Gruppen står som avsluttet, men det er ikke skrevet når eller hvorfor.",
        en="The group is marked as closed, but it does not say when or why.",
        help_nb="Skriv avslutningen, for eksempel «avslutning: {{dato: 10.12.2026, grunn: behov_opphørt}}», og avlys møter som "
        "fortsatt er planlagt. Går gruppen videre, rett «status».",
        help_en="Write the closing, for example “avslutning: {{dato: 10.12.2026, grunn: behov_opphørt}}”, and cancel "
        "meetings that are still planned. If the group goes on, correct “status”.",
        wrong="status: avsluttet", right="status: avsluttet\navslutning:\n  dato: 10.12.2026\n  grunn: behov_opphørt",
    ),
    Rule(
        "AG-31", "feil", AVSLUTNING, _ground, about="begrunnelse",
        nb="Grunnen til avslutningen er «annet», men det står ikke hva den er.",
        en="The reason for closing is “annet” (other), but it does not say what it is.",
        help_nb="Skriv grunnen med ord, for eksempel «begrunnelse: Familien har fått en annen ordning».",
        help_en="Write the reason in words, for example “begrunnelse: Familien har fått en annen ordning”.",
        wrong="avslutning:\n  dato: 10.12.2026\n  grunn: annet",
        right="avslutning:\n  dato: 10.12.2026\n  grunn: annet\n  begrunnelse: Familien har fått en annen ordning",
    ),
    Rule(
        "AG-31", "info", AVSLUTNING, _ground, about="flyttet",
        nb="Bruker har flyttet; hva som kan følge med til en annen kommune, er ikke dekket av retningslinjene.",
        en="The user has moved; what may go along to another municipality is not covered by the routines.",
        help_nb="Avklar det med bruker. Skal noe sendes til den nye kommunen, trengs et eget samtykke.",
        help_en="Settle it with the user. If anything is to be sent to the new municipality, a consent of its own is needed.",
        wrong="avslutning:\n  grunn: flyttet", right="avslutning:\n  grunn: behov_opphørt",
    ),
    Rule(
        "AG-32", "feil", AVSLUTNING, _recorded,
        nb="Det står ikke hvilket referat avslutningen er ført i.",
        en="It does not say in which minutes the closing is recorded.",
        help_nb="Skriv møtet under «avslutning», for eksempel «ført_i: {siste}». Kunne det ikke holdes noe siste møte, "
        "skriv «unntak: {{grunn: …, av: …, dato: …}}» under «avslutning».",
        help_en="Write the meeting under “avslutning”, for example “ført_i: {siste}”. If no last meeting could be held, "
        "write “unntak: {{grunn: …, av: …, dato: …}}” under “avslutning”.",
        wrong="avslutning:\n  dato: 10.12.2026", right="avslutning:\n  dato: 10.12.2026\n  ført_i: AG-2026-005-m3",
    ),
    Rule(
        "AG-32", "feil", AVSLUTNING, _recorded, about="annen gruppe",
        nb="Møtet «{møte}» hører ikke til denne gruppen, så avslutningen kan ikke være ført der.",
        en="The meeting “{møte}” does not belong to this group, so the closing cannot be recorded there.",
        help_nb="Skriv gruppens eget siste møte, for eksempel «ført_i: {siste}».",
        help_en="Write the group's own last meeting, for example “ført_i: {siste}”.",
        wrong="gruppenummer: AG-2026-005\navslutning:\n  ført_i: AG-2026-006-m1",
        right="gruppenummer: AG-2026-005\navslutning:\n  ført_i: AG-2026-005-m3",
    ),
    Rule(
        "AG-32", "feil", AVSLUTNING, _recorded, about="annet møte",
        nb="Avslutningen er ført i referatet fra «{siste}», ikke i det fra «{møte}».",
        en="The closing is recorded in the minutes of “{siste}”, not in those of “{møte}”.",
        help_nb="Skriv «ført_i: {siste}».", help_en="Write “ført_i: {siste}”.",
        wrong="avslutning:\n  ført_i: AG-2026-005-m2", right="avslutning:\n  ført_i: AG-2026-005-m3",
    ),
    Rule(
        "AG-32", "feil", AVSLUTNING, _recorded, about="uten referat",
        nb="Avslutningen skal stå i referatet fra møtet «{møte}», men møtet har ikke noe referat.",
        en="The closing should stand in the minutes of the meeting “{møte}”, but the meeting has no minutes.",
        help_nb="Skriv referatet i møtets fil, med avslutningen som et punkt: «type: avslutning».",
        help_en="Write the minutes in the meeting's file, with the closing as a point: “type: avslutning”.",
        wrong="# i møtets fil\nstatus: gjennomført",
        right="# i møtets fil\nreferat:\n  saker:\n    - tittel: Avslutning av gruppen\n      type: avslutning",
    ),
    Rule(
        "AG-32", "feil", AVSLUTNING, _recorded, about="uten sak",
        nb="Referatet fra møtet «{møte}» har ikke noe punkt om avslutning.",
        en="The minutes of the meeting “{møte}” have no point about closing.",
        help_nb="Før avslutningen som et punkt i referatet: «type: avslutning».",
        help_en="Record the closing as a point of the minutes: “type: avslutning”.",
        wrong="referat:\n  saker:\n    - tittel: Gruppen er ferdig",
        right="referat:\n  saker:\n    - tittel: Gruppen er ferdig\n      type: avslutning",
    ),
    Rule(
        "AG-32", "feil", AVSLUTNING, _recorded, about="etter",
        nb="Møtet avslutningen er ført i, var {møtedato}, men gruppen er avsluttet {dato}.",
        en="The meeting in which the closing is recorded was on {møtedato}, but the group is closed {dato}.",
        help_nb="Rett dagen for avslutningen så den ikke er før møtet, for eksempel «dato: {møtedato}».",
        help_en="Correct the day of the closing so that it is not before the meeting, for example “dato: {møtedato}”.",
        wrong="avslutning:\n  dato: 01.12.2026\n  ført_i: AG-2026-005-m3  # møtet var 10.12.2026",
        right="avslutning:\n  dato: 10.12.2026\n  ført_i: AG-2026-005-m3",
    ),
    Rule(
        "AG-33", "feil", AVSLUTNING, _told,
        nb="Meldingen om avslutning er ført til «{til}», men den skal til «{rett}».",
        en="The notice of closing is addressed to “{til}”, but it goes to “{rett}”.",
        help_nb="Slett «til»; mottakeren følger målgruppen. Er målgruppen feil, rett «målgruppe».",
        help_en="Delete “til”; the receiver follows the target group. If the target group is wrong, correct “målgruppe”.",
        wrong="målgruppe: voksen\navslutning:\n  meldt:\n    til: oppvekst",
        right="målgruppe: voksen\navslutning:\n  meldt:\n    dato: 11.12.2026",
    ),
    Rule(
        "AG-33", "feil", AVSLUTNING, _told, about="rolle",
        nb="Kommunens oppsett sier ikke hvilken enhet som er «{rolle}», så meldingen har ingen mottaker.",
        en="The municipality's settings do not say which unit is “{rolle}”, so the notice has no receiver.",
        help_nb="Skriv enheten under «roller» i oppsett.yaml, for eksempel «{rolle}: enhetens_id».",
        help_en="Write the unit under “roller” in oppsett.yaml, for example “{rolle}: enhetens_id”.",
        wrong="roller:\n  kommunepsykolog: psykolog",
        right="roller:\n  kommunepsykolog: psykolog\n  oppvekstteam: oppvekst\n  forvaltningsenhet: forvaltning",
    ),
    Rule(
        "AG-33", "advarsel", AVSLUTNING, _told, about="målgruppe",
        nb="Bruker er {alder} år, og målgruppen er ikke oppgitt; meldingen går til «{rett}».",
        en="The user is {alder} years old, and the target group is not stated; the notice goes to “{rett}”.",
        help_nb="Skriv målgruppen i gruppens fil, for eksempel «målgruppe: voksen».",
        help_en="Write the target group in the group's file, for example “målgruppe: voksen”.",
        wrong="målgruppe:", right="målgruppe: voksen",
    ),
    Rule(
        "AG-34", "feil", ("innkalling", "saksliste"), _after_closing,
        nb="Møtet {dato} er etter at gruppen ble avsluttet {avsluttet}.",
        en="The meeting {dato} is after the group was closed {avsluttet}.",
        help_nb="Rett datoen, eller slett «avslutning» i gruppens fil hvis gruppen fortsetter.",
        help_en="Correct the date, or delete “avslutning” in the group's file if the group goes on.",
        wrong="# gruppen ble avsluttet 10.12.2026\ndato: 14.01.2027",
        right="# gruppen ble avsluttet 10.12.2026\ndato: 10.12.2026",
    ),
    Rule(
        "AG-34", "feil", ("innkalling", "saksliste"), _after_closing, about="innkalling",
        nb="Innkallingen er datert {dato}, men gruppen ble avsluttet {avsluttet}.",
        en="The invitation is dated {dato}, but the group was closed {avsluttet}.",
        help_nb="Rett datoen, eller slett «avslutning» i gruppens fil hvis gruppen fortsetter.",
        help_en="Correct the date, or delete “avslutning” in the group's file if the group goes on.",
        wrong="# gruppen ble avsluttet 10.12.2026\ninnkalling:\n  dato: 11.12.2026",
        right="# gruppen ble avsluttet 10.12.2026\ninnkalling:\n  dato: 01.12.2026",
    ),
)
# fmt: on
