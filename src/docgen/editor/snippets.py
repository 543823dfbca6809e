"""What a secretary adds most, ready with its fields: offered by name where it can stand, with a tab stop in every field.

A row says which fields, in the order they are filled in; the choices in a tab stop are read off the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType
from typing import Any, TypeAlias

from docgen.documents.table import Dokumenter
from docgen.editor.kinds import kind_of
from docgen.model import people, registers, subjects
from docgen.model.base import Record
from docgen.reading.vocabulary import FieldShape, Shapes

Below: TypeAlias = "str | tuple[str, tuple[Below, ...]]"
"""A field, or a block with the fields in it."""
Schema: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Snippet:
    """One thing to add. `name` is what stands in the list of offers, `told` what it is for."""

    name: str
    told: str
    fields: tuple[Below, ...]


def snippets(record: type[Record], field: FieldShape, shapes: Shapes) -> Schema:
    """What is offered whole in a field of a record, and the bare words that can stand for it; nothing for most."""
    kind = "array" if field.many else "object"
    # `type` tells the server to put the hyphen of a point in front of the first field, and only where it is not there yet.
    made: list[Schema] = [
        {"label": row.name, "description": row.told, "type": kind, "body": body(field, row, shapes)}
        for row in SNIPPETS.get((record, field.name), ())
    ]
    if field.record is not None and field.shorthand and not field.many:
        made += _values(words_for(field.record, field.shorthand, shapes))
    return {"defaultSnippets": made} if made else {}


def words_for(record: type[Record], name: str, shapes: Shapes) -> tuple[str, ...]:
    """The words to choose among in a field: its fixed values, or those that most people mean (ja, nei, onsdag)."""
    return shapes.of(record).fields[name].allowed or kind_of(record, name).offers


def values_to_choose(words: Iterable[str]) -> Schema:
    """Values to offer in a field that takes others too."""
    made = _values(words)
    return {"defaultSnippets": made} if made else {}


def _values(words: Iterable[str]) -> list[Schema]:
    return [{"label": word, "body": word} for word in words]


def body(field: FieldShape, row: Snippet, shapes: Shapes) -> dict[str, Any]:
    """The fields of a snippet with their tab stops: `{"navn": "$1", "foreldreansvar": "${2|ja,nei|}"}`."""
    return _filled(field, row.fields, shapes, count(1))


def _filled(field: FieldShape, fields: Iterable[Below], shapes: Shapes, stops: Iterator[int]) -> dict[str, Any]:
    assert field.record is not None
    known = shapes.of(field.record).fields
    made: dict[str, Any] = {}
    for below in fields:
        name, inside = (below, ()) if isinstance(below, str) else below
        if inside:
            block = _filled(known[name], inside, shapes, stops)
            made[name] = [block] if known[name].many else block
        else:
            made[name] = _stop(known[name], words_for(field.record, name, shapes), next(stops))
    return made


def _stop(field: FieldShape, words: tuple[str, ...], number: int) -> str:
    stop = f"${{{number}|{','.join(words)}|}}" if words else f"${number}"
    return f"[{stop}]" if field.many else stop


_SIGNATURE: tuple[Below, ...] = ("navn", "rolle", "dato", "måte")
_CONSENT: tuple[Below, ...] = (
    "id",
    "gjelder",
    "formål",
    ("instanser", ("enhet", "opplysninger")),
    ("gjennomgått", ("dato", "av")),
    ("signert", _SIGNATURE),
    "gyldig_fra",
    "gyldig_til",
)
_GUARDIAN = Snippet(
    "ny foresatt",
    "En forelder eller en annen som handler for barnet.",
    ("id", "navn", "relasjon", "foreldreansvar", "bosted", "adresse", "telefon"),
)
_REPRESENTATIVE = Snippet(
    "ny representant", "En pårørende, eller en annen med fullmakt.", ("id", "navn", "type", "grunnlag", "adresse", "telefon")
)
_NEW_CONSENT = Snippet(
    "nytt samtykke",
    "Et helt samtykke, slik det står på det signerte skjemaet: formål, instanser, gjennomgang, signatur og varighet.",
    _CONSENT,
)
_ITEM = Snippet(
    "nytt agendapunkt", "Noe som er meldt til møtet.", ("tittel", ("meldt_av", ("navn", "rolle")), "tid_minutter", "type")
)
_CONCLUDED = Snippet(
    "ny sak med konklusjon",
    "En sak fra sakslista, og hva det ble konkludert med.",
    ("tittel", ("meldt_av", ("navn", "rolle")), "konklusjon"),
)
_ACTION = Snippet(
    "nytt tiltak", "Noe noen skal gjøre: én ansvarlig og en frist.", ("id", "tekst", "mål", "ansvarlig", "frist", "status")
)
_PROPOSAL = Snippet(
    "nytt forslag til tiltak",
    "Det teamet foreslår. Bruker bestemmer selv.",
    ("id", "tekst", "enhet", "fra_tiltaksbank", "forslag_fagperson", "brukers_valg", "status"),
)
_GUEST = Snippet("ny deltaker fra en enhet", "En som fila ellers ikke kjenner: en gjest eller en vikar.", ("navn", "enhet"))
_INVITED = Snippet(
    "ny invitert", "En instans som er bedt til dette ene møtet. Samtykket må nevne den.", ("enhet", "navn", "grunn")
)

SNIPPETS: Mapping[tuple[type[Record], str], tuple[Snippet, ...]] = MappingProxyType(
    {
        # --- people and consent ------------------------------------------------------------------------------------
        (subjects.Sak, "foresatte"): (_GUARDIAN,),
        (subjects.Ansvarsgruppe, "foresatte"): (_GUARDIAN,),
        (subjects.Sak, "representanter"): (_REPRESENTATIVE,),
        (subjects.Ansvarsgruppe, "representanter"): (_REPRESENTATIVE,),
        (subjects.Sak, "samtykker"): (_NEW_CONSENT,),
        (subjects.Ansvarsgruppe, "samtykker"): (_NEW_CONSENT,),
        (people.Bruker, "verge"): (
            Snippet(
                "ny verge",
                "Den Statsforvalteren har oppnevnt, og hva mandatet gjelder.",
                ("navn", "mandat", "fra", "adresse", "telefon"),
            ),
        ),
        (people.Bruker, "tolk"): (Snippet("tolk", "Om det trengs tolk, og på hvilket språk.", ("behov", "språk")),),
        (people.Samtykke, "instanser"): (
            Snippet("ny instans", "En instans, og hva den kan få vite.", ("enhet", "opplysninger")),
        ),
        (people.Samtykke, "personer"): (Snippet("ny person", "En av bruker sine som kan få papirer.", ("navn", "relasjon")),),
        (people.Samtykke, "signert"): (
            Snippet("ny signatur", "Den som signerte, i hvilken rolle og når.", _SIGNATURE),
            Snippet(
                "ny muntlig signatur",
                "Muntlig samtykke trenger en henvisning til notatet i journalen.",
                (*_SIGNATURE, "journalnotat"),
            ),
        ),
        (people.Samtykke, "barnet_hørt"): (
            Snippet("barnet er hørt", "Når, av hvem, og hva barnet mente.", ("dato", "av", "mening")),
        ),
        (people.Samtykke, "trukket"): (
            Snippet("samtykket er trukket", "Når, av hvem og hvordan, og for hvilke enheter.", ("dato", "av", "måte", "enheter")),
        ),
        (people.Samtykke, "unntak"): (
            Snippet(
                "unntak fra en regel",
                "Hvilken regel det gjelder, grunnen, hvem som bestemte det, og når.",
                ("regel", "grunn", "av", "dato"),
            ),
        ),
        # --- sak ---------------------------------------------------------------------------------------------------
        (subjects.Sak, "drøftinger"): (
            Snippet(
                "ny drøfting",
                "Drøftingen i ett møte i ressursteamet. Gir et referat.",
                (
                    "møte",
                    "dato",
                    "drøfting",
                    ("tiltak", _PROPOSAL.fields),
                    "veien_videre",
                    "informerer_bruker",
                    "kopi_til",
                    "dokumentstatus",
                ),
            ),
        ),
        (subjects.Drøfting, "tiltak"): (_PROPOSAL,),
        (subjects.Drøfting, "inviterte"): (_INVITED,),
        (subjects.Drøfting, "til_stede"): (_GUEST,),
        (subjects.Drøfting, "tilbakemelding_til_bruker"): (
            Snippet("tilbakemelding", "Når bruker fikk vite det, av hvem og hvordan.", ("dato", "av", "hvordan")),
        ),
        # --- ansvarsgruppe -----------------------------------------------------------------------------------------
        (subjects.Ansvarsgruppe, "medlemmer"): (
            Snippet("nytt medlem", "En fagperson som er fast med i gruppen.", ("navn", "enhet", "funksjon", "arbeidsområde")),
        ),
        (subjects.Ansvarsgruppe, "mål"): (
            Snippet("nytt mål", "Et mål gruppen arbeider mot.", ("id", "tekst", "livsområde", "status")),
        ),
        (subjects.Ansvarsgruppe, "koordinator"): (
            Snippet("koordinator", "Fagpersonen som leder gruppen.", ("navn", "enhet", "telefon", "e_post", "oppnevnt")),
        ),
        (subjects.Ansvarsgruppe, "koordinator_bytte"): (
            Snippet(
                "bytte av koordinator",
                "Hvem som hadde oppgaven før, og hvem som overtok.",
                (("fra", ("navn", "enhet", "telefon", "e_post")), "til", "dato"),
            ),
        ),
        (subjects.Ansvarsgruppe, "avslutning"): (
            Snippet(
                "avslutning",
                "Når og hvorfor, og møtet den står i.",
                ("dato", "grunn", "ført_i", "sluttvurdering", "videre_oppfølging"),
            ),
        ),
        # --- møte --------------------------------------------------------------------------------------------------
        (subjects.Møte, "saksliste"): (_ITEM,),
        (subjects.Møte, "innkalte"): (_GUEST,),
        (subjects.Møte, "inviterte"): (_INVITED,),
        (subjects.Møte, "til_stede"): (_GUEST,),
        (subjects.Møte, "forfall"): (_GUEST,),
        (subjects.Møte, "avlyst"): (
            Snippet(
                "møtet er avlyst",
                "Hvem som bestemte det, og nytt møte om det er avtalt.",
                ("dato", "av", "grunn_intern", "ny_dato", "ny_tid"),
            ),
        ),
        (subjects.Møte, "uten_bruker"): (
            Snippet(
                "møtet holdes uten bruker",
                "Koordinators avklaring før et møte der verken bruker eller familien kommer.",
                ("avklart_dato", "avklart_av", "avklart_med", "hvordan"),
            ),
        ),
        (subjects.Referat, "til_stede"): (_GUEST,),
        (subjects.Referat, "forfall"): (_GUEST,),
        (subjects.Referat, "status"): (Snippet("ny status", "Kort fra ett medlem.", ("medlem", "tekst")),),
        (subjects.Referat, "tiltak"): (_ACTION,),
        (subjects.Referat, "saker"): (_CONCLUDED,),
        (subjects.Referat, "neste_møte"): (
            Snippet("neste møte", "Dagen, tiden og stedet som ble avtalt.", ("dato", "tid", "sted")),
            Snippet("neste møte avtales senere", "Når det ikke ble avtalt noe møte, og hvorfor.", ("avtales_senere", "grunn")),
        ),
        (subjects.Referat, "barnets_stemme"): (
            Snippet("barnets stemme", "Hvordan barnet ble hørt, av hvem, og hva det ville si.", ("hvordan", "hvem", "innhold")),
        ),
        # --- half-years --------------------------------------------------------------------------------------------
        (subjects.Møteplan, "unntak"): (
            Snippet("møtet flyttes", "Et møte i planen som får en annen dag.", ("dato", "flyttet_til", "grunn")),
            Snippet("møtet utgår", "Et møte i planen som ikke holdes.", ("dato", "utgår", "grunn")),
        ),
        (subjects.Evaluering, "deltakere"): (_GUEST,),
        (subjects.Evaluering, "manuelle_tall"): (Snippet("nytt tall", "Et tall som filene ikke vet.", ("navn", "antall")),),
        (subjects.Evaluering, "tiltak_videre"): (
            Snippet("nytt tiltak videre", "Det teamet skal gjøre neste halvår.", ("tekst", "ansvarlig", "frist")),
        ),
        # --- registers and the table of document types -------------------------------------------------------------
        (registers.Instanser, "instanser"): (
            Snippet(
                "ny enhet",
                "En instans kommunen samarbeider med.",
                ("id", "navn", "type", "leder", "adresse", "telefon", "e_post", "kanal"),
            ),
        ),
        (registers.Tiltaksbank, "tiltak"): (
            Snippet(
                "nytt tiltak i tiltaksbanken",
                "Et tilbud innbyggerne kan få.",
                ("id", "navn", "enhet", "målgruppe", "beskrivelse", "slik_får_du_det", "kontakt", "aktiv", "oppdatert"),
            ),
        ),
        (registers.Oppsett, "skoleferier"): (
            Snippet("ny skoleferie", "Dager det ikke skal legges møter på.", ("navn", "fra", "til")),
        ),
        (registers.Oppsett, "hjemler"): (Snippet("ny hjemmel", "En lovtekst dokumentene viser til.", ("id", "tekst", "fra")),),
        (Dokumenter, "dokumenter"): (
            Snippet(
                "ny dokumenttype",
                "En rad for en type, med en Word-mal i denne mappen.",
                ("type", "om", "mal", "tittel", "offentlig_tittel", "når", "mottakere", "gradering", "journalposttype"),
            ),
        ),
    }
)
"""What is offered, by record and field."""
