package dev.andon.settings;

import dev.andon.source.Secret;
import java.nio.file.Path;
import java.util.List;

/// Who one is, and what one shares with the others.
final class TeamShape {
    static final Key<String> ME = Key.of(
                    "me", Text.LINE, "The name you go by; what your computer's log-in says if not given.")
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

    static final Group<Team> SHAPE = new Group<>(List.of(ME, DATABASE, FILE), TeamShape::team);

    private TeamShape() {}

    private static Team team(Fields fields) {
        if (fields.has(DATABASE) && fields.has(FILE)) {
            fields.at(FILE).warning("Beside a database this has no effect.", "");
        }
        return new Team(fields.get(ME, ""), fields.get(DATABASE, Secret.NONE), fields.get(FILE));
    }
}
