package dev.andon.desktop;

import dev.andon.desktop.TrayBus.Pixmap;
import dev.andon.desktop.TrayBus.ToolTip;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/// The icon as the desktop's tray sees it. Called on the bus's threads.
final class TrayItem extends BusObject implements TrayBus.Item {
    private static final int[] SIZES = {22, 32, 48};
    private static final String PICTURES = "a(iiay)";

    private final Runnable activate;
    private volatile List<Pixmap> pictures = List.of();
    private volatile String words = "";

    TrayItem(Runnable activate) {
        super(TrayBus.ITEM_PATH);
        this.activate = activate;
    }

    void show(TrayState state, String text) {
        pictures = java.util.Arrays.stream(SIZES)
                .mapToObj(size -> new Pixmap(size, size, TrayPicture.argb(state, size)))
                .toList();
        words = text;
    }

    @Override
    public void Activate(int x, int y) {
        activate.run();
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        activate.run();
    }

    @Override
    public void ContextMenu(int x, int y) {
        // The tray shows the menu by itself.
    }

    @Override
    public void Scroll(int delta, String orientation) {
        // There is nothing to scroll.
    }

    @Override
    public Map<String, Variant<?>> GetAll(String name) {
        var all = new LinkedHashMap<String, Variant<?>>();
        all.put("Category", new Variant<>("ApplicationStatus"));
        all.put("Id", new Variant<>("andon"));
        all.put("Title", new Variant<>("Andon"));
        all.put("Status", new Variant<>("Active"));
        all.put("WindowId", new Variant<>(0));
        all.put("IconName", new Variant<>(""));
        all.put("IconThemePath", new Variant<>(""));
        all.put("IconPixmap", new Variant<>(pictures, PICTURES));
        all.put("OverlayIconName", new Variant<>(""));
        all.put("OverlayIconPixmap", new Variant<>(List.of(), PICTURES));
        all.put("AttentionIconName", new Variant<>(""));
        all.put("AttentionIconPixmap", new Variant<>(List.of(), PICTURES));
        all.put("AttentionMovieName", new Variant<>(""));
        all.put("ToolTip", new Variant<>(new ToolTip("", List.of(), "Andon", words), "(sa(iiay)ss)"));
        all.put("ItemIsMenu", new Variant<>(false));
        all.put("Menu", new Variant<>(new DBusPath(TrayBus.MENU_PATH)));
        return all;
    }
}
