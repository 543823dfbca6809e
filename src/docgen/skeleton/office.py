"""What `docgen init` writes: a municipality's own settings and registers, ready to build and to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.marker import MARKER
from docgen.model.fields import is_municipality_number
from docgen.skeleton.base import HOW, NewError, Skeleton, page
from docgen.skeleton.yamltext import field, in_comment, point


@dataclass(frozen=True)
class Municipality:
    """What is known of the municipality; only its name must be."""

    kommunenavn: str
    kommunenummer: str = ""
    avdeling: str = ""
    adresse: str = ""
    telefon: str = ""
    e_post: str = ""
    nettsted: str = ""
    målform: str = "bokmål"


_ROLES = ("kommunepsykolog", "oppvekstteam", "forvaltningsenhet", "ledelse")
_UNITS: tuple[tuple[str, str, str, str, bool], ...] = (
    ("kommunepsykolog", "kommunepsykolog", "Kommunepsykologen", "Kommunepsykologen", True),
    ("psykisk_helse_rus", "psykisk_helse_rus", "Psykisk helse- og rustjenesten", "Psykisk helse- og rustenesta", True),
    (
        "helsestasjon", "helsestasjon_skolehelse", "Helsestasjons- og skolehelsetjenesten",
        "Helsestasjons- og skulehelsetenesta", True,
    ),
    ("barnevern", "barnevern", "Barneverntjenesten", "Barnevernstenesta", True),
    ("fysio_ergo", "fysio_ergo", "Fysio- og ergoterapitjenesten", "Fysio- og ergoterapitenesta", True),
    ("oppvekstteam", "oppvekstteam", "Oppvekstteamet", "Oppvekstteamet", False),
    ("forvaltningsenhet", "forvaltningsenhet", "Forvaltningsenheten", "Forvaltningseininga", False),
    ("ledelse", "annet", "Ledelsen", "Leiinga", False),
)  # fmt: skip
"""Id, type, name in bokmål and nynorsk, and whether the unit has a fixed seat (RT-14)."""

_MARKER = """\
# Denne fila forteller docgen at mappen er et arbeidsområde. Den er for IT; sakene ligger i cases/.
# Kommunens egne valg (aldersgrenser, frister, roller) står i cases/register/oppsett.yaml.

# Hvilken utgave av mappens oppbygning dette er. Ikke endre den for hånd.
format = 1

# Språket i meldinger til dem som skriver: "nb" (bokmål) eller "en" (engelsk). Dokumentene følger «målform».
lang = "nb"

# Skal det ligge en PDF (PDF/A) ved siden av hvert ferdige dokument? Det krever LibreOffice. Slett «# » for å slå det på.
# pdf = true

# Hva slags disk mappen ligger på. docgen finner det ut selv; tar den feil, sletter du «# » og skriver "nettverk" eller "lokalt".
# filsystem = "nettverk"

# Mappen som arkivsystemet henter fra. Uten den blir pakkene liggende i arkiv/klar, så arkivet kan hente dem for hånd.
# sendemappe = "S:/arkiv/inn"
# Mappen med skjemaene til Fiks Arkiv (Schema/V1 fra KS). Uten den blir meldingene ikke kontrollert mot skjemaet.
# skjema = "C:/fiks-arkiv/Schema/V1"
# Så mange dager har arkivet på seg til å svare, før docgen sier fra.
# svarfrist = 14
"""
_STATUTES = """\
# Lovtekstene som dokumentene viser til, med dagene de gjelder fra og til. Når en lov endres, får den gamle teksten en «til», og
# den nye teksten står under med samme id og en «fra». Malene trenger ikke endres.
hjemler:
  - id: unntatt_offentlighet
    tekst: offentleglova § 13
    fra: 2009-01-01
  - id: taushetsplikt
    tekst: forvaltningsloven § 13
    tekst_nynorsk: forvaltningslova § 13
    fra: 1970-01-01
# Linjen på dokumenter om personer. Navnene mellom klammene er id-ene over.
gradering: "Unntatt offentlighet, jf. {unntatt_offentlighet} og {taushetsplikt}"
gradering_nynorsk: "Unnateke offentlegheit, jf. {unntatt_offentlighet} og {taushetsplikt}\""""
_CHOICES = """\
# Kommunens egne valg. Slett «# » foran det som skal gjelde; verdiene under er dem som gjelder ellers.
# aldersgrenser: {medsamtykke: 16, barnevern: 15, egen_post: 15, myndig: 18, høres: 7}
# begge_foresatte: ja
# nytt_samtykke_ved_18: nei
# bruker_først: ja
# vis_små_tall: ja
# tidligere_versjoner: {antall: 10, dager: 90}
# Så mange dager etter at arkivet har kvittert, kan «docgen slett» tilby å slette arbeidskopiene. Uten linjen: aldri.
# sletting: {arkivert_dager: 365}

# Frister som bare gjelder når de står her.
# medlemmer_evalueres_måneder: 12
# frister: {saksliste_dager: 7, referat_dager: 14}

# Legg kommunevåpenet i denne mappen (PNG, eller SVG med en PNG ved siden av), så står det i brevhodet.
# logo: {fil: logo.png, alt: Kommunevåpenet}

# Det sak- og arkivsystemet vil vite, før «docgen archive» kan brukes. Spør arkivet i kommunen.
# arkiv:
#   tilgang:
#     - {kode: UO, hjemmel: "{unntatt_offentlighet} jf. {taushetsplikt}"}
#   klassifikasjon:
#     - {system: K-koder, klasse: F40}

# motto: VET ✕ KAN ✕ VIL ✕ GJØR
# prosedyre_melding: Prosedyren for melding av sak ligger i kvalitetssystemet.
# skoleferier:
#   - {navn: Vinterferie, fra: 2027-02-22, til: 2027-02-26}"""
_BANK = """\
# Tiltaksbanken: det innbyggerne kan få hjelp med, som et offentlig dokument. Et tiltak med «internt: ja» står ikke der.
# Slett «tiltak: []» og «# » foran linjene under for å begynne.
type: tiltaksbank
tiltak: []
# tiltak:
#   - id: foreldreveiledning
#     navn: Foreldreveiledning
#     enhet: barnevern
#     målgruppe: Foreldre som ønsker støtte i hverdagen
#     beskrivelse: Vi snakker sammen om det som er vanskelig, og prøver ut små endringer.
#     slik_får_du_det: Ring barneverntjenesten.
"""


def new_office(municipality: Municipality) -> tuple[Skeleton, ...]:
    """Give the files of a new workspace, without templates and schemas.

    Raises:
        NewError: the municipality has no name, or a number that is not four digits.
    """
    if not municipality.kommunenavn.strip():
        raise NewError(
            "Skriv hva kommunen heter: docgen init MAPPE --kommune «Nes kommune».",
            "Write what the municipality is called: docgen init DIR --kommune “Nes kommune”.",
        )
    number = municipality.kommunenummer.strip()
    if number and not is_municipality_number(number):
        raise NewError(
            f"«{number}» er ikke et kommunenummer. Skriv fire sifre, for eksempel 0301.",
            f"“{number}” is not the number of a municipality. Write four digits, for example 0301.",
        )
    return (
        Skeleton(MARKER, _MARKER),
        Skeleton("cases/register/oppsett.yaml", _settings(municipality)),
        Skeleton("cases/register/instanser.yaml", _units(municipality)),
        Skeleton("cases/register/tiltaksbank.yaml", _BANK),
    )


def _settings(municipality: Municipality) -> str:
    known = [
        line
        for name in ("kommunenavn", "kommunenummer", "avdeling", "adresse", "telefon", "e_post", "nettsted")
        for line in field(name, _tidy(municipality, name))
        if _tidy(municipality, name)
    ]
    roles = [f"  {role}: {role}" for role in _ROLES]
    return page(
        f"# Oppsettet for {in_comment(municipality.kommunenavn.strip())}.\n#\n{HOW}",
        "\n".join(("type: oppsett", *known, f"målform: {municipality.målform}")),
        "# Hvilken instans i instanser.yaml som har rollen. Navnet på lederen står bare der.\nroller:\n" + "\n".join(roles),
        _STATUTES,
        _CHOICES,
    )


def _tidy(municipality: Municipality, name: str) -> str:
    """What was answered, without the spaces that came along; only an address has lines."""
    answer: str = getattr(municipality, name)
    return answer.strip() if name == "adresse" else " ".join(answer.split())


def _units(municipality: Municipality) -> str:
    return page(
        f"# Instansene som {in_comment(municipality.kommunenavn.strip())} samarbeider med.\n"
        "# Skriv leder, adresse og telefon for hver, og legg til skoler, barnehager, legekontor, NAV, PPT og andre.\n"
        "# De fem med «fast_i_ressursteam: ja» er de faste plassene i ressursteamet.\n"
        f"#\n{HOW}",
        "type: instanser\ninstanser:\n" + "\n".join(line for unit in _unit_lines(municipality) for line in unit),
    )


def _unit_lines(municipality: Municipality) -> Iterator[list[str]]:
    for unit, kind, bokmål, nynorsk, seat in _UNITS:
        fields = [field("id", unit), field("navn", nynorsk if municipality.målform == "nynorsk" else bokmål), field("type", kind)]
        fields += [field(name, "") for name in ("leder", "adresse", "telefon", "e_post")]
        fields += [field("kanal", "intern")]
        fields += [field("fast_i_ressursteam", True)] if seat else []
        yield point(fields, "  ")
