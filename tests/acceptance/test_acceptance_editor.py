"""The editor's help against the real thing: yaml-language-server, as VS Code runs it, on the files that docgen makes."""

from __future__ import annotations

import errno
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.disk import DocgenError, replace_file
from docgen.editor import patterns
from docgen.editor.kinds import KINDS
from language_server import LanguageServer, Offer, Squiggle
from office import Office, need_language_server, need_program

SAK, GROUP = "cases/saker/RT-2026-017.yaml", "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml"
MEETING, PLAN = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml", "cases/ressursteam/møteplan-2027-vår.yaml"


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The whole workspace with the editor's help in it."""
    office = Office.fresh(tmp_path_factory.mktemp("editor") / "kommune")
    outcome = office.run("schema", "--editor")
    assert outcome.code == 0, outcome.said
    return office


@pytest.fixture(scope="module")
def editor(municipality: Office) -> Iterator[LanguageServer]:
    """The language server in that workspace, with the settings that docgen wrote."""
    settings = json.loads(municipality.read(".vscode/settings.json"))
    with LanguageServer(need_language_server(), municipality.root, settings) as server:
        yield server


def files_of(office: Office) -> list[str]:
    found = [*(office.root / "cases").rglob("*.yaml"), office.root / "templates" / "dokumenter.yaml"]
    return sorted(path.relative_to(office.root).as_posix() for path in found)


def changed(office: Office, file: str, old: str, new: str) -> tuple[str, int]:
    """A file with something else in it, and the line (from 1) where the new begins."""
    text = office.read(file)
    assert old in text, f"{file} has no {old!r} any more"
    before = text.partition(old)[0]
    return text.replace(old, new, 1), before.count("\n") + 1


def only(squiggles: tuple[Squiggle, ...]) -> Squiggle:
    assert len(squiggles) == 1, squiggles
    return squiggles[0]


# --- right files ---------------------------------------------------------------------------------------------------


def heading(editor: LanguageServer, path: str, text: str) -> str:
    """The name of the schema that the editor uses for an open file."""
    number = next(n for n, line in enumerate(text.split("\n"), start=1) if line.startswith("type:"))
    return editor.hover(number, 2, path).split("\n")[0]


def test_nothing_is_underlined_in_the_committed_workspace(municipality: Office, editor: LanguageServer) -> None:
    judged = editor.open_all(dict.fromkeys(files_of(municipality)))
    assert len(judged) > 50
    assert {file: squiggles for file, squiggles in judged.items() if squiggles} == {}


def test_each_file_has_the_schema_of_its_kind_also_without_its_first_line(municipality: Office, editor: LanguageServer) -> None:
    whole = {file: municipality.read(file) for file in files_of(municipality)}
    bare = {file: re.sub(r"^# yaml-language-server.*\n", "", text) for file, text in whole.items()}
    for texts in (whole, bare):
        editor.open_all(texts)
        for file, text in texts.items():
            kind = re.search(r"^type: (.+)$", text, re.MULTILINE)
            assert kind is not None
            assert heading(editor, file, text) == f"#### {kind[1]}", file


LENIENT = {
    "clock": ("møte", [f"fra: {text}" for text in ("10:30", "10.30", "1030", "0930", "kl. 10.30", "kl 10", "10", '"10.30"')]),
    "span": ("møte", [f"tid: {text}" for text in ("10.00-11.30", "10:00–11:30", "kl. 10 til 11.30", "10.30", "1000-1130")]),
    "date": (
        "møte",
        [f"dato: {text}" for text in ("2026-03-01", "01.03.2026", "1.3.2026", "1.3.26", "1. mars 2026", "1 mars 2026", '"1. Mars 2026"', "")],
    ),
    "yes": ("sak", [f"sendt: {text}" for text in ("ja", "nei", "Ja", "J", "n", "x", "true", "false", "yes", "No", "", "~", '""')]),
    "number": ("møte", ["møtenummer: 3", 'møtenummer: "3"', "møtenummer: 03", "møtenummer:"]),
    "text": ("sak", ["tema: 2026", "tema: true", "tema: 1,5", "tema: Skole", 'tema: ""', "arkivsak: 2026/0611", "tema: |\n  Skole"]),
    "paragraph": ("sak", ["situasjon: |\n  Først.\n\n  Siden.\n", "situasjon: Kort", "situasjon: 3", "notat: 10.30"]),
    "tried": ("sak", ["tidligere_forsøkt: ingenting", "tidligere_forsøkt:\n  - Samtaler\n  - Opptrening", "tidligere_forsøkt:", "tidligere_forsøkt: [a, 2]"]),
    "units": ("sak", ["instanser_i_saken: [nav, ppt]", "instanser_i_saken: nav", "instanser_i_saken:\n  - nav\n  -", "instanser_i_saken: []"]),
    "called": (
        "møte",
        ["innkalte: [Oda Fjell]", "innkalte: Oda Fjell", "innkalte:\n  - Oda Fjell\n  - {navn: Per Dal, enhet: nav}", "innkalte: {navn: Per Dal}", "innkalte:\n  -"],
    ),
    "invited": ("møte", ["inviterte: [nav]", "inviterte: nav", "inviterte:\n  - enhet: nav\n    grunn: Kan hjelpe"]),
    "changes": ("møte", ["referat: {endring_mål: nei}", "referat:\n  endring_mål: ja\n  endring_tiltak:\n    svar: nei", "referat: {endring_mål: }"]),
    "deadline": ("møte", [f"referat:\n  tiltak:\n    - tekst: Ringe\n      frist: {text}" for text in ("fortløpende", "06.11.2026", "6. november 2026", "")]),
    "one action": ("møte", ["referat:\n  tiltak:\n    tekst: Ringe\n    ansvarlig: Oda Fjell"]),
    "ground": ("gruppe", ["opprettelsesgrunn: ønske_fra_bruker", "opprettelsesgrunn:\n  grunn: ønske_fra_bruker", "opprettelsesgrunn:\n  grunn:\n  begrunnelse:", "opprettelsesgrunn:"]),
    "goals": ("gruppe", ["mål: Kari er på skolen", "mål: [Skole, Hjem]", "mål:\n  - Skole\n  - {id: hjem, tekst: Ro}"]),
    "change": ("gruppe", ["koordinator_bytte:\n  - fra: Oda Fjell\n    til: Per Dal\n    dato: 01.09.2026", "koordinator_bytte:\n  - fra: {navn: Oda, enhet: nav}\n    til: Per\n    dato: 2026-09-01"]),
    "gp": ("gruppe", ["bruker: {navn: Kari, fødselsdato: 14.03.2012, fastlege: legesenteret}", "bruker: {navn: Kari, fødselsdato: 14.03.2012, fastlege: {navn: Ane}, tolk: {behov: , språk: }}"]),
    "consent": (
        "gruppe",
        [
            "samtykker:\n  - {id: s1, gjelder: deling, instanser: [nav, {enhet: ppt}], personer: Mona}",
            "samtykker:\n  id: s1\n  gjelder: [deling, drøfting]",
            "samtykker:\n  - {id: 1, gjelder: [deling], trukket: {dato: 2026-01-02, enheter: alle}}",
            "samtykker:\n  - {id: s1, gjelder: [deling], trukket: {dato: 2026-01-02, enheter: [nav]}, unntak: {regel: , grunn: , av: , dato: }}",
        ],
    ),
    "weekday": ("plan", ["ukedag: onsdag", "ukedag: Onsdag", "ukedag: laurdag", "ukedag:", "intervall_uker: 3"]),
}  # fmt: skip
"""Every form that docgen takes (domain.md §5 and §6, reading/shape), with the kind of file it stands in."""
HEADS = {
    "møte": ("møte", "type: møte\nid: m1\nmøtetype: ansvarsgruppemøte\nstatus: planlagt\n"),
    "sak": ("sak", "type: sak\nsaksnummer: RT-2026-900\nstatus: utkast\nbruker: {navn: Kari, fødselsdato: 14.03.2012}\n"),
    "gruppe": ("ansvarsgruppe", "type: ansvarsgruppe\ngruppenummer: AG-2026-900\nstatus: aktiv\n"),
    "plan": ("møteplan", "type: møteplan\nhalvår: 2027 vår\nstart: 13.1.2027\n"),
}
BRUKER = "bruker: {navn: Kari, fødselsdato: 14.03.2012}\n"


def whole_file(head: str, lines: str) -> str:
    """A small file of a kind with these lines in it."""
    kind, top = HEADS[head]
    bruker = BRUKER if head == "gruppe" and not lines.startswith("bruker") else ""
    return f"# yaml-language-server: $schema=../.docgen/skjema/{kind}.schema.json\n{top}{bruker}{lines}\n"


def test_every_form_that_docgen_reads_is_right_in_the_editor(editor: LanguageServer) -> None:
    from docgen.reading.source import read_source
    from docgen.reading.vocabulary import Shapes

    files = {
        f"cases/{name}-{n}.yaml": whole_file(head, lines)
        for name, (head, forms) in LENIENT.items()
        for n, lines in enumerate(forms)
    }
    shapes = Shapes()
    for path, text in files.items():
        assert not [p for p in read_source(text.encode(), path, shapes).problems if p.is_error], text
    wrong = {files[path]: squiggles for path, squiggles in editor.open_all(files).items() if squiggles}
    assert wrong == {}


# --- wrong files ---------------------------------------------------------------------------------------------------


def test_a_misspelt_field_is_underlined_on_its_line(municipality: Office, editor: LanguageServer) -> None:
    text, line = changed(municipality, SAK, "problemstilling:", "problemstiling:")
    squiggle = only(editor.open(SAK, text))
    assert (squiggle.line, squiggle.under) == (line, "problemstiling")
    assert squiggle.says.startswith("Ukjent felt. Rett navnet")


def test_a_misspelt_field_that_is_required_is_told_of_as_missing_too(municipality: Office, editor: LanguageServer) -> None:
    text, line = changed(municipality, GROUP, "    relasjon: mor", "    relasjonn: mor")
    missing, unknown = editor.open(GROUP, text)
    assert (unknown.line, unknown.under) == (line, "relasjonn")
    assert missing.says == "Feltet «relasjon» mangler. Legg til en linje med «relasjon: …». (DG101)"


@pytest.mark.parametrize(
    ("file", "old", "new", "under", "says"),
    [
        (GROUP, "status: aktiv", "status: aktivt", "aktivt", "Skriv en av disse: planlagt, aktiv, avsluttet. (DG103)"),
        (GROUP, "bosted: fast", "bosted: heime", "heime", "Skriv en av disse: fast, delt, samvær, ikke. (DG103)"),
        (GROUP, "opprettet: 2026-05-11", "opprettet: 2026-02-31", "2026-02-31", "Skriv dag, måned og år med punktum mellom, for eksempel 22.10.2026. (DG105)"),
        (GROUP, "opprettet: 2026-05-11", "opprettet: 2026", "2026", "Skriv dag, måned og år med punktum mellom, for eksempel 22.10.2026. (DG105)"),
        (GROUP, "sendt: ja", "sendt: kanskje", "kanskje", "Skriv ja eller nei, eller la feltet stå tomt. (DG107)"),
        (GROUP, "sendt: ja", "sendt: 1", "1", "Skriv ja eller nei, eller la feltet stå tomt. (DG107)"),
        (GROUP, "navn: Sigrid Vollan", "navn: Sigrid 2", "Sigrid 2", "Skriv bare navnet, for eksempel Kari Nordmann. (DG113)"),
        (GROUP, "gjelder: [deling, kopi_av_referat]", "gjelder: [deling, alt]", "alt", "Skriv en av disse: drøfting, deling, kopi_av_referat. (DG103)"),
        (GROUP, "gjelder: [deling, kopi_av_referat]", "gjelder: []", "[]", "Feltet «gjelder» er ikke fylt ut."),
        (GROUP, "gruppenummer: AG-2026-005", "gruppenummer: AG-5", "AG-5", "Skriv AG, år og løpenummer, for eksempel AG-2026-005. (DG116)"),
        (GROUP, "- {enhet: bup,", "- {enhet: alle,", "alle", "Skriv hver instans på egen linje, for eksempel «- nav». (DG166)"),
        (GROUP, "opprettelsesgrunn: to_eller_flere_instanser", "opprettelsesgrunn: lyst", "lyst", "Skriv en av disse: to_eller_flere_instanser"),
        (PLAN, "fra: kl. 09.00", "fra: 25:00", "25:00", "Skriv timer og minutter, for eksempel 10.30. (DG106)"),
        (PLAN, "fra: kl. 09.00", "fra: 3000", "3000", "Skriv timer og minutter, for eksempel 10.30. (DG106)"),
        (PLAN, "intervall_uker: 3", "intervall_uker: tre", "tre", "Skriv bare sifre, for eksempel «intervall_uker: 3». (DG108)"),
        (PLAN, "intervall_uker: 3", "intervall_uker: -3", "-3", "Skriv bare sifre, for eksempel «intervall_uker: 3». (DG108)"),
        (PLAN, "ukedag: onsdag", "ukedag: midtuke", "midtuke", "Skriv dagen med hele ord, for eksempel onsdag. (DG110)"),
        (PLAN, "halvår: 2027-vår", "halvår:", "", "Feltet «halvår» er ikke fylt ut."),
        (SAK, "saksnummer: RT-2026-017", "saksnummer: 17", "17", "Skriv RT, år og løpenummer, for eksempel RT-2026-017. (DG115)"),
        (SAK, "tema: Smerter, hverdag og arbeid", "tema: [Smerter]", "[Smerter]", "Skriv verdien rett etter kolonet"),
        (SAK, "melder:\n  navn: Oda Fjellheim\n  stilling: ergoterapeut\n  enhet: fysio_ergo", "melder: Oda", "Oda", "Skriv feltene på egne linjer"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_underlined_and_told_of_in_norwegian(
    municipality: Office, editor: LanguageServer, file: str, old: str, new: str, under: str, says: str
) -> None:
    text, line = changed(municipality, file, old, new)
    squiggle = only(editor.open(file, text))
    assert squiggle.line == line
    assert squiggle.under == under
    assert squiggle.says.startswith(says)


def test_everything_that_is_missing_is_told_of_one_by_one(editor: LanguageServer) -> None:
    text = "# yaml-language-server: $schema=../.docgen/skjema/sak.schema.json\ntype: sak\nforesatte:\n  - id: mor\n"
    said = [squiggle.says.split(".")[0] for squiggle in editor.open("cases/ny.yaml", text)]
    assert sorted(said) == [
        "Feltet «bruker» mangler",
        "Feltet «navn» mangler",
        "Feltet «relasjon» mangler",
        "Feltet «saksnummer» mangler",
        "Feltet «status» mangler",
    ]


# --- what is offered -----------------------------------------------------------------------------------------------


def offers(editor: LanguageServer, head: str, lines: str) -> dict[str, Offer]:
    """What is offered where `|` stands in a small file, by name."""
    before, mark, after = whole_file(head, lines).partition("|")
    assert mark
    editor.open("cases/ny.yaml", before + after)
    found = editor.offers(before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert len({offer.label for offer in found}) == len(found), found
    return {offer.label: offer for offer in found}


def test_the_fields_that_are_missing_are_offered_with_what_they_are(editor: LanguageServer) -> None:
    found = offers(editor, "gruppe", "foresatte:\n  - navn: Mona\n    |")
    assert {"relasjon", "foreldreansvar", "bosted", "notat"} <= found.keys()
    assert "navn" not in found
    assert found["relasjon"].inserts == "relasjon: "
    assert "Hva personen er for barnet" in found["relasjon"].told
    top = offers(editor, "sak", "|")
    assert {"melder", "samtykker", "videre"} <= top.keys() and "status" not in top


@pytest.mark.parametrize(
    ("head", "lines", "values"),
    [
        ("gruppe", "målgruppe: |", {"barn_og_unge", "voksen"}),
        ("sak", "videre: |", {"samarbeidsmøte", "ansvarsgruppe", "tiltak", "avsluttet", "annet"}),
        ("sak", "sendt: |", {"ja", "nei"}),
        ("gruppe", "opprettelsesgrunn: |", {"to_eller_flere_instanser", "langvarig_tverrfaglig_behov", "ønske_fra_bruker"}),
        ("gruppe", "samtykker:\n  - id: s1\n    gjelder: [|]", {"drøfting", "deling", "kopi_av_referat"}),
        ("møte", "referat:\n  endring_mål: |", {"ja", "nei"}),
        ("sak", "tema: |", set()),
        ("sak", "meldt_dato: |", set()),
        ("møte", "fra: |", set()),
    ],
)
def test_the_values_are_offered_and_never_null_or_true(editor: LanguageServer, head: str, lines: str, values: set[str]) -> None:
    assert offers(editor, head, lines).keys() == values


@pytest.mark.parametrize(
    ("head", "lines", "name", "first"),
    [
        ("gruppe", "medlemmer:\n  |", "nytt medlem", "- navn: $1\n  enhet: $2"),
        ("gruppe", "medlemmer:\n  - |", "nytt medlem", "navn: $1\n  enhet: $2"),
        ("gruppe", "medlemmer:\n  - navn: A\n    enhet: nav\n  |", "nytt medlem", "- navn: $1\n  enhet: $2"),
        ("gruppe", "foresatte:\n  |", "ny foresatt", "- id: $1\n  navn: $2\n  relasjon: $3\n  foreldreansvar: ${4|ja,nei|}"),
        ("gruppe", "samtykker:\n  |", "nytt samtykke", "- id: $1\n  gjelder: [${2|drøfting,deling,kopi_av_referat|}]\n  formål: $3\n  instanser:\n    - enhet: $4"),
        ("gruppe", "samtykker:\n  - id: s1\n    signert:\n      |", "ny signatur", "- navn: $1\n  rolle: ${2|bruker,"),
        ("gruppe", "koordinator:\n  |", "koordinator", "navn: $1\nenhet: $2"),
        ("møte", "saksliste:\n  |", "nytt agendapunkt", "- tittel: $1\n  meldt_av:\n    navn: $2\n    rolle: ${3|bruker,"),
        ("møte", "referat:\n  tiltak:\n    |", "nytt tiltak", "- id: $1\n  tekst: $2\n  mål: $3\n  ansvarlig: $4\n  frist: $5"),
        ("møte", "referat:\n  status:\n    |", "ny status", "- medlem: $1\n  tekst: $2"),
        ("møte", "referat:\n  til_stede:\n    - |", "ny deltaker fra en enhet", "navn: $1\n  enhet: $2"),
        ("møte", "forfall:\n  |", "ny deltaker fra en enhet", "- navn: $1\n  enhet: $2"),
        ("møte", "referat:\n  neste_møte:\n    |", "neste møte", "dato: $1\ntid: $2\nsted: $3"),
        ("sak", "drøftinger:\n  |", "ny drøfting", "- møte: $1\n  dato: $2\n  drøfting: $3\n  tiltak:\n    - id: $4"),
        ("plan", "unntak:\n  |", "møtet flyttes", "- dato: $1\n  flyttet_til: $2"),
        ("plan", "unntak:\n  - |", "møtet utgår", "dato: $1\n  utgår: ${2|ja,nei|}"),
    ],
)  # fmt: skip
def test_what_is_added_most_is_offered_whole(editor: LanguageServer, head: str, lines: str, name: str, first: str) -> None:
    assert offers(editor, head, lines)[name].inserts.startswith(first)


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("instanser", "type: instanser\ninstanser:\n  |", "ny enhet"),
        ("tiltaksbank", "type: tiltaksbank\ntiltak:\n  |", "nytt tiltak i tiltaksbanken"),
        ("dokumenter", "type: dokumenter\ndokumenter:\n  |", "ny dokumenttype"),
    ],
)
def test_the_registers_offer_their_entries(editor: LanguageServer, kind: str, text: str, name: str) -> None:
    lines = f"# yaml-language-server: $schema=../.docgen/skjema/{kind}.schema.json\n{text}".split("\n")
    column = lines[-1].index("|") + 1
    editor.open("cases/ny.yaml", "\n".join(lines).replace("|", ""))
    (offer,) = [offer for offer in editor.offers(len(lines), column) if offer.label == name]
    assert offer.inserts.startswith("- ")


def test_where_a_list_begins_its_points_are_offered_and_not_their_fields(editor: LanguageServer) -> None:
    assert offers(editor, "gruppe", "medlemmer:\n  |").keys() == {"nytt medlem"}


# --- hover ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "line", "text"),
    [
        (GROUP, "oppgaver: |", "Hva gruppen skal gjøre, for eksempel «Støtte Kari i å komme tilbake til skolen.»."),
        (GROUP, "  - navn: Sigrid Vollan", "Hele navnet til medlemmet"),
        (GROUP, "opprettelsesgrunn: to_eller", "Velg blant: to_eller_flere_instanser" ),
        (SAK, "tema: Smerter", "uten navn"),
        (MEETING, "status: planlagt", "planlagt gir innkalling"),
        (PLAN, "intervall_uker: 3", "Rutinen sier hver 3. uke"),
    ],
)  # fmt: skip
def test_the_mouse_on_a_field_shows_what_it_is(
    municipality: Office, editor: LanguageServer, file: str, line: str, text: str
) -> None:
    lines = municipality.read(file).split("\n")
    number = next(number for number, one in enumerate(lines) if one.startswith(line))
    column = re.search(r"[a-zæøå]", lines[number])
    assert column is not None
    editor.open(file)
    assert text in editor.hover(number + 1, column.start() + 2)


# --- new files -----------------------------------------------------------------------------------------------------

NEW = (
    ("sak",),
    ("gruppe",),
    ("møte", "AG-2026-005", "2027-02-04"),
    ("møte", "RT-2026-017", "2027-02-05"),
    ("møte", "ressursteam", "2027-02-10"),
    ("møteplan", "2027-høst"),
    ("evaluering", "2027-høst"),
)


def test_a_new_file_is_underlined_only_where_it_waits_for_an_answer(tmp_path: Path) -> None:
    server = need_language_server()
    office = Office.fresh(tmp_path / "kommune")
    made = {}
    for words in NEW:
        outcome = office.run("new", *words)
        assert outcome.code == 0, outcome.said
        path = outcome.out.strip()
        made[path] = office.read(path)
        assert made[path].startswith("# yaml-language-server: $schema=../")
    # `new` has put the schemas there; nobody has asked for settings.
    with LanguageServer(server, office.root, {"yaml.schemaStore.enable": False}) as editor:
        judged = editor.open_all(dict.fromkeys(made))
        in_use = editor.open_all({path: uncommented(text) for path, text in made.items()})
    said = {says for squiggles in judged.values() for says in (s.says for s in squiggles)}
    assert all("er ikke fylt ut" in says for says in said), said
    assert {path.rpartition("/")[2]: len(squiggles) for path, squiggles in judged.items() if squiggles} == {
        "RT-2026-020.yaml": 2,
        "gruppe.yaml": 4,
    }
    # With every line taken into use there is more to fill in, and still nothing unknown or wrong.
    for squiggles in in_use.values():
        assert all(re.search(r"er ikke fylt ut|Skriv en av disse", s.says) for s in squiggles), squiggles


_FIELD = re.compile(r"(\s*)# ([a-zæøå_]+:(?: |$)|- |  ).*")


def uncommented(text: str) -> str:
    """Every optional field taken into use, as an editor's «uncomment» does it once; explanations stay."""
    return "\n".join(
        re.sub(r"^(\s*)# ?", r"\1", line, count=1) if _FIELD.fullmatch(line) or line.strip() == "#" else line
        for line in text.split("\n")
    )


# --- patterns ------------------------------------------------------------------------------------------------------

SAMPLES = (
    "2026-10-22", "22.10.2026", "1. mars 2026", "31.04.2026", "22 OKT. 2026", "10:30", "kl. 10.30", "24:00", "1030", "10-11", "10 til 11.30",
    "ja", "NEI", "x", "onsdag", "Laurdag", "2026-høst", "2027 VÅR", "Kari", "Kari 2", "Ærlig Ås", "a\nb", " nav ", "alle", "Alle instanser",
    "RT-2026-017", "AG-2026-005", "con", "COM1", "søk_er-1", "fortløpende", "3", "", " ", "\N{NO-BREAK SPACE}ja\N{NO-BREAK SPACE}", "12345678901",
)  # fmt: skip


def test_the_patterns_mean_the_same_in_the_editor_as_in_python() -> None:
    written = [patterns.whole(kind.pattern, required=required) for kind in KINDS.values() for required in (True, False)]
    program = "const [p, s] = JSON.parse(require('fs').readFileSync(0)); console.log(JSON.stringify(p.map(x => s.map(y => new RegExp(x, 'u').test(y)))))"
    done = subprocess.run(
        [need_program("node", "nodejs"), "-e", program],
        input=json.dumps([written, SAMPLES]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [[re.search(pattern, sample) is not None for sample in SAMPLES] for pattern in written]


# --- the command ---------------------------------------------------------------------------------------------------


def test_the_command_says_what_it_wrote_and_writes_the_same_again(fresh: Office) -> None:
    outcome = fresh.run("skjema")
    assert outcome.code == 0
    assert ".docgen/skjema/møte.schema.json" in outcome.out.splitlines()
    first = {path.name: path.read_bytes() for path in (fresh.root / ".docgen" / "skjema").iterdir()}
    assert fresh.run("schema").code == 0
    assert {path.name: path.read_bytes() for path in (fresh.root / ".docgen" / "skjema").iterdir()} == first
    assert not (fresh.root / ".vscode").exists()
    for path in (fresh.root / ".docgen" / "skjema").iterdir():
        assert path.stat().st_mode & 0o777 == 0o640
    assert (fresh.root / ".docgen").stat().st_mode & 0o777 == 0o750


def test_schemas_may_be_put_elsewhere_and_the_settings_follow(fresh: Office, tmp_path: Path) -> None:
    outcome = fresh.run("schema", "--ut", str(tmp_path / "felles"), "--editor", "--json")
    assert (outcome.code, outcome.json["command"], outcome.json["ok"]) == (0, "schema", True)
    assert f"{tmp_path.as_posix()}/felles/sak.schema.json" in outcome.json["paths"]
    assert f"{tmp_path.as_posix()}/felles/sak.schema.json" in json.loads(fresh.read(".vscode/settings.json"))["yaml.schemas"]
    assert not (fresh.root / ".docgen").exists()


def test_a_persons_settings_are_kept_and_their_former_version_too(fresh: Office) -> None:
    (fresh.root / ".vscode").mkdir()
    hers = '{"editor.fontSize": 18, "files.encoding": "iso88591"}'
    fresh.write(".vscode/settings.json", hers)
    (fresh.root / ".vscode" / "settings.json").chmod(0o664)
    assert fresh.run("schema", "--editor").code == 0
    settings = json.loads(fresh.read(".vscode/settings.json"))
    assert (settings["editor.fontSize"], settings["files.encoding"]) == (18, "iso88591")
    assert settings["yaml.schemaStore.enable"] is False
    assert (fresh.root / ".vscode" / "settings.json").stat().st_mode & 0o777 == 0o664
    (kept,) = (fresh.root / ".docgen" / "forrige" / ".vscode").iterdir()
    assert kept.read_text("utf-8") == hers
    assert fresh.run("schema", "--editor").code == 0
    assert [*(fresh.root / ".docgen" / "forrige" / ".vscode").iterdir()] == [kept]


def test_settings_with_comments_are_left_alone_and_what_to_add_is_told(fresh: Office) -> None:
    (fresh.root / ".vscode").mkdir()
    hers = '{\n    // stor skrift\n    "editor.fontSize": 18\n}\n'
    fresh.write(".vscode/settings.json", hers)
    bokmål, english, machine = (fresh.run("schema", "--editor", *more) for more in ((), ("--lang", "en"), ("--json",)))
    assert (bokmål.code, english.code, machine.code) == (1, 1, 1)
    assert fresh.read(".vscode/settings.json") == hers
    assert ".vscode/settings.json:2:5  feil DG170: Innstillingene her kan ikke leses som ren JSON" in bokmål.err
    assert "Legg til linjene under for hånd" in bokmål.err and '"yaml.schemaStore.enable": false' in bokmål.err
    assert "error DG170: The settings here cannot be read as plain JSON" in english.err
    assert json.loads(fresh.read(".vscode/extensions.json")) == {"recommendations": ["redhat.vscode-yaml"]}
    (told,) = machine.json["diagnostics"]
    assert (machine.json["ok"], told["code"], told["line"]) == (False, "DG170", 2)
    assert machine.json["add"][".vscode/settings.json"]["yaml.customTags"] == []
    assert ".vscode/settings.json" not in machine.json["paths"]


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    file.write_text("hers", "utf-8")

    def full(*_: object) -> Path:
        raise OSError(errno.ENOSPC, "full")

    for step in ("replace", "chmod"):
        with monkeypatch.context() as broken:
            broken.setattr(Path, step, full)
            with pytest.raises(DocgenError, match="kan ikke skrives"):
                replace_file(file, b"ours")
        assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
        assert file.read_text("utf-8") == "hers"


def test_a_link_to_settings_that_lie_elsewhere_stays_a_link(fresh: Office, tmp_path: Path) -> None:
    (tmp_path / "felles.json").write_text("{}", "utf-8")
    (fresh.root / ".vscode").mkdir()
    (fresh.root / ".vscode" / "settings.json").symlink_to(tmp_path / "felles.json")
    assert fresh.run("schema", "--editor").code == 0
    assert (fresh.root / ".vscode" / "settings.json").is_symlink()
    assert json.loads((tmp_path / "felles.json").read_text("utf-8"))["yaml.validate"] is True


def test_a_new_file_is_made_though_its_schema_cannot_be(fresh: Office) -> None:
    (fresh.root / ".docgen").write_text("her er det ikke plass", "utf-8")
    outcome = fresh.run("new", "sak")
    assert outcome.code == 0
    assert (fresh.root / outcome.out.strip()).is_file()
    assert "sak.schema.json kan ikke" in outcome.err
    assert fresh.run("schema").code == 3


def test_what_docgen_reads_is_the_same_with_and_without_the_first_line(fresh: Office) -> None:
    before = fresh.run("check", "--json").json
    for file in (fresh.root / "cases").rglob("*.yaml"):
        lines = file.read_text("utf-8").split("\n")
        assert lines[0].startswith("# yaml-language-server")
        file.write_text("\n".join(["# En annen kommentar.", *lines[1:]]), "utf-8")
    assert fresh.run("check", "--json").json == before
