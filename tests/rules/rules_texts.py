"""A small municipality as YAML texts, one per file of the folder. It is clean: no document of it has a problem."""

from __future__ import annotations

from collections.abc import Mapping

OPPSETT = """\
type: oppsett
kommunenavn: Eksempelvik kommune
roller:
  kommunepsykolog: psykolog
  oppvekstteam: oppvekst
  forvaltningsenhet: forvaltning
"""
INSTANSER = """\
type: instanser
instanser:
  - {id: ppt, navn: PPT, type: ppt, leder: Unni Vik}
  - {id: helsestasjon, navn: Helsestasjonen, type: helsestasjon_skolehelse, leder: Gro Mo, fast_i_ressursteam: ja}
  - {id: barnevern, navn: Barnevernet, type: barnevern, leder: Jon Ås, fast_i_ressursteam: ja}
  - {id: rus, navn: Rustjenesten, type: psykisk_helse_rus, fast_i_ressursteam: ja}
  - {id: fysio, navn: Fysioterapien, type: fysio_ergo, fast_i_ressursteam: ja}
  - {id: psykolog, navn: Kommunepsykologen, type: kommunepsykolog, fast_i_ressursteam: ja}
  - {id: skole_eik, navn: Eik skole, type: skole}
  - {id: legesenter, navn: Eik legesenter, type: fastlege}
  - {id: nav, navn: NAV Eksempelvik, type: nav}
  - {id: bup, navn: BUP, type: bup}
  - {id: oppvekst, navn: Oppvekstteamet, type: oppvekstteam, leder: Eva Nes}
  - {id: forvaltning, navn: Forvaltningsenheten, type: forvaltningsenhet, leder: Geir Sand}
"""
GRUPPE = """\
type: ansvarsgruppe
gruppenummer: AG-2026-005
status: aktiv
bruker:
  navn: Ola Bø
  fødselsdato: 14.03.2015
  fastlege: legesenter
foresatte:
  - navn: Kari Bø
    relasjon: mor
    foreldreansvar: ja
  - navn: Lars Bø
    relasjon: far
    foreldreansvar: ja
opprettet: 01.09.2026
bruker_ønsker_gruppe: ja
informert:
  dato: 25.08.2026
  hvem: mor
oppgaver: Samordne hjelpen hjemme og på skolen
fastlege_ikke_med: vil ha kopi av referatene
mål:
  - id: m1
    tekst: Sove godt hjemme
koordinator:
  navn: Siri Aas
  enhet: ppt
  oppnevnt: 01.09.2026
  stedfortreder: Nina Hol
medlemmer:
  - navn: Per Li
    enhet: barnevern
    funksjon: kontaktperson
    arbeidsområde: tiltak hjemme
  - navn: Tor Dal
    enhet: helsestasjon
    funksjon: helsesykepleier
    arbeidsområde: søvn
meldt_oppstart:
  dato: 01.09.2026
samtykker:
  - id: s1
    gjelder: [deling, kopi_av_referat]
    formål: Samordne hjelpen
    instanser:
      - {enhet: barnevern, opplysninger: hjelp}
      - {enhet: helsestasjon, opplysninger: hjelp}
      - {enhet: legesenter, opplysninger: hjelp}
      - {enhet: oppvekst, opplysninger: hjelp}
    gjennomgått:
      dato: 20.08.2026
      av: Siri Aas
    signert:
      - navn: Kari Bø
        rolle: foresatt
        dato: 20.08.2026
      - navn: Lars Bø
        rolle: foresatt
        dato: 20.08.2026
    barnet_hørt:
      dato: 20.08.2026
      av: Siri Aas
    gyldig_fra: 20.08.2026
    gyldig_til: 20.08.2027
"""
FØRSTE = """\
type: møte
id: AG-2026-005-m1
ansvarsgruppe: AG-2026-005
møtetype: ansvarsgruppemøte
møtenummer: 1
dato: 10.09.2026
tid: 10.00-11.30
sted: Familiesenteret
referent: Per Li
status: gjennomført
referat:
  dato: 11.09.2026
  til_stede: [Siri Aas, Per Li, Kari Bø]
  forfall: [Tor Dal, Lars Bø]
  bruker_sier: Mor håper på mer søvn
  barnets_stemme: {hvordan: samtale, innhold: Vil sove hjemme}
  status:
    - {medlem: Siri Aas, tekst: Gruppen er ny}
    - {medlem: Per Li, tekst: Kurset begynner}
    - {medlem: Tor Dal, tekst: Har målt søvnen}
  endring_mål: nei
  endring_tiltak: nei
  neste_møte:
    dato: 22.10.2026
    tid: 10.00-11.30
"""
HOLDT = """\
type: møte
id: AG-2026-005-m2
ansvarsgruppe: AG-2026-005
møtetype: ansvarsgruppemøte
møtenummer: 2
dato: 22.10.2026
tid: 10.00-11.30
sted: Familiesenteret
referent: Per Li
innkalte:
  - Siri Aas
  - Tor Dal
status: gjennomført
saksliste:
  - tittel: Skoleveien
    meldt_av:
      rolle: foresatt
referat:
  dato: 23.10.2026
  til_stede:
    - Siri Aas
    - Per Li
    - Kari Bø
  forfall:
    - Tor Dal
    - Lars Bø
  bruker_sier: Mor sover bedre selv
  barnets_stemme:
    hvordan: samtale
    innhold: Vil sove hjemme
  status:
    - medlem: Siri Aas
      tekst: Skolen er informert
    - medlem: Per Li
      tekst: Kurset er i gang
    - medlem: Tor Dal
      tekst: Søvnen er målt
  endring_mål:
    svar: nei
  endring_tiltak:
    svar: nei
  forrige_referat:
    gjennomgått: ja
  saker:
    - tittel: Skoleveien
      konklusjon: Prøves ut til jul
  tiltak:
    - tekst: Bestille hjelpemiddel
      ansvarlig: Per Li
      frist: 06.11.2026
      mål: m1
  neste_møte:
    dato: 12.11.2026
    tid: 10.00-11.30
"""
KALT = """\
type: møte
id: AG-2026-005-m3
ansvarsgruppe: AG-2026-005
møtetype: ansvarsgruppemøte
møtenummer: 3
dato: 12.11.2026
tid: 10.00-11.30
sted: Familiesenteret
referent: Per Li
innkalling:
  dato: 26.10.2026
innkalte:
  - Siri Aas
  - Per Li
  - Tor Dal
  - Ola Bø
  - Kari Bø
inviterte: []
status: planlagt
saksliste:
  - tittel: Lekser
    type: sak
    meldt_av:
      rolle: fagperson
"""
AVLYST = """\
type: møte
id: AG-2026-005-m4
ansvarsgruppe: AG-2026-005
møtetype: ansvarsgruppemøte
dato: 15.10.2026
tid: 10.00-11.30
sted: Familiesenteret
innkalling:
  dato: 01.10.2026
  sendt: ja
status: avlyst
avlyst:
  dato: 12.10.2026
  av: Siri Aas
"""
SAMARBEID = """\
type: møte
id: AG-2026-005-s1
ansvarsgruppe: AG-2026-005
møtetype: samarbeidsmøte
dato: 19.11.2026
tid: 10.00-11.00
sted: Eik skole
referent: Per Li
innkalling:
  dato: 26.10.2026
avklart_med_bruker:
  dato: 20.10.2026
  hvem: mor
koordinator_informert: 20.10.2026
status: planlagt
"""
VOKSEN = """\
type: ansvarsgruppe
gruppenummer: AG-2026-006
status: avsluttet
målgruppe: voksen
bruker:
  navn: Anna Lund
  fødselsdato: 02.02.1990
  fastlege: legesenter
foresatte:
  - navn: Berit Lund
    relasjon: mor
koordinator:
  navn: Siri Aas
  enhet: ppt
  oppnevnt: 01.03.2026
medlemmer:
  - navn: Geir Rud
    enhet: nav
samtykker:
  - id: s1
    gjelder: [deling, kopi_av_referat]
    formål: Samordne hjelpen
    instanser:
      - {enhet: nav, opplysninger: hjelp}
      - {enhet: legesenter, opplysninger: hjelp}
      - {enhet: forvaltning, opplysninger: hjelp}
    personer: []
    gjennomgått:
      dato: 01.03.2026
      av: Siri Aas
    signert:
      - navn: Anna Lund
        rolle: bruker
        dato: 01.03.2026
    gyldig_fra: 01.03.2026
    gyldig_til: 01.03.2027
avslutning:
  dato: 20.10.2026
  grunn: behov_opphørt
  ført_i: AG-2026-006-m1
  meldt:
    dato: 21.10.2026
"""
SISTE = """\
type: møte
id: AG-2026-006-m1
ansvarsgruppe: AG-2026-006
møtetype: ansvarsgruppemøte
møtenummer: 1
dato: 20.10.2026
tid: 10.00-11.30
sted: NAV
referent: Geir Rud
innkalling:
  dato: 05.10.2026
innkalte:
  - Siri Aas
  - Geir Rud
  - Anna Lund
status: gjennomført
referat:
  dato: 20.10.2026
  til_stede: [Siri Aas, Geir Rud, Anna Lund]
  bruker_sier: Anna takker for hjelpen
  status:
    - {medlem: Siri Aas, tekst: Alt er overlevert}
    - {medlem: Geir Rud, tekst: Arbeidet går bra}
  endring_mål: nei
  endring_tiltak: nei
  saker:
    - tittel: Avslutning
      type: avslutning
"""
SAK = """\
type: sak
saksnummer: RT-2026-017
status: meldt
meldt_dato: 01.09.2026
melder:
  navn: Unni Vik
  stilling: leder
  enhet: ppt
bruker:
  navn: Ola Bø
  fødselsdato: 14.03.2015
foresatte:
  - navn: Kari Bø
    relasjon: mor
    foreldreansvar: ja
tema: Søvn
problemstilling: Hvordan kan barnet få hjelp?
situasjon: Lite søvn
tidligere_forsøkt: Samtaler
brukers_ønsker: Sove hjemme
samtykker:
  - id: s1
    gjelder: [drøfting, kopi_av_referat]
    formål: Drøfte hjelpen
    instanser:
      - {enhet: psykolog, opplysninger: hjelp}
      - {enhet: helsestasjon, opplysninger: hjelp}
      - {enhet: barnevern, opplysninger: hjelp}
      - {enhet: rus, opplysninger: hjelp}
      - {enhet: fysio, opplysninger: hjelp}
      - {enhet: bup, opplysninger: hjelp}
    gjennomgått:
      dato: 20.08.2026
      av: Unni Vik
    signert:
      - navn: Kari Bø
        rolle: foresatt
        dato: 20.08.2026
    barnet_hørt:
      dato: 20.08.2026
    gyldig_fra: 20.08.2026
    gyldig_til: 20.08.2027
drøftinger:
  - møte: RTM-1
    dato: 23.09.2026
    drøfting: Søvnen ble drøftet
    tiltak:
      - tekst: Kveldsrutine
        enhet: helsestasjon
        fra_tiltaksbank: sovn
        brukers_valg: takket_ja
        status: igangsatt
    tilbakemelding_til_bruker:
      dato: 24.09.2026
      av: Unni Vik
      hvordan: telefon
    kopi_til:
      - helsestasjon
  - møte: RTM-2
    inviterte:
      - enhet: bup
        navn: Liv Ek
"""
ANNEN_SAK = (
    SAK.replace("RT-2026-017", "RT-2026-018")
    .replace("Ola Bø", "Ida Vang")
    .replace("Kari Bø", "Eli Vang")
    .replace("tema: Søvn", "tema: Skolevei")
    .partition("drøftinger:")[0]
)
TEAM = """\
type: møte
id: RTM-1
møtetype: ressursteam
dato: 22.09.2026
tid: 12.00-13.30
status: gjennomført
saker: [RT-2026-017]
til_stede:
  - {navn: Gro Mo, enhet: helsestasjon}
  - {navn: Jon Ås, enhet: barnevern}
forfall:
  - {enhet: rus}
  - {enhet: fysio}
  - {enhet: psykolog}
"""
TEAM_KALT = """\
type: møte
id: RTM-2
møtetype: ressursteam
dato: 03.11.2026
tid: 12.00-13.30
innkalling:
  dato: 26.10.2026
status: planlagt
saker:
  - RT-2026-017
  - RT-2026-018
"""
PLAN = """\
type: møteplan
halvår: 2026-høst
dato: 15.08.2026
start: 01.09.2026
ukedag: tirsdag
unntak: []
"""
EVALUERING = """\
type: evaluering
halvår: 2026-høst
dato: 20.10.2026
status: ferdig
mønster:
  bra: Godt forberedt
  hvorfor: Ny mal
  bedre: Tiden
  hvordan: Færre saker
"""
BANK = """\
type: tiltaksbank
dato: 01.10.2026
tiltak:
  - id: sovn
    navn: Søvnkurs
    enhet: helsestasjon
    beskrivelse: Kurs for foreldre
    slik_får_du_det: Ring helsestasjonen
    kontakt: Gro Mo
"""
WORLD: Mapping[str, str] = {
    "oppsett": OPPSETT, "instanser": INSTANSER, "gruppe": GRUPPE, "første": FØRSTE, "holdt": HOLDT, "kalt": KALT,
    "avlyst": AVLYST, "samarbeid": SAMARBEID, "voksen": VOKSEN, "siste": SISTE, "RT-2026-017": SAK,
    "RT-2026-018": ANNEN_SAK, "team": TEAM, "team_kalt": TEAM_KALT, "plan": PLAN, "evaluering": EVALUERING, "bank": BANK,
}  # fmt: skip
"""Every file by its short name."""
