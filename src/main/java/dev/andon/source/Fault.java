package dev.andon.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a look brought nothing, as people and scripts may see it.
///
/// @param kind what sort of trouble
/// @param sentence one sentence for people, without secrets
/// @param until when the server asked not to be called again before, if it did
public record Fault(
        FaultKind kind, String sentence, @Nullable Instant until) {
    public Fault(FaultKind kind, String sentence) {
        this(kind, sentence, null);
    }
}
