package dev.andon.guard;

import java.util.Locale;

/// Why a guard that sees harm does not go back by itself. Each has a sentence by its word.
public enum Restraint {
    /// The settings want it to observe.
    TOLD_TO_OBSERVE,
    /// The settings want it to ask.
    TOLD_TO_ASK,
    /// It has watched too few deploys of this service yet.
    NEW_HERE,
    /// The replay of this metric's own past raises too many false alarms.
    TOO_OFTEN_WRONG,
    /// No replay says how often it would be wrong.
    NEVER_REPLAYED,
    /// What is live came by going back.
    IS_ROLLBACK,
    /// Something else was deployed at the same time, or more than one deploy of this.
    NOT_ALONE,
    /// What the deploy cannot influence fell as well.
    EXTERNAL,
    /// What would tell it apart from outside trouble cannot be read.
    NO_CONTROL,
    /// The metric is gone: as often a broken meter as a broken shop.
    VANISHED,
    /// It went back lately: somebody shall look.
    JUST_WENT_BACK,
    /// Somebody switched going back by itself off.
    SWITCHED_OFF,
    /// The clock here and that of the numbers do not agree.
    WRONG_CLOCK,
    /// A line of this service is stopped for something else.
    INCIDENT,
    /// Somebody ended the countdown.
    VETOED,
    /// The server cannot be asked to go back, or something stands in the way.
    NO_WAY_BACK;

    /// The word in JSON and in the message files.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
