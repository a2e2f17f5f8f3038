package dev.andon.keeper;

import dev.andon.build.Looked;
import dev.andon.build.SightBook;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// This program's seat at the team's table, for one source: the part it plays, what it has heard and what it has
/// to tell. Safe for use by several threads; does no I/O.
final class Seat {
    /// A look may ask several times, each within its source's deadline; but it ends.
    private static final int DEADLINES = 10;

    private static final Duration LOOK_AT_LEAST = Duration.ofMinutes(2);
    /// Who could not write what it saw tries again after this.
    private static final Duration MUTE = Duration.ofMinutes(1);

    private final Source source;
    private final InstantSource steady;
    private Part part;
    private Instant granted = Instant.MIN;
    /// Whether the look is under way that was granted last.
    private boolean looking;

    private Instant muteUntil = Instant.MIN;
    /// When the newest look began that the floor was told of, whoever looked.
    private Instant newest = Instant.MIN;
    /// When another look is due after one that failed.
    private Instant due = Instant.MIN;
    private long beat;
    private List<Long> heard = List.of();
    private OptionalLong hints = OptionalLong.empty();
    private boolean hinted;
    private @Nullable Own pending;

    /// A look of ours.
    ///
    /// @param began by the clock that never jumps
    record Own(Looked looked, Instant began) {}

    Seat(Source source, InstantSource steady, Instant from) {
        this.source = source;
        this.steady = steady;
        this.part = Part.starting(from);
    }

    Source source() {
        return source;
    }

    synchronized Part part() {
        return part;
    }

    /// @return whether it may look sooner than before
    synchronized boolean play(Part next) {
        Instant now = steady.instant();
        Duration before = part.untilLook(now);
        if (next.role() == Part.Role.READER) {
            pending = null;
        }
        part = next;
        return next.untilLook(now).compareTo(before) < 0;
    }

    /// How long not to look yet; at zero a look begins.
    synchronized Duration leave() {
        granted = steady.instant();
        Duration wait = part.untilLook(granted);
        looking = !wait.isPositive();
        return wait;
    }

    /// What was seen could not be written into the books.
    synchronized void mute() {
        muteUntil = steady.instant().plus(MUTE);
    }

    /// Whether others learn anything of it when we look: not from a look that does not end, and not from what
    /// cannot be written.
    synchronized boolean isOfUse() {
        Instant now = steady.instant();
        Duration many = source.deadline().multipliedBy(DEADLINES);
        Duration atMost = many.compareTo(LOOK_AT_LEAST) > 0 ? many : LOOK_AT_LEAST;
        boolean hangs = looking && granted.plus(atMost).isBefore(now);
        return !hangs && !muteUntil.isAfter(now);
    }

    synchronized Duration untilListening() {
        return part.untilListening(steady.instant());
    }

    /// A look of ours ended.
    ///
    /// @return false when it is old news: the floor was told of a look that began later, by another
    synchronized boolean looked(Looked looked) {
        looking = false;
        if (granted.isBefore(newest)) {
            return false;
        }
        pending = new Own(looked, granted);
        note(looked, granted);
        return true;
    }

    /// What is to be published, once.
    synchronized @Nullable Own takePending() {
        Own own = pending;
        pending = null;
        return own;
    }

    synchronized boolean isNews(long beat) {
        return beat != this.beat;
    }

    /// What another published and the floor was not told yet: never what is older than what it was told.
    ///
    /// @param asked when it was read, by the clock of its times
    /// @param asker the same moment by the clock that never jumps
    synchronized List<Looked> hear(long beat, List<SightBook.Entry> entries, Instant asked, Instant asker) {
        List<Looked> news = new ArrayList<>();
        for (SightBook.Entry entry : entries) {
            Looked looked = entry.looked();
            Instant began = asker.minus(Duration.between(looked.observation().at(), asked));
            if (!heard.contains(entry.number()) && began.isAfter(newest)) {
                news.add(looked);
                note(looked, began);
            }
        }
        this.beat = beat;
        heard = entries.stream().map(SightBook.Entry::number).toList();
        return news;
    }

    private void note(Looked looked, Instant began) {
        newest = began;
        due = looked.observation() instanceof Observation.Unseen ? began.plus(looked.planned()) : Instant.MIN;
    }

    /// Not before this: a server in trouble is spared by whoever looks next, too.
    synchronized Instant due() {
        return due;
    }

    /// Somebody outside the books says that something may have changed.
    ///
    /// @return whether that is for another to know
    synchronized boolean hint() {
        boolean forAnother = part.role() == Part.Role.READER;
        hinted |= forAnother;
        return forAnother;
    }

    synchronized boolean takeHint() {
        boolean was = hinted;
        hinted = false;
        return was;
    }

    /// What the books say of hints.
    ///
    /// @return whether there is a new one for us
    synchronized boolean isHinted(long now) {
        boolean isNew = hints.isPresent() && hints.getAsLong() != now;
        hints = OptionalLong.of(now);
        return isNew && part.role() == Part.Role.HOLDER;
    }
}
