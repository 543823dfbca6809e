"""The style of the page: it stands in the page itself, and the page allows no other (its digest is in the page's policy)."""

from __future__ import annotations

import base64
import hashlib

STYLE = """
:root{color-scheme:light dark;--papir:#fff;--tekst:#1a1a1a;--dus:#4a4a4a;--strek:#b8b8b8;--flate:#f3f3f1;--lenke:#0b4f9e;--feil:#a30d1c;--varsel:#7a4a00;--greit:#1d5c2e}
@media (prefers-color-scheme:dark){:root{--papir:#16181b;--tekst:#ececec;--dus:#bdbdbd;--strek:#565b61;--flate:#22262b;--lenke:#8ec1ff;--feil:#ff9a9f;--varsel:#f0c26e;--greit:#8fd6a3}}
*{box-sizing:border-box}
body{margin:0;background:var(--papir);color:var(--tekst);font:1rem/1.5 system-ui,"Segoe UI",Arial,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:76rem;margin:0 auto;padding:0 1rem}
.gradering{background:var(--feil);color:var(--papir);font-weight:700;margin:0;padding:.4rem 1rem;text-align:center}
.hopp{position:absolute;left:-99rem}.hopp:focus{left:1rem;top:.5rem;background:var(--papir);color:var(--lenke);padding:.5rem;z-index:1}
h1{font-size:1.8rem;margin:1rem 0 .3rem}h2{font-size:1.25rem;margin:2rem 0 .5rem;border-bottom:2px solid var(--strek);padding-bottom:.2rem}
a{color:var(--lenke)}a:focus-visible,summary:focus-visible,section:focus-visible{outline:3px solid var(--lenke);outline-offset:2px}
.dus{color:var(--dus)}.feil{color:var(--feil);font-weight:700}.varsel{color:var(--varsel);font-weight:700}.greit{color:var(--greit)}
.tall,.enheter{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.5rem}
.tall{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(14rem,45%),1fr))}
.tall a{display:block;height:100%;padding:.5rem .8rem;background:var(--flate);border:1px solid var(--strek);border-radius:.4rem;text-decoration:none;color:var(--tekst)}
.tall strong{display:block;font-size:1.6rem;line-height:1.2}
.enheter a{display:inline-block;padding:.2rem .6rem;border:1px solid var(--strek);border-radius:1rem}
.enheter a[aria-current]{background:var(--tekst);color:var(--papir)}
.bred{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem;overflow-wrap:break-word}
caption{text-align:left;color:var(--dus);padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--strek);max-width:34rem}
td a{overflow-wrap:anywhere;display:inline-block;min-width:19rem}
thead th{background:var(--flate)}
code{font-size:.9em}
td ul{margin:0;padding:0;list-style:none}
details{margin:.5rem 0}summary{cursor:pointer;color:var(--lenke)}
footer{margin-top:2rem;padding-bottom:2rem}
@media print{:root{--papir:#fff;--tekst:#000;--dus:#333;--strek:#999;--flate:#fff;--lenke:#000;--feil:#000;--varsel:#000;--greit:#000}.hopp,nav{display:none}.gradering{background:none;color:#000;border:2px solid #000}html{font-size:9pt}body{line-height:1.3}h2{break-after:avoid}tr{break-inside:avoid}.bred{overflow:visible}td a{min-width:0}}
"""  # noqa: E501 -- a rule a line
POLICY = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'"
)
