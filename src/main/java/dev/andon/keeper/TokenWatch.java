package dev.andon.keeper;

import dev.andon.build.BuildServer;
import dev.andon.source.ServerFault;
import dev.andon.source.TokenLife;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks once a day how long a token is good, and after an hour again when that went wrong. Used by one thread.
final class TokenWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private @Nullable Instant next;
    private @Nullable Instant ends;

    /// When it ends as far as is known; null when that is not.
    @Nullable
    Instant ends() {
        return ends;
    }

    /// Asks where it is time for that. A fault is none of the look, nor is a bug of ours: what there was to see
    /// was seen.
    void after(BuildServer server, Instant now) {
        boolean isTime = next == null || !now.isBefore(next);
        if (server instanceof TokenLife life && isTime) {
            try {
                ends = life.tokenEnds().orElse(null);
                next = now.plus(DAY);
            } catch (ServerFault notNow) {
                next = now.plus(HOUR);
            } catch (RuntimeException bug) {
                LOG.error("Asking how long a token is good tripped over a bug", bug);
                next = now.plus(HOUR);
            }
        }
    }
}
