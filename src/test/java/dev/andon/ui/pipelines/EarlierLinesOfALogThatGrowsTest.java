package dev.andon.ui.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Board;
import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Skills;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who reads what came before, while a long log goes on, reads it in the order in which it was written.
class EarlierLinesOfALogThatGrowsTest {
    private final Growing server = new Growing();
    private final Board board = Boards.of(Boards.failed("shop")).board();
    private LogView view;
    private DetailsObject details;

    /// Three short parts, then one as long as all that is kept. What comes before is told late.
    private static final class Growing implements Logs {
        private static final List<String> PARTS =
                List.of("one\n", "two\n", "three\n", "four\n".repeat(LogLines.AT_MOST / "four\n".length()));

        private final CountDownLatch answers = new CountDownLatch(1);

        @Override
        public List<Log> logs(Pipeline pipeline, Build build) {
            return List.of(new Log("1", "console", Outcome.UNKNOWN, true));
        }

        @Override
        public LogPart read(Log log, Stretch stretch) {
            return switch (stretch) {
                case Stretch.End _ -> part(2);
                case Stretch.From(long at) -> part(3);
                case Stretch.Before(long at) -> before((int) at);
            };
        }

        private LogPart before(int place) {
            try {
                answers.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return part(place - 1);
        }

        private static LogPart part(int place) {
            boolean last = place == PARTS.size() - 1;
            return new LogPart(PARTS.get(place), place, place + 1L, last, -1);
        }
    }

    @BeforeEach
    void open() {
        Fx.start();
        var skills = new Skills() {
            @Override
            public <P> Optional<P> of(String source, Class<P> port) {
                return port.isInstance(server) ? Optional.of(port.cast(server)) : Optional.empty();
            }
        };
        Fx.run(() -> {
            view = new LogView(new DetailsDesk(skills, () -> board), Texts.in(Locale.ENGLISH));
            details = new DetailsObject(new Scene(view, 800, 600));
        });
    }

    @AfterEach
    void close() {
        Fx.run(view::leave);
    }

    @Test
    void whatWasGivenUpMeanwhileIsReadAgain() {
        Fx.run(() -> view.show("ci/shop", Build.of("43", Outcome.UNKNOWN)));
        details.until(() -> details.log().equals(List.of("three")));
        details.press("earlier").until(() -> details.log().getFirst().equals("four"));

        server.answers.countDown();

        details.until(() -> !details.log().getFirst().equals("four"));
        assertEquals("three", details.log().getFirst());
        assertEquals("four", details.log().get(1));
    }
}
