package dev.andon.build;

import dev.andon.deploy.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a team remembers of its builds and deploys. Safe for use by several threads. Blocks on I/O. Every method
/// throws [dev.andon.source.StoreFailure] when the book is out of reach.
public interface RunBook {
    /// What was written longer ago is forgotten: a year, and a month to compare it with.
    Duration KEPT = Duration.ofDays(400);

    /// Writes what ended. However many programs of the team saw it, each build and each deploy is written once;
    /// what is written again only adds what was missing before: a wait, or how a deploy ended after all.
    void write(List<Run> runs, List<Delivery> deliveries);

    /// What ended at this time or later.
    Past since(Instant from);
}
