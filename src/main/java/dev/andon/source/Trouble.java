package dev.andon.source;

import java.util.List;
import java.util.Locale;

/// What went wrong with a call, for those who read another language than English: a word for which every language
/// has a sentence, and what fills its places.
///
/// @param word what sort of trouble
/// @param about hosts, addresses, numbers, and what others said; without secrets
public record Trouble(Word word, List<String> about) {
    /// What people meet most. Other faults speak English alone.
    public enum Word {
        NO_HOST,
        NOTHING_ANSWERS,
        NO_WAY,
        CUT_OFF,
        BROKE,
        TOO_SLOW,
        OTHER_NAME,
        NOT_TRUSTED,
        NOT_SECURE,
        NOT_KNOWN,
        NOT_KNOWN_TO_PROXY,
        NOT_ALLOWED,
        SENT_TO_LOGIN,
        LOGIN_PAGE,
        WEB_PAGE,
        NOTHING_THERE,
        TOO_MANY,
        TOO_MANY_UNTIL,
        SPENT_UNTIL,
        CANNOT_ANSWER,
        CANNOT_ANSWER_SAYING,
        TOO_LARGE;

        /// As in the keys of sentences.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Trouble {
        about = List.copyOf(about);
    }

    public static Trouble of(Word word, String... about) {
        return new Trouble(word, List.of(about));
    }
}
