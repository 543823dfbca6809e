"""A compiled template as bytes, so that the next process need not compile it.

    data = freeze(compiled)
    compiled = thaw(data, dialect)

The bytes hold Python code and are only good for the interpreter and the versions that made them; `MAKERS` names these, and
belongs in the key they are kept under. Read them only from a place that nobody else can write to. Thawing imports neither
lxml nor anything else that reads Word's XML.
"""

from __future__ import annotations

import hashlib
import marshal
import pickle
from typing import Any, Final

from jinja2.bccache import bc_magic

from docgen.word.compiled import CompiledTemplate, DynamicPart, LastMade, PackedGrowth
from docgen.word.package import lay_out
from docgen.word.sandbox import Dialect, load_template, make_environment

MAKERS: Final = bc_magic.hex()
"""Interpreter and Jinja, as Jinja's own cache of compiled templates tells them apart."""

_DIGEST_SIZE: Final = 32
_MADE_ANEW: Final = frozenset({"dialect", "environment", "parts", "template", "last", "block"})


class StaleError(ValueError):
    """Bytes that are no frozen template, or not a whole one."""


def freeze(compiled: CompiledTemplate) -> bytes:
    """The template without its dialect."""
    plain, parts = _plain(compiled), [_plain(part) for part in compiled.parts]
    if not isinstance(compiled.growth, PackedGrowth):
        plain["growth"] = PackedGrowth(pickle.dumps(compiled.growth, protocol=5))
    codes = [marshal.dumps(part.pop("code")) for part in parts]
    data = pickle.dumps((plain, parts, codes), protocol=5)
    return hashlib.blake2b(data, digest_size=_DIGEST_SIZE).digest() + data


def _plain(frozen: CompiledTemplate | DynamicPart) -> dict[str, Any]:
    return {name: value for name, value in frozen._asdict().items() if name not in _MADE_ANEW}


def thaw(data: bytes, dialect: Dialect) -> CompiledTemplate:
    """The template again, with the dialect it was compiled for.

    Raises:
        StaleError: the bytes are damaged, or of another version.
    """
    digest, body = data[:_DIGEST_SIZE], data[_DIGEST_SIZE:]
    if hashlib.blake2b(body, digest_size=_DIGEST_SIZE).digest() != digest:
        raise StaleError
    environment = make_environment(dialect)
    try:
        plain, parts, codes = pickle.loads(body)
        made = []
        for part, packed in zip(parts, codes, strict=True):
            code = marshal.loads(packed)
            template = load_template(environment, code) if code else None
            made.append(DynamicPart(template=template, code=code, last=LastMade(), **part))
        block = lay_out(plain["records"])
        return CompiledTemplate(dialect=dialect, environment=environment, parts=tuple(made), block=block, **plain)
    except (AttributeError, ImportError, KeyError, TypeError, ValueError, EOFError, pickle.UnpicklingError) as error:
        raise StaleError from error  # whole, but made by another version of this program
