package dev.andon.desk;

import dev.andon.source.ServerFault;
import java.util.Optional;

/// What the servers of sources can do besides being looked at: each ability is a small port. Safe for use by
/// several threads.
@FunctionalInterface
public interface Skills {
    /// Nobody can do anything.
    Skills NONE = new Skills() {
        @Override
        public <P> Optional<P> of(String source, Class<P> port) {
            return Optional.empty();
        }
    };

    /// Blocks on I/O where nobody knows yet what kind of server it is.
    ///
    /// @param source a source's name
    /// @param port what is wanted: [dev.andon.build.Logs], [dev.andon.build.Canceller] …
    /// @return empty when its server cannot do that
    /// @throws ServerFault when nobody can find out what kind of server it is
    <P> Optional<P> of(String source, Class<P> port) throws ServerFault;

    /// Something was asked of a source: what became of it is to be seen there.
    default void acted(String source) {
        // Nobody looks before it is time.
    }
}
