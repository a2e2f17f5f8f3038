package dev.andon.build;

import java.util.List;
import java.util.Optional;

/// One log of a build: the only one, or that of a job or step.
///
/// @param id what its server wants to hear to read it; means nothing to people
/// @param name what people call it: `test`, `deploy / smoke`
/// @param outcome how that part of the build ended; [Outcome#UNKNOWN] while it runs or when the server does not
///     tell
/// @param growing whether more of it may come
public record Log(String id, String name, Outcome outcome, boolean growing) {
    /// The one that says most: of what failed first, else of what runs, else the last one.
    ///
    /// @param logs in the order in which they began
    public static Optional<Log> telling(List<Log> logs) {
        return first(logs, Outcome.FAILED)
                .or(() -> first(logs, Outcome.ERRORED))
                .or(() -> logs.stream().filter(Log::growing).findFirst())
                .or(() -> first(logs, Outcome.UNSTABLE))
                .or(() -> logs.isEmpty() ? Optional.empty() : Optional.of(logs.getLast()));
    }

    private static Optional<Log> first(List<Log> logs, Outcome outcome) {
        return logs.stream().filter(log -> log.outcome() == outcome).findFirst();
    }
}
