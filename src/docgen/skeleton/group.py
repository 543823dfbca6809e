"""A new ansvarsgruppe, in the order of F3's start-up: who, why, who coordinates, who is a member, consent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from docgen.model.casebook import Casebook
from docgen.skeleton.base import HOW, Skeleton, page, units
from docgen.skeleton.numbers import asked_number, next_number, used_ids
from docgen.skeleton.wording_people import BRUKER, FORESATTE, SAMTYKKE


def new_group(book: Casebook, i_dag: dt.date, *, number: str | None = None, used: Iterable[str] = ()) -> Skeleton:
    """An ansvarsgruppe with the next free number of this year, or with `number`; `used` as in `new_case`.

    Raises:
        NewError: `number` is no group number, or was used before.
    """
    taken = used_ids(book, used)
    name = asked_number("AG", number, i_dag.year, book, taken) if number else next_number("AG", i_dag.year, taken)
    text = page(
        f"# Ansvarsgruppe {name}. Gir samtykkeskjema, melding om oppstart og om avslutning. Møtene får egne filer.\n#\n{HOW}",
        units(book),
        f"# Hva fila er, og nummeret gruppen har overalt. Endres ikke.\ntype: ansvarsgruppe\ngruppenummer: {name}",
        STATUS,
        BRUKER,
        FORESATTE,
        START,
        KOORDINATOR,
        MEDLEMMER,
        MÅL,
        SAMTYKKE,
        MORE,
        CLOSING,
    )
    return Skeleton(f"cases/ansvarsgrupper/{name}/gruppe.yaml", text)


STATUS = """\
# Hvor gruppen er: planlagt, aktiv eller avsluttet.
status: planlagt"""

START = """\
# --- Oppstart. Trengs for melding om oppstart. ---

# Dagen gruppen ble opprettet, for eksempel 11.05.2026. Når den står her, lages meldingen (barn og unge).
opprettet:

# Hvem gruppen er for: barn_og_unge eller voksen. Uten svar avgjør alderen; skriv det når bruker er 18–24 år.
# målgruppe:

# Hvorfor: to_eller_flere_instanser, langvarig_tverrfaglig_behov eller ønske_fra_bruker.
opprettelsesgrunn:
  grunn:
  # Utdypes om det trengs, for eksempel: Både PPT og BUP er inne.
  # begrunnelse: |

# Bruker eier gruppen. Ønsker bruker den: ja eller nei.
bruker_ønsker_gruppe:

# Når bruker og familien ble informert om gruppen og formålet, hvem som fikk vite det, og av hvem.
informert:
  dato:
  # For eksempel: bruker og mor.
  hvem:
  av:

# Hva gruppen skal gjøre, for eksempel: Støtte Kari i å komme tilbake til skolen.
oppgaver: |"""

KOORDINATOR = """\
# --- Koordinator. Navn og enhet trengs for alle dokumenter unntatt samtykkeskjema. ---
koordinator:
  # En fagperson, for eksempel Oda Fjellheim.
  navn:
  # En id fra lista over, for eksempel fysio_ergo.
  enhet:
  # Det som står i brevene, for eksempel 68 05 10 51.
  telefon:
  e_post:
  # Dagen koordinator ble oppnevnt. Trengs for melding om oppstart.
  oppnevnt:
  # Den som kan avlyse og avklare når koordinator er borte.
  # stedfortreder:"""

MEDLEMMER = """\
# --- Medlemmer: fagfolkene utenom koordinator. Minst ett trengs for oppstart og innkalling. ---
medlemmer:
    # Kopier linjene fra «- navn» til «arbeidsområde» for hvert medlem.
  - navn:
    enhet:
    # For eksempel kontaktlærer.
    funksjon:
    # Hva medlemmet har ansvar for, for eksempel skolehverdagen.
    arbeidsområde:
    # Første og siste dag som medlem, når det ikke er fra oppstart og ennå.
    # fra:
    # til:

# Fastlegen bør være med. Er fastlegen ikke med, skriv hvorfor, for eksempel: Ønsker bare kopi av referat.
# fastlege_ikke_med:"""

MÅL = """\
# Målene gruppen arbeider mot. Tiltakene i referatene viser til id-en, for eksempel skole.
# mål:
#   - id:
#     tekst:
#     # For eksempel skole, hjem, helse, arbeid eller fritid.
#     livsområde:
#     # Status: åpent, nådd eller lagt_bort.
#     status: åpent
#     # Dagen målet ble satt, og dagen det ble nådd eller lagt bort.
#     fra:
#     til:"""

MORE = """\
# Når oppstarten ble meldt, og ja når meldingen er sendt. Da endres den ikke mer av seg selv.
# meldt_oppstart:
#   dato:
#   sendt:

# Når det sist ble vurdert hvem som skal være fast med, for eksempel 22.10.2026.
# medlemmer_evaluert:

# Nummeret i sak- og arkivsystemet, for eksempel 2026/0611.
# arkivsak:

# Saksnummeret hos dem som får brev. Står i brevet etter «Deres ref.».
# deres_ref:
#   - enhet:
#     referanse:

# Når en ny overtar som koordinator: sett den nye over, og flytt hit alt om den som hadde oppgaven før.
# koordinator_bytte:
#   - fra:
#       navn:
#       enhet:
#       telefon:
#       e_post:
#     til:
#     dato:"""

CLOSING = """\
# --- Avslutning. Trengs for melding om avslutning. Sett også status til avsluttet. ---
# avslutning:
#   dato:
#   # Grunn: behov_opphørt, ønske_fra_bruker, flyttet eller annet (da trengs også «begrunnelse: …»).
#   grunn:
#   # Id-en til møtet der avslutningen står i referatet, for eksempel AG-2026-005-m6.
#   ført_i:
#   sluttvurdering: |
#   videre_oppfølging: |
#   # Meldingens egen dato, og ja når den er sendt.
#   meldt:
#     dato:
#     sendt:"""
