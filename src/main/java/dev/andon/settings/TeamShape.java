package dev.andon.settings;

import dev.andon.people.Colleague;
import dev.andon.people.Crew;
import dev.andon.people.Deed;
import dev.andon.people.Person;
import dev.andon.source.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who one is, what one shares with the others, who they are and what each may do.
final class TeamShape {
    /// Who is meant where a right is left to nobody in particular.
    static final String EVERYONE = "everyone";

    static final Key<String> ME = Key.of(
                    "me",
                    Text.LINE,
                    "The name you go by; the database's user, or what your computer's log-in says if not given.")
            .alsoSaid("name", "user", "person");
    static final Key<Secret> DATABASE = Key.of(
                    "database",
                    new SecretText(),
                    "The PostgreSQL that the team shares, postgresql://user:password@host:port/database; a file of your own if not given.")
            .alsoSaid("db", "store", "postgres", "postgresql");
    static final Key<Path> FILE = Key.of(
                    "file",
                    new PathText(),
                    "The file that claims and stops are kept in without a database, not on a network drive; one in your folder for data if not given.")
            .alsoSaid("path", "sqlite");
    static final Key<String> NAME =
            Key.of("name", Text.LINE, "What the team calls them.").mustBeThere();
    static final Key<String> MAIL =
            Key.of("mail", Text.LINE, "Their mail address.").alsoSaid("email");
    static final Key<List<String>> ALSO = Key.of(
                    "also",
                    new ListOf<>(Text.LINE, true),
                    "Other names and addresses of theirs: in commits, as users of a computer or of the database.")
            .alsoSaid("aliases", "alias", "names");
    static final Key<Map<String, String>> LOGINS = Key.of(
                    "logins",
                    new MapOf<>(Text.LINE),
                    "Their user ids on servers, by the names of the sources; with one, claims are made there too.")
            .alsoSaid("login", "users", "accounts");
    static final Key<List<Colleague>> PEOPLE = Key.of(
                    "people",
                    new ListOf<>(new Group<>(List.of(NAME, MAIL, ALSO, LOGINS), TeamShape::colleague), false),
                    "Who is called something else elsewhere.")
            .alsoSaid("members", "persons", "colleagues");
    static final Key<Map<String, List<String>>> GROUPS = Key.of(
                    "groups", new MapOf<>(new ListOf<>(Text.LINE, true)), "Names for several people, for the rights.")
            .alsoSaid("group", "roles");
    static final List<Key<List<String>>> DEEDS = List.of(Deed.values()).stream()
            .map(deed -> Key.of(deed.word(), (Shape<List<String>>) new ListOf<>(Text.LINE, true), meaning(deed)))
            .toList();
    static final Key<Map<Deed, List<String>>> RIGHTS = Key.of(
                    "rights",
                    new Group<>(List.copyOf(DEEDS), TeamShape::rights),
                    "Who alone may do what: people, groups, or " + EVERYONE + ", as for what is not given.")
            .alsoSaid("permissions", "may");

    static final Group<Team> SHAPE = new Group<>(List.of(ME, DATABASE, FILE, PEOPLE, GROUPS, RIGHTS), TeamShape::team);

    private TeamShape() {}

    private static String meaning(Deed deed) {
        return switch (deed) {
            case CLAIM -> "Who may say that somebody is on something, or no longer.";
            case HAND_OVER -> "Who may hand claims over.";
            case STOP -> "Who may stop a line.";
            case RESUME -> "Who may let a line go on.";
            case RERUN -> "Who may have something built again.";
            case CANCEL -> "Who may have a build stopped.";
            case APPROVE -> "Who may agree to what a build waits for.";
            case ROLL_BACK -> "Who may go back to what was live before, or forward again.";
        };
    }

    private static Team team(Fields fields) {
        if (fields.has(DATABASE) && fields.has(FILE)) {
            fields.at(FILE).warning("Beside a database this has no effect.", "");
        }
        return new Team(
                fields.get(ME, ""),
                fields.get(DATABASE, Secret.NONE),
                fields.get(FILE),
                new Crew(fields.get(PEOPLE, List.of()), resolved(fields)));
    }

    private static @Nullable Colleague colleague(Fields fields) {
        String name = fields.get(NAME);
        return name == null
                ? null
                : new Colleague(
                        new Person(name, fields.get(MAIL, "")),
                        fields.get(ALSO, List.of()),
                        fields.get(LOGINS, Map.of()));
    }

    private static Map<Deed, List<String>> rights(Fields fields) {
        var rights = new EnumMap<Deed, List<String>>(Deed.class);
        for (int i = 0; i < DEEDS.size(); i++) {
            List<String> named = fields.get(DEEDS.get(i));
            if (named != null) {
                rights.put(Deed.values()[i], named);
            }
        }
        return rights;
    }

    /// With people instead of groups.
    private static Map<Deed, List<Person>> resolved(Fields fields) {
        Map<String, List<String>> groups = fields.get(GROUPS, Map.of());
        if (groups.containsKey(EVERYONE)) {
            fields.at(GROUPS).mistake("A group cannot be called " + EVERYONE + ".", "Everyone has that name.");
        }
        var resolved = new EnumMap<Deed, List<Person>>(Deed.class);
        fields.get(RIGHTS, Map.of()).forEach((deed, named) -> {
            if (!named.contains(EVERYONE)) {
                resolved.put(deed, people(named, groups, fields));
            }
        });
        return resolved;
    }

    private static List<Person> people(List<String> named, Map<String, List<String>> groups, Fields fields) {
        List<Person> people = new ArrayList<>();
        for (String one : named) {
            List<String> group = groups.get(one);
            if (group == null && !isKnown(one, groups, fields)) {
                fields.at(RIGHTS)
                        .warning(
                                Value.echo(one) + " is no group and nobody else names them: taken for a person.",
                                Suggestion.didYouMean(one, groups.keySet()));
            }
            (group == null ? List.of(one) : group).forEach(each -> people.add(Person.of(each)));
        }
        return List.copyOf(people);
    }

    private static boolean isKnown(String name, Map<String, List<String>> groups, Fields fields) {
        return fields.get(PEOPLE, List.of()).stream()
                        .map(colleague -> colleague.person().name())
                        .anyMatch(name::equalsIgnoreCase)
                || groups.values().stream().anyMatch(group -> group.contains(name))
                || Objects.equals(fields.get(ME), name);
    }
}
