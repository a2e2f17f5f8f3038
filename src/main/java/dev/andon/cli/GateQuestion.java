package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.gate.Announcement;
import dev.andon.settings.SettingsSearch;
import dev.andon.source.Glob;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `andon gate` is asked, and how it ends. It uses little of Andon: whoever pushes waits for it.
///
/// @param line the line's name
/// @param patience how long to wait for it to open
/// @param fixBranches branches that are let through a stopped line
/// @param branch the branch in question, or empty
/// @param unknown the exit code for a line of which nothing is known
/// @param endpoint whom to ask; null for this user's own running Andon
/// @param config the settings that the command line names, or null
record GateQuestion(
        String line,
        Duration patience,
        List<Glob> fixBranches,
        String branch,
        int unknown,
        @Nullable URI endpoint,
        @Nullable Path config) {
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    /// Somebody who knows how the line stands.
    interface Keeper {
        GateAnswer ask() throws InterruptedException;
    }

    /// What is said, and the exit code.
    record End(int code, String said) {}

    /// An answer by an endpoint, or empty when no Andon runs that watches what is meant.
    ///
    Optional<Keeper> running() {
        if (endpoint != null) {
            String token = System.getenv("ANDON_TOKEN");
            return Optional.of(() -> GateAnswer.named(endpoint, line, token == null ? "" : token));
        }
        var folders = Configuration.folders();
        String settings = Announcement.name(SettingsSearch.find(config, System.getenv(), Path.of(""), folders));
        return Announcement.read(folders.state())
                .filter(announced -> announced.settings().equals(settings))
                .flatMap(announced -> GateAnswer.announced(announced.address(), line, announced.token())
                        .map(first -> new Announced(announced, line, first)));
    }

    /// This user's own Andon, which has answered once.
    private static final class Announced implements Keeper {
        private final Announcement announcement;
        private final String line;
        private Optional<GateAnswer> first;

        Announced(Announcement announcement, String line, GateAnswer first) {
            this.announcement = announcement;
            this.line = line;
            this.first = Optional.of(first);
        }

        @Override
        public GateAnswer ask() {
            Optional<GateAnswer> answer =
                    first.or(() -> GateAnswer.announced(announcement.address(), line, announcement.token()));
            first = Optional.empty();
            return answer.orElseGet(() -> GateAnswer.unknown("Andon has ended meanwhile"));
        }
    }

    /// Asks until the line is open or the patience at its end.
    End put(Keeper keeper) throws InterruptedException {
        boolean isFix = !branch.isEmpty() && fixBranches.stream().anyMatch(fix -> fix.matches(branch));
        long end = System.nanoTime() + patience.toNanos();
        GateAnswer answer = keeper.ask();
        while (!isFix && !answer.isOpen() && System.nanoTime() + AGAIN_AFTER.toNanos() <= end) {
            Thread.sleep(AGAIN_AFTER);
            answer = keeper.ask();
        }
        return isFix && !answer.isOpen()
                ? new End(ExitCode.FINE, sentence(answer) + ". " + branch + " is let through: it is to mend it.")
                : new End(code(answer), sentence(answer) + ".");
    }

    private int code(GateAnswer answer) {
        return switch (answer.state()) {
            case "running", "confirming" -> ExitCode.FINE;
            case "stopped" -> ExitCode.RED;
            default -> unknown;
        };
    }

    private String sentence(GateAnswer answer) {
        return "Line " + line + " " + word(answer) + ": " + answer.reason();
    }

    private static String word(GateAnswer answer) {
        return switch (answer.state()) {
            case "running" -> "runs";
            case "confirming" -> "is not stopped yet";
            case "unknown" -> "is unknown";
            default -> "is stopped";
        };
    }
}
