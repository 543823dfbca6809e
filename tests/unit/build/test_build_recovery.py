"""What a killed run left: from every state the journal can be found in, and as often as one likes."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from publish_world import HERS, NEW, OLD, World, digest, files_in

from docgen.build.intents import Intent, journal_text, read_journal
from docgen.build.publish import Publisher
from docgen.build.recovery import Mend, judged
from docgen.disk import DocgenError

PATH = "AG/a.docx"
REPLACE = Intent(PATH, digest(OLD), digest(NEW), "0.docx")
ON_SHARE = replace(REPLACE, aside="AG/a.gammel.docx")
TAKE_AWAY = Intent(PATH, digest(OLD), "", aside="AG/a.gammel.docx")
BRAND_NEW = Intent(PATH, "", digest(NEW), "0.docx")
NOTHING = b""
CONTENTS = (NOTHING, OLD, NEW, HERS)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def left(world: World, intent: Intent, lying: bytes, unfinished: bytes = NOTHING, aside: bytes = NOTHING) -> None:
    """What a killed run left: the journal and the three files it may speak of."""
    working = world.root / ".docgen"
    for path, data in (
        (world.output / PATH, lying),
        (working / "uferdig" / "0.docx", unfinished),
        (working / "forrige" / "AG/a.gammel.docx", aside),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        if data:
            path.write_bytes(data)
    (working / "påbegynt.json").write_bytes(journal_text([intent]))


def recovered(world: World, *, is_local: bool = True) -> bytes:
    """What lies at the target after recovery, which has left nothing unfinished and no journal."""
    Publisher(world.root, world.output, is_local=is_local).recover()
    assert world.unfinished == {}
    assert not (world.root / ".docgen" / "påbegynt.json").exists()
    return world.documents.get(PATH, NOTHING)


@pytest.mark.parametrize(
    ("intent", "lying", "unfinished", "aside", "what", "after"),
    [
        (REPLACE, OLD, NEW, NOTHING, Mend.FORGET, OLD),
        (REPLACE, NEW, OLD, NOTHING, Mend.ADOPT, NEW),
        (REPLACE, NEW, NOTHING, NOTHING, Mend.ADOPT, NEW),
        (REPLACE, HERS, NEW, NOTHING, Mend.FORGET, HERS),
        (REPLACE, NOTHING, NEW, NOTHING, Mend.FORGET, NOTHING),
        (REPLACE, NEW, HERS, NOTHING, Mend.GIVE_BACK, HERS),
        (REPLACE, OLD, HERS, NOTHING, Mend.KEEP, OLD),
        (REPLACE, NOTHING, HERS, NOTHING, Mend.KEEP, NOTHING),
        (ON_SHARE, OLD, NEW, NOTHING, Mend.FORGET, OLD),
        (ON_SHARE, NOTHING, NEW, OLD, Mend.FINISH, NEW),
        (ON_SHARE, NOTHING, NOTHING, OLD, Mend.PUT_BACK, OLD),
        (ON_SHARE, NOTHING, NEW, HERS, Mend.PUT_BACK, HERS),
        (ON_SHARE, NEW, NOTHING, OLD, Mend.ADOPT, NEW),
        (ON_SHARE, HERS, NEW, OLD, Mend.FORGET, HERS),
        (ON_SHARE, NOTHING, NEW, NOTHING, Mend.FORGET, NOTHING),
        (TAKE_AWAY, OLD, NOTHING, NOTHING, Mend.FORGET, OLD),
        (TAKE_AWAY, NOTHING, NOTHING, OLD, Mend.ADOPT, NOTHING),
        (TAKE_AWAY, NOTHING, NOTHING, HERS, Mend.PUT_BACK, HERS),
        (TAKE_AWAY, HERS, NOTHING, OLD, Mend.FORGET, HERS),
        (BRAND_NEW, NOTHING, NEW, NOTHING, Mend.FORGET, NOTHING),
        (BRAND_NEW, NEW, NOTHING, NOTHING, Mend.ADOPT, NEW),
        (BRAND_NEW, HERS, NEW, NOTHING, Mend.FORGET, HERS),
    ],
)
def test_every_state_a_kill_can_leave_is_mended(
    world: World, intent: Intent, lying: bytes, unfinished: bytes, aside: bytes, what: Mend, after: bytes
) -> None:
    marks = (digest(data) if data else "" for data in (lying, unfinished, aside))
    assert judged(intent, *marks) is what
    left(world, intent, lying, unfinished, aside)
    assert recovered(world) == after
    assert recovered(world) == after


@pytest.mark.parametrize("intent", [REPLACE, ON_SHARE, TAKE_AWAY, BRAND_NEW], ids=["local", "share", "away", "new"])
def test_from_no_state_at_all_is_anything_of_hers_or_a_former_version_lost(tmp_path: Path, intent: Intent) -> None:
    for number, state in enumerate(itertools.product(CONTENTS, CONTENTS, CONTENTS)):
        lying, unfinished, aside = state
        if (unfinished and not intent.unfinished) or (aside and not intent.aside):
            continue
        world = World(tmp_path / str(number))
        left(world, intent, *state)
        recovered(world, is_local=intent is not ON_SHARE)
        after = {*world.documents.values(), *world.kept}
        owed = {HERS} & set(state) | {OLD} & {lying, aside}
        assert owed <= after, state
        assert after <= {OLD, NEW, HERS}
        if lying in (HERS, OLD):
            assert world.documents[PATH] == lying


def test_a_journal_is_plain_text_that_reads_back_as_it_was_written() -> None:
    intents = (REPLACE, ON_SHARE, TAKE_AWAY, replace(BRAND_NEW, path="AG/møte «a».docx"))
    text = journal_text(intents)
    assert read_journal(text) == intents
    assert "AG/møte «a».docx" in text.decode()
    assert read_journal(journal_text([])) == ()


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": 2}',
        b'{"format": 1}',
        '{"format": 1, "påbegynt": [{"sti": 1}]}'.encode(),
        journal_text([replace(REPLACE, path="../utenfor.docx")]),
        journal_text([replace(ON_SHARE, aside="/utenfor.docx")]),
    ],
)
def test_a_journal_that_cannot_be_understood_stops_the_run_and_nothing_is_touched(world: World, text: bytes) -> None:
    left(world, REPLACE, OLD, NEW)
    (world.root / ".docgen" / "påbegynt.json").write_bytes(text)
    before = files_in(world.root)
    with pytest.raises(DocgenError) as caught:
        Publisher(world.root, world.output).recover()
    assert caught.value.exit_code == 3
    assert files_in(world.root) == before


def test_a_damaged_journal_is_told_apart_from_an_empty_one() -> None:
    with pytest.raises(ValueError, match="format"):
        read_journal(json.dumps({"påbegynt": []}).encode())
