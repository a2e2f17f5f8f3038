package dev.andon.settings;

import dev.andon.board.WallSettings;
import dev.andon.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The whole of `andon.yaml`, and its JSON Schema.
final class FileShape {
    private static final Key<WallSettings> WALL =
            Key.of("wall", WallShape.SHAPE, "How the wall looks.").alsoSaid("display", "ui", "view");

    private final Key<List<Source>> sources;

    FileShape(List<KnownKind> kinds) {
        sources = Key.of(
                        "sources",
                        new ListOf<>(SourceShape.of(kinds), false),
                        "The servers to watch, in the order in which the wall names them.")
                .alsoSaid("servers", "feeds", "builds", "projects");
    }

    private Group<Settings> group() {
        return new Group<>(List.of(sources, WALL), this::settings);
    }

    @Nullable
    Settings read(Value root) {
        return group().read(root);
    }

    private Settings settings(Fields fields) {
        if (fields.has(sources)) {
            refuseDoubles(fields.at(sources));
        } else {
            fields.value().warning("There are no \"sources:\": nothing is watched.", "");
        }
        return new Settings(fields.get(sources, List.of()), fields.get(WALL, WallSettings.DEFAULT), List.of());
    }

    /// Tiles are told apart by their source's name; faulty sources count as well, so that every double is found
    /// at once.
    private static void refuseDoubles(Value list) {
        Map<String, Integer> lines = new HashMap<>();
        for (Value source : list.items()) {
            Value name = Names.of(source);
            if (name == null) {
                continue;
            }
            Integer first = lines.putIfAbsent(
                    Names.text(name).strip().toLowerCase(Locale.ROOT),
                    name.place().line());
            if (first != null) {
                name.mistake("Another source has this name, in line " + first + ".", "Names are unique.");
            }
        }
    }

    String schema() {
        Map<String, Object> schema = Json.object(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "$id",
                "urn:andon:settings",
                "title",
                "andon.yaml",
                "description",
                "What Andon watches and how its wall looks.");
        schema.putAll(group().schema());
        return Json.text(schema);
    }
}
