"""What the templates of this house make letters with, for whoever looks at a finished document (word-quality L1 to L8).

The ids of styles are those that `templates/kilde` gives; the words are printed in both bokmål and nynorsk.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from docgen.model.nationalid import find_national_ids
from docgen.word.quality import House

HOUSE: Final = House(
    address="Mottaker",
    marking="Gradering",
    signature=MappingProxyType(
        {
            "Hilsen": ("keepNext", "keepLines"),
            "Signatur": ("keepNext", "keepLines"),
            # The signature's last, where what follows may begin the next page.
            "SignaturSlutt": ("keepLines",),
        }
    ),
    marking_words=("Unntatt offentlighet", "Unnateke offentlegheit"),
    reference_label="Vår ref.",
    their_labels=("Deres ref.", "Dykkar ref."),
    date_label="Dato",
    page_words=("Side", " av "),
    neutral=frozenset({"docgen"}),
    has_national_id=lambda text: bool(find_national_ids(text)),
)
