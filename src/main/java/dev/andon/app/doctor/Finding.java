package dev.andon.app.doctor;

/// One thing that was looked at.
///
/// @param what was found, in a sentence
/// @param help what to do about it; empty for nothing
public record Finding(Grade grade, String what, String help) {
    /// How bad it is.
    public enum Grade {
        /// As it should be.
        WELL,
        /// Worth knowing, and nothing wrong.
        NOTE,
        WRONG
    }

    static Finding well(String what) {
        return new Finding(Grade.WELL, what, "");
    }

    static Finding note(String what, String help) {
        return new Finding(Grade.NOTE, what, help);
    }

    static Finding wrong(String what, String help) {
        return new Finding(Grade.WRONG, what, help);
    }

    /// As it is printed: a mark, what, and what to do below it.
    public String line() {
        String mark = switch (grade) {
            case WELL -> "ok     ";
            case NOTE -> "note   ";
            case WRONG -> "WRONG  ";
        };
        return mark + what + (help.isEmpty() ? "" : System.lineSeparator() + "       " + help);
    }
}
