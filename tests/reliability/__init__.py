"""The world broken on purpose: every harness is a command, `python -m tests.reliability.<name> [--all]`, and a fast slice in pytest.

`scene` is the tiny workspace and the one question asked of it afterwards; `publishers` has ours and the mutants that a harness must
catch; `kill` and `errors` break a real process at its system calls; `power` cuts the power of a disk in memory; `share` is a network
share with its bad manners; `walk` is months of work in a minute; `archive` breaks the run that packs and sends (`archive_scene`,
`archiving`). `report` writes the figures into docs/pålitelighet.md.
"""
