package dev.andon.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of one mapping that were there and faultless.
///
/// @param value the mapping
/// @param read what was read, by name
/// @param values where each key's value stands, the faulty ones included, by name
record Fields(Value value, Map<String, Object> read, Map<String, Value> values) {
    /// What a key's value was read as; null when it is not there or faulty.
    @SuppressWarnings("unchecked") // the key's own shape made the value
    <T> @Nullable T get(Key<T> key) {
        return (T) read.get(key.name());
    }

    <T> T get(Key<T> key, T otherwise) {
        T found = get(key);
        return found == null ? otherwise : found;
    }

    boolean has(Key<?> key) {
        return values.containsKey(key.name());
    }

    /// Where a key's value stands; the whole mapping when it is not there.
    Value at(Key<?> key) {
        return values.getOrDefault(key.name(), value);
    }
}
