package dev.andon.ui.pipelines;

import dev.andon.board.Tile;
import dev.andon.notice.Mute;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Moments;
import dev.andon.ui.kit.choice.Choice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one can say of hearing nothing of a pipeline.
///
/// @param zone whose mornings are meant
/// @param changed is called when something was said
record Muting(Texts texts, ZoneId zone, Own own, Runnable changed) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    boolean isMuted(String subject) {
        return own.mutes().has(subject);
    }

    List<Choice> choices(Tile tile, Instant now) {
        if (isMuted(tile.id())) {
            return List.of(new Choice("unmute", texts.say("mute.not"), () -> {
                own.keep(own.mutes().without(tile.id()));
                changed.run();
            }));
        }
        return List.of(
                choice("mute-hour", texts.say("mute.hour"), tile, now.plus(HOUR), false),
                choice("mute-tomorrow", texts.say("mute.tomorrow"), tile, morning(now), false),
                choice("mute-green", texts.say("mute.green"), tile, null, true),
                choice("mute-good", texts.say("mute.good"), tile, null, false));
    }

    private Choice choice(String id, String words, Tile tile, @Nullable Instant until, boolean untilGreen) {
        return new Choice(id, words, () -> {
            own.keep(own.mutes().with(new Mute(tile.id(), until, untilGreen)));
            changed.run();
        });
    }

    private Instant morning(Instant now) {
        return now.atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atTime(MORNING)
                .atZone(zone)
                .toInstant();
    }

    /// Until when a pipeline is muted, in a sentence; empty when it is not.
    Optional<String> told(Tile tile) {
        return own.mutes().of(tile.id()).map(mute -> {
            if (mute.until() != null) {
                return texts.say("mute.until", new Moments(texts.locale(), zone).brief(mute.until()));
            }
            return texts.say(mute.untilGreen() ? "mute.untilGreen" : "mute.forGood");
        });
    }
}
