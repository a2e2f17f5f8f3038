package dev.andon.desktop;

import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.notice.Addressee;
import dev.andon.testing.Boards;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Nobody looks at the tray for long: it must not go on to show what nobody knows any more.
class TheTrayDoesNotStayGreenInSilenceTest {
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();

    /// One that writes down what it is to show.
    private final class Slate implements Icon {
        @Override
        public void show(TrayState state, String words) {
            shown.add(state.look() + ": " + words);
        }

        @Override
        public void close() {}
    }

    private String next() throws InterruptedException {
        return String.valueOf(shown.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void whenNoBoardComesItSaysThatNobodyKnows() throws InterruptedException {
        Texts texts = Texts.in(Locale.ENGLISH);
        try (var tray = new Tray(new Slate(), new Addressee(List.of()), texts, Duration.ofMillis(200))) {
            tray.accept(Boards.of(passed("shop")).board());
            assertEquals("GREEN: 1 green", next());
            assertEquals("UNKNOWN: Andon itself shows nothing new: nobody knows how it stands", next());
            tray.accept(Boards.of(passed("shop")).board());
            assertEquals("GREEN: 1 green", next());
        }
    }
}
