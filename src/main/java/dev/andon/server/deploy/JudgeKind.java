package dev.andon.server.deploy;

import dev.andon.guard.Judge;
import dev.andon.server.http.Http;
import dev.andon.source.Source;
import java.util.List;
import java.util.function.BiFunction;

/// A kind of source whose verdicts on releases Andon reads.
///
/// @param name what the settings call the kind of source
/// @param title what people call who judges there
/// @param isSource whether it is a source of its own, and not one that is watched anyway
/// @param options what may be set for this kind alone, where it is one
/// @param maker makes the adapter; throws [IllegalArgumentException] for options that cannot be used
public record JudgeKind(
        String name,
        String title,
        boolean isSource,
        List<Kind.Option> options,
        BiFunction<Http, Source, Judge> maker) {}
