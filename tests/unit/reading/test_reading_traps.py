"""The YAML traps of domain.md §6, each with the sentence a secretary gets. Every row is read by both of PyYAML's parsers."""

import time

import pytest
from reading_checks import FILE, SAK, SHAPES, check_clean, check_problem, read

from docgen.problem import Severity
from docgen.reading.source import read_source
from docgen.reading.tree import DEFAULT_PARSER, PythonParser, parse

PARSERS = [DEFAULT_PARSER, PythonParser]

TRAPS = [
    ("a: Merk: dette\n", "1:4 DG136", "Teksten her har et kolon midt i"),
    ("- navn: Sak 12: Budsjett\n", "1:9 DG136", "Teksten her har et kolon midt i"),
    ("a: b\n\tc: d\n", "2:1 DG137", "Linjen begynner med tabulator."),
    ("a:\n\tb: c\n", "2:1 DG137", "Linjen begynner med tabulator."),
    ("a:\n  - b\n\t- c\n", "3:1 DG137", "Linjen begynner med tabulator."),
    ("a: b\n\t\nc: d\n", "2:1 DG137", "Linjen begynner med tabulator."),
    ("a:\n\u00a0\u00a0b: c\n", "2:1 DG138", "Her står et hardt mellomrom"),
    ("a:\n  b: c\n \u00a0d: e\nf: g\n", "3:2 DG138", "Her står et hardt mellomrom"),
    ("a:\u00a0b\nc: d\n", "1:3 DG138", "Her står et hardt mellomrom"),
    ("c: d\na:\u00a0b\n", "2:3 DG138", "Her står et hardt mellomrom"),
    ('a: "åpen\nb: c\n', "1:4 DG139", "Anførselstegnet som begynner her, blir aldri avsluttet."),
    ('a: "åpen\nb: "x"\n', "1:4 DG139", "Anførselstegnet som begynner her"),
    ("a: 'åpen\nb: 'x'\nc: d\n", "1:4 DG139", "Anførselstegnet som begynner her"),
    ('a: "sa "ja""\n', "1:9 DG140", "Det står tekst etter anførselstegnet"),
    ("a: 'det's'\n", "1:9 DG140", "Det står tekst etter anførselstegnet"),
    ('a: "x" y\n', "1:8 DG140", "Det står tekst etter anførselstegnet"),
    ("- *viktig\n", "1:3 DG141", "Teksten begynner med «*»"),
    ("a: * viktig\n", "1:4 DG141", "Teksten begynner med «*»"),
    ("a: **fet** skrift\n", "1:4 DG141", "Teksten begynner med «*»"),
    ("a: &sønn x\n", "1:4 DG141", "Teksten begynner med «&»"),
    ("a: &b x\n", "1:4 DG141", "Teksten begynner med «&»"),
    ("a: &b {c: d}\n", "1:4 DG141", "Teksten begynner med «&»"),
    ("a: @hei\n", "1:4 DG141", "Teksten begynner med «@»"),
    ("a: %x\n", "1:4 DG141", "Teksten begynner med «%»"),
    ("% hei\na: b\n", "1:1 DG141", "Teksten begynner med «%»"),
    ("a: `x`\n", "1:4 DG141", "Teksten begynner med «`»"),
    ("a: !viktig x\n", "1:4 DG141", "Teksten begynner med «!»"),
    ("a: !!python/object/apply:os.system [ls]\n", "1:4 DG141", "Teksten begynner med «!»"),
    ("a: !x!y z\n", "1:4 DG141", "Teksten begynner med «!»"),
    ("a: |x\n", "1:4 DG141", "Teksten begynner med «|»"),
    ("a: > x\n", "1:4 DG141", "Teksten begynner med «>»"),
    ("a: ] x\n", "1:4 DG141", "Teksten begynner med «]»"),
    ("a: , x\n", "1:4 DG141", "Teksten begynner med «,»"),
    ("a: ? b\n", "1:4 DG141", "Teksten begynner med «?»"),
    ("a:\n  <<: b\n", "2:3 DG141", "Teksten begynner med «<<»"),
    ("a: b\n---\nc: d\n", "2:1 DG142", "Fila inneholder to dokumenter (en linje med «---»"),
    ("a: b\n...\nc: d\n", "2:1 DG142", "Fila inneholder to dokumenter (en linje med «...»"),
    ("a: [b, c\nd: e\n", "1:4 DG144", "Klammen «[» som begynner her"),
    ("a: {b: c\nd: e\n", "1:4 DG144", "Klammen «{» som begynner her"),
    ("a: [b", "1:4 DG144", "Klammen «[» som begynner her"),
    ("a: {b: Alt er fint: skolen.}\n", "1:4 DG144", "Det som står mellom «{» og «}», kan ikke leses."),
    ("a: {b: c d: e}\n", "1:4 DG144", "Det som står mellom «{» og «}», kan ikke leses."),
    ("a:\n    b: c\n  d: e\n", "3:3 DG145", "Innrykket stemmer ikke"),
    ("  a: b\nc: d\n", "2:1 DG145", "Innrykket stemmer ikke"),
    ("a: b\n  c: d\n", "2:3 DG145", "Innrykket stemmer ikke"),
    ("a: |\n    x\n  y\nb: c\n", "3:3 DG145", "Innrykket stemmer ikke"),
    ("- a\nb: c\n", "2:1 DG145", "Innrykket stemmer ikke"),
    ("a: b\nc:d\ne: f\n", "2:1 DG146", "Linjen mangler kolon og mellomrom"),
    ("c:d\na: b\n", "1:1 DG146", "Linjen mangler kolon og mellomrom"),
    ("a: b\nc\nd: e\n", "2:1 DG146", "Linjen mangler kolon og mellomrom"),
    ("a: b\nc", "2:1 DG146", "Linjen mangler kolon og mellomrom"),
    ("a: - b\n", "1:4 DG147", "Et listepunkt kan ikke begynne her."),
    ("a:\n  - b\n - c\n", "3:2 DG147", "Et listepunkt kan ikke begynne her."),
    ("a: {b: [", "1:9 DG148", "Fila slutter midt i noe"),
    ("a: {{ navn }}\n", "1:5 DG150", "Det som står her, kan ikke være navnet på et felt."),
    ("? [a, b]\n: c\n", "1:3 DG150", "Det som står her, kan ikke være navnet på et felt."),
    ('a: "C:\\docs"\n', "1:7 DG151", "En skråstrek"),
    ("a: [b, c]]\n", "1:10 DG144", "Det står mer etter klammen «]»"),
    ("a: {b: går }fint.}\n", "1:13 DG144", "Det står mer etter klammen «}»"),
    ("a: {b: c}\u00a0\n", "1:10 DG138", "Her står et hardt mellomrom"),
    ("a: b\n: c\n", "2:1 DG145", "Innrykket stemmer ikke"),
    ("a:b\nc:d\n", "1:1 DG135", "Fila består ikke av felt."),
    ("- a\n- b\n", "1:1 DG135", "Fila består ikke av felt."),
    ("a: b\na: c\n", "2:1 DG104", "Feltet «a» står to ganger (første gang på linje 1)."),
    ("adresse: Storgata 5 #2\n", "1:21 DG149", "Teksten er kuttet"),
    ("a:\n  - Skole #2\n", "2:11 DG149", "Teksten er kuttet"),
    ("a: en lang tekst\n  som fortsetter #2\n", "2:18 DG149", "Teksten er kuttet"),
    ('a: "x\\0y"\n', "1:4 DG132", "Her står et usynlig tegn som ikke kan skrives i et dokument (U+0000)."),
]


@pytest.mark.parametrize("parser", PARSERS, ids=["installed", "python"])
@pytest.mark.parametrize(("text", "place", "nb"), TRAPS)
def test_a_trap_gives_one_problem_at_the_right_place(text, place, nb, parser):
    _, problems = parse(text.encode(), "f.yaml", parser)
    assert [f"{p.where.line}:{p.where.column} {p.code}" for p in problems] == [place]
    problem = problems[0]
    assert problem.message.say("nb").startswith(nb)
    assert problem.where.end_column > problem.where.column
    assert all(words.say(lang) for words in (problem.message, problem.help) for lang in ("nb", "en"))


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("tema: Merk: dette\n", 'slik: «tema: "Merk: dette"».'),
        ("a:\n  - navn: Sak 12: Budsjett  \n", 'slik: «navn: "Sak 12: Budsjett"».'),
        # Where quotation marks are not enough, or the line is too long to show, the example is a short one.
        ('tema: Hun sa "ja": bra\n', "for eksempel «kommentar:"),
        ("tema: Mappen C:\\saker: alt\n", "for eksempel «kommentar:"),
        ("tema: Merk: dette #2\n", "for eksempel «kommentar:"),
        (f"tema: Merk: {'dette ' * 20}\n", "for eksempel «kommentar:"),
    ],
)
def test_a_colon_in_a_text_is_answered_with_the_line_as_it_should_be(text, way_out):
    _, (problem,) = parse(text.encode(), "f.yaml")
    assert way_out in problem.help.say("nb")


@pytest.mark.parametrize("parser", PARSERS, ids=["installed", "python"])
@pytest.mark.parametrize(
    "text",
    [
        "a: 'Merk: dette'\n",
        "a: |\n  Merk: dette\n  - punkt #2\n",
        "a: ja\nb: no\nc: 0150\nd: 10:30\ne: 2026-04-31\nf: +47 38 32 80 00\ng: 3.10\nh: ~x\n",
        "a:\tb\n",
        "a: b\tc\nd: {e\tf: g\t, h: i}\n",
        "a: en lang\t\n  \ttekst\n\n  med luft\n",
        "a: Skole nr. 2#\n",
        "a: 'Skole #2'\n",
        "# kommentar\na: b\n\n# slutt\n",
        "a:   # skriv navnet her\n",
        "%YAML 1.1\n---\na: b\n",
        "---\na: b\n...\n",
        "\ufeffa: b\r\nc: d\r\n",
    ],
)
def test_what_is_legal_is_read_without_a_word(text, parser):
    tree, problems = parse(text.encode(), "f.yaml", parser)
    assert problems == ()
    assert tree is not None


def test_every_scalar_stays_the_text_it_was():
    tree, _ = parse(b"a: 0150\nb: no\nc: 10:30\nd: 2026-03-01\ne: 3.10\nf: 1_000\ng: 0x1F\n", "f.yaml")
    assert [value.text for _, value in tree.entries] == ["0150", "no", "10:30", "2026-03-01", "3.10", "1_000", "0x1F"]


def test_places_count_characters_from_one():
    tree, _ = parse("æøå: «ja»\nb:\n  - {c: 'é'}\n".encode(), "f.yaml")
    (key, value), (_, points) = tree.entries
    assert (key.where.line, key.where.column, key.where.end_column) == (1, 1, 4)
    assert (value.where.line, value.where.column, value.where.end_column) == (1, 6, 10)
    assert points.items[0].entries[0][1].where[1:] == (3, 9, 12)


# --- the file as bytes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_utf16_file_gives_one_clear_problem(encoding):
    problems = read_bytes(SAK.encode(encoding))
    assert [(p.code, p.where.line, p.where.column) for p in problems] == [("DG131", 1, 1)]
    assert problems[0].message.say("nb") == "Fila er ikke lagret som UTF-8, så æ, ø og å kan ikke leses."
    assert "Koding: UTF-8" in problems[0].help.say("nb")


def test_an_ansi_file_is_refused_where_the_first_letter_is_and_shows_what_was_meant():
    problems = read_bytes(SAK.encode("cp1252"))
    assert [(p.code, p.where.line, p.where.column) for p in problems] == [("DG131", 6, 4)]
    assert problems[0].message.say("nb") == "Fila er ikke lagret som UTF-8; her skulle det trolig stå «fødselsdato»."
    assert "fødselsdato" not in problems[0].message.say("nb", hide=True)


def test_a_file_of_more_than_a_megabyte_is_refused():
    problems = read_bytes(b"a: b\n" * 250_000)
    assert [p.code for p in problems] == ["DG130"]


@pytest.mark.parametrize("text", ["", "\n\n", "# bare en kommentar\n", "---\n", "\ufeff"])
def test_an_empty_file_is_a_note_and_not_an_error(text):
    problems = read(text).problems
    assert [(p.code, p.severity, p.stops) for p in problems] == [("DG134", Severity.INFO, ())]


def test_a_vertical_tab_from_word_is_an_error_with_its_place():
    problem = check_problem(SAK + "tema: Skole\vstart\n", "7:12 DG132", "Her står et usynlig tegn")
    assert "U+000B" in problem.message.say("nb")
    assert problem.stops[0].unless == ()


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_hidden_line_break_is_a_space_and_a_note(sign):
    problem = check_problem(SAK + f"tema: Skole{sign}start\n", "7:12 DG133", "Her står et skjult linjeskift")
    assert problem.severity is Severity.INFO
    assert read(SAK + f"tema: Skole{sign}start\n").record.tema == "Skole start"


def test_letters_of_a_mac_are_composed():
    assert check_clean(SAK.replace("  navn", "  ma\u030alform: nynorsk\n  navn")).record.bruker.målform == "nynorsk"
    assert check_clean(SAK + "tema: Sa\u030a\n").record.tema == "Så"


def test_windows_and_old_mac_line_ends_read_alike():
    records = [read(SAK.replace("\n", end)).record for end in ("\n", "\r\n", "\r")]
    assert records[0] == records[1] == records[2]
    assert records[0] is not None


# --- bombs -----------------------------------------------------------------------------------------------------------

BOMBS = {
    "brackets": b"[" * 100_000,
    "braces": b"{a: " * 25_000,
    "dashes": b"- " * 50_000,
    "maps": "".join(" " * n + "a:\n" for n in range(400)).encode(),
    "aliases": b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
    "many": b"- x\n" * 200_000,
}


@pytest.mark.parametrize("parser", PARSERS, ids=["installed", "python"])
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name, parser):
    begun = time.process_time()
    tree, problems = parse(BOMBS[name], FILE, parser)
    assert tree is None
    assert [p.code for p in problems] in (["DG143"], ["DG141"])
    # The pure parser needs a while for 100,000 events; neither may hang or use the C stack.
    assert time.process_time() - begun < 20


def read_bytes(data):
    return read_source(data, FILE, SHAPES).problems
