package dev.andon.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.dbus.BusTrouble;
import dev.andon.dbus.SessionBus;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Notice;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where there is no desktop, or a dead one, that is said in time.
@Timeout(20)
class NoDesktopTest {
    private static final Notice NOTICE = new Notice(
            Kind.FIXED,
            "ci/shop",
            Sentence.of("notice.fixed", "shop"),
            List.of(),
            List.of(),
            List.of(),
            null,
            Instant.EPOCH,
            false);

    private static String fault(Map<String, String> environment) {
        try (var toasts = new BusToasts(environment, Texts.in(Locale.ENGLISH), Set.of(), (notice, answer) -> {})) {
            return assertThrows(ChannelFault.class, () -> toasts.tell(NOTICE, "shop is green again"))
                    .sentence();
        }
    }

    @Test
    void withoutASessionThatIsSaid(@TempDir Path temp) {
        assertEquals("No notification on the desktop. There is no desktop session here.", fault(Map.of()));
        assertEquals(
                "No notification on the desktop. There is no desktop session here.",
                fault(Map.of("XDG_RUNTIME_DIR", temp.toString())));
    }

    @Test
    void aSessionThatIsGoneIsSaid(@TempDir Path temp) {
        assertEquals(
                "No notification on the desktop. The desktop does not offer it.",
                fault(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + temp + "/nothing")));
    }

    @Test
    void aBusThatNeverAnswersIsGivenUp(@TempDir Path temp) throws Exception {
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(temp.resolve("bus")));
            BusTrouble trouble = assertThrows(
                    BusTrouble.class,
                    () -> SessionBus.open(Map.of("XDG_RUNTIME_DIR", temp.toString()), Duration.ofMillis(300)));
            assertEquals("The desktop did not answer in time.", trouble.sentence());
        }
    }

    @ParameterizedTest
    @CsvSource({"a < b & c > d, a &lt; b &amp; c &gt; d", "&lt;, &amp;lt;", "plain, plain"})
    void whatServersWriteIsNoMarkup(String text, String shown) {
        assertEquals(shown, BusToasts.escape(text));
    }
}
