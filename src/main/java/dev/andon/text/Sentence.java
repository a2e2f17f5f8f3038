package dev.andon.text;

import java.util.List;

/// Something to say: a key of `strings.properties` and what fills its places. It becomes words only where it is
/// shown, in the reader's language.
///
/// @param key a key of the messages
/// @param arguments numbers, texts, durations, lists of people, other sentences
public record Sentence(String key, List<Object> arguments) {
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
