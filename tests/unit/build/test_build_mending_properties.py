"""What holds for every set of problems: each FEIL is in the note, nothing else makes one, and a note is known again."""

from __future__ import annotations

import re
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st
from mending_world import CASE, GROUP, MEETING, a_run, left_by, problem, written_in

from docgen.build.mending import SUFFIX, read_mark
from docgen.model.nationalid import find_national_ids
from docgen.problem import Problem, Severity, Stop, collect

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\r\t\u2028\ufeff[] 0123456789.-"),
    max_size=60,
)
STOPS = st.builds(
    Stop,
    subject=st.sampled_from(["*", "AG-2026-001", "AG-2026-001-m1", "enhet:bup", "mal:referat.docx", "dokumenttype:referat/møte"]),
    kind=st.sampled_from(["*", "innkalling", "referat_ressursteam", "om:ansvarsgruppe"]),
    receiver=st.sampled_from(["*", "bup", "foresatt-mor", "sak:RT-2026-001"]),
    unless=st.sampled_from([(), ("samtykkeskjema",)]),
)
PROBLEMS = st.lists(
    st.builds(
        problem,
        file=st.sampled_from([GROUP, MEETING, CASE, "templates/referat.docx", "output/AG-2026-001/a.docx", ""]),
        line=st.integers(0, 300),
        sentence=WORDS,
        severity=st.sampled_from(Severity),
        stops=st.lists(STOPS, max_size=3).map(tuple),
        code=st.sampled_from(["DG102", "SA-04", "PV-01"]),
    ),
    max_size=25,
).map(collect)
LANGS = st.sampled_from(["nb", "en"])


def by_file(problems: tuple[Problem, ...]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for one in problems:
        if one.is_error and one.where.file:
            found[one.where.file].append(one)
    return found


@given(PROBLEMS, LANGS)
def test_each_file_with_a_feil_gets_a_note_with_every_feil_and_no_other_file_does(
    problems: tuple[Problem, ...], lang: str
) -> None:
    faults = by_file(problems)
    notes = {note.path.removesuffix(SUFFIX): note.data.decode("utf-8-sig") for note in a_run(*problems, lang=lang).write}
    assert notes.keys() == faults.keys()
    for file, text in notes.items():
        squeezed = re.sub(r"\s+", " ", text)
        for number, fault in enumerate(faults[file], start=1):
            line = f"{'Line' if lang == 'en' else 'Linje'} {fault.where.line}: " if fault.where.line else ""
            if find_national_ids(" ".join(fault.message.say(lang).split())):
                continue
            sentence = " ".join(f"{number}. {line}{fault.message.say(lang)}".split())
            assert sentence in squeezed


@given(PROBLEMS)
def test_a_note_is_for_notepad(problems: tuple[Problem, ...]) -> None:
    for note in a_run(*problems).write:
        assert note.data.startswith(b"\xef\xbb\xbf") and not note.data.startswith(b"\xef\xbb\xbf" * 2)
        text = note.data.decode("utf-8-sig")
        assert text.count("\r\n") == text.count("\n") == text.count("\r")
        assert text.endswith("]\r\n")
        assert not find_national_ids(text)


@given(PROBLEMS, LANGS)
def test_the_same_problems_write_nothing_a_second_time_and_none_takes_it_all_away(
    problems: tuple[Problem, ...], lang: str
) -> None:
    lying = left_by(a_run(*problems, lang=lang))
    assert all(read_mark(old.data or b"") for old in lying)
    again = a_run(*problems, lang=lang, lying=lying, stamp="Sjekket 1. januar 2027 kl. 07.00.")
    assert (again.write, again.clear, again.foreign) == ((), (), ())
    gone = a_run(lang=lang, lying=lying)
    assert gone.write == () and {clearing.path for clearing in gone.clear} == {old.path for old in lying}
    assert not any(clearing.keep for clearing in gone.clear)


@given(PROBLEMS, st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=20))
def test_a_persons_words_are_always_kept(problems: tuple[Problem, ...], words: str) -> None:
    lying = [written_in(old, words) for old in left_by(a_run(*problems))]
    assert all(clearing.keep for clearing in a_run(lying=lying).clear)
    other = [problem(old.about, 999, "Noe annet.") for old in lying]
    assert all(note.keep for note in a_run(*other, lying=lying).write)
