package dev.andon.build;

import java.util.Set;

/// The branch a pipeline builds.
///
/// @param name as the version control names it, decoded: `feature/x`
/// @param kind what it is to its project
public record Branch(String name, Kind kind) {
    private static final Set<String> USUAL_MAIN_LINES = Set.of("main", "master", "trunk", "default", "develop");

    public enum Kind {
        /// The project's main line.
        DEFAULT,
        PULL_REQUEST,
        OTHER
    }

    /// A branch of a server that does not say which one is the project's main line: the usual names are taken for
    /// it.
    public static Branch guess(String name) {
        return new Branch(name, USUAL_MAIN_LINES.contains(name) ? Kind.DEFAULT : Kind.OTHER);
    }

    /// A branch of a server that says what the main line is called.
    public static Branch of(String name, String mainLine) {
        return new Branch(name, name.equals(mainLine) ? Kind.DEFAULT : Kind.OTHER);
    }
}
