package dev.andon.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a value must look like: read by Andon, and told to editors by the schema.
interface Shape<T> {
    /// The value; null after at least one mistake was noted.
    @Nullable
    T read(Value value);

    /// The same as JSON Schema (draft 2020-12), as far as that can say it.
    Map<String, Object> schema();
}
