package dev.andon.keeper;

import dev.andon.build.Looked;
import dev.andon.build.Sight;
import dev.andon.build.SightBook;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import dev.andon.source.StoreFailure;
import dev.andon.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A team's book in memory, by a clock that is moved by hand.
final class TeamTable {
    private final HandClock clock;
    private final Map<String, Row> rows = new HashMap<>();
    private boolean away;
    private boolean damaged;
    private String unwritable = "";

    private static final class Row {
        private String holder = "";
        private Instant ends = Instant.MIN;
        private long beat;
        private long hints;
        private final List<Written> written = new ArrayList<>();
    }

    private record Written(long number, Instant began, Looked looked) {}

    TeamTable(HandClock clock) {
        this.clock = clock;
    }

    synchronized void away(boolean away) {
        this.away = away;
    }

    synchronized void damaged(boolean damaged) {
        this.damaged = damaged;
    }

    /// Nothing that this program sees can be written, everything else can.
    synchronized void unwritable(String holder) {
        unwritable = holder;
    }

    /// Who has the right to look at a source, or nobody.
    synchronized String looker(String source) {
        Row row = row(source);
        return row.ends.isAfter(clock.instant()) ? row.holder : "";
    }

    private Row row(String source) {
        return rows.computeIfAbsent(source, _ -> new Row());
    }

    /// The same book in the hands of one program.
    SightBook of(String holder) {
        return new Hands(holder);
    }

    private final class Hands implements SightBook {
        private final String me;

        Hands(String me) {
            this.me = me;
        }

        private <T> T answer(Supplier<T> answer) {
            synchronized (TeamTable.this) {
                if (away) {
                    throw new StoreFailure("The table is away.");
                }
                return answer.get();
            }
        }

        @Override
        public List<Standing> standings(List<Source> sources) {
            return answer(() -> sources.stream().map(this::standing).toList());
        }

        private Standing standing(Source source) {
            Row row = row(source.name());
            Duration left = row.holder.isEmpty() ? Duration.ZERO : Duration.between(clock.instant(), row.ends);
            Looker looker = !left.isPositive() ? Looker.NOBODY : row.holder.equals(me) ? Looker.WE : Looker.ANOTHER;
            return new Standing(looker, left, row.beat, row.hints);
        }

        @Override
        public Set<Source> hold(Collection<Source> sources, Duration length) {
            return answer(() -> {
                Set<Source> held = new HashSet<>();
                for (Source source : sources) {
                    if (standing(source).looker() != Looker.ANOTHER) {
                        row(source.name()).holder = me;
                        row(source.name()).ends = clock.instant().plus(length);
                        held.add(source);
                    }
                }
                return held;
            });
        }

        @Override
        public void letGo(Collection<Source> sources) {
            answer(() -> {
                sources.stream()
                        .filter(source -> standing(source).looker() == Looker.WE)
                        .forEach(source -> row(source.name()).holder = "");
                return sources;
            });
        }

        @Override
        public List<Entry> read(Source source, Instant asked) {
            return answer(() -> {
                if (damaged) {
                    throw new StoreFailure("The row is damaged.");
                }
                return row(source.name()).written.stream()
                        .map(one -> new Entry(one.number(), dated(one, asked)))
                        .toList();
            });
        }

        private Looked dated(Written one, Instant asked) {
            Instant at = asked.minus(Duration.between(one.began(), clock.instant()));
            return switch (one.looked().observation()) {
                case Observation.Seen<Sight> seen ->
                    new Looked(
                            new Observation.Seen<>(seen.source(), at, seen.took(), seen.cost(), seen.what()),
                            one.looked().planned());
                case Observation.Unseen<Sight> unseen ->
                    new Looked(
                            new Observation.Unseen<>(unseen.source(), at, unseen.took(), unseen.cost(), unseen.fault()),
                            one.looked().planned());
            };
        }

        @Override
        public boolean publish(Source source, Looked looked, Supplier<Duration> age) {
            return answer(() -> {
                if (standing(source).looker() != Looker.WE) {
                    return false;
                }
                if (unwritable.equals(me)) {
                    throw new StoreFailure("The row cannot be written.");
                }
                Row row = row(source.name());
                row.beat++;
                if (looked.observation() instanceof Observation.Seen) {
                    row.written.clear();
                }
                row.written.removeIf(one -> one.looked().observation() instanceof Observation.Unseen);
                row.written.add(new Written(row.beat, clock.instant().minus(age.get()), looked));
                return true;
            });
        }

        @Override
        public void hint(Source source) {
            answer(() -> row(source.name()).hints++);
        }
    }
}
