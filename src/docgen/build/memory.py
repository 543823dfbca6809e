"""What a process that builds again and again keeps at hand between its runs: what is dear to make, by what it was made from.

It holds no answer. Everything in it hangs on bytes that are looked at in each run (a digest stands in the key), so it cannot be
out of date; let go of, it costs time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from docgen.build.state import thawed

if TYPE_CHECKING:
    from docgen.model.base import Record

T = TypeVar("T")
_MOST = 64
"""Things held beside the records: the table, and each template twice over."""


class Memory:
    """The memory of one process for one workspace. `records` are those asked for last, by handle and digest (`shelf.Shelf`)."""

    def __init__(self) -> None:
        self.records: OrderedDict[tuple[bytes, str], Record] = OrderedDict()
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._thawed: dict[bytes, Any] = {}

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key, else what `make` makes now. The key must say everything that `make` rests on."""
        if key in self._made:
            self._made.move_to_end(key)
        else:
            self._made[key] = make()
            while len(self._made) > _MOST:
                self._made.popitem(last=False)
        found: T = self._made[key]
        return found

    def thawed(self, frozen: Iterable[bytes]) -> Iterator[Any]:
        """The values behind these bytes (`state.frozen`), each thawed once for as long as it is among those asked for."""
        before, self._thawed = self._thawed, {}
        for data in frozen:
            value = self._thawed[data] = before[data] if data in before else thawed(data)
            yield value
