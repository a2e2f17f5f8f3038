package dev.andon.source;

import java.util.Locale;

/// Why a look at a server brought nothing. A closed list: settings, screens and scripts rely on it.
public enum FaultKind {
    /// No connection: unknown host, refused, reset, no route.
    UNREACHABLE,
    /// Connected, but the whole answer did not come before the deadline.
    TIMED_OUT,
    /// The server's certificate is not trusted, or not the pinned one.
    UNTRUSTED,
    /// 401, 403 or a login page.
    REFUSED,
    /// Asked to come later: 429, or a spent request budget.
    THROTTLED,
    /// 404, an answer without pipelines, or nothing that the settings select.
    MISSING,
    /// 5xx, or an answer that says the server cannot answer now.
    BROKEN,
    /// The answer came but is not what this kind of server sends.
    UNREADABLE,
    /// The answer is larger than the limit.
    TOO_LARGE,
    /// Sent to another host, where we do not follow.
    REDIRECTED;

    /// As in the keys of sentences.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
