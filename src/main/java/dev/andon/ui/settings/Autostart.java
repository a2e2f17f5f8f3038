package dev.andon.ui.settings;

import java.io.IOException;

/// Whether the session starts Andon. Blocks for a moment.
public interface Autostart {
    /// @throws IOException with a sentence
    boolean isOn() throws IOException;

    /// @throws IOException with a sentence
    void set(boolean on) throws IOException;
}
