package dev.andon.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A mapping that may be left away around the one key that most people want: `pipelines: [shop]` for `pipelines:
/// {include: [shop]}`.
///
/// @param whole the mapping
/// @param brief what may stand in its place
/// @param meaning what that means
/// @param stands the key of the mapping that the brief stands for; null when it stands for several
record Abbreviated<B, T>(
        Group<T> whole,
        Shape<B> brief,
        Function<B, T> meaning,
        @Nullable Key<B> stands) implements Shape<T> {
    @Override
    public @Nullable T read(Value value) {
        if (value.isMapping()) {
            return whole.read(value);
        }
        B read = brief.read(value);
        return read == null ? null : meaning.apply(read);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("anyOf", List.of(whole.schema(), brief.schema()));
    }
}
