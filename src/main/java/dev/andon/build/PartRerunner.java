package dev.andon.build;

import dev.andon.source.Acted;
import dev.andon.source.ServerFault;

/// A build server that can be asked to run again only what failed. Safe for use by several threads. Blocks on
/// I/O.
public interface PartRerunner {
    /// Asks to run the failed part of what a pipeline built last once more, of the same revision. Unlike
    /// [Rerunner#rerun] nothing else is tried where the server refuses. Sent once, even when its answer is lost.
    ///
    /// @param pipeline as the last look saw it
    /// @throws ServerFault when something that has to be read first could not be read; then nothing was sent
    Acted rerunFailed(Pipeline pipeline) throws ServerFault;
}
