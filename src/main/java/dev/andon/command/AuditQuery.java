package dev.andon.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody looks for in the audit, page by page.
///
/// @param since entries from this time on
/// @param terms all of which an entry must meet
/// @param before the entry after which the page begins; null for the first page
/// @param size how many entries a page has at most
public record AuditQuery(
        Instant since, List<Term> terms, @Nullable AuditEntry before, int size) {
    /// Where a word is looked for.
    public enum Place {
        ANYWHERE,
        PERSON,
        SUBJECT,
        ACTION,
        STATE
    }

    /// A word and where it has to be.
    public record Term(Place place, String word) {}

    /// As many as a screen shows at once, and some more.
    public static final int PAGE = 200;

    public AuditQuery {
        terms = List.copyOf(terms);
    }

    /// The first page of what was said like this: words that an entry must all have anywhere, or, with a prefix,
    /// in one place: `by:ann`, `on:ci/shop`, `did:roll-back`, `is:failed`. Words in double quotes are one.
    public static AuditQuery of(Instant since, String said) {
        List<Term> terms = new ArrayList<>();
        for (String word : words(said)) {
            terms.add(term(word));
        }
        return new AuditQuery(since, terms, null, PAGE);
    }

    private static List<String> words(String said) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean quoted = false;
        for (char c : (said + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        String unclosed = word.toString().strip();
        if (!unclosed.isEmpty()) {
            words.add(unclosed);
        }
        return words;
    }

    private static Term term(String word) {
        int colon = word.indexOf(':');
        String rest = word.substring(colon + 1);
        Place place = rest.isEmpty() || colon < 0
                ? Place.ANYWHERE
                : switch (word.substring(0, colon).toLowerCase(Locale.ROOT)) {
                    case "by" -> Place.PERSON;
                    case "on" -> Place.SUBJECT;
                    case "did" -> Place.ACTION;
                    case "is" -> Place.STATE;
                    default -> Place.ANYWHERE;
                };
        return new Term(place, place == Place.ANYWHERE ? word : rest);
    }

    /// The page after the one that ends with this entry.
    public AuditQuery after(AuditEntry last) {
        return new AuditQuery(since, terms, last, size);
    }

    /// The same in pages of this size.
    public AuditQuery by(int size) {
        return new AuditQuery(since, terms, before, size);
    }
}
