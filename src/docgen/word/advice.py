"""What is said of a template that can be used, and could be better: the sentences of `accessibility` and `inspection`.

A table as in `messages`, which takes it in: code, nb sentence, nb way out, en sentence, en way out. The numbers A2 to A16 are
those of the house's list of what a public document must be (WCAG 2.1, EN 301 549, Uutilsynet's guide to Word).
"""

from __future__ import annotations

from typing import Final

ADVICE: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    (
        "tracked-changes",
        "malen har sporede endringer ({count}); docgen regner alle som godtatt.",
        "Godta eller avvis dem i Word under Se gjennom, og slå av sporing.",
        "the template has tracked changes ({count}); docgen takes all as accepted.",
        "Accept or reject them in Word under Review, and turn tracking off.",
    ),
    (
        "invisible-text",
        "«{text}» er usynlig ({how}), men blir med i dokumentet.",
        "Slett teksten, eller gjør den synlig.",
        "“{text}” cannot be seen ({how}), but will be in the document.",
        "Delete the text, or make it visible.",
    ),
    (
        "comment-left",
        "malen har merknader ({count}), og de blir med i hvert dokument.",
        "Slett dem i Word under Se gjennom.",
        "the template has comments ({count}), and they will be in every document.",
        "Delete them in Word under Review.",
    ),
    (
        "attached-template",
        "malen er knyttet til en annen mal på noens maskin; docgen tar koblingen bort.",
        "Fjern den i Word under Utvikler, Dokumentmal.",
        "the template is attached to another one on somebody’s machine; docgen takes the link away.",
        "Remove it in Word under Developer, Document Template.",
    ),
    (
        "cell-may-be-empty",
        "cellen blir tom når vilkåret ikke er oppfylt.",
        "Skriv hva som skal stå da, for eksempel {{% else %}}–.",
        "the cell becomes empty when the condition does not hold.",
        "Write what is to stand there then, for example {{% else %}}–.",
    ),
    (
        "a2-language",
        "språket er satt til «{language}».",
        "Velg norsk bokmål eller nynorsk i Word under Se gjennom, Språk.",
        "the language is set to “{language}”.",
        "Choose Norwegian in Word under Review, Language.",
    ),
    (
        "a3-first-heading",
        "{what}.",
        "Gi tittelen stilen Overskrift 1, og bruk den én gang.",
        "{what}.",
        "Give the title the style Heading 1, and use it once.",
    ),
    (
        "a4-heading-level",
        "overskriften «{text}» er på nivå {level}, men den over er på nivå {above}.",
        "Bruk stilen Overskrift {wanted}.",
        "the heading “{text}” is on level {level}, but the one above is on level {above}.",
        "Use the style Heading {wanted}.",
    ),
    (
        "a5-fake-heading",
        "«{text}» ser ut som en overskrift, men er bare fet skrift.",
        "Gi avsnittet en overskriftsstil, eller ta bort den fete skriften.",
        "“{text}” looks like a heading, but is only bold.",
        "Give the paragraph a heading style, or take the bold away.",
    ),
    (
        "a6-empty-paragraph",
        "avsnittet er tomt.",
        "Slett det, og bruk avstand før og etter i stilen.",
        "the paragraph is empty.",
        "Delete it, and use the style’s spacing before and after.",
    ),
    (
        "a7-layout-by-spaces",
        "teksten er flyttet med {what}.",
        "Bruk innrykk, tabulatorstopp eller en tabell.",
        "the text has been moved by {what}.",
        "Use indents, tab stops or a table.",
    ),
    (
        "a8-header-row",
        "tabellens første rad er ikke merket som overskriftsrad.",
        "Merk raden, og velg Gjenta overskriftsrader og Overskriftsrad under Tabell.",
        "the table’s first row is not marked as a header row.",
        "Select the row, and choose Repeat Header Rows and Header Row under Table.",
    ),
    (
        "a9-row-splits",
        "raden kan bli delt over to sider.",
        "Ta bort «Tillat at rader brytes over sider» i tabellegenskapene.",
        "the row may be split over two pages.",
        "Turn off “Allow row to break across pages” in the table’s properties.",
    ),
    (
        "a10-merged-cells",
        "tabellen har {what}, som skjermlesere leser i feil rekkefølge.",
        "Del tabellen i to, eller gi hver rad like mange celler.",
        "the table has {what}, which screen readers read in the wrong order.",
        "Make two tables of it, or give each row the same cells.",
    ),
    (
        "a11-alternative-text",
        "«{name}» mangler alternativ tekst.",
        "Høyreklikk på det, velg Vis alternativ tekst, og skriv hva det viser eller merk det som dekorativt.",
        "“{name}” has no alternative text.",
        "Right-click it, choose View Alt Text, and write what it shows or mark it as decorative.",
    ),
    (
        "a12-floating",
        "{what} leses ikke i rett rekkefølge.",
        "Legg innholdet i selve teksten, og bilder «på linje med teksten».",
        "{what} is not read in the right order.",
        "Put the content in the text itself, and pictures “in line with text”.",
    ),
    (
        "a13-link-text",
        "lenken heter «{text}», som ikke sier hvor den går.",
        "Skriv hva den handler om.",
        "the link is called “{text}”, which does not say where it leads.",
        "Write what it is about.",
    ),
    (
        "a14-typed-list",
        "«{text}» er en liste som er skrevet for hånd.",
        "Bruk Words punktliste eller nummerering.",
        "“{text}” is a list typed by hand.",
        "Use Word’s bullets or numbering.",
    ),
    (
        "a15-contrast",
        "fargen {color} på {background} har for svak kontrast ({ratio}:1, kravet er 4,5:1).",
        "Velg en mørkere farge.",
        "the colour {color} on {background} has too little contrast ({ratio}:1, 4.5:1 is required).",
        "Choose a darker colour.",
    ),
    (
        "a16-size",
        "{what}.",
        "Bruk minst 11 punkt i brødtekst og 9 punkt ellers, venstrejustert.",
        "{what}.",
        "Use at least 11 points for text and 9 elsewhere, aligned left.",
    ),
)

CODES: Final = frozenset(row[0] for row in ADVICE)
"""Codes that are advice: the template can be used all the same."""

NOTICES: Final = frozenset({"cell-may-be-empty"})
"""Advice that is only worth knowing."""

SPOKEN: Final[dict[str, tuple[str, str]]] = {
    "no-heading": ("det er ingen overskrift på nivå 1", "there is no heading on level 1"),
    "late-heading": ("den første overskriften er ikke på nivå 1", "the first heading is not on level 1"),
    "many-headings": ("det er flere overskrifter på nivå 1", "there are several headings on level 1"),
    "spaces": ("mellomrom", "spaces"),
    "tabs": ("flere tabulatorer etter hverandre", "several tabs in a row"),
    "breaks": ("flere linjeskift etter hverandre", "several line breaks in a row"),
    "merged": ("sammenslåtte celler", "merged cells"),
    "nested": ("en tabell inni en celle", "a table inside a cell"),
    "blank-header": ("en tom celle i overskriftsraden", "an empty cell in its header row"),
    "textbox": ("en tekstboks", "a text box"),
    "anchored": ("et flytende objekt", "a floating object"),
    "hidden": ("skjult skrift", "hidden text"),
    "white": ("samme farge som bakgrunnen", "the colour of the background"),
    "tiny": ("1 punkt stor", "1 point large"),
    "small": ("skriften er mindre enn 9 punkt", "the text is smaller than 9 points"),
    "small-body": ("brødteksten er mindre enn 11 punkt", "the body text is smaller than 11 points"),
    "justified": ("teksten er justert i begge marger", "the text is justified"),
}
"""Details that are a machine's word, in bokmål and English."""
