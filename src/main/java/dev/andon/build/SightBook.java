package dev.andon.build;

import dev.andon.source.Source;
import dev.andon.source.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What a team's programs see of its sources, so that one of them looks and all of them know. Two programs share
/// a source when their settings of it are the same in everything that a server's answer, or our trust in it, may
/// depend on: all but its name, its webhook and who builds what it runs.
///
/// Times are measured by the book's clock. On the way from one machine to another what was seen may grow older
/// than it is, by the time that the calls take, and never younger. Safe for use by several threads. Blocks on
/// I/O. Every method throws [StoreFailure] when the book is out of reach.
public interface SightBook {
    /// Who has the right to look at a source.
    enum Looker {
        WE,
        ANOTHER,
        NOBODY
    }

    /// How a source stands in the book.
    ///
    /// @param looker who has the right to look at it
    /// @param left for how long that one still has it, unless it is renewed
    /// @param beat changes with every look that is published; 0 when there was none
    /// @param hints changes whenever somebody hints that something may have changed at the source
    record Standing(Looker looker, Duration left, long beat, long hints) {
        public static final Standing UNHEARD_OF = new Standing(Looker.NOBODY, Duration.ZERO, 0, 0);
    }

    /// A look that was published.
    ///
    /// @param number tells it from the other looks at this source
    /// @param looked what it brought
    record Entry(long number, Looked looked) {}

    /// How these sources stand, in their order. One question to the database, however many they are.
    List<Standing> standings(List<Source> sources);

    /// Takes the right to look at these, or renews it, where nobody else has it.
    ///
    /// @param length for how long from now; a caller counts from before the call
    /// @return those that we now have the right to look at
    Set<Source> hold(Collection<Source> sources, Duration length);

    /// Gives the right to look back before its end, where it is ours.
    void letGo(Collection<Source> sources);

    /// The newest look that saw something, and the one that failed since, if one did: the older first.
    ///
    /// @param asked when this is called, by the caller's clock: the times of the result are by it
    /// @return empty when nothing was published, or its age is not known because the book's clock was set back
    /// @throws StoreFailure also when what is there cannot be read
    List<Entry> read(Source source, Instant asked);

    /// Publishes a look of ours. What did not change since the last one is not written again.
    ///
    /// @param age how long ago the look began, by a clock that does not jump; called once, after the book's clock
    ///     was read
    /// @return false when it was not written: we have no right to look any more, or a newer look is there
    boolean publish(Source source, Looked looked, Supplier<Duration> age);

    /// Tells whoever looks at this source that something may have changed there.
    void hint(Source source);
}
