package dev.andon.line;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a red pipeline, for a line that wants its failures confirmed.
///
/// @param build its last build that ended, when that was red; null when it is red only because a build that runs
///     fails already
/// @param busy whether something is queued or running
/// @param found when we first saw that build, by our clock
/// @param seen when its source was last seen, by our clock
/// @param begun when the build that runs began; null when none runs
/// @param estimate how long a build takes, or null
/// @param rerunnable whether its server can be asked to build it again
public record Evidence(
        @Nullable RedBuild build,
        boolean busy,
        Instant found,
        Instant seen,
        @Nullable Instant begun,
        @Nullable Duration estimate,
        boolean rerunnable) {}
