"""The fingerprint: only what a template can print makes its document due."""

from __future__ import annotations

import datetime as dt

import pytest
from build_world import template

from docgen.build import fingerprint as module
from docgen.build.fingerprint import fingerprint, names_tree, seen, values_digest

VALUES = {
    "møte": {"dato": dt.date(2026, 10, 22), "fra": dt.time(10, 0), "sted": "Møterom 1"},
    "tiltak": [{"tekst": "Ringe", "frist": dt.date(2026, 11, 1)}, {"tekst": "Skrive", "frist": None}],
}


def digest_of(*names: str, values: dict[str, object] | None = None) -> str:
    return values_digest(values or VALUES, names_tree(names))


def test_a_value_that_the_template_never_prints_changes_nothing() -> None:
    moved = VALUES | {"møte": VALUES["møte"] | {"sted": "Møterom 2"}}
    assert digest_of("møte.dato", values=moved) == digest_of("møte.dato")
    assert digest_of("møte.sted", values=moved) != digest_of("møte.sted")


def test_in_a_list_only_the_fields_that_are_printed_count() -> None:
    later = VALUES | {"tiltak": [{"tekst": "Ringe", "frist": dt.date(2026, 12, 1)}, {"tekst": "Skrive", "frist": None}]}
    assert digest_of("tiltak[].tekst", values=later) == digest_of("tiltak[].tekst")
    assert digest_of("tiltak[].frist", values=later) != digest_of("tiltak[].frist")


def test_one_item_more_in_a_printed_list_counts() -> None:
    assert digest_of("tiltak[].tekst", values=VALUES | {"tiltak": VALUES["tiltak"][:1]}) != digest_of("tiltak[].tekst")


def test_a_name_used_whole_counts_with_all_that_is_in_it() -> None:
    assert seen(VALUES, names_tree(["møte"])) == {"møte": VALUES["møte"]}
    # Used whole in one place and by a field in another: the whole is what the template can print.
    assert "sted" in seen(VALUES, names_tree(["møte.dato", "møte.sted"]))["møte"]


def test_that_a_notice_went_out_changes_no_document_that_does_not_ask_for_it() -> None:
    def told(sendt: bool | None) -> dict[str, object]:
        return {"gruppe": {"avslutning": {"grunn": "flyttet", "meldt": [{"til": "oppvekstteam", "sendt": sendt}]}}}

    assert digest_of("gruppe.avslutning", values=told(True)) == digest_of("gruppe.avslutning", values=told(None))
    asks = "gruppe.avslutning.meldt[].sendt"
    assert digest_of(asks, values=told(True)) != digest_of(asks, values=told(None))


def test_the_order_of_fields_in_the_file_is_no_content() -> None:
    turned = {name: VALUES[name] for name in reversed(VALUES)}
    assert digest_of("møte", "tiltak", values=turned) == digest_of("møte", "tiltak")


def test_the_order_of_a_list_is_content() -> None:
    turned = VALUES | {"tiltak": VALUES["tiltak"][::-1]}
    assert digest_of("tiltak[].tekst", values=turned) != digest_of("tiltak[].tekst")


def test_empty_text_is_not_the_same_as_no_text() -> None:
    assert digest_of("a", values={"a": ""}) != digest_of("a", values={"a": None})


def test_a_number_is_not_the_same_as_its_digits() -> None:
    assert digest_of("a", values={"a": 3}) != digest_of("a", values={"a": "3"})


def test_the_digest_is_the_same_in_every_run() -> None:
    # Written out, so that a change of the recipe is seen: it makes every document of every municipality due.
    assert digest_of("møte.dato") == "41247196acf3d3e6801e0f4ef6eebf8fa8a293308082d0a78ce7a9b26461a7d3"


@pytest.mark.parametrize(
    "text",
    [
        "{{ tiltak|map(attribute='frist')|join }} {% for t in tiltak %}{{ t.tekst }}{% endfor %}",
        "{% for t in tiltak|sort(attribute='frist') %}{{ t.tekst }}{% endfor %}",
        "{% for t in tiltak|selectattr('frist') %}{{ t.tekst }}{% endfor %}",
    ],
)
def test_a_field_that_a_filter_is_told_by_name_counts(text: str) -> None:
    later = VALUES | {"tiltak": [{"tekst": "Ringe", "frist": None}, {"tekst": "Skrive", "frist": dt.date(2026, 9, 1)}]}
    names = [use.text for use in template(text).names]
    assert digest_of(*names, values=later) != digest_of(*names)


def test_what_is_not_plain_never_reaches_the_digest() -> None:
    with pytest.raises(TypeError, match="not plain"):
        digest_of("a", values={"a": object()})


def test_values_template_and_engine_each_make_a_document_due(monkeypatch: pytest.MonkeyPatch) -> None:
    first = fingerprint("verdier", "mal")
    assert fingerprint("verdier", "mal") == first
    assert fingerprint("andre", "mal") != first
    assert fingerprint("verdier", "annen") != first
    monkeypatch.setattr(module, "ENGINE", "another")
    assert fingerprint("verdier", "mal") != first
