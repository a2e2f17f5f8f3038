package dev.andon.settings;

import dev.andon.source.Secret;
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

    static final Group<Team> SHAPE = new Group<>(List.of(ME, DATABASE), TeamShape::team);

    private TeamShape() {}

    private static Team team(Fields fields) {
        return new Team(fields.get(ME, ""), fields.get(DATABASE, Secret.NONE));
    }
}
