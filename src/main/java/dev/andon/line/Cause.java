package dev.andon.line;

import java.util.Locale;

/// Why a line had stopped, as the person says who lets it go on.
///
/// @param category what kind of thing it was
/// @param whys their words: the five whys, as far as they got
/// @param link to more, or empty
public record Cause(Category category, String whys, String link) {
    public enum Category {
        CODE,
        TEST,
        FLAKY_TEST,
        INFRASTRUCTURE,
        DEPENDENCY,
        CONFIGURATION,
        OTHER;

        /// The word in the database, in JSON and on the command line.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Cause {
        whys = whys.strip();
        link = link.strip();
    }
}
