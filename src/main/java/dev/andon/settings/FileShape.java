package dev.andon.settings;

import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.guard.GuardRule;
import dev.andon.line.GateName;
import dev.andon.source.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// The whole of `andon.yaml`, and its JSON Schema.
final class FileShape {
    private static final Key<WallSettings> WALL =
            Key.of("wall", WallShape.SHAPE, "How the wall looks.").alsoSaid("display", "ui", "view");

    private static final Key<WindowSettings> WINDOW =
            Key.of("window", WindowShape.SHAPE, "How the developer's window looks.");

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

    private static final Key<URI> UPDATES = Key.of(
                    "updates",
                    UpdatesShape.SHAPE,
                    "Where to ask once a day whether there is a newer Andon; nobody is asked if not given.")
            .alsoSaid("update", "updateCheck", "upgrade");

    private static final Key<List<GuardRule>> GUARDS = Key.of(
                    "guards",
                    new ListOf<>(GuardShape.SHAPE, true),
                    "What watches deploys by the business's metrics, and goes back when they fall; nothing if not given.")
            .alsoSaid("guard", "immuneSystem", "watches");

    private final List<KnownKind> kinds;
    private final List<KnownGate> gates;
    private final Key<List<Source>> sources;
    private final Key<List<LineShape.Draft>> lines;

    FileShape(List<KnownKind> kinds, List<KnownGate> gates) {
        this.kinds = List.copyOf(kinds);
        this.gates = List.copyOf(gates);
        lines = Key.of(
                        "lines",
                        new ListOf<>(LineShape.of(gates), false),
                        "What must not be broken: named sets of pipelines, and what stops them; the main line of everything if not given.")
                .alsoSaid("line", "trunk", "gates");
        sources = Key.of(
                        "sources",
                        new ListOf<>(SourceShape.of(kinds), false),
                        "The servers to watch, in the order in which the wall names them.")
                .alsoSaid("servers", "feeds", "builds", "projects");
    }

    private Group<Settings> group() {
        return new Group<>(
                List.of(sources, WALL, WINDOW, lines, GUARDS, TEAM, ENDPOINT, NOTIFY, UPDATES), this::settings);
    }

    FormSheet form(SettingsText text) throws CannotEdit {
        return FormMaker.of(group(), text, this::isOption);
    }

    /// A name that a source's kind and a gate's have in common is shown with the options of both; the reader says
    /// which do not belong.
    private boolean isOption(String kind, String option) {
        return kinds.stream()
                        .anyMatch(it -> it.name().equals(kind) && it.options().containsKey(option))
                || gates.stream()
                        .filter(it -> it.name().equals(kind))
                        .flatMap(it -> it.options().stream())
                        .anyMatch(it -> it.name().equals(option));
    }

    Disclosed disclose(Node root, Surroundings surroundings) {
        return new Discloser(surroundings).of(root, group());
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
        if (fields.has(lines)) {
            refuseDoubles(fields.at(lines), "line");
        }
        if (fields.has(TEAM)) {
            remarkLogins(fields);
        }
        return new Settings(
                fields.get(sources, List.of()),
                fields.get(WALL, WallSettings.DEFAULT),
                fields.get(WINDOW, WindowSettings.DEFAULT),
                fields.get(lines, List.of()).stream().map(LineShape.Draft::rule).toList(),
                gates(fields),
                guards(fields),
                fields.get(TEAM, Team.ALONE),
                fields.get(ENDPOINT),
                fields.get(NOTIFY, List.of()),
                fields.get(UPDATES),
                List.of());
    }

    private List<GateSettings> gates(Fields fields) {
        List<String> names = fields.has(sources) ? names(fields.at(sources)) : List.of();
        List<GateSettings> gates = new ArrayList<>();
        for (LineShape.Draft line : fields.get(lines, List.of())) {
            for (GateShape.Draft gate : line.gates()) {
                Source connection = GateShape.connection(gate, fields.get(sources, List.of()), names);
                if (connection != null) {
                    var name = new GateName(line.rule().name(), gate.name());
                    gates.add(new GateSettings(name, connection, line.fixBranches()));
                }
            }
        }
        return gates;
    }

    private List<GuardRule> guards(Fields fields) {
        List<GuardRule> guards = fields.get(GUARDS, List.of());
        if (fields.has(GUARDS)) {
            GuardShape.judgeSources(
                    fields.at(GUARDS), guards, fields.has(sources) ? names(fields.at(sources)) : List.of());
        }
        return guards;
    }

    /// Also of those that are faulty.
    private static List<String> names(Value sources) {
        return sources.items().stream()
                .map(Names::of)
                .filter(Objects::nonNull)
                .map(Names::text)
                .map(String::strip)
                .toList();
    }

    /// What is claimed at a source that there is not is claimed nowhere.
    private void remarkLogins(Fields fields) {
        List<String> names =
                fields.get(sources, List.of()).stream().map(Source::name).toList();
        fields.get(TEAM, Team.ALONE).crew().people().stream()
                .flatMap(colleague -> colleague.logins().keySet().stream())
                .distinct()
                .filter(name -> names.stream().noneMatch(name::equalsIgnoreCase))
                .forEach(name -> fields.at(TEAM)
                        .warning(
                                "There is no source called " + Value.echo(name) + " for the log-ins there.",
                                Suggestion.didYouMean(name, names)));
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
