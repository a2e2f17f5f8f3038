package dev.andon.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Notice;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real notification service, dunst, on a screen and a bus of its own. Needs `dunst`, `dunstctl`, `Xvfb`,
/// `dbus-daemon` and `gdbus`.
@Tag("real")
@Timeout(60)
class ToastsRealTest {
    private static final String SERVICE = "org.freedesktop.Notifications";

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private Desktop desktop;
    private Process dunst;
    private BusToasts toasts;

    @BeforeEach
    void aDesktop(@TempDir Path temp) throws Exception {
        desktop = new Desktop(temp).withScreen();
        dunst = desktop.startOwning(SERVICE, "dunst");
        toasts = new BusToasts(
                desktop.environment(),
                Texts.in(Locale.ENGLISH),
                EnumSet.allOf(Answer.class),
                (notice, answer) -> answers.add(notice.subject() + " " + answer.word()));
    }

    @AfterEach
    void close() throws Exception {
        toasts.close();
        desktop.close();
    }

    private static Notice notice(Kind kind, String subject) {
        return new Notice(
                kind,
                subject,
                Sentence.of("notice.broken", subject),
                List.of(),
                List.of(),
                List.of(subject),
                null,
                Instant.EPOCH,
                kind.isAlarm());
    }

    private int displayed() throws Exception {
        return Integer.parseInt(desktop.run("dunstctl", "count", "displayed").strip());
    }

    private String answer() throws InterruptedException {
        return answers.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void aButtonComesBackWithWhatItWasAbout() throws Exception {
        toasts.tell(notice(Kind.BROKEN, "ci/shop"), "shop is broken\nfailed since Ann's <b>commit</b> & more");
        assertEquals(1, displayed());
        desktop.run("dunstctl", "action", "0");
        assertEquals("ci/shop open", answer(), "a click on the notification itself");
        desktop.run("dunstctl", "close-all");
        assertNull(answers.poll());
    }

    @Test
    void oneIncidentIsOneNotificationAndAnotherIsAnother() throws Exception {
        toasts.tell(notice(Kind.BROKEN, "ci/shop"), "shop is broken");
        toasts.tell(notice(Kind.STILL_BROKEN, "ci/shop"), "shop is still broken");
        assertEquals(1, displayed());
        toasts.tell(notice(Kind.BROKEN, "ci/cart"), "cart is broken");
        assertEquals(2, displayed());
        String history = desktop.run("dunstctl", "history");
        assertTrue(history.contains("\"data\""), history);
    }

    @Test
    void aServiceThatWentAwayIsSaidAndOneThatIsBackIsUsed() throws Exception {
        toasts.tell(notice(Kind.BROKEN, "ci/shop"), "shop is broken");
        Desktop.stop(dunst);
        ChannelFault fault =
                assertThrows(ChannelFault.class, () -> toasts.tell(notice(Kind.FIXED, "ci/shop"), "shop is green"));
        assertEquals("No notification on the desktop. The desktop does not offer it.", fault.sentence());
        desktop.startOwning(SERVICE, "dunst");
        toasts.tell(notice(Kind.FIXED, "ci/shop"), "shop is green");
        assertEquals(1, displayed());
    }
}
