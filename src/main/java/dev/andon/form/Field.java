package dev.andon.form;

import java.util.List;

/// One thing that settings can say.
///
/// @param name what it is called in its block
/// @param meaning for people, one or more sentences
/// @param kind how it is said
/// @param words what can be chosen; empty where anything can be said
/// @param value what is said now, as the file means it; empty when nothing is
/// @param decides whether other fields come and go with what is said
public record Field(
        String path, String name, String meaning, Kind kind, List<String> words, String value, boolean decides)
        implements Part {
    /// How something is said.
    public enum Kind {
        TEXT,
        NUMBER,
        /// `true` or `false`.
        FLAG,
        CHOICE,
        /// Several texts with commas between them; one that has a comma itself stands in double quotes.
        LIST,
        /// Where a secret is: `${VARIABLE}`, `file:path` or `keychain:name`.
        SECRET,
        /// Something that does not belong there: it is put right in the text.
        OTHER
    }

    public Field {
        words = List.copyOf(words);
    }

    /// The value may be a secret that somebody wrote down.
    @Override
    public String toString() {
        return "Field[" + path + ", " + kind + "]";
    }
}
