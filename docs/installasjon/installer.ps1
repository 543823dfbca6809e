# Installerer docgen fra denne mappen, uten nett. Dobbeltklikk på installer.cmd, eller skriv: .\installer.ps1 [-Mappe C:\docgen]
param([string]$Mappe = (Join-Path $env:LOCALAPPDATA 'docgen-program'))
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path

# «py» følger med Python fra python.org; «python» kan være snarveien til butikken, som ikke er noen Python.
$python = $null
foreach ($candidate in @(@('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('python'))) {
    $command = $candidate[0]
    $options = @($candidate | Select-Object -Skip 1)
    if (-not (Get-Command $command -ErrorAction SilentlyContinue)) { continue }
    try {
        & $command @options -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info < (3, 14) and sys.maxsize > 2**32))' 2>$null
    } catch { continue }
    if ($LASTEXITCODE -eq 0) { $python = $candidate; break }
}
if (-not $python) {
    Write-Host 'Fant ikke Python 3.11, 3.12 eller 3.13 (64-bit). Installer Python først, se LES-MEG.md.'
    exit 3
}
$command = $python[0]
$options = @($python | Select-Object -Skip 1)
$own = Join-Path $Mappe 'Scripts\python.exe'
if (-not (Test-Path $own)) {
    & $command @options -m venv $Mappe
    if ($LASTEXITCODE -ne 0) { Write-Host "Kunne ikke lage $Mappe. Har du lov til å skrive der?"; exit 3 }
}
# Bare hjulene i denne mappen, og bare dem krav.txt har fingeravtrykket til.
& $own -m pip --isolated install --quiet --disable-pip-version-check --no-index -f (Join-Path $here 'hjul') --require-hashes --only-binary :all: -r (Join-Path $here 'krav.txt')
if ($LASTEXITCODE -ne 0) { Write-Host 'Installasjonen stoppet. Send teksten over til IT.'; exit 3 }
# En oppdatering kan ha samme versjonsnummer som det som er her; docgen selv legges derfor inn på nytt.
& $own -m pip --isolated install --quiet --disable-pip-version-check --no-index -f (Join-Path $here 'hjul') --require-hashes --only-binary :all: --force-reinstall --no-deps -r (Join-Path $here 'krav-docgen.txt')
if ($LASTEXITCODE -ne 0) { Write-Host 'Installasjonen stoppet. Er vakten stoppet? Send teksten over til IT.'; exit 3 }

# Så «docgen» kan skrives i et nytt vindu, bare for denne brukeren.
$scripts = Join-Path $Mappe 'Scripts'
$path = [Environment]::GetEnvironmentVariable('Path', 'User')
if (($path -split ';') -notcontains $scripts) {
    [Environment]::SetEnvironmentVariable('Path', (@($path, $scripts) | Where-Object { $_ }) -join ';', 'User')
}
& (Join-Path $scripts 'docgen.exe') --version
Write-Host "docgen er installert i $Mappe. Åpne et nytt vindu og skriv: docgen start prøve --eksempel"
