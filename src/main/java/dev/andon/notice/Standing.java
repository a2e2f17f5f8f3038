package dev.andon.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one thing stood when it was last known, and what was told of it.
///
/// @param source the source it belongs to, or empty for a line
/// @param name what people call it
/// @param broken whether it was broken when last known
/// @param missed whether it could not be relied on since
/// @param broke when this incident was first seen; null when it is not broken
/// @param told when it was last told that it is broken; null when it was not
/// @param unclaimed since when nobody has been on it; null when somebody is, or it is not broken
/// @param escalated whether it was told that nobody is on it
/// @param muted whether the addressee wants to hear no more of this incident but its end
/// @param holder who was on it, or empty
public record Standing(
        String source,
        String name,
        boolean broken,
        boolean missed,
        @Nullable Instant broke,
        @Nullable Instant told,
        @Nullable Instant unclaimed,
        boolean escalated,
        boolean muted,
        String holder) {
    static Standing well(Matter matter) {
        return new Standing(matter.source(), matter.name(), false, false, null, null, null, false, false, "");
    }

    /// A new incident.
    static Standing broken(Matter matter, Instant at) {
        String holder = matter.holder();
        return new Standing(
                matter.source(),
                matter.name(),
                true,
                false,
                at,
                null,
                holder.isEmpty() ? at : null,
                false,
                false,
                holder);
    }

    Standing missed(boolean missed) {
        return missed == this.missed
                ? this
                : new Standing(source, name, broken, missed, broke, told, unclaimed, escalated, muted, holder);
    }

    Standing told(Instant at) {
        return new Standing(source, name, broken, missed, broke, at, unclaimed, escalated, muted, holder);
    }

    Standing escalated(Instant at) {
        return new Standing(source, name, broken, missed, broke, at, unclaimed, true, muted, holder);
    }

    /// Somebody else is on it now, or nobody.
    Standing heldBy(String holder, Instant at) {
        return new Standing(
                source, name, broken, missed, broke, told, holder.isEmpty() ? at : null, false, muted, holder);
    }

    Standing mute() {
        return new Standing(source, name, broken, missed, broke, told, unclaimed, escalated, true, holder);
    }
}
