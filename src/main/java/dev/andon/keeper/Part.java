package dev.andon.keeper;

import java.time.Duration;
import java.time.Instant;

/// Which part this program plays in looking at one source. Pure; times are by a clock that never jumps.
///
/// @param role the part
/// @param from when it may look first, if it looks at all
/// @param until when its right to look ends, or the other's of whom it reads, unless it is renewed
record Part(Role role, Instant from, Instant until) {
    enum Role {
        /// Nobody has said yet whether another looks.
        STARTING,
        /// Looks for the team.
        HOLDER,
        /// Another looks.
        READER,
        /// The books are away: looks for itself.
        ALONE
    }

    /// How long somebody who may not look sleeps at most; whoever changes its part wakes it.
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    /// @param from when it no longer waits for what the books say
    static Part starting(Instant from) {
        return new Part(Role.STARTING, from, Instant.MAX);
    }

    /// The right to look is ours.
    ///
    /// @param due not before this, when it is new to us
    Part ours(Instant until, Instant due) {
        return new Part(Role.HOLDER, role == Role.HOLDER ? from : due, until);
    }

    /// Another has it.
    Part theirs(Instant until) {
        return new Part(Role.READER, Instant.MAX, until);
    }

    /// The books do not answer. Whoever had the right to look has it until its end; then everybody looks, but not
    /// all at one moment.
    ///
    /// @param spread how long to wait first
    Part away(Instant now, Duration spread) {
        return switch (role) {
            case STARTING -> now.isBefore(from) ? this : new Part(Role.ALONE, from, Instant.MAX);
            case HOLDER -> now.isBefore(until) ? this : new Part(Role.ALONE, from, Instant.MAX);
            case READER -> now.isBefore(until) ? this : alone(now, spread);
            case ALONE -> this;
        };
    }

    /// Looks for itself, whoever else does.
    Part alone(Instant now, Duration spread) {
        return role == Role.ALONE ? this : new Part(Role.ALONE, now.plus(spread), Instant.MAX);
    }

    /// How long not to look yet; zero for now.
    Duration untilLook(Instant now) {
        if (role == Role.READER || !now.isBefore(until)) {
            return A_WHILE;
        }
        if (!now.isBefore(from)) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, from);
        return wait.compareTo(A_WHILE) < 0 ? wait : A_WHILE;
    }

    /// How long not to let the server push yet. That costs it a connection, which is more than a program that
    /// only looks for itself should take.
    Duration untilListening(Instant now) {
        return role == Role.ALONE ? A_WHILE : untilLook(now);
    }
}
