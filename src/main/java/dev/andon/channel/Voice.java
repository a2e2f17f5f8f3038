package dev.andon.channel;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The platform's own program that speaks. What it is to say goes to its standard input, or where it has none
/// into its environment: never among what it could take for options.
public sealed interface Voice {
    /// The program with everything that it needs to say this.
    ///
    /// @param volume in percent
    /// @param text of letters, digits and the marks of sentences only
    Child saying(String text, Locale language, int volume);

    /// What speaks here, if anything does.
    ///
    /// @param system the system's name, as Java says it in `os.name`
    static Optional<Voice> of(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Optional.of(new PowerShell(PowerShellPath.of(environment)));
        }
        if (name.startsWith("mac")) {
            return Optional.of(new Say("/usr/bin/say"));
        }
        return onPath("spd-say", environment)
                .<Voice>map(SpeechDispatcher::new)
                .or(() -> onPath("espeak-ng", environment).map(Espeak::new))
                .or(() -> onPath("espeak", environment).map(Espeak::new));
    }

    private static Optional<String> onPath(String program, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            try {
                Path file = Path.of(folder, program);
                if (file.isAbsolute() && Files.isExecutable(file)) {
                    return Optional.of(file.toString());
                }
            } catch (InvalidPathException e) {
                // Another folder may be one.
            }
        }
        return Optional.empty();
    }

    /// The desktop's speech service, with the voice that its user chose. It reads no text from its input without
    /// repeating it, so the text follows the end of the options.
    record SpeechDispatcher(String program) implements Voice {
        @Override
        public Child saying(String text, Locale language, int volume) {
            return child(
                    List.of(
                            program,
                            "--wait",
                            "--application-name",
                            "andon",
                            "--language",
                            language.getLanguage(),
                            "--volume",
                            String.valueOf(Math.clamp(volume, 0, 100) * 2 - 100),
                            "--",
                            text),
                    Map.of(),
                    "");
        }
    }

    /// espeak-ng and its ancestor.
    record Espeak(String program) implements Voice {
        @Override
        public Child saying(String text, Locale language, int volume) {
            String amplitude = String.valueOf(Math.clamp(volume, 0, 100));
            return child(
                    List.of(program, "-v", language.getLanguage(), "-a", amplitude, "--stdin"), Map.of(), text + "\n");
        }
    }

    /// macOS. The volume is an order within the text, so no brackets may come from elsewhere. After its manual;
    /// it has not been run.
    record Say(String program) implements Voice {
        @Override
        public Child saying(String text, Locale language, int volume) {
            String order = String.format(Locale.ROOT, "[[volm %.2f]] ", Math.clamp(volume, 0, 100) / 100.0);
            return child(List.of(program, "-f", "-"), Map.of(), order + text + "\n");
        }
    }

    /// Windows. The script is always the same and reads what to say from its environment. After the documentation
    /// of `System.Speech`; it has not been run.
    record PowerShell(String program) implements Voice {
        private static final String SCRIPT = "Add-Type -AssemblyName System.Speech; "
                + "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
                + "$voice.Volume = [int]$env:ANDON_VOLUME; $voice.Speak($env:ANDON_SPEECH)";

        @Override
        public Child saying(String text, Locale language, int volume) {
            return child(
                    List.of(program, "-NoProfile", "-NonInteractive", "-Command", SCRIPT),
                    Map.of("ANDON_SPEECH", text, "ANDON_VOLUME", String.valueOf(Math.clamp(volume, 0, 100))),
                    "");
        }
    }

    private static Child child(List<String> command, Map<String, String> environment, String input) {
        return new Child("The voice " + command.getFirst(), command, environment, input);
    }
}
