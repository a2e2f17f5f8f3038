package dev.andon.claim;

import dev.andon.people.Person;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// "I am on it": somebody works on something that is broken. It quiets the alarm, never the truth. It stays
/// through the next failed builds of the same pipeline.
///
/// @param number by which the book knows it; 0 as long as no book has it
/// @param subject what is claimed: a tile's id such as `ci/shop`, or [#ofLine] of a stopped line
/// @param holder who is on it
/// @param by who said so: the holder, or somebody who handed it to them
/// @param why their words, or empty
/// @param since when it was taken, by the book's clock once the book has it
/// @param until when it lapses by itself, or null for never
/// @param fix when the holder expects it to be mended, or null
/// @param echo the same on the build server itself; null when that is not known to have it
public record Claim(
        long number,
        String subject,
        Person holder,
        Person by,
        String why,
        Instant since,
        @Nullable Instant until,
        @Nullable Instant fix,
        @Nullable Echo echo) {
    private static final String LINE = "line:";

    /// A claim that no server has.
    public Claim(
            long number,
            String subject,
            Person holder,
            Person by,
            String why,
            Instant since,
            @Nullable Instant until,
            @Nullable Instant fix) {
        this(number, subject, holder, by, why, since, until, fix, null);
    }

    public Claim withEcho(@Nullable Echo echo) {
        return new Claim(number, subject, holder, by, why, since, until, fix, echo);
    }

    /// The subject of a claim on a whole line.
    public static String ofLine(String line) {
        return LINE + line;
    }

    /// The line that a subject is; empty for a tile's.
    public static Optional<String> line(String subject) {
        return subject.startsWith(LINE) ? Optional.of(subject.substring(LINE.length())) : Optional.empty();
    }

    /// Whether somebody else said that the holder is on it.
    public boolean isAssigned() {
        return !by.equals(holder);
    }

    public boolean isLapsed(Instant now) {
        return until != null && !until.isAfter(now);
    }
}
