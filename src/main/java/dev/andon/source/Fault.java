package dev.andon.source;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why a look brought nothing, as people and scripts may see it.
///
/// @param kind what sort of trouble
/// @param sentence one sentence for people, without secrets
/// @param until when the server asked not to be called again before, if it did
/// @param trouble the same for other languages; null where there is only the sentence, which is English
public record Fault(
        FaultKind kind,
        String sentence,
        @Nullable Instant until,
        @Nullable Trouble trouble) {
    public Fault(FaultKind kind, String sentence) {
        this(kind, sentence, null, null);
    }

    public Fault(FaultKind kind, String sentence, @Nullable Instant until) {
        this(kind, sentence, until, null);
    }

    /// What went wrong, of which every language has a sentence.
    ///
    /// @param about what fills the places of the sentence; without secrets
    public static Fault of(FaultKind kind, Trouble.Word word, Object... about) {
        return of(kind, new Trouble(word, Stream.of(about).map(String::valueOf).toList()));
    }

    /// The same of a trouble that is told already.
    public static Fault of(FaultKind kind, Trouble trouble) {
        return new Fault(kind, trouble.sentence(), null, trouble);
    }

    /// The same, to be called again at this time.
    public Fault until(@Nullable Instant until) {
        return new Fault(kind, sentence, until, trouble);
    }

    /// The same in other languages.
    public Fault in(Trouble trouble) {
        return new Fault(kind, sentence, until, trouble);
    }
}
