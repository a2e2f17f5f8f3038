package dev.andon.settings;

/// A place in the settings file.
///
/// @param line counted from 1; 0 when it is about the file as a whole
/// @param column counted from 1, in characters; 0 when it is about the file as a whole
/// @param path the keys that lead there, such as `sources[1].every`; empty at the top
public record Place(int line, int column, String path) {
    static final Place FILE = new Place(0, 0, "");
}
