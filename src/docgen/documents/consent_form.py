"""The names of the papers about consent itself: the form (D2), the newest as a letter tells of it, the receipt (D15).

The form is how a block is lifted, so it is made whenever there is no valid consent, and never because one was withdrawn.
"""

from __future__ import annotations

import datetime as dt

from docgen.documents.norwegian import kodetekst
from docgen.documents.plain import Plain
from docgen.documents.recipients import senders
from docgen.model.consent import covers, judge, required_signatures
from docgen.model.people import Samtykke
from docgen.model.subject import Subject

MAIN_PURPOSE = {"sak": "drøfting", "ansvarsgruppe": "deling"}
RENEWAL = frozenset({"SA-09", "SA-10"})
"""Notes that ask for a new consent though the old one still holds: the person turns 16 or 18."""


def consent_form(subject: Subject, dato: dt.date, målform: str = "bokmål") -> dict[str, Plain]:
    """Give the form's own names; `trengs` says whether one is needed on `dato`."""
    assert subject.consents is not None
    template = _asked(subject)
    purposes = template.gjelder if template else (MAIN_PURPOSE[subject.om], "kopi_av_referat")
    return {
        "trengs": is_needed(subject, dato),
        "om": "gruppe" if subject.om == "ansvarsgruppe" else "sak",
        "gjelder": [kodetekst(purpose, målform) for purpose in purposes],
        "formål": template.formål if template else None,
        "enheter": _boxes(subject, dato, template),
        "fra_enhet": _from_unit(subject, dato),
        "unntatte_opplysninger": template.unntatte_opplysninger if template else None,
        "unntatte_enheter": [_name(subject, unit) for unit in template.unntatt] if template else [],
        "gyldig_til": template.gyldig_til if template else None,
        "signaturer": [
            {"rolle": signer.rolle, "navn": signer.navn} for signer in required_signatures(subject.consents, dato, template)
        ],
        "barnets_mening": subject.is_child(dato),
        "gjennomgått": template.gjennomgått.dato if template and template.gjennomgått else None,
        "gjennomgås_av": _goes_through(subject, dato, template),
        "tolk": subject.bruker.tolk.språk if subject.bruker and subject.bruker.tolk and subject.bruker.tolk.behov else None,
    }


def is_needed(subject: Subject, dato: dt.date) -> bool:
    """No valid consent for the main purpose and none withdrawn, or a coming of age that wants a new one (SA-09, SA-10)."""
    assert subject.consents is not None
    case = subject.person_case
    if case is None or case.status == "avsluttet" or any(samtykke.trukket for samtykke in subject.samtykker):
        return False
    verdict = judge(subject.consents, None, MAIN_PURPOSE[subject.om], dato)
    return verdict.code is not None or any(note.code in RENEWAL for note in verdict.notes)


def _asked(subject: Subject) -> Samtykke | None:
    """The consent under preparation: the last in the file that nobody has signed; else the last one, to be renewed."""
    unsigned = [samtykke for samtykke in subject.samtykker if not any(s.dato for s in samtykke.signert)]
    return next(iter(reversed(unsigned or subject.samtykker)), None)


def _boxes(subject: Subject, dato: dt.date, template: Samtykke | None) -> list[Plain]:
    if template and template.instanser:
        return [{"navn": _name(subject, instans.enhet), "opplysninger": instans.opplysninger} for instans in template.instanser]
    return [{"navn": _name(subject, unit), "opplysninger": None} for unit in _likely_units(subject, dato)]


def _likely_units(subject: Subject, dato: dt.date) -> tuple[str, ...]:
    """Without a draft in the file: everyone the documents of this case would go to, each once."""
    roles = subject.book.oppsett.roller
    fastlege = subject.bruker.fastlege.enhet if subject.bruker and subject.bruker.fastlege else None
    if subject.gruppe:
        notice = roles.oppvekstteam if subject.målgruppe(dato) == "barn_og_unge" else roles.forvaltningsenhet
        wanted = (*(medlem.enhet for medlem in subject.medlemmer(dato)), fastlege, notice)
    else:
        assert subject.sak is not None
        seats = (unit.id for unit in subject.faste_deltakere())
        invited = (invitert.enhet for drøfting in subject.sak.drøftinger for invitert in drøfting.inviterte)
        wanted = (roles.kommunepsykolog, *seats, *subject.sak.instanser_i_saken, *invited)
    return tuple(dict.fromkeys(unit for unit in wanted if unit and unit in subject.book.enheter))


def _from_unit(subject: Subject, dato: dt.date) -> str:
    koordinator = subject.koordinator(dato)
    melder = subject.sak.melder if subject.sak else None
    unit = koordinator.enhet if koordinator else melder.enhet if melder else None
    return _name(subject, unit) if unit else ""


def _goes_through(subject: Subject, dato: dt.date, template: Samtykke | None) -> str | None:
    if template and template.gjennomgått and template.gjennomgått.av:
        return template.gjennomgått.av
    koordinator = subject.koordinator(dato)
    melder = subject.sak.melder if subject.sak else None
    return koordinator.navn if koordinator else melder.navn if melder else None


def _name(subject: Subject, unit_id: str) -> str:
    unit = subject.enhet(unit_id)
    return unit.navn if unit else unit_id


def newest_consent(subject: Subject, dato: dt.date, i_dag: dt.date, purpose: str) -> dict[str, Plain] | None:
    """The consent a document rests on, as it may stand on paper: the newest for the purpose that was signed by the date.

    Its units are those it names and consent carries on both days (SA-04, SA-05); who may get a copy is decided elsewhere.
    """
    consents = subject.consents
    signed = [
        (max(days), samtykke)
        for samtykke in subject.samtykker
        if purpose in samtykke.gjelder and (days := [s.dato for s in samtykke.signert if s.dato and s.dato <= dato])
    ]
    if not signed:
        return None
    day, samtykke = max(signed, key=lambda pair: pair[0])
    return {
        "dato": day,
        "gjennomgått_av": samtykke.gjennomgått.av if samtykke.gjennomgått else None,
        "formål": samtykke.formål,
        "gjelder": [*samtykke.gjelder],
        "instanser": [
            {"navn": _name(subject, instans.enhet), "opplysninger": instans.opplysninger}
            for instans in samtykke.instanser
            if consents is not None and all(covers(consents, instans.enhet, purpose, on) for on in (dato, i_dag))
        ],
    }


def withdrawn_consent(
    subject: Subject, samtykke: Samtykke, dato: dt.date, i_dag: dt.date, målform: str = "bokmål"
) -> dict[str, Plain]:
    """A consent that was withdrawn, as its receipt tells of it (D15): what it was for, who gets nothing more, and who still does.

    A withdrawal ends every consent for those units that was signed before it, so they all stop; the sender's own unit is among
    them only when it is named. Among those for which the consent goes on it stands like the others: the form named it too.
    """
    consents, trukket = subject.consents, samtykke.trukket
    assert consents is not None and trukket is not None
    own = [instans.enhet for instans in samtykke.instanser]
    others = [unit for unit in own if unit not in senders(subject, dato)]
    still = [
        unit
        for unit in dict.fromkeys(own)
        if all(any(covers(consents, unit, purpose, on) for purpose in samtykke.gjelder) for on in (dato, i_dag))
    ]
    signed = [signer.dato for signer in samtykke.signert if signer.dato]
    return {
        "dato": max(signed, default=None),
        "formål": samtykke.formål,
        "gjelder": [kodetekst(purpose, målform) for purpose in samtykke.gjelder],
        "trukket": {
            "dato": trukket.dato,
            "av": trukket.av,
            "måte": trukket.måte,
            "alle": not trukket.enheter,
        },
        "stopper": [{"navn": _name(subject, unit)} for unit in dict.fromkeys(trukket.enheter or others)],
        "fortsetter": [{"navn": _name(subject, unit)} for unit in still],
    }
