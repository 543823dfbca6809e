"""A comma in a text that was meant to be one, and a list that was written as one text: the way out loses nothing."""

from __future__ import annotations

from reading_checks import SAK, check_clean, check_problem

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
