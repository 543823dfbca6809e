"""Hidden counts cannot be worked out: everything that could stand behind what is printed is tried."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.disclosure import SMALL, Sum, hidden

MOST = 16


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
    tried = product(*(range(MOST + 1) if told[f"del{n}"] is None else (count,) for n, count in enumerate(parts)))
    could_be = (table(one)[0] for one in tried if total is None or sum(one) == total)
    return [one for one in could_be if published(one, sums) == told]


@given(st.lists(st.integers(0, MOST // 2), min_size=1, max_size=4))
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
        ((8, 3, 0), {"del1", "del2"}),  # the smallest other is the zero
        ((8, 3, 2), {"del1", "del2"}),  # two already
        ((8, 7, 6), set()),
        ((3, 9), {"del0", "del1"}),
        ((2,), {"del0", "sum"}),
        ((9,), set()),
        ((0, 0), set()),
        ((1, 1), {"del0", "del1", "sum"}),
        ((4, 9, 9, 9), {"del0", "del1"}),  # of equal ones the first
    ],
)
def test_what_is_hidden(parts: tuple[int, ...], gone: set[str]) -> None:
    counts, sums = table(parts)
    assert hidden(counts, sums) == gone


def test_sums_that_share_a_number_are_all_held() -> None:
    counts = {"alle": 12, "nye": 10, "gjengangere": 2, "nord": 10, "sør": 2}
    sums = (Sum("alle", ("nye", "gjengangere")), Sum("nye", ("nord", "sør")))
    assert hidden(counts, sums) == {"nye", "gjengangere", "nord", "sør"}
