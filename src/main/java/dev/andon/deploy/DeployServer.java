package dev.andon.deploy;

import dev.andon.source.ServerFault;
import java.util.List;

/// A server that knows what is live where.
///
/// An adapter keeps no clock, thread, retry or log; deadlines, limits, conditional requests and redaction are its
/// `Http`'s. It is safe for use by several threads at once.
public interface DeployServer {
    /// Looks once and says everything it sees, in the fewest requests the server allows.
    ///
    /// When nothing changed since the last look it may return the very same list, which then costs nobody any
    /// work.
    ///
    /// @return everything that is deployed; never empty by mistake: an answer that cannot be read is a fault
    /// @throws ServerFault when nothing, or not everything, could be seen
    List<Deployment> look() throws ServerFault;
}
