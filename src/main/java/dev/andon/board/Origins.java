package dev.andon.board;

import dev.andon.board.Origin.State;
import dev.andon.build.Branch;
import dev.andon.build.Commit;
import dev.andon.build.Outcome;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Service;
import dev.andon.source.BuiltBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds which pipelines built what services run: by the settings' word, else by the revision that both name.
/// Names are never compared. Pure, and made anew whenever a look brought something.
final class Origins {
    /// Two hashes that begin alike so far may be one.
    private static final int BEGINNING = 7;

    private final List<Builder> builders = new ArrayList<>();
    private final Map<String, List<Builder>> byBeginning = new HashMap<>();

    /// A service of which something is live.
    private record Live(String id, Service service, String commit, List<BuiltBy> settings) {}

    /// A pipeline that builds.
    private record Builder(String source, Known known) {
        String id() {
            return Tile.id(source, known);
        }

        @Nullable
        Branch branch() {
            return known.pipeline().branch();
        }
    }

    /// @param wanted how the revisions begin that are looked for
    private Origins(Collection<Post> posts, Set<String> wanted) {
        for (Post post : posts) {
            for (Known known : post.known()) {
                if (known.pipeline().deployment() == null) {
                    builders.add(new Builder(post.source().name(), known));
                }
            }
        }
        builders.forEach(builder -> index(builder, wanted));
    }

    /// The origins of what is live, by the ids of tiles.
    static Map<String, Origin> of(Collection<Post> posts) {
        List<Live> services = posts.stream().flatMap(Origins::live).toList();
        if (services.isEmpty()) {
            return Map.of();
        }
        var origins = new Origins(
                posts, services.stream().map(one -> beginning(one.commit())).collect(Collectors.toSet()));
        Map<String, Origin> found = new HashMap<>();
        services.forEach(one -> origins.of(one).ifPresent(origin -> found.put(one.id(), origin)));
        return Map.copyOf(found);
    }

    /// Two revisions of a service, with the pipeline that is asked what was changed between them; empty when
    /// nobody knows who built either.
    ///
    /// @param settings of the service's source
    static Optional<Origin.Stretch> stretch(
            Collection<Post> posts, List<BuiltBy> settings, Service service, String from, String to) {
        var origins = new Origins(posts, Set.of(beginning(from), beginning(to)));
        return Stream.of(from, to)
                .flatMap(commit -> origins.builders(service, settings, commit).stream())
                .findFirst()
                .map(builder ->
                        new Origin.Stretch(builder.source(), builder.known().pipeline(), from, to));
    }

    private static Stream<Live> live(Post post) {
        List<Live> all = new ArrayList<>();
        for (Known known : post.known()) {
            Deployment deployment = known.pipeline().deployment();
            if (deployment == null || deployment.live() == null || known.vanished() != null) {
                continue;
            }
            String commit = deployment.live().commit();
            if (!commit.isEmpty()) {
                String id = Tile.id(post.source().name(), known);
                all.add(new Live(id, deployment.service(), commit, post.source().builtBy()));
            }
        }
        return all.stream();
    }

    private void index(Builder builder, Set<String> wanted) {
        Known known = builder.known();
        Stream.concat(known.verdicts().stream().map(Verdict::commit), Stream.of(known.building()))
                .map(Origins::beginning)
                .filter(wanted::contains)
                .distinct()
                .forEach(one ->
                        byBeginning.computeIfAbsent(one, _ -> new ArrayList<>()).add(builder));
    }

    private static String beginning(String commit) {
        return commit.substring(0, Math.min(BEGINNING, commit.length())).toLowerCase(Locale.ROOT);
    }

    private Optional<Origin> of(Live live) {
        List<Builder> own = builders(live.service(), live.settings(), live.commit());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        State state = state(own, live.commit());
        Builder speaker = speaker(own, live.commit(), state);
        Origin.Stretch stretch = stretch(own, live.commit());
        return Optional.of(new Origin(live.commit(), state, speaker.source(), speaker.id(), true, stretch));
    }

    /// What the settings name is all there is; else who built this very revision. Main lines count before other
    /// branches, of which some happen to have the same revision, and pull requests never do.
    private List<Builder> builders(Service service, List<BuiltBy> settings, String commit) {
        List<BuiltBy> own = settings.stream()
                .filter(one -> one.isOf(service.name(), service.toString()))
                .toList();
        List<Builder> all = own.isEmpty() ? byCommit(commit) : named(own);
        List<Builder> branches = all.stream()
                .filter(builder -> builder.branch() == null || builder.branch().kind() != Branch.Kind.PULL_REQUEST)
                .toList();
        List<Builder> mainLines = branches.stream()
                .filter(builder -> isMainLine(builder.branch()))
                .toList();
        return mainLines.isEmpty() ? branches : mainLines;
    }

    private static boolean isMainLine(@Nullable Branch branch) {
        return branch == null || branch.kind() == Branch.Kind.DEFAULT;
    }

    private List<Builder> named(List<BuiltBy> own) {
        return builders.stream()
                .filter(builder -> own.stream().anyMatch(one -> one.pipeline().matches(builder.id())))
                .toList();
    }

    private List<Builder> byCommit(String commit) {
        return Commit.isUnmistakable(commit)
                ? byBeginning.getOrDefault(beginning(commit), List.of()).stream()
                        .filter(builder -> knows(builder.known(), commit))
                        .toList()
                : List.of();
    }

    private static boolean knows(Known known, String commit) {
        return known.outcomeOf(commit) != Outcome.UNKNOWN || Commit.isSame(known.building(), commit);
    }

    /// All who built it have to be content, and one bad word is enough.
    private static State state(List<Builder> builders, String commit) {
        State worst = State.UNKNOWN;
        for (Builder builder : builders) {
            State one = state(builder.known(), commit);
            if (one == State.RED) {
                return State.RED;
            }
            if (one == State.UNFINISHED || worst != State.UNFINISHED && one == State.GREEN) {
                worst = one;
            }
        }
        boolean warned = builders.stream().anyMatch(builder -> builder.known().outcomeOf(commit) == Outcome.UNSTABLE);
        return warned && worst == State.GREEN ? State.UNKNOWN : worst;
    }

    private static State state(Known known, String commit) {
        Outcome outcome = known.outcomeOf(commit);
        if (outcome.isRed()) {
            return State.RED;
        }
        if (outcome == Outcome.PASSED) {
            return State.GREEN;
        }
        boolean building = outcome == Outcome.UNKNOWN && Commit.isSame(known.building(), commit);
        return building && known.vanished() == null ? State.UNFINISHED : State.UNKNOWN;
    }

    /// Who said what counts.
    private static Builder speaker(List<Builder> builders, String commit, State state) {
        return builders.stream()
                .filter(builder -> state(builder.known(), commit) == state)
                .findFirst()
                .orElse(builders.getFirst());
    }

    /// To the newest revision that is green with all of them.
    private static Origin.@Nullable Stretch stretch(List<Builder> builders, String commit) {
        for (Builder builder : builders) {
            List<Verdict> verdicts = builder.known().verdicts();
            for (Verdict verdict : verdicts.reversed()) {
                if (Commit.isSame(verdict.commit(), commit)) {
                    return null;
                }
                if (state(builders, verdict.commit()) == State.GREEN) {
                    return new Origin.Stretch(builder.source(), builder.known().pipeline(), commit, verdict.commit());
                }
            }
        }
        return null;
    }
}
