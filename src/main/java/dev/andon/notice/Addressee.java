package dev.andon.notice;

import dev.andon.people.Person;
import java.util.List;

/// Who is told.
///
/// @param identities what servers call them: names, logins, mail addresses; empty for nobody in particular
public record Addressee(List<String> identities) {
    public static final Addressee ANYBODY = new Addressee(List.of());

    public Addressee {
        identities = identities.stream().map(String::strip).toList();
    }

    /// Whether a person whom a server names is this one.
    public boolean is(Person person) {
        return identities.stream()
                .anyMatch(mine -> mine.equalsIgnoreCase(person.name())
                        || (!person.mail().isEmpty() && mine.equalsIgnoreCase(person.mail())));
    }

    public boolean isAmong(List<Person> people) {
        return people.stream().anyMatch(this::is);
    }
}
