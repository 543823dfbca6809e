"""Small .docx files from XML snippets, and what the tests ask of finished ones.

data = docx(p("Hei {{ navn }}"))
text(rendered(data, navn="Kari")) == "Hei Kari"
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from docgen.word.compile import CompiledTemplate, Dialect, compile_template
from docgen.word.faults import Fault, TemplateError
from docgen.word.render import render
from office import need_program

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_STYLES = (
    f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:pPr>'
    '<w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
# kind: (root element, wrapping of the snippet)
_STORIES = {
    "header": ("hdr", "{0}"), "footer": ("ftr", "{0}"),
    "footnotes": ("footnotes", '<w:footnote w:id="2">{0}</w:footnote>'),
    "endnotes": ("endnotes", '<w:endnote w:id="2">{0}</w:endnote>'),
    "comments": ("comments", '<w:comment w:id="0" w:author="x">{0}</w:comment>'),
}  # fmt: skip


def r(text: str, properties: str = "") -> str:
    """A run; `properties` is the inside of w:rPr."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a string without markup is a run of its own."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def heading(text: str) -> str:
    return p(text, properties='<w:pStyle w:val="Overskrift1"/>')


def tc(*content: str) -> str:
    """A cell of paragraphs; plain strings become paragraphs."""
    inside = "".join(item if item.startswith("<") else p(item) for item in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cell if cell.startswith('<w:tc>') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def docx(
    *body: str,
    stories: Mapping[str, str] | None = None,
    rels: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    main_type: str = "document.main+xml",
    section: str = SECTION,
    prolog: str = "",
) -> bytes:
    """A .docx with the body's blocks, and headers, footnotes ... by kind (`{"header": p("...")}`)."""
    stories = stories or {}
    files: dict[str, str | bytes] = {"word/styles.xml": _STYLES}
    overrides = [("word/document.xml", _TYPES + main_type), ("word/styles.xml", _TYPES + "styles+xml")]
    links = [f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>', rels]
    references = ""
    for kind, content in stories.items():
        base, _, place = kind.partition("-")
        root, wrapping = _STORIES[base]
        name = f"{base}{'1' if base in ('header', 'footer') else ''}{place}.xml"
        files[f"word/{name}"] = f"<w:{root} {NAMESPACES}>{wrapping.format(content)}</w:{root}>"
        overrides.append((f"word/{name}", f"{_TYPES}{base}+xml"))
        links.append(f'<Relationship Id="rId{kind}" Type="{_OFFICE}/{base}" Target="{name}"/>')
        if base in ("header", "footer"):
            references += f'<w:{base}Reference w:type="{place or "default"}" r:id="rId{kind}"/>'
    section = section.replace("<w:sectPr>", f"<w:sectPr>{references}")
    files["word/document.xml"] = f"{prolog}<w:document {NAMESPACES}><w:body>{''.join(body)}{section}</w:body></w:document>"
    files["word/_rels/document.xml.rels"] = _relationships(*links)
    files["_rels/.rels"] = _relationships(f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>')
    files.update(parts or {})
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
        + "</Types>"
    )
    return zipped(files)


def _relationships(*links: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(links)}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def compiled(data: bytes, dialect: Dialect | None = None) -> CompiledTemplate:
    return compile_template(data, name="mal.docx", dialect=dialect or Dialect())


def rendered(data: bytes, /, dialect: Dialect | None = None, **values: object) -> bytes:
    return render(compiled(data, dialect), values)


def faults_of(data: bytes, /, **values: object) -> tuple[Fault, ...]:
    """The faults of compiling, or of rendering; none if both succeed."""
    try:
        rendered(data, **values)
    except TemplateError as error:
        return error.faults
    return ()


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(part(data, name).encode())


def lines(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The paragraphs as a person reads them, text boxes' too."""
    found = []
    for paragraph in tree(data, name).iter(f"{{{W}}}p"):
        shown = ""
        for node in paragraph.iter(f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}br", f"{{{W}}}p"):
            kind = etree.QName(node).localname
            if next(node.iterancestors(f"{{{W}}}p"), None) is paragraph and kind != "p":
                shown += {"tab": "\t", "br": "\n"}.get(kind, node.text or "")
        found.append(shown)
    return found


def text(data: bytes, name: str = "word/document.xml") -> str:
    return "\n".join(lines(data, name))


def rows(data: bytes) -> list[list[str]]:
    """The cells of every table row."""
    return [["".join(cell.itertext()) for cell in row.iter(f"{{{W}}}tc")] for row in tree(data).iter(f"{{{W}}}tr")]


def shown_by_libreoffice(data: bytes, folder: Path) -> list[str]:
    """The lines that a person sees who opens the document there, with numbers and signs of lists."""
    program = need_program("soffice", "libreoffice-writer-nogui")
    (folder / "vist.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = [program, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "vist.docx")], check=True, capture_output=True, timeout=120)
    lines_ = (folder / "vist.txt").read_text("utf-8-sig").split("\n")
    return [line.strip() for line in lines_ if line.strip()]
