package dev.andon.desk;

import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.line.Engagement;
import dev.andon.line.Engagement.Phase;
import dev.andon.line.Gate;
import dev.andon.line.GateBook;
import dev.andon.line.GateMove;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateSight;
import dev.andon.line.GateState;
import dev.andon.line.LineState;
import dev.andon.people.Person;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Leases;
import dev.andon.source.ServerFault;
import dev.andon.source.StoreFailure;
import dev.andon.source.Trouble.Word;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one gate as its line wants it, turn by turn. Of a team's programs only the one that holds the gate's
/// lease does; and nothing is done that could not be written down first, so that a program that dies at any
/// moment leaves the next one all it needs. [#order] and [#replace] are for any thread, the rest belongs to one.
final class Warden {
    private static final Logger LOG = LoggerFactory.getLogger(Warden.class);
    /// Twice the time between turns: who dies is followed soon.
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Actor ANDON = new Actor(Person.of("Andon"), Actor.Known.RULE);

    private final GateName name;
    private final GateBook book;
    private final Leases leases;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Runnable told;
    private volatile Gate gate;
    private volatile Order order;
    private volatile @Nullable LineState wanted;
    private @Nullable GateReport last;
    private Patience patience = Patience.NONE;
    private boolean holds;
    /// Whether the server took what was there before.
    private boolean restored;

    /// @param told is called after something was reported
    Warden(GateName name, Gate gate, Order order, Ledgers books, InstantSource clock, Runnable told) {
        this.name = name;
        this.gate = gate;
        this.order = order;
        this.book = books.gates();
        this.leases = books.leases();
        this.audit = books.audit();
        this.clock = clock;
        this.told = told;
    }

    /// Where it writes.
    record Ledgers(GateBook gates, Leases leases, AuditLog audit) {}

    static String lease(GateName gate) {
        return "gate:" + gate.id();
    }

    GateName name() {
        return name;
    }

    /// The same gate by another connection, which is worth another try.
    void replace(Gate other) {
        gate = other;
        wanted = null;
    }

    /// What is wanted from now on.
    ///
    /// @return whether it is worth a turn now
    boolean order(Order next) {
        Order before = order;
        order = next;
        return next.line() != before.line() || next.stop() != before.stop();
    }

    /// Does what is to be done now.
    ///
    /// @return whether there is nothing left that it could have to do for a line that runs
    boolean turn() {
        Order now = order;
        try {
            boolean engaged = book.engagement(name).isPresent();
            if (now.line() == LineState.UNKNOWN || (now.line() != LineState.STOPPED && !engaged)) {
                standDown(engaged);
                return !engaged;
            }
            holds = leases.hold(lease(name), LEASE);
            if (holds) {
                keep(now);
            } else {
                last = null;
            }
        } catch (StoreFailure away) {
            LOG.debug("Gate {}: {}", name.id(), away.sentence());
        } catch (RuntimeException bug) {
            LOG.error("Gate {} tripped over a bug", name.id(), bug);
        }
        return false;
    }

    /// Whoever knows more than we do may keep it.
    private void standDown(boolean engaged) {
        if (last != null && !engaged) {
            book.withdraw(name);
            told.run();
        }
        last = null;
        wanted = null;
        letGo();
    }

    /// Leaves it to others.
    void letGo() {
        if (holds) {
            holds = false;
            leases.letGo(lease(name));
        }
    }

    private void keep(Order now) {
        if (wanted != now.line()) {
            wanted = now.line();
            patience = patience.renewed();
            restored = false;
        }
        if (!patience.isOver(clock.instant())) {
            if (isGoingOn(now) && last != null && last.state() != GateState.STUCK) {
                report(GateState.STUCK, last.words());
            }
            return;
        }
        try {
            boolean acted = false;
            for (Step step = step(now, false); step != Step.END; step = step(now, acted)) {
                acted |= step == Step.ACTED;
            }
        } catch (ServerFault unseen) {
            fail(unknown(now), unseen.fault());
        }
    }

    private static boolean isGoingOn(Order now) {
        return now.line() != LineState.STOPPED;
    }

    /// A gate that is kept for a line that goes on was shut, and nobody has seen it open since.
    private static GateState unknown(Order now) {
        return isGoingOn(now) ? GateState.STUCK : GateState.UNKNOWN;
    }

    private enum Step {
        /// Something was sent: look what came of it.
        ACTED,
        /// Something was written: there is more to do.
        ON,
        END
    }

    /// @param acted whether something was sent in this turn; once is enough
    private Step step(Order now, boolean acted) throws ServerFault {
        GateSight sight = gate.look();
        Engagement memory = book.engagement(name).orElse(null);
        return switch (GateMove.of(now.line(), memory, sight, restored)) {
            case LEAVE -> Step.END;
            case ENGAGE -> {
                book.engage(engagement(now, sight, Phase.SHUT, 0));
                yield end(GateState.SHUT, sight.words());
            }
            case SHUT -> acted ? settled(memory, GateState.SHUT, sight.words()) : shut(now, memory, sight);
            case CONFIRM -> {
                book.move(known(memory), Phase.SHUT, known(memory).audit());
                yield Step.ON;
            }
            case KEEP -> settled(memory, GateState.SHUT, sight.words());
            case DRIFT -> settled(memory, GateState.DRIFTED, sight.words());
            case RESTORE -> restore(now, known(memory), sight);
            case REMAIN -> settled(memory, GateState.STUCK, sight.words());
            case FORGET -> {
                Engagement over = known(memory);
                settle(over);
                book.forget(over.in(over.phase(), 0));
                last = null;
                told.run();
                yield now.line() == LineState.STOPPED ? Step.ON : Step.END;
            }
        };
    }

    private static Engagement known(@Nullable Engagement memory) {
        if (memory == null) {
            throw new IllegalStateException("a gate goes on from what is remembered of it");
        }
        return memory;
    }

    private Engagement engagement(Order now, GateSight sight, Phase phase, long entry) {
        return new Engagement(name, now.stop(), sight.state(), sight.setting(), phase, entry, clock.instant());
    }

    private Step shut(Order now, @Nullable Engagement memory, GateSight sight) {
        long entry = entry("shut", Phase.SHUTTING, memory, sight, now.barrier().reason());
        Engagement mine = memory == null
                ? book.engage(engagement(now, sight, Phase.SHUTTING, entry))
                : moved(memory, Phase.SHUTTING, entry);
        if (mine == null || mine.audit() != entry) {
            return overtaken(entry);
        }
        restored = false;
        report(GateState.SHUTTING, "");
        return switch (sent(() -> gate.shut(now.barrier()))) {
            case Acted.Done _ -> {
                patience = Patience.NONE;
                book.move(mine, Phase.SHUT, entry);
                yield Step.ACTED;
            }
            case Acted.NotDone(Fault fault) -> {
                // New work gets in, but what was shut stays so: whoever opens that is not fought.
                boolean wasShut = memory != null && memory.phase() == Phase.SHUT;
                yield refused(mine, wasShut ? Phase.SHUT : Phase.SHUTTING, GateState.FAILED, fault);
            }
            case Acted.Unsure(Fault fault) -> unsure(now, mine, fault);
        };
    }

    private Step restore(Order now, Engagement memory, GateSight sight) {
        long entry = entry("restore", Phase.RESTORING, memory, sight, memory.before());
        Engagement mine = moved(memory, Phase.RESTORING, entry);
        if (mine == null) {
            return overtaken(entry);
        }
        report(GateState.RESTORING, "");
        return switch (sent(() -> gate.restore(mine.before()))) {
            case Acted.Done _ -> {
                patience = Patience.NONE;
                // What was sent to shut it and not answered may still have an effect: look again later.
                restored = memory.phase() != Phase.SHUTTING;
                yield restored ? Step.ACTED : Step.END;
            }
            case Acted.NotDone(Fault fault) -> refused(mine, Phase.RESTORING, GateState.STUCK, fault);
            case Acted.Unsure(Fault fault) -> unsure(now, mine, fault);
        };
    }

    /// The audit's entry for an act: the one that was intended and not confirmed, or a new one.
    private long entry(String action, Phase phase, @Nullable Engagement memory, GateSight sight, String words) {
        if (memory != null && memory.audit() != 0) {
            if (memory.phase() == phase) {
                return memory.audit();
            }
            boolean happened = memory.phase() == Phase.SHUT
                    || (memory.phase() == Phase.SHUTTING && sight.state() == GateSight.State.SHUT);
            audit.settle(
                    memory.audit(),
                    happened ? AuditEntry.State.DONE : AuditEntry.State.FAILED,
                    "seen " + sight.state().word());
        }
        return audit.intend(new AuditEntry(
                        0, clock.instant(), ANDON, action, lease(name), words, AuditEntry.State.INTENDED, ""))
                .number();
    }

    /// @return null when another program went on with it
    private @Nullable Engagement moved(Engagement memory, Phase phase, long entry) {
        boolean same = memory.phase() == phase && memory.audit() == entry;
        return same || book.move(memory, phase, entry) ? memory.in(phase, entry) : null;
    }

    /// Nothing was sent.
    private Step overtaken(long entry) {
        audit.settle(entry, AuditEntry.State.FAILED, "another program went on with it");
        return Step.END;
    }

    private interface Sending {
        Acted send() throws ServerFault;
    }

    private Acted sent(Sending act) {
        try {
            return act.send();
        } catch (ServerFault nothingSent) {
            return new Acted.NotDone(nothingSent.fault());
        } catch (RuntimeException bug) {
            LOG.error("Gate {} tripped over a bug", name.id(), bug);
            return new Acted.Unsure(Fault.of(FaultKind.UNREADABLE, Word.OWN_BUG));
        }
    }

    /// @param phase where it is then
    private Step refused(Engagement mine, Phase phase, GateState state, Fault fault) {
        audit.settle(mine.audit(), AuditEntry.State.FAILED, fault.sentence());
        book.move(mine, phase, 0);
        return fail(state, fault);
    }

    /// The next look settles it.
    private Step unsure(Order now, Engagement mine, Fault fault) {
        audit.settle(mine.audit(), AuditEntry.State.UNSURE, fault.sentence());
        return fail(unknown(now), fault);
    }

    private Step fail(GateState state, Fault fault) {
        patience = patience.after(fault, clock.instant());
        return end(state, fault.sentence());
    }

    private Step settled(@Nullable Engagement memory, GateState state, String words) {
        patience = Patience.NONE;
        settle(memory);
        return end(state, words);
    }

    private void settle(@Nullable Engagement memory) {
        if (memory != null && memory.audit() != 0) {
            audit.settle(memory.audit(), AuditEntry.State.DONE, "");
            book.move(memory, memory.phase(), 0);
        }
    }

    private Step end(GateState state, String words) {
        report(state, words);
        return Step.END;
    }

    private void report(GateState state, String words) {
        var report = new GateReport(name, state, words);
        if (!report.equals(last)) {
            LOG.info("Gate {}: {} {}", name.id(), state.word(), words);
            book.report(report);
            last = report;
            told.run();
        }
    }
}
