"""What documents are about: sak, ansvarsgruppe, møte, møteplan, evaluering (domain.md §5.3 to §5.14)."""

from __future__ import annotations

from typing import Annotated, Literal

from docgen.model.base import Record
from docgen.model.fields import (
    Avsnitt,
    Dato,
    EnhetRef,
    EPost,
    Frist,
    Gruppenummer,
    GruppeRef,
    Halvår,
    Heltall,
    Id,
    JaNei,
    Klokke,
    MøteRef,
    Navn,
    SakRef,
    Saksnummer,
    Shorthand,
    Tekst,
    Telefon,
    Tidsrom,
    Ukedag,
)
from docgen.model.people import (
    Bruker,
    Deltaker,
    Foresatt,
    Invitert,
    Melder,
    Mål,
    Representant,
    Samtykke,
    Tilbakemelding,
    Tiltak,
)

# --- ressursteam: sak (domain.md §5.3 and §5.14) -------------------------------------------------------------------


class Drøfting(Record):
    møte: MøteRef
    dato: Dato | None = None
    sendt: JaNei = None
    inviterte: tuple[Annotated[Invitert, Shorthand("enhet")], ...] = ()
    til_stede: tuple[Annotated[Deltaker, Shorthand("navn")], ...] = ()
    drøfting: Avsnitt | None = None
    tiltak: tuple[Tiltak, ...] = ()
    veien_videre: Avsnitt | None = None
    informerer_bruker: Tekst | None = None
    kopi_til: tuple[EnhetRef, ...] = ()
    tilbakemelding_til_bruker: Tilbakemelding | None = None
    dokumentstatus: Literal["utkast", "ferdig"] = "utkast"


class DeresRef(Record):
    """What a receiving unit calls the case in its own archive («Deres ref.» in a letter to it)."""

    enhet: EnhetRef
    referanse: Tekst


class Sak(Record):
    type: Literal["sak"]
    saksnummer: Saksnummer
    status: Literal["utkast", "meldt", "drøftet", "avsluttet"]
    meldt_dato: Dato | None = None
    sendt: JaNei = None
    melder: Melder | None = None
    bruker: Bruker
    foresatte: tuple[Foresatt, ...] = ()
    representanter: tuple[Representant, ...] = ()
    tema: Tekst | None = None
    arkivenhet: EnhetRef | None = None
    arkivsak: Tekst | None = None
    deres_ref: tuple[DeresRef, ...] = ()
    problemstilling: Avsnitt | None = None
    situasjon: Avsnitt | None = None
    tidligere_forsøkt: tuple[Avsnitt, ...] = ()
    brukers_ønsker: Avsnitt | None = None
    ønsket_hjelp: Avsnitt | None = None
    instanser_i_saken: tuple[EnhetRef, ...] = ()
    ansvarsgruppe: GruppeRef | None = None
    drøftes_anonymt: JaNei = None
    samtykker: tuple[Samtykke, ...] = ()
    drøftinger: tuple[Drøfting, ...] = ()
    videre: Literal["samarbeidsmøte", "ansvarsgruppe", "tiltak", "avsluttet", "annet"] | None = None


# --- ansvarsgruppe (domain.md §5.4, §5.9) --------------------------------------------------------------------------


class Opprettelsesgrunn(Record):
    grunn: Literal["to_eller_flere_instanser", "langvarig_tverrfaglig_behov", "ønske_fra_bruker"]
    begrunnelse: Avsnitt | None = None


class Informert(Record):
    dato: Dato | None = None
    hvem: Tekst | None = None
    av: Navn | None = None


class Koordinator(Record):
    navn: Navn | None = None
    enhet: EnhetRef | None = None
    telefon: Telefon | None = None
    e_post: EPost | None = None
    oppnevnt: Dato | None = None
    stedfortreder: Navn | None = None


class KoordinatorBytte(Record):
    """A change of koordinator: until `dato` the one in `fra` had the task."""

    fra: Annotated[Koordinator, Shorthand("navn")]
    til: Navn
    dato: Dato
    akseptert: Dato | None = None


class Medlem(Record):
    navn: Navn
    enhet: EnhetRef
    funksjon: Tekst | None = None
    arbeidsområde: Tekst | None = None
    telefon: Telefon | None = None
    e_post: EPost | None = None
    fra: Dato | None = None
    til: Dato | None = None


class Melding(Record):
    """A notice that leaves the house: its own date, to whom, and whether it was sent."""

    dato: Dato | None = None
    til: EnhetRef | None = None
    sendt: JaNei = None


class AvslutningUnntak(Record):
    grunn: Avsnitt
    av: Navn
    dato: Dato


class Avslutning(Record):
    dato: Dato | None = None
    grunn: Literal["behov_opphørt", "ønske_fra_bruker", "flyttet", "annet"] | None = None
    begrunnelse: Avsnitt | None = None
    ført_i: MøteRef | None = None
    sluttvurdering: Avsnitt | None = None
    videre_oppfølging: Avsnitt | None = None
    meldt: Melding | None = None
    unntak: AvslutningUnntak | None = None


class Ansvarsgruppe(Record):
    type: Literal["ansvarsgruppe"]
    gruppenummer: Gruppenummer
    bruker: Bruker
    foresatte: tuple[Foresatt, ...] = ()
    representanter: tuple[Representant, ...] = ()
    målgruppe: Literal["barn_og_unge", "voksen"] | None = None
    status: Literal["planlagt", "aktiv", "avsluttet"]
    arkivsak: Tekst | None = None
    deres_ref: tuple[DeresRef, ...] = ()
    opprettet: Dato | None = None
    opprettelsesgrunn: Annotated[Opprettelsesgrunn, Shorthand("grunn")] | None = None
    bruker_ønsker_gruppe: JaNei = None
    informert: Informert | None = None
    oppgaver: Avsnitt | None = None
    mål: tuple[Annotated[Mål, Shorthand("tekst")], ...] = ()
    koordinator: Koordinator | None = None
    koordinator_bytte: tuple[KoordinatorBytte, ...] = ()
    medlemmer: tuple[Medlem, ...] = ()
    fastlege_ikke_med: Tekst | None = None
    medlemmer_evaluert: Dato | None = None
    meldt_oppstart: Melding | None = None
    samtykker: tuple[Samtykke, ...] = ()
    avslutning: Avslutning | None = None


# --- møte, agendapunkt, referat (domain.md §5.6 to §5.8) -----------------------------------------------------------


class MeldtAv(Record):
    navn: Navn | None = None
    rolle: Literal["bruker", "foresatt", "verge", "pårørende", "annen_representant", "fagperson"]


class Agendapunkt(Record):
    tittel: Tekst
    type: Literal[
        "sak", "orientering", "avslutning", "klage", "misnøye_personell", "manglende_oppfølging",
        "opplæring_veiledning", "uenighet", "koordineringspress", "enkeltvedtak",
    ] = "sak"  # fmt: skip
    meldt_av: MeldtAv | None = None
    tid_minutter: Heltall | None = None
    konklusjon: Avsnitt | None = None


class ForrigeReferat(Record):
    gjennomgått: JaNei = None
    merknader: Avsnitt | None = None


class BarnetsStemme(Record):
    hvordan: Tekst | None = None
    hvem: Tekst | None = None
    innhold: Avsnitt | None = None


class MedlemStatus(Record):
    medlem: Navn
    tekst: Avsnitt | None = None


class Endring(Record):
    svar: JaNei = None
    tekst: Avsnitt | None = None


class NesteMøte(Record):
    dato: Dato | None = None
    tid: Tidsrom | None = None
    fra: Klokke | None = None
    til: Klokke | None = None
    sted: Tekst | None = None
    avtales_senere: JaNei = None
    grunn: Tekst | None = None


class Referat(Record):
    dato: Dato | None = None
    sendt: JaNei = None
    til_stede: tuple[Annotated[Deltaker, Shorthand("navn")], ...] = ()
    forfall: tuple[Annotated[Deltaker, Shorthand("navn")], ...] = ()
    forrige_referat: ForrigeReferat | None = None
    bruker_sier: Avsnitt | None = None
    barnets_stemme: BarnetsStemme | None = None
    status: tuple[MedlemStatus, ...] = ()
    endring_mål: Annotated[Endring, Shorthand("svar")] | None = None
    endring_tiltak: Annotated[Endring, Shorthand("svar")] | None = None
    tiltak: tuple[Tiltak, ...] = ()
    saker: tuple[Agendapunkt, ...] = ()
    neste_møte: NesteMøte | None = None
    kopi_til: tuple[EnhetRef, ...] = ()
    merknadsfrist: Dato | None = None
    dokumentstatus: Literal["utkast", "ferdig"] = "utkast"


class Innkalling(Record):
    dato: Dato | None = None
    sendt: JaNei = None


class Avlyst(Record):
    dato: Dato | None = None
    sendt: JaNei = None
    av: Navn | None = None
    grunn_intern: Avsnitt | None = None
    ny_dato: Dato | None = None
    ny_tid: Tidsrom | None = None
    ny_fra: Klokke | None = None
    ny_til: Klokke | None = None
    ny_sted: Tekst | None = None


class UtenBruker(Record):
    avklart_dato: Dato | None = None
    avklart_av: Navn | None = None
    avklart_med: Tekst | None = None
    hvordan: Tekst | None = None


class AvklartMedBruker(Record):
    dato: Dato | None = None
    hvem: Tekst | None = None


class Møte(Record):
    type: Literal["møte"]
    id: Id
    møtetype: Literal["ansvarsgruppemøte", "ressursteam", "samarbeidsmøte", "evaluering"]
    ansvarsgruppe: GruppeRef | None = None
    sak: SakRef | None = None
    innkalling: Innkalling | None = None
    møtenummer: Heltall | None = None
    dato: Dato | None = None
    tid: Tidsrom | None = None
    fra: Klokke | None = None
    til: Klokke | None = None
    sted: Tekst | None = None
    digital_lenke: Tekst | None = None
    møteleder: Navn | None = None
    referent: Navn | None = None
    innkalte: tuple[Annotated[Deltaker, Shorthand("navn")], ...] = ()
    inviterte: tuple[Annotated[Invitert, Shorthand("enhet")], ...] = ()
    status: Literal["planlagt", "gjennomført", "avlyst"]
    avlyst: Avlyst | None = None
    uten_bruker: UtenBruker | None = None
    erstatter: MøteRef | None = None
    avklart_med_bruker: AvklartMedBruker | None = None
    koordinator_informert: Dato | None = None
    initiert_av: EnhetRef | None = None
    saksliste: tuple[Agendapunkt, ...] = ()
    saker: tuple[SakRef, ...] = ()
    til_stede: tuple[Annotated[Deltaker, Shorthand("navn")], ...] = ()
    forfall: tuple[Annotated[Deltaker, Shorthand("navn")], ...] = ()
    referat: Referat | None = None


# --- half-year: plan and evaluation (domain.md §5.11, §5.12) -------------------------------------------------------


class PlanUnntak(Record):
    dato: Dato
    flyttet_til: Dato | None = None
    utgår: JaNei = None
    grunn: Tekst | None = None


class Møteplan(Record):
    type: Literal["møteplan"]
    halvår: Halvår
    dato: Dato | None = None
    sendt: JaNei = None
    start: Dato
    ukedag: Ukedag | None = None
    tid: Tidsrom | None = None
    fra: Klokke | None = None
    til: Klokke | None = None
    intervall_uker: Heltall = 3
    sted: Tekst | None = None
    unntak: tuple[PlanUnntak, ...] = ()
    meldefrist_dager: Heltall | None = None


class Mønster(Record):
    bra: Avsnitt | None = None
    hvorfor: Avsnitt | None = None
    bedre: Avsnitt | None = None
    hvordan: Avsnitt | None = None


class TiltakVidere(Record):
    tekst: Avsnitt
    ansvarlig: Tekst | None = None
    frist: Frist | None = None


class ManueltTall(Record):
    navn: Tekst
    antall: Heltall


class Evaluering(Record):
    type: Literal["evaluering"]
    halvår: Halvår
    dato: Dato | None = None
    sendt: JaNei = None
    deltakere: tuple[Annotated[Deltaker, Shorthand("navn")], ...] = ()
    manuelle_tall: tuple[ManueltTall, ...] = ()
    mønster: Mønster | None = None
    tiltak_videre: tuple[TiltakVidere, ...] = ()
    status: Literal["utkast", "ferdig"] = "utkast"
