package dev.andon.desktop;

import java.awt.AWTException;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The icon on Windows and macOS, by AWT, which is loaded for it and for nothing else. Never on Linux, where AWT
/// shows black squares or does not come back. JavaFX must run first, as macOS wants it, and no thread of one ever
/// waits for the other. After the documentation of `java.awt.SystemTray`; it has been run in an XEmbed tray, and
/// neither on Windows nor on macOS.
final class AwtIcon implements Icon {
    private final Runnable open;
    private final List<Choice> choices;
    private @Nullable TrayIcon shown;

    AwtIcon(Runnable open, List<Choice> choices) {
        this.open = open;
        this.choices = List.copyOf(choices);
    }

    @Override
    public void show(TrayState state, String words) throws NoTray {
        try {
            TrayIcon icon = shown == null ? added(state) : shown;
            icon.setImage(picture(state, size()));
            icon.setToolTip(words);
            shown = icon;
        } catch (AWTException | UnsupportedOperationException | LinkageError none) {
            throw new NoTray("This desktop has no tray.");
        }
    }

    private static int size() {
        return Math.max(1, SystemTray.getSystemTray().getTrayIconSize().height);
    }

    /// One without a picture is refused.
    private TrayIcon added(TrayState state) throws AWTException {
        SystemTray tray = SystemTray.getSystemTray();
        var icon = new TrayIcon(picture(state, size()), "Andon", menu());
        icon.setImageAutoSize(true);
        icon.addActionListener(clicked -> open.run());
        tray.add(icon);
        return icon;
    }

    private PopupMenu menu() {
        var menu = new PopupMenu();
        for (Choice choice : choices) {
            var item = new MenuItem(choice.label());
            item.addActionListener(chosen -> choice.chosen().run());
            menu.add(item);
        }
        return menu;
    }

    static BufferedImage picture(TrayState state, int size) {
        byte[] bytes = TrayPicture.argb(state, size);
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < size * size; i++) {
            int argb = 0;
            for (int part = 0; part < 4; part++) {
                argb = argb << Byte.SIZE | bytes[i * 4 + part] & 0xFF;
            }
            image.setRGB(i % size, i / size, argb);
        }
        return image;
    }

    @Override
    public void close() {
        if (shown != null) {
            SystemTray.getSystemTray().remove(shown);
        }
    }
}
