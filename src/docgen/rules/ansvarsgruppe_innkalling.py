"""Before a meeting: who must be called, what the invitation says, what may be on the agenda, who may cancel (AG-12 to AG-30)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from docgen.model.subject import Subject
from docgen.model.subjects import Agendapunkt
from docgen.problem import Quoted, Severity
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.days import shown
from docgen.rules.people import is_one_of, is_past, koordinator_or_deputy, professionals, represents_child


def is_group_meeting(subject: Subject) -> bool:
    """Whether it is the group's own meeting, with its fixed items; a samarbeidsmøte has none of them (design.md §5)."""
    return subject.gruppe is not None and subject.møte is not None and subject.møte.møtetype != "samarbeidsmøte"


# --- AG-12, AG-16, AG-26: the invitation ---------------------------------------------------------------------------


def _for_the_child(facts: Facts) -> Iterator[Finding]:
    """Under 18 on the meeting date (for the start notice: the document date), somebody must be there for the child."""
    subject, gruppe, møte = facts.subject, facts.subject.gruppe, facts.subject.møte
    if gruppe is None or (møte is not None and not is_group_meeting(subject)):
        return
    day = (møte.dato if møte else None) or facts.dato
    if not subject.is_child(day):
        return
    names = represents_child(gruppe)
    age = {"alder": str(subject.age(day))}
    if not names and not _has_care(facts):
        yield Finding(gruppe.where.of("foresatte"), age, field="foresatte", about="ingen")
    elif møte is not None and not (_is_called(facts, names) if møte.innkalte else _comes_by_default(facts)):
        yield Finding(møte.where.of("innkalte"), age, field="innkalte")


def _has_care(facts: Facts) -> bool:
    return facts.subject.bruker is not None and facts.subject.bruker.omsorg == "barneverntjenesten"


def _comes_by_default(facts: Facts) -> bool:
    """Whether somebody comes for the child when nobody is called by name: a letter goes there, or a guardian needs none."""
    gruppe = facts.subject.gruppe
    guardians = [f for f in (gruppe.foresatte if gruppe else ()) if f.foreldreansvar is not False and not f.kopi_sperret]
    return bool(guardians) or any(r.selector in ("foresatte", "representanter") for r in facts.receivers) or _has_care(facts)


def _is_called(facts: Facts, names: tuple[str, ...]) -> bool:
    møte = facts.subject.møte
    assert møte is not None
    if any(is_one_of(deltaker.navn, names) for deltaker in møte.innkalte):
        return True
    called = [m.enhet for m in facts.subject.medlemmer(facts.dato) if is_one_of(m.navn, (d.navn for d in møte.innkalte))]
    called += [unit for unit in (d.enhet for d in møte.innkalte) if unit] + [invitert.enhet for invitert in møte.inviterte]
    units = (facts.subject.enhet(unit) for unit in called)
    return _has_care(facts) and any(unit is not None and unit.type == "barnevern" for unit in units)


def _when_and_where(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    if møte is None:
        return
    start, end = møte.tid or (None, None)
    if møte.dato is None:
        yield Finding(møte.where.of("dato"), field="dato")
    if (møte.fra or start) is None or (møte.til or end) is None:
        halves = not møte.where.has("tid") and (møte.where.has("fra") or møte.where.has("til"))
        yield Finding(møte.where.of("tid", "fra", "til"), field="fra", about="fra og til" if halves else "tid")
    if not (møte.sted or møte.digital_lenke):
        yield Finding(møte.where.of("sted", "digital_lenke"), field="sted", about="sted")


# --- AG-19: who may cancel -----------------------------------------------------------------------------------------


def _cancelled_by(facts: Facts) -> Iterator[Finding]:
    subject, møte = facts.subject, facts.subject.møte
    if møte is None or møte.status != "avlyst" or not is_group_meeting(subject):
        return
    avlyst = møte.avlyst
    if avlyst is None or not avlyst.av:
        where = avlyst.where.of("av") if avlyst else møte.where.of("avlyst", "status")
        yield Finding(where, field="av", about="ukjent")
        return
    allowed = koordinator_or_deputy(subject, avlyst.dato or facts.dato, møte.dato)
    # Without a koordinator nothing can be compared, and AG-08 has said so.
    if allowed and not is_one_of(avlyst.av, allowed):
        values = {"av": Quoted(avlyst.av), "koordinator": Quoted(allowed[0])}
        known = is_one_of(avlyst.av, (name for name, _ in professionals(subject, facts.i_dag)))
        yield Finding(
            avlyst.where.of("av"), values, field="av", about="" if known or not is_past(facts.subject, facts.i_dag) else "før"
        )


def _minutes_of_cancelled(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    if møte and møte.status == "avlyst" and møte.referat is not None:
        yield Finding(møte.where.of("referat"), {"dato": shown(møte.dato)}, field="referat")


# --- AG-28: a samarbeidsmøte in place of a group meeting -----------------------------------------------------------


def _settled_with_user(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    if møte is None or møte.møtetype != "samarbeidsmøte" or facts.subject.gruppe is None:
        return
    avklart = møte.avklart_med_bruker
    if avklart is None or not avklart.dato or not avklart.hvem:
        where = avklart.where.of("dato", "hvem") if avklart else møte.where.of("avklart_med_bruker")
        yield Finding(where, field="avklart_med_bruker")
    if møte.koordinator_informert is None:
        yield Finding(møte.where.of("koordinator_informert"), field="koordinator_informert", about="koordinator")
    replaced = facts.subject.book.møter.get(møte.erstatter or "")
    if replaced is not None and replaced.status != "avlyst":
        yield Finding(møte.where.of("erstatter"), {"dato": shown(replaced.dato)}, field="erstatter", about="erstatter")


# --- AG-29, AG-30: what does not belong in the group ---------------------------------------------------------------


def _points(facts: Facts) -> tuple[Agendapunkt, ...]:
    return facts.subject.møte.saksliste if facts.subject.møte else ()


def _not_for_the_group(facts: Facts) -> Iterator[Finding]:
    for punkt in _points(facts) if is_group_meeting(facts.subject) else ():
        # Who raised it decides how grave it is; when that is not said, the missing field has been reported instead.
        if punkt.type in REDIRECTED and punkt.meldt_av is not None:
            severity = None if punkt.meldt_av.rolle == "fagperson" else Severity.ADVARSEL
            about = punkt.type if severity is None else f"{punkt.type} fra bruker"
            where = punkt.where.of("type", "tittel")
            yield Finding(where, {"tittel": Quoted(punkt.tittel)}, field="type", severity=severity, about=about)


def _sounds_like_it(facts: Facts) -> Iterator[Finding]:
    for punkt in _points(facts) if is_group_meeting(facts.subject) else ():
        words = punkt.tittel.casefold().split()
        if punkt.type == "sak" and any(word.strip("«»\"'(").startswith(TELLING) for word in words):
            yield Finding(punkt.where.of("tittel"), {"tittel": Quoted(punkt.tittel)}, field="tittel")


TELLING = ("misnøy", "klage", "uenig", "arbeidspress", "koordineringspress")
"""Beginnings of words that tell of a point that may not belong in the group (AG-29)."""

DIRECT = ("tas opp direkte med vedkommende", "is taken up directly with the one it concerns")
REDIRECTED: Mapping[str, tuple[str, tuple[str, str]]] = MappingProxyType({
    "misnøye_personell": ("AG-29a", DIRECT),
    "manglende_oppfølging": ("AG-29b", DIRECT),
    "klage": ("AG-29c", ("følger vanlig klageadgang", "follows the ordinary right of appeal")),
    "opplæring_veiledning": ("AG-29d", ("tas i et eget møte", "is taken in a meeting of its own")),
    "uenighet": ("AG-29e", ("avklares administrativt", "is settled administratively")),
    "koordineringspress": ("AG-29f", ("tas opp med tjenesteleder", "is taken up with the head of the service")),
})  # fmt: skip
"""Types of points that the group does not take, each with its code and where it goes instead."""


# fmt: off
def _redirect_rows(kind: str) -> Iterator[Rule]:
    code, (nb, en) = REDIRECTED[kind]
    raised = f"- tittel: Oppfølgingen\n  type: {kind}\n  meldt_av:\n    rolle: "
    yield Rule(
        code, "feil", ("saksliste",), _not_for_the_group, about=kind,
        nb=f"Punktet «{{tittel}}» hører ikke hjemme i ansvarsgruppen; det {nb}.",
        en=f"The point “{{tittel}}” does not belong in the group; it {en}.",
        help_nb=f"Slett punktet fra sakslisten; det {nb}. Er det en vanlig sak, skriv «type: sak».",
        help_en=f"Delete the point from the agenda; it {en}. If it is an ordinary point, write “type: sak”.",
        wrong=raised + "fagperson", right="- tittel: Oppfølging hjemme\n  type: sak\n  meldt_av:\n    rolle: fagperson",
    )
    yield Rule(
        code, "advarsel", ("saksliste",), _not_for_the_group, about=f"{kind} fra bruker",
        nb=f"Punktet «{{tittel}}» er meldt av brukersiden og kan stå, men et slikt punkt {nb}.",
        en=f"The point “{{tittel}}” was raised by the user's side and may stand, but such a point {en}.",
        help_nb=f"Snakk med den som meldte punktet før møtet: det {nb}. Er det en vanlig sak, skriv «type: sak».",
        help_en=f"Talk to the one who raised it before the meeting: it {en}. If it is an ordinary point, write “type: sak”.",
        wrong=raised + "foresatt", right="- tittel: Oppfølging hjemme\n  type: sak\n  meldt_av:\n    rolle: foresatt",
    )
# fmt: on


def _decisions(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    if møte is None:
        return
    referat = møte.referat if facts.kind == "referat" else None
    for punkt in (*møte.saksliste, *(referat.saker if referat else ())):
        if punkt.type == "enkeltvedtak":
            yield Finding(punkt.where.of("type", "tittel"), {"tittel": Quoted(punkt.tittel)}, field="type")
        if referat and punkt.konklusjon and (word := _deciding_word(punkt.konklusjon)):
            values = {"tittel": Quoted(punkt.tittel), "ord": Quoted(word)}
            yield Finding(punkt.where.of("konklusjon"), values, field="konklusjon", about="ord")
    for tiltak in referat.tiltak if referat else ():
        if tiltak.type == "vedtak":
            yield Finding(tiltak.where.of("type", "tekst"), {"tekst": Quoted(tiltak.tekst)}, field="type", about="tiltak")


def _deciding_word(text: str) -> str | None:
    words = (word.strip(".,;:!?()«»\"'") for word in text.split())
    return next((word for word in words if word.casefold().startswith(DECIDING)), None)


DECIDING = ("vedtar", "vedtok", "innvilg", "avslå", "tildel")

# fmt: off
MØTEREGLER: tuple[Rule, ...] = (
    Rule(
        "AG-12", "feil", ("innkalling",), _for_the_child,
        nb="Bruker er {alder} år på møtedagen, men ingen foresatte eller representant for barnet er innkalt.",
        en="The user is {alder} years old on the day of the meeting, but no parent or representative for the child is called.",
        help_nb="Før opp en foresatt under «innkalte», for eksempel «- Kari Bø».",
        help_en="Add a parent under “innkalte”, for example “- Kari Bø”.",
        wrong="innkalte:\n  - Siri Aas", right="innkalte:\n  - Siri Aas\n  - Kari Bø",
    ),
    Rule(
        "AG-12", "feil", ("innkalling", "oppstart"), _for_the_child, about="ingen",
        nb="Bruker er {alder} år, men ingen foresatte, verge eller representant som kan få brev, er ført opp.",
        en="The user is {alder} years old, but no parent, guardian or representative who can get letters is registered.",
        help_nb="Før opp en foresatt i gruppens fil, for eksempel «foresatte: [{{navn: Kari Bø, relasjon: mor, "
        "foreldreansvar: ja}}]».",
        help_en="Add a parent in the group's file, for example “foresatte: [{{navn: Kari Bø, relasjon: mor, "
        "foreldreansvar: ja}}]”.",
        wrong="foresatte: []", right="foresatte:\n  - navn: Kari Bø\n    relasjon: mor\n    foreldreansvar: ja",
    ),
    Rule(
        "AG-16", "feil", ("innkalling",), _when_and_where,
        nb="Møtet mangler dato.", en="The meeting has no date.",
        help_nb="Skriv dagen, for eksempel «dato: 22.10.2026».", help_en="Write the day, for example “dato: 22.10.2026”.",
        wrong="dato:", right="dato: 22.10.2026",
    ),
    Rule(
        "AG-16", "feil", ("innkalling",), _when_and_where, about="tid",
        nb="Det står ikke når møtet begynner og slutter.", en="It does not say when the meeting begins and ends.",
        help_nb="Skriv tiden, for eksempel «tid: 10.00-11.30».", help_en="Write the time, for example “tid: 10.00-11.30”.",
        wrong="tid: 10.00", right="tid: 10.00-11.30",
    ),
    Rule(
        "AG-16", "feil", ("innkalling",), _when_and_where, about="fra og til",
        nb="Det står ikke når møtet begynner og slutter.", en="It does not say when the meeting begins and ends.",
        help_nb="Fyll ut både «fra» og «til», for eksempel «fra: 10.00» og «til: 11.30».",
        help_en="Fill in both “fra” and “til”, for example “fra: 10.00” and “til: 11.30”.",
        wrong="fra: 10.00\ntil:", right="fra: 10.00\ntil: 11.30",
    ),
    Rule(
        "AG-16", "feil", ("innkalling",), _when_and_where, about="sted",
        nb="Møtet mangler både sted og digital lenke.", en="The meeting has neither a place nor a digital link.",
        help_nb="Skriv stedet, for eksempel «sted: Familiesenteret, rom 2».",
        help_en="Write the place, for example “sted: Familiesenteret, rom 2”.",
        wrong="sted:", right="sted: Familiesenteret, rom 2",
    ),
    Rule(
        "AG-19", "feil", ("avlysning",), _cancelled_by,
        nb="Møtet er avlyst av «{av}», men bare koordinatoren «{koordinator}» eller stedfortrederen kan avlyse det.",
        en="The meeting was cancelled by “{av}”, but only the coordinator “{koordinator}” or the deputy can cancel it.",
        help_nb="Avklar med koordinatoren, og skriv den som bestemte det, for eksempel «av: {koordinator}».",
        help_en="Settle it with the coordinator, and write who decided it, for example “av: {koordinator}”.",
        wrong="avlyst:\n  av: Per Li", right="avlyst:\n  av: Siri Aas  # koordinatoren",
    ),
    Rule(
        "AG-19", "feil", ("avlysning",), _cancelled_by, about="før",
        nb="Møtet er avlyst av «{av}», men bare koordinatoren «{koordinator}» eller stedfortrederen kan avlyse det.",
        en="The meeting was cancelled by “{av}”, but only the coordinator “{koordinator}” or the deputy can cancel it.",
        help_nb="Er koordinatoren byttet siden møtet, la «av» stå, og skriv det i gruppe.yaml: «koordinator_bytte: [{{fra: {{"
        "navn: {av}, enhet: …}}, til: {koordinator}, dato: …}}]». Er navnet feil, avklar med koordinatoren, og skriv den som "
        "bestemte det.",
        help_en="If the coordinator has changed since the meeting, let “av” stand, and write it in gruppe.yaml: "
        "“koordinator_bytte: [{{fra: {{navn: {av}, enhet: …}}, til: {koordinator}, dato: …}}]”. If the name is wrong, settle it "
        "with the coordinator, and write who decided it.",
        wrong="# koordinator er Silje Rønning, fra etter møtet\navlyst:\n  av: Oda Fjellheim",
        right="# i gruppe.yaml\nkoordinator_bytte:\n  - fra: {navn: Oda Fjellheim, enhet: ppt}\n    til: Silje Rønning\n"
        "    dato: 16.11.2026",
    ),
    Rule(
        "AG-19", "feil", ("avlysning",), _cancelled_by, about="ukjent",
        nb="Møtet er avlyst, men det står ikke hvem som bestemte det.",
        en="The meeting is cancelled, but it does not say who decided it.",
        help_nb="Skriv koordinatoren eller stedfortrederen under «avlyst», for eksempel «av: Siri Aas».",
        help_en="Write the coordinator or the deputy under “avlyst”, for example “av: Siri Aas”.",
        wrong="status: avlyst", right="status: avlyst\navlyst:\n  dato: 20.10.2026\n  av: Siri Aas",
    ),
    Rule(
        "AG-19", "feil", ("avlysning", "referat"), _minutes_of_cancelled,
        nb="Møtet {dato} er avlyst, men har likevel et referat.",
        en="The meeting {dato} is cancelled, but has minutes all the same.",
        help_nb="Ble møtet holdt, skriv «status: gjennomført»; ellers slett «referat».",
        help_en="If the meeting was held, write “status: gjennomført”; otherwise delete “referat”.",
        wrong="status: avlyst\nreferat:\n  til_stede: [Siri Aas]", right="status: gjennomført\nreferat:\n  til_stede: [Siri Aas]",
    ),
    Rule(
        "AG-28", "feil", ("innkalling",), _settled_with_user,
        nb="Det står ikke når og med hvem samarbeidsmøtet er avklart på brukersiden.",
        en="It does not say when and with whom on the user's side the cooperation meeting was settled.",
        help_nb="Skriv det, for eksempel «avklart_med_bruker: {{dato: 12.10.2026, hvem: mor}}».",
        help_en="Write it, for example “avklart_med_bruker: {{dato: 12.10.2026, hvem: mor}}”.",
        wrong="møtetype: samarbeidsmøte",
        right="møtetype: samarbeidsmøte\navklart_med_bruker:\n  dato: 12.10.2026\n  hvem: mor",
    ),
    Rule(
        "AG-28", "advarsel", ("innkalling",), _settled_with_user, about="koordinator",
        nb="Det står ikke at koordinatoren er informert om samarbeidsmøtet.",
        en="It does not say that the coordinator has been told about the cooperation meeting.",
        help_nb="Skriv dagen, for eksempel «koordinator_informert: 12.10.2026».",
        help_en="Write the day, for example “koordinator_informert: 12.10.2026”.",
        wrong="møtetype: samarbeidsmøte", right="møtetype: samarbeidsmøte\nkoordinator_informert: 12.10.2026",
    ),
    Rule(
        "AG-28", "advarsel", ("innkalling",), _settled_with_user, about="erstatter",
        nb="Samarbeidsmøtet kommer i stedet for møtet {dato}, som ikke er avlyst.",
        en="The cooperation meeting takes the place of the meeting {dato}, which is not cancelled.",
        help_nb="Avlys det andre møtet: «status: avlyst» med «avlyst», eller slett «erstatter».",
        help_en="Cancel the other meeting: “status: avlyst” with “avlyst”, or delete “erstatter”.",
        wrong="erstatter: AG-2026-005-m3  # som fortsatt er planlagt",
        right="# i fila til AG-2026-005-m3\nstatus: avlyst\navlyst:\n  dato: 20.10.2026\n  av: Siri Aas",
    ),
    *(row for kind in REDIRECTED for row in _redirect_rows(kind)),
    Rule(
        "AG-29", "advarsel", ("saksliste",), _sounds_like_it,
        nb="Punktet «{tittel}» kan være av dem som ikke hører hjemme i ansvarsgruppen.",
        en="The point “{tittel}” may be one of those that do not belong in the group.",
        help_nb="Sett riktig type på punktet, for eksempel «type: klage», eller skriv en tittel som sier hva det gjelder.",
        help_en="Set the right type on the point, for example “type: klage”, or write a title that says what it is about.",
        wrong="- tittel: Klage på avlastning", right="- tittel: Avlastning i høst",
    ),
    Rule(
        "AG-30", "feil", ("saksliste", "referat"), _decisions,
        nb="Punktet «{tittel}» er et enkeltvedtak, og det kan ansvarsgruppen ikke fatte.",
        en="The point “{tittel}” is an individual decision (enkeltvedtak), which the group cannot make.",
        help_nb="Slett punktet, eller skriv hva som skal søkes om og hvor, med «type: sak».",
        help_en="Delete the point, or write what is to be applied for and where, with “type: sak”.",
        wrong="- tittel: Avlastning innvilges\n  type: enkeltvedtak",
        right="- tittel: Søknad om avlastning hos tjenestekontoret\n  type: sak",
    ),
    Rule(
        "AG-30", "feil", ("referat",), _decisions, about="tiltak",
        nb="Tiltaket «{tekst}» er ført som vedtak, og det kan ansvarsgruppen ikke fatte.",
        en="The measure “{tekst}” is written as a decision (vedtak), which the group cannot make.",
        help_nb="Skriv «type: søknad», og hvor det søkes, for eksempel «tekst: Avlastning søkes om hos tjenestekontoret».",
        help_en="Write “type: søknad”, and where to apply, for example “tekst: Avlastning søkes om hos tjenestekontoret”.",
        wrong="- tekst: Avlastning hver helg\n  type: vedtak",
        right="- tekst: Avlastning søkes om hos tjenestekontoret\n  type: søknad",
    ),
    Rule(
        "AG-30", "advarsel", ("referat",), _decisions, about="ord",
        nb="Konklusjonen på «{tittel}» bruker ordet «{ord}»; ansvarsgruppen kan ikke fatte enkeltvedtak.",
        en="The conclusion on “{tittel}” uses the word “{ord}”; the group cannot make individual decisions.",
        help_nb="Skriv hva gruppen gjør i stedet, for eksempel «Mor søker om avlastning hos tjenestekontoret».",
        help_en="Write what the group does instead, for example “Mor søker om avlastning hos tjenestekontoret”.",
        wrong="- tittel: Avlastning\n  konklusjon: Det tildeles avlastning hver tredje helg",
        right="- tittel: Avlastning\n  konklusjon: Mor søker om avlastning hos tjenestekontoret",
    ),
)
# fmt: on
