package dev.andon.app;

import dev.andon.channel.Form;
import dev.andon.channel.Program;
import dev.andon.channel.Webhook;
import dev.andon.notice.Channel;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.settings.Notify.Way;
import dev.andon.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.UUID;
import okhttp3.OkHttpClient;

/// Gives each way of the settings its channel.
final class Ways {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration RUNS_AT_MOST = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Channel desktop;
    private final OkHttpClient client = Connection.shared();

    /// @param desktop notifications here
    Ways(InstantSource clock, Channel desktop) {
        this.clock = clock;
        this.desktop = desktop;
    }

    Channel channel(Way way) {
        return switch (way) {
            case Way.Desktop() -> desktop;
            case Way.Run run -> new Program(run.command(), RUNS_AT_MOST);
            case Way.Web web ->
                new Webhook(
                        "The webhook " + web.form() + " at " + web.uri().getHost(),
                        form(web.form()),
                        web.uri(),
                        web.signing(),
                        this::door,
                        clock,
                        () -> UUID.randomUUID().toString(),
                        Thread::sleep);
        };
    }

    private static Form form(String word) {
        return Arrays.stream(Form.values())
                .filter(form -> form.word().equals(word))
                .findFirst()
                .orElse(Form.JSON);
    }

    private Http door(URI address) {
        return new Http(Source.of("notify", "", address).withTimes(Source.EVERY, DEADLINE), client, clock);
    }
}
