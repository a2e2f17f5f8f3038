package dev.andon.build;

/// Which part of a log is wanted. Positions are the server's own, bytes or lines, and come from a [LogPart].
public sealed interface Stretch {
    /// The end, as much as one part holds.
    record End() implements Stretch {}

    /// What begins at a position: where one stopped reading. 0 is the beginning.
    record From(long at) implements Stretch {
        public From {
            if (at < 0) {
                throw new IllegalArgumentException("a log begins at 0");
            }
        }
    }

    /// What ends at a position: what was left out before.
    record Before(long at) implements Stretch {
        public Before {
            if (at < 0) {
                throw new IllegalArgumentException("a log begins at 0");
            }
        }
    }
}
