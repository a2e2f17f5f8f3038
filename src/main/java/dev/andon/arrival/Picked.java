package dev.andon.arrival;

import dev.andon.build.Pipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Patterns for what somebody chose, as short as they can be. Pure.
public final class Picked {
    private Picked() {}

    /// Folders as a whole where all of them is chosen, names else; empty when everything is.
    ///
    /// @param all the names there are, with slashes between folders
    public static List<String> patterns(Collection<String> all, Set<String> chosen) {
        if (chosen.containsAll(all)) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>();
        below("", new TreeSet<>(all), chosen, patterns);
        return patterns;
    }

    private static void below(String folder, Set<String> all, Set<String> chosen, List<String> patterns) {
        Set<String> parts = new TreeSet<>();
        all.stream()
                .filter(name -> name.startsWith(folder))
                .forEach(name ->
                        parts.add(folder + name.substring(folder.length()).split("/", 2)[0]));
        for (String part : parts) {
            List<String> inside =
                    all.stream().filter(name -> name.startsWith(part + "/")).toList();
            boolean isItselfWanted = !all.contains(part) || chosen.contains(part);
            if (inside.size() > 1 && chosen.containsAll(inside) && isItselfWanted) {
                // Which is also the part itself.
                patterns.add(part + "/**");
                continue;
            }
            if (chosen.contains(part)) {
                patterns.add(part);
            }
            if (!inside.isEmpty()) {
                below(part + "/", all, chosen, patterns);
            }
        }
    }

    /// The branches that a first look showed, each once, as it told them: what is watched when nobody says
    /// otherwise.
    public static List<String> branches(List<Pipeline> pipelines) {
        return pipelines.stream()
                .map(Pipeline::branch)
                .filter(java.util.Objects::nonNull)
                .map(branch -> branch.name())
                .distinct()
                .sorted()
                .toList();
    }
}
