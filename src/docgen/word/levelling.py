"""The tags of a part put on the level they work on: joined paragraphs, lifted tags, changed cells, in this order.

Located tags whose blocks are paired in, faults out; the tree is changed.
"""

from __future__ import annotations

from docgen.word.blocks import find_blocks
from docgen.word.cells import change_cells
from docgen.word.faults import Fault
from docgen.word.joins import join_paragraphs
from docgen.word.levels import Lifter
from docgen.word.text import Located


def settle(located: list[Located]) -> list[Fault]:
    """What is wrong with the levels; blocks are paired anew, because joining moves tags."""
    join_paragraphs(located)
    lifter = Lifter(located, find_blocks(located)[0])
    lifter.lift()
    faults = list(lifter.faults)
    change_cells(located, faults)
    return faults
