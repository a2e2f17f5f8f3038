package dev.andon.settings;

import dev.andon.line.LineRule;
import dev.andon.line.LineRule.Confirm;
import dev.andon.line.LineRule.Resume;
import dev.andon.source.Glob;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line: what is on it, when it stops, what it shuts then, and how it goes on.
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

    static final Key<List<Glob>> FIX_BRANCHES = Key.of(
                    "fixBranches",
                    new ListOf<>(new GlobText(), true),
                    "Names or patterns of branches that its gates let through where they can tell them apart, such as fix/*; none if not given.")
            .alsoSaid("fixes", "exempt", "bypass");

    /// When a line stops.
    record When(int after, Confirm confirm) {}

    private final Key<List<GateShape.Draft>> gates;

    private LineShape(List<KnownGate> kinds) {
        gates = Key.of(
                        "gates",
                        new ListOf<>(GateShape.of(kinds), false),
                        "What is shut on servers while it is stopped, and restored when it goes on; nothing if not given.")
                .alsoSaid("gate", "barriers", "locks");
    }

    /// A line, and its gates as far as they are known without the sources.
    record Draft(LineRule rule, List<Glob> fixBranches, List<GateShape.Draft> gates) {}

    static Group<Draft> of(List<KnownGate> kinds) {
        var shape = new LineShape(kinds);
        return new Group<>(List.of(NAME, PIPELINES, STOP, RESUME, FIX_BRANCHES, shape.gates), shape::line);
    }

    private @Nullable Draft line(Fields fields) {
        String name = fields.get(NAME);
        if (name == null) {
            return null;
        }
        if (fields.has(FIX_BRANCHES) && !fields.has(gates)) {
            fields.at(FIX_BRANCHES).warning("This has no effect: the line has no gates.", "");
        }
        List<GateShape.Draft> drafts = fields.get(gates, List.of());
        refuseDoubles(drafts);
        return new Draft(
                rule(name, fields, fields.get(STOP, new When(1, Confirm.NONE))),
                fields.get(FIX_BRANCHES, List.of()),
                drafts);
    }

    private static LineRule rule(String name, Fields fields, When stop) {
        return new LineRule(
                name,
                fields.get(PIPELINES, List.of()),
                stop.after(),
                fields.get(RESUME, Resume.PERSON),
                stop.confirm());
    }

    /// What is remembered of a gate is found again by its name.
    private static void refuseDoubles(List<GateShape.Draft> gates) {
        Map<String, Integer> lines = new HashMap<>();
        for (GateShape.Draft gate : gates) {
            Value at = gate.fields().at(GateShape.NAME);
            Integer first = lines.putIfAbsent(
                    gate.name().toLowerCase(Locale.ROOT), at.place().line());
            if (first != null) {
                at.mistake(
                        "Another gate of this line is called " + gate.name() + ", in line " + first + ".",
                        "Give each a \"name\" of its own.");
            }
        }
    }
}
