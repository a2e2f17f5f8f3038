package dev.andon.build;

import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import java.util.List;

/// A build server whose builds may wait until somebody agrees. Safe for use by several threads. Blocks on I/O.
public interface Approver {
    /// What a pipeline waits for now. Only reads.
    ///
    /// @param pipeline as the last look saw it
    /// @return empty when it waits for nothing that we could agree to
    List<Approval> waiting(Pipeline pipeline) throws ServerFault;

    /// Agrees to one of them. Sent once, even when its answer is lost.
    ///
    /// @param approval as [#waiting] told it
    /// @param why the words of who agrees, for servers that keep them
    /// @throws ServerFault when something that has to be read first could not be read; then nothing was sent
    Acted approve(Pipeline pipeline, Approval approval, String why) throws ServerFault;
}
