package dev.andon.testing;

import dev.andon.board.Board;
import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Build;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.FailedTest;
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
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Skills;
import dev.andon.people.Person;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server that tells everything, of the log three lines at a time.
public final class Workshop implements Logs, Tests, History, Trail, Approver {
    public static final int LINES = 3;

    private static final Person ANN = Person.of("Ann");

    private final List<String> log = new ArrayList<>(List.of(
            "compiling", "testing", "CartTest: ok", "ERROR: ShopTest.sells: expected 3 but was 2", "see above", "bye"));
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicReference<@Nullable Thread> asking = new AtomicReference<>();
    private volatile List<Approval> approvals = List.of();
    private volatile boolean isAway;
    private volatile boolean tellsNoTests;
    private volatile boolean isSlow;

    /// Its lines, which can be written on.
    public List<String> log() {
        return log;
    }

    /// From now on somebody has to agree to these.
    public void waitsFor(String... names) {
        approvals = Stream.of(names).map(name -> new Approval(name, name)).toList();
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) {
        return approvals;
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        throw new AssertionError("nobody agrees here");
    }

    public void goAway() {
        isAway = true;
    }

    /// From now on it is a server that cannot tell tests, only logs.
    public void tellNoTests() {
        tellsNoTests = true;
    }

    /// From now on nobody is told of tests before [#answer].
    public void holdAnswers() {
        isSlow = true;
    }

    public void answer() {
        answers.countDown();
    }

    /// Who waits to be told of tests.
    public Optional<Thread> asking() {
        return Optional.ofNullable(asking.get());
    }

    /// Who asks it on behalf of people.
    ///
    /// @param board the newest
    public DetailsDesk desk(Supplier<Board> board) {
        return new DetailsDesk(
                new Skills() {
                    @Override
                    public <P> Optional<P> of(String source, Class<P> port) {
                        return port.isInstance(Workshop.this) && !(tellsNoTests && port == Tests.class)
                                ? Optional.of(port.cast(Workshop.this))
                                : Optional.empty();
                    }
                },
                board);
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        if (isAway) {
            throw new ServerFault(FaultKind.UNREACHABLE, "The server does not answer.");
        }
        return List.of(new Log("1", "compile", Outcome.PASSED, false), new Log("2", "test", Outcome.FAILED, false));
    }

    @Override
    public LogPart read(Log log, Stretch stretch) {
        int from = switch (stretch) {
            case Stretch.End _ -> Math.max(0, this.log.size() - LINES);
            case Stretch.From(long at) -> (int) at;
            case Stretch.Before(long at) -> (int) Math.max(0, at - LINES);
        };
        int to = stretch instanceof Stretch.Before(long at) ? (int) at : this.log.size();
        String text =
                this.log.subList(from, to).stream().map(line -> line + "\n").collect(Collectors.joining());
        return new LogPart(text, from, to, true, this.log.size());
    }

    @Override
    public TestReport tests(Pipeline pipeline, Build build) {
        if (isSlow) {
            asking.set(Thread.currentThread());
            awaitAnswers();
        }
        return build.outcome() == Outcome.PASSED
                ? new TestReport(42, 0, 0, List.of())
                : new TestReport(
                        40,
                        2,
                        1,
                        List.of(
                                FailedTest.of("ShopTest", "sells")
                                        .saying("expected 3 but was 2", "at ShopTest.java:17")
                                        .since("41", 2),
                                FailedTest.of("CartTest", "isEmpty").since("42", 1)));
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) {
        return IntStream.range(0, 20)
                .mapToObj(i -> Build.of(String.valueOf(42 - i), i < 2 ? Outcome.FAILED : Outcome.PASSED)
                        .started(Boards.TEN.minus(Duration.ofHours(i + 1)))
                        .finished(Boards.TEN.minus(Duration.ofHours(i + 1)).plus(Duration.ofMinutes(3 + i % 4)))
                        .revision("c0ffee" + (42 - i)))
                .toList();
    }

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        return new Commits(
                List.of(new Commit(to, ANN, "Sell three of " + from, Boards.TEN.minus(Duration.ofHours(2)))), true);
    }

    private void awaitAnswers() {
        try {
            answers.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
