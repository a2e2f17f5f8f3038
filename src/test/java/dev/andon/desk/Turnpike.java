package dev.andon.desk;

import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A gate in memory, with the server behind it: one setting that shuts, lets some through or lets all through.
class Turnpike implements Gate {
    static final String OPEN = "open: bypass 7 and 9";
    static final String SHUT = "shut";
    static final String PARTLY = "partly";

    /// What becomes of the next acts; done when there is nothing.
    enum Mishap {
        NOT_DONE,
        /// It happens, and no answer comes.
        LOST_ANSWER,
        /// It does not happen, and no answer comes.
        LOST_REQUEST,
        /// The server says done and does nothing.
        IGNORED
    }

    final Deque<Mishap> mishaps = new ArrayDeque<>();
    final List<String> acts = new CopyOnWriteArrayList<>();
    final AtomicInteger looks = new AtomicInteger();
    volatile String setting = OPEN;
    volatile boolean isAway;
    volatile Fault refusal = new Fault(FaultKind.REFUSED, "No rights.");

    /// For servers that take their time.
    void beforeAnAnswer() {}

    @Override
    public GateSight look() throws ServerFault {
        looks.incrementAndGet();
        beforeAnAnswer();
        if (isAway) {
            throw new ServerFault(FaultKind.UNREACHABLE, "Nobody answers.");
        }
        return switch (setting) {
            case SHUT -> new GateSight(GateSight.State.SHUT, setting, "");
            case PARTLY -> new GateSight(GateSight.State.PARTLY, setting, "2 of 3");
            default -> new GateSight(GateSight.State.OPEN, setting, "Bob");
        };
    }

    @Override
    public Acted shut(Barrier barrier) throws ServerFault {
        return setting.equals(SHUT) ? new Acted.Done() : act("shut: " + barrier.reason(), SHUT);
    }

    @Override
    public Acted restore(String before) throws ServerFault {
        return setting.equals(SHUT) ? act("restore: " + before, before) : new Acted.Done();
    }

    private Acted act(String what, String next) {
        acts.add(what);
        Mishap mishap = mishaps.poll();
        if (mishap == null || mishap == Mishap.LOST_ANSWER) {
            setting = next;
        }
        if (mishap == null || mishap == Mishap.IGNORED) {
            return new Acted.Done();
        }
        return mishap == Mishap.NOT_DONE
                ? new Acted.NotDone(refusal)
                : new Acted.Unsure(new Fault(FaultKind.TIMED_OUT, "No answer."));
    }
}
