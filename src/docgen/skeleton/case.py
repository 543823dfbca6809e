"""A new sak to the ressursteam, in the order a melder fills it: who, the question, consent, and later the discussion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from docgen.model.casebook import Casebook
from docgen.skeleton.base import HOW, Skeleton, page, units
from docgen.skeleton.numbers import asked_number, next_number, used_ids
from docgen.skeleton.wording_people import BRUKER, FORESATTE, SAMTYKKE


def new_case(book: Casebook, i_dag: dt.date, *, number: str | None = None, used: Iterable[str] = ()) -> Skeleton:
    """A sak with the next free number of this year, or with `number`.

    `used` are texts from outside the casebook that an id may stand in (names in output/, the archive's register).

    Raises:
        NewError: `number` is no case number, or was used before.
    """
    taken = used_ids(book, used)
    name = asked_number("RT", number, i_dag.year, book, taken) if number else next_number("RT", i_dag.year, taken)
    text = page(
        f"# Sak til ressursteamet, {name}. Gir samtykkeskjema og meldeskjema, og referat når saken er drøftet.\n#\n{HOW}",
        units(book),
        f"# Hva fila er, og nummeret saken har overalt (fila heter det samme). Endres ikke.\ntype: sak\nsaksnummer: {name}",
        STATUS,
        MELDER,
        BRUKER,
        FORESATTE,
        CONTENT,
        SAMTYKKE,
        MORE,
        DISCUSSION,
    )
    return Skeleton(f"cases/saker/{name}.yaml", text)


STATUS = """\
# Hvor saken er: utkast (meldeskjemaet merkes UTKAST), meldt, drøftet eller avsluttet.
status: utkast

# Dagen saken meldes, for eksempel 16.11.2026. Trengs for meldeskjema; samtykket må gjelde den dagen.
meldt_dato:
# Skriv ja når meldeskjemaet er sendt. Da endres det ikke mer av seg selv.
# sendt:"""

MELDER = """\
# --- Den som melder saken. Trengs for meldeskjema. Referatet arkiveres hos enheten til melder. ---
melder:
  # For eksempel Oda Fjellheim.
  navn:
  # For eksempel helsesykepleier.
  stilling:
  # En id fra lista over, for eksempel helsestasjon.
  enhet:"""

CONTENT = """\
# --- Det teamet skal drøfte. Trengs for meldeskjema. ---

# Hva saken handler om i noen få ord, uten navn, for eksempel: Skolefravær og søvn. Står på sakslista.
tema:

# Spørsmålet teamet skal svare på, for eksempel: Hvordan kan hverdagen bli lettere å bære?
problemstilling: |

# Hvordan situasjonen er nå: hjem, skole eller arbeid, helse, og det som går bra.
situasjon: |

# Hva som er prøvd, og hvordan det gikk. Skriv «ingenting» om ikke noe er prøvd.
tidligere_forsøkt: |

# Hva bruker selv ønsker, helst med egne ord.
brukers_ønsker: |

# Hva melder ønsker hjelp til, for eksempel: En felles plan for de neste månedene.
ønsket_hjelp: |

# Instanser som allerede er inne i saken, for eksempel [barnevern, ppt].
instanser_i_saken: []"""

MORE = """\
# Nummeret i sak- og arkivsystemet, for eksempel 2026/1187.
# arkivsak:

# Saksnummeret hos dem som får brev. Står i brevet etter «Deres ref.».
# deres_ref:
#   - enhet:
#     referanse:

# Hva som skjer videre etter drøftingen: samarbeidsmøte, ansvarsgruppe, tiltak, avsluttet eller annet.
# videre:

# Ansvarsgruppen saken førte til, for eksempel AG-2026-005.
# ansvarsgruppe:"""

DISCUSSION = """\
# --- Drøftingen. Trengs for referat. Ta linjene i bruk når saken er satt på sakslista til et møte. ---
# drøftinger:
#     # Id-en til ressursteamets møte, for eksempel RT-møte-2026-12-02.
#   - møte:
#     # Referatets egen dato, og ja når det er sendt.
#     dato:
#     sendt:
#     # Andre enn de faste som er bedt til denne saken: enhet, navn og grunn. Samtykket må nevne enheten.
#     inviterte: []
#     # De av de inviterte som kom. De faste føres i fila til møtet. Aldri bruker eller foresatte.
#     til_stede: []
#     # Hva teamet drøftet og vurderte.
#     drøfting: |
#     # Ett punkt for hvert forslag: minst ett tiltak, eller veien videre.
#     tiltak:
#         # Kort id, for eksempel t1, og hva som foreslås.
#       - id: t1
#         tekst:
#         # Instansen som får oppdraget. Er det fra tiltaksbanken, skriv id-en der; ellers «internt: ja».
#         enhet:
#         fra_tiltaksbank:
#         internt:
#         # Teamet foreslår hvem; enhetslederen avgjør («tildelt_fagperson: …» og «avgjort_av: …»).
#         forslag_fagperson:
#         # Bruker bestemmer: takket_ja, takket_nei eller ikke_avklart. Settes i gang bare etter takket_ja.
#         brukers_valg: ikke_avklart
#         # Status: foreslått, igangsatt, utført eller frafalt.
#         status: foreslått
#     veien_videre: |
#     # Hvem som forteller bruker om drøftingen, for eksempel Samira Haddad.
#     informerer_bruker:
#     # Instanser som får kopi av referatet, for eksempel [nav]. Samtykket må gjelde kopi_av_referat for hver.
#     kopi_til: []
#     # Når bruker fikk vite det, av hvem og hvordan, for eksempel samtale på kontoret. Gir tilbakemeldingen.
#     tilbakemelding_til_bruker:
#       dato:
#       av:
#       hvordan:
#     # Utkast til referatet er godkjent, så ferdig.
#     dokumentstatus: utkast"""
