package dev.andon.source;

import java.time.Instant;
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

    /// The same in other languages.
    public Fault in(Trouble trouble) {
        return new Fault(kind, sentence, until, trouble);
    }
}
