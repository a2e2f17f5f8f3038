package dev.andon.deploy;

import dev.andon.source.ServerFault;

/// A deploy server that can go back to what was live before. Safe for use by several threads. Blocks on I/O.
public interface Rollbacker {
    /// Everything that has to be known before somebody decides, read now: what is live, what it can go back to,
    /// and what stands in the way.
    ///
    /// @throws ServerFault when it could not be read, [dev.andon.source.FaultKind#MISSING] for a service that is
    ///     not there
    Deployment examine(Service service) throws ServerFault;

    /// Makes ready what would be sent to go to another release. Sends nothing that changes anything.
    ///
    /// @param seen as it was examined; its lock is what the server compares
    /// @param to an entry of its history
    /// @param why a sentence with who wants it, for the server's own history where it keeps one
    /// @throws ServerFault when something that has to be read first could not be read
    Prepared prepare(Deployment seen, Release to, String why) throws ServerFault;
}
