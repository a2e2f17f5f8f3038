package dev.andon.build;

import dev.andon.source.ServerFault;

/// A build server that knows what was changed between two revisions. Safe for use by several threads. Blocks on
/// I/O, and is asked beside looks, never in one.
public interface Trail {
    /// So many are told at most.
    int AT_MOST = 250;

    /// What `to` has and `from` has not. Only reads, in one or a few requests.
    ///
    /// @param pipeline one that builds them, as the last look saw it
    /// @param from a revision, which may be abbreviated
    /// @param to another
    /// @return not complete where there are more than some 250, or where the server has forgotten some
    /// @throws ServerFault when it cannot be told, [dev.andon.source.FaultKind#MISSING] when the server knows one
    ///     of both no more
    Commits between(Pipeline pipeline, String from, String to) throws ServerFault;
}
