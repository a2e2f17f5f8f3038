package dev.andon.form;

import java.util.List;

/// One thing that settings can say.
///
/// @param path the keys that lead to it, such as `sources[1].every`
/// @param name what it is called in its section
/// @param meaning for people, one or more sentences
/// @param kind how it is said
/// @param words of a choice, what can be chosen
/// @param value what is said now, as the file means it; empty when nothing is
public record Field(String path, String name, String meaning, Kind kind, List<String> words, String value) {
    /// How something is said.
    public enum Kind {
        TEXT,
        NUMBER,
        /// `true` or `false`.
        FLAG,
        CHOICE,
        /// Several texts with commas between them.
        LIST,
        /// Where a secret is: `${VARIABLE}`, `file:path` or `keychain:name`.
        SECRET,
        /// More than a form can say: it is edited in the text.
        OTHER
    }

    public Field {
        words = List.copyOf(words);
    }
}
