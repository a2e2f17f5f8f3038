package dev.andon.build;

import dev.andon.people.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one revision has and another has not.
///
/// @param list newest first
/// @param complete whether that is all; if not, there are at least these
public record Commits(List<Commit> list, boolean complete) {
    public static final Commits NONE = new Commits(List.of(), true);

    public Commits {
        list = List.copyOf(list);
    }

    /// Who wrote them, each once, who wrote most first.
    public List<Person> authors() {
        Map<Person, Integer> counts = new LinkedHashMap<>();
        for (Commit commit : list) {
            Person author = commit.author();
            if (author != null) {
                Person known = counts.keySet().stream()
                        .filter(author::isSame)
                        .findFirst()
                        .orElse(author);
                counts.merge(known, 1, Integer::sum);
            }
        }
        List<Person> authors = new ArrayList<>(counts.keySet());
        authors.sort(Comparator.comparing((Person author) -> -counts.getOrDefault(author, 0)));
        return authors;
    }

    /// When the oldest of them was made; null when one does not say it, or when there are more.
    public @Nullable Instant oldest() {
        if (!complete || list.stream().anyMatch(commit -> commit.at() == null)) {
            return null;
        }
        return list.stream()
                .map(Commit::at)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
