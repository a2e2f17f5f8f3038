package dev.andon.demo;

import static dev.andon.demo.DemoAnswers.fields;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the demo team deploys: once a day before the show began, then several times in each of its days. One of
/// them loses orders. Pure.
///
/// @param again those that somebody wanted once more
record DemoDeploys(List<Again> again) {
    private static final Duration TAKES = Duration.ofSeconds(20);
    private static final int DAYS_BEFORE = 14;
    private static final int FIRST_VERSION = 80;

    /// Of one of them everybody sees what a guard does.
    private static final String GUARDED = "shop/production";

    private static final Duration HARMFUL = Duration.ofMinutes(2);

    /// A service, and when in a day it is deployed.
    private record Place(String service, String environment, String by, List<Duration> ofDay) {
        String name() {
            return service + "/" + environment;
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("shop", "production", "Ann Lee", List.of(HARMFUL, Duration.ofSeconds(840))),
            new Place(
                    "shop",
                    "staging",
                    "Bob Stone",
                    List.of(Duration.ofSeconds(45), Duration.ofSeconds(300), Duration.ofSeconds(700))),
            new Place("search", "production", "Cleo Marsh", List.of(Duration.ofSeconds(400))));

    /// Somebody wanted a deploy once more.
    ///
    /// @param at since the first day began
    record Again(String id, Duration at) {}

    /// @param begun since the first day began; before it for what is older
    /// @param copy of what it brings once more; its own id else
    private record Deploy(Place place, String id, int version, String by, Duration begun, String copy) {
        String name() {
            return "v" + version;
        }

        boolean isOver(Duration now) {
            return begun.plus(TAKES).compareTo(now) <= 0;
        }
    }

    /// All of a place, newest first.
    private List<Deploy> deploys(Place place, Duration now) {
        List<Deploy> all = new ArrayList<>();
        for (int day = DAYS_BEFORE; day > 0; day--) {
            add(all, place, Duration.ofDays(-day).minusMinutes(37L * day));
        }
        for (Duration day = Duration.ZERO; day.compareTo(now) <= 0; day = day.plus(DemoDay.LENGTH)) {
            for (Duration at : place.ofDay()) {
                add(all, place, day.plus(at));
            }
        }
        for (Again each : again) {
            all.stream()
                    .filter(deploy -> deploy.id().equals(each.id()))
                    .findFirst()
                    .map(deploy -> new Deploy(
                            place,
                            place.name().replace('/', '-') + "-again-"
                                    + each.at().toMillis(),
                            deploy.version(),
                            "Andon",
                            each.at(),
                            deploy.copy()))
                    .ifPresent(all::add);
        }
        all.removeIf(deploy -> deploy.begun().compareTo(now) > 0);
        all.sort(Comparator.comparing(Deploy::begun).reversed());
        return all;
    }

    private static void add(List<Deploy> all, Place place, Duration begun) {
        int version = FIRST_VERSION + all.size();
        String id = place.name().replace('/', '-') + "-" + version;
        all.add(new Deploy(place, id, version, place.by(), begun, id));
    }

    /// The list that a server of one's own would answer, newest first.
    String answer(Duration now, Instant dawn) {
        return DemoAnswers.written(PLACES.stream()
                .flatMap(place -> deploys(place, now).stream())
                .map(deploy -> told(deploy, now, dawn))
                .toList());
    }

    private static Object told(Deploy deploy, Duration now, Instant dawn) {
        return fields(
                "service",
                deploy.place().service(),
                "environment",
                deploy.place().environment(),
                "id",
                deploy.id(),
                "version",
                deploy.name(),
                "by",
                deploy.by(),
                "begun",
                dawn.plus(deploy.begun()).toString(),
                "finished",
                deploy.isOver(now) ? dawn.plus(deploy.begun()).plus(TAKES).toString() : null,
                "state",
                deploy.isOver(now) ? "live" : "running");
    }

    /// Whether there is such a deploy to be wanted once more.
    boolean has(String id, Duration now) {
        return PLACES.stream()
                .flatMap(place -> deploys(place, now).stream())
                .anyMatch(deploy -> deploy.id().equals(id));
    }

    /// Whether what is live then loses orders.
    boolean isHarmed(Duration time) {
        return !time.isNegative()
                && live(time).filter(deploy -> isHarmful(deploy, time)).isPresent();
    }

    private Optional<Deploy> live(Duration time) {
        return deploys(PLACES.getFirst(), time).stream()
                .filter(deploy -> deploy.isOver(time))
                .findFirst();
    }

    private boolean isHarmful(Deploy live, Duration time) {
        @Nullable
        Deploy original = deploys(PLACES.getFirst(), time).stream()
                .filter(deploy -> deploy.id().equals(live.copy()))
                .findFirst()
                .orElse(null);
        return original != null
                && !original.begun().isNegative()
                && original.place().name().equals(GUARDED)
                && original.begun().toMillis() % DemoDay.LENGTH.toMillis() == HARMFUL.toMillis();
    }
}
