"""Hidden counts cannot be worked out: everything that could stand behind what is printed is tried."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.disclosure import SMALL, Sum, hidden


def published(counts: Mapping[str, int], sums: tuple[Sum[str], ...]) -> dict[str, int | None]:
    gone = hidden(counts, sums)
    return {key: None if key in gone else count for key, count in counts.items()}


def table(parts: tuple[int, ...]) -> tuple[dict[str, int], tuple[Sum[str], ...]]:
    names = tuple(f"del{number}" for number in range(len(parts)))
    return {**dict(zip(names, parts, strict=True)), "sum": sum(parts)}, (Sum("sum", names),)


def behind(parts: tuple[int, ...]) -> list[dict[str, int]]:
    """Every table that prints just as this one, for one who knows how we hide: the strongest reader there is."""
    counts, sums = table(parts)
    told = published(counts, sums)
    total = told["sum"]
    most = len(parts) + 1 if total is None else total  # a total that is hidden is no more than this
    tried = product(*(range(max(most, SMALL[-1]) + 1) if told[f"del{n}"] is None else (count,) for n, count in enumerate(parts)))
    could_be = (table(one)[0] for one in tried if total is None or sum(one) == total)
    return [one for one in could_be if published(one, sums) == told]


@settings(max_examples=150)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4) | st.lists(st.integers(0, 2), min_size=5, max_size=6))
def test_no_hidden_count_can_be_worked_out_even_by_one_who_knows_the_rule(parts: list[int]) -> None:
    counts, sums = table(tuple(parts))
    could_be = behind(tuple(parts))
    assert counts in could_be
    for key in hidden(counts, sums):
        values = {one[key] for one in could_be}
        assert len(values) >= 2, f"{key} of {counts} can only be {values}"


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40)))
def test_every_small_count_is_hidden_and_without_sums_no_other(counts: dict[str, int]) -> None:
    assert hidden(counts) == {key for key, count in counts.items() if count in SMALL}


@pytest.mark.parametrize(
    ("parts", "gone"),
    [
        ((8, 3, 0), {"del0", "del1"}),  # nothing is no secret
        ((8, 3, 2), {"del0", "del1", "del2"}),
        ((8, 7, 6), set()),
        ((3, 9), {"del0", "del1"}),
        ((2,), {"del0", "sum"}),
        ((9,), set()),
        ((0, 0), set()),
        ((1, 1), {"del0", "del1", "sum"}),
        ((1, 1, 1, 1, 1), {"del0", "del1", "del2", "del3", "del4", "sum"}),
        ((1, 1, 1, 1, 3), {"del0", "del1", "del2", "del3", "del4"}),
    ],
)
def test_what_is_hidden(parts: tuple[int, ...], gone: set[str]) -> None:
    counts, sums = table(parts)
    assert hidden(counts, sums) == gone
