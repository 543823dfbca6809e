"""Packages for the journal system, what becomes of them, and proof of it (archive.md; docs/adr/0025)."""
