"""What must be in place before a group starts, and its koordinator at all times (AG-01 to AG-08)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.consent import judge
from docgen.model.registers import Enhet
from docgen.problem import Quoted, Severity
from docgen.rules.base import GRUPPEN, Facts, Finding, Rule
from docgen.rules.people import is_one_of, user_side

OPPSTART = ("oppstart",)
GROUP_DOCUMENTS = ("oppstart", "innkalling", "saksliste", "referat", "avlysning", "avslutning")
"""Every document of a group but the consent form, which is how most blocks are lifted."""
NOT_COUNTED = frozenset({"skole", "barnehage", "arbeidsplass"})
"""Types that are no hjelpeinstans of their own (AG-01)."""


# --- AG-05: who is still to sign -----------------------------------------------------------------------------------


def _still_to_sign(facts: Facts) -> Iterator[Finding]:
    """Of a planned group, whose consent some have signed and some have not: its papers, which would say so, come later."""
    gruppe, consents = facts.subject.gruppe, facts.subject.consents
    if gruppe is None or consents is None or gruppe.status != "planlagt":
        return
    verdict = judge(consents, None, "deling", facts.i_dag)
    if verdict.consent and verdict.missing and verdict.consent.signert:
        values = {"samtykke": Quoted(verdict.consent.id), "hvem": Quoted(", ".join(verdict.missing))}
        yield Finding(verdict.where, values, field="signert", about="gjenstår")


# --- AG-01: two hjelpeinstanser, or another ground -----------------------------------------------------------------


def _instances(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    if gruppe is None:
        return
    number = len(_hjelpeinstanser(facts))
    if number >= 2:
        return
    where, values = gruppe.where.of("medlemmer"), {"antall": str(number)}
    ground = gruppe.opprettelsesgrunn
    if facts.kind != "oppstart":
        if gruppe.status == "aktiv":
            yield Finding(where, values, field="medlemmer", about="i gang")
    elif ground and ground.grunn != "to_eller_flere_instanser":
        yield Finding(where, values, field="medlemmer", about="annen grunn")
    else:
        yield Finding(where, values, field="medlemmer")


def _hjelpeinstanser(facts: Facts) -> frozenset[str]:
    """Distinct units of koordinator and members that count, covered by consent or not."""
    koordinator = facts.subject.koordinator(facts.dato)
    named = [koordinator.enhet if koordinator else None, *(m.enhet for m in facts.subject.medlemmer(facts.dato))]
    units = (facts.subject.enhet(unit) for unit in named)
    return frozenset(unit.id for unit in units if unit and counts(unit))


def counts(unit: Enhet) -> bool:
    return unit.type not in NOT_COUNTED and unit.teller_som_hjelpeinstans is not False


def _overruled(facts: Facts) -> Iterator[Finding]:
    """A register that lets a school count as hjelpeinstans after all (domain.md §5.2)."""
    named = dict.fromkeys(medlem.enhet for medlem in facts.subject.medlemmer(facts.dato))
    for unit in (facts.subject.enhet(unit) for unit in named):
        if unit and unit.type in NOT_COUNTED and unit.teller_som_hjelpeinstans:
            yield Finding(unit.where.of("teller_som_hjelpeinstans"), {"enhet": unit.navn}, field="teller_som_hjelpeinstans")


# --- AG-03 to AG-07 ------------------------------------------------------------------------------------------------


def _owner(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    if gruppe is None or gruppe.bruker_ønsker_gruppe:
        return
    where = gruppe.where.of("bruker_ønsker_gruppe")
    if facts.kind == "oppstart":
        about = "" if gruppe.bruker_ønsker_gruppe is False else "ikke besvart"
        yield Finding(where, field="bruker_ønsker_gruppe", about=about)
    elif gruppe.bruker_ønsker_gruppe is False and gruppe.status == "aktiv":
        yield Finding(where, field="bruker_ønsker_gruppe", about="i gang")


def _informed(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    if gruppe is None:
        return
    informert = gruppe.informert
    if informert is None or not (informert.dato or informert.hvem):
        yield Finding(gruppe.where.of("informert"), field="informert")
    elif informert.dato is None:
        yield Finding(informert.where.of("dato"), {"hvem": Quoted(informert.hvem or "")}, field="dato", about="dato")
    elif not informert.hvem:
        yield Finding(informert.where.of("hvem"), {}, field="hvem", about="hvem")


def _members(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    if gruppe is None or (facts.kind != "oppstart" and gruppe.medlemmer):
        return
    koordinator = facts.subject.koordinator(facts.dato)
    others = (*user_side(gruppe), koordinator.navn if koordinator else None)
    if not any(not is_one_of(medlem.navn, others) for medlem in facts.subject.medlemmer(facts.dato)):
        yield Finding(gruppe.where.of("medlemmer"), field="medlemmer")


def _tasks(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    if gruppe is None:
        return
    if not gruppe.oppgaver:
        yield Finding(gruppe.where.of("oppgaver"), field="oppgaver")
    for medlem in facts.subject.medlemmer(facts.dato):
        blank = [name for name in ("funksjon", "arbeidsområde") if not getattr(medlem, name)]
        if blank:
            values = {"medlem": Quoted(medlem.navn), "felt": ", ".join(blank)}
            yield Finding(medlem.where.of(*blank), values, field=blank[0], about="medlem")


# --- AG-08: the koordinator ----------------------------------------------------------------------------------------


def _koordinator(facts: Facts) -> Iterator[Finding]:
    gruppe = facts.subject.gruppe
    if gruppe is None:
        return
    koordinator = facts.subject.koordinator(facts.dato)
    if koordinator is None or not koordinator.navn:
        where = koordinator.where.of("navn") if koordinator else gruppe.where.of("koordinator")
        yield Finding(where, field="koordinator")
        return
    values = {"navn": Quoted(koordinator.navn)}
    if is_one_of(koordinator.navn, user_side(gruppe)):
        yield Finding(koordinator.where.of("navn"), values, field="koordinator", about="brukersiden")
    elif not koordinator.enhet:
        yield Finding(koordinator.where.of("enhet"), values, field="enhet", about="enhet")
    if koordinator.oppnevnt is None:
        severity = None if facts.kind == "oppstart" else Severity.ADVARSEL
        yield Finding(koordinator.where.of("oppnevnt"), values, field="oppnevnt", about="oppnevnt", severity=severity)


def _former_reached(facts: Facts) -> Iterator[Finding]:
    """Whom to call in a paper of before a change of koordinator. Its lines about that are left out where nothing is known, so
    nobody sees that they are missing; what was sent has DG410 for it."""
    gruppe = facts.subject.gruppe
    former = facts.subject.koordinator(facts.dato)
    if gruppe is None or former is None or former is gruppe.koordinator or not former.navn or facts.sendt:
        return
    unit = facts.subject.enhet(former.enhet)
    if not any((former.telefon, former.e_post, unit and unit.telefon, unit and unit.e_post)):
        yield Finding(former.where.of("navn"), {"navn": Quoted(former.navn)}, field="telefon", about="fra")


# fmt: off
OPPSTARTSREGLER: tuple[Rule, ...] = (
    Rule(
        "AG-01", "feil", OPPSTART, _instances,
        nb="Antall hjelpeinstanser i gruppen er {antall}; det må være minst to (skole, barnehage og arbeidsplass teller ikke).",
        en="The group has {antall} helping service(s); there must be at least two (school, kindergarten and workplace do not "
        "count).",
        help_nb="Før opp medlemmer fra flere instanser, eller skriv hvorfor gruppen opprettes likevel, for eksempel "
        "«opprettelsesgrunn: ønske_fra_bruker».",
        help_en="Add members from more services, or write why the group starts all the same, for example "
        "“opprettelsesgrunn: ønske_fra_bruker”.",
        wrong="opprettelsesgrunn: to_eller_flere_instanser\nmedlemmer:\n  - navn: Marit Eik\n    enhet: skole_eik",
        right="opprettelsesgrunn: ønske_fra_bruker\nmedlemmer:\n  - navn: Marit Eik\n    enhet: skole_eik",
    ),
    Rule(
        "AG-01", "advarsel", OPPSTART, _instances, about="annen grunn",
        nb="Antall hjelpeinstanser i gruppen er {antall}; gruppen opprettes av en annen grunn.",
        en="The group has {antall} helping service(s); it starts for another reason.",
        help_nb="Sjekk at grunnen er riktig, og skriv gjerne mer om den, for eksempel «begrunnelse: Familien ønsker gruppe nå».",
        help_en="Check that the reason is right, and say more about it, for example “begrunnelse: Familien ønsker gruppe nå”.",
        wrong="opprettelsesgrunn: ønske_fra_bruker\nmedlemmer:\n  - navn: Marit Eik\n    enhet: skole_eik",
        right="medlemmer:\n  - navn: Per Li\n    enhet: ppt\n  - navn: Unni Vik\n    enhet: barnevern",
    ),
    Rule(
        "AG-01", "advarsel", ("innkalling",), _instances, about="i gang",
        nb="Antall hjelpeinstanser i gruppen er nå {antall}; vurder om gruppen skal avsluttes.",
        en="The group now has {antall} helping service(s); consider whether it should close.",
        help_nb="Før opp de medlemmene som mangler, eller skriv en avslutning, for eksempel "
        "«avslutning: {{grunn: behov_opphørt}}».",
        help_en="Add the members that are missing, or write a closing, for example “avslutning: {{grunn: behov_opphørt}}”.",
        wrong="status: aktiv\nmedlemmer:\n  - navn: Marit Eik\n    enhet: skole_eik",
        right="status: aktiv\nmedlemmer:\n  - navn: Per Li\n    enhet: ppt\n  - navn: Unni Vik\n    enhet: barnevern",
    ),
    Rule(
        "AG-01", "feil", ("oppstart", "innkalling"), _overruled,
        nb="«{enhet}» er skole, barnehage eller arbeidsplass og kan ikke telle som egen hjelpeinstans.",
        en="“{enhet}” is a school, kindergarten or workplace and cannot count as a helping service of its own.",
        help_nb="Slett «teller_som_hjelpeinstans: ja» hos enheten, eller rett typen, for eksempel «type: ppt».",
        help_en="Delete “teller_som_hjelpeinstans: ja” at the unit, or correct its type, for example “type: ppt”.",
        wrong="- id: skole_eik\n  navn: Eik skole\n  type: skole\n  teller_som_hjelpeinstans: ja",
        right="- id: skole_eik\n  navn: Eik skole\n  type: skole",
    ),
    Rule(
        "AG-03", "feil", OPPSTART, _owner,
        nb="Bruker ønsker ikke gruppen, og da kan den ikke starte.",
        en="The user does not want the group, so it cannot start.",
        help_nb="Ta en samtale med bruker. Blir svaret et annet, skriv «bruker_ønsker_gruppe: ja»; ellers slett «opprettet».",
        help_en="Talk with the user. If the answer changes, write “bruker_ønsker_gruppe: ja”; otherwise delete “opprettet”.",
        wrong="bruker_ønsker_gruppe: nei\nopprettet: 01.09.2026", right="bruker_ønsker_gruppe: ja\nopprettet: 01.09.2026",
    ),
    Rule(
        "AG-03", "feil", OPPSTART, _owner, about="ikke besvart",
        nb="Det står ikke om bruker ønsker gruppen.",
        en="It does not say whether the user wants the group.",
        help_nb="Spør bruker og skriv svaret, for eksempel «bruker_ønsker_gruppe: ja».",
        help_en="Ask the user and write the answer, for example “bruker_ønsker_gruppe: ja”.",
        wrong="bruker_ønsker_gruppe:\nopprettet: 01.09.2026", right="bruker_ønsker_gruppe: ja\nopprettet: 01.09.2026",
    ),
    Rule(
        "AG-03", "advarsel", ("innkalling",), _owner, about="i gang",
        nb="Bruker vil avslutte gruppen, men det kalles inn til nytt møte.",
        en="The user wants to end the group, but a new meeting is called.",
        help_nb="Avklar med bruker, og skriv en avslutning, for eksempel «avslutning: {{grunn: ønske_fra_bruker}}».",
        help_en="Settle it with the user, and write a closing, for example “avslutning: {{grunn: ønske_fra_bruker}}”.",
        wrong="status: aktiv\nbruker_ønsker_gruppe: nei", right="status: aktiv\nbruker_ønsker_gruppe: ja",
    ),
    Rule(
        "AG-04", "feil", OPPSTART, _informed,
        nb="Det står ikke at bruker eller familien er informert om gruppen og hva den er for.",
        en="It does not say that the user or the family has been told about the group and what it is for.",
        help_nb="Skriv når og hvem, for eksempel «informert: {{dato: 25.08.2026, hvem: mor}}».",
        help_en="Write when and whom, for example “informert: {{dato: 25.08.2026, hvem: mor}}”.",
        wrong="opprettet: 01.09.2026\ninformert:",
        right="opprettet: 01.09.2026\ninformert:\n  dato: 25.08.2026\n  hvem: mor",
    ),
    Rule(
        "AG-04", "feil", OPPSTART, _informed, about="dato",
        nb="Det står ikke hvilken dag «{hvem}» ble informert om gruppen.",
        en="It does not say on which day “{hvem}” was told about the group.",
        help_nb="Skriv dagen under «informert», for eksempel «dato: 25.08.2026».",
        help_en="Write the day under “informert”, for example “dato: 25.08.2026”.",
        wrong="informert:\n  hvem: mor", right="informert:\n  dato: 25.08.2026\n  hvem: mor",
    ),
    Rule(
        "AG-04", "feil", OPPSTART, _informed, about="hvem",
        nb="Det står ikke hvem som ble informert om gruppen.",
        en="It does not say who was told about the group.",
        help_nb="Skriv hvem under «informert», for eksempel «hvem: mor».",
        help_en="Write whom under “informert”, for example “hvem: mor”.",
        wrong="informert:\n  dato: 25.08.2026", right="informert:\n  dato: 25.08.2026\n  hvem: mor",
    ),
    Rule(
        "AG-06", "feil", ("oppstart", "innkalling"), _members,
        nb="Gruppen har ingen medlemmer ved siden av koordinator og bruker.",
        en="The group has no members beside the coordinator and the user.",
        help_nb="Før opp minst ett medlem, for eksempel «medlemmer: [{{navn: Per Li, enhet: ppt}}]».",
        help_en="Add at least one member, for example “medlemmer: [{{navn: Per Li, enhet: ppt}}]”.",
        wrong="medlemmer: []", right="medlemmer:\n  - navn: Per Li\n    enhet: ppt",
    ),
    Rule(
        "AG-07", "feil", OPPSTART, _tasks,
        nb="Det står ikke hvilke oppgaver gruppen har.",
        en="It does not say what the group's tasks are.",
        help_nb="Skriv oppgavene, for eksempel «oppgaver: Samordne hjelpen hjemme og på skolen».",
        help_en="Write the tasks, for example “oppgaver: Samordne hjelpen hjemme og på skolen”.",
        wrong="oppgaver:", right="oppgaver: Samordne hjelpen hjemme og på skolen",
    ),
    Rule(
        "AG-07", "advarsel", OPPSTART, _tasks, about="medlem",
        nb="«{medlem}» mangler {felt}.",
        en="“{medlem}” lacks {felt}.",
        help_nb="Skriv det hos medlemmet, for eksempel «funksjon: helsesykepleier» og «arbeidsområde: helse og søvn».",
        help_en="Write it at the member, for example “funksjon: helsesykepleier” and “arbeidsområde: helse og søvn”.",
        wrong="- navn: Per Li\n  enhet: ppt",
        right="- navn: Per Li\n  enhet: ppt\n  funksjon: rådgiver\n  arbeidsområde: læring",
    ),
    Rule(
        "AG-08", "feil", GROUP_DOCUMENTS, _koordinator,
        nb="Gruppen har ingen koordinator.",
        en="The group has no coordinator.",
        help_nb="Skriv hvem det er, for eksempel «koordinator: {{navn: Siri Aas, enhet: ppt, oppnevnt: 01.09.2026}}».",
        help_en="Write who it is, for example “koordinator: {{navn: Siri Aas, enhet: ppt, oppnevnt: 01.09.2026}}”.",
        wrong="koordinator:", right="koordinator:\n  navn: Siri Aas\n  enhet: ppt\n  oppnevnt: 01.09.2026",
    ),
    Rule(
        "AG-08", "feil", GROUP_DOCUMENTS, _koordinator, about="enhet",
        nb="Det står ikke hvilken enhet koordinatoren «{navn}» hører til.",
        en="It does not say which unit the coordinator “{navn}” belongs to.",
        help_nb="Skriv enheten under koordinator, for eksempel «enhet: ppt».",
        help_en="Write the unit under “koordinator”, for example “enhet: ppt”.",
        wrong="koordinator:\n  navn: Siri Aas", right="koordinator:\n  navn: Siri Aas\n  enhet: ppt",
    ),
    Rule(
        "AG-08", "feil", GROUP_DOCUMENTS, _koordinator, about="brukersiden",
        nb="«{navn}» står som koordinator, men er bruker, foresatt eller representant i gruppen.",
        en="“{navn}” is written as coordinator, but is the user, a parent or a representative in the group.",
        help_nb="Skriv en fagperson som koordinator, for eksempel «navn: Siri Aas» og «enhet: ppt».",
        help_en="Write a professional as coordinator, for example “navn: Siri Aas” and “enhet: ppt”.",
        wrong="bruker:\n  navn: Ola Bø\nkoordinator:\n  navn: Ola Bø",
        right="bruker:\n  navn: Ola Bø\nkoordinator:\n  navn: Siri Aas\n  enhet: ppt",
    ),
    Rule(
        "AG-08", "feil", GROUP_DOCUMENTS, _koordinator, about="oppnevnt",
        nb="Det står ikke når koordinatoren «{navn}» ble oppnevnt.",
        en="It does not say when the coordinator “{navn}” was appointed.",
        help_nb="Skriv dagen under koordinator, for eksempel «oppnevnt: 01.09.2026».",
        help_en="Write the day under “koordinator”, for example “oppnevnt: 01.09.2026”.",
        wrong="koordinator:\n  navn: Siri Aas\n  enhet: ppt",
        right="koordinator:\n  navn: Siri Aas\n  enhet: ppt\n  oppnevnt: 01.09.2026",
    ),
    Rule(
        "AG-08", "advarsel", GROUP_DOCUMENTS, _former_reached, about="fra",
        nb="Dokumentet er fra før koordinatoren ble byttet og viser til «{navn}», men ikke hvor «{navn}» kan nås.",
        en="The document is of before the change of coordinator and refers to “{navn}”, but not where “{navn}” can be reached.",
        help_nb="Skriv telefon eller e-post under «fra» i «koordinator_bytte», for eksempel «telefon: 68 05 10 23», eller på "
        "enheten i instanser.yaml.",
        help_en="Write a telephone or an e-mail address under “fra” of “koordinator_bytte”, for example “telefon: 68 05 10 23”, "
        "or at the unit in instanser.yaml.",
        wrong="koordinator_bytte:\n  - fra: {navn: Nina Hol, enhet: ppt, oppnevnt: 01.09.2026}\n    til: Siri Aas\n"
        "    dato: 01.10.2026",
        right="koordinator_bytte:\n  - fra: {navn: Nina Hol, enhet: ppt, oppnevnt: 01.09.2026, telefon: 68 05 10 23}\n"
        "    til: Siri Aas\n    dato: 01.10.2026",
    ),
    Rule(
        "AG-05", "info", GRUPPEN, _still_to_sign, about="gjenstår",
        nb="Gruppen er planlagt, og samtykket «{samtykke}» er ikke signert av «{hvem}» ennå.",
        en="The group is planned, and the consent “{samtykke}” is not signed by “{hvem}” yet.",
        help_nb="Innhent underskriften før gruppen starter, og før den opp under «signert», for eksempel "
        "«- {{navn: Lars Bø, rolle: foresatt, dato: 20.08.2026}}».",
        help_en="Get the signature before the group starts, and add it under “signert”, for example "
        "“- {{navn: Lars Bø, rolle: foresatt, dato: 20.08.2026}}”.",
        wrong="# to har foreldreansvar\nsignert:\n  - navn: Kari Bø\n    rolle: foresatt\n    dato: 20.08.2026",
        right="# to har foreldreansvar\nsignert:\n  - navn: Kari Bø\n    rolle: foresatt\n    dato: 20.08.2026\n"
        "  - navn: Lars Bø\n    rolle: foresatt\n    dato: 20.08.2026",
    ),
)
# fmt: on
