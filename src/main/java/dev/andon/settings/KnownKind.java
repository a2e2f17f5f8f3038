package dev.andon.settings;

import java.util.Map;
import java.util.Set;

/// A kind of server that a source may be of.
///
/// @param name what the settings call it
/// @param title what people call it
/// @param options what may be set for this kind alone: name and meaning
/// @param required those of them without which there is no such source
/// @param isWatched whether it is looked at all the time; the others are asked when somebody needs their numbers
public record KnownKind(
        String name, String title, Map<String, String> options, Set<String> required, boolean isWatched) {
    public KnownKind {
        required = Set.copyOf(required);
    }

    /// A kind that is watched and can do without options.
    public KnownKind(String name, String title, Map<String, String> options) {
        this(name, title, options, Set.of(), true);
    }
}
