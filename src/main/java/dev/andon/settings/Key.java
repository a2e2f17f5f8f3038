package dev.andon.settings;

import java.util.List;

/// A key of the settings: the one description that validation, schema and suggestions are made of.
///
/// @param name as it is written
/// @param shape what its value must look like
/// @param meaning for people, one or more sentences
/// @param required whether it must be there
/// @param alsoSaid what people write who mean it
record Key<T>(String name, Shape<T> shape, String meaning, boolean required, List<String> alsoSaid) {
    static <T> Key<T> of(String name, Shape<T> shape, String meaning) {
        return new Key<>(name, shape, meaning, false, List.of());
    }

    Key<T> mustBeThere() {
        return new Key<>(name, shape, meaning, true, alsoSaid);
    }

    Key<T> alsoSaid(String... words) {
        return new Key<>(name, shape, meaning, required, List.of(words));
    }
}
