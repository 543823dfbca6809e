"""The people of all cases, found in the state when a text may name one: `Personer` as rules know it; what is asked is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from docgen.build import asked as keys
from docgen.build.asked import Asked, may_say
from docgen.build.state import State
from docgen.model.personer import Contact, PeopleRow, Person, Personer
from docgen.model.phrases import Phrases, words_of

P = TypeVar("P")
_ORDER = "ORDER BY sak LIKE 'AG%', sak, number"
"""As the casebook goes through them: saker before groups, each in order of its number."""


def people_on(state: State, asked: Asked) -> Personer:
    """Everybody, of the rows that the files have brought."""
    firsts = _Firsts(state)
    return Personer(
        names=_Found(state, asked, firsts.of("name"), _names_beginning, folded=False),
        streets=_Found(state, asked, firsts.of("contact"), _streets_beginning, folded=True),
        contacts=_Contacts(state, asked),
        services=_Services(state, asked),
        employees=_Employees(state, asked),
        domains=_Domains(state, asked),
        same=_Same(state, asked),
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


class _Firsts:
    """The first words of all names and streets: few enough to be held, and almost no word of a text is one of them."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._held: dict[str, frozenset[str]] = {}

    def of(self, kind: str) -> Callable[[], frozenset[str]]:
        """The first words of one kind of row, gathered when first asked for."""

        def words() -> frozenset[str]:
            if kind not in self._held:
                rows = self._state.db.execute("SELECT DISTINCT first FROM people WHERE kind = ? AND first <> ''", (kind,))
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
        state: State,
        asked: Asked,
        firsts: Callable[[], frozenset[str]],
        load: Callable[[State, str], Iterable[tuple[tuple[str, ...], P]]],
        *,
        folded: bool,
    ) -> None:
        super().__init__({}, {}, folded)
        for name, value in (("_state", state), ("_asked", asked), ("_firsts", firsts), ("_load", load)):
            object.__setattr__(self, name, value)

    _state: State
    _asked: Asked
    _firsts: Callable[[], frozenset[str]]
    _load: Callable[[State, str], Iterable[tuple[tuple[str, ...], P]]]

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
        rows = self._load(self._state, word)
        said = [(len(phrase), words[number : number + len(phrase)], phrase, payload) for phrase, payload in rows]
        found = [(length, tuple(here) != phrase, payload) for length, here, phrase, payload in said if is_said(phrase, here)]
        yield from (payload for _, _, payload in sorted(found, key=lambda one: one[:2]))


def _names_beginning(state: State, word: str) -> Iterator[tuple[tuple[str, ...], Person]]:
    rows = state.db.execute(f"SELECT value, sak, key, navn FROM people WHERE kind = 'name' AND first = ? {_ORDER}", (word,))
    for value, *whose in rows.fetchall():
        yield tuple(words_of(value)), Person(*whose)


def _streets_beginning(state: State, word: str) -> Iterator[tuple[tuple[str, ...], Contact]]:
    rows = state.db.execute(
        "SELECT value FROM people WHERE kind = 'contact' AND first = ? GROUP BY value ORDER BY min(sak LIKE 'AG%'), min(sak)",
        (word,),
    )
    for (value,) in rows.fetchall():
        yield tuple(words_of(value, folded=True)), Contact("adresse", value)


class _Contacts(Mapping[Contact, tuple[Person, ...]]):
    def __init__(self, state: State, asked: Asked) -> None:
        self._state = state
        self._asked = asked

    def __getitem__(self, contact: Contact) -> tuple[Person, ...]:
        self._asked.note(keys.person("contact", f"{contact.kind}:{contact.value}"))
        rows = self._state.db.execute(
            f"SELECT sak, key, navn FROM people WHERE kind = 'contact' AND value = ? AND way = ? {_ORDER}",
            (contact.value, contact.kind),
        )
        if not (owners := tuple(Person(*row) for row in rows.fetchall())):
            raise KeyError(contact)
        return owners

    def __iter__(self) -> Iterator[Contact]:
        raise NotImplementedError("nobody goes through all contacts")

    def __len__(self) -> int:
        raise NotImplementedError("nobody counts all contacts")


class _Rows(frozenset[P]):
    """A set of which only membership is asked: it lies in the state."""

    _state: State
    _asked: Asked

    def __new__(cls, state: State, asked: Asked) -> _Rows[P]:
        made = super().__new__(cls)
        made._state = state
        made._asked = asked
        return made

    def _has(self, kind: str, way: str, value: str) -> bool:
        self._asked.note(keys.person(kind, f"{way}:{value}"))
        query = "SELECT 1 FROM people WHERE kind = ? AND value = ? AND way = ? LIMIT 1"
        return self._state.db.execute(query, (kind, value, way)).fetchone() is not None


class _Services(_Rows[Contact]):
    def __contains__(self, contact: object) -> bool:
        return isinstance(contact, Contact) and self._has("service", contact.kind, contact.value)


class _Employees(_Rows[str]):
    def __contains__(self, name: object) -> bool:
        return self._has("employee", "", str(name))


class _Domains(_Rows[str]):
    def __contains__(self, domain: object) -> bool:
        return self._has("domain", "", str(domain))


class _Same(Mapping[str, frozenset[str]]):
    def __init__(self, state: State, asked: Asked) -> None:
        self._state = state
        self._asked = asked

    def __getitem__(self, number: str) -> frozenset[str]:
        self._asked.note(keys.thing(number))
        row = self._state.db.execute("SELECT value FROM people WHERE kind = 'same' AND sak = ?", (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        self._asked.note(keys.person("same", f":{row[0]}"))
        rows = self._state.db.execute("SELECT sak FROM people WHERE kind = 'same' AND value = ?", row)
        return frozenset(sak for (sak,) in rows.fetchall())

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("nobody goes through all cases")

    def __len__(self) -> int:
        raise NotImplementedError("nobody counts all cases")
