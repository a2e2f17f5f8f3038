@echo off
rem Starts Andon from this folder with a Java 25 or newer: ANDON_JAVA_HOME, JAVA_HOME, PATH, then the usual folders.
setlocal enabledelayedexpansion
set "HOME_FOLDER=%~dp0.."
set "JAVA_FOUND="

if defined ANDON_JAVA_HOME (
    call :try "%ANDON_JAVA_HOME%"
    if not defined JAVA_FOUND (
        echo ANDON_JAVA_HOME ^(%ANDON_JAVA_HOME%^) holds no Java 25 or newer. 1>&2
        exit /b 2
    )
)
if not defined JAVA_FOUND if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JAVA_FOUND for %%J in (java.exe) do if not "%%~$PATH:J"=="" for %%K in ("%%~dp$PATH:J..") do call :try "%%~fK"
if not defined JAVA_FOUND for /d %%J in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do call :try "%%~J"
if not defined JAVA_FOUND (
    echo Andon needs a Java 25 or newer: install one, such as Eclipse Temurin, or set ANDON_JAVA_HOME. 1>&2
    exit /b 2
)

set "CACHE=%LOCALAPPDATA%\Andon\start-@project.version@.aot"
set AOT="-Dandon.aot=%CACHE%"
if exist "%CACHE%" set AOT="-XX:AOTCache=%CACHE%" -Xlog:aot=off -Xlog:aot*=off -Xlog:cds=off

rem Else an exclamation mark of an argument would be taken away.
setlocal disabledelayedexpansion
"%JAVA_FOUND%\bin\java.exe" "@%HOME_FOLDER%\lib\java.options" -cp "%HOME_FOLDER%\lib\andon.jar" %AOT% dev.andon.cli.Main %*
exit /b %ERRORLEVEL%

:try
if defined JAVA_FOUND exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    set "VERSION=%%~V"
    set "VERSION=!VERSION:"=!"
    if !VERSION! geq 25 set "JAVA_FOUND=%~1"
)
exit /b 0
