package dev.andon.line;

import dev.andon.people.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pipeline as its line sees it.
///
/// @param id its tile's id
/// @param mainLine whether it builds the main line rather than another branch
/// @param red whether it is known to be broken
/// @param certain whether it is known how it stands now; a disabled pipeline is certain, a stale one is not
/// @param streak how many failures in a row, at least 1 when it is red
/// @param since when it turned red, as far as known
/// @param breakers who may have broken it
/// @param seen when its source was last seen, by our clock; null for never
/// @param evidence what else is known of it when it is red; null when nothing is
public record Member(
        String id,
        boolean mainLine,
        boolean red,
        boolean certain,
        int streak,
        @Nullable Instant since,
        List<Person> breakers,
        @Nullable Instant seen,
        @Nullable Evidence evidence) {
    public Member {
        breakers = List.copyOf(breakers);
    }

    /// One of which nothing else is known.
    public Member(
            String id,
            boolean mainLine,
            boolean red,
            boolean certain,
            int streak,
            @Nullable Instant since,
            List<Person> breakers,
            @Nullable Instant seen) {
        this(id, mainLine, red, certain, streak, since, breakers, seen, null);
    }

    boolean isSeenSince(Instant time) {
        return seen != null && seen.isAfter(time);
    }
}
