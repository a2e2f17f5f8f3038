package dev.andon.app;

import dev.andon.guard.Judge;
import dev.andon.server.deploy.JudgeKind;
import dev.andon.server.deploy.JudgeServers;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Redaction;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/// Gives each source of the settings that judges releases its adapter. Safe for use by several threads.
public final class JudgeSources implements AutoCloseable {
    private final InstantSource clock;
    private final OkHttpClient client = Connection.shared();
    private volatile Map<String, Known> all = Map.of();

    private record Known(Source settings, Judge judge) {}

    public JudgeSources(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether a source does nothing but judge, and is not watched.
    public static boolean isOne(Source source) {
        return JudgeServers.named(source.kind()).filter(JudgeKind::isSource).isPresent();
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
                JudgeServers.named(source.kind())
                        .ifPresent(kind -> now.put(source.name(), new Known(source, judge(source, kind))));
            }
        }
        all = Map.copyOf(now);
    }

    /// The one of this name; empty when no source is called so, or that one judges nothing.
    public Optional<Judge> named(String name) {
        return Optional.ofNullable(all.get(name)).map(Known::judge);
    }

    private Judge judge(Source source, JudgeKind kind) {
        try {
            return kind.maker().apply(new Http(source, client, clock), source);
        } catch (IllegalArgumentException | DateTimeException e) {
            var fault = new ServerFault(FaultKind.UNREADABLE, Word.SETTINGS_NOT_USABLE, Redaction.brief(e));
            return (_, _, _) -> {
                throw fault;
            };
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
