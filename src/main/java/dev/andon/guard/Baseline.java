package dev.andon.guard;

/// The version that was live before, measured by the same metric while both serve.
///
/// @param version what people call it
/// @param events what is above the line, of this version alone
/// @param base what is below the line, of this version alone
public record Baseline(String version, Series events, Series base) {}
