package dev.andon.people;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A team: who is who, and who may do what. What nobody is named for everybody may do.
///
/// @param people who is called something else elsewhere; all others go by one name
/// @param rights who alone may do something
public record Crew(List<Colleague> people, Map<Deed, List<Person>> rights) {
    /// Nobody is known, and everybody may do everything.
    public static final Crew ANYBODY = new Crew(List.of(), Map.of());

    public Crew {
        people = List.copyOf(people);
        rights = Map.copyOf(rights);
    }

    /// The one name of somebody who is called so in the team.
    public Person person(Person named) {
        return people.stream()
                .filter(colleague -> colleague.is(named))
                .findFirst()
                .map(Colleague::person)
                .orElse(named);
    }

    /// The one name of somebody whom a source calls so.
    public Person person(Person named, String source) {
        return people.stream()
                .filter(colleague -> colleague.is(named, source))
                .findFirst()
                .map(Colleague::person)
                .orElse(named);
    }

    /// Whether somebody of the team is whom a source calls so.
    public boolean isSame(Person ours, Person theirs, String source) {
        return person(ours).isSame(person(theirs, source));
    }

    /// Everything that somebody is called anywhere: names, mail addresses and user ids.
    public List<String> names(Person ours) {
        return people.stream()
                .filter(colleague -> colleague.is(ours))
                .findFirst()
                .map(Colleague::names)
                .orElseGet(() -> Stream.of(ours.name(), ours.mail())
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /// Somebody's user id at a source; empty when nobody told it.
    public String login(Person ours, String source) {
        return people.stream()
                .filter(colleague -> colleague.is(ours))
                .findFirst()
                .map(colleague -> colleague.login(source))
                .orElse("");
    }

    public boolean may(Deed deed, Person who) {
        List<Person> named = who(deed);
        Person known = person(who);
        return named.isEmpty() || named.stream().anyMatch(one -> person(one).isSame(known));
    }

    /// Who alone may do it; empty for everybody.
    public List<Person> who(Deed deed) {
        return rights.getOrDefault(deed, List.of());
    }
}
