package dev.andon.demo;

import dev.andon.build.Outcome;
import dev.andon.build.Run;
import dev.andon.deploy.Delivery;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What the demo team would remember of the weeks before. Made up, the same at each start. Pure.
public final class DemoPast {
    private static final int DAYS = 30;
    private static final int BUILDS_A_DAY = 9;
    private static final double BREAKS = 0.05;
    private static final double STAYS_RED = 0.4;
    private static final int DEPLOYS_A_DAY = 4;
    private static final double GOES_BACK = 0.04;
    private static final List<Person> TEAM =
            List.of(Person.of("Ann Lee"), Person.of("Bob Stone"), Person.of("Cleo Marsh"), Person.of("Dan Ops"));

    private final SplittableRandom dice = new SplittableRandom(11);
    private final Instant now;
    private final List<Run> runs = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    private DemoPast(Instant now) {
        this.now = now;
    }

    /// The weeks before then.
    public static DemoPast before(Instant now) {
        var past = new DemoPast(now);
        DemoDay.TRUNK.stream().filter(job -> job.name().startsWith("shop/")).forEach(job -> past.build("trunk", job));
        DemoDay.PLATFORMS.forEach(job -> past.build("platforms", job));
        past.deploy();
        return past;
    }

    /// Since when.
    public Instant begins() {
        return now.minus(Duration.ofDays(DAYS + 1));
    }

    public List<Run> runs() {
        return List.copyOf(runs);
    }

    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    private void build(String source, DemoJob job) {
        boolean red = false;
        for (int i = DAYS * BUILDS_A_DAY; i > 0; i--) {
            Instant queued = now.minus(Duration.ofHours(1))
                    .minus(Duration.ofDays(DAYS)
                            .dividedBy((long) DAYS * BUILDS_A_DAY)
                            .multipliedBy(i))
                    .plusSeconds(dice.nextInt(1_800));
            Instant started = queued.plusSeconds(2L + dice.nextInt(40));
            Instant finished = started.plusSeconds(job.takes().toSeconds() * (3L + dice.nextInt(2)));
            red = dice.nextDouble() < (red ? STAYS_RED : BREAKS);
            runs.add(new Run(
                    source,
                    job.name(),
                    true,
                    String.valueOf(DAYS * BUILDS_A_DAY - i),
                    red ? Outcome.FAILED : Outcome.PASSED,
                    commit(Duration.between(now, queued)),
                    queued,
                    started,
                    finished,
                    finished,
                    red ? List.of(TEAM.get(dice.nextInt(TEAM.size()))) : List.of()));
        }
    }

    private static String commit(Duration at) {
        return DemoCommit.before(at).id();
    }

    private void deploy() {
        int version = 1;
        for (int i = DAYS * DEPLOYS_A_DAY; i > 0; i--) {
            Instant begun = now.minus(Duration.ofHours(2))
                    .minus(Duration.ofDays(DAYS)
                            .dividedBy((long) DAYS * DEPLOYS_A_DAY)
                            .multipliedBy(i))
                    .plusSeconds(dice.nextInt(7_200));
            add("n" + version, version, begun, "");
            if (dice.nextDouble() < GOES_BACK && version > 1) {
                add("n" + (version - 1), version - 1, begun.plusSeconds(900L + dice.nextInt(900)), "n" + version);
            }
            version++;
        }
    }

    /// @param instead the id of what this replaced, where it is an older one that is live again; else empty
    private void add(String id, int version, Instant begun, String instead) {
        Instant finished = begun.plusSeconds(20L + dice.nextInt(40));
        @Nullable Instant oldest = instead.isEmpty() ? begun.minusSeconds(1_800L + dice.nextInt(20_000)) : null;
        deliveries.add(new Delivery(
                "live",
                new Service("shop", "production"),
                id,
                "v" + version,
                "v" + version,
                commit(Duration.between(now, begun)),
                begun,
                finished,
                Release.Outcome.LIVE,
                finished,
                instead,
                oldest));
    }
}
