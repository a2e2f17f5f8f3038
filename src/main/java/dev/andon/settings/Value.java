package dev.andon.settings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A value in the settings file, with its place and with what is needed to judge it.
///
/// @param node the YAML
/// @param path the keys that lead to it
/// @param surroundings where secrets and other files are found
/// @param notes takes what is wrong with it
record Value(Node node, String path, Surroundings surroundings, Notes notes) {
    private static final int ECHO_AT_MOST = 40;

    Value child(String key, Node child) {
        return new Value(child, path.isEmpty() ? key : path + "." + key, surroundings, notes);
    }

    private Value item(int index, Node item) {
        return new Value(item, path + "[" + index + "]", surroundings, notes);
    }

    Place place() {
        return place(node);
    }

    Place place(Node at) {
        Optional<Mark> mark = at.getStartMark();
        return new Place(
                mark.map(it -> it.getLine() + 1).orElse(0),
                mark.map(it -> it.getColumn() + 1).orElse(0),
                path);
    }

    void mistake(String what, String help) {
        notes.mistake(place(), what, help);
    }

    void warning(String what, String help) {
        notes.warning(place(), what, help);
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean is(Tag tag) {
        return node.getTag().equals(tag);
    }

    /// `${…}` has a tag of its own in the parser; here it is a text like others.
    private boolean isText() {
        return is(Tag.STR) || is(Tag.ENV_TAG);
    }

    /// The keys and values of a mapping, as they stand; null after a mistake.
    @Nullable
    List<NodeTuple> entries() {
        if (node instanceof MappingNode mapping && is(Tag.MAP)) {
            return mapping.getValue();
        }
        mistake("This must hold keys with values, but it is " + appearance() + ".", "");
        return null;
    }

    /// The items of a list; a single value is a list of one.
    List<Value> items() {
        if (!(node instanceof SequenceNode sequence) || !is(Tag.SEQ)) {
            return List.of(this);
        }
        List<Node> nodes = sequence.getValue();
        return java.util.stream.IntStream.range(0, nodes.size())
                .mapToObj(index -> item(index, nodes.get(index)))
                .toList();
    }

    /// A text as it is written, a number as well; null after a mistake.
    ///
    /// @param wanted what should be here, as in "a duration such as 10s"
    @Nullable
    String text(String wanted) {
        if (node instanceof ScalarNode scalar && (isText() || is(Tag.INT) || is(Tag.FLOAT))) {
            return scalar.getValue();
        }
        String help = is(Tag.BOOL) ? "Put it in quotes if it is meant as a text." : "";
        mistake("This must be " + wanted + ", but it is " + appearance() + ".", help);
        return null;
    }

    /// What the value is to somebody who does not know YAML's words.
    String appearance() {
        return switch (node) {
            case MappingNode _ -> "keys with values";
            case SequenceNode _ -> "a list";
            case ScalarNode _ when is(Tag.NULL) -> "empty";
            case ScalarNode scalar when is(Tag.BOOL) -> scalar.getValue() + " (yes or no)";
            case ScalarNode _ when is(Tag.INT) || is(Tag.FLOAT) -> "a number";
            case ScalarNode _ when isText() -> "a text";
            default -> "of a type that Andon does not know";
        };
    }

    /// A text in quotes, short enough for a sentence. Never for a value that may be a secret.
    static String echo(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ");
        return "\"" + (clean.length() <= ECHO_AT_MOST ? clean : clean.substring(0, ECHO_AT_MOST) + "…") + "\"";
    }
}
