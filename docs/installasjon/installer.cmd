@echo off
rem Dobbeltklikk her. Kjorer installer.ps1 ved siden av, ogsa der skript ellers er stengt.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0installer.ps1" %*
pause
