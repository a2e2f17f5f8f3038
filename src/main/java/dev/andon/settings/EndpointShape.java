package dev.andon.settings;

import dev.andon.command.Actor;
import dev.andon.command.Pass;
import dev.andon.command.Pass.Right;
import dev.andon.people.Person;
import dev.andon.source.Secret;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where other programs may ask, and with which tokens.
final class EndpointShape {
    /// What can be tried out in a lifetime is no token.
    private static final int TOKEN_AT_LEAST = 16;

    static final Key<EndpointSettings> LISTEN = Key.of(
                    "listen",
                    new Listen(),
                    "Where to listen, as host:port; * for every address of this machine; 127.0.0.1:"
                            + EndpointSettings.PORT + " if not given.")
            .alsoSaid("bind", "address", "port");
    static final Key<String> NAME = Key.of("name", Text.LINE, "Whose token it is; the audit names them.")
            .mustBeThere()
            .alsoSaid("user", "person");
    static final Key<Secret> TOKEN = Key.of(
                    "token",
                    new SecretText(),
                    "The token: ${VARIABLE}, file:path or keychain:name; at least " + TOKEN_AT_LEAST + " characters.")
            .mustBeThere()
            .alsoSaid("secret", "password");
    static final Key<List<Right>> MAY = Key.of(
                    "may",
                    new ListOf<>(Words.of(Right.values()), true),
                    "What they may do: read (see lines and the board) and act (claim, stop, resume); read if not given.")
            .alsoSaid("rights", "scope", "scopes");
    static final Key<List<Pass>> TOKENS = Key.of(
                    "tokens",
                    new ListOf<>(new Group<>(List.of(NAME, TOKEN, MAY), EndpointShape::pass), false),
                    "Who may ask. Without tokens whoever reaches the endpoint may read, and it listens to this machine alone.")
            .alsoSaid("users", "people", "keys");

    static final Group<EndpointSettings> SHAPE = new Group<>(List.of(LISTEN, TOKENS), EndpointShape::endpoint);

    private EndpointShape() {}

    private static @Nullable EndpointSettings endpoint(Fields fields) {
        EndpointSettings where = fields.get(LISTEN, EndpointSettings.USUAL);
        if (!where.isLoopback() && !fields.has(TOKENS)) {
            fields.at(LISTEN)
                    .mistake(
                            "Others than this machine reach this address, and there are no \"tokens:\".",
                            "Name who may ask, or listen at " + EndpointSettings.USUAL.host() + ".");
            return null;
        }
        List<Pass> passes = fields.get(TOKENS, List.of());
        if (passes.stream().map(Pass::token).distinct().count() < passes.size()) {
            fields.at(TOKENS).mistake("Two people have one token; then nobody knows who asked.", "");
            return null;
        }
        return new EndpointSettings(where.host(), where.port(), passes);
    }

    private static @Nullable Pass pass(Fields fields) {
        String name = fields.get(NAME);
        Secret token = fields.get(TOKEN);
        if (name == null || token == null) {
            return null;
        }
        if (token.reveal().length() < TOKEN_AT_LEAST) {
            fields.at(TOKEN)
                    .mistake("This token has less than " + TOKEN_AT_LEAST + " characters.", "Let a machine make it.");
            return null;
        }
        return new Pass(
                token, new Actor(Person.of(name), Actor.Known.TOKEN), Set.copyOf(fields.get(MAY, List.of(Right.READ))));
    }
}
