"""The rules of the ressursteam: each with what breaks it, where, and in what words."""

from __future__ import annotations

import datetime as dt

from rules_world import Case, Edit, cases

SAK, DRØFTING, MØTE = "RT-2026-017", "RT-2026-017/RTM-1", "RTM-2"

REPORTED: dict[str, tuple[tuple[Edit, ...], str]] = {
    "RT-02 nobody reports": (
        ((SAK, "melder:\n  navn: Unni Vik\n  stilling: leder\n  enhet: ppt\n", "melder:  # FEIL: RT-02\n"),),
        "hvem som melder saken",
    ),
    "RT-02 no name": (((SAK, "  navn: Unni Vik", "  navn:  # FEIL: RT-02"),), "Navnet på den som melder saken"),
    "RT-02 no unit": (((SAK, "  enhet: ppt", "  enhet:  # FEIL: RT-02"),), "hvilken enhet «Unni Vik» melder saken fra"),
    "RT-03 no kommunepsykolog": (
        (
            ("oppsett", "  kommunepsykolog: psykolog\n", ""),
            ("oppsett", "  oppvekstteam: oppvekst", "  oppvekstteam: oppvekst  # FEIL: RT-03"),
        ),
        "hvilken enhet kommunepsykologen hører til",
    ),
    "RT-05 no question": (
        ((SAK, "problemstilling: Hvordan kan barnet få hjelp?", "problemstilling:  # FEIL: RT-05"),), "mangler problemstilling",
    ),
    "RT-06 no situation": (((SAK, "situasjon: Lite søvn", "situasjon:  # FEIL: RT-06"),), "hvordan situasjonen er"),
    "RT-06 nothing tried is not an empty answer": (
        ((SAK, "tidligere_forsøkt: Samtaler", "tidligere_forsøkt:  # FEIL: RT-06"),), "hva som er forsøkt tidligere",
    ),
    "RT-06 nothing tried is an answer": (((SAK, "tidligere_forsøkt: Samtaler", "tidligere_forsøkt: ingenting"),), ""),
    "RT-01 gone through by another": (
        ((SAK, "      av: Unni Vik", "      av: Siri Aas  # ADVARSEL: RT-01"),), "men det er «Unni Vik» som melder saken",
    ),
    "DG101 reported, but when": (((SAK, "meldt_dato: 01.09.2026", "meldt_dato:  # FEIL: DG101"),), "Feltet «meldt_dato» mangler."),
    "DG101 who has parental responsibility": (
        ((SAK, "    foreldreansvar: ja", "    foreldreansvar:  # FEIL: DG101"),), "Feltet «foreldreansvar» mangler.",
    ),
    "DG101 a consent for what": (((SAK, "    formål: Drøfte hjelpen", "    formål:  # FEIL: DG101"),), "«formål» mangler"),
    "DG101 a consent from when": (
        ((SAK, "    gyldig_fra: 20.08.2026", "    gyldig_fra:  # FEIL: DG101"),), "«gyldig_fra» mangler",
    ),
    "DG101, RT-01 a child and nobody for it": (
        (
            (SAK, "foresatte:\n  - navn: Kari Bø\n    relasjon: mor\n    foreldreansvar: ja", "foresatte: []  # FEIL: DG101"),
            (SAK, "      - navn: Kari Bø", "      - navn: Kari Bø  # FEIL: RT-01"),
        ),
        "Feltet «foresatte» mangler.",
    ),
    "DG170 born tomorrow": (
        ((SAK, "fødselsdato: 14.03.2015", "fødselsdato: 14.03.2051  # FEIL: DG170"),), "«14.03.2051» er ikke kommet ennå",
    ),
}  # fmt: skip


DISCUSSED: dict[str, tuple[tuple[Edit, ...], str]] = {
    "RT-05 no question in the minutes": (
        ((SAK, "problemstilling: Hvordan kan barnet få hjelp?", "problemstilling:  # FEIL: RT-05"),), "mangler problemstilling",
    ),
    "RT-07 nothing suggested": (
        (
            (
                SAK,
                "    tiltak:\n      - tekst: Kveldsrutine\n        enhet: helsestasjon\n        fra_tiltaksbank: sovn\n        brukers_valg: takket_ja\n"
                "        status: igangsatt\n",
                "    tiltak: []  # FEIL: RT-07\n",
            ),
        ),
        "verken forslag til tiltak eller veien videre",
    ),
    "RT-08 started without a yes": (
        (
            (SAK, "        brukers_valg: takket_ja\n", "        brukers_valg: ikke_avklart\n"),
            (SAK, "        status: igangsatt", "        status: igangsatt  # FEIL: RT-08"),
        ),
        "Tiltaket «Kveldsrutine» er igangsatt, men bruker har ikke takket ja.",
    ),
    "RT-08 not answered yet": (
        (
            (SAK, "        brukers_valg: takket_ja\n", "        brukers_valg: ikke_avklart  # ADVARSEL: RT-08\n"),
            (SAK, "        status: igangsatt", "        status: foreslått"),
        ),
        "ikke avklart om bruker vil ha tiltaket «Kveldsrutine»",
    ),
    "RT-09 assigned by nobody": (
        ((SAK, "        status: igangsatt", "        status: igangsatt\n        tildelt_fagperson: Tor Dal  # FEIL: RT-09"),),
        "tildelt «Tor Dal», men det står ikke hvem",
    ),
    "RT-09 assigned by another than the head": (
        (
            (
                SAK, "        status: igangsatt",
                "        status: igangsatt\n        tildelt_fagperson: Tor Dal\n        avgjort_av: Tor Dal  # FEIL: RT-09",
            ),
        ),
        "er ikke leder eller stedfortreder for «Helsestasjonen»",
    ),
    "RT-09 assigned by the head": (
        ((SAK, "        status: igangsatt", "        status: igangsatt\n        tildelt_fagperson: Tor Dal\n        avgjort_av: Gro Mo"),),
        "",
    ),
    "RT-09 assigned, but which unit": (
        (
            (SAK, "        enhet: helsestasjon\n", ""),
            (
                SAK, "        status: igangsatt",
                "        status: igangsatt\n        tildelt_fagperson: Tor Dal  # FEIL: RT-09\n        avgjort_av: Gro Mo",
            ),
        ),
        "hvilken enhet som har fått oppdraget",
    ),
    "RT-16 the mother in the room": (
        (("team", "  - {navn: Jon Ås, enhet: barnevern}", "  - {navn: Kari Bø, enhet: barnevern}  # FEIL: RT-16"),),
        "«Kari Bø» hører til brukersiden",
    ),
    "RT-19 another archive": (
        ((SAK, "tema: Søvn", "tema: Søvn\narkivenhet: barnevern  # FEIL: RT-19"),),
        "ført som «Barnevernet», men referatet arkiveres hos «PPT»",
    ),
    "RT-21 another person's number": (
        ((SAK, "drøfting: Søvnen ble drøftet", "drøfting: Se også RT-2026-018.  # FEIL: RT-21"),), "nevner saken RT-2026-018",
    ),
    "RT-21 another person's name": (
        ((SAK, "drøfting: Søvnen ble drøftet", "drøfting: Som for Ida Vang  # ADVARSEL: RT-21"),), "nevner «Ida Vang»",
    ),
    "RT-21 the number of her own former case": (
        (
            (SAK, "drøfting: Søvnen ble drøftet", "drøfting: Se også RT-2026-018."),
            ("RT-2026-018", "  navn: Ida Vang", "  navn: Ola Bø"),
        ),
        "",
    ),
}  # fmt: skip


LIST: dict[str, tuple[tuple[Edit, ...], str]] = {
    "RT-29 a first name": (((SAK, "tema: Søvn", "tema: Søvnen til Ola  # FEIL: RT-29"),), "nevner «Ola», og sakslisten"),
    "RT-29 a surname of another case on the list": (
        ((SAK, "tema: Søvn", "tema: Familien Vang  # FEIL: RT-29"),), "Temaet i sak RT-2026-017 nevner «Vang»",
    ),
    "RT-29 a full name from a group": (((SAK, "tema: Søvn", "tema: Anna Lund  # FEIL: RT-29"),), "nevner «Anna Lund»"),
    "RT-29 a first name from elsewhere is a word": (((SAK, "tema: Søvn", "tema: Anna spiser lite"),), ""),
    "RT-29 only whole words, same capitals": (((SAK, "tema: Søvn", "tema: Olabil og bø"),), ""),
    "RT-16 a mother invited": (((SAK, "        navn: Liv Ek", "        navn: Kari Bø  # FEIL: RT-16"),), "«Kari Bø» hører til"),
    "RT-13 a meeting outside the plan": (
        (("team_kalt", "dato: 03.11.2026", "dato: 04.11.2026  # ADVARSEL: RT-13"),), "Møtet 04.11.2026 står ikke i noen møteplan.",
    ),
    "DG101 a meeting without a date": (
        (("team_kalt", "dato: 03.11.2026", "dato:  # FEIL: DG101"),), "Feltet «dato» mangler.",
    ),
}  # fmt: skip


TEAM: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "RT-13 outside the half-year": (
        "møteplan", "møteplan-2026-høst", (("plan", "start: 01.09.2026\nukedag: tirsdag", "start: 12.01.2027  # FEIL: RT-13"),),
        "12.01.2027 er utenfor halvåret 2026-høst, som er fra 01.07.2026 til 31.12.2026.",
    ),
    "RT-13 moved outside the half-year": (
        "møteplan", "møteplan-2026-høst",
        (("plan", "unntak: []", "unntak:\n  - dato: 15.12.2026\n    flyttet_til: 05.01.2027  # FEIL: RT-13\n    grunn: ferie"),),
        "05.01.2027 er utenfor halvåret",
    ),
    "RT-13 another weekday": (
        "møteplan", "møteplan-2026-høst", (("plan", "ukedag: tirsdag", "ukedag: onsdag  # FEIL: RT-13"),),
        "ført som onsdag, men 01.09.2026 er en tirsdag",
    ),
    "RT-26 an answer is missing": (
        "evaluering", "evaluering-2026-høst", (("evaluering", "  bedre: Tiden", "  bedre:  # FEIL: RT-26"),), "svar på bedre",
    ),
    "RT-26 a draft": (
        "evaluering", "evaluering-2026-høst",
        (("evaluering", "  bedre: Tiden", "  bedre:  # ADVARSEL: RT-26"), ("evaluering", "status: ferdig", "status: utkast")),
        "svar på bedre",
    ),
    "RT-23 a name from a case": (
        "tiltaksbank", "tiltaksbank",
        (("bank", "beskrivelse: Kurs for foreldre", "beskrivelse: Laget for Ola Bø  # FEIL: RT-23"),),
        "nevner «Ola Bø», som hører til en sak",
    ),
    "RT-23 an internal entry is not printed": (
        "tiltaksbank", "tiltaksbank",
        (("bank", "beskrivelse: Kurs for foreldre", "beskrivelse: Laget for Ola Bø\n    internt: ja"),), "",
    ),
    "DG101 how to get it": (
        "tiltaksbank", "tiltaksbank", (("bank", "    slik_får_du_det: Ring helsestasjonen", "    slik_får_du_det:  # FEIL: DG101"),),
        "Feltet «slik_får_du_det» mangler.",
    ),
    "DG171 for nobody": (
        "tiltaksbank", "tiltaksbank",
        (("bank", "    kontakt: Gro Mo", "    alder_fra: 12\n    alder_til: 6  # FEIL: DG171"),), "fra 12 til 6 år",
    ),
}  # fmt: skip


PLAN, KOMMUNE = "møteplan-2026-høst", "kommune"
TOLD = "    tilbakemelding_til_bruker:\n      dato: 24.09.2026\n      av: Unni Vik\n      hvordan: telefon\n"

MORE: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "RT-03 reported after the plan's deadline": (
        "saksliste_ressursteam", MØTE,
        (
            ("plan", "unntak: []", "unntak: []\nmeldefrist_dager: 64"),
            (SAK, "meldt_dato: 01.09.2026", "meldt_dato: 01.09.2026  # ADVARSEL: RT-03"),
            ("RT-2026-018", "meldt_dato: 01.09.2026", "meldt_dato: 31.08.2026"),
        ),
        "Sak RT-2026-017 er meldt 01.09.2026, men fristen for møtet 03.11.2026 var 31.08.2026.",
    ),
    "RT-03 reported after the municipality's deadline": (
        "saksliste_ressursteam", MØTE,
        (
            ("oppsett", "roller:", "frister:\n  melding_dager: 64\nroller:"),
            (SAK, "meldt_dato: 01.09.2026", "meldt_dato: 01.09.2026  # ADVARSEL: RT-03"),
            ("RT-2026-018", "meldt_dato: 01.09.2026", "meldt_dato: 01.08.2026"),
        ),
        "var 31.08.2026",
    ),
    "RT-03 the plan's own deadline comes before the municipality's": (
        "saksliste_ressursteam", MØTE,
        (("oppsett", "roller:", "frister:\n  melding_dager: 64\nroller:"), ("plan", "unntak: []", "unntak: []\nmeldefrist_dager: 63")), "",
    ),
    "RT-05 what was discussed": (
        "referat_ressursteam", DRØFTING, ((SAK, "    drøfting: Søvnen ble drøftet", "    drøfting:  # ADVARSEL: RT-05"),),
        "Det står ikke hva teamet drøftet.",
    ),
    "RT-10 which unit": (
        "referat_ressursteam", DRØFTING,
        ((SAK, "        enhet: helsestasjon\n", ""), (SAK, "      - tekst: Kveldsrutine", "      - tekst: Kveldsrutine  # ADVARSEL: RT-10")),
        "hvilken enhet som får oppdraget «Kveldsrutine»",
    ),
    "RT-11 every fourth week": (
        "møteplan", PLAN, (("plan", "unntak: []", "unntak: []\nintervall_uker: 4  # ADVARSEL: RT-11"),), "Planen har møte hver 4. uke",
    ),
    "RT-11 moved without a reason": (
        "møteplan", PLAN, (("plan", "unntak: []", "unntak:\n  - dato: 13.10.2026  # ADVARSEL: RT-11\n    flyttet_til: 14.10.2026"),),
        "hvorfor møtet 13.10.2026 er flyttet",
    ),
    "RT-11 left out without a reason": (
        "møteplan", PLAN, (("plan", "unntak: []", "unntak:\n  - dato: 13.10.2026  # ADVARSEL: RT-11\n    utgår: ja"),),
        "hvorfor møtet 13.10.2026 er flyttet eller utgår",
    ),
    "RT-11 moved with a reason": (
        "møteplan", PLAN, (("plan", "unntak: []", "unntak:\n  - {dato: 13.10.2026, flyttet_til: 14.10.2026, grunn: kurs}"),), "",
    ),
    "RT-11 an exception for no meeting": (
        "møteplan", PLAN, (("plan", "unntak: []", "unntak:\n  - dato: 14.10.2026  # ADVARSEL: RT-11\n    utgår: ja\n    grunn: kurs"),),
        "Unntaket 14.10.2026 endrer ingenting",
    ),
    "RT-12 an hour": (
        "saksliste_ressursteam", MØTE, (("team_kalt", "tid: 12.00-13.30", "tid: 12.00-13.00  # ADVARSEL: RT-12"),), "Møtet varer 60 minutter",
    ),
    "RT-12 the plan's two hours": (
        "møteplan", PLAN, (("plan", "unntak: []", "unntak: []\ntid: 12.00-14.00  # ADVARSEL: RT-12"),), "Møtet varer 120 minutter",
    ),
    "RT-12 the plan's hour and a half": ("møteplan", PLAN, (("plan", "unntak: []", "unntak: []\nfra: 12.00\ntil: 13.30"),), ""),
    "RT-13 Christmas Eve": (
        "møteplan", PLAN, (("plan", "start: 01.09.2026\nukedag: tirsdag", "start: 20.08.2026  # ADVARSEL: RT-13\nukedag: torsdag"),),
        "Møtedagen 24.12.2026 er en fridag («julaften»).",
    ),
    "RT-13 moved to a Saturday": (
        "møteplan", PLAN,
        (("plan", "unntak: []", "unntak:\n  - dato: 13.10.2026\n    flyttet_til: 17.10.2026  # ADVARSEL: RT-13\n    grunn: kurs"),),
        "Møtedagen 17.10.2026 er en fridag («lørdag»).",
    ),
    "RT-13 in a school holiday": (
        "møteplan", PLAN,
        (
            ("oppsett", "roller:", "skoleferier:\n  - {fra: 13.10.2026, til: 13.10.2026, navn: Høstferie}\nroller:"),
            ("plan", "start: 01.09.2026", "start: 01.09.2026  # ADVARSEL: RT-13"),
        ),
        "Møtedagen 13.10.2026 er i en skoleferie («Høstferie»).",
    ),
    "RT-13 the day after a school holiday": (
        "møteplan", PLAN, (("oppsett", "roller:", "skoleferier:\n  - {fra: 05.10.2026, til: 12.10.2026, navn: Høstferie}\nroller:"),), "",
    ),
    "RT-14 a seat that is in no list": (
        "referat_ressursteam", DRØFTING, (("team", "  - {enhet: rus}\n", ""), ("team", "  - {navn: Gro Mo, enhet: helsestasjon}", "  - {navn: Gro Mo, enhet: helsestasjon}  # ADVARSEL: RT-14")),
        "«Psykisk helse- og rustjenesten» står verken som til stede eller med forfall",
    ),
    "RT-14 a sixth seat": (
        "om:kommune", KOMMUNE, (("instanser", "type: nav}", "type: nav, fast_i_ressursteam: ja}  # ADVARSEL: RT-14"),),
        "«NAV Eksempelvik» har fast plass i ressursteamet, men er ikke en av de fem",
    ),
    "RT-15 a seat that the consent leaves out": (
        "referat_ressursteam", DRØFTING,
        (
            (SAK, "      - {enhet: rus, opplysninger: hjelp}\n", ""),
            (SAK, "      - {enhet: psykolog, opplysninger: hjelp}", "      - {enhet: psykolog, opplysninger: hjelp}  # ADVARSEL: RT-15"),
        ),
        "dekker ikke «Rustjenesten», som har fast plass",
    ),
    "RT-15 a seat that the consent leaves out, on the list": (
        "saksliste_ressursteam", MØTE,
        (
            (SAK, "      - {enhet: rus, opplysninger: hjelp}\n", ""),
            (SAK, "      - {enhet: psykolog, opplysninger: hjelp}", "      - {enhet: psykolog, opplysninger: hjelp}  # ADVARSEL: RT-15"),
        ),
        "må gå ut under saken",
    ),
    "RT-17 what the user wishes": (
        "meldeskjema", SAK, ((SAK, "brukers_ønsker: Sove hjemme", "brukers_ønsker:  # ADVARSEL: RT-17"),), "hva bruker selv ønsker",
    ),
    "RT-17 the user was not told": (
        "referat_ressursteam", DRØFTING, ((SAK, TOLD, "    tilbakemelding_til_bruker:  # ADVARSEL: RT-17\n"),),
        "bruker har fått vite hva teamet foreslår",
    ),
    "RT-17 told, but how": (
        "referat_ressursteam", DRØFTING, ((SAK, "      hvordan: telefon\n", "      hvordan:  # ADVARSEL: RT-17\n"),),
        "Tilbakemeldingen til bruker mangler hvordan.",
    ),
    "RT-18 a samarbeidsmøte without the family": (
        "innkalling", "AG-2026-005-s1",
        (
            ("samarbeid", "ansvarsgruppe: AG-2026-005\n", f"sak: {SAK}\ninnkalte:\n  - {{navn: Tor Dal, enhet: helsestasjon}}  # ADVARSEL: RT-18\n"),
            (SAK, "gjelder: [drøfting, kopi_av_referat]", "gjelder: [drøfting, deling, kopi_av_referat]"),
        ),
        "Samarbeidsmøtet har ingen fra brukersiden med.",
    ),
    "RT-18 a samarbeidsmøte with the mother": (
        "innkalling", "AG-2026-005-s1",
        (
            ("samarbeid", "ansvarsgruppe: AG-2026-005\n", f"sak: {SAK}\ninnkalte:\n  - {{navn: Tor Dal, enhet: helsestasjon}}\n  - Kari Bø\n"),
            (SAK, "gjelder: [drøfting, kopi_av_referat]", "gjelder: [drøfting, deling, kopi_av_referat]"),
        ),
        "",
    ),
    "RT-22 an id that the bank does not know": (
        "referat_ressursteam", DRØFTING, ((SAK, "        fra_tiltaksbank: sovn", "        fra_tiltaksbank: søvnn  # ADVARSEL: RT-22"),),
        "«søvnn» finnes ikke i tiltaksbanken.",
    ),
    "RT-22 neither from the bank nor internal": (
        "referat_ressursteam", DRØFTING,
        ((SAK, "        fra_tiltaksbank: sovn\n", ""), (SAK, "      - tekst: Kveldsrutine", "      - tekst: Kveldsrutine  # ADVARSEL: RT-22")),
        "om tiltaket «Kveldsrutine» er fra tiltaksbanken eller internt",
    ),
    "RT-23 an entry nobody has looked at for a year": (
        "tiltaksbank", "tiltaksbank", (("bank", "    kontakt: Gro Mo", "    oppdatert: 30.09.2025  # ADVARSEL: RT-23\n    kontakt: Gro Mo"),),
        "«Søvnkurs» i tiltaksbanken er sist oppdatert 30.09.2025",
    ),
    "RT-23 an entry of a year ago": ("tiltaksbank", "tiltaksbank", (("bank", "    kontakt: Gro Mo", "    oppdatert: 01.10.2025"),), ""),
    "RT-23 an old entry that is given up": (
        "tiltaksbank", "tiltaksbank", (("bank", "    kontakt: Gro Mo", "    oppdatert: 01.10.2020\n    aktiv: nei"),), "",
    ),
    "RT-22 internal": ("referat_ressursteam", DRØFTING, ((SAK, "        fra_tiltaksbank: sovn", "        internt: ja"),), ""),
}  # fmt: skip

OF_OFFICE = (
    Case(
        "RT-14 a seat that nobody fills", "om:kommune", KOMMUNE,
        (("instanser", "type: psykisk_helse_rus, fast_i_ressursteam: ja}", "type: psykisk_helse_rus}"),),
        "Ingen enhet i registeret har den faste plassen «Psykisk helse- og rustjenesten»", codes=frozenset({"ADVARSEL RT-14"}),
    ),
    Case(
        "RT-13 no plan in December", "om:kommune", KOMMUNE,
        (("plan", "halvår: 2026-høst", "halvår: 2026-høst  # ADVARSEL: RT-13"),), "møteplan for halvåret 2027-vår", i_dag=dt.date(2026, 12, 1),
    ),
    Case("RT-13 a plan in November is enough", "om:kommune", KOMMUNE, (), i_dag=dt.date(2026, 11, 30)),
    Case(
        "RT-13 no plan in June", "om:kommune", KOMMUNE, (("plan", "halvår: 2026-høst", "halvår: 2026-høst  # ADVARSEL: RT-13"),),
        "halvåret 2027-høst", i_dag=dt.date(2027, 6, 1), codes=frozenset({"ADVARSEL RT-13"}),
    ),
    Case(
        "RT-24, RT-13 the autumn is over", "om:kommune", KOMMUNE,
        (("evaluering", "halvår: 2026-høst", "halvår: 2026-vår"), ("plan", "halvår: 2026-høst", "halvår: 2026-høst  # ADVARSEL: RT-24, RT-13")),
        "Halvåret 2026-høst er over, men ressursteamet er ikke evaluert.", i_dag=dt.date(2027, 1, 1), codes=frozenset({"ADVARSEL RT-24", "ADVARSEL RT-13"}),
    ),
    Case("RT-24 the last day of the autumn", "om:kommune", KOMMUNE, (("evaluering", "halvår: 2026-høst", "halvår: 2026-vår"),), i_dag=dt.date(2026, 11, 30)),
)  # fmt: skip

CASES = (
    *(Case(name, *rest) for name, rest in MORE.items()),
    *OF_OFFICE,
    *cases("meldeskjema", SAK, REPORTED),
    *cases("referat_ressursteam", DRØFTING, DISCUSSED),
    *cases("saksliste_ressursteam", MØTE, LIST),
    *(Case(name, *rest) for name, rest in TEAM.items()),
)
