package dev.andon.board;

import dev.andon.build.Branch;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.source.Ability;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.Freshness;
import dev.andon.source.Listening;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of one source and its pipelines.
///
/// @param source its settings
/// @param every the time from the beginning of one look to the next, as now planned
/// @param seen when it was last seen, or null for never
/// @param tried when it was last looked at, or null for never
/// @param took how long that look took
/// @param cost what that look cost the server
/// @param fault what went wrong at that look, or null
/// @param sight what the last good look brought, or null for never
/// @param known its pipelines, in the order of their names
/// @param abilities what its server can be asked to do
/// @param listening how it stands with what its server pushes
public record Post(
        Source source,
        Duration every,
        @Nullable Instant seen,
        @Nullable Instant tried,
        Duration took,
        Cost cost,
        @Nullable Fault fault,
        @Nullable Sight sight,
        List<Known> known,
        Set<Ability> abilities,
        Listening listening) {
    /// A pipeline that vanished stays on the wall this long: its red must not vanish with it, and a rename must
    /// not haunt for ever.
    private static final Duration VANISHED_STAYS = Duration.ofDays(1);

    /// However long the pause that a request budget forces, what was seen is not fresh for much longer than this.
    private static final Duration RELIED_ON = Duration.ofMinutes(2);

    private static final Comparator<Known> BY_NAME = Comparator.comparing(
                    (Known known) -> known.pipeline().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(known -> known.pipeline().id());

    static Post of(Source source) {
        return new Post(
                source,
                source.every(),
                null,
                null,
                Duration.ZERO,
                Cost.NONE,
                null,
                null,
                List.of(),
                Set.of(),
                Listening.NEVER);
    }

    Post after(Observation<Sight> observation, Duration planned, Instant now) {
        // The clock may have been set back during the look; no look begins after its end.
        Instant at = observation.at().isAfter(now) ? now : observation.at();
        return switch (observation) {
            case Observation.Seen<Sight> seen -> seen(seen, at, planned);
            case Observation.Unseen<Sight> unseen ->
                new Post(
                        source,
                        every,
                        seen,
                        at,
                        unseen.took(),
                        unseen.cost(),
                        unseen.fault(),
                        sight,
                        known,
                        abilities,
                        listening);
        };
    }

    private Post seen(Observation.Seen<Sight> now, Instant at, Duration planned) {
        List<Known> next = now.what().equals(sight) ? withoutOld(at) : merge(now.what(), at);
        return new Post(source, planned, at, at, now.took(), now.cost(), null, now.what(), next, abilities, listening);
    }

    /// The same source with other settings: what is known stays, as far as it is still wanted.
    Post with(Source changed, Instant now) {
        if (changed.equals(source)) {
            return this;
        }
        List<Known> wanted = known.stream()
                .filter(one -> !one.isNeverSeen() && Sight.wants(one.pipeline(), changed.selection(), now))
                .toList();
        return new Post(
                changed, changed.every(), seen, tried, took, cost, fault, null, wanted, abilities, Listening.NEVER);
    }

    /// The same by a clock that was set back.
    Post earlier(Duration by) {
        return new Post(
                source,
                every,
                seen == null ? null : seen.minus(by),
                tried == null ? null : tried.minus(by),
                took,
                cost,
                fault,
                sight,
                known,
                abilities,
                listening);
    }

    Post able(Set<Ability> abilities) {
        return abilities.equals(this.abilities)
                ? this
                : new Post(source, every, seen, tried, took, cost, fault, sight, known, abilities, listening);
    }

    Post listening(Listening listening) {
        return new Post(source, every, seen, tried, took, cost, fault, sight, known, abilities, listening);
    }

    /// A server that may rarely be asked is believed no longer for that, unless the settings want it so.
    public Freshness freshness(Instant now) {
        Duration atMost = source.every().compareTo(RELIED_ON) > 0 ? source.every() : RELIED_ON;
        return Freshness.of(seen, every.compareTo(atMost) < 0 ? every : atMost, now);
    }

    private List<Known> withoutOld(Instant at) {
        List<String> asked = sight == null ? List.of() : sight.absent();
        return known.stream().anyMatch(one -> isOld(one, asked, at))
                ? known.stream().filter(one -> !isOld(one, asked, at)).toList()
                : known;
    }

    private static boolean isOld(Known one, List<String> asked, Instant at) {
        return one.vanished() != null
                && one.vanished().plus(VANISHED_STAYS).isBefore(at)
                && !asked.contains(one.pipeline().name());
    }

    private List<Known> merge(Sight now, Instant at) {
        Map<String, Pipeline> fresh = HashMap.newHashMap(now.pipelines().size());
        now.pipelines().forEach(pipeline -> fresh.put(pipeline.id(), pipeline));
        List<Known> next = new ArrayList<>(known.size());
        boolean sorted = true;
        for (Known one : known) {
            Pipeline pipeline = fresh.remove(one.pipeline().id());
            if (pipeline != null) {
                sorted &= pipeline.name().equals(one.pipeline().name());
                next.add(one.seen(pipeline, at));
            } else if (!isDeletedBranch(one) && !isOld(one, now.absent(), at)) {
                next.add(one.gone(at));
            }
        }
        for (Pipeline pipeline : now.pipelines()) {
            if (fresh.remove(pipeline.id()) != null) {
                sorted = false;
                next.add(Known.first(pipeline, at));
            }
        }
        for (String name : now.absent()) {
            if (next.stream().noneMatch(one -> one.pipeline().name().equals(name))) {
                sorted = false;
                next.add(Known.absent(name, at));
            }
        }
        if (!sorted) {
            next.sort(BY_NAME);
        }
        return List.copyOf(next);
    }

    /// Branches come and go; only a main line is missed when it goes.
    private static boolean isDeletedBranch(Known one) {
        var branch = one.pipeline().branch();
        return branch != null && branch.kind() != Branch.Kind.DEFAULT;
    }
}
