package dev.andon.server.metric;

import dev.andon.guard.MetricSource;
import dev.andon.server.http.Http;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// A kind of metric server that Andon reads.
///
/// @param name what the settings call it
/// @param title what people call it
/// @param tokenHelp what token it wants, with which rights, in one sentence
/// @param lag how long after its end a bucket's numbers are usually settled
/// @param options what may be set, besides what every source has; their values are in [Source#options]
/// @param maker makes the adapter; throws [IllegalArgumentException] for options that cannot be used
public record MetricKind(
        String name,
        String title,
        String tokenHelp,
        Duration lag,
        List<Option> options,
        BiFunction<Http, Source, MetricSource> maker) {
    private static final Option LAG = new Option(
            "lag",
            "How long after its end a bucket's numbers are settled, such as 15s; the kind's own if not given.",
            false);
    private static final Duration LAG_AT_MOST = Duration.ofMinutes(15);

    public MetricKind {
        options = Stream.concat(options.stream(), Stream.of(LAG)).toList();
    }

    /// How long after its end a bucket's numbers of this source are settled.
    ///
    /// @throws IllegalArgumentException when the source's settings say something else than such a time
    public Duration lag(Source source) {
        String text = source.option(LAG.name()).strip();
        if (text.isEmpty()) {
            return lag;
        }
        Duration own;
        try {
            own = Duration.parse("PT" + text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"lag\" is no time such as 15s or 2m", e);
        }
        if (own.isNegative() || own.compareTo(LAG_AT_MOST) > 0) {
            throw new IllegalArgumentException("\"lag\" is not within 0s and 15m");
        }
        return own;
    }

    /// A setting of one kind.
    ///
    /// @param name as the settings write it
    /// @param meaning one sentence
    /// @param required whether there is no such source without it
    public record Option(String name, String meaning, boolean required) {}
}
