package dev.andon.guard;

import dev.andon.deploy.Service;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rule that ties metrics to a service.
///
/// @param service whose deploys are watched
/// @param gauges what they are judged by; the business's first
/// @param control what no deploy of this service can influence; when it falls as well, it was not the deploy
/// @param dependencies services whose deploys would explain as much
/// @param mode how far the guard may go by itself
/// @param step the length of buckets
/// @param zone where the business is
/// @param judges whose verdicts are taken in beside the metrics
public record GuardRule(
        Service service,
        List<Gauge> gauges,
        @Nullable Gauge control,
        List<Service> dependencies,
        Mode mode,
        Duration step,
        ZoneId zone,
        List<JudgeRule> judges) {
    /// How far a guard may go; each is earned, see [Restraint].
    public enum Mode {
        /// It says what it sees.
        OBSERVE,
        /// It stops the line and asks whether to go back.
        ASK,
        /// It goes back by itself, after a countdown that everybody can end.
        AUTO;

        /// The word in the settings.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public GuardRule {
        gauges = List.copyOf(gauges);
        dependencies = List.copyOf(dependencies);
        judges = List.copyOf(judges);
    }

    /// One that listens to no judge.
    public GuardRule(
            Service service,
            List<Gauge> gauges,
            @Nullable Gauge control,
            List<Service> dependencies,
            Mode mode,
            Duration step,
            ZoneId zone) {
        this(service, gauges, control, dependencies, mode, step, zone, List.of());
    }
}
