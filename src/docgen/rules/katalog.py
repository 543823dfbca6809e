"""The catalogue: every code of the two routines and of consent, privacy and documents, with what it asks (domain.md §1).

One row a code, in the order of the routines. How a code is kept differs: by rows of `RULES` that find what is wrong, by what the
finished document must say, or by how the program itself works; `kept` says which, and a test holds code, rows, sentences, tests
and the manual (docs/regler.md) together. A code is never used again for another thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RUTINEN = "Rutine for ressursteam"
RETNINGSLINJENE = "Retningslinjer for bruk av ansvarsgrupper"
ADRESSESPERRE = "Adressesperre i Folkeregisteret"
ARKIV = "arkivlova og personvernforordningen artikkel 5"
OFFENTLEGLOVA = "offentleglova § 13"
PERSONOPPLYSNINGER = "personopplysningsloven og personvernforordningen artikkel 32"
TAUSHETSPLIKT = "forvaltningsloven § 13 og helsepersonelloven § 22"
SAMTYKKE_KILDE = "helsepersonelloven § 22"
"""The two routines and the laws that rules rest on."""


class Kept(StrEnum):
    """How a code is kept: by a row that finds what is wrong, by what the document says, or by the program itself."""

    REGEL = "regel"
    INNHOLD = "innhold"
    PROGRAM = "program"


@dataclass(frozen=True)
class Code:
    """What one code asks, in a sentence for the secretary, with the words it rests on and how it is kept.

    `wrong` and `right` are YAML that shows it, for a code that no row of `RULES` shows.
    """

    code: str
    nb: str
    en: str
    quote: str
    source: str
    kept: tuple[Kept, ...]
    wrong: str = ""
    right: str = ""

    @property
    def chapter(self) -> str:
        """The letters before the number: RT, AG, SA, PV or DOK."""
        return self.code.partition("-")[0]


_R, _I, _P = (Kept.REGEL,), (Kept.INNHOLD,), (Kept.PROGRAM,)
_RI = (Kept.REGEL, Kept.INNHOLD)

CHAPTERS = (
    ("RT", "Ressursteam", "The resource team"),
    ("AG", "Ansvarsgruppe", "The responsibility group"),
    ("SA", "Samtykke", "Consent"),
    ("PV", "Personvern", "Privacy"),
    ("DOK", "Dokumentet", "The document"),
)
"""The chapters in order: the letters, and what they stand for in both languages."""

# fmt: off
KATALOG: tuple[Code, ...] = (
    # --- ressursteam --------------------------------------------------------------------------------------------------
    Code("RT-01", "En sak kan ikke meldes eller drøftes uten gyldig samtykke til drøfting.",
        "A case cannot be reported or discussed without a valid consent to discussion.",
        "Ansatte som melder sak til ressursteam har ansvar for å avklare/innhente samtykke fra bruker/familie", RUTINEN, _R),
    Code("RT-02", "Den som melder saken, er en ansatt med navn og enhet.",
        "Whoever reports the case is an employee with name and unit.",
        "Ansatte som melder sak", RUTINEN, _R),
    Code("RT-03", "Saken meldes til kommunepsykologen, i tide om kommunen har satt en frist.",
        "The case is reported to the municipal psychologist, in time where the municipality has set a deadline.",
        "Ansatte melder sak til kommunepsykolog.", RUTINEN, _RI),
    Code("RT-04", "Meldeskjemaet viser til kommunens egen prosedyre, når oppsettet har en.",
        "The referral points at the municipality's own procedure, where the settings have one.", "Se egen prosedyre", RUTINEN, _I,
        wrong="# i oppsett.yaml\nprosedyre_melding:",
        right="# i oppsett.yaml\nprosedyre_melding: Prosedyren ligger i kvalitetssystemet."),
    Code("RT-05", "Saken har en problemstilling, og referatet sier hva som ble drøftet.",
        "The case has a question, and the minutes say what was discussed.", "ansvar for å drøfte problemstillingen", RUTINEN, _R),
    Code("RT-06", "Meldeskjemaet sier hvordan situasjonen er og hva som er forsøkt.",
        "The referral says what the situation is and what has been tried.",
        "Ut fra informasjon om brukerens- / familiens situasjon og hva som er forsøkt tidligere", RUTINEN, _R),
    Code("RT-07", "Referatet har minst ett forslag til tiltak, eller en vei videre.",
        "The minutes have at least one suggested measure, or a way forward.",
        "komme med forslag til tiltak/ veien videre", RUTINEN, _R),
    Code("RT-08", "Bruker bestemmer: et tiltak er et forslag, og ingenting settes i gang uten et ja.",
        "The user decides: a measure is a suggestion, and nothing begins without a yes.",
        "Bruker/familie bestemmer selv hvilke aktuelle tiltak den ønsker å takke ja til", RUTINEN, _RI),
    Code("RT-09", "Teamet kan foreslå en fagperson; enhetslederen avgjør.",
        "The team may suggest a professional; the head of the unit decides.",
        "det er enhetsleder for enheten som har fått oppdraget som avgjør dette", RUTINEN, _RI),
    Code("RT-10", "Hvert tiltak sier hvilken enhet som får oppdraget.", "Each measure says which unit gets the task.",
        "enheten som har fått oppdraget", RUTINEN, _R),
    Code("RT-11", "Ressursteamet møtes hver 3. uke; avvik i planen har en grunn.",
        "The resource team meets every 3 weeks; what differs in the plan has a reason.", "møters hver 3.uke", RUTINEN, _R),
    Code("RT-12", "Møtet varer en og en halv time.", "The meeting lasts an hour and a half.", "a 1,5 time", RUTINEN, _R),
    Code("RT-13", "Møtene settes opp for ett halvår av gangen, på dager som passer.",
        "The meetings are set for one half-year at a time, on days that suit.",
        "Faste møtetidspunkter settes opp for ett halvår av gangen", RUTINEN, _R),
    Code("RT-14", "Fem tjenester har fast plass, og hver av dem er til stede eller har meldt forfall.",
        "Five services have a fixed seat, and each is present or has sent word.",
        "Faste deltagere fra psykisk helse-/rustjenesten, helsestasjons- og skolehelsetjenesten, barnevern, fysioterapi- og "
        "ergoterapitjenesten og kommunepsykolog.", RUTINEN, _RI),
    Code("RT-15", "Andre inviteres til én sak, og bare om sakens samtykke dekker dem.",
        "Others are invited to one case, and only if that case's consent covers them.",
        "NAV, fast helseperson/saksbehandler eller andre aktuelle faggrupper kan inviteres med ved behov.", RUTINEN, _RI),
    Code("RT-16", "Møtet i ressursteamet holdes uten brukere.", "The resource team meets without users.",
        "Møtet i Ressursteam holdes uten brukere", RUTINEN, _R),
    Code("RT-17", "Bruker blir hørt før møtet og får vite hva som ble foreslått, etterpå.",
        "The user is heard before the meeting, and told afterwards what was suggested.",
        "brukermedvirkning har høyt fokus både før og etter møtet", RUTINEN, _R),
    Code("RT-18", "Bruker er med i samarbeidsmøtet som følger.", "The user takes part in the cooperation meeting that follows.",
        "er delaktig i videre samarbeidsmøter", RUTINEN, _R),
    Code("RT-19", "Referatet arkiveres hos enheten som meldte saken.",
        "The minutes are archived at the unit that reported the case.",
        "Referat arkiveres hos den enheten som meldte inn saken.", RUTINEN, _RI),
    Code("RT-20", "Kopi sendes bare til enheter som samtykket nevner for kopi av referat.",
        "A copy goes only to units that the consent names for copies of minutes.",
        "Kopi sendes til aktuelle enheter etter samtykke fra bruker.", RUTINEN, _R),
    Code("RT-21", "Ett referat for hver sak, uten noe fra en annen persons sak.",
        "One set of minutes for each case, with nothing from another person's case.",
        "Referat arkiveres hos den enheten som meldte inn saken.", RUTINEN, _R),
    Code("RT-22", "Et tiltak er fra tiltaksbanken, eller internt.", "A measure is from the list of measures, or internal.",
        "Ressursteam kan vurdere alle Tjenester ved Familiesenteret, samt interne tiltak.", RUTINEN, _R),
    Code("RT-23", "Tiltaksbanken er for alle: ingen personer, klart språk, ingen interne tiltak.",
        "The list of measures is for everybody: no persons, plain language, no internal measures.",
        "gi innbyggere og samarbeidspartnere oversikt over tilgjengelige tiltak gjennom en tiltaksbank", RUTINEN, _RI),
    Code("RT-24", "Møteformen evalueres hvert halvår.", "The form of the meetings is evaluated each half-year.",
        "Evaluering av møteformen hvert halvår", RUTINEN, _R),
    Code("RT-25", "Evalueringen har tall som er regnet ut, uten navn og saksnummer.",
        "The evaluation has numbers that are counted, without names or case numbers.",
        "Fakta-oversikt: Antall saker, oppfølging/videre arbeid etc.", RUTINEN, _RI),
    Code("RT-26", "Evalueringen svarer på de fire spørsmålene.", "The evaluation answers the four questions.",
        "Mønster: Hva har vært bra? Hvorfor? - Hva kan bli bedre? Hvordan?", RUTINEN, _R),
    Code("RT-27", "Mottoet står på evalueringen.", "The motto stands on the evaluation.", "VET ✕ KAN ✕ VIL ✕ GJØR", RUTINEN, _I,
        wrong="# i oppsett.yaml\nmotto:",
        right="# i oppsett.yaml\nmotto: VET ✕ KAN ✕ VIL ✕ GJØR"),
    Code("RT-28", "Meldeskjemaet og evalueringen sier hva ressursteamet er for.",
        "The referral and the evaluation say what the resource team is for.",
        "ved å utnytte ressurser samtidig og på tvers av enheter", RUTINEN, _I,
        wrong="# malen har bare feltene\nProblemstilling",
        right="# malen sier hva teamet er for\nRessursteamet bruker ressurser samtidig og på tvers av enheter."),
    Code("RT-29", "Den felles sakslisten har ingen navn.", "The shared agenda has no names.",
        "Referat arkiveres hos den enheten som meldte inn saken.", RUTINEN, _R),
    # --- ansvarsgruppe ------------------------------------------------------------------------------------------------
    Code("AG-01", "Gruppen har minst to hjelpeinstanser; skole, barnehage og arbeidsplass teller ikke.",
        "The group has at least two helping services; school, kindergarten and workplace do not count.",
        "Når det er to eller flere instanser inne i en sak, skal det opprettes ansvarsgruppe (skole, barnehage, arbeidsplass "
        "defineres ikke som egen hjelpeinstans)", RETNINGSLINJENE, _R),
    Code("AG-01b", "En sak med to hjelpeinstanser bør ha en ansvarsgruppe.",
        "A case with two helping services should have a group.",
        "Når det er to eller flere instanser inne i en sak, skal det opprettes ansvarsgruppe", RETNINGSLINJENE, _R),
    Code("AG-02", "Langvarige tverrfaglige behov er også en grunn til å opprette gruppe.",
        "Long-lasting needs across professions are a ground for a group too.",
        "Når hjelpeapparatet kommer i kontakt med barn, unge og voksne med tverrfaglig og langvarige hjelpebehov",
        RETNINGSLINJENE, _P,
        wrong="medlemmer:\n  - navn: Marit Eik\n    enhet: skole_eik",
        right="opprettelsesgrunn: langvarig_tverrfaglig_behov\nmedlemmer:\n  - navn: Marit Eik\n    enhet: skole_eik"),
    Code("AG-03", "Bruker eier gruppen: den starter ikke mot brukers ønske.",
        "The user owns the group: it does not start against her wish.",
        "Det er bruker/pårørende som \"eier\" ansvarsgruppen.", RETNINGSLINJENE, _R),
    Code("AG-04", "Bruker og familie er informert om gruppen og hva den er for.",
        "The user and the family are told of the group and its purpose.",
        "Informere bruker/ pårørende/ verge om opprettelse og formålet med ansvarsgruppe.", RETNINGSLINJENE, _RI),
    Code("AG-05", "Samtykkeskjemaet er gjennomgått og signert.", "The consent form is gone through and signed.",
        "Sørg for at samtykkeskjema gjennomgås og signeres", RETNINGSLINJENE, _R),
    Code("AG-06", "Gruppen har medlemmer ved siden av koordinator og bruker.",
        "The group has members beside koordinator and user.",
        "Foreslå aktuelle medlemmer", RETNINGSLINJENE, _R),
    Code("AG-07", "Gruppens oppgaver og medlemmenes funksjon og arbeidsområde er avklart.",
        "The group's tasks and the members' function and field are settled.",
        "Avklare den aktuelle ansvarsgruppens oppgaver og de ulike medlemmenes funksjon og arbeidsområde", RETNINGSLINJENE, _R),
    Code("AG-08", "Gruppen har en koordinator, en fagperson med enhet og oppnevning.",
        "The group has a koordinator, a professional with a unit and an appointment.", "Oppnevnt koordinator",
        RETNINGSLINJENE, _R),
    Code("AG-09", "Oppstart for barn og unge meldes til Oppvekstteamet; for voksne finnes ingen slik melding.",
        "A start for children and young people is reported to the Oppvekstteam; for adults there is no such notice.",
        "Koordinator for barn og unge sørger for at oppstart av ansvarsgruppen meldes inn til Oppevektsteamet v/ leder.",
        RETNINGSLINJENE, _RI),
    Code("AG-10", "De som har et tiltak, bør være med i gruppen.", "Those who have a measure should be part of the group.",
        "De faginstanser som arbeider aktivt i forhold til brukers behov, bør være med i ansvarsgruppen.", RETNINGSLINJENE, _R),
    Code("AG-11", "Fastlegen bør være medlem, eller det står hvorfor ikke.", "The GP should be a member, or it says why not.",
        "Fastlegen bør være med i ansvarsgruppen.", RETNINGSLINJENE, _R),
    Code("AG-12", "For et barn møter foresatte eller en annen som representerer barnet.",
        "For a child, parents or somebody else who represents the child attend.",
        "Når bruker er under 18 år, deltar foresatte på vegne av barnet.", RETNINGSLINJENE, _R),
    Code("AG-13", "Barnet er med, eller det står hva barnet mener.", "The child takes part, or it says what the child thinks.",
        "Det skal være lav terskel for når tid barnet deltar. Det er viktig at barnet blir hørt.", RETNINGSLINJENE, _R),
    Code("AG-14", "Det vurderes jevnlig hvem som deltar fast.", "Who takes part is considered regularly.",
        "Det må evalueres jevnlig hvem som skal delta fast på ansvarsgruppemøtene", RETNINGSLINJENE, _R),
    Code("AG-15", "Andre inviteres til ett møte ved behov, og bare om samtykket dekker dem.",
        "Others are invited to one meeting when needed, and only if the consent covers them.",
        "Andre tjenester inviteres til ansvarsgruppemøtet ved behov", RETNINGSLINJENE, _RI),
    Code("AG-16", "Innkallingen sier når og hvor, hvem som er innkalt, og hvem som tar imot forfall.",
        "The invitation says when and where, who is called, and who takes apologies.", "Møteinnkalling", RETNINGSLINJENE, _RI),
    Code("AG-17", "Sakslisten har de faste sakene, og tid til alle punktene.",
        "The agenda has the fixed items, and time for every point.",
        "FASTE SAKER", RETNINGSLINJENE, _RI),
    Code("AG-18", "Holdes møtet uten bruker og foresatte, har koordinatoren avklart det med dem på forhånd.",
        "If the meeting is held without user and parents, the koordinator has settled it with them beforehand.",
        "Dersom bruker/foresatte ikke kommer til avtalt møte, kontakter koordinator bruker/foresatte og avklarer at møtet "
        "holdes uten "
        "deres tilstedeværelse.", RETNINGSLINJENE, _RI),
    Code("AG-19", "Bare koordinatoren eller stedfortrederen avlyser, og et avlyst møte har ikke referat.",
        "Only the koordinator or the deputy cancels, and a cancelled meeting has no minutes.",
        "Ev. avlyser koordinator møtet.", RETNINGSLINJENE, _R),
    Code("AG-20", "Referatet fra forrige møte gjennomgås.", "The minutes of the former meeting are gone through.",
        "Gjennomgang av referat fra forrige møte", RETNINGSLINJENE, _R),
    Code("AG-21", "Hvert medlem som er til stede, gir en kort status; de andre står med forfall.",
        "Each member present gives a brief status; the others stand as absent.",
        "Status – kort fra de enkelte medlemmene vedrørende igangsatte tiltak og nåsituasjon.", RETNINGSLINJENE, _R),
    Code("AG-22", "Referatet svarer på om mål og tiltak er endret.",
        "The minutes answer whether goals and measures have changed.",
        "Endring av mål? Endring av tiltak?", RETNINGSLINJENE, _RI),
    Code("AG-23", "Hvert punkt har en konklusjon, og hvert tiltak én ansvarlig og en frist.",
        "Each point has a conclusion, and each measure one responsible and a deadline.",
        "ANSVARSAVKLARING – det skal konkluderes på hvert punkt med tydelig avklaring av ansvarlig for oppfølging og "
        "frister.", RETNINGSLINJENE, _R),
    Code("AG-24", "Bruker og foresatte kommer til ordet tidlig, og det står hva de sier.",
        "User and parents have their say early, and it says what they say.",
        "Det er viktig at bruker/foresatte kommer til ordet tidlig.", RETNINGSLINJENE, _RI),
    Code("AG-25", "Tid for neste møte er avtalt, eller det står hvorfor ikke.",
        "The next meeting is agreed on, or it says why not.",
        "Avtale tid for neste ansvarsgruppemøte", RETNINGSLINJENE, _R),
    Code("AG-26", "Referenten er avtalt i forkant, og referatet skrives i tide.",
        "The referent is agreed beforehand, and the minutes are written in time.",
        "Det skrives referat fra møtet (referent avtalt i forkant, koordinators ansvar)", RETNINGSLINJENE, _R),
    Code("AG-27", "Fastlegen får kopi av referatet når samtykket dekker det.",
        "The GP gets a copy of the minutes where the consent covers it.",
        "Kopi av referat sendes til fastlegen.", RETNINGSLINJENE, _RI),
    Code("AG-28", "Et samarbeidsmøte i stedet for gruppemøtet er avklart med bruker, og koordinatoren vet det.",
        "A cooperation meeting in place of the group's is settled with the user, and the koordinator knows.",
        "Den faginstans som har behov for eget samarbeidsmøte, avklarer dette med bruker/pårørende. Koordinator "
        "informeres.", RETNINGSLINJENE, _R),
    Code("AG-29", "Noen saker hører ikke hjemme i gruppen når en fagperson melder dem.",
        "Some points do not belong in the group when a professional raises them.",
        "SAKER SOM IKKE ER AKTUELLE FOR ANSVARSGRUPPEN (GJELDER FAGPERSONER)", RETNINGSLINJENE, _R),
    Code("AG-29a", "Misnøye med personell tas opp direkte med vedkommende.",
        "Dissatisfaction with staff is taken up directly with them.",
        "Misnøye med personell, manglende oppfølging fra en instans(tas opp direkte med vedkommende)", RETNINGSLINJENE, _R),
    Code("AG-29b", "Manglende oppfølging tas opp direkte med vedkommende.",
        "Lack of follow-up is taken up directly with those it concerns.",
        "Misnøye med personell, manglende oppfølging fra en instans(tas opp direkte med vedkommende)", RETNINGSLINJENE, _R),
    Code("AG-29c", "Klager følger vanlig klageadgang.", "Complaints follow the ordinary right of appeal.",
        "Klage på ressurstildeling og lignendefølger vanlig klageadgang)", RETNINGSLINJENE, _R),
    Code("AG-29d", "Opplæring og veiledning tas i egne møter.", "Training and guidance are taken in meetings of their own.",
        "Opplæring/veiledning i forhold til gjennomføring av konkrete tiltak(skall foregå i egne møter)", RETNINGSLINJENE, _R),
    Code("AG-29e", "Uenighet mellom tjenester avklares administrativt.",
        "Disagreement between services is settled administratively.",
        "Uklarheter/uenigheter avklares administrativt- det vil si uten at bruker, foresatte eller andre samarbeidsparter "
        "deltar", RETNINGSLINJENE, _R),
    Code("AG-29f", "Press i koordineringsarbeidet tas opp med tjenestelederen.",
        "Pressure in coordinating is taken up with the head of the service.",
        "Dersom en instans opplever stort press i forhold til koordineringsarbeid, skal dette tas opp med tjenesteleder",
        RETNINGSLINJENE, _R),
    Code("AG-30", "Ansvarsgruppen fatter ikke enkeltvedtak; det som trengs, søkes det om.",
        "The group makes no individual decisions; what is needed is applied for.",
        "Ansvarsgruppen kan ikke fatte enkeltvedtak", RETNINGSLINJENE, _RI),
    Code("AG-31", "Avslutningen har dato og grunn.", "The closing has a date and a ground.",
        "Ansvarsgruppen avsluttes når behovet for koordinert innsats opphører", RETNINGSLINJENE, _R),
    Code("AG-32", "Avslutningen er ført i et referat.", "The closing is recorded in minutes.",
        "Avslutning av ansvarsgruppen skal føres i referat", RETNINGSLINJENE, _R),
    Code("AG-33", "Oppvekstteamet får melding for barn og unge, Forvaltningsenheten for voksne.",
        "The Oppvekstteam is told of children and young people, the Forvaltningsenhet of adults.",
        "Oppvekstteamet v/ leder får melding om avslutning av ansvarsgruppen når det gjelder barn og unge. "
        "Forvaltningsenheten får "
        "melding når det gjelder voksne.", RETNINGSLINJENE, _R),
    Code("AG-34", "Det kalles ikke inn til møte etter avslutningen.", "No meeting is called after the closing.",
        "Ansvarsgruppen avsluttes når behovet for koordinert innsats opphører", RETNINGSLINJENE, _R),
    Code("AG-35", "Ingen dokumenter sier at gruppen er pålagt i lov.", "No document says that the law demands the group.",
        "Ansvarsgrupper er ikke pålagt i lov eller forskrift", RETNINGSLINJENE, _I,
        wrong="# i en mal\nKommunen er pålagt å ha en ansvarsgruppe.",
        right="# i en mal\nDu kan få en ansvarsgruppe."),
    Code("AG-36", "Den som representerer bruker, har et grunnlag for det.", "Whoever represents the user has a basis for it.",
        "bruker/pårørende/ verge/ annen representant for bruker", RETNINGSLINJENE, _R),
    Code("AG-37", "Hvert medlem har sin del: et tiltak, eller en status.", "Each member has a part: a measure, or a status.",
        "Medlemmene i ansvarsgruppen har alle et delansvar for å planlegge og iverksette tiltak", RETNINGSLINJENE, _R),
    Code("AG-38", "Innkallingen og melding om oppstart sier hva gruppen er for.",
        "The invitation and the notice of start say what the group is for.",
        "Brukeren skal bli hørt, sett og møtt med respekt.", RETNINGSLINJENE, _I,
        wrong="# malen går rett på tid og sted\nTid: torsdag 22. oktober",
        right="# malen sier hva gruppen er for\nDu skal bli hørt, sett og møtt med respekt."),
    Code("AG-39", "Gruppen har felles mål, og tiltakene viser til dem.",
        "The group has common goals, and the measures point at them.",
        "arbeider tverrfaglig for å samordne tiltak mot felles mål", RETNINGSLINJENE, _R),
    Code("AG-40", "Fra 18 til 24 år står det om bruker regnes blant barn og unge eller voksne.",
        "From 18 to 24 it says whether the user counts as young or adult.", "BARN, UNG OG VOKSNE", RETNINGSLINJENE, _R),
    # --- samtykke -----------------------------------------------------------------------------------------------------
    Code("SA-01", "Det finnes et samtykke for formålet.", "There is a consent for the purpose.", "", TAUSHETSPLIKT, _R),
    Code("SA-02", "Samtykket er gjennomgått og signert med dato; et muntlig har et journalnotat.",
        "The consent is gone through and signed with a date; an oral one has a journal note.", "", SAMTYKKE_KILDE, _R),
    Code("SA-03", "Dokumentets dato er innenfor samtykkets tid.", "The document's date is within the consent's time.",
        "", SAMTYKKE_KILDE, _R),
    Code("SA-04", "Enheten som får en kopi, står i samtykket og er ikke unntatt.",
        "The unit that gets a copy stands in the consent and is not excepted.",
        "", TAUSHETSPLIKT, _R),
    Code("SA-05", "Etter en tilbaketrekking deles ingenting mer.", "After a withdrawal nothing more is shared.",
        "", SAMTYKKE_KILDE, _R),
    Code("SA-06", "For et barn under 16 har alle med foreldreansvar signert, eller barneverntjenesten som har omsorgen.",
        "For a child under 16 everybody with parental responsibility has signed, or the child welfare service that has the "
        "care.", "",
        "pasient- og brukerrettighetsloven § 4-4", _R),
    Code("SA-07", "Fra 16 år signerer bruker selv; foresatte bør også.", "From 16 the user signs; parents should too.", "",
        "pasient- og brukerrettighetsloven § 4-3", _R),
    Code("SA-08", "Fra 15 år bør bruker signere når barneverntjenesten er blant instansene.",
        "From 15 the user should sign when the child welfare service is among the units.", "", "barnevernsloven § 12-3", _R),
    Code("SA-09", "Fra 18 år gjelder bare det bruker selv har signert.", "From 18 only what the user has signed counts.", "",
        "pasient- og brukerrettighetsloven § 4-3", _R),
    Code("SA-10", "Før bruker fyller 16 eller 18, innhentes et nytt samtykke.",
        "Before the user turns 16 or 18, a new consent is obtained.", "",
        "pasient- og brukerrettighetsloven § 4-3", _R),
    Code("SA-11", "Foresatte til en voksen får brev bare om bruker har nevnt dem i sitt samtykke.",
        "Parents of an adult get letters only if the user has named them in her consent.", "", TAUSHETSPLIKT, _R),
    Code("SA-12", "En voksen har signert selv, eller den som kan gjøre det for bruker.",
        "An adult has signed herself, or one who may do it for her.", "", SAMTYKKE_KILDE, _R),
    Code("SA-13", "Den som får melding om oppstart eller avslutning, bør stå i samtykket.",
        "Whoever gets the notice of start or closing should stand in the consent.", "", TAUSHETSPLIKT, _R),
    # --- personvern ---------------------------------------------------------------------------------------------------
    Code("PV-01", "Ingen fødselsnummer, verken i filene eller i dokumentene.",
        "No national identity numbers, neither in the files nor in the documents.",
        "", "personopplysningsloven § 12", _R),
    Code("PV-02", "En sak med strengt fortrolig adresse ligger ikke i den delte mappen.",
        "A case with a strictly confidential address does not lie in the shared folder.", "", ADRESSESPERRE, _R),
    Code("PV-03", "En fortrolig adresse står ikke i fila og ikke i noe dokument.",
        "A confidential address stands neither in the file nor in any document.", "", ADRESSESPERRE, _RI),
    Code("PV-04", "Kontaktopplysninger til én står aldri i brevet til en annen.",
        "One's contact details never stand in another's letter.", "",
        PERSONOPPLYSNINGER, _RI),
    Code("PV-05", "Interne grunner blir ikke skrevet ut.", "Internal reasons are not printed.", "", PERSONOPPLYSNINGER, _I,
        wrong="avlyst:\n  grunn: Mor er syk  # et slikt felt finnes ikke",
        right="avlyst:\n  grunn_intern: Mor er syk  # skrives aldri ut"),
    Code("PV-06", "Papirer om personer sendes ikke på e-post.", "Papers about persons are not sent by e-mail.",
        "", PERSONOPPLYSNINGER, _R),
    # --- dokumentet ---------------------------------------------------------------------------------------------------
    Code("DOK-01", "Ingen navn eller fødselsdatoer i filnavn.", "No names or birth dates in file names.",
        "", ARKIV, (Kept.REGEL, Kept.PROGRAM)),
    Code("DOK-02", "Dokumentet er merket unntatt offentlighet, med lovteksten som gjelder den dagen.",
        "The document is marked as exempt from publicity, with the statute text that holds on the day.", "", OFFENTLEGLOVA, _RI),
    Code("DOK-03", "Dokumentet har en nøytral offentlig tittel og bærer med seg hva det er laget av.",
        "The document has a neutral public title and carries what it was made from.", "", ARKIV, _P,
        wrong="# en tittel som røper\ntittel: Referat om barnevernssaken",
        right="# i dokumenter.yaml\noffentlig_tittel: Referat – tverrfaglig samarbeid"),
    Code("DOK-04", "Et dokument som er sendt, blir aldri overskrevet.", "A document that was sent is never overwritten.",
        "", ARKIV, _P,
        wrong="referat:\n  dato: 23.10.2026  # sendt, men ikke skrevet at det er det",
        right="referat:\n  dato: 23.10.2026\n  sendt: ja"),
    Code("DOK-05", "Det står UTKAST til dokumentet er ferdig.", "It says UTKAST until the document is final.", "", ARKIV, _I,
        wrong="referat:\n  dokumentstatus: utkast  # UTKAST står på referatet",
        right="referat:\n  dokumentstatus: ferdig"),
)
# fmt: on
