package dev.andon.server.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Small helps for reading JSON of servers that leave things out.
public final class Json {
    /// One for all: each learns anew how to read every type.
    static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Json() {}

    /// The list without its nulls; an absent list is an empty one.
    public static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /// What each element says, without nulls and blanks.
    public static <T> List<String> texts(@Nullable List<T> list, Function<T, @Nullable String> text) {
        List<String> texts = new ArrayList<>();
        for (T one : list(list)) {
            String said = text.apply(one);
            if (said != null && !said.isBlank()) {
                texts.add(said);
            }
        }
        return texts;
    }

    /// The text, or empty.
    public static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The text of a JSON value that may be a number or a string, or empty.
    public static String text(@Nullable JsonElement value) {
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /// A part of an answer as `type`; what the type does not name is skipped.
    ///
    /// @throws JsonParseException when it is something else
    public static <W> W as(JsonElement value, Class<W> type) {
        return GSON.fromJson(value, type);
    }

    /// `value` as a JSON text.
    public static String of(Object value) {
        return GSON.toJson(value);
    }
}
