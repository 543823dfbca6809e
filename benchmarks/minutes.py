"""The minutes that every benchmark renders: a template and values, invented and each unlike the others."""

from __future__ import annotations

import io
import random


def minutes_template(dialect: str = "jinja") -> bytes:
    """A municipality's minutes: letterhead, attendees, items, actions; 60 kB with its picture and styles.

    `dialect` is `jinja` (docxtpl's and ours) or `mustache` (docxtemplater's and easy-template-x's): the same paragraphs.
    """
    import docx
    from docx.enum.section import WD_SECTION
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.start_type = WD_SECTION.NEW_PAGE
    document.styles["Normal"].font.size = Pt(11)
    header = section.header.paragraphs[0]
    header.add_run().add_picture(io.BytesIO(_picture()), width=Mm(30))
    header.add_run(" {{ municipality }} – {{ unit }}")
    section.header.add_paragraph("Ref. {{ number }}\t{{ date }}")
    section.footer.paragraphs[0].text = "{{ municipality }}, {{ address }}. Unntatt offentlighet: {{ law }}"
    document.add_heading("Referat fra {{ kind }} {{ date }}", 1)
    document.add_paragraph("Sted: {{ place }}. Tid: {{ start }}–{{ end }}. Referent: {{ secretary }}.")
    document.add_heading("Til stede", 2)
    _table(document, ("Navn", "Rolle", "Enhet"), "p", "attendees", ("name", "role", "unit"))
    document.add_paragraph("{%p if absent %}")
    document.add_paragraph("Meldt forfall: {% for a in absent %}{{ a }}{% if not loop.last %}, {% endif %}{% endfor %}.")
    document.add_paragraph("{%p endif %}")
    document.add_heading("Saker", 2)
    document.add_paragraph("{%p for item in items_ %}")
    document.add_heading("{{ item.number }} {{ item.title }}", 3)
    document.add_paragraph("{{ item.text }}")
    document.add_paragraph("{%p if item.decision %}")
    document.add_paragraph("Konklusjon: {{ item.decision }}", style="List Bullet")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.add_heading("Oppfølging", 2)
    _table(document, ("Tiltak", "Ansvarlig", "Frist", "Status"), "t", "actions", ("what", "who", "due", "status"))
    document.add_paragraph("Neste møte: {{ next or 'ikke avtalt' }}")
    document.add_paragraph("Med hilsen")
    document.add_paragraph("{{ secretary }}, {{ unit }}")
    if dialect == "mustache":
        _translated(document)
    _slim(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _translated(document: object) -> None:
    """The same template in the other dialect: every tag stands in one run, so its text can be replaced."""
    paragraphs = [*document.paragraphs]  # type: ignore[attr-defined]
    section = document.sections[0]  # type: ignore[attr-defined]
    paragraphs += [*section.header.paragraphs, *section.footer.paragraphs]
    for table in document.tables:  # type: ignore[attr-defined]
        first, last = table.rows[2].cells[0], table.rows[2].cells[-1]
        name = table.rows[1].cells[0].text.split(" in ")[1].split()[0]
        for cell in table.rows[2].cells:
            cell.paragraphs[0].runs[0].text = cell.text.replace("{{ p.", "{").replace("{{ t.", "{").replace(" }}", "}")
        first.paragraphs[0].runs[0].text = f"{{#{name}}}{first.text}"
        last.paragraphs[0].runs[0].text = f"{last.text}{{/{name}}}"
        for row in (table.rows[3], table.rows[1]):
            row._tr.getparent().remove(row._tr)
    opened: list[str] = []
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.text.startswith("{%p end"):
                run.text = f"{{/{opened.pop()}}}"
            elif "{" in run.text:
                if run.text.startswith("{%p"):
                    opened.append(_MUSTACHE[run.text][2:-1])
                run.text = _MUSTACHE.get(run.text, run.text).replace("{{ item.", "{").replace("{{ ", "{").replace(" }}", "}")


_ABSENT = "Meldt forfall: {% for a in absent %}{{ a }}{% if not loop.last %}, {% endif %}{% endfor %}."
_MUSTACHE = {
    "{%p if absent %}": "{#has_absent}",
    "{%p for item in items_ %}": "{#items_}",
    "{%p if item.decision %}": "{#decision}",
    _ABSENT: "Meldt forfall: {absent_text}.",
    "Konklusjon: {{ item.decision }}": "Konklusjon: {decision}",
    "Neste møte: {{ next or 'ikke avtalt' }}": "Neste møte: {next_text}",
}


def _slim(document: object) -> None:
    """Leave out the 800 kB of styles nobody uses that python-docx brings along: docxtpl parses them for every
    document and we do not, so with them the race would say less about engines than about that file."""
    used = {"Normal", "Heading1", "Heading2", "Heading3", "ListBullet", "TableGrid", "TableNormal", "Header", "Footer"}
    used |= {"DefaultParagraphFont", "NoList"}
    styles = document.styles  # type: ignore[attr-defined]
    for style in list(styles):
        if style.style_id not in used:
            style.delete()
    part = document.part  # type: ignore[attr-defined]
    for key, rel in list(part.rels.items()):
        if rel.reltype.endswith("stylesWithEffects"):
            del part.rels[key]


def _table(document: object, heads: tuple[str, ...], variable: str, name: str, fields: tuple[str, ...]) -> None:
    table = document.add_table(rows=4, cols=len(heads), style="Table Grid")  # type: ignore[attr-defined]
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    table.cell(1, 0).text = f"{{%tr for {variable} in {name} %}}"
    for cell, field in zip(table.rows[2].cells, fields, strict=True):
        cell.text = f"{{{{ {variable}.{field} }}}}"
    table.cell(3, 0).text = "{%tr endfor %}"


def _picture() -> bytes:
    """A PNG that does not compress, about the size of a coat of arms."""
    import hashlib
    import struct
    import zlib

    side = 128
    noise = b"".join(hashlib.sha256(bytes((row, column))).digest() for row in range(side) for column in range(12))
    rows = b"".join(b"\0" + noise[row * side * 3 : (row + 1) * side * 3] for row in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def minutes_values(number: int) -> dict[str, object]:
    """Invented minutes; no two are alike."""
    people = ("Kari Nordmann", "Ola Hansen & Sønn", "Åse Ærlig", "Per <Personlig>", "Liv Øst", "Nils Vest", "Eva Å")
    count = 9 + number % 6
    dice = random.Random(number)
    return {
        "municipality": "Eksempelvik kommune", "unit": "Oppvekst og læring", "number": f"2026/{number:05}",
        "date": f"{1 + number % 28}. november 2026", "address": "Rådhusgata 1, 9999 Eksempelvik",
        "law": "offl. § 13, jf. fvl. § 13", "kind": "møte i gruppen", "place": f"Rom {number % 17}",
        "start": "09.00", "end": "10.30", "secretary": people[number % 7], "next": None if number % 3 else "3. mars 2027",
        "attendees": [
            {"name": people[(number + i) % 7], "role": f"Rolle {i}", "unit": f"Enhet {(number * 7 + i) % 31}"}
            for i in range(count)
        ],
        "has_absent": number % 3 > 0, "absent_text": ", ".join(people[i] for i in range(number % 3)),
        "next_text": "ikke avtalt" if number % 3 else "3. mars 2027", "absent": [people[i] for i in range(number % 3)],
        "items_": [
            {
                "number": f"{number % 90}/{i}", "title": f"Status for mål {i}",
                "text": " ".join(_sentence(dice) for _ in range(4 + (number + i) % 5)),
                "decision": f"Fortsette som før i {2 + i} uker" if (number + i) % 2 else "",
            }
            for i in range(8)
        ],
        "actions": [
            {
                "what": f"Bestille hjelpemiddel {number}-{i}", "who": people[(number + 2 * i) % 7],
                "due": f"{1 + i}. desember 2026", "status": "pågår" if i % 2 else "fullført",
            }
            for i in range(8 + number % 5)
        ],
    }  # fmt: skip


_TEXT = (
    "skolen heimen læreren barnet familien møtet planen hverdagen samarbeidet oppfølgingen timen uka gruppa støtten "
    "språket leken roen søvnen maten turen fritida målet tiltaket vennene klassen barnehagen helsesykepleieren "
    "fastlegen avlastningen kontakten tydelig rolig god ny vanskelig trygg kort lang tidlig sein felles enkel "
    "viktig synlig jevn daglig ukentlig åpen nær fast øver snakker møter ringer følger venter prøver endrer "
    "fortsetter deler leser skriver hjelper planlegger avtaler vurderer ser hjemme ute sammen ofte sjelden etterpå "
    "først igjen snart nå fremdeles likevel også dessuten heldigvis "
)
_WORDS = _TEXT.split()


def _sentence(dice: random.Random) -> str:
    """A sentence that says nothing, of the length and the letters that Norwegian minutes have."""
    words = [dice.choice(_WORDS) for _ in range(dice.randint(6, 16))]
    return f"{' '.join(words).capitalize()}{dice.choice(('.', '.', '.', ', § 3-1.', ' & mer.'))}"
