"""The file that makes a folder a workspace: what it is called, and which format the files below it have.

Read before anything else is loaded; so this imports nothing.
"""

from __future__ import annotations

MARKER = "docgen.toml"
FORMAT = 1
"""What its `format` says today; older ones are brought here by `migration`."""


def is_newer(written: object) -> bool:
    """Whether what stands as format is that of a later docgen."""
    return type(written) is int and written > FORMAT
