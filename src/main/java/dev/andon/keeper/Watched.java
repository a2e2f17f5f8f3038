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
public record Watched(
        Source source,
        BuildServer server,
        Meter meter,
        @Nullable Push push,
        @Nullable Rerunner rerunner,
        @Nullable Rollbacker rollbacker) {
    /// A source that is only looked at.
    public Watched(Source source, BuildServer server, Meter meter, @Nullable Push push) {
        this(source, server, meter, push, null, null);
    }

    /// The same, only looked at.
    public Watched lookedAtOnly() {
        return new Watched(source, server, meter, push);
    }

    Set<Ability> abilities() {
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        if (rerunner != null) {
            abilities.add(Ability.RERUN);
        }
        if (rollbacker != null) {
            abilities.add(Ability.ROLL_BACK);
        }
        return abilities;
    }
}
