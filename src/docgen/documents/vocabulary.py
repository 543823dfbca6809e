"""Which names exist: what a template or an expression may say, by what the document is about.

The names of records follow from the model itself (one vocabulary); only what is computed is listed here. A test holds the list
and `values` together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import get_args

from docgen.documents.plain import CONTACT, printable
from docgen.model.base import Record
from docgen.model.people import Bruker, Foresatt, Tiltak
from docgen.model.registers import BankTiltak, Enhet, Oppsett, Tiltaksbank
from docgen.model.subjects import (
    Agendapunkt,
    Ansvarsgruppe,
    Drøfting,
    Evaluering,
    Koordinator,
    Medlem,
    Møte,
    Møteplan,
    Referat,
    Sak,
)
from docgen.word.check import Vocabulary

_EVERYWHERE = (
    "kommune.logo "
    "dokument.type dokument.tittel dokument.offentlig_tittel dokument.dato dokument.vår_ref dokument.utkast "
    "dokument.gradering dokument.arkiveksemplar dokument.målform dokument.utgave "
    "dokument.retter.dato dokument.retter.sendt "
    "mottaker.nøkkel mottaker.navn mottaker.linjer[] mottaker.privat mottaker.kopi mottaker.deres_ref "
    "mottakere[].navn mottakere[].rolle mottakere[].kopi "
    "avsender.navn avsender.tittel avsender.enhet avsender.telefon avsender.e_post"
)
_PERSON = "bruker.alder bruker.barn representanter[].navn representanter[].type brukersiden"
_FORM = (
    "skjema.trengs skjema.om skjema.gjelder[] skjema.formål skjema.enheter[].navn skjema.enheter[].opplysninger "
    "skjema.fra_enhet skjema.unntatte_opplysninger skjema.unntatte_enheter[] skjema.gyldig_til "
    "skjema.signaturer[].rolle skjema.signaturer[].navn skjema.barnets_mening skjema.gjennomgått skjema.gjennomgås_av skjema.tolk"
)
_CONSENT = (
    "samtykke.dato samtykke.gjennomgått_av samtykke.formål samtykke.gjelder[] "
    "samtykke.instanser[].navn samtykke.instanser[].opplysninger"
)
_WITHDRAWN = (
    "samtykke.dato samtykke.formål samtykke.gjelder[] samtykke.trukket.dato samtykke.trukket.av samtykke.trukket.måte "
    "samtykke.trukket.alle samtykke.stopper[].navn samtykke.fortsetter[].navn"
)
_GROUP = "gruppe.målgruppe gruppe.avslutning.ført_i.id gruppe.avslutning.ført_i.dato"
_MEETING = (
    "møte.møteleder møte.avslutter_gruppen møte.erstatter_dato "
    "møte.referat.status[].medlem møte.referat.status[].enhet møte.referat.status[].tekst "
    "forrige_møte.dato "
    "innkalte[].navn innkalte[].rolle innkalte[].enhet innkalte[].utvidet "
    "saksliste[].nr saksliste[].tittel saksliste[].meldte_saker saksliste[].første_møte "
    "saksliste[].punkter[].tittel saksliste[].punkter[].meldt_av saksliste[].punkter[].tid_minutter "
    "til_stede[].navn til_stede[].rolle til_stede[].enhet "
    "forfall[].navn forfall[].rolle forfall[].enhet ansvarsavklaring[].tekst ansvarsavklaring[].ansvarlig "
    "ansvarsavklaring[].frist ansvarsavklaring[].status ansvarsavklaring[].mål uten_bruker"
)
_TEAM_AGENDA = (
    "saker[].nr saker[].saksnummer saker[].enhet saker[].tema saker[].fra saker[].til "
    "faste_deltakere[].sete faste_deltakere[].enhet"
)
_DISCUSSION = (
    "deltakere[].sete deltakere[].enhet deltakere[].navn deltakere[].status "
    "inviterte_til_stede[].navn inviterte_til_stede[].enhet arkivenhet"
)
_PLAN = (
    "møteplan.sesong møteplan.ukedag møteplan.datoer[].dato møteplan.datoer[].uke møteplan.datoer[].ukedag "
    "møteplan.datoer[].fra møteplan.datoer[].til møteplan.datoer[].meldefrist møteplan.datoer[].merknad "
    "møteplan.utgår[].dato møteplan.utgår[].grunn"
)
_EVALUATION = (
    "evaluering.sesong evaluering.deltakere[].navn evaluering.deltakere[].enhet fakta[].navn fakta[].antall "
    "fakta_per_enhet[].enhet fakta_per_enhet[].antall fakta_valg[].navn fakta_valg[].antall "
    "oppmøte[].enhet oppmøte[].møtt oppmøte[].forfall diagram.valg diagram.per_enhet diagram.oppmøte skjulte_tall"
)

_Records = Mapping[str, type[Record]]
"""Where a record's own names go: `gruppe` for the group's, `gruppe.medlemmer[]` for each member's."""

_ALWAYS: _Records = {"kommune": Oppsett}
_PEOPLE: _Records = {"bruker": Bruker, "foresatte[]": Foresatt}
_OF_GROUP: _Records = {
    "gruppe": Ansvarsgruppe,
    "gruppe.koordinator": Koordinator,
    "gruppe.medlemmer[]": Medlem,
    "gruppe.instanser[]": Enhet,
}
_OF_MEETING: _Records = {"møte": Møte, "møte.referat": Referat, "møte.referat.saker[]": Agendapunkt}

BY_SUBJECT: Mapping[str, tuple[_Records, str]] = MappingProxyType(
    {
        "sak": ({**_PEOPLE, "sak": Sak}, f"{_PERSON} {_FORM} {_CONSENT}"),
        "ansvarsgruppe": ({**_PEOPLE, **_OF_GROUP}, f"{_PERSON} {_FORM} {_CONSENT} {_GROUP}"),
        "møte": ({**_PEOPLE, **_OF_GROUP, **_OF_MEETING, "sak": Sak}, f"{_PERSON} {_GROUP} {_CONSENT} {_MEETING}"),
        "ressursteammøte": ({"møte": Møte}, _TEAM_AGENDA),
        "drøfting": (
            {**_PEOPLE, "sak": Sak, "møte": Møte, "drøfting": Drøfting, "drøfting.tiltak[]": Tiltak},
            f"{_PERSON} {_CONSENT} {_DISCUSSION}",
        ),
        "møteplan": ({"møteplan": Møteplan}, _PLAN),
        "evaluering": ({"evaluering": Evaluering}, _EVALUATION),
        "tiltaksbank": (
            {"tiltaksbank": Tiltaksbank, "tiltaksbank.tiltak[]": BankTiltak},
            "tiltaksbank.tiltak[].alder",
        ),
        "samtykke": (_PEOPLE, f"{_PERSON} {_WITHDRAWN}"),
    }
)
"""For each kind of subject: the records it shows, and the names that are computed."""


def vocabulary(om: str) -> Vocabulary:
    """All names of documents about `om`. A meeting may belong to a group or a sak: both sets of names are known there."""
    records, computed = BY_SUBJECT[om]
    tree: _Tree = {}
    for place, record in {**_ALWAYS, **records}.items():
        _merge(_branch(tree, place), _record_tree(record))
    for name in f"{_EVERYWHERE} {computed}".split():
        _branch(tree, name)
    _without_contacts(tree)
    return _grown(tree)


_Tree = dict[str, "_Tree"]
_ITEM = "[]"


def _branch(tree: _Tree, place: str) -> _Tree:
    for step in place.replace(_ITEM, f".{_ITEM}").split("."):
        tree = tree.setdefault(step, {})
    return tree


def _merge(tree: _Tree, other: _Tree) -> None:
    for name, branch in other.items():
        _merge(tree.setdefault(name, {}), branch)


def _record_tree(record: type[Record]) -> _Tree:
    tree: _Tree = {}
    for name, is_unit in printable(record):
        annotation = record.model_fields[name].annotation
        branch = tree.setdefault(name, {})
        if _is_list(annotation):
            branch = branch.setdefault(_ITEM, {})
        inner = Enhet if is_unit else _inner(annotation)
        if inner is not None:
            _merge(branch, _record_tree(inner))
    return tree


def _is_list(annotation: object) -> bool:
    return getattr(annotation, "__origin__", None) is tuple and Ellipsis in get_args(annotation)


def _inner(annotation: object) -> type[Record] | None:
    """The record inside an annotation, through tuples, unions and marks."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    arguments: Iterable[object] = get_args(annotation)
    return next((found for argument in arguments if (found := _inner(argument))), None)


def _without_contacts(tree: _Tree) -> None:
    """A member's own telephone is not for the others' letters (see `values`)."""
    members = tree.get("gruppe", {}).get("medlemmer", {}).get(_ITEM, {})
    for name in CONTACT:
        members.pop(name, None)


def _grown(tree: _Tree) -> Vocabulary:
    fields = {name: _grown(branch) for name, branch in tree.items() if name != _ITEM}
    return Vocabulary(MappingProxyType(fields), _grown(tree[_ITEM]) if _ITEM in tree else None)
