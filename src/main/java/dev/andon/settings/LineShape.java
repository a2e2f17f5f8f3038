package dev.andon.settings;

import dev.andon.line.LineRule;
import dev.andon.line.LineRule.Confirm;
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
    static final Key<Confirm> CONFIRM = Key.of(
                    "confirm",
                    Words.of(Confirm.values()),
                    "What confirms a failure: none (it counts at once) or rerun (it is built again once, and the line stops only if it fails again or shows no result); none if not given.")
            .alsoSaid("retry");
    static final Key<When> STOP = Key.of(
            "stop",
            new Group<>(
                    List.of(AFTER, CONFIRM),
                    fields -> new When(fields.get(AFTER, 1), fields.get(CONFIRM, Confirm.NONE))),
            "When the line stops.");
    static final Key<Resume> RESUME = Key.of(
                    "resume",
                    Words.of(Resume.values()),
                    "Who lets it go on: person (once it is green, somebody who names the cause) or green (green alone); person if not given.")
            .alsoSaid("restart", "continue");

    static final Group<LineRule> SHAPE = new Group<>(List.of(NAME, PIPELINES, STOP, RESUME), LineShape::line);

    /// When a line stops.
    record When(int after, Confirm confirm) {}

    private LineShape() {}

    private static @Nullable LineRule line(Fields fields) {
        String name = fields.get(NAME);
        return name == null ? null : line(name, fields, fields.get(STOP, new When(1, Confirm.NONE)));
    }

    private static LineRule line(String name, Fields fields, When stop) {
        return new LineRule(
                name,
                fields.get(PIPELINES, List.of()),
                stop.after(),
                fields.get(RESUME, Resume.PERSON),
                stop.confirm());
    }
}
