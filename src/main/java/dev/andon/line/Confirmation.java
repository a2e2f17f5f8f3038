package dev.andon.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// "It failed; does it fail again?" A red pipeline has at most one open confirmation, from the moment at which
/// its line would stop until it is green again, and is run again at most once for it.
///
/// @param number by which the book knows it; 0 as long as no book has it
/// @param subject the pipeline's tile id
/// @param build the build that was red
/// @param at when it was intended, by the book's clock once the book has it
/// @param patience how long to wait for a result
/// @param sending how far asking the server came
/// @param words why it was not asked, in a sentence; empty otherwise
/// @param finding what came of it; null as long as nothing did
/// @param ended when the pipeline was green again, by the book's clock; null before
public record Confirmation(
        long number,
        String subject,
        RedBuild build,
        Instant at,
        Duration patience,
        Sending sending,
        String words,
        @Nullable Finding finding,
        @Nullable Instant ended) {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration PATIENCE_AT_LEAST = Duration.ofMinutes(5);
    private static final int ESTIMATES = 3;

    /// How far asking the server for another build came.
    public enum Sending {
        /// It is about to be asked, or was: who wrote this may have died in between, so nobody asks again.
        INTENDED,
        /// It took it.
        SENT,
        /// It was not asked, because another build of the pipeline was under way already, which decides instead.
        SPARED,
        /// It was not asked, or certainly did not take it.
        REFUSED,
        /// It was asked, and nobody knows whether it took it.
        UNSURE;

        /// The word in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What came of it.
    public enum Finding {
        /// Another build was red, too.
        FAILED,
        /// The next build passed: what failed was flaky.
        PASSED,
        /// There is no result, and none is awaited any more.
        UNCONFIRMED;

        /// The word in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One that no book has yet.
    public static Confirmation of(String subject, RedBuild build, Instant at, Duration patience, Sending sending) {
        return new Confirmation(0, subject, build, at, patience, sending, "", null, null);
    }

    public boolean isOpen() {
        return ended == null;
    }

    /// What came of it before the pipeline is green again.
    ///
    /// @param member the pipeline, which is red
    /// @return empty as long as there is hope
    public Optional<Finding> finding(Member member, Instant now) {
        return new Trial(member, List.of(this), now).finding();
    }

    /// How long a result is waited for: three times what a build takes, since it may have to wait for a worker.
    public static Duration patience(@Nullable Duration estimate) {
        if (estimate == null) {
            return PATIENCE;
        }
        Duration wanted = estimate.multipliedBy(ESTIMATES);
        return wanted.compareTo(PATIENCE_AT_LEAST) < 0 ? PATIENCE_AT_LEAST : wanted;
    }
}
