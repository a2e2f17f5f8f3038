package dev.andon.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// The book of rollbacks that a team shares. However many programs want at one instant to change one service, one
/// of them is told to do it, and no other may before it is known what came of that, even when that one dies at
/// any moment. Safe for use by several threads. Blocks on I/O; what it acknowledged survives a killed process.
/// Every method throws [dev.andon.source.StoreFailure] when the book is out of reach.
public interface RollbackBook {
    /// Writes that a service is about to be changed. Only who is given it back may do that, once.
    ///
    /// @return its number; empty when the service has an open one
    OptionalLong intend(Rollback wanted);

    /// Writes how far asking the server came. What was refused is over.
    ///
    /// @param sending any but [Rollback.Sending#INTENDED]
    /// @param words why it was not asked, or what the server said, or empty
    void settle(long number, Rollback.Sending sending, String words);

    /// Writes what came of it. What was decided first holds.
    ///
    /// @return whether it was this call that decided
    boolean decide(long number, Rollback.Finding finding);

    /// All open ones, and those that were intended within this time, newest first.
    ///
    /// @param asked when this is called, by the caller's clock: the times of the result are by it, whatever the
    ///     book's own clock says
    List<Rollback> remembered(Duration back, Instant asked);
}
