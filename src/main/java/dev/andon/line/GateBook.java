package dev.andon.line;

import java.util.List;
import java.util.Optional;

/// The book of gates that a team shares: what each was like before it was shut, and how it stands. Safe for use
/// by several threads. Blocks on I/O; what it acknowledged survives a killed process. Every method throws
/// [dev.andon.source.StoreFailure] when the book is out of reach.
public interface GateBook {
    /// Remembers what a gate was like. What is remembered already stays.
    ///
    /// @return what is remembered now: this, or what was there before
    Engagement engage(Engagement first);

    /// What is remembered of a gate.
    Optional<Engagement> engagement(GateName gate);

    /// All that is remembered, oldest first.
    List<Engagement> engagements();

    /// Goes on from exactly what was read.
    ///
    /// @return false when somebody else went on meanwhile; then nothing is changed
    boolean move(Engagement from, Engagement.Phase phase, long audit);

    /// Forgets a gate that is still exactly as it was read, and what was reported of it.
    ///
    /// @return false when somebody else went on meanwhile, who needs what is remembered; then nothing is changed
    boolean forget(Engagement last);

    /// Takes back what was told of a gate of which nothing is remembered.
    void withdraw(GateName gate);

    /// Tells everybody how a gate stands, instead of what was told before.
    void report(GateReport report);

    /// What was told last of each gate, by line and name.
    List<GateReport> reports();
}
