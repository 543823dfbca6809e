"""From pydantic's error types to our rows: one line for each kind of value a model can refuse."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pydantic_core import PydanticCustomError

from docgen.model.fields import parse_date
from docgen.problem import Position, Problem
from docgen.reading.messages import fault, quote

FAULTS: Mapping[str, str] = MappingProxyType(
    {
        # Ours (model/fields.py).
        "dato": "DG105.form",
        "dato_finnes_ikke": "DG105",
        "måned_finnes_ikke": "DG105.måned",
        "klokke": "DG106",
        "janei": "DG107",
        "heltall": "DG108",
        "tall": "DG109",
        "ukedag": "DG110",
        "halvår": "DG111",
        "en_linje": "DG112",
        "navn_med_tall": "DG113",
        "id": "DG114",
        "saksnummer": "DG115",
        "gruppenummer": "DG116",
        "kommunenummer": "DG123",
        # Pydantic's own. shape.py has seen to these before the models do; they stand here so that none is without words.
        "literal_error": "DG103.liste",
        "extra_forbidden": "DG102.notat",
        "missing": "DG101",
        "string_type": "DG118",
        "bool_type": "DG107",
        "bool_parsing": "DG107",
        "int_type": "DG108",
        "int_parsing": "DG108",
        "decimal_type": "DG109",
        "decimal_parsing": "DG109",
        "date_type": "DG105.form",
        "date_parsing": "DG105.form",
        "date_from_datetime_parsing": "DG105.form",
        "time_type": "DG106",
        "time_parsing": "DG106",
        "tuple_type": "DG117",
        "model_type": "DG119",
    }
)


def fault_of(error_type: str, where: Position, name: str, value: object, path: str) -> Problem:
    """The problem for a value that a model refused: `name` is the field, `path` how it is reached, `value` what stood."""
    text = quote(value) if isinstance(value, str) else quote("")
    values = {"felt": name, "verdi": text, "eksempel": "…", "lovlige": "", "forslag": ""}
    row = FAULTS[error_type]
    if row == "DG114" and name == "møte" and (meant := _meeting_of(value)):
        row, values["forslag"] = "DG114.møte", meant
    return fault(row, where, values, field=path)


def _meeting_of(value: object) -> str:
    """The id that a meeting of the ressursteam has by its day, where the day was written in place of the id."""
    try:
        return f"RT-møte-{parse_date(value)}" if isinstance(value, str) else ""
    except PydanticCustomError:
        return ""
