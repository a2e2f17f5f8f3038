package dev.andon.deploy;

import dev.andon.source.Acted;
import java.util.List;

/// A change that is ready to be sent: what a dry run shows is what is sent.
public interface Prepared {
    /// All that would be sent, in order.
    List<Request> requests();

    /// Sends it, each request at most once, and stops at the first that is not taken. Blocks on I/O. May be
    /// called once.
    ///
    /// @return done when the server took all of it; what comes of it is to be seen by looking. Not done only when
    ///     nothing of it happened
    Acted send();
}
