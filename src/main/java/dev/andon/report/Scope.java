package dev.andon.report;

import dev.andon.build.Past;
import dev.andon.build.Run;
import dev.andon.deploy.Delivery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which part of a team's past a report is about.
///
/// @param wants by the subjects of pipelines and services, such as `ci/shop`
/// @param environment the one whose deploys count; null for all of them
public record Scope(Predicate<String> wants, @Nullable String environment) {
    private static final List<String> LIVE = List.of("prod", "live");

    /// All pipelines, and the deploys that people get, as far as names tell.
    public static Scope usual(Past past) {
        return new Scope(subject -> true, usualEnvironment(past).orElse(null));
    }

    /// The environments in which something was deployed.
    public static List<String> environments(Past past) {
        return past.deliveries().stream()
                .map(delivery -> delivery.service().environment())
                .distinct()
                .sorted()
                .toList();
    }

    /// The environment that sounds like what people get; empty when none does.
    public static Optional<String> usualEnvironment(Past past) {
        return environments(past).stream()
                .filter(name -> LIVE.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith))
                .findFirst();
    }

    boolean has(Run run) {
        return wants.test(run.subject());
    }

    boolean has(Delivery delivery) {
        return wants.test(delivery.subject())
                && (environment == null || environment.equals(delivery.service().environment()));
    }
}
