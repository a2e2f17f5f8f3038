package dev.andon.settings;

import java.util.List;

/// A kind of gate that a line may shut.
///
/// @param name what the settings call it
/// @param title what people call it
/// @param options what may be set for this kind alone
public record KnownGate(String name, String title, List<Option> options) {
    public KnownGate {
        options = List.copyOf(options);
    }

    /// @param required whether there is no such gate without it
    public record Option(String name, String meaning, boolean required) {}
}
