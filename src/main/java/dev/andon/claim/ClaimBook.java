package dev.andon.claim;

import dev.andon.people.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The book of claims that a team shares. A subject has at most one open claim, however many people and programs
/// try at one instant. Safe for use by several threads. Blocks on I/O; what it acknowledged survives a killed
/// process. Every method throws [dev.andon.source.StoreFailure] when the book is out of reach.
public interface ClaimBook {
    /// Takes a subject that nobody has. Two who try at the same instant: one gets it, the other is told who has
    /// it.
    Taking take(Claim wanted);

    /// Replaces an open claim by its successor on the same subject, in one go.
    ///
    /// @param number of the claim that the caller saw; when it is no longer the open one, nothing is changed
    Taking handOver(long number, Claim successor);

    /// Takes a subject in the name of whoever claimed it on a build server; each claim of a server once, so that
    /// what was released here does not come back from there.
    ///
    /// @param theirs with its echo
    /// @return false when somebody has the subject, or when the book has or had that claim
    boolean adopt(Claim theirs);

    /// Writes how the server itself knows an open claim. Does nothing when it is no longer open.
    void heard(long number, Echo echo);

    /// Ends an open claim. One that lapsed has to have done so by the book's clock, too.
    ///
    /// @param by who did it; null for Andon
    /// @return false when it was no longer open, or its time is not over
    boolean release(long number, Release how, @Nullable Person by, Instant at);

    /// All open claims, oldest first. Claims that lapsed are among them until they are released.
    List<Claim> open();
}
