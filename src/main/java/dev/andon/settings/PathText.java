package dev.andon.settings;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The path of a file that need not be there yet.
record PathText() implements Shape<Path> {
    @Override
    public @Nullable Path read(Value value) {
        String text = value.text("a file's path");
        return text == null ? null : ReferredFile.resolve(text.strip(), value);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "minLength", 1);
    }
}
