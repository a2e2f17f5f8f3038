package dev.andon.desk;

import dev.andon.deploy.Rollbacker;
import java.util.Optional;

/// Who can go back to what was live before, by source. Safe for use by several threads.
@FunctionalInterface
public interface Rollbackers {
    /// Nobody can.
    Rollbackers NONE = source -> Optional.empty();

    /// @param source a source's name
    /// @return empty when its server cannot be asked to
    Optional<Rollbacker> of(String source);
}
