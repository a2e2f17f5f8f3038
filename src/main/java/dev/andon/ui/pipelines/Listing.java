package dev.andon.ui.pipelines;

import dev.andon.board.Light;
import dev.andon.board.Tile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts pipelines into rows: in an order, below one another as they are grouped. Pure.
final class Listing {
    private static final String SLASH = "/";

    /// What pipelines stand below.
    enum Grouping {
        NONE,
        SOURCE,
        /// The source, then each folder of the name: a tree.
        FOLDER,
        LIGHT
    }

    /// What they are sorted by, before their name.
    enum Column {
        LIGHT(Comparator.comparing(Tile::light)),
        NAME(Comparator.comparing(tile -> "")),
        SOURCE(Comparator.comparing(Tile::source, String.CASE_INSENSITIVE_ORDER)),
        SINCE(Comparator.comparing(tile -> tile.known().since(), Comparator.nullsFirst(Comparator.naturalOrder()))),
        TOOK(Comparator.comparing(
                tile -> tile.known().verdict().duration(), Comparator.nullsFirst(Comparator.naturalOrder()))),
        CLAIM(Comparator.comparing(
                tile -> tile.claim() == null ? "" : tile.claim().holder().name(), String.CASE_INSENSITIVE_ORDER));

        private final Comparator<Tile> order;

        Column(Comparator<Tile> order) {
            this.order = order;
        }
    }

    /// @param shut keys of the groups whose pipelines are not shown
    record Shape(Grouping grouping, Column column, boolean descending, Set<String> shut) {
        static final Shape USUAL = new Shape(Grouping.NONE, Column.LIGHT, false, Set.of());

        Shape {
            shut = Set.copyOf(shut);
        }

        Comparator<Tile> order() {
            Comparator<Tile> order = column.order;
            Comparator<Tile> byName = Comparator.comparing(Tile::name, String.CASE_INSENSITIVE_ORDER);
            Comparator<Tile> all = order.thenComparing(byName).thenComparing(Tile::id);
            return descending ? all.reversed() : all;
        }
    }

    private final Shape shape;
    private final List<Row> rows = new ArrayList<>();

    private Listing(Shape shape) {
        this.shape = shape;
    }

    /// @param lights what a light is called
    static List<Row> of(List<Tile> tiles, Shape shape, Map<Light, String> lights) {
        List<Tile> sorted = tiles.stream().sorted(shape.order()).toList();
        var listing = new Listing(shape);
        switch (shape.grouping()) {
            case NONE -> sorted.forEach(tile -> listing.rows.add(new Row.One(tile, 0)));
            case SOURCE -> listing.add("", 0, groups(sorted, tile -> List.of(tile.source())));
            case LIGHT ->
                listing.add(
                        "",
                        0,
                        groups(
                                sorted,
                                tile -> List.of(lights.getOrDefault(
                                        tile.light(), tile.light().word()))));
            case FOLDER -> listing.add("", 0, groups(sorted, Listing::folders));
        }
        return listing.rows;
    }

    private static List<String> folders(Tile tile) {
        String[] parts = tile.known().pipeline().name().split(SLASH, -1);
        List<String> folders = new ArrayList<>();
        folders.add(tile.source());
        folders.addAll(List.of(parts).subList(0, parts.length - 1));
        return folders;
    }

    /// What stands below a name, in the order in which it came.
    private static final class Node {
        private final Map<String, Node> below = new LinkedHashMap<>();
        private final List<Tile> own = new ArrayList<>();

        private int count() {
            return own.size() + below.values().stream().mapToInt(Node::count).sum();
        }

        private boolean runs(Light light) {
            return own.stream().anyMatch(tile -> tile.light() == light && tile.isRunning())
                    || below.values().stream().anyMatch(node -> node.runs(light));
        }

        private Light worst() {
            Light worst = Light.QUIET;
            for (Tile tile : own) {
                worst = tile.light().compareTo(worst) < 0 ? tile.light() : worst;
            }
            for (Node node : below.values()) {
                Light light = node.worst();
                worst = light.compareTo(worst) < 0 ? light : worst;
            }
            return worst;
        }
    }

    @FunctionalInterface
    private interface Path {
        List<String> of(Tile tile);
    }

    private static Node groups(List<Tile> sorted, Path path) {
        var root = new Node();
        for (Tile tile : sorted) {
            Node node = root;
            for (String name : path.of(tile)) {
                node = node.below.computeIfAbsent(name, one -> new Node());
            }
            node.own.add(tile);
        }
        return root;
    }

    private void add(String path, int depth, Node node) {
        node.below.forEach((name, below) -> {
            String key = path + SLASH + name;
            boolean open = !shape.shut().contains(key);
            rows.add(new Row.Group(key, name, depth, below.worst(), below.runs(below.worst()), below.count(), open));
            if (open) {
                add(key, depth + 1, below);
            }
        });
        node.own.forEach(tile -> rows.add(new Row.One(tile, depth)));
    }
}
