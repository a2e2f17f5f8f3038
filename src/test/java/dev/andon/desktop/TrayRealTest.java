package dev.andon.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Outcome;
import dev.andon.notice.Addressee;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real tray, that of Xfce's panel, on a screen and a bus of its own. Needs `xfce4-panel`, `Xvfb`,
/// `dbus-daemon` and `gdbus`.
@Tag("real")
@Timeout(90)
class TrayRealTest {
    private static final String PANEL = """
            <channel name="xfce4-panel" version="1.0"><property name="configver" type="int" value="2"/>
            <property name="panels" type="array"><value type="int" value="1"/><property name="panel-1" type="empty">
            <property name="position" type="string" value="p=6;x=0;y=0"/><property name="length" type="uint" value="100"/>
            <property name="size" type="uint" value="28"/>
            <property name="plugin-ids" type="array"><value type="int" value="1"/></property></property></property>
            <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
            </channel>
            """;
    private static final Pattern ITEM = Pattern.compile("'(:[0-9.]+)(/StatusNotifierItem)'");

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private Desktop desktop;
    private Process panel;
    private Tray tray;
    private String item = "";

    @BeforeEach
    void aDesktop(@TempDir Path temp) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("config/xfce4/xfconf/xfce-perchannel-xml"));
        Files.writeString(folder.resolve("xfce4-panel.xml"), PANEL);
        desktop = Desktop.withServices(temp).withScreen();
        tray = new Tray(
                "Linux",
                desktop.environment(),
                Addressee.ANYBODY,
                Texts.in(Locale.ENGLISH),
                () -> done.add("open"),
                () -> done.add("quit"));
    }

    @AfterEach
    void close() throws Exception {
        // The panel first: it asks for the icon again and again, and nobody would be there to answer. What it asked
        // last
        // is answered before what is asked now.
        Desktop.stop(panel);
        if (!item.isEmpty()) {
            call(item, TrayBus.ITEM_PATH, "org.freedesktop.DBus.Peer.Ping");
        }
        tray.close();
        desktop.close();
    }

    private void startPanel() throws Exception {
        panel = desktop.startOwning(TrayBus.WATCHER, "xfce4-panel", "--disable-wm-check");
    }

    /// The bus name of the item that the tray has, as soon as it has one.
    private String item() throws Exception {
        while (true) {
            String items = desktop.run(
                    "gdbus",
                    "call",
                    "--session",
                    "-d",
                    TrayBus.WATCHER,
                    "-o",
                    TrayBus.WATCHER_PATH,
                    "-m",
                    "org.freedesktop.DBus.Properties.Get",
                    TrayBus.WATCHER,
                    "RegisteredStatusNotifierItems");
            Matcher found = ITEM.matcher(items);
            if (found.find()) {
                item = found.group(1);
                return item;
            }
        }
    }

    private String call(String item, String path, String... method) throws Exception {
        String[] command = {"gdbus", "call", "--session", "-d", item, "-o", path, "-m"};
        var all = new java.util.ArrayList<>(java.util.List.of(command));
        all.addAll(java.util.List.of(method));
        return desktop.run(all.toArray(String[]::new));
    }

    @Test
    void theTrayTakesTheIconAndItsWordsAndItsMenuAnswer() throws Exception {
        startPanel();
        tray.accept(Story.ofOneSource()
                .shows(Story.pipeline("shop", Outcome.FAILED))
                .board());
        item();
        String properties = "org.freedesktop.DBus.Properties.Get";
        assertTrue(call(item, TrayBus.ITEM_PATH, properties, "org.kde.StatusNotifierItem", "ToolTip")
                .contains("'1 red'"));
        assertTrue(call(item, TrayBus.ITEM_PATH, properties, "org.kde.StatusNotifierItem", "IconPixmap")
                .contains("(22, 22, ["));
        call(item, TrayBus.ITEM_PATH, "org.kde.StatusNotifierItem.Activate", "1", "1");
        assertEquals("open", done.poll(10, TimeUnit.SECONDS));
        assertTrue(call(item, TrayBus.MENU_PATH, "com.canonical.dbusmenu.GetLayout", "0", "1", "[]")
                .contains("<'Quit'>"));
        call(item, TrayBus.MENU_PATH, "com.canonical.dbusmenu.Event", "2", "clicked", "<''>", "0");
        assertEquals("quit", done.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aTrayThatComesLaterGetsItsIcon() throws Exception {
        tray.accept(Story.ofOneSource()
                .shows(Story.pipeline("shop", Outcome.PASSED))
                .board());
        startPanel();
        assertTrue(item().startsWith(":"));
    }
}
