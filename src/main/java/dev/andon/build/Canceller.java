package dev.andon.build;

import dev.andon.source.Acted;
import dev.andon.source.ServerFault;

/// A build server that can be asked to stop a build. Safe for use by several threads. Blocks on I/O.
public interface Canceller {
    /// Asks to stop what a pipeline builds now. Sent once, even when its answer is lost. That the server took it
    /// does not say that the build has ended: the next looks tell.
    ///
    /// @param pipeline as the last look saw it, with a build that runs or waits
    /// @param why the words of who asks, for servers that keep them
    /// @throws ServerFault when something that has to be read first could not be read; then nothing was sent
    Acted cancel(Pipeline pipeline, String why) throws ServerFault;
}
