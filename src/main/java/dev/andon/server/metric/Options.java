package dev.andon.server.metric;

import dev.andon.source.Source;

/// Reads the options of a source.
final class Options {
    private Options() {}

    /// @throws IllegalArgumentException when it is not there
    static String needed(Source source, String name) {
        String value = source.option(name);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value;
    }

    /// @throws IllegalArgumentException when it is there and no whole number
    static long number(Source source, String name) {
        try {
            return Long.parseLong(needed(source, name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + name + "\" is no whole number", e);
        }
    }

    /// @throws IllegalArgumentException when it is there and cannot be a header's value
    static String header(Source source, String name) {
        String value = source.option(name);
        if (value.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
            throw new IllegalArgumentException("\"" + name + "\" has a character that cannot be sent");
        }
        return value;
    }

    /// What the time of a value means where that depends on who is behind.
    ///
    /// @throws IllegalArgumentException for another word
    static Stamp stamp(Source source, Stamp usual) {
        return switch (source.option("stamp")) {
            case "" -> usual;
            case "begin" -> Stamp.BEGIN;
            case "end" -> Stamp.END;
            default -> throw new IllegalArgumentException("\"stamp\" is begin or end");
        };
    }
}
