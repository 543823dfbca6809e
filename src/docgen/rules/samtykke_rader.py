"""The sentences about consent: one table of what can be wrong, made into rows for each code it is reported under.

A fault of the consent itself has the same words whether it stops a sak (SA-02), a group (AG-05) or the discussion in the
ressursteam (RT-01); a unit that is not covered has the same words whoever it is (SA-04, AG-15, AG-27, RT-15, RT-20).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from string import Formatter
from types import MappingProxyType

from docgen.rules.base import ALL, Check, Rule

LACKING, NEARLY = "mangler_signatur", "nesten_signatur"
"""The case of `model.consent` in which one who must sign has not, and what it is called where nearly that name has."""
SENT = " sendt"
"""Ends the name of a row that speaks of a document already sent: nothing is undone, and no more copies may go out."""


@dataclass(frozen=True)
class Cause:
    """One thing that can be wrong with a consent: the code and case of `model.consent`, the words, and YAML that shows it."""

    code: str
    detail: str
    nb: str
    en: str
    help_nb: str
    help_en: str
    wrong: str
    right: str

    @property
    def name(self) -> str:
        return f"{self.code}/{self.detail}"


_GET_SIGNED = (
    "Innhent underskriften på samtykkeskjemaet og før den opp under «signert», for eksempel "
    "«- {{navn: Kari Bø, rolle: foresatt, dato: 20.08.2026}}».",
    "Get the signature on the consent form and add it under “signert”, for example "
    "“- {{navn: Kari Bø, rolle: foresatt, dato: 20.08.2026}}”.",
)
_OR_EXCEPTION = (
    "Innhent underskriften og før den opp under «signert». Er det lov å klare seg uten, skriv «unntak» med regel: {regel}, "
    "grunn, av og dato.",
    "Get the signature and add it under “signert”. If the rule allows doing without it, write “unntak” with regel: {regel}, "
    "grunn, av and dato.",
)


def _which_date(field: str, first: str) -> tuple[str, str]:
    """The way out when a consent is younger than the paper. The paper's own date is never offered as the consent's: what was
    signed says when it was signed."""
    return (
        "Se først på {dato}: er det feil dag på papiret eller møtet, rett den der. Er samtykket ført med feil dag, skriv under "
        f"«{field}» den dagen som står på det signerte skjemaet. Er begge dagene rette, må papiret eller møtet vente til "
        f"{first}.",
        "Look at {dato} first: if it is the wrong day of the paper or the meeting, correct it there. If the consent is entered "
        f"with the wrong day, write under “{field}” the day that stands on the signed form. If both days are right, the paper "
        f"or the meeting must wait until {first}.",
    )


_SIGNED = "signert:\n  - navn: Kari Bø\n    rolle: foresatt\n    dato: 20.08.2026"
_SIGNED_BY_BOTH = _SIGNED + "\n  - navn: Lars Bø\n    rolle: foresatt\n    dato: 21.08.2026"
_SIGNED_BY_USER = "signert:\n  - navn: Ola Bø\n    rolle: bruker\n    dato: 20.08.2026"

_ITSELF: tuple[Cause, ...] = (
    Cause(
        "SA-01", "mangler",
        "Det finnes ikke noe samtykke som gjelder {formål}.", "There is no consent for {formål}.",
        "Innhent samtykket på samtykkeskjemaet, og før det opp under «samtykker» med «gjelder: [{formål}]».",
        "Get the consent on the consent form, and add it under “samtykker” with “gjelder: [{formål}]”.",
        "samtykker: []", "samtykker:\n  - id: s1\n    gjelder: [deling]",
    ),
    Cause(
        "SA-02", "ikke_gjennomgått",
        "Samtykket «{samtykke}» er ikke gjennomgått med den som samtykker.",
        "The consent “{samtykke}” has not been gone through with the one who consents.",
        "Gå gjennom det, og skriv når og av hvem, for eksempel «gjennomgått: {{dato: 20.08.2026, av: Siri Aas}}».",
        "Go through it, and write when and by whom, for example “gjennomgått: {{dato: 20.08.2026, av: Siri Aas}}”.",
        "gjennomgått:", "gjennomgått:\n  dato: 20.08.2026\n  av: Siri Aas",
    ),
    Cause(
        "SA-02", "gjennomgått_etter",
        "Samtykket «{samtykke}» er gjennomgått {når}, og det gjelder ikke for et dokument fra {dato}.",
        "The consent “{samtykke}” was gone through on {når}, and it does not hold for a document of {dato}.",
        *_which_date("gjennomgått", "{når}"),
        "# dokumentet er datert 01.09.2026\ngjennomgått:\n  dato: 10.09.2026",
        "# dokumentet er datert 01.09.2026\ngjennomgått:\n  dato: 20.08.2026",
    ),
    Cause(
        "SA-02", "ikke_signert",
        "Samtykket «{samtykke}» er ikke signert.", "The consent “{samtykke}” is not signed.",
        *_GET_SIGNED, "signert: []", _SIGNED,
    ),
    Cause(
        "SA-02", "signert_uten_dato",
        "Ingen underskrift på samtykket «{samtykke}» kan regnes med: de mangler dato, eller de er muntlige uten journalnotat.",
        "No signature on the consent “{samtykke}” counts: they lack a date, or they are oral without a journal note.",
        "Skriv datoen ved underskriften, for eksempel «dato: 20.08.2026»; er den muntlig, skriv også «journalnotat».",
        "Write the date at the signature, for example “dato: 20.08.2026”; if it is oral, write “journalnotat” too.",
        "signert:\n  - navn: Kari Bø\n    rolle: foresatt", _SIGNED,
    ),
    Cause(
        "SA-02", "signert_etter",
        "Samtykket «{samtykke}» er signert {når}, og det gjelder ikke for et dokument fra {dato}.",
        "The consent “{samtykke}” was signed on {når}, and it does not hold for a document of {dato}.",
        *_which_date("signert", "{når}"),
        "# dokumentet er datert 01.09.2026\nsignert:\n  - navn: Kari Bø\n    rolle: foresatt\n    dato: 10.09.2026",
        "# dokumentet er datert 01.09.2026\n" + _SIGNED,
    ),
    Cause(
        "SA-12", "mangler_signatur",
        "Bruker er voksen, og samtykket «{samtykke}» er ikke signert av «{hvem}».",
        "The user is an adult, and the consent “{samtykke}” is not signed by “{hvem}”.",
        _OR_EXCEPTION[0].format(regel="SA-12"), _OR_EXCEPTION[1].format(regel="SA-12"),
        _SIGNED.replace("foresatt", "pårørende"), _SIGNED_BY_USER,
    ),
    Cause(
        "SA-09", "gitt_før_myndig",
        "Bruker ble voksen {dag}, og samtykket «{samtykke}» ble gitt før det uten at «{hvem}» har signert selv.",
        "The user came of age on {dag}, and the consent “{samtykke}” was given before that without “{hvem}” having signed.",
        "Innhent brukers egen underskrift og før den opp under «signert», for eksempel "
        "«- {{navn: Ola Bø, rolle: bruker, dato: 20.08.2026}}».",
        "Get the user's own signature and add it under “signert”, for example "
        "“- {{navn: Ola Bø, rolle: bruker, dato: 20.08.2026}}”.",
        _SIGNED, _SIGNED_BY_USER,
    ),
    Cause(
        "SA-06", "mangler_signatur",
        "Samtykket «{samtykke}» er ikke signert av «{hvem}»; for et barn må alle med foreldreansvar signere.",
        "The consent “{samtykke}” is not signed by “{hvem}”; for a child everybody with parental responsibility must sign.",
        _OR_EXCEPTION[0].format(regel="SA-06"), _OR_EXCEPTION[1].format(regel="SA-06"),
        "# to har foreldreansvar\n" + _SIGNED, "# to har foreldreansvar\n" + _SIGNED_BY_BOTH,
    ),
    Cause(
        "SA-07", "mangler_signatur",
        "Bruker er gammel nok til å samtykke selv, og samtykket «{samtykke}» er ikke signert av «{hvem}».",
        "The user is old enough to consent, and the consent “{samtykke}” is not signed by “{hvem}”.",
        _OR_EXCEPTION[0].format(regel="SA-07"), _OR_EXCEPTION[1].format(regel="SA-07"),
        "# bruker er 16 år\n" + _SIGNED, "# bruker er 16 år\n" + _SIGNED_BY_USER,
    ),
    Cause(
        "SA-03", "utløpt",
        "Samtykket «{samtykke}» gikk ut {dag}.", "The consent “{samtykke}” ran out on {dag}.",
        "Innhent et nytt samtykke og før det opp under «samtykker»; det gamle blir stående.",
        "Get a new consent and add it under “samtykker”; the old one stays.",
        "gyldig_fra: 20.08.2025\ngyldig_til: 20.08.2026", "gyldig_fra: 20.08.2026\ngyldig_til: 20.08.2027",
    ),
    Cause(
        "SA-03", "ikke_begynt",
        "Samtykket «{samtykke}» gjelder først fra {dag}, og det er etter {dato}.",
        "The consent “{samtykke}” holds from {dag} on, and that is after {dato}.",
        *_which_date("gyldig_fra", "{dag}"),
        "# dokumentet er datert 01.09.2026\ngyldig_fra: 01.10.2026",
        "# dokumentet er datert 01.09.2026\ngyldig_fra: 20.08.2026",
    ),
)  # fmt: skip


def _nearly_signed(cause: Cause) -> Cause:
    """The same lack where somebody has signed under nearly that name: first ask whether it is one person."""
    nb, en = (text[0].lower() + text[1:] for text in (cause.help_nb, cause.help_en))
    return replace(
        cause, detail=NEARLY,
        help_nb="Det står en underskrift av «{skrevet}». Mente du «{ment}»? Rett da det av navnene som er skrevet feil. Er det "
        f"to forskjellige, {nb}",
        help_en="There is a signature of “{skrevet}”. Did you mean “{ment}”? Then correct the name that is misspelt. If they are "
        f"two persons, {en}",
        wrong=cause.right.replace("Bø", "Bøø"), right=cause.right,
    )  # fmt: skip


ITSELF: tuple[Cause, ...] = (*_ITSELF, *(_nearly_signed(cause) for cause in _ITSELF if cause.detail == LACKING))
"""Faults of the consent itself: one finding per document, however many receivers (domain.md §1C)."""

WITHDRAWN = Cause(
    "SA-05", "trukket",
    "Samtykket er trukket {dag}, så «{mottaker}» kan ikke få dokumentet.",
    "The consent was withdrawn on {dag}, so “{mottaker}” may not have the document.",
    "Kopien blir ikke laget. Skal «{mottaker}» ikke være med lenger, skriv «til: {dagen_før}» på medlemmet, som blir stående for "
    "de gamle møtene. Ta enheten ut av «inviterte» og «kopi_til», og fastlegen ut av «bruker». Vil den som trakk det, samtykke "
    "igjen, før opp et nytt samtykke under «samtykker».",
    "The copy is not made. If “{mottaker}” is no longer to take part, write “til: {dagen_før}” at the member, who stays for the "
    "old meetings. Take the unit out of “inviterte” and “kopi_til”, and the GP out of “bruker”. If the one who withdrew consents "
    "again, add a new consent under “samtykker”.",
    "trukket:\n  dato: 15.09.2026\n  enheter: [ppt]",
    "samtykker:\n  - id: s2  # nytt samtykke, signert etter at det gamle ble trukket\n    gjelder: [deling]",
)  # fmt: skip

_UNIT_YAML = (
    "- navn: Per Li\n  enhet: ppt  # ppt står ikke under instanser i samtykket",
    "samtykker:\n  - id: s2\n    instanser:\n      - enhet: ppt",
)
_LISTED = (
    "Kopien blir ikke laget. Innhent et samtykke der enheten står, og før den opp under «instanser» i det, for eksempel "
    "«- {{enhet: ppt, opplysninger: skole og læring}}».",
    "The copy is not made. Get a consent that names the unit, and add it under “instanser” there, for example "
    "“- {{enhet: ppt, opplysninger: skole og læring}}”.",
)
_LISTED_FOR_THE_DAY = (
    "Kopien blir ikke laget. Se på «fra» og «til» ved enheten under «instanser»: er de ført feil, skriv det som står på det "
    "signerte skjemaet. Er de rette, innhent et nytt samtykke, for eksempel med «- {{enhet: ppt, til: 01.08.2027}}».",
    "The copy is not made. Look at “fra” and “til” of the unit under “instanser”: if they are wrong, write what stands on the "
    "signed form. If they are right, get a new consent, for example with “- {{enhet: ppt, til: 01.08.2027}}”.",
)
_NOT_EXCEPTED = (
    "Kopien blir ikke laget. Se på «unntatt»: er enheten ført der ved en feil, slett den der, for eksempel «unntatt: []». Ellers "
    "innhent et nytt samtykke der den står under «instanser», for eksempel «- {{enhet: ppt, opplysninger: skole og læring}}».",
    "The copy is not made. Look at “unntatt”: if the unit is there by mistake, delete it there, for example “unntatt: []”. "
    "Otherwise get a new consent that has it under “instanser”, for example “- {{enhet: ppt, opplysninger: skole og læring}}”.",
)
NOT_COVERED: tuple[Cause, ...] = (
    Cause(
        "SA-04", "ikke_nevnt", "står ikke i samtykket «{samtykke}» og kan ikke få dokumentet.",
        "is not in the consent “{samtykke}” and may not have the document.", *_LISTED, *_UNIT_YAML,
    ),
    Cause(
        "SA-04", "utenfor_perioden", "står i samtykket «{samtykke}», men ikke for {dato}, og kan ikke få dokumentet.",
        "is in the consent “{samtykke}”, but not for {dato}, and may not have the document.", *_LISTED_FOR_THE_DAY,
        "instanser:\n  - enhet: ppt\n    til: 01.08.2026", "instanser:\n  - enhet: ppt\n    til: 01.08.2027",
    ),
    Cause(
        "SA-04", "unntatt", "er unntatt i samtykket «{samtykke}» og kan ikke få dokumentet.",
        "is excepted in the consent “{samtykke}” and may not have the document.", *_NOT_EXCEPTED,
        "instanser: [ppt, barnevern]\nunntatt: [ppt]", "instanser: [ppt, barnevern]",
    ),
    Cause(
        "SA-04", "unntatt_av_signatar",
        "er unntatt av «{hvem}», som har signert samtykket «{samtykke}», og kan ikke få dokumentet.",
        "is excepted by “{hvem}”, who signed the consent “{samtykke}”, and may not have the document.", *_NOT_EXCEPTED,
        _SIGNED + "\n    unntatt: [ppt]", _SIGNED,
    ),
)  # fmt: skip
"""Why a unit is not covered by a consent that holds: the end of a sentence that begins with who it is."""


@dataclass(frozen=True)
class Listed:
    """Where a receiver stands, so that it is one: how the sentence of a fault begins, and how it is taken out where it stands."""

    nb: str
    en: str
    out_nb: str
    out_en: str


CALLED, SEATED = "SA-04 innkalt", "SA-04 rolle"
"""A unit that is no member: by one who is called to the meeting, or by a role in the municipality."""
KINDS_OF_RECEIVER: Mapping[str, Listed] = MappingProxyType({
    "SA-04": Listed(
        "«{mottaker}»", "“{mottaker}”",
        "Skal enheten ikke være med lenger, skriv siste dag på medlemmet under «medlemmer», for eksempel «til: 31.10.2026»; "
        "medlemmet blir stående for de gamle møtene.",
        "If the unit is no longer to take part, write the last day at the member under “medlemmer”, for example "
        "“til: 31.10.2026”; the member stays for the old meetings.",
    ),
    CALLED: Listed(
        "«{mottaker}»", "“{mottaker}”",
        "Skal enheten ikke være med, ta den som er innkalt derfra, ut av «innkalte» i møtet, for eksempel «- {{navn: Per Li, "
        "enhet: ppt}}».",
        "If the unit is not to take part, take the one called from there out of “innkalte” of the meeting, for example "
        "“- {{navn: Per Li, enhet: ppt}}”.",
    ),
    SEATED: Listed(
        "«{mottaker}»", "“{mottaker}”",
        "Er det feil enhet, rett den under «roller» i oppsett.yaml, for eksempel «kommunepsykolog: psykologen».",
        "If it is the wrong unit, correct it under “roller” in oppsett.yaml, for example “kommunepsykolog: psykologen”.",
    ),
    "AG-15": Listed(
        "Den inviterte «{mottaker}»", "The invited “{mottaker}”",
        "Skal enheten ikke være med, ta den ut av «inviterte» i møtet, for eksempel «inviterte: []».",
        "If the unit is not to take part, take it out of “inviterte” of the meeting, for example “inviterte: []”.",
    ),
    "AG-27": Listed(
        "Fastlegen «{mottaker}»", "The GP “{mottaker}”",
        "Er det ikke fastlegen lenger, rett «fastlege» under «bruker», for eksempel «fastlege: legesenteret»; står legen under "
        "«medlemmer», skriv siste dag der, for eksempel «til: 31.10.2026».",
        "If it is no longer the GP, correct “fastlege” under “bruker”, for example “fastlege: legesenteret”; if the doctor "
        "stands under “medlemmer”, write the last day there, for example “til: 31.10.2026”.",
    ),
    "RT-15": Listed(
        "Den inviterte «{mottaker}»", "The invited “{mottaker}”",
        "Skal enheten ikke være med, ta den ut av «inviterte» under drøftingen i saken, for eksempel «inviterte: []».",
        "If the unit is not to take part, take it out of “inviterte” of the case's discussion, for example “inviterte: []”.",
    ),
    "RT-20": Listed(
        "Kopimottakeren «{mottaker}»", "The copy receiver “{mottaker}”",
        "Skal enheten ikke ha kopi, ta den ut av «kopi_til» i referatet eller drøftingen, for eksempel «kopi_til: []».",
        "If the unit is not to have a copy, take it out of “kopi_til” of the minutes or the discussion, for example "
        "“kopi_til: []”.",
    ),
})  # fmt: skip
"""By the code of the fault, and for SA-04 where it stands. Other kinds share the words of the cause."""

_RT_01 = ("Sak {sak} har ikke gyldig samtykke til drøfting. ", "Case {sak} has no valid consent to discussion. ")
_NO_DISCUSSION = Cause(
    "SA-05", "trukket", "Samtykket er trukket {dag}.", "The consent was withdrawn on {dag}.",
    "Ta saken av sakslisten. Vil familien samtykke igjen, før opp et nytt samtykke under «samtykker».",
    "Take the case off the agenda. If the family consents again, add a new consent under “samtykker”.",
    WITHDRAWN.wrong, WITHDRAWN.right,
)  # fmt: skip

_STAYS = (
    " Det som alt er sendt, blir stående, men ingen flere eksemplarer kan gå til «{mottakere}».",
    " What is already sent stays, but no more copies may go to “{mottakere}”.",
)
_STAYS_ONE = (
    " Er et eksemplar alt sendt dit, blir det stående, men «{mottaker}» får ikke flere.",
    " If a copy has already been sent there, it stays, but “{mottaker}” gets no more.",
)


def rows(check: Check) -> Iterator[Rule]:
    """Every row about consent, all answered by the one check."""
    of_a_group = tuple(cause for cause in ITSELF if cause.code == "SA-02")
    for code, causes in (("AG-05", of_a_group), ("RT-01", (*ITSELF, _NO_DISCUSSION)), ("", ITSELF)):
        for cause in causes:
            yield from _and_sent(_row_for(code, cause, check), _STAYS)
    yield from _and_sent(_plain(WITHDRAWN, check), _STAYS_ONE)
    for kind, listed in KINDS_OF_RECEIVER.items():
        for cause in NOT_COVERED:
            row = replace(
                _plain(cause, check), code=kind.partition(" ")[0], about=f"{kind}/{cause.detail}",
                nb=f"{listed.nb} {cause.nb}", en=f"{listed.en} {cause.en}",
                help_nb=f"{cause.help_nb} {listed.out_nb}", help_en=f"{cause.help_en} {listed.out_en}",
            )  # fmt: skip
            yield from _and_sent(row, _STAYS_ONE)


def _row_for(code: str, cause: Cause, check: Check) -> Rule:
    row = _plain(cause, check)
    match code:
        case "AG-05":
            return replace(row, code=code, about=f"{code}/{cause.name}")
        case "RT-01":
            nb, en = _RT_01
            return replace(row, code=code, about=f"{code}/{cause.name}", nb=nb + row.nb, en=en + row.en)
        case _:
            return row


def _plain(cause: Cause, check: Check) -> Rule:
    return Rule(
        cause.code, "feil", ALL, check, about=cause.name,
        nb=cause.nb, en=cause.en, help_nb=cause.help_nb, help_en=cause.help_en, wrong=cause.wrong, right=cause.right,
    )  # fmt: skip


def _and_sent(row: Rule, stays: tuple[str, str]) -> Iterator[Rule]:
    yield row
    yield replace(row, severity="advarsel", about=row.about + SENT, nb=row.nb + stays[0], en=row.en + stays[1])


def places(row: Rule) -> frozenset[str]:
    """The values a row has a place for; only those are given, so that what says the same of two documents is one problem."""
    texts = (row.nb, row.en, row.help_nb, row.help_en)
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)
