package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Lag;
import dev.andon.build.Outcome;
import dev.andon.people.Person;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Buildbot that builds each commit, a program that tells what is deployed, and an Andon without a screen, each
/// a program of its own.
@Tag("real")
@Timeout(180)
class WhatIsGreenAndNotLiveRealTest {
    @TempDir
    private Path folder;

    private final List<String> deploys = new ArrayList<>();
    private RealBuildbot buildbot;
    private Eye eye;
    private RunningAndon andon;

    @BeforeEach
    void start() throws Exception {
        buildbot = new RealBuildbot(Files.createDirectory(folder.resolve("buildbot")));
        eye = new Eye(buildbot.source());
        andon = new RunningAndon("Ann", folder, settings(), Map.of());
    }

    @AfterEach
    void stop() {
        andon.close();
        eye.close();
        buildbot.close();
    }

    private String settings() {
        return """
                sources:
                  - {name: buildbot, url: "%s", user: ann, token: "%s", every: 1s, pipelines: [site]}
                  - name: deploys
                    kind: program
                    url: https://deploys.example.test/
                    every: 1s
                    list: '["cat", "%s"]'
                    rollback: '["true"]'
                    builtBy: {shop: buildbot/site}
                team: {me: Ann, file: "%s"}
                """.formatted(
                        buildbot.url(), buildbot.source().token().reveal(), folder.resolve("deploys.json"), books());
    }

    private Path books() {
        return folder.resolve("team.db");
    }

    private void deploy(String version, String commit) throws Exception {
        deploys.addFirst("{\"service\":\"shop\",\"environment\":\"production\",\"version\":\"" + version
                + "\",\"state\":\"live\",\"id\":\"" + version + "\",\"commit\":\"" + commit + "\"}");
        Path next = Files.writeString(folder.resolve("next.json"), "{\"deploys\":[" + String.join(",", deploys) + "]}");
        Files.move(next, folder.resolve("deploys.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private String built(String author, String script, Outcome outcome) throws Exception {
        String commit = buildbot.repository().commit(author, script);
        eye.until(
                "was built",
                "site",
                it -> it.last().commit().equals(commit) && it.last().outcome() == outcome);
        return commit;
    }

    @Test
    void fromTheCommitToTheTerminal() throws Exception {
        String live = built("Ann Smith", "echo live", Outcome.PASSED);
        deploy("v12", live);
        andon.serve();
        buildbot.repository().commit("Bob Jones", "echo better");
        String green = built("Ann Smith", "echo green", Outcome.PASSED);
        Lag lag;
        try (var store = new Store(new Embedded(books()))) {
            lag = Patience.until(
                    "the commits are told",
                    () -> store.trails().lags(Instant.now()).stream()
                            .filter(one -> one.to().equals(green))
                            .findFirst());
        }
        assertEquals("", lag.trouble());
        assertEquals(2, lag.commits());
        assertEquals(
                List.of("Ann Smith", "Bob Jones"),
                lag.authors().stream().map(Person::name).toList());
        String status = andon.run("status").output();
        assertTrue(status.contains("Green and not live: 2 commits by Ann Smith and Bob Jones, the oldest "), status);

        deploy("v13", green);
        String rollback = andon.run("rollback", "shop/production", "--dry-run").output();
        assertTrue(rollback.contains("With it go 2 commits by Ann Smith and Bob Jones:"), rollback);
        assertTrue(rollback.contains(green.substring(0, 10)), rollback);

        String red = built("Bob Jones", "echo oh no; exit 1", Outcome.FAILED);
        deploy("v14", red);
        String violation = andon.run("status").output();
        assertTrue(violation.contains("v14 is live, and buildbot/site failed with it"), violation);
    }
}
