package dev.andon.server.metric;

import dev.andon.guard.MetricSource;
import dev.andon.server.http.Http;
import dev.andon.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/// A kind of metric server that Andon reads.
///
/// @param name what the settings call it
/// @param title what people call it
/// @param tokenHelp what token it wants, with which rights, in one sentence
/// @param lag how long after its end a bucket's numbers are usually settled
/// @param options what may be set for this kind alone; their values are in [Source#options]
/// @param maker makes the adapter; throws [IllegalArgumentException] for options that cannot be used
public record MetricKind(
        String name,
        String title,
        String tokenHelp,
        Duration lag,
        List<Option> options,
        BiFunction<Http, Source, MetricSource> maker) {
    public MetricKind {
        options = List.copyOf(options);
    }

    /// A setting of one kind.
    ///
    /// @param name as the settings write it
    /// @param meaning one sentence
    /// @param required whether there is no such source without it
    public record Option(String name, String meaning, boolean required) {}
}
