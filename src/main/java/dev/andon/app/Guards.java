package dev.andon.app;

import dev.andon.desk.Measurements;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Judge;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What watches deploys.
///
/// @param rules the settings'
/// @param ahead by the names of sources, how far our clock is ahead of a deploy server's
/// @param meters by the names of sources, those with numbers
/// @param judges likewise, those that judge releases
/// @param texts the language in which it says what it sees
record Guards(
        List<GuardRule> rules,
        Function<String, Duration> ahead,
        Function<String, Optional<Measurements.Meter>> meters,
        Function<String, Optional<Judge>> judges,
        Texts texts) {
    static final Guards NONE = new Guards(
            List.of(), _ -> Duration.ZERO, _ -> Optional.empty(), _ -> Optional.empty(), Texts.in(Locale.ENGLISH));
}
