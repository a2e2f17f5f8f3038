package dev.andon.desk;

import dev.andon.build.Rerunner;
import java.util.Optional;

/// Who can build something again, by source. Safe for use by several threads.
@FunctionalInterface
public interface Rerunners {
    /// Nobody can.
    Rerunners NONE = source -> Optional.empty();

    /// @param source a source's name
    /// @return empty when its server cannot be asked to
    Optional<Rerunner> of(String source);
}
