"""Nodes to records: spellings, blanks, shorthands, lists, values; what a bad value does to the rest."""

from __future__ import annotations

import datetime as dt
import inspect
import re

import pytest
from reading_checks import SAK, SHAPES, check_case, check_clean, check_problem, read

from docgen import texts
from docgen.model import fields as kinds
from docgen.model.base import Places
from docgen.model.records import RECORDS
from docgen.problem import Position, Quoted, Severity
from docgen.reading.faults import FAULTS, fault_of
from docgen.reading.spelling import fold, spellings
from docgen.reading.vocabulary import models_below

MØTE = "type: møte\nid: RT-m1\nmøtetype: ressursteam\nstatus: planlagt\n"
ALL_MODELS = {model for kind in RECORDS.values() for model in models_below(kind, SHAPES)}


# --- keys ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Fødselsdato", "fodselsdato", "foedselsdato", "FØDSELSDATO", "' fødselsdato '"])
def test_a_key_is_known_in_all_its_spellings(key):
    reading = check_clean(SAK.replace("fødselsdato", key))
    assert reading.record.bruker.fødselsdato == dt.date(2014, 10, 22)


@pytest.mark.parametrize("key", ["e_post", "e-post", "E post", "E-Post"])
def test_space_hyphen_and_underscore_are_one(key):
    assert check_clean(SAK + f"melder:\n  navn: Per\nforesatte:\n  - navn: Ola\n    relasjon: far\n    {key}: a@b.no\n").record


def test_every_field_of_every_model_is_found_by_every_spelling_and_no_two_share_one():
    for model in ALL_MODELS:
        shape = SHAPES.of(model)
        taken: dict[str, str] = {}
        for name in shape.fields:
            for spelling in spellings(name):
                assert taken.setdefault(spelling, name) == name, (model, spelling)
                assert shape.name_of(spelling) == name
                assert shape.name_of(spelling.upper().replace("_", " ")) == name


def test_two_spellings_of_one_key_are_a_duplicate():
    check_problem(SAK + "tema: a\nTEMA: b\n", "8:1 DG104", "Feltet «tema» står to ganger (første gang på linje 7).")


def test_an_unknown_key_is_an_error_with_the_nearest_known_one():
    problem = check_problem(
        "type: ansvarsgruppe\ngruppenummer: AG-2026-005\nstatus: aktiv\nkordinator:\n  navn: Per\n"
        "bruker: {navn: Kari, fødselsdato: 22.10.2014}\n",
        "4:1 DG102",
        "Feltet «kordinator» er ukjent.",
    )
    assert problem.help.say("nb").startswith("Mente du «koordinator»?")
    assert "«notat»" in problem.help.say("nb")
    assert problem.field == ""


def test_an_unknown_key_like_nothing_known_may_become_a_note():
    problem = check_problem(SAK + "xyzzy: b\n", "7:1 DG102", "Feltet «xyzzy» er ukjent.")
    assert "«notat», som aldri skrives ut" in problem.help.say("nb")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (SAK + "foresatte:\n  - navn: Ola Nordmann\n    relasjon: far\n    målform: nynorsk\n", "10:5"),
        (SAK + "foresatte:\n  - navn: Ola Nordmann\n    relasjon: far\n    maalform: nynorsk\n", "10:5"),
        (SAK + "målform: nynorsk\n", "7:1"),
    ],
)
def test_the_målform_of_another_than_bruker_is_pointed_to_where_it_belongs(text, where):
    problem = check_problem(text, f"{where} DG102", "Feltet «")
    assert problem.message.say("nb").endswith("» hører ikke til her.")
    assert problem.help.say("nb") == "Flytt det inn under «bruker», som «målform: nynorsk»."


def test_brukers_own_målform_and_that_of_what_has_none_are_as_before():
    assert check_clean(SAK + "  målform: nynorsk\n").record.bruker.målform == "nynorsk"
    check_problem(MØTE + "målform: nynorsk\n", "5:1 DG102", "Feltet «målform» er ukjent.")


def test_a_misspelt_required_field_is_one_problem_and_not_missing_too():
    check_problem(SAK.replace("  navn:", "  navnn:"), "5:3 DG102", "Feltet «navnn» er ukjent.")


def test_an_unknown_key_is_hidden_in_json():
    problem = check_problem(SAK + "Ola Nordmann sa: b\n", "7:1 DG102", "Feltet «Ola Nordmann sa»")
    assert "Ola" not in problem.message.say("nb", hide=True)


def test_a_note_is_welcome_in_every_map():
    assert check_clean(SAK + "notat: husk å ringe\n").record.notat == "husk å ringe"
    assert all("notat" in SHAPES.of(model).fields for model in ALL_MODELS)


# --- which kind of file ----------------------------------------------------------------------------------------------


def test_a_missing_type_is_told_from_the_fields_and_hides_nothing():
    text, marks = SAK.removeprefix("type: sak\n"), "meldt_dato: 31.04.2026  # FEIL: DG105\n"
    check_case(text.replace("RT-2026-017\n", "RT-2026-017  # FEIL: DG101\n", 1) + marks)
    problem = check_problem(text, "1:1 DG101", "Fila sier ikke hva den er")
    assert problem.help.say("nb") == "Skriv «type: sak» på første linje."


def test_a_missing_type_that_cannot_be_told_is_the_only_problem():
    problem = check_problem("notat: x\nhei: y\n", "1:1 DG101", "Fila sier ikke hva den er")
    assert "oppsett, instanser" in problem.help.say("nb")


def test_an_unknown_type_gets_the_nearest():
    problem = check_problem(SAK.replace("type: sak", "type: sakk"), "1:7 DG103", "«sakk» er ikke en gyldig verdi for «type».")
    assert problem.help.say("nb").startswith("Mente du «sak»?")


def test_the_type_is_read_leniently():
    assert check_clean(MØTE.replace("type: møte", "Type: MOTE"), "cases/møte.yaml").record.type == "møte"


# --- blanks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blank", ["", "~", "null", '""', "'  '", "[]", "{}"])
def test_a_blank_is_unanswered(blank):
    text = SAK + f"meldt_dato: {blank}\nsendt: {blank}\ntema: {blank}\nforesatte: {blank}\nmelder: {blank}\n"
    record = check_clean(text).record
    assert (record.meldt_dato, record.sendt, record.tema, record.foresatte, record.melder) == (None, None, None, (), None)


def test_a_blank_required_field_is_missing_where_it_stands():
    problem = check_problem(SAK.replace("navn: Kari Nordmann", "navn:"), "5:3 DG101", "Feltet «navn» er ikke fylt ut.")
    assert problem.field == "bruker.navn"
    assert problem.help.say("nb") == "Skriv svaret etter kolon på denne linjen, for eksempel «navn: …»."


def test_a_missing_field_is_shown_at_the_head_of_its_record_with_an_example():
    text = "\n".join(line for line in SAK.split("\n") if "fødselsdato" not in line)
    problem = check_problem(text, "5:3 DG101", "Feltet «fødselsdato» mangler.")
    assert problem.help.say("nb") == "Legg til en linje med «fødselsdato: 22.10.2026»."


def test_a_person_may_be_named_null():
    assert check_clean(SAK.replace("Kari Nordmann", "Null")).record.bruker.navn == "Null"


def test_a_prepared_block_with_nothing_filled_in_is_unanswered():
    record = check_clean(MØTE + "uten_bruker:\n  avklart_dato:\n  avklart_av:\n", "cases/m.yaml").record
    assert record.uten_bruker is None


def test_a_default_stands_when_the_answer_is_blank():
    assert (
        check_clean("type: oppsett\nkommunenavn: Eksempelvik\nbegge_foresatte:\n", "cases/o.yaml").record.begge_foresatte is True
    )


# --- shorthands and lists --------------------------------------------------------------------------------------------


def test_a_bare_text_stands_for_the_record_it_is_short_for():
    record = check_clean(MØTE + "inviterte:\n  - nav\n  - {enhet: bup, navn: Per}\ninnkalte: Kari\n", "cases/m.yaml").record
    assert [(i.enhet, i.navn) for i in record.inviterte] == [("nav", None), ("bup", "Per")]
    assert record.innkalte[0].navn == "Kari"
    assert record.inviterte[0].where.of("enhet") == Position("cases/m.yaml", 6, 5, 8)


def test_one_value_is_a_list_of_one():
    assert check_clean(SAK + "tidligere_forsøkt: ingenting\n").record.tidligere_forsøkt == ("ingenting",)
    assert check_clean(SAK + "foresatte: {navn: Ola, relasjon: far}\n").record.foresatte[0].navn == "Ola"


def test_a_list_where_one_is_meant_is_refused():
    problem = check_problem(SAK + "tema: [skole, hjem]\n", "7:7 DG117", "«tema» kan bare være én; her står en liste.")
    assert problem.field == "tema"
    check_problem(SAK + "melder:\n  - navn: Per\n", "8:3 DG117", "«melder» kan bare være én")


def test_fields_where_a_plain_value_is_meant_are_refused():
    check_problem(SAK + "tema:\n  skole: ja\n", "8:3 DG118", "«tema» skal være en enkel verdi")


def test_a_text_where_fields_are_meant_is_refused():
    problem = check_problem(SAK + "melder: Per\n", "7:9 DG119", "«melder» skal ha egne felt under seg; her står «Per».")
    assert "«navn: …»" in problem.help.say("nb")


def test_dashes_from_word_are_pointed_out():
    problem = check_problem(SAK + "tidligere_forsøkt: – ring\n", "7:20 DG122", "«tidligere_forsøkt» er en liste")
    assert problem.severity is Severity.ADVARSEL


def test_a_withdrawal_of_all_is_an_empty_list_and_consent_to_all_is_refused():
    consent = "samtykker:\n  - id: s1\n    gjelder: deling\n"
    record = check_clean(SAK + consent + "    trukket: {dato: 01.11.2026, enheter: Alle}\n").record
    assert record.samtykker[0].trukket.enheter == ()
    problem = check_problem(SAK + consent + "    instanser: [nav, alle]\n", "10:22 DG166", "«alle» er ingen instans")
    assert problem.field == "samtykker[0].instanser[1].enhet"


def test_words_of_a_list_of_choices_are_lenient():
    record = check_clean(SAK + "samtykker:\n  - id: s1\n    gjelder: [Drofting, kopi av referat]\n").record
    assert record.samtykker[0].gjelder == ("drøfting", "kopi_av_referat")


# --- values ----------------------------------------------------------------------------------------------------------

VALUES = [
    (SAK + "meldt_dato: 31.04.2026\n", "7:13 DG105", "«31.04.2026» er ikke en dato som finnes."),
    (SAK + "meldt_dato: 10/22/2026\n", "7:13 DG105", "«10/22/2026» er ikke skrevet som en dato."),
    (MØTE + "fra: halv elleve\n", "5:6 DG106", "«halv elleve» er ikke et klokkeslett."),
    (MØTE + "tid: kl. 25.00\n", "5:6 DG106", "«kl. 25.00» er ikke et klokkeslett."),
    (SAK + "sendt: kanskje\n", "7:8 DG107", "«sendt» er et spørsmål med svaret ja eller nei; her står «kanskje»."),
    (MØTE + "møtenummer: to\n", "5:13 DG108", "«to» er ikke et helt tall."),
    ("type: møteplan\nhalvår: 2026-høst\nstart: 12.08.2026\nukedag: onsdg\n", "4:9 DG110", "«onsdg» er ikke en ukedag."),
    ("type: møteplan\nhalvår: høsten\nstart: 12.08.2026\n", "2:9 DG111", "«høsten» er ikke et halvår."),
    (SAK + "tema: |\n  a\n  b\n", "7:7 DG112", "«tema» skal stå på én linje; her står det flere."),
    (SAK.replace("Kari Nordmann", "Kari 2"), "5:9 DG113", "Navnet «Kari 2» inneholder tall."),
    (MØTE.replace("RT-m1", "../x"), "2:5 DG114", "«../x» kan ikke brukes i «id»."),
    (MØTE.replace("RT-m1", "NUL"), "2:5 DG114", "«NUL» kan ikke brukes i «id»."),
    (SAK.replace("RT-2026-017", "RT-26-1"), "2:13 DG115", "«RT-26-1» er ikke et saksnummer."),
    (SAK.replace("status: meldt", "status: sendt"), "3:9 DG103", "«sendt» er ikke en gyldig verdi for «status»."),
    (MØTE + "tid: 10.30-12\nfra: 11.00\n", "6:6 DG120", "«fra» er «11.00», men «tid» sier noe annet."),
    (SAK + "meldt_dato: 1.3.26\n", "7:13 DG121", "Året i «1.3.26» har bare to sifre; det er lest som 01.03.2026."),
]


@pytest.mark.parametrize(("text", "place", "nb"), VALUES)
def test_a_value_is_refused_in_words_of_the_office(text, place, nb):
    problem = check_problem(text, place, nb)
    assert all(not isinstance(value, Quoted) for name, value in problem.message.values if name == "felt")


@pytest.mark.parametrize(
    ("written", "date"), [("22.10.2026", 22), ("2026-10-22", 22), ("2.10.2026", 2), ("22. oktober 2026", 22), ("22 okt 2026", 22)]
)
def test_dates_are_read_as_norwegians_write_them(written, date):
    assert check_clean(SAK + f"meldt_dato: {written}\n").record.meldt_dato == dt.date(2026, 10, date)


def test_a_time_span_fills_start_and_end():
    record = check_clean(MØTE + "tid: kl. 10.30–12\nfra:\n", "cases/m.yaml").record
    assert (record.fra, record.til) == (dt.time(10, 30), dt.time(12))
    assert record.where.of("til").line == 5
    assert check_clean(MØTE + "tid: 10:30-12:00\nfra: 10.30\ntil: 1200\n", "cases/m.yaml").record.til == dt.time(12)
    assert check_clean(MØTE + "avlyst: {ny_tid: 10-11}\n", "cases/m.yaml").record.avlyst.ny_til == dt.time(11)


def test_a_choice_gets_the_nearest_and_the_allowed_words():
    problem = check_problem(
        "type: ansvarsgruppe\ngruppenummer: AG-2026-005\nstatus: aktv\nbruker: {navn: Kari, fødselsdato: 22.10.2014}\n",
        "3:9 DG103",
        "«aktv» er ikke en gyldig verdi for «status».",
    )
    assert problem.help.say("nb") == "Mente du «aktiv»? Lovlige verdier: planlagt, aktiv, avsluttet."
    assert problem.help.say("en") == "Did you mean “aktiv”? Allowed values: planlagt, aktiv, avsluttet."


# --- one bad value does not hide the rest ----------------------------------------------------------------------------


def test_a_file_with_bad_values_still_gives_a_record_beside_its_problems():
    reading = check_case(
        SAK
        + """\
meldt_dato: 31.04.2026  # FEIL: DG105
foresatte:
  - navn: Ola
    relasjon: far
    skal_ha_kopi: tja  # FEIL: DG107
  - navn: Per 4  # FEIL: DG113
    relasjon: onkel
  - navn: Eva
    relasjon: mor
    bosted: delt
  - relasjon: mor  # FEIL: DG101
samtykker:
  - id: s1
    gjelder: [deling, kopi, drøfting]  # FEIL: DG103
    instanser: [nav, bup]
kordinator: x  # FEIL: DG102
"""
    )
    record = reading.record
    assert record.meldt_dato is None
    assert [f.navn for f in record.foresatte] == ["Ola", "Eva"]
    assert record.samtykker[0].gjelder == ("deling", "drøfting")
    assert [i.enhet for i in record.samtykker[0].instanser] == ["nav", "bup"]
    fields = {p.field for p in reading.problems}
    assert {"foresatte[1].navn", "foresatte[3].navn", "samtykker[0].gjelder[1]"} <= fields


def test_paths_keep_counting_as_the_file_does_when_a_point_was_left_out():
    text = SAK + "foresatte:\n  - Per\n  - navn: Per 4\n    relasjon: far\n"
    assert [p.field for p in read(text).problems] == ["foresatte[0]", "foresatte[1].navn"]


def test_a_record_that_cannot_stand_is_none_with_all_its_problems():
    reading = check_case(
        SAK.replace("22.10.2014", "31.04.2014  # FEIL: DG105").replace("meldt\n", "mldt  # FEIL: DG103\n")
        + "sendt: kanskje  # FEIL: DG107\n"
    )
    assert reading.record is None
    assert reading.source.id == "RT-2026-017"


# --- places ----------------------------------------------------------------------------------------------------------


def test_a_record_knows_where_each_value_stood():
    record = check_clean(SAK + "tema:\n").record
    assert record.where.of("saksnummer")[1:] == (2, 13, 24)
    assert record.where.of("tema")[1:] == (7, 1, 5)
    assert record.where.has("tema")
    assert not record.where.has("videre")
    assert record.where.start[1:] == (1, 1, 5)
    assert record.bruker.where.of("fødselsdato")[1:] == (6, 16, 26)
    assert record == check_clean("\n\n" + SAK).record


def test_single_points_of_a_list_have_places_too():
    record = check_clean(SAK + "instanser_i_saken:\n  - nav\n  - bup\n").record
    assert record.where.of("instanser_i_saken[1]")[1:] == (9, 5, 8)
    assert isinstance(record.where, Places)


# --- the tables ------------------------------------------------------------------------------------------------------


def test_every_error_type_that_a_model_can_give_has_a_sentence():
    given = set(re.findall(r'PydanticCustomError\("(\w+)"', inspect.getsource(kinds)))
    by_schema = {
        "str": ["string_type"],
        "bool": ["bool_type", "bool_parsing"],
        "int": ["int_type", "int_parsing"],
        "decimal": ["decimal_type", "decimal_parsing"],
        "date": ["date_type", "date_parsing", "date_from_datetime_parsing"],
        "time": ["time_type", "time_parsing"],
        "literal": ["literal_error"],
        "tuple": ["tuple_type"],
        "model": ["model_type"],
        "model-fields": ["missing", "extra_forbidden"],
    }
    plain = {"nullable", "default", "function-before", "function-after", "union", "is-instance", "no-info", "definitions"}
    used = {kind for model in ALL_MODELS for kind in _schema_types(model.__pydantic_core_schema__)}
    assert used <= by_schema.keys() | plain, used - by_schema.keys() - plain
    reachable = given | {error for kind in used for error in by_schema.get(kind, ())}
    assert reachable <= FAULTS.keys(), reachable - FAULTS.keys()
    for error in FAULTS:
        problem = fault_of(error, Position("f", 1, 1), "felt", "x", "felt")
        assert problem.message.say("nb") and problem.help.say("en")


def _schema_types(schema):
    if isinstance(schema, dict):
        kind = schema.get("type")
        if isinstance(kind, str) and kind not in ("model-field", "any", "definition-ref"):
            yield kind
        for key, value in schema.items():
            if key not in ("metadata", "serialization", "expected", "config"):
                yield from _schema_types(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from _schema_types(value)


def test_every_row_has_both_languages_and_the_same_places_in_both():
    rows = {**texts.DG, **texts.VARIANTS, "PV-01": texts.PV_01, "PV-01.felt": texts.PV_01_FIELD, "PV-01.navn": texts.PV_01_NAME}
    for code, row in rows.items():
        assert row.severity in list(Severity), code
        assert all(text.endswith(".") and (text[0].isupper() or text[0] in "«“") for text in row[1:]), code
        places = [set(re.findall(r"(?<!\{)\{(\w+)\}", text)) for text in row[1:]]
        assert places[0] == places[1] and places[2] == places[3], code
        for text in row[1:]:
            text.format_map({name: "x" for group in places for name in group})


@pytest.mark.parametrize(
    "word", ["nøkkel", "streng", "none", "parser", "token", "mapping", "string", "null", "syntaks", "boolsk"]
)
def test_no_sentence_speaks_of_code(word):
    for code, row in {**texts.DG, **texts.VARIANTS}.items():
        assert word not in re.findall(r"\w+", f"{row.nb} {row.help_nb}".casefold()), code


def test_folding_is_the_same_twice():
    assert fold(fold("  E-Post  Å ")) == fold("  E-Post  Å ") == "e_post_å"
