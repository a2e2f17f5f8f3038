package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A ruleset of a repository or of an organisation that is switched on and off. What it forbids, on which
/// branches and to whom, is the ruleset's own: one with the rule "restrict updates" on the default branch shuts
/// it for everybody who is not on its bypass list. Nothing of the ruleset but its enforcement is ever sent.
///
/// From GitHub's documentation alone (REST API endpoints for rules; "Get a repository ruleset", "Update a
/// repository ruleset" and the same of organisations).
final class GitHubRuleset extends Switch {
    private static final String ACTIVE = "active";
    /// What would be refused is only written down.
    private static final String EVALUATE = "evaluate";
    private static final String DISABLED = "disabled";

    private final GitHubDoor door;
    private final String organization;
    private final String ruleset;

    GitHubRuleset(Http http, Source source) {
        this.door = GitHubDoor.of(http, source);
        this.organization = source.option("organization").strip();
        this.ruleset = source.option("ruleset").strip();
    }

    private record Ruleset(
            @Nullable String enforcement, @Nullable String name) {}

    @Override
    Position position() throws ServerFault {
        return door.ask(place()).json(Ruleset.class, GitHubRuleset::read);
    }

    private static Position read(Ruleset ruleset) throws ServerFault {
        if (ruleset.enforcement() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say whether the ruleset is enforced.");
        }
        String name = Json.text(ruleset.name());
        return new Position(ruleset.enforcement(), name.isEmpty() ? "" : "ruleset " + name);
    }

    @Override
    boolean isShut(String word) throws ServerFault {
        return switch (word) {
            case ACTIVE -> true;
            case EVALUATE, DISABLED -> false;
            default -> throw unknown(word);
        };
    }

    @Override
    Acted turn(Barrier barrier) throws ServerFault {
        return enforce(ACTIVE);
    }

    @Override
    Acted turnBack(String before, Position now) throws ServerFault {
        return enforce(before);
    }

    private Acted enforce(String enforcement) throws ServerFault {
        return door.act(place())
                .by("PUT")
                .send(Json.of(Map.of("enforcement", enforcement)))
                .acted();
    }

    private String place() throws ServerFault {
        String owner = organization.isEmpty() ? door.place() : "orgs/" + Addresses.step(organization);
        return owner + "/rulesets/" + Addresses.step(ruleset);
    }
}
