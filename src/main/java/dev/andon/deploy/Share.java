package dev.andon.deploy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much of the traffic a new version gets while the one before it gets the rest.
///
/// @param percent from 1 to 100
/// @param since when, by the server's clock; null when it does not tell
public record Share(int percent, @Nullable Instant since) {
    /// Everything, as what is live has it.
    public static final int ALL = 100;

    public Share {
        if (percent < 1 || percent > ALL) {
            throw new IllegalArgumentException("a share is from 1 to 100 percent");
        }
    }
}
