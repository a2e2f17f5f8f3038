package dev.andon.desktop;

import dev.andon.process.Errand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Windows: a value below the user's own `Run` key, changed by the `reg` that Windows brings along. What is to be
/// started reaches it in a file, where it needs no quoting for a command line. Written after Microsoft's
/// documentation; not run.
record RunKey(Map<String, String> environment) implements Autostart {
    private static final String KEY = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final String NAME = "Andon";
    private static final Pattern VALUE = Pattern.compile("(?m)^\\s*Andon\\s+REG_SZ\\s+(.*?)\\s*$");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Errand.End reg(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(environment.getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\reg.exe"));
        command.addAll(List.of(arguments));
        return new Errand(command, Map.of()).ask(DEADLINE);
    }

    @Override
    public Optional<List<String>> command() throws IOException {
        return switch (reg("query", KEY, "/v", NAME)) {
            case Errand.End.Exited(int code, String out, var _) -> code == 0 ? read(out) : Optional.empty();
            case Errand.End _ -> throw unusable();
        };
    }

    static Optional<List<String>> read(String out) {
        Matcher value = VALUE.matcher(out);
        return value.find()
                ? Optional.of(ARGUMENT.matcher(value.group(1))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .toList())
                : Optional.empty();
    }

    /// What `reg import` reads: in quotes, a backslash before each backslash and quote.
    static String file(List<String> command) throws IOException {
        var line = new StringBuilder();
        for (String argument : command) {
            if (argument.indexOf('"') >= 0 || argument.chars().anyMatch(Character::isISOControl)) {
                throw new IOException("Windows cannot start Andon: its path has a quote or a control character.");
            }
            line.append(line.isEmpty() ? "" : " ").append('"').append(argument).append('"');
        }
        String escaped = line.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        return "Windows Registry Editor Version 5.00\r\n\r\n[%s]\r\n\"%s\"=\"%s\"\r\n".formatted(KEY, NAME, escaped);
    }

    @Override
    public void on(List<String> command) throws IOException {
        Path file = Files.createTempFile("andon", ".reg");
        try {
            Files.writeString(file, "\uFEFF" + file(command), StandardCharsets.UTF_16LE);
            if (!(reg("import", file.toString()) instanceof Errand.End.Exited(int code, var _, var _) && code == 0)) {
                throw unusable();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void off() throws IOException {
        if (command().isPresent()
                && !(reg("delete", KEY, "/v", NAME, "/f") instanceof Errand.End.Exited(int code, var _, var _)
                        && code == 0)) {
            throw unusable();
        }
    }

    private static IOException unusable() {
        return new IOException("Windows did not let itself be asked or told what it starts at log-in.");
    }
}
