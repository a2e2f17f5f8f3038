package dev.andon.form;

import java.util.List;

/// What became of saving settings.
public sealed interface Saving {
    /// They are in the file.
    record Saved(Form form) implements Saving {}

    /// They cannot be used so; the file is as it was.
    record Faulty(List<Mistake> mistakes) implements Saving {
        public Faulty {
            mistakes = List.copyOf(mistakes);
        }
    }

    /// Somebody else changed the file meanwhile; it is as they left it.
    ///
    /// @param form how it is now
    record Overtaken(Form form) implements Saving {}

    /// The file is as it was.
    ///
    /// @param sentence why, for people
    record Failed(String sentence) implements Saving {}
}
