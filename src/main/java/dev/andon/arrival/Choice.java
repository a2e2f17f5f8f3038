package dev.andon.arrival;

import java.util.List;

/// What of a server is to be watched, and under which name.
///
/// @param name unique among the sources
/// @param pipelines names and patterns; empty for all
/// @param branches names and patterns; empty for the usual
/// @param tokenInFile whether the token may be kept in a file where there is no keychain
public record Choice(String name, List<String> pipelines, List<String> branches, boolean tokenInFile) {
    public Choice {
        pipelines = List.copyOf(pipelines);
        branches = List.copyOf(branches);
    }
}
