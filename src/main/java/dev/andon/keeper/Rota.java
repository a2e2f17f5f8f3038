package dev.andon.keeper;

import dev.andon.build.SightBook;
import dev.andon.build.SightBook.Looker;
import dev.andon.build.SightBook.Standing;
import dev.andon.source.Source;
import dev.andon.source.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settles in the team's books which program looks at which source: takes and renews the right to look, publishes
/// what this program sees, and tells the floor what others see. On a virtual thread of its own; all that it asks
/// of the books, however many sources there are, goes over one connection.
final class Rota implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rota.class);
    /// The right to look ends this long after its holder died. Three turns fit in, so that one may be late.
    static final Duration LENGTH = Duration.ofSeconds(7);
    static final Duration TURN = Duration.ofSeconds(3);
    /// So young a right need not be renewed.
    private static final Duration YOUNG = Duration.ofSeconds(5);
    /// A thousand that see one right end ask for it within this.
    private static final Duration SPREAD = Duration.ofSeconds(1);
    /// What others write within this time is read at once.
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    /// When the books go away, those who read begin to look within this.
    private static final Duration SPREAD_AT_MOST = Duration.ofSeconds(10);

    private final SightBook book;
    private final InstantSource clock;
    private final InstantSource steady;
    private final DoubleSupplier dice;
    private final Supplier<Collection<Watcher>> watchers;
    private final Bell bell = new Bell();
    private final Set<Source> held = new HashSet<>();
    private final Thread thread = Thread.ofVirtual().name("rota").unstarted(this::run);
    private volatile boolean stopped;
    private String trouble = "";
    private String unreadable = "";

    /// @param clock what the floor's times are by
    /// @param steady a clock that never jumps
    /// @param dice throws numbers from 0 to 1
    /// @param watchers who watches at the moment
    Rota(
            SightBook book,
            InstantSource clock,
            InstantSource steady,
            DoubleSupplier dice,
            Supplier<Collection<Watcher>> watchers) {
        this.book = book;
        this.clock = clock;
        this.steady = steady;
        this.dice = dice;
        this.watchers = watchers;
    }

    void start() {
        thread.start();
    }

    /// There is something to publish, to read or to settle.
    void ring() {
        bell.ring();
    }

    private void run() {
        try {
            while (!stopped) {
                Duration pause = turnWhateverHappens(List.copyOf(watchers.get()));
                if (!stopped) {
                    Thread.sleep(BREATH);
                    bell.await(pause);
                }
            }
            if (!held.isEmpty()) {
                // Others need not wait for its end.
                book.letGo(held);
            }
        } catch (InterruptedException | StoreFailure tooLate) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return the pause until the next
    Duration turnWhateverHappens(List<Watcher> all) {
        try {
            unreadable = "";
            Duration pause = turn(all);
            say(unreadable);
            return pause;
        } catch (StoreFailure away) {
            say(away.sentence());
        } catch (RuntimeException | Error bug) {
            // Without this thread nobody would look here, nor hear what others see.
            LOG.error("Who looks at which source tripped over a bug", bug);
        }
        all.forEach(this::away);
        return spread(TURN).plus(SPREAD);
    }

    private Duration turn(List<Watcher> all) {
        giveUpWhatIsOfNoUse(all);
        Instant asked = steady.instant();
        List<Standing> standings =
                book.standings(all.stream().map(Watcher::source).toList());
        Set<Source> wanted = new HashSet<>();
        Duration pause = TURN;
        for (int i = 0; i < all.size(); i++) {
            Watcher watcher = all.get(i);
            Standing standing = standings.get(i);
            boolean readable = read(watcher, standing);
            if (standing.looker() == Looker.ANOTHER) {
                Duration left = shorter(standing.left(), LENGTH);
                pause = shorter(pause, left.plus(spread(SPREAD)));
                if (readable) {
                    watcher.play(watcher.seat().part().theirs(asked.plus(left)));
                } else {
                    away(watcher);
                }
            } else if (watcher.isOfUse() && isDue(watcher, standing)) {
                wanted.add(watcher.source());
            }
        }
        hold(all, wanted);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).seat().isHinted(standings.get(i).hints())) {
                all.get(i).lookSoon();
            }
        }
        tell(all);
        return pause;
    }

    /// The right to look at what nobody watches here any more, and at what another may see better.
    private void giveUpWhatIsOfNoUse(List<Watcher> all) {
        Set<Source> given = new HashSet<>(held);
        all.stream().filter(Watcher::isOfUse).forEach(watcher -> given.remove(watcher.source()));
        if (given.isEmpty()) {
            return;
        }
        book.letGo(given);
        held.removeAll(given);
        Instant now = steady.instant();
        for (Watcher watcher : all) {
            if (given.contains(watcher.source())) {
                LOG.warn(
                        "{}: a look does not end here, or cannot be written: another program may look",
                        watcher.source().name());
                watcher.play(watcher.seat().part().alone(now, Duration.ZERO));
            }
        }
    }

    private static boolean isDue(Watcher watcher, Standing standing) {
        return standing.looker() == Looker.NOBODY
                || watcher.seat().part().role() != Part.Role.HOLDER
                || standing.left().compareTo(YOUNG) < 0;
    }

    /// What cannot be read is as good as away, and the other sources are none the worse.
    private boolean read(Watcher watcher, Standing standing) {
        Seat seat = watcher.seat();
        if (standing.looker() == Looker.WE || !seat.isNews(standing.beat())) {
            return true;
        }
        Instant asked = clock.instant();
        Instant asker = steady.instant();
        try {
            List<SightBook.Entry> entries = book.read(watcher.source(), asked);
            seat.hear(standing.beat(), entries, asked, asker).forEach(watcher::relay);
            return true;
        } catch (StoreFailure failure) {
            unreadable = failure.sentence();
            return false;
        }
    }

    private void hold(List<Watcher> all, Set<Source> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        Instant asked = steady.instant();
        Set<Source> ours = book.hold(wanted, LENGTH);
        for (Watcher watcher : all) {
            Seat seat = watcher.seat();
            if (ours.contains(watcher.source())) {
                held.add(watcher.source());
                watcher.play(seat.part().ours(asked.plus(LENGTH), seat.due()));
            } else if (wanted.contains(watcher.source())) {
                held.remove(watcher.source());
                watcher.play(seat.part().theirs(asked.plus(TURN)));
            }
        }
    }

    /// After one that cannot be written the others wait for the next turn: rights are renewed first, and each
    /// that fails may take seconds.
    private void tell(List<Watcher> all) {
        for (Watcher watcher : all) {
            try {
                publish(watcher);
            } catch (RuntimeException failure) {
                watcher.seat().mute();
                throw failure;
            }
            if (watcher.seat().takeHint()) {
                book.hint(watcher.source());
            }
        }
    }

    /// One that cannot be published is not tried again: the next look brings a newer one.
    private void publish(Watcher watcher) {
        Seat seat = watcher.seat();
        if (seat.part().role() == Part.Role.HOLDER) {
            Seat.Own own = seat.takePending();
            if (own != null) {
                book.publish(watcher.source(), own.looked(), () -> age(own));
            }
        }
    }

    /// The longer of what two clocks say: one may stand still while a machine sleeps, the other may be set.
    private Duration age(Seat.Own own) {
        Duration steadily = Duration.between(own.began(), steady.instant());
        Duration byClock = Duration.between(own.looked().observation().at(), clock.instant());
        return steadily.compareTo(byClock) > 0 ? steadily : byClock;
    }

    private void away(Watcher watcher) {
        watcher.play(watcher.seat().part().away(steady.instant(), spread(every(watcher))));
    }

    private static Duration every(Watcher watcher) {
        return shorter(watcher.source().every(), SPREAD_AT_MOST);
    }

    private Duration spread(Duration over) {
        return Duration.ofMillis((long) (over.toMillis() * dice.getAsDouble()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void say(String sentence) {
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            LOG.info(sentence.isEmpty() ? "The team looks together again" : "Looks alone: " + sentence);
        }
    }

    /// Waits a moment, so that the right to look is given back where the books answer.
    @Override
    public void close() {
        stopped = true;
        bell.ring();
        try {
            if (!thread.join(GOODBYE)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
