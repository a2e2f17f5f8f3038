package dev.andon.build;

import dev.andon.people.Person;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One change of a repository, as a build server tells it.
///
/// @param id the revision, as its version control writes it
/// @param author who wrote it, or null when the server does not tell
/// @param subject the first line of its message, or empty
/// @param at when it was made, or null
/// @param irreversible whether who made it said that it changes what going back does not undo, such as a database
public record Commit(
        String id,
        @Nullable Person author,
        String subject,
        @Nullable Instant at,
        boolean irreversible) {
    private static final int ABBREVIATED = 7;
    private static final int SUBJECT_AT_MOST = 200;
    /// A trailer of the message. A squashed one has trailers in its middle, so that any line will do.
    private static final Pattern UNSAFE = Pattern.compile("(?im)^andon-rollback:\\s*unsafe\\s*$");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]*");

    /// @param message all of it, as far as the server tells it
    public Commit(String id, @Nullable Person author, String message, @Nullable Instant at) {
        this(id, author, message, at, UNSAFE.matcher(message).find());
    }

    public Commit {
        String line = subject.strip().lines().findFirst().orElse("");
        subject = line.length() > SUBJECT_AT_MOST ? line.substring(0, SUBJECT_AT_MOST) : line;
    }

    /// Whether both name one revision. The beginning of a hash is taken for it from seven digits on; a number
    /// that only counts revisions has no beginnings.
    public static boolean isSame(String one, String other) {
        String shorter = (one.length() <= other.length() ? one : other).toLowerCase(Locale.ROOT);
        String longer = (one.length() <= other.length() ? other : one).toLowerCase(Locale.ROOT);
        if (shorter.equals(longer)) {
            return !shorter.isEmpty();
        }
        return shorter.length() >= ABBREVIATED && longer.startsWith(shorter) && isHash(longer);
    }

    /// Whether a text can only be a hash, or the beginning of one, and is long enough to name nothing else.
    public static boolean isUnmistakable(String revision) {
        return revision.length() >= ABBREVIATED && isHash(revision.toLowerCase(Locale.ROOT));
    }

    private static boolean isHash(String text) {
        boolean counts = text.chars().allMatch(Character::isDigit) && text.length() < 40;
        return !counts && HASH.matcher(text).matches();
    }
}
