package dev.andon.demo;

import java.time.Duration;
import java.util.List;

/// One job of the demo team and what becomes of it in a day.
///
/// @param name with slashes for folders
/// @param takes how long a build takes
/// @param every how often a build starts
/// @param first when the first build of the day starts
/// @param spells when its builds do not simply pass
record DemoJob(String name, Duration takes, Duration every, Duration first, List<Spell> spells) {
    enum Ending {
        PASSES,
        FAILS,
        IS_UNSTABLE,
        IS_ABORTED
    }

    /// Builds that end within a spell end its way.
    ///
    /// @param from from when, counted from the beginning of the day
    /// @param to until when
    /// @param author whose commit it was
    /// @param stage what fails
    record Spell(Duration from, Duration to, Ending ending, String author, String stage) {
        boolean covers(Duration time) {
            return time.compareTo(from) >= 0 && time.compareTo(to) < 0;
        }
    }

    /// One build.
    ///
    /// @param number counted through all days
    /// @param started since the first day began
    /// @param finished since the first day began; in the future while it runs
    record Run(long number, Duration started, Duration finished, Ending ending, String author, String stage) {
        boolean isOver(Duration now) {
            return finished.compareTo(now) <= 0;
        }
    }

    /// The newest builds at a time, newest first.
    List<Run> runs(Duration now, Duration day, int count) {
        long newest = Math.floorDiv(now.minus(first).toMillis(), every.toMillis());
        return java.util.stream.LongStream.iterate(newest, number -> number - 1)
                .limit(count)
                .mapToObj(number -> run(number, day))
                .toList();
    }

    private Run run(long number, Duration day) {
        Duration started = first.plus(every.multipliedBy(number));
        Duration finished = started.plus(takes);
        Duration ofDay = Duration.ofMillis(Math.floorMod(finished.toMillis(), day.toMillis()));
        for (Spell spell : spells) {
            if (spell.covers(ofDay)) {
                return new Run(number + FIRST_NUMBER, started, finished, spell.ending(), spell.author(), spell.stage());
            }
        }
        return new Run(number + FIRST_NUMBER, started, finished, Ending.PASSES, "", "");
    }

    private static final long FIRST_NUMBER = 400;
}
