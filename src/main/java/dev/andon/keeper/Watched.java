package dev.andon.keeper;

import dev.andon.build.BuildServer;
import dev.andon.build.Rerunner;
import dev.andon.deploy.Rollbacker;
import dev.andon.source.Ability;
import dev.andon.source.Meter;
import dev.andon.source.Push;
import dev.andon.source.Source;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A source with the adapter that reads it.
///
/// @param source its settings
/// @param server reads it
/// @param meter counts what that costs
/// @param push where the server says that something changed, or null
/// @param rerunner builds something again where the server can do that, or null
/// @param rollbacker goes back to what was live before where the server can do that, or null
/// @param abilities what else may be asked for here
public record Watched(
        Source source,
        BuildServer server,
        Meter meter,
        @Nullable Push push,
        @Nullable Rerunner rerunner,
        @Nullable Rollbacker rollbacker,
        Set<Ability> abilities) {
    private static final Set<Ability> ONLY_READING = EnumSet.of(Ability.LOG, Ability.TESTS, Ability.HISTORY);

    public Watched {
        abilities = Set.copyOf(abilities);
    }

    /// A source that is only looked at.
    public Watched(Source source, BuildServer server, Meter meter, @Nullable Push push) {
        this(source, server, meter, push, null, null, Set.of());
    }

    /// The same, where nothing is changed.
    public Watched lookedAtOnly() {
        Set<Ability> reading = EnumSet.copyOf(ONLY_READING);
        reading.retainAll(abilities);
        return new Watched(source, server, meter, push, null, null, reading);
    }

    Set<Ability> able() {
        Set<Ability> able = EnumSet.noneOf(Ability.class);
        able.addAll(abilities);
        if (rerunner != null) {
            able.add(Ability.RERUN);
        }
        if (rollbacker != null) {
            able.add(Ability.ROLL_BACK);
        }
        return able;
    }
}
