"""The fixed texts about people and consent that the files of a sak and of a group share. Word for word what is written.

A line of explanation begins with a capital; a field that is not always needed stands behind «# », ready to be taken into use.
"""

from __future__ import annotations

BRUKER = """\
# --- Hvem det gjelder. Trengs for alle dokumenter. ---
bruker:
  # Hele navnet, for eksempel Kari Nordmann.
  navn:
  # Dag, måned og år, for eksempel 14.03.2012. Bare datoen, aldri fødselsnummer.
  fødselsdato:
  # Dit brevene skal: gate på én linje, postnummer og sted på den neste.
  # adresse: |
  # Telefon og e-post, for eksempel 68 05 30 50. Står ikke i brev til andre.
  # telefon:
  # e_post:
  # Har noen sperret adresse: ingen, fortrolig eller strengt_fortrolig. Ved sperre skal adressen ikke stå her.
  # adressesperre: ingen
  # Skole, barnehage eller arbeidsplass, og fastlege: id-er fra instanser.yaml.
  # skole_barnehage_arbeid:
  # fastlege:
  # Målform i brev til bruker: bokmål eller nynorsk. Uten svar gjelder kommunens.
  # målform:
  # Trengs tolk (ja eller nei), og hvilket språk, for eksempel somali.
  # tolk:
  #   behov:
  #   språk:
  # Skal bruker ha egne brev (ja eller nei). Uten svar avgjør alderen.
  # skal_ha_kopi:
  # Hvem som har omsorgen for barnet: foreldre eller barneverntjenesten.
  # omsorg: foreldre
  # Verge, for eksempel Nina Aas. Mandat: økonomi, personlige_forhold eller begge.
  # verge:
  #   navn:
  #   mandat: []"""

FORESATTE = """\
# Foresatte. Trengs når bruker er under 18 år; kopier linjene for hver av dem.
# foresatte:
#     # Kort og uten navn, for eksempel mor. Brukes i filnavn og skal ikke endres.
#   - id:
#     navn:
#     # Hva de er for barnet, for eksempel mor, far eller fosterforelder.
#     relasjon:
#     # Har foreldreansvar (ja eller nei). Avgjør hvem som må signere, og hvem som får brev.
#     foreldreansvar:
#     # Hvor barnet bor hos denne: fast, delt, samvær eller ikke.
#     bosted:
#     adresse: |
#     telefon:

# Andre som representerer bruker: pårørende eller annen_representant, og grunnlaget, for eksempel fullmakt.
# representanter:
#   - navn:
#     type:
#     grunnlag:"""

SAMTYKKE = """\
# Samtykkeskjemaet lages av seg selv så lenge det ikke står et gyldig samtykke her. Skriv det som ble signert,
# og bare det: instanser og formål det ikke ble sagt ja til, skal ikke stå.
# samtykker:
#     # Kort navn på samtykket, for eksempel s1. Det neste heter s2.
#   - id: s1
#     # Hva det gjelder: drøfting, deling, kopi_av_referat, for eksempel [drøfting, kopi_av_referat].
#     gjelder: []
#     # Hva opplysningene skal brukes til, for eksempel: Drøfte hvordan hverdagen kan bli lettere.
#     formål: |
#     # Én linje for hver instans, aldri «alle», og hva den kan få vite, for eksempel helse og skole.
#     instanser:
#       - enhet:
#         opplysninger:
#     # Hva som ikke kan deles, for eksempel: det som sies i samtalene på poliklinikken.
#     unntatte_opplysninger: |
#     # Når og av hvem skjemaet ble gjennomgått med dem som signerte.
#     gjennomgått:
#       dato:
#       av:
#     # Én for hver signatur. Rolle: bruker, foresatt, verge, pårørende, barneverntjenesten eller
#     # annen_representant.
#     # Måte: papir, elektronisk eller muntlig (da trengs også «journalnotat: …»).
#     signert:
#       - navn:
#         rolle:
#         dato:
#         måte: papir
#     # Fra barnet er 7 år: når det ble hørt, av hvem, og hva det mente.
#     barnet_hørt:
#       dato:
#       av:
#       mening: |
#     # Hvor lenge samtykket gjelder, vanligvis ett år, for eksempel 04.05.2026 til 04.05.2027.
#     gyldig_fra:
#     gyldig_til:"""
