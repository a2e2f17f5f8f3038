package dev.andon.settings;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Finds what sources are called before it is known whether they are faultless.
final class Names {
    private Names() {}

    /// The value of a source's `name`, or null.
    static @Nullable Value of(Value source) {
        if (source.node() instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(SourceKeys.NAME.name())
                        && entry.getValueNode() instanceof ScalarNode) {
                    return source.child(key.getValue(), entry.getValueNode());
                }
            }
        }
        return null;
    }

    static String text(Value name) {
        return name.node() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
