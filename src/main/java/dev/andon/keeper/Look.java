package dev.andon.keeper;

import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at one source; whatever happens becomes an observation. Used by one thread at a time.
final class Look {
    private static final Logger LOG = LoggerFactory.getLogger(Look.class);

    private final Watched watched;
    private final InstantSource clock;
    private final TokenWatch token = new TokenWatch();
    private @Nullable List<Pipeline> selectedFrom;
    private @Nullable Instant selectedIn;
    private @Nullable Sight selected;

    Look(Watched watched, InstantSource clock) {
        this.watched = watched;
        this.clock = clock;
    }

    Observation<Sight> once() {
        String name = watched.source().name();
        Instant begun = clock.instant();
        watched.meter().take();
        try {
            Sight sight = select(watched.server().look());
            token.after(watched.server(), begun);
            return new Observation.Seen<>(name, begun, since(begun), cost(), sight);
        } catch (ServerFault fault) {
            return unseen(name, begun, fault.fault());
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("The adapter of {} has a bug", name, bug);
            return unseen(
                    name,
                    begun,
                    Fault.of(
                            FaultKind.UNREADABLE, Word.SENSELESS, bug.getClass().getSimpleName()));
        }
    }

    private Observation<Sight> unseen(String name, Instant begun, Fault fault) {
        return new Observation.Unseen<>(name, begun, since(begun), cost(), fault);
    }

    private Cost cost() {
        return watched.meter().take().withTokenEnds(token.ends());
    }

    private Duration since(Instant begun) {
        Duration took = Duration.between(begun, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    /// A server that says "nothing changed" brings the same list, and then there is nothing to select anew; but
    /// once an hour, as release branches grow old.
    private Sight select(List<Pipeline> all) throws ServerFault {
        Selection selection = watched.source().selection();
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Sight before = selected;
        if (before != null && all == selectedFrom && hour.equals(selectedIn)) {
            return before;
        }
        Sight now = Sight.of(all, selection, hour);
        selectedFrom = all;
        selectedIn = hour;
        selected = now;
        return now;
    }
}
