package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.server.build.AzureWire.AzureRun;
import dev.andon.server.build.AzureWire.Definition;
import dev.andon.server.build.AzureWire.Links;
import dev.andon.server.http.Json;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One project of an Azure DevOps organisation, with what is remembered of it from look to look. Safe for use by
/// several threads.
final class AzureProject {
    /// In one look.
    static final int TIMELINES_AT_MOST = 40;

    /// Only its timeline tells whether a build that runs is retried, so red ones must not use up all.
    private static final int LEFT_FOR_RUNNING = 20;

    private final AzureApi api;
    private final String name;
    private final String prefix;
    private final Selection selection;
    private final Settled<String> mainLines = new Settled<>();
    private final Settled<Run> reds = new Settled<>();
    private final Settled<AzureTimeline> reasons = new Settled<>();

    /// @param prefix what stands before the names of its pipelines
    AzureProject(AzureApi api, String name, String prefix, Selection selection) {
        this.api = api;
        this.name = name;
        this.prefix = prefix;
        this.selection = selection;
    }

    List<Pipeline> look(Details details) throws ServerFault {
        List<Definition> definitions = api.definitions(name);
        if (definitions.isEmpty()) {
            return List.of();
        }
        Map<Integer, String> lines = mainLines(definitions);
        var seen = new Seen();
        definitions.forEach(one -> seen.add(one.id(), Arrays.asList(one.latestCompletedBuild(), one.latestBuild())));
        seen.add(api.recent(name));
        for (Map.Entry<String, List<Definition>> hidden :
                hidden(definitions, lines, seen).entrySet()) {
            String line = hidden.getKey();
            String ref = line.startsWith("$/") ? line : "refs/heads/" + line;
            seen.add(api.ofBranch(name, ref, hidden.getValue()));
        }
        List<Pipeline> pipelines = new ArrayList<>();
        for (Definition definition : definitions) {
            String line = lines.getOrDefault(definition.id(), "");
            pipelines.addAll(pipelines(definition, line, seen.history(definition.id(), line), details));
        }
        return pipelines;
    }

    /// What the main line of each definition is called: asked once for each of its revisions.
    private Map<Integer, String> mainLines(List<Definition> definitions) throws ServerFault {
        Map<Integer, String> lines = new HashMap<>();
        List<Definition> unknown = new ArrayList<>();
        for (Definition one : definitions) {
            mainLines.of(one.identity()).ifPresentOrElse(line -> lines.put(one.id(), line), () -> unknown.add(one));
        }
        for (Definition one : api.inFull(name, unknown)) {
            mainLines.keep(one.identity(), one.mainLine());
            lines.put(one.id(), one.mainLine());
        }
        return lines;
    }

    /// The definitions whose main line other builds have pushed out of sight, by what it is called.
    private Map<String, List<Definition>> hidden(List<Definition> definitions, Map<Integer, String> lines, Seen seen) {
        Map<String, List<Definition>> hidden = new LinkedHashMap<>();
        for (Definition one : definitions) {
            String line = lines.getOrDefault(one.id(), "");
            List<Run> history = seen.history(one.id(), line);
            boolean wanted = !line.isEmpty() && selection.wants(prefix + one.fullName());
            if (wanted && !history.isEmpty() && !Runs.showsMainLine(history)) {
                hidden.computeIfAbsent(line, _ -> new ArrayList<>()).add(one);
            }
        }
        return hidden;
    }

    private List<Pipeline> pipelines(Definition definition, String line, List<Run> history, Details details)
            throws ServerFault {
        Map<Branch, List<Run>> branches = Runs.byBranch(history);
        List<Pipeline> pipelines = new ArrayList<>();
        if (branches.keySet().stream().noneMatch(Runs::isMainLine)) {
            Branch main = line.isEmpty() ? null : new Branch(line, Branch.Kind.DEFAULT);
            pipelines.add(pipeline(definition, line, main, List.of(), details));
        }
        for (Map.Entry<Branch, List<Run>> branch : branches.entrySet()) {
            pipelines.add(pipeline(definition, line, branch.getKey(), branch.getValue(), details));
        }
        return pipelines;
    }

    private Pipeline pipeline(
            Definition definition, String line, @Nullable Branch branch, List<Run> history, Details details)
            throws ServerFault {
        String called = prefix + definition.fullName();
        boolean shown = selection.wants(called) && Sight.mayShow(branch, selection);
        Run last = Runs.last(history);
        Run current = Runs.current(history);
        if (shown && current != null && current.activity() == Activity.RUNNING) {
            AzureTimeline now = timeline(current, 0, details);
            last = beforeRetry(current, now, last);
            current = now == null
                    ? current
                    : current.with(now.activity(), current.build().failing(now.failing()));
        }
        if (shown && last != null && last.build().outcome().isRed()) {
            last = whyRed(last, details);
        }
        return Pipeline.named(id(called, branch, line), called)
                .branch(branch)
                .url(Links.page(definition.links()))
                .activity(activity(definition, current))
                .last(last == null ? Build.NONE : last.build())
                .current(current == null ? null : current.build())
                .estimate(Runs.estimate(history))
                .oddWord(Runs.oddWord(last, current))
                .done();
    }

    private static String id(String called, @Nullable Branch branch, String line) {
        return branch == null || branch.name().equals(line) ? called : called + "@" + branch.name();
    }

    /// Retrying a stage opens the same build again, and the server forgets how it had ended. What is remembered
    /// here, or else that it is not known, must not give way to the green of an older build; also where its
    /// timeline, which alone tells a retry, cannot be had.
    private @Nullable Run beforeRetry(Run running, @Nullable AzureTimeline now, @Nullable Run last) {
        if (last != null && last.number() > running.number()) {
            return last;
        }
        Run red = reds.of(String.valueOf(running.number())).orElse(null);
        if (red != null) {
            return red;
        }
        boolean isFirst = now != null && !now.isRetry();
        boolean isRedAnyway =
                now == null && last != null && last.build().outcome().isRed();
        return isFirst || isRedAnyway ? last : running.with(Activity.IDLE, running.build());
    }

    private static Activity activity(Definition definition, @Nullable Run current) {
        boolean works = current != null && current.activity() != Activity.QUEUED;
        if (definition.isStopped() && !works) {
            return Activity.DISABLED;
        }
        return current == null ? Activity.IDLE : current.activity();
    }

    private Run whyRed(Run red, Details details) throws ServerFault {
        String number = String.valueOf(red.number());
        String question = number + " " + red.build().finished();
        AzureTimeline why = reasons.of(question).orElse(null);
        if (why == null) {
            why = timeline(red, LEFT_FOR_RUNNING, details);
        }
        Run explained = red;
        if (why != null) {
            reasons.keep(question, why);
            Build build = why.isAbandoned() ? red.build().outcome(Outcome.ERRORED) : red.build();
            explained = red.with(red.activity(), build.failing(why.failing()));
        }
        reds.keep(number, explained);
        return explained;
    }

    private @Nullable AzureTimeline timeline(Run run, int leaving, Details details) throws ServerFault {
        return details.askLeaving(leaving, () -> api.timeline(name, run.number()))
                .orElse(null);
    }

    /// The builds that one look has seen, by definition. What is seen later is nearer to the truth where two
    /// answers show the same build.
    private static final class Seen {
        private final Map<Integer, Map<Long, AzureRun>> runs = new HashMap<>();

        void add(List<AzureRun> some) {
            for (AzureRun run : some) {
                if (run.definition() != null) {
                    add(run.definition().id(), List.of(run));
                }
            }
        }

        void add(int definition, List<@Nullable AzureRun> some) {
            for (AzureRun run : Json.list(some)) {
                runs.computeIfAbsent(definition, _ -> new LinkedHashMap<>()).put(run.id(), run);
            }
        }

        List<Run> history(int definition, String mainLine) {
            return runs.getOrDefault(definition, Map.of()).values().stream()
                    .map(run -> run.run(mainLine))
                    .collect(Collectors.toList());
        }
    }
}
