package dev.andon.notice;

import dev.andon.line.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What is worth telling at one board, put together so that one cause makes one notice.
final class Gathering {
    /// More than this many at once are one digest.
    private static final int AT_ONCE = 4;

    private final List<Notice> prompt = new ArrayList<>();
    private final List<Notice> late = new ArrayList<>();
    /// The pipelines that stop a line, by the line's subject.
    private final Map<String, List<String>> stoppers = new HashMap<>();

    /// @param isLate whether it happened while nobody could see or tell it
    void add(Matter matter, Notice notice, boolean isLate) {
        (isLate ? late : prompt).add(notice);
        if (matter instanceof LineMatter line) {
            stoppers.put(line.subject(), line.members().stream().map(Member::id).toList());
        }
    }

    void add(Notice notice) {
        prompt.add(notice);
    }

    List<Notice> notices(Instant at) {
        List<Notice> all = new ArrayList<>();
        if (!late.isEmpty()) {
            // That a source is back is a part of what its outage hid.
            late.addAll(taken(Kind.SOURCE_BACK));
            all.add(Notice.digest(late, at));
        }
        joinLines();
        all.addAll(prompt.size() > AT_ONCE ? List.of(Notice.digest(prompt, at)) : prompt);
        return all;
    }

    /// A line that stops because something broke now, or goes on because something was mended now, says so
    /// itself.
    private void joinLines() {
        for (Notice notice : List.copyOf(prompt)) {
            List<String> causes = stoppers.getOrDefault(notice.subject(), List.of());
            if (notice.kind() == Kind.LINE_STOPPED) {
                join(notice, part -> part.kind() == Kind.BROKEN && causes.contains(part.subject()));
            } else if (notice.kind() == Kind.LINE_RESUMED) {
                join(notice, part -> part.kind() == Kind.FIXED);
            }
        }
    }

    private void join(Notice line, Predicate<Notice> isPart) {
        List<Notice> parts = prompt.stream().filter(isPart).toList();
        if (!parts.isEmpty()) {
            prompt.removeAll(parts);
            prompt.replaceAll(notice -> notice == line ? line.joining(parts) : notice);
        }
    }

    private List<Notice> taken(Kind kind) {
        List<Notice> taken =
                prompt.stream().filter(notice -> notice.kind() == kind).toList();
        prompt.removeAll(taken);
        return taken;
    }
}
