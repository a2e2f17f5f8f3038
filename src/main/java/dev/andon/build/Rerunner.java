package dev.andon.build;

import dev.andon.source.Acted;
import dev.andon.source.ServerFault;

/// A build server that can be asked to build something again. Safe for use by several threads. Blocks on I/O.
public interface Rerunner {
    /// Asks for another build of what a pipeline built last, of the same revision where the server can do that.
    /// Sent once, even when its answer is lost.
    ///
    /// @param pipeline as the last look saw it
    /// @throws ServerFault when something that has to be read first could not be read; then nothing was sent
    Acted rerun(Pipeline pipeline) throws ServerFault;
}
