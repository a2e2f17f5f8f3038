package dev.andon.line;

import java.util.Locale;

/// What there is to say of a gate, given its line.
public enum GateState {
    /// It is nobody's business: the line is not stopped and nothing of ours is shut.
    READY,
    /// The line is stopped and nobody has come to shut it yet.
    PENDING,
    SHUTTING,
    SHUT,
    /// It was shut, and new work gets in all the same.
    DRIFTED,
    /// It could not be shut.
    FAILED,
    /// Nobody can see how it stands.
    UNKNOWN,
    RESTORING,
    /// It could not be opened again.
    STUCK,
    /// It is shut and no settings name it any more.
    ORPHANED;

    /// The word in the database, in JSON and in the keys of sentences.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is not as it should be, and a person has to look after it.
    public boolean isTrouble() {
        return this == DRIFTED || this == FAILED || this == STUCK || this == ORPHANED;
    }

    /// Whether people should hear of it.
    public boolean isWorthALook() {
        return isTrouble() || this == UNKNOWN;
    }
}
