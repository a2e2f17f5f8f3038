package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.app.KnownKinds;
import dev.andon.form.Alteration;
import dev.andon.form.Altered;
import dev.andon.form.Block;
import dev.andon.form.Field;
import dev.andon.form.Form;
import dev.andon.form.Part;
import dev.andon.testing.NoKeychain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the schema knows the form can say: walked from the schema, which knows nothing of forms.
class EveryKeyIsReachedByTheFormTest {
    private static final String COMMENT = "# Ours, to be kept\n";

    private final Set<String> reached = new TreeSet<>();
    private final List<String> unreached = new ArrayList<>();
    private SettingsForms forms;
    private Form form;

    private static SettingsReader reader(Path home) {
        return new SettingsReader(KnownKinds.all(), KnownKinds.gates(), Map.of(), home, new NoKeychain());
    }

    @BeforeEach
    void anEmptyFile(@TempDir Path temp) {
        var reader = reader(temp);
        forms = new SettingsForms(new SettingsPen(temp.resolve("andon.yaml"), reader), reader, new NoKeychain());
        form = forms.read();
        alter(Map.of(), new Alteration.Look());
        form = new Form(form.file(), COMMENT, form.sections(), List.of());
    }

    private void alter(Map<String, String> changes, Alteration alteration) {
        form = assertInstanceOf(Altered.To.class, forms.alter(form, changes, alteration), alteration::toString)
                .form();
    }

    private static JsonObject schema() {
        return JsonParser.parseString(reader(Path.of("")).schema()).getAsJsonObject();
    }

    static Stream<String> keysAtTheTop() {
        return schema().getAsJsonObject("properties").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("keysAtTheTop")
    void everyKeyBelowItIsAFieldThatIsWrittenWhereItBelongs(String top) throws Exception {
        walk(schema().getAsJsonObject("properties").getAsJsonObject(top), top);
        assertEquals(List.of(), unreached, "keys that no form can say");
        assertFalse(reached.isEmpty(), "something was reached");
        assertTrue(form.text().startsWith(COMMENT), "the comment stays");
    }

    @Test
    void theWalkFindsWhatIsMissing() throws Exception {
        walk(JsonParser.parseString("{properties: {theme: {}, tune: {}}}").getAsJsonObject(), "window");
        assertEquals(List.of("window.tune"), unreached);
    }

    private void walk(JsonObject schema, String path) throws CannotEdit {
        JsonObject shape = widest(schema);
        Part part = at(path);
        if (part == null) {
            unreached.add(path);
        } else if (shape.has("properties")) {
            keys(shape.getAsJsonObject("properties"), path);
        } else if (isOfGroups(shape)) {
            alter(Map.of(), new Alteration.Add(path, ""));
            walk(shape.getAsJsonObject("items"), path + "[0]");
        } else if (shape.has("additionalProperties")) {
            alter(Map.of(), new Alteration.Add(path, "own"));
            walk(shape.getAsJsonObject("additionalProperties"), path + ".own");
        } else {
            say(assertInstanceOf(Field.class, part, path));
        }
    }

    /// Options come and go with the kind.
    private void keys(JsonObject properties, String path) throws CannotEdit {
        var left = new TreeSet<>(properties.keySet());
        List<String> kinds = left.contains("kind") ? kinds(properties) : List.of("");
        for (String kind : kinds) {
            if (!kind.isEmpty()) {
                alter(Map.of(path + ".kind", kind), new Alteration.Look());
            }
            for (String key : List.copyOf(left)) {
                if (at(path + "." + key) != null) {
                    left.remove(key);
                    walk(properties.getAsJsonObject(key), path + "." + key);
                }
            }
        }
        left.forEach(key -> unreached.add(path + "." + key));
    }

    private static List<String> kinds(JsonObject properties) {
        return properties.getAsJsonObject("kind").getAsJsonArray("enum").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private void say(Field field) throws CannotEdit {
        assertTrue(field.kind() != Field.Kind.OTHER, field::toString);
        reached.add(field.path());
        String said = sample(field);
        alter(Map.of(field.path(), said), new Alteration.Look());
        assertEquals(said, ((Field) at(field.path())).value(), field.path());
        assertTrue(new SettingsText(form.text()).at(KeyPath.read(field.path())).isPresent(), field.path());
    }

    private static String sample(Field field) {
        return switch (field.kind()) {
            case NUMBER -> "7";
            case FLAG -> "true";
            case CHOICE -> field.words().getLast();
            case LIST -> "one, \"two, three\"";
            case TEXT, SECRET, OTHER -> "some: text";
        };
    }

    /// Of two ways to say something the one that says more.
    private static JsonObject widest(JsonObject schema) {
        if (!schema.has("anyOf")) {
            return schema;
        }
        List<JsonObject> ways = schema.getAsJsonArray("anyOf").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
        return ways.stream()
                .filter(way -> way.has("properties") || isOfGroups(way))
                .reduce((one, other) -> other)
                .orElseGet(ways::getFirst);
    }

    private static boolean isOfGroups(JsonObject shape) {
        return shape.has("items") && shape.getAsJsonObject("items").has("properties");
    }

    private @Nullable Part at(String path) {
        return form.sections().stream()
                .flatMap(EveryKeyIsReachedByTheFormTest::within)
                .filter(part -> part.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Part> within(Part part) {
        return part instanceof Block block
                ? Stream.concat(
                        Stream.of(block), block.parts().stream().flatMap(EveryKeyIsReachedByTheFormTest::within))
                : Stream.of(part);
    }
}
