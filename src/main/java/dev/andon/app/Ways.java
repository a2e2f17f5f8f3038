package dev.andon.app;

import dev.andon.channel.Form;
import dev.andon.channel.Loudspeaker;
import dev.andon.channel.Program;
import dev.andon.channel.Sound;
import dev.andon.channel.Speech;
import dev.andon.channel.Tune;
import dev.andon.channel.Voice;
import dev.andon.channel.Webhook;
import dev.andon.crier.Subscription;
import dev.andon.notice.Addressee;
import dev.andon.notice.Channel;
import dev.andon.people.Person;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.settings.Notify;
import dev.andon.settings.Notify.Way;
import dev.andon.settings.Team;
import dev.andon.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Gives each way of the settings its channel.
final class Ways {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration RUNS_AT_MOST = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final @Nullable Screen screen;
    private final OkHttpClient client = Connection.shared();
    private final Loudspeaker speaker = new Loudspeaker();

    /// Where somebody sits who sees and hears.
    ///
    /// @param desktop notifications here
    /// @param language what a voice speaks
    /// @param system the system's name, as Java says it in `os.name`
    record Screen(Channel desktop, Locale language, String system, Map<String, String> environment) {}

    private Ways(InstantSource clock, @Nullable Screen screen) {
        this.clock = clock;
        this.screen = screen;
    }

    static Ways at(Screen screen, InstantSource clock) {
        return new Ways(clock, screen);
    }

    /// Where nobody looks and listens, machines alone are told.
    static Ways withoutScreen(InstantSource clock) {
        return new Ways(clock, null);
    }

    /// What the settings want, as far as there are ways to it here.
    List<Subscription> subscriptions(List<Notify> wanted, Team team) {
        return wanted.stream()
                .map(notify -> new Subscription(
                        notify.rule().orTo(me(team)),
                        notify.ways().stream()
                                .map(this::channel)
                                .flatMap(Optional::stream)
                                .toList()))
                .filter(subscription -> !subscription.channels().isEmpty())
                .toList();
    }

    /// Whom it concerns when a rule names nobody.
    static Addressee me(Team team) {
        return team.me().isBlank()
                ? Addressee.ANYBODY
                : new Addressee(team.crew().names(Person.of(team.me())));
    }

    private Optional<Channel> channel(Way way) {
        return switch (way) {
            case Way.Desktop() -> Optional.ofNullable(screen).map(Screen::desktop);
            case Way.Sound(String tune, int volume) ->
                Optional.ofNullable(screen).map(_ -> new Sound(tune(tune), volume, speaker));
            case Way.Speech(int volume) -> Optional.ofNullable(screen).map(here -> speech(here, volume));
            case Way.Run run -> Optional.of(new Program(run.command(), RUNS_AT_MOST));
            case Way.Web web -> Optional.of(webhook(web));
        };
    }

    private static Channel speech(Screen here, int volume) {
        return new Speech(() -> Voice.of(here.system(), here.environment()), here.language(), volume, RUNS_AT_MOST);
    }

    /// Null for each kind's own.
    private static @Nullable Tune tune(String word) {
        return Arrays.stream(Tune.values())
                .filter(tune -> tune.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private Channel webhook(Way.Web web) {
        return new Webhook(
                "The webhook " + web.form() + " at " + web.uri().getHost(),
                form(web.form()),
                web.uri(),
                web.signing(),
                this::door,
                clock,
                () -> UUID.randomUUID().toString(),
                Thread::sleep);
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
