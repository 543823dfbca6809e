"""A clean case gives no problem on any document, nor on the thing itself."""

from __future__ import annotations

import pytest
from rules_world import CLEAN, judged


@pytest.mark.parametrize(("kind", "subject"), sorted(CLEAN), ids=str)
def test_what_is_clean_has_no_problems(kind: str, subject: str) -> None:
    assert judged(kind, subject).said == ""
