"""docgen migrate on a workspace of the first drafts: a whole process, and a build afterwards."""

from __future__ import annotations

from office import Office

OPPSETT = "cases/register/oppsett.yaml"


def make_old(office: Office, access: str) -> None:
    office.write("docgen.toml", office.read("docgen.toml").replace("format = 1\n", ""))
    office.edit(
        OPPSETT,
        '  tilgang:\n    - kode: UO\n      hjemmel: "{unntatt_offentlighet} jf. {taushetsplikt}"',
        f"  tilgang: {access}  # vår",
    )


def test_an_old_workspace_is_upgraded_once_and_then_builds(office: Office) -> None:
    make_old(office, "UO, offentleglova § 13")
    before = office.build()
    assert before.code == 2 and "docgen oppgrader" in before.err
    marker = office.read("docgen.toml")
    dry = office.run("migrate", "--dry-run")
    assert dry.code == 0 and dry.line_about(OPPSETT, "arkiv.tilgang") and office.read("docgen.toml") == marker
    done = office.run("oppgrader")
    assert done.code == 0, done.said
    assert 'tilgang: [{kode: UO, hjemmel: "offentleglova § 13"}]  # vår' in office.read(OPPSETT)
    assert office.read("docgen.toml") == f"format = 1\n{marker}"
    assert office.build().code == 0
    assert "Ingenting er endret" in office.run("migrate").out


def test_what_is_left_to_do_is_said_with_its_line_and_without_its_words(office: Office) -> None:
    make_old(office, "spør Kari Nilsen")
    done = office.run("migrate", "--lang", "en")
    assert done.code == 1 and "stands as a comment" in done.out and "Kari" not in done.said
    assert "  # tilgang: spør Kari Nilsen  # vår" in office.read(OPPSETT)
    assert office.build().code == 0
