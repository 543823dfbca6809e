"""What the watcher itself says, in bokmål and English. Plain, and what to do when there is something to do."""

from __future__ import annotations

from docgen.problem import Text


def started(root: str, way: str) -> Text:
    """The first line."""
    how_nb, how_en = {
        "hendelser": ("Endringer merkes med en gang", "Changes are noticed at once"),
        "jevnlig": ("Mappen blir sett etter jevnlig", "The folder is looked at regularly"),
    }[way]
    return Text(
        "Vakten passer på {mappe}. {nb}. Stopp med Ctrl-C.",
        "Watching {mappe}. {en}. Stop with Ctrl-C.",
        (("mappe", root), ("nb", how_nb), ("en", how_en)),
    )


ENDED = Text("Vakten er avsluttet.", "The watcher has ended.")
AWAY = Text(
    "Arbeidsmappen er borte. Sjekk at nettverksmappen er koblet til. Vakten venter og fortsetter når den er tilbake.",
    "The workspace is gone. Check that the network folder is connected. The watcher waits and goes on when it is back.",
)
BACK = Text("Arbeidsmappen er tilbake.", "The workspace is back.")
WELL_AGAIN = Text("Det går bra igjen.", "All is well again.")
DEAF = Text(
    "Filsystemet sier ikke lenger fra om endringer. Vakten ser etter selv i stedet; det går litt saktere.",
    "The file system no longer tells of changes. The watcher looks for itself instead, which is a little slower.",
)
TOO_MANY_FOLDERS = Text(
    "Arbeidsmappen har flere mapper enn systemet lar oss følge. Vakten ser etter selv i stedet. "
    "IT kan øke fs.inotify.max_user_watches.",
    "The workspace has more folders than the system lets us follow. The watcher looks for itself instead. "
    "The IT people can raise fs.inotify.max_user_watches.",
)
FAULT = Text(
    "Noe gikk galt inne i docgen (DG900). Vakten fortsetter. Gi loggen til IT hvis det gjentar seg.",
    "Something went wrong inside docgen (DG900). The watcher goes on. Give the log to the IT people if it happens again.",
)
BUSY = Text(
    "Noen filer er under skriving akkurat nå. Prøv igjen om litt.", "Some files are being written right now. Try again shortly."
)


def filled(path: str) -> Text:
    """An empty file got its skeleton."""
    return Text("Fylte ut {fil}", "Filled in {fil}", (("fil", path),))
