package dev.andon.line;

import dev.andon.source.Acted;
import dev.andon.source.ServerFault;

/// A place that new work has to pass and that a stopped line shuts: a branch's rule, a server's queue, a deploy
/// window. It keeps no clock and remembers nothing: whoever shuts it keeps what was there before. Safe for use by
/// several threads. Blocks on I/O.
public interface Gate {
    /// How it stands now.
    ///
    /// @throws ServerFault when that could not be read
    GateSight look() throws ServerFault;

    /// Shuts it, wholly: where it is shut already nothing is sent, so that a second call does no harm.
    ///
    /// @throws ServerFault when something that has to be read first could not be read; then nothing was sent
    Acted shut(Barrier barrier) throws ServerFault;

    /// Puts back what was there before. What somebody else changed meanwhile, and what others set there, stays.
    ///
    /// @param before the [GateSight#setting] that was seen before it was shut
    /// @throws ServerFault when something that has to be read first could not be read; then nothing was sent
    Acted restore(String before) throws ServerFault;
}
