package dev.andon.line;

import dev.andon.guard.Vigil;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The book of stops that a team shares. A line has at most one open stop by Andon and one by a person, however
/// many programs try at one instant. Safe for use by several threads. Blocks on I/O; what it acknowledged
/// survives a killed process. Every method throws [dev.andon.source.StoreFailure] when the book is out of reach.
public interface StopBook {
    /// Stops a line.
    ///
    /// @return the open stop of the same sort: this one with its number, or the one that was there before
    Stop stop(Stop wanted);

    /// Writes what a guard knows of a deploy, and stops lines for it: all of that, or nothing.
    ///
    /// @param wanted those that are not stopped so already are
    /// @return false when the vigil is over
    boolean stop(List<Stop> wanted, Vigil vigil);

    /// Ends an open stop.
    ///
    /// @return false when it was no longer open
    boolean resume(long number, Resumption resumption);

    /// When a line last went on, by the caller's clock.
    ///
    /// @param asked when this is called, by that clock
    /// @return empty if it never did, or if that is not known because the book's clock was set back
    Optional<Instant> lastResumed(String line, Instant asked);

    /// All open stops, oldest first.
    List<Stop> open();

    /// All stops that began at this time or later, or were still open then, newest first.
    List<Stop> since(Instant begin);
}
