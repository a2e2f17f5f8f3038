package dev.andon.demo;

import dev.andon.demo.DemoJob.Ending;
import dev.andon.demo.DemoJob.Spell;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/// What happens in the demo team's day, which takes a quarter of an hour and begins again. Times are minutes and
/// seconds from its beginning; the show begins a bit later, so that there is something to see at once.
final class DemoDay {
    static final Duration LENGTH = Duration.ofMinutes(15);
    /// Where in the day the show begins: one job is already broken.
    static final Duration OPENING = at("03:10");

    private static final Spell OUTAGE = new Spell(at("07:00"), at("08:30"), Ending.PASSES, "", "");

    /// On a Jenkins-like server.
    static final List<DemoJob> TRUNK = List.of(
            job("shop/checkout", 45, 90, 5, fails("02:00", "05:30", "Ann Lee", "unit tests")),
            job("shop/cart", 35, 100, 20),
            job("shop/search", 50, 120, 40, fails("09:00", "11:00", "Bob Stone", "integration")),
            job("shop/catalog", 30, 150, 65),
            job("shop/billing", 60, 160, 80, unstable("04:30", "07:30", "Cleo Marsh", "tests")),
            job("shop/accounts", 40, 110, 10),
            job("shop/shipping", 25, 130, 33),
            job("shop/mobile app", 90, 200, 95, fails("05:30", "09:30", "Dan Ops", "lint")),
            job("shop/end to end", 120, 180, 30, aborted("02:30", "06:00")),
            job("deploy/staging", 20, 75, 12),
            job("deploy/production", 30, 105, 50, fails("11:40", "14:00", "Ann Lee", "smoke test")));

    /// On a Buildbot-like server.
    static final List<DemoJob> PLATFORMS = List.of(
            job("linux", 55, 140, 15),
            job("windows", 80, 140, 25, fails("05:50", "08:15", "Cleo Marsh", "compile")),
            job("macos", 70, 140, 35),
            job("docs", 20, 220, 50));

    /// In a CCTray feed of an old server that goes away for a while.
    static final List<DemoJob> OLD =
            List.of(job("ledger", 40, 170, 22), job("archive", 30, 190, 60), job("tax tables", 50, 240, 100));

    private DemoDay() {}

    /// Whether the old server is away.
    static boolean oldServerIsAway(Duration now) {
        return OUTAGE.covers(Duration.ofMillis(Math.floorMod(now.toMillis(), LENGTH.toMillis())));
    }

    private static DemoJob job(String name, int takes, int every, int first, Spell... spells) {
        return new DemoJob(
                name, Duration.ofSeconds(takes), Duration.ofSeconds(every), Duration.ofSeconds(first), List.of(spells));
    }

    private static Spell fails(String from, String to, String author, String stage) {
        return new Spell(at(from), at(to), Ending.FAILS, author, stage);
    }

    private static Spell unstable(String from, String to, String author, String stage) {
        return new Spell(at(from), at(to), Ending.IS_UNSTABLE, author, stage);
    }

    private static Spell aborted(String from, String to) {
        return new Spell(at(from), at(to), Ending.IS_ABORTED, "", "");
    }

    private static Duration at(String minutesAndSeconds) {
        return Duration.ofSeconds(LocalTime.parse("00:" + minutesAndSeconds).toSecondOfDay());
    }
}
