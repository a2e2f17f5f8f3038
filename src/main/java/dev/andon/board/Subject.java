package dev.andon.board;

import dev.andon.claim.Claim;
import dev.andon.text.Sentence;
import java.util.Collection;
import java.util.List;

/// What is claimed, as people call it in a sentence: a pipeline by its id, a line as one. Pure.
public final class Subject {
    private Subject() {}

    /// An argument of a sentence.
    ///
    /// @param subject of a claim
    public static Object named(String subject) {
        return Claim.line(subject)
                .<Object>map(line -> Sentence.of("subject.line", line))
                .orElse(subject);
    }

    /// The same for several.
    public static List<Object> named(Collection<String> subjects) {
        return subjects.stream().map(Subject::named).toList();
    }
}
