package dev.andon.bench;

import dev.andon.app.Andon;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.guard.Gauge;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Metric;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.line.LineRule;
import dev.andon.source.Glob;
import dev.andon.source.Source;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.LoopbackServer;
import dev.andon.text.Texts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// A guard that sees that a service which was deployed just now sells nothing. Its clock is so much ahead that it
/// need not wait for the numbers; everybody has the whole countdown to say no.
final class GuardedDeploy implements AutoCloseable {
    private static final Duration AHEAD = Duration.ofMinutes(8);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration AT_MOST = Duration.ofMinutes(3);
    private static final int ORDERS_A_MINUTE = 100;

    private final Instant deployed = Instant.now().minusSeconds(60);
    private final InstantSource clock = () -> Instant.now().plus(AHEAD);
    private final LoopbackServer numbers = LoopbackServer.answering(this::measure);
    private final Store books;
    private final Andon andon = new Andon(clock, _ -> {});

    /// @param swarm where the service is `shop` in `production`
    GuardedDeploy(Source swarm, Path file) {
        var database = new Embedded(file);
        books = new Store(database);
        Instant then = clock.instant().minus(Duration.ofDays(20));
        long number = books.vigils()
                .begin(Vigil.of(
                        swarm.name() + "/shop/production", new Rollback.Point("v0", "v0", "v0"), new Span(then, then)))
                .orElseThrow();
        books.vigils().end(number, Vigil.End.FINE);
        Source meter = Source.of("numbers", "json", URI.create(numbers.url("/").toString()))
                .withOptions(Map.of("time", "0", "value", "1"));
        andon.judge(List.of(new LineRule("trunk", List.of(new Glob("**")), 1, LineRule.Resume.PERSON)));
        andon.watchDeploys(
                List.of(new GuardRule(
                        new Service("shop", "production"),
                        List.of(new Gauge(
                                new Metric("orders", Metric.Kind.COUNT, Metric.Bad.DOWN),
                                "numbers",
                                "orders?from=${from}&to=${to}&step=${step}",
                                "")),
                        null,
                        List.of(),
                        GuardRule.Mode.AUTO,
                        Duration.ofMinutes(1),
                        ZoneOffset.UTC)),
                Texts.in(Locale.ENGLISH));
        andon.share(database);
        andon.watch(List.of(swarm.withTimes(EVERY, Source.DEADLINE), meter));
    }

    private MockResponse measure(RecordedRequest request) {
        long step = number(request, "step");
        var points = new StringJoiner(",", "[", "]");
        for (long at = number(request, "from"); at < number(request, "to"); at += step) {
            boolean sells = at < deployed.getEpochSecond();
            points.add("[%d,%d]".formatted(at, sells ? ORDERS_A_MINUTE : 0));
        }
        return LoopbackServer.ok(points.toString());
    }

    private static long number(RecordedRequest request, String name) {
        return Long.parseLong(String.valueOf(request.getUrl().queryParameter(name)));
    }

    /// Waits until the countdown is over.
    void untilDecided() throws InterruptedException {
        Instant deadline = until(Vigil::isCountingDown).deadline();
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /// Waits until it is written that it went back.
    void untilKnown() throws InterruptedException {
        until(vigil -> vigil.end() == Vigil.End.WENT_BACK);
    }

    private Vigil until(Predicate<Vigil> isSo) throws InterruptedException {
        Instant end = Instant.now().plus(AT_MOST);
        while (Instant.now().isBefore(end)) {
            Vigil newest = books.vigils()
                    .remembered(Duration.ofHours(1), clock.instant())
                    .getFirst();
            if (isSo.test(newest)) {
                return newest;
            }
            Thread.sleep(EVERY.dividedBy(5));
        }
        throw new IllegalStateException(
                "the guard does not go on: " + books.vigils().remembered(Duration.ofHours(1), clock.instant()));
    }

    @Override
    public void close() {
        andon.close();
        books.close();
        numbers.close();
    }
}
