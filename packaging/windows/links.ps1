# Lets andon: links open Andon, for who runs this; with -Remove no more. Lies in the folder "app" of an installed Andon.
# Written after Microsoft's documentation of registered URI schemes; not run yet.
param([switch] $Remove)
$ErrorActionPreference = 'Stop'
$key = 'HKCU:\Software\Classes\andon'
if ($Remove) {
    Remove-Item -Recurse -Force $key -ErrorAction SilentlyContinue
    return
}
$program = Join-Path (Split-Path -Parent $PSScriptRoot) 'Andon.exe'
New-Item -Force "$key\shell\open\command" | Out-Null
Set-ItemProperty $key -Name '(default)' -Value 'URL:Andon'
Set-ItemProperty $key -Name 'URL Protocol' -Value ''
Set-ItemProperty "$key\shell\open\command" -Name '(default)' -Value "`"$program`" `"%1`""
