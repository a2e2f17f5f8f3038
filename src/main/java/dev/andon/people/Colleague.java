package dev.andon.people;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Somebody of the team, and what they are called elsewhere.
///
/// @param person as the team calls them
/// @param also other names and mail addresses of theirs: in commits, as users of a computer or a database
/// @param logins their user ids, by the names of sources
public record Colleague(Person person, List<String> also, Map<String, String> logins) {
    public Colleague {
        also = List.copyOf(also);
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(logins);
        logins = Collections.unmodifiableMap(byName);
    }

    /// Their user id at a source, or empty.
    public String login(String source) {
        return logins.getOrDefault(source, "");
    }

    List<String> names() {
        return Stream.of(List.of(person.name(), person.mail()), also, logins.values())
                .flatMap(Collection::stream)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /// Whether this is who is called so anywhere in the team.
    boolean is(Person named) {
        return person.isSame(named) || also.stream().anyMatch(other -> isOf(other, named));
    }

    /// Whether this is whom a source calls so.
    boolean is(Person named, String source) {
        return is(named) || isOf(login(source), named);
    }

    private static boolean isOf(String name, Person named) {
        return !name.isEmpty()
                && (lower(name).equals(lower(named.name())) || lower(name).equals(lower(named.mail())));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
