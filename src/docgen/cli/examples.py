"""What `--help` shows below each command: something to type."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXAMPLES: Mapping[str, tuple[tuple[str, str, str], ...]] = MappingProxyType(
    {
        "": (
            ("docgen", "hva du kan gjøre nå i denne mappen", "what to do next in this folder"),
            ("docgen init prøve --example", "en oppdiktet kommune å prøve i", "an invented municipality to try"),
            ("docgen build", "lag dokumentene som skal lages nå", "make the documents that are due"),
        ),
        "build": (
            ("docgen build", "alt som skal lages nå", "everything that is due"),
            (
                "docgen build --dry-run",
                "vis først hva som ville skjedd; ingenting blir skrevet",
                "show the plan first; write nothing",
            ),
            (
                "docgen build cases/saker --kind referat",
                "referatene i sakene og ikke noe annet",
                "the minutes of the cases, nothing else",
            ),
            (
                "docgen build --ny-utgave AG-2026-005-m3",
                "en ny utgave av et referat som er arkivert",
                "a new edition of minutes that the archive has",
            ),
        ),
        "check": (
            ("docgen check", "alt", "everything"),
            ("docgen check cases/ansvarsgrupper/AG-2026-005", "én gruppe", "one group"),
        ),
        "explain": (
            ("docgen explain SA-01", "en regel, med et galt og et riktig eksempel", "a rule, with a wrong and a right example"),
            (
                "docgen explain cases/saker/RT-2026-012.yaml",
                "hvorfor dokumentene av fila lages eller ikke",
                "why its documents are due or not",
            ),
            ("docgen explain alle", "alle reglene", "all rules"),
        ),
        "new": (
            (
                "docgen new sak",
                "neste ledige nummer; eller docgen new sak RT-2026-020",
                "the next free number; or docgen new sak RT-2026-020",
            ),
            (
                "docgen new gruppe",
                "neste ledige nummer; eller docgen new gruppe AG-2026-011",
                "the next free number; or docgen new gruppe AG-2026-011",
            ),
            (
                "docgen new møte AG-2026-005 2026-12-03",
                "et møte i en gruppe; eller RT-2026-017, eller ressursteam",
                "a group's meeting; or RT-2026-017, or ressursteam",
            ),
            ("docgen new møteplan 2027-høst", "møtene i ressursteamet et halvår", "the ressursteam's meetings of a half-year"),
            ("docgen new evaluering 2026-høst", "evalueringen av et halvår", "the evaluation of a half-year"),
        ),
        "init": (
            (
                "docgen init prøve --example",
                "Eksempelvik, en oppdiktet kommune å prøve i",
                "Eksempelvik, an invented municipality to try",
            ),
            ('docgen init nes --kommune "Nes kommune"', "deres egen, på bokmål", "your own, in bokmål"),
            ('docgen init nes --kommune "Nes kommune" --målform nynorsk', "deres egen, på nynorsk", "your own, in nynorsk"),
        ),
        "schema": (
            ("docgen schema", "hjelpen, i .docgen/skjema", "the help, in .docgen/skjema"),
            ("docgen schema --editor", "innstillingene til VS Code også", "the settings of VS Code too"),
        ),
        "template": (
            ("docgen template check", "er det noe galt i malene?", "is anything wrong with the templates?"),
            (
                "docgen template fields referat",
                "navnene som kan brukes i malen for referatet",
                "the names that the minutes' template may use",
            ),
        ),
        "template check": (
            ("docgen template check", "alle malene", "all templates"),
            (
                "docgen template check templates/referat.docx --annotate",
                "én, med en kopi som har kommentarer",
                "one, with a copy that has comments",
            ),
        ),
        "template fields": (
            ("docgen template fields", "for alle dokumenttyper", "for every document type"),
            ("docgen template fields referat", "for referatet", "for the minutes"),
        ),
        "verify": (("docgen verify output/AG-2026-005/AG-2026-005_2026-10-22_referat.docx", "ett dokument", "one document"),),
        "restore": (
            (
                "docgen restore output/AG-2026-005/AG-2026-005_2026-10-22_referat.docx --list",
                "hvilke som finnes",
                "which there are",
            ),
            (
                "docgen restore output/AG-2026-005/AG-2026-005_2026-10-22_referat.docx",
                "hent tilbake den nyeste",
                "put the newest back",
            ),
        ),
        "conflicts": (
            ("docgen conflicts", "vis dem", "list them"),
            (
                "docgen conflicts output/AG-2026-005/AG-2026-005_2026-10-22_referat.docx --behold min",
                "behold den som er rettet",
                "keep the edited one",
            ),
        ),
        "archive": (
            ("docgen archive", "alt som er ferdig og ikke er arkivert", "everything that is finished and not yet archived"),
            ("docgen archive AG-2026-005", "papirene til én gruppe", "the papers of one group"),
            (
                "docgen archive --dry-run",
                "vis hva som ville blitt pakket; ingenting blir skrevet",
                "show what would be packed; write nothing",
            ),
            ("docgen archive receipt", "les svarene i arkiv/inn", "read the answers in arkiv/inn"),
        ),
        "archive pack": (
            ("docgen archive", "alt som er ferdig og ikke er arkivert", "everything that is finished and not yet archived"),
            (
                "docgen archive AG-2026-005 --dry-run",
                "vis hva som ville blitt pakket av én gruppe",
                "show what would be packed of one group",
            ),
        ),
        "archive receipt": (
            ("docgen archive receipt", "svarene i arkiv/inn", "the answers in arkiv/inn"),
            (
                "docgen archive receipt nedlastet/arkivmelding-kvittering.xml",
                "et svar som ligger et annet sted",
                "an answer from anywhere",
            ),
        ),
        "archive resend": (
            (
                "docgen archive resend 5b0c1a52-8a0e-5a7b-9a46-0e5b0f1f4c11 --bekreftet",
                "arkivaren har sett etter",
                "the archivist has looked",
            ),
        ),
        "archive withdraw": (
            (
                "docgen archive withdraw 9999_ag-2026-001_2026-09-11_referat_r1_a7cc22ad",
                "pakken ligger klar, og skal ikke til arkivet ennå",
                "the package lies ready, and is not to go to the archive yet",
            ),
        ),
        "watch": (
            ("docgen watch", "til du stopper den med Ctrl+C", "until it is stopped with Ctrl+C"),
            (
                "docgen watch --poll",
                "på en nettverksmappe som docgen ikke kjenner igjen",
                "on a network share that is not recognised",
            ),
            ("docgen watch --once", "én runde, for Oppgaveplanlegging", "one round, for a task scheduler"),
        ),
        "service": (
            ("docgen service", "vis det IT trenger; ingenting blir installert", "show what IT needs; nothing is installed"),
        ),
        "status": (
            (
                "docgen status",
                "hva som skal lages, er galt, er åpent eller er rettet for hånd",
                "what is due, wrong, open or edited by hand",
            ),
            ("docgen status -v", "med navnet på hvert dokument", "with every document named"),
        ),
        "doctor": (("docgen doctor", "en linje for hver ting som blir sjekket", "a line for each thing that is looked at"),),
        "report": (
            ("docgen report", "alle tre listene", "all three lists"),
            ("docgen report utsending --csv utsending.csv", "det som skal sendes, til Excel", "what is to be sent, for Excel"),
        ),
        "access": (
            (
                "docgen access AG-2026-005",
                "alt om personen i en gruppe, i en mappe med oversikt",
                "everything on the person of a group, in a folder with an index",
            ),
            (
                'docgen access --name "Kari Testdal" --born 2015-04-01',
                "ut fra navnet, når det ikke finnes noen sak",
                "by name, where there is no case",
            ),
        ),
        "purge": (
            (
                "docgen purge",
                "hva som kan slettes fordi arkivet har bekreftet det",
                "what may be removed, for the archive has confirmed it",
            ),
            ("docgen purge --delete", "slett det; du blir spurt først", "remove it, after a question"),
        ),
        "migrate": (
            ("docgen migrate --dry-run", "hva som ville blitt endret", "what would be changed"),
            (
                "docgen migrate",
                "gjør om mappen; filene slik de var, blir tatt vare på",
                "bring the folder to today's format, with a backup",
            ),
        ),
        "completion": (
            ("docgen completion bash >> ~/.bashrc", "i bash", "in bash"),
            ("docgen completion zsh >> ~/.zshrc", "i zsh, under linjen med compinit", "in zsh, below the line with compinit"),
            ("docgen completion fish > ~/.config/fish/completions/docgen.fish", "i fish", "in fish"),
            ("docgen completion powershell >> $PROFILE", "i PowerShell", "in PowerShell"),
        ),
    }
)
"""By the command's English name, "" for docgen itself: what to type, and what it gives in bokmål and English. A test
walks every command."""
