"""Every text of `--help` and of what Tab offers, in bokmål and English side by side (ADR 0030). Read only when one is asked for.

They say what a command does for her who types it, not how.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "": (
            "Du skriver korte tekstfiler om grupper, saker og møter. docgen lager Word-dokumentene av dem.\n\n"
            "Kommandoene har to navn, og begge virker: «docgen bygg» er det samme som «docgen build».",
            "You write short text files about groups, cases and meetings. docgen makes the Word documents of them.\n\n"
            "Commands have two names, and both work: “docgen bygg” is “docgen build”.",
        ),
        "access": (
            "Samle alt som er lagret om én person, når noen ber om innsyn. Mappen får en oversikt over hva som ligger der.",
            "Gather everything that is held on one person, for a request for access. The folder has an index of what is in it.",
        ),
        "archive": (
            "Pakk ferdige dokumenter til arkivet, og les svarene derfra.",
            "Pack finished documents for the archive, and read its answers.",
        ),
        "archive pack": (
            "Pakk det som er ferdig og ikke er arkivert. Har IT satt opp en sendemappe, blir pakkene også sendt.",
            "Pack what is finished and not yet archived. Where IT has set up a hot folder, the packages are sent too.",
        ),
        "archive receipt": (
            "Les svarene fra arkivet: de i arkiv/inn, og filer du peker på.",
            "Read the archive's answers: those in arkiv/inn, and files that you point at.",
        ),
        "archive resend": (
            "Send en pakke på nytt når det er sikkert at den ikke kom fram.",
            "Send a package once more when it is certain that it never came in.",
        ),
        "archive withdraw": (
            "Trekk tilbake en pakke som ligger klar, før arkivet får den. Den pakkes ikke igjen før noen ber om det.",
            "Take back a package that lies ready, before the archive gets it. It is not packed again until somebody asks.",
        ),
        "build": (
            "Sjekk alt, og lag dokumentene som skal lages nå.",
            "Check everything, and make the documents that are due.",
        ),
        "check": (
            "Sjekk alt uten å lage noe.",
            "Check everything without making anything.",
        ),
        "completion": (
            "Få terminalen til å fylle ut kommandoer når du trykker Tab. Kommandoen skriver ut linjene som terminalen trenger.",
            "Let the terminal complete commands when Tab is pressed. The command prints the lines that the shell needs.",
        ),
        "conflicts": (
            "Vis dokumenter som er rettet for hånd og har vår versjon ved siden av, og velg hvilken som skal gjelde.",
            "List the documents edited by hand that have our version beside them, and choose which is to stand.",
        ),
        "doctor": (
            "Se om alt docgen trenger, er på plass. For det som mangler, står det hva du kan gjøre.",
            "See whether all that docgen needs is here. For what is missing it says what to do.",
        ),
        "explain": (
            "Forklar en regel eller en melding, eller hvorfor dokumentene av en fil lages eller ikke.",
            "Explain a rule or a message, or why the documents of a file are made or not.",
        ),
        "init": (
            "Lag arbeidsmappen til en ny kommune. Det du ikke skriver som valg, spør docgen om.",
            "Make the workspace of a new municipality. In a terminal, what no option says is asked for.",
        ),
        "migrate": (
            "Gjør om en eldre arbeidsmappe til dagens format. Kommentarene blir stående, og de gamle filene blir tatt vare på.",
            "Bring an older workspace to today's format. Comments stay, and the files as they were are kept.",
        ),
        "new": (
            "Lag en ny fil å fylle ut.",
            "Make a new file to fill in.",
        ),
        "purge": (
            "Vis hva som kan slettes fordi arkivet har bekreftet det, og slett det når du ber om det.",
            "List what may be removed because the archive has confirmed it, and remove it when asked.",
        ),
        "report": (
            "Vis hva som skal følges opp, arkiveres og sendes. Skriv navnet på én liste, så vises bare den.",
            "Show what is to be followed up, archived and sent. Write the name of one list to see that alone.\n\n"
            "English names: follow-up, archive, dispatch.",
        ),
        "restore": (
            "Hent tilbake en tidligere versjon av et dokument. Den som ligger der nå, blir tatt vare på.",
            "Put a previous version of a document back. What lies there now is kept.",
        ),
        "schema": (
            "Gi VS Code det som trengs for å forklare feltene og vise feil mens du skriver.",
            "Give an editor what it needs to explain the fields and show mistakes while you write.",
        ),
        "service": (
            "Vis hva IT setter opp for at vakten alltid skal gå, på Linux og Windows. Ingenting blir installert.",
            "Show what IT sets up to keep a watcher running, for systemd and for Windows. Nothing is installed.",
        ),
        "status": (
            "Vis hvordan det står til i arbeidsmappen, og om vakten går.",
            "Show how the workspace stands, and whether a watcher lives.",
        ),
        "template": (
            "Se over Word-malene før de tas i bruk.",
            "Look at the Word templates before they are used.",
        ),
        "template check": (
            "Vis alt som er galt i malene, og hvor i Word det står.",
            "Tell everything that is wrong with the templates, and where in Word it stands.",
        ),
        "template fields": (
            "Vis navnene og filtrene som kan brukes i en mal.",
            "List the names and filters that a template may use.",
        ),
        "verify": (
            "Se om et Word-dokument er godt nok til å sendes. docgen ser på universell utforming, brevets deler og personvern.",
            "See whether a Word document is fit to be sent. docgen looks at accessibility, the letter's parts and privacy.",
        ),
        "watch": (
            "Lag dokumentene hver gang noen lagrer, helt til vakten blir stoppet.",
            "Make the documents whenever something is saved, until the watcher is stopped.",
        ),
    }
)
"""By the command's English name, "" for docgen itself. The first sentence is what lists and Tab show."""

OPTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "--folder": (
            "Arbeidsmappen, den med docgen.toml. Ellers den du står i.",
            "The workspace, the folder with docgen.toml. Else the one you are in.",
        ),
        "--date": (
            "Dagen som skal regnes som i dag, for eksempel 20.11.2026.",
            "The day that counts as today, such as 2026-11-20.",
        ),
        "--lang": ("Språket i hjelp og meldinger: bokmål (nb) eller engelsk (en).", "The language of help and messages."),
        "--color": ("Farger i terminalen: når det passer, alltid eller aldri.", "Colour on the terminal."),
        "--json": ("Gi svaret som ett JSON-objekt, til andre programmer.", "Give the answer as one JSON object, for programs."),
        "--quiet": ("Vis bare feil.", "Errors only."),
        "--verbose": ("Vis alt: hvert dokument, og hvorfor.", "Show all: every document, with its reason."),
        "--help": ("Vis denne hjelpen.", "Show this help."),
        "--version": ("Vis hvilken versjon dette er.", "Show which version this is."),
        "--kind": ("Bare disse dokumenttypene.", "Only these document types."),
        "--warnings-as-errors": ("Regn advarsler som feil (sluttkode 1).", "Count warnings as errors (exit code 1)."),
        "access --name": ("Navnet på personen, når det ikke finnes noen sak.", "The person's name, where there is no case."),
        "access --born": ("Fødselsdatoen, når flere har samme navn.", "The birth date, where several have the name."),
        "access --out": (
            "En ny mappe å samle alt i. Ellers innsyn/ID_dato.",
            "A folder that is not there yet. Else innsyn/ID_date.",
        ),
        "archive pack --dry-run": (
            "Vis hva som ville blitt pakket, og hvorfor ikke resten. Ingenting blir skrevet.",
            "Show what would be packed, and why not the rest. Nothing is written.",
        ),
        "archive pack --as-sent": (
            "Det som er merket sendt, ligger i output slik dere sendte det, også der filene sier noe annet nå.",
            "What is marked as sent lies in output as you sent it, also where the files say something else now.",
        ),
        "archive resend --not-found": (
            "Arkivet er spurt om nøkkelen og har ingen slik journalpost.",
            "The archive was asked by key and has no such entry.",
        ),
        "archive resend --confirmed": (
            "Arkivaren har sett etter, og den er ikke der.",
            "The archivist has looked, and it is not there.",
        ),
        "build --dry-run": (
            "Vis kort hva som ville skjedd, og alt med -v. Ingenting blir skrevet.",
            "Show in short what would happen, all of it with -v. Nothing is written.",
        ),
        "build --thorough": (
            "Les alle filer på nytt, også dem som ser uendret ut.",
            "Read every file again, also those that look unchanged.",
        ),
        "build --pdf": (
            "Legg en PDF (PDF/A) ved siden av hvert ferdig dokument. Da må LibreOffice være installert.",
            "Put a PDF (PDF/A) beside each finished document. This needs LibreOffice.",
        ),
        "build --new-edition": (
            "Lag en ny utgave av noe som er arkivert.",
            "Make the next edition of what is archived.",
        ),
        "conflicts --keep": (
            "Velg hvilken som skal få navnet: den rettede (min, mine) eller vår (ny, new).",
            "Choose which gets the name: the edited one (min, mine) or ours (ny, new).",
        ),
        "init --example": (
            "Lag en oppdiktet kommune å prøve i, med alle sakene.",
            "An invented municipality to try, with all its cases.",
        ),
        "init --kommune": ("Navnet på kommunen.", "What the municipality is called."),
        "init --kommunenummer": (
            "Kommunens nummer. Det skiller møtene i kalenderen fra andre kommuners.",
            "The municipality's number. It keeps its calendar events apart from others'.",
        ),
        "init --avdeling": ("Avdelingen som sender brevene.", "The department that sends the letters."),
        "init --adresse": ("Adressen nederst i brevene.", "The address at the foot of the letters."),
        "init --telefon": ("Telefonnummeret i brevene.", "The telephone in the letters."),
        "init --e-post": ("E-postadressen i brevene.", "The e-mail address in the letters."),
        "init --nettsted": ("Nettstedet i brevene.", "The website in the letters."),
        "init --målform": ("Målformen dokumentene skrives i.", "What the documents are written in."),
        "migrate --dry-run": (
            "Vis hva som ville blitt endret. Ingenting blir skrevet.",
            "Show what would be changed. Nothing is written.",
        ),
        "purge --dry-run": (
            "Bare vis hva som kan slettes, slik det også gjøres uten --slett.",
            "List what may be removed, as is done without --delete too.",
        ),
        "purge --delete": (
            "Slett det som blir vist. Du blir spurt først.",
            "Remove what is listed. You are asked first.",
        ),
        "purge --yes": ("Ikke spør først.", "Do not ask first."),
        "report --csv": (
            "Skriv listen til en fil som kan åpnes i Excel. «-» skriver den i terminalen.",
            "Write the list as CSV, for Excel. “-” is stdout.",
        ),
        "restore --list": (
            "Vis de tidligere versjonene. Ingenting blir endret.",
            "List the previous versions. Nothing is changed.",
        ),
        "restore --versjon": ("Nummeret i listen. Ellers 1, den nyeste.", "Its number in the list. Else 1, the newest."),
        "schema --out": (
            "Legg filene der i stedet for i .docgen/skjema.",
            "Put the files there instead of in .docgen/skjema.",
        ),
        "schema --editor": (
            "Skriv innstillingene til VS Code også (.vscode/), ved siden av dine egne.",
            "Write the settings of VS Code too (.vscode/), beside your own.",
        ),
        "template check --annotate": (
            "Lag en kopi av hver mal, med det som er galt som kommentarer i Word.",
            "Make a copy of each, with what is wrong as comments in Word.",
        ),
        "watch --once": (
            "Ta én runde, og slutt som build gjør. For Oppgaveplanlegging.",
            "One round, then end as a build does. For a task scheduler.",
        ),
        "watch --poll": ("Se etter med jevne mellomrom. For nettverksmapper.", "Look again and again. For network shares."),
        "watch --native": ("Stol på at filsystemet sier fra om endringer.", "Trust the file system's events."),
    }
)
"""By the option's first long name; where one command means something of its own by it, behind the command's English name."""

ARGUMENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "paths": (
            "Filer eller mapper i cases. Skriver du ingen, gjelder det alt.",
            "Files or folders in cases. None is everything.",
        ),
        "access number": (
            "Nummeret til saken eller gruppen, for eksempel AG-2026-005.",
            "The number of the case or group, such as AG-2026-005.",
        ),
        "archive pack names": (
            "Numre som AG-2026-005, dokumenter i output, eller pakker som er trukket. Skriver du ingen, gjelder det alt.",
            "Ids such as AG-2026-005, documents in output, or withdrawn packages. None is everything.",
        ),
        "archive receipt files": (
            "Svar fra arkivet som ikke ligger i arkiv/inn.",
            "Answers from the archive that do not lie in arkiv/inn.",
        ),
        "archive resend packages": (
            "Pakkene det gjelder: navnet på mappen i arkiv, eller pakkens id.",
            "The packages: the name of the folder in arkiv, or the package's id.",
        ),
        "archive withdraw packages": (
            "Pakkene som skal trekkes tilbake: navnet på mappen i arkiv/klar, eller pakkens id.",
            "The packages to be withdrawn: the name of the folder in arkiv/klar, or the package's id.",
        ),
        "completion shell": ("Terminalen du bruker.", "The shell that you use."),
        "conflicts file": (
            "Dokumentet i output som du vil avgjøre. Skriver du ikke noe, vises alle.",
            "The document in output to settle. None lists them all.",
        ),
        "explain what": (
            "En kode, for eksempel SA-01 eller DG102, en fil i cases, et dokument i output, eller «alle» for alle reglene.",
            "A code such as SA-01 or DG102, a file in cases, a document in output, or “alle” for all rules.",
        ),
        "init target": (
            "Mappen som skal bli arbeidsmappe. Den blir laget.",
            "The folder that becomes the workspace. It is made.",
        ),
        "new thing": ("Hva den nye fila skal handle om.", "What the new file is to be about."),
        "new words": (
            "Nummeret eller halvåret. For et møte: hvem det gjelder, og datoen.",
            "The number or half-year. For a meeting: whom it is about, and the date.",
        ),
        "report which": (
            "Listen du vil se. Skriver du ingen, vises alle.",
            "The list that you want to see. None shows them all.",
        ),
        "restore file": (
            "Dokumentet i output, for eksempel AG-2026-005/AG-2026-005_2026-10-22_referat.docx.",
            "The document in output, such as AG-2026-005/AG-2026-005_2026-10-22_referat.docx.",
        ),
        "template check files": (
            "Maler i templates. Skriver du ingen, blir alle sjekket.",
            "Templates in templates. None checks them all.",
        ),
        "template fields what": (
            "Dokumenttypen eller malen det gjelder. Skriver du ingen, vises alt.",
            "The document type or template. None lists everything.",
        ),
        "verify files": (
            "Word-dokumentene du vil se over. De trenger ikke være laget av docgen.",
            "The Word documents to look at. They need not be made by docgen.",
        ),
    }
)
"""What is written after a command's name: by the argument's name in the source, behind the command's where it is of one alone."""

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "ADDRESS": "ADRESSE",
        "CODE": "KODE",
        "DATE": "DATO",
        "DIR": "MAPPE",
        "FILE": "FIL",
        "ID": "ID",
        "KIND": "TYPE",
        "NAME": "NAVN",
        "NNNN": "NNNN",
        "NUMBER": "NUMMER",
        "PACKAGE": "PAKKE",
        "PATH": "FIL|MAPPE",
        "SHELL": "SKALL",
        "TEXT": "TEKST",
        "TYPE": "TYPE",
    }
)
"""What stands for something of the user's (`metavar`): the English word of the source, and ours. Some are the same in both."""
PLACE = re.compile(r"[A-Z]{2,}")


def command_text(name: str, lang: str) -> str:
    """What a command does, by its English name; "" for one that is none of ours."""
    return COMMANDS.get(name, ("", ""))[lang == "en"]


def in_short(name: str, lang: str) -> str:
    """The first sentence of that."""
    first, more, _ = command_text(name, lang).partition(". ")
    return f"{first}." if more else first.partition("\n")[0]


def option_text(command: str, option: str, lang: str) -> str:
    """What an option of a command does, by its first long name; "" for one that is none of ours."""
    return (OPTIONS.get(f"{command} {option}") or OPTIONS.get(option) or ("", ""))[lang == "en"]


def argument_text(command: str, argument: str, lang: str) -> str:
    """What an argument of a command is, by its name in the source; "" for one that is none of ours."""
    return (ARGUMENTS.get(f"{command} {argument}") or ARGUMENTS.get(argument) or ("", ""))[lang == "en"]


def placed(text: str, lang: str) -> str:
    """`[DIR|FILE]...` in the language: the words in capitals, and nothing else."""
    return text if lang == "en" else PLACE.sub(lambda found: PLACES.get(found[0], found[0]), text)
