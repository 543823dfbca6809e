"""Every field of the records that can hold a name, with a small file for each in which it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from docgen.model.base import Record, marks
from docgen.model.fields import Avsnitt, Frist, Navn, Ref, Tekst
from docgen.model.records import RECORDS

FREE = tuple(mark for kind in (Tekst, Navn, Avsnitt, Frist) for mark in kind.__metadata__)
IDS = {"enhet": "nav", "møte": "m1", "sak": "RT-2026-900", "ansvarsgruppe": "AG-2026-900"}
BORN = "2011-02-03"
Path = tuple[str, ...]


def fields_for_text(record: type[Record], seen: tuple[type[Record], ...] = ()) -> Iterator[Path]:
    """The way to every field below a record in which a person can write what she likes."""
    for name, info in record.model_fields.items():
        if info.exclude:
            continue
        own = [*marks(info.annotation, info.metadata)]
        inner = _record_in(info.annotation)
        if inner and inner not in seen:
            yield from ((name, *rest) for rest in fields_for_text(inner, (*seen, record)))
        elif not inner and any(mark == free for mark in own for free in FREE) and not any(isinstance(mark, Ref) for mark in own):
            yield (name,)


def planted(kind: str, path: Path, name: str, number: int) -> dict[str, Any]:
    """A file of a kind with a name in the field at the end of `path`, and else no more than it must have."""
    return _filled(RECORDS[kind], path, name, {"type": kind, **_own_ids(kind, number)})


def _own_ids(kind: str, number: int) -> dict[str, str]:
    return {
        "sak": {"saksnummer": f"RT-2020-{number:03d}"},
        "ansvarsgruppe": {"gruppenummer": f"AG-2020-{number:03d}"},
        "møte": {"id": f"møte-{number}"},
        "møteplan": {"halvår": f"{2100 + number}-høst"},
        "evaluering": {"halvår": f"{2100 + number}-høst"},
    }.get(kind, {})


def _filled(record: type[Record], path: Path, name: str, given: dict[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for field, info in record.model_fields.items():
        if info.exclude:
            continue
        is_on_the_way = bool(path) and field == path[0]
        if field in given:
            table[field] = given[field]
        elif is_on_the_way or info.is_required():
            inner = _record_in(info.annotation)
            value: Any = (
                _filled(inner, path[1:] if is_on_the_way else (), name, {})
                if inner
                else f"Om {name}s dag."
                if is_on_the_way and not _is_name(info)
                else name
                if is_on_the_way
                else _plain(field, info)
            )
            table[field] = [value] if _is_list(info.annotation) else value
    return table


def _plain(field: str, info: Any) -> str:
    own = [*marks(info.annotation, info.metadata)]
    target = next((mark.target for mark in own if isinstance(mark, Ref)), None)
    choices = [value for part in _parts(info.annotation) if get_origin(part) is Literal for value in get_args(part)]
    if choices:
        return str(choices[0])
    if target:
        return IDS[target]
    return (
        BORN if field in ("fødselsdato", "dato", "fra", "til", "start") else "3" if int in _parts(info.annotation) else "Per Dal"
    )


def _parts(annotation: Any) -> list[Any]:
    return [
        annotation,
        *(inner for arg in get_args(annotation) if get_origin(annotation) is not Literal for inner in _parts(arg)),
    ]


def _record_in(annotation: Any) -> type[Record] | None:
    return next((part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, Record)), None)


def _is_list(annotation: Any) -> bool:
    return any(get_origin(part) is tuple for part in _parts(annotation))


def _is_name(info: Any) -> bool:
    return any(mark == one for mark in marks(info.annotation, info.metadata) for one in Navn.__metadata__)
