package dev.andon.server.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Answers that cannot change any more, such as the steps of a finished build, so that they are asked for once.
/// Safe for use by several threads.
final class Settled<T> {
    private static final int KEPT = 20_000;

    private final Map<String, T> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > KEPT;
        }
    };

    synchronized Optional<T> of(String question) {
        return Optional.ofNullable(answers.get(question));
    }

    synchronized void keep(String question, T answer) {
        answers.put(question, answer);
    }
}
