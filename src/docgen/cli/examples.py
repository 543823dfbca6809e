"""What `--help` shows below each command: something to type, and the command's Norwegian name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "": (
            ("docgen", "what to do next in this folder"),
            ("docgen init prøve --example", "an invented municipality to try"),
            ("docgen build", "make the documents that are due"),
        ),
        "build": (
            ("docgen build", "everything that is due"),
            ("docgen build --dry-run", "show the plan first; write nothing"),
            ("docgen build cases/saker --kind referat", "the minutes of the cases, nothing else"),
            ("docgen build --ny-utgave AG-2026-005-m3", "a new edition of minutes that the archive has"),
        ),
        "check": (
            ("docgen check", "everything"),
            ("docgen check cases/ansvarsgrupper/AG-2026-005", "one group"),
        ),
        "explain": (
            ("docgen explain SA-01", "a rule, with a wrong and a right example"),
            ("docgen explain cases/saker/RT-2026-012.yaml", "why its documents are due or not"),
            ("docgen explain alle", "all rules"),
        ),
        "new": (
            ("docgen new sak", "the next free number; or docgen new sak RT-2026-020"),
            ("docgen new gruppe", "the next free number; or docgen new gruppe AG-2026-011"),
            ("docgen new møte AG-2026-005 2026-12-03", "a group's meeting; or RT-2026-017, or ressursteam"),
            ("docgen new møteplan 2027-høst", "the ressursteam's meetings of a half-year"),
            ("docgen new evaluering 2026-høst", "the evaluation of a half-year"),
        ),
        "init": (
            ("docgen init prøve --example", "Eksempelvik, an invented municipality to try"),
            ('docgen init nes --kommune "Nes kommune"', "your own, in bokmål"),
            ('docgen init nes --kommune "Nes kommune" --målform nynorsk', "your own, in nynorsk"),
        ),
        "schema": (
            ("docgen schema", "the schemas, in .docgen/skjema"),
            ("docgen schema --editor", "the settings of VS Code too"),
        ),
        "template": (
            ("docgen template check", "is anything wrong with the templates?"),
            ("docgen template fields referat", "the names that the minutes' template may use"),
        ),
        "template check": (
            ("docgen template check", "all templates"),
            ("docgen template check templates/referat.docx --annotate", "one, with a copy that has comments"),
        ),
        "template fields": (
            ("docgen template fields", "for every document type"),
            ("docgen template fields referat", "for the minutes"),
        ),
        "verify": (("docgen verify output/AG-2026-005/AG-2026-005_2026-10-22_referat.docx", "one document"),),
        "restore": (
            ("docgen restore output/AG-2026-005/AG-2026-005_2026-10-22_referat.docx --list", "which there are"),
            ("docgen restore output/AG-2026-005/AG-2026-005_2026-10-22_referat.docx", "put the newest back"),
        ),
        "conflicts": (
            ("docgen conflicts", "list them"),
            ("docgen conflicts output/AG-2026-005/AG-2026-005_2026-10-22_referat.docx --behold min", "keep the edited one"),
        ),
        "archive": (
            ("docgen archive", "everything that is finished and not yet archived"),
            ("docgen archive AG-2026-005", "the papers of one group"),
            ("docgen archive --dry-run", "show what would be packed; write nothing"),
            ("docgen archive receipt", "read the answers in arkiv/inn"),
        ),
        "archive pack": (
            ("docgen archive", "everything that is finished and not yet archived"),
            ("docgen archive AG-2026-005 --dry-run", "show what would be packed of one group"),
        ),
        "archive receipt": (
            ("docgen archive receipt", "the answers in arkiv/inn"),
            ("docgen archive receipt nedlastet/arkivmelding-kvittering.xml", "an answer from anywhere"),
        ),
        "archive resend": (
            ("docgen archive resend 5b0c1a52-8a0e-5a7b-9a46-0e5b0f1f4c11 --bekreftet", "the archivist has looked"),
        ),
        "watch": (
            ("docgen watch", "until it is stopped with Ctrl+C"),
            ("docgen watch --poll", "on a network share that is not recognised"),
            ("docgen watch --once", "one round, for a task scheduler"),
        ),
        "service": (("docgen service", "print the unit and the command; nothing is installed"),),
        "status": (
            ("docgen status", "what is due, wrong, open or edited by hand"),
            ("docgen status -v", "with every document named"),
        ),
        "doctor": (("docgen doctor", "a line for each thing that is looked at"),),
        "report": (
            ("docgen report", "all three lists"),
            ("docgen report utsending --csv utsending.csv", "what is to be sent, for Excel"),
        ),
        "access": (
            ("docgen access AG-2026-005", "everything on the person of a group, in a folder with an index"),
            ('docgen access --name "Kari Testdal" --born 2015-04-01', "by name, where no case is hers"),
        ),
        "purge": (
            ("docgen purge", "what may be removed, for the archive has confirmed it"),
            ("docgen purge --delete", "remove it, after a question"),
        ),
        "migrate": (
            ("docgen migrate --dry-run", "what would be changed"),
            ("docgen migrate", "bring the folder to today's format, with a backup"),
        ),
        "completion": (
            ("docgen completion bash >> ~/.bashrc", "bash"),
            ("docgen completion zsh >> ~/.zshrc", "zsh, below the line with compinit"),
            ("docgen completion fish > ~/.config/fish/completions/docgen.fish", "fish"),
            ("docgen completion powershell >> $PROFILE", "PowerShell"),
        ),
    }
)  # fmt: skip
"""By the command's English name, "" for docgen itself: what to type, and what it gives. A test walks every command."""
