"""What a killed run left is mended: each intent of the journal is finished, undone or dropped; any number of times, anywhere.

What is to be done is told from three digests alone (`judged`, pure): of what lies at the target, of the unfinished file, and of
what was moved aside.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable

from docgen.build.intents import Intent
from docgen.build.swap import give_back, put_back
from docgen.build.volume import flush_folders
from docgen.build.workshop import Workshop


class Mend(enum.Enum):
    """What recovery does about one intent."""

    ADOPT = "done already"
    FORGET = "not begun; the old one, or a person's, stands"
    FINISH = "the old one was moved aside: the new one takes the name"
    PUT_BACK = "what was moved aside gets its name again"
    GIVE_BACK = "a person's save came out when names were traded: it gets its name again"
    KEEP = "a person's save lies among our unfinished files: it goes to the previous versions"


def judged(intent: Intent, lying: str, unfinished: str, aside: str) -> Mend:
    """What is to be done, by the digests of what lies there now; "" for nothing."""
    is_hers = unfinished not in ("", intent.new, intent.old)
    if intent.new and lying == intent.new:
        return Mend.GIVE_BACK if is_hers else Mend.ADOPT
    if is_hers:
        return Mend.KEEP
    if lying or not aside:
        return Mend.FORGET
    if aside != intent.old:
        return Mend.PUT_BACK  # she saved right before it was moved
    if not intent.new:
        return Mend.ADOPT
    return Mend.FINISH if unfinished == intent.new else Mend.PUT_BACK


def mended(shop: Workshop, intents: Iterable[Intent]) -> tuple[tuple[Intent, Mend], ...]:
    """Carry out what `judged` says of each intent, flushed; then the journal may go.

    Raises:
        OSError: the world failed; the journal still says what is left.
    """
    done = tuple((intent, _mended(shop, intent)) for intent in intents)
    changed = [intent for intent, what in done if what is not Mend.FORGET]
    targets = {(shop.output / intent.path).parent for intent in changed}
    flush_folders(shop.volume, targets | {(shop.former / intent.aside).parent for intent in changed if intent.aside})
    return done


def _mended(shop: Workshop, intent: Intent) -> Mend:
    target = shop.output / intent.path
    unfinished = shop.unfinished / intent.unfinished
    aside = shop.former / intent.aside
    left = shop.mark_of(unfinished) if intent.unfinished else ""
    what = judged(intent, shop.mark_of(target), left, shop.mark_of(aside) if intent.aside else "")
    match what:
        case Mend.FINISH:
            shop.volume.place(unfinished, target)
        case Mend.PUT_BACK:
            put_back(shop, aside, target)
        case Mend.GIVE_BACK:
            give_back(shop, intent, unfinished, target)
        case Mend.KEEP:
            shop.keep(unfinished, intent.path, left)
    return what
