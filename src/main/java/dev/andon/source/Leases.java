package dev.andon.source;

import java.time.Duration;

/// What only one of a team's programs does at a time: poll a source, watch a deploy. Who does it holds the lease
/// of that name and renews it long before it ends; the lease of one that died goes to who asks next after its
/// end. Times are measured by the book's clock, never by the caller's. Safe for use by several threads. Blocks on
/// I/O. Every method throws [StoreFailure] when the book is out of reach: then nothing is known to be held.
public interface Leases {
    /// Takes a lease, or renews it.
    ///
    /// @param length how long it holds from now; a caller with a clock of its own counts from before the call
    /// @return false when somebody else has it
    boolean hold(String name, Duration length);

    /// Gives a lease back before its end. Does nothing when somebody else has it.
    void letGo(String name);
}
