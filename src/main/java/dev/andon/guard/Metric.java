package dev.andon.guard;

import java.util.Locale;

/// What is measured.
///
/// @param name what people call it
/// @param kind how its numbers come about
/// @param bad which way is the bad one
public record Metric(String name, Kind kind, Bad bad) {
    /// How numbers come about, and with it how they scatter.
    public enum Kind {
        /// Events in each bucket.
        COUNT,
        /// Events for each of others, such as orders for each session: what one deploy does to it is seen through
        /// the ups and downs of both. To be preferred.
        RATIO,
        /// A level, such as a rate that somebody already computed; must be above zero.
        GAUGE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Bad {
        DOWN,
        UP;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
