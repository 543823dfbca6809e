"""The repository's own workspace, one command, every document; and then nothing to do."""

from __future__ import annotations

import shutil

from office import Office, Outcome

KINDS = {
    "D1": "meldeskjema",
    "D2": "samtykkeskjema",
    "D3": "oppstart",
    "D4": "innkalling",
    "D5": "saksliste",
    "D6": "referat",
    "D7": "saksliste_ressursteam",
    "D8": "referat_ressursteam",
    "D9": "avlysning",
    "D10": "avslutning",
    "D11": "møteplan",
    "D12": "evaluering",
    "D13": "tiltaksbank",
}

Built = tuple[Office, Outcome]


def test_the_workspace_is_clean_and_every_kind_of_document_is_made(built: Built) -> None:
    office, outcome = built
    assert outcome.code == 0, outcome.err
    made = {path.removesuffix(".docx").split("/")[1] for path in office.documents}
    for number, kind in KINDS.items():
        assert any(f"_{kind}_" in f"{name}_" for name in made), f"{number} {kind}"


def test_a_second_run_writes_nothing_and_says_so(whole: Office) -> None:
    before = whole.times()
    outcome = whole.build()
    assert outcome.code == 0
    assert whole.times() == before
    assert "Ingenting å gjøre" in outcome.said or f"{len(before)} uendret" in outcome.said
    assert "skrevet" not in outcome.err.splitlines()[-1]


def test_the_same_workspace_gives_the_same_bytes(whole: Office) -> None:
    first = whole.documents
    shutil.rmtree(whole.output)
    assert whole.build().code == 0
    assert whole.documents == first


def test_a_check_writes_nothing(fresh: Office) -> None:
    before = sorted(path for path in fresh.root.rglob("*"))
    outcome = fresh.run("check")
    assert outcome.code == 0, outcome.err
    assert sorted(path for path in fresh.root.rglob("*")) == before


def test_the_day_of_the_run_makes_nothing_due(office: Office) -> None:
    before = office.times()
    outcome = office.build("--dato", "2026-11-21")
    assert office.times() == before, outcome.said


def test_a_removed_document_comes_back_and_the_others_are_left_alone(office: Office) -> None:
    path, data = next(iter(office.documents.items()))
    before = office.times()
    (office.output / path).unlink()
    assert office.build().code == 0
    assert office.documents[path] == data
    assert {name for name, time in office.times().items() if before[name] != time} == {path}
