package dev.andon.line;

import dev.andon.source.Glob;
import java.util.List;

/// What a gate is shut with.
///
/// @param line the line's name
/// @param reason why it is stopped, in one sentence for those who stand before the gate
/// @param fixBranches branches that may pass where the product can tell them apart
public record Barrier(String line, String reason, List<Glob> fixBranches) {
    public Barrier {
        fixBranches = List.copyOf(fixBranches);
    }
}
