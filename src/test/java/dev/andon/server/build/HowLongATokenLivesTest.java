package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Made by hand after GitLab's and GitHub's documentation.
class HowLongATokenLivesTest {
    private static Source source(LoopbackServer server, String kind, String path) {
        return Source.of("ci", kind, server.url(path).uri()).withToken("", new Secret("t0ken"));
    }

    private static GitLab gitlab(LoopbackServer server) {
        Source source = source(server, "gitlab", "/shop");
        return new GitLab(new Http(source, Connection.shared(), InstantSource.system()), source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "its last date                      | {\"id\":4,\"expires_at\":\"2026-12-03\"} | 2026-12-03T00:00:00Z",
                "over already                       | {\"expires_at\":\"2020-01-01\"}           | 2020-01-01T00:00:00Z",
                "one that never ends                | {\"expires_at\":null}                     | ",
                "an old server that does not say    | {\"id\":4}                                | ",
            })
    void gitLabIsAsked(String situation, String answer, Instant ends) throws ServerFault {
        try (var server = LoopbackServer.answering(asked -> LoopbackServer.ok(answer))) {
            assertEquals(Optional.ofNullable(ends), gitlab(server).tokenEnds(), situation);
            assertEquals(
                    "/api/v4/personal_access_tokens/self",
                    server.asked().getFirst().getTarget());
        }
    }

    @Test
    void aDateThatIsNoneIsNotKnown() throws ServerFault {
        try (var server = LoopbackServer.answering(asked -> LoopbackServer.ok("{\"expires_at\":\"2026-13-45\"}"))) {
            assertEquals(Optional.empty(), gitlab(server).tokenEnds());
        }
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404"})
    void whatGitLabRefusesIsNotKnown(int status) throws ServerFault {
        try (var server = LoopbackServer.answering(asked -> LoopbackServer.status(status))) {
            assertEquals(Optional.empty(), gitlab(server).tokenEnds());
        }
    }

    @Test
    void aBrokenGitLabIsAskedAgainLater() {
        try (var server = LoopbackServer.answering(asked -> LoopbackServer.status(500))) {
            ServerFault fault = assertThrows(ServerFault.class, gitlab(server)::tokenEnds);
            assertEquals(FaultKind.BROKEN, fault.kind());
        }
    }

    @Test
    void gitHubSaysItInItsAnswersWithoutBeingAsked() throws ServerFault {
        try (var server = LoopbackServer.answering(asked -> new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .addHeader("GitHub-Authentication-Token-Expiration", "2026-12-03 10:00:00 UTC")
                .body("{\"workflows\":[],\"workflow_runs\":[],\"default_branch\":\"main\",\"full_name\":\"ann/shop\"}")
                .build())) {
            Source source = source(server, "github", "/ann/shop");
            var github = new GitHub(new Http(source, Connection.shared(), InstantSource.system()), source);
            assertEquals(Optional.empty(), github.tokenEnds());
            github.look();
            int looked = server.asked().size();
            assertEquals(Optional.of(Instant.parse("2026-12-03T10:00:00Z")), github.tokenEnds());
            assertEquals(looked, server.asked().size(), "nothing more is asked");
        }
    }
}
