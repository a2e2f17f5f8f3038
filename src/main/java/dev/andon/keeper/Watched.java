package dev.andon.keeper;

import dev.andon.build.BuildServer;
import dev.andon.source.Meter;
import dev.andon.source.Push;
import dev.andon.source.Source;
import org.jspecify.annotations.Nullable;

/// A source with the adapter that reads it.
///
/// @param source its settings
/// @param server reads it
/// @param meter counts what that costs
/// @param push where the server says that something changed, or null
public record Watched(
        Source source,
        BuildServer server,
        Meter meter,
        @Nullable Push push) {}
