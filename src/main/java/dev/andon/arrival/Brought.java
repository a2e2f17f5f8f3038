package dev.andon.arrival;

import java.util.List;

/// A server that the settings of another monitor name. Its secret stays there.
///
/// @param name what it is called there, or empty
/// @param pipelines those that were watched; empty for all
public record Brought(Candidate candidate, String name, List<String> pipelines) {
    public Brought {
        pipelines = List.copyOf(pipelines);
    }
}
