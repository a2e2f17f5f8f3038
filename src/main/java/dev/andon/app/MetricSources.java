package dev.andon.app;

import dev.andon.guard.MetricSource;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Redaction;
import dev.andon.server.metric.MetricKind;
import dev.andon.server.metric.MetricServers;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/// Gives each metric server among the sources of the settings its adapter. Safe for use by several threads.
public final class MetricSources implements AutoCloseable {
    private final InstantSource clock;
    private final OkHttpClient client = Connection.shared();
    private volatile Map<String, Known> all = Map.of();

    /// One of them.
    ///
    /// @param settings what it was made of
    /// @param source asked for numbers; when the settings cannot be used, each question is answered with that
    ///     fault
    /// @param lag how long after its end a bucket's numbers are usually settled
    /// @param ahead how far our clock is ahead of the server's, by its newest answer
    /// @param mistake why the settings cannot be used, or empty
    public record Known(Source settings, MetricSource source, Duration lag, Supplier<Duration> ahead, String mistake) {}

    public MetricSources(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether a source is one that guards ask, and not one that is watched.
    public static boolean isOne(Source source) {
        return MetricServers.named(source.kind()).isPresent();
    }

    /// Knows these from now on, and no others. What did not change is kept.
    public void know(List<Source> sources) {
        Map<String, Known> before = all;
        Map<String, Known> now = new LinkedHashMap<>();
        for (Source source : sources) {
            Known same = before.get(source.name());
            if (same != null && same.settings().equals(source)) {
                now.put(source.name(), same);
            } else {
                MetricServers.named(source.kind()).ifPresent(kind -> now.put(source.name(), known(source, kind)));
            }
        }
        all = Map.copyOf(now);
    }

    /// The one of this name; empty when no source is called so, or that is none with numbers.
    public Optional<Known> named(String name) {
        return Optional.ofNullable(all.get(name));
    }

    private Known known(Source source, MetricKind kind) {
        try {
            var http = new Http(source, client, clock);
            MetricSource made = kind.maker().apply(http, source);
            return new Known(source, made, kind.lag(source), http::ahead, "");
        } catch (IllegalArgumentException | DateTimeException e) {
            String mistake = "The settings of this source cannot be used: " + Redaction.brief(e) + ".";
            var fault = new ServerFault(FaultKind.UNREADABLE, mistake);
            return new Known(
                    source,
                    _ -> {
                        throw fault;
                    },
                    kind.lag(),
                    () -> Duration.ZERO,
                    mistake);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
