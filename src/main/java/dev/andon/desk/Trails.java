package dev.andon.desk;

import dev.andon.build.Trail;
import java.util.Optional;

/// Who can tell the commits between two revisions, by source. Safe for use by several threads.
@FunctionalInterface
public interface Trails {
    /// Nobody can.
    Trails NONE = source -> Optional.empty();

    /// @param source a source's name
    /// @return empty when its server cannot tell, or is not known yet
    Optional<Trail> of(String source);
}
