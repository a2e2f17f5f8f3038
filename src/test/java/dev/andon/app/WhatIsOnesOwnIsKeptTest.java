package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.notice.Mute;
import dev.andon.notice.Mutes;
import dev.andon.store.SmallFile;
import dev.andon.testing.Boards;
import dev.andon.ui.pipelines.SavedFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIsOnesOwnIsKeptTest {
    private static final SavedFilter MINE =
            new SavedFilter("my reds", "shop", true, false, "SOURCE", "NAME", true, true);
    private static final Mutes MUTES = Mutes.NONE
            .with(new Mute("ci/shop", Boards.TEN.plusSeconds(60), false))
            .with(new Mute("ci/cart", null, true));

    @TempDir
    Path folder;

    private OwnThings things() {
        return new OwnThings(new SmallFile(folder.resolve("state").resolve("own.json")));
    }

    @Test
    void overARestart() {
        try (var things = things()) {
            things.keep(List.of(MINE));
            things.keep(MUTES);
        }
        try (var again = things()) {
            assertEquals(List.of(MINE), again.filters());
            assertEquals(MUTES, again.mutes());
        }
    }

    @Test
    void untilItIsOver() {
        try (var things = things()) {
            things.keep(MUTES);
            things.see(Boards.of(Boards.passed("cart"), Boards.failed("shop")).board());
        }
        try (var again = things()) {
            assertEquals(
                    List.of("ci/shop"),
                    again.mutes().all().stream().map(Mute::subject).toList());
        }
    }

    /// A window and a wall of the same settings are two programs, and write the same file.
    @Test
    void besideWhatAnotherProgramKeeps() {
        try (var first = things()) {
            first.keep(MUTES);
        }
        try (var wall = things()) {
            try (var window = things()) {
                window.keep(List.of(MINE));
            }
            wall.see(Boards.of(Boards.passed("cart"), Boards.failed("shop")).board());
        }
        try (var again = things()) {
            assertEquals(List.of(MINE), again.filters());
            assertEquals(
                    List.of("ci/shop"),
                    again.mutes().all().stream().map(Mute::subject).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"filters\":[null,{}],\"mutes\":[null]}", "\u0000"})
    void aFileThatIsDamagedCostsNothingElse(String text) throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state").resolve("own.json"), text);
        try (var things = things()) {
            assertEquals(Mutes.NONE, things.mutes());
        }
    }

    @Test
    void whoLeavesNothingBehindHasItAsLongAsTheProgramRuns() {
        try (var things = new OwnThings(null)) {
            things.keep(MUTES);
            assertEquals(MUTES, things.mutes());
        }
    }
}
