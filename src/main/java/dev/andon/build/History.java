package dev.andon.build;

import dev.andon.source.ServerFault;
import java.util.List;

/// A build server that tells a pipeline's last builds. Only reads. Safe for use by several threads. Blocks on
/// I/O, and is asked beside looks, when somebody wants to know.
public interface History {
    /// So many are told at most.
    int AT_MOST = 100;

    /// The last builds, in as few requests as the server allows: one for most.
    ///
    /// @param pipeline as the last look saw it
    /// @param atMost how many are wanted, from 1 to [#AT_MOST]
    /// @return newest first, with label, outcome, times, page and, where the server tells it without being asked
    ///     for each, the revision; what runs has [Outcome#UNKNOWN] and no end
    List<Build> history(Pipeline pipeline, int atMost) throws ServerFault;
}
