"""The command line: options in, report out, exit code; nothing else.

Exit codes: 0 all well · 1 something in cases or templates is wrong (the rest was built) · 2 wrong use or settings · 3 the
world failed (open in Word, no access, share away) · 4 our own bug · 130 stopped by the user.
"""

from docgen.cli.archive_commands import archive
from docgen.cli.commands import cli, main
from docgen.cli.lasting import LASTING

for command in (archive, *LASTING):
    cli.add_command(command)

__all__ = ["main"]
