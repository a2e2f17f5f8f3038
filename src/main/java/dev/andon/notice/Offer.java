package dev.andon.notice;

/// What somebody who is told can do about it at once, besides claiming it.
///
/// @param what that is
/// @param subject to what: a service's tile id
public record Offer(What what, String subject) {
    public enum What {
        /// Say no to the guard.
        VETO,
        /// See what going back would be, and decide.
        GO_BACK
    }
}
