package dev.andon.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The book of confirmations that a team shares. However many programs find at one instant that something is to
/// be run again, one of them is told to do it, and no other ever is for the same red build: not when that one
/// dies at any moment, and not when another looks at an older state of things. Safe for use by several threads.
/// Blocks on I/O; what it acknowledged survives a killed process. Every method throws
/// [dev.andon.source.StoreFailure] when the book is out of reach.
public interface ConfirmationBook {
    /// Writes that a pipeline is about to be run again. Only who is given it back may do that, once.
    ///
    /// @return empty when the pipeline has an open confirmation, or this build ever had one
    Optional<Confirmation> intend(Confirmation wanted);

    /// Writes how far asking the server came.
    ///
    /// @param words why it was not asked, or empty
    void settle(long number, Confirmation.Sending sending, String words);

    /// Writes that it is decided before the pipeline is green again. What was decided first holds.
    void decide(long number, Confirmation.Finding finding);

    /// Writes that the pipeline is green again: it passed, unless it was decided otherwise before.
    void end(long number);

    /// All open confirmations, and those that ended at this time or later, newest first.
    List<Confirmation> since(Instant begin);
}
