# Makes target\packages\andon-VERSION-windows-x86_64.msi on Windows, with a JDK 25 and WiX (3.14, or 4 or newer) on the PATH.
# Written after the JDK's documentation of jpackage; not run yet.
$ErrorActionPreference = 'Stop'
$packaging = Split-Path -Parent $PSScriptRoot
$project = Split-Path -Parent $packaging
$built = Join-Path $project 'target\andon'
$out = Join-Path $project 'target\packages'
$work = Join-Path $project 'target\windows'

# NAME="value" a line, as sh reads them too.
$options = @{}
Get-Content (Join-Path $packaging 'options') | Where-Object { $_ -match '^([A-Z_]+)="(.*)"$' } | ForEach-Object { $options[$Matches[1]] = $Matches[2] }

$jdk = @($env:JAVA25_HOME, $env:JAVA_HOME) | Where-Object { $_ -and (Test-Path (Join-Path $_ 'bin\jpackage.exe')) } | Select-Object -First 1
if (-not $jdk) { throw 'A JDK 25 or newer is missing, whose jpackage makes the package: set JAVA25_HOME to where it is.' }
if (-not (Get-Command 'wix.exe', 'candle.exe' -ErrorAction SilentlyContinue)) { throw 'WiX is missing, which makes the installer: https://wixtoolset.org' }
if (-not (Test-Path (Join-Path $built 'lib\andon.jar'))) { throw 'There is nothing to package yet. First: mvn -DskipTests package' }

function Invoke-Tool([string] $tool, [string[]] $arguments) {
    & $tool @arguments
    if ($LASTEXITCODE -ne 0) { throw "$tool ended with $LASTEXITCODE." }
}

$version = ([xml](Get-Content (Join-Path $project 'pom.xml'))).project.version
# Windows wants numbers, at most three.
$number = $version -replace '-.*', ''
$seconds = if ($env:SOURCE_DATE_EPOCH) { $env:SOURCE_DATE_EPOCH } else { git -C $project log -1 --format=%ct }

Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
$folder = New-Item -ItemType Directory -Force -Path (Join-Path $work 'input'), $out | Select-Object -First 1
Invoke-Tool "$jdk\bin\java.exe" @("$packaging\Slim.java", "$built\lib", $folder.FullName, $seconds, 'Windows', 'x86_64')
Copy-Item "$built\lib\java.options" $folder.FullName
Copy-Item "$PSScriptRoot\links.ps1" $folder.FullName

$arguments = @(
    '--type', 'app-image', '--name', $options.TITLE, '--app-version', $number, '--vendor', $options.VENDOR, '--description', $options.SUMMARY,
    '--input', $folder.FullName, '--main-jar', $options.MAIN_JAR, '--main-class', $options.MAIN_CLASS, '--icon', "$project\icons\generated\andon.ico",
    '--add-modules', $options.MODULES, '--jlink-options', "--include-locales=$($options.LOCALES) --no-header-files --no-man-pages",
    # The commands write to a console, which a program of the desktop has not.
    '--add-launcher', "andon-console=$PSScriptRoot\console.properties", '--dest', $work)
Get-Content (Join-Path $packaging 'java.options') | Where-Object { $_ -and -not $_.StartsWith('#') } | ForEach-Object { $arguments += '--java-options', $_ }
foreach ($option in '-XX:AOTCache=$APPDIR\andon.aot', '-Xlog:aot=off', '-Xlog:aot*=off', '-Xlog:cds=off') { $arguments += '--java-options', $option }
Invoke-Tool "$jdk\bin\jpackage.exe" $arguments

# The rehearsal that fills the start cache, with a home of its own.
$image = Join-Path $work $options.TITLE
$home_folder = New-Item -ItemType Directory -Force -Path (Join-Path $work 'rehearsal')
$env:APPDATA = $env:LOCALAPPDATA = $home_folder.FullName
Invoke-Tool "$image\runtime\bin\java.exe" @("@$image\app\java.options", "-Duser.home=$($home_folder.FullName)", '-XX:TieredStopAtLevel=1',
    '-XX:CompileThresholdScaling=25', "-XX:AOTCacheOutput=$image\app\andon.aot", '-cp', "$image\app\$($options.MAIN_JAR)", $options.MAIN_CLASS, 'train')

Invoke-Tool "$jdk\bin\jpackage.exe" @('--type', 'msi', '--name', $options.TITLE, '--app-version', $number, '--vendor', $options.VENDOR,
    '--description', $options.SUMMARY, '--app-image', $image, '--license-file', "$project\LICENSE", '--win-upgrade-uuid', $options.WINDOWS_UPGRADE,
    '--win-menu', '--win-menu-group', $options.TITLE, '--win-shortcut-prompt', '--win-dir-chooser', '--win-per-user-install', '--dest', $work)
Move-Item -Force (Join-Path $work '*.msi') (Join-Path $out "andon-$version-windows-x86_64.msi")
