package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.server.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the timeline of one Azure DevOps build tells: a tree of stages, phases, jobs and tasks, and the checks
/// before stages. Pure.
///
/// @param failing what failed, as `stage / job / task`
/// @param isAbandoned whether all that failed was lost with its agent, which says nothing about the code
/// @param isRetry whether a part of it is run again
/// @param activity what an unfinished build does
record AzureTimeline(List<String> failing, boolean isAbandoned, boolean isRetry, Activity activity) {
    /// What is called so was given no name by anybody.
    private static final String UNNAMED = "__default";

    private static final Set<String> NAMED = Set.of("Stage", "Job", "Task");
    private static final Set<String> WAITS_FOR_PEOPLE = Set.of("Checkpoint.Approval", "Checkpoint.Authorization");
    private static final Set<String> FAILED = Set.of("failed", "abandoned");

    static AzureTimeline read(Wire timeline) {
        Map<String, Part> parts = new HashMap<>();
        for (Part part : Json.list(timeline.records())) {
            parts.put(Json.text(part.id()), part);
        }
        List<Part> failed = parts.values().stream()
                .filter(part -> NAMED.contains(Json.text(part.type())) && isLost(part, parts))
                .toList();
        Set<String> withFailedParts = new HashSet<>();
        failed.forEach(part -> above(part, parts).forEach(one -> withFailedParts.add(Json.text(one.id()))));
        List<Part> leaves = failed.stream()
                .filter(part -> !withFailedParts.contains(Json.text(part.id())))
                .toList();
        return new AzureTimeline(
                names(leaves, parts),
                !leaves.isEmpty()
                        && leaves.stream()
                                .allMatch(part -> Json.text(part.result()).equals("abandoned")),
                parts.values().stream().anyMatch(part -> part.attempt() > 1),
                activity(parts.values(), !leaves.isEmpty()));
    }

    /// A failed task counts unless something above it ended well all the same (`continueOnError`).
    private static boolean isLost(Part part, Map<String, Part> parts) {
        return FAILED.contains(Json.text(part.result()))
                && above(part, parts).stream()
                        .map(one -> Json.text(one.result()))
                        .allMatch(result -> result.isEmpty() || FAILED.contains(result));
    }

    private static List<Part> above(Part part, Map<String, Part> parts) {
        var above = new LinkedHashSet<Part>();
        Part parent = parts.get(Json.text(part.parentId()));
        while (parent != null && above.add(parent)) {
            parent = parts.get(Json.text(parent.parentId()));
        }
        return List.copyOf(above);
    }

    private static List<String> names(List<Part> leaves, Map<String, Part> parts) {
        return leaves.stream()
                .map(part -> path(part, parts))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static String path(Part part, Map<String, Part> parts) {
        List<String> names = new ArrayList<>();
        List<Part> line = new ArrayList<>(above(part, parts).reversed());
        line.add(part);
        for (Part one : line) {
            String name = Json.text(one.name());
            if (NAMED.contains(Json.text(one.type())) && !name.isBlank() && !name.equals(UNNAMED)) {
                names.add(name);
            }
        }
        return String.join(" / ", names);
    }

    private static Activity activity(Iterable<Part> parts, boolean failing) {
        boolean working = false;
        boolean waiting = false;
        for (Part part : parts) {
            String type = Json.text(part.type());
            String state = Json.text(part.state());
            working |= type.equals("Job") && state.equals("inProgress");
            waiting |= WAITS_FOR_PEOPLE.contains(type) && !state.isEmpty() && !state.equals("completed");
        }
        if (waiting && !working) {
            return Activity.WAITING;
        }
        return failing ? Activity.RUNNING_FAILING : Activity.RUNNING;
    }

    record Wire(@Nullable List<Part> records) {}

    record Part(
            @Nullable String id,
            @Nullable String parentId,
            @Nullable String type,
            @Nullable String name,
            @Nullable String state,
            @Nullable String result,
            int attempt) {}
}
