package dev.andon.settings;

import java.util.Map;

/// A kind of server that a source may be of.
///
/// @param name what the settings call it
/// @param title what people call it
/// @param options what may be set for this kind alone: name and meaning
public record KnownKind(String name, String title, Map<String, String> options) {}
