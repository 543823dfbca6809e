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
    "DG101 reported, and no line for when": (
        ((SAK, "meldt_dato: 01.09.2026\n", ""), (SAK, "type: sak", "type: sak  # FEIL: DG101")), "Feltet «meldt_dato» mangler.",
    ),
    "DG101 reported, but when": (((SAK, "meldt_dato: 01.09.2026", "meldt_dato:  # FEIL: DG101"),), "Feltet «meldt_dato» er ikke fylt ut."),
    "DG101 who has parental responsibility": (
        ((SAK, "    foreldreansvar: ja", "    foreldreansvar:  # FEIL: DG101"),), "Feltet «foreldreansvar» er ikke fylt ut.",
    ),
    "DG101 a consent for what": (((SAK, "    formål: Drøfte hjelpen", "    formål:  # FEIL: DG101"),), "«formål» er ikke fylt ut"),
    "DG101 a consent from when": (
        ((SAK, "    gyldig_fra: 20.08.2026", "    gyldig_fra:  # FEIL: DG101"),), "«gyldig_fra» er ikke fylt ut",
    ),
    "DG101, RT-01 a child and nobody for it": (
        (
            (SAK, "foresatte:\n  - navn: Kari Bø\n    relasjon: mor\n    foreldreansvar: ja", "foresatte: []  # FEIL: DG101"),
            (SAK, "      - navn: Kari Bø", "      - navn: Kari Bø  # FEIL: RT-01"),
        ),
        "Feltet «foresatte» er ikke fylt ut.",
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
        (("team_kalt", "dato: 03.11.2026", "dato:  # FEIL: DG101"),), "Feltet «dato» er ikke fylt ut.",
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
        "Feltet «slik_får_du_det» er ikke fylt ut.",
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

MEASURE = "      - tekst: Kveldsrutine\n        enhet: helsestasjon\n        fra_tiltaksbank: sovn\n        brukers_valg: takket_ja\n        status: igangsatt\n"
ON_MEASURE = (SAK, "      - tekst: Kveldsrutine", "      - tekst: Kveldsrutine  # {what}")
STARTED = "        status: igangsatt"
S1 = "AG-2026-005-s1"
OF_SAK = (SAK, "gjelder: [drøfting, kopi_av_referat]", "gjelder: [drøfting, deling, kopi_av_referat]")
TOGETHER = "ansvarsgruppe: AG-2026-005\n"


def on_measure(what: str) -> Edit:
    return (ON_MEASURE[0], ON_MEASURE[1], ON_MEASURE[2].format(what=what))


def assigned(more: str) -> Edit:
    return (SAK, STARTED, f"{STARTED}\n        tildelt_fagperson: Tor Dal{more}")


EDGES: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "RT-02 reported by somebody": (
        "meldeskjema", SAK, ((SAK, "melder:\n  navn: Unni Vik\n  stilling: leder\n  enhet: ppt\n", "melder:\n  stilling: leder  # FEIL: RT-02\n"),),
        "hvem som melder saken",
    ),
    "RT-02 reported by a unit": (
        "meldeskjema", SAK, ((SAK, "  navn: Unni Vik\n  stilling: leder\n  enhet: ppt\n", "  enhet: ppt  # FEIL: RT-02\n  stilling: leder\n"),),
        "Navnet på den som melder",
    ),
    "RT-03 reported after the meeting, where there is no deadline": (
        "saksliste_ressursteam", MØTE, ((SAK, "meldt_dato: 01.09.2026", "meldt_dato: 04.11.2026"),), "",
    ),
    "RT-03 a case without a day": (
        "saksliste_ressursteam", MØTE, (("plan", "unntak: []", "unntak: []\nmeldefrist_dager: 7"), (SAK, "meldt_dato: 01.09.2026", "meldt_dato:")),
        "",
    ),
    "RT-03 the plan asks for no days at all": (
        "saksliste_ressursteam", MØTE,
        (
            ("oppsett", "roller:", "frister:\n  melding_dager: 64\nroller:"), ("plan", "unntak: []", "unntak: []\nmeldefrist_dager: 0"),
            (SAK, "meldt_dato: 01.09.2026", "meldt_dato: 03.11.2026"),
        ),
        "",
    ),
    "RT-03, RT-13 another half-year's plan": (
        "saksliste_ressursteam", MØTE,
        (
            ("plan", "unntak: []", "unntak: []\nmeldefrist_dager: 64"), ("plan", "halvår: 2026-høst", "halvår: 2027-høst"),
            ("plan", "start: 01.09.2026\nukedag: tirsdag", "start: 07.09.2027\nukedag: tirsdag"),
            ("team_kalt", "dato: 03.11.2026", "dato: 03.11.2026  # ADVARSEL: RT-13"),
        ),
        "står ikke i noen møteplan",
    ),
    "RT-07 the way on is enough": (
        "referat_ressursteam", DRØFTING, ((SAK, "    tiltak:\n" + MEASURE, "    veien_videre: Saken tas opp igjen\n"),), "",
    ),
    "RT-07 the way on is blank": (
        "referat_ressursteam", DRØFTING, ((SAK, "    tiltak:\n" + MEASURE, "    veien_videre:  # FEIL: RT-07\n"),), "verken forslag",
    ),
    "RT-07 neither is written": (
        "referat_ressursteam", DRØFTING, ((SAK, "    tiltak:\n" + MEASURE, ""), (SAK, "  - møte: RTM-1", "  - møte: RTM-1  # FEIL: RT-07")),
        "verken forslag",
    ),
    "RT-08 no answer is written": (
        "referat_ressursteam", DRØFTING, ((SAK, "        brukers_valg: takket_ja\n" + STARTED + "\n", ""), on_measure("ADVARSEL: RT-08")),
        "ikke avklart om bruker",
    ),
    "RT-08 the answer is blank": (
        "referat_ressursteam", DRØFTING, ((SAK, "        brukers_valg: takket_ja\n" + STARTED, "        brukers_valg:  # ADVARSEL: RT-08"),),
        "ikke avklart om bruker",
    ),
    "RT-08 the letter to the user, and it is done without a yes": (
        "tilbakemelding", DRØFTING, ((SAK, "takket_ja\n" + STARTED, "takket_nei\n        status: utført  # FEIL: RT-08"),),
        "er utført, men bruker",
    ),
    "RT-08 the letter to the user": ("tilbakemelding", DRØFTING, ((SAK, "takket_ja\n" + STARTED, "takket_nei\n        status: frafalt"),), ""),
    "RT-08 the answer is no": ("referat_ressursteam", DRØFTING, ((SAK, "takket_ja\n" + STARTED, "takket_nei\n        status: frafalt"),), ""),
    "RT-08 the answer is no, and it is done": (
        "referat_ressursteam", DRØFTING, ((SAK, "takket_ja\n" + STARTED, "takket_nei\n        status: utført  # FEIL: RT-08"),),
        "er utført, men bruker",
    ),
    "RT-09 assigned, and who decided is blank": (
        "referat_ressursteam", DRØFTING, (assigned("\n        avgjort_av:  # FEIL: RT-09"),), "men det står ikke hvem",
    ),
    "RT-09 assigned, and the unit is blank": (
        "referat_ressursteam", DRØFTING,
        ((SAK, "        enhet: helsestasjon\n", ""), assigned("\n        enhet:  # FEIL: RT-09\n        avgjort_av: Gro Mo")),
        "hvilken enhet som har fått oppdraget",
    ),
    "RT-09, RT-10 assigned by nobody in no unit": (
        "referat_ressursteam", DRØFTING,
        ((SAK, "        enhet: helsestasjon\n", ""), on_measure("ADVARSEL: RT-10"), assigned("  # FEIL: RT-09")), "hvilken enhet som får oppdraget",
    ),
    "RT-09 assigned by the deputy": (
        "referat_ressursteam", DRØFTING, (("instanser", "leder: Gro Mo,", "leder: Gro Mo, stedfortreder: Eli Ro,"),
            assigned("\n        avgjort_av: Eli Ro")), "",
    ),
    "RT-09 assigned by the head of that time": (
        "referat_ressursteam", DRØFTING, (("instanser", "leder: Gro Mo,", "leder: Gro Mo, tidligere_ledere: [Eli Ro],"),
            assigned("\n        avgjort_av: Eli Ro")), "",
    ),
    "RT-10 the unit is blank": (
        "referat_ressursteam", DRØFTING, ((SAK, "        enhet: helsestasjon\n", "        enhet:  # ADVARSEL: RT-10\n"),),
        "hvilken enhet som får oppdraget",
    ),
    "RT-11 moved, and the reason is blank": (
        "møteplan", PLAN, (("plan", "unntak: []", "unntak:\n  - dato: 13.10.2026\n    flyttet_til: 14.10.2026\n    grunn:  # ADVARSEL: RT-11"),),
        "hvorfor møtet 13.10.2026",
    ),
    "RT-11 an exception that changes nothing": ("møteplan", PLAN, (("plan", "unntak: []", "unntak:\n  - dato: 13.10.2026"),), ""),
    "RT-12 two hours in two fields": (
        "møteplan", PLAN, (("plan", "unntak: []", "unntak: []\nfra: 12.00\ntil: 14.00  # ADVARSEL: RT-12"),), "Møtet varer 120 minutter",
    ),
    "RT-12 begins, but when does it end": ("møteplan", PLAN, (("plan", "unntak: []", "unntak: []\nfra: 12.00"),), ""),
    "RT-12 an hour and a half from a quarter past": ("saksliste_ressursteam", MØTE, (("team_kalt", "tid: 12.00-13.30", "tid: 12.15-13.45"),), ""),
    "RT-12 an hour and twenty-nine minutes": (
        "saksliste_ressursteam", MØTE, (("team_kalt", "tid: 12.00-13.30", "tid: 12.16-13.45  # ADVARSEL: RT-12"),), "Møtet varer 89 minutter",
    ),
    "RT-13 no weekday is written": ("møteplan", PLAN, (("plan", "ukedag: tirsdag\n", ""),), ""),
    "RT-13 a meeting before Christmas is followed by holidays": (
        "møteplan", PLAN, (("plan", "start: 01.09.2026\nukedag: tirsdag", "start: 21.08.2026  # ADVARSEL: RT-13\nukedag: fredag"),),
        "25.12.2026 er en fridag",
    ),
    "RT-13 on the first day of a school holiday": (
        "møteplan", PLAN,
        (("oppsett", "roller:", "skoleferier:\n  - {fra: 13.10.2026, til: 16.10.2026, navn: Høstferie}\nroller:"),
         ("plan", "start: 01.09.2026", "start: 01.09.2026  # ADVARSEL: RT-13")),
        "er i en skoleferie",
    ),
    "RT-13 on the last day of a school holiday": (
        "møteplan", PLAN,
        (("oppsett", "roller:", "skoleferier:\n  - {fra: 09.10.2026, til: 13.10.2026, navn: Høstferie}\nroller:"),
         ("plan", "start: 01.09.2026", "start: 01.09.2026  # ADVARSEL: RT-13")),
        "er i en skoleferie",
    ),
    "RT-13 the day before a school holiday": (
        "møteplan", PLAN, (("oppsett", "roller:", "skoleferier:\n  - {fra: 14.10.2026, til: 16.10.2026, navn: Høstferie}\nroller:"),), "",
    ),
    "RT-14 a seat that sent word": (
        "referat_ressursteam", DRØFTING, (("team", "  - {navn: Jon Ås, enhet: barnevern}\n", ""),
            ("team", "  - {enhet: rus}\n", "  - {enhet: rus}\n  - {enhet: barnevern}\n")), "",
    ),
    "RT-14 nobody is listed": (
        "referat_ressursteam", DRØFTING,
        (("team", "til_stede:\n  - {navn: Gro Mo, enhet: helsestasjon}\n  - {navn: Jon Ås, enhet: barnevern}\n", ""),
         ("team", "forfall:\n  - {enhet: rus}", "forfall:\n  - {enhet: rus}  # ADVARSEL: RT-14")),
        "står verken som til stede",
    ),
    "RT-16 the mother invited to the meeting": (
        "saksliste_ressursteam", MØTE, (("team_kalt", "status: planlagt",
            "inviterte:\n  - {navn: Eli Vang, enhet: bup}  # FEIL: RT-16\nstatus: planlagt"),), "«Eli Vang» hører til",
    ),
    "RT-16 the mother in the discussion's own list": (
        "referat_ressursteam", DRØFTING, ((SAK, "    drøfting: Søvnen", "    til_stede:\n      - Kari Bø  # FEIL: RT-16\n    drøfting: Søvnen"),),
        "«Kari Bø» hører til",
    ),
    "RT-16 another family's mother may be an employee": (
        "referat_ressursteam", DRØFTING, (("team", "  - {navn: Jon Ås, enhet: barnevern}", "  - {navn: Eli Vang, enhet: barnevern}"),), "",
    ),
    "RT-16 invited to another meeting": (
        "saksliste_ressursteam", MØTE, ((SAK, "    drøfting: Søvnen", "    inviterte: [{enhet: bup, navn: Kari Bø}]\n    drøfting: Søvnen"),), "",
    ),
    "RT-17 the answer is not written": (
        "referat_ressursteam", DRØFTING, ((SAK, TOLD, ""), (SAK, "  - møte: RTM-1", "  - møte: RTM-1  # ADVARSEL: RT-17")), "bruker har fått vite",
    ),
    "RT-17 told, but nothing of it": (
        "referat_ressursteam", DRØFTING, ((SAK, TOLD, "    tilbakemelding_til_bruker:\n      sendt: nei  # ADVARSEL: RT-17\n"),),
        "bruker har fått vite",
    ),
    "RT-17 told, but when and by whom": (
        "referat_ressursteam", DRØFTING, ((SAK, "      dato: 24.09.2026\n      av: Unni Vik\n", "      av:\n      dato:  # ADVARSEL: RT-17\n"),),
        "mangler dato, av.",
    ),
    "RT-18 nobody is listed": (
        "innkalling", S1, (("samarbeid", TOGETHER, f"sak: {SAK}\n"), OF_SAK, ("samarbeid", "koordinator_informert: 20.10.2026\n", "")), "",
    ),
    "RT-19 the same archive": ("referat_ressursteam", DRØFTING, ((SAK, "tema: Søvn", "tema: Søvn\narkivenhet: ppt"),), ""),
    "RT-19 an archive, and nobody who reports": (
        "referat_ressursteam", DRØFTING, ((SAK, "tema: Søvn", "tema: Søvn\narkivenhet: barnevern"), (SAK, "  enhet: ppt\n", "")), "",
    ),
    "RT-22 the source is blank": (
        "referat_ressursteam", DRØFTING, ((SAK, "        fra_tiltaksbank: sovn", "        fra_tiltaksbank:  # ADVARSEL: RT-22"),),
        "fra tiltaksbanken eller internt",
    ),
    "RT-22 not internal": (
        "referat_ressursteam", DRØFTING, ((SAK, "        fra_tiltaksbank: sovn",
            "        fra_tiltaksbank:\n        internt: nei  # ADVARSEL: RT-22"),), "fra tiltaksbanken eller internt",
    ),
    "RT-23 an entry that is given up is not printed": (
        "tiltaksbank", "tiltaksbank", (("bank", "beskrivelse: Kurs for foreldre", "beskrivelse: Laget for Ola Bø\n    aktiv: nei"),), "",
    ),
    "RT-23 an entry for all": (
        "tiltaksbank", "tiltaksbank", (("bank", "beskrivelse: Kurs for foreldre",
            "beskrivelse: Laget for Ola Bø  # FEIL: RT-23\n    internt: nei\n    aktiv: ja"),), "nevner «Ola Bø»",
    ),
    "RT-23 the beginning of the list": (
        "tiltaksbank", "tiltaksbank", (("bank", "tiltak:\n", "innledning: For Ola Bø  # FEIL: RT-23\ntiltak:\n"),), "nevner «Ola Bø»",
    ),
    "RT-26 no answers": (
        "evaluering", "evaluering-2026-høst",
        (("evaluering", "mønster:\n  bra: Godt forberedt\n  hvorfor: Ny mal\n  bedre: Tiden\n  hvordan: Færre saker\n",
         "mønster:  # FEIL: RT-26\n"),), "bra, hvorfor, bedre, hvordan",
    ),
    "RT-29 a father of her own group": ("saksliste_ressursteam", MØTE, ((SAK, "tema: Søvn", "tema: Lars Bø  # FEIL: RT-29"),), "nevner «Bø»"),
    "RT-29 no topic": ("saksliste_ressursteam", MØTE, ((SAK, "tema: Søvn", "tema:"),), ""),
    "AG-01b three helping services, two of them counted": (
        "om:sak", SAK, ((SAK, "tema: Søvn", "instanser_i_saken: [ppt, barnevern, skole_eik]  # ADVARSEL: AG-01b\ntema: Søvn"),
            (SAK, "status: meldt", "status: drøftet")),
        "Saken har 2 hjelpeinstanser",
    ),
    "AG-01b a draft": ("om:sak", SAK, ((SAK, "tema: Søvn", "instanser_i_saken: [ppt, barnevern]\ntema: Søvn"),
        (SAK, "status: meldt", "status: utkast")), ""),
    "DG101 an internal measure needs no way to get it": (
        "tiltaksbank", "tiltaksbank", (("bank", "    slik_får_du_det: Ring helsestasjonen", "    internt: ja"),), "",
    ),
    "DG101 a measure that is given up needs no way to get it": (
        "tiltaksbank", "tiltaksbank", (("bank", "    slik_får_du_det: Ring helsestasjonen", "    aktiv: nei"),), "",
    ),
    "DG101 the team's meeting has no time": (
        "saksliste_ressursteam", MØTE, (("team_kalt", "tid: 12.00-13.30", "tid:  # FEIL: DG101"),), "Feltet «tid» er ikke fylt ut.",
    ),
    "DG101 the discussion has no day": (
        "referat_ressursteam", DRØFTING, (("team", "\ndato: 22.09.2026", "\ndato:  # FEIL: DG101"),), "Feltet «dato» er ikke fylt ut.",
    ),
}  # fmt: skip

NAMED = (
    Case(
        "RT-13, RT-11 an exception outside the half-year", "møteplan", PLAN,
        (("plan", "unntak: []", "unntak:\n  - dato: 30.06.2026\n    flyttet_til: 01.07.2026"),), "30.06.2026 er utenfor",
        codes=frozenset({"ADVARSEL RT-11", "FEIL RT-13"}), stopped=frozenset({"*"}),
    ),
    *(
        Case(f"RT-21 another person in {field}", "referat_ressursteam", DRØFTING, (edit,), "nevner «Ida Vang»")
        for field, edit in (
            ("the topic", (SAK, "tema: Søvn", "tema: Som Ida Vang  # ADVARSEL: RT-21")),
            ("the question", (SAK, "problemstilling: Hvordan kan barnet få hjelp?", "problemstilling: Som Ida Vang  # ADVARSEL: RT-21")),
            ("the way on", (SAK, "    drøfting: Søvnen", "    veien_videre: Som Ida Vang  # ADVARSEL: RT-21\n    drøfting: Søvnen")),
            ("who informs", (SAK, "    drøfting: Søvnen", "    informerer_bruker: Ida Vang  # ADVARSEL: RT-21\n    drøfting: Søvnen")),
            ("a measure", (SAK, "tekst: Kveldsrutine", "tekst: Som Ida Vang  # ADVARSEL: RT-21")),
            ("who is responsible", (SAK, STARTED, STARTED + "\n        ansvarlig: Ida Vang  # ADVARSEL: RT-21")),
            ("who is suggested", (SAK, STARTED, STARTED + "\n        forslag_fagperson: Ida Vang  # ADVARSEL: RT-21")),
            ("who is assigned", (SAK, STARTED, STARTED + "\n        avgjort_av: Gro Mo\n        tildelt_fagperson: Ida Vang  # ADVARSEL: RT-21")),
        )
    ),
    *(
        Case(f"RT-23 a name in {field}", "tiltaksbank", "tiltaksbank", (edit,), "nevner «Ola Bø»")
        for field, edit in (
            ("the name", ("bank", "navn: Søvnkurs", "navn: For Ola Bø  # FEIL: RT-23")),
            ("whom it is for", ("bank", "    kontakt: Gro Mo", "    målgruppe: For Ola Bø  # FEIL: RT-23")),
            ("how to get it", ("bank", "slik_får_du_det: Ring helsestasjonen", "slik_får_du_det: Spør Ola Bø  # FEIL: RT-23")),
            ("whom to ask", ("bank", "kontakt: Gro Mo", "kontakt: Ola Bø  # FEIL: RT-23")),
            ("how long", ("bank", "    kontakt: Gro Mo", "    varighet: Som for Ola Bø  # FEIL: RT-23")),
        )
    ),
    Case("RT-23 an employee who has a case", "tiltaksbank", "tiltaksbank",
        (("voksen", "  navn: Anna Lund", "  navn: Gro Mo"), ("voksen", "      - navn: Anna Lund", "      - navn: Gro Mo"))),
    *(
        Case(
            f"RT-26 without «{question}»", "evaluering", "evaluering-2026-høst",
            (("evaluering", f"  {question}: {answer}", f"  {question}:  # FEIL: RT-26"),),
            f"svar på {question}",
        )
        for question, answer in (("bra", "Godt forberedt"), ("hvorfor", "Ny mal"), ("hvordan", "Færre saker"))
    ),
    *(
        Case(
            f"RT-18 the minutes of a samarbeidsmøte {how}", "referat", S1,
            (("samarbeid", TOGETHER, f"sak: {SAK}\n"), OF_SAK, ("samarbeid", "status: planlagt", f"status: gjennomført\n{lists}")), says,
            dato=dt.date(2026, 11, 19),
        )
        for how, lists, says in (
            ("without the family", "referat:\n  dato: 19.11.2026\n  til_stede: [{navn: Rita Moe, enhet: ppt}]  # ADVARSEL: RT-18",
             "ingen fra brukersiden"),
            ("with the mother", "referat:\n  dato: 19.11.2026\n  til_stede: [Kari Bø]", ""),
            ("with the mother in the meeting's list", "til_stede: [Kari Bø]\nreferat:\n  dato: 19.11.2026", ""),
            ("without the family in the meeting's list", "til_stede: [{navn: Rita Moe, enhet: ppt}]\nreferat:\n  dato: 19.11.2026  # ADVARSEL: RT-18",
             "ingen fra brukersiden"),
        )
    ),
    Case(
        "RT-03 reported late, and sent", "saksliste_ressursteam", MØTE, (("plan", "unntak: []", "unntak: []\nmeldefrist_dager: 64"),), sendt=True,
        made=frozenset({"psykolog"}),
    ),
    Case("RT-23 an old entry of a year and a day", "tiltaksbank", "tiltaksbank",
        (("bank", "    kontakt: Gro Mo", "    aktiv: ja\n    oppdatert: 30.09.2025  # ADVARSEL: RT-23"),)),
)  # fmt: skip

CASES = (
    *(Case(name, *rest) for name, rest in MORE.items()),
    *OF_OFFICE,
    *cases("meldeskjema", SAK, REPORTED),
    *cases("referat_ressursteam", DRØFTING, DISCUSSED),
    *cases("saksliste_ressursteam", MØTE, LIST),
    *(Case(name, *rest) for name, rest in TEAM.items()),
    *(Case(name, *rest) for name, rest in EDGES.items()),
    *NAMED,
)
