package dev.andon.arrival;

import java.util.List;

/// What became of writing a server into the settings.
public sealed interface Entry {
    /// It is there.
    ///
    /// @param file the settings file
    record Entered(String file) implements Entry {}

    /// The platform keeps no secrets; nothing was written.
    ///
    /// @param why for people
    /// @param file where the token would be kept instead, readable by this user alone
    record NoKeychain(String why, String file) implements Entry {}

    /// The settings would not be usable, or cannot be written; they are as they were.
    ///
    /// @param sentences for people, at least one
    record Refused(List<String> sentences) implements Entry {
        public Refused {
            sentences = List.copyOf(sentences);
        }
    }
}
