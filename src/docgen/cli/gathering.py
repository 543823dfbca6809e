"""Notes that one change gives of many documents, told once: a unit that gets a new name is in every paper that was sent. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from docgen.problem import Position, Problem, Text

MOST_APART = 3
"""So many of a kind are told one by one."""
MANY: Mapping[str, tuple[Text, Text]] = MappingProxyType(
    {
        "DG401": (
            Text(
                "{antall} dokumenter er sendt, og det som står i filene, er endret siden: {typer}. Det som er sendt, blir "
                "liggende urørt.",
                "{antall} documents have been sent, and the files have changed since: {typer}. What was sent stays untouched.",
            ),
            Text(
                "Du trenger ikke gjøre noe. Ofte er det ett navn i et register som er endret. Med -v nevnes hvert dokument. Var "
                "det sendte feil, så skriv det i neste dokument.",
                "You need not do anything. Often it is one name in a register that has changed. With -v each document is "
                "named. If what was sent was wrong, say so in the next document.",
            ),
        ),
        "DG416": (
            Text(
                "{antall} dokumenter er merket sendt, men filene sier noe annet enn det som ligger i output: {typer}.",
                "{antall} documents are marked as sent, but the files say something else than what lies in output: {typer}.",
            ),
            Text(
                "Med -v nevnes hvert dokument. Er det som ligger i output, det dere sendte, er alt i orden: «docgen archive "
                "--som-sendt» tar dem med som de er. Skulle de nye opplysningene vært med, så fjern «sendt: ja», kjør docgen "
                "build, se over dokumentene, send dem, og skriv «sendt: ja» igjen.",
                "With -v each document is named. If what lies in output is what you sent, all is well: “docgen archive "
                "--as-sent” takes them as they are. If the new data were to be in them, take “sendt: ja” away, run docgen "
                "build, look the documents over, send them, and write “sendt: ja” again.",
            ),
        ),
    }
)
"""The codes that are told together: the sentence of many and its way out."""


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, but that many of a code of `MANY` are one, where the first stood: how many documents of which type."""
    told = tuple(problems)
    groups: dict[str, list[Problem]] = {}
    for problem in told:
        if problem.code in MANY:
            groups.setdefault(problem.code, []).append(problem)
    many = {code: _one(code, found) for code, found in groups.items() if len(found) > MOST_APART}
    first = {code: groups[code][0] for code in many}
    # By what it is and not by what it says: to lay each beside all others takes minutes where there are many thousands.
    return tuple(
        many.get(problem.code, problem) for problem in told if problem.code not in many or problem is first[problem.code]
    )


def _one(code: str, found: Sequence[Problem]) -> Problem:
    sentence, help_ = MANY[code]
    kinds = Counter(concern.kind for problem in found for concern in problem.concerns)
    values = (("antall", str(len(found))), ("typer", ", ".join(f"{kind} ({number})" for kind, number in kinds.most_common())))
    where = Position(found[0].where.file.partition("/")[0])
    return replace(found[0], where=where, message=replace(sentence, values=values), help=help_)
