"""The people of all cases, found in the state when a text may name one: `Personer` as rules know it; what is asked is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from docgen.build import asked as keys
from docgen.build.asked import Asked, may_say
from docgen.build.state import State
from docgen.model.personer import Contact, PeopleRow, Person, Personer
from docgen.model.phrases import Phrases, words_of

P = TypeVar("P")
_ORDER = "ORDER BY sak LIKE 'AG%', sak, number"
"""As the casebook goes through them: saker before groups, each in order of its number."""
_BEGINNING = "first = ? AND second IN ('', ?, ?)"
"""Phrases of one word, and those whose second word comes next in the text, there maybe in the genitive."""
_NAMES = f"SELECT value, sak, key, navn FROM people WHERE kind = 'name' AND {_BEGINNING} {_ORDER}"
# Without the name of the index SQLite goes through all contacts, for the sake of the grouping.
_STREETS = (
    f"SELECT value FROM people INDEXED BY people_first WHERE kind = 'contact' AND {_BEGINNING}"
    " GROUP BY value ORDER BY min(sak LIKE 'AG%'), min(sak)"
)
_OWNERS = f"SELECT sak, key, navn FROM people WHERE kind = 'contact' AND value = ? AND way = ? {_ORDER}"
_ANY = "SELECT 1 FROM people WHERE kind = ? AND value = ? AND way = ? LIMIT 1"
_WHOSE = "SELECT value FROM people WHERE kind = 'same' AND sak = ? LIMIT 1"
_SAME = "SELECT sak FROM people WHERE kind = 'same' AND value = ?"
# From each to the next in the index: many people have one first name, and DISTINCT would go through all of them.
_NEXT = "SELECT min(first) FROM people WHERE kind = :kind AND first >"
_FIRST_WORDS = (
    f"WITH RECURSIVE found(word) AS ({_NEXT} '' UNION ALL SELECT ({_NEXT} word) FROM found WHERE word IS NOT NULL)"
    " SELECT word FROM found WHERE word IS NOT NULL"
)
_MOST_KEPT = 2_048
"""Answers held at a time; some hundred kilobytes."""


def people_on(state: State, asked: Asked) -> Personer:
    """Everybody, of the rows that the files have brought."""
    firsts, rows = _Firsts(state), _Rows(state)
    return Personer(
        names=_Found(rows, asked, firsts.of("name"), _names_beginning, folded=False),
        streets=_Found(rows, asked, firsts.of("contact"), _streets_beginning, folded=True),
        contacts=_Contacts(rows, asked),
        services=_Services.on(rows, asked),
        employees=_Employees.on(rows, asked),
        domains=_Domains.on(rows, asked),
        same=_Same(rows, asked),
    )


def phrases_of(row: PeopleRow) -> tuple[str, ...]:
    """The words by which a row is found in a text; () for one that is not looked for in that way."""
    if row.kind == "name":
        return tuple(words_of(row.value))
    if row.kind == "contact" and row.way == "adresse":
        return tuple(words_of(row.value, folded=True))
    return ()


def key_of_row(row: PeopleRow) -> str:
    """The key under which it is noted that somebody asked for this row."""
    return keys.person(row.kind, f"{row.way}:{row.value}")


def is_touched(filtered: bytes, phrases: Iterable[tuple[str, ...]]) -> bool:
    """Whether one of the phrases may stand in the texts behind a filter."""
    return any(may_say(filtered, phrase) for phrase in phrases)


class _Rows:
    """The rows behind a question, looked up once: nothing changes in them from when the files have been read until the run is
    over, and every document asks about the same services and the same people."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._known: dict[tuple[object, ...], list[Any]] = {}

    def of(self, query: str, *values: str) -> list[Any]:
        """What the query finds."""
        found = self._known.get((query, *values))
        if found is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            found = self._known[query, *values] = self._state.db.execute(query, values).fetchall()
        return found


class _Firsts:
    """The first words of all names and streets: few enough to be held, and almost no word of a text is one of them."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._held: dict[str, frozenset[str]] = {}

    def of(self, kind: str) -> Callable[[], frozenset[str]]:
        """The first words of one kind of row, gathered when first asked for."""

        def words() -> frozenset[str]:
            if kind not in self._held:
                rows = self._state.db.execute(_FIRST_WORDS, {"kind": kind})
                self._held[kind] = frozenset(word for (word,) in rows)
            return self._held[kind]

        return words


def is_said(phrase: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words are the phrase; the last of several perhaps in the genitive («Marlene Åsvangs sak»)."""
    if len(words) != len(phrase) or tuple(words[:-1]) != phrase[:-1]:
        return False
    return words[-1] == phrase[-1] or (len(phrase) > 1 and words[-1] == f"{phrase[-1]}s")


class _Found(Phrases[P]):
    """Phrases that lie in the state."""

    def __init__(
        self,
        rows: _Rows,
        asked: Asked,
        firsts: Callable[[], frozenset[str]],
        load: Callable[[_Rows, str, str], Iterable[tuple[tuple[str, ...], P]]],
        *,
        folded: bool,
    ) -> None:
        super().__init__({}, {}, folded)
        for name, value in (("_rows", rows), ("_asked", asked), ("_firsts", firsts), ("_load", load)):
            object.__setattr__(self, name, value)

    _rows: _Rows
    _asked: Asked
    _firsts: Callable[[], frozenset[str]]
    _load: Callable[[_Rows, str, str], Iterable[tuple[tuple[str, ...], P]]]

    def find(self, text: str) -> Iterator[P]:
        words = [*words_of(text, folded=self.folded)]
        self._asked.words.update(words)
        firsts = self._firsts()
        if firsts.isdisjoint(words):
            return
        for number, word in enumerate(words):
            if word in firsts:
                yield from self._beginning(word, words, number)

    def _beginning(self, word: str, words: list[str], number: int) -> Iterator[P]:
        """The phrases that begin at a place in the text: the shorter before the longer, as written before the genitive."""
        # Of the hundreds of people who have one first name only those are looked at whose next name is the next word.
        following = words[number + 1] if number + 1 < len(words) else ""
        rows = self._load(self._rows, word, following)
        said = [(len(phrase), words[number : number + len(phrase)], phrase, payload) for phrase, payload in rows]
        found = [(length, tuple(here) != phrase, payload) for length, here, phrase, payload in said if is_said(phrase, here)]
        yield from (payload for _, _, payload in sorted(found, key=lambda one: one[:2]))


def _names_beginning(rows: _Rows, word: str, following: str) -> Iterator[tuple[tuple[str, ...], Person]]:
    for value, *whose in rows.of(_NAMES, word, following, following.removesuffix("s")):
        yield tuple(words_of(value)), Person(*whose)


def _streets_beginning(rows: _Rows, word: str, following: str) -> Iterator[tuple[tuple[str, ...], Contact]]:
    for (value,) in rows.of(_STREETS, word, following, following.removesuffix("s")):
        yield tuple(words_of(value, folded=True)), Contact("adresse", value)


class _Contacts(Mapping[Contact, tuple[Person, ...]]):
    def __init__(self, rows: _Rows, asked: Asked) -> None:
        self._rows = rows
        self._asked = asked

    def __getitem__(self, contact: Contact) -> tuple[Person, ...]:
        self._asked.note(keys.person("contact", f"{contact.kind}:{contact.value}"))
        if not (rows := self._rows.of(_OWNERS, contact.value, contact.kind)):
            raise KeyError(contact)
        return tuple(Person(*row) for row in rows)

    def __iter__(self) -> Iterator[Contact]:
        raise NotImplementedError("nobody goes through all contacts")

    def __len__(self) -> int:
        raise NotImplementedError("nobody counts all contacts")


class _Members(frozenset[P]):
    """A set of which only membership is asked: it lies in the state."""

    _rows: _Rows
    _asked: Asked

    @classmethod
    def on(cls, rows: _Rows, asked: Asked) -> _Members[P]:
        """The set whose members these rows tell of."""
        made: _Members[P] = cls()
        made._rows = rows
        made._asked = asked
        return made

    def _has(self, kind: str, way: str, value: str) -> bool:
        self._asked.note(keys.person(kind, f"{way}:{value}"))
        return bool(self._rows.of(_ANY, kind, value, way))


class _Services(_Members[Contact]):
    def __contains__(self, contact: object) -> bool:
        return isinstance(contact, Contact) and self._has("service", contact.kind, contact.value)


class _Employees(_Members[str]):
    def __contains__(self, name: object) -> bool:
        return self._has("employee", "", str(name))


class _Domains(_Members[str]):
    def __contains__(self, domain: object) -> bool:
        return self._has("domain", "", str(domain))


class _Same(Mapping[str, frozenset[str]]):
    def __init__(self, rows: _Rows, asked: Asked) -> None:
        self._rows = rows
        self._asked = asked

    def __getitem__(self, number: str) -> frozenset[str]:
        self._asked.note(keys.thing(number))
        if not (whose := self._rows.of(_WHOSE, number)):
            raise KeyError(number)
        ((value,), *_) = whose
        self._asked.note(keys.person("same", f":{value}"))
        return frozenset(sak for (sak,) in self._rows.of(_SAME, value))

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("nobody goes through all cases")

    def __len__(self) -> int:
        raise NotImplementedError("nobody counts all cases")
