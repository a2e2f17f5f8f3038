package dev.andon.desk;

import dev.andon.text.Sentence;

/// The answer to what somebody wanted to know of a build, or why there is none.
public sealed interface Told<T> {
    record Answer<T>(T value) implements Told<T> {}

    record Nothing<T>(Sentence why) implements Told<T> {}
}
