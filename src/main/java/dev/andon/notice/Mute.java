package dev.andon.notice;

import dev.andon.board.Light;
import dev.andon.board.Tile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody wants to hear nothing of a pipeline, for themselves alone.
///
/// @param subject the tile's id
/// @param until when it is over by itself; null for never
/// @param untilGreen whether it is over, too, when the pipeline is green
public record Mute(String subject, @Nullable Instant until, boolean untilGreen) {
    /// Whether it is over by then.
    ///
    /// @param tile the pipeline, or null when it is not seen
    boolean isOver(@Nullable Tile tile, Instant now) {
        return (until != null && !now.isBefore(until)) || (untilGreen && tile != null && tile.light() == Light.GREEN);
    }
}
