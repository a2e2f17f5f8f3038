package dev.andon.store;

import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the book says of a source's pipelines, as far as we know. They are written in parts, so that one that
/// changes is not ten thousand that are written and read.
///
/// @param version the book's
/// @param parts the pipelines by their parts, each in the order of the ids
/// @param sight all of them
record SightCopy(long version, List<List<Pipeline>> parts, Sight sight) {
    /// Nothing is known.
    static final SightCopy NONE = new SightCopy(0, List.of(), new Sight(List.of(), List.of()));

    private static final int IN_A_PART = 64;
    private static final int PARTS_AT_MOST = 256;
    private static final int STEP = 4;

    /// The same pipelines in another order are the same: the order is ours.
    static SightCopy of(long version, Sight sight) {
        int number = number(sight.pipelines().size());
        List<List<Pipeline>> parts = new ArrayList<>();
        for (int part = 0; part < number; part++) {
            parts.add(new ArrayList<>());
        }
        for (Pipeline pipeline : sight.pipelines()) {
            parts.get(Math.floorMod(pipeline.id().hashCode(), number)).add(pipeline);
        }
        parts.replaceAll(
                part -> part.stream().sorted(Comparator.comparing(Pipeline::id)).toList());
        return new SightCopy(version, List.copyOf(parts), sight);
    }

    /// @param all every part
    static SightCopy of(long version, List<List<Pipeline>> all, List<String> absent) {
        List<Pipeline> pipelines = new ArrayList<>();
        all.forEach(pipelines::addAll);
        return new SightCopy(version, List.copyOf(all), new Sight(List.copyOf(pipelines), absent));
    }

    /// As many for a number of pipelines, so that it seldom changes.
    private static int number(int pipelines) {
        int parts = 1;
        while (parts < PARTS_AT_MOST && pipelines > parts * IN_A_PART) {
            parts *= STEP;
        }
        return parts;
    }

    /// The parts that are to be written when this is what the book should say.
    Map<Integer, List<Pipeline>> otherThan(SightCopy there) {
        var other = new HashMap<Integer, List<Pipeline>>();
        for (int part = 0; part < parts.size(); part++) {
            if (parts.size() != there.parts.size() || !parts.get(part).equals(there.parts.get(part))) {
                other.put(part, parts.get(part));
            }
        }
        return other;
    }

    SightCopy at(long version) {
        return new SightCopy(version, parts, sight);
    }

    /// The same pipelines with other names that are missing.
    SightCopy without(List<String> absent) {
        return of(version, parts, absent);
    }
}
