package dev.andon.settings;

import dev.andon.board.WallSettings;
import dev.andon.line.LineRule;
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

    private static final Key<List<LineRule>> LINES = Key.of(
                    "lines",
                    new ListOf<>(LineShape.SHAPE, false),
                    "What must not be broken: named sets of pipelines, and what stops them; the main line of everything if not given.")
            .alsoSaid("line", "trunk", "gates");
    private static final Key<Team> TEAM =
            Key.of("team", TeamShape.SHAPE, "Who you are, and what you share with the others.");

    private static final Key<EndpointSettings> ENDPOINT = Key.of(
                    "endpoint",
                    EndpointShape.SHAPE,
                    "Where other programs may ask how the lines stand; only your own commands may if not given.")
            .alsoSaid("server", "http", "api");

    private static final Key<List<Notify>> NOTIFY = Key.of(
                    "notify",
                    new ListOf<>(NotifyShape.SHAPE, true),
                    "What people are told where they are not looking at a wall, and how; this desktop shows what breaks and is mended if not given.")
            .alsoSaid("notifications", "notices", "alerts", "alarms");

    private final Key<List<Source>> sources;

    FileShape(List<KnownKind> kinds) {
        sources = Key.of(
                        "sources",
                        new ListOf<>(SourceShape.of(kinds), false),
                        "The servers to watch, in the order in which the wall names them.")
                .alsoSaid("servers", "feeds", "builds", "projects");
    }

    private Group<Settings> group() {
        return new Group<>(List.of(sources, WALL, LINES, TEAM, ENDPOINT, NOTIFY), this::settings);
    }

    @Nullable
    Settings read(Value root) {
        return group().read(root);
    }

    private Settings settings(Fields fields) {
        if (fields.has(sources)) {
            refuseDoubles(fields.at(sources), "source");
        } else {
            fields.value().warning("There are no \"sources:\": nothing is watched.", "");
        }
        if (fields.has(LINES)) {
            refuseDoubles(fields.at(LINES), "line");
        }
        return new Settings(
                fields.get(sources, List.of()),
                fields.get(WALL, WallSettings.DEFAULT),
                fields.get(LINES, List.of()),
                fields.get(TEAM, Team.ALONE),
                fields.get(ENDPOINT),
                fields.get(NOTIFY, List.of()),
                List.of());
    }

    /// Tiles are told apart by their source's name, commands name a line; what is faulty counts as well, so that
    /// every double is found at once.
    private static void refuseDoubles(Value list, String what) {
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
                name.mistake("Another " + what + " has this name, in line " + first + ".", "Names are unique.");
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
                "What Andon watches, how its wall looks, what stops the line, and whom it tells.");
        schema.putAll(group().schema());
        return Json.text(schema);
    }
}
