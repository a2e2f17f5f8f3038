package dev.andon.build;

import dev.andon.source.ServerFault;
import java.util.List;
import java.util.function.Consumer;

/// A build server that shows what a build wrote. Only reads. Safe for use by several threads. Blocks on I/O, and
/// is asked beside looks, when somebody wants to know.
public interface Logs {
    /// So many bytes a part has at most, wherever the server tells positions in between.
    int PART = 1 << 19;

    /// Which logs a build has.
    ///
    /// @param pipeline as the last look saw it
    /// @param build one of its builds, running or not, as a look or [History] told it
    /// @return in the order in which they began, each with the same id as long as the build goes on; several where
    ///     each job or step has its own; empty when nothing was written yet
    List<Log> logs(Pipeline pipeline, Build build) throws ServerFault;

    /// Reads a part of one. Where the server can do that, the rest is not sent at all; there is always a limit to
    /// what is read.
    ///
    /// A log that is read on from [LogPart#next] again and again is read whole and no line twice. Of one that was
    /// cut off or deleted meanwhile nothing more comes.
    LogPart read(Log log, Stretch stretch) throws ServerFault;

    /// Hands over a log from its beginning to where it ends now, as it comes: nothing is kept, so there is no
    /// limit where the server sends it as plain text or in parts.
    ///
    /// @param taker is given text as a [LogPart] has it, piece by piece
    /// @return where what follows begins
    default long whole(Log log, Consumer<String> taker) throws ServerFault {
        LogPart part = read(log, new Stretch.From(0));
        taker.accept(part.text());
        while (!part.complete() && !part.text().isEmpty()) {
            part = read(log, part.after());
            taker.accept(part.text());
        }
        return part.next();
    }
}
