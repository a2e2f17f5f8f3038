package dev.andon.ui.kit;

import javafx.scene.control.Label;

/// What a page has to say of its own work: how its reading goes, or what became of what somebody asked for. Two
/// of these are said in two places, for the one comes at any time and is not to wipe out the other. Takes no room
/// when it says nothing.
public final class Saying extends Label {
    /// @param id what it is found by
    public Saying(String id) {
        setId(id);
        setWrapText(true);
        getStyleClass().add("told");
        say("");
    }

    /// @param words in place of what was said before; may be empty
    public void say(String words) {
        setText(words);
        setVisible(!words.isEmpty());
        setManaged(!words.isEmpty());
    }
}
