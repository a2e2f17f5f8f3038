package dev.andon.desktop;

import java.util.Locale;

/// What somebody says to a notification.
public enum Answer {
    /// "I am on it."
    CLAIM,
    /// "Show me." Also a click on the notification itself.
    OPEN,
    /// "Do not go back."
    VETO,
    /// "Show me what going back would be."
    GO_BACK,
    /// "No more of this."
    MUTE;

    /// The word on the bus, and the end of its key in the messages.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
