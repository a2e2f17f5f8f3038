package dev.andon.settings;

import dev.andon.settings.keychain.Keychain;
import dev.andon.source.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A folder with an andon.yaml and what it refers to, two known kinds, a few variables and a keychain with one
/// secret.
final class SettingsFolder {
    static final String HIDDEN = "hunter2-that-must-not-show";
    private static final List<KnownKind> KINDS = List.of(
            new KnownKind("jenkins", "Jenkins", Map.of("depth", "How deep folders are followed.")),
            new KnownKind("github", "GitHub Actions", new LinkedHashMap<>(Map.of("event", "Which runs count."))),
            new KnownKind("cctray", "CCTray XML", Map.of("zone", "The time zone of times that name none.")));
    private static final List<KnownGate> GATES = List.of(
            new KnownGate("jenkins-quiet-down", "Jenkins: quiet down", List.of()),
            new KnownGate(
                    "github-ruleset",
                    "GitHub: ruleset",
                    List.of(
                            new KnownGate.Option("repository", "Owner and name of the repository.", true),
                            new KnownGate.Option("ruleset", "The name of the ruleset.", false))));
    private static final Map<String, String> ENVIRONMENT =
            Map.of("CI_TOKEN", HIDDEN, "EMPTY", " ", "PROXY", "http://ann:" + HIDDEN + "@proxy.example.com:3128");
    static final Keychain KEYCHAIN = name -> name.equals("ci") ? Optional.of(new Secret(HIDDEN)) : Optional.empty();

    private final Path folder;
    private final Keychain keychain;

    SettingsFolder(Path folder) {
        this(folder, KEYCHAIN);
    }

    SettingsFolder(Path folder, Keychain keychain) {
        this.folder = folder;
        this.keychain = keychain;
    }

    Path file() {
        return folder.resolve("andon.yaml");
    }

    SettingsReader reader() {
        return new SettingsReader(KINDS, GATES, ENVIRONMENT, folder.resolve("home"), keychain);
    }

    /// Writes a file that the settings may refer to.
    SettingsFolder with(String name, String content) {
        return with(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    SettingsFolder with(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reading read(String yaml) {
        with("andon.yaml", yaml);
        return reader().read(file());
    }

    Settings settings(String yaml) {
        return switch (read(yaml)) {
            case Reading.Usable usable -> usable.settings();
            case Reading.Unusable unusable -> throw new AssertionError(lines(unusable.mistakes()));
        };
    }

    String mistakes(String yaml) {
        return switch (read(yaml)) {
            case Reading.Usable usable -> "none";
            case Reading.Unusable unusable -> lines(unusable.mistakes());
        };
    }

    String warnings(String yaml) {
        return lines(settings(yaml).warnings());
    }

    static String lines(List<Remark> remarks) {
        return remarks.stream().map(remark -> remark.in("andon.yaml")).collect(Collectors.joining("\n"));
    }
}
