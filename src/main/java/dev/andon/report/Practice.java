package dev.andon.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One cell of the matrix of practices: how far a team is with one of its works. After the Enterprise Continuous
/// Integration Maturity Model of Eric Minick and Jeffrey Fredrick, whose words these are not.
///
/// @param area the work
/// @param level how far
public record Practice(Area area, Level level) {
    public enum Area {
        BUILDING,
        DEPLOYING,
        TESTING,
        REPORTING;

        /// The word in the database and in the messages.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Level {
        INTRODUCTORY,
        NOVICE,
        INTERMEDIATE,
        ADVANCED,
        INSANE;

        /// The word in the database and in the messages.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// All of an area, the easiest first.
    public static List<Practice> of(Area area) {
        return Arrays.stream(Level.values())
                .map(level -> new Practice(area, level))
                .toList();
    }

    /// The one with this word; empty when there is none.
    public static Optional<Practice> called(String word) {
        return Arrays.stream(Area.values())
                .flatMap(area -> of(area).stream())
                .filter(practice -> practice.word().equals(word))
                .findFirst();
    }

    /// The word in the database and in the messages, such as `building.novice`.
    public String word() {
        return area.word() + "." + level.word();
    }
}
