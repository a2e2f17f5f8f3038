package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// Lists of runs that github.com really sent, where they are at hand; they are not part of the project.
@Tag("recorded")
@EnabledIf(value = "isAtHand", disabledReason = "the folder of the property andon.recorded is not there")
class RecordedGitHubTest {
    private static final Path RECORDED =
            Path.of(System.getProperty("andon.recorded", "../shared/recorded")).resolve("github");

    static boolean isAtHand() {
        return Files.isDirectory(RECORDED);
    }

    @Test
    void readsAGreenWorkflow() throws Exception {
        Pipeline seen = look("ccmenu__ccmenu2__GitHubWorkflowRunsResponse.json").getFirst();
        assertEquals(Outcome.PASSED, seen.last().outcome());
        assertEquals(Activity.IDLE, seen.activity());
        assertEquals("42", seen.last().label());
        assertNotNull(seen.estimate());
    }

    @Test
    void readsARunThatCouldNotStartAsRed() throws Exception {
        Pipeline seen =
                look("hub4j__github-api__testStartupFailureConclusion--3-r_h_g_actions_workflows_75497789_runs.json")
                        .getFirst();
        assertEquals(Outcome.ERRORED, seen.last().outcome());
        assertEquals("4", seen.last().label());
    }

    /// The four runs of a fork that want approval have the head branch `main`, and are no news of ours.
    @Test
    void takesNothingFromAForksBranchOfTheSameName() throws Exception {
        assertEquals(List.of(), look("hub4j__github-api__testApproval--3-r_h_g_actions_runs.json"));
    }

    private static List<Pipeline> look(String file) throws IOException, ServerFault {
        String runs = Files.readString(RECORDED.resolve(file));
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok(answer(request.getTarget(), runs)))) {
            Source source =
                    Source.of("ci", "github", URI.create(server.url("/ann/shop").toString()));
            return new GitHub(new Http(source, Connection.shared(), InstantSource.system()), source).look();
        }
    }

    private static String answer(String target, String runs) {
        if (target.contains("branch=main")) {
            return runs;
        }
        if (target.endsWith("/repos/ann/shop")) {
            return "{\"full_name\":\"ann/shop\",\"default_branch\":\"main\"}";
        }
        return "{}";
    }
}
