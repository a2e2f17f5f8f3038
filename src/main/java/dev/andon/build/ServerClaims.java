package dev.andon.build;

import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import java.util.Optional;

/// A build server that itself knows who is on what. Safe for use by several threads. Blocks on I/O.
///
/// An adapter does not confirm what it did and guards nothing: who asks looks before and afterwards.
public interface ServerClaims {
    /// Who is on what a pipeline built last, as the server says now.
    ///
    /// @param pipeline as the last look saw it
    /// @return empty for nobody
    Optional<ServerClaim> who(Pipeline pipeline) throws ServerFault;

    /// Says that a user is on what a pipeline built last, whoever was before. Sent once, even when its answer is
    /// lost.
    ///
    /// @param login the user's id on that server
    /// @param why their words, or empty
    /// @throws ServerFault when something that has to be read first could not be read; then nothing was sent
    Acted claim(Pipeline pipeline, String login, String why) throws ServerFault;

    /// Says that nobody is on it any more. Sent once, even when its answer is lost.
    ///
    /// @throws ServerFault when something that has to be read first could not be read; then nothing was sent
    Acted unclaim(Pipeline pipeline) throws ServerFault;
}
