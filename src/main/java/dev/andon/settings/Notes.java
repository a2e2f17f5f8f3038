package dev.andon.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is found out while the settings are read.
final class Notes {
    private static final int REMARKS_AT_MOST = 100;
    private static final Comparator<Remark> BY_PLACE = Comparator.comparingInt(
                    (Remark remark) -> remark.place().line())
            .thenComparingInt(remark -> remark.place().column());

    private final List<Remark> mistakes = new ArrayList<>();
    private final List<Remark> warnings = new ArrayList<>();
    private final Map<Path, String> files = new LinkedHashMap<>();

    void mistake(Place place, String what, String help) {
        mistakes.add(new Remark(place, what, help));
    }

    void warning(Place place, String what, String help) {
        warnings.add(new Remark(place, what, help));
    }

    void file(Path file, String digest) {
        files.put(file, digest);
    }

    boolean isFaultless() {
        return mistakes.isEmpty();
    }

    List<Remark> mistakes() {
        return sorted(mistakes);
    }

    List<Remark> warnings() {
        return sorted(warnings);
    }

    Map<Path, String> files() {
        return Map.copyOf(files);
    }

    /// A file of another format altogether earns a remark on nearly every line; nobody reads thousands.
    private static List<Remark> sorted(List<Remark> remarks) {
        List<Remark> sorted = new ArrayList<>(remarks.stream()
                .distinct()
                .sorted(BY_PLACE)
                .limit(REMARKS_AT_MOST)
                .toList());
        if (remarks.size() > REMARKS_AT_MOST) {
            sorted.add(
                    new Remark(Place.FILE, "There is more like this; these are the first " + sorted.size() + ".", ""));
        }
        return List.copyOf(sorted);
    }
}
