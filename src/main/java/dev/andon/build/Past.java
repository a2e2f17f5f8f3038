package dev.andon.build;

import dev.andon.deploy.Delivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a team remembers of a time.
///
/// @param since when it began to remember, by the clock of its book; null when it remembers nothing
/// @param runs builds, oldest first
/// @param deliveries deploys, oldest first
public record Past(@Nullable Instant since, List<Run> runs, List<Delivery> deliveries) {
    public static final Past NONE = new Past(null, List.of(), List.of());

    public Past {
        runs = List.copyOf(runs);
        deliveries = List.copyOf(deliveries);
    }
}
