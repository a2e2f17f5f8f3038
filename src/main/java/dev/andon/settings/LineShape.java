package dev.andon.settings;

import dev.andon.line.LineRule;
import dev.andon.line.LineRule.Resume;
import dev.andon.source.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line: what is on it, when it stops and how it goes on.
final class LineShape {
    static final Key<String> NAME = Key.of("name", new Text("/"), "What the line is called, such as trunk.")
            .mustBeThere();
    static final Key<List<Glob>> PIPELINES = Key.of(
                    "pipelines",
                    new ListOf<>(new GlobText(), true),
                    "Names or patterns of its pipelines, each with its source: ci/shop/**; the main line of everything if not given.")
            .alsoSaid("include", "jobs", "builds");
    static final Key<Integer> AFTER = Key.of(
                    "after",
                    new FailureCount(),
                    "How many failures of one pipeline in a row stop it: 1 failure, 2 consecutive failures; 1 failure if not given.")
            .alsoSaid("failures", "count");
    static final Key<Integer> STOP =
            Key.of("stop", new Group<>(List.of(AFTER), fields -> fields.get(AFTER, 1)), "When the line stops.");
    static final Key<Resume> RESUME = Key.of(
                    "resume",
                    Words.of(Resume.values()),
                    "Who lets it go on: person (once it is green, somebody who names the cause) or green (green alone); person if not given.")
            .alsoSaid("restart", "continue");

    static final Group<LineRule> SHAPE = new Group<>(List.of(NAME, PIPELINES, STOP, RESUME), LineShape::line);

    private LineShape() {}

    private static @Nullable LineRule line(Fields fields) {
        String name = fields.get(NAME);
        return name == null
                ? null
                : new LineRule(
                        name, fields.get(PIPELINES, List.of()), fields.get(STOP, 1), fields.get(RESUME, Resume.PERSON));
    }
}
