"""A clean case gives no problem on any document."""

from __future__ import annotations

import pytest
from rules_world import DATES, judged


@pytest.mark.parametrize(("kind", "subject"), DATES, ids=str)
def test_a_clean_document_has_no_problems(kind: str, subject: str) -> None:
    assert judged(kind, subject).said == ""
