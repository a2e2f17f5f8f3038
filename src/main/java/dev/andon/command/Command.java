package dev.andon.command;

import dev.andon.deploy.Rollback;
import dev.andon.line.Cause;
import dev.andon.people.Deed;
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

    /// "From now on somebody else is on it": at the end of a shift.
    ///
    /// @param from who was on it
    /// @param to who is from now on
    /// @param subjects what of it; empty for everything that `from` is on
    /// @param why words for the successor; what was said before stays when they are empty
    /// @param lasts how long at most, or null for as long as it takes: what the predecessor promised is not the
    ///     successor's word
    record HandOver(
            Person from,
            Person to,
            List<String> subjects,
            String why,
            @Nullable Duration lasts) implements Command {
        public HandOver {
            subjects = List.copyOf(subjects);
        }
    }

    /// Stops a line.
    record PullCord(String line, String why) implements Command {}

    /// Lets a stopped line go on.
    record ResumeLine(String line, Cause cause) implements Command {}

    /// Asks the server to build something again.
    ///
    /// @param subject a tile's id
    record Rerun(String subject) implements Command {}

    /// Goes back to what was live before, or forward again to what was gone back from.
    ///
    /// @param subject a tile's id
    /// @param from the release that was live when this was decided: nobody goes back from another one
    /// @param to the release to go to
    /// @param why their words
    record RollBack(String subject, Rollback.Way way, Rollback.Point from, Rollback.Point to, String why)
            implements Command {}

    /// Has the failed part of what was built last run again.
    ///
    /// @param subject a tile's id
    record RerunFailed(String subject) implements Command {}

    /// Has a build stopped that runs or waits.
    ///
    /// @param subject a tile's id
    /// @param build the label of the build that they saw: no other is stopped; empty for whichever runs
    /// @param why their words
    record Cancel(String subject, String build, String why) implements Command {
        /// Whichever runs.
        public Cancel(String subject, String why) {
            this(subject, "", why);
        }
    }

    /// Agrees to what a build waits for.
    ///
    /// @param subject a tile's id
    /// @param build the label of the build that they saw waiting: nothing of another is agreed to; empty for
    ///     whichever waits
    /// @param what the name of what is meant, as the server calls it; who names nothing is told what waits
    /// @param why their words
    record Approve(String subject, String build, String what, String why) implements Command {
        /// Of whichever build.
        public Approve(String subject, String what, String why) {
            this(subject, "", what, why);
        }
    }

    /// Says no to a guard that is about to go back.
    ///
    /// @param subject the service's tile id
    record Veto(String subject) implements Command {}

    /// What whoever asks for it must be allowed.
    default Deed deed() {
        return switch (this) {
            case TakeClaim _, ReleaseClaim _ -> Deed.CLAIM;
            case HandOver _ -> Deed.HAND_OVER;
            case PullCord _, Veto _ -> Deed.STOP;
            case ResumeLine _ -> Deed.RESUME;
            case Rerun _, RerunFailed _ -> Deed.RERUN;
            case Cancel _ -> Deed.CANCEL;
            case Approve _ -> Deed.APPROVE;
            case RollBack _ -> Deed.ROLL_BACK;
        };
    }

    /// The word in the audit.
    default String word() {
        return switch (this) {
            case TakeClaim _ -> "claim";
            case ReleaseClaim _ -> "release";
            case HandOver _ -> "hand-over";
            case PullCord _ -> "stop";
            case ResumeLine _ -> "resume";
            case Rerun _ -> "rerun";
            case RerunFailed _ -> "rerun-failed";
            case Cancel _ -> "cancel";
            case Approve _ -> "approve";
            case Veto _ -> "veto";
            case RollBack rollBack -> rollBack.way() == Rollback.Way.BACK ? "roll-back" : "roll-forward";
        };
    }
}
