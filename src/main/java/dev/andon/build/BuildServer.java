package dev.andon.build;

import dev.andon.source.ServerFault;
import java.util.List;

/// A build server that can be looked at.
///
/// An adapter keeps no clock, thread, retry or log; deadlines, limits, conditional requests and redaction are its
/// `Http`'s. It is safe for use by several threads at once.
public interface BuildServer {
    /// Looks once and says everything it sees, in the fewest requests the server allows.
    ///
    /// When nothing changed since the last look it may return the very same list, which then costs nobody any
    /// work. Filtering by name is not its business (the keeper does that); asking the server for the wanted
    /// branches only, where that saves requests, is.
    ///
    /// @return all pipelines; never empty by mistake: an answer that cannot be read is a fault
    /// @throws ServerFault when nothing, or not everything, could be seen
    List<Pipeline> look() throws ServerFault;
}
