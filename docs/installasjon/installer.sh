#!/bin/sh
# Installerer docgen fra denne mappen, uten nett. Bruk: sh installer.sh [MAPPE]   (ellers: ~/docgen)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$HOME/docgen}
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
  echo "Fant ikke Python 3.11, 3.12 eller 3.13. Installer en av dem, eller skriv hvor den er: PYTHON=/sti/til/python3 sh installer.sh" >&2
  exit 3
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  echo "Python mangler modulen venv. På Debian og Ubuntu: apt install python3-venv" >&2
  exit 3
fi
[ -x "$target/bin/python" ] || "$python" -m venv "$target"
# Bare hjulene i denne mappen, og bare dem krav.txt har fingeravtrykket til.
"$target/bin/python" -m pip --isolated install --quiet --disable-pip-version-check --no-index -f "$here/hjul" --require-hashes --only-binary :all: -r "$here/krav.txt"
# En oppdatering kan ha samme versjonsnummer som det som er her; docgen selv legges derfor inn på nytt.
"$target/bin/python" -m pip --isolated install --quiet --disable-pip-version-check --no-index -f "$here/hjul" --require-hashes --only-binary :all: --force-reinstall --no-deps -r "$here/krav-docgen.txt"
"$target/bin/docgen" --version
echo "docgen er installert i $target. Prøv: $target/bin/docgen start prøve --eksempel"
