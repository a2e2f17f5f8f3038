package dev.andon.ui.settings;

import dev.andon.form.Block;
import dev.andon.form.Mistake;
import dev.andon.form.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which part of a form shows which mistake: the narrowest that has its place.
final class Faults {
    private Faults() {}

    /// @return sentences by the paths of parts of this section
    static Map<String, String> in(Block section, List<Mistake> mistakes) {
        Map<String, String> faults = new LinkedHashMap<>();
        for (Mistake mistake : mistakes) {
            String path = narrowest(section, mistake.path());
            if (path != null) {
                faults.merge(path, mistake.sentence(), (one, other) -> one + "\n" + other);
            }
        }
        return faults;
    }

    private static @Nullable String narrowest(Part part, String place) {
        if (part instanceof Block block) {
            for (Part inner : block.parts()) {
                String found = narrowest(inner, place);
                if (found != null) {
                    return found;
                }
            }
        }
        String path = part.path();
        boolean isThere = place.equals(path) || place.startsWith(path + "[") || place.startsWith(path + ".");
        return isThere ? path : null;
    }
}
