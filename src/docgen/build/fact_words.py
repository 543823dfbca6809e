"""How what facts hold is said to people, on the overview page and in the reports. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from docgen.build.archived import Tilstand
from docgen.build.facts import Fact
from docgen.build.verdicts import reason

BY_MAIL = "e_post"
CHANNELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "": ("ikke valgt i instanser.yaml", "not chosen in instanser.yaml"),
        "intern": ("internt", "internal"),
        "svarut": ("SvarUt", "SvarUt"),
        "dialogmelding": ("dialogmelding", "dialogue message"),
        "post": ("post", "post"),
        BY_MAIL: ("e-post (ikke for personopplysninger, PV-06)", "e-mail (not for personal data, PV-06)"),
        "brev": ("eget brev", "a letter"),
    }
)
RECEIVERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "bruker": ("bruker", "user"),
        "verge": ("verge", "guardian"),
        "foresatt": ("foresatt", "parent"),
        "representant": ("representant", "representative"),
    }
)
"""Who gets a document where it is no unit, by the beginning of the receiver's key."""
_MAIL = ("e-post", "e-mail")
_NOT_PACKED, _EDITION = ("ikke pakket", "not packed"), ("utgave {nummer}", "edition {nummer}")


def chosen(table: Mapping[str, tuple[str, str]], key: str, lang: str) -> str:
    """The word of a table in "nb" or "en"; a key that it does not have stands for itself."""
    found = table.get(key)
    return found[lang == "en"] if found else key


def receiver_of(fact: Fact, lang: str) -> str:
    """Who is to have the document: a unit by its id, a person by her role."""
    # A unit's id has no hyphen before it that makes it a person's key (model/personer).
    key = fact.hvem if fact.hvem in RECEIVERS else next((name for name in RECEIVERS if fact.hvem.startswith(f"{name}-")), "")
    return chosen(RECEIVERS, key or fact.hvem, lang)


def channel_of(fact: Fact, lang: str) -> str:
    """How it goes to the receiver; of e-mail it is said when the document is about a person (PV-06)."""
    is_harmless = fact.status == BY_MAIL and not fact.initialer
    return _MAIL[lang == "en"] if is_harmless else chosen(CHANNELS, fact.status, lang)


def state_of(fact: Fact, lang: str) -> str:
    """Where a document is on its way into the archive, with its edition where there are several."""
    state = reason(Tilstand(fact.status)).say(lang) if fact.status else _NOT_PACKED[lang == "en"]
    edition = _EDITION[lang == "en"].format(nummer=fact.utgave) if fact.utgave > 1 else ""
    return ", ".join(part for part in (state, fact.journal, edition) if part)


def day(value: dt.date | str, lang: str) -> str:
    """A day as it is read: «01.12.2026», in English «2026-12-01». A text that is no day is given as it is."""
    try:
        read = dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return f"{read:%Y-%m-%d}" if lang == "en" else f"{read:%d.%m.%Y}"
