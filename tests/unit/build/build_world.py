"""Certified documents in memory, and what becomes of them when a person saves them in Word."""

from __future__ import annotations

import io
from functools import cache

import docx

from docgen.build.survey import DATE, ENGINE, FINGERPRINT, IDENTITY, TEMPLATE, VALUES
from docgen.word.compile import CompiledTemplate, Dialect, compile_template
from docgen.word.render import render


@cache
def template(text: str = "{{ tekst }}") -> CompiledTemplate:
    """A compiled template of one paragraph."""
    document = docx.Document()
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return compile_template(buffer.getvalue(), name="mal.docx", dialect=Dialect())


def certified(text: str, identity: str = "referat|m1||1", **properties: str) -> bytes:
    """A document of ours that certifies itself."""
    own = {IDENTITY: identity, FINGERPRINT: "f", VALUES: "v", TEMPLATE: "t", DATE: "2026-10-23", ENGINE: "1"}
    return render(template(), {"tekst": text}, properties=own | {f"docgen.{name}": value for name, value in properties.items()})


def edit_in_word(data: bytes, text: str = "Lagt til av en sekretær.") -> bytes:
    """The document after a person opened it, wrote a line and saved it."""
    document = docx.Document(io.BytesIO(data))
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
