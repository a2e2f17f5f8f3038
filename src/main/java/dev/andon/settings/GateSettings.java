package dev.andon.settings;

import dev.andon.line.GateName;
import dev.andon.source.Glob;
import dev.andon.source.Source;
import java.util.List;

/// A gate that a stopped line shuts.
///
/// @param name its line's name and its own
/// @param connection its server, the kind of gate, and the options of that kind
/// @param fixBranches branches that may pass where it can tell them apart
public record GateSettings(GateName name, Source connection, List<Glob> fixBranches) {
    public GateSettings {
        fixBranches = List.copyOf(fixBranches);
    }
}
