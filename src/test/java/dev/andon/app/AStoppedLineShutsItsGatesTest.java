package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.GateStanding;
import dev.andon.line.GateState;
import dev.andon.settings.Reading;
import dev.andon.settings.Settings;
import dev.andon.settings.SettingsReader;
import dev.andon.store.Embedded;
import dev.andon.testing.LoopbackServer;
import dev.andon.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole way, from settings and a red build to the server's switch, and back.
@Timeout(60)
class AStoppedLineShutsItsGatesTest {
    private static final String FEED =
            "<Projects><Project name=\"shop\" activity=\"Sleeping\" lastBuildStatus=\"%s\" lastBuildLabel=\"7\" lastBuildTime=\"2026-11-22T11:00:00Z\" webUrl=\"http://ci/shop\"/></Projects>";

    private final LinkedBlockingQueue<Board> boards = new LinkedBlockingQueue<>();
    private volatile String status = "Success";
    private volatile boolean quiet;
    private final LoopbackServer server = LoopbackServer.answering(this::answer);

    private MockResponse answer(RecordedRequest request) {
        return switch (request.getMethod() + " " + request.getUrl().encodedPath()) {
            case "GET /cc.xml" -> LoopbackServer.ok(FEED.formatted(status));
            case "GET /api/json" -> LoopbackServer.ok("{\"quietingDown\":" + quiet + "}");
            case "POST /quietDown" -> switchedTo(true);
            case "POST /cancelQuietDown" -> switchedTo(false);
            default -> LoopbackServer.status(404);
        };
    }

    private MockResponse switchedTo(boolean wanted) {
        quiet = wanted;
        return LoopbackServer.ok("");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void untilTheLineGoesOn(@TempDir Path folder) throws Exception {
        Settings settings = settings(folder);
        try (var andon = new Andon(InstantSource.system(), boards::add)) {
            andon.judge(settings.lines());
            andon.guard(settings.gates(), Texts.in(Locale.ENGLISH));
            andon.share(new Embedded(folder.resolve("team.db")));
            andon.watch(settings.sources());
            await(board -> states(board).equals(List.of(GateState.READY))
                    && board.books().current());

            status = "Failure";
            await(board -> states(board).equals(List.of(GateState.SHUT)));
            assertTrue(quiet);

            status = "Success";
            await(board -> states(board).equals(List.of(GateState.READY)) && !quiet);
        }
    }

    private void await(Predicate<Board> wanted) throws InterruptedException {
        Board board = boards.take();
        while (!wanted.test(board)) {
            board = boards.poll(20, TimeUnit.SECONDS);
            assertTrue(board != null, "no board");
        }
    }

    private static List<GateState> states(Board board) {
        return board.gates().stream().map(GateStanding::state).toList();
    }

    private Settings settings(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("andon.yaml"), """
                sources: [{name: ci, kind: cctray, url: '%1$scc.xml', every: 1s}]
                lines:
                  - name: trunk
                    resume: green
                    gates: [{kind: jenkins-quiet-down, url: '%1$s'}]
                """.formatted(server.url("/")));
        var reader =
                new SettingsReader(KnownKinds.all(), KnownKinds.gates(), Map.of(), folder, name -> Optional.empty());
        return ((Reading.Usable) reader.read(file)).settings();
    }
}
