package dev.andon.desktop;

import dev.andon.channel.Child;
import dev.andon.channel.Lines;
import dev.andon.channel.PowerShellPath;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Notice;
import dev.andon.process.Errand;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Notifications, without buttons, by a program that the platform brings along. Its script is always the same;
/// what it is to show reaches it as arguments or by its environment, so nothing in a notice can become a command.
/// Written after the documentation of Apple and Microsoft; neither has been run.
final class ProgramToasts implements Toasts {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /// A platform's program.
    @FunctionalInterface
    interface Show {
        Child of(Notice notice, Lines lines);
    }

    /// macOS: AppleScript's `display notification`. The word before the texts ends the options, whatever they
    /// begin with.
    record OsaScript(String program) implements Show {
        @Override
        public Child of(Notice notice, Lines lines) {
            return new Child(
                    "The notification",
                    List.of(
                            program,
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 3 of argv) with title (item 2 of argv)",
                            "-e",
                            "end run",
                            "andon",
                            Errand.clean(lines.title()),
                            Errand.clean(lines.rest())),
                    Map.of(),
                    "");
        }
    }

    /// Windows: a balloon in the notification area, which Windows 10 and later show as a notification. A toast
    /// proper would need an application that is installed in the start menu.
    record PowerShell(Map<String, String> ours) implements Show {
        private static final String SCRIPT = "Add-Type -AssemblyName System.Windows.Forms; "
                + "Add-Type -AssemblyName System.Drawing; "
                + "$icon = New-Object System.Windows.Forms.NotifyIcon; "
                + "$icon.Icon = [System.Drawing.SystemIcons]::Information; $icon.Visible = $true; "
                + "$icon.ShowBalloonTip(8000, $env:ANDON_TITLE, $env:ANDON_TEXT, $env:ANDON_LOOK); "
                + "Start-Sleep -Seconds 8; $icon.Dispose()";

        @Override
        public Child of(Notice notice, Lines lines) {
            // Windows shows no balloon without a text.
            String text = lines.rest().isBlank() ? "Andon" : lines.rest();
            return new Child(
                    "The notification",
                    List.of(
                            PowerShellPath.of(ours),
                            "-NoProfile",
                            "-NonInteractive",
                            "-WindowStyle",
                            "Hidden",
                            "-Command",
                            SCRIPT),
                    Map.of(
                            "ANDON_TITLE", Errand.clean(lines.title()),
                            "ANDON_TEXT", Errand.clean(text),
                            "ANDON_LOOK", notice.alarm() ? "Error" : "Info"),
                    "");
        }
    }

    private final Show show;

    ProgramToasts(Show show) {
        this.show = show;
    }

    @Override
    public void tell(Notice notice, String words) throws ChannelFault {
        show.of(notice, Lines.of(words)).run(DEADLINE);
    }

    @Override
    public void close() {
        // Nothing is open between two notices.
    }

    @Override
    public String toString() {
        return "desktop";
    }
}
