package dev.andon.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

record WholeNumber(int least, int most) implements Shape<Integer> {
    private static final int DIGITS_AT_MOST = 9;

    @Override
    public @Nullable Integer read(Value value) {
        String wanted = "a whole number from " + least + " to " + most;
        String text = value.text(wanted);
        if (text == null) {
            return null;
        }
        boolean readable = value.is(Tag.INT) && text.matches("[-+]?[0-9]{1," + DIGITS_AT_MOST + "}");
        if (!readable || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            value.mistake(Value.echo(text) + " is not " + wanted + ".", "");
            return null;
        }
        return Integer.valueOf(text);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "integer", "minimum", least, "maximum", most);
    }
}
