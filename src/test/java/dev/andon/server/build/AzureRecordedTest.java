package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// Builds that the services really sent, where a folder of recorded answers is at hand.
@Tag("recorded")
@EnabledIf("isAtHand")
class AzureRecordedTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("andon.recorded", "../shared/recorded"), "azure-devops");

    static boolean isAtHand() {
        return Files.isDirectory(FOLDER);
    }

    private static List<JsonElement> rows(String kind) throws IOException {
        try (var files = Files.list(FOLDER)) {
            Path file = files.filter(one -> one.getFileName().toString().contains(kind))
                    .findFirst()
                    .orElseThrow();
            JsonArray rows = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getAsJsonObject().get("data"))
                    .toList();
        }
    }

    @Test
    void readsEveryRecordedBuild() throws IOException {
        List<Run> runs = rows("api_builds").stream()
                .map(row -> new Gson().fromJson(row, AzureWire.AzureRun.class).run("main"))
                .toList();
        assertEquals(
                List.of(
                        Outcome.PASSED,
                        Outcome.PASSED,
                        Outcome.PASSED,
                        Outcome.PASSED,
                        Outcome.UNKNOWN,
                        Outcome.UNKNOWN,
                        Outcome.CANCELLED),
                runs.stream().map(run -> run.build().outcome()).toList());
        assertEquals(
                List.of(Activity.RUNNING, Activity.QUEUED),
                runs.stream()
                        .map(Run::activity)
                        .filter(activity -> activity != Activity.IDLE)
                        .toList());
        for (Run run : runs) {
            assertEquals(new Branch("main", Branch.Kind.DEFAULT), run.branch());
            assertEquals("", run.oddWord());
            if (run.build().outcome() == Outcome.PASSED) {
                assertNotNull(run.build().duration());
            }
        }
    }

    @Test
    void readsTheRecordedTimeline() throws IOException {
        List<AzureTimeline.Part> parts = rows("timeline_records").stream()
                .map(row -> new Gson().fromJson(row, AzureTimeline.Part.class))
                .toList();
        AzureTimeline timeline = AzureTimeline.read(new AzureTimeline.Wire(parts));
        assertEquals(List.of(), timeline.failing());
        assertEquals(Activity.RUNNING, timeline.activity());
    }
}
