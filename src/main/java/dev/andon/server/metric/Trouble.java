package dev.andon.server.metric;

import dev.andon.server.http.Redaction;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;

/// The faults that all metric servers have in common.
final class Trouble {
    /// The year 5138; times that are farther away are no times.
    static final long FAR_AWAY = 100_000_000_000_000L;

    private Trouble() {}

    /// The answer is not one series of numbers.
    static ServerFault unreadable(String sentence) {
        return new ServerFault(FaultKind.UNREADABLE, sentence);
    }

    /// The answer is not what this kind of server sends.
    static ServerFault shape(String what) {
        return unreadable("The answer is not what this kind of server sends: " + what + ".");
    }

    /// @param how what makes one of them
    static ServerFault several(int series, String how) {
        return unreadable("The answer has " + series + " series, and one is wanted. " + how);
    }

    /// The server says that it could not do it.
    static ServerFault says(String message) {
        return new ServerFault(FaultKind.BROKEN, Word.EXPRESSION_REFUSED, Redaction.line(message));
    }

    /// Half an answer would look like a loss.
    static ServerFault partial(String message) {
        return new ServerFault(
                FaultKind.BROKEN,
                "The server says that its answer may not be whole"
                        + (message.isBlank() ? "." : ": " + Redaction.line(message)));
    }

    /// The expression cannot be asked, as if the server itself had refused it.
    static ServerFault expression(String sentence) {
        return new ServerFault(FaultKind.BROKEN, sentence);
    }
}
