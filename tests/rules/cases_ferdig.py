"""The last look at a finished copy: what its text must not say, to whom, and what is stopped.

The texts are written by hand, as a template that had gone astray would print them; how a text is read out of a document is
`tests/unit/word/test_finished.py`.
"""

from __future__ import annotations

from rules_world import Case, Edit

from docgen.word.finished import Passage

M1, M2, M3, AVLYST, TEAM = "AG-2026-005-m1", "AG-2026-005-m2", "AG-2026-005-m3", "AG-2026-005-m4", "RTM-2"
M1_ADULT = "AG-2026-006-m1"
SAK, DRØFTING, BANK, EVALUERING = "RT-2026-017", "RT-2026-017/RTM-1", "tiltaksbank", "evaluering-2026-høst"
BODY = "word/document.xml"
MOTHER = (
    "gruppe",
    "  - navn: Kari Bø\n    relasjon: mor",
    "  - navn: Kari Bø\n    telefon: 68 05 21 11\n    e_post: kari@bo.example\n    adresse: |\n      Bakkeveien 12\n      9999 Eksempelvik\n    relasjon: mor",
)
FATHER = (
    "gruppe",
    "  - navn: Lars Bø\n    relasjon: far",
    "  - navn: Lars Bø\n    adresse: |\n      Bakkeveien 12\n      9999 Eksempelvik\n    relasjon: far",
)
SISTER = ("gruppe", "medlemmer:\n  - navn: Per Li\n", "medlemmer:\n  - navn: Per Li\n    telefon: 68 05 21 11\n")
SAID = ("holdt", "  bruker_sier: Mor sover bedre selv", "  bruker_sier: {text}  # FEIL: {code}")


def said(text: str, code: str) -> tuple[Edit, ...]:
    """The minutes say it, so that the place is known."""
    return (MOTHER, (SAID[0], SAID[1], SAID[2].format(text=text, code=code)))


def text(*lines: str, heading: str = "", row: tuple[str, ...] = (), part: str = BODY) -> tuple[Passage, ...]:
    return tuple(Passage(line, part, heading, row) for line in lines)


def of_template(
    name: str, code: str, kind: str, subject: str, edits: tuple[Edit, ...], says: str, finished: tuple[Passage, ...], to: str = ""
) -> Case:
    """A case whose place is the template, since no field says it."""
    severity, _, what = code.rpartition(" ")
    codes = frozenset({f"{severity or 'FEIL'} {what}"})
    stopped = frozenset({to}) if codes == {f"FEIL {what}"} else frozenset[str]()
    return Case(name, kind, subject, edits, says, codes=codes, stopped=stopped, finished=finished, mottaker=to)


def clean(name: str, kind: str, subject: str, edits: tuple[Edit, ...], finished: tuple[Passage, ...], to: str = "") -> Case:
    return Case(name, kind, subject, edits, "", stopped=frozenset(), finished=finished, mottaker=to)


NUMBERS = (
    Case(
        "PV-01 an identity number", "referat", M2, (), "ser ut som et fødselsnummer", codes=frozenset({"FEIL PV-01"}), stopped=frozenset({"barnevern"}),
        finished=text("Nummeret er 220310 12345."), mottaker="barnevern",
    ),
    clean("PV-01 a date and a time", "referat", M2, (), text("Møtet 22.10.2026 120 minutter, arkivsak 2026/0467")),
    Case(
        "PV-04 the mother's telephone in another's copy", "referat", M2, said("Ring mor på 68 05 21 11", "PV-04"), "telefonnummeret til «Kari Bø»",
        stopped=frozenset({"barnevern"}), finished=text("Ring mor på 68 05 21 11"), mottaker="barnevern",
    ),
    *(
        of_template(f"PV-04 the telephone written as {form}", "PV-04", "referat", M2, (MOTHER,), "telefonnummeret til «Kari Bø»", text(f"Tlf.: {form}."))
        for form in (
            "68052111", "+47 68 05 21 11", "0047 680 52 111", "68.05.21.11", "68-05-21-11", "68 05  21 11", "68–05–21–11", "68\u201105\u201121\u201111",
            "68/05/21/11", "4768052111", "68 05\t21 11", "2026 68 05 21 11",
        )
    ),
    *(
        of_template(
            f"PV-04 the telephone in {part}", "PV-04", "referat", M2, (MOTHER,), "telefonnummeret til «Kari Bø»", text("68 05 21 11", part=part),
        )
        for part in ("word/header1.xml", "word/footnotes.xml", "docProps/core.xml", "word/_rels/document.xml.rels")
    ),
    of_template("PV-04 the mother's e-mail", "PV-04", "referat", M2, (MOTHER,), "e-postadressen til «Kari Bø»", text("mailto:Kari@Bo.example"), "foresatt-far"),
    of_template("PV-04 the mother's street", "PV-04", "referat", M2, (MOTHER,), "adressen til «Kari Bø»", text("Hun bor i bakkeveien  12 nå"), "foresatt-far"),
    Case(
        "PV-04 a telephone that nobody knows", "referat", M2,
        (("holdt", "konklusjon: Prøves ut til jul", "konklusjon: Ring mormor på 68 05 44 44  # ADVARSEL: PV-04"),),
        "telefonnummeret «68 05 44 44», og det står ikke hvem det er", stopped=frozenset(), finished=text("Ring mormor på 68 05 44 44"),
        mottaker="barnevern",
    ),
    Case(
        "PV-04 a telephone that nobody knows, and a blocked address", "referat", M2,
        (
            ("gruppe", "    relasjon: mor", "    relasjon: mor\n    adressesperre: fortrolig"),
            ("holdt", "konklusjon: Prøves ut til jul", "konklusjon: Ring mor på 68 05 44 44  # FEIL: PV-04"),
        ),
        "telefonnummeret «68 05 44 44»", stopped=frozenset({"barnevern"}), finished=text("Ring mor på 68 05 44 44"), mottaker="barnevern",
    ),
    Case(
        "PV-04 an e-mail that nobody knows", "referat", M2,
        (("holdt", "konklusjon: Prøves ut til jul", "konklusjon: Skriv til mormor@bo.example  # ADVARSEL: PV-04"),),
        "e-postadressen «mormor@bo.example»", stopped=frozenset(), finished=text("Skriv til mormor@bo.example."), mottaker="barnevern",
    ),
    clean("PV-04 what is no telephone", "referat", M2, (), text("Kl. 10.00-11.30 22.10.2026", "20261022", "Kostet 250 000 00 kr", "9999 Eksempelvik")),
    of_template(
        "PV-04 an address on one line", "PV-04", "referat", M2,
        (("gruppe", "    relasjon: mor", "    relasjon: mor\n    adresse: Fjellveien 3, 9999 Eksempelvik"),), "adressen til «Kari Bø»",
        text("Hun bor i Fjellveien 3 nå"), "foresatt-far",
    ),
    clean("PV-04 the receiver's own", "referat", M2, (MOTHER,), text("Kari Bø", "Bakkeveien 12", "9999 Eksempelvik", "68 05 21 11"), "foresatt-mor"),
    clean("PV-04 the street of both", "referat", M2, (MOTHER, FATHER), text("Lars Bø", "Bakkeveien 12"), "foresatt-far"),
    clean("PV-04 another house in the street", "referat", M2, (MOTHER,), text("Bakkeveien 14", "Bakkeveien 120", "9999 Eksempelvik")),
    clean("PV-04 a member's own telephone", "referat", M2, (MOTHER, SISTER), text("Per Li, telefon 68 05 21 11")),
    of_template(
        "PV-04 a stranger's telephone from another case", "PV-04", "referat", M2,
        (("voksen", "  navn: Anna Lund\n", "  navn: Anna Lund\n  telefon: 68 05 29 99\n"),), "telefonnummeret til «Anna Lund»", text("68 05 29 99"),
    ),
)  # fmt: skip

OTHERS = (
    *(
        of_template(f"RT-21 another person's number written {form}", "RT-21", "referat", M2, (), "nevner AG-2026-006", text(f"Som i {form}"))
        for form in ("ag-2026-006", "AG–2026–006", "AG 2026-006")
    ),
    Case(
        "RT-21 another person's number in a finished copy", "referat", M2, said("Som i AG-2026-006", "RT-21"), "nevner AG-2026-006, som gjelder en annen person",
        stopped=frozenset({"barnevern"}), finished=text("Som i AG-2026-006"), mottaker="barnevern",
    ),
    clean("RT-21 the number of her own other case", "referat", M2, (), text("Vår ref.: AG-2026-005, se også RT-2026-017")),
    clean("RT-21 a number that is nobody's", "referat", M2, (), text("AG-2026-999")),
    of_template("RT-21 an extract with another's line", "RT-21", "saksliste_ressursteam", TEAM, (), "nevner RT-2026-018", text("RT-2026-018"), "bup"),
    clean("RT-21 the extract's own line", "saksliste_ressursteam", TEAM, (), text("RT-2026-017 Søvn"), "bup"),
    clean("RT-21 the list of a seat", "saksliste_ressursteam", TEAM, (), text("RT-2026-017 Søvn", "RT-2026-018 Skolevei"), "barnevern"),
    of_template("RT-21 a case in the evaluation", "RT-21", "evaluering", EVALUERING, (), "nevner RT-2026-018", text("Se RT-2026-018")),
    of_template("RT-21 a name of another case", "ADVARSEL RT-21", "referat", M2, (), "nevner «Anna Lund»", text("Som for Anna Lund.")),
    clean("RT-21 a name of her own other case", "referat", M2, ((SAK, "  - navn: Kari Bø", "  - navn: Mona Bø"),), text("Mona Bø og Kari Bø")),
    clean("RT-21 a first name is a word", "referat", M2, (), text("Anna kommer.", "Lund skole", "Annas Lund")),
    clean(
        "RT-21 one who works in another service too", "referat", M2, (("instanser", "leder: Jon Ås", "leder: Anna Lund"),), text("Anna Lund fra barnevernet"),
    ),
    of_template("RT-23 a name in the list of measures", "RT-23", "tiltaksbank", BANK, (), "nevner «Ola Bø»", text("Laget for Ola Bø")),
    clean("RT-23 an employee in the list of measures", "tiltaksbank", BANK, (), text("Kontakt: Gro Mo")),
    of_template("RT-25 a name in the evaluation", "RT-25", "evaluering", EVALUERING, (), "evalueringen nevner «Ola Bø»", text("Ola Bø fikk hjelp")),
    clean("RT-25 numbers in the evaluation", "evaluering", EVALUERING, (), text("Saker meldt", "14")),
    of_template("RT-29 a full name on the list", "RT-29", "saksliste_ressursteam", TEAM, (), "nevner «Anna Lund»", text("Anna Lund"), "barnevern"),
    of_template("RT-29 a first name on the list", "RT-29", "saksliste_ressursteam", TEAM, (), "nevner navnet «Ola»", text("Hjemme hos Ola"), "barnevern"),
    of_template("RT-29 a surname on the list", "RT-29", "saksliste_ressursteam", TEAM, (), "nevner navnet «Vang»", text("Familien Vang")),
)  # fmt: skip

WITHOUT = ("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}\n", "")
"""The consent that leaves out the unit of the member Per Li."""
LISTED = "«Barnevernet» står i en liste i det ferdige dokumentet"

UNITS = (
    *(
        of_template(f"SA-04 in «{heading}» as {entry}", "SA-04", "innkalling", M3, (WITHOUT,), LISTED, text(entry, heading=heading), "helsestasjon")
        for heading, entry in (
            ("Innkalt til møtet", "Per Li, Barnevernet"), ("Sendes til", "Barnevernet v/ Per Li"), ("Kopi til", "Barnevernet"),
            ("Medlemmer", "PPT; Barnevernet"), ("Enheter i gruppen", "Barnevernet"),
        )
    ),
    of_template(
        "SA-04 in a row", "SA-04", "innkalling", M3, (WITHOUT,), LISTED,
        text("Per Li", heading="Innkalt til møtet", row=("Per Li", "Kontaktperson", "Barnevernet")), "helsestasjon",
    ),
    of_template(
        "SA-04 by its name in nynorsk", "SA-04", "innkalling", M3,
        (WITHOUT, ("instanser", "navn: Barnevernet,", "navn: Barnevernet, navn_nynorsk: Barnevernstenesta,")), LISTED,
        text("Barnevernstenesta", heading="Blir sendt til"), "helsestasjon",
    ),
    clean("SA-04 covered", "innkalling", M3, (), text("Per Li, Barnevernet", heading="Innkalt til møtet"), "helsestasjon"),
    clean("SA-04 in prose", "innkalling", M3, (WITHOUT,), text("Barnevernet hjelper hjemme.", heading="Innkalt til møtet"), "helsestasjon"),
    clean("SA-04 in another part", "innkalling", M3, (WITHOUT,), text("Barnevernet", heading="Ansvarsavklaring"), "helsestasjon"),
    clean("SA-04 its own copy", "innkalling", M3, (WITHOUT,), text("Barnevernet", heading="Sendes til"), "barnevern"),
    clean("SA-04 the koordinator's own unit", "innkalling", M3, (WITHOUT,), text("PPT", heading="Innkalt til møtet"), "helsestasjon"),
    clean("SA-04 it was in the room", "referat", M2, (WITHOUT,), text("Barnevernet", heading="Sendes til"), "helsestasjon"),
    of_template(
        "SA-04 withdrawn today", "SA-04", "innkalling", M3, (("gruppe", "    gyldig_til", "    trukket: {dato: 26.10.2026, enheter: [barnevern]}\n    gyldig_til"),),
        LISTED, text("Barnevernet", heading="Sendes til"), "helsestasjon",
    ),
    of_template(
        "SA-04 an invited unit", "SA-04", "innkalling", M3, (("kalt", "inviterte: []", "inviterte: [bup]"),), "«BUP» står i en liste",
        text("BUP", heading="Innkalt til møtet"), "helsestasjon",
    ),
    of_template(
        "SA-04 a unit that was to have a copy", "SA-04", "referat", M2, (("holdt", "  neste_møte:", "  kopi_til: [nav]\n  neste_møte:"),),
        "«NAV Eksempelvik» står i en liste", text("NAV Eksempelvik", heading="Kopi til"), "helsestasjon",
    ),
    of_template(
        "SA-04 absent, in a unit's copy", "SA-04", "referat", M2, (("gruppe", "      - {enhet: helsestasjon, opplysninger: hjelp}\n", ""),),
        "«Helsestasjonen» står i en liste", text("Tor Dal", heading="Forfall", row=("Tor Dal", "Helsesykepleier", "Helsestasjonen")), "barnevern",
    ),
    clean(
        "SA-04 absent, in the family's copy", "referat", M2, (("gruppe", "      - {enhet: helsestasjon, opplysninger: hjelp}\n", ""),),
        text("Helsestasjonen", heading="Forfall"), "foresatt-mor",
    ),
    clean(
        "SA-04 the cancellation of what was called before the withdrawal", "avlysning", AVLYST,
        (("gruppe", "    gyldig_til", "    trukket: {dato: 10.10.2026, enheter: [barnevern]}\n    gyldig_til"),), text("Barnevernet", heading="Sendes til"),
        "helsestasjon",
    ),
    clean("SA-04 the form that asks for it", "samtykkeskjema", "AG-2026-005", (WITHOUT,), text("Barnevernet", heading="Enheter")),
)  # fmt: skip

ITEMS = (
    "Velkommen, samtykke og referent", "Bruker og foresatte har ordet", "Referat fra forrige møte", "Status fra medlemmene", "Endring av mål eller tiltak",
    "Meldte saker", "Ansvarsavklaring", "Neste møte",
)  # fmt: skip

AGENDA = (
    clean("AG-17 all of them", "saksliste", M3, (), text(*ITEMS)),
    *(
        of_template(f"AG-17 without «{item}»", "AG-17", "saksliste", M3, (), f"Den faste saken «{item}» mangler", text(*(i for i in ITEMS if i != item)), "barnevern")
        for item in ITEMS
    ),
    of_template("AG-17 in another order", "ADVARSEL AG-17", "saksliste", M3, (), "en annen rekkefølge", text(*reversed(ITEMS))),
    clean("AG-17 a samarbeidsmøte has none", "saksliste", "AG-2026-005-s1", (), text("Lekser")),
)  # fmt: skip

NO_KOORDINATOR = (
    "gruppe",
    "koordinator:\n  navn: Siri Aas\n  enhet: ppt\n  oppnevnt: 01.09.2026\n  stedfortreder: Nina Hol\n",
    "",
)
WITHDRAWN_ON = ("gruppe", "    gyldig_til", "    trukket: {{dato: {day}, enheter: [barnevern]}}\n    gyldig_til")
NAV_COPY = ("holdt", "  neste_møte:", "  kopi_til: [nav]\n  neste_møte:")


def withdrawn_on(day: str) -> Edit:
    return (WITHDRAWN_ON[0], WITHDRAWN_ON[1], WITHDRAWN_ON[2].format(day=day))


AWAY_GEIR = ("siste", "  til_stede: [Siri Aas, Geir Rud, Anna Lund]", "  til_stede: [Siri Aas, Anna Lund]\n  forfall: [Geir Rud]")
SENDES = text("Barnevernet", heading="Sendes til")

EDGES = (
    of_template("SA-04 in a group without koordinator", "SA-04", "innkalling", M3, (WITHOUT, NO_KOORDINATOR), LISTED, SENDES, "helsestasjon"),
    of_template("SA-04 somebody came who has no name", "SA-04", "referat", M2,
        (NAV_COPY, ("holdt", "    - Per Li\n", "    - Per Li\n    - {enhet: bup}\n")), "«NAV", text("NAV Eksempelvik", heading="Kopi til"),
        "helsestasjon"),
    clean("SA-04 a unit came, but who", "referat", M2, (NAV_COPY, ("holdt", "    - Per Li\n", "    - Per Li\n    - {enhet: nav}\n")),
        text("NAV Eksempelvik", heading="Kopi til"), "helsestasjon"),
    clean(
        "SA-04 a unit came, as the meeting says", "referat", M2,
        (NAV_COPY, ("holdt", "status: gjennomført", "til_stede: [{navn: Geir Rud, enhet: nav}]\nstatus: gjennomført")),
        text("NAV Eksempelvik", heading="Kopi til"), "helsestasjon",
    ),
    clean(
        "SA-04 one who was invited came", "referat", M2,
        (("holdt", "status: gjennomført", "inviterte: [{navn: Geir Rud, enhet: nav}]\nstatus: gjennomført"),
         ("holdt", "    - Per Li\n", "    - Per Li\n    - geir  rud\n")),
        text("NAV Eksempelvik", heading="Innkalt"), "helsestasjon",
    ),
    of_template(
        "SA-04 one who was invited did not come", "SA-04", "referat", M2,
        (("holdt", "status: gjennomført", "inviterte: [{navn: Geir Rud, enhet: nav}]\nstatus: gjennomført"),),
        "«NAV Eksempelvik»", text("NAV Eksempelvik", heading="Innkalt"), "helsestasjon",
    ),
    of_template(
        "SA-04 withdrawn after the invitation was written", "SA-04", "innkalling", M3,
        (withdrawn_on("24.10.2026"), ("kalt", "  dato: 26.10.2026", "  dato: 20.10.2026")), LISTED,
        SENDES, "helsestasjon",
    ),
    of_template("SA-04 withdrawn before the invitation of what is cancelled", "SA-04", "avlysning", AVLYST, (withdrawn_on("30.09.2026"),), LISTED,
        SENDES, "helsestasjon"),
    of_template(
        "SA-04 withdrawn, and the invitation of what is cancelled has no day", "SA-04", "avlysning", AVLYST,
        (withdrawn_on("10.10.2026"), ("avlyst", "innkalling:\n  dato: 01.10.2026\n  sendt: ja\n", "")), LISTED, SENDES, "helsestasjon",
    ),
    Case(
        "SA-04 withdrawn since the finished invitation was sent", "innkalling", M1_ADULT,
        (AWAY_GEIR, ("voksen", "    gyldig_til", "    trukket: {dato: 20.10.2026}\n    gyldig_til")), "",
        stopped=frozenset(), finished=text("NAV Eksempelvik", heading="Sendes til"), mottaker="bruker", sendt=True,
    ),
    of_template(
        "SA-04 withdrawn before the finished invitation is sent", "SA-04", "innkalling", M1_ADULT,
        (AWAY_GEIR, ("voksen", "    gyldig_til", "    trukket: {dato: 20.10.2026}\n    gyldig_til")), "«NAV Eksempelvik»",
        text("NAV Eksempelvik", heading="Sendes til"), "bruker",
    ),
    *(
        of_template(f"SA-04 a list called «{heading}»", "SA-04", "innkalling", M3, (WITHOUT,), LISTED, text("Barnevernet", heading=heading),
            "helsestasjon")
        for heading in ("Inviterte", "Utvidet gruppe", "Mottakere", "Deltakere", "KOPI")
    ),
    *(
        of_template(f"SA-04 an entry «{entry}»", "SA-04", "innkalling", M3, (WITHOUT,), LISTED, text(entry, heading="Sendes til"), "helsestasjon")
        for entry in ("Barnevernet: Per Li", "Barnevernet | hjelp", "Per Li (Barnevernet)", "Per Li\nBarnevernet")
    ),
    clean("SA-04 a unit that only begins so", "innkalling", M3, (WITHOUT,), text("Barnevernet i nabokommunen", heading="Sendes til"), "helsestasjon"),
    clean("SA-04 no list at all", "innkalling", M3, (WITHOUT,), text("Ingen", heading="Sendes til"), "helsestasjon"),
    clean("SA-04 the unit that reports the case", "referat_ressursteam", DRØFTING,
        ((SAK, "      - helsestasjon\n  - møte", "      - ppt\n  - møte"),), text("PPT", heading="Kopi til"), "helsestasjon"),
    of_template(
        "SA-04 a copy of the discussion", "SA-04", "referat_ressursteam", DRØFTING,
        ((SAK, "      - helsestasjon\n  - møte", "      - nav\n  - møte"),), "«NAV Eksempelvik»",
        text("NAV Eksempelvik", heading="Kopi til"), "helsestasjon",
    ),
    clean("SA-04 the team's own list of seats", "saksliste_ressursteam", TEAM, (), text("NAV Eksempelvik", heading="Sendes til"), "barnevern"),
    of_template("PV-04 the verge's telephone", "PV-04", "referat", M2,
        (("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  verge: {navn: Vera Moe, telefon: 68 05 21 22, mandat: [økonomi]}"),),
        "«Vera Moe»", text("68 05 21 22"), "barnevern"),
    Case(
        "RT-21 a name in a point of the minutes", "referat", M2,
        (("holdt", "konklusjon: Prøves ut til jul", "konklusjon: Som Anna Lund  # ADVARSEL: RT-21"),), "«Anna Lund»",
        stopped=frozenset(), finished=text("Som Anna Lund"), mottaker="barnevern",
    ),
    Case(
        "RT-21 a name in the group's own tasks", "referat", M2,
        (("gruppe", "oppgaver: Samordne hjelpen hjemme og på skolen", "oppgaver: Som for Anna Lund  # ADVARSEL: RT-21"),),
        "«Anna Lund»", stopped=frozenset(), finished=text("Som for Anna Lund"), mottaker="barnevern",
    ),
    Case(
        "RT-29 a name in the topic", "saksliste_ressursteam", TEAM, ((SAK, "tema: Søvn", "tema: Hos Ola  # FEIL: RT-29"),), "«Ola»",
        stopped=frozenset({"barnevern"}),
        finished=text("Hos Ola"), mottaker="barnevern",
    ),
    Case(
        "RT-23 a name in the beginning of the list", "tiltaksbank", BANK,
        (("bank", "tiltak:\n", "innledning: For Ola Bø  # FEIL: RT-23\ntiltak:\n"),), "«Ola Bø»",
        finished=text("For Ola Bø"),
    ),
    Case(
        "RT-25 a name in an answer", "evaluering", EVALUERING, (("evaluering", "bra: Godt forberedt", "bra: Ola Bø fikk hjelp  # FEIL: RT-25"),),
        "«Ola Bø»", finished=text("Ola Bø fikk hjelp"),
    ),
    of_template("RT-21 a number before a comma", "RT-21", "referat", M2, (), "nevner AG-2026-006", text("AG-2026-006, se der"), "barnevern"),
    clean("RT-21 a number that is a part of another", "referat", M2, (), text("AG-2026-006-7, X-AG-2026-006, AG-2026-0061"), "barnevern"),
    of_template("RT-21 the report of a case", "RT-21", "meldeskjema", SAK, (), "nevner RT-2026-018", text("RT-2026-018"), "psykolog"),
    clean("AG-17 an invitation has none", "innkalling", M3, (), text("Lekser"), "barnevern"),
    of_template("AG-17 without two of them, in another order", "AG-17", "saksliste", M3, (), "mangler", text(*reversed(ITEMS[2:])), "barnevern"),
)  # fmt: skip

CASES = (*NUMBERS, *OTHERS, *UNITS, *AGENDA, *EDGES)
