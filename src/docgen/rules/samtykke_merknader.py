"""What is said of consents that hold, and of persons who are to receive: the softer half of the SA rules, and SA-11."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.model.consent import covers, judge, named_persons
from docgen.model.people import Samtykke
from docgen.model.personer import foresatt_key
from docgen.model.signatures import name_key, who_withdrew
from docgen.problem import Quoted, Severity
from docgen.rules.base import ALL, GRUPPEN, SAKEN, Check, Facts, Finding, Rule
from docgen.rules.people import is_one_of, user_side
from docgen.rules.samtykke_dom import base_day

GP_COPY = ("kopi_av_referat", "deling")
"""The purposes on which a GP's office gets the minutes (domain.md §1C, Purpose)."""
_SIGNED = "signert:\n  - navn: Kari Bø\n    rolle: foresatt\n    dato: 20.08.2026"
_USER = "signert:\n  - navn: Ola Bø\n    rolle: bruker\n    dato: 20.08.2026"

_NOTES: tuple[tuple[str, str, str, str, str, str, str, str], ...] = (
    (
        "SA-02", "muntlig",
        "«{hvem}» har samtykket muntlig i «{samtykke}».", "“{hvem}” consented orally in “{samtykke}”.",
        "Innhent helst en underskrift, og skriv da «måte: papir».",
        "Preferably get a signature, and then write “måte: papir”.",
        _SIGNED + "\n    måte: muntlig\n    journalnotat: 2026/88", _SIGNED,
    ),
    (
        "SA-02", "barnet_ikke_hørt",
        "Det står ikke hva barnet mener om samtykket «{samtykke}».",
        "It does not say what the child thinks of the consent “{samtykke}”.",
        "Snakk med barnet, og skriv for eksempel «barnet_hørt: {{dato: 20.08.2026, av: Siri Aas}}».",
        "Talk with the child, and write for example “barnet_hørt: {{dato: 20.08.2026, av: Siri Aas}}”.",
        "barnet_hørt:", "barnet_hørt:\n  dato: 20.08.2026\n  av: Siri Aas",
    ),
    (
        "SA-03", "uten_slutt",
        "Samtykket «{samtykke}» har ingen sluttdato.", "The consent “{samtykke}” has no end date.",
        "Avtal en slutt, gjerne om et år, for eksempel «gyldig_til: 20.08.2027».",
        "Agree on an end, for example in a year: “gyldig_til: 20.08.2027”.",
        "gyldig_fra: 20.08.2026", "gyldig_fra: 20.08.2026\ngyldig_til: 20.08.2027",
    ),
    (
        "SA-03", "utløper_snart",
        "Samtykket «{samtykke}» går ut {dag}.", "The consent “{samtykke}” runs out on {dag}.",
        "Innhent et nytt samtykke før den dagen, og før det opp under «samtykker».",
        "Get a new consent before that day, and add it under “samtykker”.",
        "gyldig_til: 01.11.2026", "gyldig_til: 20.08.2027",
    ),
    (
        "SA-04", "eldre_signert_sist",
        "Det eldre samtykket «{hvem}» ble signert etter at «{samtykke}» ble gjennomgått, og de nevner ikke de samme enhetene.",
        "The older consent “{hvem}” was signed after “{samtykke}” was gone through, and they do not name the same units.",
        "Spør den som signerte, hva som gjelder, og før opp ett nytt samtykke under «samtykker» med rette «instanser», for "
        "eksempel «- {{enhet: ppt, opplysninger: skole og læring}}».",
        "Ask the one who signed what holds, and add one new consent under “samtykker” with the right “instanser”, for example "
        "“- {{enhet: ppt, opplysninger: skole og læring}}”.",
        "# signert i september, gjennomgått i august\n" + _SIGNED, "# signert den dagen det ble gjennomgått\n" + _SIGNED,
    ),
    (
        "SA-06", "unntak",
        "Samtykket «{samtykke}» gjelder med unntak: «{hvem}» har ikke signert.",
        "The consent “{samtykke}” holds with an exception: “{hvem}” has not signed.",
        "Innhent underskriften når det lar seg gjøre, og før den opp under «signert».",
        "Get the signature when it can be done, and add it under “signert”.",
        "unntak:\n  regel: SA-06\n  grunn: Den andre er i utlandet\n  av: Siri Aas\n  dato: 20.08.2026", _SIGNED,
    ),
    (
        "SA-06", "en_av_foresatte",
        "Bare én av dem med foreldreansvar har signert «{samtykke}»; «{hvem}» mangler.",
        "Only one of those with parental responsibility has signed “{samtykke}”; “{hvem}” is missing.",
        "Innhent underskriften og før den opp under «signert», for eksempel «rolle: foresatt».",
        "Get the signature and add it under “signert”, for example “rolle: foresatt”.",
        "# to har foreldreansvar\n" + _SIGNED, _SIGNED + "\n  - navn: Lars Bø\n    rolle: foresatt\n    dato: 21.08.2026",
    ),
    (
        "SA-07", "unntak",
        "Samtykket «{samtykke}» gjelder med unntak: «{hvem}» har ikke signert selv.",
        "The consent “{samtykke}” holds with an exception: “{hvem}” has not signed.",
        "Se om unntaket fortsatt er riktig; ellers innhent underskriften og slett «unntak».",
        "See whether the exception still is right; otherwise get the signature and delete “unntak”.",
        "unntak:\n  regel: SA-07\n  grunn: Mangler samtykkekompetanse\n  av: Siri Aas\n  dato: 20.08.2026", _USER,
    ),
    (
        "SA-07", "foresatte_bør_signere",
        "Bruker har signert «{samtykke}» selv; «{hvem}» bør også signere.",
        "The user has signed “{samtykke}”; “{hvem}” should sign too.",
        "Innhent underskriften og før den opp under «signert», for eksempel «rolle: foresatt».",
        "Get the signature and add it under “signert”, for example “rolle: foresatt”.",
        "# bruker er 16 år\n" + _USER, "# bruker er 16 år\n" + _USER + "\n" + _SIGNED.partition("\n")[2],
    ),
    (
        "SA-08", "bruker_bør_signere",
        "Barneverntjenesten er blant instansene i samtykket «{samtykke}», og «{hvem}» er gammel nok til å være part; da bør "
        "«{hvem}» "
        "også signere.",
        "The child welfare service is among the units of the consent “{samtykke}”, and “{hvem}” is old enough to be a "
        "party; then "
        "“{hvem}” should sign too.",
        "Gå gjennom samtykket med bruker, og før opp underskriften under «signert» med «rolle: bruker».",
        "Go through the consent with the user, and add the signature under “signert” with “rolle: bruker”.",
        "# bruker er 15 år, og barnevern står under instanser\n" + _SIGNED,
        "# bruker er 15 år, og barnevern står under instanser\n" + _SIGNED + "\n" + _USER.partition("\n")[2],
    ),
    (
        "SA-09", "bør_fornyes",
        "«{hvem}» ble voksen {dag}; samtykket «{samtykke}» er fra før det og bør fornyes.",
        "“{hvem}” came of age on {dag}; the consent “{samtykke}” is from before that and should be renewed.",
        "Innhent et nytt samtykke fra bruker, og før det opp under «samtykker».",
        "Get a new consent from the user, and add it under “samtykker”.",
        "# bruker fylte 18 år 01.09.2026\n" + _USER, "# bruker fylte 18 år 01.09.2026\n" + _USER.replace("20.08", "10.09"),
    ),
    (
        "SA-10", "medsamtykke",
        "«{hvem}» blir gammel nok til å samtykke selv {dag}; da trengs et nytt samtykke.",
        "“{hvem}” becomes old enough to consent on {dag}; then a new consent is needed.",
        "Innhent nytt samtykke på samtykkeskjemaet, signert av bruker på dagen eller senere, og før det opp under «samtykker».",
        "Get a new consent on the consent form, signed by the user on that day or later, and add it under “samtykker”.",
        "# bruker fyller 16 år 10.11.2026\n" + _SIGNED, "# bruker fylte 16 år 10.11.2026\n" + _USER.replace("20.08", "12.11"),
    ),
    (
        "SA-10", "myndig",
        "«{hvem}» blir voksen {dag}; det foresatte har signert, gjelder ikke lenger fra den dagen.",
        "“{hvem}” comes of age on {dag}; what parents have signed no longer holds from that day on.",
        "Innhent nytt samtykke på samtykkeskjemaet, signert av bruker, og før det opp under «samtykker».",
        "Get a new consent on the consent form, signed by the user, and add it under “samtykker”.",
        "# bruker fyller 18 år 10.11.2026\n" + _SIGNED, "# bruker fylte 18 år 10.11.2026\n" + _USER.replace("20.08", "12.11"),
    ),
    (
        "SA-12", "unntak",
        "Samtykket «{samtykke}» gjelder med unntak: «{hvem}» har signert for bruker.",
        "The consent “{samtykke}” holds with an exception: “{hvem}” has signed for the user.",
        "Se om unntaket fortsatt er riktig; ellers innhent brukers egen underskrift og slett «unntak».",
        "See whether the exception still is right; otherwise get the user's own signature and delete “unntak”.",
        "unntak:\n  regel: SA-12\n  grunn: Mangler samtykkekompetanse\n  av: Siri Aas\n  dato: 20.08.2026", _USER,
    ),
    (
        "SA-12", "annen_enn_bruker",
        "En annen enn bruker har signert «{samtykke}»: «{hvem}».",
        "Another than the user has signed “{samtykke}”: “{hvem}”.",
        "Innhent brukers egen underskrift om det er mulig, og før den opp med «rolle: bruker».",
        "Get the user's own signature if possible, and add it with “rolle: bruker”.",
        _SIGNED.replace("foresatt", "verge"), _USER,
    ),
)  # fmt: skip
"""Code and case of `model.consent`, then sentence and way out in both languages, then YAML."""


# fmt: off
def note_rows(notes: Check, faults: Check) -> Iterator[Rule]:
    """The rows that only warn: of consents that hold, and where the catalogue softens a rule for one document."""
    for code, detail, nb, en, help_nb, help_en, wrong, right in _NOTES:
        yield Rule(code, "advarsel", ALL, notes, nb, en, help_nb, help_en, wrong=wrong, right=right, about=f"{code}/{detail}")
    yield Rule(
        "RT-01", "advarsel", ("meldeskjema",), notes, about="RT-01/av",
        nb="Samtykket «{samtykke}» er gjennomgått av «{av}», men det er «{melder}» som melder saken.",
        en="The consent “{samtykke}” was gone through by “{av}”, but it is “{melder}” who reports the case.",
        help_nb="Den som melder saken, skal avklare samtykket: rett «av», eller skriv en annen melder.",
        help_en="The one who reports the case must clarify the consent: correct “av”, or write another reporter.",
        wrong="melder:\n  navn: Per Li\nsamtykker:\n  - gjennomgått:\n      av: Siri Aas",
        right="melder:\n  navn: Per Li\nsamtykker:\n  - gjennomgått:\n      av: Per Li",
    )
    yield Rule(
        "SA-05", "advarsel", ("avlysning",), faults, about="SA-05/trukket avlysning",
        nb="Samtykket er trukket {dag}, men «{mottaker}» får avlysningen fordi innkallingen gikk dit.",
        en="The consent was withdrawn on {dag}, but “{mottaker}” gets the cancellation because the invitation went there.",
        help_nb="Ta ut «{mottaker}» før det kalles inn til nytt møte.",
        help_en="Take out “{mottaker}” before a new meeting is called.",
        wrong="trukket:\n  dato: 15.10.2026", right="trukket:",
    )
    yield Rule(
        "SA-04", "advarsel", ("oppstart",), faults, about="SA-04/utelatt",
        nb="Samtykket dekker ikke «{mottaker}», som derfor ikke står i meldingen om oppstart.",
        en="The consent does not cover “{mottaker}”, which is therefore not named in the notice of start.",
        help_nb="Skal enheten være med, innhent et nytt samtykke der den står under «instanser», for eksempel "
        "«- {{enhet: ppt, opplysninger: skole og læring}}».",
        help_en="If the unit is to be part of the group, get a new consent that has it under “instanser”, for example "
        "“- {{enhet: ppt, opplysninger: skole og læring}}”.",
        wrong="- navn: Per Li\n  enhet: ppt  # ppt står ikke under instanser i samtykket",
        right="samtykker:\n  - id: s2\n    instanser:\n      - enhet: ppt",
    )
    yield Rule(
        "RT-15", "advarsel", ("saksliste_ressursteam", "referat_ressursteam"), faults, about="RT-15/sete",
        nb="Samtykket i sak {sak} dekker ikke «{enhet}», som har fast plass i ressursteamet og må gå ut under saken.",
        en="The consent in case {sak} does not cover “{enhet}”, which has a fixed seat and must leave the room for this case.",
        help_nb="Si fra til enheten før møtet, eller innhent et nytt samtykke der den står under «instanser».",
        help_en="Tell the unit before the meeting, or get a new consent where it stands under “instanser”.",
        wrong="instanser:\n  - enhet: ppt", right="instanser:\n  - enhet: ppt\n  - enhet: barnevern",
    )
# fmt: on


def _unknown_withdrawer(facts: Facts) -> Iterator[Finding]:
    """The receipt goes to the one who withdrew: a name that is nobody's in the case gets none (D15)."""
    samtykke, case = facts.subject.samtykke, facts.subject.person_case
    if samtykke is None or samtykke.trukket is None or case is None or samtykke.trukket.av is None:
        return
    if not who_withdrew(samtykke) & {name_key(name) for name in user_side(case)}:
        yield Finding(samtykke.trukket.where.of("av"), {"av": Quoted(samtykke.trukket.av)}, field="trukket", about="SA-05/av")


def _withdrawn_later(facts: Facts) -> Iterator[Finding]:
    """No receipt before the day: a wrong year would confirm what has not happened, and copies would go on meanwhile."""
    samtykke = facts.subject.samtykke
    if samtykke is not None and samtykke.trukket is not None and samtykke.trukket.dato > facts.i_dag:
        yield Finding(
            samtykke.trukket.where.of("dato"), {"dag": f"{samtykke.trukket.dato:%d.%m.%Y}"}, field="trukket", about="SA-05/senere"
        )


def _withdrawn_from_nobody(facts: Facts) -> Iterator[Finding]:
    """A unit that the consent never named cannot lose anything: perhaps another was meant, and that one goes on."""
    samtykke = facts.subject.samtykke
    if samtykke is None or samtykke.trukket is None:
        return
    named = {instans.enhet for instans in samtykke.instanser}
    for unit in samtykke.trukket.enheter:
        if unit not in named:
            enhet = facts.subject.enhet(unit)
            values = {"enhet": Quoted(enhet.navn if enhet else unit), "samtykke": Quoted(samtykke.id)}
            yield Finding(samtykke.trukket.where.of("enheter"), values, field="trukket", about="SA-05/enhet")


# --- what a consent should say, and who else should be in it -------------------------------------------------------


def _shares_what(facts: Facts) -> Iterator[Finding]:
    """A consent that does not say what may be shared is wider than it looks (domain.md §4, «Too wide consent»)."""
    for samtykke in facts.subject.samtykker:
        units = [instans for instans in samtykke.instanser if not instans.opplysninger]
        over = samtykke.trukket is not None or (samtykke.gyldig_til is not None and samtykke.gyldig_til < facts.dato)
        if units and not over:
            found = (facts.subject.enhet(instans.enhet) for instans in units)
            names = ", ".join(unit.navn for unit in found if unit)
            values = {"samtykke": Quoted(samtykke.id), "enheter": Quoted(names)}
            yield Finding(units[0].where.of("opplysninger", "enhet"), values, field="opplysninger", about="uten opplysninger")


def _notice_is_listed(facts: Facts) -> Iterator[Finding]:
    """SA-13: the body that the routine wants told gets its notice, but the consent should name it."""
    consents = facts.subject.consents
    if consents is None or facts.sendt:
        return
    for receiver in facts.receivers:
        if receiver.unit is None or receiver.selector not in ("oppvekstteam", "forvaltningsenhet"):
            continue
        verdict = judge(consents, receiver.unit, "deling", facts.dato)
        if verdict.code == "SA-04" and verdict.consent is not None:
            values = {"mottaker": Quoted(receiver.name), "samtykke": Quoted(verdict.consent.id), "enhet": receiver.unit}
            yield Finding(verdict.consent.where.of("instanser"), values, (), field="instanser")


# --- persons -------------------------------------------------------------------------------------------------------


def _adult_without_their_word(facts: Facts) -> Iterator[Finding]:
    """SA-11: a foresatt who is called to the meeting of an adult, whom no consent of bruker's own names."""
    subject, møte = facts.subject, facts.subject.møte
    if subject.consents is None or møte is None or not møte.innkalte:
        return
    for foresatt in subject.foresatte:
        called = next((d for d in møte.innkalte if is_one_of(d.navn, (foresatt.navn,))), None)
        key = foresatt_key(foresatt)
        if facts.sendt and key in facts.made:
            continue  # what was sent is sent; but being sent makes no new letter
        # Made or not, a letter that is not sent is judged on the day of the run too (docs/adr/0007).
        may_be_sent = facts.kind != "avlysning" and any(r.key == key for r in facts.receivers)
        days = (facts.dato, facts.i_dag) if may_be_sent else (base_day(facts),)
        if called and any(_needs_word(facts, foresatt.navn, day) for day in sorted(days)):
            values = {"foresatt": Quoted(foresatt.navn), "alder": str(facts.oppsett.aldersgrenser.myndig)}
            severity = Severity.ADVARSEL if facts.sendt else None
            yield Finding(called.where.start, values, (key,), field="innkalte", severity=severity, stop_anyway=facts.sendt)


def _needs_word(facts: Facts, name: str, day: dt.date) -> bool:
    consents = facts.subject.consents
    assert consents is not None
    return not facts.subject.is_child(day) and not is_one_of(name, named_persons(consents, day))


def _no_gp(facts: Facts) -> Iterator[Finding]:
    subject = facts.subject
    if subject.gruppe is None or subject.bruker is None or subject.bruker.fastlege is not None:
        return
    members = (subject.enhet(medlem.enhet) for medlem in subject.medlemmer(facts.dato))
    if not any(unit is not None and unit.type == "fastlege" for unit in members) and not _gp_is_kept_out(facts):
        yield Finding(subject.bruker.where.of("fastlege"), field="fastlege")


def _gp_is_kept_out(facts: Facts) -> bool:
    """Whether the family has said that no GP's office is to have anything: withdrawn from it, or it was left out. Who then takes
    the GP out of the file, as SA-05 advises, is not asked for one."""
    consents = facts.subject.consents
    if consents is None:
        return False
    offices = frozenset(unit.id for unit in facts.subject.book.enheter.values() if unit.type == "fastlege")
    if any(covers(consents, office, purpose, facts.i_dag) for office in offices for purpose in GP_COPY):
        return False
    return any(_keeps_out(samtykke, offices, facts.i_dag) for samtykke in consents.samtykker)


def _keeps_out(samtykke: Samtykke, offices: frozenset[str], day: dt.date) -> bool:
    trukket = samtykke.trukket
    is_withdrawn = trukket is not None and trukket.dato <= day and (not trukket.enheter or bool(offices & {*trukket.enheter}))
    left_out = {*samtykke.unntatt, *(unit for signatur in samtykke.signert for unit in signatur.unntatt)}
    return is_withdrawn or bool(offices & left_out)


# fmt: off
def listing_rows() -> Iterator[Rule]:
    """SA-04 where a consent does not say what may be shared, and SA-13."""
    yield Rule(
        "SA-04", "advarsel", (*GRUPPEN, *SAKEN), _shares_what, about="uten opplysninger",
        nb="Samtykket «{samtykke}» sier ikke hvilke opplysninger som kan deles med «{enheter}».",
        en="The consent “{samtykke}” does not say which information may be shared with “{enheter}”.",
        help_nb="Skriv «opplysninger» ved hver enhet under «instanser», for eksempel "
        "«- {{enhet: ppt, opplysninger: skole og læring}}».",
        help_en="Write “opplysninger” for each unit under “instanser”, for example "
        "“- {{enhet: ppt, opplysninger: skole og læring}}”.",
        wrong="instanser:\n  - ppt", right="instanser:\n  - enhet: ppt\n    opplysninger: skole og læring",
    )
    yield Rule(
        "SA-05", "advarsel", ("samtykke_trukket",), _unknown_withdrawer, about="SA-05/av",
        nb="«{av}», som trakk samtykket, er ikke ført opp i saken. Bekreftelsen har derfor ingen mottaker.",
        en="“{av}”, who withdrew the consent, is not among the people of the case. So the receipt has no receiver.",
        help_nb="Rett navnet, eller før opp personen under «foresatte» eller «representanter».",
        help_en="Correct the name, or enter the person under “foresatte” or “representanter”.",
        wrong="trukket:\n  dato: 02.11.2026\n  av: Kari Bo", right="trukket:\n  dato: 02.11.2026\n  av: Kari Bø",
    )
    yield Rule(
        "SA-05", "feil", ("samtykke_trukket",), _withdrawn_later, about="SA-05/senere",
        nb="Samtykket er ført som trukket {dag}, og den dagen har ikke vært ennå.",
        en="The consent is entered as withdrawn on {dag}, and that day has not been yet.",
        help_nb="Rett datoen. Er samtykket alt trukket, skal dagen det ble trukket, stå her; fra da får ingen nye kopier.",
        help_en="Correct the date. If the consent has been withdrawn, write the day it was; from then on nobody gets new copies.",
        wrong="trukket:\n  dato: 02.11.2062", right="trukket:\n  dato: 02.11.2026",
    )
    yield Rule(
        "SA-05", "advarsel", ("samtykke_trukket",), _withdrawn_from_nobody, about="SA-05/enhet",
        nb="Samtykket «{samtykke}» er trukket for «{enhet}», men gjelder ikke den enheten.",
        en="The consent “{samtykke}” was withdrawn for “{enhet}”, but is not about that unit.",
        help_nb="Rett «enheter» under «trukket», eller skriv «alle» hvis hele samtykket er trukket.",
        help_en="Correct “enheter” under “trukket”, or write “alle” if the whole consent was withdrawn.",
        wrong="instanser:\n  - enhet: ppt\ntrukket:\n  dato: 02.11.2026\n  enheter: [bup]",
        right="instanser:\n  - enhet: ppt\ntrukket:\n  dato: 02.11.2026\n  enheter: [ppt]",
    )
    yield Rule(
        "SA-13", "advarsel", ("oppstart", "avslutning"), _notice_is_listed,
        nb="«{mottaker}» får meldingen, men står ikke i samtykket «{samtykke}».",
        en="“{mottaker}” gets the notice, but is not in the consent “{samtykke}”.",
        help_nb="Meldingen blir laget. Ta med «{enhet}» under «instanser» neste gang samtykket fornyes.",
        help_en="The notice is made. Include “{enhet}” under “instanser” the next time the consent is renewed.",
        wrong="instanser:\n  - ppt", right="instanser:\n  - ppt\n  - oppvekstteam",
    )


def person_rows() -> Iterator[Rule]:
    """SA-11, and AG-27 where there is no GP to send the copy to."""
    yield Rule(
        "SA-11", "feil", ALL, _adult_without_their_word,
        nb="Bruker er over {alder} år, og «{foresatt}» kan ikke få brev uten at bruker har sagt ja til det.",
        en="The user is over {alder}, and “{foresatt}” may not get letters unless the user has agreed to it.",
        help_nb="Ta «{foresatt}» ut av «innkalte», eller innhent et samtykke fra bruker der «{foresatt}» står under «personer».",
        help_en="Take “{foresatt}” out of “innkalte”, or get a consent from the user where “{foresatt}” stands under “personer”.",
        wrong="innkalte:\n  - Ola Bø\n  - Kari Bø  # mor til en voksen bruker",
        right="samtykker:\n  - id: s2\n    personer:\n      - Kari Bø",
    )
    yield Rule(
        "AG-27", "advarsel", ("referat",), _no_gp,
        nb="Det står ikke hvem som er brukers fastlege, så ingen kopi av referatet går dit.",
        en="It does not say who the user's GP is, so no copy of the minutes goes there.",
        help_nb="Skriv fastlegen under bruker, for eksempel «fastlege: eik_legesenter».",
        help_en="Write the GP under “bruker”, for example “fastlege: eik_legesenter”.",
        wrong="bruker:\n  navn: Ola Bø", right="bruker:\n  navn: Ola Bø\n  fastlege: eik_legesenter",
    )
# fmt: on
