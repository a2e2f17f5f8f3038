package dev.andon.notice;

import dev.andon.board.Board;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one addressee knows of what is broken: a pure fold over boards. An edge is one against the last *known*
/// state: what cannot be seen makes none, and what changed meanwhile is told in one digest once it is seen again.
/// Each incident is told once; who was told of it is told its end. Immutable, and made of plain values so that it
/// can be kept.
///
/// @param standings how each thing stood when it was last known, by subject
/// @param fresh the sources that could be relied on at the last board
/// @param held since when a digest waits until everything is seen again; null when none waits
/// @param promises what was promised by who is on what is broken
/// @param returns what was told of services on the road back
public record Incidents(
        Map<String, Standing> standings,
        Set<String> fresh,
        @Nullable Instant held,
        Promises promises,
        Returns returns) {
    /// Before the first board.
    public static final Incidents NONE = new Incidents(Map.of(), Set.of(), null);

    /// After an outage the sources come back one after the other; a digest waits this long for the last of them.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Where nothing is known of what was promised.
    public Incidents(Map<String, Standing> standings, Set<String> fresh, @Nullable Instant held) {
        this(standings, fresh, held, Promises.NONE, Returns.NONE);
    }

    public Incidents {
        standings = Map.copyOf(standings);
        fresh = Set.copyOf(fresh);
    }

    /// The same when it is taken up again after a stop of Andon: everything may have changed meanwhile. What was
    /// well is as good as new.
    public Incidents afterRestart() {
        var broken = new HashMap<String, Standing>();
        standings.forEach((subject, standing) -> {
            if (standing.broken()) {
                broken.put(subject, standing.missed(true));
            }
        });
        return new Incidents(broken, Set.of(), null, promises, returns);
    }

    /// The same when it is not certain that everything was told that led from an earlier state to this one: what
    /// is broken is told again, and what is no longer is told to have ended.
    ///
    /// @param told the last state of which that is certain
    public Incidents doubting(Incidents told) {
        if (told == this) {
            return this;
        }
        var next = new HashMap<>(standings);
        next.replaceAll((subject, now) -> doubting(now, told.standings.get(subject)));
        told.standings.forEach((subject, then) -> {
            if (then.isTold()) {
                next.putIfAbsent(subject, then.doubted());
            }
        });
        return new Incidents(next, fresh, held, promises.doubting(told.promises), told.returns);
    }

    /// This state, with doubt about what somebody may have been told of in between and that is over in it.
    ///
    /// @param between what was broken and to be told in the states before this one
    public Incidents doubtingAlso(Incidents between) {
        if (between.standings.isEmpty()) {
            return this;
        }
        var next = new HashMap<>(standings);
        between.standings.forEach((subject, then) -> {
            Standing now = next.get(subject);
            if (then.isTold() && (now == null || !now.isTold())) {
                next.put(subject, then.doubted());
            }
        });
        return new Incidents(next, fresh, held, promises, returns);
    }

    /// What was told in this state or in a later one.
    public Incidents toldHereOr(Incidents later) {
        var told = new HashMap<>(standings);
        later.standings.forEach((subject, standing) -> {
            if (standing.isTold()) {
                told.put(subject, standing);
            }
        });
        return new Incidents(told, Set.of(), null);
    }

    private static Standing doubting(Standing now, @Nullable Standing then) {
        if (then == null || !then.isTold()) {
            return now.isTold() ? now.doubted() : now;
        }
        if (!now.isTold()) {
            return then.doubted();
        }
        return Objects.equals(then.broke(), now.broke()) ? now : now.doubted();
    }

    /// The addressee wants to hear no more of this incident but its end.
    public Incidents mute(String subject) {
        Standing standing = standings.get(subject);
        return standing == null || !standing.broken() ? this : with(subject, standing.mute());
    }

    private Incidents with(String subject, Standing standing) {
        var next = new HashMap<>(standings);
        next.put(subject, standing);
        return new Incidents(next, fresh, held, promises, returns);
    }

    /// The next state, and what this board makes worth telling. The same state, board and rule give the same.
    public Telling after(Board board, NoticeRule rule) {
        if (board.sources().isEmpty()) {
            // Nobody has said yet what is watched: what is not there is not gone.
            return new Telling(this, List.of());
        }
        List<Matter> matters = Matter.of(board);
        Set<String> nowFresh = Matter.fresh(board);
        boolean quiet = rule.isQuiet(board.at());
        boolean waits = matters.stream().anyMatch(matter -> isLate(matter) && matter.state() != Matter.State.UNCLEAR);
        boolean complete = nowFresh.size() == board.sources().size();
        boolean flush = !quiet && (complete || (held != null && !board.at().isBefore(held.plus(PATIENCE))));
        var turn = new Turn(rule, board, quiet, flush);
        var next = HashMap.<String, Standing>newHashMap(standings.size());
        for (Matter matter : matters) {
            next.put(matter.subject(), turn.take(matter, standings.get(matter.subject()), isLate(matter)));
        }
        standings.forEach((subject, standing) -> {
            if (!next.containsKey(subject)) {
                turn.left(subject, standing, board).ifPresent(kept -> next.put(subject, kept));
            }
        });
        Instant holding =
                flush || quiet || !waits ? null : Optional.ofNullable(held).orElse(board.at());
        // Who cannot read the books does not know that nobody is on it any more.
        Promises promised =
                board.books().current() ? promises.after(matters, next, rule, board.at(), turn.gathering()) : promises;
        Returns returned = returns.after(board, rule, turn.gathering());
        return new Telling(new Incidents(next, new HashSet<>(nowFresh), holding, promised, returned), turn.notices());
    }

    /// Whether something may have happened to it that nobody saw.
    private boolean isLate(Matter matter) {
        Standing before = standings.get(matter.subject());
        return before == null ? !fresh.contains(matter.source()) : before.missed();
    }
}
