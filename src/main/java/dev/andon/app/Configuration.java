package dev.andon.app;

import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.gate.Announcement;
import dev.andon.guard.GuardRule;
import dev.andon.line.LineRule;
import dev.andon.settings.EndpointSettings;
import dev.andon.settings.Folders;
import dev.andon.settings.GateSettings;
import dev.andon.settings.Notify;
import dev.andon.settings.Reading;
import dev.andon.settings.Remark;
import dev.andon.settings.Settings;
import dev.andon.settings.SettingsFile;
import dev.andon.settings.SettingsReader;
import dev.andon.settings.SettingsSearch;
import dev.andon.settings.Team;
import dev.andon.settings.keychain.Keychain;
import dev.andon.source.Source;
import dev.andon.text.Texts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What Andon is to watch and how it is to look, and where that was said.
///
/// @param sources the servers
/// @param wall the wall's looks
/// @param window how the developer's window looks
/// @param lines the lines; empty for the one trunk
/// @param gates what a stopped line shuts
/// @param guards what watches deploys
/// @param team who one is, and what one shares with the others
/// @param endpoint where other programs may ask; null for this user's own commands alone
/// @param told what people are told, and how; empty for the usual
/// @param updates where to ask once a day whether there is a newer Andon; null for nowhere
/// @param warnings what the settings say that should be said better, each with its place
/// @param file the settings file, to be watched for edits; null when there is none
public record Configuration(
        List<Source> sources,
        WallSettings wall,
        WindowSettings window,
        List<LineRule> lines,
        List<GateSettings> gates,
        List<GuardRule> guards,
        Team team,
        @Nullable EndpointSettings endpoint,
        List<Notify> told,
        @Nullable URI updates,
        List<String> warnings,
        @Nullable SettingsFile file) {
    /// This platform's folders.
    public static Folders folders() {
        return Folders.of(System.getProperty("os.name", ""), System.getenv(), home());
    }

    /// What the user says by `HOME` counts before what the system's list of users says, which is where Java
    /// looks.
    static Path home() {
        String home = System.getenv("HOME");
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home", "") : home);
    }

    /// Addresses instead of settings: each is a source whose kind is found from its answers.
    public static Configuration of(List<URI> addresses) {
        var sources = new LinkedHashMap<String, Source>();
        for (URI address : addresses) {
            String host = address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
            String name = host;
            for (int number = 2; sources.containsKey(name); number++) {
                name = host + " " + number;
            }
            sources.put(name, Source.of(name, "", address));
        }
        return watching(List.copyOf(sources.values()), WallSettings.DEFAULT);
    }

    /// These sources and nothing else that a settings file would say.
    static Configuration watching(List<Source> sources, WallSettings wall) {
        return new Configuration(
                sources,
                wall,
                WindowSettings.DEFAULT,
                List.of(),
                List.of(),
                List.of(),
                Team.ALONE,
                null,
                List.of(),
                null,
                List.of(),
                null);
    }

    /// What the settings file says.
    ///
    /// @param named the file that the command line names, or null for the usual places
    /// @return empty when there is no settings file
    /// @throws IllegalArgumentException when it has mistakes; the message is all of them, a line each
    public static Optional<Configuration> read(@Nullable Path named) {
        return found(named).map(Configuration::of);
    }

    /// The settings file that would be read, which need not be there when it is named.
    ///
    /// @param named the file that the command line names, or null for the usual places
    /// @throws IllegalArgumentException when the environment names no path
    public static Optional<Path> found(@Nullable Path named) {
        return SettingsSearch.find(named, System.getenv(), Path.of(""), folders());
    }

    private static Configuration of(Path path) {
        var file = new SettingsFile(path, reader());
        return switch (file.read()) {
            case Reading.Usable usable -> usable(usable, path, file);
            case Reading.Unusable unusable -> throw new IllegalArgumentException(mistakes(unusable, path));
        };
    }

    private static Configuration usable(Reading.Usable usable, Path path, SettingsFile file) {
        return new Configuration(
                usable.settings().sources(),
                usable.settings().wall(),
                usable.settings().window(),
                usable.settings().lines(),
                usable.settings().gates(),
                usable.settings().guards(),
                usable.settings().team(),
                usable.settings().endpoint(),
                usable.settings().told(),
                usable.settings().updates(),
                usable.settings().warnings().stream()
                        .map(warning -> warning.in(path.getFileName().toString()))
                        .toList(),
                file);
    }

    /// Where this user's settings usually are, whether they are there or not.
    public static Path usualFile() {
        return folders().config().resolve(SettingsSearch.FILE);
    }

    /// The same on another screen.
    public Configuration onScreen(int screen) {
        return new Configuration(
                sources,
                wall.onScreen(screen),
                window,
                lines,
                gates,
                guards,
                team,
                endpoint,
                told,
                updates,
                warnings,
                file);
    }

    /// Whether these are the settings of this user's usual file, or none at all.
    boolean isUsual() {
        return file == null
                ? sources.isEmpty()
                : Announcement.name(Optional.of(file.path())).equals(Announcement.name(Optional.of(usualFile())));
    }

    /// What of edited settings counts only from the next start on, in a sentence; empty when all counts now.
    String later(Settings edited, Texts texts) {
        return Objects.equals(endpoint, edited.endpoint()) ? "" : texts.say("wall.endpointLater");
    }

    /// By which what is kept from one run to the next is found again: another settings file is another key, and
    /// so are other addresses.
    String key() {
        String what = Announcement.name(Optional.ofNullable(file).map(SettingsFile::path))
                + (file == null
                        ? sources.stream()
                                .map(source -> source.url().toString())
                                .sorted()
                                .toList()
                        : "");
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Where an Andon of these settings keeps what it told.
    ///
    /// @param role what tells it from another Andon of the same settings, which tells others
    Path toldBy(String role) {
        return folders().state().resolve("told-" + role + "-" + key() + ".json");
    }

    /// Where who sits here keeps what is theirs alone.
    Path own() {
        return folders().state().resolve("own-" + key() + ".json");
    }

    /// All mistakes of a settings file, a line each, as compilers write them.
    static String mistakes(Reading.Unusable unusable, Path path) {
        return unusable.mistakes().stream()
                .map(mistake -> mistake.in(path.toString()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /// The first mistake, and how many more there are: a banner has room for one sentence.
    static String brief(Reading.Unusable unusable) {
        List<Remark> mistakes = unusable.mistakes();
        String more = mistakes.size() > 1 ? " (and " + (mistakes.size() - 1) + " more)" : "";
        return "line " + mistakes.getFirst().place().line() + ": "
                + mistakes.getFirst().text() + more;
    }

    /// Reads settings that may name every kind that Andon knows.
    public static SettingsReader reader() {
        return new SettingsReader(
                KnownKinds.all(),
                KnownKinds.gates(),
                System.getenv(),
                home(),
                Keychain.of(System.getProperty("os.name", ""), System.getenv()));
    }
}
