package dev.andon.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What became of reading the settings once.
public sealed interface Reading {
    /// The files that were read or looked for, each with a digest of what was found.
    Map<Path, String> files();

    record Usable(Settings settings, Map<Path, String> files) implements Reading {}

    /// @param mistakes all of them, in the order of the file; at least one
    /// @param warnings what was remarked beside them
    record Unusable(List<Remark> mistakes, List<Remark> warnings, Map<Path, String> files) implements Reading {}
}
