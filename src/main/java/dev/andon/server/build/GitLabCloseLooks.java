package dev.andon.server.build;

import dev.andon.build.Pipeline;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes a closer look at the runs that are red or go on, as many as are bearable in one look: first at those of
/// which nothing else tells how they stand. A red run that ended is looked at once. What cannot be learned is
/// left out; a run is red or unknown without it. Safe for use by several threads.
final class GitLabCloseLooks {
    private final int atOnce;
    private final int questionsAtMost;
    private final Settled<GitLabRun.Detail> settled = new Settled<>();

    /// @param atOnce how many runs one question is about
    GitLabCloseLooks(int atOnce, int questionsAtMost) {
        this.atOnce = atOnce;
        this.questionsAtMost = questionsAtMost;
    }

    /// A run of a project.
    ///
    /// @param project its full path
    record Closer(String project, GitLabRun run) {
        /// What another answer would come with another of.
        private String key() {
            return String.join(" ", project, run.id(), run.status(), String.valueOf(run.finished()));
        }
    }

    /// Asks about some runs; what the server does not tell is missing in the answer.
    @FunctionalInterface
    interface Question {
        Map<Closer, GitLabRun.Detail> about(List<Closer> some) throws ServerFault;
    }

    /// @throws ServerFault when the server wants to be left alone
    List<Pipeline> pipelines(List<GitLabBranch> branches, Question question) throws ServerFault {
        Map<Closer, GitLabRun.Detail> details = look(branches, question);
        return branches.stream()
                .map(branch -> branch.pipeline(
                        run -> details.getOrDefault(new Closer(branch.project(), run), GitLabRun.Detail.NONE)))
                .toList();
    }

    private Map<Closer, GitLabRun.Detail> look(List<GitLabBranch> branches, Question question) throws ServerFault {
        var known = new HashMap<Closer, GitLabRun.Detail>();
        List<Closer> unknown = new ArrayList<>();
        branches.stream()
                .sorted(Comparator.comparing(branch -> !branch.isRepeated()))
                .flatMap(branch -> branch.interesting().stream().map(run -> new Closer(branch.project(), run)))
                .forEach(one -> settled.of(one.key())
                        .ifPresentOrElse(detail -> known.put(one, detail), () -> unknown.add(one)));
        var questions = new Details(questionsAtMost);
        for (int i = 0; i < unknown.size(); i += atOnce) {
            List<Closer> some = unknown.subList(i, Math.min(unknown.size(), i + atOnce));
            known.putAll(questions.ask(() -> question.about(some)).orElse(Map.of()));
        }
        known.forEach((one, detail) -> {
            if (!one.run().activity().isBusy()) {
                settled.keep(one.key(), detail);
            }
        });
        return known;
    }
}
