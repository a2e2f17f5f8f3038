package dev.andon.build;

/// A part of a log, made harmless: see [LogText].
///
/// @param text whole lines, as far as the server tells positions in between and no line alone is larger than a
///     part; parts that follow each other are the log without a gap; empty when there is nothing there (yet)
/// @param from where it begins, in the server's own positions; more than 0 says that there is more before
/// @param next where what follows begins
/// @param complete whether nothing follows, now or later
/// @param total how large the log is as far as it is written, in the same positions; -1 when the server does not
///     tell
public record LogPart(String text, long from, long next, boolean complete, long total) {
    public LogPart {
        text = LogText.clean(text);
    }

    /// Whether something of the log lies before this.
    public boolean hasBefore() {
        return from > 0;
    }

    /// What lies before this.
    public Stretch before() {
        return new Stretch.Before(from);
    }

    /// What follows this.
    public Stretch after() {
        return new Stretch.From(next);
    }
}
