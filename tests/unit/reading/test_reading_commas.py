"""A comma in a text that was meant to be one, and a list that was written as one text: the way out loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_checks import FILE, SAK, check_clean, check_problem, read

from docgen.reading.nodes import Mapping, Node, Sequence
from docgen.reading.tree import PythonParser, parse

CONSENT = SAK + "samtykker:\n  - id: s1\n    gjelder: {gjelder}\n    instanser:\n      - {instans}\n"
WHOLE = '{enhet: nav, opplysninger: "skole, helse og hverdag"}'


def consent(gjelder: str = "[deling]", instans: str = WHOLE) -> str:
    return CONSENT.replace("{gjelder}", gjelder).replace("{instans}", instans)


def test_a_comma_between_braces_is_told_with_the_line_written_right() -> None:
    written = "{enhet: nav, opplysninger: skole, helse og hverdag}"
    problem = check_problem(consent(instans=written), "11:43 DG102", "Teksten i «opplysninger» har et komma")
    assert WHOLE in problem.help.say("nb")
    assert "Slett" not in problem.help.say("nb")
    check_clean(consent())


def test_several_commas_are_one_problem_and_what_follows_stands() -> None:
    written = "{enhet: nav, opplysninger: skole, helse, hverdag, fra: 01.09.2026}"
    problem = check_problem(consent(instans=written), "11:43 DG102", "Teksten i «opplysninger»")
    assert '{enhet: nav, opplysninger: "skole, helse, hverdag", fra: 01.09.2026}' in problem.help.say("nb")


@pytest.mark.parametrize(
    ("written", "place", "whole"),
    [
        ("{enhet: nav, opplysninger: skole,\n         helse}", "12:10", '{enhet: nav, opplysninger: "skole, helse"}'),
        ("{enhet: nav, opplysninger: skole,\n         helse # og mer\n         , trivsel}", "12:10", '"skole, helse, trivsel"}'),
        ("{enhet: nav, opplysninger:\n         skole, helse}", "12:17", '{enhet: nav, opplysninger: "skole, helse"}'),
        ("{enhet: nav, opplysninger: skole\n         og helse, trivsel}", "12:20", '"skole og helse, trivsel"}'),
        (
            "{\n         enhet: nav,\n         opplysninger: skole, helse og\n         trivsel,\n         fra: 01.09.2026}", "13:31",
            '{enhet: nav, opplysninger: "skole, helse og trivsel", fra: 01.09.2026}',
        ),
        ('{enhet: nav, opplysninger: det "vanlige",\n         helse}', "12:10", r'opplysninger: "det \"vanlige\", helse"}'),
    ],
)  # fmt: skip
def test_a_comma_is_told_in_the_same_way_where_the_rest_is_on_the_next_line(written: str, place: str, whole: str) -> None:
    problem = check_problem(consent(instans=written), f"{place} DG102", "Teksten i «opplysninger» har et komma")
    assert whole in problem.help.say("nb")
    check_clean(consent(instans=problem.help.say("nb").partition("slik: «")[2].removesuffix("».")))


@pytest.mark.parametrize(
    "written", ["{enhet: nav, opplysninger: skole, helse: }", "{enhet: nav, opplysninger: skole,\n         helse : }"]
)
def test_a_word_with_a_colon_is_a_field_and_no_piece_of_a_text(written: str) -> None:
    assert [problem.message.say("nb") for problem in read(consent(instans=written)).problems] == ["Feltet «helse» er ukjent."]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("{enhet: nav opplysninger: skole}", "11:9"),
        ("{enhet: nav\n         opplysninger: skole}", "12:10"),
        ("{enhet: nav, fra: 01.09.2026\n         opplysninger: skole}", "12:10"),
        ('{enhet: nav, opplysninger: "skole}, helse"\n         fra: 01.09.2026\n        }', "12:10"),
        ("{enhet: nav opplysninger: skole,\n         fra: 01.09.2026}", "11:9"),
        ("{enhet: nav, # her: }\n         opplysninger: skole: lesing}", "12:10"),
    ],
)
def test_a_comma_that_is_missing_is_told_where_the_fields_run_together(written: str, place: str) -> None:
    for problems in (read(consent(instans=written)).problems, parse(consent(instans=written).encode(), FILE, PythonParser)[1]):
        assert [f"{p.where.line}:{p.where.column} {p.code} {p.message.say('nb')}" for p in problems] == [
            f"{place} DG144 Det som står mellom «{{» og «}}», kan ikke leses."
        ]
        assert problems[0].help.say("nb").startswith("Sett komma mellom feltene")


@pytest.mark.parametrize(
    "written", ["{enhet: nav\n        opplysninger: skole", '{enhet: nav, opplysninger: "skole}"\n        fra: 1.9.2026']
)
def test_a_bracket_that_nothing_closes_is_still_told_as_that(written: str) -> None:
    more = "      - {enhet: bup}\n"
    problems = read(consent(instans=written) + more).problems
    assert [(str(p.where).rpartition("/")[2], p.message.say("nb")) for p in problems] == [
        ("RT-2026-017.yaml:11:9", "Klammen «{» som begynner her, blir ikke avsluttet.")
    ]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("{enhet: nav,, opplysninger: skole}", "11:21"),
        ("{enhet: nav,,\n         opplysninger: skole}", "11:21"),
        ("{enhet: nav,\n         , opplysninger: skole}", "12:10"),
        ("{\n         , enhet: nav}", "12:10"),
        ("{enhet: [nav,, bup]}", "11:22"),
    ],
)
def test_a_comma_too_many_is_told_as_that(written: str, place: str) -> None:
    text = consent(instans=written)
    check_problem(text, f"{place} DG144", "Det står et komma for mye her")
    assert [str(p.where) for p in parse(text.encode(), FILE, PythonParser)[1]] == [str(p.where) for p in read(text).problems]


BREAKS = st.sampled_from(["", " ", "\n         ", "\n\n           ", " # merk, at {dette} er: en merknad\n         "])
SPACES = st.sampled_from([" ", "  ", "\n         ", "\n            "])
VALUES = {
    "enhet": st.sampled_from(["nav", '"nav"', "'nav'"]),
    "opplysninger": st.sampled_from(
        [
            "skole",
            "skole\n         og helse",
            '"skole, helse"',
            "'skole, {helse}: alt'",
            '"skole,\n         helse"',
            '"et \\"}, sitat"',
            "",
        ]
    ),
    "fra": st.sampled_from(["01.09.2026", '"01.09.2026"', ""]),
    "til": st.sampled_from(["01.09.2027", "'01.09.2027'"]),
}


@st.composite
def flow_mappings(draw: st.DrawFn) -> str:
    """Fields between braces, each right, over as many lines as one likes."""
    names = ["enhet", *draw(st.permutations(["opplysninger", "fra", "til"]))[: draw(st.integers(0, 3))]]
    text = "{" + draw(BREAKS)
    for number, name in enumerate(names):
        text += f",{draw(BREAKS)}" if number else ""
        value = draw(VALUES[name])
        # A blank answer has its colon all the same, and a comment after a text would be a cut text (DG149).
        text += f"{name}:{draw(SPACES)}{value}" + draw(st.sampled_from(["", "\n         "]))
    return text + draw(st.sampled_from(["", ",", ",\n         "])) + "}"


@settings(max_examples=400, deadline=None)
@given(flow_mappings())
@example("{enhet: nav,\n         opplysninger:\n         ,fra: }")
def test_fields_between_braces_that_are_right_are_never_reported_however_they_are_broken(written: str) -> None:
    text = consent(instans=written)
    check_clean(text)
    # The parser in Python puts a blank elsewhere; that must make no word of it.
    root, problems = parse(text.encode(), FILE, PythonParser)
    assert (bare_words(root), problems) == ([], ())


def bare_words(node: Node | None) -> list[str]:
    """All words between braces that stand without a colon."""
    if isinstance(node, Sequence):
        return [word for item in node.items for word in bare_words(item)]
    if isinstance(node, Mapping):
        return [key.text for key in node.bare] + [word for _, value in node.entries for word in bare_words(value)]
    return []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["helse", "trivsel", "hverdag og fritid"]), min_size=1, unique=True), st.data())
def test_a_comma_in_a_text_is_one_problem_however_the_braces_are_broken(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(f",{data.draw(BREAKS)}{piece}" for piece in pieces)
    problems = read(consent(instans=f"{{enhet: nav,{data.draw(BREAKS)}opplysninger: skole{text}}}")).problems
    assert [(p.code, p.message.say("nb").partition(",")[0]) for p in problems] == [
        ("DG102", "Teksten i «opplysninger» har et komma")
    ]
    assert f'opplysninger: "{", ".join(("skole", *pieces))}"' in problems[0].help.say("nb")


def test_an_unknown_field_on_a_line_of_its_own_is_a_field() -> None:
    check_problem(SAK + "helse og hverdag:\n", "7:1 DG102", "Feltet «helse og hverdag» er ukjent.")


def test_a_list_written_as_one_text_is_suggested_as_a_list() -> None:
    problem = check_problem(consent("deling, kopi av referat"), "9:14 DG103", "«deling, kopi av referat» er ikke")
    assert problem.help.say("nb").startswith("Mente du «[deling, kopi_av_referat]»?")
    check_clean(consent("[deling, kopi_av_referat]"))


def test_what_only_partly_is_known_is_not_made_a_list() -> None:
    problem = check_problem(consent("deling, noe helt annet"), "9:14 DG103", "«deling, noe helt annet»")
    assert "[" not in problem.help.say("nb")


def test_email_is_suggested_with_a_word_of_what_it_means() -> None:
    units = "type: instanser\ninstanser:\n  - id: nav\n    navn: Nav\n    type: nav\n    kanal: "
    problem = check_problem(units + "epost\n", "6:12 DG103", "«epost» er ikke", "cases/register/instanser.yaml")
    assert problem.help.say("nb").startswith("E-post er ingen sikker kanal for papirer om personer: skriv intern, svarut")
    problem = check_problem(units + "svarutt\n", "6:12 DG103", "«svarutt»", "cases/register/instanser.yaml")
    assert problem.help.say("nb").startswith("Mente du «svarut»?")


def test_a_month_that_is_none_is_told_as_the_month() -> None:
    problem = check_problem(
        SAK.replace("22.10.2014", "14.13.2015"), "6:16 DG105", "«14.13.2015» er ikke en dato som finnes: året"
    )
    assert "Rett måneden" in problem.help.say("nb")


def test_the_day_of_a_meeting_in_place_of_its_id_gets_the_id() -> None:
    problem = check_problem(SAK + "drøftinger:\n  - møte: 21.10.2026\n", "8:11 DG114", "«21.10.2026» er ikke id-en til et møte.")
    assert "«møte: RT-møte-2026-10-21»" in problem.help.say("nb")
