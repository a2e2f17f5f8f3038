package dev.andon.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What is worth telling at one board, put together so that one cause makes one notice.
final class Gathering {
    /// More than this many at once are one digest.
    private static final int AT_ONCE = 4;

    private final List<Notice> prompt = new ArrayList<>();
    private final List<Notice> late = new ArrayList<>();
    private final Map<String, LineMatter> lines = new HashMap<>();
    private final Set<String> goingBack = new HashSet<>();

    /// @param isLate whether it happened while nobody could see or tell it
    void add(Matter matter, Notice notice, boolean isLate) {
        (isLate ? late : prompt).add(notice);
        if (matter instanceof LineMatter line) {
            lines.put(line.subject(), line);
        }
    }

    void add(Notice notice) {
        prompt.add(notice);
    }

    /// A service on the road back, which was told, or is now.
    void tellsOf(String service) {
        goingBack.add(service);
    }

    List<Notice> notices(Instant at) {
        dropReleases();
        dropStops();
        dropDoubles();
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

    /// A token that is in its last day when it is first seen is told once, and so is a new one.
    private void dropDoubles() {
        for (List<Notice> all : List.of(prompt, late)) {
            Set<String> subjects = new HashSet<>();
            all.removeIf(notice -> (notice.kind() == Kind.TOKEN_ENDS || notice.kind() == Kind.TOKEN_RENEWED)
                    && !subjects.add(notice.kind() + notice.subject()));
        }
    }

    /// That nobody is on it any more is said by the notice that the time was over.
    private void dropReleases() {
        List<String> lapsed = prompt.stream()
                .filter(notice -> notice.kind() == Kind.CLAIM_LAPSED)
                .map(Notice::subject)
                .toList();
        for (List<Notice> all : List.of(prompt, late)) {
            all.removeIf(notice -> notice.kind() == Kind.RELEASED && lapsed.contains(notice.subject()));
        }
    }

    /// That a line is stopped for a service on the road back is the same incident.
    private void dropStops() {
        prompt.removeIf(notice -> {
            LineMatter line = lines.get(notice.subject());
            return line != null && notice.kind() == Kind.LINE_STOPPED && line.isStoppedFor(goingBack);
        });
    }

    /// A line that stops because something broke now, or goes on because something was mended now, says so
    /// itself.
    private void joinLines() {
        for (Notice notice : List.copyOf(prompt)) {
            LineMatter line = lines.get(notice.subject());
            if (line != null && notice.kind() == Kind.LINE_STOPPED) {
                join(notice, part -> part.kind() == Kind.BROKEN && line.isStoppedBy(part.subject()));
            } else if (line != null && notice.kind() == Kind.LINE_RESUMED) {
                join(notice, part -> part.kind() == Kind.FIXED && line.covers(part.subject()));
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
