package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.source.FaultKind;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pipelines of servers that list repositories with the newest build of each, of whatever branch (Woodpecker,
/// Drone). Builds of a repository are numbered, and a finished one never changes: its newest builds are asked for
/// once for each new number, and what failed once for each red build.
///
/// A look asks for at most [#HISTORIES_AT_MOST] repositories, those first that would otherwise hide their main
/// line; what is not asked yet is unknown until a later look. Safe for use by several threads.
final class RepoBuilds {
    private static final int HISTORIES_AT_MOST = 50;
    private static final int NEWEST = 50;
    private static final int OF_ONE_BRANCH = 10;
    private static final int PARTS_AT_MOST = 20;

    /// What the server may not, or cannot, say of one repository alone.
    static final Set<FaultKind> OF_ONE_REPOSITORY =
            Set.of(FaultKind.MISSING, FaultKind.REFUSED, FaultKind.BROKEN, FaultKind.UNREADABLE);

    private static final long LAST_SECOND = 253_402_300_799L;

    private final Selection selection;
    private final Settled<History> histories = new Settled<>();
    private final Settled<List<String>> failures = new Settled<>();

    RepoBuilds(Selection selection) {
        this.selection = selection;
    }

    /// A repository as the list shows it.
    ///
    /// @param name what people call it; unique
    /// @param mainLine its default branch, or empty
    /// @param url its page
    /// @param newest its newest build, or null
    /// @param isStopped whether it is not built any more
    record Repo(
            String name,
            String mainLine,
            String url,
            @Nullable Run newest,
            boolean isStopped) {}

    /// What can be asked about one repository.
    interface Questions {
        /// The newest builds.
        ///
        /// @param branch of this one, or empty for all
        Newest newest(String branch, int atMost) throws ServerFault;

        /// What failed so far in a build.
        List<String> failing(long number) throws ServerFault;
    }

    /// @param isWhole whether there are no older builds
    record Newest(List<Run> runs, boolean isWhole) {}

    /// @param number the newest build's when this was asked
    private record History(long number, List<Run> runs) {
        /// Whether only the newest build can change.
        boolean isSettled() {
            return runs.stream().allMatch(run -> run.number() == number || run.isFinished());
        }
    }

    List<Pipeline> pipelines(Map<Repo, Questions> repos) throws ServerFault {
        var allowed = new Details(HISTORIES_AT_MOST);
        Map<Repo, List<Run>> known = new HashMap<>();
        for (Repo repo : repos.keySet().stream()
                .sorted(Comparator.comparing(RepoBuilds::showsMainLine))
                .toList()) {
            history(repo, Objects.requireNonNull(repos.get(repo)), allowed).ifPresent(runs -> known.put(repo, runs));
        }
        var parts = new Details(PARTS_AT_MOST);
        List<Pipeline> pipelines = new ArrayList<>();
        for (Map.Entry<Repo, Questions> repo : repos.entrySet()) {
            new Told(repo.getKey(), repo.getValue(), parts).addTo(pipelines, known.get(repo.getKey()));
        }
        return List.copyOf(pipelines);
    }

    private static boolean showsMainLine(Repo repo) {
        return repo.newest() != null && Runs.showsMainLine(List.of(repo.newest()));
    }

    private Optional<List<Run>> history(Repo repo, Questions questions, Details allowed) throws ServerFault {
        Run newest = repo.newest();
        if (newest == null) {
            return Optional.of(List.of());
        }
        String memory = repo.name() + " " + repo.mainLine();
        History kept = histories.of(memory).orElse(null);
        if (kept != null && kept.number() == newest.number() && kept.isSettled()) {
            Stream<Run> older = kept.runs().stream().filter(run -> run.number() != newest.number());
            return Optional.of(Stream.concat(Stream.of(newest), older).toList());
        }
        if (!selection.wants(repo.name()) || !allowed.allowOne()) {
            return Optional.empty();
        }
        try {
            List<Run> asked = ask(repo, questions, kept == null ? List.of() : kept.runs());
            histories.keep(memory, new History(newest.number(), asked));
            return Optional.of(asked);
        } catch (ServerFault fault) {
            // A repository that is listed and may not be seen is unknown; it must not take the others with it.
            if (OF_ONE_REPOSITORY.contains(fault.kind())) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    /// Branches that slid out of the newest builds are asked for by themselves: those that the settings name, and
    /// those that were seen before.
    private List<Run> ask(Repo repo, Questions questions, List<Run> before) throws ServerFault {
        Newest newest = questions.newest("", NEWEST);
        List<Run> runs = new ArrayList<>(newest.runs());
        if (newest.isWhole()) {
            return List.copyOf(runs);
        }
        if (!repo.mainLine().isEmpty() && !Runs.showsMainLine(runs)) {
            addOlder(runs, questions.newest(repo.mainLine(), OF_ONE_BRANCH).runs());
        }
        for (String branch : WantedBranches.of(selection, repo.mainLine(), Runs.otherBranches(before))) {
            if (!Runs.otherBranches(runs).contains(branch)) {
                addOlder(runs, questions.newest(branch, OF_ONE_BRANCH).runs());
            }
        }
        return List.copyOf(runs);
    }

    private static void addOlder(List<Run> runs, List<Run> more) {
        more.stream()
                .filter(one -> runs.stream().noneMatch(run -> run.number() == one.number()))
                .forEach(runs::add);
    }

    /// Tells one repository. Used by one thread.
    private final class Told {
        private final Repo repo;
        private final Questions questions;
        private final Details parts;

        Told(Repo repo, Questions questions, Details parts) {
            this.repo = repo;
            this.questions = questions;
            this.parts = parts;
        }

        /// @param known its builds; null while only the newest is known
        void addTo(List<Pipeline> pipelines, @Nullable List<Run> known) throws ServerFault {
            List<Run> seen = known != null ? known : repo.newest() == null ? List.of() : List.of(repo.newest());
            Map<Branch, List<Run>> branches = Runs.byBranch(seen);
            if (branches.keySet().stream().noneMatch(Runs::isMainLine)) {
                Branch main = repo.mainLine().isEmpty() ? null : new Branch(repo.mainLine(), Branch.Kind.DEFAULT);
                pipelines.add(pipeline(main, List.of(), known == null ? Activity.UNKNOWN : Activity.IDLE));
            }
            for (Map.Entry<Branch, List<Run>> branch : branches.entrySet()) {
                pipelines.add(pipeline(branch.getKey(), branch.getValue(), Activity.IDLE));
            }
        }

        private Pipeline pipeline(@Nullable Branch branch, List<Run> history, Activity idle) throws ServerFault {
            boolean shown = selection.wants(repo.name()) && Sight.mayShow(branch, selection);
            Run last = Runs.last(history);
            Run current = Runs.current(history);
            if (shown && last != null && last.build().outcome().isRed()) {
                last = last.with(last.activity(), last.build().failing(whatFailed(last)));
            }
            if (shown && current != null && current.activity() == Activity.RUNNING) {
                current = whatRuns(current);
            }
            return Pipeline.named(id(branch), repo.name())
                    .branch(branch)
                    .url(repo.url())
                    .activity(activity(current, idle))
                    .last(last == null ? Build.NONE : last.build())
                    .current(current == null ? null : current.build())
                    .estimate(Runs.estimate(history))
                    .oddWord(Runs.oddWord(last, current))
                    .done();
        }

        private String id(@Nullable Branch branch) {
            return branch == null || branch.name().equals(repo.mainLine())
                    ? repo.name()
                    : repo.name() + "@" + branch.name();
        }

        private Activity activity(@Nullable Run current, Activity idle) {
            if (current != null) {
                return current.activity();
            }
            return repo.isStopped() ? Activity.DISABLED : idle;
        }

        private List<String> whatFailed(Run red) throws ServerFault {
            String question = repo.name() + " " + red.number();
            Optional<List<String>> known = failures.of(question);
            if (known.isPresent()) {
                return known.get();
            }
            Optional<List<String>> asked = parts.ask(() -> questions.failing(red.number()));
            asked.ifPresent(failing -> failures.keep(question, failing));
            return asked.orElse(List.of());
        }

        private Run whatRuns(Run running) throws ServerFault {
            List<String> failing =
                    parts.ask(() -> questions.failing(running.number())).orElse(List.of());
            return failing.isEmpty()
                    ? running
                    : running.with(Activity.RUNNING_FAILING, running.build().failing(failing));
        }
    }

    /// A time in seconds since 1970; 0 stands for none.
    static @Nullable Instant time(long seconds) {
        return seconds <= 0 || seconds > LAST_SECOND ? null : Instant.ofEpochSecond(seconds);
    }

    /// The branch of a build, from its reference: `refs/heads/main`, `refs/pull/12/head`, `refs/tags/v1`.
    static @Nullable Branch branch(String ref, boolean isPullRequest, String mainLine) {
        String name = ref.replaceFirst("^refs/(heads/)?", "");
        if (name.isEmpty()) {
            return null;
        }
        if (isPullRequest) {
            return new Branch(name.replaceFirst("/(head|merge|from)$", ""), Branch.Kind.PULL_REQUEST);
        }
        return mainLine.isEmpty() ? Branch.guess(name) : Branch.of(name, mainLine);
    }
}
