"""Older workspaces brought to today's format, comments and all (docs/adr/0027)."""
