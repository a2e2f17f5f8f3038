package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.desktop.Desktop;
import dev.andon.store.Shared;
import dev.andon.store.TeamServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A working day, with nothing played but the people: a Buildbot that builds each commit, a PostgreSQL, a desktop
/// with a notification service, Ann's Andon with its wall and Bob's without a screen, both as programs of their
/// own, and a git repository with the hook of the packaging folder.
@Tag("real")
@Timeout(300)
class TheWholeStoryRealTest {
    @TempDir
    private Path folder;

    private Desktop desktop;
    private RealBuildbot buildbot;
    private RunningAndon anns;
    private RunningAndon bobs;
    private Shared books;

    @BeforeEach
    void aTeam() throws Exception {
        desktop = new Desktop(Files.createDirectory(folder.resolve("desktop"))).withScreen();
        Path menu = folder.resolve("menu");
        Files.writeString(menu, "#!/bin/sh\ngrep -m 1 Claim\n");
        assertTrue(menu.toFile().setExecutable(true));
        Path dunst = Files.createDirectories(folder.resolve("desktop/config/dunst"));
        Files.writeString(dunst.resolve("dunstrc"), "[global]\ndmenu = " + menu + "\n");
        desktop.startOwning("org.freedesktop.Notifications", "dunst");
        buildbot = new RealBuildbot(Files.createDirectory(folder.resolve("buildbot")));
        buildbot.repository().takesPushes();
        books = TeamServer.fresh();
        anns = new RunningAndon("Ann", folder, settings("Ann"), desktop.environment());
        bobs = new RunningAndon("Bob", folder, settings("Bob"), Map.of());
    }

    private String settings(String me) {
        return """
                sources:
                  - {name: buildbot, url: "%s", user: ann, token: "%s", every: 1s, pipelines: [site]}
                lines:
                  - {name: trunk, pipelines: [buildbot/site], resume: person}
                team: {me: %s, database: "postgresql://%s:%s@%s:%d/%s"}
                notify: [{onlyMine: false, kinds: [broken, line-stopped]}]
                """.formatted(
                        buildbot.url(),
                        buildbot.source().token().reveal(),
                        me,
                        books.user(),
                        URLEncoder.encode(TeamServer.PASSWORD.reveal(), StandardCharsets.UTF_8),
                        books.host(),
                        books.port(),
                        books.database());
    }

    @AfterEach
    void end() {
        anns.close();
        bobs.close();
        buildbot.close();
        desktop.close();
    }

    @Test
    void aLineIsStoppedByACommitAndGoesOnWithACause() throws Exception {
        var cleos = new Clone(buildbot.repository(), "Cleo", folder, anns.command());
        var bobsClone = new Clone(buildbot.repository(), "Bob", folder, bobs.command());
        anns.start("wall");
        bobs.serve();
        untilBothSay(3, "");
        cleos.commit("echo well").push("main").well();
        untilBothSay(0, "all green");
        assertTrue(redOnScreen() < 0.01, "nothing is red");

        // It is stopped by a real commit, and everybody sees it.
        cleos.commit("echo the clock is wrong; exit 1").push("main").well();
        untilBothSay(1, "buildbot/site broke after Cleo");
        Patience.until("the desktop tells it", () -> told(displayed() > 0));
        Patience.until("the wall is red", () -> told(redOnScreen() > 0.3));

        // Ann claims it from the notification, and Bob's Andon knows.
        desktop.run("dunstctl", "context");
        Patience.until(
                "the desktop confirms it",
                () -> told(desktop.run("dunstctl", "history").contains("Ann is on")));
        Ended late = bobs.run("claim", "buildbot/site");
        assertEquals(1, late.status(), late.output());
        assertTrue(late.output().contains("Ann"), late.output());

        // Nothing new gets in ...
        bobsClone.pull().file("notes.txt", "work that has nothing to do with it");
        Ended refused = bobsClone.push("main");
        assertEquals(1, refused.status(), refused.output());
        assertTrue(refused.output().contains("buildbot/site broke after Cleo"), refused.output());
        assertFalse(buildbot.repository().has("notes.txt"));

        // ... but what mends it.
        cleos.branch("fix/clock").commit("echo mended").push("fix/clock:main").well();
        untilBothSay(1, "green again");
        assertEquals(
                0,
                anns.run("resume", "--cause", "code", "--why", "the clock was read twice")
                        .well()
                        .status());
        untilBothSay(0, "all green");
        bobsClone.rebase().push("main").well();
        assertTrue(buildbot.repository().has("notes.txt"));
        String stops = bobs.run("stops", "--format", "csv").well().output();
        assertTrue(stops.contains("the clock was read twice"), stops);
    }

    private void untilBothSay(int status, String words) throws Exception {
        for (RunningAndon andon : List.of(anns, bobs)) {
            var last = new AtomicReference<Ended>();
            try {
                Patience.until("a gate ends with " + status + ": " + words, () -> {
                    last.set(andon.run("gate", "--line", "trunk"));
                    return told(
                            last.get().status() == status && last.get().output().contains(words));
                });
            } catch (AssertionError waited) {
                throw new AssertionError(last + andon.said(), waited);
            }
        }
    }

    private int displayed() throws Exception {
        return Integer.parseInt(desktop.run("dunstctl", "count", "displayed").strip());
    }

    private double redOnScreen() throws IOException {
        return desktop.shareOfScreen(
                colour -> (colour >> 16) > 180 && (colour >> 8 & 0xff) < 80 && (colour & 0xff) < 90);
    }

    private static Optional<Boolean> told(boolean isSo) {
        return isSo ? Optional.of(true) : Optional.empty();
    }
}
