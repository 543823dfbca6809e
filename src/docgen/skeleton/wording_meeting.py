"""The fixed texts of a meeting's file, word for word as they are written."""

from __future__ import annotations

INVITERTE = "# Andre som bes med bare til dette møtet, og hvorfor. Samtykket må nevne enheten."
INVITERT = """\
# inviterte:
#   - enhet:
#     navn:
#     # For eksempel: Kan fortelle om læreplass.
#     grunn:"""

AGENDA_OF_GROUP = "# --- Sakslista. De faste punktene kommer av seg selv; skriv bare det som er meldt. ---"
AGENDA_OF_FEW = "# --- Sakslista: det som skal tas opp. ---"
AGENDA = """\
# Rolle: bruker, foresatt, verge, pårørende, annen_representant eller fagperson.
# Type: sak eller orientering; avslutning i det siste møtet. Uten svar: sak.
# saksliste:
#     # For eksempel: Planen for januar.
#   - tittel:
#     meldt_av:
#       navn:
#       rolle:
#     tid_minutter:
#     type: sak"""

INNKALLING = """\
# Innkallingens egen dato, for eksempel 26.11.2026, og ja når den er sendt. Da endres den ikke mer.
# innkalling:
#   dato:
#   sendt:"""

TEAM_AVLYST = """\
# Når møtet er avlyst: sett status til avlyst. Den interne grunnen skrives aldri ut.
# avlyst:
#   dato:
#   av:
#   grunn_intern: |
#   # Nytt møte, om det er avtalt. Det nye møtet får sin egen fil.
#   ny_dato:"""

AVLYST = """\
# Når møtet er avlyst: sett status til avlyst. Den interne grunnen skrives aldri ut. Gir avlysning.
# avlyst:
#   # Avlysningens egen dato, og ja når den er sendt.
#   dato:
#   sendt:
#   # Den som bestemte det; i en ansvarsgruppe koordinator eller stedfortreder.
#   av:
#   grunn_intern: |
#   # Nytt møte, om det er avtalt. Det nye møtet får sin egen fil.
#   ny_dato:
#   ny_fra:
#   ny_til:
#   ny_sted:"""

UTEN_BRUKER = """\
# Trengs for referat når verken bruker eller familien kom: koordinator avklarer før møtet at det kan holdes.
# uten_bruker:
#   avklart_dato:
#   avklart_av:
#   # For eksempel mor, og hvordan: på telefon.
#   avklart_med:
#   hvordan:"""

REPLACES = """\
# --- Møtet i stedet for et ansvarsgruppemøte. Avklaringen med bruker trengs for innkalling. ---
# Når det ble avklart med bruker eller familien, og med hvem, for eksempel Kari og mor.
avklart_med_bruker:
  dato:
  hvem:
# Dagen koordinator fikk vite det.
koordinator_informert:
# Instansen som har behov for møtet: en id fra cases/register/instanser.yaml, for eksempel ppt.
initiert_av:
# Id-en til det avlyste ansvarsgruppemøtet, for eksempel AG-2026-005-m4.
# erstatter:"""
