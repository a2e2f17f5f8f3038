package dev.andon.server.gate;

import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The REST API of a GitLab, and the one project that is meant.
///
/// @param http at the root of the server
/// @param project its full path or number, as the settings or the address say; empty when neither does
/// @param named the branch that the settings name, or empty
record GitLabDoor(Http http, String project, String named) {
    static GitLabDoor of(Http http, Source source) {
        Http asking = http.as(Auth.bearer(source.token()));
        String branch = source.option("branch").strip();
        String project = source.option("project").strip().replaceAll("^/+|/+$", "");
        if (!project.isEmpty()) {
            String first = project.replaceFirst("/.*", "");
            return new GitLabDoor(
                    asking.at(Addresses.root(source.url(), "api", "-", "groups", first)), project, branch);
        }
        String page = Addresses.steps(source.url()).stream()
                .takeWhile(step -> !step.equals("-"))
                .map(Addresses::decoded)
                .collect(Collectors.joining("/"));
        return new GitLabDoor(asking.at(source.url().resolve("/")), page.replaceFirst("\\.git$", ""), branch);
    }

    private record Project(@Nullable String default_branch) {}

    /// The path of the project's part of the API.
    ///
    /// @throws ServerFault [FaultKind#MISSING] when nobody says which project
    String place() throws ServerFault {
        if (project.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_GATE_PROJECT);
        }
        return "api/v4/projects/" + Addresses.step(project);
    }

    /// The branch that the settings name, or the project's default branch.
    String branch() throws ServerFault {
        String branch =
                named.isEmpty() ? http.ask(place()).json(Project.class, one -> Json.text(one.default_branch())) : named;
        if (branch.isBlank()) {
            throw new ServerFault(FaultKind.UNREADABLE, "The project has no default branch.");
        }
        return branch;
    }
}
