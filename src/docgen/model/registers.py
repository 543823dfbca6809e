"""The registers of the municipality: oppsett, instanser, tiltaksbank (domain.md §5.2, §5.10, §5.13)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from docgen.model.base import Record
from docgen.model.fields import (
    Adresse,
    Avsnitt,
    Dato,
    EnhetRef,
    EPost,
    Heltall,
    Id,
    JaNei,
    Kommunenummer,
    Navn,
    Tekst,
    Telefon,
)
from docgen.model.nynorsk import Målform

FIXED_SEATS: Mapping[str, str] = MappingProxyType(
    {
        "psykisk_helse_rus": "Psykisk helse- og rustjenesten",
        "helsestasjon_skolehelse": "Helsestasjons- og skolehelsetjenesten",
        "barnevern": "Barnevern",
        "fysio_ergo": "Fysioterapi- og ergoterapitjenesten",
        "kommunepsykolog": "Kommunepsykolog",
    }
)
"""The five fixed seats of the ressursteam (RT-14): the type of unit that fills each, and what the seat is called."""

# --- registers (domain.md §5.2, §5.10, §5.13) ----------------------------------------------------------------------


class Enhet(Record):
    """A unit of the register. A person's papers go to units, never to an employee's private address."""

    id: Id
    navn: Tekst
    navn_nynorsk: Tekst | None = None
    type: Literal[
        "helsestasjon_skolehelse", "barnevern", "psykisk_helse_rus", "fysio_ergo", "kommunepsykolog", "ppt", "nav",
        "fastlege", "bup", "dps", "habilitering", "tjenestekontor", "oppvekstteam", "forvaltningsenhet", "avlastning",
        "skole", "barnehage", "arbeidsplass", "annet",
    ]  # fmt: skip
    teller_som_hjelpeinstans: JaNei = None
    leder: Navn | None = None
    stedfortreder: Navn | None = None
    tidligere_ledere: tuple[Navn, ...] = ()
    arkivenhet: Tekst | None = None
    adresse: Adresse | None = None
    telefon: Telefon | None = None
    e_post: EPost | None = None
    kanal: Literal["intern", "svarut", "dialogmelding", "post", "e_post"] | None = None
    fast_i_ressursteam: JaNei = None


class Instanser(Record):
    type: Literal["instanser"]
    instanser: tuple[Enhet, ...] = ()


class BankTiltak(Record):
    id: Id
    navn: Tekst
    enhet: EnhetRef
    målgruppe: Tekst | None = None
    alder_fra: Heltall | None = None
    alder_til: Heltall | None = None
    beskrivelse: Avsnitt | None = None
    slik_får_du_det: Avsnitt | None = None
    kontakt: Tekst | None = None
    internt: JaNei = None
    varighet: Tekst | None = None
    aktiv: JaNei = None
    oppdatert: Dato | None = None


class Tiltaksbank(Record):
    type: Literal["tiltaksbank"]
    dato: Dato | None = None
    sendt: JaNei = None
    innledning: Avsnitt | None = None
    tiltak: tuple[BankTiltak, ...] = ()


class Logo(Record):
    fil: Tekst
    alt: Tekst


class Roller(Record):
    kommunepsykolog: EnhetRef | None = None
    oppvekstteam: EnhetRef | None = None
    forvaltningsenhet: EnhetRef | None = None
    ledelse: EnhetRef | None = None


class Hjemmel(Record):
    """The text of a statute while it holds. When the law changes, a second one with the same `id` takes over on its `fra`."""

    id: Id
    tekst: Tekst
    tekst_nynorsk: Tekst | None = None
    fra: Dato | None = None
    til: Dato | None = None


class Skoleferie(Record):
    fra: Dato
    til: Dato
    navn: Tekst


class Aldersgrenser(Record):
    """Ages in whole years (domain.md §4); defaults are the cautious ones of SA-06 to SA-11."""

    medsamtykke: Heltall = 16
    barnevern: Heltall = 15
    egen_post: Heltall = 15
    myndig: Heltall = 18
    høres: Heltall = 7


class Frister(Record):
    saksliste_dager: Heltall | None = None
    referat_dager: Heltall | None = None
    melding_dager: Heltall | None = None


class TidligereVersjoner(Record):
    """How long replaced versions of documents are kept: what is among the newest `antall` or from the last `dager` days stays."""

    antall: Heltall = 10
    dager: Heltall = 90


class Sletting(Record):
    """After how many days a paper that the archive has confirmed may be removed from this folder; empty = nothing is offered."""

    arkivert_dager: Heltall | None = None


class ArkivKoder(Record):
    """The code values that this municipality's archive uses; the defaults are those of KS' own examples (archive.md §2.2)."""

    journalstatus: Tekst = "F"
    dokumentstatus: Tekst = "F"
    dokumenttype: Tekst = "NOTAT"
    dokumentmedium: Tekst = "E"
    saksstatus: Tekst = "B"
    saksstatus_avsluttet: Tekst = "S"
    format_pdf: Tekst = "RA-PDF"
    format_docx: Tekst = "DOCX"
    partrolle: Tekst = "K"


class ArkivKlasse(Record):
    """One class of the municipality's classification, such as the K-code of the subject; `skjermet` where it tells too much."""

    system: Tekst
    klasse: Tekst
    tittel: Tekst | None = None
    skjermet: JaNei = None


class ArkivTilgang(Record):
    """The access code and its statute while it holds; another with a later `fra` takes over (as `Hjemmel`)."""

    kode: Tekst
    hjemmel: Tekst
    fra: Dato | None = None
    til: Dato | None = None


class ArkivOppsett(Record):
    """What the journal system wants to know (archive.md §2.2, §5.5), agreed with the municipality's archive.

    `hjemmel` of a `tilgang` may hold ids of `hjemler` in braces, as `gradering` does. `enheter` are the units archived from
    here; empty means all. `gruppers_enhet` is the unit that archives every group's papers, where it is not the koordinator's.
    `sendemappe` and the folder of the schema are the IT person's and stand in docgen.toml.
    """

    koder: ArkivKoder = ArkivKoder()
    arkivdel: Tekst | None = None
    regel: Tekst | None = None
    klassifikasjon: tuple[ArkivKlasse, ...] = ()
    tilgang: tuple[ArkivTilgang, ...] = ()
    enheter: tuple[EnhetRef, ...] = ()
    gruppers_enhet: EnhetRef | None = None


class Oppsett(Record):
    type: Literal["oppsett"]
    kommunenavn: Tekst
    kommunenummer: Kommunenummer | None = None
    avdeling: Tekst | None = None
    adresse: Adresse | None = None
    telefon: Telefon | None = None
    e_post: EPost | None = None
    nettsted: Tekst | None = None
    logo: Logo | None = None
    roller: Roller = Field(default_factory=Roller.model_construct)
    hjemler: tuple[Hjemmel, ...] = ()
    gradering: Tekst = "Unntatt offentlighet, jf. offentleglova § 13 og forvaltningsloven § 13"
    gradering_nynorsk: Tekst = "Unnateke offentlegheit, jf. offentleglova § 13 og forvaltningslova § 13"
    prosedyre_melding: Tekst | None = None
    skoleferier: tuple[Skoleferie, ...] = ()
    aldersgrenser: Aldersgrenser = Field(default_factory=Aldersgrenser.model_construct)
    begge_foresatte: JaNei = True
    nytt_samtykke_ved_18: JaNei = False
    bruker_først: JaNei = True
    medlemmer_evalueres_måneder: Heltall | None = None
    frister: Frister = Field(default_factory=Frister.model_construct)
    målform: Målform = "bokmål"
    motto: Tekst | None = None
    arkiv: ArkivOppsett | None = None
    vis_små_tall: JaNei = True
    tidligere_versjoner: TidligereVersjoner = Field(default_factory=TidligereVersjoner.model_construct)
    sletting: Sletting = Field(default_factory=Sletting.model_construct)
