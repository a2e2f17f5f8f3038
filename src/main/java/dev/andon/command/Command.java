package dev.andon.command;

import dev.andon.line.Cause;
import dev.andon.people.Person;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person asks for.
public sealed interface Command {
    /// "Somebody is on it": claims everything named that nobody has, and hands over what somebody else has only
    /// when that is said.
    ///
    /// @param subjects tiles' ids, or [dev.andon.claim.Claim#ofLine] of a line; several for one cause
    /// @param holder who is on it
    /// @param why their words, or empty
    /// @param lasts how long, or null for as long as it takes
    /// @param fix how soon they expect it to be mended, or null
    /// @param takeOver whether to take it from who has it now
    record TakeClaim(
            List<String> subjects,
            Person holder,
            String why,
            @Nullable Duration lasts,
            @Nullable Duration fix,
            boolean takeOver)
            implements Command {
        public TakeClaim {
            subjects = List.copyOf(subjects);
        }
    }

    /// "I am no longer on it."
    record ReleaseClaim(String subject) implements Command {}

    /// Stops a line.
    record PullCord(String line, String why) implements Command {}

    /// Lets a stopped line go on.
    record ResumeLine(String line, Cause cause) implements Command {}

    /// Asks the server to build something again.
    ///
    /// @param subject a tile's id
    record Rerun(String subject) implements Command {}

    /// The word in the audit.
    default String word() {
        return switch (this) {
            case TakeClaim _ -> "claim";
            case ReleaseClaim _ -> "release";
            case PullCord _ -> "stop";
            case ResumeLine _ -> "resume";
            case Rerun _ -> "rerun";
        };
    }
}
