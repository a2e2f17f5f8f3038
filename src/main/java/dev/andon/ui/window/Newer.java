package dev.andon.ui.window;

/// An Andon that is newer than this one.
///
/// @param version as its makers write it
/// @param page where people read of it, an https address
public record Newer(String version, String page) {}
