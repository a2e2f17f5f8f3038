package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.board.Verdict;
import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Build;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.History;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.build.Trail;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import dev.andon.text.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What somebody wants to know more of: a build's logs, its tests, the builds before. Asked of the server only
/// when somebody wants to know; changes nothing there. Safe for use by several threads. Blocks on I/O, so it is
/// no place for the JavaFX thread.
public final class DetailsDesk {
    private static final Logger LOG = LoggerFactory.getLogger(DetailsDesk.class);

    private final Skills skills;
    private final Supplier<Board> newest;

    /// @param skills what servers can do
    /// @param newest the board whose tiles are asked about
    public DetailsDesk(Skills skills, Supplier<Board> newest) {
        this.skills = skills;
        this.newest = newest;
    }

    /// Which logs a build has. [Log#telling] chooses the one to open.
    ///
    /// @param subject a tile's id
    /// @param build the tile's last or current one, or one of its history
    public Told<List<Log>> logs(String subject, Build build) {
        return ask(
                subject,
                Logs.class,
                source -> Sentence.of("deny.noLog", source),
                (logs, pipeline) -> logs.logs(pipeline, build));
    }

    /// A part of a log.
    ///
    /// @param subject the tile's id whose log it is
    public Told<LogPart> log(String subject, Log log, Stretch stretch) {
        return ask(
                subject, Logs.class, source -> Sentence.of("deny.noLog", source), (logs, _) -> logs.read(log, stretch));
    }

    /// A log from its beginning to where it ends now, of any length: see [Logs#whole].
    ///
    /// @param subject the tile's id whose log it is
    /// @param taker is given it piece by piece, in this thread
    /// @return where what follows begins
    public Told<Long> wholeLog(String subject, Log log, Consumer<String> taker) {
        return ask(
                subject, Logs.class, source -> Sentence.of("deny.noLog", source), (logs, _) -> logs.whole(log, taker));
    }

    /// What the tests of a build said. Where the server tells none of a build that is not green, what the ends of
    /// its logs name.
    ///
    /// @param subject a tile's id
    /// @param build the tile's last or current one, or one of its history
    public Told<TestReport> tests(String subject, Build build) {
        Told<TestReport> told =
                ask(subject, Tests.class, DetailsDesk::noTests, (tests, pipeline) -> tests.tests(pipeline, build));
        return mayHaveFailed(build) && isNothing(told) ? fromLog(subject, build, told) : told;
    }

    private static Sentence noTests(String source) {
        return Sentence.of("deny.noTests", source);
    }

    private static boolean mayHaveFailed(Build build) {
        return switch (build.outcome()) {
            case FAILED, ERRORED, UNSTABLE, UNKNOWN -> true;
            case PASSED, CANCELLED, SKIPPED -> false;
        };
    }

    /// A server that could not be asked now is another matter.
    private static boolean isNothing(Told<TestReport> told) {
        return switch (told) {
            case Told.Answer<TestReport>(TestReport report) -> report.isEmpty();
            case Told.Nothing<TestReport>(Sentence why) ->
                why.key().equals(noTests("").key());
        };
    }

    private Told<TestReport> fromLog(String subject, Build build, Told<TestReport> otherwise) {
        Told<TestReport> read = ask(
                subject,
                Logs.class,
                DetailsDesk::noTests,
                (logs, pipeline) -> NamedByLog.report(logs, pipeline, build));
        boolean hadNone = otherwise instanceof Told.Answer<TestReport>;
        return hadNone && read instanceof Told.Nothing<TestReport> ? otherwise : read;
    }

    /// The last builds, newest first.
    ///
    /// @param subject a tile's id
    /// @param atMost from 1 to [History#AT_MOST]
    public Told<List<Build>> history(String subject, int atMost) {
        return ask(
                subject,
                History.class,
                source -> Sentence.of("deny.noHistory", source),
                (history, pipeline) -> history.history(pipeline, atMost));
    }

    /// What waits for somebody's approval.
    ///
    /// @param subject a tile's id
    public Told<List<Approval>> waiting(String subject) {
        return ask(subject, Approver.class, source -> Sentence.of("deny.cannotApprove", source), Approver::waiting);
    }

    /// The commits since the last build that passed, in what is broken now.
    ///
    /// @param subject a tile's id
    /// @param history the pipeline's builds, newest first; what the board remembers is used where that is empty
    public Told<Commits> sinceGreen(String subject, List<Build> history) {
        Told<Told<Commits>> told = ask(
                subject,
                Trail.class,
                source -> Sentence.of("deny.noCommits", source),
                (trail, pipeline) -> sinceGreen(trail, pipeline, greens(subject, history)));
        return switch (told) {
            case Told.Answer<Told<Commits>>(Told<Commits> answer) -> answer;
            case Told.Nothing<Told<Commits>>(Sentence why) -> new Told.Nothing<>(why);
        };
    }

    /// @param greens the revisions of its builds that passed, newest first; empty where the server tells none
    private static Told<Commits> sinceGreen(Trail trail, Pipeline pipeline, List<String> greens) throws ServerFault {
        if (greens.isEmpty()) {
            return new Told.Nothing<>(Sentence.of("since.neverGreen"));
        }
        String to = pipeline.last().commit();
        String from =
                greens.stream().filter(commit -> !commit.isEmpty()).findFirst().orElse("");
        if (to.isEmpty() || from.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_REVISIONS);
        }
        return Commit.isSame(from, to)
                ? new Told.Nothing<>(Sentence.of("since.none"))
                : new Told.Answer<>(trail.between(pipeline, from, to));
    }

    private List<String> greens(String subject, List<Build> history) {
        return Stream.concat(history.stream().filter(DetailsDesk::isGreen).map(Build::commit), green(subject))
                .toList();
    }

    private static boolean isGreen(Build build) {
        return build.outcome() == Outcome.PASSED;
    }

    /// The revisions that the board remembers as green, newest first.
    private Stream<String> green(String subject) {
        return newest.get().tiles().stream()
                .filter(tile -> tile.id().equals(subject))
                .flatMap(tile -> tile.known().verdicts().reversed().stream())
                .filter(verdict -> verdict.outcome() == Outcome.PASSED)
                .map(Verdict::commit);
    }

    private interface Question<P, T> {
        T ask(P port, Pipeline pipeline) throws ServerFault;
    }

    private <P, T> Told<T> ask(
            String subject, Class<P> port, Function<String, Sentence> cannot, Question<P, T> question) {
        Optional<Tile> tile = newest.get().tiles().stream()
                .filter(one -> one.id().equals(subject) && !one.placeholder())
                .findFirst();
        if (tile.isEmpty()) {
            return new Told.Nothing<>(Sentence.of("deny.noSuchThing", subject));
        }
        try {
            Optional<P> able = skills.of(tile.get().source(), port);
            return able.isPresent()
                    ? new Told.Answer<>(
                            question.ask(able.get(), tile.get().known().pipeline()))
                    : new Told.Nothing<>(cannot.apply(tile.get().source()));
        } catch (ServerFault fault) {
            return new Told.Nothing<>(Sentence.of("details.notTold", subject, fault.fault()));
        } catch (RuntimeException bug) {
            LOG.error("Asking for details of {} tripped over a bug", subject, bug);
            return new Told.Nothing<>(
                    Sentence.of("details.notTold", subject, bug.getClass().getSimpleName()));
        }
    }
}
