package dev.andon.server.http;

import dev.andon.source.Secret;
import dev.andon.source.ServerFault;

/// Something by which a server knows us that runs out and can be had again. Safe for use by several threads.
interface Pass {
    /// The header that is sent now.
    Auth shown() throws ServerFault;

    /// Gets a new one, unless another thread did so since `refused` was sent.
    ///
    /// @return false when there is none to be had, so that the refusal stands
    boolean renew(Auth refused) throws ServerFault;

    /// What no message may repeat.
    Secret secret();
}
