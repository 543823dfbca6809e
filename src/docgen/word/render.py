"""Values into a compiled template; a finished document out.

Same template and values, same bytes. Every rendered part is parsed again, strictly, before it leaves. The document
carries its own certificate (`provenance`). Nothing is written anywhere.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from types import MappingProxyType
from typing import Final, cast
from xml.parsers import expat

from jinja2 import Template

from docgen.word.budget import MAX_CHARACTERS, Budget, BudgetContext
from docgen.word.compiled import CompiledTemplate, DynamicPart
from docgen.word.faults import Fault, Place, RenderError
from docgen.word.links import unsafe_targets
from docgen.word.mend import mend
from docgen.word.package import Entry, Record, is_xml, write_package
from docgen.word.printing import IllegalCharacterError, TooMuchError
from docgen.word.properties import CORE_NAME, PROPERTY_PARTS
from docgen.word.provenance import CUSTOM_NAME, digest_of_lines, named_in, part_line, sealed
from docgen.word.sandbox import Sandbox
from docgen.word.wellformed import check_well_formed

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def render(
    template: CompiledTemplate,
    values: Mapping[str, object],
    *,
    properties: Mapping[str, str] = _NOTHING,
    core: Mapping[str, str] = _NOTHING,
) -> bytes:
    """A document.

    `properties` become custom string properties, `core` core properties (`dc:title`, `dcterms:created` ...).

    Raises:
        RenderError: the values do not fit the template; at most one fault for each part.
    """
    budget = Budget(template.first_number, template.growth)
    names = {**template.environment.globals, **values}
    faults: list[Fault] = []
    texts: dict[str, str] = {}
    given = {CORE_NAME: core, CUSTOM_NAME: properties}
    for part in template.parts:
        text = _text(template, part, names, budget, faults) if part.template else ""
        if text is None:
            continue
        if part.name in given:
            parsed = part.properties or PROPERTY_PARTS[part.name].of(text)
            try:
                text = parsed.given(given[part.name])
            except IllegalCharacterError as error:
                faults.append(_fault(error, part, template.environment, names))
                continue
        texts[part.name] = text
    if faults:
        raise RenderError(tuple(faults))
    return _packed(template, texts, budget.added(texts))


def _packed(template: CompiledTemplate, texts: Mapping[str, str], added: Mapping[str, bytes]) -> bytes:
    """The document: what never changes as it lies in the template, what was made and what was added checked and packed."""
    faults: list[Fault] = []
    records: list[Record] = []
    lines = list(template.lines)
    if added:
        # A constant part that something was added to (relationships, numbering) is not constant this time.
        records = [record for record in template.records if record.place[1] not in added]
        lines = [line for line in lines if named_in(line) not in added]
    custom = b""
    for part in template.parts:
        if part.role == "links":
            faults += [
                Fault("unsafe-target", Place("links"), details=(("target", bad),)) for bad in unsafe_targets(texts[part.name])
            ]
        if part.name in added:
            continue
        text, last = texts[part.name], part.last
        if last.record is not None and last.text == text:
            lines.append(last.line)
            records.append(last.record)
            continue
        data = text.encode()
        is_sound = _check(part.name, part.role, data, faults, namespaces=part.namespaced)
        line = part_line(part.name, data)
        lines.append(line)
        if part.name == CUSTOM_NAME:
            custom = data  # the seal goes into it, so no two are the same
            continue
        record = Record.of(Entry.of(part.name, data))
        records.append(record)
        if is_sound:
            last.text, last.line, last.record = text, line, record
    for name, data in added.items():
        if is_xml(name):
            _check(name, name, data, faults, namespaces=True)
        lines.append(part_line(name, data))
        records.append(Record.of(Entry.of(name, data)))
    if faults:
        raise RenderError(tuple(faults))
    records.append(Record.of(Entry.of(CUSTOM_NAME, sealed(custom, digest_of_lines(lines)))))
    return write_package(records) if added else write_package(records, behind=template.block)


def _text(
    template: CompiledTemplate, part: DynamicPart, names: dict[str, object], budget: Budget, faults: list[Fault]
) -> str | None:
    context = BudgetContext(template.environment, names, None, {})
    context.budget = budget
    context.part = part.name
    budget.fragments = []
    try:
        text = _joined(cast("Template", part.template), context)
        if budget.fragments:
            from docgen.word.splice import splice

            text = splice(text, budget.fragments, budget.next_number)
    except Exception as error:  # noqa: BLE001 -- what no template can cause flies on from `_fault`
        faults.append(_fault(error, part, template.environment, names))
        return None
    return mend(text) if part.guarded else text


def _fault(error: Exception, part: DynamicPart, environment: Sandbox, names: Mapping[str, object]) -> Fault:
    """What a person is told of an error; one that no template can cause flies on.

    Imported when something went wrong: most renderings never need it.
    """
    from docgen.word.failures import RUNTIME_ERRORS, fault_of

    if not isinstance(error, RUNTIME_ERRORS):
        raise error
    return fault_of(error, part, environment, names)


def _joined(template: Template, context: BudgetContext) -> str:
    """The whole text.

    Raises:
        TooMuchError: it is longer than any document may be; from within the template, so that the tag is known.
    """
    pieces: list[str] = []
    length = 0
    made = template.root_render_func(context)
    for piece in made:
        length += len(piece)
        if length > MAX_CHARACTERS:
            cast("Generator[str]", made).throw(TooMuchError("text"))
        pieces.append(piece)
    return "".join(pieces)


def _check(name: str, role: str, data: bytes, faults: list[Fault], *, namespaces: bool) -> bool:
    """Whether the part is well formed; what is wrong with it goes into `faults`."""
    try:
        check_well_formed(data, namespaces=namespaces)
    except expat.ExpatError as error:
        faults.append(Fault("broken-output", Place(role), details=(("reason", f"{name}: {error}"),)))
        return False
    return True
