package dev.andon.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A mapping with known keys.
///
/// @param keys all it may have
/// @param maker makes the value of the keys that are there, or null when these do not suffice; the mistake is
///     noted
record Group<T>(List<Key<?>> keys, Function<Fields, @Nullable T> maker) implements Shape<T> {
    /// A key is repeated in a message only when it cannot be a token that lost its colon and space.
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z][A-Za-z_-]{0,23}");

    Group {
        keys = List.copyOf(keys);
    }

    @Override
    public @Nullable T read(Value value) {
        List<NodeTuple> entries = value.entries();
        if (entries == null) {
            return null;
        }
        var fields = new Fields(value, new LinkedHashMap<>(), new LinkedHashMap<>());
        for (NodeTuple entry : entries) {
            read(entry, fields);
        }
        boolean complete = true;
        for (Key<?> key : keys) {
            complete &= !key.required() || isThere(key, fields);
        }
        return complete ? maker.apply(fields) : null;
    }

    private void read(NodeTuple entry, Fields fields) {
        Value value = fields.value();
        String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        Optional<Key<?>> key =
                keys.stream().filter(it -> it.name().equals(name)).findFirst();
        if (key.isEmpty()) {
            unknown(name, entry.getKeyNode(), value);
            return;
        }
        Value of = value.child(name, entry.getValueNode());
        if (fields.values().putIfAbsent(name, of) != null) {
            int first = value.place(fields.values().get(name).node()).line();
            value.notes()
                    .mistake(
                            of.place(entry.getKeyNode()),
                            "This key is there twice; the first is in line " + first + ".",
                            "Keep one of them.");
            return;
        }
        Object read = key.get().shape().read(of);
        if (read != null) {
            fields.read().put(name, read);
        }
    }

    private void unknown(String name, Node keyNode, Value value) {
        if (HARMLESS.matcher(name).matches()) {
            value.child(name, keyNode).mistake("There is no key \"" + name + "\" here.", meant(name));
        } else {
            value.notes().mistake(value.place(keyNode), "This is no key that Andon knows.", known());
        }
    }

    private String meant(String name) {
        for (Key<?> key : keys) {
            if (key.alsoSaid().contains(name)) {
                return Suggestion.didYouMean(key.name());
            }
            Shape<?> shape = key.shape() instanceof Abbreviated<?, ?> brief ? brief.whole() : key.shape();
            if (shape instanceof Group<?> group
                    && group.keys().stream().anyMatch(it -> it.name().equals(name))) {
                return "It belongs below \"" + key.name() + ":\".";
            }
        }
        String meant = Suggestion.didYouMean(name, names());
        return meant.isEmpty() ? known() : meant;
    }

    private String known() {
        return "Known are: " + String.join(", ", names()) + ".";
    }

    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        keys.forEach(key -> names.add(key.name()));
        return names;
    }

    private static boolean isThere(Key<?> key, Fields fields) {
        if (!fields.has(key)) {
            fields.value().mistake("The key \"" + key.name() + "\" is missing.", key.meaning());
        }
        return fields.get(key) != null;
    }

    @Override
    public Map<String, Object> schema() {
        var properties = new LinkedHashMap<String, Object>();
        List<String> required = new ArrayList<>();
        for (Key<?> key : keys) {
            var schema = new LinkedHashMap<String, Object>();
            schema.put("description", key.meaning());
            schema.putAll(key.shape().schema());
            properties.put(key.name(), schema);
            if (key.required()) {
                required.add(key.name());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }
}
