package dev.andon.channel;

import java.util.Map;

/// Where Windows keeps its own PowerShell: found by its place, so that no other program of that name is started.
public final class PowerShellPath {
    private PowerShellPath() {}

    public static String of(Map<String, String> environment) {
        return environment.getOrDefault("SystemRoot", "C:\\Windows")
                + "\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";
    }
}
