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
/// @param doubtful whether it is not certain that what was to be told of it was
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
        boolean doubtful,
        String holder) {
    static Standing well(Matter matter) {
        return new Standing(matter.source(), matter.name(), false, false, null, null, null, false, false, false, "");
    }

    /// A new incident.
    static Standing broken(Matter matter, Instant at) {
        String holder = matter.holder();
        Instant unclaimed = holder.isEmpty() ? at : null;
        return new Standing(
                matter.source(), matter.name(), true, false, at, null, unclaimed, false, false, false, holder);
    }

    Standing missed(boolean missed) {
        return missed == this.missed
                ? this
                : new Standing(
                        source, name, broken, missed, broke, told, unclaimed, escalated, muted, doubtful, holder);
    }

    Standing told(Instant at) {
        return new Standing(source, name, broken, missed, broke, at, unclaimed, escalated, muted, false, holder);
    }

    Standing doubted() {
        return new Standing(source, name, broken, missed, broke, told, unclaimed, escalated, muted, true, holder);
    }

    boolean isTold() {
        return told != null;
    }

    Standing escalated(Instant at) {
        return new Standing(source, name, broken, missed, broke, at, unclaimed, true, muted, doubtful, holder);
    }

    /// Somebody else is on it now, or nobody.
    Standing heldBy(String holder, Instant at) {
        Instant since = holder.isEmpty() ? at : null;
        return new Standing(source, name, broken, missed, broke, told, since, false, muted, doubtful, holder);
    }

    Standing mute() {
        return new Standing(source, name, broken, missed, broke, told, unclaimed, escalated, true, doubtful, holder);
    }
}
