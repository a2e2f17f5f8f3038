package dev.andon.settings;

import dev.andon.source.BuiltBy;
import dev.andon.source.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Which pipelines build which service: patterns of pipelines by the pattern of a service.
record BuiltByShape() implements Shape<List<BuiltBy>> {
    private static final GlobText SERVICE = new GlobText();
    static final ListOf<Glob> PIPELINES = new ListOf<>(new GlobText(), true);
    private static final int SERVICES_AT_MOST = 1_000;

    @Override
    public @Nullable List<BuiltBy> read(Value value) {
        List<NodeTuple> entries = value.entries();
        if (entries == null) {
            return null;
        }
        if (entries.isEmpty() || entries.size() > SERVICES_AT_MOST) {
            value.mistake(
                    "This names no service, or more than " + SERVICES_AT_MOST + ".",
                    "Leave the key out, or say shop: ci/shop/**.");
            return null;
        }
        List<BuiltBy> all = new ArrayList<>();
        boolean usable = true;
        for (NodeTuple entry : entries) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Glob service = SERVICE.read(value.child(name, entry.getKeyNode()));
            List<Glob> pipelines = PIPELINES.read(value.child(name, entry.getValueNode()));
            if (service == null || pipelines == null) {
                usable = false;
            } else {
                pipelines.forEach(pipeline -> all.add(new BuiltBy(service, pipeline)));
            }
        }
        return usable ? all : null;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "object", "additionalProperties", PIPELINES.schema(), "minProperties", 1);
    }
}
