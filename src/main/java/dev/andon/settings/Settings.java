package dev.andon.settings;

import dev.andon.board.WallSettings;
import dev.andon.source.Source;
import java.util.List;

/// What `andon.yaml` says.
///
/// @param sources the servers to watch, in the file's order; a source's kind is empty when the file does not say
///     it
/// @param wall how the wall looks
/// @param warnings what is allowed but should be better
public record Settings(List<Source> sources, WallSettings wall, List<Remark> warnings) {
    public Settings {
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
    }
}
