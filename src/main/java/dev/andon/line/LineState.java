package dev.andon.line;

import java.util.Locale;

/// Whether new work may go in.
public enum LineState {
    STOPPED,
    /// Nothing is known to be red, but not everything is known.
    UNKNOWN,
    /// Something failed that is run again: new work may go in, and the line stops if it fails again.
    CONFIRMING,
    RUNNING;

    /// The word in JSON and style sheets.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
