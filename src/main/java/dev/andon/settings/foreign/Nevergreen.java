package dev.andon.settings.foreign;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.andon.settings.foreign.Foreign.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nevergreen's exported configuration: `trays` by id, and below `selected` the names of the projects of each.
/// Written after the backups of versions 5 and 7 in its documentation. Passwords there are encrypted.
final class Nevergreen {
    private Nevergreen() {}

    private record Tray(
            @Nullable String url,
            @Nullable String name,
            @Nullable String username,
            @Nullable String trackingMode) {}

    private record Backup(
            @Nullable Map<String, @Nullable Tray> trays,
            @Nullable Map<String, @Nullable List<@Nullable String>> selected) {}

    static List<Named> read(String text) throws ForeignTrouble {
        try {
            Backup backup = new Gson().fromJson(text, Backup.class);
            List<Named> named = new ArrayList<>();
            if (backup.trays() != null) {
                backup.trays().forEach((id, tray) -> named.addAll(named(tray, selected(backup, id))));
            }
            return named;
        } catch (JsonParseException e) {
            throw new ForeignTrouble("This is no export of Nevergreen.");
        }
    }

    private static List<@Nullable String> selected(Backup backup, String id) {
        List<@Nullable String> names =
                backup.selected() == null ? null : backup.selected().get(id);
        return names == null ? List.of() : names;
    }

    private static List<Named> named(@Nullable Tray tray, List<@Nullable String> selected) {
        if (tray == null || tray.url() == null) {
            return List.of();
        }
        boolean isAll = "everything".equals(tray.trackingMode()) || selected.isEmpty();
        List<Named> named = new ArrayList<>();
        for (String pipeline : isAll ? List.of("") : selected) {
            if (pipeline != null) {
                named.add(new Named(tray.url(), text(tray.name()), text(tray.username()), pipeline));
            }
        }
        return named;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
