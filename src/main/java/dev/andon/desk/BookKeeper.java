package dev.andon.desk;

import dev.andon.board.Books;
import dev.andon.board.Duty;
import dev.andon.board.Event;
import dev.andon.build.TrailBook;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimBook;
import dev.andon.claim.Echo;
import dev.andon.claim.Release;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.RollbackBook;
import dev.andon.guard.VigilBook;
import dev.andon.line.Confirmation;
import dev.andon.line.ConfirmationBook;
import dev.andon.line.GateBook;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.line.StopBook;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the team's books again and again, tells the floor what they say, and writes into them what Andon finds
/// it has to. On a virtual thread of its own. When the books are away a banner says so, and everything else goes
/// on.
public final class BookKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BookKeeper.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    /// Who looks at an older state of things must learn what became of it.
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /// A deploy that was watched is shown for so long.
    public static final Duration SHOWN = Duration.ofHours(1);

    private static final String TOPIC = "books";
    private static final Person ANDON = Person.of("Andon");

    private final ClaimBook claims;
    private final StopBook stops;
    private final ConfirmationBook confirmations;
    private final RollbackBook rollbacks;
    private final VigilBook vigils;
    private final Findings findings;
    private final GateBook gates;
    private final TrailBook trails;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Consumer<Event> mailbox;
    private final Consumer<Confirmation> confirmer;
    private final Consumer<Claim> lapsed;
    private final Semaphore bell = new Semaphore(0);
    private final AtomicReference<List<Duty>> duties = new AtomicReference<>(List.of());
    /// Claims of servers that the book has had before.
    private final Set<Duty> known = ConcurrentHashMap.newKeySet();
    /// What was not to be done, or could not be, when it was last gone into. A board finds it again every second,
    /// and then it waits for the next turn.
    private volatile Set<Object> inVain = Set.of();
    /// Null until something was said; whoever read other books before may have said something.
    private @Nullable String trouble;
    private boolean closed;
    private Books last = Books.UNREAD;
    private final Thread thread = Thread.ofVirtual().name("books").unstarted(this::run);

    /// @param mailbox the keeper's
    /// @param confirmer is given what we, and nobody else, have to have built again; it must not block
    /// @param lapsed is given each claim whose time was over and which this very program wrote so; must not block
    public BookKeeper(
            ClaimBook claims,
            StopBook stops,
            ConfirmationBook confirmations,
            RollbackBook rollbacks,
            VigilBook vigils,
            GateBook gates,
            TrailBook trails,
            AuditLog audit,
            InstantSource clock,
            Consumer<Event> mailbox,
            Consumer<Confirmation> confirmer,
            Consumer<Claim> lapsed) {
        this.claims = claims;
        this.stops = stops;
        this.confirmations = confirmations;
        this.rollbacks = rollbacks;
        this.vigils = vigils;
        this.findings = new Findings(rollbacks, audit, clock);
        this.gates = gates;
        this.trails = trails;
        this.confirmer = confirmer;
        this.audit = audit;
        this.clock = clock;
        this.mailbox = mailbox;
        this.lapsed = lapsed;
    }

    public void start() {
        thread.start();
    }

    /// Somebody wrote: read again now. Any thread.
    public void ring() {
        bell.release();
    }

    /// What is to be written, as the newest board has it; replaces what was not written yet. Any thread.
    public void entrust(List<Duty> found) {
        List<Duty> wanted = found.stream().filter(duty -> !known.contains(duty)).toList();
        boolean isOther = !wanted.equals(duties.getAndSet(wanted));
        Set<Object> vain = inVain;
        if (isOther && wanted.stream().anyMatch(duty -> !vain.contains(core(duty)))) {
            ring();
        }
    }

    /// A duty without what another board, that saw the same, says otherwise.
    private static Object core(Duty duty) {
        return duty instanceof Duty.Stopping(Stop stop, Instant seen) ? new Broken(stop.line(), seen) : duty;
    }

    private static Set<Object> cores(List<Duty> duties) {
        return duties.stream().map(BookKeeper::core).collect(Collectors.toSet());
    }

    private record Broken(String line, @Nullable Instant seen) {}

    /// How often somebody rang that was not answered yet.
    int rung() {
        return bell.availablePermits();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                turn();
                if (bell.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes what is to be written, then reads.
    void turn() {
        try {
            Books books = read();
            last = books;
            // The board that found a duty may be older than what somebody, or we, wrote meanwhile.
            List<Duty> found = duties.getAndSet(List.of());
            inVain = cores(found);
            List<Duty> due =
                    found.stream().filter(duty -> isStillDue(duty, books)).toList();
            List<Duty> done = due.stream().filter(this::write).toList();
            inVain = cores(found.stream().filter(duty -> !done.contains(duty)).toList());
            if (!due.isEmpty()) {
                last = read();
            }
            tell(new Event.BooksRead(last));
            say("");
        } catch (StoreFailure failure) {
            lose(failure.sentence());
        } catch (RuntimeException | Error bug) {
            LOG.error("The books tripped over a bug", bug);
            lose("Andon could not make sense of the team's books ("
                    + bug.getClass().getSimpleName() + "); the log has the details.");
        }
    }

    /// What was read last may be out of date: somebody may have stopped a line since.
    private void lose(String sentence) {
        last = last.notCurrent();
        tell(new Event.BooksRead(last));
        say(sentence);
    }

    private Books read() {
        return new Books(claims.open(), stops.open())
                .reporting(gates.reports())
                .telling(trails.lags(clock.instant()))
                .watching(vigils.remembered(SHOWN, clock.instant()), vigils.isOff())
                .rolling(rollbacks.remembered(Findings.REMEMBERED, clock.instant()))
                .with(confirmations.since(clock.instant().minus(REMEMBERED)));
    }

    /// A red that was seen before somebody let the line go on is not what stops it again: it may be mended, and
    /// the next look says so.
    private boolean isNews(@Nullable Instant seen, String line) {
        return stops.lastResumed(line, clock.instant())
                .filter(resumed -> seen == null || !seen.isAfter(resumed))
                .isEmpty();
    }

    private boolean isStillDue(Duty duty, Books books) {
        return switch (duty) {
            case Duty.Stopping(Stop wanted, Instant seen) ->
                books.stops().stream()
                                .noneMatch(stop ->
                                        !stop.isByPerson() && stop.line().equals(wanted.line()))
                        && isNews(seen, wanted.line());
            case Duty.Resuming(Stop stop) -> books.stops().stream().anyMatch(open -> open.number() == stop.number());
            // A line that somebody stopped meanwhile waits for nothing; who was first is the book's to say.
            case Duty.Confirming(String line, var _) ->
                books.stops().stream().noneMatch(stop -> stop.line().equals(line));
            case Duty.Deciding(Confirmation decided, var _) ->
                books.confirmations().stream().anyMatch(open -> isSame(open, decided) && open.finding() == null);
            case Duty.Confirmed(Confirmation ended) ->
                books.confirmations().stream().anyMatch(open -> isSame(open, ended) && open.isOpen());
            case Duty.Finding(Rollback found, var _) ->
                books.rollbacks().stream().anyMatch(one -> one.number() == found.number() && one.isOpen());
            case Duty.Releasing(Claim claim, var _) ->
                books.claims().stream().anyMatch(open -> open.number() == claim.number());
            case Duty.Adopting(Claim claim) -> books.claimOn(claim.subject()).isEmpty();
            case Duty.Hearing(Claim claim, Echo echo) ->
                books.claims().stream().anyMatch(open -> open.number() == claim.number() && !echo.equals(open.echo()));
        };
    }

    private static boolean isSame(Confirmation one, Confirmation other) {
        return one.number() == other.number();
    }

    private void say(String sentence) {
        if (sentence.equals(trouble)) {
            return;
        }
        if (trouble != null || !sentence.isEmpty()) {
            LOG.info(sentence.isEmpty() ? "The books are back" : sentence);
        }
        trouble = sentence;
        tell(new Event.Announced(TOPIC, sentence));
    }

    private synchronized void tell(Event event) {
        if (!closed) {
            mailbox.accept(event);
        }
    }

    /// @return false when there was nothing to write after all
    private boolean write(Duty duty) {
        switch (duty) {
            case Duty.Stopping(Stop stop, var _) -> {
                AuditEntry intended = intend("stop", Claim.ofLine(stop.line()), String.join(", ", stop.broken()));
                stops.stop(stop);
                audit.settle(intended.number(), AuditEntry.State.DONE, "");
            }
            case Duty.Resuming(Stop stop) -> {
                AuditEntry intended = intend("resume", Claim.ofLine(stop.line()), "green");
                stops.resume(stop.number(), new Resumption(clock.instant(), null, null));
                audit.settle(intended.number(), AuditEntry.State.DONE, "");
            }
            case Duty.Confirming(var _, Confirmation wanted) -> {
                Optional<Confirmation> ours = confirmations.intend(wanted);
                ours.filter(BookKeeper::isToBeSent).ifPresent(confirmer);
                return ours.isPresent();
            }
            case Duty.Deciding(Confirmation open, var finding) -> confirmations.decide(open.number(), finding);
            case Duty.Confirmed(Confirmation open) -> confirmations.end(open.number());
            case Duty.Finding(Rollback open, var finding) -> findings.write(open, finding);
            case Duty.Releasing(Claim claim, var how) -> {
                return release(claim, how);
            }
            case Duty.Adopting(Claim claim) -> adopt(duty, claim);
            case Duty.Hearing(Claim claim, Echo echo) -> claims.heard(claim.number(), echo);
        }
        return true;
    }

    /// The book itself keeps how each claim ended.
    private boolean release(Claim claim, Release how) {
        boolean ours = claims.release(claim.number(), how, null, clock.instant());
        if (ours && how == Release.LAPSED) {
            lapsed.accept(claim);
        }
        return ours;
    }

    /// What the book has had before is not asked for again and again.
    private void adopt(Duty duty, Claim claim) {
        if (!claims.adopt(claim)
                && claims.open().stream().noneMatch(open -> open.subject().equals(claim.subject()))) {
            known.add(duty);
        }
    }

    private static boolean isToBeSent(Confirmation ours) {
        return ours.sending() == Confirmation.Sending.INTENDED;
    }

    private AuditEntry intend(String action, String subject, String words) {
        return audit.intend(new AuditEntry(
                0,
                clock.instant(),
                new Actor(ANDON, Actor.Known.RULE),
                action,
                subject,
                words,
                AuditEntry.State.INTENDED,
                ""));
    }

    /// After this returns, nothing is told: others may be read by then.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        thread.interrupt();
    }
}
