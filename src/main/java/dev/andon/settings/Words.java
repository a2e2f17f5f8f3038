package dev.andon.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of a few words.
///
/// @param meanings what each word stands for, in the order people should read them
/// @param alsoSaid what people write who mean a word
record Words<T>(Map<String, T> meanings, Map<String, String> alsoSaid) implements Shape<T> {
    /// The constants of an enum, as settings write them: `COLOUR_BLIND` is `colour-blind`.
    static <E extends Enum<E>> Words<E> of(E[] constants) {
        var meanings = new LinkedHashMap<String, E>();
        for (E constant : constants) {
            meanings.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return new Words<>(meanings, Map.of());
    }

    @Override
    public @Nullable T read(Value value) {
        String text = value.text("one of " + list());
        if (text == null) {
            return null;
        }
        T meaning = meanings.get(text);
        if (meaning == null) {
            String meant = alsoSaid.containsKey(text)
                    ? Suggestion.didYouMean(alsoSaid.get(text))
                    : Suggestion.didYouMean(text, meanings.keySet());
            value.mistake(Value.echo(text) + " is none of " + list() + ".", meant);
        }
        return meaning;
    }

    private String list() {
        return String.join(", ", meanings.keySet());
    }

    @Override
    public Map<String, Object> schema() {
        List<String> words = new ArrayList<>(meanings.keySet());
        return Json.object("enum", words);
    }
}
