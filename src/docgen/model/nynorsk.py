"""What the program itself says in a document, in nynorsk: the words of its own tables, never what an office has written.

The templates have their own nynorsk; here stand the words that come in through values: the names of codes, the fixed items of a
meeting, the seats of the ressursteam, the facts of an evaluation. A word without a row is the same in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from docgen.model.fields import NYNORSK_WEEKDAYS, WEEKDAYS

Målform = Literal["bokmål", "nynorsk"]

NYNORSK: Final[Mapping[str, str]] = MappingProxyType(
    {
        # --- people and their sides ---------------------------------------------------------------------------------
        "bruker": "brukar",
        "bruker og foresatte": "brukar og føresette",
        "foresatt": "føresett",
        "verge": "verje",
        "pårørende": "pårørande",
        "annen representant": "annan representant",
        "barneverntjenesten": "barnevernstenesta",
        # --- codes of the YAML --------------------------------------------------------------------------------------
        "Behovet for koordinert innsats har opphørt": "Behovet for koordinert innsats har falle bort",
        "Ønske fra bruker": "Ønske frå brukaren",
        "Flyttet fra kommunen": "Flytta frå kommunen",
        "Annen grunn": "Annan grunn",
        "deling av opplysninger i ansvarsgruppen": "deling av opplysningar i ansvarsgruppa",
        "Takket ja": "Takka ja",
        "Takket nei": "Takka nei",
        "Ikke avklart": "Ikkje avklart",
        "Igangsatt": "Sett i gang",
        "Frafalt": "Falle bort",
        "Åpent": "Ope",
        "To eller flere instanser er inne i saken": "To eller fleire instansar er inne i saka",
        "Langvarig og tverrfaglig hjelpebehov": "Langvarig og tverrfagleg hjelpebehov",
        # --- the fixed items of an ansvarsgruppemøte (D5) -----------------------------------------------------------
        "Bruker har ordet": "Brukar har ordet",
        "Bruker og foresatte har ordet": "Brukar og føresette har ordet",
        "Referat fra forrige møte": "Referat frå førre møte",
        "Status fra medlemmene": "Status frå medlemmene",
        "Meldte saker": "Melde saker",
        # --- the ressursteam ----------------------------------------------------------------------------------------
        "Psykisk helse- og rustjenesten": "Psykisk helse- og rustenesta",
        "Helsestasjons- og skolehelsetjenesten": "Helsestasjons- og skulehelsetenesta",
        "Fysioterapi- og ergoterapitjenesten": "Fysioterapi- og ergoterapitenesta",
        "til stede": "til stades",
        **dict(zip(WEEKDAYS, NYNORSK_WEEKDAYS, strict=True)),
        "høsten": "hausten",
        # --- the facts of an evaluation (D12) -----------------------------------------------------------------------
        "Saker meldt": "Saker melde",
        "Saker drøftet": "Saker drøfta",
        "Saker som hadde vært oppe før": "Saker som hadde vore oppe før",
        "Saker stanset fordi samtykket manglet": "Saker stansa fordi samtykket mangla",
        "Møter planlagt": "Møte planlagde",
        "Saker drøftet mer enn én gang": "Saker drøfta meir enn éin gong",
        "Tiltak foreslått": "Tiltak foreslåtte",
        "Tiltak brukeren takket ja til": "Tiltak brukaren takka ja til",
        "Tiltak brukeren takket nei til": "Tiltak brukaren takka nei til",
        "Tiltak som ikke er avklart": "Tiltak som ikkje er avklarte",
        "Saker videre til samarbeidsmøte": "Saker vidare til samarbeidsmøte",
        "Saker videre til ansvarsgruppe": "Saker vidare til ansvarsgruppe",
        "Saker avsluttet": "Saker avslutta",
        "Møter holdt": "Møte haldne",
        "Møter avlyst": "Møte avlyste",
        # --- calendars ----------------------------------------------------------------------------------------------
        "Sted: se innkallingen.": "Stad: sjå innkallinga.",
        "Møte – tverrfaglig samarbeid": "Møte – tverrfagleg samarbeid",
        # --- the tiltaksbank (D13) ----------------------------------------------------------------------------------
        "fra {fra} år": "frå {fra} år",
    }
)


def said(words: str, målform: str) -> str:
    """One of the program's own words in a målform: `said("høsten", "nynorsk")` gives «hausten»."""
    return NYNORSK.get(words, words) if målform == "nynorsk" else words
