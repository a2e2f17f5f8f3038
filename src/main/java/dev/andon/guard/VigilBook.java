package dev.andon.guard;

import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// The book of watched deploys that a team shares. Safe for use by several threads. Blocks on I/O; what it
/// acknowledged survives a killed process. Every method throws [dev.andon.source.StoreFailure] when the book is
/// out of reach.
public interface VigilBook {
    /// Writes that a deploy is being watched.
    ///
    /// @return its number; empty when this deploy is watched already, or was
    OptionalLong begin(Vigil vigil);

    /// Writes what is known of an open one now: its readings, what follows from them, until when everybody is
    /// asked. A veto stays.
    ///
    /// @return false when it is over
    boolean write(Vigil vigil);

    /// Writes that somebody says no to a countdown.
    ///
    /// @return false when there was nothing to say no to any more
    boolean veto(long number, Person by);

    /// Ends a countdown, in order to go back now: nobody can say no any more. Who dies before going back begins
    /// another.
    ///
    /// @return false when somebody said no, or there is no countdown any more
    boolean take(long number);

    /// Writes what it came to. Of what went back it may still be written whether that helped, or that nobody can
    /// tell any more.
    ///
    /// @return false when that was written before
    boolean end(long number, Vigil.End end);

    /// All open ones, and those that ended within this time, newest first.
    ///
    /// @param asked when this is called, by the caller's clock: when things ended is by it
    List<Vigil> remembered(Duration back, Instant asked);

    /// Keeps what a vigil was judged by, so that everybody can judge again. What was kept of this metric before
    /// is replaced; what was kept of deploys that did no harm goes when they are not remembered any more.
    ///
    /// @param question one metric's
    void keep(long number, Question question);

    /// What was kept, by the names of metrics.
    List<Question> kept(long number);

    /// Switches going back by itself off for all guards, or on again.
    ///
    /// @param why words for the others
    void switchTo(boolean off, Person by, String why);

    /// Whether it is off.
    boolean isOff();
}
