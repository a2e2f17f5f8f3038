package dev.andon.command;

import dev.andon.people.Person;
import java.util.Locale;

/// Who acts, and how we know.
///
/// @param person their name
/// @param known where the name comes from
public record Actor(Person person, Known known) {
    /// What the name rests on.
    public enum Known {
        SETTINGS,
        OPERATING_SYSTEM,
        DATABASE,
        /// A person's token at the endpoint.
        TOKEN,
        /// Andon itself, by a rule.
        RULE;

        /// The word in the audit.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
