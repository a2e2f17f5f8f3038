package dev.andon.build;

import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a pipeline, finished or not.
///
/// @param label what people call it: a number, a version; empty when the server has none
/// @param outcome how it ended; [Outcome#UNKNOWN] while it runs
/// @param started when it started, by the server's clock
/// @param finished when it ended, by the server's clock
/// @param url its page
/// @param commit the revision it built, or empty
/// @param breakers who may have broken it: the authors of what is new in it; empty for a build that passed, and
///     for one that runs as long as the server does not tell
/// @param failing what failed in it: stage, job, step or matrix cells, as the server names them; empty if nothing
///     or untold
public record Build(
        String label,
        Outcome outcome,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String url,
        String commit,
        List<Person> breakers,
        List<String> failing) {
    /// No build yet.
    public static final Build NONE = new Build("", Outcome.UNKNOWN, null, null, null, "", List.of(), List.of());

    public Build {
        url = Links.web(url);
        breakers = List.copyOf(breakers);
        failing = List.copyOf(failing);
    }

    public static Build of(String label, Outcome outcome) {
        return new Build(label, outcome, null, null, null, "", List.of(), List.of());
    }

    public Build outcome(Outcome outcome) {
        return new Build(label, outcome, started, finished, url, commit, breakers, failing);
    }

    public Build started(@Nullable Instant started) {
        return new Build(label, outcome, started, finished, url, commit, breakers, failing);
    }

    public Build finished(@Nullable Instant finished) {
        return new Build(label, outcome, started, finished, url, commit, breakers, failing);
    }

    public Build at(@Nullable String url) {
        return new Build(label, outcome, started, finished, url, commit, breakers, failing);
    }

    public Build revision(@Nullable String commit) {
        return new Build(label, outcome, started, finished, url, commit == null ? "" : commit, breakers, failing);
    }

    public Build brokenBy(List<Person> breakers) {
        return new Build(label, outcome, started, finished, url, commit, breakers, failing);
    }

    public Build failing(List<String> failing) {
        return new Build(label, outcome, started, finished, url, commit, breakers, failing);
    }

    /// How long it took; null while it runs or when the server gave only one of the times.
    public @Nullable Duration duration() {
        return started == null || finished == null || finished.isBefore(started)
                ? null
                : Duration.between(started, finished);
    }
}
