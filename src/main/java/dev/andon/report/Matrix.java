package dev.andon.report;

import dev.andon.build.Past;
import dev.andon.report.Practice.Area;
import dev.andon.report.Practice.Level;
import dev.andon.report.PracticeBook.Note;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a team is with building, deploying, testing and reporting. What can be measured is measured, and
/// nobody ticks it; the rest is what the team says.
public final class Matrix {
    private static final int MOSTLY_PERCENT = 80;

    /// One cell as it stands.
    ///
    /// @param words what somebody wrote into it; empty for the usual words
    /// @param met whether the team does that
    /// @param measured by what it was measured; null where only the team can say
    public record Cell(
            Practice practice,
            String words,
            boolean met,
            @Nullable Sentence measured) {}

    private record Measured(boolean met, Sentence by) {}

    private final Map<Practice, Cell> cells = new HashMap<>();

    private Matrix() {}

    /// Pure.
    ///
    /// @param past of the last weeks
    public static Matrix of(Past past, Period period, Scope scope, Setup setup, Map<Practice, Note> notes) {
        Map<Practice, Measured> measured = measured(past, period, scope, setup);
        var matrix = new Matrix();
        for (Area area : Area.values()) {
            for (Practice practice : Practice.of(area)) {
                Note note = notes.getOrDefault(practice, Note.NONE);
                Measured known = measured.get(practice);
                matrix.cells.put(
                        practice,
                        new Cell(
                                practice,
                                note.words(),
                                known == null ? note.ticked() : known.met(),
                                known == null ? null : known.by()));
            }
        }
        return matrix;
    }

    private static Map<Practice, Measured> measured(Past past, Period period, Scope scope, Setup setup) {
        Map<Practice, Measured> all = new HashMap<>();
        var deploys = new Deploys(past, period, scope);
        int builds = past.runs().size();
        int deliveries = past.deliveries().size();
        int environments = Scope.environments(past).size();
        Value.Share traced = deploys.traced();
        Duration remembered = past.since() == null ? Duration.ZERO : since(past.since(), period);
        put(all, Area.BUILDING, Level.NOVICE, builds > 0, Sentence.of("matrix.by.builds", builds));
        put(
                all,
                Area.BUILDING,
                Level.ADVANCED,
                isMost(traced),
                Sentence.of("matrix.by.traced", traced.part(), traced.whole()));
        put(all, Area.BUILDING, Level.INSANE, setup.gates(), Sentence.of("matrix.by.gates", word(setup.gates())));
        put(all, Area.DEPLOYING, Level.NOVICE, deliveries > 0, Sentence.of("matrix.by.deploys", deliveries));
        put(
                all,
                Area.DEPLOYING,
                Level.ADVANCED,
                Scope.usualEnvironment(past).isPresent() && environments > 1,
                Sentence.of("matrix.by.environments", environments));
        put(all, Area.REPORTING, Level.INTRODUCTORY, true, Sentence.of("matrix.by.andon"));
        put(all, Area.REPORTING, Level.NOVICE, true, Sentence.of("matrix.by.notices"));
        put(
                all,
                Area.REPORTING,
                Level.INTERMEDIATE,
                remembered.compareTo(Duration.ofDays(28)) >= 0,
                Sentence.of("matrix.by.memory", remembered));
        put(all, Area.REPORTING, Level.INSANE, setup.guards(), Sentence.of("matrix.by.guards", word(setup.guards())));
        return all;
    }

    private static Duration since(Instant since, Period period) {
        return since.isBefore(period.to()) ? Duration.between(since, period.to()) : Duration.ZERO;
    }

    private static Sentence word(boolean yes) {
        return yes ? Sentence.of("matrix.yes") : Sentence.of("matrix.no");
    }

    private static boolean isMost(Value.Share share) {
        return share.isEnough() && share.part() * 100 >= MOSTLY_PERCENT * share.whole();
    }

    private static void put(Map<Practice, Measured> all, Area area, Level level, boolean met, Sentence by) {
        all.put(new Practice(area, level), new Measured(met, by));
    }

    public Cell cell(Practice practice) {
        Cell cell = cells.get(practice);
        if (cell == null) {
            throw new IllegalArgumentException("no cell for " + practice);
        }
        return cell;
    }

    /// How far an area is: the furthest cell that is met, with four of five up to it met too; empty for nowhere.
    public Optional<Level> reached(Area area) {
        Level reached = null;
        int met = 0;
        List<Practice> practices = Practice.of(area);
        for (int i = 0; i < practices.size(); i++) {
            boolean isMet = cell(practices.get(i)).met();
            met += isMet ? 1 : 0;
            if (isMet && met * 100 >= MOSTLY_PERCENT * (i + 1)) {
                reached = practices.get(i).level();
            }
        }
        return Optional.ofNullable(reached);
    }

    /// The same of all areas.
    public Map<Area, Level> reached() {
        Map<Area, Level> all = new EnumMap<>(Area.class);
        for (Area area : Area.values()) {
            reached(area).ifPresent(level -> all.put(area, level));
        }
        return all;
    }
}
